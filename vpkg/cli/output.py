"""Where results go: the screen or a file, written whole or not at all; progress on a terminal only."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Sequence
from pathlib import Path

from vpkg import export
from vpkg.errors import UnknownName
from vpkg.pipeline import Progress


def deliver(text: str | bytes, output: str | None) -> None:
    """Write a result to the file named, or to standard output.

    Raises `UnknownName` when what is no text would go to a terminal.
    """
    content = text.encode("utf-8") if isinstance(text, str) else text
    if output is None and isinstance(text, bytes) and b"\0" in text:
        if sys.stdout.isatty():
            raise UnknownName("This format is not text, and a terminal cannot show it; name a file with -o FILE.")
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()
    elif output is None:
        sys.stdout.write(content.decode("utf-8"))
    else:
        export.write_bytes(Path(output), content)


def format_of(given: str | None, output: str | None, formats: Sequence[str], otherwise: str) -> str:
    """Return the format asked for, else the one that the ending of the output's name tells, else ``otherwise``."""
    ending = Path(output).suffix.lower().lstrip(".") if output else ""
    told = {"ttl": "turtle", "nt": "ntriples"}.get(ending, ending)
    return given or (told if told in formats else otherwise)


def width() -> int:
    """Return how wide to print: the terminal's width, or 100 columns when piped."""
    return shutil.get_terminal_size((100, 24)).columns if sys.stdout.isatty() else 100


def progress() -> Progress | None:
    """Return what draws a progress bar on a terminal, or None where nobody watches."""
    return _draw if sys.stderr.isatty() else None


def _draw(done: int, of: int, name: str) -> None:
    filled = round(24 * done / max(of, 1))
    bar = "█" * filled + "░" * (24 - filled)
    line = f"\r{bar} {done}/{of} {name[:40]}"
    sys.stderr.write(f"{line:<80}" if done < of else "\r" + " " * 80 + "\r")
    sys.stderr.flush()
