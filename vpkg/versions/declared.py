"""What a file says of its own standing: draft, filed, public, corrected or withdrawn, and which number.

A person's word (a correction file) goes before the head of the document, the head before the file's name.
"""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from vpkg.errors import UnknownName
from vpkg.model import Document, Dropped, Report, Span

STANDINGS: dict[str | None, int] = {
    "draft": 1, "filed": 2, None: 3, "public": 4, "withdrawn": 5, "corrected": 6,
}  # fmt: skip
"""What outranks what. A withdrawn version takes all before it along; only one that corrects it still holds."""

_CUES = Path(__file__).with_name("cues.csv")
_LONGEST_LINE = 16
"""Words; a longer line is prose, and what prose calls a draft is some other text."""

_HEAD_LINES = 20
_MARKUP = "#*_>|`~ \t\r"
_OF_A_FORM = re.compile(r"\b(?:template|form|guidelines?|guidance|questionnaire)\b", re.IGNORECASE)
_NUMBER_IN_HEAD = re.compile(r"\bversion\s+(?:no\.?\s*)?(\d{1,2}(?:\.\d{1,2})?)\b", re.IGNORECASE)
_NUMBER_IN_NAME = re.compile(r"(?:^|[^a-z0-9])(?:v|version|rev)[-_ .]?(\d{1,2})(?![a-z0-9])", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Declared:
    """A standing and a number, each None where nobody states it; ``span`` is where the head says it."""

    status: str | None = None
    number: str | None = None
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class _Cue:
    status: str
    where: str
    pattern: re.Pattern[str]


def declared(report: Report) -> Declared:
    """Say what standing a report states of itself; a second or later version is a corrected one."""
    document, stated = report.document, report.correction
    in_head, in_name = _in_head(report), _in_name(document)
    number = in_head.number or in_name.number
    status = in_head.status or in_name.status
    if status is None and number is not None and float(number) >= 2:
        status = "corrected"
    if stated is not None and stated.version is not None:
        if stated.version not in STANDINGS:
            known = ", ".join(each for each in STANDINGS if each)
            raise UnknownName(f"There is no version {stated.version!r} of a report; state one of {known}.")
        return Declared(stated.version, number)
    return Declared(status, number, in_head.span)


def _in_head(report: Report) -> Declared:
    """Look at the short lines before the first answer, the most telling cue first."""
    lines = [(span, line) for span, line in _head_lines(report) if not _OF_A_FORM.search(line)]
    numbered = next(((span, found[1]) for span, line in lines if (found := _NUMBER_IN_HEAD.search(line))), None)
    number = numbered[1] if numbered else None
    for cue in _cues():
        for span, line in lines:
            if cue.where == "head" and cue.pattern.search(line):
                return Declared(cue.status, number, span)
    # A running head is no part of the text, so there is no span to point to.
    for cue in _cues():
        if cue.where == "head" and any(cue.pattern.search(each.text.strip()) for each in _running(report.document)):
            return Declared(cue.status, number)
    return Declared(None, number, numbered[0] if numbered else None)


def _running(document: Document) -> list[Dropped]:
    return [each for each in document.dropped if each.kind in ("running-head", "notice")]


def _head_lines(report: Report) -> list[tuple[Span, str]]:
    text = report.document.text
    starts = [span.start for answer in report.answers for span in (*answer.headings, *answer.bodies)]
    end = min(starts, default=len(text))
    found: list[tuple[Span, str]] = []
    at = 0
    for raw in text[:end].splitlines(keepends=True):
        line = raw.strip().strip(_MARKUP)
        if line and len(line.split()) <= _LONGEST_LINE:
            start = at + raw.index(line)
            found.append((Span(start, start + len(line)), line))
        at += len(raw)
        if len(found) == _HEAD_LINES:
            break
    return found


def _in_name(document: Document) -> Declared:
    stem = document.source.rsplit(".", 1)[0]
    found = _NUMBER_IN_NAME.search(stem)
    status = next((cue.status for cue in _cues() if cue.where == "name" and cue.pattern.search(stem)), None)
    return Declared(status, found[1] if found else None)


@lru_cache(maxsize=1)
def _cues() -> tuple[_Cue, ...]:
    with _CUES.open(encoding="utf-8", newline="") as handle:
        rows = list(csv.DictReader(handle))
    return tuple(_Cue(row["status"], row["where"], re.compile(row["pattern"], re.IGNORECASE)) for row in rows)
