"""The rows of an answer as what a chart draws: a mark for each group, in the order of its names."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from vpkg.chart.choose import Choice
from vpkg.chart.roles import Role, figure, label
from vpkg.model import Cell
from vpkg.table import Table

Value = float | None


@dataclass(frozen=True, slots=True)
class Mark:
    """One figure of a chart; None is a row without a figure, which is not a zero."""

    across: Cell
    down: Cell | str
    value: Value


def marks(table: Table, choice: Choice) -> list[Mark]:
    """Return the marks of a chart: figures as the answer gives them, or how many rows stand in each group."""
    across, down = choice.across.place, choice.down.place if choice.down else None
    if choice.figures and choice.down is None and len(choice.figures) > 1:
        return [Mark(row[across], each.name, figure(row[each.place])) for row in table.rows for each in choice.figures]
    if choice.figures:
        place = choice.figures[0].place
        return [Mark(row[across], _at(row, down), figure(row[place])) for row in table.rows]
    counted = Counter((row[across], _at(row, down)) for row in table.rows)
    return [Mark(each[0], each[1], float(count)) for each, count in counted.items()]


def _at(row: tuple[Cell, ...], place: int | None) -> Cell:
    return None if place is None else row[place]


def names(cells: Iterable[Cell | str], table: Table) -> dict[Cell | str, str]:
    """Name every category once, in the order of their names; numbers in names count as numbers, gaps come last.

    Two things that would be called the same keep their full names.
    """
    unique = dict.fromkeys(cells)
    short = {cell: cell if isinstance(cell, str) else label(cell, table) for cell in unique}
    often = Counter(short.values())
    full = {c: name if often[name] == 1 or c is None or isinstance(c, str) else c.value for c, name in short.items()}
    return dict(sorted(full.items(), key=lambda pair: (pair[0] is None, _natural(pair[1]), pair[1])))


def _natural(name: str) -> list[tuple[int, str]]:
    parts = re.findall(r"\d+|\D+", name.casefold())
    return [(int(part), "") if part.isascii() and part.isdigit() and len(part) < 10 else (-1, part) for part in parts]


def measured(choice: Choice) -> str:
    """Name what is measured."""
    if not choice.figures:
        return "rows of the answer"
    return ", ".join(map(words, choice.figures))


def words(role: Role) -> str:
    """Write a column's name as words."""
    return role.name.replace("_", " ")
