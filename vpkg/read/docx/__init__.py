"""Word files: what a reader of the printed page sees becomes text and blocks, with automatic numbers written out.

The XML is read directly. Libraries that turn Word into HTML lose what is counted and not written (the numbers of
headings, formats such as ``C%1.``), and what a change took out; writing that into the file before would have read all
of it already.
"""

from __future__ import annotations

from vpkg.errors import UnreadableInput
from vpkg.model import Content, Dropped
from vpkg.read.compose import composed
from vpkg.read.docx.body import Reader, read_body
from vpkg.read.docx.package import Package, child, opened

__all__ = ["docx_content"]


def docx_content(content: bytes, name: str) -> Content:
    """Read a Word file (.docx). ``name`` is for sentences.

    Raises `UnreadableInput` when it is no Word file, damaged, protected, holds no text, or is built to do harm.
    """
    package = opened(content, name)
    document = package.part("document")
    body = child(document, "body")
    if document is None or body is None:
        raise UnreadableInput(
            f"{name} holds no Word document; open the report in a word processor and save it as .docx."
        )
    pieces, reader = read_body(package, document, body)
    if not pieces:
        raise UnreadableInput(f"{name} holds no text; if its pages are pictures, give the report as text.")
    heads = _running_heads(package, reader)
    notes = [f"The words of its {what} were not read." for what in sorted(reader.words.unread)]
    return composed(pieces, [*reader.dropped, *heads], notes)


def _running_heads(package: Package, reader: Reader) -> list[Dropped]:
    """Read what stands at the head and foot of every page, each wording once."""
    before = len(reader.dropped)
    parts = [*package.parts("header"), *package.parts("footer")]
    texts = [" ".join(" ".join(piece.text.split()) for piece in reader.blocks(part)) for part in parts]
    del reader.dropped[before:]  # what is hidden there was never the report's
    return [Dropped("running-head", text) for text in dict.fromkeys(texts) if text]
