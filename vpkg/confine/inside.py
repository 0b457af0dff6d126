"""What a child gives up before it touches anything hostile: the network, memory without end, other files, processes.

On Linux the kernel holds it to that (a network namespace of its own and resource limits); everywhere, Python's audit
events do. On macOS memory is not limited, on Windows no resource is: there the parent's deadline stands alone.
"""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Callable
from typing import cast

_REFUSED = ("socket.", "subprocess.", "os.system", "os.exec", "os.spawn", "os.posix_spawn", "os.fork", "os.startfile")
_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND

# linux/sched.h and linux/prctl.h
_NEW_USER, _NEW_NETWORK = 0x10000000, 0x40000000
_DIE_WITH_PARENT, _NO_NEW_PRIVILEGES, _KILL = 1, 38, 9


def leave_the_network() -> None:
    """Enter a network namespace of our own, where there is nothing; must happen before any thread is started."""
    if sys.platform != "linux":
        return
    import ctypes

    with contextlib.suppress(OSError, AttributeError):  # a container may forbid it; the audit hook still stands
        libc = ctypes.CDLL(None)
        libc.unshare(_NEW_USER | _NEW_NETWORK)
        libc.prctl(_DIE_WITH_PARENT, _KILL, 0, 0, 0)
        libc.prctl(_NO_NEW_PRIVILEGES, 1, 0, 0, 0)


def limit(seconds: int, megabytes: int, *, alone: bool = True) -> None:
    """Limit computing time (seconds) and address space (MB of 2^20 bytes).

    A child that is ``alone`` also starts no thread or process, writes nothing and opens next to nothing.
    """
    if sys.platform == "win32":
        return
    import resource

    wanted = {"RLIMIT_AS": megabytes * 1024 * 1024, "RLIMIT_CPU": seconds + 1, "RLIMIT_CORE": 0}
    if alone:
        wanted |= {"RLIMIT_NOFILE": 32, "RLIMIT_FSIZE": 0, "RLIMIT_NPROC": 0}
    for name, value in wanted.items():
        with contextlib.suppress(AttributeError, OSError, ValueError):  # each system knows some of them
            number = getattr(resource, name)
            hard = resource.getrlimit(number)[1]
            most = value if hard == resource.RLIM_INFINITY else min(value, hard)
            resource.setrlimit(number, (most, most))


def keep_to_python(who: str) -> None:
    """Let nothing but Python's own folders be opened from here on, and no process or connection be started.

    ``who`` names the child in what it raises: `PermissionError`.
    """
    sys.addaudithook(_watch(_roots(), who))


def _roots() -> tuple[str, ...]:
    """Name the folders that Python and its packages are loaded from."""
    given = {sys.prefix, sys.base_prefix, sys.exec_prefix, sys.base_exec_prefix, *sys.path}
    both = {place for each in given if each for place in (os.path.abspath(each), os.path.realpath(each))}
    return tuple(each.rstrip(os.sep) + os.sep for each in both)


def _watch(roots: tuple[str, ...], who: str) -> Callable[[str, tuple[object, ...]], None]:
    """Make the audit hook: it refuses what the child has no need of, whoever asks for it in Python."""

    def watch(event: str, arguments: tuple[object, ...]) -> None:
        if event.startswith(_REFUSED):
            raise PermissionError(f"{who} has no business with {event}")
        if event == "open":
            path, _, flags = arguments
            if isinstance(path, int):  # a descriptor that is open already
                return
            place = os.path.abspath(os.fsdecode(cast(str, path)))
            if (isinstance(flags, int) and flags & _WRITING) or not place.startswith(roots):
                raise PermissionError(f"{who} may not open {place}")

    return watch
