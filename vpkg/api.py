"""The library: the same words as the commands.

>>> import vpkg
>>> with vpkg.build(vpkg.demo_reports()) as kg:
...     len(kg.reports())
10
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any

from vpkg import ask as library
from vpkg import export, pipeline, register, store, terms
from vpkg import sparql as adhoc
from vpkg.check import Conformance, Result, conformance, waived, waivers_for, with_others
from vpkg.check.validate import validate
from vpkg.compare.face import Comparing
from vpkg.describe import describe, describe_reference
from vpkg.errors import QueryError, UnknownName
from vpkg.iri import PREFIXES, Base, base_from_environment
from vpkg.model import Correction, Iri, Solutions, Term
from vpkg.outline import outline_of
from vpkg.table import Table, python_value

if TYPE_CHECKING:
    import rdflib


def build(
    files: Iterable[str | Path],
    *,
    template: str | None = None,
    organisation: str | None = None,
    store: str | Path | None = None,
) -> KnowledgeGraph:
    """Read report files into a knowledge graph: in memory, in the store folder named, or on the SPARQL server whose
    address is given.

    Raises `VpkgError` subclasses: `UnreadableInput` when a named file cannot be read (then nothing is written),
    `ReportClash` when two files claim to be one report, `StoreError` when the store cannot be opened.
    """
    from vpkg.store import is_url, open_memory, open_store

    base = base_from_environment()
    place, shared = store, is_url(store)
    opened, built = pipeline.build(
        [Path(f) for f in files],
        base,
        lambda: open_memory(base) if place is None else open_store(place, create=True, base=base),
        Correction(template, organisation),
        folder=None if place is None or shared else Path(place),
        shared=shared,
    )
    return KnowledgeGraph(opened, base, built)


def open(path: str | Path) -> KnowledgeGraph:  # noqa: A001 - the word a user expects: vpkg.open("store/")
    """Open a store for reading: a folder, or the address of a SPARQL server (``https://example.org/sparql``).

    Raises `StoreError` when it is missing, damaged, in use by a writer, or no store.
    """
    from vpkg.store import open_store

    base = base_from_environment()
    return KnowledgeGraph(open_store(path, read_only=True, base=base), base)


def outline_report(file: str | Path, *, template: str | None = None, organisation: str | None = None) -> dict[str, Any]:
    """Say what is recognised in one report, with the keys of ``vpkg outline --format json``."""
    reading = pipeline.read_report(Path(file), Correction(template, organisation))
    return outline_of(reading)


def check_report(
    file: str | Path,
    *,
    template: str | None = None,
    organisation: str | None = None,
    on: date | None = None,
    others: str | Path | None = None,
) -> Conformance:
    """Check one report file: which questions have no answer, and what to do about each.

    ``on`` is the day on which the waivers beside the file must hold; without a day they are left aside. ``others`` is a
    store: what other organisations wrote in it stands beside each finding. Raises `UnreadableInput` or `StoreError`.
    """
    base = base_from_environment()
    reading = pipeline.read_report(Path(file), Correction(template, organisation))
    found = conformance(reading, describe(reading, base))
    if on is not None:
        found = waived(found, waivers_for(Path(file)), on)
    if others is None:
        return found
    with contextlib.closing(store.open_store(others, read_only=True, base=base)) as opened:
        return with_others(found, reading.report, opened)


def reference(base: Base) -> str:
    """Return the reference graph as N-Quads: ontology, schemes, templates and gazetteer."""
    return describe_reference(base)


def _types(found: Solutions) -> tuple[str, ...]:
    """Tell each column's type from its cells, so that numbers stand to the right and charts find years.

    A column in which one value is not of the form of its datatype is text: no value is lost in a typed file.
    """
    kinds = []
    for column in zip(*found.rows, strict=True):
        cells = [cell for cell in column if cell is not None]
        told = {"iri" if isinstance(c, Iri) else c.datatype.removeprefix(terms.XSD) for c in cells}
        [kind] = told if len(told) == 1 else ["string"]
        read = kind == "iri" or not any(isinstance(python_value(cell), str) for cell in cells)
        kinds.append(kind if kind in ("iri", "integer", "gYear", "date", "decimal") and read else "string")
    return tuple(kinds) or ("string",) * len(found.columns)


class KnowledgeGraph(Comparing):
    """Reports as linked data, with their reference graph; close it, or use it in a ``with`` statement."""

    def __init__(self, opened: store.Store, base: Base, built: tuple[pipeline.Built, ...] = ()) -> None:
        self._store = opened
        self._names = library.Finder(opened)
        self._hash = ""
        self.base = base
        self.built = built
        """What became of each file of `build`."""

    def reports(self) -> list[str]:
        """Return the slugs of all reports, sorted."""
        start = self.base.report_graph("")
        return sorted(name.removeprefix(start) for name in self._store.graphs() if name.startswith(start))

    def ask(self, name: str, **parameters: str | int) -> Table:
        """Ask a query of the library.

        Parameters are given as a user writes them (``country="CD"``, ``year=2023``). Raises `UnknownName` for an
        unknown query, parameter or value.
        """
        query = library.find(name)
        texts = {key: str(value) for key, value in parameters.items()}
        return self.answer(query, self.terms(query, texts))

    def answer(self, query: library.LibraryQuery, values: Mapping[str, Term]) -> Table:
        """Ask a query of the library, its parameters given as RDF terms. Raises `UnknownName`."""
        return replace(library.run(self._store, query, values), hasher=self.hash)

    def terms(self, query: library.LibraryQuery, texts: Mapping[str, str]) -> dict[str, Term]:
        """Turn what a user writes for a query's parameters into RDF terms. Raises `UnknownName`."""
        declared = {param.name: param for param in query.params}
        unknown = sorted(set(texts) - set(declared))
        if unknown:
            takes = ", ".join(sorted(declared)) or "no parameter"
            raise UnknownName(f"The query {query.name} has no parameter {unknown[0]!r}; it takes {takes}.")
        return {
            key: library.parameter_term(declared[key], text, self._names, base=self.base, near=self._names.near)
            for key, text in texts.items()
        }

    def sparql(self, query: str, *, seconds: float | None = None, rows: int | None = None) -> Table:
        """Run your own SELECT query; the usual prefixes need not be declared. Raises `QueryError`.

        With ``seconds`` it is stopped when it takes longer. With ``rows`` at most so many come back, and the table's
        note says so where there are more.
        """
        found = adhoc.answer(self._store, query, seconds, rows)
        if found.solutions is None:
            raise QueryError("The query is no SELECT, so it has no rows; use sparql_ask or sparql_construct.")
        said, note = found.solutions, adhoc.cut_note(query, rows, "rows") if found.cut else ""
        return Table(said.columns, _types(said), said.rows, "", note, library.basis(self._store), self.base)

    def sparql_ask(self, query: str, *, seconds: float | None = None) -> bool:
        """Run your own ASK query. Raises `QueryError`."""
        found = adhoc.answer(self._store, query, seconds)
        if found.truth is None:
            raise QueryError("The query is no ASK, so it has no yes or no; use sparql or sparql_construct.")
        return found.truth

    def sparql_construct(
        self,
        query: str,
        *,
        seconds: float | None = None,
        rows: int | None = None,
        format: str = "turtle",  # noqa: A002 - the word of the command
    ) -> str:
        """Run your own CONSTRUCT or DESCRIBE query and return Turtle (or ``ntriples``). Raises `QueryError`.

        Where ``rows`` leaves triples out, a comment at the beginning says so.
        """
        found = adhoc.answer(self._store, query, seconds, rows)
        if found.lines is None:
            raise QueryError("The query makes no triples; write CONSTRUCT or DESCRIBE, or use sparql or sparql_ask.")
        lines = (line.rstrip(" .\n") + " ." for line in found.lines)
        note = f"# {adhoc.cut_note(query, rows, 'triples')}\n" if found.cut else ""
        return note + export.export(lines, format, PREFIXES).decode("utf-8")

    def construct_rdflib(self, query: str, *, seconds: float | None = None) -> rdflib.Graph:
        """Run your own CONSTRUCT or DESCRIBE query and return an rdflib Graph. Raises `QueryError`."""
        import rdflib

        made = self.sparql_construct(query, seconds=seconds, format="ntriples")
        return rdflib.Graph().parse(data=made, format="nt")

    def why_empty(self, query: str) -> str:
        """Say in one sentence why a query may have found nothing: a name that the store does not know, a spelling."""
        return adhoc.why_empty(query, self._store)

    def register(self, path: str | Path) -> str:
        """Check a collection register (CSV) and put it into the graph; says ``added``, ``replaced`` or ``unchanged``.

        Raises `UnreadableInput` or `DataError`, with the line, when the file is not right or contradicts a report that
        the store holds; nothing is loaded then.
        """
        entries = register.read_register(Path(path))
        held = {
            each.report.rsplit("/", 1)[-1]: (each.pillar.rsplit("/", 1)[-1], each.year)
            for each in library.reports(self._store)
        }
        register.refuse_contradictions(entries, held)
        return self._store.put(self.base.register_graph, register.describe_register(entries, self.base))

    def check(self) -> tuple[Result, ...]:
        """Hold the graph of every report against the shapes; for an officer's report on one file see `check_report`."""
        graphs = [self.base.report_graph(slug) for slug in self.reports()]
        return validate("".join(line + "\n" for name in graphs for line in self._store.quads(name)))

    def quads(self) -> Iterator[str]:
        """Yield every statement as a line of N-Quads."""
        return self._store.quads()

    def export(self, path: str | Path, format: str | None = None) -> None:  # noqa: A002 - the word of the command
        """Write the graph to a file; the format follows the file's ending if it is not named."""
        export.write(Path(path), self._store.quads(), format, PREFIXES)

    def hash(self) -> str:
        """Return the SHA-256 of the dataset in RDFC-1.0 canonical form, in hexadecimal."""
        self._hash = self._hash or export.dataset_hash(self._store.quads())
        return self._hash

    def to_rdflib(self) -> rdflib.Dataset:
        """Return a copy as an rdflib Dataset; large graphs are better asked through `ask` and `sparql`."""
        import rdflib

        dataset = rdflib.Dataset(default_union=True)
        dataset.parse(data="".join(line + "\n" for line in sorted(self._store.quads())), format="nquads")
        return dataset

    def close(self) -> None:
        """Close the store behind it."""
        self._store.close()

    def __enter__(self) -> KnowledgeGraph:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()
