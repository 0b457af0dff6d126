"""The words of groups, from ontology/lexicon/stakeholder-*.csv and the labels of the scheme of stakeholder types."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from vpkg.extract.groups.labels import labels
from vpkg.extract.groups.reading import words_of
from vpkg.extract.passage import tokens_of
from vpkg.extract.view import view
from vpkg.extract.words import table, words
from vpkg.model import Span

_PLURAL = re.compile(r"(?:s|people|police|men|children|folk|personnel|staff|media)$")


@dataclass(frozen=True, slots=True)
class Head:
    """A word or phrase for a group.

    ``stands`` tells when it is one: ``bare`` always, else by a rule of `vpkg.extract.groups.standing`. The lower
    ``rank`` decides the concept. ``plural`` words rarely make a compound with the next noun. ``of`` tells whether a
    phrase of the body that it belongs to is part of the mention, and whether that may be a ``body`` by name or only a
    ``group``; ``fixed`` that it is a label of the scheme; ``exact`` asks for the very letters.
    """

    words: tuple[str, ...]
    concept: str
    rank: int
    stands: str
    plural: bool
    of: str
    row: str
    fixed: bool = False
    exact: str = ""


@lru_cache(maxsize=1)
def heads() -> dict[str, tuple[Head, ...]]:
    """Return all heads by their first word, the longest first."""
    by_first: dict[str, dict[tuple[str, ...], Head]] = defaultdict(dict)
    for head in (*_phrases(), *_heads()):
        by_first[head.words[0]].setdefault(head.words, head)
    return {first: tuple(sorted(each.values(), key=lambda h: -len(h.words))) for first, each in by_first.items()}


@lru_cache(maxsize=1)
def heads_by_words() -> dict[tuple[str, ...], Head]:
    """Return all heads by all their words."""
    return {head.words: head for same in heads().values() for head in same}


@lru_cache(maxsize=1)
def pairs() -> frozenset[tuple[str, ...]]:
    """Return the first two words of the heads of several words."""
    return frozenset(words[:2] for words in heads_by_words() if len(words) > 1)


@lru_cache(maxsize=1)
def sizes() -> dict[str, tuple[int, ...]]:
    """Return of how many words the heads are that begin with a word, the longest first."""
    return {first: tuple(dict.fromkeys(len(head.words) for head in same)) for first, same in heads().items()}


def _heads() -> Iterator[Head]:
    for row in table("stakeholder-heads"):
        # The plural goes first: “staff” is written in both columns, and is used as a plural.
        for form, column, plural in ((row["plural"], "plural_stands", True), (row["head"], "singular_stands", False)):
            if form and row[column] != "never":
                exact = form if sum(map(str.isupper, form)) > 1 else ""
                yield Head(
                    _keys(form), row["concept"], int(row["rank"]), row[column], plural, row["of"], row["row"],
                    exact=exact,
                )  # fmt: skip


def _phrases() -> Iterator[Head]:
    ranks = {row["concept"]: int(row["rank"]) for row in table("stakeholder-ranks")}
    takers = {row["plural"] or row["head"]: row["of"] for row in table("stakeholder-heads")}
    for concept, phrases in labels("stakeholder-types").items():
        for phrase in phrases:
            keys = _keys(phrase)
            if len(keys) > 1 or "-" in keys[0]:
                yield Head(
                    keys, concept, ranks[concept], "bare", bool(_PLURAL.search(keys[-1])), takers.get(keys[-1], ""),
                    f"stakeholder-type/{concept}", fixed=True,
                )  # fmt: skip


def _keys(phrase: str) -> tuple[str, ...]:
    cut = words_of(tokens_of(view(phrase, Span(0, len(phrase)))))
    return (*(word.key for word in cut[:-1]), cut[-1].low)


@lru_cache(maxsize=1)
def modifiers() -> dict[str, str]:
    """Return what kind of modifier a word is: adjective, noun, verbal (a verb too) or degree."""
    rows = table("stakeholder-modifiers")
    return {row["word"]: row["kind"] for row in rows if not row["kind"].startswith("hyphen")}


@dataclass(frozen=True, slots=True)
class Sign:
    """Words before a head that decide what group it is, for heads of some concepts or for all."""

    words: tuple[str, ...]
    concept: str
    rank: int
    heads: frozenset[str]
    row: str
    exact: str = ""


@lru_cache(maxsize=1)
def signs() -> dict[str, tuple[Sign, ...]]:
    """Return the signs of a group by their first word."""
    by_first: dict[str, list[Sign]] = defaultdict(list)
    for row in table("stakeholder-signs"):
        phrase = row["phrase"]
        cut = words_of(tokens_of(view(phrase, Span(0, len(phrase)))))
        exact = phrase if sum(map(str.isupper, phrase)) > 1 and " " not in phrase else ""
        keys = tuple(word.key for word in cut)
        by_first[keys[0]].append(
            Sign(keys, row["concept"], int(row["rank"]), frozenset(row["heads"].split()), row["row"], exact)
        )
    return {first: tuple(each) for first, each in by_first.items()}


@lru_cache(maxsize=1)
def compounds() -> frozenset[str]:
    """Return nouns that make a compound of a group's word before them: police station, community relations."""
    return frozenset(row["word"] for row in table("stakeholder-compounds"))


def followers(kind: str) -> frozenset[str]:
    """Return words that may follow a group without making a compound, of a kind."""
    return words("stakeholder-followers", "kind", kind)


@lru_cache(maxsize=1)
def not_modifiers() -> frozenset[str]:
    """Return words that look like adjectives and do not belong to a group's name."""
    return frozenset(row["word"] for row in table("stakeholder-not-modifiers"))


@lru_cache(maxsize=1)
def peoples() -> frozenset[str]:
    """Return names of peoples, as written."""
    return frozenset(row["people"] for row in table("stakeholder-peoples"))


def listed(use: str) -> frozenset[str]:
    """Return small sets of words of the grammar: owners, collectives, bodies, managements and the like."""
    return words("stakeholder-words", "use", use)
