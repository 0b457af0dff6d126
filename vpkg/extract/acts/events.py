"""Event nouns: phrases such as “capacity building sessions” that name an act without a verb."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from vpkg.extract.acts import grammar as g
from vpkg.extract.acts.verbs import forms
from vpkg.extract.passage import Token
from vpkg.extract.words import table, words


@dataclass(frozen=True, slots=True)
class Event:
    """An event noun with its compound: tokens ``first`` to ``last``; ``alone`` where it needs no verb."""

    first: int
    last: int
    type: str
    alone: bool
    row: str


@lru_cache(maxsize=1)
def _nouns() -> dict[tuple[str, ...], dict[str, str]]:
    return {tuple(row["noun"].split()): row for row in table("act-nouns")}


@lru_cache(maxsize=1)
def _last_words() -> frozenset[str]:
    return frozenset(noun[-1] for noun in _nouns()) | _heads()


@lru_cache(maxsize=1)
def _heads() -> frozenset[str]:
    return frozenset(row["noun"] for row in table("act-heads"))


_ODD = {"demarches": "demarche", "series": "series", "premises": "premises"}


@lru_cache(maxsize=8192)
def singular(low: str) -> str:
    """Return the singular of a noun, by rule.

    >>> singular("inquiries"), singular("analyses"), singular("audits"), singular("process")
    ('inquiry', 'analysis', 'audit', 'process')
    """
    if low in _ODD:
        return _ODD[low]
    if low.endswith("ies") and len(low) > 4:
        return low[:-3] + "y"
    if low.endswith("yses"):
        return low[:-2] + "is"
    if low.endswith(("ches", "shes", "sses", "xes")):
        return low[:-2]
    return low[:-1] if low.endswith("s") and not low.endswith(("ss", "us", "is")) else low


def event_at(tokens: tuple[Token, ...], first: int, end: int) -> Event | None:
    """Return the event that a noun phrase names by its last words; ``first`` to ``end`` is the whole phrase."""
    last = end - 1
    while last > first and tokens[last].low in ("etc", "alike"):
        last -= 1
    head = singular(tokens[last].low)
    if head not in _last_words():
        return None
    row = _longest(tokens, first, last)
    if row is None and head in _heads() and last > first:
        row = _longest(tokens, first, last - 1)
    if row is None:
        return None
    return Event(_compound(tokens, first, last), last, row["type"], row["use"] == "alone", row["row"])


def _longest(tokens: tuple[Token, ...], first: int, last: int) -> dict[str, str] | None:
    lows = [t.low for t in tokens[max(first, last - 5) : last + 1]]
    for start in range(len(lows)):
        row = _nouns().get((*lows[start:-1], singular(lows[-1]))) or _nouns().get(tuple(lows[start:]))
        if row is not None:
            return row
    return None


def _compound(tokens: tuple[Token, ...], first: int, last: int) -> int:
    """Return where the compound begins: its nouns belong to it, adjectives and figures do not."""
    start = last
    while start > first and (is_modifier(tokens[start - 1].low) or _joins(tokens, first, start - 1)):
        start -= 1
    return start


def _joins(tokens: tuple[Token, ...], first: int, at: int) -> bool:
    """“peace and conflict assessments”."""
    return tokens[at].low in ("and", "&") and at - 1 >= first and is_modifier(tokens[at - 1].low)


@lru_cache(maxsize=8192)
def is_modifier(low: str) -> bool:
    """Tell whether a word before a noun makes a compound with it, as far as its form tells."""
    if low in words("act-modifiers", "side", "inside", "word"):
        return True
    if not low[0].isalpha() or low in words("act-modifiers", "side", "outside", "word"):
        return False
    closed = low in g.DETERMINERS or low in g.POSSESSIVES or low in g.QUANTIFIERS or low in g.PREPOSITIONS
    if closed or low in g.CONJUNCTIONS or low in g.AUXILIARIES or g.is_adverb(low) or low == "to":
        return False
    if low.endswith(("al", "ive", "ous", "ic", "able", "ible", "ary", "ly", "ed", "ful", "less", "est")):
        return False
    return not low.endswith("ing") or low in _nouns_of_one()


@lru_cache(maxsize=1)
def _nouns_of_one() -> frozenset[str]:
    return frozenset(word for noun in _nouns() for word in noun)


def phrase_end(tokens: tuple[Token, ...], start: int, end: int) -> int:
    """Return where the noun phrase that begins at a token ends."""
    at = start
    while at < end:
        low = tokens[at].low
        if not low[0].isalnum() and low not in ("'", '"', "&", "/", "-", "%", "$"):
            break
        if low in g.PREPOSITIONS or low in g.RELATIVES - {"that"} or low in g.AUXILIARIES or low in ("to", "or", "but"):
            break
        if low in ("and", "&") and not _inner(tokens, at, end):
            break
        if at > start and low in g.DETERMINERS | g.POSSESSIVES | g.CLAUSES | g.TIMES:
            break
        if at > start and g.is_adverb(low) and low not in words("act-modifiers", "side", "outside", "word"):
            break
        if at > start and _is_participle(tokens, at):
            break
        at += 1
    return at


def _inner(tokens: tuple[Token, ...], at: int, end: int) -> bool:
    """Tell whether an “and” joins two modifiers of one noun: “security and human rights training”."""
    following = [t.low for t in tokens[at + 1 : min(end, at + 5)]]
    if not following or at == 0:
        return False
    before = singular(tokens[at - 1].low)
    return before not in _last_words() and any(singular(low) in _last_words() for low in following[1:])


def _is_participle(tokens: tuple[Token, ...], at: int) -> bool:
    """“training delivered to”: a participle after the noun ends its phrase."""
    low = tokens[at].low
    if low.endswith("ing"):
        return False
    return any({"past", "participle"} & r.forms and "base" not in r.forms for r in forms().get(low, ()))


def events_from(tokens: tuple[Token, ...], start: int, end: int) -> list[Event]:
    """Return the events of the noun phrases that begin at a token, co-ordinated ones included."""
    found: list[Event] = []
    at = start
    for _ in range(8):
        stop = phrase_end(tokens, at, end)
        if stop == at:
            break
        event = event_at(tokens, at, stop)
        if event is not None:
            found.append(event)
        elif tokens[stop - 1].low in _measures() and stop < end and tokens[stop].low == "of":
            at = stop + 1
            continue
        at = _next_member(tokens, stop, end)
        if at < 0 or (not found and event is None):
            break
    return found


def _measures() -> frozenset[str]:
    return words("act-modifiers", "side", "measure", "word")


def _next_member(tokens: tuple[Token, ...], stop: int, end: int) -> int:
    """Return where the next member of a co-ordination begins, beyond a phrase that hangs on this one; -1 if none."""
    if stop < end and tokens[stop].low in (",", "and", "or", "&"):
        at = stop + 1
        while at < end and tokens[at].low in ("and", "or", ",", "also"):
            at += 1
        return at
    return -1
