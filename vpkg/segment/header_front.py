"""Which lines of a head say what the document is, and which are its first words of prose."""

from __future__ import annotations

import re

from vpkg.model import Block, Span
from vpkg.segment.header_calendar import MONTH, dates_only
from vpkg.segment.header_lines import is_title
from vpkg.segment.header_names import empty_of_meaning
from vpkg.segment.header_words import principles

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
_NAMES_A_REPORT = re.compile(
    r"\b(?:report|statement|submission|rapport|informe|relat[óo]rio)\b|\b(?:annual|yearly)\s+update\b", re.IGNORECASE
)
_TELLS_A_TITLE = re.compile(
    r"\b(?:19|20)\d\d\b|\b(?:annual|full|final|public|interim|progress|member|yearly|annuel|anual|update)\b",
    re.IGNORECASE,
)
_TO = re.compile(r"\s+(?:for|on|to|under|sur|sobre)\s+(?:the\s+|les\s+|los\s+|os\s+)?", re.IGNORECASE)
_JOINERS = frozenset("of the and for de la le les des du del los las y et e & to in on für von van der al a an".split())
_MARKUP = "#*_>|`\t "
_ACRONYM_AFTER = re.compile(r"\s*\([A-Z][A-Za-z&.-]{1,11}\)\s*$")
_DOTTED = ("Inc.", "Ltd.", "S.A.", "Co.", "Corp.", "N.V.")


def is_front_matter(text: str, block: Block, span: Span, names: tuple[str, ...]) -> bool:
    """Tell a line that says what the document is (title, period, one of ``names``) from a line of prose."""
    line = text[span.start : span.end].strip(_MARKUP)
    words = line.split()
    if not words or not any(c.isalnum() for c in line):
        return True
    if dates_only(line) or is_own_title(text, block, span):
        return True
    if len(words) > 22 or line.endswith(("!", "?", ";", ",")) or (line.endswith(".") and not line.endswith(_DOTTED)):
        return False
    if block.kind == "heading" and block.level == 1:
        return True
    rest = name_in(line)
    if rest is None or empty_of_meaning(rest) or any(name in line for name in names):
        return True
    # A title has nothing of its own left over but small words.
    small = len(rest.split()) <= 3 and not any(word[:1].isupper() for word in rest.split())
    return small and _TITLE_WORDS.search(line) is not None


def is_own_title(text: str, block: Block, span: Span) -> bool:
    """Tell a report's title, and each line of one that was broken: “Harrow Lake’s 2020 Report on the Principles …”.

    Before its first title word nothing but a name stands, so that “Read our annual report on …” is none.
    """
    for stretch in (span, block.span):
        line = " ".join(text[stretch.start : stretch.end].strip(_MARKUP).split())
        about = principles().search(line)
        report, told = _NAMES_A_REPORT.search(line), _TELLS_A_TITLE.search(line)
        # “Report for the Voluntary Principles …” tells as much as “Annual Report”.
        told = told or (
            report if about and _TO.fullmatch(line[report.end() : about.start()] if report else "") else None
        )
        if not is_title(line) or report is None or told is None:
            continue
        before = line[: min(each.start() for each in (about, report, told) if each)].replace("’", "'").split()
        named = all(not word[:1].islower() or word.lower() in _JOINERS for word in before)
        if named and (about or all(not word[:1].islower() or word.lower() in _JOINERS for word in line.split())):
            return True
    return False


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
