"""Reading a format that needs a large library, in a child process that has a deadline and little else.

A PDF, Word or HTML file can be built to exhaust, crash or take over what reads it. So a child reads it: it may not use
more than so much time and memory, reaches no network and no other file, and what it answers is checked (`wire`).
Its limits hold for one file; whatever happens in there, the next file is read as if nothing had been.
"""

from __future__ import annotations

import math
import os
import signal
import sys
from dataclasses import dataclass

from vpkg.confine.outside import converse, start
from vpkg.errors import DataError, UnreadableInput
from vpkg.model import Content
from vpkg.read.wire import answered

LONGEST_ANSWER = 16_000_000
"""Bytes of JSON; the whole text of a report stays below a tenth of it."""

_NAMES = {"html": "HTML", "docx": "Word", "pdf": "PDF"}

_START = start("vpkg.read.child", 4)


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
    given = [format_, name, str(math.ceil(allowed.seconds)), str(allowed.megabytes)]
    try:
        said = converse(_START, given, content, allowed.seconds, LONGEST_ANSWER)
    except OSError as error:
        raise UnreadableInput(
            f"{name} cannot be read: no child process starts ({error.strerror}); try again."
        ) from error
    if not said.in_time:
        raise UnreadableInput(
            f"{name} was not read within {allowed.seconds:g} seconds; it may be damaged or built to do harm: save it "
            "anew from its own program, or set VPKG_READ_SECONDS to allow more."
        )
    return _understood(said.answer, said.status, name, _NAMES[format_], allowed)


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
