"""How far right a group reaches: over the body that it is of or from, but over no place and no sector."""

from __future__ import annotations

from dataclasses import replace

from vpkg.extract.groups.concepts import concept_of
from vpkg.extract.groups.edges import COORDINATORS, is_modifier
from vpkg.extract.groups.grammar import Group
from vpkg.extract.groups.lexicon import listed
from vpkg.extract.groups.reading import Name, Text

_POINTERS = frozenset("the a an our their its his her this that these those all each every other various".split())
_PARTICLES = frozenset(
    "of de del la el los las do da dos das du des et y e the for and sobre para pour und von van al".split()
)


def with_bodies(text: Text, groups: list[Group]) -> list[Group]:
    """Let groups reach over the body that they are of or from: members of the community, officers from the police."""
    at_first = {group.first: group for group in groups if not group.pending}
    made = []
    for group in reversed(groups):
        longer = _with_countries(text, group) if group.concept == "embassy" else _with_body(text, group, at_first)
        if longer.pending:
            continue
        at_first[group.first] = longer
        made.append(longer)
    return made[::-1]


def _with_countries(text: Text, group: Group) -> Group:
    """The embassies of Peru and Canada."""
    last = group.last
    at = last + 1
    if text.low(last) != "of" or text.words[last - 1].owner:
        return group
    end = None
    while at < len(text.words):
        at += text.low(at) == "the"
        country = max(
            (n.last for n in text.starting.get(at, ()) if n.found.kind == "country" and n.found.form != "demonym"),
            default=None,
        )
        if country is None:
            break
        end = at = country
        at += text.low(at) == ","
        at += text.low(at) in COORDINATORS
        if at == end:
            break
    return replace(group, last=end, how="embassy") if end is not None else group


def _with_body(text: Text, group: Group, at_first: dict[int, Group]) -> Group:
    last, head = group.last, group.unit.head
    of_vps = text.low(last) == "in" and head.words[-1] == "participants"
    if not head.of or text.words[last - 1].owner or not (text.low(last) in ("of", "from") or of_vps):
        return group
    at = last + 1
    while text.low(at) in _POINTERS:
        at += 1
    if at >= len(text.words):
        return group
    body = max((n for n in text.starting.get(at, ()) if _is_a_body(n)), key=lambda n: n.last, default=None)
    if of_vps:
        return _in_the_initiative(text, group, body, at)
    inner = at_first.get(at)
    if body is not None and (inner is None or body.last >= inner.last):
        return _longer(group, body.last, concept_of(text, 0, 0, head, (body,)))
    if head.of == "group" and inner is not None and (inner.unit.head.plural or inner.unit.head.of):
        # “Women of the village council” belong to it, “women of the Kichwa people” are people of a sort.
        return group
    if inner is not None:
        return _longer(group, inner.last, (inner.concept, inner.rank))
    end = _proper_end(text, at) if head.of == "body" else None
    end = end or _body_noun(text, at)
    return group if end is None else _longer(group, end, concept_of(text, at, end, head, ()))


def _in_the_initiative(text: Text, group: Group, body: Name | None, at: int) -> Group:
    if body is not None and "voluntary-principles" in "".join(body.found.targets):
        return _longer(group, body.last, ("vp-participants", 20))
    if text.low(at) == "initiative":
        return _longer(group, at + 1, ("vp-participants", 20))
    return group


def _longer(group: Group, last: int, other: tuple[str, int]) -> Group:
    concept, rank = min((group.concept, group.rank), other, key=lambda each: each[1])
    return replace(group, last=last, concept=concept, rank=rank, how="members-of", pending=False)


def _is_a_body(name: Name) -> bool:
    return name.found.kind in ("organisation", "instrument")


def _proper_end(text: Text, at: int) -> int | None:
    """Return where the name of a body that no list has ends: the 27th Infantry Battalion, Forces Armées."""
    end, last = at, None
    while end < len(text.words) and end - at < 10:
        word = text.words[end]
        if last is None and _is_a_place(text, end):
            return None
        if word.text[:1].isupper() or (word.low[0].isdigit() and _is_number_of_a_unit(text, at, end)):
            last = end + 1
            if word.owner and not text.words[min(end + 1, len(text.words) - 1)].text[:1].isupper():
                break
        elif last is None or word.low not in _PARTICLES or not _goes_on(text, end):
            break
        end += 1
    return last


def _goes_on(text: Text, at: int) -> bool:
    following = at + 1
    while following < len(text.words) and text.low(following) in _PARTICLES:
        following += 1
    if following >= len(text.words) or following - at > 3:
        return False
    return text.words[following].text[:1].isupper() and text.low(at) != "and" and not _is_a_place(text, following)


def _is_a_place(text: Text, at: int) -> bool:
    found = (name.found for name in text.starting.get(at, ()))
    return any(f.kind == "place" or (f.kind == "country" and f.form != "demonym") for f in found)


def _is_number_of_a_unit(text: Text, first: int, at: int) -> bool:
    return at == first or text.words[at - 1].text[:1].isupper()


def _body_noun(text: Text, at: int) -> int | None:
    """Return where a body named by a noun ends: the (local peace) committee."""
    for end in range(at, min(at + 6, len(text.words))):
        word = text.words[end]
        if word.low in listed("body") and text.low(end + 1) not in listed("body"):
            return end + 1
        if not (is_modifier(text, end, within=True) or word.low in listed("body") or word.text[:1].isupper()):
            return None
    return None
