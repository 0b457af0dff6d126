"""Strict reading: every line of a document goes somewhere, and what belongs nowhere is listed."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, field
from itertools import pairwise

from vpkg.model import Block, Document, Span, Template
from vpkg.read.lines import trimmed
from vpkg.segment.header import is_front_matter
from vpkg.segment.lines import line_starts, report_blocks
from vpkg.segment.marks import Mark

_SIGNED = re.compile(
    r"(?:signed(?:\s+(?:on\s+behalf|by|for)\b|\s*[:,])|(?:kind|best|warm)\s+regards\b|yours\s+(?:sincerely|faithfully|truly)\b"
    r"|sincerely\b|[A-Z][^\d\n,]{2,40},\s+\d{1,2}(?:st|nd|rd|th)?\s+[A-Z][a-z]+\s+20\d\d\W*\Z|(?:similar|related|recommended)\s+(?:documents|content|reports|publications)\b|advertisements?\b|(?:for\s+)?(?:more|further)\s+information\b.{0,40}\b(?:contact|please|visit|see)\b|contact\s*:|©|copyright\b)",
    re.IGNORECASE,
)
_AFTER_THE_REPORT = re.compile(
    r"(?:annex(?:es)?|appendix|appendices|about us|contacts?|disclaimer|references|endnotes|glossary"
    r"|further information)\b",
    re.IGNORECASE,
)


_STROKES = re.compile(r"[-=_~*|:.\s]{3,}")
_LONGEST_LOOSE_TITLE = 5


@dataclass(slots=True)
class PartDraft:
    """What stands under one country within an answer, while it is gathered."""

    country: str
    headings: list[Span] = field(default_factory=list)
    bodies: list[Span] = field(default_factory=list)


@dataclass(slots=True)
class Placement:
    """Where every stretch of the document went; ``by_country`` are codes whose section is told by country."""

    headings: dict[str, list[Mark]] = field(default_factory=dict)
    bodies: dict[str, list[Span]] = field(default_factory=dict)
    parts: dict[str, list[PartDraft]] = field(default_factory=dict)
    by_country: dict[str, list[str]] = field(default_factory=dict)
    sections: list[Span] = field(default_factory=list)
    front: list[Span] = field(default_factory=list)
    contents: list[Span] = field(default_factory=list)
    chrome: list[Span] = field(default_factory=list)
    footnotes: list[Span] = field(default_factory=list)
    leftovers: list[Span] = field(default_factory=list)

    def coverage(self, text: str) -> float:
        """Return the share of characters, white space apart, that were placed as something."""
        total = len("".join(text.split()))
        lost = sum(len("".join(text[s.start : s.end].split())) for s in self.leftovers)
        return 1 - lost / total if total else 0.0


def place(
    document: Document,
    marks: list[Mark],
    contents: tuple[Span, ...] = (),
    names: tuple[str, ...] = (),
    template: Template | None = None,
) -> Placement:
    """Give every stretch of the document to a heading, a body, the front matter, the page or the leftovers.

    ``names`` are the reporter's, as they may stand on a line of their own at the head.
    """
    placer = _Placer(document, marks, names, template)
    placer.placement.contents += contents
    level = _heading_level(document, marks)
    end = max((mark.span.end for mark in marks if mark.code), default=len(document.text))
    for block in document.blocks:
        if block.kind == "rule":
            continue
        if block.kind in ("chrome", "footnote"):
            target = placer.placement.chrome if block.kind == "chrome" else placer.placement.footnotes
            target.append(block.span)
            continue
        last = block.span.start > end
        if not _touched(block.span, marks) and _ends_an_answer(document, block, level, last):
            placer.current = placer.part = None
        for piece in _pieces(document, block, marks, contents):
            placer.take(block, piece)
    return placer.placement


class _Placer:
    """Walks the pieces of a document in order and remembers under which heading it stands."""

    def __init__(
        self, document: Document, marks: list[Mark], names: tuple[str, ...], template: Template | None
    ) -> None:
        self.document = document
        self.names = names
        self.placement = Placement()
        self.current: str | None = None
        self.part: PartDraft | None = None
        self.begun = False
        self._section: str | None = None
        self._country: Mark | None = None
        self._told: str | None = None
        self._per_country: dict[str, list[str]] = {}
        for question in template.questions if template else ():
            if question.per_country:
                self._per_country.setdefault(question.section, []).append(question.code)
        self._contexts = _contexts(document, marks)

    def take(self, block: Block, piece: Mark | Span) -> None:
        """Give one piece its place."""
        if isinstance(piece, Mark):
            self.begun = True
            if piece.country:
                self._enter_country(piece)
            else:
                self._enter(piece)
        elif self.current is not None:
            _append(self.document, self.placement.bodies[self.current], piece)
            if self.part is not None:
                _append(self.document, self.part.bodies, piece)
        else:
            self._outside(block, piece)

    def _enter(self, mark: Mark) -> None:
        self.part = None
        if mark.code is None:
            self.placement.sections.append(mark.span)
            self.current, self._country, self._section, self._told = None, None, mark.section, None
            return
        self._open(mark)
        if self._country and mark.section != self._section and self._section is not None:
            self._country = self._told = None
        if self._country and self._country.country:
            self._begin_part(self._country.country, [self._country.span])
        self._section = mark.section or self._section

    def _open(self, mark: Mark) -> None:
        self.current = mark.code
        if mark.code is not None:
            self.placement.headings.setdefault(mark.code, []).append(mark)
            self.placement.bodies.setdefault(mark.code, [])

    def _enter_country(self, mark: Mark) -> None:
        """A country's heading begins a part of an answer, or a run of questions, or a section told by country."""
        country = str(mark.country)
        told = self._per_country.get(self._section or "", [])
        if mark.span in self._contexts:
            self.placement.sections.append(mark.span)
            self.current, self.part, self._country = None, None, mark
        elif self._told is not None or (told and self.current is None and told[0] not in self.placement.headings):
            self._told, self._country = told[0], mark
            self._open(Mark(mark.span, told[0], self._section, score=0.5))
            self.placement.by_country[told[0]] = told[1:]
            self._begin_part(country, [mark.span])
        elif self.current is not None:
            self._begin_part(country, [mark.span])
        else:
            self.placement.sections.append(mark.span)

    def _begin_part(self, country: str, headings: list[Span]) -> None:
        parts = self.placement.parts.setdefault(str(self.current), [])
        known = next((part for part in parts if part.country == country), None)
        self.part = known or PartDraft(country)
        self.part.headings += [span for span in headings if span not in self.part.headings]
        if known is None:
            parts.append(self.part)

    def _outside(self, block: Block, piece: Span) -> None:
        """Before the first heading, lines that say what the document is are front matter; all else is left over."""
        if self.begun:
            self.placement.leftovers.append(piece)
            return
        document = self.document
        for line in line_starts(document, Block(block.kind, piece, block.level)):
            span = trimmed(document.text, line.start, line.end)
            front = is_front_matter(document.text, block, span, self.names)
            _append(document, self.placement.front if front else self.placement.leftovers, span)


def _contexts(document: Document, marks: list[Mark]) -> set[Span]:
    """Countries' headings with a question right below them, as where the questions are asked for each country."""
    times: dict[str, int] = {}
    for mark in marks:
        if mark.code:
            times[mark.code] = times.get(mark.code, 0) + 1
    found = set()
    above = 0
    for mark, following in pairwise(marks):
        between = document.text[mark.span.end : following.span.start].strip("*_# \r\n")
        # A country's name that is all the answer there is belongs to the question above it.
        told = document.text[above : mark.span.start].strip("*_# \r\n")
        if mark.country and following.code and not between and (times[following.code] > 1 or told):
            found.add(mark.span)
        above = mark.span.end
    return found


def loose_titles(document: Document, marks: list[Mark]) -> list[Mark]:
    """Short lines of their own right above questions, behind the answer before: a report's own section titles.

    They are only looked for where no section title of the template was found, and are one only where there are several.
    """
    if sum(mark.code is None and mark.section is not None for mark in marks) >= 2:
        return []
    starts = {mark.span.start for mark in marks if mark.code}
    blocks = report_blocks(document)
    found = []
    for first, line, following in zip(blocks, blocks[1:], blocks[2:], strict=False):
        words = document.text[line.span.start : line.span.end].strip("#*_ ")
        short = len(words.split()) <= _LONGEST_LOOSE_TITLE and words[:1].isupper() and words[-1:].isalpha()
        behind = first.span.start not in starts and line.span.start not in starts
        if short and behind and following.span.start in starts and line.kind in ("heading", "paragraph"):
            found.append(Mark(line.span, None))
    return found if len(found) >= 2 else []


def _ends_an_answer(document: Document, block: Block, level: int, last: bool) -> bool:
    """A heading of the questions' own rank that is none of them ends the answer above it, and so does an annex.

    The ``last`` answer ends where the report is signed, too.
    """
    if block.kind == "heading" and 0 < block.level <= level:
        return True
    words = document.text[block.span.start : block.span.end].strip("#*_ \r\n")
    if last and _SIGNED.match(words):
        return True
    return len(words.split()) <= 6 and _AFTER_THE_REPORT.match(words) is not None and not words.endswith((".", ","))


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
    """Cut a block at the headings inside it, without stretches of a contents list or of a heading begun before."""
    first = bisect_left(marks, block.span.start, key=lambda m: m.span.start)
    cuts: list[Mark | Span] = [*marks[first : bisect_left(marks, block.span.end, key=lambda m: m.span.start)]]
    cuts += [c for c in contents if block.span.start <= c.start < block.span.end]
    pieces: list[Mark | Span] = []
    cells = block.kind == "table" and bool(cuts)
    # A contents list may run over several blocks, and a heading over a page break.
    begun = [c.end for c in contents if c.start < block.span.start]
    begun += [mark.span.end for mark in marks[max(0, first - 1) : first]]
    position = max([block.span.start, *(min(end, block.span.end) for end in begun)])
    for cut in sorted(cuts, key=lambda c: c.span if isinstance(c, Mark) else c):
        span = cut.span if isinstance(cut, Mark) else cut
        pieces += _text_between(document, position, span.start, cells)
        pieces += [cut] if isinstance(cut, Mark) else []
        position = max(position, span.end)
    return pieces + _text_between(document, position, block.span.end, cells)


def _text_between(document: Document, start: int, end: int, cells: bool = False) -> list[Mark | Span]:
    """What is left of a block between two headings; between ``cells`` of a table their bars are no words."""
    text = document.text
    while cells and start < end and (text[start].isspace() or text[start] == "|"):
        start += 1
    while cells and start < end and (text[end - 1].isspace() or text[end - 1] == "|"):
        end -= 1
    span = trimmed(text, start, end)
    words = text[span.start : span.end]
    return [span] if words.strip("*_#\\ \r\n") and not _STROKES.fullmatch(words) else []
