"""Stores of all kinds, and small graphs to put into them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.servers.fixtures import _peer, emptied, known_to_virtuoso, opened, virtuoso
from vpkg.store import Store, open_disk, open_memory

__all__ = ["_peer", "known_to_virtuoso", "virtuoso"]

GRAPH = "https://example.org/graph/one"
OTHER = "https://example.org/graph/two"


def quad(number: int, graph: str = GRAPH, word: str = "value") -> str:
    """One N-Quads line."""
    return f'<https://example.org/s{number}> <https://example.org/p> "{word} {number}" <{graph}> .\n'


def quads(count: int, graph: str = GRAPH, word: str = "value") -> str:
    """Some N-Quads lines of one graph."""
    return "".join(quad(number, graph, word) for number in range(count))


@pytest.fixture(params=["memory", "disk", "graphs", "updates", "virtuoso"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    """An empty store of each kind: a peer with the Graph Store Protocol, one with updates only, a real Virtuoso."""
    made = _made(request.param, request, tmp_path)
    yield made
    made.close()
    if request.param == "virtuoso":
        emptied(opened(request.getfixturevalue("known_to_virtuoso").url)).close()


def _made(kind: str, request: pytest.FixtureRequest, tmp_path: Path) -> Store:
    if kind == "memory":
        return open_memory()
    if kind == "disk":
        return open_disk(tmp_path / "store", create=True)
    if kind == "virtuoso":
        return opened(request.getfixturevalue("known_to_virtuoso").url)
    return opened(request.getfixturevalue("peer").url({"graphs": "query", "updates": "sparql"}[kind]))
