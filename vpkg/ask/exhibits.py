"""Tables of evidence: one row for each passage, absence or record that supports a row of an answer."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from vpkg import terms
from vpkg.model import Cell, Iri, Literal
from vpkg.table import Basis, Table

COLUMNS = {
    "report": "iri", "name": "string", "code": "string", "document": "iri", "start": "integer", "end": "integer",
    "sentence": "string", "recogniser": "iri", "confidence": "decimal", "placed": "integer", "unplaced": "integer",
    "record": "iri", "source": "string",
}  # fmt: skip
"""Columns of every table of evidence. ``placed`` and ``unplaced`` are characters of the document, where words are
absent; ``record`` and ``source`` are given where a row rests on reference data and not on words of a report."""


@dataclass(frozen=True, slots=True)
class Exhibit:
    """One row of evidence; what does not apply is empty."""

    report: str = ""
    name: str = ""
    code: str = ""
    document: str = ""
    start: int | None = None
    end: int | None = None
    sentence: str = ""
    recogniser: str = ""
    confidence: str = ""
    placed: int | None = None
    unplaced: int | None = None
    record: str = ""
    source: str = ""


def cells(exhibit: Exhibit) -> tuple[Cell, ...]:
    """Turn a row of evidence into RDF terms, in the order of `COLUMNS`."""
    return tuple(_cell(getattr(exhibit, name), type_) for name, type_ in COLUMNS.items())


def _cell(value: str | int | None, type_: str) -> Cell:
    if value is None or value == "":
        return None
    if type_ == "iri":
        return Iri(str(value))
    return Literal(str(value)) if type_ == "string" else Literal(str(value), terms.XSD + type_)


def numbered(tables: Iterable[tuple[int, Table]]) -> Table:
    """Join the evidence of several rows into one table, the number of the row first."""
    rows: list[tuple[Cell, ...]] = []
    title, note, base = "Evidence", "", None
    for number, table in tables:
        title, note, base = table.title.replace("a row", "the rows"), table.note or note, table.base
        rows += [(Literal(str(number), terms.XSD + "integer"), *row) for row in table.rows]
    columns, types = ("row", *COLUMNS), ("integer", *COLUMNS.values())
    reports = {row[1] for row in rows if row[1] is not None}
    made = Table(columns, types, tuple(rows), title, note, Basis(len(reports), 0, 0))
    return replace(made, base=base) if base else made
