"""Plain text: blocks are what stands between blank lines; a form feed ends a block too."""

from __future__ import annotations

from vpkg.model import Block, Span
from vpkg.read.lines import lines, trimmed


def plain_blocks(text: str) -> tuple[Block, ...]:
    """Split plain text into paragraphs; together they cover every character that is not white space."""
    blocks: list[Block] = []
    start: int | None = None
    end = 0
    for line in lines(text):
        slice_ = text[line.start : line.end]
        if start is not None and (not slice_.strip() or "\f" in slice_):
            blocks.append(Block("paragraph", trimmed(text, start, end)))
            start = None
        if slice_.strip():
            start = line.start if start is None else start
            end = line.end
    if start is not None:
        blocks.append(Block("paragraph", trimmed(text, start, end)))
    return tuple(block for block in blocks if block.span != Span(block.span.end, block.span.end))
