"""When a pledge falls due: the time to come that its words name, else that its sentence opens with."""

from __future__ import annotations

import re
from bisect import bisect_left
from operator import attrgetter

from vpkg.extract.acts.around import Around
from vpkg.extract.found import Found
from vpkg.extract.passage import Passage

_START = attrgetter("start")
_NEXT_YEAR = re.compile(r"\b(?:next|coming|following|forthcoming|upcoming) (?:reporting |calendar |financial )?year\b")
_YEAR = re.compile(r"(?<!\d)(20\d\d)(?!\d)")
_SHORT_YEAR = re.compile(r"\bfy ?(?:20)?(\d\d)\b")
_PLAN = re.compile(r"\b(?:next|coming|following year|upcoming|future|plans?|planned|outlook|ahead)\b")


class Horizon:
    """The times of one passage, seen from the report's year."""

    def __init__(self, passage: Passage, year: int | None, known: tuple[Found, ...]) -> None:
        self._folded, self.year = passage.view.folded, year
        self._dates = sorted((f for f in known if f.kind == "date" and f.time), key=_START)

    def is_dated(self, around: Around) -> bool:
        """Tell whether a sentence names any time: a day, a year, or how often."""
        start, end = _stretch(around)
        return bool(self._between(start, end) or self.ahead(start, end))

    def _between(self, start: int, end: int) -> list[Found]:
        first = bisect_left(self._dates, start, key=_START)
        return self._dates[first : bisect_left(self._dates, end, lo=first, key=_START)]

    def ahead(self, start: int, end: int) -> list[str]:
        """Return the times to come that a stretch names, in order."""
        floor = self.year or 0
        found = [f.time for f in self._between(start, end) if f.time and _is_after(f.time, floor)]
        if found or self.year is None:
            return found
        text = self._folded[start:end]
        if "20" in text:
            found = [year for year in _YEAR.findall(text) if int(year) > floor]
        if not found and " year" in text and _NEXT_YEAR.search(text):
            found = [str(self.year + 1)]
        return found

    def of(self, around: Around, start: int, end: int) -> str | None:
        """Return the horizon of a promise."""
        opening = _stretch(around)[0]
        return next(iter([*self.ahead(start, end), *self.ahead(opening, start)]), None)

    def is_ahead(self, around: Around, end: int) -> bool:
        """Tell whether the words of a sentence before a token name plans or a time to come."""
        start = _stretch(around)[0]
        stop = around.tokens[end - 1].end if end > around.first else start
        return bool(_PLAN.search(self._folded[start:stop]) or self.ahead(start, stop)) or self._is_short_year(
            start, stop
        )

    def _is_short_year(self, start: int, stop: int) -> bool:
        """“FY2025”, “fy25”."""
        found = _SHORT_YEAR.search(self._folded[start:stop])
        return found is not None and self.year is not None and 2000 + int(found[1]) > self.year


def _stretch(around: Around) -> tuple[int, int]:
    return around.tokens[around.first].start, around.tokens[around.end - 1].end


def _is_after(time: str, year: int) -> bool:
    return time[:2] == "20" and time[:4].isdigit() and int(time[:4]) > year
