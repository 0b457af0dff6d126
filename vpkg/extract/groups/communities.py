"""Communities and peoples called by their own name: the Bamburi community, the people of Kono, the Wayuu."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from vpkg.extract.context import Context
from vpkg.extract.groups.edges import COORDINATORS, DETERMINERS, is_compound, is_modifier
from vpkg.extract.groups.lexicon import followers, listed, peoples
from vpkg.extract.groups.reading import Text


@dataclass(frozen=True, slots=True)
class Community:
    """A named community at a half-open range of words."""

    first: int
    last: int
    name: str
    concept: str
    how: str = "named-community"


def communities(text: Text, context: Context) -> list[Community]:
    """Return the communities and peoples that a passage names."""
    made = []
    known, nouns = peoples(), listed("community")
    for at, word in enumerate(text.words):
        if word.text in known and _is_a_people(text, at):
            made.append(Community(at, at + 1, word.text, "indigenous-people", "people"))
        elif word.low in nouns and not text.within_a_name(at, at + 1):
            found = _around(text, at, context)
            if found is not None:
                made.append(found)
    return made


def _around(text: Text, at: int, context: Context) -> Community | None:
    """Return the community whose noun stands at a place."""
    word = text.words[at]
    if is_compound(text, at + 1, word.low not in listed("one community")):
        return None
    first = at
    while first > 0 and (_is_proper(text, first - 1, context) or _is_stroke(text, first - 1, context)):
        first -= 1
    if first < at:
        known = any(each.text in peoples() for each in text.words[first:at])
        concept = "indigenous-people" if known and word.low in listed("people") else "community"
        return Community(first, at + 1, _written(text, first, at + 1), concept)
    of = word.low in listed("community of") and not word.owner and text.low(at + 1) == "of"
    last = _name_after(text, at + 2) if of else None
    return Community(at, last, _written(text, at, last), "community") if last is not None else None


def _is_stroke(text: Text, at: int, context: Context) -> bool:
    """Sakuye/Dabel community."""
    return text.low(at) == "/" and at > 0 and _is_proper(text, at - 1, context)


def _is_a_people(text: Text, at: int) -> bool:
    """“The Wayuu”, “Samburu and Turkana herders”; many such names are also names of persons and places."""
    before, after = text.low(at - 1), text.words[at + 1] if at + 1 < len(text.words) else None
    if text.words[at].owner or text.within_a_name(at - 1, at + 1) or text.within_a_name(at, at + 2):
        return False
    if after is not None and after.low in COORDINATORS and at + 2 < len(text.words):
        return text.words[at + 2].text in peoples()
    capital = after is not None and after.text[:1].isupper()
    return before == "the" and not capital and not is_compound(text, at + 1, plural=False)


def _is_proper(text: Text, at: int, context: Context) -> bool:
    word = text.words[at]
    if word.owner or not word.is_word or not word.text[:1].isupper() or word.low in DETERMINERS:
        return False
    name = max(text.ending.get(at + 1, ()), key=lambda n: n.last - n.first, default=None)
    if name is not None and name.found.kind != "project":
        return name.found.kind == "place" and name.last - name.first == 1
    if word.text in peoples():
        return True
    if word.text.isupper() or len(word.text) < 3 or word.low in followers("function"):
        return False
    if is_modifier(text, at, within=True) or word.low.endswith(("ing", "ed", "ly")) or text.within_a_name(at, at + 1):
        return False
    title = text.words[min(at + 1, len(text.words) - 1)].text[:1].isupper()
    return not (word.opens or title) or _is_never_small(word.low, context)


def _is_never_small(low: str, context: Context) -> bool:
    """A capital at the head of a sentence proves nothing, unless the report never writes the word small."""
    if low.isalnum():
        return low not in _words(context.text)
    return re.search(rf"\b{re.escape(low)}\b", context.text) is None


@lru_cache(maxsize=4)
def _words(text: str) -> frozenset[str]:
    """Return the words of a report as written."""
    return frozenset(re.findall(r"\w+", text))


def _name_after(text: Text, at: int) -> int | None:
    while text.low(at) in ("the", "village", "district"):
        at += 1
    place = max((n for n in text.starting.get(at, ()) if n.found.kind == "place"), key=lambda n: n.last, default=None)
    if place is not None:
        return place.last
    last = at
    while last < len(text.words) and last - at < 3 and _is_capital(text, last):
        last += 1
    return last if last > at else None


def _is_capital(text: Text, at: int) -> bool:
    word = text.words[at]
    unknown = word.text[:1].isupper() and not word.text.isupper() and len(word.text) > 2
    return unknown and not text.starting.get(at) and not is_modifier(text, at, within=True) and not word.owner


def _written(text: Text, first: int, last: int) -> str:
    return " ".join(word.text for word in text.words[first:last]).replace(" / ", "/")
