"""The example reports are read as people wrote down before the software existed."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from vpkg.outline import outline
from vpkg.pipeline import read_report
from vpkg.resources import demo_reports

EXPECTED = Path(__file__).parent / "expected"
HEAD = ("organisation", "pillar", "year", "period", "kind", "template", "language")


def _expected(report: Path) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads((EXPECTED / f"{report.stem}.json").read_text(encoding="utf-8"))
    return loaded


def test_there_are_enough_examples() -> None:
    """At least eight reports, of all three pillars, two years for at least three members, each with expectations."""
    expected = [_expected(report) for report in demo_reports()]
    assert len(expected) >= 8
    assert {e["pillar"] for e in expected} == {"ngo", "corporate", "government"}
    years: dict[str, set[int]] = {}
    for each in expected:
        years.setdefault(each["organisation"], set()).add(each["year"])
    assert sum(len(found) >= 2 for found in years.values()) >= 3
    statuses = {answer["status"] for e in expected for answer in e["answers"].values()}
    assert statuses == {"answered", "not-applicable", "blank", "absent", "see-other", "merged"}


@pytest.mark.parametrize("report", demo_reports(), ids=lambda p: p.stem)
def test_the_head_is_as_written_down(report: Path) -> None:
    """Reporter, pillar, period, kind, template and language."""
    expected, found = _expected(report), outline(read_report(report).report)
    assert {key: found[key] for key in HEAD} == {key: expected[key] for key in HEAD}


@pytest.mark.parametrize("report", demo_reports(), ids=lambda p: p.stem)
def test_every_answer_is_as_written_down(report: Path) -> None:
    """Status, exact text, heading, reason, what it points to and whether it is a nil return; and what is left over."""
    expected, found = _expected(report), outline(read_report(report).report)
    assert list(expected["answers"]) == list(found["answers"])
    for code, answer in expected["answers"].items():
        got = found["answers"][code]
        assert got["status"] == answer["status"], code
        assert got["text"] == answer["text"], code
        assert (got["heading"] or "") == (answer["heading"] or ""), code
        assert got["reason"] == answer["reason"], code
        assert got["nil_return"] == answer["nil_return"], code
        assert got["refers_to"] == answer["refers_to"], code
        assert bool(got["withheld"]) == bool(answer.get("withheld")), code
    assert [leftover["text"] for leftover in found["leftovers"]] == expected["leftovers"]


@pytest.mark.parametrize("report", demo_reports(), ids=lambda p: p.stem)
def test_countries_are_those_that_a_person_found(report: Path) -> None:
    """Each answer locates what it reports in the countries written down for it, and in no other."""
    expected = {code: set(answer["countries"]) for code, answer in _expected(report)["answers"].items()}
    found: dict[str, set[str]] = {code: set() for code in expected}
    for activity in read_report(report).accounts:
        found[activity.answer].add(activity.country)
    assert found == expected
