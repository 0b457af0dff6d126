"""Decisions on claims that are no mention, applied after extraction: strike out, name otherwise, confirm, reply."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from vpkg.curate.kinds import CLAIMS
from vpkg.curate.redaction import overlap
from vpkg.curate.settle import Placed, settle
from vpkg.model import Mention, Reading, Ruling, Span, Statement

_NOT_MADE = "no such claim is made of these words any more"
_BESIDE_WORDS = "the claim that it is about is not made of these words any more; it stands beside the words"


def apply_to_claims(reading: Reading, placed: Iterable[Placed]) -> tuple[Reading, list[Ruling]]:
    """Apply decisions on statements, and return the reading with what became of each decision."""
    all_ = list(placed)
    if not all_:
        return reading, []
    settled = settle(all_)
    statements = list(reading.statements)
    proposed: dict[Placed, list[Statement]] = {}
    for want in settled.wants:
        meant = [each for each in reading.statements if _is_meant(each, want.of, want.span)]
        for each in want.of:
            proposed.setdefault(each, []).extend(s for s in meant if s not in proposed.get(each, []))
        if not want.stands:
            statements = [each for each in statements if each not in meant]
    for want in settled.wants:
        if want.stands:
            retyped = [each for each in reading.statements if each.kind != want.kind and each not in statements]
            statements += [replace(s, kind=want.kind) for s in retyped if _is_meant(s, want.of, want.span)]
    statements.sort(key=lambda s: (s.span, s.kind))
    rulings = []
    for each in all_:
        state, said = settled.fate(each)
        known = tuple(proposed.get(each, ()))
        if state == "applied" and not known and each.decision.kind != "reject":
            state, said = "idle", _NOT_MADE
        rulings.append(Ruling(each.decision, state, each.span, each.moved, known, said=said))
    return replace(reading, statements=tuple(statements)), rulings


def _is_meant(statement: Statement, of: Iterable[Placed], span: Span) -> bool:
    if statement.kind not in {each.decision.about for each in of}:
        return False
    own, other = statement.span, span
    return (own.start <= other.start and other.end <= own.end) or (other.start <= own.start and own.end <= other.end)


def replied(placed: Placed, reading: Reading) -> Ruling:
    """Put a reply or a verdict beside the claim, or at least beside the words, that it is about."""
    about, meant = placed.decision.about, claims_at(placed.decision.about, placed.span, reading)
    said = "" if meant else _BESIDE_WORDS
    made = next((each for each in meant if isinstance(each, Mention)), None) if about not in CLAIMS else None
    return Ruling(placed.decision, "applied", placed.span, placed.moved, tuple(meant), made, said)


def claims_at(kind: str, span: Span, reading: Reading) -> list[Mention | Statement]:
    """Return the mentions or statements of a kind that share words with a stretch."""
    if kind in CLAIMS:
        return [each for each in reading.statements if each.kind == kind and overlap(each.span, span)]
    return [each for each in reading.mentions if each.kind == kind and overlap(each.span, span)]
