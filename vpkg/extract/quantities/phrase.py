"""The noun phrase that a figure counts: from the figure to the end of the phrase, no further."""

from __future__ import annotations

from dataclasses import dataclass

from vpkg.extract.passage import Token
from vpkg.extract.quantities.measures import Head, looks_plural, plural_head, singular_head, stops
from vpkg.model.value import value

_JOINTS = frozenset(["and", "or", "&", "and/or"])
_DETERMINERS = frozenset("the a an our its their his her my your these those this all such".split())
_LONGEST = 9
"""Words; a phrase that has found no noun by then is none."""


@value
class Phrase:
    """The tokens ``first`` to ``last`` (half-open) that are counted, and the noun that says by what measure."""

    first: int
    last: int
    head: Head | None

    @property
    def measure(self) -> str:
        """Return the local part of the measure."""
        return self.head.measure if self.head else "other"


def phrase_at(tokens: tuple[Token, ...], at: int, *, one: bool) -> Phrase | None:
    """Return the counted phrase that starts at a token; ``one`` where the figure is one, so that the noun is singular.

    The phrase ends with its noun, before prepositions, verbs, relative pronouns and marks; “and” goes in only before
    the noun (national and international companies).
    """
    walk = _Walk(tokens, one, at)
    for place in range(at, min(len(tokens), at + _LONGEST)):
        if not walk.goes_on(place):
            break
    return Phrase(at, walk.last, walk.head) if walk.last > at else None


@dataclass(slots=True)
class _Walk:
    """The way through a phrase: where its noun ended so far, and whether any word of it was seen."""

    tokens: tuple[Token, ...]
    one: bool
    first: int
    last: int = 0
    head: Head | None = None
    begun: bool = False

    def goes_on(self, place: int) -> bool:
        """Take one word; tell whether the phrase may go on after it."""
        low, headed = self.tokens[place].low, self.last > self.first
        if not _is_word(self.tokens[place]):
            return low == "," and not headed and _more_modifiers(self.tokens, place)
        if low in stops():
            return _passes(self.tokens, place, begun=self.begun, headed=headed, one=self.one)
        self.begun = True
        found = plural_head(low.rstrip("'"))
        if found is not None and (not self.one or found.modifies or singular_head(low) is not None):
            return self._plural(place, found)
        if self.one:
            return self._singular(place, headed=headed)
        if looks_plural(low):
            self.last, self.head = place + 1, None
            return _noun_follows(self.tokens, place + 1)
        return True

    def _plural(self, place: int, found: Head) -> bool:
        self.last, self.head = place + 1, found
        if self.tokens[place].low.endswith("'"):
            return False  # “60 days' notice”
        if self.tokens[place].is_capitalised and _plain_noun(self.tokens, place + 1):
            return True  # “two Voluntary Principles workshops”
        if found.modifies and (_noun_follows(self.tokens, place + 1) or _joined_noun(self.tokens, place + 1, found)):
            return True
        self.last = _and_its_like(self.tokens, place + 1, found)
        return False

    def _singular(self, place: int, *, headed: bool) -> bool:
        low = self.tokens[place].low
        if headed and _is_participle(low) and not _noun_follows(self.tokens, place + 1):
            return False
        found = singular_head(low)
        if found is not None:
            self.last, self.head = place + 1, found
        return True


def _is_word(token: Token) -> bool:
    return token.low[0].isalpha()


def _passes(tokens: tuple[Token, ...], place: int, *, begun: bool, headed: bool, one: bool) -> bool:
    """Tell whether a phrase goes on over a word that would end it: “newly”, or “and” between two modifiers."""
    low, kind = tokens[place].low, stops()[tokens[place].low]
    if kind == "adverb" or low in ("other", "another"):
        return not begun
    return low in _JOINTS and begun and (headed or _noun_within(tokens, place + 1, one=one))


def _joined_noun(tokens: tuple[Token, ...], at: int, first: Head) -> bool:
    """“human rights and security workshops”, “police and army officers”; not “27 staff and field offices”."""
    if at >= len(tokens) or tokens[at].low not in _JOINTS:
        return False
    low = [t.low for t in tokens[at + 1 : at + 4]]
    found = next((h for h in map(plural_head, low) if h is not None), None)
    near = next((i for i, word in enumerate(low) if plural_head(word)), 9)
    if found is None or any(word in stops() or not word[0].isalpha() for word in low[:near]):
        return False
    return first.measure != "people" or (found.measure == "people" and near > 0)


def _and_its_like(tokens: tuple[Token, ...], last: int, head: Head) -> int:
    """“employees and contractors” are one count; “soldiers and three lorries” are two."""
    if last + 1 < len(tokens) and tokens[last].low in _JOINTS:
        found = plural_head(tokens[last + 1].low)
        if found is not None and found.measure == head.measure and not _goes_on(tokens, last + 2):
            return last + 2
    return last


def _noun_within(tokens: tuple[Token, ...], at: int, *, one: bool) -> bool:
    """Tell whether a counted noun comes within the next words, before anything ends the phrase."""
    for token in tokens[at : at + 5]:
        if not _is_word(token) or (token.low in stops() and token.low not in _JOINTS):
            return False
        if plural_head(token.low) or (one and singular_head(token.low)) or looks_plural(token.low):
            return True
    return False


def _more_modifiers(tokens: tuple[Token, ...], place: int) -> bool:
    """“national, regional and local authorities”: a comma among modifiers, before the “and” of their list."""
    low = [t.low for t in tokens[place + 1 : place + 6]]
    return any(j in low[1:4] for j in _JOINTS) and _noun_within(tokens, place + 1, one=False)


def _noun_follows(tokens: tuple[Token, ...], at: int) -> bool:
    if at >= len(tokens) or not _is_word(tokens[at]) or tokens[at].low in stops():
        return False
    low = tokens[at].low
    if plural_head(low) or singular_head(low):
        return True
    following = tokens[at + 1].low if at + 1 < len(tokens) else ""
    return (
        not _is_participle(low) and not low.endswith("ly") and bool(plural_head(following)) and following not in stops()
    )


def _plain_noun(tokens: tuple[Token, ...], at: int) -> bool:
    if at >= len(tokens) or tokens[at].is_capitalised or tokens[at].low in stops():
        return False
    return bool(plural_head(tokens[at].low))


def _is_participle(low: str) -> bool:
    return len(low) > 4 and low.endswith("ed")


def _goes_on(tokens: tuple[Token, ...], at: int) -> bool:
    return _noun_follows(tokens, at) or (at < len(tokens) and tokens[at].low == "of")


_PRONOUNS = frozenset(["them", "these", "those", "which", "whom"])


def pronoun_at(tokens: tuple[Token, ...], at: int) -> bool:
    """Tell whether a pronoun stands for what is counted: “of them”."""
    return at < len(tokens) and tokens[at].low in _PRONOUNS


def complement_at(tokens: tuple[Token, ...], at: int) -> Phrase | None:
    """Return the noun phrase after an “of”: “human rights training”, “all security staff”; a mass noun will do."""
    first = at
    while first < len(tokens) and tokens[first].low in _DETERMINERS:
        first += 1
    last, head = first, None
    for place in range(first, min(len(tokens), first + 6)):
        low = tokens[place].low
        if not _is_word(tokens[place]):
            break
        if low == "own" and _has_an_owner(tokens, place):
            continue  # “our own staff”: no verb after a possessive
        if low in stops() and not _joins(tokens, place, first):
            break
        if last > first and (_is_participle(low) or low.endswith("ly")):
            break
        last = place + 1
        head = plural_head(low) or singular_head(low) or head
        ends = plural_head(low)
        if ends and not (ends.modifies and _noun_follows(tokens, place + 1)):
            break
    while last > first and tokens[last - 1].low in _JOINTS:
        last -= 1
    return Phrase(first, last, head) if last > first else None


def _has_an_owner(tokens: tuple[Token, ...], place: int) -> bool:
    before = tokens[place - 1].low if place else ""
    return before in _DETERMINERS or before.endswith(("'s", "s'"))


def _joins(tokens: tuple[Token, ...], place: int, first: int) -> bool:
    return (
        tokens[place].low in _JOINTS
        and place > first
        and plural_head(tokens[place - 1].low) is None
        and singular_head(tokens[place - 1].low) is None
        and _noun_within(tokens, place + 1, one=True)
    )
