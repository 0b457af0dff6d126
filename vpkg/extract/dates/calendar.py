"""Words of the calendar as patterns: months, days, years, units of time; and how a date is written in ISO 8601."""

from __future__ import annotations

import re
from calendar import monthrange
from functools import lru_cache

from vpkg.extract.words import table

DAY = r"(?:0?[1-9]|[12]\d|3[01])(?:\s?(?:st|nd|rd|th)\b)?(?!\d)"
YEAR = r"(?:19|20)\d\d(?![\w/%]|[.,:]\d)"
DASH = r"(?:\s?-\s?|\s?/\s?)"
TO = r"(?:\s?-\s?|\s(?:to|until|till|through|up\sto)\s(?:the\s)?)"


def alternatives(words: list[str] | tuple[str, ...]) -> str:
    """Return a pattern for any of the words, the longest first."""
    return "(?:" + "|".join(re.escape(w) for w in sorted(words, key=len, reverse=True)) + ")"


@lru_cache(maxsize=1)
def month_numbers() -> dict[str, int]:
    """Return the number of each month's name, full and short."""
    return {row["word"]: int(row["month"]) for row in table("date-months")}


@lru_cache(maxsize=1)
def month_pattern() -> str:
    """Return a pattern for the name of a month; a short one may end in a full stop."""
    full = [row["word"] for row in table("date-months") if row["alone"] != "short"]
    short = [row["word"] for row in table("date-months") if row["alone"] == "short"]
    return rf"(?:{alternatives(full)}\b|{alternatives(short)}\b\.?)"


@lru_cache(maxsize=1)
def seasons() -> dict[str, str]:
    """Return the EDTF code of each season's name."""
    return {row["word"]: row["edtf"] for row in table("date-seasons")}


def full_year(digits: str) -> int:
    """Return the year that two or four digits stand for.

    >>> full_year("19"), full_year("98"), full_year("2021")
    (2019, 1998, 2021)
    """
    number = int(digits)
    return number if number > 99 else number + (1900 if number > 60 else 2000)


def written(year: int | None, month: int | None = None, day: int | None = None) -> str | None:
    """Return a date in ISO 8601 as precise as it is known; None where there is no such day.

    >>> written(2023, 5), written(2023, 2, 31)
    ('2023-05', None)
    """
    if year is None:
        return None
    if month is None:
        return f"{year:04}"
    if not 1 <= month <= 12 or (day is not None and not 1 <= day <= monthrange(year, month)[1]):
        return None
    return f"{year:04}-{month:02}" if day is None else f"{year:04}-{month:02}-{day:02}"
