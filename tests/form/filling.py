"""What an officer does with a form: write into the boxes of a Word file, or below the headings of a Markdown file."""

from __future__ import annotations

import io
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from vpkg.model import Template


@dataclass(frozen=True)
class Written:
    """A piece of an answer; ``kind`` is ``paragraph``, ``item`` or ``country``."""

    kind: str
    text: str


Answers = Mapping[str, Sequence[Written]]


def fill_markdown(form: str, answers: Answers, organisation: str, period: str) -> str:
    """Write into a Markdown form: names after the labels, answers below the hints."""
    form = re.sub(r"(?m)^Organisation:$", lambda _: f"Organisation: {organisation}", form)
    form = re.sub(r"(?m)^Reporting period:$", lambda _: f"Reporting period: {period}", form)
    for code, pieces in answers.items():
        if pieces:
            heading = rf"(?ms)^### {re.escape(code)}\. .*?-->\n"
            [found] = re.finditer(heading, form)
            form = f"{form[: found.end()]}\n{markdown(pieces)}\n{form[found.end() :]}"
    return form


def markdown(pieces: Sequence[Written]) -> str:
    """Write an answer as Markdown: countries as headings, items as bullets."""
    marks = {"country": "#### ", "item": "- ", "paragraph": ""}
    text = ""
    for before, piece in zip([None, *pieces], pieces, strict=False):
        together = before is not None and before.kind == piece.kind == "item"
        text += ("" if before is None else "\n" if together else "\n\n") + marks[piece.kind] + piece.text
    return text


def said(pieces: Sequence[Written]) -> str:
    """Return what an outline must give back: the words of the answer without the names of countries above them."""
    return re.sub(r"(?m)^#### .*\n*", "", markdown(pieces)).strip()


def by_country(pieces: Sequence[Written]) -> dict[str, str]:
    """Return what an outline must give back for each country."""
    found: dict[str, list[Written]] = {}
    for piece in pieces:
        if piece.kind == "country":
            current = found.setdefault(piece.text, [])
        elif found:
            current.append(piece)
    return {country: said(part) for country, part in found.items()}


def fill_docx(form: bytes, template: Template, answers: Answers, organisation: str, period: str) -> bytes:
    """Write into the content controls of a Word form, as Word itself does: the placeholder goes, text comes."""
    from docx import Document

    document = Document(io.BytesIO(form))
    controls = {control.tag_name: control for control in _controls(document)}
    for name, words in (("organisation", organisation), ("period", period)):
        _write_line(document, controls[f"vpkg:{template.id}:{name}"].element, words)
    for code, pieces in answers.items():
        if pieces:
            _write_answer(document, controls[f"vpkg:{template.id}:{code}"].element, pieces)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


@dataclass(frozen=True)
class Control:
    """A content control of a Word file."""

    tag_name: str
    element: Any


def _controls(document: Any) -> list[Control]:
    from docx.oxml.ns import qn

    found = document.element.body.iter(qn("w:sdt"))
    return [Control(each.find(qn("w:sdtPr")).find(qn("w:tag")).get(qn("w:val")), each) for each in found]


def _emptied(element: Any) -> Any:
    from docx.oxml.ns import qn

    showing = element.find(qn("w:sdtPr")).find(qn("w:showingPlcHdr"))
    if showing is not None:
        showing.getparent().remove(showing)
    content = element.find(qn("w:sdtContent"))
    for child in list(content):
        content.remove(child)
    return content


def _write_line(document: Any, element: Any, words: str) -> None:
    run = document.add_paragraph().add_run(words)
    paragraph = run._r.getparent()
    _emptied(element).append(run._r)
    paragraph.getparent().remove(paragraph)


def _write_answer(document: Any, element: Any, pieces: Sequence[Written]) -> None:
    styles = {"country": "Heading 3", "item": "List Bullet", "paragraph": "Answer"}
    content = _emptied(element)
    for piece in pieces:
        content.append(document.add_paragraph(piece.text, styles[piece.kind])._p)
