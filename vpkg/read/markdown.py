"""Markdown: CommonMark decides what is a heading, a list item or a table; offsets stay those of the file."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from vpkg.model import Block
from vpkg.read.lines import lines, trimmed

if TYPE_CHECKING:
    from markdown_it.token import Token

_KINDS = {
    "heading_open": "heading",
    "paragraph_open": "paragraph",
    "list_item_open": "list",
    "table_open": "table",
    "fence": "code",
    "code_block": "paragraph",  # four spaces before a line are an accident in a report, not program code
    "blockquote_open": "quote",
    "html_block": "paragraph",
    "hr": "rule",
}
# Shown on no page; forms put their hints there.
_COMMENTS = re.compile(r"\s*(?:<!--.*?-->\s*)+", re.DOTALL)
# A list item outranks the paragraph inside it; a heading inside a list is still a heading.
_RANK = {"paragraph": 0, "quote": 1, "list": 1, "table": 2, "code": 2, "rule": 2, "chrome": 2, "heading": 3}


def markdown_blocks(text: str) -> tuple[Block, ...]:
    """Split Markdown into blocks; together they cover every character that is not white space."""
    spans = list(lines(text))
    kinds, firsts = _line_kinds(_tokens(text), len(spans))
    blocks: list[Block] = []
    run: list[int] = []
    for number, span in enumerate(spans):
        blank = not text[span.start : span.end].strip()
        if run and (blank or number in firsts or kinds[number] != kinds[run[-1]]):
            blocks.append(_block(text, spans[run[0]].start, spans[run[-1]].end, kinds[run[0]]))
            run = []
        if not blank:
            run.append(number)
    if run:
        blocks.append(_block(text, spans[run[0]].start, spans[run[-1]].end, kinds[run[0]]))
    return tuple(blocks)


def _tokens(text: str) -> list[Token]:
    from markdown_it import MarkdownIt

    # Form feeds would shift nothing, but markdown-it treats NUL and CR on its own: line numbers stay equal to ours.
    # What stands within a paragraph is not looked at: it takes most of the time, and no block depends on it.
    return MarkdownIt("commonmark").enable("table").disable(["inline", "text_join"]).parse(text)


def _line_kinds(tokens: list[Token], count: int) -> tuple[list[tuple[str, int]], set[int]]:
    """Return each line's (kind, heading level), and the lines on which a new block must begin."""
    kinds: list[tuple[str, int]] = [("paragraph", 0)] * count
    firsts: set[int] = set()
    for token in tokens:
        kind = _KINDS.get(token.type)
        if kind is None or token.map is None:
            continue
        if token.type == "html_block" and _COMMENTS.fullmatch(token.content):
            kind = "chrome"
        level = int(token.tag[1]) if kind == "heading" else 0
        first, last = token.map
        firsts.add(first)
        for number in range(first, min(last, count)):
            if _RANK[kind] >= _RANK[kinds[number][0]]:
                kinds[number] = (kind, level)
    return kinds, firsts


def _block(text: str, start: int, end: int, kind: tuple[str, int]) -> Block:
    return Block(kind[0], trimmed(text, start, end), kind[1])
