"""Where a strip of a page stays empty over several lines, the words left and right of it are columns or cells."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from vpkg.read.pdf.rows import chunks, rows_of
from vpkg.read.pdf.shapes import Piece, Row
from vpkg.read.pdf.verdicts import STRIP, Chunks, Run, kind_of

_SURE = 8
"""Lines on both sides that make a page one of columns."""

_GAP = 0.8
"""Of the font's size: the least width of a gutter."""


@dataclass(frozen=True, slots=True)
class Band:
    """Rows from ``first`` to ``last`` that leave strips empty; ``kind`` is ``columns``, ``table`` or ``contents``.

    ``gutters`` are where the text right of each strip begins.
    """

    kind: str
    first: int
    last: int
    gutters: tuple[float, ...]

    def sides(self, rows: Sequence[Row]) -> tuple[list[Row], list[Row]]:
        """Part rows at the first gutter."""
        return sides(rows, self.gutters[0])


def sides(rows: Sequence[Row], gutter: float) -> tuple[list[Row], list[Row]]:
    """Part rows at a gutter into those of the left and those of the right; a table goes to the side it stands on."""
    left: list[Piece] = []
    right: list[Piece] = []
    grids: tuple[list[Row], list[Row]] = ([], [])
    for row in rows:
        if row.grid:
            grids[row.x0 >= gutter - 1].append(row)
        for chunk in chunks(row, _GAP) if row.pieces else ():
            (right if chunk[0].x0 >= gutter - 1 else left).extend(chunk)
    parted = [
        sorted([*rows_of(side), *own], key=lambda row: row.base) for side, own in zip((left, right), grids, strict=True)
    ]
    return parted[0], parted[1]


def best_band(rows: Sequence[Row], pages: int, known: Sequence[float] = ()) -> Band | None:
    """Return the band of columns or cells that holds most rows, or None where text runs over the whole width.

    ``known`` are gutters of the document's columns: there, few lines are enough.
    """
    parts = [chunks(row, _GAP) if row.pieces else [] for row in rows]
    for run in _ranked(run for strip in _strips(rows, parts) for run in _runs(rows, parts, strip, 2)):
        kind = kind_of(rows, run, pages)
        if kind is not None:
            gutters = _gutters(parts, run) if kind == "table" else (_begin(run),)
            last = _last_of_column(rows, parts, run) if kind == "columns" else run.last
            return Band(kind, run.first, last, gutters)
    strips = [(gutter - 1 - STRIP, gutter - 1) for gutter in known]
    for run in _ranked(run for strip in strips for run in _runs(rows, parts, strip, 1)):
        if abs(_begin(run) - run.strip[1] - 1) < 3:
            return Band("columns", run.first, _last_of_column(rows, parts, run), (_begin(run),))
    return None


def _ranked(runs: Iterable[Run]) -> list[Run]:
    """Put the runs first that have most lines on both sides."""
    ranked = sorted(runs, key=lambda run: (-min(len(run.left), len(run.right)), run.strip[0] - run.strip[1], run.first))
    return ranked[:12]


def column_gutters(rows: Sequence[Row], pages: int) -> tuple[float, ...]:
    """Return where the columns of a page begin, if it surely has columns: many lines of text on both sides."""
    band = best_band(rows, pages) if rows else None
    if band is None or band.kind != "columns":
        return ()
    sure = all(len(side) >= _SURE for side in band.sides(rows[band.first : band.last + 1]))
    return band.gutters if sure else ()


def _last_of_column(rows: Sequence[Row], parts: Sequence[Chunks], run: Run) -> int:
    """Return the last row of columns: a line below a gap belongs to the left one where the file writes it before the
    end of the right one, or writes lines of both in turn."""
    in_turn = run.switches > 1
    written = max(piece.order for _, chunk in run.right for piece in chunk)
    last = run.last
    while last + 1 < len(rows) and parts[last + 1] and not _crosses(rows[last + 1], parts[last + 1], run.strip):
        on_left = rows[last + 1].x0 < run.strip[0]
        if on_left and not in_turn and rows[last + 1].pieces[0].order > written:
            break
        last += 1
    return last


def _strips(rows: Sequence[Row], parts: Sequence[Chunks]) -> list[tuple[float, float]]:
    """List strips worth looking at: left of where several lines begin, and in the gaps of lines."""
    left = min(row.x0 for row in rows)
    starts = Counter(round(chunk[0].x0 / 2) for own in parts for chunk in own if chunk[0].x0 > left + 30)
    found = {start for start, count in starts.items() if count >= 3}
    strips = [(2 * start - 1.5 - STRIP, 2 * start - 1.5) for start in sorted(found)]
    seen: set[int] = set()
    for own in parts:
        for before, after in pairwise(own):
            end, begin = max(piece.x1 for piece in before), after[0].x0
            for place in (end + 1, (end + begin) / 2 - STRIP / 2, begin - 1 - STRIP):
                if round(place / 3) not in seen and begin - end >= STRIP:
                    seen.add(round(place / 3))
                    strips.append((place, place + STRIP))
    return strips


def _runs(rows: Sequence[Row], parts: Sequence[Chunks], strip: tuple[float, float], least: int) -> Iterator[Run]:
    """Yield each stretch of rows that leaves a strip empty and has text on both sides of it."""
    first = 0
    for number in range(len(rows) + 1):
        if number < len(rows) and not _crosses(rows[number], parts[number], strip):
            continue
        run = _trimmed(rows, parts, first, number - 1, strip, least) if number - first >= 2 else None
        if run is not None:
            yield run
        first = number + 1


def _crosses(row: Row, own: Chunks, strip: tuple[float, float]) -> bool:
    if row.grid:
        return row.x0 < strip[1] and row.x1 > strip[0]
    return any(chunk[0].x0 < strip[1] and max(piece.x1 for piece in chunk) > strip[0] for chunk in own)


def _trimmed(
    rows: Sequence[Row], parts: Sequence[Chunks], first: int, last: int, strip: tuple[float, float], least: int
) -> Run | None:
    """Leave out rows before the right side begins, and rows after a gap that have text on one side only."""

    def on_right(number: int) -> bool:
        return rows[number].x1 > strip[1]

    def on_left(number: int) -> bool:
        return rows[number].x0 < strip[0]

    while first <= last and not on_right(first):
        first += 1
    while (
        last > first
        and not (on_right(last) and on_left(last))
        and rows[last].top - rows[last - 1].bottom > 0.9 * rows[last].size
    ):
        last -= 1
    numbers = range(first, last + 1)
    left = tuple((n, chunk) for n in numbers for chunk in parts[n] if chunk[0].x0 < strip[0])
    right = tuple((n, chunk) for n in numbers for chunk in parts[n] if chunk[0].x0 >= strip[1])
    if len({n for n, _ in left}) < least or len({n for n, _ in right}) < least:
        return None
    overlap = min(left[-1][0], right[-1][0]) - max(left[0][0], right[0][0])
    return Run(first, last, strip, left, right) if overlap >= 1 or least == 1 else None


def _begin(run: Run) -> float:
    return min(chunk[0].x0 for _, chunk in run.right)


def _gutters(parts: Sequence[Chunks], run: Run) -> tuple[float, ...]:
    """Return where the cells of a table begin: every strip that none of its rows crosses."""
    spans = sorted(
        (chunk[0].x0, max(piece.x1 for piece in chunk)) for n in range(run.first, run.last + 1) for chunk in parts[n]
    )
    gutters = []
    end = spans[0][1]
    for x0, x1 in spans[1:]:
        if x0 - end >= STRIP:
            gutters.append(x0)
        end = max(end, x1)
    return tuple(gutters) or (_begin(run),)
