"""A report's own headings as sections, where no template says what is asked."""

from __future__ import annotations

import re
from itertools import pairwise

from vpkg.iri import slug
from vpkg.model import Block, Document, Span, Template
from vpkg.segment.header import is_front_matter
from vpkg.segment.headings import Title, heading_lines, section_title
from vpkg.segment.lines import report_blocks, stands_in
from vpkg.segment.marks import Mark
from vpkg.segment.topics import topic_of
from vpkg.segment.wording import label_at, plain, section_label_at

_NUMBERED_TITLE = re.compile(r"\**\d{1,2}[.)]\**\s+[A-Z][^.!?\n]{3,90}\**")
_OWN_NUMBER = re.compile(r"[\s#>*_]*(?:[A-Z]\s?\.?\s?)?\d{1,2}(?:\.\d{1,2}){0,3}[.):]?[*_]*\s+(?=\S)")
_LONGEST_TITLE = 12
_SHORTEST_PROSE = 18
"""Words; a shorter block after a line does not show that the line was its heading."""


def own_marks(
    document: Document, template: Template | None, names: tuple[str, ...], contents: tuple[Span, ...]
) -> list[Mark]:
    """Mark the report's own headings, for a template whose questions are unknown and for no template at all.

    Headings with text of their own, else numbered lines, else lines that stand alone over running text; and section
    titles of the template. ``names`` are the reporter's, ``contents`` where contents lists stand.
    """
    titles = [t for t in (_titles(document, template) if template else []) if not stands_in(t.span.start, contents)]
    found = [(t.span, t.section.letter) for t in titles]
    blocks = [
        b
        for b in report_blocks(document)
        if not stands_in(b.span.start, contents) and _has_words(document.text, b.span)
    ]
    for block in _sections(document, blocks, names) or _numbered(document, blocks) or _alone(document, blocks, names):
        if not any(t.span.start < block.span.end and block.span.start < t.span.end for t in titles):
            found.append((block.span, ""))
    marks: list[Mark] = []
    taken: dict[str, int] = {}
    for span, letter in sorted(found):
        wording = _wording(document.text, span)
        code = slug(wording)
        taken[code] = taken.get(code, 0) + 1
        topic = topic_of(plain(wording))
        marks.append(
            Mark(
                span, code if taken[code] == 1 else f"{code}-{taken[code]}", letter or None,
                score=topic[0] if topic and not letter else 1.0, topic=topic[1] if topic else None,
            )
        )  # fmt: skip
    return marks


def _wording(text: str, span: Span) -> str:
    """A heading without its number or letter and without Markdown."""
    number = _OWN_NUMBER.match(text, span.start, span.end)
    label = label_at(text, span.start, span.end)
    start = number.end() if number else section_label_at(text, span.start, span.end)[1]
    start = max(start, label.end) if label and label.end < span.end else start
    words = text[start : span.end].strip(" #*_\n\r")
    whole = text[span.start : span.end].strip(" #*_\n\r")
    # “A year of change” begins with no letter.
    return whole if whole[:2] == "A " and words[:1].islower() else words


def _titles(document: Document, template: Template) -> list[Title]:
    pairs = ((block, line) for block in report_blocks(document) for line in heading_lines(document, block))
    found = (section_title(document, block, line, template) for block, line in pairs)
    return [title for title in found if title]


def _numbered(document: Document, blocks: list[Block]) -> list[Block]:
    """Short numbered lines of their own, where a text has no Markdown headings."""
    text = document.text
    found = [
        block
        for block, below in pairwise(blocks)
        if _NUMBERED_TITLE.fullmatch(text[block.span.start : block.span.end])
        and (block.kind != "list" or len(text[below.span.start : below.span.end].split()) >= _SHORTEST_PROSE)
    ]
    return found if len(found) >= 2 else []


def _sections(document: Document, blocks: list[Block], names: tuple[str, ...]) -> list[Block]:
    """The headings with text of their own, the uppermost ones: what stands under a section belongs to it."""
    found: list[Block] = []
    for block, following in pairwise(blocks):
        if block.kind != "heading":
            continue
        told = len(document.text[following.span.start : following.span.end].split()) >= _SHORTEST_PROSE
        coded = section_label_at(document.text, block.span.start, block.span.end)[0] is not None
        may_be_front = not found and not coded and (block.level == 1 or not told)
        if may_be_front and is_front_matter(document.text, block, block.span, names):
            continue
        inside = found and 0 < found[-1].level < block.level
        above = any(b.kind == "heading" and 0 < b.level < block.level for b in _since(blocks, found, block))
        if following.kind != "heading" and (not inside or above):
            found.append(block)
    return found if len(found) >= 2 else [b for b in found if topic_of(plain(_wording(document.text, b.span)))]


def _since(blocks: list[Block], found: list[Block], block: Block) -> list[Block]:
    """The blocks between the last section and a heading: another heading of its rank or above has ended the section."""
    last = found[-1] if found else None
    between = [b for b in blocks if last and last.span.start < b.span.start < block.span.start]
    return [b for b in between if last and b.kind == "heading" and 0 < b.level <= last.level]


def _alone(document: Document, blocks: list[Block], names: tuple[str, ...]) -> list[Block]:
    """Short lines that stand alone over running text, once running text has begun or the words tell a topic."""
    text = document.text
    found = []
    begun = False
    for number, block in enumerate(blocks):
        words = text[block.span.start : block.span.end]
        following = blocks[number + 1] if number + 1 < len(blocks) else None
        over = following is not None and len(text[following.span.start : following.span.end].split()) >= _SHORTEST_PROSE
        labelled = label_at(text, block.span.start, block.span.end) is not None
        telling = begun or labelled or topic_of(plain(words)) is not None
        front = is_front_matter(text, block, block.span, names)
        if over and telling and _is_title(words) and not (front and not begun):
            found.append(block)
        begun = begun or (len(words.split()) >= _SHORTEST_PROSE and not front)
    told = [block for block in found if topic_of(plain(text[block.span.start : block.span.end]))]
    return found if len(found) >= 2 else told


def _is_title(words: str) -> bool:
    line = words.strip("*_# ")
    return (
        "\n" not in line
        and 1 <= len(line.split()) <= _LONGEST_TITLE
        and not line.endswith((".", "!", "?", ";", ":", ","))
        and (line[:1].isupper() or line[:1].isdigit())
    )


def _has_words(text: str, span: Span) -> bool:
    return any(character.isalpha() for character in text[span.start : span.end])
