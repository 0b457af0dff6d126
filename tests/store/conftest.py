"""Stores of both kinds, and small graphs to put into them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from vpkg.store import OxigraphStore, open_disk, open_memory

GRAPH = "https://example.org/graph/one"
OTHER = "https://example.org/graph/two"


def quad(number: int, graph: str = GRAPH, word: str = "value") -> str:
    """One N-Quads line."""
    return f'<https://example.org/s{number}> <https://example.org/p> "{word} {number}" <{graph}> .\n'


def quads(count: int, graph: str = GRAPH, word: str = "value") -> str:
    """Some N-Quads lines of one graph."""
    return "".join(quad(number, graph, word) for number in range(count))


@pytest.fixture(params=["memory", "disk"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[OxigraphStore]:
    """An empty store of each kind."""
    makers: dict[str, Callable[[], OxigraphStore]] = {
        "memory": open_memory,
        "disk": lambda: open_disk(tmp_path / "store", create=True),
    }
    with makers[request.param]() as made:
        yield made
