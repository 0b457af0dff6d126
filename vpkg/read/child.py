"""The confined child: gets a file's bytes on standard input, answers its content as JSON on standard output.

Started by `vpkg.read.confined` and by nothing else. Before it touches the file it gives up what a reader has no need
of: the network, other processes, writing, and reading outside of Python's own folders. On Linux the kernel holds it
to that (a network namespace of its own and resource limits); everywhere, Python's audit events do. On macOS memory is
not limited, on Windows no resource is: there the parent's deadline stands alone.
"""

from __future__ import annotations

import contextlib
import json
import os
import sys
from collections.abc import Callable
from importlib import import_module
from typing import cast

from vpkg.errors import UnreadableInput
from vpkg.model import Content
from vpkg.read.wire import UNFIT, fit, written

READERS = {
    "html": ("vpkg.read.html", "html_content"),
    "docx": ("vpkg.read.docx", "docx_content"),
    "pdf": ("vpkg.read.pdf", "pdf_content"),
}
"""Format, and the function that reads it."""

Reader = Callable[[bytes, str], Content]

_REFUSED = ("socket.", "subprocess.", "os.system", "os.exec", "os.spawn", "os.posix_spawn", "os.fork", "os.startfile")
_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND

# linux/sched.h and linux/prctl.h
_NEW_USER, _NEW_NETWORK = 0x10000000, 0x40000000
_DIE_WITH_PARENT, _NO_NEW_PRIVILEGES, _KILL = 1, 38, 9


def main(arguments: list[str]) -> None:
    """Read FORMAT NAME SECONDS MEGABYTES, confine this process, answer, and end it."""
    format_, name, seconds, megabytes = arguments
    _leave_the_network()
    module, function = READERS[format_]
    reader: Reader = getattr(import_module(module), function)  # before the limits, so that its bytecode can be kept
    _limit(int(seconds), int(megabytes))
    answers = os.dup(1)
    os.dup2(2, 1)  # what a library prints must not stand in the answer
    sys.addaudithook(_watch(_roots()))
    answer = _answer(reader, sys.stdin.buffer.read(), name)
    with open(answers, "wb") as stream:
        stream.write(answer)
    os._exit(0)  # nothing is left to do, and taking a large tree apart takes its time


def _leave_the_network() -> None:
    """Enter a network namespace of our own, where there is nothing; must happen before any thread is started."""
    if sys.platform != "linux":
        return
    import ctypes

    with contextlib.suppress(OSError, AttributeError):  # a container may forbid it; the audit hook still stands
        libc = ctypes.CDLL(None)
        libc.unshare(_NEW_USER | _NEW_NETWORK)
        libc.prctl(_DIE_WITH_PARENT, _KILL, 0, 0, 0)
        libc.prctl(_NO_NEW_PRIVILEGES, 1, 0, 0, 0)


def _limit(seconds: int, megabytes: int) -> None:
    if sys.platform == "win32":
        return
    import resource

    wanted = {
        "RLIMIT_AS": megabytes * 1024 * 1024,
        "RLIMIT_CPU": seconds + 1,
        "RLIMIT_NOFILE": 32,
        "RLIMIT_FSIZE": 0,
        "RLIMIT_CORE": 0,
        "RLIMIT_NPROC": 0,
    }
    for name, value in wanted.items():
        with contextlib.suppress(AttributeError, OSError, ValueError):  # each system knows some of them
            number = getattr(resource, name)
            hard = resource.getrlimit(number)[1]
            most = value if hard == resource.RLIM_INFINITY else min(value, hard)
            resource.setrlimit(number, (most, most))


def _roots() -> tuple[str, ...]:
    """Name the folders that Python and its packages are loaded from."""
    given = {sys.prefix, sys.base_prefix, sys.exec_prefix, sys.base_exec_prefix, *sys.path}
    both = {place for each in given if each for place in (os.path.abspath(each), os.path.realpath(each))}
    return tuple(each.rstrip(os.sep) + os.sep for each in both)


def _watch(roots: tuple[str, ...]) -> Callable[[str, tuple[object, ...]], None]:
    """Make the audit hook: it refuses what a reader has no need of, whoever asks for it in Python."""

    def watch(event: str, arguments: tuple[object, ...]) -> None:
        if event.startswith(_REFUSED):
            raise PermissionError(f"a reader of reports has no business with {event}")
        if event == "open":
            path, _, flags = arguments
            if isinstance(path, int):  # a descriptor that is open already
                return
            place = os.path.abspath(os.fsdecode(cast(str, path)))
            if (isinstance(flags, int) and flags & _WRITING) or not place.startswith(roots):
                raise PermissionError(f"a reader of reports may not open {place}")

    return watch


def _answer(reader: Reader, content: bytes, name: str) -> bytes:
    try:
        return written(fit(reader(content, name)))
    except UnreadableInput as error:
        return _failure("refused", str(error))
    except MemoryError:
        return _failure("memory", "")
    except RecursionError:
        return _failure("depth", "")
    except Exception as error:  # noqa: BLE001 - whatever a broken file does to a library, the user gets one sentence
        return _failure("failed", f"{type(error).__name__}: {error}"[:200])


def _failure(why: str, detail: str) -> bytes:
    return json.dumps({why: UNFIT.sub("\ufffd", detail)}).encode("ascii")
