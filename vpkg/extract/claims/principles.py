"""Which of the Voluntary Principles an activity serves, by its type and whom it concerns.

The table is ontology/lexicon/principles-served.csv; with no row that fits, nothing is said.
"""

from __future__ import annotations

from functools import lru_cache

from vpkg.extract.words import table


def principles(activity_type: str, groups: frozenset[str]) -> tuple[str, ...]:
    """Return local names of the principles that an activity of a type serves with these stakeholder types.

    >>> principles("training", frozenset({"private-security"}))
    ('pr2',)
    >>> principles("storytelling", frozenset({"youth"}))
    ()
    """
    fitting = (row for row in _rows() if row[0] == activity_type and (not row[1] or row[1] in groups))
    return tuple(sorted({row[2] for row in fitting}))


@lru_cache(maxsize=1)
def _rows() -> tuple[tuple[str, str, str], ...]:
    return tuple((r["activity_type"], r["stakeholder_type"], r["principle"]) for r in table("principles-served"))
