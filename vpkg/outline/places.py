"""Where in the file a stretch of text stands, as a person would look for it: a page, or a line."""

from __future__ import annotations

from bisect import bisect_right

from vpkg.model import Document, Span


class Places:
    """The pages and lines of one document, looked up by offset."""

    def __init__(self, document: Document) -> None:
        self._starts = [block.span.start for block in document.blocks]
        self._pages = [block.page for block in document.blocks]
        self._lined = document.media_type in ("text/markdown", "text/plain")
        self._lines = [i for i, c in enumerate(document.text) if c == "\n"] if self._lined else []

    def page(self, span: Span) -> int | None:
        """Return the page, from 1, that a stretch begins on; None where the format has no pages."""
        number = bisect_right(self._starts, span.start) - 1
        return self._pages[number] if number >= 0 else None

    def words(self, span: Span) -> str:
        """Name the page or the line that a stretch begins on; its first character where there is neither.

        A file that is read through a converter has no lines that its owner could count.
        """
        page = self.page(span)
        if page is not None:
            return f"page {page}"
        if self._lined:
            return f"line {bisect_right(self._lines, span.start - 1) + 1:,}"
        return f"character {span.start:,}"
