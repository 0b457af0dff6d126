"""What became of a question: answered, not applicable, blank, see other; and what an answer says is nil."""

from __future__ import annotations

import re
from dataclasses import dataclass

from vpkg.model import Span, Status, Template
from vpkg.read.lines import trimmed

_NA = r"(?:n\s?/\s?a|n\.\s?a\.?|NA|not\s+applicable)"
_NA_ALONE = re.compile(rf"[\s*_(\[]*(?:{_NA}|none|nil|-+|–|—)[\s*_.)\]]*", re.IGNORECASE)
_NA_WITH_MORE = re.compile(rf"[\s*_(\[]*{_NA}\b[\s*_)\]]*[-–—:;,.(]*\s*(?P<reason>\S.*)", re.IGNORECASE | re.DOTALL)
_SEE = re.compile(
    r"[\s*_(]*(?:please\s+)?(?:see|refer\s+to|cf\.|kindly\s+(?:see|refer)|as\s+(?:described|stated|reported|explained|set\s+out|in|above|under)"
    r"|(?:already\s+)?(?:answered|covered|described|reported|addressed|included|discussed|explained)\s+(?:in|under|above|elsewhere)"
    r"|(?:this|our\s+answer)\s+is\s+(?:answered|covered|described|reported|addressed|included)\s+(?:in|under|above))\b",
    re.IGNORECASE,
)
_CODE = re.compile(
    r"\b(?P<letter>[A-E])\s?[.\-]?\s?(?P<number>\d{1,2})\b|\b(?:questions?|items?|no\.|points?)\s?(?P<bare>\d{1,2})\b"
)
_WITHHELD_GROUND = re.compile(
    r"\b(security|safety|confidential\w*|legal|legally|privileged?|sensitive|sub judice)\b", re.IGNORECASE
)
_WITHHELD_ACT = re.compile(
    r"\b(can\s?not|can't|unable|not\s+able|withh[eo]ld\w*|declines?d?|not\s+(?:be\s+)?(?:disclosed?|published?|shared?|released?)|do(?:es)?\s+not\s+disclose)\b",
    re.IGNORECASE,
)
_EVENT = r"(?:incidents?|allegations?|complaints?|grievances?|violations?|abuses?|breach(?:es)?|cases?)"
_NIL = re.compile(
    rf"\b(?:no|zero|nil)\s+(?:[\w'’/-]+\s+){{0,6}}?{_EVENT}\b|\b(?:did|have|has|had|was|were|do|does)\s+not\s+(?:[\w'’-]+\s+){{0,4}}?any\s+(?:[\w'’/-]+\s+){{0,6}}?{_EVENT}\b"
    rf"|\bwithout\s+(?:a|any)\s+(?:[\w'’-]+\s+){{0,4}}?{_EVENT}\b",
    re.IGNORECASE,
)
_NIL_VERB = re.compile(
    r"\b(report\w*|record\w*|receiv\w*|occurr\w*|register\w*|rais\w*|lodg\w*|happen\w*|identif\w*|there\s+(?:were|was|have\s+been)|took\s+place|filed|brought|known|notified|made)\b",
    re.IGNORECASE,
)
_NIL_ALONE = re.compile(
    r"[\s*_]*(?:none|nil|zero)\b(?:\s+(?:reported|recorded|received|this\s+year|to\s+report|in\s+\d{4}))*[\s*_.]*",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"[^.!?\n]+(?:[.!?]+(?=\s|$)|$|\n)|[^.!?]+[.!?]")

_INCIDENT_TOPICS = ("incident-reporting", "incident-response")
_LONGEST_EXCUSE = 90
"""Words; a text longer than this tells something, whatever it begins with."""


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
    if topic in _INCIDENT_TOPICS and _NIL_ALONE.fullmatch(words):
        return Verdict(Status.ANSWERED, nil_return=whole)
    if _NA_ALONE.fullmatch(words):
        return Verdict(Status.NOT_APPLICABLE)
    if len(words.split()) <= _LONGEST_EXCUSE:
        excuse = _excuse(text, whole, template, code)
        if excuse:
            return excuse
    return Verdict(Status.ANSWERED, nil_return=_nil(text, bodies))


def _excuse(text: str, whole: Span, template: Template | None, code: str) -> Verdict | None:
    withheld = _withheld(text, whole)
    more = _NA_WITH_MORE.match(text, whole.start, whole.end)
    if more and text[whole.start : whole.end].lstrip("*_ ([")[:2] != "na":
        if withheld:
            return Verdict(Status.NOT_APPLICABLE, withheld=withheld)
        return Verdict(Status.NOT_APPLICABLE, reason=_bare(text, more.start("reason"), whole.end))
    if withheld:
        return Verdict(Status.NOT_APPLICABLE, withheld=withheld)
    if len(text[whole.start : whole.end].split()) <= 40 and _SEE.match(text, whole.start, whole.end):
        return Verdict(Status.SEE_OTHER, refers_to=_codes(text[whole.start : whole.end], template, code))
    return None


def _bare(text: str, start: int, end: int) -> Span:
    """The reason without the bracket or emphasis that encloses it."""
    span = trimmed(text, start, end)
    while span.end > span.start and text[span.end - 1] in ")]*_":
        span = Span(span.start, span.end - 1)
    return span


def _withheld(text: str, whole: Span) -> Span | None:
    words = text[whole.start : whole.end]
    # Only an answer that says little else is withheld; a long one merely leaves something out.
    if len(words.split()) <= 60 and _WITHHELD_ACT.search(words) and _WITHHELD_GROUND.search(words):
        return whole
    return None


def _codes(words: str, template: Template | None, own: str) -> tuple[str, ...]:
    """The questions that a "see …" points to, as codes of the template, in the order of the words."""
    found: list[str] = []
    for match in _CODE.finditer(words):
        number = int(match["number"] or match["bare"])
        for question in template.questions if template else ():
            if question.order == number and match["letter"] in (None, question.section) and question.code != own:
                found.append(question.code)
    return tuple(dict.fromkeys(found))


def _nil(text: str, bodies: tuple[Span, ...]) -> Span | None:
    for body in bodies:
        for sentence in _SENTENCE.finditer(text, body.start, body.end):
            said = sentence.group()
            if _NIL.search(said) and _NIL_VERB.search(said):
                return trimmed(text, sentence.start(), sentence.end())
    return None
