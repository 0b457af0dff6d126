"""Years and numbers in names of laws: “Act, 2006 (Act 703)”, “Decree No. 63/2004”, “Resolution 1325 (2000)”."""

from __future__ import annotations

from vpkg.extract.instruments.heads import NUMBER, Head, is_year
from vpkg.extract.instruments.reading import Reading

_IN_BRACKETS = 6
"""Tokens; longer brackets hold no number of a law."""
_LONGEST_NUMBER = 12
"""Tokens, marks included."""
_PARTS = 4
"""Number, year, bracket and year again."""
_UNIONS = frozenset("eu ec eec euratom ue ce".split())
_OPEN = {"(": ")", "[": "]"}


def number_end(reading: Reading, at: int) -> int:
    """Return the index after a number with its letters and marks (004-2009-IN, 18/001, 2014/95/EU), else ``at``."""
    tokens, last = reading.tokens, reading.last
    if at >= last or not any(c.isdigit() for c in tokens[at].text):
        return at
    end = at + 1
    last = min(last, at + _LONGEST_NUMBER)
    while end < last and tokens[end].start == tokens[end - 1].end:
        if not tokens[end].text[0].isalnum() and not (tokens[end].text in "-/:" and _touches(reading, end + 1)):
            break
        end += 1
    return end


def _touches(reading: Reading, at: int) -> bool:
    """Tell whether a word follows a mark without a space."""
    tokens = reading.tokens
    return at < reading.last and tokens[at].start == tokens[at - 1].end and tokens[at].text[0].isalnum()


def tail_end(reading: Reading, at: int, head: Head) -> int:
    """Return the index after the years and numbers that follow a name, else ``at``."""
    if head.sort not in ("law", "first"):
        return _years_end(reading, at)
    end = at
    for _ in range(_PARTS):
        stop = _part_end(reading, end)
        if stop == end:
            break
        end = stop
    return end


def counted_end(reading: Reading, at: int) -> int:
    """Return the index after “No. 12” or a plain number, else ``at``."""
    begin = at
    if reading.low(at) == "(" and reading.low(at + 2) == ")" and reading.low(at + 1) in _UNIONS:
        begin += 3
    if reading.low(begin) in NUMBER:
        begin += 1
        if reading.low(begin) in (".", "°", "º"):
            begin += 1
    end = number_end(reading, begin)
    return end if end > begin else at


def _part_end(reading: Reading, at: int) -> int:
    low = reading.low(at)
    if low in _OPEN:
        end = _bracket_end(reading, at, _OPEN[low])
        return end if end > at else counted_end(reading, at)
    if low in (",", "of", "de"):
        after = at + 1
        if after < reading.last and is_year(reading.tokens[after]):
            return after + 1
        end = counted_end(reading, after) if low == "," and reading.low(after) in NUMBER else after
        return end if end > after else at
    if low in ("cap", "chapter"):
        begin = at + 2 if reading.low(at + 1) == "." else at + 1
        end = number_end(reading, begin)
        return end if end > begin else at
    return counted_end(reading, at)


def _bracket_end(reading: Reading, at: int, close: str) -> int:
    """A bracket belongs to the name if it holds a year, or a number after a capitalised word."""
    for end in range(at + 2, min(reading.last, at + _IN_BRACKETS + 2)):
        if reading.tokens[end].text != close:
            continue
        inside = reading.tokens[at + 1 : end]
        lone_year = len(inside) == 1 and is_year(inside[0])
        numbered = len(inside) > 1 and inside[0].text[:1].isupper() and any(c.isdigit() for c in inside[-1].text)
        return end + 1 if lone_year or numbered or inside[0].low in ("cth", "nsw") else at
    return at


def _years_end(reading: Reading, at: int) -> int:
    """“Strategy 2014-2016”, “Performance Standard 4”."""
    if at >= reading.last or not reading.tokens[at].text[0].isdigit():
        return at
    end = number_end(reading, at)
    return end if is_year(reading.tokens[at]) or (end == at + 1 and len(reading.low(at)) < 3) else at
