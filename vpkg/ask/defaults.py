"""What the defaults of parameters leave out of an answer: counted by asking again with the defaults open."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from decimal import Decimal

from vpkg.ask.bind import bind
from vpkg.ask.library import LibraryQuery
from vpkg.model import Cell, Solutions, Term
from vpkg.store import Store

_OPENERS = {"minimum": "minimum=0", "candidates": "candidates=yes"}
_REASONS = {
    "minimum": "resting on rules measured below {}",
    "candidates": "naming organisations that nobody has confirmed",
}


def left_out(
    store: Store, query: LibraryQuery, values: Mapping[str, Term], given: Mapping[str, Term], found: Solutions
) -> tuple[str, ...]:
    """Say how many rows the defaults leave out, and how many of those shown rest on rules that nobody measured.

    ``values`` are the user's, ``given`` these with the defaults. A count may concern rows that stand in the answer with
    smaller numbers.
    """
    closed = [param.name for param in query.params if param.default and param.name not in values]
    lines = []
    lost = _lost(store, query, given, closed, found) if closed else Counter()
    if lost:
        whole, reasons = lost.total(), _reasons(store, query, given, closed, found, lost)
        parts = [
            f"{_rows(count)} {_REASONS.get(name, 'left out by ' + name + '={}').format(given[name].value)}"
            for name, count in reasons.items()
            if count
        ]
        both = whole - sum(reasons.values())
        if both > 0:
            parts.append(f"{_rows(both)} for both reasons" if parts else f"{_rows(both)} for several reasons")
        ways = " ".join(_OPENERS.get(name, f"another {name}") for name in closed)
        lines.append(f"Left out: {', '.join(parts)}; ask with {ways} to see {'it' if whole == 1 else 'them'}.")
    if "confidence" in found.columns:
        at = found.columns.index("confidence")
        unmeasured = sum(row[at] is None for row in found.rows)
        if unmeasured:
            verb = "rests" if unmeasured == 1 else "rest"
            lines.append(f"{_rows(unmeasured)} of {len(found.rows)} {verb} on rules whose precision is not measured.")
    return tuple(lines)


def _reasons(
    store: Store,
    query: LibraryQuery,
    given: Mapping[str, Term],
    closed: list[str],
    found: Solutions,
    lost: Counter[tuple[Cell, ...]],
) -> dict[str, int]:
    """Count, for each default, the rows that it alone leaves out. What can be told from the rows is not asked again."""
    if len(closed) == 1:
        return {closed[0]: lost.total()}
    if set(closed) == {"minimum", "candidates"} and "confidence" in found.columns:
        at, least = found.columns.index("confidence"), Decimal(given["minimum"].value)
        low = sum(n for row, n in lost.items() if (cell := row[at]) is not None and Decimal(cell.value) < least)
        alone = _lost(store, query, given, ["minimum"], found).total() if low else 0
        return {name: alone if name == "minimum" else lost.total() - low for name in closed}
    return {name: _lost(store, query, given, [name], found).total() for name in closed}


def _lost(
    store: Store, query: LibraryQuery, given: Mapping[str, Term], names: list[str], found: Solutions
) -> Counter[tuple[Cell, ...]]:
    """Count the rows that stand only in the answer in which these parameters are open."""
    wider = store.select(bind(query, {name: value for name, value in given.items() if name not in names}))
    return Counter(wider.rows) - Counter(found.rows)


def _rows(count: int) -> str:
    return "1 row" if count == 1 else f"{count} rows"
