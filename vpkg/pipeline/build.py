"""Building a store from hundreds of files: read what changed, bring together what belongs together, write it all.

Nothing is written before every file has been read, so a named file that cannot be read leaves the store as it was.
The graphs wait on disk meanwhile, not in memory. What is in the store at the end depends on the files and not on the
order in which they came.
"""

from __future__ import annotations

import hashlib
import os
import tempfile
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from vpkg.describe import copies_in, describe_reference
from vpkg.errors import VpkgError
from vpkg.iri import Base
from vpkg.model import Correction
from vpkg.pipeline import manifest as builds
from vpkg.pipeline.files import Built, Progress, Source, read_all, source_of
from vpkg.pipeline.folder import Found
from vpkg.pipeline.gather import by_report, graph_of, note, notes, without_clashes
from vpkg.pipeline.manifest import Entry, Manifest
from vpkg.pipeline.memory import FolderMemory, GraphMemory, Memory
from vpkg.pipeline.prepare import found_in, nothing_read
from vpkg.store import Store
from vpkg.versions import Copy


def build(
    paths: Iterable[Path],
    base: Base,
    opening: Callable[[], Store],
    stated: Correction | None = None,
    progress: Progress | None = None,
    folder: Path | None = None,
    shared: bool = False,
) -> tuple[Store, tuple[Built, ...]]:
    """Read files into the store that ``opening`` opens, and return it with what became of each file, sorted by path.

    What is unchanged since the last build is remembered in ``folder``, the store's, or where the store is ``shared`` by
    several machines in the store itself. Raises `UnreadableInput` when a named file cannot be read or nothing could be,
    `ReportClash` when a named file claims to be a report that another file is, `StoreError` when the store cannot be
    opened; then nothing is written. A server that goes away later keeps the reports that it has; the next build goes
    on from there.
    """
    given = list(paths)
    found = found_in(given)
    # A server that is down is better told before all files are read than after.
    store = opening() if shared else None
    try:
        memory: Memory = FolderMemory(folder) if store is None else GraphMemory(store, base)
        with tempfile.TemporaryDirectory(prefix="vpkg-") as spool:
            run = _Run(base, stated, memory.load(path for path, _ in found.files), Path(spool), progress)
            run.read(found)
            store = opening() if store is None else store
            run.settle(store)
            built = run.write(store)
        memory.save(run.manifest)
    except BaseException:
        if store is not None:
            store.close()
        raise
    return store, tuple(sorted([*built, *run.gone(given)], key=lambda each: (str(each.path), each.outcome)))


_STAYS = "its report stays in the store; to leave it out, build into a new store"


@dataclass(slots=True)
class _Run:
    """One build: what was read, what was passed over as unchanged, what was refused."""

    base: Base
    stated: Correction | None
    manifest: Manifest
    spool: Path
    progress: Progress | None
    sources: list[Source] = field(default_factory=list)
    skipped: dict[Path, Entry] = field(default_factory=dict)
    refused: list[Built] = field(default_factory=list)
    made: dict[str, Entry] = field(default_factory=dict)
    held: set[tuple[str, str]] = field(default_factory=set)
    done: int = 0
    total: int = 0

    def read(self, found: Found) -> None:
        """Read all files but those that are unchanged."""
        self.total = len(found.files)
        self.refused += found.refused
        changed = []
        for path, named in found.files:
            entry = self.manifest.unchanged(path, self.stated)
            if entry is None:
                changed.append((path, named))
            else:
                self.skipped[path] = entry
        self.done = len(self.skipped)
        self._read(changed)
        sorted_ = [without_clashes(slug, sources) for slug, sources in by_report(self.sources).items()]
        if not self.skipped and not any(each.kept for each in sorted_):
            raise nothing_read([*self.refused, *(refused for each in sorted_ for refused in each.refused)])

    def _read(self, files: Iterable[tuple[Path, bool]]) -> None:
        for each in read_all(files, self._work, self._seen):
            if isinstance(each, Source):
                self.sources.append(each)
            else:
                self.refused.append(each)
        if self.progress:
            self.progress(self.total, self.total, "")

    def _work(self, path: Path, named: bool) -> Source:
        source = source_of(path, named, self.base, self.stated)
        kept = self.spool / hashlib.sha256(os.fsencode(builds.key(path))).hexdigest()
        kept.write_bytes(source.nquads().encode("utf-8"))
        return replace(source, graph=kept, reading=None)

    def _seen(self, path: Path) -> None:
        if self.progress:
            self.progress(min(self.done, self.total), self.total, path.name)
        self.done += 1

    def settle(self, store: Store) -> None:
        """Read again what is unchanged but belongs to a report that changes, or is not in the store any more.

        Then set aside what clashes, also with what the store holds from files that are not in this build.
        """
        held = self.held = _held(store)
        touched = self._touched()
        again = [
            path
            for path, entry in self.skipped.items()
            if entry.report in touched or (self.base.report_graph(entry.report), entry.sha256) not in held
        ]
        for path in again:
            del self.skipped[path]
        self._read((path, False) for path in again)
        kept: list[Source] = []
        for slug, sources in by_report(self.sources).items():
            found = without_clashes(slug, sources, self._stored_copies(store, slug))
            kept += found.kept
            self.refused += found.refused
        self.sources = kept
        if not self.sources and not self.skipped:
            raise nothing_read(self.refused)

    def write(self, store: Store) -> tuple[Built, ...]:
        """Write graph by graph, and say what became of each file."""
        names = set(store.graphs())
        if self.manifest.program != builds.program() or self.base.reference_graph not in names:
            store.put(self.base.reference_graph, describe_reference(self.base))
        groups = by_report(self.sources)
        built = [Built(p, entry.report, "unchanged", entry.doubts, entry.note) for p, entry in self.skipped.items()]
        for slug in sorted(self._touched()):
            built += self._write_report(store, slug, groups.get(slug, []))
        self.manifest.entries |= self.made
        return (*built, *self.refused)

    def gone(self, given: Iterable[Path]) -> list[Built]:
        """List the files of the folders given that were built before and are there no longer."""
        folders = [Path(builds.key(path)) for path in given if os.path.isdir(path)]
        here = {(source.slug, source.copy.sha256) for source in self.sources}
        here |= {(entry.report, entry.sha256) for entry in self.skipped.values()}
        found = []
        for name, entry in self.manifest.entries.items():
            path = Path(name)
            lost = any(path.is_relative_to(folder) for folder in folders) and _is_gone(path)
            if lost and (entry.report, entry.sha256) not in here:
                found.append(Built(path, entry.report, "gone", (), _STAYS))
        return found

    def _touched(self) -> set[str]:
        """Reports whose graph may change: those that were read, and those that a file was before an edit."""
        found = {source.slug for source in self.sources}
        reports = self.base.report_graph("")
        for source in self.sources:
            if entry := self.manifest.entries.get(builds.key(source.path)):
                found.add(entry.report)
            else:
                found |= {graph.removeprefix(reports) for graph, sha256 in self.held if sha256 == source.copy.sha256}
        return found

    def _edited_away(self, slug: str, stored: Iterable[Copy]) -> frozenset[str]:
        """Return the documents of a report that it has no more: their files, or what is stated of them, changed."""
        entries = self.manifest.entries
        mine = {builds.key(source.path): source for source in self.sources}
        # One file may be of one report now and have been of another before.
        alive = {source.copy.sha256 for source in self.sources if source.slug == slug}
        others = (entry for name, entry in entries.items() if name not in mine and not _is_gone(Path(name)))
        alive |= {entry.sha256 for entry in others if entry.report == slug}
        lost = {entries[name].sha256 for name in mine if name in entries and entries[name].report == slug}
        # Without a manifest the file's name has to do.
        unknown = [source for name, source in mine.items() if name not in entries]
        known = {entry.sha256 for entry in entries.values() if entry.report == slug}
        for copy in stored:
            same = (source for source in unknown if source.copy.name == copy.name and copy.sha256 not in known)
            if any(source.slug == slug or source.copy.sha256 == copy.sha256 for source in same):
                lost.add(copy.sha256)
        return frozenset(lost - alive)

    def _stored(self, store: Store, slug: str) -> str:
        return "".join(line + "\n" for line in store.quads(self.base.report_graph(slug)))

    def _stored_copies(self, store: Store, slug: str) -> list[Copy]:
        copies = copies_in(self._stored(store, slug), self.base, slug)
        lost = self._edited_away(slug, copies)
        return [copy for copy in copies if copy.sha256 not in lost]

    def _write_report(self, store: Store, slug: str, sources: Sequence[Source]) -> list[Built]:
        graph, stored = self.base.report_graph(slug), self._stored(store, slug)
        without = self._edited_away(slug, copies_in(stored, self.base, slug))
        if not sources and not without:
            return []
        combined = graph_of(slug, sources, self.base, stored, without)
        if combined.lacking and (found := self._fetched(slug, combined.lacking)):
            combined = graph_of(slug, [*sources, found], self.base, stored, without)
        if combined.nquads:
            outcome = store.put(graph, combined.nquads)
        elif combined.family.lead is None:
            outcome = "removed" if store.remove(graph) else "unchanged"
        else:
            outcome = "unchanged"
        said = notes(combined)
        return [self._written(source, outcome, note(source, combined, said)) for source in sources]

    def _written(self, source: Source, outcome: str, said: str) -> Built:
        name = builds.key(source.path)
        before = self.manifest.entries.get(name)
        self.made[name] = Entry(
            source.copy.sha256,
            source.correction or "",
            repr(self.stated or Correction()),
            source.slug,
            source.doubts,
            said,
            source.decisions,
        )
        if before and before.report != source.slug:
            said = f"{said}, was {before.report} before".removeprefix(", ")
        return Built(source.path, source.slug, outcome, source.doubts, said)

    def _fetched(self, slug: str, lacking: Copy) -> Source | None:
        """Read the file that should speak for a report, where it is known and still what it was."""
        for name, entry in self.manifest.entries.items():
            if (entry.report, entry.sha256) == (slug, lacking.sha256) and builds.digest(Path(name)) == entry.sha256:
                try:
                    return source_of(Path(name), False, self.base, self.stated)
                except VpkgError:
                    return None
        return None


def _is_gone(path: Path) -> bool:
    """Tell that a file is not there any more; what cannot be looked at may well be."""
    try:
        path.stat()
    except (FileNotFoundError, NotADirectoryError):
        return True
    except OSError:
        return False
    return False


def _held(store: Store) -> set[tuple[str, str]]:
    """List the documents that a store holds: their graph and their SHA-256."""
    found = store.select("SELECT ?g ?sha WHERE { GRAPH ?g { ?document a vp:Document ; vp:sha256 ?sha } }")
    return {(cell[0].value, cell[1].value) for cell in found.rows if cell[0] and cell[1]}
