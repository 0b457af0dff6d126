"""Promises without a finite verb: “Roll out the tool in Peru”, “FY2025: train 200 soldiers”, “Plans include …”."""

from __future__ import annotations

from collections.abc import Iterator

from vpkg.extract.acts.around import Around
from vpkg.extract.acts.events import events_from, singular
from vpkg.extract.acts.groups import Group
from vpkg.extract.passage import Passage
from vpkg.extract.pledges.horizon import Horizon
from vpkg.extract.pledges.promises import Promise, cut
from vpkg.extract.words import words


def fragments(
    passage: Passage, horizon: Horizon, around: Around, groups: list[Group], *, planning: bool
) -> Iterator[Promise]:
    """Yield what is promised in an item of a list of plans, after a label such as “2025:”, or as what plans include."""
    finite = next((x for x in groups if x.is_finite and x.mood != "imperative"), None)
    if finite is not None:
        if _lists_plans(horizon, around, finite):
            yield Promise(finite.first, cut(around, finite.last, around.end), "planned", "pledge-listed", "plan-noun")
        return
    label = next((n for n in range(around.first, around.end - 1) if around.low(n) == ":"), None)
    if label is not None and not horizon.is_ahead(around, label):
        return
    if label is None and not (planning and passage.kind == "list"):
        return
    yield from _after(around, groups, label + 1 if label is not None else around.first, planning=planning)


def _after(around: Around, groups: list[Group], start: int, *, planning: bool) -> Iterator[Promise]:
    """Each verb in the base form after the label, or at the start of an item, is a promise."""
    heads = [x for x in groups if x.form == "base" and x.first >= start and _opens(around, x, start)]
    lead = around.low(start)
    if heads:
        ends = [*(x.first for x in heads[1:]), around.end]
        for head, end in zip(heads, ends, strict=True):
            yield Promise(head.first, cut(around, head.last, end), "planned", "pledge-fragment", lead)
    elif lead in words("pledge-leads", "is", "act", "word") or (
        planning and events_from(around.tokens, start, around.end)
    ):
        yield Promise(start, cut(around, start, around.end), "planned", "pledge-fragment", lead)


def _opens(around: Around, group: Group, start: int) -> bool:
    return group.first == start or group.joined or (group.mood == "imperative") or around.low(group.first - 1) == ","


def _lists_plans(horizon: Horizon, around: Around, finite: Group) -> bool:
    """“Plans for next year include …”, “Our priorities for 2025 are …”."""
    lemma = finite.verb.lemma if finite.verb else around.low(finite.last)
    if finite.negated or lemma not in ("include", "comprise", "be", "are", "is"):
        return False
    lows = [around.low(n) for n in range(around.first, finite.first)]
    nouns = words("pledge-leads", "is", "plan-noun", "word")
    return any(singular(low) in nouns for low in lows) and horizon.is_ahead(around, finite.first)
