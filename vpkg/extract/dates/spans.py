"""Stretches of time: from one point to another, parts of a year, years of account, decades."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache

from vpkg.extract.dates.calendar import (
    DASH,
    DAY,
    TO,
    YEAR,
    alternatives,
    full_year,
    month_numbers,
    month_pattern,
    seasons,
)  # fmt: skip
from vpkg.extract.dates.points import Point, point_at
from vpkg.model.value import value

_ORDINALS = {"first": 1, "1st": 1, "second": 2, "2nd": 2, "third": 3, "3rd": 3, "fourth": 4, "4th": 4}
_LAST = frozenset(["last", "final"])
_MONTHS = {"quarter": 3, "trimester": 3, "half": 6, "semester": 6, "q": 3, "h": 6, "s": 6}
_JOINED, _JOINED_AFTER_BETWEEN = re.compile(rf"(?:{TO}|/)"), re.compile(rf"(?:{TO}|\sand\s)")
_AND = r"(?:\s?&\s?|\sand\s|,\s)"


@value
class Stretch:
    """A stretch of the view that names a stretch of time, by the pattern named, with its ISO 8601 form."""

    start: int
    end: int
    recogniser: str
    row: str
    time: str | None


def interval_at(text: str, at: int, year: int | None, between: bool) -> Stretch | None:
    """Return the interval between two points that starts at a position: “March 2015-March 2016”, “12 to 14 May”."""
    found = point_at(text, at)
    joined = _JOINED_AFTER_BETWEEN if between else _JOINED
    best: Stretch | None = None
    if found is not None:
        joint = joined.match(text, found[1].end)
        second = point_at(text, joint.end()) if joint else None
        if second is not None and _pairs(found[1], second[1]):
            best = _interval(found[1], second[1], year, f"{found[0]} to {second[0]}")
    for other in (_days_then_month(text, at, year), _month_then_days(text, at, year), _years(text, at)):
        if other is not None and (best is None or other.end > best.end):
            best = other
    return best


def _pairs(first: Point, second: Point) -> bool:
    """Two years, two months or two days make an interval; a day and a year are two dates."""
    return first.precision == second.precision and (first.year is None or second.year is not None)


def _interval(first: Point, second: Point, year: int | None, row: str) -> Stretch:
    ends = second.year or year
    starts = first.year or (ends - 1 if ends and first.month and second.month and first.month > second.month else ends)
    low, high = first.time(starts), second.time(ends)
    time = f"{low}/{high}" if low and high and low <= high else None
    return Stretch(first.start, second.end, "date-interval", row, time)


@lru_cache(maxsize=1)
def _day_patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    month = month_pattern()
    joint = rf"(?:{TO}|{_AND})"
    return (
        re.compile(rf"(?P<a>{DAY})(?:{joint}{DAY}){{0,6}}{joint}(?=(?P<b>{DAY})(?:\sof)?[\s-]?{month})"),
        re.compile(
            rf"(?P<m>{month})\s(?P<a>{DAY})(?:{joint}{DAY}){{0,6}}(?:{TO}|\sand\s|\s?&\s?)(?P<b>{DAY})(?:,?\s(?P<y>{YEAR}))?"
        ),
    )


def _days_then_month(text: str, at: int, year: int | None) -> Stretch | None:
    match = _day_patterns()[0].match(text, at)
    found = point_at(text, match.end()) if match else None
    if match is None or found is None:
        return None
    first = replace(found[1], start=at, day=int(re.match(r"\d+", match["a"])[0]))  # type: ignore[index]
    return replace(_interval(first, found[1], year, "days of a month"), recogniser="date-day-interval")


def _month_then_days(text: str, at: int, year: int | None) -> Stretch | None:
    match = _day_patterns()[1].match(text, at)
    if match is None:
        return None
    month = month_numbers()[match["m"].rstrip(".")]
    named = int(match["y"]) if match["y"] else None
    days = [int(re.match(r"\d+", match[part])[0]) for part in "ab"]  # type: ignore[index]
    first, second = (Point(at, match.end(), named, month, day) for day in days)
    return replace(_interval(first, second, year, "month and days"), recogniser="date-day-interval")


_YEARS = re.compile(rf"(?P<a>(?:19|20)\d\d){DASH}(?P<b>\d\d)(?![\w/]|-\d|[.,:]\d)")
_LONG_YEARS = re.compile(rf"(?P<a>(?:19|20)\d\d)(?:{DASH}|{TO})(?P<b>(?:19|20)\d\d)(?![\w/]|[.,:]\d)")
_OPEN_YEARS = re.compile(rf"(?P<a>(?:19|20)\d\d){TO}(?:the\s)?(?:present|date|now|today|current|ongoing)\b")


def _years(text: str, at: int) -> Stretch | None:
    """Read “2017/18”, “2017-2019”, “2017 to 2019”, “2019-present”."""
    match = _LONG_YEARS.match(text, at)
    if match:
        low, high = int(match["a"]), int(match["b"])
        return Stretch(at, match.end(), "date-interval", "years", f"{low}/{high}") if low < high else None
    match = _YEARS.match(text, at)
    if match:
        low, end = int(match["a"]), int(match["b"])
        if 0 < end - low % 100 <= 30 or (low % 100 == 99 and end == 0):
            return Stretch(
                at, match.end(), "date-interval", "years, the second short", f"{low}/{low - low % 100 + (end or 100)}"
            )
        month = re.fullmatch(r"\d{4}-(0[1-9]|1[0-2])", match[0])
        return Stretch(at, match.end(), "date-month", "year-month", match[0]) if month else None
    match = _OPEN_YEARS.match(text, at)
    return Stretch(at, match.end(), "date-interval", "years, open", f"{match['a']}/..") if match else None


@lru_cache(maxsize=1)
def _part_patterns() -> tuple[tuple[str, str, re.Pattern[str]], ...]:
    ordinal = alternatives([*_ORDINALS, *_LAST])
    account = r"(?:the\s)?(?:(?:fiscal|financial|calendar)\syear\s|fiscal\s|fy\s?)?"
    of = rf"(?:\s?,?\s?(?:of|in)?\s?{account}(?P<y>{YEAR}))"
    part = r"(?P<u>quarter|half|semester|trimester)"
    second = rf"(?:{TO}(?P=u)?(?P<p>[1-4]))?"
    two, any_year = r"(?P<y2>\d\d)\b", r"(?:19|20)?\d\d"
    this = r"(?:\sof\s(?:the|this)\syear)?(?=[.,;)]|$|\s(?:and|by|in|with|for)\s)"
    account_year = r"(?:fye?|(?:fiscal|financial)\s(?:years?\s)?)\s?'?"
    end = r"(?![\w]|[.,:]\d)"
    forms = (
        ("date-quarter", "ordinal part", rf"(?:the\s)?(?P<o>{ordinal})\s(?:and\s(?P<p>{ordinal})\s)?{part}s?{of}"),
        ("date-quarter", "Q1 2022", rf"(?P<u>q|h|s)(?P<o>[1-4]){second}(?:{of}|\s?[-/']?\s?{two})"),
        ("date-quarter", "1Q 2022", rf"(?P<o>[1-4])(?P<u>q|h)(?:{of}|{two})"),
        ("date-quarter", "2022 Q1", rf"(?P<y>(?:19|20)\d\d)[\s-]?(?P<u>q|h)(?P<o>[1-4]){second}\b"),
        ("date-quarter-bare", "Q1", rf"(?P<u>q|h)(?P<o>[1-4])(?:{TO}(?P=u)(?P<p>[1-4]))?\b"),
        ("date-fiscal", "FY 2019", rf"{account_year}(?P<a>{any_year})(?:{DASH}(?:fy\s?)?(?P<b>{any_year}))?{end}"),
        ("date-quarter-bare", "ordinal part of this year", rf"(?:the\s)?(?P<o>{ordinal})\s{part}{this}"),
        ("date-season", "season", rf"(?P<s>{alternatives(list(seasons()))})(?:\sof)?,?\s(?P<y>{YEAR})"),
        ("date-decade", "decade", r"(?:the\s)?(?P<t>(?:19|20)\d0)'?s\b"),
    )
    return tuple((recogniser, row, re.compile(pattern)) for recogniser, row, pattern in forms)


def part_at(text: str, at: int, year: int | None) -> Stretch | None:
    """Return the named part of a year, year of account or decade that starts at a position."""
    for recogniser, row, pattern in _part_patterns():
        match = pattern.match(text, at)
        if match:
            return Stretch(at, match.end(), recogniser, row, _part_time(recogniser, match, year))
    return None


def _part_time(recogniser: str, match: re.Match[str], year: int | None) -> str | None:
    parts = match.groupdict()
    if recogniser == "date-decade":
        return f"{parts['t']}/{int(parts['t']) + 9}"
    if recogniser == "date-fiscal":
        first = full_year(parts["a"])
        last = full_year(parts["b"]) if parts["b"] else first
        return f"{first}/{last}" if last > first else str(first)
    named = full_year(parts.get("y") or parts.get("y2") or "0") if parts.get("y") or parts.get("y2") else year
    if named is None:
        return None
    if recogniser == "date-season":
        return f"{named}-{seasons()[parts['s']]}"
    return _quarter(parts, named)


def _quarter(parts: dict[str, str | None], year: int) -> str | None:
    unit = parts["u"] or "q"
    length = _MONTHS[unit]
    first = _ordinal(parts["o"] or "", 12 // length)
    last = _ordinal(parts.get("p") or "", 12 // length) if parts.get("p") else first
    if not 0 < first <= last <= 12 // length:
        return None
    return f"{year}-{(first - 1) * length + 1:02}/{year}-{last * length:02}"


def _ordinal(word: str, top: int) -> int:
    return int(word) if word.isdigit() else top if word in _LAST else _ORDINALS.get(word, 0)
