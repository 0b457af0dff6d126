"""The order in which a page is read: full-width text as it comes, columns one after the other, tables row by row.

A gutter is a strip that no line crosses. Where lines run over it now and then, nobody can tell one column's words from
the other's by their places, and the page is refused.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from vpkg.read.pdf.bands import Band, best_band
from vpkg.read.pdf.rows import chunks, words_of
from vpkg.read.pdf.shapes import Piece, Region, Row
from vpkg.read.pdf.tables import aligned_grid

_MOST_UNSURE = 3
"""Lines beside each other on one page; a logo and an address have so many."""

_MOST_DEPTH = 6
"""Columns within columns; a page that needs more is a drawing."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """Which page of how many, the ``body`` size of the document, and where its columns begin on other pages."""

    page: int
    pages: int
    body: float
    gutters: tuple[float, ...] = ()


class Interleaved(Exception):
    """Columns of a page whose words cannot be told apart."""


def arranged(rows: Sequence[Row], sheet: Sheet) -> list[Region]:
    """Return the regions of a page in the order of reading. Raises `Interleaved` when there is no telling."""
    _refuse_overprint(rows)
    regions = _arranged(list(rows), sheet, _MOST_DEPTH)
    for region in regions:
        if region.kind == "flow":
            _refuse_torn(region.rows)
    if sum(side_by_side(region.rows) for region in regions if region.kind == "flow") > _MOST_UNSURE:
        raise Interleaved
    return regions


def _arranged(rows: list[Row], sheet: Sheet, depth: int) -> list[Region]:
    if not rows:
        return []
    for number, row in enumerate(rows):
        if row.grid and not _beside(row, rows):
            before = _arranged(rows[:number], sheet, depth)
            return [*before, _grid(row), *_arranged(rows[number + 1 :], sheet, depth)]
    band = (
        best_band(rows, sheet.pages, sheet.gutters if depth == _MOST_DEPTH else ()) if depth and len(rows) > 1 else None
    )
    if band is None:
        return _plain(rows, depth == _MOST_DEPTH)
    above, inside, below = rows[: band.first], rows[band.first : band.last + 1], rows[band.last + 1 :]
    if band.kind == "columns":
        _refuse_crossing(band, above[-1:], inside, below[:1], sheet.body)
    return [
        *_arranged(above, sheet, depth),
        *_inside(band, inside, sheet, depth),
        *_arranged(below, sheet, depth),
    ]


def _inside(band: Band, rows: list[Row], sheet: Sheet, depth: int) -> list[Region]:
    if band.kind == "contents":
        return [Region("contents", tuple(rows), min(r.x0 for r in rows), max(r.x1 for r in rows))]
    if band.kind == "table":
        grid = aligned_grid(rows, band.gutters, sheet.page)
        return [_grid(Row((), grid.top, grid.bottom, rows[0].base, rows[0].size, grid))]
    for number, row in enumerate(rows):
        if _spans_over(row, number, rows, band.gutters[0], sheet.body):
            parts = (rows[:number], [row], rows[number + 1 :])
            return [region for part in parts for region in _arranged(part, sheet, depth)]
    left, right = band.sides(rows)
    return [*_arranged(left, sheet, depth - 1), *_arranged(right, sheet, depth - 1)]


def _plain(rows: Sequence[Row], full: bool) -> list[Region]:
    """Give rows without columns as they come, tables among them."""
    regions: list[Region] = []
    run: list[Row] = []
    for row in [*rows, None]:
        if (row is None or row.grid) and run:
            regions.append(Region("flow", tuple(run), min(r.x0 for r in run), max(r.x1 for r in run), full))
            run = []
        if row is not None and row.grid:
            regions.append(_grid(row))
        elif row is not None:
            run.append(row)
    return regions


def _grid(row: Row) -> Region:
    return Region("table", (row,), row.x0, row.x1)


def _beside(row: Row, rows: Sequence[Row]) -> bool:
    """Tell whether text stands beside a table, as in a page of columns."""
    return any(
        other is not row
        and other.top < row.bottom
        and other.bottom > row.top
        and (other.x1 <= row.x0 or other.x0 >= row.x1)
        for other in rows
    )


def _spans_over(row: Row, number: int, rows: Sequence[Row], gutter: float, body: float) -> bool:
    """Tell whether a short heading on the left stands over both columns: the right one leaves its height free."""
    heading = not row.grid and (row.size > 1.15 * body or all(piece.bold for piece in row.pieces))
    if not heading or row.x1 > gutter:
        return False
    right = [other for other in rows if other.x1 > gutter]
    above = [other.bottom for other in right if other.base < row.base]
    below = [other.top for other in right if other.base > row.base]
    if not above or not below or any(other is row for other in right) or number == 0:
        return False
    # Where the file writes the heading before what stands above it on the right, it belongs to the left column.
    written = min((p.order for other in right if other.base < row.base for p in _after(other, gutter)), default=0)
    if written > row.pieces[0].order:
        return False
    free = min(below) - max(above)
    return free > 2.2 * row.size and row.top - rows[number - 1].bottom > 0.3 * row.size


def _after(row: Row, gutter: float) -> tuple[Piece, ...]:
    """Return the pieces of a row right of a gutter; of a table, none are looked at."""
    return tuple(piece for piece in row.pieces if piece.x0 >= gutter - 1)


def _refuse_crossing(
    band: Band, above: Sequence[Row], inside: Sequence[Row], below: Sequence[Row], body: float
) -> None:
    """Refuse a line of text that runs on over the gutter just where the right column begins."""
    starts = Counter(
        round(chunk[0].x0) for row in inside for chunk in chunks(row, 0.8) if chunk[0].x0 >= band.gutters[0]
    )
    begin = max(starts, key=starts.__getitem__)
    for row, neighbour in [*((row, inside[0]) for row in above), *((row, inside[-1]) for row in below)]:
        close = abs(row.base - neighbour.base) < 1.4 * row.size
        text = not row.grid and row.size < 1.1 * body and not all(piece.bold for piece in row.pieces)
        if close and text and any(abs(piece.x0 - begin) < 2 for piece in row.pieces[1:]):
            raise Interleaved


def _refuse_overprint(rows: Sequence[Row]) -> None:
    """Refuse a page whose lines are printed over each other."""
    over = 0
    for row in rows:
        inline = [piece for piece in row.pieces if not piece.raised]
        end = float("-inf")
        for piece in inline:
            if piece.x0 < end - 0.6 * row.size:
                over += 1
                break
            end = max(end, piece.x1)
    if over >= 3 and over > 0.15 * len(rows):
        raise Interleaved


def _refuse_torn(rows: Sequence[Row]) -> None:
    """Refuse running text that is torn at changing places: two columns without a straight gutter."""
    torn = 0
    for row in rows:
        parts = chunks(row, 1.5)
        gaps = sorted(after.x0 - before.x1 for before, after in zip(row.pieces, row.pieces[1:], strict=False))
        uneven = bool(gaps) and gaps[-1] > 2.5 * max(0.2 * row.size, gaps[len(gaps) // 2])
        torn += uneven and len(parts) > 1 and all(len(words_of(part).split()) >= 2 for part in parts)
    if torn >= 5 and torn > 0.3 * len(rows):
        raise Interleaved


def side_by_side(rows: Sequence[Row]) -> int:
    """Count lines of running text that stand beside another at another height, so that either may come first."""
    found = 0
    for row, following in pairwise(rows):
        level = row.bottom - following.top > 0.3 * min(row.size, following.size)
        apart = following.x0 > row.x1 + row.size or row.x0 > following.x1 + row.size
        found += level and apart
    return found
