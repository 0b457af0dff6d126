"""Groups named in short after they were named in full: private security companies … eight companies."""

from __future__ import annotations

from dataclasses import replace

from vpkg.extract.groups.concepts import concept_of_name
from vpkg.extract.groups.edges import COORDINATORS
from vpkg.extract.groups.grammar import Group
from vpkg.extract.groups.lexicon import listed
from vpkg.extract.groups.reading import Text

_LOOK_BACK = 40
"""Words; what was said longer ago is not what a short name recalls."""
_OWN = frozenset("our own its their".split())


def recalled(text: Text, groups: list[Group]) -> list[Group]:
    """Give groups that are named in short the type of the group or body that they recall."""
    by_end: dict[int, Group] = {}
    made = []
    for group in groups:
        concept = _recalled_concept(text, group, by_end) if group.how == "bare" else None
        group = replace(group, concept=concept) if concept else group
        by_end[group.last] = group
        made.append(group)
    return made


def _recalled_concept(text: Text, group: Group, by_end: dict[int, Group]) -> str | None:
    word, before = text.low(group.last - 1), text.low(group.first - 1)
    if before in COORDINATORS or before == "," or before in _OWN:
        return None
    if word in listed("recalled guards"):
        fitting = frozenset({"private-security"})
    elif word in listed("recalled"):
        fitting = listed("recalled as")
    else:
        return None
    for at in range(group.first, max(-1, group.first - _LOOK_BACK), -1):
        found = by_end.get(at)
        concepts = [found.concept] if found else []
        concepts += [c[0] for name in text.ending.get(at, ()) if (c := concept_of_name(text, name))]
        first = next((c for c in concepts if c in fitting), None)
        if first is not None:
            return first
    return None
