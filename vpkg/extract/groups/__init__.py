"""Groups of people and bodies that have no name of their own: local communities, private security providers."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from vpkg.extract.context import Context
from vpkg.extract.found import Found
from vpkg.extract.groups.communities import communities
from vpkg.extract.groups.grammar import Group, phrases
from vpkg.extract.groups.lexicon import heads, listed, peoples
from vpkg.extract.groups.reach import with_bodies
from vpkg.extract.groups.reading import Text, read
from vpkg.extract.groups.recalled import recalled
from vpkg.extract.passage import Passage
from vpkg.extract.view import fold

__all__ = ["groups"]


def groups(passage: Passage, context: Context, known: tuple[Found, ...]) -> Iterator[Found]:
    """Propose the groups of people or bodies that a passage tells of, with their type."""
    if "/" not in passage.view.folded and not passage.at_bare(_watched()):
        return
    text = read(passage, known)
    named = communities(text, context)
    for each in named:
        yield _found(text, each.first, each.last, each.how, each.concept, "groups.communities", each.name)
    for group in recalled(text, with_bodies(text, phrases(text, context.report.pillar))):
        if not any(each.first <= group.first and group.last <= each.last for each in named):
            row = group.unit.head.row
            yield _found(text, group.first, group.last, group.how, group.concept, row)
            acronym = _acronym(text, group)
            if acronym is not None:
                yield _found(text, acronym, acronym + 1, "acronym", group.concept, row)


@lru_cache(maxsize=1)
def _watched() -> frozenset[str]:
    """The words without which no group is told of: the first ones of the heads, and what names communities."""
    first = {word.rstrip("'") for word in heads()}
    return frozenset(first | listed("community") | {fold(people) for people in peoples()})


def _acronym(text: Text, group: Group) -> int | None:
    """Return where the acronym of a group stands in brackets after it: District Peace Committees (DPC)."""
    at = group.last + 1
    if text.low(group.last) != "(" or text.low(at + 1) != ")":
        return None
    letters = text.words[at].text.rstrip("s")
    initials = {word.text[:1].upper() for word in text.words[group.first : group.last]}
    return at if len(letters) > 1 and letters.isupper() and letters[0] in initials else None


def _found(text: Text, first: int, last: int, how: str, concept: str, row: str, name: str | None = None) -> Found:
    return Found(
        start=text.words[first].start,
        end=text.words[last - 1].end,
        kind="stakeholder",
        recogniser=f"stakeholder-{how}",
        row=row,
        canonical=name,
        concept=f"stakeholder-type/{concept}",
    )
