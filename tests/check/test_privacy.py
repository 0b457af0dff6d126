"""A draft stays where it is: checking it asks no network and leaves no copy behind, however it ends."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Mapping
from pathlib import Path

import docx
import pytest

from tests.needs import absent
from tests.writing import ngo_report

ROOT = Path(__file__).resolve().parents[2]
SECRET = "Kererumoana"
"""A word that stands in the draft and nowhere else."""

# Loaded by every Python that is started here: whoever so much as asks for a name or a connection is written down.
WATCH = """\
import os, sys
def _watch(event, arguments):
    if event.startswith("socket.") and event not in ("socket.__new__", "socket.gethostname"):
        with open(os.environ["WATCHED"], "a") as told:
            told.write(event + "\\n")
        raise OSError(event)
if os.environ.get("WATCHED"):
    sys.addaudithook(_watch)
"""


@pytest.fixture(name="draft")
def _draft(tmp_path: Path) -> Path:
    """A draft as a Word file, alone in a folder."""
    folder = tmp_path / "drafts"
    folder.mkdir()
    made = docx.Document()
    for line in ngo_report(
        {"D12": "", "A1": f"We met {SECRET} in the working group on training twice this year."}
    ).split("\n\n"):
        made.add_paragraph(line)
    made.save(str(folder / "draft.docx"))
    return folder / "draft.docx"


@pytest.fixture(name="places")
def _places(tmp_path: Path) -> dict[str, str]:
    """An environment of its own: temporary files, home and caches in empty folders, and the watch."""
    watch = tmp_path / "watch"
    watch.mkdir()
    (watch / "sitecustomize.py").write_text(WATCH, encoding="utf-8")
    environment = {
        "PATH": os.environ["PATH"],
        "PYTHONPATH": f"{watch}{os.pathsep}{ROOT}",
        "PYTHONDONTWRITEBYTECODE": "1",
    }
    environment["WATCHED"] = str(tmp_path / "watched.txt")
    for name in (
        "TMPDIR",
        "TEMP",
        "TMP",
        "HOME",
        "XDG_CACHE_HOME",
        "XDG_CONFIG_HOME",
        "XDG_DATA_HOME",
        "XDG_STATE_HOME",
    ):
        folder = tmp_path / "places" / name
        folder.mkdir(parents=True)
        environment[name] = str(folder)
    return environment


def left(tmp_path: Path) -> list[str]:
    """All files below the places where a program could leave something, and beside the draft."""
    folders = (tmp_path / "places", tmp_path / "drafts", tmp_path / "work")
    return sorted(str(p.relative_to(tmp_path)) for f in folders for p in f.rglob("*") if not p.is_dir())


def check(arguments: list[str], environment: Mapping[str, str], tmp_path: Path) -> subprocess.CompletedProcess[str]:
    (tmp_path / "work").mkdir(exist_ok=True)
    return subprocess.run(
        [sys.executable, "-m", "vpkg", "check", *arguments],
        env=dict(environment), cwd=tmp_path / "work", capture_output=True, text=True, timeout=120, check=False,
    )  # fmt: skip


@pytest.mark.parametrize("format_", ["text", "note", "ttl"])
def test_checking_leaves_nothing_behind(format_: str, draft: Path, places: dict[str, str], tmp_path: Path) -> None:
    """After a check there is the draft and nothing else: no temporary file, no cache, no connection was asked for."""
    done = check([str(draft), "--format", format_], places, tmp_path)
    assert (done.returncode, done.stderr) == (1, "")
    assert "D12" in done.stdout
    assert left(tmp_path) == ["drafts/draft.docx"]
    assert not Path(places["WATCHED"]).exists()


def test_the_watch_bites(places: dict[str, str]) -> None:
    """The same watch does see a program that asks for a connection."""
    asking = "import socket\ntry:\n    socket.create_connection(('192.0.2.1', 9), 1)\nexcept OSError:\n    pass\n"
    subprocess.run([sys.executable, "-c", asking], env=places, timeout=60, check=True)
    assert "socket." in Path(places["WATCHED"]).read_text(encoding="utf-8")


def test_what_is_written_is_what_was_asked_for(draft: Path, places: dict[str, str], tmp_path: Path) -> None:
    """With -o there is the file named and nothing beside it; its words are those of the note alone."""
    done = check([str(draft), "--format", "note", "-o", "note.html"], places, tmp_path)
    assert done.returncode == 1
    assert left(tmp_path) == ["drafts/draft.docx", "work/note.html"]
    assert SECRET not in (tmp_path / "work" / "note.html").read_text(encoding="utf-8")


def test_a_damaged_draft_leaves_nothing_behind(draft: Path, places: dict[str, str], tmp_path: Path) -> None:
    """A file that cannot be read gives one sentence, and no copy of it anywhere."""
    draft.write_bytes(draft.read_bytes()[:3000])
    done = check([str(draft)], places, tmp_path)
    assert (done.returncode, done.stderr.count("\n")) == (2, 1)
    assert left(tmp_path) == ["drafts/draft.docx"]


SLOWLY = """\
import sys, time
import {room} as room
def slowly(*given, **named):
    print("begun", flush=True)
    time.sleep(60)
room.{function} = slowly
from vpkg.cli import main
sys.exit(main({arguments!r}))
"""
"""A command that takes its time at one place, so that it can be ended there."""


@pytest.mark.parametrize(
    ("name", "status", "room", "function", "command"),
    [
        ("SIGTERM", 143, "vpkg.cli.check", "conformance", ["check", "DRAFT", "-o", "out.html"]),
        ("SIGHUP", 129, "vpkg.cli.check", "conformance", ["check", "DRAFT", "-o", "out.html"]),
        ("SIGTERM", 143, "vpkg.pipeline.files", "describe", ["build", "DRAFT", "--store", "store"]),
        ("SIGINT", 130, "vpkg.pipeline.files", "describe", ["build", "DRAFT", "--store", "store"]),
    ],
)
def test_being_ended_leaves_nothing_behind(
    name: str,
    status: int,
    room: str,
    function: str,
    command: list[str],
    draft: Path,
    places: dict[str, str],
    tmp_path: Path,
) -> None:
    """Ended by a signal in the middle, a command puts away what it had begun and says so in one sentence."""
    if not hasattr(signal, name):
        absent(f"the signal {name}, which Windows has not")
    (tmp_path / "work").mkdir()
    arguments = [str(draft) if each == "DRAFT" else each for each in command]
    program = SLOWLY.format(room=room, function=function, arguments=arguments).replace("sleep(60)", "sleep(3)")
    child = subprocess.Popen(
        [sys.executable, "-c", program],
        env=places, cwd=tmp_path / "work", stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip
    assert child.stdout is not None
    assert child.stdout.readline() == "begun\n"
    child.send_signal(getattr(signal, name))
    _, said = child.communicate(timeout=60)
    assert child.returncode == status
    assert said == "vpkg: stopped; nothing was left half written.\n"
    assert left(tmp_path) == ["drafts/draft.docx"]


def test_killed_outright_it_leaves_no_reader_and_no_copy(draft: Path, places: dict[str, str], tmp_path: Path) -> None:
    """Killed without warning while a child reads the draft, the child ends too, and no copy is left."""
    if not Path("/proc/self/cmdline").exists():
        absent("Linux, whose kernel ends the reader with its parent")
    (tmp_path / "work").mkdir()
    program = SLOWLY.format(room="vpkg.read.confined", function="_understood", arguments=["check", str(draft)])
    child = subprocess.Popen(
        [sys.executable, "-c", program],
        env=places, cwd=tmp_path / "work", stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip
    assert child.stdout is not None
    assert child.stdout.readline() == "begun\n"
    child.kill()
    child.communicate(timeout=60)
    time.sleep(0.5)
    assert left(tmp_path) == ["drafts/draft.docx"]
    running = [p for p in Path("/proc").glob("[0-9]*/cmdline") if _names(p, str(draft))]
    assert running == []


def _names(cmdline: Path, words: str) -> bool:
    try:
        return words.encode() in cmdline.read_bytes()
    except OSError:
        return False
