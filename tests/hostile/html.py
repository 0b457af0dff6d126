"""Hostile HTML pages."""

from __future__ import annotations

from tests.hostile import HARMLESS, Case, Trap


def page(body: str, head: str = "") -> bytes:
    """Write a page with harmless words and something else."""
    title = "<title>Annual report</title>"
    return f"<!DOCTYPE html><html><head>{title}{head}</head><body><p>{HARMLESS}</p>{body}</body></html>".encode()


def fetches(trap: Trap) -> bytes:
    """Every way in which a page asks a browser to fetch something."""
    web = trap.web
    head = (
        f'<base href="{web}/"><link rel="stylesheet" href="style.css"><link rel="preload" as="image" href="{web}/pre">'
        f'<link rel="icon" href="{web}/icon"><meta http-equiv="refresh" content="0; url={web}/refresh">'
        f'<script src="{web}/script.js"></script><style>@import url({web}/import.css);</style>'
    )
    body = (
        f'<img src="{web}/picture.png" srcset="{web}/large.png 2x"><iframe src="{web}/frame"></iframe>'
        f'<iframe src="{trap.file}"></iframe><object data="{trap.file}"></object><embed src="{web}/embed">'
        f'<video src="{web}/film" poster="{web}/poster"></video><audio src="{web}/sound"></audio>'
        f'<svg><image xlink:href="{web}/svg.png"/><use href="{web}/use.svg#a"/></svg>'
        f'<p style="background: url({web}/background)">Styled.</p><input type="image" src="{web}/input">'
        f'<body background="{web}/body"><p>More is <a ping="{web}/ping" href="{web}/link">elsewhere</a>, we hear.</p>'
        f"<script>fetch('{web}/fetch')</script>"
    )
    return page(body, head)


def external_entity(trap: Trap) -> bytes:
    """XHTML that asks for a file and an address as entities."""
    return (
        f'<?xml version="1.0"?><!DOCTYPE html [<!ENTITY secret SYSTEM "{trap.file}"><!ENTITY far SYSTEM '
        f'"{trap.web}/entity"><!ENTITY % dtd SYSTEM "{trap.web}/dtd"> %dtd;]>'
        f'<html xmlns="http://www.w3.org/1999/xhtml"><head><title>x</title></head>'
        f"<body><p>{HARMLESS}</p><p>&secret;</p><p>&far;</p></body></html>"
    ).encode()


def external_doctype(trap: Trap) -> bytes:
    """XHTML whose document type lies on the web."""
    return (
        f'<?xml version="1.0"?><!DOCTYPE html PUBLIC "-//X" "{trap.web}/html.dtd">'
        f'<html xmlns="http://www.w3.org/1999/xhtml"><body><p>{HARMLESS}</p></body></html>'
    ).encode()


def laughs(_: Trap) -> bytes:
    """Entities that grow ten times with each line."""
    lines = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    return (
        f'<?xml version="1.0"?><!DOCTYPE html [<!ENTITY l0 "laugh">{lines}]>'
        f'<html xmlns="http://www.w3.org/1999/xhtml"><body><p>{HARMLESS}</p><p>&l9;</p></body></html>'
    ).encode()


def nested(opening: str, count: int, closing: str = "") -> bytes:
    """Write a page of elements within elements."""
    return page(opening * count + "<p>Far down.</p>" + closing * count)


def many_attributes(_: Trap) -> bytes:
    """One element with a hundred thousand attributes."""
    return page("<p " + " ".join(f'a{n}="{n}"' for n in range(100_000)) + ">Decorated.</p>")


def long_attribute(_: Trap) -> bytes:
    """One attribute of ten million characters."""
    return page(f'<p title="{"x" * 10_000_000}">Titled.</p>')


def formatting_bomb(_: Trap) -> bytes:
    """Open formatting that each paragraph takes over: four hundred times twenty thousand elements."""
    return page("".join(f'<b id="{n}">' for n in range(400)) + "<p>x" * 20_000)


def deep_formatting_bomb(_: Trap) -> bytes:
    """The same, five thousand times five thousand."""
    return page("".join(f'<b id="{n}">' for n in range(5000)) + "<p>x" * 5000)


def misnested(_: Trap) -> bytes:
    """Ends that belong to other beginnings."""
    return page("<a><b><i><p>" * 20_000 + "</a></i></b>" * 20_000)


def many_cells(_: Trap) -> bytes:
    """A small table whose cells claim a thousand rows and columns each."""
    cell = '<td rowspan="65534" colspan="1000">x</td>'
    return page("<table>" + f"<tr>{cell * 50}</tr>" * 50 + "</table>")


def angles(_: Trap) -> bytes:
    """Nothing but beginnings of tags."""
    return page("<" * 2_000_000)


def references(_: Trap) -> bytes:
    """A million references, some to no character."""
    return page("<p>" + "&#0;&#xD800;&#x110000;&amp;&NotEqualTilde;&#1;" * 50_000 + "</p>")


def null_bytes(_: Trap) -> bytes:
    """NUL within tags, within words and alone."""
    return page("<p\x00>Guar\x00ds \x00\x01\x02\x1b[31m met.</p><di\x00v>Again.</di\x00v>")


def wide_units(_: Trap) -> bytes:
    """Half a character of UTF-16, and characters that are none."""
    return b"\xff\xfe" + f"<html><body><p>{HARMLESS}</p><p>a\ufffe\uffff</p>".encode("utf-16-le") + b"\x00\xd8<\x00"


def truncated(_: Trap) -> bytes:
    """A page that ends within a tag."""
    return page("<table><tr><td>Cell")[:-30] + b"<a href='"


def open_script(_: Trap) -> bytes:
    """A script, a comment and a text field that never end."""
    return page("<!-- <script> <textarea> <title> <![CDATA[" + "x" * 1_000_000)


CASES = (
    Case("html-fetches", ".html", fetches, "read"),
    Case("html-external-entity", ".xhtml", external_entity, "either"),
    Case("html-external-doctype", ".xhtml", external_doctype, "either"),
    Case("html-laughs", ".xhtml", laughs, "either"),
    Case("html-nested-div", ".html", lambda _: nested("<div>", 100_000), "either"),
    Case("html-nested-bold", ".html", lambda _: nested("<b>", 100_000), "either"),
    Case("html-nested-tables", ".html", lambda _: nested("<table><tr><td>", 10_000), "either"),
    Case("html-nested-lists", ".html", lambda _: nested("<ul><li>", 20_000), "either"),
    Case("html-nested-quotes", ".html", lambda _: nested("<blockquote>", 50_000, "</blockquote>"), "either"),
    Case("html-many-attributes", ".html", many_attributes, "either"),
    Case("html-long-attribute", ".html", long_attribute, "either"),
    Case("html-formatting-bomb", ".html", formatting_bomb, "either"),
    Case("html-deep-formatting-bomb", ".html", deep_formatting_bomb, "either"),
    Case("html-misnested", ".html", misnested, "either"),
    Case("html-many-cells", ".html", many_cells, "either"),
    Case("html-angles", ".html", angles, "either"),
    Case("html-references", ".html", references, "either"),
    Case("html-null-bytes", ".html", null_bytes, "either"),
    Case("html-wide-units", ".html", wide_units, "either"),
    Case("html-truncated", ".html", truncated, "read"),
    Case("html-open-comment", ".html", open_script, "either"),
)
