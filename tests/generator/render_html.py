"""A report as a web page, alone or among what a site puts around it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape
from itertools import groupby

from tests.generator.abstract import AbstractReport, Element, Layout
from tests.generator.compose import compose
from tests.generator.words import names


def to_html(report: AbstractReport, layout: Layout) -> bytes:
    """Write a report as HTML."""
    inner = "\n".join(_body(compose(report, layout), layout))
    title = escape(f"{report.reporter}: Voluntary Principles report")
    page = _site(report, inner) if layout.chrome else f"<body>\n{inner}\n</body>"
    style = "<style>body { font-family: serif } .menu a { color: #036 }</style>"
    return f'<!DOCTYPE html>\n<html lang="en">\n<head><meta charset="utf-8"><title>{title}</title>{style}</head>\n{page}\n</html>\n'.encode()  # fmt: skip # noqa: E501


def _body(elements: list[Element], layout: Layout) -> Iterator[str]:
    marks = 0
    for kind, group in groupby(elements, key=lambda element: element.kind):
        run = list(group)
        shown = []
        for element in run:
            inner, marks = _marked(element, marks)
            shown.append(inner)
        if kind in ("item", "numbered"):
            tag = "ul" if kind == "item" else "ol"
            yield f"<{tag}>\n" + "\n".join(f"<li>{each}</li>" for each in shown) + f"\n</{tag}>"
        elif kind == "contents":
            yield from _contents(run, layout)
        elif kind == "footnote":
            notes = (f'<p id="fn{e.label}"><sup>{e.label}</sup> {escape(e.text)}</p>' for e in run)
            yield '<div class="footnotes"><hr>\n' + "\n".join(notes) + "\n</div>"
        else:
            yield from (_block(element, inner, layout) for element, inner in zip(run, shown, strict=True))


def _marked(element: Element, marks: int) -> tuple[str, int]:
    """Escape an element's words and put its footnote marks in."""
    inner = escape(element.text, quote=False)
    while "\0" in inner:
        marks += 1
        inner = inner.replace("\0", f'<sup><a href="#fn{marks}" id="ref{marks}">{marks}</a></sup>', 1)
    return inner, marks


def _block(element: Element, inner: str, layout: Layout) -> str:
    if element.kind == "title":
        return f"<h1>{inner}</h1>"
    if element.kind == "heading":
        return _heading(element, inner, layout)
    if element.kind == "contents title":
        return f"<h2>{inner}</h2>"
    if element.kind == "country":
        return f"<p><b>{inner}</b></p>"
    if element.kind == "table":
        rows = ("".join(f"<td>{escape(cell)}</td>" for cell in row) for row in element.rows)
        return "<table>\n" + "\n".join(f"<tr>{row}</tr>" for row in rows) + "\n</table>"
    return f"<p>{inner}</p>"


def _heading(element: Element, inner: str, layout: Layout) -> str:
    alone = layout.codes == "12. alone" and re.fullmatch(r"\d+\.", element.label)
    lines = [element.label, inner] if alone else [f"{escape(element.label)} {inner}".strip()]
    if layout.bold_headings and element.level > 1:
        return "\n".join(f"<p><strong>{line}</strong></p>" for line in lines)
    level = min(element.level + 1, 6)
    return f"<h{level}>{'<br>'.join(lines)}</h{level}>"


def _contents(run: list[Element], layout: Layout) -> Iterator[str]:
    if layout.contents == "links":
        yield "<ul>" + "".join(f'<li><a href="#s{n}">{escape(e.whole)}</a></li>' for n, e in enumerate(run)) + "</ul>"
        return
    between = {"dots": " ........ ", "titles": " .... ", "next line": "<br>"}.get(layout.contents, " &nbsp; ")
    yield from (f"<p>{escape(element.whole)}{between}{element.page}</p>" for element in run)


def _site(report: AbstractReport, inner: str) -> str:
    others = "".join(
        f'<li><a href="/d/{n}">{escape(name)}: Voluntary Principles report {report.year - 1}</a></li>'
        for n, name in enumerate(names("member"))
        if name != report.reporter
    )
    return f"""<body>
<header class="site"><nav class="menu"><ul><li><a href="/">Home</a></li><li><a href="/all">Documents</a></li>
<li><a href="/in">Sign in</a></li></ul></nav></header>
<div id="cookie-banner" class="cookies"><p>We use cookies to improve this site.</p><button>Accept all</button></div>
<main><article>
{inner}
</article></main>
<aside class="related"><h2>Similar documents</h2><ul>{others}</ul></aside>
<footer><p>© 2024 Document Shelf. All rights reserved.</p><a href="/privacy">Privacy</a></footer>
</body>"""
