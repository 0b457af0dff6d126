"""Results told in plain words: “eleven have done so”, “the handbook is used”, “people now know”, “the file is open”."""

from __future__ import annotations

from vpkg.extract.acts import grammar as g
from vpkg.extract.acts.around import Around
from vpkg.extract.acts.clauses import Clause, subject_head
from vpkg.extract.acts.groups import Group
from vpkg.extract.words import words

Result = tuple[int, str, str]
"""The token with which a result begins, the pattern that read it, and how it is claimed."""

_WELL = frozenset("well politely positively warmly favourably favorably".split())
_SETTLED = ("past", "perfect")


def plain_result(around: Around, clause: Clause, group: Group) -> Result | None:
    """Return the result that a clause tells of without a verb of result; the reporter's own doing is none."""
    first, last = clause.subject
    if not group.is_finite or clause.hypothetical or clause.result or not first < last <= group.first:
        return None
    if group.passive:
        found = _passive(around, clause, group)
    else:
        found = _state(around, group) or _theirs(around, clause, group)
    if around.low(first) in g.PREPOSITIONS:
        # “The notes that we announced in May are now in force”: a clause on the noun stood between.
        first = around.first
    return (first, *found) if found else None


def _passive(around: Around, clause: Clause, group: Group) -> tuple[str, str] | None:
    """“a reply is expected”, “the request was received politely”, “the guide is used in two ports”."""
    lemma, after = group.verb.lemma if group.verb else "", around.low(group.last + 1)
    if clause.kind == "relative":
        return None
    if lemma == "expect" and after not in ("to", "that", "of") and around.low(clause.subject[0]) != "it":
        return "outcome-expected", "expected"
    if lemma == "receive" and after in _WELL:
        return "outcome-received", "claimed"
    tool = subject_head(around.tokens, clause.subject) in words("outcome-subjects", "is", "tool", "word")
    if lemma == "use" and tool and after != "to" and group.mood in ("present", *_SETTLED):
        return "outcome-in-use", "achieved"
    return None


def _state(around: Around, group: Group) -> tuple[str, str] | None:
    """“the file is still open”, “it had been of use”."""
    if group.verb is not None or around.low(group.last) not in g.BE or group.modal:
        return None
    after = [around.low(at) for at in range(group.last + 1, group.last + 4)]
    beginnings = {" ".join(after[:n]) for n in (1, 2, 3)}
    if beginnings & words("outcome-cues", "place", "open", "cue"):
        return "outcome-open", "in-progress"
    told = around.low(group.first) != "is" and around.low(group.first) != "are"
    if told and beginnings & words("outcome-cues", "place", "good", "cue"):
        return "outcome-good", "claimed"
    return None


def _theirs(around: Around, clause: Clause, group: Group) -> tuple[str, str] | None:
    """What others did or do since: “thirteen did so”, “they learned how …”, “all passed”, “people now know”."""
    opening = around.low(clause.subject[0])
    if opening in ("we", "i", "our", "it", "this", "there") or clause.kind != "main":
        return None
    lemma = group.verb.lemma if group.verb else ""
    after = around.low(group.last + 1)
    if after == "so" and (lemma == "do" or around.low(group.last) in ("did", "done")) and not group.modal:
        return "outcome-done-so", "achieved"
    if group.mood in _SETTLED and lemma in words("outcome-verbs", "use", "theirs", "lemma"):
        return "outcome-theirs", "achieved"
    counted = opening in g.QUANTIFIERS or opening[:1].isdigit()
    if lemma == "pass" and group.mood in _SETTLED and counted and not around.has_object(group.last):
        return "outcome-theirs", "achieved"
    now = any(around.low(at) == "now" for at in range(clause.subject[1], group.last + 1)) or after == "now"
    if now and group.mood in ("present", "state") and not group.modal:
        return "outcome-now", "achieved"
    return None
