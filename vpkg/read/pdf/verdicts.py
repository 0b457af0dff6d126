"""What the words on both sides of an empty strip are: columns, cells of a table, a contents list, or chance."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import mean, median

from vpkg.read.pdf.rows import spaced, words_of
from vpkg.read.pdf.shapes import Piece, Row

STRIP = 5.0
"""Points that must stay empty between columns."""

_PAGE = re.compile(r"(?:\d{1,4}|[ivxlc]{1,6})\Z")


@dataclass(frozen=True, slots=True)
class Run:
    """Rows that a strip does not touch, and the chunks of text on both its sides."""

    first: int
    last: int
    strip: tuple[float, float]
    left: tuple[tuple[int, tuple[Piece, ...]], ...]
    right: tuple[tuple[int, tuple[Piece, ...]], ...]

    @property
    def aligned(self) -> int:
        """How many rows have text on both sides."""
        return len({row for row, _ in self.left} & {row for row, _ in self.right})

    @property
    def switches(self) -> int:
        """How often the file goes from one side to the other."""
        marked = [(piece.order, 0) for _, chunk in self.left for piece in chunk]
        marked += [(piece.order, 1) for _, chunk in self.right for piece in chunk]
        return sum(before[1] != after[1] for before, after in pairwise(sorted(marked)))


Chunks = list[tuple[Piece, ...]]


def kind_of(rows: Sequence[Row], run: Run, pages: int) -> str | None:
    """Tell columns from a table, and both from lines that happen to have a gap at one place."""
    switches = run.switches
    if _is_contents(run, pages):
        return "contents"
    if _is_stretched(rows, run):
        return None
    enough = min(len(run.left), len(run.right)) >= 3
    prose = is_prose(run.left) and is_prose(run.right)
    if switches <= 1:
        return "columns"
    if prose:
        groups = _groups(rows, run)
        if len(groups) >= 2 and all(groups) and switches <= 2 * len(groups):
            return "table"
        return "columns"
    if run.aligned >= 2 and run.aligned >= 0.2 * len({n for n, _ in run.right}):
        return "table" if _starts_together(run) else None
    return "columns" if enough and run.aligned == 0 else None


def _is_stretched(rows: Sequence[Row], run: Run) -> bool:
    """Tell lines of a justified paragraph, whose words were drawn apart, from columns and from the rows of a table.

    Such a line reaches from edge to edge, and all its gaps are equally wide.
    """
    left, right = min(row.x0 for row in rows), max(row.x1 for row in rows)
    numbers = {n for n, _ in run.left} & {n for n, _ in run.right}
    stretched = sum(
        _is_even(rows[number]) and rows[number].x1 > right - 2 and rows[number].x0 < left + 0.3 * (right - left)
        for number in numbers
    )
    return bool(numbers) and stretched >= 0.5 * len(numbers)


def _is_even(row: Row) -> bool:
    """Tell whether all words of a row stand equally far apart; what follows a label may stand further off."""
    gaps = [
        after.x0 - before.x1
        for (before, after), space in zip(pairwise(row.pieces), spaced(row.pieces)[1:], strict=True)
        if space
    ]
    rest = gaps[1:] if len(row.pieces[0].text) <= 4 and len(gaps) > 1 else gaps
    return any(own and max(own) < 1.35 * min(own) + 0.5 for own in (gaps, rest))


def _starts_together(run: Run) -> bool:
    """Tell whether the cells right of a strip begin below each other, or are figures."""
    first: dict[int, tuple[Piece, ...]] = {}
    for number, chunk in run.right:
        first.setdefault(number, chunk)
    starts = [chunk[0].x0 for chunk in first.values()]
    figures = sum(any(map(str.isdigit, words_of(chunk))) for chunk in first.values())
    return max(starts) - min(starts) < 3 or figures > 0.5 * len(starts)


def is_prose(side: Sequence[tuple[int, tuple[Piece, ...]]]) -> bool:
    """Tell lines that fill their column, or columns, from cells."""
    ordered = sorted((chunk for _, chunk in side), key=lambda chunk: chunk[0].x0)
    columns: list[Chunks] = []
    end = float("-inf")
    for chunk in ordered:
        if chunk[0].x0 - end >= STRIP:
            columns.append([])
        columns[-1].append(chunk)
        end = max(end, chunk[-1].x1)
    return all(_fills(column) for column in columns)


def _fills(column: Chunks) -> bool:
    if len(column) < 3:
        return False
    begin = column[0][0].x0
    ends = [chunk[-1].x1 for chunk in column]
    full = begin + 0.66 * (max(ends) - begin)
    words = mean(len(words_of(chunk).split()) for chunk in column)
    return words >= 2.5 and sum(end >= full for end in ends) >= 0.5 * len(ends)


def _groups(rows: Sequence[Row], run: Run) -> list[bool]:
    """Part a run at gaps that go through both sides; tell of each group whether both sides begin it together."""
    numbers = range(run.first, run.last + 1)
    distances = [rows[after].base - rows[before].base for before, after in pairwise(numbers)]
    usual = median(distances)
    starts = [
        run.first,
        *(after for (_, after), gap in zip(pairwise(numbers), distances, strict=True) if gap > 1.3 * usual),
    ]
    both = {n for n, _ in run.left} & {n for n, _ in run.right}
    return [start in both for start in starts]


def _is_contents(run: Run, pages: int) -> bool:
    """Tell a contents list: on the right nothing but page numbers that grow."""
    texts = [words_of(chunk) for _, chunk in run.right]
    if len(texts) < 3 or not all(_PAGE.match(text) for text in texts):
        return False
    numbers = [int(text) for text in texts if text.isdigit()]
    growing = all(before <= after for before, after in pairwise(numbers))
    return growing and max(numbers, default=0) <= pages + 30 and run.aligned == len(texts)
