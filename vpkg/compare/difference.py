"""What became of each sentence of a text in a later one: equal, changed, added or dropped."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias

from vpkg.compare.sentences import Figure, Sentence

NEAR = 60.0
"""Percent of characters that two sentences share at least to be one changed (indel similarity, 2·LCS/(a+b))."""

MOST = 20_000
"""Sentences of one text that are laid side by side; of longer texts the order is not looked at."""

_MOST_PAIRS = 40_000
"""Pairs of sentences that are held against each other for nearness, in one comparison."""
_WINDOW = 24
_LONGEST = 1_000
"""Characters of a sentence that are held against another."""

Kind: TypeAlias = Literal["equal", "changed", "added", "dropped"]


@dataclass(frozen=True, slots=True)
class Step:
    """A sentence of either text, or one of each that are near; ``before`` is None for one added."""

    kind: Kind
    before: Sentence | None
    after: Sentence | None


def difference(before: Sequence[Sentence], after: Sequence[Sentence]) -> tuple[Step, ...]:
    """Lay two texts side by side, sentence by sentence, in the order of both texts.

    What was dropped at a place stands before what was added there. Case, white space and marks make no difference; a
    sentence that differs in its figures or years alone is changed.
    """
    if len(before) > MOST or len(after) > MOST:
        return tuple(_unordered(before, after))
    from rapidfuzz.distance import LCSseq

    steps: list[Step] = []
    pairs = [_MOST_PAIRS]
    numbers: dict[tuple[str, ...], int] = {}
    old = [numbers.setdefault(each.key, len(numbers)) for each in before]
    new = [numbers.setdefault(each.key, len(numbers)) for each in after]
    gap: tuple[list[Sentence], list[Sentence]] = ([], [])
    for code in LCSseq.opcodes(old, new):
        if code.tag == "equal":
            steps += _gap(*gap, pairs)
            gap = ([], [])
            both = zip(before[code.src_start : code.src_end], after[code.dest_start : code.dest_end], strict=True)
            steps += [Step("equal" if same(one, other) else "changed", one, other) for one, other in both]
        else:
            gap[0].extend(before[code.src_start : code.src_end])
            gap[1].extend(after[code.dest_start : code.dest_end])
    return (*steps, *_gap(*gap, pairs))


def same(one: Sentence, other: Sentence) -> bool:
    """Tell whether two sentences say the same words and the same figures."""
    values = ([each.value for each in sentence.figures] for sentence in (one, other))
    return one.key == other.key and one.years == other.years and next(values) == next(values)


def differing_figures(step: Step) -> tuple[tuple[Figure, ...], tuple[Figure, ...]]:
    """Return the figures of a changed sentence that the other wording does not have: of before, and of after."""
    if step.kind != "changed" or step.before is None or step.after is None:
        return (), ()
    old, new = step.before.figures, step.after.figures
    if len(old) == len(new):
        moved = [(a, b) for a, b in zip(old, new, strict=True) if a.value != b.value]
        return tuple(a for a, _ in moved), tuple(b for _, b in moved)
    values = {each.value for each in old}, {each.value for each in new}
    return tuple(a for a in old if a.value not in values[1]), tuple(b for b in new if b.value not in values[0])


def _gap(dropped: Sequence[Sentence], added: Sequence[Sentence], pairs: list[int]) -> Iterator[Step]:
    """Pair near sentences between two that are equal, in order; what has no partner was dropped or added."""
    at, first = 0, 0
    for number, partner in (*sorted(_partners(dropped, added, pairs).items()), (len(added), len(dropped))):
        yield from (Step("dropped", each, None) for each in dropped[at:partner])
        yield from (Step("added", None, each) for each in added[first:number])
        if number < len(added):
            yield Step("changed", dropped[partner], added[number])
        at, first = partner + 1, number + 1


def _partners(dropped: Sequence[Sentence], added: Sequence[Sentence], pairs: list[int]) -> dict[int, int]:
    """Map numbers of added sentences to those of dropped ones; partners never cross."""
    from rapidfuzz import fuzz

    partners: dict[int, int] = {}
    first = 0
    old = [" ".join(each.key)[:_LONGEST] for each in dropped]
    for number, sentence in enumerate(added):
        words = " ".join(sentence.key)[:_LONGEST]
        best, where = NEAR, -1
        for at in range(first, min(len(old), first + _WINDOW)):
            if pairs[0] <= 0:
                return partners
            pairs[0] -= 1
            score = fuzz.ratio(old[at], words, score_cutoff=best)
            if score > best or (score == best and where < 0 and score):
                best, where = score, at
        if where >= 0:
            partners[number] = where
            first = where + 1
    return partners


def _unordered(before: Sequence[Sentence], after: Sequence[Sentence]) -> Iterator[Step]:
    """Tell which sentences of long texts the other has too, wherever they stand."""
    old, new = {each.key: each for each in before}, {each.key for each in after}
    for sentence in after:
        partner = old.get(sentence.key)
        if partner is None:
            yield Step("added", None, sentence)
        else:
            yield Step("equal" if same(partner, sentence) else "changed", partner, sentence)
    yield from (Step("dropped", each, None) for each in before if each.key not in new)
