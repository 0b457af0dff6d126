"""Plain text: blocks are what stands between blank lines; a form feed ends a block too.

Text is wrapped by hand, then a paragraph is several lines; or it is not, then each line is a paragraph: so a word
processor saves it, often without blank lines. A line longer than any hand would wrap tells the second kind.
"""

from __future__ import annotations

import re

from vpkg.model import Block, Span
from vpkg.read.lines import lines, trimmed

_RULE = re.compile(r"\s*(?:[-=_~*.](?:\s?)){3,}\s*")
"""A line of nothing but strokes: what typists put under a title or between parts."""
_WRAPPED = 200
"""Characters of the longest line that may be one of several of a paragraph; print and mail wrap at 70 to 130."""


def plain_blocks(text: str) -> tuple[Block, ...]:
    """Split plain text into paragraphs; together they cover every character that is not white space.

    >>> [block.span.end for block in plain_blocks("Three\\nlines\\nwrapped\\n\\nNext")]
    [19, 25]
    """
    blocks: list[Block] = []
    group: list[Span] = []
    for line in lines(text):
        words = text[line.start : line.end]
        blank, rule = not words.strip(), _RULE.fullmatch(words) is not None
        if group and (blank or rule or "\f" in words):
            blocks.extend(_paragraphs(text, group))
            group = []
        if rule:
            blocks.append(Block("rule", trimmed(text, line.start, line.end)))
        elif not blank:
            group.append(line)
    blocks.extend(_paragraphs(text, group))
    return tuple(blocks)


def _paragraphs(text: str, group: list[Span]) -> list[Block]:
    """Make one paragraph of lines that stand together, or one of each where they are not wrapped."""
    if not group:
        return []
    if max(line.end - line.start for line in group) > _WRAPPED:
        spans = [(line.start, line.end) for line in group]
    else:
        spans = [(group[0].start, group[-1].end)]
    return [Block("paragraph", trimmed(text, start, end)) for start, end in spans]
