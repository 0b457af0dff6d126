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


def test_those_who_must_are_a_base(tmp_path: Path) -> None:
    """“of those who …” says of whom a share is; “of them” sends back to what was said before."""
    report = tmp_path / "report.md"
    told = "By June, 80 per cent of those who had been hired were trained, and 60 per cent of them passed."
    report.write_text(ngo_report({"C5": told}), encoding="utf-8")
    with vpkg.build([report]) as graph:
        rows = [(row["share"], row["base_stated"], row["share_of"]) for row in graph.ask("shares-trained")]
    assert [(int(str(share)), stated, of) for share, stated, of in rows] == [
        (80, "yes", "those who had been hired"),
        (60, "no", None),
    ]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("We trained 26 of our own staff.", [("yes", "26 of our own staff", "own-staff")]),
        ("We trained 40 of the company's own guards.", [("yes", "40 of the company's own guards", "own-security")]),
        ("In June, 81 guards attended a course.", [("yes", "81 guards", "private-security")]),
        ("We trained guards and visited 40 villagers.", [("not linked", None, "private-security")]),
        ("We trained guards and visited villagers.", [("no", None, "private-security")]),
        ("Of the 90 guards, 71 were trained.", [("yes", "71", "private-security")]),
        ("Out of our 30 soldiers, about 20 were trained.", [("yes", "about 20", "armed-forces")]),
        (
            "44 persons (19 women and 25 men) were trained.",
            [("yes", "19 women", "women"), ("yes", "25 men", "other"), ("yes", "44 persons", None)],
        ),
        ("Our contractor trained its guards.", [("no", None, "private-security")]),
        ("We trained soldiers, and the number of participants fell.", [("no", None, "armed-forces")]),
        (
            "We trained 31 guards. The training was led by River Forum.",
            [("yes", "31 guards", "private-security"), ("told before", None, None)],
        ),
        (
            "We trained 31 guards. A training was led by River Forum.",
            [("no", None, None), ("yes", "31 guards", "private-security")],
        ),
        (
            "Police officers trained with soldiers.",
            [("no", None, "armed-forces"), ("no", None, "police")],
        ),
    ],
)
def test_what_is_stated(tmp_path: Path, words: str, expected: list[tuple[object, ...]]) -> None:
    """A number that is tied, one that only stands near, or none."""
    assert sorted(_rows(tmp_path, words), key=str) == sorted(expected, key=str)
