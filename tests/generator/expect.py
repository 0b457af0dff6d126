"""What must be read from a report, told from the report itself; and how an outline compares with it."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from tests.generator.abstract import AbstractAnswer, AbstractReport, Layout, Piece
from tests.generator.compose import label
from vpkg.templates import load

_WORDS = re.compile(r"\w+")
_NOTE = re.compile(r"\[\^?\d+\]")
_RUN = 4
"""Words in a row by which a piece is looked for in an answer."""
_SENTENCE = 25
"""Letters of the shortest sentence by which text is known to be that of one question and no other."""
_PRESENT = 0.8


@dataclass
class Difference:
    """A question that was not read as written; a ``doubt`` was said of it, or of the text that is missing."""

    code: str
    doubt: bool
    what: str


@dataclass
class Judgement:
    """How an outline compares with the report: how many questions there are, and which were not read as written."""

    questions: int
    differences: list[Difference] = field(default_factory=list)
    head: list[str] = field(default_factory=list)

    @property
    def wrong(self) -> list[Difference]:
        """The differences of which nothing was said."""
        return [each for each in self.differences if not each.doubt]


def expected(report: AbstractReport, layout: Layout) -> dict[str, Any]:
    """Return what an outline of the report must say, its spans, findings and scores aside."""
    states_days = report.template == "government" or layout.head >= 0
    return {
        "organisation": report.reporter,
        "pillar": report.pillar,
        "year": report.year if report.start.year == report.end.year else None,
        "period": {"start": report.start.isoformat(), "end": report.end.isoformat()} if states_days else None,
        "kind": report.kind,
        "template": report.template,
        "answers": {answer.code: _answer(answer, layout) for answer in report.answers},
    }


def _answer(answer: AbstractAnswer, layout: Layout) -> dict[str, Any]:
    apart = layout.countries in ("heading", "bold", "by-country")
    return {
        "status": answer.status,
        "text": [_plain(piece) for piece in answer.all_pieces if piece.kind != "own"],
        "refers_to": [answer.refers_to] if answer.refers_to else [],
        "nil_return": answer.nil,
        "parts": {part.country: [_plain(p) for p in part.pieces] for part in answer.parts} if apart else {},
    }


def _plain(piece: Piece) -> str:
    if piece.kind == "table":
        return "\n".join(" | ".join(row) for row in piece.rows)
    return piece.text


def judge(report: AbstractReport, layout: Layout, outline: dict[str, Any] | None) -> Judgement:
    """Compare an outline with what must be read; None stands for a file that was refused."""
    wanted = expected(report, layout)
    judgement = Judgement(len(wanted["answers"]))
    if outline is None:
        judgement.differences = [Difference(code, True, "refused") for code in wanted["answers"]]
        return judgement
    judgement.head = [
        f"{key}: {outline[key]!r} instead of {wanted[key]!r}"
        for key in ("organisation", "year", "period", "kind", "template")
        if wanted[key] is not None and outline[key] != wanted[key]
    ]
    found = outline["answers"] if load(report.template).questions else _by_heading(outline, wanted)
    doubted = " ".join(each["text"] for each in outline["leftovers"])
    texts = {answer.code: _sentences(answer.all_pieces) for answer in report.answers}
    texts["foreword"] = _sentences(report.foreword)
    texts["annex"] = _sentences(report.annex)
    texts["headings"] = _headings(report, layout)
    codes = Counter(finding["question"] for finding in outline["findings"] if finding["question"])
    unknown = any(f["code"] == "template-not-recognised" for f in outline["findings"]) and not outline["template"]
    for code, answer in wanted["answers"].items():
        what = _difference(code, answer, found.get(code), texts)
        if what:
            doubt = codes[code] > 0 or (unknown and outline["template"] != wanted["template"])
            judgement.differences.append(
                Difference(code, doubt or _is_left_over(answer, found.get(code), doubted), what)
            )
    return judgement


def _by_heading(outline: dict[str, Any], wanted: dict[str, Any]) -> dict[str, Any]:
    """Give a free report's answers the keys of the abstract report: the words of their headings."""
    found = {}
    for answer in outline["answers"].values():
        words = _WORDS.findall((answer["heading"] or "").lower())
        for heading in wanted["answers"]:
            if _WORDS.findall(heading.lower()) in (words, words[1:]):
                found[heading] = answer
    return found


def _difference(
    code: str, wanted: dict[str, Any], found: dict[str, Any] | None, texts: dict[str, set[str]]
) -> str | None:
    """Say how an answer differs from what was written, or nothing."""
    if found is None:
        return f"not there instead of {wanted['status']}"
    if found["status"] != wanted["status"]:
        return f"{found['status']} instead of {wanted['status']}: {found['text'][:80]!r}"
    if wanted["status"] in ("see-other", "merged"):
        return None if found["refers_to"] == wanted["refers_to"] else f"refers to {found['refers_to']}"
    for piece in wanted["text"]:
        if not _is_in(piece, found["text"]):
            return f"lacks {piece[:80]!r}"
    return _strange(code, found["text"], texts) or _parts(wanted, found)


def _strange(code: str, text: str, texts: dict[str, set[str]]) -> str | None:
    """Text of another question is wrong, and so is a foreword, an annex or another's heading."""
    said = f" {' '.join(_words(text))} "
    for other, sentences in texts.items():
        foreign = [] if other == code else [each for each in sentences - texts[code] if f" {each} " in said]
        if foreign:
            return f"has text of {other}: {foreign[0]!r}"
    return None


def _parts(wanted: dict[str, Any], found: dict[str, Any]) -> str | None:
    for country, pieces in wanted["parts"].items():
        said = [part["text"] for part in found["parts"] if _same_country(part, country)]
        if not said:
            return f"no part on {country}"
        for piece in pieces:
            if not _is_in(piece, " ".join(said)):
                return f"part on {country} lacks {piece[:60]!r}"
    return None


def _same_country(part: dict[str, Any], country: str) -> bool:
    from vpkg.gazetteer import find_country

    known = find_country(country)
    return known is not None and part["id"] == known.iso2.lower()


def _is_left_over(wanted: dict[str, Any], found: dict[str, Any] | None, doubted: str) -> bool:
    """Tell whether all that is missing of an answer was said to stand under no question."""
    if not doubted or not wanted["text"]:
        return False
    said = doubted + " " + (found["text"] if found else "")
    return all(_is_in(piece, said) for piece in wanted["text"])


def _is_in(piece: str, text: str) -> bool:
    """Tell whether a piece stands in a text; what a page does to it (a broken word, a note's mark) may be missing."""
    if len(_words(piece)) <= _RUN:
        return f" {' '.join(_words(piece))} " in f" {' '.join(_words(text))} "
    wanted, found = _runs(piece, _RUN), _runs(text, _RUN)
    return sum((wanted & found).values()) >= _PRESENT * sum(wanted.values())


def _sentences(pieces: tuple[Piece, ...]) -> set[str]:
    """Return the words of every sentence; the grammar writes none twice."""
    each = (sentence for piece in pieces for sentence in re.split(r"(?<=[.?!])\s", _plain(piece)))
    return {words for sentence in each if len(words := " ".join(_words(sentence))) >= _SENTENCE}


def _headings(report: AbstractReport, layout: Layout) -> set[str]:
    """Return the headings that no sentence of the report has in it by chance."""
    said = " ".join(" ".join(_words(_plain(piece))) for answer in report.answers for piece in answer.all_pieces)
    headings = {" ".join(_words(words)) for _, words in layout.headings}
    return {words for words in headings if len(words) >= _SENTENCE and words not in said}


def _runs(text: str, length: int) -> Counter[str]:
    words = _words(text)
    return Counter(" ".join(words[n : n + length]) for n in range(len(words) - length + 1))


def _words(text: str) -> list[str]:
    return _WORDS.findall(_NOTE.sub("", text).lower())


def first_words(report: AbstractReport, layout: Layout, code: str) -> str:
    """Say how an answer begins, under the code as the page shows it."""
    answer = report.answer(code)
    start = answer.all_pieces[0].text[:70] if answer.all_pieces else answer.status
    shown = label(layout, code) if report.template != "government" else code
    return f"{shown or code}: {start}"
