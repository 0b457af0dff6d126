"""Drawing a layout: each choice is one that real reports make, weighted towards the common ones.

What no writer would do is not drawn: a report in one line has codes and whole questions, a report out of order has
codes or the words of the form, a report without codes keeps headings that say what was asked.
"""

from __future__ import annotations

import random
from dataclasses import replace
from typing import Any

from tests.generator.abstract import AbstractReport, Layout
from tests.generator.words import wordings
from vpkg.templates import load

CODES = {
    "C5.": 20, "A1": 14, "A1 and C5.": 5, "A. 1.": 8, "A.1": 8, "No. 1:": 7, "12.": 14, "12. alone": 6,
    "Question 5": 8, "": 14,
}  # fmt: skip
"""What stands before a question's words, as it is met, with how often it is drawn."""

WORDINGS = {"full": 40, "phrase": 32, "paraphrase": 16, "mixed": 12}


def draw_layout(draw: random.Random, report: AbstractReport) -> Layout:
    """Draw how a report is written down."""
    if report.template == "government":
        return _free(draw)
    codes = _weighted(draw, CODES)
    wording = _weighted(draw, WORDINGS)
    if not codes and wording in ("paraphrase", "mixed") and draw.random() < 0.6:
        wording = "phrase"
    codes = _recognisable(report, codes)
    layout = Layout(
        codes=codes,
        wording=wording,
        headings=tuple(_headings(draw, report, wording)),
        order=_order(draw, report, codes, wording),
        countries=draw.choice(("heading", "heading", "bold", "run-in", "by-country")),
        **_looks(draw),
    )
    return _possible(draw, report, layout)


def _recognisable(report: AbstractReport, codes: str) -> str:
    """Keep what tells one form from another.

    The older common form differs from the corporate one by its numbers alone, and a few headings without codes, as an
    update has them, fit several forms.
    """
    needed = report.template == "common-2010-2013" or report.kind == "update"
    return "12." if needed and not codes else codes


def _free(draw: random.Random) -> Layout:
    """A report under its own headings has neither codes nor sections."""
    looks = _looks(draw)
    looks.update(sections=False, contents=looks["contents"] if draw.random() < 0.5 else "", tight=False)
    return Layout(codes=draw.choice(("", "", "12.")), wording="own", split_heading=False, **looks)


def _looks(draw: random.Random) -> dict[str, Any]:
    """Draw what does not hang on the questions."""
    return {
        "title_case": draw.random() < 0.15,
        "upper_sections": draw.random() < 0.12,
        "sections": draw.random() < 0.75,
        "section_letters": draw.random() < 0.7,
        "contents": draw.choice(("", "", "", "", "", "dots", "dots", "spaces", "next line", "titles", "links")),
        "running": draw.choice(("", "", "", "page of", "slash", "title", "number")),
        "wrapped": draw.choice((0, 0, 0, 72, 80)),
        "tight": draw.random() < 0.15,
        "bold_headings": draw.random() < 0.25,
        "chrome": draw.random() < 0.25,
        "hyphens": draw.random() < 0.3,
        "columns": 2 if draw.random() < 0.12 else 1,
        "head": draw.randrange(6),
        "dates": draw.choice(("", "", "", "published", "plenary", "both")),
    }


def _headings(draw: random.Random, report: AbstractReport, wording: str) -> list[tuple[str, str]]:
    made = []
    for answer in report.answers:
        style = draw.choice(("full", "phrase", "paraphrase")) if wording == "mixed" else wording
        words = draw.choice(wordings(report.template, answer.code, style))
        made.append((answer.code, words.replace("{org}", report.reporter)))
    return made


def _order(draw: random.Random, report: AbstractReport, codes: str, wording: str) -> tuple[str, ...]:
    """Return the codes in the order in which the report has them; most keep the template's."""
    given = [answer.code for answer in report.answers if answer.status != "absent"]
    kind = draw.random()
    if kind > 0.16 or (not codes and wording != "full") or wording == "paraphrase":
        return tuple(given)
    sections = list(dict.fromkeys(code[0] for code in given))
    if kind < 0.06:
        draw.shuffle(sections)
        return tuple(code for letter in sections for code in given if code[0] == letter)
    within = {letter: [code for code in given if code[0] == letter] for letter in sections}
    for each in within.values():
        draw.shuffle(each)
    return tuple(code for each in within.values() for code in each)


def _possible(draw: random.Random, report: AbstractReport, layout: Layout) -> Layout:
    """Take back what no report would have, and add what only some can have."""
    merged = any(answer.status == "merged" for answer in report.answers)
    ordered = list(layout.order) == sorted(layout.order, key=lambda code: int(code[1:]))
    complete = len(layout.order) == len(load(report.template).questions)
    per_country = [report.answer(q.code) for q in load(report.template).questions if q.per_country][1:]
    told = [answer for answer in per_country if answer.status != "absent"]
    if layout.countries == "by-country" and not (told and all(answer.parts for answer in told)):
        layout = replace(layout, countries="heading")
    if layout.countries == "by-country" and not ordered:
        layout = replace(layout, countries="heading")
    if not ordered and layout.order and not _sections_together(layout.order):
        layout = replace(layout, sections=False)
    if layout.codes == "12. alone":
        # Number and title on lines of their own leave no room for text run on, and bare page numbers would be taken
        # for questions by anybody.
        layout = replace(layout, tight=False, running="title" if layout.running == "number" else layout.running)
    if layout.wording in ("full", "phrase") and layout.codes and draw.random() < 0.1:
        layout = replace(layout, split_heading=True)
    if layout.wording == "full" and layout.codes not in ("", "12.", "12. alone") and draw.random() < 0.22:
        # In one line nobody can tell the name of a country above a paragraph from its first words.
        layout = replace(layout, one_line=True, split_heading=False, title_case=False, running="", countries="run-in")
    if layout.codes in ("C5.", "12.") and ordered and complete and not merged and layout.countries != "by-country":
        layout = replace(layout, automatic=draw.random() < 0.5 and (layout.sections or layout.codes == "12."))
    return layout


def _sections_together(order: tuple[str, ...]) -> bool:
    letters = [code[0] for code in order]
    return len(list(dict.fromkeys(letters))) == sum(a != b for a, b in zip(["", *letters], letters, strict=False))


def _weighted(draw: random.Random, weights: dict[str, int]) -> str:
    return draw.choices(list(weights), list(weights.values()))[0]
