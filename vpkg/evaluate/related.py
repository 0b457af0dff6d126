"""Relations found against those that people marked: where, with whom, for whom, under what.

Two questions: of the acts that were found, are the circumstances right (``given``); and of all acts that people
marked, how many circumstances came out in the end (``whole``), false acts included.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from vpkg import gazetteer
from vpkg.evaluate.gold import Annotated, Marked
from vpkg.evaluate.matching import Tally, compare
from vpkg.iri import slug
from vpkg.model import Activity, Mention, Reading

NAMES = ("country", "partner", "stakeholder", "project", "instrument")
Fact = tuple[str | None, str]


def relations(annotated: Annotated, reading: Reading) -> dict[str, dict[str, Tally]]:
    """Return for each relation the tallies ``given`` the act and on the ``whole``; none where none was marked."""
    if not annotated.relations:
        return {}
    marked = [m for m in annotated.mentions if m.kind == "activity"]
    found = [a.trigger for a in reading.activities]
    # An optional act may carry relations too: here each may be answered.
    asked = [Marked(m.kind, m.start, m.end, False, m.id) for m in marked]
    to_mark = {id(mention): mark.id for mark, mention in compare(asked, found, exact=False).pairs}
    result = {name: {"given": Tally(), "whole": Tally()} for name in NAMES}
    want = _wanted(annotated)
    ids = {m.id for m in marked}
    for name in NAMES:
        have = {(to_mark.get(id(act.trigger)), target) for act in reading.activities for target in targets(name, act)}
        open_ = {m.id for m in marked if m.optional} - {subject for subject, _ in want[name]}
        have = {fact for fact in have if fact[0] not in open_}
        wanted = {fact for fact in want[name] if fact[0] in ids}
        reached = {fact for fact in wanted if fact[0] in to_mark.values()}
        held = {fact for fact in have if fact[0] is not None}
        result[name]["given"] += _tally(reached, held)
        result[name]["whole"] += _tally(wanted, have)
    return result


def _tally(wanted: set[Fact], have: set[Fact]) -> Tally:
    right = len(wanted & have)
    return Tally(right, len(have) - right, len(wanted) - right)


def _wanted(annotated: Annotated) -> dict[str, set[Fact]]:
    found: dict[str, set[Fact]] = defaultdict(set)
    for relation in annotated.relations:
        target = relation.target
        if relation.name in ("partner", "project", "instrument"):
            target = _name(relation.name, target)
        found[relation.name].add((relation.subject, target))
    return found


def targets(name: str, activity: Activity) -> Iterator[str]:
    """Yield what an activity is related to by a relation, in the form in which annotations name it."""
    if name == "country":
        yield from {iso for at in activity.locations if len(at.mention.iso) == 1 for iso in at.mention.iso}
    elif name == "stakeholder":
        yield from {(m.concept or "").removeprefix("stakeholder-type/") for m in activity.groups}
    elif name == "partner":
        named = (p.mention for p in activity.participations if p.mention.recogniser != "reporter-name")
        yield from {_called(name, m) for m in named}
    elif name == "project" and activity.project:
        yield _called(name, activity.project)
    elif name == "instrument":
        yield from {_called(name, use.mention) for use in activity.instruments}


def _called(name: str, mention: Mention) -> str:
    return _name(name, mention.canonical or mention.surface)


def _name(kind: str, words: str) -> str:
    """Fold a name so that two spellings of one thing are equal."""
    known = gazetteer.find_organisation(words) if kind == "partner" else None
    return known.local if known else slug(words)
