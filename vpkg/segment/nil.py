"""Nil returns: an answer that says there was nothing to report, which is not the same as saying nothing."""

from __future__ import annotations

import re

from vpkg.model import Span
from vpkg.read.lines import trimmed

_EVENT = (
    r"(?:incidents?|allegations?|complaints?|grievances?|violations?|abuses?|breach(?:es)?|cases?)"
    # “No incident reporting mechanism” is about a mechanism.
    r"(?!\s+(?:report|reporting|management|response|log|register|mechanism|prevention|record|handling|investigation|stud)\w*)"
)
# Only words that describe the event may stand between “no” and it: “no fear of incidents” is no nil return.
_DESCRIBING = (
    r"(?:(?:such|new|further|other|serious|major|minor|formal|credible|known|reported|recorded|confirmed|substantiated|material"
    r"|significant|reports?|security|security-related|safety|human|rights|human-rights|related|relevant|public|private|police|guard|of"
    r"|these|this|kind|and|or|incidents?|allegations?|complaints?|grievances?|violations?|abuses?)\s+){0,6}?"
)
_NIL = re.compile(
    rf"\b(?:no|zero|nil)\s+{_DESCRIBING}{_EVENT}\b"
    rf"|\b(?:did|have|has|had|was|were|do|does)\s+not\s+(?:\w+\s+){{0,3}}?any\s+{_DESCRIBING}{_EVENT}\b"
    rf"|\bnot\s+aware\s+of\s+any\s+{_DESCRIBING}{_EVENT}\b|\bwithout\s+(?:a|any)\s+{_DESCRIBING}{_EVENT}\b",
    re.IGNORECASE,
)
_HAPPENED = re.compile(
    r"\b(report(?:ed|s)?|record(?:ed|s)?|receiv\w+|occurr\w*|register\w*|raised|lodged|happen\w*|identified|notified|filed|brought"
    r"|there\s+(?:were|was|have\s+been|has\s+been)|took\s+place|known|made|aware|had|reach\w*|came|come)\b",
    re.IGNORECASE,
)
# A sentence that goes on to tell of one, or that supposes, denies nothing.
_TAKEN_BACK = re.compile(
    r"\b(but|except|though|although|however|other\s+than|apart\s+from|save\s+for|if|when|whenever|should|unless|until|since|last\s+year"
    r"|so\s+that|must|can|could|will|would|shall|fewer|more\s+than|less\s+than|longer|another|two|three|four|five|six|seven|eight"
    r"|nine|ten|dozen|several)\b|(?<![\d/])\d{1,3}(?![\d/])",
    re.IGNORECASE,
)
_NO_EVENT_ALONE = re.compile(
    rf"[\s*_\-•>]*(?:(?:no|zero|nil|0)\s+{_DESCRIBING}{_EVENT}|(?:{_EVENT}\s*:\s*(?:none|nil|zero|0)))[\s*_.]*",
    re.IGNORECASE,
)
_NOTHING_ALONE = re.compile(
    r"[\s*_\-•>]*(?:none|nil|zero|nothing)\b(?:\s+(?:reported|recorded|received|to\s+report|this\s+year|in\s+\d{4}))*[\s*_.]*",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"[^.!?]+(?:[.!?]+(?=\s|$)|$)")
_INCIDENT_TOPICS = ("incident-reporting", "incident-response")


def nothing_alone(words: str, topic: str) -> bool:
    """Tell whether the whole answer is a nil return; a bare “None” is one only where incidents are asked for."""
    if _NO_EVENT_ALONE.fullmatch(words):
        return True
    return topic in _INCIDENT_TOPICS and _NOTHING_ALONE.fullmatch(words) is not None


def nil_return(text: str, bodies: tuple[Span, ...]) -> Span | None:
    """Return the sentence of an answer that says there was nothing to report, if one does."""
    for body in bodies:
        for sentence in _SENTENCE.finditer(text, body.start, body.end):
            said = sentence.group()
            if _NIL.search(said) and _HAPPENED.search(said) and not _TAKEN_BACK.search(said):
                return trimmed(text, sentence.start(), sentence.end())
    return None
