"""Files built to do harm cost one sentence, within the limits, and fetch nothing."""

from __future__ import annotations

import os
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.hostile import HARMLESS, Case, Trap, docx, html, pdf
from tests.hostile.trap import TrapServer
from tests.writing import ngo_report
from vpkg.cli import main
from vpkg.errors import UnreadableInput
from vpkg.model import Document
from vpkg.read import LARGEST_FILE, LARGEST_TEXT, MEDIA_TYPES, read
from vpkg.read.kinds import FORMATS

CASES = (*pdf.CASES, *html.CASES, *docx.CASES)
SECONDS = 20.0
SECRET = "the-secret-of-the-neighbouring-file"


@pytest.fixture(name="server")
def _server() -> Iterator[TrapServer]:
    with TrapServer() as server:
        yield server


@pytest.fixture(name="trap")
def _trap(server: TrapServer, tmp_path: Path) -> Trap:
    folder = tmp_path / "elsewhere"
    folder.mkdir()
    secret = folder / "secret.txt"
    secret.write_text(SECRET, encoding="utf-8")
    return Trap(server.web, secret.as_uri())


@pytest.fixture(autouse=True)
def _limits(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VPKG_READ_SECONDS", str(SECONDS))


def _outcome(path: Path) -> Document | str:
    """Read a file; return its document, or the sentence that refuses it. Either comes in time."""
    start = time.monotonic()
    try:
        found: Document | str = read(path)
    except UnreadableInput as error:
        found = str(error)
        assert "\n" not in found
        assert found.endswith(".")
        assert str(path) in found or path.name in found
        assert "Traceback" not in found
        assert len(found) < 600 + len(str(path))
    assert time.monotonic() - start < SECONDS + 1
    return found


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_hostile_file_harms_nothing(case: Case, trap: Trap, server: TrapServer, tmp_path: Path) -> None:
    """It is refused in one sentence or read without what it asked for; the trap hears nothing."""
    path = tmp_path / f"{case.name}{case.ending}"
    path.write_bytes(case.make(trap))
    found = _outcome(path)
    refused = isinstance(found, str)
    assert case.outcome in ("either", "refused" if refused else "read"), found
    if isinstance(found, Document):
        assert HARMLESS in " ".join(found.text.split())
        assert SECRET not in found.text
        assert all(SECRET not in each.text for each in found.dropped)
    else:
        assert SECRET not in found
    assert (server.connections, server.requests) == (0, [])


def test_the_set_is_complete() -> None:
    """Every format has its hostile files, and no two share a name."""
    assert len({case.name for case in CASES}) == len(CASES) >= 60
    assert {FORMATS[case.ending] for case in CASES} == {"html", "docx", "pdf"}


def test_the_trap_works(server: TrapServer) -> None:
    """One planted request is counted."""
    with pytest.raises(urllib.error.HTTPError):
        urllib.request.urlopen(f"{server.web}/planted", timeout=5)
    assert (server.connections, server.requests) == (1, ["/planted"])


@pytest.mark.parametrize("make", [pdf.pdf, docx.docx, lambda: html.page("")], ids=["pdf", "docx", "html"])
def test_the_harmless_file_of_the_set_is_read(make: object, tmp_path: Path) -> None:
    """What every hostile file is a change of reads well: the set does not pass by being refused for something else."""
    assert callable(make)
    content = make()
    ending = {b"%P": ".pdf", b"PK": ".docx"}.get(content[:2], ".html")
    path = tmp_path / f"harmless{ending}"
    path.write_bytes(content)
    assert read(path).text.strip() == HARMLESS


IN_A_FOLDER = (
    pdf.CASES[0], *(case for case in CASES if case.name in ("pdf-truncated", "pdf-protected", "html-fetches")),
    *(case for case in CASES if case.name in ("docx-zip-bomb", "docx-laughs", "docx-externals", "docx-truncated")),
)  # fmt: skip


def test_the_other_files_of_a_build_are_unharmed(
    trap: Trap, server: TrapServer, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A good report among hostile files is built as if it were alone."""
    assert len(IN_A_FOLDER) == 8
    folder = tmp_path / "reports"
    folder.mkdir()
    for case in IN_A_FOLDER:
        (folder / f"{case.name}{case.ending}").write_bytes(case.make(trap))
    (folder / "m-good.md").write_text(ngo_report({"C5": "In Kenya we met DCAF."}), encoding="utf-8")
    (folder / "empty.pdf").touch()
    assert main(["build", str(folder), "--store", str(tmp_path / "store")]) in (0, 1)
    shown = capsys.readouterr()
    assert "quietwater-trust-2023" in shown.out
    assert "docx-zip-bomb" in shown.out
    assert "Traceback" not in shown.out + shown.err
    assert (server.connections, server.requests) == (0, [])


@pytest.mark.parametrize("ending", sorted(MEDIA_TYPES))
def test_an_empty_file_is_refused_in_every_format(ending: str, tmp_path: Path) -> None:
    """Nothing, and white space alone."""
    path = tmp_path / f"empty{ending}"
    for content in (b"", b"\n \t\n"):
        path.write_bytes(content)
        assert "is empty" in str(_outcome(path))


@pytest.mark.parametrize(("ending", "most"), [(".md", LARGEST_TEXT), (".txt", LARGEST_TEXT), (".pdf", LARGEST_FILE)])
def test_a_file_that_is_too_large_is_not_read(ending: str, most: int, tmp_path: Path) -> None:
    """One byte too many is told by the limit."""
    path = tmp_path / f"large{ending}"
    with path.open("wb") as stream:
        stream.truncate(most + 1)
    assert f"larger than {most // 1_000_000} MB" in str(_outcome(path))


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such files")
def test_what_is_no_file_is_not_opened(tmp_path: Path) -> None:
    """A pipe, a device, a link to itself and a link to nothing are each told in their words, without waiting."""
    os.mkfifo(tmp_path / "pipe.pdf")
    (tmp_path / "device.docx").symlink_to("/dev/zero")
    (tmp_path / "circle.html").symlink_to(tmp_path / "circle.html")
    (tmp_path / "nothing.md").symlink_to(tmp_path / "gone.md")
    (tmp_path / "folder.pdf").mkdir()
    words = {
        "pipe.pdf": "a pipe", "device.docx": "a device", "circle.html": "leads back to itself",
        "nothing.md": "a file that is not there", "folder.pdf": "is a folder",
    }  # fmt: skip
    for name, expected in words.items():
        start = time.monotonic()
        assert expected in str(_outcome(tmp_path / name))
        assert time.monotonic() - start < 1


def test_a_name_that_no_file_has_is_refused(tmp_path: Path) -> None:
    """A NUL in a name, and a name that is too long."""
    for name in ("re\x00port.pdf", "a" * 5000 + ".pdf"):
        with pytest.raises(UnreadableInput, match=r"\.$"):
            read(tmp_path / name)


@pytest.mark.parametrize(
    "text",
    [
        "[" * 300_000,
        "> " * 100_000,
        "- " * 100_000,
        "*a " * 100_000,
        "`" * 300_000,
        "|a|b|\n|-|-|\n" * 8_000,
        "1\n" * 60_000,
        "Page 1 of 9 " * 30_000,
    ],
    ids=["brackets", "quotes", "lists", "stars", "ticks", "tables", "numbers", "pages"],
)
@pytest.mark.parametrize("ending", [".md", ".txt"])
def test_text_that_is_hard_to_parse_is_read_in_time(text: str, ending: str, tmp_path: Path) -> None:
    """Marks without end cost no more than their length."""
    path = tmp_path / f"marks{ending}"
    path.write_text(text, encoding="utf-8")
    assert isinstance(_outcome(path), Document)
