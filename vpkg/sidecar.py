"""Small TOML files that a person keeps beside a report: a correction, decisions, waivers. They are not trusted."""

from __future__ import annotations

import errno
import tomllib
from pathlib import Path
from typing import Any

from vpkg.errors import UnreadableInput

MOST_DOTS = 500
"""In a line: the parser's time grows with the square of the dots in one key."""


def content(file: Path, largest: int, what: str) -> bytes | None:
    """Read a file of at most ``largest`` bytes; None where there is none. ``what`` is such as “a correction is”.

    Raises `UnreadableInput` when it is no file, too large, or may not be read.
    """
    try:
        if not file.exists():
            return None
        if not file.is_file():
            raise UnreadableInput(f"{file} is no file; {what} a text file of that name, so move this away.")
        with file.open("rb") as opened:
            found = opened.read(largest + 1)
    except OSError as error:
        if error.errno == errno.ENAMETOOLONG:
            return None
        raise UnreadableInput(f"{file} cannot be opened ({error.strerror}); check that you may read it.") from error
    if len(found) > largest:
        size = f"{largest // 1_000_000} MB" if largest >= 1_000_000 else f"{largest // 1000} kB"
        raise UnreadableInput(f"{file} is larger than {size}, and {what} never that large; look what is in it.")
    return found


def parsed(text: bytes, name: str, mend: str, dots: str = "write it shorter") -> dict[str, Any]:
    """Read TOML 1.0. ``mend`` and ``dots`` say what to do where it is none, and where a line has too many dots.

    Raises `UnreadableInput`.
    """
    if any(line.count(b".") > MOST_DOTS for line in text.splitlines()):
        raise UnreadableInput(f"{name} holds a line with more than {MOST_DOTS} dots; {dots}.")
    try:
        return tomllib.loads(text.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise UnreadableInput(
            f"{name} is not UTF-8 text (byte {error.start} cannot be read); save it as UTF-8 and try again."
        ) from error
    except tomllib.TOMLDecodeError as error:
        raise UnreadableInput(f"{name} is not TOML ({_tame(error)}); {mend}.") from error
    except (ValueError, RecursionError) as error:
        raise UnreadableInput(f"{name} holds a value too long or too deep to read; {mend}.") from error


def _tame(error: Exception) -> str:
    """A parser's words in one line: they may repeat characters of the file."""
    words = str(error).replace("\n", " ").rstrip(".")
    return "".join(c for c in words if c.isprintable())[:120]
