"""The same small dataset in two engines, and rows as both give them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyoxigraph
import pytest
import rdflib

from vpkg.ask import LibraryQuery, library, parameter_term
from vpkg.iri import ROOT, Base
from vpkg.model import Cell, Iri, Literal, Term
from vpkg.store import OxigraphStore, open_memory

HERE = Path(__file__).parent
DATASET = HERE.parent / "fixtures" / "dataset" / "two-reports.trig"
QUERIES = library()
XSD = "http://www.w3.org/2001/XMLSchema#"


@dataclass(frozen=True)
class Engines:
    """Oxigraph through our store, and rdflib, with the same graphs."""

    store: OxigraphStore
    dataset: rdflib.Dataset

    def oxigraph(self, query: str) -> list[list[Cell]]:
        """Rows of our store."""
        return [list(row) for row in self.store.select(query).rows]

    def rdflib(self, query: str) -> list[list[Cell]]:
        """Rows of rdflib, in our types."""
        found: Any = self.dataset.query(query)
        return [[_cell(value) for value in row] for row in found]


def _cell(value: Any) -> Cell:
    if value is None:
        return None
    if isinstance(value, rdflib.URIRef):
        return Iri(str(value))
    lang_string = "http://www.w3.org/1999/02/22-rdf-syntax-ns#langString"
    datatype = lang_string if value.language else str(value.datatype or XSD + "string")
    return Literal(str(value), datatype, value.language)


@pytest.fixture(scope="session")
def engines() -> Iterator[Engines]:
    """Both engines with the small dataset."""
    quads = list(pyoxigraph.parse(path=str(DATASET)))
    assert quads
    dataset = rdflib.Dataset(default_union=True)
    with open_memory() as store:
        for graph in sorted({quad.graph_name.value for quad in quads}):
            lines = "".join(f"{quad} .\n" for quad in quads if quad.graph_name.value == graph)
            assert store.put(graph, lines) == "added"
            dataset.parse(data=lines, format="nquads")
        yield Engines(store, dataset)


def expected(query: LibraryQuery) -> dict[str, Any]:
    """What a person read out of the small dataset for a query."""
    path = HERE / "rows" / f"{query.name.replace('/', '--')}.json"
    found: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return found


def values(query: LibraryQuery, texts: dict[str, str]) -> dict[str, Term]:
    """Turn a user's parameters into terms."""
    return {
        param.name: parameter_term(param, texts[param.name], base=Base())
        for param in query.params
        if param.name in texts
    }


def plain(cell: Cell) -> str | int | None:
    """Write a cell as in the row files: IRIs without the root, whole numbers as numbers."""
    if cell is None:
        return None
    if isinstance(cell, Iri):
        return cell.value.removeprefix(ROOT)
    return int(cell.value) if cell.datatype == XSD + "integer" else cell.value
