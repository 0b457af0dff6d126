"""A report and its layout become elements in the order of the page; what a format makes of them is its own matter."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from tests.generator.abstract import AbstractAnswer, AbstractReport, Element, Layout, Piece
from tests.generator.words import names
from vpkg.templates import load

_LABELS = {
    "C5.": "{letter}{number}.", "A1": "{letter}{number}", "A. 1.": "{letter}. {number}.", "A.1": "{letter}.{number}",
    "No. 1:": "No. {number}:", "12.": "{number}.", "12. alone": "{number}.", "Question 5": "Question {number}:", "": "",
}  # fmt: skip
_JOINED = {
    "C5.": "{} and {}.", "A1": "{} and {}", "A. 1.": "{} and {}", "A.1": "{} and {}", "No. 1:": "Nos. {} and {}:",
    "12.": "{} and {}.", "12. alone": "{} and {}.", "Question 5": "Questions {} and {}:", "": "",
}  # fmt: skip
_MONTHS = "January February March April May June July August September October November December".split()


def compose(report: AbstractReport, layout: Layout) -> list[Element]:
    """Return everything that the report's pages show, in order, but for running heads and a site's menu."""
    body = list(_body(report, layout))
    notes = [e for e in body if e.kind == "footnote"]
    body = [e for e in body if e.kind != "footnote"]
    head = list(_head(report, layout))
    return [*head, *_contents(layout, body), *_foreword(report), *body, *_annex(report), *_numbered_notes(notes)]


def label(layout: Layout, code: str) -> str:
    """Write a code as the layout has it."""
    letter, number = code[0], code[1:]
    style = layout.codes
    if style == "A1 and C5.":
        style = "A1" if letter in "AB" else "C5."
    return _LABELS[style].format(letter=letter, number=number)


def _joined(layout: Layout, first: str, second: str) -> str:
    style = "C5." if layout.codes == "A1 and C5." else layout.codes
    codes = (first, second) if style in ("C5.", "A1") else (first[1:], second[1:])
    if style in ("A. 1.", "A.1"):
        codes = (label(layout, first).rstrip("."), label(layout, second))
    return _JOINED[style].format(*codes)


def _head(report: AbstractReport, layout: Layout) -> Iterator[Element]:
    update, year = report.kind == "update", report.year
    what = "Update report" if update else "Annual report"
    fiscal = report.start.month != 1
    titles = (
        f"Voluntary Principles on Security and Human Rights – {what.lower()}",
        f"{what} on the Voluntary Principles on Security and Human Rights",
        f"{what} {year} on the Voluntary Principles on Security and Human Rights",
        f"Voluntary Principles on Security and Human Rights: {what} {year}",
        f"{report.reporter}: {what} on the Voluntary Principles on Security and Human Rights {year}",
        f"Voluntary Principles Initiative – {what} of {report.reporter}",
    )
    yield Element("title", titles[layout.head])
    days = f"{_day(report.start)} to {_day(report.end)}"
    months = f"{_MONTHS[report.start.month - 1]}{f' {report.start.year}' if fiscal else ''} – "
    months += f"{_MONTHS[report.end.month - 1]} {report.end.year}"
    period = (
        months,
        f"Reporting period: {days}",
        f"Period covered: {months}",
        days,
        months,
        f"Reporting period: {days}",
    )
    if layout.head not in (4, 5):
        yield Element("line", f"Organisation: {report.reporter}" if layout.head == 1 else report.reporter)
    yield Element("line", period[layout.head])
    if layout.dates in ("published", "both"):
        yield Element("line", f"Published in April {report.end.year + 1}")
    if layout.dates in ("plenary", "both"):
        yield Element("line", f"Submitted to the plenary of May {report.end.year + 1}")


def _day(day: date) -> str:
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def _foreword(report: AbstractReport) -> Iterator[Element]:
    if report.foreword:
        other = names("member")[report.year % 3]
        yield Element("heading", "Foreword", 1)
        yield Element("paragraph", f"{report.reporter} thanks {other} for reading a draft of this report.")
        for piece in report.foreword:
            yield Element("paragraph", piece.text)


def _annex(report: AbstractReport) -> Iterator[Element]:
    if report.annex:
        yield Element("heading", "Annex: About this report", 1)
        for piece in report.annex:
            yield Element("paragraph", piece.text)


def _body(report: AbstractReport, layout: Layout) -> Iterator[Element]:
    if report.template == "government":
        for number, answer in enumerate(report.answers, start=1):
            yield Element("heading", answer.code, 1, f"{number}." if layout.codes else "")
            yield from _answer(answer, layout, 2)
        return
    section = ""
    by_country = [a.code for a in report.answers if a.parts] if layout.countries == "by-country" else []
    for code in layout.order:
        answer = report.answer(code)
        if answer.status == "merged" or code in by_country[1:]:
            continue
        if layout.sections and code[0] != section:
            section = code[0]
            yield _section(report, layout, section)
        if code in by_country:
            yield from _by_country(report, layout, by_country)
            continue
        yield _question(report, layout, code, 2)
        yield from _answer(answer, layout, 3)


def _section(report: AbstractReport, layout: Layout, letter: str) -> Element:
    title = next(section.title for section in load(report.template).sections if section.letter == letter)
    title = title.upper() if layout.upper_sections else title
    return Element("heading", title, 1, f"{letter}." if layout.section_letters else "")


def _question(report: AbstractReport, layout: Layout, code: str, level: int) -> Element:
    words, shown = layout.heading(code), label(layout, code)
    merged = next((a.code for a in report.answers if a.refers_to == code and a.status == "merged"), None)
    if merged:
        words = f"{words.rstrip('.?')}; {layout.heading(merged)}"
        shown = _joined(layout, code, merged)
    if layout.title_case:
        words = " ".join(w[:1].upper() + w[1:] if len(w) > 3 else w for w in words.split(" "))
    return Element("heading", words, level, shown)


def _by_country(report: AbstractReport, layout: Layout, codes: list[str]) -> Iterator[Element]:
    """Write country by country, the questions repeated under each."""
    for part in report.answer(codes[0]).parts:
        yield Element("heading", part.country, 2)
        for code in codes:
            yield _question(report, layout, code, 3)
            said = next(each for each in report.answer(code).parts if each.country == part.country)
            for piece in said.pieces:
                yield from _piece(piece, layout, 4)


def _answer(answer: AbstractAnswer, layout: Layout, level: int) -> Iterator[Element]:
    for piece in answer.pieces:
        yield from _piece(piece, layout, level)
    for part in answer.parts:
        first, *rest = part.pieces
        if layout.countries == "run-in":
            first = replace(first, text=f"{part.country}: {first.text}")
        elif layout.countries == "bold":
            yield Element("country", part.country, level)
        else:
            yield Element("heading", part.country, level)
        for piece in (first, *rest):
            yield from _piece(piece, layout, level + 1)


def _piece(piece: Piece, layout: Layout, level: int) -> Iterator[Element]:
    if piece.kind == "own":
        yield Element("heading", piece.text, level)
        return
    text = piece.text
    if piece.note and not layout.one_line:
        yield Element("footnote", piece.note)
        text += "\0"
    yield Element(piece.kind, text, rows=piece.rows)


def _numbered_notes(notes: list[Element]) -> Iterator[Element]:
    for number, note in enumerate(notes, start=1):
        yield replace(note, label=str(number))


def _contents(layout: Layout, body: list[Element]) -> Iterator[Element]:
    if not layout.contents:
        return
    depth = 1 if layout.contents == "titles" and any(e.kind == "heading" and e.level == 1 for e in body) else 2
    listed = [e for e in body if e.kind == "heading" and e.level <= depth]
    yield Element("contents title", "Contents")
    page = 2
    for number, element in enumerate(listed):
        page += number % 3 == 2
        yield Element("contents", element.text, element.level, element.label, page=page)
