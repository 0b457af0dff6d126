"""Where results go: the screen or a file, written whole or not at all; progress on a terminal only."""

from __future__ import annotations

import shutil
import sys
from argparse import Namespace
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


def spare_inputs(arguments: Namespace) -> None:
    """Refuse a result that would take the place of what the command reads, or of what a person keeps beside it.

    Raises `UnknownName`.
    """
    output = getattr(arguments, "output", None)
    if not output:
        return
    from vpkg import correction, curate
    from vpkg.check import waivers

    if output.endswith((correction.ENDING, curate.ENDING, waivers.ENDING)):
        raise UnknownName(f"{output} is a name for what people state beside a report; give -o another name.")
    given = [value for name, value in vars(arguments).items() if name not in ("output", "module")]
    for each in [one for value in given for one in (value if isinstance(value, list) else [value])]:
        if isinstance(each, str) and _would_replace(Path(output), Path(each)):
            raise UnknownName(f"{output} is read by this command and would be lost; give -o another name.")


def _would_replace(output: Path, given: Path) -> bool:
    from vpkg.read import MEDIA_TYPES

    try:
        if given.is_dir() and output.is_file():
            # A folder is read with all reports in it.
            return output.suffix.lower() in MEDIA_TYPES and given.resolve() in output.resolve().parents
        return output.is_file() and given.is_file() and output.samefile(given)
    except (OSError, ValueError):
        return False


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
