"""Which time a report covers, as its head says: never the day of its publication, never the year of a plenary."""

from __future__ import annotations

import calendar
import re
from collections.abc import Sequence
from datetime import date

from vpkg.model import Period

_MONTHS = {name.lower(): n for n, name in enumerate(calendar.month_name) if name}
_MONTHS |= {name.lower(): n for n, name in enumerate(calendar.month_abbr) if name} | {"sept": 9}
_MONTHS |= {"janvier": 1, "décembre": 12, "enero": 1, "diciembre": 12}
MONTH = "(" + "|".join(sorted(_MONTHS, key=len, reverse=True)) + r")\.?"
_DAY = r"(?:(\d{1,2})(?:\s?(?:st|nd|rd|th))?\s+)?"
_YEAR = r"((?:19|20)\d\d)"
_TO = r"\s*(?:–|—|-|to|until|through|à|a)\s*"
_SPANS = re.compile(rf"\b{_DAY}{MONTH}(?:\s+{_YEAR})?{_TO}{_DAY}{MONTH}\s+{_YEAR}\b", re.IGNORECASE)
_AMERICAN = re.compile(
    rf"\b{MONTH}\s+(\d{{1,2}}),?(?:\s+{_YEAR})?{_TO}{MONTH}\s+(\d{{1,2}}),?\s+{_YEAR}\b", re.IGNORECASE
)
_NUMERIC = re.compile(rf"\b(\d{{1,2}})[./](\d{{1,2}})[./]{_YEAR}{_TO}(\d{{1,2}})[./](\d{{1,2}})[./]{_YEAR}\b")
_ENDED = re.compile(
    r"\b(?:year|period)\s+(?:ended|ending|to)\s+(?:on\s+)?"
    rf"(?:(\d{{1,2}})\s+{MONTH}|{MONTH}\s+(\d{{1,2}}),?)\s+{_YEAR}\b",
    re.IGNORECASE,
)
_SPLIT_YEAR = re.compile(r"\b((?:19|20)\d\d)\s?[/–-]\s?((?:19|20)?\d\d)\b")
_ONE_YEAR = re.compile(rf"(?:\b|(?<=FY)){_YEAR}\b")
_FISCAL = re.compile(r"\bFY\s?(?=\d)|\b(?:fiscal|financial)\s+year", re.IGNORECASE)
_PLENARY_YEAR = re.compile(
    rf"\b{_YEAR}\s+(?:annual\s+)?plenary\b|\bplenary(?:\s+meeting)?\s+(?:of|in)?\s*{_YEAR}\b", re.IGNORECASE
)
_LABELLED = re.compile(
    r"\b(?:(?:reporting|calendar|fiscal|financial)\s+(?:year|period)|(?:year|period)\s+(?:covered|of report\w*)"
    r"|(?:year|period)\s*:|FY\s?\d)",
    re.IGNORECASE,
)
_TITLE = re.compile(
    r"\b(report(?:ing)?|annual|year|period|FY|update|january|janvier|enero|informe|rapport|calendar)\b", re.IGNORECASE
)
PUBLISHED = re.compile(r"\b(published|publication|plenary|submitted|issued|date of|updated|posted)\b", re.IGNORECASE)

_LONGEST_PERIOD = 800
"""Days; a report covers one year, sometimes a year and a half."""


def period_of(lines: Sequence[str]) -> tuple[Period | None, int | None]:
    """Return the period and the reporting year that the head states; the year alone where months are not said.

    The reporting year is that of the period's last day.
    """
    for line in lines:
        period = _dated(line)
        if period:
            return period, period.end.year
    ranked = sorted((_rank(line), -number, line) for number, line in enumerate(lines))
    for rank, _, line in reversed(ranked):
        found = _ONE_YEAR.search(_PLENARY_YEAR.sub(" ", line))
        if rank < 0 or found is None or len(line.split()) > 30:
            continue
        year = int(found[1])
        if split := _SPLIT_YEAR.search(line):
            # “2022/23” says which years and not which months.
            return None, _second(split)
        return (None if _FISCAL.search(line) else Period(date(year, 1, 1), date(year, 12, 31))), year
    return None, None


def _rank(line: str) -> int:
    """A labelled period goes before a title, a title before any other line; a date of publication is none."""
    if _LABELLED.search(line):
        return 2
    if PUBLISHED.search(_PLENARY_YEAR.sub(" ", line)) and not re.search(r"\breport\b", line, re.IGNORECASE):
        return -1
    return int(_TITLE.search(line) is not None)


def _second(split: re.Match[str]) -> int:
    first = int(split[1])
    return int(split[2]) if len(split[2]) == 4 else first // 100 * 100 + int(split[2])


def _dated(line: str) -> Period | None:
    if match := _SPANS.search(line):
        day1, month1, year1, day2, month2, year2 = match.groups()
        return _named(day1, month1, year1 or year2, day2, month2, year2)
    if match := _AMERICAN.search(line):
        month1, day1, year1, month2, day2, year2 = match.groups()
        return _named(day1, month1, year1 or year2, day2, month2, year2)
    if match := _NUMERIC.search(line):
        first_day, first, start, last_day, last, end = map(int, match.groups())
        return _checked((start, first, first_day), (end, last, last_day))
    if match := _ENDED.search(line):
        day, month, month_us, day_us, year = match.groups()
        return _year_to(int(year), _MONTHS[(month or month_us).lower()], int(day or day_us))
    return None


def _named(day1: str | None, month1: str, year1: str, day2: str | None, month2: str, year2: str) -> Period | None:
    first, last = _MONTHS[month1.lower()], _MONTHS[month2.lower()]
    final = int(day2 or calendar.monthrange(int(year2), last)[1])
    return _checked((int(year1), first, int(day1 or 1)), (int(year2), last, final))


def _checked(first: tuple[int, int, int], last: tuple[int, int, int]) -> Period | None:
    """Return the period, unless its days do not exist or no report covers so long a time."""
    try:
        start, end = date(*first), date(*last)
    except ValueError:
        return None
    return Period(start, end) if start < end and (end - start).days <= _LONGEST_PERIOD else None


def _year_to(year: int, month: int, day: int) -> Period | None:
    first = (year, 1, 1) if month == 12 else (year - 1, month + 1, 1)
    return _checked(first, (year, month, day))
