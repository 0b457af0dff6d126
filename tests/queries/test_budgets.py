"""Every query has a time budget that the bench holds it to (`python -m tests.bench.queries`)."""

from __future__ import annotations

from tests.bench.queries import budgets
from vpkg.ask import library


def test_every_query_has_a_time_budget() -> None:
    """No query is left out of the bench, no budget outlives its query, and none is above ten scans."""
    found = budgets()
    assert sorted(found) == [query.name for query in library()]
    assert all(0 < budget.scans <= 10 for budget in found.values())


def test_few_queries_may_find_nothing_in_the_bench() -> None:
    """A time for no rows says little: only what made-up reports cannot tell of may be empty."""
    assert 0 < sum(budget.empty for budget in budgets().values()) < 5
