"""Tables: a grid of drawn lines with text in it, or words aligned in columns without lines."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from vpkg.read.pdf.rows import chunks, row_of, rows_of
from vpkg.read.pdf.shapes import Grid, Page, Piece, Row, Rule

_LONGEST_CELL = 12
"""Lines in a cell of a table that has one row."""

_NEAR = 3.0
"""Points between lines that meet."""


def ruled_grids(page: Page) -> list[Grid]:
    """Find the tables of a page that are framed by lines: two columns at least."""
    grids = []
    for group in _groups(_merged(page.rules)):
        across = _places(rule.at for rule in group if rule.across)
        down = _places(rule.at for rule in group if not rule.across)
        if len(across) >= 2 and len(down) >= 3:
            grids.append(_filled(page, across, down))
    return [grid for grid in grids if grid is not None]


def _merged(rules: Sequence[Rule]) -> list[Rule]:
    """Join pieces of line that continue each other."""
    merged: list[Rule] = []
    for rule in sorted(rules, key=lambda rule: (rule.across, round(rule.at), rule.start)):
        last = merged[-1] if merged else None
        if last and last.across == rule.across and abs(last.at - rule.at) < 1.5 and rule.start - last.end < _NEAR:
            merged[-1] = Rule(last.across, last.at, last.start, max(last.end, rule.end))
        else:
            merged.append(rule)
    return merged


def _groups(rules: Sequence[Rule]) -> list[list[Rule]]:
    """Sort lines into groups that touch each other."""
    groups: list[list[Rule]] = []
    for rule in rules:
        touched = [group for group in groups if any(_meet(rule, other) for other in group)]
        joined = [rule, *(other for group in touched for other in group)]
        groups = [group for group in groups if group not in touched] + [joined]
    return groups


def _meet(one: Rule, other: Rule) -> bool:
    if one.across == other.across:
        return abs(one.at - other.at) < _NEAR and one.start - _NEAR < other.end and other.start - _NEAR < one.end
    return one.start - _NEAR <= other.at <= one.end + _NEAR and other.start - _NEAR <= one.at <= other.end + _NEAR


def _places(found: Iterable[float]) -> list[float]:
    """Sort positions, those that are nearly the same once."""
    places: list[float] = []
    for place in sorted(found):
        if not places or place - places[-1] > 4:
            places.append(place)
    return places


def _filled(page: Page, across: Sequence[float], down: Sequence[float]) -> Grid | None:
    """Put the pieces inside a frame into its cells; None where fewer than two columns have text."""
    cells = []
    for top, bottom in pairwise(across):
        row = []
        for left, right in pairwise(down):
            inside = [piece for piece in page.pieces if _inside(piece, left, right, top, bottom)]
            row.append(tuple(rows_of(inside)))
        if any(row):
            cells.append(tuple(row))
    if not cells or not _is_table(cells, at_top=across[0] < 0.2 * page.height):
        return None
    return Grid(tuple(cells), down[0], down[-1], across[0], across[-1], page.number)


def _is_table(cells: Sequence[tuple[tuple[Row, ...], ...]], at_top: bool) -> bool:
    """Tell a table from a frame around text: two columns have text, and a single row is no page of prose.

    At the top of a page, one cell alone may be what is left of a row that the page before begins.
    """
    columns = sum(any(column) for column in zip(*cells, strict=True))
    longest = max(len(cell) for row in cells for cell in row)
    if len(cells) == 1 and longest > _LONGEST_CELL:
        return False
    return columns >= 2 or (at_top and len(cells) == 1)


def _inside(piece: Piece, left: float, right: float, top: float, bottom: float) -> bool:
    middle = (piece.top + piece.bottom) / 2
    return left - 1 <= piece.x0 < right - 1 and top <= middle < bottom


def held(grid: Grid) -> set[int]:
    """Return the places in the file of all pieces that a table holds."""
    return {piece.order for row in grid.cells for cell in row for line in cell for piece in line.pieces}


def aligned_grid(rows: Sequence[Row], gutters: Sequence[float], page: int) -> Grid:
    """Make a table of rows whose cells are parted at the gutters; a line without a first cell goes on the row above."""
    leading = _leading(rows)
    cells: list[list[list[Row]]] = []
    last: Row | None = None
    for row in rows:
        parts = _parted(row, gutters)
        goes_on = last is not None and row.base - last.base < 1.25 * leading and (not parts[0] or _tight(rows, leading))
        if not cells or not goes_on:
            cells.append([[] for _ in parts])
        for cell, part in zip(cells[-1], parts, strict=True):
            if part:
                cell.append(row_of(part))
        last = row
    whole = tuple(tuple(tuple(cell) for cell in row) for row in cells)
    return Grid(whole, min(r.x0 for r in rows), max(r.x1 for r in rows), rows[0].top, rows[-1].bottom, page)


def _leading(rows: Sequence[Row]) -> float:
    """Return the least usual distance between lines, which is that of lines within a cell."""
    distances = sorted(after.base - before.base for before, after in pairwise(rows))
    return max(distances[0] if distances else 0.0, rows[0].size)


def _tight(rows: Sequence[Row], leading: float) -> bool:
    """Tell whether some rows stand further apart than others: then lines that stand close belong to one row."""
    distances = [after.base - before.base for before, after in pairwise(rows)]
    return leading < 1.35 * rows[0].size and any(distance > 1.35 * leading for distance in distances)


def _parted(row: Row, gutters: Sequence[float]) -> list[list[Piece]]:
    parts: list[list[Piece]] = [[] for _ in range(len(gutters) + 1)]
    for chunk in chunks(row, 0.8):
        place = sum(gutter <= chunk[0].x0 + 0.5 for gutter in gutters)
        parts[place].extend(chunk)
    return parts
