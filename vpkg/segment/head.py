"""Where the head of a report ends: at the first line that is a section title, a coded question or a lower heading."""

from __future__ import annotations

from vpkg import templates
from vpkg.model import Document
from vpkg.segment.headings import line_starts, section_title
from vpkg.segment.wording import label_at


def head_end(document: Document) -> int:
    """Return the offset at which the head ends, before any template is known."""
    for block in document.blocks:
        if block.kind == "heading" and block.level > 1:
            return block.span.start
        for line in line_starts(document, block):
            label = label_at(document.text, line.start, line.end)
            if label is not None and label.letter is not None:
                return line.start
            if any(section_title(document, block, line, template) for template in templates.all_templates()):
                return line.start
    return len(document.text)
