"""Tables whose rules a format lost are read as rows, and prose is not."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.writing import ngo_report, segmented
from vpkg.extract import extract


def _figures(tmp_path: Path, words: str) -> list[tuple[str, str | None]]:
    reading = extract(segmented(ngo_report({"C5": words}), tmp_path))
    return [(m.surface, m.amount.counted if m.amount else None) for m in reading.mentions if m.kind == "quantity"]


@pytest.mark.parametrize(
    "table",
    [
        "| Country | People trained |\n|---|---|\n| Peru | 120 |\n| Ghana | 45 |",
        "Country | People trained\nPeru | 120\nGhana | 45",
        "Country      People trained\nPeru         120\nGhana        45",
        "Country\tPeople trained\nPeru\t120\nGhana\t45",
    ],
)
def test_a_figure_counts_what_stands_over_it(tmp_path: Path, table: str) -> None:
    """With rules, with bars, with wide gaps or tabs: each figure counts what its column's head says."""
    assert _figures(tmp_path, table) == [("120", "People trained"), ("45", "People trained")]


def test_labels_with_values(tmp_path: Path) -> None:
    """In “label: value” lines the label says what is counted."""
    assert _figures(tmp_path, "Private guards: 210\nPolice officers: 95") == [
        ("210", "Private guards"),
        ("95", "Police officers"),
    ]


def test_justified_prose_is_prose(tmp_path: Path) -> None:
    """Wide gaps between the words of wrapped prose make no cells of it."""
    words = "We trained  40 guards in   the port and\nmet the chiefs   of  three villages on the hill."
    assert _figures(tmp_path, words) == [("40 guards", "guards"), ("three villages", "villages")]
