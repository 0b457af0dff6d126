"""People trained, asked of reports written for it: what counts as a number, and for which training."""

from __future__ import annotations

from pathlib import Path

import pytest

import vpkg
from tests.writing import ngo_report


def _rows(folder: Path, words: str) -> list[tuple[object, ...]]:
    report = folder / "report.md"
    report.write_text(ngo_report({"C5": words}), encoding="utf-8")
    with vpkg.build([report]) as graph:
        rows = graph.ask("people-trained")
        return [(row["stated"], row["figure"], row["audience_type"]) for row in rows]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("We trained 26 of our own staff.", [("yes", "26 of our own staff", "own-staff")]),
        ("We trained 40 of the company's own guards.", [("yes", "40 of the company's own guards", "own-security")]),
        ("In June, 81 guards attended a course.", [("yes", "81 guards", "private-security")]),
        ("We trained guards and visited 40 villagers.", [("not linked", None, "private-security")]),
        ("We trained guards and visited villagers.", [("no", None, "private-security")]),
    ],
)
def test_what_is_stated(tmp_path: Path, words: str, expected: list[tuple[object, ...]]) -> None:
    """A number that is tied, one that only stands near, or none."""
    assert _rows(tmp_path, words) == expected
