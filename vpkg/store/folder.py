"""A store on disk: a folder with a marker file, and the engine's files beside it in ``oxigraph/``."""

from __future__ import annotations

import json
import os
from pathlib import Path

from vpkg.errors import StoreError
from vpkg.iri import Base
from vpkg.store.lock import Lock
from vpkg.store.oxigraph import OxigraphStore, trouble

FORMAT = 1
MARKER = "vpkg-store.json"
_ENGINE = "oxigraph"


def open_disk(path: Path | str, *, create: bool, read_only: bool = False, base: Base | None = None) -> OxigraphStore:
    """Open the store in a folder; ``create`` makes one where the folder is missing or empty.

    ``base`` is compared with the store's own; without it the store's own is taken. A store has one writer or many
    readers, never both. Raises `StoreError` when the folder is missing, is no store, is of another format or base, is
    damaged or in use. Nothing is made unless ``create`` is true.
    """
    folder = Path(path)
    try:
        if not (folder / MARKER).is_file():
            _make(folder, base or Base(), create=create and not read_only)
        found = _marker(folder)
        if base is not None and found != base:
            raise StoreError(
                f"The store at {folder} was made for the base {found.value}, not {base.value}; "
                "set VPKG_BASE to the first, or give another folder."
            )
        return _open(folder, found, read_only=read_only)
    except BlockingIOError as error:
        raise StoreError(
            f"The store at {folder} is in use by another process; wait until it is done, or stop it."
        ) from error
    except (OSError, RuntimeError) as error:
        raise trouble(folder, error) from error


def _make(folder: Path, base: Base, *, create: bool) -> None:
    import pyoxigraph

    empty = not folder.exists() or (folder.is_dir() and not any(folder.iterdir()))
    if not create:
        problem = "is not a vpkg store" if folder.exists() else "does not exist"
        raise StoreError(f"The folder {folder} {problem}; give the folder of a store, or build one first.")
    if not empty:
        raise StoreError(f"{folder} is not a vpkg store and not empty; give a new or an empty folder.")
    folder.mkdir(parents=True, exist_ok=True)
    pyoxigraph.Store(str(folder / _ENGINE)).flush()
    # The marker comes last and whole: a folder whose making was cut short is not taken for a store.
    draft = folder / (MARKER + ".new")
    draft.write_text(json.dumps({"format": FORMAT, "base": base.value}) + "\n", encoding="utf-8")
    os.replace(draft, folder / MARKER)


def _marker(folder: Path) -> Base:
    try:
        marker = json.loads((folder / MARKER).read_text(encoding="utf-8"))
        version, base = marker["format"], Base(str(marker["base"]))
    except (ValueError, KeyError, TypeError) as error:
        raise StoreError(
            f"The file {folder / MARKER} is damaged; build the store again in a new folder from its reports."
        ) from error
    if version != FORMAT:
        raise StoreError(
            f"The store at {folder} is of format {version}, and this vpkg reads format {FORMAT}; "
            "use the vpkg that made it, or build it again in a new folder."
        )
    return base


def _open(folder: Path, base: Base, *, read_only: bool) -> OxigraphStore:
    import pyoxigraph

    lock = Lock(folder / MARKER, writer=not read_only)
    try:
        files = folder / _ENGINE
        # The engine would make a new, empty database where the old one lost its files.
        if not (files / "CURRENT").is_file():
            raise StoreError(
                f"The store at {folder} is damaged (its database is gone); build it again in a new folder."
            )
        engine = pyoxigraph.Store.read_only(str(files)) if read_only else pyoxigraph.Store(str(files))
        if not read_only:
            _sweep(files)
    except (OSError, RuntimeError, StoreError):
        lock.release()
        raise
    return OxigraphStore(engine, base, folder, lock)


def _sweep(files: Path) -> None:
    # A process killed while loading leaves its bulk files behind, and the engine never looks at them again.
    # Both locks are held here, so nobody is loading.
    for orphan in files.glob("bulk-*.sst"):
        orphan.unlink()
