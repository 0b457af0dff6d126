"""Running a command: errors become one sentence on standard error, and an exit status."""

from __future__ import annotations

import contextlib
import io
import os
import sys
from importlib import import_module

from vpkg.cli.parser import parser
from vpkg.errors import VpkgError


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
    except KeyboardInterrupt:
        sys.stderr.write("vpkg: stopped; nothing was left half written.\n")
        return 130
    return status
