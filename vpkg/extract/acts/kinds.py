"""What kind of act a verb is, and by which family of patterns it was read."""

from __future__ import annotations

from functools import lru_cache

from vpkg.extract.acts.grammar import PREPOSITIONS
from vpkg.extract.acts.groups import Group
from vpkg.extract.acts.verbs import Verb, forms
from vpkg.extract.words import table, words


@lru_cache(maxsize=1)
def _types() -> dict[tuple[str, str], str]:
    return {(row["lemma"], row["object"]): row["type"] for row in table("act-objects")}


def act_type(verb: Verb, following: list[str]) -> str:
    """Return what kind of act a verb is with what follows it: to develop a policy is to draft one."""
    return next((t for low in following if (t := _types().get((verb.lemma, low)))), verb.type or "engagement")


def supplies(verb: Verb, following: list[str]) -> bool:
    """Tell whether what a verb of giving takes, up to a preposition, is goods: fuel, meals, accommodation."""
    end = next((n for n, low in enumerate(following) if low in PREPOSITIONS), len(following))
    return any((verb.lemma, low) in _types() for low in following[:end])


def of_channel(type_: str, subject: list[str]) -> str:
    """What a grievance mechanism or hotline received tells of the mechanism."""
    if type_ != "incident-recording" or not subject:
        return type_
    channels = words("act-subjects", "says", "receives", "word")
    of_cases = words("act-subjects", "says", "of-cases", "word")
    told = subject[-1] in channels and any(low in of_cases for low in subject)
    return "grievance-mechanism" if told else type_


@lru_cache(maxsize=1)
def light_forms() -> frozenset[str]:
    """Return every form of the verbs that do nothing by themselves with objects such as attention or rise."""
    light = ("give", "take", "make", "pay", "do", "get", "raise", "draw", "bring", "offer", "receive")
    return frozenset(form for form, read in forms().items() if any(r.verb.lemma in light for r in read))


def nominal_nouns() -> frozenset[str]:
    """Return the nouns that name an act with what follows: the drafting of."""
    return words("act-nouns", "use", "nominal", "noun")


def recogniser(group: Group, verb: Verb) -> str:
    """Return the id of the family of patterns by which a verb was read."""
    if verb.kind == "phrase":
        return "act-phrase"
    if group.mood in ("infinitive", "gerund", "adjunct", "listed", "progressive", "reduced", "governed"):
        return f"act-{group.mood}"
    if group.mood == "present":
        return "act-passive-habit" if group.passive else "act-present-habit"
    return "act-passive" if group.passive else "act-past-verb"
