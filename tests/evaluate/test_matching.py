"""What counts as right, wrong and missed is what the guidelines say."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from vpkg.evaluate.gold import Marked
from vpkg.evaluate.matching import Tally, compare
from vpkg.model import Mention, Span


def _marked(start: int, end: int, optional: bool = False) -> Marked:
    return Marked("place", start, end, optional)


def _found(start: int, end: int) -> Mention:
    return Mention("place", Span(start, end), "", None, None, "place-city", None)


def _counts(tally: Tally) -> tuple[int, int, int]:
    return tally.right, tally.wrong, tally.missed


def test_exact_and_overlap() -> None:
    """A stretch one character too long is wrong and missed exactly, and right by overlap."""
    marked, found = [_marked(0, 5)], [_found(0, 6)]
    assert _counts(compare(marked, found, exact=True).tally) == (0, 1, 1)
    assert _counts(compare(marked, found, exact=False).tally) == (1, 0, 0)


def test_optional_marks_count_for_nobody() -> None:
    """An optional mark is no miss when it is left, and no error when it is found."""
    assert _counts(compare([_marked(0, 5, True)], [], exact=True).tally) == (0, 0, 0)
    assert _counts(compare([_marked(0, 5, True)], [_found(0, 5)], exact=True).tally) == (0, 0, 0)
    assert _counts(compare([_marked(0, 5, True)], [_found(2, 9)], exact=True).tally) == (0, 0, 0)


def test_one_mention_answers_one_mark() -> None:
    """A stretch over two marks answers the one that it fits best, and the other is missed."""
    assert _counts(compare([_marked(0, 5), _marked(6, 14)], [_found(0, 14)], exact=False).tally) == (1, 0, 1)


def test_figures_of_a_tally() -> None:
    """Three right, one wrong and two missed give .75, .6 and .667."""
    tally = Tally(3, 1, 2)
    assert (tally.precision, tally.recall, round(tally.f1, 3)) == (0.75, 0.6, 0.667)
    assert (Tally().precision, Tally().recall, Tally(0, 1, 0).recall, Tally(0, 0, 1).precision) == (1, 1, 1, 0)


_SPANS = st.lists(st.tuples(st.integers(0, 40), st.integers(1, 6)), max_size=12)


@given(_SPANS, _SPANS)
def test_overlap_is_never_harder_than_exact(gold: list[tuple[int, int]], pred: list[tuple[int, int]]) -> None:
    """What is right exactly is right by overlap too, and counts add up."""
    marked = [_marked(s, s + n) for s, n in gold]
    found = [_found(s, s + n) for s, n in pred]
    exact, overlap = compare(marked, found, exact=True).tally, compare(marked, found, exact=False).tally
    assert exact.right <= overlap.right
    assert exact.right + exact.missed == overlap.right + overlap.missed == len(marked)
