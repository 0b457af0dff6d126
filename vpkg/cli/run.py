"""Running a command: errors become one sentence on standard error, and an exit status."""

from __future__ import annotations

import contextlib
import io
import os
import signal
import sys
from collections.abc import Iterator
from importlib import import_module
from types import FrameType

from vpkg.cli.output import spare_inputs
from vpkg.cli.parser import parser
from vpkg.errors import VpkgError


class _Ended(KeyboardInterrupt):
    """Another process asks us to end; what is half done is put away as when a person presses Ctrl-C."""

    def __init__(self, number: int) -> None:
        super().__init__()
        self.status = 128 + number


def run(arguments: list[str]) -> int:
    """Parse the arguments, run the command, and return its exit status."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            # A terminal that cannot show a character must not stop the command.
            stream.reconfigure(errors="backslashreplace")
    try:
        parsed = parser().parse_args(arguments)
    except SystemExit as stop:
        return int(stop.code or 0)
    command = import_module(f"vpkg.cli.{parsed.module}")
    try:
        with _ending_orderly():
            spare_inputs(parsed)
            status = int(command.run(parsed))
            sys.stdout.flush()
    except VpkgError as error:
        sys.stderr.write(f"vpkg: {error}\n")
        return 2
    except BrokenPipeError:
        # The reader of our output went away (head, less): that is no fault. Python would complain once more at exit.
        with contextlib.suppress(OSError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except OSError as error:
        sys.stderr.write(
            f"vpkg: {error.filename or 'the output'} cannot be written ({error.strerror}); choose another place.\n"
        )
        return 2
    except KeyboardInterrupt as stop:
        sys.stderr.write("vpkg: stopped; nothing was left half written.\n")
        return stop.status if isinstance(stop, _Ended) else 130
    return status


@contextlib.contextmanager
def _ending_orderly() -> Iterator[None]:
    """Let requests to end run what cleans up: by itself Python would die at once and leave temporary files behind."""

    def end(number: int, _: FrameType | None) -> None:
        for each in before:
            signal.signal(each, signal.SIG_IGN)  # a second request must not cut the cleaning short
        raise _Ended(number)

    before: dict[int, object] = {}
    try:
        # Where the terminal's end is to be outlived (nohup) it stays so; only the main thread may ask for signals.
        for name in ("SIGTERM", "SIGHUP"):
            number = getattr(signal, name, None)
            if number is not None and signal.getsignal(number) is signal.SIG_DFL:
                with contextlib.suppress(ValueError):
                    before[number] = signal.signal(number, end)
        yield
    finally:
        for number in before:
            signal.signal(number, signal.SIG_DFL)
