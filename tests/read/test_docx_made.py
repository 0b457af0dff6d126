"""Word files as a word processor writes them, and web pages of the same report: the same text."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.read.word_files import add_list, blank, element, number_paragraph, saved
from vpkg.model import Content
from vpkg.read.docx import docx_content
from vpkg.read.html import html_content

OPEN_DOCUMENT = """<?xml version="1.0" encoding="UTF-8"?>
<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
 xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" office:version="1.3"
 office:mimetype="application/vnd.oasis.opendocument.text">
<office:styles>
<style:style style:name="Heading_20_1" style:display-name="Heading 1" style:family="paragraph"
 style:default-outline-level="1"/>
<style:style style:name="Heading_20_2" style:display-name="Heading 2" style:family="paragraph"
 style:default-outline-level="2"/>
<text:outline-style style:name="Outline">
<text:outline-level-style text:level="1" style:num-format="A" style:num-suffix="."/>
<text:outline-level-style text:level="2" style:num-format="1" text:display-levels="2" style:num-suffix="."/>
</text:outline-style>
<text:list-style style:name="Clauses">
<text:list-level-style-number text:level="1" style:num-format="i" style:num-prefix="(" style:num-suffix=")"/>
<text:list-level-style-bullet text:level="2" text:bullet-char="•"/></text:list-style>
</office:styles>
<office:automatic-styles>
<style:page-layout style:name="pm1"><style:page-layout-properties/><style:header-style/><style:footer-style/>
</style:page-layout>
<style:style style:name="Bold" style:family="text"><style:text-properties fo:font-weight="bold"/></style:style>
</office:automatic-styles>
<office:master-styles><style:master-page style:name="Standard" style:page-layout-name="pm1">
<style:header><text:p>Ashgrove Gas, report 2023</text:p></style:header></style:master-page></office:master-styles>
<office:body><office:text>
<text:tracked-changes><text:changed-region text:id="c1"><text:deletion><office:change-info><dc:creator>A</dc:creator>
<dc:date>2024-05-03T00:00:00</dc:date></office:change-info><text:p>seventy </text:p></text:deletion>
</text:changed-region></text:tracked-changes>
<text:h text:style-name="Heading_20_1" text:outline-level="1">Commitment</text:h>
<text:h text:style-name="Heading_20_2" text:outline-level="2">Statement</text:h>
<text:p>The board renewed<text:note text:note-class="footnote"><text:note-citation>1</text:note-citation>
<text:note-body>
<text:p>In March.</text:p></text:note-body></text:note> its statement<text:note text:note-class="endnote">
<text:note-citation>i</text:note-citation><text:note-body>
<text:p>See the web site.</text:p></text:note-body></text:note>
to <text:change text:change-id="c1"/>seven sites.</text:p>
<text:p><text:span text:style-name="Bold">What the guards learn</text:span></text:p>
<text:list text:style-name="Clauses"><text:list-item><text:p>the law</text:p><text:list><text:list-item>
<text:p>of the country</text:p></text:list-item></text:list></text:list-item><text:list-item>
<text:p>the use of force</text:p>
</text:list-item></text:list>
<text:h text:style-name="Heading_20_1" text:outline-level="1">Training</text:h>
<table:table><table:table-column table:number-columns-repeated="2"/>
<table:table-row><table:table-cell table:number-columns-spanned="2"><text:p>Guards trained</text:p></table:table-cell>
<table:covered-table-cell/></table:table-row>
<table:table-row><table:table-cell><text:p>Lima</text:p></table:table-cell><table:table-cell><text:p>40</text:p>
</table:table-cell></table:table-row></table:table>
<text:p>Line one<text:line-break/>line two</text:p>
</office:text></office:body></office:document>"""

REPORT = """A. Commitment

A.1. Statement

The board renewed[1] its statement[i] to seven sites.

What the guards learn

(i) the law
  - of the country
(ii) the use of force

B. Training

Guards trained
Lima | 40

Line one
line two

[1] In March.

[i] See the web site."""

KINDS = ["heading", "heading", "paragraph", "heading", "list", "list", "list", "heading", "table", "paragraph",
         "footnote", "footnote"]  # fmt: skip


def _converted(source: Path, to: str, filter_: str = "") -> bytes:
    """Let LibreOffice save a file anew; skip where it is absent, but never in CI."""
    program = shutil.which("soffice") or shutil.which("libreoffice")
    if program is None:
        message = "needs LibreOffice (soffice)"
        if os.environ.get("CI") == "true":
            pytest.fail(message)
        pytest.skip(message)
    profile = source.parent / "profile"
    command = [program, "--headless", f"-env:UserInstallation={profile.as_uri()}", "--convert-to", to]
    command += [f"--infilter={filter_}"] if filter_ else []
    result = subprocess.run(
        [*command, "--outdir", str(source.parent), str(source)],
        capture_output=True,
        text=True,
        timeout=180,
        check=False,
    )
    made = source.with_suffix(f".{to.partition(':')[0]}")
    assert made.exists(), result.stderr or result.stdout
    return made.read_bytes()


def kinds(content: Content) -> list[str]:
    return [block.kind for block in content.blocks]


def test_a_report_written_in_libreoffice(tmp_path: Path) -> None:
    """Numbered headings, nested lists, notes of both kinds, merged cells and a tracked change, saved as .docx."""
    source = tmp_path / "report.fodt"
    source.write_text(OPEN_DOCUMENT, encoding="utf-8")
    content = docx_content(_converted(source, "docx"), "report.docx")
    assert content.text == REPORT
    assert kinds(content) == KINDS
    assert [(each.kind, each.text) for each in content.dropped] == [
        ("deleted", "seventy"),
        ("running-head", "Ashgrove Gas, report 2023"),
    ]


PAGE = """<!DOCTYPE html><html><head><meta charset="utf-8"><title>Report</title></head><body>
<h1>Tarndale Mining: report on the Voluntary Principles, 2023</h1>
<p>Published 3 May 2024</p>
<h2>C5. Describe how guards are chosen</h2>
<p>Every guard is <i>vetted</i> by the site’s<br>security manager, on 12 points&nbsp;in all.</p>
<p><strong>What is asked</strong></p>
<ol type="a"><li>a record</li><li>two references<ul><li>one from outside</li></ul></li></ol>
<h2>C6. Describe training</h2>
<table border="1"><tr><th>Site</th><th>Guards</th></tr><tr><td>Lima</td><td>40</td></tr>
<tr><td colspan="2">None else</td></tr></table>
<p>Training is renewed every year.</p>
<ul><li>law</li><li>use of force</li></ul>
</body></html>"""

PAGE_TEXT = """Tarndale Mining: report on the Voluntary Principles, 2023

Published 3 May 2024

C5. Describe how guards are chosen

Every guard is vetted by the site’s
security manager, on 12 points in all.

What is asked

a. a record
b. two references
  - one from outside

C6. Describe training

Site | Guards
Lima | 40
None else

Training is renewed every year.

- law
- use of force"""


def _as_word() -> bytes:
    """Make the same report by hand, with the codes of the questions and the items counted by Word."""
    document = blank()
    codes = add_list(document, [("decimal", "C%1.")])
    letters = add_list(document, [("lowerLetter", "%1."), ("bullet", "•")])
    number_paragraph(document.styles["Heading 2"], codes)
    root = document.part.numbering_part.element
    override = root.xpath(f"w:num[@w:numId='{codes}']")[0]._add_lvlOverride(ilvl=0)
    override._add_startOverride(val=5)
    document.add_heading("Tarndale Mining: report on the Voluntary Principles, 2023", 1)
    document.add_paragraph("Published 3 May 2024")
    document.add_heading("Describe how guards are chosen", 2)
    running = document.add_paragraph("Every guard is ")
    running.add_run("vetted").italic = True
    running.add_run(" by the site’s\nsecurity manager, on 12 points\u00a0in all.")
    document.add_paragraph().add_run("What is asked").bold = True
    for words, depth in (("a record", 0), ("two references", 0), ("one from outside", 1)):
        number_paragraph(document.add_paragraph(words), letters, depth)
    document.add_heading("Describe training", 2)
    table = document.add_table(3, 2)
    for row, cells in zip(table.rows, (("Site", "Guards"), ("Lima", "40"), ("None else",)), strict=True):
        for cell, words in zip(row.cells, cells, strict=False):
            cell.text = words
    table.cell(2, 0).merge(table.cell(2, 1))
    document.add_paragraph("Training is renewed every year.")
    for words in ("law", "use of force"):
        document.add_paragraph(words, style="List Bullet")
    return saved(document)


def test_a_page_and_a_word_file_of_one_report_give_the_same_text() -> None:
    """The same report as .html and .docx has the same text and the same kinds and levels of blocks."""
    page, word = html_content(PAGE.encode(), "report.html"), docx_content(_as_word(), "report.docx")
    assert page.text == PAGE_TEXT
    assert word.text == PAGE_TEXT
    assert [(b.kind, b.level) for b in page.blocks] == [(b.kind, b.level) for b in word.blocks]


def test_libreoffice_turns_the_page_into_the_same_report(tmp_path: Path) -> None:
    """The page opened in a word processor and saved as .docx gives the same text and kinds."""
    source = tmp_path / "report.html"
    source.write_text(PAGE, encoding="utf-8")
    content = docx_content(_converted(source, "docx:MS Word 2007 XML", "HTML (StarWriter)"), "report.docx")
    assert content.text == PAGE_TEXT
    assert kinds(content) == kinds(html_content(PAGE.encode(), "report.html"))


def test_libreoffice_turns_the_word_file_into_the_same_page(tmp_path: Path) -> None:
    """The Word file saved as a web page gives the same words in the same order."""
    source = tmp_path / "report.docx"
    source.write_bytes(_as_word())
    content = html_content(_converted(source, "html:HTML (StarWriter)"), "report.html")
    assert [block.kind for block in content.blocks].count("heading") == 4
    for line in ("Describe training", "Lima | 40", "Training is renewed every year.", "two references"):
        assert line in content.text


def test_a_contents_list_made_by_word_stays_a_contents_list() -> None:
    """Lines with a tab before their page number, whose style Word numbers in its own way."""
    document = blank()
    for words, page in (("1. Commitment", "2"), ("2. Training", "11")):
        line = document.add_paragraph(f"{words}\t{page}")
        tabs = element("w:tabs")
        tabs.append(element("w:tab", val="right", leader="dot", pos="9000"))
        line._p.get_or_add_pPr().append(tabs)
    document.add_heading("1. Commitment", 1)
    assert docx_content(saved(document), "x.docx").text == "1. Commitment\t2\n\n2. Training\t11\n\n1. Commitment"
