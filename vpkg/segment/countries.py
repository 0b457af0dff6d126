"""Countries as headings: questions answered country by country, and sections told by country."""

from __future__ import annotations

import re
from functools import lru_cache

from vpkg import gazetteer
from vpkg.model import Block, Document, Span
from vpkg.segment.lines import report_blocks, stands_in
from vpkg.segment.marks import Mark

_LONGEST = 7
"""Words of a country's heading, such as “Operations in Peru – Cerro Verde”."""
_BESIDE = frozenset(
    "in of the at and on our operations operation activities work implementation country report for".split()
)
_WORD = re.compile(r"[^\W\d_]+(?:[’'.\-][^\W\d_]+)*")
_LEAD = re.compile(
    r"\s*(?:[-*•–]\s+)?(?P<marks>\*\*|__|\*|_)?(?P<name>[^.:;!?\n*_]{3,50}?)[*_]*\s?(?:[.:]|\s[–—-]\s)[*_]*(?=\s)"
)


@lru_cache(maxsize=2048)
def country_in(heading: str) -> str | None:
    """Return the one country that a short heading names, as ISO 3166-1 alpha-2; None where it names none or several.

    >>> country_in("Operations in Peru")
    'PE'
    """
    words = _WORD.findall(heading)
    if not 1 <= len(words) <= _LONGEST or any(c.isdigit() for c in heading):
        return None
    found: set[str] = set()
    position = 0
    while position < len(words):
        length, iso = _name_at(words, position)
        if iso:
            found.add(iso)
        elif words[position][0].islower() and words[position] not in _BESIDE:
            # Names of sites and companies may stand beside it, but no words that tell something of it.
            return None
        position += length
    return found.pop() if len(found) == 1 else None


def _name_at(words: list[str], position: int) -> tuple[int, str | None]:
    """The longest country's name that begins at a word, with how many words it has."""
    for length in range(min(6, len(words) - position), 0, -1):
        iso = _iso(" ".join(words[position : position + length]))
        if iso:
            return length, iso
    return 1, None


def _iso(name: str) -> str | None:
    country = gazetteer.find_country(name) if name[:1].isupper() else None
    # A code is no name: “NA” under a question is not Namibia.
    return country.iso2 if country and (len(name) > 3 or name in country.aliases) else None


def country_marks(document: Document, taken: list[Mark], contents: tuple[Span, ...]) -> list[Mark]:
    """Mark the lines that stand alone, name one country and announce text or questions below them."""
    text = document.text
    blocks = report_blocks(document)
    starts = {mark.span.start for mark in taken} | {piece.start for mark in taken for piece in mark.pieces}
    found = []
    for number, block in enumerate(blocks[:-1]):
        words = text[block.span.start : block.span.end].strip("#*_ \r\n")
        inside = stands_in(block.span.start, contents)
        if inside or block.span.start in starts or not _is_heading(block, words):
            continue
        iso = country_in(words)
        # One country's name under another's is a list of countries, not two headings.
        following = text[blocks[number + 1].span.start : blocks[number + 1].span.end].strip("#*_ \r\n")
        if iso and (country_in(following) is None or blocks[number + 1].span.start in starts):
            found.append(Mark(block.span, None, country=iso))
    return found


def _is_heading(block: Block, words: str) -> bool:
    if block.kind not in ("heading", "paragraph") or "\n" in words:
        return False
    return block.kind == "heading" or not words.endswith((".", ";", ",", "?", "!"))


def lead(text: str, span: Span) -> str | None:
    """Return the country with whose name alone a paragraph begins: “Ghana. The agreement …”, “Peru: …”."""
    match = _LEAD.match(text, span.start, span.end)
    if match is None or len(match["name"].split()) > 4:
        return None
    name = match["name"].strip()
    return _iso(name) or (country_in(name) if match["marks"] else None)
