"""One report in every format, made by the programs that people use: LibreOffice, Chromium, and Word's own lists.

A report written in Markdown is taken apart into headings, paragraphs and bullets, and each rendering says the same.
"""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.needs import absent

NAMES = (
    "typed.md", "typed.txt", "page.html", "office.docx", "office.pdf", "office.html", "office.txt", "browser.pdf",
    "numbered.docx", "numbered.pdf",
)  # fmt: skip
"""What is made: by hand, as a page, by LibreOffice from the page, by Chromium, and with automatic numbers."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A heading (level 1 or 2), a paragraph (0), or a bullet (-1) of a report; ``**`` stands around bold words."""

    level: int
    words: str


def pieces(markdown: str) -> Iterator[Piece]:
    """Take apart the plain Markdown of an example report."""
    for part in re.split(r"\n\s*\n|\n(?=- )", markdown.strip()):
        marks, words = re.fullmatch(r"(#{1,2} |- |)(.*)", part, re.S).groups()  # type: ignore[union-attr]
        yield Piece({"": 0, "- ": -1}.get(marks, len(marks) - 1), words)


def render(markdown: str, folder: Path) -> dict[str, Path]:
    """Write a report in every format; a test without the programs is skipped, or fails in CI."""
    made: dict[str, Callable[[Path], None]] = {
        "typed.md": lambda path: _write(path, markdown),
        "typed.txt": lambda path: _write(path, _plain(markdown)),
        "page.html": lambda path: _write(path, _page(markdown)),
        "numbered.docx": lambda path: _numbered(markdown, path),
    }
    for name, make in made.items():
        make(folder / name)
    office(folder / "page.html", folder / "office.docx", "docx:MS Word 2007 XML")
    office(folder / "office.docx", folder / "office.pdf", "pdf:writer_pdf_Export")
    office(folder / "office.docx", folder / "office.html", "html:HTML (StarWriter)")
    office(folder / "office.docx", folder / "office.txt", "txt:Text (encoded):UTF8")
    office(folder / "numbered.docx", folder / "numbered.pdf", "pdf:writer_pdf_Export")
    browser(folder / "page.html", folder / "browser.pdf")
    return {name: folder / name for name in NAMES}


def office(source: Path, target: Path, to: str) -> None:
    """Convert a file with LibreOffice, with a profile of its own."""
    program = _program("soffice", "libreoffice")
    out = target.parent / f"{target.name}.made"
    profile = (target.parent / "profile").as_uri()
    command = [program, f"-env:UserInstallation={profile}", "--headless", "--norestore"]
    if source.suffix == ".html":
        command.append("--infilter=HTML (StarWriter)")
    _run([*command, "--convert-to", to, "--outdir", str(out), str(source)])
    shutil.move(out / f"{source.stem}{target.suffix}", target)


def browser(source: Path, target: Path) -> None:
    """Print a page to PDF with Chromium, as a person would, without the browser's own head and foot."""
    program = _program("chromium", "chromium-browser", "google-chrome")
    flags = "--headless --no-sandbox --disable-gpu --no-first-run --disable-background-networking"
    flags += " --disable-component-update --disable-sync --disable-dev-shm-usage --no-pdf-header-footer"
    profile = f"--user-data-dir={target.parent / 'browser'}"
    _run([program, *flags.split(), profile, f"--print-to-pdf={target}", source.as_uri()])


def _program(*names: str) -> str:
    found = next((path for name in names if (path := shutil.which(name))), None)
    return found or absent(f"{names[0]} on the path")


def _run(command: list[str]) -> None:
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=180)
    assert done.returncode == 0, done.stderr


def _write(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8", newline="")


def _plain(markdown: str) -> str:
    return re.sub(r"(?m)^#+ ", "", markdown).replace("**", "")


def _page(markdown: str) -> str:
    from markdown_it import MarkdownIt

    body = MarkdownIt("commonmark").render(markdown)
    head = '<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8"><title>Report</title></head>'
    return f"{head}\n<body>\n{body}</body></html>\n"


def _numbered(markdown: str, path: Path) -> None:
    """Write a Word file whose sections and questions have automatic numbers as codes and nothing else."""
    from docx import Document

    document = Document()
    numbers = _Numbers(document)
    for piece in pieces(markdown):
        section, question = re.match(r"([A-Z])\. ", piece.words), re.match(r"([A-Z])(\d+)\.? ", piece.words)
        if piece.level == 1 and section:
            numbers.give(document.add_heading(piece.words[section.end() :], 1), "", ord(section[1]) - ord("A") + 1)
        elif piece.level == 2 and question and not re.match(r"[A-Z]\d+ and", piece.words):
            numbers.give(document.add_heading(piece.words[question.end() :], 2), question[1], int(question[2]))
        elif piece.level > 0:
            document.add_heading(piece.words, piece.level)
        else:
            added = document.add_paragraph(style="List Bullet" if piece.level < 0 else None)
            for at, words in enumerate(piece.words.split("**")):
                added.add_run(words).bold = at % 2 == 1
    document.save(str(path))


class _Numbers:
    """Lists of a Word file: sections A., B., …, and for each section its questions, such as B4, B5, …."""

    def __init__(self, document: Any) -> None:
        self._part = document.part.numbering_part.element
        self._lists: dict[str, tuple[int, int]] = {}
        """For each list its number, and the value that its next item gets by itself."""
        self._last = 9000

    def give(self, paragraph: Any, prefix: str, value: int) -> None:
        """Number a paragraph; where the count must jump, the list goes on from a number set by hand, as in Word."""
        if prefix not in self._lists:
            self._lists[prefix] = (self._new_list(prefix, value), value)
        number, coming = self._lists[prefix]
        if value != coming:
            number = self._jump(number, value)
        self._lists[prefix] = (number, value + 1)
        paragraph._p.get_or_add_pPr().append(
            _parsed(f'<w:numPr {{}}><w:ilvl w:val="0"/><w:numId w:val="{number}"/></w:numPr>')
        )

    def _new_list(self, prefix: str, start: int) -> int:
        self._last += 1
        form, shown = ("decimal", f"{prefix}%1.") if prefix else ("upperLetter", "%1.")
        level = (
            f'<w:lvl w:ilvl="0"><w:start w:val="{start}"/><w:numFmt w:val="{form}"/><w:suff w:val="space"/>'
            f'<w:lvlText w:val="{shown}"/><w:lvlJc w:val="left"/></w:lvl>'
        )
        kind = '<w:multiLevelType w:val="singleLevel"/>'
        self._part.insert(
            0, _parsed(f'<w:abstractNum {{}} w:abstractNumId="{self._last}">{kind}{level}</w:abstractNum>')
        )
        self._part.append(
            _parsed(f'<w:num {{}} w:numId="{self._last}"><w:abstractNumId w:val="{self._last}"/></w:num>')
        )
        return self._last

    def _jump(self, number: int, value: int) -> int:
        self._last += 1
        [abstract] = self._part.xpath(f"w:num[@w:numId='{number}']/w:abstractNumId/@w:val")
        self._part.append(
            _parsed(
                f'<w:num {{}} w:numId="{self._last}"><w:abstractNumId w:val="{abstract}"/><w:lvlOverride w:ilvl="0">'
                f'<w:startOverride w:val="{value}"/></w:lvlOverride></w:num>'
            )
        )
        return self._last


def _parsed(xml: str) -> Any:
    from docx.oxml import parse_xml
    from docx.oxml.ns import nsdecls

    return parse_xml(xml.format(nsdecls("w")))
