"""Which proposals stand: the longest wins, a declared precedence settles ties and crossings, nested names are kept.

The tables are ontology/lexicon/precedence.csv and nesting.csv; nothing here knows a kind by name.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache

from vpkg.extract.found import Found, Lost
from vpkg.extract.words import table


@dataclass(slots=True)
class Standing:
    """A proposal that stands, and those that stand inside it."""

    found: Found
    inside: list[Standing] = field(default_factory=list)


def resolve(proposals: Iterable[Found], lost: list[Lost]) -> list[Standing]:
    """Settle overlapping proposals of one passage; what does not stand goes to ``lost`` with the reason."""
    standing: list[Standing] = []
    proposals = list(proposals)
    if not proposals:
        return standing
    for found in sorted(_once(proposals, lost), key=lambda f: (-len(f), precedence(f), f.start)):
        _place(found, standing, lost)
    return standing


def precedence(found: Found) -> int:
    """Return the rank of a proposal by its recogniser, else by its kind; the lower one goes first."""
    return _rank(found.recogniser, found.kind)


@lru_cache(maxsize=1024)
def _rank(recogniser: str, kind: str) -> int:
    return _ranks().get(recogniser, _ranks().get(kind, 99))


@lru_cache(maxsize=1)
def _ranks() -> dict[str, int]:
    return {row["what"]: int(row["rank"]) for row in table("precedence")}


@lru_cache(maxsize=1)
def _nesting() -> dict[tuple[str, str], str]:
    return {(row["outer"], row["inner"]): row["then"] for row in table("nesting")}


def _once(proposals: Iterable[Found], lost: list[Lost]) -> list[Found]:
    """Of several proposals for one stretch, keep the first by precedence."""
    best: dict[tuple[int, int], Found] = {}
    for found in sorted(proposals, key=precedence):
        rival = best.setdefault((found.start, found.end), found)
        if rival is not found:
            lost.append(Lost(found, "the same words are taken by what goes first", rival))
    return list(best.values())


def _place(found: Found, standing: list[Standing], lost: list[Lost]) -> None:
    """Put a proposal among longer ones that stand, in order: beside them, inside one, or nowhere."""
    last = bisect_left(standing, found.end, key=_start)
    first = last
    while first and standing[first - 1].found.end > found.start:
        first -= 1
    for other in sorted(standing[first:last], key=_order):
        outer = other.found
        if outer.start <= found.start and found.end <= outer.end:
            then = _nesting().get((outer.kind, found.kind), "keep" if outer.kind != found.kind else "drop")
            if then == "keep":
                _place(found, other.inside, lost)
            else:
                lost.append(Lost(found, f"within the {outer.kind} it is no {found.kind} of its own", outer))
            return
        if precedence(found) < precedence(outer):
            standing.remove(other)
            lost.append(Lost(outer, "it crosses what goes first", found))
            continue
        lost.append(Lost(found, "it crosses what goes first", outer))
        return
    standing.insert(bisect_left(standing, found.start, key=_start), Standing(found))


def _start(standing: Standing) -> int:
    return standing.found.start


def _order(standing: Standing) -> tuple[int, int, int]:
    found = standing.found
    return -len(found), precedence(found), found.start
