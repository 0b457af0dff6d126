"""Starting a confined child, talking to it for so long and no longer, and ending it."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
import threading
import time
from dataclasses import dataclass
from pathlib import Path
from typing import IO

# What the child needs of our environment: nothing but what starting Python itself may need.
_ENVIRONMENT = ("SYSTEMROOT", "PATH", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH", "__PYVENV_LAUNCHER__")
# Each arena of glibc's allocator reserves 64 MB of addresses, which count against the limit; threads would have many.
_ARENAS = {"MALLOC_ARENA_MAX": "1"}

# -I keeps the working folder and the environment from giving the child modules. Packages are looked for where Python
# has them itself, this package where it is now, and only then where our own process would look besides.
_START = """\
import sys
for at, place in enumerate(sys.path):
    if place.endswith("-packages"):
        break
else:
    at = len(sys.path)
root, *more = sys.argv[{after}:]
sys.path.insert(at, root)
sys.path += [place for place in more if place not in sys.path]
from {module} import main
main(sys.argv[1:{after}])
"""


@dataclass(frozen=True, slots=True)
class Said:
    """What a child said: bytes, whether it ended by itself in time, and its exit status (negative: a signal)."""

    answer: bytes
    in_time: bool
    status: int


def start(module: str, arguments: int) -> str:
    """Write the program that calls ``main`` of a module of ours with so many arguments."""
    return _START.format(module=module, after=arguments + 1)


def converse(program: str, arguments: list[str], content: bytes, seconds: float, longest: int) -> Said:
    """Start a child, feed it, and collect its answer up to a piece more than ``longest`` bytes, within ``seconds``.

    The child is gone afterwards, whatever it did. Raises `OSError` when no process starts.
    """
    child = subprocess.Popen(  # noqa: S603 - our own interpreter, no shell
        _command(program, arguments),
        bufsize=0,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
        env=_ARENAS | {key: value for key in _ENVIRONMENT if (value := os.environ.get(key)) is not None},
    )
    answer, in_time = _talk(child, content, seconds, longest)
    return Said(answer, in_time, child.returncode)


def _command(program: str, arguments: list[str]) -> list[str]:
    root = str(Path(__file__).resolve().parents[2])
    more = [place for place in sys.path if os.path.isabs(place)]
    return [sys.executable, "-I", "-X", "utf8", "-c", program, *arguments, root, *more]


def _talk(child: subprocess.Popen[bytes], content: bytes, seconds: float, longest: int) -> tuple[bytes, bool]:
    end = time.monotonic() + seconds
    parts: list[bytes] = []
    # Each worker closes its own stream: nobody else may, as a number closed under a writer can be another file's next.
    workers = [
        threading.Thread(target=_feed, args=(child.stdin, content), daemon=True),
        threading.Thread(target=_collect, args=(child.stdout, parts, longest), daemon=True),
    ]
    try:
        for worker in workers:
            worker.start()
        workers[1].join(seconds)
        in_time = not workers[1].is_alive()
        if in_time and sum(map(len, parts)) <= longest:
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


def _collect(stream: IO[bytes], parts: list[bytes], longest: int) -> None:
    size = 0
    with contextlib.suppress(OSError), stream:
        while size <= longest and (part := stream.read(1 << 16)):
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
