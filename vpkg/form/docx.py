"""A form as a Word document: each answer is a content control that says which question it answers.

The hint is the control's placeholder: Word takes it away when somebody writes, and readers leave it out. It stands in
brackets and begins with the same words each time, so that it is known on paper too, and where a program forgets that
it is a placeholder.
"""

from __future__ import annotations

import io
import re
import zipfile
from typing import TYPE_CHECKING, Any

from vpkg.form.form import (
    ORGANISATION,
    ORGANISATION_HINT,
    PERIOD,
    PERIOD_HINT,
    TITLE,
    Form,
    Passage,
    Slot,
    period_words,
)

if TYPE_CHECKING:
    from docx.document import Document as WordDocument
    from docx.oxml.xmlchemy import BaseOxmlElement

_NAMESPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_STYLES = {"item": "List Bullet", "country": "Heading 3", "mark": "Carried Over"}
_BULLET = re.compile(r"^\s*[-*+•]\s+")
_LONG_AGO = (1980, 1, 1, 0, 0, 0)


def to_docx(form: Form) -> bytes:
    """Write a form as a Word document; the same form gives the same bytes."""
    from docx import Document

    from vpkg.form.look import set_look

    document = Document()
    set_look(document, form)
    writer = _Writer(document, form)
    document.add_paragraph(TITLE, "Title")
    writer.line(ORGANISATION, form.organisation, ORGANISATION_HINT, "organisation")
    writer.line(PERIOD, period_words(form.period) if form.period else None, PERIOD_HINT, "period")
    for slot in form.slots:
        document.add_paragraph(slot.heading, f"Heading {slot.level}")
        if slot.tag:
            writer.answer(slot)
    stream = io.BytesIO()
    document.save(stream)
    return _without_clock(stream.getvalue())


class _Writer:
    """Adds content controls to a document; each has a number of its own, counted from 1."""

    def __init__(self, document: WordDocument, form: Form) -> None:
        self._document = document
        self._form = form
        self._controls = 0

    def line(self, label: str, value: str | None, hint: str, name: str) -> None:
        """Add a line of the head: a label, and a control within the line for what is to be written."""
        paragraph = self._document.add_paragraph(style="Head Line")
        paragraph.add_run(f"{label} ").bold = True
        run = paragraph.add_run(value or f"[Write here {hint}.]")
        control = self._control(f"vpkg:{self._form.template.id}:{name}", label.rstrip(":"), placeholder=not value)
        if not value:
            run.style = "Placeholder Text"
        run._r.addprevious(control)
        _content(control).append(run._r)

    def answer(self, slot: Slot) -> None:
        """Add the box of an answer below its heading, with the hint or with what is carried over."""
        code = (slot.tag or "").rsplit(":", 1)[-1]
        control = self._control(slot.tag or "", f"Answer to {code}", placeholder=not slot.passages)
        content = _content(control)
        for made in self._passages(slot):
            content.append(made)
        # The last child of a body is its page settings; content stands before them.
        self._document.element.body.insert_element_before(control, "w:sectPr")

    def _passages(self, slot: Slot) -> list[Any]:
        if not slot.passages:
            paragraph = self._document.add_paragraph(style="Answer")
            paragraph.add_run(f"[Write your answer here. {slot.hint}]", "Placeholder Text")
            return [paragraph._p]
        made = [self._passage(passage) for passage in slot.passages]
        if slot.passages[-1].kind == "table":
            # Word wants a paragraph after a table at the end of a control.
            made.append(self._document.add_paragraph(style="Answer")._p)
        return made

    def _passage(self, passage: Passage) -> Any:
        text = _plain(passage.text) if self._form.markup else passage.text
        if passage.kind == "table" and (rows := _rows(text)):
            return self._table(rows)
        bullet = passage.kind == "item" and _BULLET.match(text)
        style = "Answer" if passage.kind == "item" and not bullet else _STYLES.get(passage.kind, "Answer")
        paragraph = self._document.add_paragraph(style=style)
        paragraph.add_run(" ".join(_BULLET.sub("", text, count=1).split() if bullet else text.split()))
        return paragraph._p

    def _table(self, rows: list[list[str]]) -> Any:
        table = self._document.add_table(len(rows), max(map(len, rows)), style="Table Grid")
        for row, cells in zip(table.rows, rows, strict=True):
            for cell, words in zip(row.cells, cells, strict=False):
                cell.text = words
        return table._tbl

    def _control(self, tag: str, title: str, *, placeholder: bool) -> BaseOxmlElement:
        from docx.oxml import parse_xml

        self._controls += 1
        showing = "<w:showingPlcHdr/>" if placeholder else ""
        made: BaseOxmlElement = parse_xml(
            f'<w:sdt {_NAMESPACE}><w:sdtPr><w:alias w:val="{title}"/><w:tag w:val="{tag}"/>'
            f'<w:id w:val="{self._controls}"/>{showing}</w:sdtPr><w:sdtContent/></w:sdt>'
        )
        return made


def _content(control: BaseOxmlElement) -> Any:
    return control[-1]


def _rows(text: str) -> list[list[str]]:
    """Take a table's lines apart, with or without outer bars and a rule below the head."""
    lines = [line.strip().strip("|") for line in text.splitlines() if "|" in line]
    rows = [[cell.strip() for cell in line.split("|")] for line in lines]
    return [cells for cells in rows if not all(re.fullmatch(r":?-+:?", cell) for cell in cells)]


def _plain(markdown: str) -> str:
    """Take the marks of emphasis, code and links away; words and white space stay."""
    without_links = re.sub(r"!?\[([^\]\n]+)\]\(([^()\s]+)\)", r"\1 (\2)", markdown)
    without_emphasis = re.sub(r"(?<![\w\\])(\*{1,3}|_{1,3})(?=\S)(.+?)(?<=\S)\1(?!\w)", r"\2", without_links)
    return re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", without_emphasis)


def _without_clock(archive: bytes) -> bytes:
    """Write a zip archive again with one fixed time for all its parts."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(archive)) as made, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as fixed:
        for name in made.namelist():
            fixed.writestr(zipfile.ZipInfo(name, _LONG_AGO), made.read(name), zipfile.ZIP_DEFLATED)
    return stream.getvalue()
