"""The lines of a document that belong to the report, page furniture and footnotes apart."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from vpkg.model import Block, Document, Span
from vpkg.read.lines import lines

NOT_OF_THE_REPORT = frozenset({"chrome", "footnote", "rule"})
"""Kinds of blocks that announce nothing and answer nothing."""


def report_blocks(document: Document) -> tuple[Block, ...]:
    """Return the blocks that the report itself is made of, in order."""
    return tuple(block for block in document.blocks if block.kind not in NOT_OF_THE_REPORT)


def line_starts(document: Document, block: Block) -> tuple[Span, ...]:
    """Return the lines of a block that are not blank, in document offsets."""
    return _lines(document.text, block.span.start, block.span.end)


def stands_in(start: int, stretches: Iterable[Span]) -> bool:
    """Tell whether an offset lies within one of some stretches, such as contents lists."""
    return any(each.start <= start < each.end for each in stretches)


@lru_cache(maxsize=4096)
def _lines(text: str, start: int, end: int) -> tuple[Span, ...]:
    stretch = text[start:end]
    found = (line for line in lines(stretch) if stretch[line.start : line.end].strip())
    return tuple(Span(start + line.start, start + line.end) for line in found)


@lru_cache(maxsize=8)
def widest_line(text: str) -> int:
    """Return the length of the longest line, which is the width of a text that was wrapped by hand."""
    return max((line.end - line.start for line in lines(text)), default=0)
