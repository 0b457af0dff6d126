"""How far two coders agree on what both coded."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Agreement:
    """The agreement of two coders: decisions both took, how many alike, and two coefficients that allow for chance.

    ``share`` is from 0 to 1; ``kappa`` and ``alpha`` are at most 1, and None where both coders gave one and the same
    code throughout, as chance then cannot be told from agreement.
    """

    decisions: int
    alike: int
    share: float | None
    kappa: float | None
    alpha: float | None


def agreement(pairs: Sequence[tuple[str, str]]) -> Agreement:
    """Measure the agreement of two coders, given the code of the one and of the other for each decision.

    Kappa: J. Cohen, A coefficient of agreement for nominal scales, Educational and Psychological Measurement 20 (1960)
    37-46. Alpha for nominal data: K. Krippendorff, Computing Krippendorff's Alpha-Reliability (2011).

    >>> agreement([("yes", "yes"), ("yes", "no")]).share
    0.5
    """
    count = len(pairs)
    alike = sum(one == other for one, other in pairs)
    if not count:
        return Agreement(0, 0, None, None, None)
    ones, others = Counter(one for one, _ in pairs), Counter(other for _, other in pairs)
    by_chance = sum(ones[code] * others[code] for code in ones) / count**2
    kappa = None if by_chance == 1 else (alike / count - by_chance) / (1 - by_chance)
    both = ones + others
    expected = (2 * count) ** 2 - sum(number**2 for number in both.values())
    alpha = None if expected == 0 else 1 - (2 * count - 1) * 2 * (count - alike) / expected
    return Agreement(count, alike, alike / count, kappa, alpha)
