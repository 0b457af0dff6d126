"""The verbs of the lexicon in all their forms."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import lru_cache

from vpkg.extract.acts.grammar import ing, past, third
from vpkg.extract.passage import Token
from vpkg.extract.words import table


@dataclass(frozen=True, slots=True)
class Verb:
    """A verb: ``particle`` are the words that follow it, ``prepositions`` those that belong to its trigger.

    ``kind`` is ``act``, ``phrase`` (its object completes the act), ``empty`` (its object is the act), ``aspect``
    (the verb it governs is the act), or what else it tells: ``state``, ``cognition``, ``saying``, ``duty``,
    ``change``, ``violence``. ``habit`` tells whether its present says that
    something is done, ``noun`` whether its base form is a noun as well, ``alone``
    whether it does without an object, ``needs`` whether it is an act only with one of its prepositions.
    """

    lemma: str
    particle: tuple[str, ...]
    prepositions: frozenset[str]
    kind: str
    type: str
    habit: bool
    noun: bool
    alone: bool
    needs: bool
    row: str

    @property
    def is_act(self) -> bool:
        """Tell whether it may be a trigger or bring one."""
        return self.kind in ("act", "phrase", "empty")

    @property
    def takes_infinitive(self) -> bool:
        """Tell whether its past before “to” is no participle: “helped to write”, “agreed to pay”."""
        return self.kind == "aspect" or self.lemma in ("help", "agree", "refuse", "offer", "volunteer", "go on")


@dataclass(frozen=True, slots=True)
class Reading:
    """A word read as a verb, with the forms that it may be: base, third, past, participle, ing."""

    verb: Verb
    forms: frozenset[str]


def readings(tokens: tuple[Token, ...], at: int) -> Reading | None:
    """Return the verb that a word may be, with its particle; the longest where there are several."""
    for reading in forms().get(tokens[at].low, ()):
        particle = reading.verb.particle
        after = at + 1 + len(particle)
        said = tuple(t.low for t in tokens[at + 1 : after]) == particle
        if not particle or (said and not (particle == ("in",) and _is_when(tokens, after))):
            return reading
    return None


def _is_when(tokens: tuple[Token, ...], at: int) -> bool:
    """“Signed in March”, “signed in Lima”: “in” belongs to a time or place, not to the verb."""
    if at >= len(tokens):
        return False
    low = tokens[at].low
    if low in ("early", "mid", "late", "mid-") and at + 1 < len(tokens):
        return _is_when(tokens, at + 1)
    signed = tokens[at - 2].low in ("sign", "signs", "signed", "signing") and tokens[at].is_capitalised
    return signed or low[0].isdigit() or low.startswith("mid-") or low in _months()


@lru_cache(maxsize=1)
def _months() -> frozenset[str]:
    return frozenset(row["word"] for row in table("date-months"))


@lru_cache(maxsize=1)
def forms() -> dict[str, tuple[Reading, ...]]:
    """Return every form of every verb, those with the longest particle first; “found” is rather a past than a base."""
    known: dict[str, dict[Verb, set[str]]] = defaultdict(lambda: defaultdict(set))
    for verb in _verbs():
        head = verb.lemma.split()[0]
        for name, spellings in _inflected(head).items():
            for form in spellings.split("|"):
                known[form][verb].add(name)
    return {
        form: tuple(
            Reading(verb, frozenset(names))
            for verb, names in sorted(verbs.items(), key=lambda item: (-len(item[0].particle), item[1] == {"base"}))
        )
        for form, verbs in known.items()
    }


def _verbs() -> list[Verb]:
    others = [
        Verb(r["lemma"], tuple(r["lemma"].split()[1:]), frozenset(), r["kind"], "", True, True, True, False, r["row"])
        for r in table("verb-other")
    ]
    return [_act(row) for row in table("act-verbs")] + others


def _act(row: dict[str, str]) -> Verb:
    habit, noun, alone, needs = (row[flag] == "yes" for flag in ("habit", "noun", "alone", "needs"))
    particle, prepositions = tuple(row["lemma"].split()[1:]), frozenset(row["prepositions"].split())
    return Verb(row["lemma"], particle, prepositions, row["kind"], row["type"], habit, noun, alone, needs, row["row"])


@lru_cache(maxsize=1)
def _irregulars() -> dict[str, dict[str, str]]:
    return {row["lemma"]: row for row in table("verb-irregular")}


def _inflected(lemma: str) -> dict[str, str]:
    row = _irregulars().get(lemma)
    regular = {"base": lemma, "third": third(lemma)}
    if row:
        return regular | {"past": row["past"], "participle": row["participle"], "ing": row["ing"]}
    return regular | {"past": past(lemma), "participle": past(lemma), "ing": ing(lemma)}
