"""Answers through the years, told as text, Markdown, JSON or one HTML page that prints well."""

from __future__ import annotations

import json
import re
import textwrap
import unicodedata
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from vpkg.compare.answers import Pair, Place, Strand, Told
from vpkg.compare.difference import Step
from vpkg.compare.sentences import Sentence
from vpkg.page import page_environment
from vpkg.table import Basis

SIGNS: Final[dict[str, str]] = {"equal": " ", "changed": "~", "added": "+", "dropped": "-"}
"""What stands before a sentence; colour only repeats it."""

LEGEND: Final[str] = "unmarked: as before; ~ changed; + only in the later report; - only in the earlier report"
NOTE: Final[str] = (
    "Reports are their members' word about themselves. A sentence that is not said again is not untrue for that, "
    "and an update report need not answer every question."
)
STATUSES: Final[dict[str, str]] = {
    "answered": "answered",
    "not-applicable": "marked not applicable",
    "blank": "heading without an answer",
    "absent": "question not in the report",
    "see-other": "refers to another answer",
    "merged": "answered under another question",
    "not-placed": "no text of this report was placed under questions",
    "not-asked": "not asked by the form of this report",
}
_COLOURS = {"equal": "2", "changed": "33", "added": "32", "dropped": "31"}
_TEMPLATES = Path(__file__).resolve().parent / "templates"


def clean(words: str) -> str:
    """Collapse white space and drop control and direction characters, which could rewrite a reader's screen."""
    spaced = re.sub(r"\s+", " ", words).strip()
    return "".join(c for c in spaced if unicodedata.category(c) not in ("Cc", "Cf", "Cs"))


def topic_name(topic: str) -> str:
    """Name a topic as a person reads it; a heading of a report's own stays as worded."""
    return clean(topic.rpartition("/topic/")[2].replace("-", " ") if "/topic/" in topic else topic)


def standing(told: Told) -> str:
    """Say what became of the question in one report, code by code."""
    words = [STATUSES.get(status, status) for status in told.statuses]
    if told.codes:
        words = [f"{code} {status}" for code, status in zip(told.codes, words, strict=False)]
    return "; ".join(words) + ("; update report" if told.kind == "update" else "")


def share(pair: Pair) -> str:
    """Say how much of the later text is repeated."""
    found = pair.repeated
    return f"{found.words} of {found.of} words repeated from {pair.before.year}" if found.of else "no words to repeat"


def to_text(strands: Sequence[Strand], basis: Basis, width: int = 100, colour: bool = False) -> str:
    """Tell strands as text of at most ``width`` columns; ``colour`` adds ANSI colours, which only repeat the signs."""
    lines: list[str] = []
    for strand in strands:
        lines += [f"{clean(strand.name)}: {topic_name(strand.topic)}", ""]
        for told, pair in _by_report(strand):
            lines += _wrapped(f"{told.year or 'year unknown'} · {standing(told)}", width, "")
            if pair:
                lines += _wrapped(f"beside {pair.before.year}: {share(pair)}", width, "  ")
            lines += [line for each in _lines(told, pair) for line in _painted(*each, width, colour)]
            lines.append("")
    return "\n".join([*lines, *_wrapped(LEGEND, width, ""), *_wrapped(f"{NOTE} {basis}", width, "")]) + "\n"


def to_markdown(strands: Sequence[Strand], basis: Basis) -> str:
    """Tell strands as Markdown: a list for each report; what Markdown would read as its own signs is escaped."""
    lines: list[str] = []
    for strand in strands:
        lines += [f"## {_escaped(clean(strand.name))}: {_escaped(topic_name(strand.topic))}", ""]
        for told, pair in _by_report(strand):
            lines += [f"### {told.year or 'year unknown'}", "", f"{_escaped(standing(told))}.", ""]
            if pair:
                lines += [f"Beside {pair.before.year}: {share(pair)}.", ""]
            for kind, words in _lines(told, pair):
                lines.append(f"- {_MARKS[kind]}{_escaped(words)}")
            lines.append("")
    return "\n".join([*lines, NOTE, "", str(basis)]) + "\n"


_MARKS = {"equal": "", "changed": "(changed) ", "added": "(added) ", "dropped": "(dropped) "}


def to_json(strands: Sequence[Strand], basis: Basis) -> str:
    """Tell strands as JSON: every sentence with its file and its first code point there."""
    data = {
        "strands": [
            {
                "organisation": strand.organisation,
                "name": strand.name,
                "topic": strand.topic,
                "reports": [_report(told) for told in strand.tellings],
                "comparisons": [_comparison(pair) for pair in strand.pairs],
            }
            for strand in strands
        ],
        "note": NOTE,
        "basis": str(basis),
    }
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def to_html(strands: Sequence[Strand], basis: Basis) -> str:
    """Tell strands as one HTML page, earlier and later report side by side; it asks the network for nothing."""
    environment = page_environment(_TEMPLATES)
    environment.filters.update(clean=clean, topic_name=topic_name, standing=standing, share=share)
    page = environment.get_template("answers.html.j2")
    return page.render(strands=strands, alone=alone, pieces=pieces, note=NOTE, basis=str(basis))


def alone(strand: Strand) -> tuple[Told, ...]:
    """Return the reports of a strand that stand beside no other."""
    paired = {told.report for pair in strand.pairs for told in (pair.before, pair.after)}
    return tuple(told for told in strand.tellings if told.report not in paired)


def pieces(step: Step) -> tuple[list[tuple[bool, str]], list[tuple[bool, str]]]:
    """Cut both wordings of a changed sentence into runs of words, each with whether the other has it not."""
    from rapidfuzz.distance import LCSseq

    old = clean(step.before.words).split() if step.before else []
    new = clean(step.after.words).split() if step.after else []
    sides: tuple[list[tuple[bool, str]], list[tuple[bool, str]]] = ([], [])
    for code in LCSseq.opcodes(old, new):
        for side, words in zip(
            sides, (old[code.src_start : code.src_end], new[code.dest_start : code.dest_end]), strict=True
        ):
            if words:
                side.append((code.tag != "equal", " ".join(words)))
    return sides


def _by_report(strand: Strand) -> Iterator[tuple[Told, Pair | None]]:
    pairs = {pair.after.report: pair for pair in strand.pairs}
    for told in strand.tellings:
        yield told, pairs.get(told.report)


def _lines(told: Told, pair: Pair | None) -> Iterator[tuple[str, str]]:
    """Yield sentences with what became of them; of a changed one both wordings."""
    if pair is None:
        yield from (("equal", clean(each.words)) for each in told.sentences)
        return
    for step in pair.steps:
        if step.kind == "changed" and step.before and step.after:
            yield "changed", f"{clean(step.before.words)} → {clean(step.after.words)}"
        else:
            one = step.after or step.before
            yield step.kind, clean(one.words) if one else ""


def _painted(kind: str, words: str, width: int, colour: bool) -> list[str]:
    lines = textwrap.wrap(words, max(width, 40), initial_indent=f"  {SIGNS[kind]} ", subsequent_indent="    ")
    return [f"\x1b[{_COLOURS[kind]}m{line}\x1b[0m" if colour else line for line in lines]


def _wrapped(words: str, width: int, indent: str) -> list[str]:
    return textwrap.wrap(clean(words), max(width, 40), initial_indent=indent, subsequent_indent=indent)


def _escaped(words: str) -> str:
    return re.sub(r"([\\`*_\[\]<>|#])", r"\\\1", words)


def _report(told: Told) -> dict[str, object]:
    return {
        "report": told.report,
        "year": told.year or None,
        "kind": told.kind,
        "codes": list(told.codes),
        "statuses": list(told.statuses),
        "sentences": [
            {"document": place.document, "start": place.start, "words": place.sentence.words} for place in told.places
        ],
    }


def _comparison(pair: Pair) -> dict[str, object]:
    return {
        "before": pair.before.report,
        "after": pair.after.report,
        "words": pair.repeated.of,
        "repeated": pair.repeated.words,
        "steps": [
            {"kind": each.kind, "before": _said(each.before, pair.before), "after": _said(each.after, pair.after)}
            for each in pair.steps
        ],
    }


def _said(sentence: Sentence | None, told: Told) -> dict[str, object] | None:
    if sentence is None:
        return None
    place: Place = next(each for each in told.places if each.sentence is sentence)
    return {"document": place.document, "start": place.start, "words": sentence.words}
