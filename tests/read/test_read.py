"""Files become documents exactly, or are refused in one sentence."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vpkg.errors import UnreadableInput
from vpkg.read import read
from vpkg.read.language import detect_language
from vpkg.read.lines import lines
from vpkg.read.markdown import markdown_blocks
from vpkg.read.plain import plain_blocks

TEXTS = st.text(alphabet=st.sampled_from("ab .#*-1\t\n\r\fé|>_`"), max_size=120)


def _refused(path: Path) -> str:
    with pytest.raises(UnreadableInput) as caught:
        read(path)
    message = str(caught.value)
    assert message.count("\n") == 0
    assert message.endswith(".")
    return message


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    """A file that is not there is named, with what to do."""
    assert "check the name" in _refused(tmp_path / "gone.md")


def test_an_empty_file_is_refused(tmp_path: Path) -> None:
    """White space and a byte order mark alone are an empty file."""
    path = tmp_path / "empty.md"
    for content in (b"", b" \n\t\n", b"\xef\xbb\xbf", b"\xef\xbb\xbf \n"):
        path.write_bytes(content)
        assert "is empty" in _refused(path)


def test_a_binary_file_is_refused(tmp_path: Path) -> None:
    """Bytes that no text has are told from a wrong encoding."""
    path = tmp_path / "picture.md"
    path.write_bytes(b"PNG\x00\x01\x02 report")
    assert "binary" in _refused(path)


def test_invalid_utf8_is_refused(tmp_path: Path) -> None:
    """The first byte that cannot be read is named."""
    path = tmp_path / "latin.txt"
    path.write_bytes("Bericht über".encode("latin-1"))
    assert "byte 8" in _refused(path)


def test_an_unknown_kind_of_file_is_refused(tmp_path: Path) -> None:
    """The kinds that can be read are named."""
    path = tmp_path / "report.docx"
    path.write_bytes(b"x")
    assert ".md or .txt" in _refused(path)


def test_a_folder_is_refused(tmp_path: Path) -> None:
    """A folder is no report."""
    assert "is a folder" in _refused(tmp_path)


def test_the_text_is_the_file_without_its_mark(tmp_path: Path) -> None:
    """The byte order mark goes, line ends stay, and the hash is that of the bytes."""
    path = tmp_path / "report.txt"
    path.write_bytes(b"\xef\xbb\xbfOne\r\ntwo\n")
    document = read(path)
    assert document.text == "One\r\ntwo\n"
    assert document.sha256 == hashlib.sha256(path.read_bytes()).hexdigest()
    assert document.media_type == "text/plain"


@given(TEXTS)
def test_markdown_blocks_cover_the_text(text: str) -> None:
    """Blocks are in order, never overlap, and hold every character that is not white space."""
    _covers(text, [(b.span.start, b.span.end) for b in markdown_blocks(text)])


@given(TEXTS)
def test_plain_blocks_cover_the_text(text: str) -> None:
    """The same holds for plain text."""
    _covers(text, [(b.span.start, b.span.end) for b in plain_blocks(text)])


def _covers(text: str, spans: list[tuple[int, int]]) -> None:
    position, seen = 0, ""
    for start, end in spans:
        assert position <= start < end <= len(text)
        assert not text[position:start].strip()
        seen += text[start:end]
        position = end
    assert not text[position:].strip()
    assert "".join(seen.split()) == "".join(text.split())


@given(TEXTS)
def test_lines_are_those_of_the_file(text: str) -> None:
    """Only LF, CR LF and CR end a line."""
    expected = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    assert [text[s.start : s.end] for s in lines(text)] == expected


def test_headings_have_levels() -> None:
    """CommonMark decides what a heading is; a list item and a table are no paragraphs."""
    text = "# One\n\nTwo\n===\n\n- a\n- b\n\n| x | y |\n|---|---|\n| 1 | 2 |\n"
    assert [(b.kind, b.level) for b in markdown_blocks(text)] == [
        ("heading", 1), ("heading", 1), ("list", 0), ("list", 0), ("table", 0),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The members of the Initiative have reported on their work in the year.", "en"),
        ("Les membres de l'Initiative ont rendu compte de leur travail pour l'année dans les pays.", "fr"),
        ("Los miembros de la Iniciativa informan sobre el trabajo que hicieron en los países.", "es"),
        ("Zymurgy 12 Qwerty", "und"),
    ],
)
def test_language_is_told_by_function_words(text: str, language: str) -> None:
    """What cannot be told is und."""
    assert detect_language(text) == language
