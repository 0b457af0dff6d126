"""Whether each verb of a sentence tells of something done or going on."""

from __future__ import annotations

from vpkg.extract.acts.around import Around
from vpkg.extract.acts.clauses import Clause, told
from vpkg.extract.acts.groups import Group
from vpkg.extract.words import words

_BY = frozenset("by through via".split())
_WHOM = frozenset("those people persons person all anyone everyone everybody anybody ones others men women".split())


def facts(around: Around, clauses: list[Clause]) -> list[str]:
    """Return for each verb group its modality, done or ongoing, and nothing where it tells of no fact."""
    made: list[str] = []
    for at, group in enumerate(around.groups):
        if group.is_finite:
            made.append(_finite(around, group, clauses[at]))
        else:
            made.append("" if group.negated or clauses[at].result else _dependent(around, clauses, made, at, group))
    return made


def _finite(around: Around, group: Group, clause: Clause) -> str:
    how = told(around, group, clause)
    verb = group.verb
    if group.mood == "present" and verb is not None and verb.kind in ("act", "phrase") and not verb.habit:
        return ""
    if (
        verb is not None
        and group.first == around.first
        and verb.lemma in words("modality-cues", "cue", "imprint", "word")
    ):
        return ""
    says = verb is not None and verb.is_act and not group.passive and around.low(group.last + 1) == "that"
    if says and not _asks_that(group):
        return ""
    if clause.kind == "relative" and _tells_apart(around, group):
        return ""
    if clause.kind == "when" and around.low(clause.subject[0]) == "this":
        return ""
    if group.verb is not None and group.passive and group.verb.lemma in _results():
        return ""
    if group.verb is not None and group.verb.is_act and _is_bare_this(around, clause) and group.verb.kind != "empty":
        return ""
    return how


def _asks_that(group: Group) -> bool:
    """“asked that women be heard” is an act; “finds that” is none."""
    says = group.verb is not None and group.verb.lemma in words("modality-cues", "cue", "tells-that", "word")
    return says and group.mood in ("past", "perfect")


def _tells_apart(around: Around, group: Group) -> bool:
    """“those who came”, “residents who spoke”: the clause says which people are meant."""
    at = around.before(group.first)
    return around.low(at) == "who" and (at - 1 in around.people or around.low(at - 1) in _WHOM)


def _results() -> frozenset[str]:
    uses = ("passive-only", "no-act", "failure")
    return frozenset().union(*(words("outcome-verbs", "use", use, "lemma") for use in uses))


def _is_bare_this(around: Around, clause: Clause) -> bool:
    """“This has established …” tells what came of an act."""
    first, last = clause.subject
    return last - first == 1 and around.low(first) == "this"


def _dependent(around: Around, clauses: list[Clause], made: list[str], at: int, group: Group) -> str:
    if group.mood == "infinitive":
        return _governed(around, made, at, group)
    matrix = _matrix(around, at)
    how = "done" if matrix is None else told(around, around.groups[matrix], clauses[matrix])
    if group.mood == "gerund":
        return how if around.low(group.governor) in _BY else ""
    if group.mood == "listed":
        return how or ("ongoing" if matrix is not None and is_anaphoric(around, clauses[matrix]) else "")
    if group.mood == "governed":
        return how if matrix is not None and around.groups[matrix].is_aspect else ""
    if group.mood == "reduced" and group.passive:
        return _reduced(around, group, how, alone=matrix is None)
    return how if group.mood == "adjunct" and matrix is not None else ""


def _reduced(around: Around, group: Group, how: str, *, alone: bool) -> str:
    """“the Policy, approved by the Board in 2016” tells of an act; “guards posted at the gate” describes."""
    before = around.before(group.first)
    if before in around.people and not (
        alone and any(around.low(n)[:1].isdigit() for n in range(around.first, before))
    ):
        return ""
    after = around.low(group.last + 1)
    if after == "to" and group.verb is not None and group.verb.kind == "act" and not group.verb.particle:
        return ""
    if alone or how:
        cut = alone or around.low(before) in (",", "(", ")") or after in words("modality-cues", "cue", "agent", "word")
        return "done" if cut else ""
    dated = any(_is_year(around.low(n)) for n in range(group.last + 1, min(around.end, group.last + 9)))
    return "done" if dated and around.low(before) != "" else ""


def _is_year(low: str) -> bool:
    return len(low) == 4 and low.isdigit() and low[:2] in ("19", "20")


def _governed(around: Around, made: list[str], at: int, group: Group) -> str:
    """An infinitive is an act where the verb before it only says that it goes on."""
    for before in range(at - 1, -1, -1):
        other = around.groups[before]
        if group.joined and other.mood == "infinitive":
            return made[before]
        if other.last == group.governor:
            return made[before] if other.is_aspect else ""
        if is_commissioned(other, group):
            return made[before]
        if other.is_finite:
            break
    return ""


def is_commissioned(other: Group, group: Group) -> bool:
    """“commissioned a firm to carry out an analysis”: the analysis is the act."""
    return (
        other.verb is not None
        and other.verb.lemma in words("modality-cues", "cue", "commissions", "word")
        and group.verb is not None
        and (group.mood, group.verb.kind) == ("infinitive", "empty")
        and group.first - other.last < 14
    )


def _matrix(around: Around, at: int) -> int | None:
    """Return the finite group on which a dependent one hangs: the last before it, else the next."""
    before = next((n for n in range(at - 1, -1, -1) if around.groups[n].is_finite), None)
    if before is not None:
        return before
    return next((n for n in range(at + 1, len(around.groups)) if around.groups[n].is_finite), None)


def is_anaphoric(around: Around, clause: Clause) -> bool:
    """“This includes training …” lists what was just told of."""
    first, last = clause.subject
    return first < last <= first + 2 and around.low(first) in ("this", "these", "which", "it")
