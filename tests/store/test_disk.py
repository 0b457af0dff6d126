"""Stores on disk: damage, locks, kills and folders that are none."""

from __future__ import annotations

import json
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from vpkg.errors import StoreError
from vpkg.iri import Base
from vpkg.store import open_disk

from .conftest import GRAPH, quad, quads

SENTENCE = r"^[A-Z].*; .*\.$"


def made(folder: Path, count: int = 50) -> Path:
    """Make a store with one graph and close it."""
    with open_disk(folder, create=True) as store:
        store.put(GRAPH, quads(count))
    return folder


def test_what_was_put_is_there_after_opening_again(tmp_path: Path) -> None:
    """A store keeps its graphs and its base, for writing and for reading only."""
    base = Base("https://example.org/kg/")
    with open_disk(tmp_path / "new" / "store", create=True, base=base) as store:
        store.put(GRAPH, quads(5))
    for read_only in (False, True):
        with open_disk(tmp_path / "new" / "store", create=False, read_only=read_only) as store:
            assert sorted(store.quads()) == quads(5).splitlines()
            assert store.base == base


def test_nothing_is_made_unless_asked_for(tmp_path: Path) -> None:
    """Opening a folder that is missing, empty or no store leaves the disk as it was."""
    (tmp_path / "empty").mkdir()
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "report.md").write_text("a report", encoding="utf-8")
    (tmp_path / "file").write_text("a file", encoding="utf-8")
    before = sorted(tmp_path.rglob("*"))
    for name in ("missing", "empty", "other", "file"):
        for read_only in (False, True):
            with pytest.raises(StoreError, match=SENTENCE):
                open_disk(tmp_path / name, create=False, read_only=read_only)
        with pytest.raises(StoreError, match=SENTENCE):
            open_disk(tmp_path / name, create=True, read_only=True)
    for name in ("other", "file"):
        with pytest.raises(StoreError, match="not empty"):
            open_disk(tmp_path / name, create=True)
    assert sorted(tmp_path.rglob("*")) == before


def test_an_empty_folder_may_become_a_store(tmp_path: Path) -> None:
    """Creating in an empty folder is fine, and creating over a store opens it."""
    made(tmp_path)
    with open_disk(tmp_path, create=True) as store:
        assert store.graphs() == [GRAPH]


@pytest.mark.parametrize(
    ("marker", "says"),
    [
        ('{"format": 2, "base": "https://w3id.org/vpkg/"}', "format 2"),
        ('{"format": 1}', "damaged"),
        ("not json", "damaged"),
        ("[1]", "damaged"),
    ],
)
def test_a_marker_of_another_format_or_damaged_is_refused(tmp_path: Path, marker: str, says: str) -> None:
    """The marker is read with care."""
    (made(tmp_path) / "vpkg-store.json").write_text(marker, encoding="utf-8")
    with pytest.raises(StoreError, match=says):
        open_disk(tmp_path, create=True)


def test_a_store_of_another_base_is_refused(tmp_path: Path) -> None:
    """Graphs minted under one base are not mixed with those of another."""
    made(tmp_path)
    with pytest.raises(StoreError, match=r"made for the base https://w3id\.org/vpkg/"):
        open_disk(tmp_path, create=False, base=Base("https://example.org/"))
    assert json.loads((tmp_path / "vpkg-store.json").read_text())["base"] == "https://w3id.org/vpkg/"


def spoil(pattern: str) -> Callable[[Path], None]:
    """Turn round bytes in the middle of the files that match."""

    def act(folder: Path) -> None:
        files = [file for file in folder.glob(f"oxigraph/{pattern}") if file.stat().st_size]
        assert files
        for file in files:
            data = bytearray(file.read_bytes())
            third = len(data) // 3
            data[third : third + 200] = bytes(byte ^ 0xFF for byte in data[third : third + 200])
            file.write_bytes(bytes(data))

    return act


def drop(pattern: str) -> Callable[[Path], None]:
    """Remove the files that match."""

    def act(folder: Path) -> None:
        files = list(folder.glob(f"oxigraph/{pattern}"))
        assert files
        for file in files:
            file.unlink()

    return act


@pytest.mark.parametrize("read_only", [False, True])
@pytest.mark.parametrize(
    "damage",
    [
        spoil("*.sst"),
        spoil("MANIFEST*"),
        spoil("CURRENT"),
        drop("*.sst"),
        drop("MANIFEST*"),
        drop("CURRENT"),
        drop("*"),
        lambda folder: shutil.rmtree(folder / "oxigraph"),
    ],
    ids=["sst", "manifest", "current", "no-sst", "no-manifest", "no-current", "no-files", "no-folder"],
)
def test_damage_is_said_in_one_sentence(tmp_path: Path, damage: Callable[[Path], None], read_only: bool) -> None:
    """Whatever file is broken or gone, the reader is told so, and no empty store takes the place of the old one."""
    damage(made(tmp_path))
    before = sorted(tmp_path.rglob("*"))
    with pytest.raises(StoreError, match=r"damaged.*; build it again"):
        open_disk(tmp_path, create=True, read_only=read_only)
    assert len(sorted(tmp_path.rglob("*"))) >= len(before)


def test_damage_that_comes_while_the_store_is_open_is_said(tmp_path: Path) -> None:
    """A file that breaks under an open store is a store error of the query, not a traceback."""
    import pyoxigraph

    made(tmp_path, 5_000)
    pyoxigraph.Store(str(tmp_path / "oxigraph")).optimize()
    with open_disk(tmp_path, create=False, read_only=True) as store:
        for file in tmp_path.glob("oxigraph/*.sst"):
            with file.open("r+b") as stream:
                stream.truncate(10)
        with pytest.raises(StoreError, match="damaged"):
            store.select("SELECT * { GRAPH ?g { ?s ?p ?o } }")


HOLD = """
import sys
from vpkg.store import open_disk
with open_disk(sys.argv[1], create=False, read_only=sys.argv[2] == "reader"):
    print("open", flush=True)
    sys.stdin.read()
"""


def hold(folder: Path, role: str) -> subprocess.Popen[str]:
    """Open a store in another process, until its input ends."""
    process = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(folder), role], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "open\n"
    return process


@pytest.mark.skipif(sys.platform == "win32", reason="only the engine's own lock holds there")
@pytest.mark.parametrize(
    ("other", "read_only", "free"),
    [("writer", False, False), ("writer", True, False), ("reader", False, False), ("reader", True, True)],
)
def test_one_writer_or_many_readers(tmp_path: Path, other: str, read_only: bool, free: bool) -> None:
    """A second process is refused with a sentence, unless both only read."""
    process = hold(made(tmp_path), other)
    try:
        if free:
            open_disk(tmp_path, create=False, read_only=read_only).close()
        else:
            with pytest.raises(StoreError, match="in use by another process; wait"):
                open_disk(tmp_path, create=False, read_only=read_only)
    finally:
        process.communicate("")
    open_disk(tmp_path, create=False, read_only=read_only).close()


def test_a_store_open_for_reading_takes_no_writing(tmp_path: Path) -> None:
    """Putting and removing are refused, and nothing changes."""
    with open_disk(made(tmp_path), create=False, read_only=True) as store:
        for write in (lambda: store.put(GRAPH, quad(1)), lambda: store.remove(GRAPH)):
            with pytest.raises(StoreError, match="for reading only"):
                write()
        assert len(list(store.quads())) == 50


PUT = """
import sys
from vpkg.store import open_disk
from tests.store.conftest import GRAPH, quads
texts = [quads(3000, word="old"), quads(3000, word="new")]
with open_disk(sys.argv[1], create=True) as store:
    store.put(GRAPH, texts[0])
    print("go", flush=True)
    for turn in range(1, 1000):
        store.put(GRAPH, texts[turn % 2])
"""


@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL there")
@pytest.mark.parametrize("delay", [0.0, 0.03, 0.06, 0.11, 0.17, 0.26])
def test_a_kill_while_putting_leaves_old_or_new(tmp_path: Path, delay: float) -> None:
    """A graph is never half old and half new, and the store opens again without help."""
    root = Path(__file__).parents[2]
    command = [sys.executable, "-c", PUT, str(tmp_path)]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=root)
    assert process.stdout is not None
    assert process.stdout.readline() == "go\n"
    time.sleep(delay)
    process.send_signal(signal.SIGKILL)
    process.communicate()
    with open_disk(tmp_path, create=False) as store:
        found = sorted(store.quads())
    assert found in (sorted(quads(3000, word="old").splitlines()), sorted(quads(3000, word="new").splitlines()))


def test_files_left_by_a_killed_load_are_swept_away(tmp_path: Path) -> None:
    """Bulk files of a process that died are removed when the store is next opened for writing, and only then."""
    orphan = made(tmp_path) / "oxigraph" / "bulk-1234.sst"
    orphan.write_bytes(b"left over")
    open_disk(tmp_path, create=False, read_only=True).close()
    assert orphan.exists()
    open_disk(tmp_path, create=False).close()
    assert not orphan.exists()
    with open_disk(tmp_path, create=False) as store:
        assert len(list(store.quads())) == 50
