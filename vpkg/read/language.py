"""Which language a report is written in, by its function words; what we cannot tell is ``und``."""

from __future__ import annotations

import csv
import re
from collections import Counter
from functools import cache
from pathlib import Path

_WORD = re.compile(r"[^\W\d_]+")
_LOOKED_AT = 100_000
"""Characters from the beginning of a text."""

_LEAST_HITS = 4
"""Function words that a text must hold at least; a name and a title have fewer."""
_LEAST_SHARE = 0.15
"""Share of words that are function words; running text has 0.3 or more, lists of names and titles have less."""
_LEAST_LEAD = 2
"""How many times as often as the next best language's own words: neighbours share most, and are told by the rest."""
_LEAST_WORDS = 3
"""Different function words that must stand in the text."""


def detect_language(text: str) -> str:
    """Return a language tag such as ``en`` or ``id``, or ``und`` where the words do not say it surely.

    >>> detect_language("The members of the Initiative report on their work in the year.")
    'en'
    >>> detect_language("Annual Report 2023")
    'und'
    """
    counts = Counter(_WORD.findall(text[:_LOOKED_AT].lower()))
    total = sum(counts.values())

    def hits(words: frozenset[str]) -> int:
        return sum(counts[word] for word in words)

    known = _function_words()
    best, second = sorted(known, key=lambda tag: (-hits(known[tag]), tag))[:2]
    most, own, others = hits(known[best]), hits(known[best] - known[second]), hits(known[second] - known[best])
    # One small word over and over tells nothing: neighbours share the smallest.
    several = sum(counts[word] > 0 for word in known[best]) >= _LEAST_WORDS
    sure = several and most >= _LEAST_HITS and most >= _LEAST_SHARE * total and own > 0 and own >= _LEAST_LEAD * others
    return best if sure else "und"


@cache
def _function_words() -> dict[str, frozenset[str]]:
    with Path(__file__).with_name("function-words.csv").open(encoding="utf-8", newline="") as stream:
        return {row["language"]: frozenset(row["words"].split()) for row in csv.DictReader(stream)}
