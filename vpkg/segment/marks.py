"""Marks: where a document announces a question, a section, or a country, in document order."""

from __future__ import annotations

from dataclasses import dataclass

from vpkg.model import Span


@dataclass(frozen=True, slots=True)
class Mark:
    """A recognised heading.

    ``code`` is None for a section title and for a country's name; ``merged`` codes are answered under it as well;
    ``country`` is an ISO 3166-1 alpha-2 code; ``pieces`` are the stretches that a page break leaves of it.
    """

    span: Span
    code: str | None
    section: str | None = None
    merged: tuple[str, ...] = ()
    score: float = 1.0
    country: str | None = None
    pieces: tuple[Span, ...] = ()
    topic: str | None = None
