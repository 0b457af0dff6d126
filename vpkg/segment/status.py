"""What became of a question: answered, not applicable, blank, see other.

Strictly: a text is an excuse only when it says nothing else. Whatever tells of something is an answer.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from vpkg.model import Span, Status, Template
from vpkg.read.lines import trimmed
from vpkg.segment.nil import nil_return, nothing_alone

_OPENING = r"[\s*_>•\-–(\[\"“‘']*"
_CLOSING = r"[\s*_)\]\"”’'.?!]*"
_NA = (
    r"(?:n\s?/\s?a|n\.\s?a\.?|(?-i:NA)|(?:(?:this|the|that)\s+(?:question|item|point|section)?\s*)?(?:(?:is|was)\s+)?"
    r"(?:currently\s+)?not\s+(?:currently\s+)?applicable|(?:this\s+|it\s+)?(?:does|did)\s+not\s+(?:currently\s+)?apply)"
)
_SCOPE = (
    r"(?:\s+(?:to|for|in|at|during|this|our|the|us|reporting|organi[sz]ation|company|government|year|period|\d{4}))*"
)
_NA_ALONE = re.compile(rf"{_OPENING}(?:{_NA}{_SCOPE}|none|nil|[-–—]+){_CLOSING}", re.IGNORECASE)
_NA_REASON = re.compile(
    rf"{_OPENING}{_NA}{_SCOPE}\s*(?:[-–—:;,.(]+[*_]*\s*|(?=because\b|as\b|since\b|due\b|given\b))(?P<reason>\w.*)",
    re.IGNORECASE | re.DOTALL,
)

_SEE = re.compile(
    rf"{_OPENING}(?:please\s+|kindly\s+)?(?:see\b|refer\s+to\b|cf\.|same\s+as\b|ditto\b|as\s+(?:in|above|under|for)\b"
    r"|as\s+(?:already\s+)?(?:described|stated|reported|explained|set\s+out|mentioned|noted)\b"
    r"|(?:(?:this|it|our\s+(?:answer|response))\s+)?(?:(?:is|was|has\s+been|have\s+been)\s+)?(?:already\s+)?"
    r"(?:answered|covered|described|reported|addressed|included|discussed|explained)\s+(?:in|under|at|above|elsewhere)\b)",
    re.IGNORECASE,
)
_CODE = re.compile(r"\b(?P<letter>[A-E])\s?[.\-]?\s?(?P<number>\d{1,2})\b", re.IGNORECASE)
_NUMBERED = re.compile(
    r"\b(?:questions?|items?|nos?\.|points?|sections?)\s?(?P<list>\d{1,2}(?:\s?(?:,|and|&|or)\s?\d{1,2})*)\b",
    re.IGNORECASE,
)
# The words of which a reference is made; an answer that has more of its own than two tells something itself.
_OF_A_REFERENCE = frozenset(
    "please kindly see refer to cf same as ditto in above below under for also answer answers response responses"
    " question questions item items no nos number point section and or the our this that it is was has have been be"
    " already answered covered described stated reported explained set out mentioned noted addressed included discussed"
    " elsewhere at of on previous earlier last year years report reports full annual website page link more information"
    " further details such part parts given there an a letter".split()
)
_LONGEST_EXCUSE = 90
"""Words; a text longer than this tells something, whatever it begins with."""

_TELLING = r"(?:disclose|publish|share|release|reveal|divulge|discuss|make\s+public|report\s+on|give|provide|state)"
_REFUSED = re.compile(
    rf"\b(?:can\s?not|can't|could\s+not|unable\s+to|not\s+able\s+to|not\s+at\s+liberty\s+to|(?:do|does|did|may|must|will|shall|should)\s+not"
    rf"|declines?\s+to|declined\s+to)\s+(?:be\s+)?(?:\w+\s+){{0,2}}?{_TELLING}d?\b|\bnot\s+(?:\w+\s+)?(?:disclosed|published|released|public)\b"
    r"|\b(?:withh[eo]ld\w*|held\s+back|kept\s+confidential|remains?\s+confidential)\b",
    re.IGNORECASE,
)
_GROUND = re.compile(
    r"\b(security|safety|confidential\w*|legal|legally|litigation|privileged?|sensitive|sub judice|classified|court)\b",
    re.IGNORECASE,
)
_CONFIDENTIAL_ALONE = re.compile(
    rf"{_OPENING}(?:(?:this|the|such)\s+)?(?:information|answer|data|details?|matter)?\s*(?:(?:is|are|remains?)\s+)?(?:strictly\s+)?"
    rf"(?:confidential|withheld|classified|privileged){_CLOSING}",
    re.IGNORECASE,
)
_SENTENCES = re.compile(r"[.!?](?=\s+[A-Z]|\s*$)")


@dataclass(frozen=True, slots=True)
class Verdict:
    """The status of one answer with the words it rests on."""

    status: Status
    reason: Span | None = None
    withheld: Span | None = None
    nil_return: Span | None = None
    refers_to: tuple[str, ...] = ()


def judge(text: str, bodies: tuple[Span, ...], template: Template | None, code: str) -> Verdict:
    """Tell the status of a question whose heading stands in the document, from the paragraphs under it."""
    if not bodies:
        return Verdict(Status.BLANK)
    whole = Span(bodies[0].start, bodies[-1].end)
    words = text[whole.start : whole.end]
    topic = next((q.topic for q in template.questions if q.code == code), "") if template else ""
    if nothing_alone(words, topic):
        return Verdict(Status.ANSWERED, nil_return=whole)
    if len(words.split()) <= _LONGEST_EXCUSE:
        excuse = _not_applicable(text, whole) or _withheld(text, whole) or _see_other(words, template, code)
        if excuse:
            return excuse
    return Verdict(Status.ANSWERED, nil_return=nil_return(text, bodies))


def _not_applicable(text: str, whole: Span) -> Verdict | None:
    if _NA_ALONE.fullmatch(text, whole.start, whole.end):
        return Verdict(Status.NOT_APPLICABLE)
    match = _NA_REASON.match(text, whole.start, whole.end)
    if match is None:
        return None
    reason = _bare(text, match.start("reason"), whole.end)
    ground = text[reason.start : reason.end]
    if _CONFIDENTIAL_ALONE.fullmatch(ground) or _withheld(text, reason):
        return Verdict(Status.NOT_APPLICABLE, withheld=reason)
    return Verdict(Status.NOT_APPLICABLE, reason=reason)


def _bare(text: str, start: int, end: int) -> Span:
    """The reason without the bracket or emphasis that encloses it."""
    span = trimmed(text, start, end)
    while span.end > span.start and (text[span.end - 1] in ")]*_" or text[span.end - 2 : span.end] in (").", "].")):
        span = Span(span.start, span.end - 1)
    return span


def _withheld(text: str, whole: Span) -> Verdict | None:
    """An answer is withheld when all it says is that, and on what ground, it is not given."""
    words = text[whole.start : whole.end]
    refused = _REFUSED.search(words) and _GROUND.search(words) and len(_SENTENCES.findall(words)) <= 2
    if _CONFIDENTIAL_ALONE.fullmatch(words) or (refused and len(words.split()) <= 50):
        return Verdict(Status.NOT_APPLICABLE, withheld=whole)
    return None


def _see_other(words: str, template: Template | None, code: str) -> Verdict | None:
    if not _SEE.match(words):
        return None
    rest = re.sub(r"https?://\S+", " ", _NUMBERED.sub(" ", _CODE.sub(" ", words)))
    own = [w for w in re.findall(r"[^\W\d_]+", rest.lower()) if w not in _OF_A_REFERENCE]
    return Verdict(Status.SEE_OTHER, refers_to=_codes(words, template, code)) if len(own) <= 2 else None


def _codes(words: str, template: Template | None, own: str) -> tuple[str, ...]:
    """The questions that a reference points to, as codes of the template, in the order of the words."""
    named = [(m.start(), m["letter"].upper(), int(m["number"])) for m in _CODE.finditer(words)]
    for match in _NUMBERED.finditer(words):
        named += [(match.start(), "", int(number)) for number in re.findall(r"\d{1,2}", match["list"])]
    questions = template.questions if template else ()
    found = [
        question.code
        for _, letter, number in sorted(named, key=lambda n: n[0])
        for question in questions
        if question.order == number and letter in ("", question.section) and question.code != own
    ]
    return tuple(dict.fromkeys(found))
