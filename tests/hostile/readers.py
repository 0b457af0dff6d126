"""Readers that do what a reader taken over by a file would do; started in the confined child in place of real ones."""

from __future__ import annotations

import ctypes
import os
import socket
import subprocess
import sys
import time
from pathlib import Path

from vpkg.errors import UnreadableInput
from vpkg.model import Block, Content, Dropped, Edit, Span


def told(text: str) -> Content:
    """Make content of one paragraph."""
    return Content(text, (Block("paragraph", Span(0, len(text))),))


def good(content: bytes, name: str) -> Content:
    """Use everything that content can carry."""
    text = f"Title\n\n{content.decode()} ﬁve – été 🕊\n\n[1] {name}"
    blocks = (Block("heading", Span(0, 5), 2, 1), Block("paragraph", Span(7, len(text) - len(name) - 6), 0, 2))
    note = Block("footnote", Span(len(text) - len(name) - 4, len(text)), 0, 2)
    return Content(
        text, (*blocks, note), (Edit(Span(1, 2), "ﬁ"),), (Dropped("page-number", "- 1 -", 1),), 2, ("A note.",)
    )


def sleeps(_: bytes, __: str) -> Content:
    """Wait for ever."""
    time.sleep(3600)
    return told("")


def spins(_: bytes, __: str) -> Content:
    """Compute for ever, inside one call of C."""
    return told(str(3 ** (3**40)))


def hoards(_: bytes, __: str) -> Content:
    """Take memory without end."""
    held = []
    while True:
        held.append(b"x" * (1 << 24))


def crashes(_: bytes, __: str) -> Content:
    """Follow a null pointer."""
    ctypes.string_at(0)
    return told("")


def leaves(_: bytes, __: str) -> Content:
    """End without an answer."""
    os._exit(3)


def recurses(_: bytes, __: str) -> Content:
    """Never come to the bottom."""
    return recurses(_, __)


def refuses(_: bytes, name: str) -> Content:
    """Say in one sentence what is wrong."""
    raise UnreadableInput(f"{name} is only a scan; give one with text.")


def breaks(_: bytes, __: str) -> Content:
    """Raise what no caller expects, over several lines."""
    raise KeyError("first\nsecond\x1b[31m")


def prints(_: bytes, __: str) -> Content:
    """Chatter on both outputs, from Python and from below it."""
    print("out")
    print("err", file=sys.stderr)
    os.write(1, b"raw\n")
    return told("quiet")


def connects(content: bytes, _: str) -> Content:
    """Call the trap through Python."""
    socket.create_connection(("127.0.0.1", int(content)), 5).close()
    return told("reached")


def connects_below(content: bytes, _: str) -> Content:
    """Call the trap through the C library, past Python's own guards."""
    libc = ctypes.CDLL(None, use_errno=True)
    descriptor = libc.socket(2, 1, 0)
    address = b"\x02\x00" + int(content).to_bytes(2, "big") + bytes((127, 0, 0, 1)) + b"\x00" * 8
    return told(f"status {libc.connect(descriptor, address, 16)}")


def opens(content: bytes, _: str) -> Content:
    """Read another file."""
    return told(Path(content.decode()).read_text("utf-8"))


def writes(content: bytes, _: str) -> Content:
    """Write a file."""
    Path(content.decode()).write_text("written", "utf-8")
    return told("written")


def starts(_: bytes, __: str) -> Content:
    """Start another process."""
    return told(subprocess.run(["/bin/echo", "started"], capture_output=True, text=True, check=True).stdout)


def forks(_: bytes, __: str) -> Content:
    """Copy itself."""
    os.fork()
    return told("copied")


def imports(_: bytes, __: str) -> Content:
    """Say which of the large libraries of the other floors, and whether the working folder's modules, are loaded."""
    large = ("rdflib", "pyoxigraph", "pyshacl", "jinja2", "rapidfuzz", "subprocess_of_the_folder")
    return told(", ".join(each for each in large if each in sys.modules) or "none")


def environment(_: bytes, __: str) -> Content:
    """Say what of the environment came along."""
    return told(" ".join(sorted(os.environ)) + " .")


def floods(_: bytes, __: str) -> Content:
    """Answer with more text than any report has."""
    return told("word " * 8_000_000)


def carries_controls(_: bytes, __: str) -> Content:
    """Answer with characters that no text can carry."""
    return told("a\x00b\x1b\ud800\uffff\x0cc")


def lies(content: bytes, _: str) -> Content:
    """Answer with bytes of its own instead of content."""
    descriptors = [n for n in range(3, 32) if _is_pipe(n)]
    os.write(descriptors[0], content)
    os._exit(0)


def _is_pipe(descriptor: int) -> bool:
    try:
        return os.readlink(f"/proc/self/fd/{descriptor}").startswith("pipe:")
    except OSError:
        return False
