"""Which of the questions that fit it each heading announces, all headings taken together.

The best path through the headings is found by dynamic programming (A. Viterbi, IEEE Transactions on Information
Theory 13, 1967): the order of the template is a soft constraint, as reports answer out of order and by country.
"""

from __future__ import annotations

from dataclasses import dataclass

from vpkg.segment.fits import Fit

_BACK = 0.12
"""What it costs to go back to an earlier question; a little less than a code is worth."""
_BACK_WITH_CODE = 0.02
_AGAIN = 0.06
"""What it costs to take two headings for the same question."""


@dataclass(frozen=True, slots=True)
class _Path:
    """One choice and the choices before it, shared by all paths that begin alike."""

    fit: Fit | None
    before: _Path | None


def in_order(options: list[list[Fit]]) -> list[Fit | None]:
    """Choose at most one fit for each heading, so that gains less the costs of disorder are greatest."""
    # For each question last announced (0 before the first): the best total so far, and the choices that led to it.
    best: dict[int, tuple[float, _Path | None]] = {0: (0.0, None)}
    for fits in options:
        following: dict[int, tuple[float, _Path | None]] = {
            last: (total, _Path(None, path)) for last, (total, path) in best.items()
        }
        for fit in fits:
            last, total = max(
                ((last, total - _cost(last, fit)) for last, (total, _) in best.items()), key=lambda pair: pair[1]
            )
            order = fit.question.order
            if total + fit.gain > following.get(order, (-1.0, None))[0]:
                following[order] = (total + fit.gain, _Path(fit, best[last][1]))
        best = following
    chosen: list[Fit | None] = []
    _, path = max(best.values(), key=lambda pair: pair[0])
    while path is not None:
        chosen.append(path.fit)
        path = path.before
    return chosen[::-1]


def _cost(last: int, fit: Fit) -> float:
    if fit.question.order == last:
        return 0.0 if fit.exact_code else _AGAIN
    if fit.question.order < last:
        return _BACK_WITH_CODE if fit.exact_code else _BACK
    return 0.0
