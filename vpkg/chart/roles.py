"""What a column of an answer can be in a chart: a year, a country, a category or a figure."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from vpkg import gazetteer
from vpkg.gazetteer import Country
from vpkg.model import Cell, Iri
from vpkg.table import Table, python_value

MOST = 60
"""How many categories one chart shows at most; more cannot be read."""

_LONGEST = 60
_NO_FIGURE = re.compile(r"(start|end|position|page|row|offset|level|confidence|first_\w+|at_least|at_most)\Z")
_NO_CATEGORY = re.compile(r"(sentence|words|quote|text|surface|prefix|suffix|figure|document|activity|code_text)\Z")
_HOSTILE = re.compile(r"[\x00-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class Role:
    """A column that a chart can use: its place, name and kind (``year``, ``country``, ``category``, ``figure``)."""

    place: int
    name: str
    kind: str


def roles(table: Table) -> tuple[Role, ...]:
    """Tell for each column what it can be; columns that no chart can use are left out.

    Positions, confidences and bounds are no figures to draw; sentences and files are no categories. A column of IRIs
    gives way to the column of their names.
    """
    return tuple(Role(i, table.columns[i], kind) for i, kind in enumerate(map(_kind(table), table.columns)) if kind)


def _kind(table: Table) -> Callable[[str], str]:
    def told(name: str) -> str:
        place = table.columns.index(name)
        cells = [row[place] for row in table.rows if row[place] is not None]
        return _of_cells(name, table.types[place], cells, table)

    return told


def _of_cells(name: str, type_: str, cells: list[Cell], table: Table) -> str:
    if not cells:
        return ""
    if type_ == "gYear":
        return "year"
    if type_ in ("integer", "decimal"):
        return "" if _NO_FIGURE.search(name) else "figure"
    if type_ == "date" or _NO_CATEGORY.search(name):
        return ""
    if all(country(cell) for cell in cells):
        return "country"
    named = {f"{name}_name", f"{name}_label", "name" if name in ("report", "organisation", "reporter") else ""}
    if type_ == "iri" and named & set(table.columns):
        return ""
    words = {cell.value for cell in cells if cell}
    return "category" if max(map(len, words)) <= (200 if type_ == "iri" else _LONGEST) else ""


def country(cell: Cell) -> Country | None:
    """Tell which country a cell is: an IRI of one, its ISO code of two or three letters, or its name."""
    if cell is None:
        return None
    if isinstance(cell, Iri):
        found = re.search(r"/id/country/([a-z]{2})\Z", cell.value)
        return gazetteer.countries().get(found.group(1).upper()) if found else None
    return _written().get(cell.value) or _written().get(gazetteer.fold(cell.value))


@lru_cache(maxsize=1)
def _written() -> dict[str, Country]:
    """Countries as answers write them; codes in capitals only, as `no` and `so` are words."""
    return dict(_spellings())


def _spellings() -> Iterator[tuple[str, Country]]:
    for each in gazetteer.countries().values():
        yield each.iso2, each
        if each.iso3:
            yield each.iso3, each
        yield gazetteer.fold(each.name), each


def label(cell: Cell, table: Table) -> str:
    """Write a cell for an axis: IRIs shortened, what would steer a reader's screen made visible, long words cut."""
    if cell is None:
        return "not stated"
    words = cell.value
    if isinstance(cell, Iri):
        at = country(cell)
        words = at.name if at else re.split(r"[/]", words.removeprefix(table.base.value).rstrip("/"))[-1]
    words = _HOSTILE.sub("\N{REPLACEMENT CHARACTER}", words).strip() or "not stated"
    return words if len(words) <= _LONGEST else words[: _LONGEST - 1] + "…"


def figure(cell: Cell) -> float | None:
    """Read a figure; what is no number is a gap."""
    value = python_value(cell)
    if value is None or isinstance(value, (str, bool)) or not hasattr(value, "__float__"):
        return None
    return float(value)


def plain(words: str) -> str:
    """Make words fit to stand in a picture: nothing that steers a screen or that XML cannot hold."""
    return " ".join(_HOSTILE.sub(" ", words).split())
