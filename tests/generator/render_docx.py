"""A report as a Word file by python-docx: styles or bold lines for headings, typed or automatic numbers."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import UTC, datetime
from typing import Any

from tests.generator.abstract import AbstractReport, Element, Layout
from tests.generator.compose import compose

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_LONG_AGO = (1980, 1, 1, 0, 0, 0)
_FOOTNOTES = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
_FOOTNOTES_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"


def to_docx(report: AbstractReport, layout: Layout) -> bytes:
    """Write a report as DOCX; the same report gives the same bytes."""
    from docx import Document

    document = Document()
    document.core_properties.created = document.core_properties.modified = datetime(2020, 1, 1, tzinfo=UTC)
    document.core_properties.author = ""
    section = document.sections[0]
    section.footer.paragraphs[0].text = f"Voluntary Principles report {report.year}"
    elements = compose(report, layout)
    notes = [element for element in elements if element.kind == "footnote"]
    if notes:
        _add_footnotes(document, notes)
    writer = _Writer(document, layout)
    for element in elements:
        if element.kind != "footnote":
            writer.write(element)
    stream = io.BytesIO()
    document.save(stream)
    return _fixed(stream.getvalue())


class _Writer:
    def __init__(self, document: Any, layout: Layout) -> None:
        self._document = document
        self._layout = layout
        self._marks = 0
        self._before = ""
        self._list: int | None = None
        self._numbering = _numbering(document, layout) if layout.automatic else None

    def write(self, element: Element) -> None:
        """Add an element to the end of the document."""
        kind = element.kind
        if kind == "title":
            self._document.add_paragraph(element.text, "Title")
        elif kind == "heading":
            self._heading(element)
        elif kind == "table":
            self._table(element)
        elif kind in ("item", "numbered"):
            self._item(element)
        elif kind == "contents":
            self._contents(element)
        elif kind in ("country", "contents title"):
            self._document.add_paragraph().add_run(element.text).bold = True
        else:
            self._words(self._document.add_paragraph(), element.text)
        self._before = kind

    def _heading(self, element: Element) -> None:
        layout = self._layout
        automatic = self._numbering is not None and element.label and element.level <= 2
        alone = layout.codes == "12. alone" and re.fullmatch(r"\d+\.", element.label)
        lines = [element.text] if automatic else [element.label, element.text] if alone else [element.whole]
        for line in lines:
            if layout.bold_headings and element.level > 1:
                paragraph = self._document.add_paragraph()
                paragraph.add_run(line).bold = True
            else:
                paragraph = self._document.add_paragraph(line, f"Heading {min(element.level, 9)}")
        if automatic:
            assert self._numbering is not None
            level = element.level - 1 if layout.codes == "C5." else 0
            if not (layout.codes == "12." and element.level == 1):
                _number(paragraph, self._numbering, level)
            else:
                paragraph.runs[0].text = element.whole

    def _item(self, element: Element) -> None:
        if element.kind == "item":
            self._words(self._document.add_paragraph(style="List Bullet"), element.text)
            return
        if self._before != "numbered":
            self._list = _fresh_list(self._document)
        paragraph = self._document.add_paragraph()
        assert self._list is not None
        _number(paragraph, self._list, 0)
        self._words(paragraph, element.text)

    def _words(self, paragraph: Any, text: str) -> None:
        from docx.oxml import parse_xml

        first, *rest = text.split("\0")
        paragraph.add_run(first)
        for each in rest:
            self._marks += 1
            run = f'<w:r {_W}><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:footnoteReference w:id="{self._marks}"/></w:r>'  # noqa: E501
            paragraph._p.append(parse_xml(run))
            if each:
                paragraph.add_run(each)

    def _table(self, element: Element) -> None:
        table = self._document.add_table(len(element.rows), len(element.rows[0]), style="Table Grid")
        for row, cells in zip(table.rows, element.rows, strict=True):
            for cell, words in zip(row.cells, cells, strict=True):
                cell.text = words

    def _contents(self, element: Element) -> None:
        between = {"dots": " ........ ", "next line": "\n"}.get(self._layout.contents, "\t")
        tail = "" if self._layout.contents == "links" else f"{between}{element.page}"
        self._document.add_paragraph(element.whole + tail)


def _number(paragraph: Any, number: int, level: int) -> None:
    from docx.oxml import parse_xml

    properties = paragraph._p.get_or_add_pPr()
    xml = f'<w:numPr {_W}><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'
    properties._insert_numPr(parse_xml(xml))


def _numbering(document: Any, layout: Layout) -> int:
    """Define the automatic numbers of sections and questions, which run on from section to section."""
    if layout.codes == "C5.":
        levels = _level(0, "upperLetter", "%1.") + _level(1, "decimal", "%1%2.", restart=0)
    else:
        levels = _level(0, "decimal", "%1.")
    return _define(document, levels)


def _fresh_list(document: Any) -> int:
    return _define(document, _level(0, "decimal", "%1."))


def _level(number: int, form: str, text: str, restart: int | None = None) -> str:
    again = f'<w:lvlRestart w:val="{restart}"/>' if restart is not None else ""
    return (
        f'<w:lvl w:ilvl="{number}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>{again}'
        f'<w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/></w:lvl>'
    )


def _define(document: Any, levels: str) -> int:
    from docx.oxml import parse_xml
    from docx.oxml.ns import qn

    numbering = document.part.numbering_part.element
    abstracts = numbering.findall(qn("w:abstractNum"))
    identifier = max(int(each.get(qn("w:abstractNumId"))) for each in abstracts) + 1
    abstracts[-1].addnext(parse_xml(f'<w:abstractNum {_W} w:abstractNumId="{identifier}"><w:multiLevelType w:val="multilevel"/>{levels}</w:abstractNum>'))  # fmt: skip # noqa: E501
    return int(numbering.add_num(identifier).numId)


def _add_footnotes(document: Any, notes: list[Element]) -> None:
    from docx.opc.packuri import PackURI
    from docx.opc.part import Part

    said = "".join(
        f'<w:footnote w:id="{n.label}"><w:p><w:r><w:footnoteRef/></w:r>'
        f'<w:r><w:t xml:space="preserve"> {n.text}</w:t></w:r></w:p></w:footnote>'
        for n in notes
    )
    xml = f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:footnotes {_W}>{said}</w:footnotes>'
    part = Part(PackURI("/word/footnotes.xml"), _FOOTNOTES_TYPE, xml.encode(), document.part.package)
    document.part.relate_to(part, _FOOTNOTES)


def _fixed(archive: bytes) -> bytes:
    """Give every part of the archive the same time."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(archive)) as made, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as fixed:
        for name in made.namelist():
            fixed.writestr(zipfile.ZipInfo(name, _LONG_AGO), made.read(name), zipfile.ZIP_DEFLATED)
    return stream.getvalue()
