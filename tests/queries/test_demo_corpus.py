"""The library gives, on the example reports, the rows that a person wrote down from their text."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import rdflib

import vpkg
from vpkg.ask import bind, find, library, with_defaults
from vpkg.iri import ROOT
from vpkg.model import Cell, Iri, Literal

EXPECTED = Path(__file__).parent / "expected"
ANY = "*"


@pytest.fixture(scope="module", name="graph")
def _graph() -> Iterator[vpkg.KnowledgeGraph]:
    with vpkg.build(vpkg.demo_reports()) as graph:
        assert graph.register(vpkg.demo_register()) == "added"
        yield graph


@pytest.fixture(scope="module", name="dataset")
def _dataset(graph: vpkg.KnowledgeGraph) -> rdflib.Dataset:
    return graph.to_rdflib()


def _cases() -> list[Path]:
    return sorted(EXPECTED.glob("*.json"))


def _plain(cell: Cell) -> str | None:
    if cell is None:
        return None
    return cell.value.removeprefix(ROOT) if isinstance(cell, Iri) else cell.value


def _whole(value: str | int) -> str | int:
    """IRIs are written short in the expectations."""
    return ROOT + value if isinstance(value, str) and value.startswith(("id/", "scheme/", "template/")) else value


def _matches(expected: list[Any], found: tuple[str | None, ...]) -> bool:
    wanted = [None if e is None else str(e) for e in expected]
    return all(w == f or (w == ANY and f is not None) for w, f in zip(wanted, found, strict=True))


def test_every_query_has_expected_rows() -> None:
    """No query of the library goes without rows written by hand; those on claims have theirs in told/ and by_hand/."""
    asked = {"/".join(case.stem.split("--")[:2]) for case in _cases()}
    told = {"/".join(case.stem.split("--")[:2]) for case in (EXPECTED.parent / "told").glob("*.json")}
    assert asked
    assert asked | told == {query.name for query in library()}


@pytest.mark.parametrize("case", _cases(), ids=lambda p: p.stem)
def test_rows_are_as_written_down(graph: vpkg.KnowledgeGraph, case: Path) -> None:
    """The same rows, no fewer and no more; a star stands for any value."""
    expected = json.loads(case.read_text(encoding="utf-8"))
    table = graph.ask("/".join(case.stem.split("--")[:2]), **{k: _whole(v) for k, v in expected["params"].items()})
    assert list(table.columns) == expected["columns"]
    found = [tuple(map(_plain, row)) for row in table.rows]
    missing = []
    left = Counter(found)
    for row in expected["rows"]:
        hit = next((f for f in left if left[f] and _matches(row, f)), None)
        if hit is None:
            missing.append(row)
        else:
            left[hit] -= 1
    extra = sorted(map(str, left.elements()))
    assert (missing, extra) == ([], []), "\n".join([*(f"missing {m}" for m in missing), *(f"extra {e}" for e in extra)])


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
@pytest.mark.parametrize("case", _cases(), ids=lambda p: p.stem)
def test_rdflib_gives_the_same_rows(graph: vpkg.KnowledgeGraph, dataset: rdflib.Dataset, case: Path) -> None:
    """The query runs as it is on another engine, with equal rows."""
    params = {k: _whole(v) for k, v in json.loads(case.read_text(encoding="utf-8"))["params"].items()}
    query = find("/".join(case.stem.split("--")[:2]))
    table = graph.ask(query.name, **params)
    bound = bind(query, with_defaults(query, graph.terms(query, {k: str(v) for k, v in params.items()})))
    rows = [tuple(map(of_rdflib, row)) for row in dataset.query(bound)]
    assert Counter(rows) == Counter(table.rows)


def of_rdflib(term: Any) -> Cell:
    """Turn a term of rdflib's into a cell of ours."""
    if term is None:
        return None
    if isinstance(term, rdflib.URIRef):
        return Iri(str(term))
    language = term.language
    kind = rdflib.RDF.langString if language else term.datatype or rdflib.XSD.string
    return Literal(str(term), str(kind), language)
