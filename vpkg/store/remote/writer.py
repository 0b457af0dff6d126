"""Writing whole graphs to a server, by the Graph Store Protocol where it has one and by updates where it has not."""

from __future__ import annotations

import urllib.request
from collections.abc import Iterable
from typing import TYPE_CHECKING
from urllib.parse import quote

from vpkg import terms
from vpkg.store.remote import protocol
from vpkg.store.remote.place import Place
from vpkg.store.remote.wire import Wire

if TYPE_CHECKING:
    import pyoxigraph

UNFINISHED = "unfinished/"
"""What stands in the name of a graph, after the scope, while it is written by updates."""

# Virtuoso's compiler takes no more than some two thousand triples at once.
_AT_ONCE = 1000


class Writer:
    """Puts one graph in the place of another. Whatever breaks off in the middle, no half of a graph stands in place."""

    def __init__(self, place: Place, wire: Wire, scope: str) -> None:
        self._place = place
        self._wire = wire
        self._scope = scope

    def replace(
        self, graph_iri: str, quads: Iterable[pyoxigraph.Quad], as_written: Iterable[pyoxigraph.Quad] = ()
    ) -> None:
        """Make a graph hold these quads; the literals of ``as_written`` with a datatype that the server leaves alone.

        No quads remove the graph.
        """
        lines = _written(quads, set(as_written))
        if not lines:
            self.drop(graph_iri)
        elif self._place.graphs:
            self._send("PUT", graph_iri, "".join(lines).encode())
        else:
            self._move_in(graph_iri, lines)

    def drop(self, graph_iri: str) -> None:
        """Remove a graph that is there."""
        if self._place.graphs:
            self._send("DELETE", graph_iri, None)
        else:
            self._update(f"DROP SILENT GRAPH {terms.iri(graph_iri)}")

    def _move_in(self, graph_iri: str, lines: list[str]) -> None:
        # Beside it first, and then in its place at once: a build that is cut short leaves the graph as it was.
        draft = terms.iri(self._scope + UNFINISHED + graph_iri.removeprefix(self._scope))
        self._update(f"DROP SILENT GRAPH {draft}")
        for start in range(0, len(lines), _AT_ONCE):
            self._update(f"INSERT DATA {{ GRAPH {draft} {{\n{''.join(lines[start : start + _AT_ONCE])}}} }}")
        self._update(f"MOVE GRAPH {draft} TO GRAPH {terms.iri(graph_iri)}", again=False)

    def _update(self, text: str, *, again: bool = True) -> None:
        self._wire.send(protocol.request(self._place, "insert", text), again=again)

    def _send(self, method: str, graph_iri: str, body: bytes | None) -> None:
        url = f"{self._place.graphs}?graph={quote(graph_iri, safe='')}"
        request = urllib.request.Request(url, body, method=method)  # noqa: S310 - place_of lets http(s) pass only
        if body is not None:
            request.add_header("Content-Type", "text/turtle")
        self._wire.send(request, again=True)


def _written(quads: Iterable[pyoxigraph.Quad], as_written: set[pyoxigraph.Quad]) -> list[str]:
    """Write triples as lines that are N-Triples and Turtle and the inside of an INSERT DATA at once."""
    return sorted(
        f"{quad.subject} {quad.predicate} {_disguised(quad.object) if quad in as_written else quad.object} .\n"
        for quad in quads
    )


def _disguised(held: object) -> object:
    import pyoxigraph

    if not isinstance(held, pyoxigraph.Literal) or held.language or held.datatype.value == terms.STRING:
        return held
    return pyoxigraph.Literal(held.value, datatype=pyoxigraph.NamedNode(protocol.AS_WRITTEN + held.datatype.value))
