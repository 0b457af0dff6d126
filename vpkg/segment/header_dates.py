"""The dates that a head states besides its period: when the report came out, when the plenary met."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator
from dataclasses import dataclass

from vpkg.model import Span, StatedDate
from vpkg.segment.header_calendar import DAY, MONTH, MONTHS, OF_YEAR, PLENARY, PUBLISHED, TO, YEAR
from vpkg.segment.header_lines import HeadLine

_RANGE_DAY = r"(\d{1,2})(?:st|nd|rd|th)?(?:\s*(?:-|–|—|&|and|to)\s*(?:\d{1,2})(?:st|nd|rd|th)?)?"
_FORMS = (
    re.compile(rf"(?<![\w-]){_RANGE_DAY}(?:er|º)?,?\s+(?:of\s+|de\s+)?{MONTH}{OF_YEAR}(?!\d)", re.IGNORECASE),
    re.compile(rf"(?<!\w){MONTH}\s+{_RANGE_DAY},?\s+{YEAR}(?!\d)", re.IGNORECASE),
    re.compile(r"(?<![\d-])((?:19|20)\d\d)-(\d\d)-(\d\d)(?!\d)"),
    re.compile(rf"(?<!\w){MONTH}{OF_YEAR}(?!\d)", re.IGNORECASE),
)
_PERIOD = re.compile(
    rf"\b{DAY}{MONTH}(?:{OF_YEAR})?{TO}{DAY}{MONTH}|\b{MONTH}\s+\d{{1,2}},?(?:\s+{YEAR})?{TO}{MONTH}", re.IGNORECASE
)
_PLENARY_YEAR = re.compile(
    rf"\b{YEAR}\s+(?:annual\s+)?plenary\b|\bplenary(?:\s+meeting)?(?:\s+(?:of|in)|\s*,)?\s+{YEAR}\b", re.IGNORECASE
)
_OTHER_DATE = re.compile(
    r"\b(?:found\w*|since|joined|adopted|last|updated|submitted|deadline|due|year\s+end\w*|period|ended|ending|to\s+\d|until|valid|next|covers|covering|established|from)\b",
    re.IGNORECASE,
)
_SELF_PUBLISHED = re.compile(
    r"\b(?:published|issued|released|publi[ée]e?|publicado|date|fecha)\b|\bpublication\b", re.IGNORECASE
)
_LONGEST = 16
_FULL_STOP = re.compile(r"[a-z]{3}\.$")


@dataclass(frozen=True, slots=True)
class Dated:
    """A date within a text, ISO 8601 as exact as written."""

    value: str
    span: Span


def dates_in(text: str) -> list[Dated]:
    """List the dates with at least a month that a stretch of text holds, offsets into that text.

    >>> [d.value for d in dates_in("London, 14–15 May 2024, printed in June 2024")]
    ['2024-05-14', '2024-06']
    """
    found: list[tuple[Span, str | None]] = []
    for number, form in enumerate(_FORMS):
        for match in form.finditer(text):
            # A day that does not exist keeps its place, so that its month is not read as a date.
            if not any(match.start() < span.end and span.start < match.end() for span, _ in found):
                found.append((Span(match.start(), match.end()), _value(number, match)))
    return [Dated(value, span) for span, value in sorted(found, key=lambda entry: entry[0]) if value]


def _value(form: int, match: re.Match[str]) -> str | None:
    if form == 0:
        day, month, year = int(match[1]), MONTHS[match[2].lower()], int(match[3])
    elif form == 1:
        month, day, year = MONTHS[match[1].lower()], int(match[2]), int(match[3])
    elif form == 2:
        year, month, day = int(match[1]), int(match[2]), int(match[3])
    else:
        return f"{match[2]}-{MONTHS[match[1].lower()]:02d}"
    if not 1 <= month <= 12 or not 1 <= day <= calendar.monthrange(year, month)[1]:
        return None
    return f"{year}-{month:02d}-{day:02d}"


def stated_dates(text: str, found: list[HeadLine]) -> tuple[StatedDate, ...]:
    """List the publication and plenary dates of a head's lines; sentences on other reports' dates are not read."""
    dates: list[StatedDate] = []
    after_plenary = -9
    for place, line in enumerate(found):
        if line.kind not in ("title", "short"):
            continue
        words = text[line.span.start : line.span.end]
        if not _PERIOD.search(words):
            dates += _of_line(words, line, place - after_plenary <= 2)
        # The line under “to the Plenary” says when and where it met.
        if PLENARY.search(words):
            after_plenary = place
    return _exactest(dates)


def _of_line(words: str, line: HeadLine, under_plenary: bool) -> Iterator[StatedDate]:
    exact = dates_in(words)
    since = 0
    for dated in exact:
        kind = _date_kind(words, dated, line, under_plenary, since)
        since = dated.span.end
        if kind:
            yield StatedDate(kind, dated.value, _moved(dated.span, line.span.start))
    if not exact and (year := _PLENARY_YEAR.search(words)):
        yield StatedDate("plenary", year[1] or year[2], _moved(Span(year.start(), year.end()), line.span.start))


def _moved(span: Span, by: int) -> Span:
    return Span(span.start + by, span.end + by)


def _date_kind(words: str, dated: Dated, line: HeadLine, under_plenary: bool, since: int) -> str | None:
    before = words[since : dated.span.start]
    # Of two dates on a line each has its own word, or both have the one before the first.
    if not PLENARY.search(before) and not PUBLISHED.search(before):
        before = words[: dated.span.start]
    if PLENARY.search(before[-80:]):
        return "plenary"
    if line.kind == "short" and len(words.split()) > _LONGEST:
        return None
    if _SELF_PUBLISHED.search(before):
        # “The last report was published on …” is a sentence on another report.
        return None if re.search(r"\b(?:last|previous|was|were|had)\b", before, re.IGNORECASE) else "publication"
    if PUBLISHED.search(before) or _OTHER_DATE.search(before):
        return None
    if under_plenary:
        return "plenary"
    rest = (words[: dated.span.start] + " " + words[dated.span.end :]).split()
    return "publication" if line.kind == "title" or len(rest) <= 4 else None


def _exactest(dates: list[StatedDate]) -> tuple[StatedDate, ...]:
    """Keep a date once, and of “2024” and “2024-05” of the same kind the exacter."""
    kept: list[StatedDate] = []
    for date in dates:
        same = [d for d in dates if d.kind == date.kind and d.value.startswith(date.value) and d.value != date.value]
        if not same and all((d.kind, d.value) != (date.kind, date.value) for d in kept):
            kept.append(date)
    return tuple(kept)
