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

from tests.queries import judged as judging
from tests.queries import practice as practised
from tests.queries.corpus import graphs
from vpkg.ask import LibraryQuery, library, parameter_term
from vpkg.iri import ROOT, Base
from vpkg.model import Cell, Iri, Literal, Term
from vpkg.store import OxigraphStore, open_memory

HERE = Path(__file__).parent
TOLD = HERE / "told"
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
    names = sorted({quad.graph_name.value for quad in quads})
    yield from _both({name: "".join(f"{q} .\n" for q in quads if q.graph_name.value == name) for name in names})


@pytest.fixture(scope="session")
def told(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engines]:
    """Both engines with the reports whose claims were made by hand."""
    yield from _both(graphs(tmp_path_factory.mktemp("told")))


@pytest.fixture(scope="session")
def practice(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engines]:
    """Both engines with the reports on practice, made by hand too."""
    yield from _both(practised.graphs(tmp_path_factory.mktemp("practice")))


@pytest.fixture(scope="session")
def register() -> Iterator[Engines]:
    """Both engines with the register of searches, and the tiny reports beside it."""
    quads = list(pyoxigraph.parse(path=str(DATASET.with_name("register.trig"))))
    assert quads
    names = sorted({quad.graph_name.value for quad in quads})
    yield from _both({name: "".join(f"{q} .\n" for q in quads if q.graph_name.value == name) for name in names})


@pytest.fixture(scope="session")
def judged(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engines]:
    """Both engines with two reports and people's verdicts on what came of pledges."""
    yield from _both(judging.graphs(tmp_path_factory.mktemp("judged")))


def _both(named: dict[str, str]) -> Iterator[Engines]:
    dataset = rdflib.Dataset(default_union=True)
    with open_memory() as store:
        for graph, lines in named.items():
            assert store.put(graph, lines) == "added"
            dataset.parse(data=lines, format="nquads")
        yield Engines(store, dataset)


@pytest.fixture
def corpus(request: pytest.FixtureRequest) -> Engines:
    """The engines with the dataset in which the query at hand has something to find."""
    query = request.node.callspec.params["query"]
    made = expected(query).get("corpus", "told") if told_rows(query).is_file() else "engines"
    found: Engines = request.getfixturevalue(made)
    return found


def told_rows(query: LibraryQuery) -> Path:
    """Where the rows of a query on claims stand."""
    return TOLD / f"{query.name.replace('/', '--')}.json"


def expected(query: LibraryQuery) -> dict[str, Any]:
    """What a person read out of the small dataset, or of the reports made by hand, for a query."""
    path = told_rows(query)
    path = path if path.is_file() else HERE / "rows" / path.name
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
