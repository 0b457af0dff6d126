"""Dates: days, months, years, intervals, parts of years and frequencies, each as ISO 8601 or EDTF where it can be told.

A month without a year is of the report's year. What cannot be told (“04/05/2023”) has no time.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from vpkg.extract.context import Context
from vpkg.extract.dates.calendar import month_numbers, month_pattern, seasons
from vpkg.extract.dates.frequencies import frequency_at, starts_frequency
from vpkg.extract.dates.guards import month_stands, year_stands
from vpkg.extract.dates.points import Point, point_at
from vpkg.extract.dates.spans import Stretch, interval_at, part_at
from vpkg.extract.found import Found
from vpkg.extract.passage import Passage
from vpkg.extract.words import table, words

__all__ = ["dates"]

_PART = re.compile(
    r"(?:(?:early|mid|late)(?:\sto\s(?:mid|late))?(?:\s?-\s?|\s)|(?:the\s)?(?:end|beginning|start|middle|close)\sof\s(?:the\syear\s)?)"
)
_IN_SEASON = re.compile(r"(?:in|during|over|throughout)\s(?:the\s)?(?:early\s|late\s)?$")
_PARTS = (
    "the this last next early mid late end beginning start middle close first second third fourth final"
    " 1st 2nd 3rd 4th fy fye fiscal financial"
)
_AFTER_THE = frozenset("end beginning start middle close first second third fourth last final".split())
_YEAR = re.compile(r"\b(?:19|20)\d\d")
_JOINT = re.compile(r"[-/.]")
_NO_DATE = "no-date"
"""Marks years that belong to a name (Strategy 2014-2016): none of them is a date."""
_CODED = re.compile(r"(?:mid|early|late)-|(?:fy|[qhs])'?\d|[1-4][qh]")


@lru_cache(maxsize=1)
def _starts() -> frozenset[str]:
    weekdays = [row["word"] for row in table("date-weekdays")]
    return frozenset([*_PARTS.split(), *month_numbers(), *seasons(), *weekdays])


def dates(passage: Passage, context: Context, known: tuple[Found, ...]) -> Iterator[Found]:  # noqa: ARG001
    """Yield the dates that a passage names, from left to right; none overlaps another."""
    taken = 0
    text = passage.view.folded
    for at in passage.at_any(_may_start):
        if passage.tokens[at].start < taken or (passage.tokens[at].low == "the" and not _follows_the(passage, at + 1)):
            continue
        stretch = _longest(passage, at, text, context.year)
        if stretch is not None:
            taken = stretch.end
            if stretch.recogniser != _NO_DATE:
                yield Found(stretch.start, stretch.end, "date", stretch.recogniser, row=stretch.row, time=stretch.time)


@lru_cache(maxsize=8192)
def _may_start(low: str) -> bool:
    first = _JOINT.split(low, maxsplit=1)[0]
    return (
        low[0].isdigit() or first in _starts() or starts_frequency(low) or bool(_CODED.match(low)) or _is_number(first)
    )


def _follows_the(passage: Passage, at: int) -> bool:
    """“The end of”, “the first quarter”, “the 1990s”: few words make a date of the article."""
    following = passage.tokens[at].low if at < len(passage.tokens) else ""
    return following in _AFTER_THE or following[:1].isdigit()


def _is_number(low: str) -> bool:
    return low in words("number-words", "class", "unit", "word") or low in words("number-words", "class", "ten", "word")


def _longest(passage: Passage, at: int, text: str, year: int | None) -> Stretch | None:
    """Return the longest date that starts at a token and stands where it does."""
    start = passage.tokens[at].start
    found = [
        frequency_at(passage.tokens, at, text),
        _part(passage, at, text, year),
        _guarded_interval(passage, at, text, year),
        part_at(text, start, year),
        _relative(passage, at, year),
        _season(passage, at, text, year),
        _point(passage, at, text, year),
    ]
    return max((f for f in found if f is not None), key=lambda f: f.end - f.start, default=None)


def _part(passage: Passage, at: int, text: str, year: int | None) -> Stretch | None:
    """Read “early 2019”, “mid-May 2020”, “the end of 2020”: the time is that of the whole."""
    match = _PART.match(text, passage.tokens[at].start)
    if match is None:
        return None
    inner = part_at(text, match.end(), year)
    if inner is None:
        found = point_at(text, match.end())
        capital = passage.view.kept[match.end() : match.end() + 1]
        if found is None or found[1].day or not (found[1].year or capital.isupper()):
            return None
        inner = Stretch(found[1].start, found[1].end, f"date-{found[1].precision}", found[0], found[1].time(year))
    return replace(inner, start=match.start(), recogniser="date-part")


def _guarded_interval(passage: Passage, at: int, text: str, year: int | None) -> Stretch | None:
    before = passage.tokens[at - 1].low if at else ""
    stretch = interval_at(text, passage.tokens[at].start, year, before == "between")
    if stretch is None or not _capitals(passage, stretch):
        return None
    digits = passage.tokens[at].low[:4]
    if len(digits) == 4 and digits.isdigit() and not year_stands(passage, at):
        return replace(stretch, recogniser=_NO_DATE)
    return stretch


_RELATIVE = {"this": 0, "last": -1, "next": 1}


def _relative(passage: Passage, at: int, year: int | None) -> Stretch | None:
    """“This year” is the report's, “last year” the one before."""
    token = passage.tokens[at]
    after = passage.tokens[at + 1] if at + 1 < len(passage.tokens) else None
    if token.low not in _RELATIVE or after is None or after.low not in ("year", "year's"):
        return None
    end = after.start + len("year")
    return Stretch(token.start, end, "date-relative", "this year", str(year + _RELATIVE[token.low]) if year else None)


@lru_cache(maxsize=1)
def _month() -> re.Pattern[str]:
    return re.compile(rf"\b{month_pattern()}")


def _capitals(passage: Passage, stretch: Stretch) -> bool:
    """A month in lower case is one only beside a year."""
    text = passage.view.folded[stretch.start : stretch.end]
    if _YEAR.search(text):
        return True
    return all(passage.view.kept[stretch.start + m.start()].isupper() for m in _month().finditer(text))


def _season(passage: Passage, at: int, text: str, year: int | None) -> Stretch | None:
    """“In spring” and “during the winter” are of the report's year."""
    token = passage.tokens[at]
    code = seasons().get(token.low)
    if code is None or token.low == "fall" or not _IN_SEASON.search(text, max(0, token.start - 24), token.start):
        return None
    return Stretch(token.start, token.end, "date-season", "bare season", f"{year}-{code}" if year else None)


def _point(passage: Passage, at: int, text: str, year: int | None) -> Stretch | None:
    start = passage.tokens[at].start
    found = point_at(text, start)
    if found is None:
        return None
    row, point = found
    last = bisect_left(passage.tokens, point.end, key=lambda t: t.start)
    if row == "month-day" and _counts(passage, last) and point.day:
        found = _month().match(text, start), None  # type: ignore[assignment]
        match = _month().match(text, start)
        if match is None:
            return None
        row, point = "month", Point(start, match.end(), None, point.month)
        last = at + 1
    if point.year is None and not _named(passage, at, last, point):
        return None
    if row == "year" and not year_stands(passage, at):
        return None
    borrowed = _borrowed(text, point.end) if point.year is None else None
    return Stretch(point.start, point.end, f"date-{point.precision}", row, point.time(borrowed or year))


def _named(passage: Passage, at: int, last: int, point: Point) -> bool:
    """A month that no year follows must be written as a name, and alone must stand where months do."""
    if point.day is None:
        listed = _borrowed(passage.view.folded, point.end) is not None and passage.tokens[at].is_capitalised
        return listed or month_stands(passage, at, last)
    match = _month().search(passage.view.folded, point.start, point.end)
    return match is not None and passage.view.kept[match.start()].isupper()


def _counts(passage: Passage, last: int) -> bool:
    """“In May 20 officers came”: the number counts what follows it."""
    following = passage.tokens[last].low if last < len(passage.tokens) else ""
    return (
        following[:1].isalpha()
        and following not in words("quantity-stops", "class", "preposition", "word")
        and (
            following not in words("quantity-stops", "class", "conjunction", "word")
            and following not in words("quantity-stops", "class", "auxiliary", "word")
            and following not in words("quantity-stops", "class", "determiner", "word")
        )
    )


@lru_cache(maxsize=1)
def _list_of_months() -> re.Pattern[str]:
    month = month_pattern()
    return re.compile(rf"(?:,\s{month}){{0,11}},?\s(?:and|or|&)\s(?:the\s)?{month},?\s(?P<y>(?:19|20)\d\d)\b")


def _borrowed(text: str, end: int) -> int | None:
    """“In May and November 2022”: the year that ends a list of months is the year of each."""
    match = _list_of_months().match(text, end)
    return int(match["y"]) if match else None
