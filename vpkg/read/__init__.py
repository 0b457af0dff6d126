"""Files become `Document` values: bytes hashed, text exact, blocks found. Never sees RDF."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

from vpkg.errors import UnreadableInput
from vpkg.model import Document
from vpkg.read.language import detect_language
from vpkg.read.markdown import markdown_blocks
from vpkg.read.plain import plain_blocks

__all__ = ["MEDIA_TYPES", "read"]

MEDIA_TYPES = {".md": "text/markdown", ".markdown": "text/markdown", ".txt": "text/plain", ".text": "text/plain"}
"""Media type by file ending; a file with another ending is refused."""

LARGEST_FILE = 20_000_000
"""Bytes; a whole VP report is below 1 MB of text, so anything larger is something else."""

# Characters that no text carries on purpose and that RDF/XML cannot carry at all.
_BINARY = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f\ufffe\uffff]")


def read(path: Path) -> Document:
    """Read one report file.

    Raises `UnreadableInput`, in one sentence, when the file is missing, no text, empty or of an unknown kind.
    """
    content = _content(path)
    text = _decoded(content, path)
    media_type = MEDIA_TYPES[path.suffix.lower()]
    blocks = markdown_blocks(text) if media_type == "text/markdown" else plain_blocks(text)
    return Document(
        sha256=hashlib.sha256(content).hexdigest(),
        source=path.name,
        media_type=media_type,
        language=detect_language(text),
        text=text,
        blocks=blocks,
    )


def _content(path: Path) -> bytes:
    if path.is_dir():
        raise UnreadableInput(f"{path} is a folder; name a report file, or give the folder to vpkg build.")
    if not path.is_file():
        raise UnreadableInput(f"There is no file {path}; check the name.")
    if path.suffix.lower() not in MEDIA_TYPES:
        raise UnreadableInput(f"{path} is not a kind of file that vpkg reads; save it as .md or .txt.")
    try:
        if path.stat().st_size > LARGEST_FILE:
            raise UnreadableInput(f"{path} is larger than {LARGEST_FILE // 1_000_000} MB; give the text alone.")
        return path.read_bytes()
    except OSError as error:
        raise UnreadableInput(f"{path} cannot be opened ({error.strerror}); check that you may read it.") from error


def _decoded(content: bytes, path: Path) -> str:
    if not content.strip():
        raise UnreadableInput(f"{path} is empty; give a file that holds the report's text.")
    try:
        text = content.decode("utf-8").removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        raise UnreadableInput(
            f"{path} is not UTF-8 text (byte {error.start} cannot be read); save it as UTF-8 and try again."
        ) from error
    if _BINARY.search(text):
        raise UnreadableInput(f"{path} holds binary data, not text; save the report as Markdown or text and try again.")
    if not text.strip():
        raise UnreadableInput(f"{path} is empty; give a file that holds the report's text.")
    return text
