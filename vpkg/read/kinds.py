"""What kind of file it is: by its ending, and whether its content is of that kind.

Only the first bytes and the names inside a ZIP file are looked at; nothing is unpacked or parsed here.
"""

from __future__ import annotations

import codecs
import csv
import re
from functools import cache
from pathlib import Path

from vpkg.errors import UnreadableInput

MEDIA_TYPES = {
    ".md": "text/markdown",
    ".markdown": "text/markdown",
    ".txt": "text/plain",
    ".text": "text/plain",
    ".html": "text/html",
    ".htm": "text/html",
    ".xhtml": "application/xhtml+xml",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".pdf": "application/pdf",
}
"""Media type by file ending; a file with another ending is refused."""

FORMATS = {".html": "html", ".htm": "html", ".xhtml": "html", ".docx": "docx", ".pdf": "pdf"}
"""The formats that a confined child reads, by file ending; the others are text."""

READ_KINDS = ".md, .txt, .html, .docx or .pdf"

_SEEMS = {
    "html": ("an HTML page", "end its name in .html"),
    "docx": ("a Word file", "end its name in .docx"),
    "pdf": ("a PDF", "end its name in .pdf"),
    "text": ("plain text", "end its name in .txt"),
    "unknown": ("data of an unknown kind", f"save it as {READ_KINDS}"),
}

_PDF = re.compile(rb"%PDF-\d")
_HTML = re.compile(rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.I | re.S)
_TAG = re.compile(rb"<[a-zA-Z!][^<>]*>")
_STARTS = (
    (b"{\\rtf", "a Rich Text file"),
    (b"\x89PNG\r\n", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF87a", "a picture"),
    (b"GIF89a", "a picture"),
    (b"II*\x00", "a picture"),
    (b"MM\x00*", "a picture"),
    (b"\x1f\x8b", "an archive"),
    (b"7z\xbc\xaf\x27\x1c", "an archive"),
    (b"Rar!\x1a\x07", "an archive"),
    (b"%!PS", "a PostScript file"),
    (b"MIME-Version:", "a saved web archive"),
    (b"\x7fELF", "a program"),
    (b"SQLite format 3\x00", "a database"),
)
_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED, _OLD_WORD = "EncryptedPackage".encode("utf-16-le"), "WordDocument".encode("utf-16-le")
_DECLARED = (
    (b"application/vnd.oasis.opendocument.text", "an OpenDocument text"),
    (b"application/vnd.oasis.opendocument", "an OpenDocument file"),
    (b"application/epub+zip", "an electronic book"),
)
# Names of parts stand uncompressed in a ZIP file. A Word file may hold a spreadsheet, so it is asked for first.
# A file cut short has lost the names at its end; the Word reader tells it better than we can.
_PARTS = (
    (b"word/document", "docx"),
    (b"xl/", "a spreadsheet"),
    (b"ppt/", "a presentation"),
    (b"[Content_Types].xml", "docx"),
)


def ending(path: Path) -> str:
    """Return the ending of a report file's name, in small letters.

    Raises `UnreadableInput`, saying what to do, when vpkg reads no such files.
    """
    found = path.suffix.lower()
    if found in MEDIA_TYPES:
        return found
    if found in _foreign():
        what, remedy = _foreign()[found]
        raise UnreadableInput(f"{path} is {what}, which vpkg does not read; {remedy}.")
    raise UnreadableInput(f"{path} is not a kind of file that vpkg reads; save it as {READ_KINDS}.")


def is_document(path: Path) -> bool:
    """Tell whether a file's name is that of a document, of a kind that vpkg reads or not.

    A name without an ending may be any document's; a picture belongs to a report more often than it is one.
    """
    found = path.suffix.lower()
    return found in MEDIA_TYPES or not found or (found in _foreign() and _foreign()[found][0] != "a picture")


def check_kind(content: bytes, ending_: str, name: str) -> None:
    """Raise `UnreadableInput` when a file's content is of another kind than its ending says."""
    wanted = FORMATS.get(ending_, "text")
    found = kind_of(content)
    if found == wanted or (found in ("text", "unknown") and _passes(content, wanted)):
        return
    if wanted == "docx" and content.startswith(_COMPOUND) and _ENCRYPTED in content:
        raise UnreadableInput(f"{name} is protected by a password; save it without one and try again.")
    seems, remedy = _SEEMS.get(found) or (found, _remedies().get(found, f"save it as {READ_KINDS}"))
    raise UnreadableInput(f"{name} is not what its name says but {seems}; {remedy}.")


def _passes(content: bytes, wanted: str) -> bool:
    """A PDF may begin a little late, an HTML page without a word, and the decoder says what is wrong with a text."""
    if wanted == "pdf":
        return bool(_PDF.search(content[:1024]))
    if wanted == "html":
        return bool(_TAG.search(content[:65_536].replace(b"\x00", b"")))
    return wanted == "text"


def kind_of(content: bytes) -> str:
    """Say what bytes seem to be: ``pdf``, ``docx``, ``html``, ``text``, ``unknown``, or words such as ``a picture``.

    >>> kind_of(b"%PDF-1.7 ..."), kind_of(b"<!DOCTYPE html><p>"), kind_of(b"Annual report")
    ('pdf', 'html', 'text')
    """
    head = content[:4096]
    for mark in (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE):
        head = head.removeprefix(mark)
    if _PDF.match(head.lstrip()):
        return "pdf"
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _zip_kind(content)
    if head.startswith(_COMPOUND):
        return "an old Word file" if _OLD_WORD in content else "an old Office file"
    for start, what in _STARTS:
        if head.startswith(start):
            return what
    if _HTML.match(head.replace(b"\x00", b"")):
        return "html"
    return "unknown" if b"\x00" in head else "text"


def _zip_kind(content: bytes) -> str:
    for mark, what in _DECLARED:
        if mark in content[:200]:  # the first part of such a file says what it is
            return what
    return next((what for part, what in _PARTS if part in content), "an archive")


@cache
def _foreign() -> dict[str, tuple[str, str]]:
    with Path(__file__).with_name("endings.csv").open(encoding="utf-8", newline="") as stream:
        return {row["ending"]: (row["what"], row["remedy"]) for row in csv.DictReader(stream)}


def _remedies() -> dict[str, str]:
    return dict(_foreign().values())
