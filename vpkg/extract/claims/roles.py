"""Which part an organisation has in an activity, and an instrument its use, by the words that stand before them.

The words are data: ontology/lexicon/role-cues.csv and instrument-role-cues.csv.
"""

from __future__ import annotations

import re
from functools import lru_cache

from vpkg.extract.found import Found
from vpkg.extract.passage import Passage
from vpkg.extract.words import table

_JOIN = re.compile(r"[\s,;&(]*(?:(?:and|or|the|both|as well as|including|its|our|their|such as|like)\b[\s,;&(]*)*")
_FILLER = re.compile(
    r"(?:\b(?:the|a|an|our|its|their|local|national|international|other|several|both|organisations|organizations"
    r"|partners?|members of|representatives of|officers of|staff of|personnel of)\s)+$"
)
_LOOK_BACK = 60
_DETERMINER = re.compile(r"\b(?:the|a|our|its)$")
_PREPOSITIONS = frozenset(
    "by with from of to for at in into on under through alongside between via against among across near within".split()
)
_CLAUSE_HEADS = frozenset("and that which while when where as because also".split())
_AUXILIARIES = re.compile(
    r"(?:'s?)?\s(?:(?:has|have|had|is|are|was|were|been|being|also|not|continue[sd]?|began|begun|to|then|again|be|have"
    r"|do|does|did|regularly|jointly|together|since|recently|currently|already|[a-z]+ly)\s)*(?:\w+\s)?"
)


def role(passage: Passage, trigger: Found, agent: Found, agents: tuple[Found, ...]) -> str:
    """Return the role that the words give an organisation in the activity of a trigger, else ``unspecified``.

    The first of a list of names has the words; the others share them. ``agents`` are all names of the sentence.
    """
    first = _first_of_list(passage, agent, agents)
    before = passage.view.folded[max(0, first.start - _LOOK_BACK) : first.start]
    before = _FILLER.sub("", before)
    for cue, given in _cues_by_last_word().get(before.rstrip(" ").rpartition(" ")[2], ()):
        if before.endswith(cue) and not before[: -len(cue)][-1:].isalnum():
            return given
    if first.end <= trigger.start:
        return "carried-out" if is_subject(passage, agent, trigger) else "unspecified"
    if passage.view.folded[trigger.end : first.start].strip(" ") in ("", "the", "with", "with the"):
        return _of_object().get(trigger.concept or "", "unspecified")
    return "unspecified"


def use(passage: Passage, trigger: Found, instrument: Found) -> str:
    """Return what is done with an instrument: the nearest words before it that tell, else ``cites``."""
    start = max(0, instrument.start - 2 * _LOOK_BACK)
    before = passage.view.folded[start : instrument.start]
    best = ("cites", -1)
    for cue, given in _cues("instrument-role-cues"):
        at = before.rfind(cue)
        if at >= 0 and at + len(cue) > best[1] and not before[at - 1 : at].isalnum():
            best = (given, at + len(cue))
    if best[1] < 0 and trigger.concept in ("activity-type/training", "activity-type/awareness-raising"):
        return "trained-on" if trigger.concept.endswith("training") else "promotes"
    return best[0]


def is_role_cue(words: str) -> bool:
    """Tell whether words such as “led by” give a role to the name behind them."""
    return any(cue == f"{words.lower()} " for cue, _ in _cues("role-cues"))


@lru_cache(maxsize=2)
def _cues(name: str) -> tuple[tuple[str, str], ...]:
    """Longest first, so that “with the support of” goes before “of”."""
    return tuple(sorted(((f"{row['cue']} ", row["role"]) for row in table(name)), key=lambda cue: -len(cue[0])))


@lru_cache(maxsize=1)
def _cues_by_last_word() -> dict[str, list[tuple[str, str]]]:
    found: dict[str, list[tuple[str, str]]] = {}
    for cue, given in _cues("role-cues"):
        found.setdefault(cue.split()[-1], []).append((cue, given))
    return found


@lru_cache(maxsize=1)
def _of_object() -> dict[str, str]:
    return {f"activity-type/{row['activity_type']}": row["role"] for row in table("object-roles")}


def _first_of_list(passage: Passage, agent: Found, agents: tuple[Found, ...]) -> Found:
    first = agent
    for other in sorted(agents, key=lambda f: -f.start):
        if other.end <= first.start and _JOIN.fullmatch(passage.view.folded, other.end, first.start):
            first = other
    return first


def is_subject(passage: Passage, agent: Found, trigger: Found) -> bool:
    """A name acts if only auxiliaries and adverbs part it from the act, or if it heads its clause."""
    between = passage.view.folded[agent.end : trigger.start]
    before = passage.view.folded[max(0, agent.start - 16) : agent.start].rstrip()
    before = _DETERMINER.sub("", before).rstrip()
    last = before.split(" ")[-1] if before else ""
    if last in _PREPOSITIONS:
        return False
    return _AUXILIARIES.fullmatch(between) is not None or not last or last[-1] in ".,:;)" or last in _CLAUSE_HEADS
