"""Words around a figure that make it a bound or a guess: approximately, more than, at least, up to."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from vpkg.extract.numbers import Number
from vpkg.extract.passage import Token
from vpkg.extract.words import table

_LONGEST = 5
_TAKES_ABOUT = frozenset(
    "information concern concerns complaint complaints question questions talk talks talked talking speak spoke report"
    " reports reported learn learned learnt know known knowledge news conflict conflicts dispute disputes control"
    " authority sovereignty worried rumours allegations discussion discussions walked travelled built".split()
)


@dataclass(frozen=True, slots=True)
class Qualifier:
    """A qualifier and the token at which its words begin or end; ``needs_more`` where they may be a preposition."""

    name: str
    edge: int
    needs_more: bool = False


@lru_cache(maxsize=1)
def _rows() -> tuple[dict[str, tuple[str, bool]], dict[str, str]]:
    rows = table("number-qualifiers")
    before = {r["words"]: (r["qualifier"], bool(r["needs"])) for r in rows if r["position"] == "before"}
    return before, {r["words"]: r["qualifier"] for r in rows if r["position"] == "after"}


def before(tokens: tuple[Token, ...], at: int, text: str) -> Qualifier | None:
    """Return the qualifier that ends right before a token, the longest that fits."""
    for first in range(max(0, at - _LONGEST), at):
        words = text[tokens[first].start : tokens[at].start].rstrip()
        row = _rows()[0].get(words)
        if row is None:
            continue
        earlier = tokens[first - 1].low if first else ""
        if row[1] and earlier in _TAKES_ABOUT:
            return None
        return Qualifier(row[0], first, row[1])
    return None


def after(tokens: tuple[Token, ...], at: int, text: str) -> Qualifier | None:
    """Return the qualifier that starts at a token: “or more”, “+”."""
    for last in (at + 2, at + 1):
        if last <= len(tokens) and at < len(tokens):
            words = text[tokens[at].start : tokens[last - 1].end]
            name = _rows()[1].get(words)
            if name is not None:
                return Qualifier(name, last)
    return None


def bounds(number: Number, qualifier: str | None) -> tuple[float | None, float | None, float | None]:
    """Return value, low and high: “over 50” states a lower bound, “up to 50” an upper one."""
    if number.value is None:
        return None, number.low, number.high
    if qualifier in ("over", "at-least"):
        return number.value, number.value, None
    if qualifier in ("under", "up-to"):
        return number.value, None, number.value
    return number.value, None, None
