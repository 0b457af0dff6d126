"""A reading told as one HTML page: the whole text in order, each stretch marked with what it was taken for.

The page asks the network for nothing and runs no script; all that comes from the report is escaped, and characters that
would act on a reader's screen are shown by their number.
"""

from __future__ import annotations

import base64
import hashlib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from vpkg.model import Answer, Part, Report, Ruling
from vpkg.outline import words
from vpkg.outline.account import Account, account
from vpkg.outline.decisions import told as told_decision
from vpkg.outline.passages import Anchors, passages
from vpkg.outline.stretches import stretches
from vpkg.page import page_environment

_TEMPLATES: Final = Path(__file__).resolve().parent / "templates"
_LEGEND: Final = (
    ("headings", "heading", "announce a question or a section"),
    ("answers", "answer", "stand under a question"),
    ("front_matter", "front-matter", "title, dates, list of contents"),
    ("footnotes", "footnote", "kept apart from the answers"),
    ("chrome", "chrome", "page numbers and the like, no part of the report"),
    ("left_over", "left-over", "under no question, taken as no answer"),
)
_EXPLAINED: Final = (
    ("blank", "Blank: its heading is there, with nothing under it."),
    ("absent", "Absent: no heading of the report asks it."),
    ("merged", "Merged: it is answered together with another question."),
)


@dataclass(frozen=True, slots=True)
class Row:
    """A question in the list beside the text; ``link`` is None where the report has no place for it."""

    code: str
    label: str
    status: str
    certainty: str = ""
    doubtful: bool = False
    note: str = ""
    link: str | None = None
    parts: tuple[Row, ...] = ()


@dataclass(frozen=True, slots=True)
class Bar:
    """One kind of stretch in the bar of shares: ``start`` and ``width`` in hundredths of the whole."""

    kind: str
    name: str
    what: str
    share: str
    start: float
    width: float


def to_html(report: Report, decided: tuple[Ruling, ...] = ()) -> str:
    """Tell a reading as one HTML page, with what people decided."""
    from vpkg import __version__

    environment = page_environment(_TEMPLATES)
    environment.filters["in_one_line"] = words.one_line
    # Every value on the page goes through this, so none can bring a character that acts; mark-up is made here only.
    environment.finalize = lambda value: words.visible(value) if type(value) is str else value
    style = (_TEMPLATES / "reading.css").read_text(encoding="utf-8")
    told, cut = account(report), stretches(report)
    anchors = Anchors(cut)
    return environment.get_template("reading.html.j2").render(
        told=told,
        style=style,
        # Only the style sheet of this very page may apply: nothing that a report says can bring its own.
        style_hash=base64.b64encode(hashlib.sha256(style.encode()).digest()).decode(),
        rows=_rows(told, anchors),
        decided=[(told_decision(each), anchors.at(each.span) if each.span else None) for each in decided],
        explained=" ".join(said for status, said in _EXPLAINED if any(a.status == status for a in report.answers)),
        numbers={answer.code: number for number, answer in enumerate(report.answers, start=1)},
        passages=passages(report, cut, told.places),
        bars=tuple(_bars(told.data["placed"])),
        dropped=_dropped(told.data),
        anchors=anchors,
        version=__version__,
    )


def _rows(told: Account, anchors: Anchors) -> list[Row]:
    template = told.report.template
    asked = {question.code: question.label for question in template.questions} if template else {}
    return [_row(each, told.data["answers"][each.code], asked, anchors) for each in told.report.answers]


def _row(answer: Answer, data: dict[str, Any], asked: dict[str, str], anchors: Anchors) -> Row:
    heading = words.one_line((data["heading"] or "").strip(" #*_"), 160)
    own = answer.code not in asked
    return Row(
        code="" if own else answer.code,
        label=(heading or answer.code) if own else asked[answer.code],
        status=f"{words.STATUSES[data['status']][0]} {words.status(data)}",
        certainty=words.certainty(data),
        doubtful=data["certainty"] == "doubtful",
        note="; ".join(_notes(data, heading, own)),
        link=_first(answer, anchors),
        parts=tuple(_part(part, anchors) for part in answer.parts),
    )


def _notes(data: dict[str, Any], heading: str, own: bool) -> Iterator[str]:
    if heading and not own and data["certainty"] != "sure":
        yield f"the report says: “{heading}”"
    if data["reason"]:
        yield f"reason: {words.one_line(data['reason'], 120)}"
    if data["withheld"]:
        yield "withheld"
    if data["nil_return"]:
        yield "nil return"
    if own and data["topic"]:
        yield f"topic: {data['topic'].replace('-', ' ')}"


def _part(part: Part, anchors: Anchors) -> Row:
    sign, word = words.STATUSES[part.status]
    return Row("", words.one_line(part.country or part.id, 80), f"{sign} {word}", link=_first(part, anchors))


def _first(stands: Answer | Part, anchors: Anchors) -> str | None:
    spans = [*stands.headings, *stands.bodies]
    if isinstance(stands, Answer):
        spans += [span for part in stands.parts for span in (*part.headings, *part.bodies)]
    return anchors.at(spans[0]) if spans else None


def _bars(placed: dict[str, float]) -> Iterator[Bar]:
    start = 0.0
    for key, kind, what in _LEGEND:
        width = 100 * placed[key]
        yield Bar(kind, words.PLACED[key], what, words.share(placed[key]), round(start, 2), round(width, 2))
        start += width


def _dropped(data: dict[str, Any]) -> list[tuple[str, str, str]]:
    """List what was dropped from the text: its kind, its words, and how often or on which page."""
    found = [each for each in data["chrome"] if each["span"] is None]
    times = Counter((each["kind"], each["text"]) for each in found)
    pages = {(each["kind"], each["text"]): each["page"] for each in reversed(found)}
    return [
        (
            words.set_aside(kind),
            words.one_line(text, 300),
            words.several(number, "time") if number > 1 else (f"page {pages[kind, text]}" if pages[kind, text] else ""),
        )
        for (kind, text), number in times.items()
    ]
