"""A report as Markdown or as plain text, with what clings to a text that was taken out of pages."""

from __future__ import annotations

import random
import textwrap
from collections.abc import Iterator
from dataclasses import replace

from tests.generator.abstract import AbstractReport, Element, Layout
from tests.generator.compose import compose
from tests.generator.words import names

_PAGE = 9
"""Elements on a page of text."""


def to_markdown(report: AbstractReport, layout: Layout) -> bytes:
    """Write a report as Markdown."""
    return _written(report, layout, markup=True)


def to_text(report: AbstractReport, layout: Layout) -> bytes:
    """Write a report as plain text."""
    return _written(report, layout, markup=False)


def _written(report: AbstractReport, layout: Layout, *, markup: bool) -> bytes:
    elements = _with_marks(_paged(compose(report, layout), report, layout), markup and not layout.one_line)
    if layout.one_line:
        return (" ".join(" ".join(_run_in(element)) for element in elements) + "\n").encode()
    parts: list[str] = list(_host_before(report, layout))
    number = 0
    before = ""
    for element in elements:
        number = number + 1 if element.kind == "numbered" else 0
        words = _block(element, layout, number, markup)
        gap = _gap(before, element.kind, layout, markup)
        parts.append((gap if parts else "") + words)
        before = element.kind
    return ("".join(parts) + "\n".join(["", *_host_after(layout)]) + "\n").encode()


def _gap(before: str, kind: str, layout: Layout, markup: bool) -> str:
    together = (
        (before == kind and kind in ("item", "numbered", "contents"))
        or (before == "contents title" and kind == "contents")
        or (layout.tight and not markup and not layout.wrapped and before == "heading")
    )
    return "\n" if together and not (markup and kind == "contents") else "\n\n"


def _block(element: Element, layout: Layout, number: int, markup: bool) -> str:
    kind = element.kind
    if kind == "title":
        return f"# {element.text}" if markup and not layout.bold_headings else _bold(element.text, markup)
    if kind == "heading":
        return _heading(element, layout, markup)
    if kind in ("country", "contents title"):
        return _bold(element.text, markup)
    if kind == "contents":
        return _contents(element, layout, markup)
    if kind == "table":
        return _table(element, markup)
    if kind == "footnote":
        return f"[^{element.label}]: {element.text}" if markup else f"[{element.label}] {element.text}"
    mark = {"item": "- " if markup else "• ", "numbered": f"{number}. "}.get(kind, "")
    return _wrapped(mark + element.text, layout, len(mark)) if kind != "chrome" else element.text


def _heading(element: Element, layout: Layout, markup: bool) -> str:
    alone = layout.codes == "12. alone" and element.label and element.label[0].isdigit()
    lines = [element.label, element.text] if alone else [element.whole]
    if markup and not layout.bold_headings:
        # With its title on the next line, a number cannot stand in one Markdown heading.
        return "\n\n".join("#" * (element.level + 1) + f" {line}" for line in lines)
    if markup:
        return "\n\n".join(_bold(line, markup) for line in lines)
    return "\n".join(_wrapped(line, layout, 0) for line in lines)


def _bold(words: str, markup: bool) -> str:
    return f"**{words}**" if markup else words


def _contents(element: Element, layout: Layout, markup: bool) -> str:
    words, page = element.whole, element.page
    if layout.contents == "dots" or layout.contents == "titles":
        return f"{words} {'.' * max(4, 70 - len(words))} {page}"
    if layout.contents == "spaces":
        return f"{words}    {page}"
    if layout.contents == "next line":
        return f"{words}\n{page}"
    return f"- {words}" if markup else words


def _table(element: Element, markup: bool) -> str:
    if not markup:
        return "\n".join("   ".join(f"{cell:<16}" for cell in row).rstrip() for row in element.rows)
    lines = ["| " + " | ".join(row) + " |" for row in element.rows]
    lines.insert(1, "|" + " --- |" * len(element.rows[0]))
    return "\n".join(lines)


def _wrapped(words: str, layout: Layout, indent: int) -> str:
    if not layout.wrapped:
        return words
    return textwrap.fill(
        words, layout.wrapped, subsequent_indent=" " * indent, break_on_hyphens=False, break_long_words=False
    )


def _run_in(element: Element) -> Iterator[str]:
    if element.kind == "contents":
        yield f"{element.whole} {'.' * 8} {element.page}"
    elif element.kind == "table":
        yield " ".join(" ".join(row) for row in element.rows)
    else:
        yield f"• {element.text}" if element.kind == "item" else element.whole


def _with_marks(elements: list[Element], markup: bool) -> Iterator[Element]:
    """Put the marks of footnotes where their places are."""
    count = 0
    for element in elements:
        while "\0" in element.text:
            count += 1
            element = replace(element, text=element.text.replace("\0", f"[^{count}]" if markup else f"[{count}]", 1))
        yield element


def _paged(elements: list[Element], report: AbstractReport, layout: Layout) -> list[Element]:
    """Put page numbers or running heads between elements, inside paragraphs, and into a heading where asked for."""
    if not layout.running and not layout.split_heading:
        return elements
    draw = random.Random(f"pages {report.reporter} {report.year}")
    total, made, page, heads = max(2, len(elements) // _PAGE + 1), list[Element](), 1, 0
    for number, element in enumerate(elements):
        heads += element.kind == "heading" and element.level == 2
        if layout.split_heading and element.kind == "heading" and heads == 3 and element.level == 2:
            page += 1
            made += _cut(
                element, Element("chrome", _foot(report, layout, page, total) if layout.running else str(page))
            )
            continue
        if layout.running and number and number % _PAGE == 0 and element.kind in ("heading", "paragraph"):
            foot = Element("chrome", _foot(report, layout, page, total))
            page += 1
            if element.kind == "paragraph" and len(element.text) > 200 and draw.random() < 0.6:
                made += _cut(element, foot)
                continue
            made.append(foot)
        made.append(element)
    return made


def _cut(element: Element, foot: Element) -> list[Element]:
    words = element.text.split(" ")
    half = len(words) // 2
    if half < 2:
        return [element]
    rest = replace(element, text=" ".join(words[half:]), label="")
    return [replace(element, text=" ".join(words[:half])), foot, rest]


def _foot(report: AbstractReport, layout: Layout, page: int, total: int) -> str:
    return {
        "page of": f"Page {page} of {total}",
        "slash": f"{page}/{total}",
        "title": f"{page} Voluntary Principles Report {report.year}",
        "number": str(page),
    }[layout.running]


def _host_before(report: AbstractReport, layout: Layout) -> Iterator[str]:
    if layout.chrome and not layout.one_line:
        yield "Home | Documents | Sign in\n\n"
        yield "Similar documents\n"
        for name in names("member"):
            if name != report.reporter:
                yield f"{name}: Voluntary Principles report {report.year - 1}\n"
        yield "\n"


def _host_after(layout: Layout) -> Iterator[str]:
    if layout.chrome and not layout.one_line:
        yield ""
        yield "We use cookies to improve this site. Accept all"
        yield "© 2024 Document Shelf. All rights reserved."
