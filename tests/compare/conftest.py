"""The example reports in memory, and a store of them with one verdict."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

import vpkg


@pytest.fixture(scope="session")
def graph() -> Iterator[vpkg.KnowledgeGraph]:
    """The example reports."""
    with vpkg.build(vpkg.demo_reports()) as opened:
        yield opened
