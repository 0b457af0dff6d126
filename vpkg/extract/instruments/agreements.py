"""Memoranda of understanding, and agreements with those who guard: a security arrangement is named by its kind."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from vpkg.extract.found import Found
from vpkg.extract.instruments.heads import bare_end, is_year, word_class
from vpkg.extract.instruments.reading import Reading

_CONCEPT = "instrument-type/contract"
_MEMORANDUM = re.compile(
    r"(?:memorand(?:um|a|ums)|letters?|protocols?|agreements?|minutes)"
    r" of (?:(?:mutual |joint )?understanding|agreement|cooperation)"
    r"|m\.?o\.?us?(?:'s)?(?![^\W_])|memorand(?:um|a) d'entente|protocoles? d'accord|protocoles? d'entente"
    r"|convenios?(?: marco)?(?: de (?:colaboraci|cooperaci)on)?|acuerdos? de entendimiento"
    r"|memorando(?:s)? de entend?i(?:miento|mento)"
)
_FIRST = frozenset(
    "memorandum memoranda memorandums mou mous m.o.u m.o.us mou's letter letters protocol protocols"
    " agreement agreements minutes"
    " convenio convenios acuerdo acuerdos memorando memorandos protocole protocoles".split()
)
_AGREEMENT = frozenset(["agreement", "agreements", "agreement's"])
_WATCHED = _FIRST | _AGREEMENT
_WINDOW = 9
_SAID = re.compile(
    r"\b(?:[Aa]greements?|MoUs?|MOUs?|[Mm]emorand(?:um|a) of [Uu]nderstanding)\s[^.;\n]{0,70}?"
    r"\b(?:[Pp]olice|[Pp]olic[ií]a|[Aa]rmy|[Nn]avy|[Mm]ilitary|[Aa]rmed [Ff]orces|[Pp]ublic [Ss]ecurity"
    r"|[Gg]endarmerie|Ministry|Carabineros|[A-Z]{3,5}\b)"
)


def agreements(reading: Reading, text: str) -> Iterator[Found]:
    """Yield memoranda of understanding, and agreements with security forces or ministries."""
    tokens = reading.tokens
    for at in reading.at(_WATCHED):
        low = tokens[at].low
        if low in _FIRST:
            match = _MEMORANDUM.match(reading.passage.view.folded, tokens[at].start)
            if match:
                end = match.end() - (2 if match[0].endswith("'s") else 0)
                yield _found(tokens[at].start, _dated(reading, at, end), "instrument-memorandum", "memorandum")
                continue
        if low in _AGREEMENT:
            found = _agreement(reading, at, text)
            if found is not None:
                yield found


def _dated(reading: Reading, at: int, end: int) -> int:
    """“MoU of 2018” bears its year."""
    while at < reading.last and reading.tokens[at].start < end:
        at += 1
    if reading.low(at) == "of" and at + 1 < reading.last and is_year(reading.tokens[at + 1]):
        return reading.tokens[at + 1].end
    return end


def _agreement(reading: Reading, at: int, text: str) -> Found | None:
    tokens = reading.tokens
    before = reading.low(at - 1)
    kind = before in word_class("agreement")
    start = at - 1 if kind else at
    if reading.low(start - 1) == "no" or before == "no":
        return None
    if reading.low(at + 1) in ("with", "between", "of", "among", "signed") and _security(reading, at + 2):
        return _found(tokens[start].start, bare_end(tokens[at]), "instrument-agreement", "agreement with")
    if (
        before in ("a", "an", "the", "this", "new", "another")
        and _signed(reading, at)
        and reading.low(at + 1) != "signed"
    ):
        return _found(tokens[start].start, bare_end(tokens[at]), "instrument-agreement", "signed an agreement")
    if kind and before in ("security", "policing", "police", "host-government"):
        return _found(tokens[start].start, bare_end(tokens[at]), "instrument-agreement", "security agreement")
    if before in ("the", "this", "its", "these", "our") and tokens[at].low != "agreements" and _told(text):
        passage = reading.passage
        if _told_before(text, passage.view.at[tokens[at].start]) and reading.low(at + 1) not in ("of", "to", "that"):
            return _found(tokens[at].start, bare_end(tokens[at]), "instrument-agreement-again", "the agreement")
    return None


def _security(reading: Reading, begin: int) -> bool:
    """Tell whether a body that guards is named soon after, before the sentence turns to something else."""
    for at in range(begin, min(reading.last, begin + _WINDOW)):
        low = reading.low(at)
        if low in word_class("security-party") or reading.begins(at, "government"):
            return True
        if low in (".", ";", ",", "companies", "which", "that", "communities"):
            return False
    return False


_SIGNED = frozenset("signed sign signs signing renewed renew concluded conclude extended renegotiated entered".split())


def _signed(reading: Reading, at: int) -> bool:
    """“The police and the mine signed an agreement”."""
    begin = max(reading.first, at - _WINDOW - 6)
    verb = any(reading.low(k) in _SIGNED for k in range(max(begin, at - 5), at))
    parties = (
        reading.low(k) in word_class("security-party") or reading.begins(k, "government") for k in range(begin, at)
    )
    return verb and any(parties)


@lru_cache(maxsize=4)
def _told(text: str) -> int | None:
    """Return where a report first tells of such an agreement."""
    match = _SAID.search(text)
    return match.start() if match else None


def _told_before(text: str, position: int) -> bool:
    first = _told(text)
    return first is not None and first < position


def _found(start: int, end: int, recogniser: str, row: str) -> Found:
    return Found(start, end, "instrument", recogniser, row, concept=_CONCEPT)
