"""What became of a case: the status that a sentence gives an incident or allegation, and not somebody in it.

“The allegation was substantiated; the guard was dismissed” tells that the guard was, and not the allegation.
"""

from __future__ import annotations

import re
from functools import lru_cache

from vpkg.extract.claims.cues import Cue
from vpkg.extract.words import words

_OPENER = r"after|once|when|because|since|before|until|while|that|which|who|whose|whom"
_EDGE = re.compile(rf"[;:,.()]|\b(?:and|or|but|{_OPENER})\b")
_KEPT = frozenset("which who whose whom".split())
"""Relative words are themselves the subject of the clause that they open."""

_LISTING = (",", "and", "or")

_AUXILIARY = re.compile(
    r"\b(?:is|are|was|were|be|been|being|has|have|had|remains?|remained|will|did|do|does|not|yet)\b"
)
_FINITE = re.compile(r"\b(?:is|are|was|were|has|have|had|did|do|does|\w{3,}ed)\b")
_ADVERB = re.compile(r"\b(?:\w+ly|also|then|later|since|still|already|soon|too|so|far|now|either|therefore)\b")
_QUANTIFIER = (
    r"all|both|most|some|none|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|each|every|many|few|half"
    r"|several|others?|another|rest|remainder|remaining|majority|first|second|third|latter|former|\d[\d,]*|per|cent|%"
)
_STANDS_FOR = re.compile(
    rf"(?:(?:the|a|an|of|them|these|those|which|this|that|it|they|only|about|almost|nearly|{_QUANTIFIER})\s*)+"
)
_GOVERNED = re.compile(
    r"\b(?:in|of|by|for|about|with|from|against|to|on|into|at|over|following|after|upon|despite|concerning|regarding)\s+"
    r"(?:(?:the|a|an|this|that|these|those|its|our|his|her|their|such|two|three)\s+)?(?:[a-z-]+\s+)?$"
)
_OF = re.compile(
    rf"(?:^|\s)(?:(?:the|{_QUANTIFIER})\s+)+of\s+(?:(?:the|these|those|its|our|{_QUANTIFIER})\s+)*(?:[a-z-]+\s+)?$"
)
_OBJECT = re.compile(rf"\s*(?:(?:the|an?|this|these|those|its|our|their|{_QUANTIFIER}|of)\s+)*(?:[a-z-]+\s+)?(\w+)")
_THEM = re.compile(rf"\s*(?:(?:{_QUANTIFIER})\s+)*(?:of\s+)?(?:them|these|it)\b")
_HABIT = re.compile(r"\b(?:is|are|be|being|to be|gets?)\s+(?:\w+ly\s+|also\s+|then\s+)?$")
_OFFERED = re.compile(r"\s+(?:publicly\s+|more\s+)?(?:available|accessible|public|possible|easier|aware)\b")
_DONE_ALWAYS = re.compile(r"\b(?:is|are)\s+(?:\w+ly\s+|then\s+|all\s+)?(?:\w{3,}ed|sent|dealt|taken|kept|put|given)\b")
_COUNTED = re.compile(r"(?:\d|\b(?:a|an|one|two|three|four|five|six|seven|eight|nine|ten|several))\s(?:\w+\s)?$")
_COMPOUND = re.compile(
    r"(?:[ -](?:and|or|reports?|reporting|handling|management|redress|response|resolution|complaints?|grievances?))*"
    r"[ -](?P<head>[a-z]+)"
)


def fate(folded: str, start: int, statuses: list[Cue]) -> str | None:
    """Return the last status in a sentence, beginning at ``start``, whose subject or object is a case."""
    told = [cue.concept for cue in statuses if _is_of_a_case(folded, start, cue)]
    return told[-1] if told else None


def _is_of_a_case(folded: str, start: int, cue: Cue) -> bool:
    """The clause before a status names who or what has it; an elided subject is that of the clause before."""
    clauses = _clauses(folded[start : cue.start])
    for n in range(len(clauses) - 1, -1, -1):
        subject = _ADVERB.sub("", _AUXILIARY.sub("", clauses[n])).strip(" \"'")
        if not subject:
            continue
        if _STANDS_FOR.fullmatch(subject):
            # “They were dismissed”: persons as well as complaints can be.
            return not (subject == "they" and cue.concept == "dismissed")
        if _names_a_case(subject):
            return True
        break
    return _has_a_case_for_object(folded[cue.end :])


def _clauses(before: str) -> list[str]:
    """Cut what stands before a status into clauses; names that are only listed stay in one."""
    made, first, opener = [""], 0, ""
    for found in [*_EDGE.finditer(before), None]:
        piece = before[first : found.start() if found else len(before)]
        if opener in _LISTING and made[-1].strip() and not _FINITE.search(made[-1]):
            made[-1] += f" {opener} {piece}"
        else:
            made.append(f"{opener} {piece}" if opener in _KEPT else piece)
        first, opener = (found.end(), found.group()) if found else (0, "")
    return made


def _names_a_case(subject: str) -> bool:
    """“Two of the complaints”, “the inquiry into his death”; not “the guard in the case”."""
    for found in re.finditer(r"[a-z]+", subject):
        before = subject[: found.start()]
        if found.group() in _cases() and (not _GOVERNED.search(before) or _OF.search(before)):
            return True
    return False


def _has_a_case_for_object(after: str) -> bool:
    """“The court dismissed the complaint”, “we closed 31 of them”; not “dismissed the guard”."""
    if _THEM.match(after):
        return True
    found = _OBJECT.match(after)
    return found is not None and any(word in _cases() for word in found.group().split())


def happened(folded: str, told: list[Cue], case: Cue) -> bool:
    """Tell whether something is told to have happened: “are reported”, “was made available” tell of a channel."""
    return any(not _is_habit(folded, cue, case) for cue in told)


def _is_habit(folded: str, cue: Cue, case: Cue) -> bool:
    before, after = folded[max(0, cue.start - 40) : cue.start], folded[cue.end : cue.end + 40]
    if _HABIT.search(before) or _OFFERED.match(after):
        return True
    # “Complaints received by the line are passed on”: a participle on the noun, in a sentence of what is done.
    on_the_noun = case.end <= cue.start and not folded[case.end : cue.start].strip()
    counted = _COUNTED.search(folded[max(0, case.start - 24) : case.start].rstrip() + " ")
    return on_the_noun and not counted and _DONE_ALWAYS.search(folded, cue.end, cue.end + 90) is not None


def is_channel(folded: str, cue: Cue) -> bool:
    """“The grievance mechanism”, “an incident reporting line”: a way to tell of something, and nothing told."""
    found = _COMPOUND.match(folded, cue.end)
    return found is not None and found["head"] in words("statement-cues", "kind", "channel", "cue")


@lru_cache(maxsize=1)
def _cases() -> frozenset[str]:
    return words("statement-cues", "kind", "case", "cue")
