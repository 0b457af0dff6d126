"""Quantities: a figure with the noun that it counts and its qualifier; shares, money, durations, cells of tables.

Ordinals, years, articles, pages, labels of lists and numbers in names count nothing.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

from vpkg.extract.context import Context
from vpkg.extract.found import Found
from vpkg.extract.numbers import number_at, starts_number
from vpkg.extract.passage import Passage
from vpkg.extract.quantities.bare import elliptical, is_label, labelled
from vpkg.extract.quantities.figures import Figure, counted, of_a_set
from vpkg.extract.quantities.rows import cells
from vpkg.extract.quantities.shares import money, share

__all__ = ["quantities"]

_LIST = frozenset([",", "and", "or", "&", "-", "–", "to", "of"])
_TAKEN = frozenset("date instrument organisation project place country".split())


def quantities(passage: Passage, context: Context, known: tuple[Found, ...]) -> Iterator[Found]:  # noqa: ARG001
    """Yield the quantities that a passage states, from left to right; none overlaps another."""
    in_cells = list(cells(passage)) if passage.kind == "row" else []
    names = _Names(known, in_cells)
    yield from in_cells
    tokens, text = passage.tokens, passage.view.folded
    taken = 0
    earlier: Found | None = None
    label_end = -1
    for at in passage.at_any(starts_number):
        start = tokens[at].start
        if start < taken or names.hold(start):
            continue
        number = number_at(tokens, at, text)
        if number is None:
            continue
        figure = Figure(passage, number, known)
        found = money(figure) or share(figure)
        if found is None and (is_label(figure) or _follows_label(passage, label_end, at)):
            label_end = number.last  # “Principles 3, 5 and 7”
            continue
        found = found or counted(figure) or of_a_set(figure) or labelled(figure) or elliptical(figure, earlier)
        if found is not None and found.start >= taken:
            taken, earlier = found.end, found if found.amount and found.amount.counted else earlier
            yield found
        elif number.last > at + 1:
            taken = tokens[number.last - 1].end


def _follows_label(passage: Passage, label_end: int, at: int) -> bool:
    return label_end >= 0 and all(token.low in _LIST for token in passage.tokens[label_end:at])


class _Names:
    """The stretches that dates, names and cells take already; a number in them counts nothing of its own."""

    def __init__(self, known: tuple[Found, ...], more: list[Found]) -> None:
        spans = sorted((f.start, f.end) for f in (*known, *more) if f.kind in _TAKEN or f in more)
        self._starts: list[int] = []
        self._ends: list[int] = []
        for start, end in spans:
            if self._ends and start < self._ends[-1]:
                self._ends[-1] = max(self._ends[-1], end)
            else:
                self._starts.append(start)
                self._ends.append(end)

    def hold(self, position: int) -> bool:
        """Tell whether a position lies in a taken stretch."""
        place = bisect_right(self._starts, position) - 1
        return place >= 0 and position < self._ends[place]
