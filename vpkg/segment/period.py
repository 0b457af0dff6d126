"""Which time a report covers, as its head says: never the day of its publication, never the year of a plenary."""

from __future__ import annotations

import calendar
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from vpkg.model import Period
from vpkg.segment.header_calendar import DAY, MONTH, MONTHS, OF_YEAR, PUBLISHED, TO, YEAR
from vpkg.segment.header_words import principles

_DE = r"(?:de\s+|of\s+)?"
_SPANS = re.compile(rf"\b{DAY}{MONTH}(?:{OF_YEAR})?{TO}{DAY}{MONTH}{OF_YEAR}\b", re.IGNORECASE)
_AMERICAN = re.compile(rf"\b{MONTH}\s+(\d{{1,2}}),?(?:\s+{YEAR})?{TO}{MONTH}\s+(\d{{1,2}}),?\s+{YEAR}\b", re.IGNORECASE)
_NUMERIC = re.compile(rf"\b(\d{{1,2}})[./](\d{{1,2}})[./]{YEAR}{TO}(\d{{1,2}})[./](\d{{1,2}})[./]{YEAR}\b")
_ISO = re.compile(rf"\b{YEAR}-(\d\d)-(\d\d)\s*(?:{TO}|/){YEAR}-(\d\d)-(\d\d)\b")
_ENDED = re.compile(
    r"\b(?:year|period|months|FY)\s+(?:ended|ending|to)\s+(?:on\s+)?"
    rf"(?:(\d{{1,2}})(?:st|nd|rd|th)?\s+{_DE}{MONTH}|{MONTH}\s+(\d{{1,2}}),?)\s+{YEAR}\b",
    re.IGNORECASE,
)
_BETWEEN = re.compile(r"\b(?:between|entre)\s+([^.;:]{4,30}?)\s+(?:and|et|y|e)\s+", re.IGNORECASE)
_SPLIT_YEAR = re.compile(r"(?:\b|(?<=FY))((?:19|20)\d\d)\s?[/–-]\s?((?:19|20)?\d\d)(?!\d|-\d)")
_ONE_YEAR = re.compile(rf"(?:(?<![\d/.-])|(?<=FY)){YEAR}(?![\d]|-\d\d-)")
_SHORT_FISCAL = re.compile(r"\bFY\s?['’]?(\d\d)(?!\d)")
_FISCAL = re.compile(r"\bFY\s?['’]?(?=\d)|\b(?:fiscal|financial)\s+year|\bexercice\b|\bejercicio\b", re.IGNORECASE)
_PLENARY_YEAR = re.compile(
    rf"\b{YEAR}\s+(?:annual\s+)?plenary\b|\bplenary(?:\s+meeting)?(?:\s+(?:of|in)|\s*,)?\s*{YEAR}\b", re.IGNORECASE
)
_DATE = re.compile(
    rf"(?:(?<!\w)\d{{1,2}}(?:st|nd|rd|th|er)?(?:\s?[-–]\s?\d{{1,2}})?,?\s+{_DE})?(?<!\w){MONTH}(?:\s+\d{{1,2}}(?:\s?[-–]\s?\d{{1,2}})?,?)?{OF_YEAR}(?!\d)"
    rf"|(?<!\d)\d{{1,2}}[./]\d{{1,2}}[./]{YEAR}|\b{YEAR}-\d\d-\d\d\b|(?:©|\(c\)|copyright)\s*{YEAR}|\bsince\s+{YEAR}|\bfounded\s+in\s+{YEAR}",
    re.IGNORECASE,
)
_LABELLED = re.compile(
    r"\b(?:(?:reporting|calendar|fiscal|financial)\s+(?:year|period)|(?:year|period)\s+(?:covered|of\s+report\w*)"
    r"|(?:year|period|p[ée]riode|per[íi]odo|année|año|ano|exercice|ejercicio)\s*[:|]|FY\s?\d|for\s+the\s+(?:year|period)|covering|pour\s+l['’]année)",
    re.IGNORECASE,
)
_TITLE = re.compile(
    r"\b(report(?:ing)?|annual|year|period|FY|update|january|janvier|enero|informe|rapport|relat[óo]rio|calendar)\b",
    re.IGNORECASE,
)
_OLDER = re.compile(
    r"\b(?:last|previous|earlier|prior|first|preceding|next|coming|formerly)\b[^.;]{0,40}\b(?:report|update|statement)|\bwas\s+(?:published|issued)\b|\bterm\b|\bstrategy\b|\bplan\b",
    re.IGNORECASE,
)
_NOT_A_PERIOD = re.compile(
    r"\b(?:term|strategy|plan|chair\w*|committee|member|contract|project|programme|program)\b", re.IGNORECASE
)
_REPORTS_ON = re.compile(
    r"\b(?:this|the\s+present|our|ce|este|el\s+presente)\b[^.;!?]{0,60}?\b(?:report|document|statement|update|submission|rapport|informe|relat[óo]rio)\b"
    rf"[^.;!?]{{0,220}}?\b(?:in|during|for|over|throughout|of|covering|covers|year|from|en|pour|durante|durant|pendant|année|año)\s+(?:the\s+|calendar\s+|year\s+|l['’]année\s+|el\s+año\s+|reporting\s+)*{YEAR}\b(?!\s*[-–/]\s?\d)",
    re.IGNORECASE,
)
_SPOKEN_YEAR = re.compile(
    rf"\b(?:in|during|throughout|over|of|en|durante|durant|pendant|for)\s+(?:(?:early|late|mid|the\s+year|all\s+of)[\s-]+)?{YEAR}\b",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"(?<=[a-z0-9)’”])[.!?](?=\s)")
_LONGEST_SENTENCE = 800
"""Characters; in a text without stops the rest is not read for its years."""
_LONGEST_PERIOD = 800
"""Days; a report covers one year, sometimes a year and a half."""
_OFTEN, _MOSTLY = 3, 0.6
"""How often, and in what share of the places that name one, a year must be spoken of to be taken for the period."""


@dataclass(frozen=True, slots=True)
class Covered:
    """What is known of the time covered; ``source`` is ``head``, ``text`` (told in prose), ``counted`` or ``file``."""

    period: Period | None = None
    year: int | None = None
    source: str = "head"


def period_of(lines: Sequence[str], prose: Sequence[str] = (), file: str = "", latest: int | None = None) -> Covered:
    """Read which time is covered: from the head's lines, else from what the text tells, else from the file's name.

    ``prose`` are paragraphs; ``latest`` is the year of publication, which no period outlasts. The reporting year is
    that of the period's last day.
    """
    for line in lines:
        period = _dated(line) if not _NOT_A_PERIOD.search(line) else None
        if period:
            return Covered(period, period.end.year)
    titled = _titled(lines)
    if titled is not None and not (latest and titled.year and titled.year > latest):
        return titled
    return _told(prose) or _counted(prose, latest) or _filed(file)


def _titled(lines: Sequence[str]) -> Covered | None:
    ranked = sorted((_rank(line), -number, line) for number, line in enumerate(lines))
    for rank, _, line in reversed(ranked):
        rest = _DATE.sub(" ", _PLENARY_YEAR.sub(" ", line))
        if rank < 0 or len(line.split()) > 40:
            continue
        if split := _split(rest):
            # “2022/23” says which years and not which months.
            return Covered(None, split)
        fiscal = _FISCAL.search(rest) is not None
        found = _ONE_YEAR.search(re.sub(r"(?:19|20)\d\d\s?[-–]\s?(?:19|20)\d\d", " ", rest))
        if found:
            return Covered(None, int(found[1])) if fiscal else _calendar(int(found[1]), "head")
        if short := _SHORT_FISCAL.search(rest):
            return Covered(None, 2000 + int(short[1]))
    return None


def _calendar(year: int, source: str) -> Covered:
    return Covered(Period(date(year, 1, 1), date(year, 12, 31)), year, source)


def _rank(line: str) -> int:
    """A labelled period goes before a title, a title before any other line; a date of publication is none."""
    if _LABELLED.search(line):
        return 4
    bare = _DATE.sub(" ", _PLENARY_YEAR.sub(" ", line))
    if PUBLISHED.search(bare) and not re.search(r"\breport\b", line, re.IGNORECASE):
        return -1
    if _TITLE.search(bare) is None:
        return 1 if len(line.split()) <= 6 or principles().search(line) else -1
    return 3 if principles().search(line) else 2


def _split(line: str) -> int | None:
    """The later year of “2022/23”; “2014–2020” is no reporting year."""
    for match in _SPLIT_YEAR.finditer(line):
        first = int(match[1])
        second = int(match[2]) if len(match[2]) == 4 else first // 100 * 100 + int(match[2])
        if second == first + 1:
            return second
    return None


def _sentences(prose: Sequence[str]) -> list[str]:
    return [s[:_LONGEST_SENTENCE] for paragraph in prose for s in _SENTENCE.split(" ".join(paragraph.split()))]


def _told(prose: Sequence[str]) -> Covered | None:
    """“This report covers what we did during 2022”, and not what is said of an older report."""
    for sentence in _sentences(prose)[:60]:
        if _OLDER.search(sentence):
            continue
        if re.search(r"\b(?:report|rapport|informe|period|cover)", sentence, re.IGNORECASE) and (
            period := None if _NOT_A_PERIOD.search(sentence) else _dated(sentence)
        ):
            return Covered(period, period.end.year, "text")
        if match := _REPORTS_ON.search(sentence):
            return _calendar(int(match[1]), "text")
    return None


def _counted(prose: Sequence[str], latest: int | None) -> Covered | None:
    """The year that the text mostly speaks of; which months, it does not say."""
    sentences = [s for s in _sentences(prose) if not _OLDER.search(s)]
    spoken = Counter(int(year) for s in sentences for year in _SPOKEN_YEAR.findall(_DATE.sub(" ", s)))
    if not spoken:
        return None
    year, times = max(spoken.items(), key=lambda entry: (entry[1], entry[0]))
    if times < _OFTEN or times < _MOSTLY * spoken.total() or (latest is not None and year > latest):
        return None
    return Covered(None, year, "counted")


def _filed(file: str) -> Covered:
    """The one year in the name of the file."""
    found = set(re.findall(r"(?<!\d)(20\d\d)(?!\d)", file))
    return Covered(None, int(found.pop()), "file") if len(found) == 1 else Covered()


def _dated(line: str) -> Period | None:
    line = _BETWEEN.sub(r"\1 to ", line)
    if match := _SPANS.search(line):
        day1, month1, year1, day2, month2, year2 = match.groups()
        return _named(day1, month1, year1 or year2, day2, month2, year2)
    if match := _AMERICAN.search(line):
        month1, day1, year1, month2, day2, year2 = match.groups()
        return _named(day1, month1, year1 or year2, day2, month2, year2)
    if match := _NUMERIC.search(line):
        first_day, first, start, last_day, last, end = map(int, match.groups())
        return _checked((start, first, first_day), (end, last, last_day))
    if match := _ISO.search(line):
        start, first, first_day, end, last, last_day = map(int, match.groups())
        return _checked((start, first, first_day), (end, last, last_day))
    if match := _ENDED.search(line):
        day, month, month_us, day_us, year = match.groups()
        return _year_to(int(year), MONTHS[(month or month_us).lower()], int(day or day_us))
    return None


def _named(day1: str | None, month1: str, year1: str, day2: str | None, month2: str, year2: str) -> Period | None:
    first, last = MONTHS[month1.lower()], MONTHS[month2.lower()]
    final = int(day2 or calendar.monthrange(int(year2), last)[1])
    return _checked((int(year1), first, int(day1 or 1)), (int(year2), last, final))


def _checked(first: tuple[int, int, int], last: tuple[int, int, int]) -> Period | None:
    """Return the period, unless its days do not exist or no report covers so long or so short a time."""
    try:
        start, end = date(*first), date(*last)
    except ValueError:
        return None
    return Period(start, end) if _SHORTEST_PERIOD <= (end - start).days <= _LONGEST_PERIOD else None


_SHORTEST_PERIOD = 150
"""Days; “4 – 6 June” is a meeting."""


def _year_to(year: int, month: int, day: int) -> Period | None:
    first = (year, 1, 1) if month == 12 else (year - 1, month + 1, 1)
    return _checked(first, (year, month, day))
