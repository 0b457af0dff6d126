"""A table: the answer to a query, in the forms that people and programs want."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from vpkg.errors import MissingTool, UnknownName
from vpkg.iri import Base
from vpkg.model import Cell, Iri, Literal
from vpkg.table import book, layout, parquet
from vpkg.table.values import Value, python_value
from vpkg.terms import STRING

if TYPE_CHECKING:
    import pandas
    import polars


@dataclass(frozen=True, slots=True)
class Basis:
    """What an answer rests on: the reports that the query could see, their reporters and their reporting years.

    ``of`` is how many reports the whole store holds; 0 where the query could see them all.
    """

    reports: int
    organisations: int
    years: int
    first_year: str = ""
    last_year: str = ""
    of: int = 0

    def __str__(self) -> str:
        when = self.first_year if self.first_year == self.last_year else f"{self.first_year} to {self.last_year}"
        reports = "1 report" if self.reports == 1 else f"{self.reports} reports"
        reports = f"{self.reports} of the {self.of} reports in the store," if self.of else reports
        organisations = "1 organisation" if self.organisations == 1 else f"{self.organisations} organisations"
        return f"This rests on {reports} of {organisations}" + (f", for {when}." if when else ".")


Row = Mapping[str, Cell]
"""A row as RDF terms, by column."""


@dataclass(frozen=True, slots=True)
class Table:
    """The answer to a query; going through it gives a dict of Python values for each row.

    ``left_out`` and ``coverage`` are sentences under the answer: what the defaults left out; who was asked and who was
    silent. ``permalink`` names the query with its values. ``opener`` and ``hasher`` ask the store behind the answer.
    """

    columns: tuple[str, ...]
    types: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    title: str
    note: str
    rests_on: Basis
    base: Base = field(default_factory=Base)
    left_out: tuple[str, ...] = ()
    coverage: tuple[str, ...] = ()
    permalink: str = ""
    opener: Callable[[Row], Table] | None = field(default=None, compare=False, repr=False)
    hasher: Callable[[], str] | None = field(default=None, compare=False, repr=False)
    cited: bool = False

    def __len__(self) -> int:
        return len(self.rows)

    def __iter__(self) -> Iterator[dict[str, Value]]:
        for row in self.rows:
            yield dict(zip(self.columns, map(python_value, row), strict=True))

    def evidence(self, row: int | Mapping[str, Value]) -> Table:
        """Open a row, given by its number from 1 or as the dict of its values, into the words that support it.

        Raises `UnknownName` for a row that the table has not, or where it is no answer of the library.
        """
        if self.opener is None:
            raise UnknownName("Only answers of the library open into their words; ask one with vpkg ask or kg.ask.")
        return self.opener(dict(zip(self.columns, self.rows[self._place(row)], strict=True)))

    def _place(self, row: int | Mapping[str, Value]) -> int:
        if isinstance(row, int):
            if not 1 <= row <= len(self.rows):
                raise UnknownName(f"There is no row {row}; the rows are numbered from 1 to {len(self.rows)}.")
            return row - 1
        place = next((at for at, each in enumerate(self) if each == row), None)
        if place is None:
            raise UnknownName("No row of this table has these values; give one as the table yields it, or its number.")
        return place

    @property
    def citation(self) -> str:
        """The permalink with the hash of the whole dataset (RDFC-1.0), which takes long for a large store."""
        joint = "&" if "?" in self.permalink else "?"
        return f"{self.permalink}{joint}dataset=sha256:{self.hasher()}" if self.hasher else self.permalink

    def cite(self) -> Table:
        """Return the same table with its citation written under it."""
        return replace(self, permalink=self.citation, hasher=None, cited=True)

    @property
    def below(self) -> tuple[str, ...]:
        """What stands under the answer, a sentence or two each; nothing is empty."""
        cited = (f"Cite as: {self.permalink}",) if self.cited else ()
        return tuple(each for each in (self.note, str(self.rests_on), *self.coverage, *self.left_out, *cited) if each)

    def to_csv(self) -> str:
        """Return SPARQL 1.1 CSV: full IRIs, plain literals, nothing for a gap; lines end in a newline alone."""
        out = io.StringIO()
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(self.columns)
        writer.writerows([("" if cell is None else cell.value) for cell in row] for row in self.rows)
        return out.getvalue()

    def to_json(self) -> str:
        """Return SPARQL 1.1 Query Results JSON; what is said of an answer of the library stands under ``vpkg``."""
        bindings = [
            {name: _json(cell) for name, cell in zip(self.columns, row, strict=True) if cell is not None}
            for row in self.rows
        ]
        result: dict[str, Any] = {"head": {"vars": list(self.columns)}, "results": {"bindings": bindings}}
        if self.permalink:
            result["vpkg"] = {
                "title": self.title, "note": self.note, "basis": str(self.rests_on), "coverage": list(self.coverage),
                "left_out": list(self.left_out), "citation": self.permalink,
            }  # fmt: skip
        return json.dumps(result, ensure_ascii=False, indent=1) + "\n"

    def to_markdown(self) -> str:
        """Return a Markdown table under its title, with the note and what it rests on below."""
        return layout.markdown(self.title, self.columns, self._shown(), self.below)

    def to_text(self, width: int = 100) -> str:
        """Return a table for a screen of so many columns; IRIs are shortened, long cells wrapped."""
        shown = self._shown()
        for index, kind in enumerate(self.types):
            if kind == "iri":
                layout.drop_common_start(shown, index)
        numeric = tuple(each in ("integer", "decimal") for each in self.types)
        return layout.text(self.title, self.columns, shown, numeric, self.below, width)

    def to_polars(self) -> polars.DataFrame:
        """Return a polars data frame. Raises `MissingTool` when polars is not installed."""
        try:
            import polars
        except ImportError as error:
            raise MissingTool("polars is not installed; install it with: pip install 'vpkg[polars]'.") from error
        kinds: dict[str, Any] = {"integer": polars.Int64, "gYear": polars.Int64, "date": polars.Date}
        kinds["decimal"] = polars.Float64
        schema = {n: kinds.get(self._kind(i), polars.String) for i, n in enumerate(self.columns)}
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
                name: pandas.Series(self._column(index), dtype=kinds.get(self._kind(index), "string"))
                for index, name in enumerate(self.columns)
            },
            columns=list(self.columns),
        )

    def to_xlsx(self) -> bytes:
        """Return an Excel workbook with typed cells. Raises `MissingTool` when XlsxWriter is not installed."""
        return book.workbook(self, tuple(book.about(self)))

    def to_parquet(self) -> bytes:
        """Return a typed Parquet file. Raises `MissingTool` when polars is not installed."""
        return parquet.parquet(self, tuple(book.about(self)))

    def _kind(self, index: int) -> str:
        """The type of a column in a data frame: text where a whole number is too large for one."""
        if self.types[index] != "integer":
            return self.types[index]
        values = [python_value(row[index]) for row in self.rows]
        fits = all(-(2**63) <= value < 2**63 for value in values if isinstance(value, int))
        return "integer" if fits else "string"

    def _column(self, index: int) -> list[Value]:
        if self.types[index] == "integer" and self._kind(index) == "string":
            return [cell.value if (cell := row[index]) else None for row in self.rows]
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
