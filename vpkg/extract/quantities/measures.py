"""What a noun measures: people, sessions, hours … by the head of the phrase that a figure counts."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from vpkg.extract.words import table, words

_NO_PLURAL = ("ss", "us", "is", "'s")
DURATIONS = frozenset("hour day minute second week fortnight month quarter year decade night weekend".split())
"""Units of time; a figure of them and of nothing more is a duration."""


@dataclass(frozen=True, slots=True)
class Head:
    """A noun that figures count; ``takes_of`` where what follows “of” is part of what is counted (hours of training).

    ``modifies`` where its plural often stands before the noun that is counted (rights holders, police officers).
    """

    word: str
    measure: str
    takes_of: bool
    modifies: bool
    row: str


@lru_cache(maxsize=1)
def _heads() -> tuple[dict[str, Head], dict[str, Head]]:
    singular: dict[str, Head] = {}
    plural: dict[str, Head] = {}
    for row in table("measure-heads"):
        head = Head(row["word"], row["measure"], bool(row["of"]), bool(row["modifies"]), row["row"])
        singular.setdefault(row["word"], head)
        plural.setdefault(row["plural"], head)
    return singular, plural


def plural_head(word: str) -> Head | None:
    """Return the noun of which a word is the plural, if it is one that figures count."""
    return _heads()[1].get(word) or _last_part(word, 1)


def singular_head(word: str) -> Head | None:
    """Return the noun, if it is one that figures count."""
    return _heads()[0].get(word) or _last_part(word, 0)


def _last_part(word: str, which: int) -> Head | None:
    """“sub-officers”, “training/workshops”: the last part of a joined word is its head."""
    last = word.replace("/", "-").rpartition("-")
    return _heads()[which].get(last[2]) if last[1] else None


def looks_plural(word: str) -> bool:
    """Tell whether a word that no list knows reads like a plural noun."""
    return len(word) > 3 and word.endswith("s") and not word.endswith(_NO_PLURAL) and word.replace("-", "").isalpha()


@lru_cache(maxsize=1)
def stops() -> dict[str, str]:
    """Return the words that end a noun phrase, each with its class."""
    return {row["word"]: row["class"] for row in table("quantity-stops")}


@lru_cache(maxsize=1)
def labels(when: str) -> frozenset[str]:
    """Return the words after which a number is a label: ``always``, or ``bare`` where nothing is counted."""
    return words("number-labels", "when", when)


def measure_of(phrase: str) -> Head | None:
    """Return the last noun of a phrase that figures count: of “Number of guards trained” it is the guard."""
    found = None
    for word in phrase.lower().replace("(", " ").replace(")", " ").replace(",", " ").split():
        if found is not None and stops().get(word) == "preposition" and word != "of":
            break
        head = plural_head(word) or (singular_head(word) if found is None else None)
        found = head or found
    return found
