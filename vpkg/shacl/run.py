"""Checking any graph against any shapes, and reading any engine's report, in a confined child."""

from __future__ import annotations

import math
import os
import signal
import sys
from collections.abc import Iterable
from pathlib import Path

from vpkg.confine.outside import Said, converse, start
from vpkg.errors import DataError, UnreadableInput
from vpkg.shacl.model import Report
from vpkg.shacl.sources import Source, read_sources
from vpkg.shacl.wire import packed, understood

LONGEST_ANSWER = 256_000_000
"""Bytes of JSON: some hundred thousand results."""

_START = start("vpkg.shacl.child", 2)


def check_graph(
    data: Iterable[str | Path],
    shapes: Iterable[str | Path],
    syntax: str | None = None,
    seconds: float | None = None,
) -> Report:
    """Hold the union of RDF files against the union of shapes files (SHACL Core and SHACL-SPARQL), and fetch nothing.

    ``syntax`` is that of the data where the endings do not tell it; ``seconds`` is how long it may take. Raises
    `UnreadableInput`, in one sentence, when a file cannot be read, a shape is not as SHACL says, or a limit was
    reached; `UnknownName` when an ending tells no syntax.
    """
    files = [("data", each) for each in read_sources(data, syntax)]
    files += [("shapes", each) for each in read_sources(shapes)]
    for role, what in (("data", "file of data (--data)"), ("shapes", "file of shapes (--shapes)")):
        if role not in [each for each, _ in files]:
            raise UnreadableInput(f"Name a {what}; a check needs data and shapes.")
    return _asked(files, "The check", seconds)


def read_report(path: str | Path, syntax: str | None = None, seconds: float | None = None) -> Report:
    """Read the ``sh:ValidationReport`` that any engine wrote; raises as `check_graph` does."""
    [source] = read_sources([path], syntax)
    return _asked([("report", source)], f"Reading {source.name}", seconds)


def _asked(files: list[tuple[str, Source]], what: str, seconds: float | None) -> Report:
    given = _setting("VPKG_CHECK_SECONDS", 300, 0.1) if seconds is None else seconds
    if not 0 < given < 10_000_000:
        raise UnreadableInput(f"{given:g} seconds is no limit of time; give a number above 0.")
    megabytes = int(_setting("VPKG_CHECK_MEMORY_MB", 4096, 256))
    arguments = [str(math.ceil(given)), str(megabytes)]
    try:
        said = converse(_START, arguments, packed(files), given, LONGEST_ANSWER)
    except OSError as error:
        raise UnreadableInput(f"{what} cannot begin: no child process starts ({error.strerror}); try again.") from error
    return _understood(said, what, given, megabytes)


def _setting(name: str, default: float, least: float) -> float:
    text = os.environ.get(name, "")
    try:
        value = float(text) if text else default
    except ValueError:
        value = math.nan
    if not least <= value <= 1_000_000:
        raise DataError(f"The setting {name}={text!r} is no number from {least:g} on; give one, or leave it out.")
    return value


def _understood(said: Said, what: str, seconds: float, megabytes: int) -> Report:
    late = sys.platform != "win32" and said.status == -signal.SIGXCPU
    if not said.in_time or late:
        raise UnreadableInput(
            f"{what} was not done within {seconds:g} seconds and was stopped; allow more with --seconds, or give less."
        )
    if len(said.answer) > LONGEST_ANSWER:
        raise UnreadableInput(f"{what} found more than a report can hold; give less data, or fewer shapes.")
    if said.status or not said.answer:
        raise UnreadableInput(
            f"{what} ended without an answer ({_ended(said.status)}, with {megabytes} MB allowed by "
            "VPKG_CHECK_MEMORY_MB); the files may be too large or built to do harm."
        )
    try:
        found = understood(said.answer)
    except ValueError as error:
        raise UnreadableInput(f"{what} gave an answer that does not hold together ({error}); try again.") from error
    if isinstance(found, Report):
        return found
    [(why, detail)] = found.items()
    raise UnreadableInput(_refusal(why, detail, what, megabytes))


def _ended(status: int) -> str:
    if sys.platform != "win32" and status < 0:
        return signal.Signals(-status).name
    return f"status {status}"


def _refusal(why: str, detail: str, what: str, megabytes: int) -> str:
    words = " ".join("".join(c if c.isprintable() else " " for c in detail).split())[:600]
    if why == "refused":
        return words
    if why == "memory":
        return f"{what} needs more than {megabytes} MB of memory; give less data, or set VPKG_CHECK_MEMORY_MB."
    if why == "depth":
        return f"{what} met shapes, paths or lists that are nested without end; mend them."
    return f"{what} made the engine fail ({words.rstrip('.')}); mend the shapes or the data, or leave that part out."
