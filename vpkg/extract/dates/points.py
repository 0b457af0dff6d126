"""One point in the calendar: a day, a month or a year, in any order and style."""

from __future__ import annotations

import re
from functools import lru_cache

from vpkg.extract.dates.calendar import DAY, YEAR, alternatives, full_year, month_numbers, month_pattern, written
from vpkg.extract.words import table
from vpkg.model.value import value


@value
class Point:
    """A stretch of the view that names a day, a month or a year; what it does not say is None.

    ``sure`` is False where the order of day and month cannot be told.
    """

    start: int
    end: int
    year: int | None = None
    month: int | None = None
    day: int | None = None
    sure: bool = True

    @property
    def precision(self) -> str:
        """Return ``day``, ``month`` or ``year``."""
        return "day" if self.day else "month" if self.month else "year"

    def time(self, year: int | None) -> str | None:
        """Return it in ISO 8601, in the given year where it names none."""
        return written(self.year or year, self.month, self.day) if self.sure else None


@lru_cache(maxsize=1)
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    month, weekday = month_pattern(), alternatives([row["word"] for row in table("date-weekdays")])
    named = rf"(?:{weekday}\b\.?,?\s(?:the\s)?)?"
    day, year, mon = rf"(?P<d>{DAY})", rf"(?P<y>{YEAR})", rf"(?P<m>{month})"
    forms = {
        "day-month-year": rf"{named}{day}(?:\sday)?(?:\sof)?[\s-]?{mon},?[\s-]?{year}",
        "day-month-short-year": rf"{day}[\s-]?{mon}(?:-|\s?')(?P<y2>\d\d)\b",
        "month-day-year": rf"{named}{mon}\s(?:the\s)?{day},?\s?{year}",
        "year-month-day": r"(?P<y>(?:19|20)\d\d)([-/.])(?P<m>0[1-9]|1[0-2])\2(?P<d>0[1-9]|[12]\d|3[01])(?![\w-])",
        "numeric": r"(?P<a>\d{1,2})([-/.])(?P<b>\d{1,2})"
        r"(?:\2(?P<y>(?:19|20)\d\d)|(?<=/\d\d)/(?P<y2>\d\d))(?![\w/-]|[.,:]\d)",
        "day-month": rf"{named}{day}(?:\sof)?[\s-]?{mon}",
        "month-day": rf"{named}{mon}\s(?:the\s)?{day}(?!\s?%|[,:]\d)",
        "month-year": rf"{mon}(?:,?\s(?:of\s)?|[\s-]?/?)(?:{year}|'(?P<y2>\d\d)\b)",
        "short-month-year": rf"{mon}-(?P<y2>\d\d)(?![\w-])",
        "numeric-month": r"(?P<m>0?[1-9]|1[0-2])/(?P<y>(?:19|20)\d\d)(?![\w/-]|[.,:]\d)",
        "month": mon,
        "year": year,
    }
    return tuple((name, re.compile(pattern)) for name, pattern in forms.items())


def point_at(text: str, at: int) -> tuple[str, Point] | None:
    """Return the longest point in the calendar that starts at a position, and the name of its pattern."""
    best: tuple[str, Point] | None = None
    for name, pattern in _patterns():
        match = pattern.match(text, at)
        if match and (best is None or match.end() > best[1].end):
            point = _point(name, match)
            best = (name, point) if point else best
    return best


def _point(name: str, match: re.Match[str]) -> Point | None:
    parts = match.groupdict()
    written_year = parts.get("y") or parts.get("y2")
    year = full_year(written_year) if written_year else None
    if name == "numeric":
        return _numeric(match, year)
    number = parts.get("m")
    month = None if number is None else int(number) if number.isdigit() else month_numbers()[number.rstrip(".")]
    day = re.match(r"\d+", parts["d"]) if parts.get("d") else None
    end = match.end() - (1 if name == "month" and _ends_sentence(match) else 0)
    return Point(match.start(), end, year, month, int(day[0]) if day else None)


def _ends_sentence(match: re.Match[str]) -> bool:
    """Tell whether the full stop after a short month is the end of its sentence and not part of the name."""
    return match[0].endswith(".") and match.end() == len(match.string)


def _numeric(match: re.Match[str], year: int | None) -> Point | None:
    """“25/04/2023” can only be April; “04/05/2023” may be two days, and is none."""
    first, second = int(match["a"]), int(match["b"])
    if not 0 < min(first, second) <= 12 or max(first, second) > 31:
        return None
    if first > 12 >= second:
        return Point(match.start(), match.end(), year, second, first)
    if second > 12 >= first or first == second:
        return Point(match.start(), match.end(), year, first, second)
    return Point(match.start(), match.end(), year, first, second, sure=False)
