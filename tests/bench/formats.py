"""Pages a second for each format, as a ratio to a named peer's plain text extraction of the same files in the same run.

usage: python tests/bench/formats.py [FOLDER]

A page is a page of the PDF, and 3,000 characters of text where a format has none. Without a folder the example
reports are rendered first (needs LibreOffice and Chromium); with one, the files of that folder are read.
"""

from __future__ import annotations

import io
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from tests.read.renderings import render
from vpkg.read import read
from vpkg.read.child import READERS
from vpkg.read.kinds import FORMATS
from vpkg.resources import demo_reports

ROUNDS = 5
PAGE = 3000
REPORTS = 2
COPIES = 10
"""Times that an example report is repeated, which gives it the length of a real one."""

Reader = Callable[[Path], object]


def pypdf_text(path: Path) -> object:
    """The peer for PDF in pure Python."""
    from pypdf import PdfReader

    return [page.extract_text() for page in PdfReader(io.BytesIO(path.read_bytes())).pages]


def pdftotext_text(path: Path) -> object:
    """The peer for PDF in C++, a process of its own."""
    return subprocess.run(["pdftotext", str(path), "-"], check=True, capture_output=True).stdout


def docx_text(path: Path) -> object:
    """The peer for Word."""
    from docx import Document

    return [paragraph.text for paragraph in Document(str(path)).paragraphs]


def lxml_text(path: Path) -> object:
    """The peer for HTML."""
    from lxml import html

    return html.fromstring(path.read_bytes()).text_content()


def markdown_page(path: Path) -> object:
    """The peer for Markdown."""
    from markdown_it import MarkdownIt

    return MarkdownIt("commonmark").enable("table").render(path.read_text(encoding="utf-8"))


def plain_text(path: Path) -> object:
    """The peer for text: nothing but its characters."""
    with path.open(encoding="utf-8") as stream:
        return stream.read()


PEERS: dict[str, list[tuple[str, Reader]]] = {
    ".pdf": [("pypdf", pypdf_text), ("pdftotext", pdftotext_text)],
    ".docx": [("python-docx", docx_text)],
    ".html": [("lxml text_content", lxml_text)],
    ".md": [("markdown-it render", markdown_page)],
    ".txt": [("open().read()", plain_text)],
}


def within(path: Path) -> object:
    """Read a file as the child does, without starting one."""
    from importlib import import_module

    module, function = READERS[FORMATS[path.suffix]]
    return getattr(import_module(module), function)(path.read_bytes(), path.name)


def seconds(task: Reader, files: list[Path]) -> float:
    """Time one way of reading all files."""
    start = time.perf_counter()
    for path in files:
        task(path)
    return time.perf_counter() - start


def compare(ending: str, files: list[Path]) -> None:
    """Time ours and the peers in turn, so that a drifting machine drifts for all, and print the medians."""
    documents = [read(path) for path in files]
    pages = sum(each.pages or max(1, len(each.text) / PAGE) for each in documents)
    ours: list[tuple[str, Reader]] = [("in a child" if ending in FORMATS else "in process", read)]
    if ending in FORMATS:
        ours.append(("reader alone", within))
    peers = [(name, peer) for name, peer in PEERS[ending] if name != "pdftotext" or shutil.which("pdftotext")]
    tasks = dict((*ours, *peers))
    for task in tasks.values():
        seconds(task, files)  # what is imported or cached once does not count
    rounds = [{name: seconds(task, files) for name, task in tasks.items()} for _ in range(ROUNDS)]
    for way, _ in ours:
        for name, _ in peers:
            mine, theirs = (statistics.median(pages / each[at] for each in rounds) for at in (way, name))
            ratio = statistics.median(each[name] / each[way] for each in rounds)
            print(f"{ending:6} {way:13} {mine:9.0f}   {name:19} {theirs:9.0f}   {ratio:8.3f}")


def main() -> None:
    """Print the table."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(name)
        if len(sys.argv) == 1:
            for report in [path for path in demo_reports() if path.suffix == ".md"][:REPORTS]:
                place = folder / report.stem
                place.mkdir()
                render("\n\n".join([report.read_text(encoding="utf-8").strip()] * COPIES) + "\n", place)
        print("format way           pages/s   peer                  pages/s   ratio (ours to the peer's)")
        for ending in PEERS:
            files = sorted(path for path in folder.rglob(f"*{ending}") if path.is_file())
            if not files:
                sys.exit(f"There is no {ending} file in {folder}; a table without it would compare nothing.")
            compare(ending, files)


if __name__ == "__main__":
    main()
