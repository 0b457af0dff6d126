"""The library: the same words as the commands.

>>> import vpkg
>>> with vpkg.build(vpkg.demo_reports()) as kg:
...     len(kg.reports())
10
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any

from vpkg import ask as library
from vpkg import export, gazetteer, pipeline, store
from vpkg.ask import Table
from vpkg.check import Conformance, Result, conformance
from vpkg.check.validate import validate
from vpkg.describe import describe, describe_reference
from vpkg.errors import UnknownName
from vpkg.iri import PREFIXES, Base, base_from_environment
from vpkg.model import Correction, Iri, Literal, Solutions, Term
from vpkg.outline import outline_of

if TYPE_CHECKING:
    import rdflib


def build(
    files: Iterable[str | Path],
    *,
    template: str | None = None,
    organisation: str | None = None,
    store: str | Path | None = None,
) -> KnowledgeGraph:
    """Read report files into a knowledge graph, in memory or in the store folder named.

    Raises `VpkgError` subclasses: `UnreadableInput` when a named file cannot be read (then nothing is written),
    `ReportClash` when two files claim to be one report, `StoreError` when the store cannot be opened.
    """
    from vpkg.store import open_disk, open_memory

    base = base_from_environment()
    folder = None if store is None else Path(store)
    opened, built = pipeline.build(
        [Path(f) for f in files],
        base,
        lambda: open_memory(base) if folder is None else open_disk(folder, create=True, base=base),
        Correction(template, organisation),
        folder=folder,
    )
    return KnowledgeGraph(opened, base, built)


def open(path: str | Path) -> KnowledgeGraph:  # noqa: A001 - the word a user expects: vpkg.open("store/")
    """Open the store in a folder, for reading.

    Raises `StoreError` when it is missing, damaged, in use by a writer, or no store.
    """
    from vpkg.store import open_disk

    base = base_from_environment()
    return KnowledgeGraph(open_disk(Path(path), create=False, read_only=True, base=base), base)


def outline_report(file: str | Path, *, template: str | None = None, organisation: str | None = None) -> dict[str, Any]:
    """Say what is recognised in one report, with the keys of ``vpkg outline --format json``."""
    reading = pipeline.read_report(Path(file), Correction(template, organisation))
    return outline_of(reading)


def check_report(file: str | Path, *, template: str | None = None, organisation: str | None = None) -> Conformance:
    """Check one report file: which questions have no answer, and what to do about each."""
    reading = pipeline.read_report(Path(file), Correction(template, organisation))
    return conformance(reading, describe(reading, base_from_environment()))


def reference(base: Base) -> str:
    """Return the reference graph as N-Quads: ontology, schemes, templates and gazetteer."""
    return describe_reference(base)


def _types(found: Solutions) -> tuple[str, ...]:
    """Tell each column's type from its cells, so that numbers stand to the right and IRIs are shortened."""
    kinds = []
    for column in zip(*found.rows, strict=True):
        cells = [cell for cell in column if cell is not None]
        if cells and all(isinstance(cell, Iri) for cell in cells):
            kinds.append("iri")
        elif cells and all(isinstance(cell, Literal) and cell.datatype.endswith("#integer") for cell in cells):
            kinds.append("integer")
        else:
            kinds.append("string")
    return tuple(kinds) or ("string",) * len(found.columns)


class KnowledgeGraph:
    """Reports as linked data, with their reference graph; close it, or use it in a ``with`` statement."""

    def __init__(self, opened: store.Store, base: Base, built: tuple[pipeline.Built, ...] = ()) -> None:
        self._store = opened
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
        return library.run(self._store, query, self.terms(query, texts))

    def terms(self, query: library.LibraryQuery, texts: Mapping[str, str]) -> dict[str, Term]:
        """Turn what a user writes for a query's parameters into RDF terms. Raises `UnknownName`."""
        declared = {param.name: param for param in query.params}
        unknown = sorted(set(texts) - set(declared))
        if unknown:
            takes = ", ".join(sorted(declared)) or "no parameter"
            raise UnknownName(f"The query {query.name} has no parameter {unknown[0]!r}; it takes {takes}.")
        return {
            key: library.parameter_term(declared[key], text, self._resolve, base=self.base)
            for key, text in texts.items()
        }

    def _resolve(self, kind: str, text: str) -> str | None:
        """Find the IRI that a user means by a name: the gazetteer's, else that of a reporter of this graph."""
        local = gazetteer.resolve(kind, text)
        if local is None and kind == "organisation":
            names = {gazetteer.fold(label): iri for iri, label in self._reporters()}
            return names.get(gazetteer.fold(text))
        return self.base.thing(local) if local else None

    def _reporters(self) -> Iterator[tuple[str, str]]:
        table = library.run(self._store, library.find("reporting/reports"), {})
        for row in table:
            yield str(row["organisation"]), str(row["name"])

    def sparql(self, query: str) -> Table:
        """Run your own SELECT query; the usual prefixes need not be declared. Raises `QueryError`."""
        found = self._store.select(query)
        return Table(found.columns, _types(found), found.rows, "", "", library.basis(self._store), self.base)

    def sparql_ask(self, query: str) -> bool:
        """Run your own ASK query. Raises `QueryError`."""
        return self._store.ask(query)

    def sparql_construct(self, query: str) -> str:
        """Run your own CONSTRUCT or DESCRIBE query and return Turtle. Raises `QueryError`."""
        lines = (line.rstrip(" .\n") + " ." for line in self._store.construct(query))
        return export.export(lines, "turtle", PREFIXES).decode("utf-8")

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
        return export.dataset_hash(self._store.quads())

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
