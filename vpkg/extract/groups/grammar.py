"""The noun phrase of a group: modifiers and a head, and no compound of something else."""

from __future__ import annotations

from vpkg.extract.groups.concepts import concept_of
from vpkg.extract.groups.edges import COORDINATORS, Edge, is_compound, is_modifier, left_edge, shared_edge
from vpkg.extract.groups.lexicon import compounds, heads, listed, modifiers, peoples
from vpkg.extract.groups.reading import Name, Text
from vpkg.extract.groups.standing import Phrase, stands
from vpkg.extract.groups.units import Unit, units
from vpkg.model.value import value

_HIRED = frozenset(["private-security", "contractor"])
_ARTICLES = frozenset("the our its their his her your".split())


@value
class Group:
    """A group at a half-open range of words; ``how`` names the pattern family that found it.

    A ``pending`` one is a group only if it tells of which body it is: a unit of the police.
    """

    first: int
    last: int
    unit: Unit
    concept: str
    rank: int
    how: str
    names: tuple[Name, ...] = ()
    pending: bool = False


@value
class _Chain:
    """Heads that follow each other, of which the last one counts: community | security | guards."""

    first: int
    unit: Unit
    compound: bool


def phrases(text: Text, pillar: str | None) -> list[Group]:
    """Return the groups of a passage, without the bodies that they are of."""
    chains = _chains(text, units(text))
    stops = _stops(text, chains)
    refused = _refused(text, chains)
    kept = (chain for number, chain in enumerate(chains) if number not in refused)
    made = (_group(text, c, stops, pillar) for c in kept)
    return [group for group in made if group is not None]


def _chains(text: Text, found: list[Unit]) -> list[_Chain]:
    made: list[_Chain] = []
    number = 0
    while number < len(found):
        first = found[number].first
        while number + 1 < len(found) and _runs_on(text, found[number], found[number + 1]):
            number += 1
        unit = found[number]
        made.append(_Chain(first, unit, is_compound(text, unit.last, unit.head.plural)))
        number += 1
    return made


def _runs_on(text: Text, unit: Unit, following: Unit) -> bool:
    """Tell whether only nouns that can stand before a head lie between two heads."""
    if text.words[unit.last - 1].owner or following.first - unit.last > 3:
        return False
    if following.first > unit.last and unit.head.plural:
        return False
    between = range(unit.last, following.first)
    return all(modifiers().get(text.low(at)) == "noun" and not text.words[at].owner for at in between)


def _stops(text: Text, chains: list[_Chain]) -> frozenset[int]:
    """Words of plural groups: another group does not begin with them."""
    return frozenset(
        at
        for chain in chains
        if chain.unit.head.plural and not text.words[chain.unit.last - 1].owner
        for at in range(chain.first, chain.unit.last)
    )


def _refused(text: Text, chains: list[_Chain]) -> frozenset[int]:
    """Refuse compounds, and what is joined to their first part: “community and government relations”."""
    refused: set[int] = set()
    joined = False
    for number, chain in reversed(list(enumerate(chains))):
        last = chain.unit.last
        shared = not chain.unit.head.plural and not text.words[last - 1].owner
        beside = number + 1 in refused and chains[number + 1].first == last + 1
        links = text.low(last) in COORDINATORS or (joined and text.low(last) == ",")
        joins = shared and ((beside and links) or _shares_a_compound(text, chain))
        if chain.compound or joins:
            refused.add(number)
            joined = not chain.compound
    return frozenset(refused)


def _shares_a_compound(text: Text, chain: _Chain) -> bool:
    """“Community and social development” is of the community, not with it."""
    last = chain.unit.last
    if text.low(last) not in COORDINATORS or text.low(chain.first - 1) in _ARTICLES:
        return False
    at = last + 1
    while at < len(text.words) - 1 and at < last + 3 and is_modifier(text, at, within=True):
        at += 1
    return at > last + 1 and text.low(at) in compounds()


def _group(text: Text, chain: _Chain, stops: frozenset[int], pillar: str | None) -> Group | None:
    unit, head = chain.unit, chain.unit.head
    edge = left_edge(text, chain.first, unit.last, stops)
    phrase_last = unit.last - 1 if not head.fixed or len(head.words) > 1 else unit.first
    first = edge.first if _stands_alone(text, chain, edge) else shared_edge(text, edge.first, phrase_last, stops)
    pending = not stands(Phrase(text, first, unit, pillar))
    if pending and not (head.of and head.stands == "signed"):
        return None
    concept, rank = _concept(text, first, unit, edge)
    how = _how(unit, first, edge)
    return Group(first, unit.last, unit, concept, rank, how, edge.names, pending)


def _stands_alone(text: Text, chain: _Chain, edge: Edge) -> bool:
    """Before a phrase of its own, a noun is a group of its own: police | and community members.

    “Military and police personnel” is one all the same: personnel goes with both.
    """
    head = chain.unit.head
    own = head.fixed and modifiers().get(text.low(edge.first)) == "noun" and head.words[-1] not in listed("shared")
    return own and text.low(edge.first - 2) in listed("alone")


def _concept(text: Text, first: int, unit: Unit, edge: Edge) -> tuple[str, int]:
    head = unit.head
    if head.stands == "people" and first == unit.first and text.low(first - 1) == "our":
        return "own-staff", 50
    if head.words[-1] in listed("of a people") and any(word in peoples() for word in edge.proper):
        return "indigenous-people", 15
    owners = [text.words[at].low for at in range(first, unit.first) if text.words[at].owner]
    owner = next((each for low in owners for each in heads().get(low, ()) if each.words == (low,)), None)
    if owner is not None and head.concept == "other":
        return owner.concept, 30
    concept, rank = concept_of(text, first, unit.first, head, edge.names)
    return ("own-security", 10) if concept == "private-security" and _is_own(text, first) else (concept, rank)


def _is_own(text: Text, first: int) -> bool:
    """“Our own guards” are no hired ones; a contractor's own guards are."""
    owner = first - 2
    if text.low(first - 1) != "own" or owner < 0:
        return False
    if text.words[owner].owner:
        return text.low(owner) == "company"
    return text.low(owner) == "our" or (text.low(owner) == "its" and not _tells_of_hired(text, owner))


def _tells_of_hired(text: Text, before: int) -> bool:
    """Tell whether the sentence named a contractor or provider before a word, who may be the owner."""
    for at in range(before - 1, -1, -1):
        if any(head.concept in _HIRED for head in heads().get(text.low(at), ())):
            return True
        if text.words[at].opens:
            return False
    return False


def _how(unit: Unit, first: int, edge: Edge) -> str:
    if first < edge.first:
        return "shared-head"
    if unit.head.concept == "embassy" and edge.names:
        return "embassy"
    if any(n.found.kind == "organisation" for n in edge.names):
        return "of-a-body"
    if edge.proper or edge.names:
        return "of-a-place"
    if unit.head.stands == "one":
        return "one-person"
    if unit.head.fixed:
        return "phrase"
    return "modified" if first < unit.first or unit.last - unit.first > 1 else "bare"
