"""Tellings of membership in a sentence: who, of which body, with which standing, in which stretch of words."""

from __future__ import annotations

import re

from vpkg.extract.claims.cues import Cue
from vpkg.extract.claims.scope import Stood
from vpkg.extract.passage import Sentence
from vpkg.model import Mention
from vpkg.model.value import value

_INITIATIVE = "organisation/voluntary-principles-initiative"
_AIM = re.compile(
    r"\b(?:to|towards?|before|without|not|of|for|on|into)\s+(?:\w+ly\s+)?(?:becom(?:e|ing)|be|being)?\s*(?:an?\s)?$"
)
_GLAD = re.compile(r"\b(?:first|second|pleased|proud|honou?red|delighted|went on)\b[^,;]*$")
_SUBJECT = re.compile(r"\s*(?:has|have|had|then|also|later|since|long|first|itself|again|already|\s)*\s*")
_WE = re.compile(
    r"\b(?:we|it|the company|the foundation|the trust|the government|our organi[sz]ation)\s+(?:has|have|had)?\s*$"
)


@value
class Telling:
    """One telling: ``stretch`` reaches from the sentence's start or the telling before it to the next one."""

    cue: Cue
    stretch: tuple[int, int]
    standing: str
    who: Mention | None
    body: Mention | None


def tellings(folded: str, sentence: Sentence, inside: list[Stood], cues: tuple[list[Cue], list[Cue]]) -> list[Telling]:
    """Return the tellings of a sentence; ``cues`` are those that a body follows, and those that name a standing only.

    “Joined the Initiative as an engaged member in 2018 and became a full member in 2021” has two.
    """
    named = [(cue, body) for cue in cues[0] if (body := _right_after(folded, inside, cue)) is not None]
    # “An observer in the Initiative” is told with its body.
    bare = [cue for cue in cues[1] if not folded.startswith((" of ", " to "), cue.end) and not _is_met(cue, named)]
    made: list[Telling] = []
    for cue, body in sorted([*named, *((cue, None) for cue in bare)], key=lambda each: each[0].start):
        before = made[-1] if made else None
        if _is_aim(folded, sentence.start, cue) or _is_the_initiatives(folded, inside, cue):
            continue
        if body is None and folded.startswith("as ", cue.start):
            if before is not None:
                made[-1] = Telling(before.cue, before.stretch, cue.concept, before.who, before.body)
            continue
        first = cue.start if before else sentence.start
        if before is not None:
            made[-1] = Telling(before.cue, (before.stretch[0], first), before.standing, before.who, before.body)
        who = _who(inside, sentence.start, cue, body) if body is not None or before is None else before.who
        if body is None and before is None and not _is_subject(folded, inside, cue):
            continue
        body = body or (before.body if before else None)
        made.append(Telling(cue, (first, sentence.end), cue.concept, who, body))
    return _of_one_body_each(made)


def _is_met(cue: Cue, named: list[tuple[Cue, Mention]]) -> bool:
    return any(other.start < cue.end and cue.start < other.end for other, _ in named)


def _of_one_body_each(made: list[Telling]) -> list[Telling]:
    """A second telling counts where it tells another standing; “joined X and is a member of X” is one."""
    kept: list[Telling] = []
    for told in made:
        if not any(other.standing == told.standing for other in kept):
            kept.append(told)
        elif kept:
            last = kept[-1]
            kept[-1] = Telling(last.cue, (last.stretch[0], told.stretch[1]), last.standing, last.who, last.body)
    return kept


def _is_aim(folded: str, start: int, cue: Cue) -> bool:
    """“A roadmap for them to become a member” tells of none; “was the first to become a member” does."""
    words = "become|been|became|as"
    if re.match(rf"(?:{words})\b", folded[cue.start : cue.end]) and not folded.startswith("become", cue.start):
        return False
    before = folded[start : cue.start]
    bare = folded.startswith("become", cue.start)
    found = re.search(r"\bto\s+(?:\w+ly\s+)?$", before) if bare else _AIM.search(before)
    return found is not None and _GLAD.search(before[: found.start()]) is None


def _is_subject(folded: str, inside: list[Stood], cue: Cue) -> bool:
    """“Ghana has been a member since”, “we became a full member”: a member right before, where no body is named."""
    ends = [f.end for f, m in inside if f.end <= cue.start and m.kind in ("organisation", "country")]
    named = bool(ends) and _SUBJECT.fullmatch(folded, max(ends), cue.start) is not None
    return named or _WE.search(folded, 0, cue.start) is not None


def _is_the_initiatives(folded: str, inside: list[Stood], cue: Cue) -> bool:
    """“The Initiative became a member of its Committee” tells nothing of a member."""
    ends = [f.end for f, m in inside if f.end <= cue.start and m.target == _INITIATIVE]
    return (
        bool(ends)
        and re.fullmatch(r"\s*(?:is|was|has|became|become|\s)*\s*", folded[max(ends) : cue.start]) is not None
    )


def _who(inside: list[Stood], start: int, cue: Cue, body: Mention | None) -> Mention | None:
    """The last name before; the Initiative is a member of nothing of its own, nor is a body of itself."""
    who = [m for f, m in inside if start <= f.start and f.end <= cue.start and m.kind in ("organisation", "country")]
    known = [m for m in who if m.target != _INITIATIVE and (body is None or not m.target or m.target != body.target)]
    return known[-1] if known else None


def _right_after(folded: str, inside: list[Stood], cue: Cue) -> Mention | None:
    """The body that a membership is of: named right behind the cue; the Principles stand for their Initiative."""
    for found, mention in sorted(inside, key=lambda s: s[0].start):
        between = folded[cue.end : found.start].strip(" \"'")
        if found.start >= cue.end and between in ("", "the", "both the", "both"):
            is_principles = mention.target == "instrument/voluntary-principles"
            return mention if mention.kind == "organisation" or is_principles else None
    return None
