"""The words that heads of reports share, from header_words.csv, as patterns.

``title``: what titles are made of; ``cause``: of these, what bodies work for and are named for; ``never``: what no
name consists of alone; ``hosting``: what begins a line of the site or press that carries a report; ``others``: what
announces a list of other documents; ``label``: what a reporter's name is labelled with; ``helper`` and ``role``: what
stands before and after one who helps; ``company``, ``society``, ``government``, ``body``: what names of such bodies,
or of any, hold; ``membership`` and ``belongs``: words of belonging to the Principles; ``office``: who signs;
``self``: what a reporter calls itself.
"""

from __future__ import annotations

import csv
import re
from functools import lru_cache
from pathlib import Path

from vpkg.errors import DataError

_FILE = Path(__file__).with_suffix(".csv")


@lru_cache(maxsize=1)
def _all() -> dict[str, tuple[str, ...]]:
    kinds: dict[str, list[str]] = {}
    try:
        with _FILE.open(encoding="utf-8", newline="") as handle:
            for row in csv.DictReader(handle):
                kinds.setdefault(row["kind"], []).append(row["words"])
    except (OSError, UnicodeDecodeError, csv.Error, KeyError) as error:
        raise DataError(f"The word list {_FILE.name} cannot be read ({error}); install vpkg again.") from error
    return {kind: tuple(found) for kind, found in kinds.items()}


@lru_cache(maxsize=16)
def words(kind: str) -> frozenset[str]:
    """Return the words and phrases of a kind, in lower case."""
    return frozenset(entry.lower() for entry in _all()[kind])


@lru_cache(maxsize=16)
def pattern(kind: str) -> str:
    """Return a kind's phrases as one alternation, longest first, for use inside a pattern that ignores case."""
    ranked = sorted(words(kind), key=lambda entry: (-len(entry), entry))
    return "(?:" + "|".join(re.escape(entry).replace(r"\ ", r"\s+") for entry in ranked) + ")"


PRINCIPLES = (
    r"(?:voluntary\s+principles?(?:\s+on\s+security\s+(?:and|&)\s+human\s+rights)?|\bVPSHR\b|\bVPs?\b|\bVPI\b"
    r"|principes\s+volontaires(?:\s+sur\s+la\s+s[ée]curit[ée]\s+et\s+les\s+droits\s+(?:de\s+l['’]homme|humains))?"
    r"|principios\s+voluntarios(?:\s+(?:en|sobre|de)\s+seguridad\s+y\s+derechos\s+humanos)?"
    r"|princ[íi]pios\s+volunt[áa]rios(?:\s+(?:em|sobre|de)\s+seguran[çc]a\s+e\s+direitos\s+humanos)?)"
    r"(?:\s+\(?(?:VPs?|VPSHR)\)?)?(?:\s+(?:initiative|association)\b)?"
)
"""The Principles and their Initiative, by any of their usual names."""


@lru_cache(maxsize=1)
def principles() -> re.Pattern[str]:
    """Return the pattern of the Principles' names, compiled."""
    return re.compile(PRINCIPLES, re.IGNORECASE)


def blanked(found: re.Pattern[str], text: str, fill: str = "\x00") -> str:
    """Blot out every match without moving what stands after it.

    >>> blanked(re.compile("b+"), "abba", ".")
    'a..a'
    """
    return found.sub(lambda match: fill * len(match.group()), text)
