"""Where it is remembered what was built from which file: beside a store on disk, or in the shared store itself."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict
from pathlib import Path
from typing import Protocol

from vpkg import terms
from vpkg.correction import correction_file
from vpkg.curate import fingerprint
from vpkg.iri import Base
from vpkg.model import Literal
from vpkg.pipeline import manifest as builds
from vpkg.pipeline.manifest import Entry, Manifest
from vpkg.store import Store

_PROGRAM = "urn:vpkg:program"
_ENTRY = "urn:vpkg:entry"


class Memory(Protocol):
    """A manifest that outlives the build."""

    def load(self, files: Iterable[Path]) -> Manifest:
        """Return what is known of these files; nothing where nothing can be used."""

    def save(self, manifest: Manifest) -> None:
        """Keep it for the next build."""


class FolderMemory:
    """The manifest in a store's folder; without a folder nothing is remembered."""

    def __init__(self, folder: Path | None) -> None:
        self._folder = folder

    def load(self, files: Iterable[Path]) -> Manifest:  # noqa: ARG002 - it knows all files by their paths
        """Return what is known of all files."""
        return builds.load(self._folder)

    def save(self, manifest: Manifest) -> None:
        """Write the manifest whole or not at all."""
        if self._folder is not None:
            builds.save(self._folder, manifest)


class GraphMemory:
    """The manifest in a graph of a store that several machines share.

    Paths differ from one machine to the next, so files are known by their bytes; names of folders stay at home.
    """

    def __init__(self, store: Store, base: Base) -> None:
        self._store = store
        self._graph = f"{base.value}graph/builds"
        self._kept: dict[str, Entry] = {}

    def load(self, files: Iterable[Path]) -> Manifest:
        """Return what is known of these files, whoever built them."""
        programs = self._texts(_PROGRAM)
        if programs != [builds.program()]:
            return Manifest("")
        self._kept = {text: entry for text in self._texts(_ENTRY) if (entry := builds.entry_in(text))}
        known: dict[str, list[Entry]] = {}
        for entry in self._kept.values():
            known.setdefault(entry.sha256, []).append(entry)
        found = {}
        for path in files:
            entries = known.get(builds.digest(path), [])
            beside = (builds.digest(correction_file(path)), fingerprint(path)) if entries else ("", "")
            same = (entry for entry in entries if (entry.correction, entry.decisions) == beside)
            if entry := next(same, None):
                found[builds.key(path)] = entry
        return Manifest(programs[0], found)

    def save(self, manifest: Manifest) -> None:
        """Add to what was known, in one graph that is put whole."""
        texts = {json.dumps(asdict(entry), sort_keys=True) for entry in manifest.entries.values()} | set(self._kept)
        said = [(_PROGRAM, builds.program()), *((_ENTRY, text) for text in sorted(texts))]
        graph = terms.iri(self._graph)
        lines = (f"{graph} <{about}> {terms.literal(text)} {graph} .\n" for about, text in said)
        self._store.put(self._graph, "".join(lines))

    def _texts(self, about: str) -> list[str]:
        query = f"SELECT ?text WHERE {{ GRAPH ?g {{ {terms.iri(self._graph)} <{about}> ?text }} }} ORDER BY ?text"
        rows = self._store.select(query).rows
        return [cell.value for (cell,) in rows if isinstance(cell, Literal)]
