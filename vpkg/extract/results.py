"""Outcomes: results that the reporter claims, in the words that claim them."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from vpkg.extract.acts import grammar as g
from vpkg.extract.acts.around import Around
from vpkg.extract.acts.clauses import Clause, subject_head
from vpkg.extract.acts.groups import Group
from vpkg.extract.acts.pieces import Told
from vpkg.extract.acts.verbs import forms
from vpkg.extract.context import Context
from vpkg.extract.found import Found
from vpkg.extract.passage import Passage
from vpkg.extract.plain_results import plain_result
from vpkg.extract.words import table, words

_WHY = frozenset("because since as where although though".split())
_ANAPHORA = frozenset("this these it that which both".split())


def outcomes(passage: Passage, context: Context, read: Told) -> Iterator[Found]:  # noqa: ARG001
    """Yield the clauses that tell of a result: not of an act, a duty, a wish or a condition."""
    watched = passage.at(_watched())
    for around, about in read.sentences if watched else ():
        if around.holds(watched):
            yield from _in_sentence(passage, around, about)


@lru_cache(maxsize=1)
def _watched() -> frozenset[str]:
    """Words without which no sentence claims a result: every form of the verbs, the first words of the cues."""
    lemmas = {row["lemma"] for row in table("outcome-verbs")}
    inflected = {form for form, read in forms().items() if any(r.verb.lemma.split()[0] in lemmas for r in read)}
    cues = {row["cue"].split()[0] for row in table("outcome-cues") if row["place"] != "quiet"}
    return frozenset(inflected | cues)


@lru_cache(maxsize=1)
def _uses() -> dict[str, frozenset[str]]:
    uses = {row["use"] for row in table("outcome-verbs")}
    return {use: words("outcome-verbs", "use", use, "lemma") for use in uses}


def _in_sentence(passage: Passage, around: Around, about: list[Clause]) -> Iterator[Found]:
    groups, end = around.groups, _end(around, around.end)
    if not groups or around.low(around.end - 1) == "?":
        return
    opening = _opening(around)
    if opening >= 0 and any(_is_failure(group) for group in groups):
        return
    if opening >= 0:
        yield _found(passage, opening, end, "outcome-cue", _claim_of(groups, "achieved"), "opening")
        return
    if _is_quiet_since(around):
        yield _found(passage, around.first, end, "outcome-cue", "achieved", "quiet-since")
        return
    for at, group in enumerate(groups):
        found = _of(around, groups, about, at, group)
        if found is not None:
            first, recogniser, claim = found
            row = group.verb.lemma if group.verb else ""
            yield _found(passage, first, _clause_end(around, groups, about, at), recogniser, claim, row)


def _is_failure(group: Group) -> bool:
    """“The proposal was rejected”, “the talks failed”: what was refused or came to nothing is not achieved."""
    lemma = group.verb.lemma if group.verb else ""
    return lemma in _uses()["failure"] and group.is_finite and not group.negated


def _opening(around: Around) -> int:
    """Return where a result begins that the sentence announces: with the cue, or after “Thanks to …,”; else -1."""
    if around.opens_with(words("outcome-cues", "place", "before-comma", "cue")):
        verb = next((x.first for x in around.groups if x.is_finite), around.first)
        back = next((at for at in range(verb, around.first, -1) if around.low(at) == ","), -1)
        comma = back if back >= 0 else next((at for at in range(around.first, around.end) if around.low(at) == ","), -1)
        return comma + 1 if comma >= 0 and comma + 1 < around.end else -1
    return around.first if around.opens_with(words("outcome-cues", "place", "opening", "cue")) else -1


def _is_quiet_since(around: Around) -> bool:
    """“There have been no incidents since.”"""
    lows = [token.low for token in around.tokens[around.first : around.end]]
    if "no" not in lows or not {"since", "thereafter"} & set(lows):
        return False
    at = lows.index("no")
    return any(low in words("outcome-cues", "place", "quiet", "cue") for low in lows[at + 1 : at + 5])


def _of(around: Around, groups: list[Group], about: list[Clause], at: int, group: Group) -> tuple[int, str, str] | None:
    """Return where the result that a verb tells of begins, by which pattern, and how it is claimed."""
    clause, verb = about[at], group.verb
    if group.negated or _is_failure(group) or clause.nil or clause.kind in ("condition", "goal", "time", "when"):
        return None
    plain = plain_result(around, clause, group)
    if plain is not None or verb is None:
        return plain
    if not group.is_finite:
        return _adjunct(around, groups, at, group)
    claim = _claim(group, clause, around)
    if not claim:
        return None
    uses = _uses()
    if group.passive:
        return _passive(around, group, clause, claim)
    if clause.kind == "relative":
        return None
    ours = around.low(clause.subject[0]) in ("we", "it", "i")
    if verb.lemma.split()[0] in uses["become"] and not ours and _is_membership(around, group):
        return _start(around, clause, group), "outcome-status", claim
    if verb.lemma in uses["change"] and not around.has_object(group.last) and group.mood in ("past", "perfect"):
        return _start(around, clause, group), "outcome-change", claim
    return _active(around, group, clause, claim)


def _passive(around: Around, group: Group, clause: Clause, claim: str) -> tuple[int, str, str] | None:
    """“The complaint was closed”, “all are resolved”, “, which is being discussed by the Ministry”."""
    lemma, uses, after = group.verb.lemma if group.verb else "", _uses(), around.low(group.last + 1)
    if clause.kind == "aside" and group.mood == "progressive":
        return clause.subject[0] if clause.subject[0] < clause.subject[1] else group.first - 1, "outcome-passive", claim
    settled = group.mood in ("past", "perfect") and lemma in uses["passive"] | uses["passive-only"]
    state = group.mood == "present" and lemma in uses["passive-only"] and after in ("", ".", ",", ";")
    first = clause.subject[0]
    of_them = around.low(first - 1) == "which" and around.low(first - 2) == "of"
    if (clause.kind == "relative" and not of_them) or not (settled or state) or around.low(first - 1) in _WHY:
        return None
    return _start(around, clause, group), "outcome-passive", claim


def _active(around: Around, group: Group, clause: Clause, claim: str) -> tuple[int, str, str] | None:
    """“The training has reduced complaints”, “This promotes understanding”, “led to a new by-law”."""
    lemma, uses = group.verb.lemma if group.verb else "", _uses()
    anaphoric = _is_anaphoric(around, clause)
    by_act = anaphoric or subject_head(around.tokens, clause.subject) in words("outcome-subjects", "is", "act", "word")
    settled = group.mood in ("past", "perfect")
    if lemma in uses["to"]:
        return (_start(around, clause, group), "outcome-result-verb", claim) if settled or anaphoric else None
    if lemma in uses["active"] and around.has_object(group.last) and (settled or anaphoric):
        return _start(around, clause, group), "outcome-result-verb", claim
    if lemma in uses["active-of-act"] and by_act and (settled or anaphoric):
        start = _start(around, clause, group) if anaphoric and group.mood != "present" else group.first
        return start, "outcome-of-act", "claimed" if claim == "achieved" and not settled else claim
    return None


def _adjunct(around: Around, groups: list[Group], at: int, group: Group) -> tuple[int, str, str] | None:
    """“…, enabling them to negotiate”; only where what it hangs on is told as a fact."""
    if group.mood != "adjunct" or group.verb is None or group.verb.lemma not in _uses()["adjunct"]:
        return None
    matrix = next((x for x in reversed(groups[:at]) if x.is_finite), None)
    if matrix is None or matrix.negated or matrix.mood in ("modal", "imperative", "present", "state"):
        return None
    thereby = group.first - 1 if around.low(group.first - 1) in ("thereby", "thus", "hence") else group.first
    return thereby, "outcome-adjunct", "claimed"


def _claim(group: Group, clause: Clause, around: Around) -> str:
    if group.mood == "modal":
        return "expected" if group.modal in ("will", "'ll") and _is_anaphoric(around, clause) else ""
    if group.mood == "progressive":
        return "in-progress"
    return "achieved" if group.mood in ("past", "perfect", "present") and not clause.hypothetical else ""


def _claim_of(groups: list[Group], claim: str) -> str:
    """A sentence that a cue opens tells what will come, what is under way, or what came."""
    first = next((x for x in groups if x.is_finite), None)
    if first is None or first.mood in ("past", "perfect", "present", "state"):
        return claim
    return "in-progress" if first.mood == "progressive" else "expected"


def _is_anaphoric(around: Around, clause: Clause) -> bool:
    first, last = clause.subject
    if clause.kind == "aside":
        return True
    return first < last <= first + 1 and around.low(first) in _ANAPHORA


def _is_membership(around: Around, group: Group) -> bool:
    after = {around.low(at) for at in range(group.head + 1, min(around.end, group.last + 6))}
    return bool(after & {"member", "members", "participant", "signatory", "observer", "party"})


def _start(around: Around, clause: Clause, group: Group) -> int:
    first, last = clause.subject
    if not first < last <= group.first:
        return group.first
    return first - 1 if first - 1 == around.first and around.low(first - 1) == "that" else first


def _clause_end(around: Around, groups: list[Group], about: list[Clause], at: int) -> int:
    """A clause ends before the next one that has a subject of its own, or with the sentence."""
    stop = next((n for n in range(groups[at].last + 1, around.end) if around.low(n) in (";", "|")), around.end)
    for n in range(at + 1, len(groups)):
        if groups[n].first >= stop:
            break
        if not groups[n].is_finite or about[n].kind != "main" or groups[n].joined:
            continue
        first = about[n].subject[0]
        if first <= groups[at].last or about[n].subject == about[at].subject:
            continue
        while first > groups[at].last + 1 and (
            around.low(first - 1) in (",", ";", ":", "(") or around.low(first - 1) in g.CONJUNCTIONS
        ):
            first -= 1
        if around.low(first) in (",", ";", ":", "and", "but", "("):
            return _end(around, first)
    return _end(around, stop)


def _end(around: Around, end: int) -> int:
    """Leave marks at the end outside, but not a bracket that closes one opened inside."""
    while end > around.first + 1 and around.tokens[end - 1].low in (".", ",", ";", ":", "!", "|", "-"):
        end -= 1
    return end


def _found(passage: Passage, first: int, end: int, recogniser: str, claim: str, row: str) -> Found:
    start, stop = passage.tokens[first].start, passage.tokens[max(first, end - 1)].end
    modality = {"expected": "planned", "in-progress": "ongoing"}.get(claim, "reported-achieved")
    return Found(start, stop, "outcome", recogniser, row=row, concept=f"outcome-claim/{claim}", modality=modality)
