"""Fetching a graph from a server, all of it, however few rows the server gives at once."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from vpkg import terms
from vpkg.errors import DataError, StoreError
from vpkg.model import Cell
from vpkg.store.oxigraph import quads_of
from vpkg.store.remote import protocol
from vpkg.store.remote.place import Place
from vpkg.store.remote.refusal import not_sparql
from vpkg.store.remote.wire import Answer

if TYPE_CHECKING:
    import pyoxigraph

Ask = Callable[[str], Answer]
"""Sends a SELECT."""


def fetched(place: Place, graph_iri: str, ask: Ask) -> set[pyoxigraph.Quad]:
    """Return the quads of a graph, in canonical form.

    Raises `StoreError` when they are fewer or more than the server counts, or are not what vpkg writes.
    """
    import pyoxigraph

    graph = terms.iri(graph_iri)
    patterns = f"WHERE {{ GRAPH {graph} {{ ?s ?p ?o }} }}"
    counted = protocol.rows(place, ask(f"SELECT (COUNT(*) AS ?n) {patterns}"), ("n",))
    number = counted[0][0] if counted else None
    total = int(number.value) if number is not None and number.value.isdecimal() else -1
    inner = f"SELECT ?s ?p ?o {patterns}"
    rows = _rows(place, inner, ask) if total else set()
    if 0 < len(rows) < total:
        rows = _paged(place, inner, ask, total, len(rows))
    if len(rows) != total:
        raise StoreError(
            f"The server at {place.url} gives {len(rows):,} of the {total:,} statements of {graph_iri}; raise its "
            "limit of rows, or wait until nobody writes there."
        )
    if not rows:
        return set()
    try:
        return quads_of(pyoxigraph.NamedNode(graph_iri), "".join(protocol.line(row, graph) for row in rows))
    except DataError as error:
        raise not_sparql(place, f"the graph {graph_iri} holds what vpkg does not write") from error


def _paged(place: Place, query: str, ask: Ask, total: int, page: int) -> set[tuple[Cell, ...]]:
    """Fetch as many rows at a time as the server gives; ordered inside, as Virtuoso limits sorted pages."""
    rows: set[tuple[Cell, ...]] = set()
    for start in range(0, total, page):
        ordered = f"SELECT ?s ?p ?o WHERE {{ {{ {query} ORDER BY ?s ?p ?o }} }} OFFSET {start} LIMIT {page}"
        rows |= _rows(place, ordered, ask)
    return rows


def _rows(place: Place, query: str, ask: Ask) -> set[tuple[Cell, ...]]:
    return set(protocol.rows(place, ask(query), ("s", "p", "o")))
