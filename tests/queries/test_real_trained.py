"""Asked of a real report, how many people were trained: training is told of without a number."""

from __future__ import annotations

import vpkg
from tests.shared import shared


def test_who_was_engaged_was_not_trained() -> None:
    """International Alert 2023 reports trainings, and states no number; its 3,000 and 600 are of people engaged."""
    with vpkg.build([shared("reports/international-alert-2023.md")]) as graph:
        trained = list(graph.ask("people-trained"))
        people = [row["figure"] for row in graph.ask("quantities", measure="people")]
    assert trained
    assert {row["stated"] for row in trained} == {"no"}
    assert {row["people"] for row in trained} == {None}
    assert any("3,000" in str(words) for words in people)
    assert any("600" in str(words) for words in people)
