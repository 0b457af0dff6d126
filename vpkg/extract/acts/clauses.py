"""Clauses: what a verb group's clause is about, and whether it tells of a fact."""

from __future__ import annotations

from vpkg.extract.acts import grammar as g
from vpkg.extract.acts.around import Around
from vpkg.extract.acts.events import singular
from vpkg.extract.acts.groups import Group
from vpkg.extract.passage import Token
from vpkg.extract.words import words
from vpkg.model.value import value

_OPENING = g.CLAUSES | g.CONDITIONS | g.TIMES | frozenset("that which who , ; : ( ) - | .".split())
_CASES = frozenset({"event", "case", "soon"})
_TOGETHER = frozenset("when once after while whilst".split())


@value
class Clause:
    """What stands around a verb group.

    ``kind`` is ``main``, ``aside`` (“, which …”), ``relative``, ``condition``, ``time`` (before, until), ``when``
    (after, while: its past was done) or ``goal`` (to be ensured); ``subject`` the tokens of its subject; ``nil`` tells
    that the subject says “no …”; ``hypothetical`` that a condition precedes; ``result`` that the sentence opens by
    telling what came of something.
    """

    kind: str
    subject: tuple[int, int]
    nil: bool = False
    hypothetical: bool = False
    result: bool = False


def clauses(around: Around) -> list[Clause]:
    """Return the clause of each verb group of a sentence."""
    made: list[Clause] = []
    previous: int | None = None
    hypothetical = False
    result = _is_result(around)
    for at, group in enumerate(around.groups):
        before = around.groups[previous] if previous is not None else None
        start = before.last + 1 if before else around.first
        kind = _marker(around, start, group, before)
        if kind == "main" and previous is not None and _continues(around, group):
            kind = made[previous].kind
        hypothetical = hypothetical or kind in ("condition", "consequence")
        kind = "main" if kind == "consequence" else kind
        subject = _subject(around.tokens, start, group.first)
        if previous is not None and _continues(around, group):
            subject = made[previous].subject
        first, last = subject
        nil = any(token.low in g.NONE for token in around.tokens[first : min(last, first + 2)])
        made.append(Clause(kind, subject, nil, hypothetical, result))
        if group.is_finite:
            previous = at
    return made


def _is_result(around: Around) -> bool:
    """“As a result, …”: what follows came about and was not done."""
    return around.opens_with(words("outcome-cues", "place", "opening", "cue"))


def _marker(around: Around, start: int, group: Group, previous: Group | None) -> str:
    """Read backwards from a verb to the word that opens its clause."""
    if group.modal == "should" and group.first == start and previous is None:
        return "condition"
    comma = False
    for at in range(group.first - 1, start - 1, -1):
        low = around.tokens[at].low
        if low == "that" and previous is not None and previous.verb is not None and previous.last >= at - 3:
            return "goal" if previous.verb.lemma in words("modality-cues", "cue", "goal", "word") else "main"
        if low in g.RELATIVES and not (low == "that" and at + 1 < group.first and at == start):
            if comma and at + 1 < group.first - 1:
                return "main"
            return "aside" if low in ("which", "who") and around.low(at - 1) == "," else "relative"
        if low == "since" and around.low(at + 1) in g.PRONOUNS:
            return "time"
        if low in g.CONDITIONS or (low in _CASES and _is_case(around, at)):
            return "consequence" if comma else "condition"
        far = low in ("before", "after", "until", "till") and (at == around.first or at < group.first - 6)
        if low in g.TIMES and not (comma or far):
            return _of_time(around, start, at)
        if low in (";", ":"):
            return "main"
        comma = comma or low == ","
    return "relative" if _is_contact(around, group) else "main"


def _of_time(around: Around, start: int, at: int) -> str:
    """“…, where we spoke” goes on with the story; “the site where” tells which."""
    if around.low(at) == "where":
        return "aside" if around.low(at - 1) == "," else "relative" if at > start else "when"
    return "when" if around.low(at) in _TOGETHER else "time"


def _is_contact(around: Around, group: Group) -> bool:
    """“the ways we are working on it”: a clause on a noun without “that”."""
    at = around.before(group.first)
    if around.low(at) not in ("we", "they") or at - 1 < around.first or at - 1 in around.names:
        return False
    low = around.low(at - 1)
    return around.is_noun(at - 1) and low[0].isalpha() and g.is_plural(low) and not low.endswith("ly")


def _is_case(around: Around, at: int) -> bool:
    """“in the event of”, “in case”, “as soon as”."""
    low, one, two = around.low(at), around.low(at - 1), around.low(at - 2)
    in_event = low == "event" and one == "the" and two == "in"
    return in_event or (low == "case" and one == "in" and two != "not") or (low == "soon" and one == "as")


def _continues(around: Around, group: Group) -> bool:
    return group.joined or around.low(around.before(group.first)) in ("and", "or")


def _subject(tokens: tuple[Token, ...], start: int, end: int) -> tuple[int, int]:
    """Return the tokens of the subject: what stands before the verb, without an opening adjunct."""
    while end > start and (g.is_adverb(tokens[end - 1].low) or tokens[end - 1].low == ","):
        end -= 1
    first = next((at for at in range(end, start, -1) if tokens[at - 1].low in _OPENING), start)
    while first < end and (tokens[first].low in g.CONJUNCTIONS or not tokens[first].low[0].isalnum()):
        first += 1
    return first, end


def subject_head(tokens: tuple[Token, ...], subject: tuple[int, int]) -> str:
    """Return the noun that heads a subject, singular."""
    head = ""
    for at in range(*subject):
        low = tokens[at].low
        if low in g.PREPOSITIONS or low in g.RELATIVES or low in g.CONJUNCTIONS or low == "to":
            if head:
                break
            continue
        if low[0].isalnum() and not g.is_adverb(low):
            head = low
    return singular(head)


def is_description(around: Around, clause: Clause, group: Group) -> bool:
    """Tell whether the subject is a document or rule, whose present tense describes what it says."""
    head = subject_head(around.tokens, clause.subject)
    if (
        head == "it"
        and group.verb is not None
        and group.verb.lemma in words("modality-cues", "cue", "people-do", "word")
    ):
        return False
    return head in words("act-subjects", "says", "describes", "word")


def told(around: Around, group: Group, clause: Clause) -> str:
    """Return how a finite group tells what it tells: done, ongoing, or nothing where it is no fact."""
    if group.negated or clause.nil or clause.result or clause.kind in ("condition", "goal", "time"):
        return ""
    if group.mood in ("past", "perfect"):
        return "done"
    if clause.kind in ("relative", "when"):
        return ""
    if group.mood == "progressive":
        means = subject_head(around.tokens, clause.subject) in words("act-subjects", "says", "means", "word")
        return "" if means and not group.passive else "ongoing"
    if group.mood in ("present", "state") and not clause.hypothetical:
        return "ongoing" if group.passive or not is_description(around, clause, group) else ""
    return ""
