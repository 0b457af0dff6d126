"""Physical lines with their offsets: LF, CR LF or CR end a line, nothing else does."""

from __future__ import annotations

import re
from collections.abc import Iterator

from vpkg.model import Span

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|\Z)")


def lines(text: str) -> Iterator[Span]:
    """Yield the span of each line without its end.

    >>> [(s.start, s.end) for s in lines("a\\r\\nbc\\n")]
    [(0, 1), (3, 5), (6, 6)]
    """
    for match in _LINE.finditer(text):
        content = match.group().rstrip("\r\n")
        yield Span(match.start(), match.start() + len(content))
        if match.end() == len(text) and content == match.group():
            return


def trimmed(text: str, start: int, end: int) -> Span:
    """Narrow a stretch to what is left without white space at both its ends."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)
