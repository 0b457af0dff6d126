"""Bytes to outline within this process: as `vpkg outline` does it, without a child process for each file."""

from __future__ import annotations

import hashlib
from pathlib import PurePath
from typing import Any

from vpkg.gazetteer import find_reporter
from vpkg.model import Content, Correction, Document, Report
from vpkg.outline import outline
from vpkg.read.docx import docx_content
from vpkg.read.furniture import mark_furniture
from vpkg.read.html import html_content
from vpkg.read.kinds import MEDIA_TYPES
from vpkg.read.language import detect_language
from vpkg.read.markdown import markdown_blocks
from vpkg.read.pdf import pdf_content
from vpkg.read.plain import plain_blocks
from vpkg.segment import segment

_READERS = {".html": html_content, ".docx": docx_content, ".pdf": pdf_content}
_SPLITTERS = {".md": markdown_blocks, ".txt": plain_blocks}


def document_of(content: bytes, name: str) -> Document:
    """Read the bytes of a file as `vpkg.read.read` would."""
    ending = PurePath(name).suffix
    found = _READERS[ending](content, name) if ending in _READERS else _text(content, ending)
    return Document(
        sha256=hashlib.sha256(content).hexdigest(),
        source=name,
        media_type=MEDIA_TYPES[ending],
        language=detect_language(found.text),
        text=found.text,
        blocks=mark_furniture(found.text, found.blocks),
        edits=found.edits,
        dropped=found.dropped,
        pages=found.pages,
        notes=found.notes,
    )


def report_of(content: bytes, name: str, stated: Correction | None = None) -> Report:
    """Read the bytes of a file as a report."""
    return segment(document_of(content, name), find_reporter, stated)


def outline_of(content: bytes, name: str) -> dict[str, Any]:
    """Read the bytes of a file and say what was recognised."""
    return outline(report_of(content, name))


def _text(content: bytes, ending: str) -> Content:
    text = content.decode("utf-8")
    return Content(text, _SPLITTERS[ending](text))
