"""What a person states of a report overrules what is recognised, and is kept with the report."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tests.writing import ngo_report
from vpkg.errors import UnreadableInput
from vpkg.gazetteer import find_reporter
from vpkg.model import Correction, Period, Report, Status
from vpkg.outline import answer_text
from vpkg.read import read
from vpkg.segment import segment


def _read(folder: Path, text: str, stated: Correction) -> Report:
    path = folder / "report.md"
    path.write_text(text, encoding="utf-8")
    return segment(read(path), find_reporter, stated)


def _answer(report: Report, code: str) -> str:
    return next(answer_text(report.document, a) for a in report.answers if a.code == code)


def test_head_is_as_stated(tmp_path: Path) -> None:
    """Organisation, period, kind and pillar are taken from the statement, and no doubt of them is left."""
    stated = Correction(
        organisation="Harrow Field Watch",
        period=Period(date(2021, 7, 1), date(2022, 6, 30)),
        kind="update",
        pillar="ngo",
    )
    report = _read(tmp_path, ngo_report(), stated)
    assert report.reporter is not None
    assert (report.reporter.name, report.year, report.kind) == ("Harrow Field Watch", 2022, "update")
    assert report.period == stated.period
    assert report.slug == "harrow-field-watch-2022-update"
    assert report.correction == stated


def test_a_stated_year_drops_another_period(tmp_path: Path) -> None:
    """A year that is not that of the period found leaves the period unknown."""
    report = _read(tmp_path, ngo_report(period="January – December 2023"), Correction(year=2022))
    assert (report.year, report.period) == (2022, None)


def test_a_stated_heading_is_one(tmp_path: Path) -> None:
    """A line that nobody could recognise announces the question that a person says it does."""
    text = ngo_report().replace("D9. Describe how you conduct and monitor risk assessments.", "What the hills told us")
    assert _read(tmp_path, text, Correction()).answers[8].status is Status.ABSENT
    report = _read(tmp_path, text, Correction(headings=(("What the hills told us", "D9"),)))
    assert _answer(report, "D9").endswith("point D9 with care.")
    assert _answer(report, "D8").endswith("point D8 with care.")


def test_a_line_stated_to_be_no_heading_is_text(tmp_path: Path) -> None:
    """An empty code takes a heading back into the answer above it."""
    heading = "D9. Describe how you conduct and monitor risk assessments."
    report = _read(tmp_path, ngo_report(), Correction(headings=((heading, ""),)))
    assert heading in _answer(report, "D8")


def test_a_stated_heading_that_is_not_there_is_refused(tmp_path: Path) -> None:
    """The sentence names the heading and the document."""
    with pytest.raises(UnreadableInput, match=r"“Our hills”.*report\.md"):
        _read(tmp_path, ngo_report(), Correction(headings=(("Our hills", "D9"),)))


def test_a_stated_code_that_the_template_has_not_is_refused(tmp_path: Path) -> None:
    """The sentence lists the codes there are."""
    heading = "D9. Describe how you conduct and monitor risk assessments."
    with pytest.raises(UnreadableInput, match=r"D99.*A1, A2, A3"):
        _read(tmp_path, ngo_report(), Correction(headings=((heading, "D99"),)))
