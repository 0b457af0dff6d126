"""How often: “every 3 years”, “twice a year”, “quarterly”, “on an annual basis”; regularly is no frequency."""

from __future__ import annotations

from functools import lru_cache

from vpkg.extract.dates.spans import Stretch
from vpkg.extract.numbers import number_at
from vpkg.extract.passage import Token
from vpkg.extract.words import table

_EACH = frozenset(["every", "each"])
_PER = frozenset(["a", "an", "per", "each", "every"])
_NTH = {"other": 2, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "single": 1}
_TIMES = {"once": 1, "twice": 2, "thrice": 3}
_TO = frozenset(["to", "or", "-", "–"])


@lru_cache(maxsize=1)
def _units() -> dict[str, dict[str, str]]:
    named = {row["word"]: row for row in table("date-units")}
    return named | {f"{word}s": row for word, row in named.items()}


@lru_cache(maxsize=1)
def frequency_words() -> dict[str, dict[str, str]]:
    """Return the words that are a frequency by themselves, with their ISO 8601 duration and use."""
    return {row["word"]: row for row in table("date-frequencies")}


def starts_frequency(low: str) -> bool:
    """Tell whether a frequency may start with a word."""
    return low in _EACH or low in _TIMES or low in frequency_words()


def frequency_at(tokens: tuple[Token, ...], at: int, text: str) -> Stretch | None:
    """Return the frequency that starts at a token."""
    low = tokens[at].low
    if low in _EACH:
        return _every(tokens, at, at + 1, text)
    if low in frequency_words():
        return _word(tokens, at)
    return _times(tokens, at, text)


def _low(tokens: tuple[Token, ...], at: int) -> str:
    return tokens[at].low if 0 <= at < len(tokens) else ""


def _made(tokens: tuple[Token, ...], first: int, last: int, time: str | None, row: str) -> Stretch:
    return Stretch(tokens[first].start, tokens[last - 1].end, "date-frequency", row, time)


def _every(tokens: tuple[Token, ...], first: int, at: int, text: str) -> Stretch | None:
    """Read what follows “every”: “3 years”, “two to three years”, “other month”, “quarter”."""
    count: float | None = 1.0
    if _low(tokens, at) in _NTH:
        count, at = float(_NTH[_low(tokens, at)]), at + 1
    elif at < len(tokens):
        number = number_at(tokens, at, text)
        if number is not None:
            count, at = number.value, number.last
    unit = _units().get(_low(tokens, at))
    if unit is None:
        return None
    return _made(tokens, first, at + 1, _duration(unit, count), "every")


def _duration(unit: dict[str, str], count: float | None) -> str | None:
    if count is None or not unit["letter"] or count != int(count) or count < 1:
        return None
    number = int(count) * int(unit["times"])
    letter = unit["letter"]
    return f"PT{number}{letter[1:]}" if letter.startswith("T") else f"P{number}{letter}"


def _times(tokens: tuple[Token, ...], first: int, text: str) -> Stretch | None:
    """Read “once a year”, “three times per month”, “once every two years”."""
    count: float | None = _TIMES.get(tokens[first].low)
    at = first + 1
    if count is None:
        number = number_at(tokens, first, text)
        if number is None or _low(tokens, number.last) != "times":
            return None
        count, at = number.value, number.last + 1
    if _low(tokens, at) not in _PER:
        return None
    if _low(tokens, at) in _EACH and count == 1:
        return _every(tokens, first, at + 1, text)
    unit = _units().get(_low(tokens, at + 1))
    if unit is None:
        return None
    return _made(tokens, first, at + 2, _share(unit, count), "times a year")


def _share(unit: dict[str, str], count: float | None) -> str | None:
    """Twice a year is every six months; three times a month has no name in whole units."""
    if count == 1:
        return _duration(unit, 1)
    months = float(unit["months"] or 0)
    if not count or not months or months % count:
        return None
    return f"P{int(months / count)}M"


def _word(tokens: tuple[Token, ...], at: int) -> Stretch | None:
    row = frequency_words()[tokens[at].low]
    before, after = _low(tokens, at - 1), _low(tokens, at + 1)
    time = row["time"] or None
    if after == "basis" and before in ("a", "an"):
        first = at - 2 if _low(tokens, at - 2) == "on" else at - 1
        return _made(tokens, first, at + 2, time, row["row"])
    if row["use"] == "basis" or (row["use"] == "adverb" and after[:1].isalpha() and after not in _CLOSES):
        return None
    return _made(tokens, at, at + 1, time, row["row"])


_CLOSES = frozenset(
    "by to in at on with for from and or of as during across between through within since until".split()
)
