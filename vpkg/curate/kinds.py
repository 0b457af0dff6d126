"""What can be decided about what: the kinds of decisions, mentions, claims and values."""

from __future__ import annotations

import re

ENTITIES = ("country", "place", "organisation", "project", "stakeholder", "instrument", "quantity", "date")
"""Kinds of mention that compete for words."""

ACTS = ("activity", "outcome", "pledge")
"""Kinds of mention that are claims; they do not compete with entities for words."""

CLAIMS = ("membership", "security-arrangement", "incident", "allegation", "nil-return", "operation")
"""Kinds of claim that stand on a sentence and are no mention."""

MENTIONS = ENTITIES + ACTS

LINKED = ("country", "place", "organisation", "project", "instrument")
"""Kinds that have an IRI of their own, which is also how the local part of that IRI begins."""

SCHEMES = {
    "stakeholder-type": "stakeholder",
    "activity-type": "activity",
    "instrument-type": "instrument",
    "outcome-claim": "outcome",
    "modality": "activity",
}
"""Schemes of the concepts that a mention can be given, and the kind of mention that has them."""

KINDS = ("accept", "reject", "retype", "relink", "add", "merge", "redact", "reply", "follow-up")

BESIDE = ("reply", "follow-up")
"""Kinds of decisions that stand beside a claim and change nothing in it."""

VERDICTS = ("restated", "reported-done", "dropped", "no-trace", "not-comparable")
"""What a person can find a later report to tell of a pledge."""

NOTHING = "none"
"""The value of a relink that takes a target away: the words stand for nothing that has a name."""

LOCAL = re.compile(rf"(?:{'|'.join(LINKED)})/[a-z0-9]+(?:-[a-z0-9]+)*")
CONCEPT = re.compile(rf"(?:{'|'.join(SCHEMES)})/[a-z]+(?:-[a-z]+)*")


def kind_of(value: str) -> str | None:
    """Return the kind of mention that a value is for: of a target, a concept or a kind itself; None for other words.

    >>> kind_of("organisation/dcaf"), kind_of("stakeholder-type/police"), kind_of("place")
    ('organisation', 'stakeholder', 'place')
    """
    if LOCAL.fullmatch(value):
        return value.partition("/")[0]
    if CONCEPT.fullmatch(value):
        return SCHEMES[value.partition("/")[0]]
    return value if value in (*MENTIONS, *CLAIMS) else None
