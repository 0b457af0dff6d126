"""The recipe for a few files, all held in memory: for checking them, or for a graph that nobody keeps."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from pathlib import Path

from vpkg.describe import describe_reference
from vpkg.errors import UnreadableInput
from vpkg.iri import Base
from vpkg.model import Correction, Reading
from vpkg.pipeline.files import Built, Progress, Source, read_all, source_of
from vpkg.pipeline.folder import Found, look
from vpkg.pipeline.gather import by_report, graph_of, note, notes, without_clashes
from vpkg.read import MEDIA_TYPES
from vpkg.store import Store


@dataclass(frozen=True, slots=True)
class Prepared:
    """Readings and their graphs by report slug, ready to be written; and the files of folders that were refused.

    Where a report has several files, path and reading are those of the one that speaks for it. ``withdrawn`` are the
    graphs of reports that were withdrawn: they answer nothing, so there is nothing to check in them.
    """

    graphs: dict[str, tuple[Path, str]]
    readings: dict[str, Reading]
    refused: tuple[Built, ...]
    withdrawn: dict[str, tuple[Path, str]] = field(default_factory=dict)
    sources: dict[str, tuple[Source, ...]] = field(default_factory=dict)
    notes: dict[str, str] = field(default_factory=dict)


def prepare(
    paths: Iterable[Path], base: Base, stated: Correction | None = None, progress: Progress | None = None
) -> Prepared:
    """Read files and describe them, writing nothing.

    Raises `UnreadableInput` when a named file cannot be read or nothing could be, `ReportClash` when two named files
    claim to be the same report. A file found in a folder that cannot be read is refused, listed and passed over.
    """
    found = found_in(paths)
    files = found.files
    done = 0

    def seen(path: Path) -> None:
        nonlocal done
        if progress:
            progress(done, len(files), path.name)
        done += 1

    read = list(read_all(files, lambda path, named: source_of(path, named, base, stated), seen))
    if progress:
        progress(len(files), len(files), "")
    refused = [*found.refused, *(each for each in read if isinstance(each, Built))]
    prepared = Prepared({}, {}, ())
    for slug, sources in by_report(each for each in read if isinstance(each, Source)).items():
        held = without_clashes(slug, sources)
        refused += held.refused
        if held.kept:
            _add(prepared, slug, held.kept, base)
    if not prepared.sources:
        raise nothing_read(refused)
    return replace(prepared, refused=tuple(sorted(refused, key=_by_path)))


def found_in(paths: Iterable[Path]) -> Found:
    """List what there is to read. Raises `UnreadableInput` when there is nothing, and nothing to say of it."""
    found = look(paths)
    if not found.files and not found.refused:
        kinds = ", ".join(sorted(MEDIA_TYPES))
        raise UnreadableInput(f"There is no report file to read here; name files ({kinds}), or a folder of them.")
    return found


def nothing_read(refused: Iterable[Built]) -> UnreadableInput:
    """Say that no file could be read, with the reason of the first."""
    first, *others = sorted(refused, key=_by_path)
    if not others:
        return UnreadableInput(first.outcome)
    return UnreadableInput(f"None of the {1 + len(others)} files could be read; the first: {first.outcome}")


def write(prepared: Prepared, store: Store, base: Base) -> tuple[Built, ...]:
    """Put what was prepared into a store, one named graph a report beside the reference graph."""
    store.put(base.reference_graph, describe_reference(base))
    written = []
    for slug, (_, nquads) in sorted((prepared.graphs | prepared.withdrawn).items()):
        outcome = store.put(base.report_graph(slug), nquads)
        written += [
            Built(source.path, slug, outcome, source.doubts, prepared.notes.get(str(source.path), ""))
            for source in prepared.sources[slug]
        ]
    return (*written, *prepared.refused)


def _add(prepared: Prepared, slug: str, sources: tuple[Source, ...], base: Base) -> None:
    combined = graph_of(slug, sources, base)
    lead = next(source for source in sources if source.copy == combined.family.lead)
    prepared.sources[slug] = sources
    said = notes(combined)
    prepared.notes.update({str(source.path): note(source, combined, said) for source in sources})
    if combined.family.current and lead.reading:
        prepared.graphs[slug] = (lead.path, combined.nquads)
        prepared.readings[slug] = lead.reading
    else:
        prepared.withdrawn[slug] = (lead.path, combined.nquads)


def _by_path(built: Built) -> str:
    return str(built.path)
