"""One writer or many readers of a folder, across processes.

The engine's own lock keeps writers apart only: opened for reading while another process writes, it may see files vanish
and call itself corrupt.
"""

from __future__ import annotations

import sys
from pathlib import Path


class Lock:
    """A lock on a file that exists, held until released; where the platform has none, the engine's lock must do.

    Raises `BlockingIOError` when another opening holds it, in this or another process.
    """

    def __init__(self, path: Path, *, writer: bool) -> None:
        self.writer = writer
        self._file = path.open("rb+" if writer else "rb")
        try:
            _lock(self._file.fileno(), writer=writer)
        except BlockingIOError:
            self._file.close()
            raise

    def release(self) -> None:
        """Let go; doing it twice is fine."""
        self._file.close()


def _lock(descriptor: int, *, writer: bool) -> None:
    if sys.platform == "win32":
        return
    import errno
    import fcntl

    try:
        fcntl.flock(descriptor, (fcntl.LOCK_EX if writer else fcntl.LOCK_SH) | fcntl.LOCK_NB)
    except BlockingIOError:
        raise
    except OSError as error:
        if error.errno not in (errno.ENOLCK, errno.EOPNOTSUPP, errno.ENOSYS):
            raise
