"""Reading a format that needs a large library, in a child process that has a deadline and little else.

A PDF, Word or HTML file can be built to exhaust, crash or take over what reads it. So a child reads it: it may not use
more than so much time and memory, reaches no network and no other file, and what it answers is checked (`wire`).
Its limits hold for one file; whatever happens in there, the next file is read as if nothing had been.
"""

from __future__ import annotations

import contextlib
import math
import os
import signal
import subprocess
import sys
import threading
import time
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from vpkg.errors import DataError, UnreadableInput
from vpkg.model import Content
from vpkg.read.wire import answered

LONGEST_ANSWER = 16_000_000
"""Bytes of JSON; the whole text of a report stays below a tenth of it."""

_NAMES = {"html": "HTML", "docx": "Word", "pdf": "PDF"}

# What the child needs of our environment: nothing but what starting Python itself may need.
_ENVIRONMENT = ("SYSTEMROOT", "PATH", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH", "__PYVENV_LAUNCHER__")

# -I keeps the working folder and the environment from giving the child modules. Packages are looked for where Python
# has them itself, this package where it is now, and only then where our own process would look besides.
_START = """\
import sys
for at, place in enumerate(sys.path):
    if place.endswith("-packages"):
        break
else:
    at = len(sys.path)
root, *more = sys.argv[5:]
sys.path.insert(at, root)
sys.path += [place for place in more if place not in sys.path]
from vpkg.read.child import main
main(sys.argv[1:5])
"""


@dataclass(frozen=True, slots=True)
class Limits:
    """What reading one file may take: seconds by the clock on the wall, and MB (2^20 bytes) of address space."""

    seconds: float = 60.0
    megabytes: int = 1024


def limits() -> Limits:
    """Take the limits from the settings ``VPKG_READ_SECONDS`` and ``VPKG_READ_MEMORY_MB``.

    Raises `DataError` when one is no positive number, or so little that no reader could start.
    """
    return Limits(_setting("VPKG_READ_SECONDS", 60, 1), int(_setting("VPKG_READ_MEMORY_MB", 1024, 64)))


def _setting(name: str, default: float, least: float) -> float:
    given = os.environ.get(name, "")
    try:
        value = float(given) if given else default
    except ValueError:
        value = math.nan
    if not least <= value <= 1_000_000:
        raise DataError(f"The setting {name}={given!r} is no number from {least:g} on; give one, or leave it out.")
    return value


def confined(content: bytes, format_: str, name: str) -> Content:
    """Read a file's bytes as ``html``, ``docx`` or ``pdf`` in a child process; ``name`` is for sentences.

    Raises `UnreadableInput`, in one sentence, when the file cannot be read or a limit was reached.
    """
    allowed = limits()
    try:
        child = subprocess.Popen(  # noqa: S603 - our own interpreter, no shell
            _command(format_, name, allowed),
            bufsize=0,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
            env={key: value for key in _ENVIRONMENT if (value := os.environ.get(key)) is not None},
        )
    except OSError as error:
        raise UnreadableInput(
            f"{name} cannot be read: no child process starts ({error.strerror}); try again."
        ) from error
    answer, in_time = _converse(child, content, allowed.seconds)
    if not in_time:
        raise UnreadableInput(
            f"{name} was not read within {allowed.seconds:g} seconds; it may be damaged or built to do harm: save it "
            "anew from its own program, or set VPKG_READ_SECONDS to allow more."
        )
    return _understood(answer, child.returncode, name, _NAMES[format_], allowed)


def _command(format_: str, name: str, allowed: Limits) -> list[str]:
    root = str(Path(__file__).resolve().parents[2])
    more = [place for place in sys.path if os.path.isabs(place)]
    given = [format_, name, str(math.ceil(allowed.seconds)), str(allowed.megabytes)]
    return [sys.executable, "-I", "-X", "utf8", "-c", _START, *given, root, *more]


def _converse(child: subprocess.Popen[bytes], content: bytes, seconds: float) -> tuple[bytes, bool]:
    """Feed the child, collect its answer, up to a piece too much, and end it; tell whether it answered in time."""
    end = time.monotonic() + seconds
    parts: list[bytes] = []
    # Each worker closes its own stream: nobody else may, as a number closed under a writer can be another file's next.
    workers = [
        threading.Thread(target=_feed, args=(child.stdin, content), daemon=True),
        threading.Thread(target=_collect, args=(child.stdout, parts), daemon=True),
    ]
    try:
        for worker in workers:
            worker.start()
        workers[1].join(seconds)
        in_time = not workers[1].is_alive()
        if in_time and sum(map(len, parts)) <= LONGEST_ANSWER:
            with contextlib.suppress(subprocess.TimeoutExpired):
                child.wait(max(0.1, end - time.monotonic()))
    finally:
        _end(child)
        for worker in workers:
            worker.join(1)
    return b"".join(parts), in_time


def _feed(stream: IO[bytes], content: bytes) -> None:
    rest = memoryview(content)
    with contextlib.suppress(OSError), stream:  # a child that ends early does not read to the end
        while rest:
            rest = rest[stream.write(rest) :]


def _collect(stream: IO[bytes], parts: list[bytes]) -> None:
    size = 0
    with contextlib.suppress(OSError), stream:
        while size <= LONGEST_ANSWER and (part := stream.read(1 << 16)):
            parts.append(part)
            size += len(part)


def _end(child: subprocess.Popen[bytes]) -> None:
    """Kill what is left of the child and of what it may have started; its exit status is known afterwards."""
    if child.poll() is None:
        with contextlib.suppress(OSError):
            if sys.platform == "win32":
                child.kill()
            else:
                os.killpg(child.pid, signal.SIGKILL)
    child.wait()


def _understood(answer: bytes, status: int, name: str, format_: str, allowed: Limits) -> Content:
    if len(answer) > LONGEST_ANSWER:
        raise UnreadableInput(
            f"{name} holds more than {LONGEST_ANSWER // 1_000_000} MB of text; give a file with the report alone."
        )
    if status != 0 or not answer:
        raise UnreadableInput(_crash(status, name, format_, allowed))
    try:
        found = answered(answer)
    except ValueError as error:
        raise UnreadableInput(
            f"{name} cannot be read: the {format_} reader's answer does not hold together ({_first(str(error))}); save "
            "the file anew from its own program."
        ) from error
    if isinstance(found, Content):
        return found
    [(why, detail)] = found.items()
    raise UnreadableInput(_refusal(why, _first(detail), name, format_, allowed))


def _refusal(why: str, detail: str, name: str, format_: str, allowed: Limits) -> str:
    if why == "refused":
        return detail
    if why == "memory":
        return _too_large(name, allowed)
    if why == "depth":
        return f"{name} is nested more deeply than any report; save it anew from its own program."
    return f"{name} cannot be read as {format_} ({detail}); it may be damaged: save it anew from its own program."


def _crash(status: int, name: str, format_: str, allowed: Limits) -> str:
    """Say what ended a child that did not answer."""
    if sys.platform != "win32" and status < 0:
        if -status == signal.SIGXCPU:
            return f"{name} took more than {allowed.seconds:g} seconds of computing (VPKG_READ_SECONDS); save it anew."
        if -status == signal.SIGKILL:
            return _too_large(name, allowed)
        return (
            f"{name} made the {format_} reader crash ({signal.Signals(-status).name}, with {allowed.megabytes} MB "
            "allowed by VPKG_READ_MEMORY_MB); it is damaged, too large or built to do harm: save it anew from its own "
            "program."
        )
    return f"{name} made the {format_} reader end without an answer ({status}); save it anew from its own program."


def _too_large(name: str, allowed: Limits) -> str:
    return (
        f"{name} needs more than {allowed.megabytes} MB of memory to read; it may be built to do harm: save it anew "
        "from its own program, or set VPKG_READ_MEMORY_MB to allow more."
    )


def _first(words: str, most: int = 400) -> str:
    """Return words of the child on one line, printable and not long."""
    line = "".join(c if c.isprintable() else " " for c in words)
    return " ".join(line.split())[:most]
