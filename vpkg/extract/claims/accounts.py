"""Accounts of countries: for each answer and country, the mentions that locate what is reported there.

What was done there is told by the claims of activity.
"""

from __future__ import annotations

import re

from vpkg.model import CountryAccount, Mention, Report, Span, Status

_LOCATED = re.compile(
    r"\b(?:[Ii]n|[Aa]cross|[Tt]hroughout|[Ww]ithin|[Ii]nside|[Aa]round|[Nn]ear|[Aa]t)\s+(?:both\s+)?(?:parts\s+of\s+)?(?:[Tt]he\s+)?"
    r"(?:\(?(?:[A-Z][\w'’.-]*|of|the|and|or|eastern|western|northern|southern|central)\)?,?\s+)*$"
)
_BETWEEN = frozenset(
    "in across throughout within inside around near at both of the and or eastern western northern southern"
    " central".split()
)
"""The small words that may stand right before the name of a place that something is in."""

_LONGEST_WORD = 24
_WITHOUT_MARKUP = str.maketrans("", "", "*_`")
_LOOK_BACK = 160
"""Characters before a mention that are searched for its preposition."""


def country_accounts(report: Report, mentions: tuple[Mention, ...]) -> tuple[CountryAccount, ...]:
    """Return one claim for each answered question and each country that the answer locates something in.

    A demonym, a name inside an organisation's name, an ambiguous name and a region of several countries claim nothing.
    """
    answered = {a.code for a in report.answers if a.status is Status.ANSWERED}
    grouped: dict[tuple[str, str], list[Mention]] = {}
    for mention in mentions:
        if mention.answer in answered and locates(mention):
            grouped.setdefault((str(mention.answer), mention.iso[0]), []).append(mention)
    order = {a.code: n for n, a in enumerate(report.answers)}
    return tuple(
        CountryAccount(code, iso, _relation(report.document.text, evidence), tuple(evidence))
        for (code, iso), evidence in sorted(grouped.items(), key=lambda item: (order[item[0][0]], item[0][1]))
    )


def locates(mention: Mention) -> bool:
    """Tell whether a mention puts what is said in exactly one country."""
    inside_a_body = mention.form is not None or (
        mention.nested_in is not None and mention.nested_in[0] == "organisation"
    )
    return mention.kind in ("country", "place") and len(mention.iso) == 1 and not inside_a_body


def _relation(text: str, evidence: list[Mention]) -> str:
    """“In Kenya” says that it takes place there; “support to Kenya” only that it concerns it."""
    return "takesPlaceIn" if any(is_located(text, m.span) for m in evidence) else "concerns"


def is_located(text: str, span: Span) -> bool:
    """Tell whether a preposition of place stands before a name: “in Kenya”, “across Kwale and Marsabit”."""
    before = text[max(0, span.start - _LOOK_BACK) : span.start].translate(_WITHOUT_MARKUP)
    last = before[-_LONGEST_WORD:].split()[-1:]
    if last and last[0].isalpha() and last[0].islower() and last[0] not in _BETWEEN:
        return False
    return _LOCATED.search(before.rsplit("\n\n", 1)[-1]) is not None
