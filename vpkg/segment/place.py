"""Strict reading: every line of a document goes somewhere, and what belongs nowhere is listed."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, field

from vpkg.iri import slug
from vpkg.model import Block, Document, Span, Template
from vpkg.read.lines import trimmed
from vpkg.segment.align import Alignment
from vpkg.segment.header import is_front_matter
from vpkg.segment.headings import Title, line_starts, section_title

_AFTER_THE_REPORT = re.compile(
    r"(?:annex(?:es)?|appendix|appendices|about us|contacts?|disclaimer|references|endnotes|glossary"
    r"|further information)\b",
    re.IGNORECASE,
)
_NUMBERED_TITLE = re.compile(r"\**\d{1,2}[.)]\**\s+[A-Z][^.!?\n]{3,90}\**")


@dataclass(frozen=True, slots=True)
class Mark:
    """A recognised heading: ``code`` None for a section title, ``merged`` codes answered under it as well."""

    span: Span
    code: str | None
    section: str | None = None
    merged: tuple[str, ...] = ()
    score: float = 1.0


@dataclass(slots=True)
class Placement:
    """Where every stretch of the document went."""

    headings: dict[str, list[Mark]] = field(default_factory=dict)
    bodies: dict[str, list[Span]] = field(default_factory=dict)
    sections: list[Span] = field(default_factory=list)
    front: list[Span] = field(default_factory=list)
    leftovers: list[Span] = field(default_factory=list)

    def coverage(self, text: str) -> float:
        """Return the share of characters, white space apart, that were placed as something."""
        total = len("".join(text.split()))
        lost = sum(len("".join(text[s.start : s.end].split())) for s in self.leftovers)
        return 1 - lost / total if total else 0.0


def question_marks(alignment: Alignment) -> list[Mark]:
    """Turn an alignment into marks in document order."""
    marks = [
        Mark(c.span, c.question.code, c.question.section, tuple(q.code for q in c.also), c.score)
        for c in alignment.questions
    ]
    marks += [Mark(t.span, None, t.section.letter) for t in alignment.titles]
    return sorted(marks, key=lambda m: m.span)


def own_marks(document: Document, template: Template | None, names: tuple[str, ...]) -> list[Mark]:
    """Mark the report's own headings, for a template whose questions are unknown and for no template at all.

    Markdown headings of the uppermost level that stands more than once; else section titles of the template.
    """
    titles = _titles(document, template) if template else []
    found = [(t.span, t.section.letter) for t in titles]
    for block in _uppermost(document, names) or _numbered(document):
        if not any(t.span.start < block.span.end and block.span.start < t.span.end for t in titles):
            found.append((block.span, ""))
    marks: list[Mark] = []
    taken: dict[str, int] = {}
    for span, letter in sorted(found):
        code = slug(_wording(document.text[span.start : span.end]))
        taken[code] = taken.get(code, 0) + 1
        marks.append(Mark(span, code if taken[code] == 1 else f"{code}-{taken[code]}", letter or None))
    return marks


def _wording(heading: str) -> str:
    words = heading.strip(" #*_\n\r")
    head, _, tail = words.partition(" ")
    is_label = len(head) <= 3 and head.rstrip(".:)").upper() in {*"ABCDE", *map(str, range(1, 20))}
    return tail if tail and is_label and head != "A" else words


def _titles(document: Document, template: Template) -> list[Title]:
    pairs = ((block, line) for block in document.blocks for line in line_starts(document, block))
    found = (section_title(document, block, line, template) for block, line in pairs)
    return [title for title in found if title]


def _numbered(document: Document) -> list[Block]:
    """Short numbered lines of their own, where a text has no Markdown headings."""
    found = [b for b in document.blocks if _NUMBERED_TITLE.fullmatch(document.text[b.span.start : b.span.end])]
    return found if len(found) >= 2 else []


def _uppermost(document: Document, names: tuple[str, ...]) -> list[Block]:
    headings = [b for b in document.blocks if b.kind == "heading"]
    if headings and is_front_matter(document.text, headings[0], headings[0].span, names):
        headings = headings[1:]
    for level in range(1, 7):
        if sum(b.level == level for b in headings) >= 2:
            return [b for b in headings if b.level == level]
    return []


def place(
    document: Document, marks: list[Mark], contents: tuple[Span, ...] = (), names: tuple[str, ...] = ()
) -> Placement:
    """Give every stretch of the document to a heading, a body, the front matter or the leftovers.

    ``names`` are the reporter's, as they may stand on a line of their own at the head.
    """
    placement = Placement(front=list(contents))
    current: str | None = None
    begun = False
    level = _heading_level(document, marks)
    for block in document.blocks:
        if not _touched(block.span, marks) and _ends_an_answer(document, block, level):
            current = None
        for piece in _pieces(document, block, marks, contents):
            if isinstance(piece, Mark):
                current = _enter(placement, piece)
                begun = True
            elif current is not None:
                _append(document, placement.bodies[current], piece)
            else:
                _outside(placement, document, block, piece, () if begun else names, begun)
    return placement


def _ends_an_answer(document: Document, block: Block, level: int) -> bool:
    """A heading of the questions' own rank that is none of them ends the answer above it, and so does an annex."""
    if block.kind == "heading" and 0 < block.level <= level:
        return True
    words = document.text[block.span.start : block.span.end].strip("#*_ \r\n")
    return len(words.split()) <= 6 and _AFTER_THE_REPORT.match(words) is not None and not words.endswith((".", ","))


def _enter(placement: Placement, mark: Mark) -> str | None:
    if mark.code is None:
        placement.sections.append(mark.span)
        return None
    placement.headings.setdefault(mark.code, []).append(mark)
    placement.bodies.setdefault(mark.code, [])
    return mark.code


def _outside(
    placement: Placement, document: Document, block: Block, piece: Span, names: tuple[str, ...], begun: bool
) -> None:
    """Before the first heading, lines that say what the document is are front matter; all else is left over."""
    if begun:
        placement.leftovers.append(piece)
        return
    for line in line_starts(document, Block(block.kind, piece, block.level)):
        span = trimmed(document.text, line.start, line.end)
        target = placement.front if is_front_matter(document.text, block, span, names) else placement.leftovers
        _append(document, target, span)


def _append(document: Document, spans: list[Span], span: Span) -> None:
    """Add a stretch; one that no blank line parts from the last makes one stretch with it, as list items do."""
    between = document.text[spans[-1].end : span.start] if spans else "\n\n"
    if between.strip() or between.replace("\r\n", "\n").count("\n") > 1:
        spans.append(span)
    else:
        spans[-1] = Span(spans[-1].start, span.end)


def _heading_level(document: Document, marks: list[Mark]) -> int:
    coded = [m for m in marks if m.code]
    levels = [b.level for b in document.blocks if b.kind == "heading" and _touched(b.span, coded)]
    return min(levels, default=0)


def _touched(span: Span, marks: list[Mark]) -> bool:
    last = bisect_left(marks, span.end, key=lambda m: m.span.start) - 1
    return last >= 0 and marks[last].span.end > span.start


def _pieces(document: Document, block: Block, marks: list[Mark], contents: tuple[Span, ...]) -> list[Mark | Span]:
    """Cut a block at the headings inside it; stretches of a contents list are left out."""
    first = bisect_left(marks, block.span.start, key=lambda m: m.span.start)
    cuts: list[Mark | Span] = [*marks[first : bisect_left(marks, block.span.end, key=lambda m: m.span.start)]]
    cuts += [c for c in contents if block.span.start <= c.start < block.span.end]
    pieces: list[Mark | Span] = []
    # A contents list may run over several blocks.
    begun = [c.end for c in contents if c.start < block.span.start]
    position = max([block.span.start, *(min(end, block.span.end) for end in begun)])
    for cut in sorted(cuts, key=lambda c: c.span if isinstance(c, Mark) else c):
        span = cut.span if isinstance(cut, Mark) else cut
        pieces += _text_between(document, position, span.start)
        pieces += [cut] if isinstance(cut, Mark) else []
        position = max(position, span.end)
    return pieces + _text_between(document, position, block.span.end)


def _text_between(document: Document, start: int, end: int) -> list[Mark | Span]:
    span = trimmed(document.text, start, end)
    return [span] if span.start < span.end and document.text[span.start : span.end].strip("*_#\\ \r\n") else []
