"""PDF as browsers and word processors print it, and any words that may stand on a page."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path
from random import Random

import pytest

from tests.read.pdf_texts import FIRST, SECOND, THIRD, read, shown, uncovered
from tests.read.pdf_writing import Sheet, wrapped
from vpkg.read.pdf import pdf_content

_QUESTION = (
    "B1. Describe how the trust chose the towns in which it works, and who was asked before that choice was made."
)


def _tool(name: str) -> str:
    """Return where a program is; skip where it is absent, but never in CI."""
    path = shutil.which(name)
    if path is None:
        message = f"needs {name} to print a PDF"
        if os.environ.get("CI") == "true":
            pytest.fail(message)
        pytest.skip(message)
    return path


def _chromium(folder: Path, body: str, style: str = "") -> bytes:
    page, printed = folder / "page.html", folder / "page.pdf"
    page.write_text(
        f"<!doctype html><html lang=en><meta charset=utf-8><style>@page {{size: A4; margin: 25mm 20mm; "
        f"@top-left {{content: 'Brackwater Trust'}} @bottom-center {{content: counter(page) '/' counter(pages)}}}} "
        f"body {{font: 11pt/1.35 serif}} {style}</style>{body}",
        encoding="utf-8",
    )
    options = (
        "--headless --no-sandbox --disable-gpu --no-first-run --disable-background-networking --disable-sync "
        "--disable-component-update --no-pdf-header-footer"
    ).split()
    where = [f"--user-data-dir={folder / 'profile'}", f"--print-to-pdf={printed}", page.as_uri()]
    subprocess.run([_tool("chromium"), *options, *where], check=True, capture_output=True, timeout=120)
    return printed.read_bytes()


def _word_file(path: Path) -> None:
    import docx

    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = "Brackwater Trust"
    document.add_heading("Report of the year", 0)
    document.add_heading("B. What we did", 1)
    document.add_paragraph().add_run(_QUESTION).bold = True
    document.add_paragraph(FIRST)
    document.add_paragraph("Two courses", style="List Bullet")
    document.add_paragraph("One meeting", style="List Bullet")
    document.add_paragraph("Oster", style="List Number")
    document.add_paragraph("Vell", style="List Number")
    table = document.add_table(2, 2, style="Table Grid")
    for cell, words in zip(
        (*table.rows[0].cells, *table.rows[1].cells), ("Town", "Courses", "Oster", "2"), strict=True
    ):
        cell.text = words
    document.add_page_break()
    document.add_paragraph(SECOND)
    document.save(str(path))


def test_chromium(tmp_path: Path) -> None:
    """A page printed by Chromium gives its headings, lists, table and notes, without what the margins repeat."""
    body = (
        f"<h1>Report of the year</h1><h2>B. What we did</h2><p><b>{_QUESTION}</b></p><p>{FIRST}<sup>1</sup></p>"
        "<ul><li>Two courses<ul><li>in Oster</li></ul></li><li>One meeting</li></ul>"
        "<ol><li>Oster</li><li>Vell</li></ol><table><tr><th>Town</th><th>Courses</th></tr><tr><td>Oster</td><td>2</td></tr></table>"
        f"<p style='page-break-before: always'>{SECOND}</p><p class=note><sup>1</sup> As the trust was told.</p>"
    )
    style = "table {border-collapse: collapse} td, th {border: 1px solid; padding: 4px} .note {font-size: 8pt}"
    content = pdf_content(_chromium(tmp_path, body, style), "report.pdf")
    assert content.text == (
        f"Report of the year\n\nB. What we did\n\n{_QUESTION}\n\n{FIRST}[1]\n\n"
        "- Two courses\n  - in Oster\n- One meeting\n1. Oster\n2. Vell\n\n"
        f"Town | Courses\nOster | 2\n\n{SECOND}\n\n[1] As the trust was told."
    )
    assert [block.level for block in content.blocks if block.kind == "heading"] == [1, 2, 3]
    assert [(item.kind, item.text, item.page) for item in content.dropped] == [
        ("running-head", "Brackwater Trust", 1),
        ("page-number", "1/2", 1),
        ("running-head", "Brackwater Trust", 2),
        ("page-number", "2/2", 2),
    ]


def test_chromium_columns(tmp_path: Path) -> None:
    """Two justified, hyphenated columns printed by Chromium keep their order, and hyphens put in go."""
    paragraphs = [FIRST, SECOND, THIRD, f"{SECOND} {FIRST}", f"{THIRD} {SECOND}"] * 4
    body = "<h1>Report of the year</h1><main>" + "".join(f"<p>{words}</p>" for words in paragraphs) + "</main>"
    style = "main {column-count: 2; text-align: justify; hyphens: auto} body {font-size: 9pt}"
    content = pdf_content(_chromium(tmp_path, body, style), "report.pdf")
    assert content.text.split() == " ".join(["Report of the year", *paragraphs]).split()


def test_libreoffice(tmp_path: Path) -> None:
    """A Word file printed by LibreOffice gives its headings, lists and table, without its running head."""
    _word_file(tmp_path / "report.docx")
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    order = [_tool("soffice"), profile, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path)]
    subprocess.run([*order, str(tmp_path / "report.docx")], check=True, capture_output=True, timeout=180)
    content = pdf_content((tmp_path / "report.pdf").read_bytes(), "report.pdf")
    assert content.text == (
        f"Report of the year\n\nB. What we did\n\n{_QUESTION}\n\n{FIRST}\n\n"
        f"- Two courses\n- One meeting\n1. Oster\n2. Vell\n\nTown | Courses\nOster | 2\n\n{SECOND}"
    )
    assert [block.level for block in content.blocks if block.kind == "heading"] == [1, 2, 3]
    assert [(item.kind, item.page) for item in content.dropped] == [("running-head", 1), ("running-head", 2)]


@pytest.mark.parametrize("seed", range(60))
def test_no_word_is_lost_made_up_or_moved(seed: int) -> None:
    """Whatever the words, in one, two or three columns, they come out in their order, all of them and no others."""
    chance = Random(seed)
    columns, in_turn = chance.randint(1, 3), chance.random() < 0.5
    texts = [_paragraph(chance) for _ in range(chance.randint(3, 8))]
    room = (475 - 30 * (columns - 1)) / columns
    lines = [line for words in texts for line in ["", *wrapped(words, room)]][1:]
    height = -(-len(lines) // columns)
    sides = [lines[at : at + height] for at in range(0, len(lines), height)]
    places = [
        (60 + (room + 30) * side, 60 + 12 * row, words)
        for side, own in enumerate(sides)
        for row, words in enumerate(own)
    ]
    sheet = Sheet(size=(595, 60 + 12 * height + 60))
    for x, y, words in sorted(places, key=lambda place: place[1]) if in_turn else places:
        sheet.write(x, y, words)
    content = read(sheet)
    assert content.text.split() == " ".join(texts).split()
    assert shown(content)
    assert not list(uncovered(content))


def _paragraph(chance: Random) -> str:
    """Make up a paragraph of words that mean nothing."""
    words = (
        "".join(chance.choices("abdefgilmnorstuvw", k=chance.randint(2, 11))) for _ in range(chance.randint(45, 90))
    )
    return " ".join(words).capitalize() + "."
