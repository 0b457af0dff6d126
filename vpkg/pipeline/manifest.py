"""What was built from which file, kept in the store's folder, so that what is unchanged need not be read again.

The manifest is only ever a shortcut: where it is missing or damaged everything is read anew and nothing else changes.
"""

from __future__ import annotations

import hashlib
import json
import os
from dataclasses import asdict, dataclass, field
from functools import lru_cache
from importlib import metadata
from pathlib import Path
from typing import Any

import vpkg
from vpkg import resources
from vpkg.correction import correction_file
from vpkg.curate import fingerprint
from vpkg.model import Correction

NAME = "vpkg-builds.json"
_FORMAT = 2
_DATA = frozenset({".py", ".csv", ".ttl", ".json", ".toml", ".txt"})
_LIBRARIES = ("lxml", "markdown-it-py", "pypdfium2", "python-docx", "rapidfuzz", "selectolax")


@dataclass(frozen=True, slots=True)
class Entry:
    """One file as it was built: the digests of it, of its correction file and of what people decided of it; its report,
    and what to look at.
    """

    sha256: str
    correction: str
    options: str
    report: str
    doubts: tuple[str, ...] = ()
    note: str = ""
    decisions: str = ""


@dataclass(slots=True)
class Manifest:
    """Entries by the full path of a file. ``program`` is the fingerprint of what built them."""

    program: str
    entries: dict[str, Entry] = field(default_factory=dict)

    def unchanged(self, path: Path, stated: Correction | None) -> Entry | None:
        """Return the entry of a file that would give today what it gave then."""
        entry = self.entries.get(key(path))
        if entry is None or self.program != program():
            return None
        now = (digest(path), digest(correction_file(path)), repr(stated or Correction()))
        same = now == (entry.sha256, entry.correction, entry.options) and fingerprint(path) == entry.decisions
        return entry if same else None


def load(folder: Path | None) -> Manifest:
    """Read the manifest of a store's folder; an empty one where there is none that can be used."""
    try:
        kept = json.loads((folder / NAME).read_text(encoding="utf-8")) if folder else {}
        if kept.get("format") != _FORMAT:
            return Manifest("")
        entries = {path: _entry(entry) for path, entry in kept["files"].items()}
        return Manifest(str(kept["program"]), entries)
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return Manifest("")


def save(folder: Path, manifest: Manifest) -> None:
    """Write the manifest whole or not at all."""
    kept = {
        "format": _FORMAT,
        "program": program(),
        "files": {path: asdict(entry) for path, entry in sorted(manifest.entries.items())},
    }
    draft = folder / (NAME + ".new")
    # A path may hold bytes that are no text, which JSON can only write escaped.
    draft.write_text(json.dumps(kept, indent=1) + "\n", encoding="utf-8")
    os.replace(draft, folder / NAME)


def key(path: Path) -> str:
    """Name a file the same way wherever a command is run."""
    # Not Path.resolve, which fails for a link that leads back to itself.
    return os.path.realpath(path)


def digest(path: Path) -> str:
    """Return the SHA-256 of a file in hexadecimal; nothing where it cannot be read."""
    if not os.path.isfile(path):
        return ""  # a pipe would keep us waiting
    try:
        with path.open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest()
    except OSError:
        return ""


@lru_cache(maxsize=1)
def program() -> str:
    """Fingerprint all that decides what a file gives: this program, its data files and the libraries that read."""
    total = hashlib.sha256(vpkg.__version__.encode())
    package = Path(vpkg.__file__).parent
    for folder in (package, resources.folder("ontology")):
        for path in sorted(folder.rglob("*")):
            if path.suffix in _DATA and path.is_file():
                total.update(f"{path.relative_to(folder).as_posix()}\0{digest(path)}\n".encode())
    for library in _LIBRARIES:
        total.update(f"{library} {_version(library)}\n".encode())
    return total.hexdigest()


def entry_in(text: str) -> Entry | None:
    """Read one entry that was written as JSON; nothing where it is none."""
    try:
        return _entry(json.loads(text))
    except (ValueError, KeyError, TypeError, RecursionError):
        return None


def _version(library: str) -> str:
    try:
        return metadata.version(library)
    except metadata.PackageNotFoundError:
        return ""


def _entry(kept: dict[str, Any]) -> Entry:
    entry = Entry(
        kept["sha256"],
        kept["correction"],
        kept["options"],
        kept["report"],
        tuple(kept["doubts"]),
        kept["note"],
        kept["decisions"],
    )
    words = (
        entry.sha256, entry.correction, entry.options, entry.report, entry.note, entry.decisions, *entry.doubts,
    )  # fmt: skip
    if not all(isinstance(word, str) for word in words):
        raise TypeError
    return entry
