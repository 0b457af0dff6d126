"""The embedded store: Oxigraph, in memory or on the files of a folder (see `vpkg.store.folder`)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self, TypeVar

from vpkg import terms
from vpkg.errors import DataError, QueryError, StoreError, VpkgError
from vpkg.iri import PREFIXES, Base
from vpkg.model import Cell, Iri, Literal, Solutions
from vpkg.store import guard
from vpkg.store.lock import Lock
from vpkg.store.mistake import misspelt as misspelt

if TYPE_CHECKING:
    import pyoxigraph

_Answer = TypeVar("_Answer")


def open_memory(base: Base | None = None) -> OxigraphStore:
    """Open an empty store in memory; it is gone when the process ends."""
    import pyoxigraph

    return OxigraphStore(pyoxigraph.Store(), base or Base())


class OxigraphStore:
    """A store over pyoxigraph. Queries see the named graphs, and their union as the default graph.

    The prefixes of `vpkg.iri.PREFIXES` need not be declared in a query.

    Every method raises `StoreError` when the store is closed, damaged or cannot be written.
    """

    def __init__(
        self, engine: pyoxigraph.Store, base: Base, folder: Path | None = None, lock: Lock | None = None
    ) -> None:
        self._engine: pyoxigraph.Store | None = engine
        self._base = base
        self._folder = folder
        self._lock = lock

    @property
    def base(self) -> Base:
        """The IRI under which the things of this store are minted."""
        return self._base

    def put(self, graph_iri: str, nquads: str) -> str:
        """Make one graph hold exactly these quads, or leave it as it was; no reader or crash sees half of it.

        Returns ``added``, ``replaced`` or ``unchanged``. Raises `DataError` when the text is no N-Quads, is empty,
        holds a blank node or a quad of another graph.
        """
        import pyoxigraph

        terms.iri(graph_iri)
        graph = pyoxigraph.NamedNode(graph_iri)
        new = quads_of(graph, nquads)

        def replace(engine: pyoxigraph.Store) -> str:
            old = set(engine.quads_for_pattern(None, None, None, graph))
            if old == new:
                return "unchanged"
            if not old:
                engine.bulk_load(nquads.encode(), format=pyoxigraph.RdfFormat.N_QUADS)
                return "added"
            # One update is one transaction. N-Triples terms are SPARQL terms; the engine reads \u escapes in place.
            data = "\n".join(f"{quad.triple} ." for quad in new)
            engine.update(f"DROP SILENT GRAPH {graph} ; INSERT DATA {{ GRAPH {graph} {{\n{data}\n}} }}")
            return "replaced"

        return self._write(replace)

    def remove(self, graph_iri: str) -> bool:
        """Remove one graph whole; says whether it was there."""
        import pyoxigraph

        terms.iri(graph_iri)
        graph = pyoxigraph.NamedNode(graph_iri)

        def remove(engine: pyoxigraph.Store) -> bool:
            there = engine.contains_named_graph(graph)
            if there:
                engine.remove_graph(graph)
            return there

        return self._write(remove)

    def graphs(self) -> list[str]:
        """List the IRIs of the graphs, sorted."""
        return self._read(lambda engine: sorted(str(graph)[1:-1] for graph in engine.named_graphs()))

    def select(self, query: str, most: int | None = None) -> Solutions:
        """Answer a SELECT query; rows, ``most`` at most, come in the order that it asks for. Raises `QueryError`."""
        import pyoxigraph

        def rows(found: object) -> Solutions:
            if not isinstance(found, pyoxigraph.QuerySolutions):
                raise QueryError("The query is no SELECT, so it has no rows; write SELECT, or ask it for its triples.")
            columns = tuple(variable.value for variable in found.variables)
            return Solutions(columns, tuple(tuple(cell_of(value) for value in row) for row in islice(found, most)))

        return self._query(query, rows)

    def construct(self, query: str) -> list[str]:
        """Answer a CONSTRUCT or DESCRIBE query with N-Triples lines, in the engine's order. Raises `QueryError`."""
        import pyoxigraph

        def lines(found: object) -> list[str]:
            if not isinstance(found, pyoxigraph.QueryTriples):
                raise QueryError("The query makes no triples; write CONSTRUCT or DESCRIBE, or ask it for its rows.")
            return [f"{triple} ." for triple in found]

        return self._query(query, lines)

    def ask(self, query: str) -> bool:
        """Answer an ASK query. Raises `QueryError`."""
        import pyoxigraph

        def truth(found: object) -> bool:
            if not isinstance(found, pyoxigraph.QueryBoolean):
                raise QueryError("The query is no ASK, so it has no yes or no; write ASK, or ask it for its rows.")
            return bool(found)

        return self._query(query, truth)

    def quads(self, graph: str | None = None) -> Iterator[str]:
        """Go through the N-Quads lines of one graph, or of all; in no particular order."""
        import pyoxigraph

        name = None if graph is None else pyoxigraph.NamedNode(graph)
        found = self._read(lambda engine: engine.quads_for_pattern(None, None, None, name))
        try:
            for quad in found:
                yield f"{quad} ."
        except (OSError, RuntimeError) as error:
            raise trouble(self._folder, error) from error

    def close(self) -> None:
        """Write what is still in memory, and let go of files and locks; closing twice is fine."""
        if self._engine is not None and self._lock is not None and self._lock.writer:
            self._write(lambda engine: engine.flush())
        # The engine has no close of its own: it lets go of its files when the last reference to it is gone.
        self._engine = None
        if self._lock is not None:
            self._lock.release()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @property
    def read_only_folder(self) -> Path | None:
        """The folder, where another process may read it too; None in memory, and while we may write."""
        return self._folder if self._lock is not None and not self._lock.writer else None

    def evaluate(self, query: str, read: Callable[[object], _Answer]) -> _Answer:
        """Hand what the engine finds, of whatever form, to a function that reads it. Raises `QueryError`."""
        return self._query(query, read)

    def _query(self, query: str, read: Callable[[object], _Answer]) -> _Answer:
        found = guard.admit(query, lambda graph: graph in self.graphs())
        # The engine's union would win over FROM, and the answer would be of all graphs.
        union = all(token.word != "FROM" for token in found)

        def answer(engine: pyoxigraph.Store) -> _Answer:
            try:
                return read(engine.query(query, prefixes=PREFIXES, use_default_graph_as_union=union))
            except SyntaxError as error:
                raise misspelt(query, str(error)) from error

        return self._read(answer)

    def _read(self, task: Callable[[pyoxigraph.Store], _Answer]) -> _Answer:
        if self._engine is None:
            raise StoreError("The store is closed; open it again.")
        try:
            return task(self._engine)
        except (OSError, RuntimeError) as error:
            raise trouble(self._folder, error) from error

    def _write(self, task: Callable[[pyoxigraph.Store], _Answer]) -> _Answer:
        if self._lock is not None and not self._lock.writer:
            raise StoreError(f"The store at {self._folder} is open for reading only; open it for writing.")
        return self._read(task)


def trouble(folder: Path | None, error: Exception) -> VpkgError:
    """Turn what the engine complains of into a sentence with a way out."""
    reason = str(error).strip().split("\n", 1)[0].rstrip(".")
    if folder is None or not re.search(r"corruption|io error|errno|column family|directory", reason, re.IGNORECASE):
        return QueryError(f"The engine could not do this: {reason}; change the query.")
    if re.search(r"\block\b", reason, re.IGNORECASE):
        return StoreError(f"The store at {folder} is in use by another process; wait until it is done, or stop it.")
    if re.search(r"no space|disk quota", reason, re.IGNORECASE):
        return StoreError(f"The disk that holds the store at {folder} is full; free some space and try again.")
    if re.search(r"permission denied|read-only file", reason, re.IGNORECASE):
        return StoreError(f"You may not write to {folder}; change its permissions, or give another folder.")
    return StoreError(f"The store at {folder} is damaged ({reason}); build it again in a new folder from its reports.")


def quads_of(graph: pyoxigraph.NamedNode, nquads: str) -> set[pyoxigraph.Quad]:
    """Read the quads of one graph in canonical form.

    Raises `DataError` when the text is no N-Quads, is empty, holds a blank node or a quad of another graph.
    """
    import pyoxigraph

    # A store in between, because stores bring numbers into canonical form ("1.50" becomes "1.5") and parsers do not.
    scratch = pyoxigraph.Store()
    try:
        scratch.bulk_load(nquads.encode(), format=pyoxigraph.RdfFormat.N_QUADS)
    except (SyntaxError, ValueError) as error:
        raise DataError(f"The text for the graph {graph} is no N-Quads: {error}; correct it.") from error
    quads = set(scratch)
    if not quads:
        raise DataError(f"There are no quads for the graph {graph}; give some, or remove the graph.")
    for quad in quads:
        if quad.graph_name != graph:
            raise DataError(f"The quad {quad} is not in the graph {graph}; put every graph on its own.")
        if not isinstance(quad.subject, pyoxigraph.NamedNode) or not isinstance(
            quad.object, pyoxigraph.NamedNode | pyoxigraph.Literal
        ):
            raise DataError(
                f"The quad {quad} holds a blank node, so the same data never looks the same; give it an IRI."
            )
    return quads


def cell_of(value: object) -> Cell:
    """Turn a term of the engine into a cell of ours. Raises `QueryError` for a quoted triple."""
    import pyoxigraph

    if value is None:
        return None
    if isinstance(value, pyoxigraph.NamedNode):
        return Iri(value.value)
    if isinstance(value, pyoxigraph.Literal):
        return Literal(value.value, value.datatype.value, value.language)
    if isinstance(value, pyoxigraph.BlankNode):
        return Iri(f"_:{value.value}")
    raise QueryError("The query yields quoted triples, which vpkg does not show; ask for their parts.")
