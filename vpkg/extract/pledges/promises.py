"""Promises with a verb: “will publish”, “plans to train”, “is committed to holding … by 2026”."""

from __future__ import annotations

import re
from collections.abc import Iterator

from vpkg.extract.acts import grammar as g
from vpkg.extract.acts.around import Around
from vpkg.extract.acts.clauses import Clause
from vpkg.extract.acts.events import singular
from vpkg.extract.acts.groups import Group
from vpkg.extract.words import table, words
from vpkg.model.value import value

_YEAR = re.compile(r"20\d\d")
_OPENERS = frozenset("in by during from over within before after this next at on until throughout".split())
_TIMELY = frozenset("next this over within until during throughout".split())
_LEADING = frozenset("and but or however therefore moreover furthermore finally".split())
_PROGRESSIVE_ONLY = frozenset({"go", "look", "set out", "prepare"})


@value
class Promise:
    """Where a promise stands, tokens ``first`` up to ``end``, and how firm it is."""

    first: int
    end: int
    modality: str
    recogniser: str
    row: str = ""


@value
class _Act:
    """What is promised: a verb that is an act, or one that brings an act about."""

    lemma: str
    row: str
    last: int


def promises(around: Around, groups: list[Group], about: list[Clause], *, dated: bool) -> Iterator[Promise]:
    """Yield the promises of a sentence, each co-ordinated verb by itself."""
    carried: Promise | None = None
    for at, group in enumerate(groups):
        found = _promise(around, groups, about, at, dated=dated)
        if found is None and carried is not None and _goes_on(around, group):
            found = Promise(group.first, -1, carried.modality, carried.recogniser, carried.row)
        if found is None:
            carried = None if group.is_finite else carried
            continue
        first = found.first if carried is not None and found.end < 0 else _opening(around, groups, about, at)
        carried = found
        stop = next((n for n in range(at + 1, len(groups)) if _breaks(around, groups, about, at, n)), len(groups))
        end = cut(around, group.last, _end(around, groups, stop))
        yield Promise(first, end, found.modality, found.recogniser, found.row)


def _promise(around: Around, groups: list[Group], about: list[Clause], at: int, *, dated: bool) -> Promise | None:
    group, clause = groups[at], about[at]
    if group.negated or clause.nil or clause.kind in ("condition", "goal", "time", "when", "relative", "aside"):
        return None
    if not group.is_finite or _is_bound(around, clause):
        return None
    if group.joined and group.mood == "modal":
        return None
    if group.modal in ("will", "'ll", "shall"):
        return _will(around, groups, clause, at, dated=dated)
    return _plan(around, groups, clause, at)


def _will(around: Around, groups: list[Group], clause: Clause, at: int, *, dated: bool) -> Promise | None:
    group = groups[at]
    act = _act(groups, at, group)
    if act is None or _is_boilerplate(around, groups, act, dated=dated):
        return None
    if not _is_reporter(around, clause) and not (group.passive and (dated or _is_ours(around, clause))):
        return None
    return Promise(group.first, 0, "planned", "pledge-passive" if group.passive else "pledge-will", act.row)


def _plan(around: Around, groups: list[Group], clause: Clause, at: int) -> Promise | None:
    """“plans to publish”, “is going to train”, “is committed to holding”, “is to be adopted by 2026”."""
    group = groups[at]
    following = groups[at + 1] if at + 1 < len(groups) else None
    if following is None or following.verb is None or following.negated:
        return None
    lemma, modality = _planning(around, group, following)
    act = _act(groups, at + 1, following)
    if not modality or act is None:
        return None
    if lemma in ("commit", "be to") and not any(
        _YEAR.fullmatch(around.low(n)) for n in range(following.last, around.end)
    ):
        return None
    if lemma in ("aim", "intend", "seek", "hope") and _is_design(around, clause):
        return None
    if not _is_reporter(around, clause) and not (lemma == "be to" and following.passive):
        return None
    return Promise(group.first, 0, modality, "pledge-plan", f"pledge-verbs:{lemma}")


def _planning(around: Around, group: Group, following: Group) -> tuple[str, str]:
    """Return the verb of planning that governs the next verb, and how firm it is."""
    tied = following.governor == group.last or (following.form == "ing" and 0 < following.first - group.last <= 2)
    if group.modal == "would" and around.low(group.last) == "like" and following.governor == group.last:
        return "like", "intended"
    if not tied or group.mood not in ("present", "progressive", "state", "perfect"):
        return "", ""
    if group.verb is None:
        return ("be to", "planned") if around.low(group.last) in ("is", "are") else ("", "")
    lemma = group.verb.lemma
    if lemma in _PROGRESSIVE_ONLY and group.mood != "progressive":
        return lemma, ""
    return lemma, next((row["modality"] for row in table("pledge-verbs") if row["lemma"] == lemma), "")


def _act(groups: list[Group], at: int, group: Group) -> _Act | None:
    """Return the act that a modal or plan brings: its own verb, or the one that “continue to” governs."""
    verb, last = group.verb, group.last
    following = groups[at + 1] if at + 1 < len(groups) else None
    if group.is_aspect and following is not None and following.governor == group.last and following.verb is not None:
        verb, last = following.verb, following.last
    if verb is None or not (verb.is_act or verb.lemma in words("pledge-leads", "is", "act", "word")):
        return None
    return _Act(verb.lemma, verb.row, last)


# ---- how far a promise reaches


def _opening(around: Around, groups: list[Group], about: list[Clause], at: int) -> int:
    """Return where the clause of a promise begins: with its subject, or with words of time before it."""
    first, last = about[at].subject
    before = around.before(groups[at].first)
    if not first < last <= groups[at].first or around.low(before) in g.CONJUNCTIONS:
        return groups[at].first
    opens = around.low(around.first) in _OPENERS and not any(x.is_finite and x.first < first for x in groups[:at])
    start = around.first if opens and _is_one_adjunct(around, first) else first
    while start < last and (around.low(start) in _LEADING or not around.low(start)[0].isalnum()):
        start += 1
    return start


def _is_one_adjunct(around: Around, end: int) -> bool:
    """“In 2019, during our term, …” opens with words of time."""
    lows = [around.low(n) for n in range(around.first, end)]
    return not lows or any(_YEAR.fullmatch(low) for low in lows) or lows[0] in _TIMELY


def _goes_on(around: Around, group: Group) -> bool:
    """“plans to repeat the survey, to begin work and to publish”: each verb promises."""
    if group.verb is None or not (group.verb.is_act or group.verb.lemma in words("pledge-leads", "is", "act", "word")):
        return False
    before = around.low(around.before(group.first))
    return group.joined or (group.mood == "infinitive" and before in ("and", ",", "or"))


def _breaks(around: Around, groups: list[Group], about: list[Clause], at: int, n: int) -> bool:
    """Tell whether the clause of a promise ends before a later verb."""
    group = groups[n]
    if group.governor == groups[at].last:
        return False
    if group.is_finite and not group.joined:
        return about[n].kind == "main" and around.opens(groups[at].last, group.first)
    return _goes_on(around, group)


def _end(around: Around, groups: list[Group], stop: int) -> int:
    if stop >= len(groups):
        return around.end
    group = groups[stop]
    if group.is_finite and not group.joined:
        marks = [
            n for n in range(groups[stop - 1].last + 1, group.first) if around.low(n) in (",", "and", "but", "while")
        ]
        return marks[0] if marks else group.first
    return group.first


def cut(around: Around, last: int, end: int) -> int:
    """Return where a promise ends: before a condition or a semicolon, without marks and conjunctions at the edge."""
    end = next((n for n in range(last + 1, end) if around.low(n) in (";", "|", "if", "provided", "should")), end)
    while end > last + 1 and (not around.low(end - 1)[0].isalnum() or around.low(end - 1) in g.CONJUNCTIONS):
        if around.low(end - 1) in (")", '"', "'", "%"):
            break
        end -= 1
    return end


# ---- who promises, and whether it says anything


def _subject(around: Around, clause: Clause) -> list[str]:
    return [around.low(at) for at in range(*clause.subject)]


def _is_bound(around: Around, clause: Clause) -> bool:
    """Contractors, employees and “each operation” are bound by rules; they promise nothing."""
    bound = words("pledge-subjects", "may", "be-bound", "word")
    return any(singular(low) in bound for low in _subject(around, clause)[:6])


def _is_ours(around: Around, clause: Clause) -> bool:
    return any(low in ("our", "its") for low in _subject(around, clause))


def _is_reporter(around: Around, clause: Clause) -> bool:
    first, last = clause.subject
    if any(at in around.names and at not in around.people for at in range(first, last)):
        return True
    return any(low in words("pledge-subjects", "may", "promise", "word") for low in _subject(around, clause))


def _is_design(around: Around, clause: Clause) -> bool:
    """“The project aims to …” describes the project."""
    return any(low in words("pledge-subjects", "may", "describe", "word") for low in _subject(around, clause))


def _is_boilerplate(around: Around, groups: list[Group], act: _Act, *, dated: bool) -> bool:
    """“will continue to uphold the highest standards” promises no act."""
    if dated or act.lemma not in words("pledge-leads", "is", "boilerplate-verb", "word"):
        return False
    stop = next((x.first for x in groups if x.first > act.last), around.end)
    after = [around.low(n) for n in range(act.last + 1, min(stop, act.last + 12))]
    if any(low[:1].isdigit() for low in after):
        return False
    empty = words("pledge-leads", "is", "boilerplate-object", "word")
    return not after or any(singular(low) in empty for low in after)
