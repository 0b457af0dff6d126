"""Evaluating a query within a time and a number of rows.

On the embedded store a child process does it, as the engine cannot be told to stop; a server is told how long it may
take. No limit is ever set without being asked for or told of.
"""

from __future__ import annotations

import contextlib
import json
import math
import os
import signal
import sys
from dataclasses import dataclass
from typing import Protocol, runtime_checkable

from vpkg.confine.outside import Said, converse, start
from vpkg.errors import DataError, QueryError, StoreError
from vpkg.model import Cell, Iri, Literal, Solutions
from vpkg.store import OxigraphStore, Store, kind
from vpkg.store.guard import tokens

LONGEST_ANSWER = 256_000_000
"""Bytes of JSON."""

_START = start("vpkg.sparql.child", 2)


@runtime_checkable
class _Timed(Protocol):
    """A store whose answers can be waited for so long and no longer."""

    def within(self, seconds: float) -> contextlib.AbstractContextManager[None]: ...


@dataclass(frozen=True, slots=True)
class Answer:
    """What a query gave: one of ``solutions`` (SELECT), ``truth`` (ASK) and ``lines`` (CONSTRUCT, N-Triples).

    ``cut`` tells that there are more rows or triples than were asked for.
    """

    solutions: Solutions | None = None
    truth: bool | None = None
    lines: tuple[str, ...] | None = None
    cut: bool = False


def answer(store: Store, query: str, seconds: float | None = None, rows: int | None = None) -> Answer:
    """Evaluate a query of any form: within ``seconds`` by the clock, at most ``rows`` rows or triples.

    Raises `QueryError` when it is not well-formed, not admitted, took longer or needed too much memory; `StoreError`
    when the store cannot be read.
    """
    _refuse_no_limit(seconds, rows)
    if seconds is None:
        return _directly(store, query, rows)
    if not isinstance(store, OxigraphStore):
        with within(store, seconds):
            return _directly(store, query, rows)
    folder = store.read_only_folder
    head = json.dumps({"query": query, "folder": str(folder) if folder else None, "rows": rows}).encode("ascii")
    data = b"" if folder else "".join(f"{line}\n" for line in store.quads()).encode()
    megabytes = _megabytes()
    try:
        said = converse(_START, [str(math.ceil(seconds)), str(megabytes)], head + b"\n" + data, seconds, LONGEST_ANSWER)
    except OSError as error:
        raise StoreError(f"No process starts to evaluate the query ({error.strerror}); try again.") from error
    return _understood(said, seconds, megabytes)


def within(store: Store, seconds: float) -> contextlib.AbstractContextManager[None]:
    """Let a server take so many seconds for all that it is asked meanwhile; the embedded engine knows no time."""
    return store.within(seconds) if isinstance(store, _Timed) else contextlib.nullcontext()


def cut_note(query: str, rows: int | None, what: str) -> str:
    """Say that an answer was cut, and where no order was asked for that the cut is by chance."""
    ordered = any(token.word == "ORDER" for token in tokens(query))
    chance = "" if ordered or what != "rows" else " Which ones is chance: add ORDER BY."
    return f"Cut at {rows} {what}; there are more.{chance}"


def _refuse_no_limit(seconds: float | None, rows: int | None) -> None:
    if seconds is not None and not 0 < seconds < 10_000_000:
        raise QueryError(f"{seconds:g} seconds is no limit of time; give a number above 0.")
    if rows is not None and not 0 < rows < 1_000_000_000:
        raise QueryError(f"{rows} rows is no limit; give a whole number above 0, or leave it out to get all.")


def _directly(store: Store, query: str, rows: int | None) -> Answer:
    form = kind(query)
    if form == "ask":
        return Answer(truth=store.ask(query))
    if form in ("construct", "describe"):
        lines = store.construct(query)
        return Answer(lines=tuple(lines[:rows]), cut=rows is not None and len(lines) > rows)
    found = store.select(query, None if rows is None else rows + 1)
    return Answer(Solutions(found.columns, found.rows[:rows]), cut=rows is not None and len(found.rows) > rows)


def _megabytes() -> int:
    text = os.environ.get("VPKG_QUERY_MEMORY_MB", "") or "4096"
    if not text.isdecimal() or not 128 <= int(text) <= 1_000_000:
        raise DataError(
            f"The setting VPKG_QUERY_MEMORY_MB={text!r} is no number from 128 on; give one, or leave it out."
        )
    return int(text)


def _understood(said: Said, seconds: float, megabytes: int) -> Answer:
    late = sys.platform != "win32" and said.status == -signal.SIGXCPU
    if not said.in_time or late:
        raise QueryError(
            f"The query was not done within {seconds:g} seconds and was stopped; ask for less, or allow more with "
            "--seconds."
        )
    if len(said.answer) > LONGEST_ANSWER:
        raise QueryError(
            f"The answer is longer than {LONGEST_ANSWER // 1_000_000} MB; name fewer columns, or cut it with --rows."
        )
    if said.status == -6 or said.answer.startswith(b'{"memory"'):
        raise QueryError(
            f"The query needs more than {megabytes} MB of memory; ask for less, or set VPKG_QUERY_MEMORY_MB."
        )
    if said.status or not said.answer:
        raise QueryError(f"The engine fell over the query (status {said.status}); make it simpler.")
    found = json.loads(said.answer)
    if "query" in found:
        raise QueryError(found["query"])
    if "store" in found:
        raise StoreError(found["store"])
    if "truth" in found:
        return Answer(truth=found["truth"])
    if "lines" in found:
        return Answer(lines=tuple(found["lines"]), cut=found["cut"])
    rows = tuple(tuple(_cell(each) for each in row) for row in found["rows"])
    return Answer(Solutions(tuple(found["columns"]), rows), cut=found["cut"])


def _cell(packed: list[str] | None) -> Cell:
    if packed is None:
        return None
    return Iri(packed[0]) if len(packed) == 1 else Literal(*packed)
