"""What the head of a report says of it: who reports, on which period, in full or as an update."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from vpkg.iri import slug
from vpkg.model import Agent, Block, Document, Period, Span
from vpkg.segment.period import MONTH, PUBLISHED, period_of
from vpkg.segment.pillar import names_a_body

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
    rf"\b\d{{1,2}}(?:st|nd|rd|th)?\s+(?={MONTH})|\b{MONTH}(?=\W|$)|\bFY\d{{4}}\b|\b(?:19|20)\d\d(?:\s?/\s?\d\d)?\b|\b\d{{1,2}}\b",
    re.IGNORECASE,
)
_JOINERS = frozenset("of the and for de la le les des du del los las y et e & to in on für von van der al a an".split())
_MARKUP = "#*_>|`\t "
_ACRONYM_AFTER = re.compile(r"\s*\([A-Z][A-Za-z&.-]{1,11}\)\s*$")
_PRINCIPLES = re.compile(r"voluntary\s+principles?|\bVPs?\b|VPSHR|\breport\b", re.IGNORECASE)
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
    period, year = period_of(lines)
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
    if block.kind == "heading" and block.level == 1:
        return True
    rest = name_in(line)
    if rest is None or any(name in line for name in names):
        return True
    # A title has nothing of its own left over but small words.
    small = len(rest.split()) <= 3 and not any(word[:1].isupper() for word in rest.split())
    return small and _TITLE_WORDS.search(line) is not None


def name_in(line: str) -> str | None:
    """Take the words that all VP reports share out of a line; what remains may be a name.

    >>> name_in("Acme Mining plc – 2023 Annual Report on the Voluntary Principles")
    'Acme Mining plc'
    """
    rest = _DATES.sub(" ", _GENERIC.sub(" ", _ACRONYM_AFTER.sub("", line)))
    rest = re.sub(r"\s+", " ", re.sub(r"(?<!\w)['’]s\b|\b(?:to|from|until|through)\b\s*$", " ", rest))
    rest = _stripped(rest)
    rest = re.sub(
        r"^(?:(?:the|of|for|on|to|from|and|in|at|by|under)\b\s*)+|(?:\s+\b(?:of|for|on|to|from|and|in|the|by|under))+$",
        "",
        rest,
        flags=re.IGNORECASE,
    )
    rest = re.sub(r"['’]s$", "", _stripped(rest))
    return rest if any(c.isalpha() for c in rest) and rest.lower() not in _JOINERS else None


def _stripped(words: str) -> str:
    """Take punctuation off both ends; the stop of a legal form stays, and so does a bracket that has its pair."""
    words = words.strip(" -–—:;,|/[]\"'“”‘’*_#&")
    words = words if words.endswith(_DOTTED) else words.rstrip(".")
    return words.strip("() ") if words.count("(") != words.count(")") else words.strip()


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
        if len(line.split()) > 22 or (PUBLISHED.search(line) and not _TITLE_WORDS.search(line)):
            continue
        for name in dict.fromkeys((_whole_line(document.text, line), name_in(line))):
            if name and (_looks_like_name(name) or known(name)):
                names.append((_support(document.text, name, line, known(name) is not None), -place, name))
    if not names:
        return None
    support, _, name = max(names)
    if support <= 0:
        return None
    found = known(name)
    return found or Agent(slug(name), name, known=False)


def _whole_line(text: str, line: str) -> str | None:
    """A line of the head that the report repeats as it stands is a name, whatever words it is made of."""
    alone = _ACRONYM_AFTER.sub("", line.strip(_MARKUP))
    repeated = len(re.findall(rf"(?<!\w){re.escape(alone)}(?!\w)", text)) >= 2
    return alone if repeated and name_in(alone) and not _PRINCIPLES.search(alone) else None


def _support(text: str, name: str, line: str, is_known: bool) -> float:
    labelled = re.match(
        r"(?i)\s*(?:reporting\s+)?"
        r"(?:organi[sz]ation|company|member|participant|name|submitted by|prepared by)\b.{0,12}:",
        line,
    )
    uses = len(re.findall(rf"(?<!\w){re.escape(name)}(?!\w)", text)) - 1
    titled = 1.5 if _TITLE_WORDS.search(line) else 0.0
    # A whole line that comes again outweighs what is left of it when title words are taken out.
    alone = 2.0 if name == _whole_line(text, line) else 0.5 if line.strip(_MARKUP) == name else 0.0
    formed = 0.5 if names_a_body(name) else 0.0
    return (10 if labelled else 0) + min(uses, 8) * 0.5 + titled + alone + formed + (1.0 if is_known else 0.0)
