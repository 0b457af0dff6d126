"""How a report speaks of itself: what the words before and after a name say of whose name it is."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from vpkg.segment.header_names import Run, empty_of_meaning, runs
from vpkg.segment.header_words import PRINCIPLES, blanked, pattern, principles

_FLAGS = re.IGNORECASE
_THE = r"(?:the|la|le|les|el|a|o)\s+"
_MEMBER = pattern("membership")
_BELONGS = re.compile(
    r"\s*(?:\([^()]{1,60}\)\s*)?(?:,[^.;]{1,90},\s*)?"
    r"(?:(?:has|have|had|is|are|was|were|remains?|became|will|also|now|proudly|first|formally|since|est|a|es|ha|é"
    r"|sido|se|été|been)\s+)*"
    rf"(?:(?:an?|the|un|una|une|devenue?)\s+)?(?:[\w-]+\s+){{0,4}}?(?:{_MEMBER}|{pattern('belongs')})\b",
    _FLAGS,
)
_OF_THE_PRINCIPLES = re.compile(rf"{PRINCIPLES}|\b(?:corporate|government|NGO)\s+pillar\b|\bthe\s+Initiative\b", _FLAGS)
_TURNS = re.compile(r"\b(?:no|not|never|neither|but|while|whereas|although)\b", _FLAGS)
_AS_MEMBER = re.compile(
    rf"\b(?:as|en\s+tant\s+que|como|being)\s+(?:(?:an?|the|one\s+of\s+the|un|una)\s+)?[^.;:]{{0,50}}?{_MEMBER}s?\b"
    rf"[^.;:]{{0,110}},\s*(?:{_THE})?$",
    _FLAGS,
)
_PILLAR = re.compile(rf"{PRINCIPLES}|\bpillar\b|\binitiative\b", _FLAGS)
_SELF = re.compile(
    r"\s*,?\s*(?:and\s+its\s+\w+\s*)?(?:,[^.;()]{1,60})?\((?:[^()]{0,110}?[\s,])?"
    rf"(?:(?:[“\"'‘]\s*)?(?:the|our|la|le|el)\s+[“\"'‘]?|[“\"'‘]){pattern('self')}\b[^()]{{0,80}}\)",
    _FLAGS,
)
_WE_AT = re.compile(rf"\b(?:(?P<we>we(?:,)?(?:\s+here)?\s+at)|(?:here\s+)?(?:at|within|as))\s+(?:{_THE})?$", _FLAGS)
_WE_NEXT = re.compile(r"\s*,?\s*(?:we|our|nous|notre)\b", _FLAGS)
_WE_ARE = re.compile(rf"\b(?:we\s+are|nous\s+sommes|somos|our\s+(?:company|organi[sz]ation),?)\s+(?:{_THE})?$", _FLAGS)
_DOCUMENT = r"(?:report|document|statement|submission|filing|update|rapport|informe|relat[óo]rio)"
_THIS_REPORT = re.compile(
    r"\b(?:this|the\s+present|ce|este|el\s+presente)\s+"
    r"(?:(?:is|was|has|been|annual|public|update|first|second|third|yearly|full|latest|short|brief)\b\W{1,9})*"
    rf"(?:{PRINCIPLES}\s+)?{_DOCUMENT}\b[^.;!?]{{0,110}}$",
    _FLAGS,
)
_THIS_IS = re.compile(rf"\bthis\s+is\s+(?:{_THE})?$", _FLAGS)
_AWAY = re.compile(
    r"\b(?:in|to|from|near|outside|across|at|into|on|against|between|than|assured|audited|reviewed|verified|for|en|à"
    rf"|au|dans|via|{pattern('helper')})\s+(?:by\s+)?(?:(?:the|our|its|le|la)\s+)?$",
    _FLAGS,
)
_OTHER_SUBJECT = re.compile(r"\b(?:we|our|nous)\b", _FLAGS)
_PRESENTS = re.compile(
    r"\s*(?:is\s+(?:pleased|proud|glad|happy|required)\s+to\s+|hereby\s+|has\s+|here\s+)*"
    r"(?:presents?|presenta|présente|submits?|publish(?:es)?|offers?|issues?|prepared|produced|reports?)\s+"
    rf"(?:this|its|the|these|her|his|este|ce|su|son)\b|['’]s?\s+(?:[\w-]+\s+){{0,4}}{_DOCUMENT}\b",
    _FLAGS,
)
_HELPER = re.compile(
    rf"\b{pattern('helper')}:?\s+(?:(?:the|our|its|an?|independent|external)\s+)*$",
    _FLAGS,
)
_ROLE = re.compile(
    r"\s*(?:\([^()]{1,40}\)\s*)?,\s+(?:(?:our|the|its|an?|independent|external|longstanding|local)\s+)+"
    rf"{pattern('role')}\b",
    _FLAGS,
)
_OFFICE = re.compile(rf"\b{pattern('office')}[\w ]{{0,24}}\s*(?:,|\n|\bof|\bat|–|-|\|)\s*(?:{_THE})?$", _FLAGS)
_CLOSES = re.compile(
    r"\b(?:yours|sincerely|faithfully|regards|respectfully|signed|on\s+behalf\s+of|cordialement|atentamente)\b", _FLAGS
)
_ABOUT = re.compile(
    rf"(?:^|\n)[#*\s]*(?:about|who\s+is|introducing|[àa]\s+propos\s+de|acerca\s+de|sobre)\s+(?:{_THE})?$", _FLAGS
)
_LINE_ENDS = re.compile(r"[ *]*[?:]?\s*(?:\n|$)")
_POSSESSED = re.compile(
    r"['’]s?\s+(?:[\w-]+\s+){0,2}(?:commitment|approach|polic(?:y|ies)|statement|support|implementation|work|efforts"
    r"|engagement|role|procedures|security|human\s+rights|report)\b",
    _FLAGS,
)
_COPYRIGHT = re.compile(
    r"(?:©|\(c\)|\bcopyright\b)\s*(?:©\s*)?(?:(?:19|20)\d\d(?:\s*[-–]\s*\d{2,4})?\s*)?(?:by\s+|the\s+|,\s*)*$", _FLAGS
)
_STARTS = re.compile(
    rf"(?:^|[.!?:][\"”’)\]\d]*\s+|\n\s*\n\s*|\n[#*\s]+|\x00\W*|,\s|\bthat\s+)(?:{_THE})?$",
    _FLAGS,
)
_VERB = re.compile(r"\s+(?:\([^()]{1,30}\)\s*)?(?:has|is|was|will|did|does|[a-z]{3,}(?:s|ed))\b")
_SENTENCE_END = re.compile(r"(?<=[a-z)])[.;!?](?:\s|$)")


@dataclass(frozen=True, slots=True)
class Place:
    """Where a name stands: the words on its left and on its right, and whether a sentence begins with it."""

    run: Run
    left: str
    right: str
    begins: bool


def begins_sentence(masked: str, start: int) -> bool:
    """Tell whether what stands at an offset begins a sentence or a clause; the Principles' names are blotted out."""
    before = masked[max(0, start - 60) : start]
    return not before.strip() or _STARTS.search(before) is not None


def sayings(place: Place) -> list[str]:
    """List what is said of the name; where it is one who helps, hardly anything counts for it."""
    helped = _HELPER.search(place.left) is not None or _ROLE.match(place.right) is not None
    kinds = [kind for kind, says in _SAYINGS if says(place)]
    if helped:
        return ["helper", *(kind for kind in kinds if kind in ("self", "about", "copyright"))]
    return kinds


def _is_member(place: Place) -> bool:
    """The subject of a sentence on its belonging to the Principles."""
    if place.run.possessive or not place.begins:
        return False
    sentence = _SENTENCE_END.split(place.right)[0]
    said = _BELONGS.match(sentence)
    named = _OF_THE_PRINCIPLES.search(sentence, max(0, said.end() - 8)) if said else None
    return named is not None and _TURNS.search(sentence[: named.start()]) is None


def _is_as_member(place: Place) -> bool:
    said = _AS_MEMBER.search(place.left)
    return said is not None and _PILLAR.search(said.group()) is not None


def _is_we(place: Place) -> bool:
    at = _WE_AT.search(place.left)
    if at is not None and (at["we"] is not None or _WE_NEXT.match(place.right) is not None):
        return True
    return _WE_ARE.search(place.left) is not None


def _is_this_report(place: Place) -> bool:
    """“This report tells what NAME did”, “NAME is pleased to present this report”."""
    if _PRESENTS.match(place.right) and (place.begins or place.run.possessive):
        return not place.run.possessive or _THIS_IS.search(place.left) is not None
    said = _THIS_REPORT.search(place.left)
    if said is None or _AWAY.search(place.left):
        return False
    # The first name of the sentence is who reports; further names are of others.
    return not _names_one(said.group()) and _OTHER_SUBJECT.search(said.group()) is None


def _names_one(words: str) -> bool:
    masked = blanked(principles(), words)
    return any(not empty_of_meaning(run.name) for run in runs(masked, 0, len(masked)))


def _is_about(place: Place) -> bool:
    return _ABOUT.search(place.left) is not None and _LINE_ENDS.match(place.right) is not None


def _is_signed(place: Place) -> bool:
    return _is_signature(place) and _CLOSES.search(place.left) is not None


def _is_signature(place: Place) -> bool:
    return _OFFICE.search(place.left) is not None


def _is_possessive(place: Place) -> bool:
    return place.run.possessive and _POSSESSED.match(place.right) is not None


def _is_subject(place: Place) -> bool:
    return not place.run.possessive and place.begins and _VERB.match(place.right) is not None


def _is_self(place: Place) -> bool:
    return _SELF.match(place.right) is not None


def _is_copyright(place: Place) -> bool:
    return _COPYRIGHT.search(place.left) is not None


_SAYINGS: tuple[tuple[str, Callable[[Place], bool]], ...] = (
    ("self", _is_self),
    ("as-member", _is_as_member),
    ("we-at", _is_we),
    ("member", _is_member),
    ("this-report", _is_this_report),
    ("about", _is_about),
    ("signed", _is_signed),
    ("signature", _is_signature),
    ("copyright", _is_copyright),
    ("possessive", _is_possessive),
    ("subject", _is_subject),
)
