"""Which time a report covers is read from its head, and never guessed from the day of its publication."""

from __future__ import annotations

from datetime import date

import pytest

from vpkg.segment.header_dates import dates_in
from vpkg.segment.period import period_of


@pytest.mark.parametrize(
    ("line", "start", "end"),
    [
        ("Reporting period: 1 July 2022 – 30 June 2023", date(2022, 7, 1), date(2023, 6, 30)),
        ("For the twelve months ended 31 March 2023", date(2022, 4, 1), date(2023, 3, 31)),
        ("du 1er janvier au 31 décembre 2021", date(2021, 1, 1), date(2021, 12, 31)),
        ("1 de enero al 31 de diciembre de 2020", date(2020, 1, 1), date(2020, 12, 31)),
        ("Julho de 2021 a junho de 2022", date(2021, 7, 1), date(2022, 6, 30)),
        ("2022-07-01 to 2023-06-30", date(2022, 7, 1), date(2023, 6, 30)),
        ("01.07.2022 – 30.06.2023", date(2022, 7, 1), date(2023, 6, 30)),
        ("October 1, 2021 through September 30, 2022", date(2021, 10, 1), date(2022, 9, 30)),
        ("Annual Report 2019", date(2019, 1, 1), date(2019, 12, 31)),
    ],
)
def test_a_line_states_the_period(line: str, start: date, end: date) -> None:
    """The usual ways of writing a period in four languages give its two days."""
    covered = period_of([line])
    assert covered.period is not None
    assert (covered.period.start, covered.period.end, covered.year) == (start, end, end.year)


@pytest.mark.parametrize("line", ["FY2023 report", "Report for FY23", "Annual report 2022/23", "Report 2022–2023"])
def test_a_fiscal_or_split_year_has_no_months(line: str) -> None:
    """Which year is said, which months is not."""
    covered = period_of([line])
    assert (covered.period, covered.year) == (None, 2023)


@pytest.mark.parametrize(
    ("lines", "year"),
    [
        (["2018 Annual Report to the Plenary", "March 2019, Ottawa"], 2018),
        (["Report to the 2020 Plenary on the year 2019"], 2019),
        (["Voluntary Principles Strategy 2016-2019", "Annual report 2017"], 2017),
        (["Annual report 2021", "Published 4 May 2022"], 2021),
        (["Published 4 May 2022"], None),
        (["Voluntary Principles report, May 2022"], None),
        (["© 2022 Lone Pine Trust"], None),
        (["Sustainability report 2020", "Voluntary Principles report 2021"], 2021),
    ],
)
def test_other_years_are_not_the_period(lines: list[str], year: int | None) -> None:
    """Years of plenaries, of publication, of strategies and of copyright are no reporting year."""
    assert period_of(lines).year == year


@pytest.mark.parametrize(
    ("sentence", "year", "source"),
    [
        ("This report covers what we did during 2020.", 2020, "text"),
        ("This document describes steps that were taken in 2018 to train guards.", 2018, "text"),
        ("The last report, covering 2019, was published on 2 May 2020.", None, "head"),
        ("The trust was member of the committee from March 2014 to March 2015.", None, "head"),
        ("In 2021 we met. During 2021 we wrote. We moved in 2021, as in 2011.", 2021, "counted"),
        ("In 2021 we met. In 2020 we wrote. In 2019 we moved.", None, "head"),
    ],
)
def test_prose_may_tell_the_year(sentence: str, year: int | None, source: str) -> None:
    """A sentence on this report tells its year, one on an older report does not; counting years is weak."""
    covered = period_of([], [sentence])
    assert (covered.year, covered.source) == (year, source)


def test_no_period_outlasts_its_publication() -> None:
    """A year after the publication is not the one reported on."""
    assert period_of(["Voluntary Principles report: plan 2024"], (), "", 2023).year is None


def test_the_file_name_comes_last() -> None:
    """A file's year counts where nothing else is said, and not where it has two."""
    assert (period_of([], [], "trust-vp-2021.pdf").year, period_of([], [], "2020-2021.pdf").year) == (2021, None)
    assert period_of(["Annual report 2019"], [], "trust-2021.pdf").year == 2019


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("Published 25 February 2021", ["2021-02-25"]),
        ("April 10, 2014", ["2014-04-10"]),
        ("14th-15th May 2024", ["2024-05-14"]),
        ("3 de mayo de 2022", ["2022-05-03"]),
        ("le 1er juin 2023", ["2023-06-01"]),
        ("30 February 2021", []),
        ("June 2024", ["2024-06"]),
    ],
)
def test_a_date_is_as_exact_as_its_words(text: str, dates: list[str]) -> None:
    """A day is a day, a month is a month, and a day that does not exist is none."""
    assert [dated.value for dated in dates_in(text)] == dates
