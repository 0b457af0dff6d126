"""Files become `Document` values: bytes hashed, text exact, blocks found. Never sees RDF.

Text and Markdown are read here; what needs a large library (HTML, Word, PDF) is read in a confined child process.
"""

from __future__ import annotations

import errno
import hashlib
import os
import stat
from pathlib import Path

from vpkg.errors import UnreadableInput
from vpkg.model import Content, Document
from vpkg.read.furniture import mark_furniture
from vpkg.read.kinds import FORMATS, MEDIA_TYPES, check_kind, ending
from vpkg.read.language import detect_language
from vpkg.read.markdown import markdown_blocks
from vpkg.read.plain import plain_blocks
from vpkg.read.wire import UNFIT

__all__ = ["LARGEST_FILE", "MEDIA_TYPES", "read"]

LARGEST_FILE = 50_000_000
"""Bytes; a PDF full of photographs may have as many, anything larger is something else."""

LARGEST_TEXT = 5_000_000
"""Bytes of a file that is text; a whole VP report is below 1 MB of text."""


def read(path: Path) -> Document:
    """Read one report file: .md, .txt, .html, .docx or .pdf.

    Raises `UnreadableInput`, in one sentence, when the file is missing, empty, of another kind than its ending says,
    of a kind that vpkg does not read, damaged, or when reading it would take more than the limits allow.
    """
    content, form = _bytes(path)
    check_kind(content, form, str(path))
    found = _confined(content, form, path) if form in FORMATS else _text(content, form, path)
    return Document(
        sha256=hashlib.sha256(content).hexdigest(),
        source=os.fsencode(path.name).decode("utf-8", "replace"),
        media_type=MEDIA_TYPES[form],
        language=detect_language(found.text),
        text=found.text,
        blocks=mark_furniture(found.text, found.blocks),
        edits=found.edits,
        dropped=found.dropped,
        pages=found.pages,
        notes=found.notes,
    )


def _bytes(path: Path) -> tuple[bytes, str]:
    """Return a file's bytes and its ending; a pipe or a device is told without ever being read."""
    try:
        mode = path.stat().st_mode
        if stat.S_ISDIR(mode):
            raise UnreadableInput(f"{path} is a folder; name a report file, or give the folder to vpkg build.")
        if not stat.S_ISREG(mode):
            raise UnreadableInput(f"{path} is no file but a pipe, a socket or a device; name a report file.")
        form = ending(path)
        most = LARGEST_FILE if form in FORMATS else LARGEST_TEXT
        # Between the look and the opening the file may have become a pipe, which must not keep us waiting.
        descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
        with open(descriptor, "rb") as stream:
            content = stream.read(most + 1)
    except (OSError, ValueError) as error:
        raise UnreadableInput(_not_opened(path, error)) from error
    if len(content) > most:
        raise UnreadableInput(f"{path} is larger than {most // 1_000_000} MB; give the report alone, without pictures.")
    if not content.strip():
        raise UnreadableInput(f"{path} is empty; give a file that holds the report's text.")
    return content, form


def _not_opened(path: Path, error: OSError | ValueError) -> str:
    if isinstance(error, ValueError):
        return f"{str(path)!r} is not the name of a file; check the name."
    if error.errno == errno.ELOOP:
        return f"{path} is a link that leads back to itself; name the file itself."
    if isinstance(error, FileNotFoundError) and path.is_symlink():
        return f"{path} is a link to a file that is not there; name the file itself."
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        return f"There is no file {path}; check the name."
    return f"{path} cannot be opened ({error.strerror}); check that you may read it."


def _confined(content: bytes, form: str, path: Path) -> Content:
    from vpkg.read.confined import confined  # a child's own start must not pay for what starts children

    found = confined(content, FORMATS[form], str(path))
    if not found.text.strip():
        raise UnreadableInput(f"{path} holds no text; give a file that holds the report's text.")
    return found


def _text(content: bytes, form: str, path: Path) -> Content:
    text = _decoded(content, path)
    blocks = markdown_blocks(text) if MEDIA_TYPES[form] == "text/markdown" else plain_blocks(text)
    return Content(text, blocks)


def _decoded(content: bytes, path: Path) -> str:
    try:
        text = content.decode("utf-8").removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        raise UnreadableInput(
            f"{path} is not UTF-8 text (byte {error.start} cannot be read); save it as UTF-8 and try again."
        ) from error
    if UNFIT.search(text.replace("\f", " ")):
        raise UnreadableInput(f"{path} holds binary data, not text; save the report as Markdown or text and try again.")
    if not text.strip():
        raise UnreadableInput(f"{path} is empty; give a file that holds the report's text.")
    return text
