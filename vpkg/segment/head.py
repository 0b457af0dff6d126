"""Where the head of a report ends: at the first line that is a section title, a coded question or a lower heading."""

from __future__ import annotations

import re
from itertools import islice

from vpkg import templates
from vpkg.model import Block, Document, Span
from vpkg.segment.contents import contents_lists
from vpkg.segment.header_front import is_front_matter
from vpkg.segment.header_lines import is_title
from vpkg.segment.header_names import LONGEST_NAME, all_capital, empty_of_meaning, legal_form
from vpkg.segment.headings import section_title
from vpkg.segment.lines import line_starts, report_blocks
from vpkg.segment.wording import label_at

_NAMES_A_REPORT = re.compile(r"\b(?:report|rapport|informe|relat[óo]rio|update)\b", re.IGNORECASE)
_PROSE = 25
"""Words; a paragraph so long is no part of a cover."""
_FURTHEST = 200
"""Blocks; a head that goes on longer is none."""


def head_end(document: Document) -> int:
    """Return the offset at which the head ends, before any template is known; a contents list does not end it."""
    listed = contents_lists(document)
    cover = True
    for block in islice(report_blocks(document), _FURTHEST):
        if any(span.start <= block.span.start < span.end for span in listed):
            continue
        # A cover's subtitle is a lower heading too; the first one that is not front matter ends the head.
        if block.kind == "heading" and block.level > 1 and not (cover and _on_cover(document, block)):
            return block.span.start
        for line in line_starts(document, block):
            if not any(span.start <= line.start < span.end for span in listed) and _begins_body(document, block, line):
                return line.start
        cover = cover and len(document.text[block.span.start : block.span.end].split()) < _PROSE
    return len(document.text)


def _begins_body(document: Document, block: Block, line: Span) -> bool:
    label = label_at(document.text, line.start, line.end)
    if label is not None and label.letter is not None and not _titles(document.text[line.start : line.end]):
        return True
    return any(section_title(document, block, line, template) for template in templates.all_templates())


def _titles(line: str) -> bool:
    """“B4 Gold Corp. – Voluntary Principles report” begins with no code."""
    return is_title(line.strip()) or legal_form(line.strip())


def _on_cover(document: Document, block: Block) -> bool:
    """A title's second line, a date or a name, though a paragraph follows; or a heading with a heading under it."""
    if is_front_matter(document.text, Block("paragraph", block.span), block.span, ()):
        return True
    line = document.text[block.span.start : block.span.end].strip(" #*_")
    if _is_name(line) or (is_title(line) and _NAMES_A_REPORT.search(line)):
        return True
    following = [b for b in report_blocks(document) if b.span.start > block.span.start][:1]
    return bool(following) and following[0].kind == "heading"


def _is_name(line: str) -> bool:
    return len(line.split()) <= LONGEST_NAME and all_capital(line.split()) and not empty_of_meaning(line)
