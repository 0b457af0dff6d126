"""The recipe: files become readings, readings become named graphs, graphs go into a store."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from vpkg import gazetteer
from vpkg.describe import describe, describe_reference
from vpkg.errors import ReportClash, UnreadableInput
from vpkg.extract import extract
from vpkg.iri import Base
from vpkg.model import Correction, Reading
from vpkg.read import MEDIA_TYPES, read
from vpkg.segment import segment
from vpkg.store import Store

Progress = Callable[[int, int, str], None]
"""Called with how many files are done, how many there are, and the name of the next one."""


@dataclass(frozen=True, slots=True)
class Built:
    """What became of one file: its report and ``added``, ``replaced`` or ``unchanged``; or why it was refused."""

    path: Path
    report: str | None
    outcome: str


def read_report(path: Path, stated: Correction | None = None) -> Reading:
    """Take one file through reading, segmenting and extraction; what is stated overrules what is recognised.

    Raises `UnreadableInput` when it is no report that can be read.
    """
    return extract(segment(read(path), gazetteer.find_reporter, stated))


def report_files(paths: Iterable[Path]) -> Iterator[tuple[Path, bool]]:
    """Yield every file to read, and whether it was named itself; a folder gives its report files, sorted by name."""
    for path in paths:
        if path.is_dir():
            yield from (
                (each, False)
                for each in sorted(path.rglob("*"))
                if each.suffix.lower() in MEDIA_TYPES and each.is_file()
            )
        else:
            yield path, True


@dataclass(frozen=True, slots=True)
class Prepared:
    """Readings and their graphs by report slug, ready to be written; and the files of folders that were refused."""

    graphs: dict[str, tuple[Path, str]]
    readings: dict[str, Reading]
    refused: tuple[Built, ...]


def prepare(
    paths: Iterable[Path], base: Base, stated: Correction | None = None, progress: Progress | None = None
) -> Prepared:
    """Read files and describe them, writing nothing.

    Raises `UnreadableInput` when a named file cannot be read or nothing could be, `ReportClash` when two files
    claim to be the same report. A file found in a folder that cannot be read is refused, listed and passed over.
    """
    files = list(report_files(paths))
    if not files:
        raise UnreadableInput("There is no report file to read here; name .md or .txt files, or a folder of them.")
    prepared, refused = Prepared({}, {}, ()), []
    for number, (path, named) in enumerate(files):
        if progress:
            progress(number, len(files), path.name)
        try:
            _add(prepared, path, read_report(path, stated), base)
        except UnreadableInput as error:
            if named:
                raise
            refused.append(Built(path, None, str(error)))
    if progress:
        progress(len(files), len(files), "")
    if not prepared.graphs:
        raise UnreadableInput(f"None of the {len(files)} files could be read; the first: {refused[0].outcome}")
    return Prepared(prepared.graphs, prepared.readings, tuple(refused))


def write(prepared: Prepared, store: Store, base: Base) -> tuple[Built, ...]:
    """Put what was prepared into a store, one named graph a report beside the reference graph."""
    store.put(base.reference_graph, describe_reference(base))
    written = [
        Built(path, slug, store.put(base.report_graph(slug), nquads))
        for slug, (path, nquads) in sorted(prepared.graphs.items())
    ]
    return (*written, *prepared.refused)


def _add(prepared: Prepared, path: Path, reading: Reading, base: Base) -> None:
    slug, nquads = reading.report.slug, describe(reading, base)
    if slug in prepared.graphs and prepared.graphs[slug][1] != nquads:
        raise ReportClash(
            f"{prepared.graphs[slug][0]} and {path} both claim to be the report {slug}; build only the one that holds, "
            "or correct the title or period of the other."
        )
    prepared.graphs.setdefault(slug, (path, nquads))
    prepared.readings.setdefault(slug, reading)
