"""Regions of all pages become one stream of lines and tables; notes at the foot of a page are taken out of it."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from vpkg.read.pdf.rows import main_size, spaced
from vpkg.read.pdf.shapes import Line, Page, Passage, Region, Row

_NOTE_SIZE = 0.93
"""Of the text's size: notes are set smaller."""

_NOTE_LABEL = re.compile(r"(?:\[\d{1,3}\]|\d{1,3}|[*†‡§]{1,3})\Z")


@dataclass(frozen=True, slots=True)
class Measures:
    """What is usual in a document: the ``body`` size, whether text is ``bold``, and line distances by size."""

    body: float
    bold: bool
    leading: dict[float, float]

    def distance(self, size: float) -> float:
        """Return the usual distance of lines of a size within a paragraph."""
        return self.leading.get(round(size * 2) / 2, 1.3 * size)


def body_style(pages: Iterable[Page]) -> tuple[float, bool]:
    """Return the size of most characters, and whether most are bold."""
    pieces = [piece for page in pages for piece in page.pieces]
    if not pieces:
        return 10.0, False
    letters = sum(len(piece.text) for piece in pieces)
    return main_size(pieces), sum(len(piece.text) for piece in pieces if piece.bold) > 0.5 * letters


def stream_of(regions: Sequence[tuple[int, Region]]) -> list[Line | Passage]:
    """Make one stream of the regions of all pages, each with its page."""
    reach = _reaches(regions)
    stream: list[Line | Passage] = []
    for flow, (page, region) in enumerate(regions):
        if region.kind == "table":
            stream.extend(Passage("table", page, grid=row.grid) for row in region.rows)
            continue
        lines = [_line(row, page, flow, region, reach[_column(region)]) for row in region.rows]
        if region.kind == "contents":
            stream.extend(Passage("contents", page, (line,), ("",)) for line in lines)
        else:
            stream.extend(lines)
    return stream


def _column(region: Region) -> int:
    """Name the column that a region stands in: regions that begin at the same place are as wide as each other."""
    return -1 if region.full else round(region.left / 6)


def _reaches(regions: Iterable[tuple[int, Region]]) -> dict[int, float]:
    """Return how far the lines of each column reach; of many lines, what three of them reach."""
    ends: dict[int, list[float]] = defaultdict(list)
    for _, region in regions:
        ends[_column(region)].extend(row.x1 for row in region.rows if not row.grid)
    return {column: sorted(found)[-3 if len(found) >= 20 else -1] for column, found in ends.items() if found}


def _line(row: Row, page: int, flow: int, region: Region, right: float) -> Line:
    lettered = [piece for piece in row.pieces if not piece.raised and any(map(str.isalnum, piece.text))]
    bold = bool(lettered) and all(piece.bold for piece in lettered)
    return Line(row.pieces, row.x0, row.x1, row.base, row.size, bold, page, flow, region.left, right)


def is_full(line: Line, following: Line, slack: float = 0.0) -> bool:
    """Tell whether a line ends because the first word of the next has no room on it, give or take some points."""
    gaps = spaced(following.pieces)
    word = [piece for number, piece in enumerate(following.pieces) if not any(gaps[: number + 1])]
    return line.x1 + 0.2 * line.size + word[-1].x1 - word[0].x0 > line.right - 0.05 * line.size - slack


def measured(stream: Sequence[Line | Passage], body: float, bold: bool) -> Measures:
    """Measure how far lines of one paragraph stand apart: those that end only because the column does."""
    found: dict[float, Counter[float]] = defaultdict(Counter)
    for before, after in pairwise(stream):
        if not isinstance(before, Line) or not isinstance(after, Line) or before.flow != after.flow:
            continue
        gap = after.base - before.base
        if (
            abs(before.size - after.size) < 0.3
            and 0.9 * before.size < gap < 2.6 * before.size
            and is_full(before, after)
        ):
            found[round(before.size * 2) / 2][round(gap * 2) / 2] += 1
    leading = {size: _least_usual(gaps) for size, gaps in found.items()}
    return Measures(body, bold, leading)


def _least_usual(gaps: Counter[float]) -> float:
    """Return the least distance that is no exception; wider ones may part paragraphs whose last line is full."""
    enough = 0.2 * sum(gaps.values())
    return min((gap for gap, count in gaps.items() if count >= enough), default=max(gaps, key=gaps.__getitem__))


def without_notes(stream: Sequence[Line | Passage], body: float) -> tuple[list[Line | Passage], list[list[Line]]]:
    """Take the notes at the feet of columns out of the stream: small lines, the first of which begins with a mark."""
    kept: list[Line | Passage] = []
    notes: list[list[Line]] = []
    for number, item in enumerate(stream):
        kept.append(item)
        following = stream[number + 1] if number + 1 < len(stream) else None
        if isinstance(item, Line) and not (isinstance(following, Line) and following.flow == item.flow):
            notes.extend(_notes(kept, body))
    return kept, notes


def _notes(kept: list[Line | Passage], body: float) -> list[list[Line]]:
    """Take the notes off the end of a column."""
    start = len(kept)
    flow = kept[-1].flow if isinstance(kept[-1], Line) else -1
    while start:
        line = kept[start - 1]
        if (
            not isinstance(line, Line)
            or line.flow != flow
            or not (line.size <= _NOTE_SIZE * body or line.pieces[0].raised)
        ):
            break
        start -= 1
    small = [line for line in kept[start:] if isinstance(line, Line)]
    first = next((place for place, line in enumerate(small) if note_label(line)), None)
    if first is None:
        return []
    del kept[start + first :]
    found: list[list[Line]] = []
    for line in small[first:]:
        if note_label(line):
            found.append([line])
        else:
            found[-1].append(line)
    return found


def note_label(line: Line) -> str | None:
    """Return the mark that a note begins with, as shown: a number or a sign of its own before the words."""
    first = line.pieces[0]
    if len(line.pieces) < 2 or not _NOTE_LABEL.match(first.text):
        return None
    return first.text
