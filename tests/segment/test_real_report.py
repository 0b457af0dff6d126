"""A real report, read exactly; it stays outside the repository."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from tests.shared import shared
from vpkg.outline import outline
from vpkg.pipeline import read_report

EXPECTED = "gold/structure/international-alert-2023.expected.json"
REPORT = "reports/international-alert-2023.md"


def test_international_alert_2023_has_the_expected_structure(tmp_path: Path) -> None:
    """Head, statuses and all thirteen texts are exact, by the scorer's own count."""
    expected = json.loads(shared(EXPECTED).read_text(encoding="utf-8"))
    found = outline(read_report(shared(REPORT)).report)
    assert found["organisation"] == "International Alert"
    assert found["period"] == {"start": "2023-01-01", "end": "2023-12-31"}
    assert len(expected["answers"]) == 13
    for code, answer in expected["answers"].items():
        assert found["answers"][code]["status"] == answer["status"]
        assert found["answers"][code]["heading"] == answer["heading"]
    (tmp_path / "outline.json").write_text(json.dumps(found), encoding="utf-8")
    result = tmp_path / "score.json"
    scorer = [
        sys.executable,
        shared("gold/score.py"),
        "--structure",
        shared(EXPECTED),
        tmp_path / "outline.json",
        "--json",
        result,
    ]
    subprocess.run(scorer, check=True, capture_output=True)
    score = json.loads(result.read_text(encoding="utf-8"))
    assert set(score["header"].values()) == {"ok"}
    assert (score["questions"], score["all_right"], score["extra"]) == (13, 1.0, [])


def test_countries_by_answer_are_those_that_a_person_found() -> None:
    """Demonyms and names of bodies put nothing in a country; places give theirs."""
    expected = json.loads(shared(EXPECTED).read_text(encoding="utf-8"))["answers"]
    found: dict[str, set[str]] = {code: set() for code in expected}
    for activity in read_report(shared(REPORT)).accounts:
        found[activity.answer].add(activity.country)
    assert found == {code: set(answer["countries"]) for code, answer in expected.items()}
