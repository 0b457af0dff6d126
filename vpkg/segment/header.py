"""What the head of a report says of it: who reports, on which period, in full or as an update."""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from vpkg.iri import slug
from vpkg.model import Agent, Block, Document, Period, Span
from vpkg.segment.pillar import names_a_body

_MONTHS = {name.lower(): n for n, name in enumerate(calendar.month_name) if name}
_MONTHS |= {name.lower(): n for n, name in enumerate(calendar.month_abbr) if name} | {"sept": 9}
_MONTHS |= {"janvier": 1, "décembre": 12, "enero": 1, "diciembre": 12}
_MONTH = "(" + "|".join(sorted(_MONTHS, key=len, reverse=True)) + r")\.?"
_DAY = r"(?:(\d{1,2})(?:\s?(?:st|nd|rd|th))?\s+)?"
_YEAR = r"((?:19|20)\d\d)"
_TO = r"\s*(?:–|—|-|to|until|through|à|a)\s*"
_SPANS = re.compile(rf"\b{_DAY}{_MONTH}(?:\s+{_YEAR})?{_TO}{_DAY}{_MONTH}\s+{_YEAR}\b", re.IGNORECASE)
_AMERICAN = re.compile(
    rf"\b{_MONTH}\s+(\d{{1,2}}),?(?:\s+{_YEAR})?{_TO}{_MONTH}\s+(\d{{1,2}}),?\s+{_YEAR}\b", re.IGNORECASE
)
_ENDED = re.compile(
    rf"\b(?:year|period)\s+(?:ended|ending|to)\s+(?:on\s+)?(?:(\d{{1,2}})\s+{_MONTH}|{_MONTH}\s+(\d{{1,2}}),?)\s+{_YEAR}\b",
    re.IGNORECASE,
)
_SPLIT_YEAR = re.compile(r"\b((?:19|20)\d\d)\s?[/–-]\s?((?:19|20)?\d\d)\b")
_ONE_YEAR = re.compile(rf"\b{_YEAR}\b")
_PUBLISHED = re.compile(r"\b(published|publication|plenary|submitted|issued|date of|updated|posted)\b", re.IGNORECASE)

_KEY_YEAR = re.compile(
    r"\b(report(?:ing)?|annual|year|period|FY|update|january|janvier|enero|informe|rapport|calendar)\b", re.IGNORECASE
)
_UPDATE = re.compile(
    r"\bupdate\s+report\b|\breport\s*[-–:(]?\s*update\b|\b(?:annual|interim|progress)\s+update\b", re.IGNORECASE
)
_TITLE_WORDS = re.compile(
    r"voluntary\s+principles?|\bVPs?\b|VPSHR|\bVPI\b|\breport\b|\brapport\b|\binforme\b|\bplenary\b|principes\s+volontaires|principios\s+voluntarios"
    r"|table\s+of\s+contents|^contents$|\breporting\s+(?:year|period)\b|\borgani[sz]ation\b\s*:|\bpillar\b",
    re.IGNORECASE,
)
# What titles of VP reports are made of; what is left over of a line is a name.
_GENERIC = re.compile(
    r"(?:on\s+(?:the\s+)?)?(?:the\s+)?voluntary\s+principles?(?:\s+on\s+security\s+and\s+human\s+rights)?(?:\s+\(?vps?(?:hr)?\)?)?(?:\s+initiative)?"
    r"|\bsecurity\s+and\s+human\s+rights\b|\bVPSHR\b|\bVPs?\b|\bVPI\b|\b(?:full|final|public|annual|update|updated|progress|interim|yearly)\b"
    r"|\breport(?:ing)?\b|\bto\s+the\s+(?:annual\s+)?plenary\b|\bplenary\b|\breporting\s+(?:organi[sz]ation|member|participant|entity|year|period)\b"
    r"|\b(?:organi[sz]ation|company|member|participant|name|submitted\s+by|prepared\s+by|reporter|period|year|covered|covering|calendar|fiscal|financial|FY)\b"
    r"|\b(?:corporate|government|NGO)\s+pillar\b|\bpillar\b|\bfor\s+the\b|\bby\b|\bof\b(?=\s*$)|\bversion\b|\bimplement\w*\b|\bended\b"
    r"|\b(?:summary|introduction|foreword|contents|table\s+of\s+contents)\b",
    re.IGNORECASE,
)
_DATES = re.compile(
    rf"\b\d{{1,2}}(?:st|nd|rd|th)?\s+(?={_MONTH})|\b{_MONTH}(?=\W|$)|\b(?:19|20)\d\d(?:\s?/\s?\d\d)?\b|\b\d{{1,2}}\b",
    re.IGNORECASE,
)
_JOINERS = frozenset("of the and for de la le les des du del los las y et e & to in on für von van der al a an".split())
_MARKUP = "#*_>|`\t "
_DOTTED = ("Inc.", "Ltd.", "S.A.", "Co.", "Corp.", "N.V.")
_HEADER_LINES = 14
_LONGEST_NAME = 9


@dataclass(frozen=True, slots=True)
class Header:
    """What was read at the head of the document; ``name_span`` is where the reporter's name stands."""

    reporter: Agent | None
    period: Period | None
    year: int | None
    kind: str


def read_header(document: Document, before: int, known: Callable[[str], Agent | None]) -> Header:
    """Read the head of a document: its lines before offset ``before``, where the first heading stands.

    ``known`` looks a name up in the gazetteer.
    """
    lines = header_lines(document, before)
    joined = "\n".join(lines)
    period, year = _period(lines)
    kind = "update" if _UPDATE.search(joined) or _UPDATE.search(document.source.replace("-", " ")) else "full"
    return Header(_reporter(document, lines, known), period, year, kind)


def header_lines(document: Document, before: int) -> list[str]:
    """Return the non-blank lines at the head, without markup."""
    raw = document.text[:before].splitlines()
    stripped = [line.strip(_MARKUP + "\r") for line in raw]
    return [line for line in stripped if line][:_HEADER_LINES]


def is_front_matter(text: str, block: Block, span: Span, names: tuple[str, ...]) -> bool:
    """Tell a line that says what the document is (title, period, one of ``names``) from a line of prose."""
    line = text[span.start : span.end].strip(_MARKUP)
    words = line.split()
    if not words or not any(c.isalnum() for c in line):
        return True
    if len(words) > 22 or line.endswith(("!", "?", ";", ",")) or (line.endswith(".") and not line.endswith(_DOTTED)):
        return False
    if _TITLE_WORDS.search(line) or (block.kind == "heading" and block.level == 1):
        return True
    rest = name_in(line)
    return rest is None or rest in names


def name_in(line: str) -> str | None:
    """Take the words that all VP reports share out of a line; what remains may be a name.

    >>> name_in("Acme Mining plc – 2023 Annual Report on the Voluntary Principles")
    'Acme Mining plc'
    """
    rest = _DATES.sub(" ", _GENERIC.sub(" ", line))
    rest = re.sub(r"\s+", " ", re.sub(r"(?<!\w)['’]s\b|\b(?:to|from|until|through)\b\s*$", " ", rest))
    rest = rest.strip(" -–—:;,.|/()[]\"'“”‘’*_#&").strip()
    rest = re.sub(
        r"^(?:(?:the|of|for|on|to|from|and|in|at|by)\b\s*)+|(?:\s+\b(?:of|for|on|to|from|and|in|the|by))+$",
        "",
        rest,
        flags=re.I,
    )
    rest = re.sub(r"['’]s$", "", rest.strip(" -–—:;,|/"))
    return rest if any(c.isalpha() for c in rest) else None


def _looks_like_name(name: str) -> bool:
    words = name.split()
    if not 1 <= len(words) <= _LONGEST_NAME or (name.endswith((".", "?", "!")) and not name.endswith(_DOTTED)):
        return False
    weighty = [w for w in words if w.lower() not in _JOINERS]
    return (
        bool(weighty)
        and sum(w[:1].isupper() or w[:1].isdigit() for w in weighty) >= max(1, len(weighty) - 1)
        and weighty[0][:1].isupper()
    )


def _reporter(document: Document, lines: list[str], known: Callable[[str], Agent | None]) -> Agent | None:
    """Prefer a labelled name, then a name of the head that the report keeps using, known or not."""
    names: list[tuple[float, int, str]] = []
    for place, line in enumerate(lines):
        if len(line.split()) > 22 or (_PUBLISHED.search(line) and not _TITLE_WORDS.search(line)):
            continue
        name = name_in(line)
        if name and (_looks_like_name(name) or known(name)):
            names.append((_support(document.text, name, line, known(name) is not None), -place, name))
    if not names:
        return None
    support, _, name = max(names)
    if support <= 0:
        return None
    found = known(name)
    return found or Agent(slug(name), name, known=False)


def _support(text: str, name: str, line: str, is_known: bool) -> float:
    labelled = re.match(
        r"(?i)\s*(?:reporting\s+)?"
        r"(?:organi[sz]ation|company|member|participant|name|submitted by|prepared by)\b.{0,12}:",
        line,
    )
    uses = len(re.findall(rf"\b{re.escape(name)}\b", text)) - 1
    titled = 1.5 if _TITLE_WORDS.search(line) else 0.0
    alone = 0.5 if line.strip(_MARKUP) == name else 0.0
    formed = 0.5 if names_a_body(name) else 0.0
    return (10 if labelled else 0) + min(uses, 8) * 0.5 + titled + alone + formed + (1.0 if is_known else 0.0)


def _period(lines: list[str]) -> tuple[Period | None, int | None]:
    for line in lines:
        period = _dated(line)
        if period:
            return period, period.end.year if period.start.year != period.end.year else period.start.year
    candidates = [(bool(_KEY_YEAR.search(line)), -n, line) for n, line in enumerate(lines) if _ONE_YEAR.search(line)]
    usable = [
        c for c in candidates if not (_PUBLISHED.search(c[2]) and not re.search(r"\breport\b", c[2], re.IGNORECASE))
    ]
    for _, _, line in sorted(usable, reverse=True):
        if len(line.split()) <= 30:
            year = int(_ONE_YEAR.search(line)[1])  # type: ignore[index]
            return Period(date(year, 1, 1), date(year, 12, 31)), year
    return None, None


def _dated(line: str) -> Period | None:
    if match := _SPANS.search(line):
        day1, month1, year1, day2, month2, year2 = match.groups()
        return _made(day1, month1, year1 or year2, day2, month2, year2)
    if match := _AMERICAN.search(line):
        month1, day1, year1, month2, day2, year2 = match.groups()
        return _made(day1, month1, year1 or year2, day2, month2, year2)
    if match := _ENDED.search(line):
        day, month, month_us, day_us, year = match.groups()
        return _year_to(int(year), _MONTHS[(month or month_us).lower()], int(day or day_us))
    if (match := _SPLIT_YEAR.search(line)) and _KEY_YEAR.search(line):
        first = int(match[1])
        second = int(match[2]) if len(match[2]) == 4 else first // 100 * 100 + int(match[2])
        return Period(date(first, 7, 1), date(second, 6, 30)) if second == first + 1 else None
    return None


def _made(day1: str | None, month1: str, year1: str, day2: str | None, month2: str, year2: str) -> Period | None:
    first, last = _MONTHS[month1.lower()], _MONTHS[month2.lower()]
    try:
        start = date(int(year1), first, int(day1 or 1))
        end = date(int(year2), last, int(day2 or calendar.monthrange(int(year2), last)[1]))
    except ValueError:
        return None
    return Period(start, end) if start < end and (end - start).days <= 800 else None


def _year_to(year: int, month: int, day: int) -> Period | None:
    try:
        end = date(year, month, day)
    except ValueError:
        return None
    start = date(year - 1, month % 12 + 1, 1) if month < 12 else date(year, 1, 1)
    return Period(start, end)
