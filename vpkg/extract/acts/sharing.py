"""Verbs that lean on what stands before: on the auxiliaries of another verb, or on the noun before an aside."""

from __future__ import annotations

from vpkg.extract.acts import grammar as g
from vpkg.extract.acts.around import Around
from vpkg.extract.acts.groups import Group
from vpkg.extract.acts.verbs import Reading, forms


def resumed(around: Around, at: int, last: int, before: int, reading: Reading) -> Group | None:
    """“The guards, who come from the valley, receive …”: the verb after an aside goes with the noun before it."""
    if around.low(before) != "," or not around.groups or not around.groups[-1].is_finite or "past" in reading.forms:
        return None
    who = around.before(around.groups[-1].first)
    if around.low(who) not in ("who", "which") or around.low(who - 1) != "," or not around.is_noun(who - 2):
        return None
    form = "base" if g.is_plural(around.low(who - 2)) else "third"
    fits = form in reading.forms and around.has_object(last)
    return Group(at, at, last, reading.verb, "present", form) if fits else None


def joined(around: Around, at: int, last: int, before: int, reading: Reading) -> Group | None:
    """Return the group with which a verb after “and” or a comma shares its auxiliaries and mood."""
    low = around.low(before)
    if (low not in g.CONJUNCTIONS and low != ",") or around.low(before - 1) in g.DETERMINERS:
        return None
    goes_on = around.has_object(last) or around.has_preposition(reading, last)
    for group in reversed(around.groups):
        if group.form == "ing" or (group.mood == "reduced" and not _same_list(around, group)):
            continue
        if group.passive and "past" in reading.forms and around.opens_object(last + 1):
            continue
        wanted = {"past", "participle"} if group.form in ("past", "participle") else {group.form}
        if group.form and wanted & reading.forms:
            near = group.last == before - 1
            if low == "," and not (near or goes_on or (group.passive and _and_follows(around, last))):
                return None
            if not (near or goes_on or group.passive or "base" not in reading.forms):
                return None
            return None if around.low(before - 1) in (";", ":") or _parted(around, group, at) else group
        if group.is_finite:
            return None
    return None


def _same_list(around: Around, group: Group) -> bool:
    """A participle after its noun shares nothing with a later finite verb, where one stands before both."""
    return not any(other.is_finite for other in around.groups if other.first < group.first)


def _and_follows(around: Around, last: int) -> bool:
    """“was written with them, tested in five villages and launched”."""
    known = forms()
    for at in range(last + 1, min(around.end, last + 14)):
        if around.low(at) == "and":
            return any("participle" in r.forms for r in known.get(around.low(at + 1), ()))
        if around.low(at) in (";", ":", "which", "who"):
            return False
    return False


def _parted(around: Around, group: Group, at: int) -> bool:
    return any(token.low in (";", ":", "|") for token in around.tokens[group.last + 1 : at])
