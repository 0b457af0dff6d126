"""Headings are larger than the text or bold; their sizes rank them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from vpkg.read.pdf.flows import Measures
from vpkg.read.pdf.labels import Label
from vpkg.read.pdf.rows import words_of
from vpkg.read.pdf.shapes import Line, Passage

_LARGER = 1.09
"""Of the text's size; 12 points over 11 is a heading, 10.5 over 10 is not."""

_LONGEST = 90
"""Words; a whole question may be set as a heading."""

_SHORT = 25
_DEEPEST = 6
LEADERS = re.compile(r"(?:(?:\.\s?){4,}|…{2,})\s*(?:\d{1,4}|[ivxlc]+)\Z")
"""The dots and the page number that end a line of a contents list."""

_ASKS = re.compile(
    r"(?:please |briefly )*(?:describe|provide|summari[sz]e|explain|outline|indicate|specify|identify|list|report|give"
    r"|share|detail|state|what|how|which|who|does|do|did|has|have|is|are)\b",
    re.IGNORECASE,
)


def is_heading_line(line: Line, measures: Measures) -> bool:
    """Tell whether a line is set as a heading is."""
    text = words_of(line.pieces)
    if not any(map(str.isalpha, text)) or LEADERS.search(text):
        return False
    return is_large(line, measures) or (line.bold and not measures.bold and line.size > 0.94 * measures.body)


def is_large(line: Line, measures: Measures) -> bool:
    """Tell whether a line is set larger than the text."""
    return line.size > _LARGER * measures.body


def is_question(passage: Passage, label: Label | None) -> bool:
    """Tell a heading from a paragraph set large or bold: it is short, or it asks."""
    text = " ".join(words_of(line.pieces) for line in passage.lines)
    count = len(text.split())
    if label is not None and label.bullet:
        return False
    if count <= _SHORT:
        return True
    bare = text.split(maxsplit=1)[1] if label else text
    return count <= _LONGEST and (label is not None or "?" in text or _ASKS.match(bare) is not None)


def levelled(passages: Sequence[Passage], measures: Measures) -> list[Passage]:
    """Give headings their levels: the largest size is 1; bold ones of the text's size come last."""
    headings = [passage for passage in passages if passage.kind == "heading"]
    large = sorted({_rounded(h.lines[0]) for h in headings if is_large(h.lines[0], measures)}, reverse=True)
    sizes: list[float] = []
    for size in large:
        if not sizes or sizes[-1] - size > 0.04 * size:
            sizes.append(size)
    return [
        replace(passage, level=_level(passage.lines[0], sizes, measures)) if passage.kind == "heading" else passage
        for passage in passages
    ]


def _rounded(line: Line) -> float:
    return round(line.size * 2) / 2


def _level(line: Line, sizes: Sequence[float], measures: Measures) -> int:
    if not is_large(line, measures):
        return min(_DEEPEST, len(sizes) + 1)
    rank = sum(size - _rounded(line) > 0.04 * size for size in sizes)
    return min(_DEEPEST, rank + 1)
