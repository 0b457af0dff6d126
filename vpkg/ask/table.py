"""A table: the answer to a query, in the forms that people and programs want."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, Any

from vpkg.ask import layout
from vpkg.errors import MissingTool
from vpkg.iri import Base
from vpkg.model import Cell, Iri, Literal
from vpkg.terms import STRING, XSD

if TYPE_CHECKING:
    import pandas
    import polars

Value = str | int | float | bool | Decimal | date | None
"""What a cell is in Python: years are whole numbers, IRIs are text, None is a gap."""


@dataclass(frozen=True, slots=True)
class Basis:
    """What an answer rests on: the reports of the store, their reporters and their reporting years."""

    reports: int
    organisations: int
    years: int
    first_year: str = ""
    last_year: str = ""

    def __str__(self) -> str:
        when = self.first_year if self.first_year == self.last_year else f"{self.first_year} to {self.last_year}"
        reports = "1 report" if self.reports == 1 else f"{self.reports} reports"
        organisations = "1 organisation" if self.organisations == 1 else f"{self.organisations} organisations"
        return f"This rests on {reports} of {organisations}" + (f", for {when}." if when else ".")


@dataclass(frozen=True, slots=True)
class Table:
    """The answer to a query; going through it gives a dict of Python values for each row."""

    columns: tuple[str, ...]
    types: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    title: str
    note: str
    rests_on: Basis
    base: Base = field(default_factory=Base)

    def __len__(self) -> int:
        return len(self.rows)

    def __iter__(self) -> Iterator[dict[str, Value]]:
        for row in self.rows:
            yield dict(zip(self.columns, map(python_value, row), strict=True))

    def to_csv(self) -> str:
        """Return SPARQL 1.1 CSV: full IRIs, plain literals, nothing for a gap; lines end in a newline alone."""
        out = io.StringIO()
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(self.columns)
        writer.writerows([("" if cell is None else cell.value) for cell in row] for row in self.rows)
        return out.getvalue()

    def to_json(self) -> str:
        """Return SPARQL 1.1 Query Results JSON."""
        bindings = [
            {name: _json(cell) for name, cell in zip(self.columns, row, strict=True) if cell is not None}
            for row in self.rows
        ]
        result = {"head": {"vars": list(self.columns)}, "results": {"bindings": bindings}}
        return json.dumps(result, ensure_ascii=False, indent=1) + "\n"

    def to_markdown(self) -> str:
        """Return a Markdown table under its title, with the note and what it rests on below."""
        return layout.markdown(self.title, self.columns, self._shown(), (self.note, str(self.rests_on)))

    def to_text(self, width: int = 100) -> str:
        """Return a table for a screen of so many columns; IRIs are shortened, long cells wrapped."""
        shown = self._shown()
        for index, kind in enumerate(self.types):
            if kind == "iri":
                layout.drop_common_start(shown, index)
        numeric = tuple(each in ("integer", "decimal") for each in self.types)
        return layout.text(self.title, self.columns, shown, numeric, (self.note, str(self.rests_on)), width)

    def to_polars(self) -> polars.DataFrame:
        """Return a polars data frame. Raises `MissingTool` when polars is not installed."""
        try:
            import polars
        except ImportError as error:
            raise MissingTool("polars is not installed; install it with: pip install 'vpkg[polars]'.") from error
        kinds: dict[str, Any] = {"integer": polars.Int64, "gYear": polars.Int64, "date": polars.Date}
        kinds["decimal"] = polars.Float64
        schema = {n: kinds.get(t, polars.String) for n, t in zip(self.columns, self.types, strict=True)}
        return polars.DataFrame({n: self._column(i) for i, n in enumerate(self.columns)}, schema=schema, strict=False)

    def to_pandas(self) -> pandas.DataFrame:
        """Return a pandas data frame. Raises `MissingTool` when pandas is not installed."""
        try:
            import pandas
        except ImportError as error:
            raise MissingTool("pandas is not installed; install it with: pip install 'vpkg[pandas]'.") from error
        kinds = {"integer": "Int64", "gYear": "Int64", "date": "object", "decimal": "Float64"}
        return pandas.DataFrame(
            {
                name: pandas.Series(self._column(index), dtype=kinds.get(self.types[index], "string"))
                for index, name in enumerate(self.columns)
            },
            columns=list(self.columns),
        )

    def _column(self, index: int) -> list[Value]:
        values = [python_value(row[index]) for row in self.rows]
        return [float(value) if isinstance(value, Decimal) else value for value in values]

    def _shown(self) -> list[list[str]]:
        return [
            [
                layout.short(cell.value, self.base) if isinstance(cell, Iri) else cell.value if cell else ""
                for cell in row
            ]
            for row in self.rows
        ]


def python_value(cell: Cell) -> Value:
    """Turn a cell into a Python value; what is not of the form of its datatype stays text."""
    if not isinstance(cell, Literal):
        return None if cell is None else cell.value
    kind = cell.datatype.removeprefix(XSD)
    try:
        if kind in ("integer", "gYear"):
            return int(cell.value)
        if kind == "decimal":
            return Decimal(cell.value)
        if kind in ("double", "float"):
            return float(cell.value)
        if kind == "date":
            return date.fromisoformat(cell.value)
        if kind == "boolean":
            return cell.value in ("true", "1")
    except (ValueError, InvalidOperation):
        return cell.value
    return cell.value


def _json(cell: Iri | Literal) -> dict[str, str]:
    if isinstance(cell, Iri):
        if cell.value.startswith("_:"):
            return {"type": "bnode", "value": cell.value[2:]}
        return {"type": "uri", "value": cell.value}
    shown = {"type": "literal", "value": cell.value}
    if cell.language:
        shown["xml:lang"] = cell.language
    elif cell.datatype != STRING:
        shown["datatype"] = cell.datatype
    return shown
