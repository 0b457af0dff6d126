"""Which mentions found are those that people marked: exactly, or by overlap.

One found mention answers one marked one, the best first. A mention found on an optional mark counts for nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from vpkg.evaluate.gold import Marked
from vpkg.model import Mention, Span


@dataclass(slots=True)
class Tally:
    """Counts of right, wrong and missed mentions."""

    right: int = 0
    wrong: int = 0
    missed: int = 0

    def __iadd__(self, other: Tally) -> Tally:
        self.right += other.right
        self.wrong += other.wrong
        self.missed += other.missed
        return self

    @property
    def precision(self) -> float:
        """Share of right ones among those found; 1 where nothing was found and nothing was to be found."""
        found = self.right + self.wrong
        return self.right / found if found else float(not self.missed)

    @property
    def recall(self) -> float:
        """Share of those marked that were found; 1 where none was marked."""
        marked = self.right + self.missed
        return self.right / marked if marked else 1.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


@dataclass(slots=True)
class Matched:
    """The mentions of one kind in one report, compared."""

    pairs: list[tuple[Marked, Mention]] = field(default_factory=list)
    wrong: list[Mention] = field(default_factory=list)
    missed: list[Marked] = field(default_factory=list)

    @property
    def tally(self) -> Tally:
        """The counts."""
        return Tally(len(self.pairs), len(self.wrong), len(self.missed))


def compare(marked: Sequence[Marked], found: Sequence[Mention], *, exact: bool) -> Matched:
    """Compare mentions of one kind; two found on one stretch are one."""
    asked = [m for m in marked if not m.optional]
    left_open = [m for m in marked if m.optional]
    once = list({m.span: m for m in reversed(found)}.values())
    pairs = _pairs(asked, once, exact)
    taken, answered = {id(p) for _, p in pairs}, {id(g) for g, _ in pairs}
    result = Matched(pairs, missed=[m for m in asked if id(m) not in answered])
    for mention in sorted(once, key=lambda m: m.span):
        if id(mention) not in taken and not _is_open(mention.span, left_open, asked):
            result.wrong.append(mention)
    return result


def _pairs(asked: list[Marked], found: list[Mention], exact: bool) -> list[tuple[Marked, Mention]]:
    offers = []
    for i, one in enumerate(asked):
        for j, other in enumerate(found):
            shared = min(one.end, other.span.end) - max(one.start, other.span.start)
            same = (one.start, one.end) == (other.span.start, other.span.end)
            if same or (not exact and shared > 0):
                union = max(one.end, other.span.end) - min(one.start, other.span.start)
                offers.append((not same, -shared / union, i, j))
    pairs, left, right = [], set(), set()
    for _, _, i, j in sorted(offers):
        if i not in left and j not in right:
            left.add(i)
            right.add(j)
            pairs.append((asked[i], found[j]))
    return pairs


def _is_open(span: Span, left_open: list[Marked], asked: list[Marked]) -> bool:
    """A mention on an optional mark, and on no other, is nobody's error."""
    if any((m.start, m.end) == (span.start, span.end) for m in left_open):
        return True
    return _touches(span, left_open) and not _touches(span, asked)


def _touches(span: Span, marks: list[Marked]) -> bool:
    return any(m.start < span.end and span.start < m.end for m in marks)
