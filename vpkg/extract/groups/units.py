"""Where words for groups stand: the longest phrase at each place, unless the word is a verb there."""

from __future__ import annotations

from vpkg.extract.groups.lexicon import Head, heads, heads_by_words, pairs, sizes
from vpkg.extract.groups.reading import Text
from vpkg.model.value import value

_BEFORE_A_VERB = frozenset(
    "to will would shall should can could may might must not cannot we they who which that help helps helped let did"
    " does do".split()
)
_ALSO_VERBS = frozenset(
    "police guard staff man partner head chair champion contract sponsor host officer crew target patrol soldier"
    " witness suspect candidate minor expert father mother board group team network body".split()
)
_SUBJECTS = frozenset("which who it company also government foundation organisation organization".split())
_DETERMINERS = frozenset("the a an our their its his her this that these those all any each some".split())


@value
class Unit:
    """A head at a half-open range of words."""

    first: int
    last: int
    head: Head


def units(text: Text) -> list[Unit]:
    """Return the heads of a passage in order; none overlaps another, and none is part of a name."""
    found: list[Unit] = []
    firsts, taken = heads(), 0
    for at, word in enumerate(text.words):
        if at < taken or not (word.low in firsts or (word.owner and word.key in firsts)):
            continue
        head = longest(text, at)
        if head is not None:
            taken = at + len(head.words)
            if not _is_a_verb(text, at, taken, head) and not text.within_a_name(at, taken):
                found.append(Unit(at, taken, head))
    return found


def longest(text: Text, at: int) -> Head | None:
    """Return the longest head whose words stand at a place."""
    if at >= len(text.words):
        return None
    words, first = text.words, text.words[at].key
    second = words[at + 1] if at + 1 < len(words) else None
    if second is not None and ((first, second.low) in pairs() or (first, second.key) in pairs()):
        for size in sizes()[first]:
            if size > 1 and at + size <= len(words):
                *before, last = words[at : at + size]
                head = _as_written(text, at, (*(word.key for word in before), last.low))
                if head is not None:
                    return head
    return _as_written(text, at, (words[at].low,))


def _as_written(text: Text, at: int, said: tuple[str, ...]) -> Head | None:
    head = heads_by_words().get(said)
    if head is not None and head.exact and " ".join(w.text for w in text.words[at : at + len(said)]) != head.exact:
        return None
    return head


def _is_a_verb(text: Text, first: int, last: int, head: Head) -> bool:
    """“We will partner with them”, “contractors guard the gate”, “Acme partners with farmers”."""
    word = head.words[-1]
    if last - first > 1 or text.words[first].owner:
        return False
    before, after = text.low(first - 1), text.low(last)
    if word == "partners":
        return after == "with" and text.words[first].text.islower() and _has_a_subject(text, first)
    if word not in _ALSO_VERBS:
        return False
    return before in _BEFORE_A_VERB or (after in _DETERMINERS and before not in _DETERMINERS and word != "police")


def _has_a_subject(text: Text, first: int) -> bool:
    """A name or a singular noun before it makes “partners” a verb."""
    return bool(text.ending.get(first)) or text.low(first - 1) in _SUBJECTS
