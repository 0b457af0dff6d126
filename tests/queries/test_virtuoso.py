"""Every query of the library gives a real Virtuoso's rows as it gives the embedded engine's."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import vpkg
from tests.queries.handwritten import files
from tests.servers.fixtures import emptied, virtuoso
from tests.servers.virtuoso import Virtuoso
from vpkg.ask import bind, find
from vpkg.ask.library import EVIDENCE
from vpkg.iri import ROOT
from vpkg.model import Cell
from vpkg.store import Store
from vpkg.store.remote.store import RemoteStore, open_remote

from .conftest import HERE, QUERIES, Engines, values

__all__ = ["virtuoso"]


class Copy:
    """What a server holds: a copy of one dataset, made anew when another is asked for."""

    def __init__(self, store: RemoteStore) -> None:
        self._store = store
        self._held: Store | None = None

    def of(self, other: Store) -> RemoteStore:
        """Bring the server to hold what another store holds."""
        if self._held is not other:
            emptied(self._store)
            for graph in other.graphs():
                self._store.put(graph, "".join(line + "\n" for line in other.quads(graph)))
            assert sorted(self._store.quads()) == sorted(other.quads())
            self._held = other
        return self._store


@pytest.fixture(scope="module")
def server(virtuoso: Virtuoso) -> Iterator[Copy]:
    """A Virtuoso that holds what is asked for."""
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("VPKG_STORE_USER", virtuoso.user)
        environment.setenv("VPKG_STORE_PASSWORD", virtuoso.password)
        # Its compiler takes seconds for a query on claims, and more where many tests run side by side.
        environment.setenv("VPKG_STORE_TIMEOUT", "400")
        with open_remote(virtuoso.url, create=True) as store:
            yield Copy(store)
            emptied(store)


@pytest.fixture(scope="module", name="demo")
def _demo() -> Iterator[vpkg.KnowledgeGraph]:
    with vpkg.build(vpkg.demo_reports()) as graph:
        yield graph


def _cases() -> list[tuple[str, Path]]:
    """List the row files with the dataset that each is of, those of one dataset together."""
    found = [
        (_read(path).get("corpus", folder), path)
        for folder, start in (("told", "told"), ("engines", "rows"))
        for path in (HERE / start).glob("*.json")
    ]
    return sorted(found, key=lambda each: (each[0], each[1].name))


def _read(path: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return found


def _rows(store: Store, query: str) -> list[tuple[Cell, ...]]:
    return list(store.select(query).rows)


def test_every_query_is_asked() -> None:
    """No query of the library goes unasked."""
    assert {"/".join(path.stem.split("--")[:2]) for _, path in _cases()} == {query.name for query in QUERIES}


@pytest.mark.parametrize(("made", "path"), _cases(), ids=lambda each: each.stem if isinstance(each, Path) else each)
def test_rows_are_those_of_the_embedded_engine(
    made: str, path: Path, server: Copy, request: pytest.FixtureRequest
) -> None:
    """With each set of parameters that rows are written down for, the same rows in the same order."""
    engines: Engines = request.getfixturevalue(made)
    query = find("/".join(path.stem.split("--")[:2]))
    text = bind(query, values(query, _read(path)["params"]))
    assert _rows(server.of(engines.store), text) == _rows(engines.store, text)


def _demo_cases() -> list[Any]:
    """List what is asked of the example reports: queries with rows in expected/, and those with rows in by_hand/."""
    whole = sorted((HERE / "expected").glob("*.json"))
    asked = [("/".join(path.stem.split("--")[:2]), _read(path)["params"], path.stem) for path in whole]
    asked += [(hand.query, {}, f"by-hand--{hand.query}") for hand in files()]
    return [pytest.param(name, params, id=called) for name, params, called in asked]


@pytest.mark.parametrize(("name", "params"), _demo_cases())
def test_answers_on_the_demo_reports_are_those_of_the_embedded_engine(
    name: str, params: dict[str, str | int], server: Copy, demo: vpkg.KnowledgeGraph
) -> None:
    """Asked as a user asks, with all that holds by default, a query gives the same table."""
    there = vpkg.KnowledgeGraph(server.of(demo._store), demo.base)
    given = {key: _whole(value) for key, value in params.items()}
    mine, theirs = demo.ask(name, **given), there.ask(name, **given)
    assert theirs.columns == mine.columns
    assert theirs.rows == mine.rows
    assert str(theirs.rests_on) == str(mine.rests_on)


def _whole(value: str | int) -> str | int:
    return ROOT + value if isinstance(value, str) and value.startswith(("id/", "scheme/", "template/")) else value


@pytest.mark.parametrize("way", EVIDENCE)
def test_evidence_is_that_of_the_embedded_engine(way: str, server: Copy, demo: vpkg.KnowledgeGraph) -> None:
    """A row opens into the same words, whichever way leads from it to them."""
    there = vpkg.KnowledgeGraph(server.of(demo._store), demo.base)
    # Those on claims take long to compile there, and lead to their words as others do.
    quick = sorted(QUERIES, key=lambda query: (query.theme == "claims", query.name))
    name = next(query.name for query in quick if query.evidence[0] == way and len(demo.ask(query.name)))
    mine, theirs = (graph.ask(name).evidence(1) for graph in (demo, there))
    assert mine.rows
    assert theirs.rows == mine.rows
