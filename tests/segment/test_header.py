"""The head of a report says who reports, on which period, in full or as an update."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tests.writing import ngo_report, segmented
from vpkg.segment.header import name_in


@pytest.mark.parametrize(
    ("line", "start", "end", "year"),
    [
        ("January – December 2023", date(2023, 1, 1), date(2023, 12, 31), 2023),
        ("1 January to 31 December 2022", date(2022, 1, 1), date(2022, 12, 31), 2022),
        ("April 2022 – March 2023", date(2022, 4, 1), date(2023, 3, 31), 2023),
        ("January 1, 2021 to December 31, 2021", date(2021, 1, 1), date(2021, 12, 31), 2021),
        ("For the year ended 30 June 2024", date(2023, 7, 1), date(2024, 6, 30), 2024),
        ("Reporting year: 2020", date(2020, 1, 1), date(2020, 12, 31), 2020),
        ("01/04/2022 – 31/03/2023", date(2022, 4, 1), date(2023, 3, 31), 2023),
        ("Report to the 2024 Plenary\n\nYear covered: 2023", date(2023, 1, 1), date(2023, 12, 31), 2023),
    ],
)
def test_the_period_is_read(tmp_path: Path, line: str, start: date, end: date, year: int) -> None:
    """Each usual way of writing a period gives its two days and its year."""
    report = segmented(ngo_report(period=line), tmp_path)
    assert report.period is not None
    assert (report.period.start, report.period.end, report.year) == (start, end, year)


@pytest.mark.parametrize("line", ["Reporting period 2022/23", "FY2023", "Financial year 2023"])
def test_months_are_never_invented(tmp_path: Path, line: str) -> None:
    """A split year or a fiscal year says which year, and not which months."""
    report = segmented(ngo_report(period=line), tmp_path)
    assert (report.period, report.year) == (None, 2023)


def test_the_day_of_publication_is_not_the_period(tmp_path: Path) -> None:
    """A report for 2022 that was published in 2023 is a report for 2022."""
    report = segmented(ngo_report(period="Annual report 2022\n\nPublished 14 June 2023"), tmp_path)
    assert report.year == 2022


def test_a_report_without_a_period_says_so(tmp_path: Path) -> None:
    """No year is guessed."""
    report = segmented(ngo_report(period="To the plenary"), tmp_path)
    assert report.period is None
    assert "period-not-found" in [f.code for f in report.findings]


def test_an_update_report_is_told_from_a_full_one(tmp_path: Path) -> None:
    """The words of the title decide."""
    report = segmented(ngo_report(period="Update report, January – December 2023"), tmp_path)
    assert report.kind == "update"
    assert report.slug == "quietwater-trust-2023-update"


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Acme Mining plc – 2023 Annual Report on the Voluntary Principles", "Acme Mining plc"),
        ("Voluntary Principles on Security and Human Rights", None),
        ("Organisation: Fundación Río Claro", "Fundación Río Claro"),
        ("2022 Voluntary Principles Report of Northgate Energy", "Northgate Energy"),
        ("January – December 2023", None),
        ("Lakewood Rights Trust (LRT)", "Lakewood Rights Trust"),
        ("Vale S.A.", "Vale S.A."),
    ],
)
def test_a_name_is_what_titles_do_not_share(line: str, name: str | None) -> None:
    """Title words and dates taken away, a name remains or nothing does."""
    assert name_in(line) == name


@pytest.mark.parametrize(
    "name", ["Kwale Mining Company", "Centre for Security and Human Rights", "Plenary Partners", "Year of Peace"]
)
def test_a_name_made_of_title_words_is_read_whole(tmp_path: Path, name: str) -> None:
    """A line of the head that the report goes on to use is the name as it stands."""
    report = segmented(ngo_report(organisation=name), tmp_path)
    assert report.reporter is not None
    assert report.reporter.name == name


def test_a_partner_named_in_the_text_never_becomes_the_reporter(tmp_path: Path) -> None:
    """However often another body is named, the head decides."""
    words = "International Alert and DCAF helped us. International Alert trained us. " * 6
    report = segmented(ngo_report({"A3": words}), tmp_path)
    assert report.reporter is not None
    assert report.reporter.name == "Quietwater Trust"


def test_a_known_reporter_gets_its_canonical_name(tmp_path: Path) -> None:
    """The gazetteer knows the reporter by any of its names."""
    report = segmented(ngo_report(organisation="The Fund for Peace"), tmp_path)
    assert report.reporter is not None
    assert (report.reporter.slug, report.reporter.known) == ("fund-for-peace", True)
