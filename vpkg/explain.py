"""Why the words at a position were read as they were: what recognised them, from which row, and what lost to it."""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from typing import Any

from vpkg import resources
from vpkg.errors import UnreadableInput
from vpkg.extract.found import Found, Lost
from vpkg.extract.mentions import Heard, recognise, surface
from vpkg.model import Mention, Report, Span
from vpkg.recognisers import FEWEST, Recogniser, basis, recognisers

_ROW = re.compile(r"(?P<file>[\w-]+\.csv)#(?P<key>.+)")


@dataclass(frozen=True, slots=True)
class Explanation:
    """A mention at a position, the recogniser and row behind it, and the proposals for its words that do not stand."""

    mention: Mention
    recogniser: Recogniser | None
    row: dict[str, str]
    basis: str
    lost: tuple[tuple[str, str, str, str], ...]


def explain(report: Report, at: int) -> tuple[list[Explanation], list[tuple[str, str, str, str]]]:
    """Return why each mention at a position stands, the outermost first, and all that was proposed there and lost.

    What lost is told as words, kind, recogniser and reason. Raises `UnreadableInput` where the position is outside
    the text.
    """
    text = report.document.text
    if not 0 <= at < len(text):
        raise UnreadableInput(f"There is no position {at}; the text has positions 0 to {len(text) - 1}.")
    for heard in recognise(report):
        if heard.passage.span.start <= at < heard.passage.span.end:
            return _explained(heard, report, at)
    return [], []


def position_of(report: Report, words: str) -> int:
    """Return where words stand first in a report's text; raises `UnreadableInput` where they do not."""
    pattern = r"\s+".join(re.escape(word) for word in words.split())
    found = re.search(pattern, report.document.text) if pattern else None
    if found is None:
        raise UnreadableInput(f"The words {words!r} do not stand in the text; vpkg text prints it.")
    return found.start()


def _explained(heard: Heard, report: Report, at: int) -> tuple[list[Explanation], list[tuple[str, str, str, str]]]:
    reporter = report.reporter.slug if report.reporter else None
    here = [(f, m) for f, m in heard.stood if m.span.start <= at < m.span.end]
    made = [
        Explanation(
            mention=m,
            recogniser=recognisers().get(m.recogniser),
            row=_row(m.row),
            basis=_basis(m, reporter),
            lost=tuple(_told(heard, lost) for lost in heard.lost if _rivals(lost, f)),
        )
        for f, m in sorted(here, key=lambda stood: -len(stood[0]))
    ]
    return made, [_told(heard, lost) for lost in heard.lost if _covers(heard, lost.found, at)]


def _covers(heard: Heard, found: Found, at: int) -> bool:
    span = heard.passage.view.span(found.start, found.end)
    return span.start <= at < span.end


def _rivals(lost: Lost, found: Found) -> bool:
    """What lost to it, or, losing to nothing, wanted some of the same words."""
    if lost.to is not None:
        return lost.to == found
    return lost.found.start < found.end and found.start < lost.found.end


def _told(heard: Heard, lost: Lost) -> tuple[str, str, str, str]:
    span: Span = heard.passage.view.span(lost.found.start, lost.found.end)
    words = heard.passage.text(lost.found.start, lost.found.end)
    return surface(words) or str(span), lost.found.kind, lost.found.recogniser, lost.why


def _basis(mention: Mention, reporter: str | None) -> str:
    """Say in a sentence where the confidence comes from."""
    if mention.candidates:
        return "several things bear this name, so it has no confidence; a person decides with vpkg curate"
    examined, correct, left_out = basis(mention.recogniser, reporter)
    whose = "of other organisations" if left_out else "of all organisations annotated"
    if examined == 0:
        return "unmeasured: no annotated report shows this recogniser at work"
    if mention.confidence is None:
        return f"unmeasured: only {examined} examples in reports {whose}, fewer than {FEWEST}"
    return f"{mention.confidence:.3f}: right {correct} of {examined} times in reports {whose}, lower bound at 95 %"


def _row(reference: str) -> dict[str, str]:
    """Return the cells of the lexicon or gazetteer row that a mention was found by; empty where it is a pattern."""
    found = _ROW.fullmatch(reference)
    if found is None:
        return {}
    for folder in ("lexicon", "gazetteer"):
        path = resources.folder("ontology") / folder / found["file"]
        if path.is_file():
            with path.open(encoding="utf-8", newline="") as handle:
                for number, row in enumerate(csv.DictReader(handle), 2):
                    if found["key"] in (str(number), row.get("id"), row.get("iso2")):
                        return {key: value for key, value in row.items() if value}
    return {}


def to_data(explanations: list[Explanation], lost: list[tuple[str, str, str, str]]) -> dict[str, Any]:
    """Return an explanation as JSON-ready data."""
    names = ("words", "kind", "recogniser", "why")
    return {
        "mentions": [
            {
                "kind": e.mention.kind,
                "start": e.mention.span.start,
                "end": e.mention.span.end,
                "surface": e.mention.surface,
                "target": e.mention.target,
                "candidates": list(e.mention.candidates),
                "recogniser": e.mention.recogniser,
                "label": e.recogniser.label if e.recogniser else None,
                "row": e.mention.row,
                "cells": e.row,
                "confidence": e.mention.confidence,
                "basis": e.basis,
                "lost": [dict(zip(names, each, strict=True)) for each in e.lost],
            }
            for e in explanations
        ],
        "lost": [dict(zip(names, each, strict=True)) for each in lost],
    }


def to_text(explanations: list[Explanation], lost: list[tuple[str, str, str, str]], line: str) -> str:
    """Write an explanation for a terminal; ``line`` shows the position in its words."""
    lines = [line, ""]
    for each in explanations:
        mention = each.mention
        stands_for = mention.target or ", ".join(mention.candidates) or mention.concept or "nothing that has a name"
        label = each.recogniser.label if each.recogniser else "no entry in recognisers.csv"
        lines += [
            f"{mention.kind}  “{mention.surface}”  {mention.span.start}–{mention.span.end}",
            f"  stands for  {stands_for}",
            f"  found by    {mention.recogniser} ({label})",
            f"  from        {mention.row or 'the pattern itself'}",
            *(f"              {key}: {value[:100]}" for key, value in each.row.items() if key != "source"),
            f"  confidence  {each.basis}",
        ]
        lines += [f"  beat        “{words}” as {kind} by {by}: {why}" for words, kind, by, why in each.lost]
        lines.append("")
    if not explanations:
        lines += ["Nothing was recognised in these words.", ""]
        lines += [f"  proposed    “{words}” as {kind} by {by}: {why}" for words, kind, by, why in lost]
    return "\n".join(lines).rstrip() + "\n"
