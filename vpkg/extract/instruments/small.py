"""Laws and policies in small letters that are certain ones all the same: “police act 2020”, “our gift policy”."""

from __future__ import annotations

from collections.abc import Iterator

from vpkg.extract.found import Found
from vpkg.extract.instruments.heads import ARTICLES, Head, bare, bare_end, is_year, word_class
from vpkg.extract.instruments.reading import Reading

_MODIFIERS = 5
_TAIL = 5
_COMES_ABOUT = frozenset(
    "policy law bill act code decree ordinance by-law byelaw bylaw charter framework regulation protocol".split()
)
_POSSESSORS = frozenset("our its their company's group's corporation's".split())
_OWN = frozenset("policy standard directive".split())
_STOPS = frozenset("by to with from at that which who in as and or , . ; : ( )".split())


def small(reading: Reading) -> Iterator[Found]:
    """Yield names in small letters: with a year, as what was adopted, or as the reporter's own."""
    for at, head in reading.heads:
        if head.plural or not reading.tokens[at].text.islower():
            continue
        start = _modified_from(reading, at)
        if head.word == "code" and reading.low(at + 1) == "of" and _is_own(reading, start):
            end = at + 4 if reading.low(at + 2) == "business" else at + 3
            if end <= reading.last and reading.low(end - 1) in word_class("conduct"):
                yield _found(reading, start, end, "instrument-small-own", head)
        if start == at:
            continue
        words = [bare(t) for t in reading.tokens[start:at]]
        if head.sort == "law" and at + 1 < reading.last and is_year(reading.tokens[at + 1]):
            yield _found(reading, start, at + 2, "instrument-small-dated", head)
        elif head.word in _COMES_ABOUT and _came_about(reading, start) and head.word != "act":
            yield _found(reading, start, _tail_end(reading, at + 1), "instrument-small-adopted", head)
        elif head.word in _OWN and _is_own(reading, start) and _is_topical(words):
            yield _found(reading, start, at + 1, "instrument-small-own", head)


def _modified_from(reading: Reading, at: int) -> int:
    """Return where the adjectives and nouns before a small head begin: “municipal level” policy."""
    start = at
    while start > reading.first and at - start < _MODIFIERS:
        token = reading.tokens[start - 1]
        low = token.low
        joined = low == "and" and start < at and reading.low(start - 2) in word_class("topic")
        if not joined and (
            not token.text[0].isalpha()
            or low in ARTICLES
            or low in word_class("outside")
            or low in word_class("coming-about")
            or low in _POSSESSORS
            or low.endswith("'s")
            or low in ("of", "on", "for", "new")
        ):
            break
        start -= 1
    return start + 1 if start < at and reading.low(start) == "and" else start


def _came_about(reading: Reading, start: int) -> bool:
    """Tell whether the words before say that it was drafted, adopted or amended: “also adopted a …”."""
    at = start - 1
    while at >= reading.first and (
        reading.low(at) in ("a", "an", "new", "its", "their", "of", "the", "first", "revised")
    ):
        at -= 1
    return at < start - 1 and reading.low(at) in word_class("coming-about")


def _tail_end(reading: Reading, end: int) -> int:
    """“… framework for water management by small councils”: what it is for belongs to it, what follows does not."""
    if reading.low(end) not in ("for", "on"):
        return end
    stop = end + 1
    while stop < reading.last and stop - end <= _TAIL and reading.low(stop) not in _STOPS:
        if not reading.tokens[stop].text[0].isalpha():
            break
        stop += 1
    return stop if stop > end + 1 else end


def _is_own(reading: Reading, start: int) -> bool:
    before = reading.tokens[start - 1] if start > reading.first else None
    return before is not None and (before.low in _POSSESSORS or before.low.endswith("'s"))


def _is_topical(words: list[str]) -> bool:
    topics = word_class("topic")
    return len(words) > 1 and all(w in topics or w in ("and", "rights", "group") for w in words)


def _found(reading: Reading, start: int, end: int, recogniser: str, head: Head) -> Found:
    tokens = reading.tokens
    concept = "instrument-type/policy" if recogniser.endswith("-own") else head.concept
    return Found(tokens[start].start, bare_end(tokens[end - 1]), "instrument", recogniser, head.row, concept=concept)
