"""A file as read: its text, what stands where in it, and what was left out of it.

Offsets are Unicode code points, half-open, into ``Document.text``.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open stretch of code points of a document's text."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of the document between blank lines, as the format sees it.

    ``kind`` is one of ``heading``, ``paragraph``, ``list``, ``table``, ``code``, ``quote``, ``rule``, ``footnote``,
    ``chrome`` (what belongs to the page and not to the report: running heads, page numbers, a site's menu);
    ``level`` is the heading's level (1 to 6) and 0 for all else; ``page`` counts from 1 and is None where a format
    has none.
    """

    kind: str
    span: Span
    level: int = 0
    page: int | None = None


@dataclass(frozen=True, slots=True)
class Edit:
    """A stretch of the text that stands for other characters in the file: ``shown`` is what the page shows there.

    A word hyphenated at a line's end is joined, a ligature is undone; nothing else is ever changed.
    """

    span: Span
    shown: str


@dataclass(frozen=True, slots=True)
class Dropped:
    """Words of the file that are no part of the report and of its text, and why.

    ``kind`` is one of ``running-head``, ``page-number``, ``navigation``, ``notice``, ``other-documents``,
    ``deleted`` (a tracked deletion), ``hidden``.
    """

    kind: str
    text: str
    page: int | None = None


@dataclass(frozen=True, slots=True)
class Content:
    """What a format's reader finds in a file. ``notes`` are sentences on what could not be read well."""

    text: str
    blocks: tuple[Block, ...]
    edits: tuple[Edit, ...] = ()
    dropped: tuple[Dropped, ...] = ()
    pages: int | None = None
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Document:
    """One file as read: its bytes' SHA-256, and the exact text that every span points into."""

    sha256: str
    source: str
    media_type: str
    language: str
    text: str
    blocks: tuple[Block, ...]
    edits: tuple[Edit, ...] = ()
    dropped: tuple[Dropped, ...] = ()
    pages: int | None = None
    notes: tuple[str, ...] = ()
