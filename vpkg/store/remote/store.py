"""A store that is a SPARQL 1.1 server."""

from __future__ import annotations

import contextlib
import re
import time
from collections.abc import Iterable, Iterator
from dataclasses import replace
from types import TracebackType
from typing import TYPE_CHECKING, Self, TypeVar

from vpkg import terms
from vpkg.errors import DataError, QueryError, StoreError
from vpkg.iri import PREFIXES, Base
from vpkg.model import Iri, Solutions
from vpkg.store import guard
from vpkg.store.ending import ending
from vpkg.store.oxigraph import misspelt, quads_of
from vpkg.store.remote import protocol
from vpkg.store.remote.fetch import fetched
from vpkg.store.remote.place import Place, place_of, usual
from vpkg.store.remote.refusal import not_sparql
from vpkg.store.remote.triples import constructed, described
from vpkg.store.remote.wire import Answer, Wire
from vpkg.store.remote.writer import UNFINISHED, Writer

if TYPE_CHECKING:
    import pyoxigraph

_Answer = TypeVar("_Answer")

# Where servers stop without a word: Virtuoso at 10,000 or what it is set to, and always at 2^20.
_ROUND = frozenset({1000, 2000, 5000, 10_000, 50_000, 100_000, 500_000, 1_000_000, 2**20})
_HIDDEN = (UNFINISHED, "builds")


def open_remote(url: str, *, create: bool, read_only: bool = False, base: Base | None = None) -> RemoteStore:
    """Open the store behind the query endpoint of a SPARQL 1.1 server.

    It holds the graphs below ``graph/`` of the base; others on the server are neither listed nor written, though a
    query sees them. Raises `StoreError` when the server is not there, is no SPARQL server, holds none of these graphs
    (unless ``create``), or holds a graph whose writing was cut short (when opened for reading).
    """
    store = RemoteStore(place_of(url), base or Base(), read_only=read_only)
    unfinished = store.unfinished()
    for graph in [] if read_only else unfinished:
        # What an earlier build left; this one writes the graph anew if it still has it.
        store.remove(graph)
    if not create and not store.graphs():
        raise StoreError(
            f"The server at {url} holds no graph under {store.scope}; build a store there first, or set VPKG_BASE to "
            "the base that it was built with."
        )
    if read_only and unfinished:
        raise StoreError(
            f"The server at {url} holds a graph that was not written to its end, or is being written "
            f"({unfinished[0]}); wait for the build, or run it again."
        )
    return store


class RemoteStore:
    """A store behind a SPARQL endpoint; the prefixes of `vpkg.iri.PREFIXES` need not be declared in a query.

    A query that names no graph sees the graphs of this store as its default graph; one that says GRAPH ?g sees every
    graph of the server. Every method raises `StoreError` when the server is down, late, refuses, or gives less than
    all; an answer that was cut is never passed off as whole.
    """

    def __init__(self, place: Place, base: Base, *, read_only: bool = False, scope: str | None = None) -> None:
        self.scope = f"{base.value}graph/" if scope is None else scope
        """What the IRIs of its graphs begin with."""
        self._base = base
        self._read_only = read_only
        self._closed = False
        self._wire = Wire(place)
        self._place = place
        answer = self._ask(place, "ASK { }")
        protocol.truth(place, answer)
        self._place = usual(place, answer.headers.get("Server", ""))
        self._writer = Writer(self._place, self._wire, self.scope)

    @property
    def base(self) -> Base:
        """The IRI under which the things of this store are minted."""
        return self._base

    @contextlib.contextmanager
    def within(self, seconds: float) -> Iterator[None]:
        """Let all that is asked, as long as this lasts, take no longer than so many seconds together."""
        before = self._place, self._wire
        self._place = replace(self._place, seconds=seconds)
        self._wire = Wire(self._place, time.monotonic() + seconds)
        try:
            yield
        finally:
            self._place, self._wire = before

    def put(self, graph_iri: str, nquads: str) -> str:
        """Make one graph hold exactly these quads, or leave it as it was, and look whether the server kept them.

        Returns ``added``, ``replaced`` or ``unchanged``. Raises `DataError` when the text is no N-Quads, is empty,
        holds a blank node or a quad of another graph; `StoreError` when the server keeps something else.
        """
        import pyoxigraph

        terms.iri(graph_iri)
        wanted = quads_of(pyoxigraph.NamedNode(graph_iri), nquads)
        self._writing(graph_iri)
        held = self._held(graph_iri)
        if held == wanted:
            return "unchanged"
        kept = self._kept(graph_iri, wanted)
        if not wanted <= kept:
            self._kept(graph_iri, held)
            raise self._unfaithful(graph_iri, wanted, kept)
        return "replaced" if held else "added"

    def _kept(self, graph_iri: str, quads: set[pyoxigraph.Quad]) -> set[pyoxigraph.Quad]:
        """Write a graph and return what the server then holds of it."""
        self._writer.replace(graph_iri, quads)
        kept = self._held(graph_iri)
        if changed := quads - kept:
            # A second time, with what the server would rewrite kept as it is written.
            self._writer.replace(graph_iri, quads, changed)
            kept = self._held(graph_iri)
        return kept

    def remove(self, graph_iri: str) -> bool:
        """Remove one graph whole; says whether it was there."""
        terms.iri(graph_iri)
        self._writing(graph_iri)
        there = self.ask(f"ASK {{ GRAPH <{graph_iri}> {{ ?s ?p ?o }} }}")
        if there:
            self._writer.drop(graph_iri)
        return there

    def graphs(self) -> list[str]:
        """List the IRIs of the graphs, sorted."""
        hidden = tuple(self.scope + name for name in _HIDDEN)
        return [name for name in self.all_graphs() if not name.startswith(hidden)]

    def unfinished(self) -> list[str]:
        """List the graphs whose writing was cut short, or is under way."""
        start = self.scope + UNFINISHED
        return [name for name in self.all_graphs() if name.startswith(start)]

    def select(self, query: str, most: int | None = None) -> Solutions:
        """Answer a SELECT query; rows, ``most`` at most, come in the order that it asks for. Raises `QueryError`."""
        text, columns = self._admitted(query, "select")
        graphs = self._default_graphs(text)
        if most is not None:
            with contextlib.suppress(QueryError):
                return self._select(ending(text).at_most(most), graphs, columns)
            # Virtuoso refuses a LIMIT in the ten thousands of a sorted answer.
        found = self._select(text, graphs, columns)
        return Solutions(found.columns, found.rows[:most])

    def construct(self, query: str) -> list[str]:
        """Answer a CONSTRUCT or DESCRIBE query with N-Triples lines, sorted. Raises `QueryError`."""
        text, _ = self._admitted(query, "construct")
        make = described if guard.kind(query) == "describe" else constructed
        try:
            return make(text, lambda select, names: self._select(select, self._default_graphs(select), names).rows)
        except (DataError, SyntaxError) as error:
            raise not_sparql(self._place, "a row of its answer holds no terms") from error

    def ask(self, query: str) -> bool:
        """Answer an ASK query. Raises `QueryError`."""
        text, _ = self._admitted(query, "ask")
        return protocol.truth(self._place, self._ask(self._place, text, "ask", self._default_graphs(text)))

    def quads(self, graph: str | None = None) -> Iterator[str]:
        """Go through the N-Quads lines of one graph, or of all; in no particular order."""
        for name in self.graphs() if graph is None else [graph]:
            for quad in self._held(name):
                yield f"{quad} ."

    def close(self) -> None:
        """Let go of the server; closing twice is fine."""
        self._closed = True

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _ask(self, place: Place, text: str, form: str = "ask", graphs: Iterable[str] = ()) -> Answer:
        if self._closed:
            raise StoreError("The store is closed; open it again.")
        answer = self._wire.send(protocol.request(place, form, text, graphs), again=True)
        if answer.headers.get("X-SQL-State", "") not in ("", "00000"):
            raise StoreError(
                f"The server at {place.url} ran out of its time and gave a part of the answer, which was left; ask for "
                "less, or raise MaxQueryExecutionTime there."
            )
        return answer

    def _admitted(self, query: str, form: str) -> tuple[str, tuple[str, ...]]:
        """Look a query over as the embedded store does; return it with its prefixes, and its columns.

        Our own parser reads it first, on an empty store, so that a mistake is told with its place and never sent.
        """
        import pyoxigraph

        if self._closed:
            raise StoreError("The store is closed; open it again.")
        found = guard.admit(query, lambda graph: graph in self.all_graphs())
        try:
            empty = pyoxigraph.Store().query(query, prefixes=PREFIXES)
        except SyntaxError as error:
            raise misspelt(query, str(error)) from error
        if form not in guard.kind(query).replace("describe", "construct"):
            wanted = {"select": "SELECT", "construct": "CONSTRUCT or DESCRIBE", "ask": "ASK"}[form]
            raise QueryError(f"The query is no {wanted}, which is asked for here; write one, or ask for what it gives.")
        columns = tuple(variable.value for variable in getattr(empty, "variables", ()))
        return protocol.with_prefixes(query, found), columns

    def _default_graphs(self, query: str) -> list[str]:
        """List the graphs of this store for a query that names none."""
        named = {token.word for token in guard.tokens(query)} & {"GRAPH", "FROM"}
        return [] if named else self.graphs() or [self._base.reference_graph]

    def _select(self, text: str, graphs: list[str], columns: tuple[str, ...]) -> Solutions:
        answer = self._ask(self._place, text, "select", graphs)
        rows = protocol.rows(self._place, answer, columns)
        # What is asked for here is whole unless the server stopped by itself: it says so, or the number looks like it.
        if (self._capped(answer, len(rows)) or len(rows) in _ROUND) and self._more(text, graphs, columns, len(rows)):
            raise self._cut(len(rows))
        return Solutions(columns, rows)

    def _more(self, text: str, graphs: list[str], columns: tuple[str, ...], length: int) -> bool:
        """Tell that the server may have stopped by itself at a round number of rows."""
        end = ending(text)
        if end.limit == length:
            return False
        try:
            next_ = self._ask(self._place, end.after(length), "select", graphs)
        except QueryError:
            # Virtuoso refuses to look behind its limit in a sorted answer.
            return True
        return bool(protocol.rows(self._place, next_, columns))

    def _capped(self, answer: Answer, length: int) -> bool:
        cap = answer.headers.get("X-SPARQL-MaxRows", "")
        return bool(re.fullmatch(r"[0-9]{1,9}", cap)) and length >= int(cap)

    def _cut(self, length: int) -> StoreError:
        return StoreError(
            f"The server at {self._place.url} stops after {length:,} rows, and there are more; ask for less, or raise "
            "its limit (Virtuoso: ResultSetMaxRows)."
        )

    def all_graphs(self) -> list[str]:
        """List the IRIs of the graphs, sorted, with those that the store keeps for itself."""
        start = f"STRSTARTS(STR(?g), {terms.literal(self.scope)})"
        query = f"SELECT DISTINCT ?g WHERE {{ GRAPH ?g {{ ?s ?p ?o }} FILTER({start}) }}"
        return sorted(str(row[0].value) for row in self._select(query, [], ("g",)).rows if isinstance(row[0], Iri))

    def _held(self, graph_iri: str) -> set[pyoxigraph.Quad]:
        return fetched(self._place, graph_iri, lambda query: self._ask(self._place, query, "select"))

    def _writing(self, graph_iri: str) -> None:
        if self._closed:
            raise StoreError("The store is closed; open it again.")
        if self._read_only:
            raise StoreError(f"The store at {self._place.url} is open for reading only; open it for writing.")
        if not graph_iri.startswith(self.scope):
            raise StoreError(f"{graph_iri} is not under {self.scope}, where this store keeps its graphs; name it so.")

    def _unfaithful(self, graph_iri: str, wanted: set[pyoxigraph.Quad], kept: set[pyoxigraph.Quad]) -> StoreError:
        first = min(str(quad) for quad in wanted ^ kept)
        return StoreError(
            f"The server at {self._place.url} does not keep {len(wanted - kept):,} of the statements of {graph_iri} as "
            f"they are, such as {first[:200]}; the graph was left as it was."
        )
