"""What a reader does in its child process harms nobody, and every limit is told in one sentence."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.hostile.trap import TrapServer
from tests.needs import absent
from vpkg.errors import DataError, UnreadableInput
from vpkg.model import Block, Content, Dropped, Edit, Span
from vpkg.read import confined as room
from vpkg.read.wire import answered, fit, written

LINUX = sys.platform == "linux"
SECONDS = 5.0


@pytest.fixture(name="trap")
def _trap() -> Iterator[TrapServer]:
    with TrapServer() as trap:
        yield trap


@pytest.fixture(autouse=True)
def _limits(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VPKG_READ_SECONDS", str(SECONDS))
    monkeypatch.setenv("VPKG_READ_MEMORY_MB", "256")


def _read(monkeypatch: pytest.MonkeyPatch, reader: str, content: bytes = b"x", name: str = "report.pdf") -> Content:
    """Let a misbehaving reader read a PDF's bytes in the child."""
    planted = f"from vpkg.read import child\nchild.READERS['pdf'] = ('tests.hostile.readers', {reader!r})\nmain("
    monkeypatch.setattr(room, "_START", room._START.replace("main(", planted))
    return room.confined(content, "pdf", name)


def _refused(monkeypatch: pytest.MonkeyPatch, reader: str, content: bytes = b"x") -> str:
    start = time.monotonic()
    with pytest.raises(UnreadableInput) as caught:
        _read(monkeypatch, reader, content)
    assert time.monotonic() - start < SECONDS + 2
    message = str(caught.value)
    assert "\n" not in message
    assert "Traceback" not in message
    assert message.endswith(".")
    assert message.startswith("report.pdf ")
    return message


def test_content_comes_through_unchanged(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every field of content, any script, and a name with blanks arrive as the reader gave them."""
    found = _read(monkeypatch, "good", "Größe".encode(), "the report ✓.pdf")
    assert found.text == "Title\n\nGröße ﬁve – été 🕊\n\n[1] the report ✓.pdf"
    assert [(b.kind, found.text[b.span.start : b.span.end], b.level, b.page) for b in found.blocks] == [
        ("heading", "Title", 2, 1),
        ("paragraph", "Größe ﬁve – été 🕊", 0, 2),
        ("footnote", "[1] the report ✓.pdf", 0, 2),
    ]
    assert found.edits == (Edit(Span(1, 2), "ﬁ"),)
    assert found.dropped == (Dropped("page-number", "- 1 -", 1),)
    assert (found.pages, found.notes) == (2, ("A note.",))


@pytest.mark.parametrize("reader", ["sleeps", "spins"])
def test_the_deadline_ends_a_reader(monkeypatch: pytest.MonkeyPatch, reader: str) -> None:
    """The sentence names the limit and the setting that moves it."""
    monkeypatch.setenv("VPKG_READ_SECONDS", "1")
    message = _refused(monkeypatch, reader)
    assert "within 1 seconds" in message
    assert "VPKG_READ_SECONDS" in message


@pytest.mark.skipif(not LINUX, reason="only Linux holds a process to its address space")
def test_the_memory_limit_ends_a_reader(monkeypatch: pytest.MonkeyPatch) -> None:
    """The sentence names the limit and the setting that moves it."""
    message = _refused(monkeypatch, "hoards")
    assert "256 MB" in message
    assert "VPKG_READ_MEMORY_MB" in message


@pytest.mark.parametrize(
    ("reader", "words"),
    [
        ("crashes", "crash"),
        ("leaves", "without an answer (3)"),
        ("recurses", "nested more deeply"),
        ("breaks", r"(KeyError: 'first\nsecond\x1b[31m')"),
        ("floods", "more than 16 MB of text"),
    ],
)
def test_a_reader_that_fails_is_one_sentence(monkeypatch: pytest.MonkeyPatch, reader: str, words: str) -> None:
    """A crash, a silent end, an endless recursion, an unforeseen error and a flood each have their words."""
    assert words in _refused(monkeypatch, reader)


def test_a_refusal_is_handed_on(monkeypatch: pytest.MonkeyPatch) -> None:
    """What a format's reader says is what the user reads."""
    assert _refused(monkeypatch, "refuses") == "report.pdf is only a scan; give one with text."


def test_a_crash_leaves_the_next_file_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """After a crash the same process reads on."""
    for reader in ("crashes", "leaves"):
        with monkeypatch.context() as planted:
            _refused(planted, reader)
    assert _read(monkeypatch, "good").pages == 2


def test_what_a_reader_prints_is_not_seen(monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> None:
    """Chatter of a library spoils neither the answer nor the user's terminal."""
    assert _read(monkeypatch, "prints").text == "quiet"
    assert capfd.readouterr() == ("", "")


def test_the_trap_counts(trap: TrapServer) -> None:
    """The server that must not be reached can be: one planted request counts as one."""
    import urllib.request

    with pytest.raises(urllib.error.HTTPError):
        urllib.request.urlopen(trap.web + "/planted", timeout=5)
    assert trap.requests == ["/planted"]


def test_python_opens_no_connection(monkeypatch: pytest.MonkeyPatch, trap: TrapServer) -> None:
    """A reader's socket is refused before it exists."""
    assert "socket" in _refused(monkeypatch, "connects", str(trap.port).encode())
    assert trap.connections == 0


@pytest.mark.skipif(not LINUX, reason="only Linux gives a process a network of its own")
def test_nothing_below_python_opens_a_connection(monkeypatch: pytest.MonkeyPatch, trap: TrapServer) -> None:
    """Even the C library finds no network."""
    probe = "import ctypes, sys; sys.exit(ctypes.CDLL(None).unshare(0x50000000) != 0)"
    if subprocess.run([sys.executable, "-c", probe], check=False).returncode != 0:
        absent("a system that lets a process have a network of its own")
    assert _read(monkeypatch, "connects_below", str(trap.port).encode()).text == "status -1"
    assert trap.connections == 0


def test_the_planted_call_below_python_would_reach_the_trap(trap: TrapServer) -> None:
    """The control of the test before: outside of the child the same call gets through."""
    from tests.hostile.readers import connects_below

    if not LINUX:
        pytest.skip("the call is written for Linux")
    assert connects_below(str(trap.port).encode(), "").text == "status 0"


def test_other_files_are_out_of_reach(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A reader reads no file but the one that it was given, and writes none."""
    secret = tmp_path / "secret.txt"
    secret.write_text("secret words", encoding="utf-8")
    with monkeypatch.context() as planted:
        assert "may not open" in _refused(planted, "opens", str(secret).encode())
    target = tmp_path / "written.txt"
    assert "may not open" in _refused(monkeypatch, "writes", str(target).encode())
    assert not target.exists()


@pytest.mark.parametrize("reader", ["starts", "forks"])
def test_a_reader_starts_no_process(monkeypatch: pytest.MonkeyPatch, reader: str) -> None:
    """Neither another program nor a copy of itself."""
    assert "has no business with" in _refused(monkeypatch, reader)


def test_the_child_is_light(monkeypatch: pytest.MonkeyPatch) -> None:
    """The graph's libraries are not loaded to read a file."""
    assert _read(monkeypatch, "imports").text == "none"


def test_the_environment_stays_outside(monkeypatch: pytest.MonkeyPatch) -> None:
    """What a user keeps in the environment is not shown to a reader."""
    monkeypatch.setenv("A_SECRET_OF_THE_USER", "x")
    found = _read(monkeypatch, "environment").text
    assert "A_SECRET_OF_THE_USER" not in found


def test_modules_of_the_working_folder_are_not_taken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file named json.py beside the reports is not run."""
    (tmp_path / "json.py").write_text("raise SystemExit('taken')", encoding="utf-8")
    (tmp_path / "lxml.py").write_text("raise SystemExit('taken')", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.syspath_prepend(str(tmp_path))
    assert _read(monkeypatch, "good").pages == 2


def test_the_child_runs_the_code_of_its_parent(tmp_path: Path) -> None:
    """A vpkg that only PYTHONPATH knows of is the one that the child takes, not an installed one."""
    package = shutil.copytree(Path(room.__file__).parents[1], tmp_path / "vpkg", ignore=shutil.ignore_patterns("html*"))
    stub = "from vpkg.model import Block, Content, Span\n\n\ndef html_content(content, name):\n"
    stub += "    return Content('the copy', (Block('paragraph', Span(0, 8)),))\n"
    (package / "read" / "html.py").write_text(stub, encoding="utf-8")
    (tmp_path / "page.html").write_text("<p>x</p>", encoding="utf-8")
    asks = "from pathlib import Path; from vpkg.read import read; print(read(Path('page.html')).text)"
    run = subprocess.run(
        [sys.executable, "-c", asks], cwd=tmp_path, env=os.environ | {"PYTHONPATH": str(tmp_path)}, capture_output=True,
        text=True, check=False,
    )  # fmt: skip
    assert (run.stdout.strip(), run.stderr) == ("the copy", "")


def test_no_process_is_left_behind(monkeypatch: pytest.MonkeyPatch) -> None:
    """A child that was stopped is gone, not waiting."""
    monkeypatch.setenv("VPKG_READ_SECONDS", "1")
    before = _children()
    _refused(monkeypatch, "sleeps")
    assert _children() == before


def _children() -> set[str]:
    """The processes that are ours; other tests may have left a server running."""
    lists = list(Path("/proc/self/task").glob("*/children"))
    assert lists
    return {child for each in lists for child in each.read_text().split()}


def test_characters_that_no_text_carries_are_shown_as_such(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each becomes U+FFFD in its place, and a note says how many."""
    found = _read(monkeypatch, "carries_controls")
    assert found.text == "a\ufffdb\ufffd\ufffd\ufffd\ufffdc"
    assert found.notes == ("5 characters are shown as \ufffd, because no text can carry what the file has there.",)


def _answer(**changes: object) -> bytes:
    answer: dict[str, object] = {
        "text": "One two", "blocks": [["paragraph", 0, 7, 0, None]], "edits": [], "dropped": [], "pages": None,
        "notes": [],
    }  # fmt: skip
    return json.dumps(answer | changes).encode()


LIES = {
    "no JSON": b"\x00\x01",
    "no UTF-8": b'{"refused": "\xff"}',
    "no object": b"[1]",
    "too deep": b"[" * 100_000,
    "an unknown key": _answer(more=1),
    "no text": _answer(text=None),
    "half a character": _answer(text="One tw\ud800"),
    "a NUL": _answer(text="One tw\x00"),
    "an escape": _answer(notes=["\x1b[31m"]),
    "a span beyond the text": _answer(blocks=[["paragraph", 0, 8, 0, None]]),
    "a span before the text": _answer(blocks=[["paragraph", -1, 7, 0, None]]),
    "an empty span": _answer(blocks=[["paragraph", 0, 7, 0, None], ["paragraph", 7, 7, 0, None]]),
    "a number that is a truth": _answer(blocks=[["paragraph", False, 7, 0, None]]),
    "a number that is a fraction": _answer(blocks=[["paragraph", 0, 7.0, 0, None]]),
    "blocks out of order": _answer(blocks=[["paragraph", 4, 7, 0, None], ["paragraph", 0, 3, 0, None]]),
    "blocks that overlap": _answer(blocks=[["paragraph", 0, 5, 0, None], ["paragraph", 4, 7, 0, None]]),
    "words in no block": _answer(blocks=[["paragraph", 0, 3, 0, None]]),
    "an unknown kind": _answer(blocks=[["script", 0, 7, 0, None]]),
    "a heading without a level": _answer(blocks=[["heading", 0, 7, 0, None]]),
    "a level too many": _answer(blocks=[["heading", 0, 7, 7, None]]),
    "a paragraph with a level": _answer(blocks=[["paragraph", 0, 7, 1, None]]),
    "a page before the first": _answer(blocks=[["paragraph", 0, 7, 0, 0]]),
    "a short row": _answer(blocks=[["paragraph", 0, 7]]),
    "an edit of nothing": _answer(edits=[[3, 3, "x"]]),
    "edits that overlap": _answer(edits=[[0, 3, "x"], [2, 4, "y"]]),
    "a drop of no kind": _answer(dropped=[["secret", "x", None]]),
    "no pages": _answer(pages=0),
    "a note that is no text": _answer(notes=[1]),
}


@pytest.mark.parametrize("lie", LIES)
def test_an_answer_that_does_not_hold_together_is_refused(lie: str) -> None:
    """Nothing that a child taken over may say is believed; each of these differs from a good answer in one thing."""
    assert answered(_answer()) == Content("One two", (Block("paragraph", Span(0, 7)),))
    with pytest.raises(ValueError, match=r"\w"):
        answered(LIES[lie])


@pytest.mark.skipif(not Path("/proc/self/fd").exists(), reason="finds its way by /proc")
def test_a_lie_is_told_to_the_user_in_one_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    """A child that writes its own answer gets no further than the check."""
    message = _refused(monkeypatch, "lies", _answer(blocks=[["paragraph", 0, 99, 0, None]]))
    assert "does not hold together" in message


def test_written_content_is_read_back() -> None:
    """Writing and reading an answer are each other's reverse."""
    content = Content("Één\n\n- a", (Block("heading", Span(0, 3), 1, 3), Block("list", Span(5, 8), 0, 4)), pages=9)
    assert answered(written(fit(content))) == content


@pytest.mark.parametrize("value", ["soon", "0", "-1", "nan", "1e99"])
def test_a_setting_that_is_no_limit_is_refused(monkeypatch: pytest.MonkeyPatch, value: str) -> None:
    """A wrong setting is named with its value, and nothing is read."""
    monkeypatch.setenv("VPKG_READ_SECONDS", value)
    with pytest.raises(DataError, match="VPKG_READ_SECONDS"):
        room.limits()


def test_limits_have_defaults(monkeypatch: pytest.MonkeyPatch) -> None:
    """A minute, and one gigabyte."""
    monkeypatch.delenv("VPKG_READ_SECONDS")
    monkeypatch.delenv("VPKG_READ_MEMORY_MB")
    assert room.limits() == room.Limits(60.0, 1024)
