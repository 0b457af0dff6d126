"""Dates are found in every order and style, with their time where it can be told; other numbers are none."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.writing import ngo_report, segmented
from vpkg.extract.context import Context
from vpkg.extract.dates import dates
from vpkg.extract.found import Found
from vpkg.extract.passage import Passage, passages


def _dates(tmp_path: Path, words: str, **head: str) -> list[tuple[str, str | None]]:
    """Find the dates of an answer in a report on 2023."""
    return [(p.text(f.start, f.end), f.time) for p, f in _found(tmp_path, words, **head)]


def _found(tmp_path: Path, words: str, **head: str) -> list[tuple[Passage, Found]]:
    report = segmented(ngo_report({"C5": words}, **head), tmp_path)
    own = [p for p in passages(report) if p.code == "C5"]
    return [(p, f) for p in own for f in dates(p, Context(report), ())]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("We met on 9 June 2021.", [("9 June 2021", "2021-06-09")]),
        ("We met on June 9th, 2021.", [("June 9th, 2021", "2021-06-09")]),
        ("We met on the 9 th of June, 2021.", [("9 th of June, 2021", "2021-06-09")]),
        ("We met on Wednesday 9 June 2021.", [("Wednesday 9 June 2021", "2021-06-09")]),
        ("We met on 2021-06-09.", [("2021-06-09", "2021-06-09")]),
        ("We met on 09/06/2021.", [("09/06/2021", None)]),
        ("We met on 29/06/2021.", [("29/06/2021", "2021-06-29")]),
        ("We met on 06/29/2021.", [("06/29/2021", "2021-06-29")]),
        ("We met on 29.06.2021.", [("29.06.2021", "2021-06-29")]),
        ("We met on 9-Jun-2021.", [("9-Jun-2021", "2021-06-09")]),
        ("We met on 9 June.", [("9 June", "2023-06-09")]),
        ("We met on June 9.", [("June 9", "2023-06-09")]),
        ("We met on 31 June 2021.", [("31 June 2021", None)]),
        ("We met on **9 June\n2021**.", [("9 June 2021", "2021-06-09")]),
    ],
)
def test_days(tmp_path: Path, words: str, expected: list[tuple[str, str | None]]) -> None:
    """Any order; without a year it is the report's; what may be two days, or is none, has no time."""
    assert _dates(tmp_path, words) == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("We met in October 2020.", [("October 2020", "2020-10")]),
        ("We met in Sept. 2020 and Dec 2021.", [("Sept. 2020", "2020-09"), ("Dec 2021", "2021-12")]),
        ("In May we met.", [("May", "2023-05")]),
        ("We met in May and November.", [("May", "2023-05"), ("November", "2023-11")]),
        ("We met in March, May and June 2020.", [("March", "2020-03"), ("May", "2020-05"), ("June 2020", "2020-06")]),
        ("We may march. Ms. May and April Okoro march too.", []),
        ("In March 12 wardens came.", [("March", "2023-03")]),
        ("We met on March 12 in town.", [("March 12", "2023-03-12")]),
    ],
)
def test_months(tmp_path: Path, words: str, expected: list[tuple[str, str | None]]) -> None:
    """A month alone is of the report's year; the verb, the walk and the first name are none."""
    assert _dates(tmp_path, words) == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Since 2014 we did.", [("2014", "2014")]),
        ("In 2018, 2019 and 2020 we did.", [("2018", "2018"), ("2019", "2019"), ("2020", "2020")]),
        ("In 2000 people met.", [("2000", "2000")]),
        ("There came 2000 people.", []),
        ("More than 2000 wardens came.", []),
        ("There came 2,000.", []),
        ("The Wardens Act 2020 and Law 20 of 2013 apply.", []),
        ("Resolution 1999 and ISO 9001:2015 apply.", []),
        ("Vision 2030, the 2030 Agenda and the Roadmap 2019-2022 help.", []),
        ("Call +41 22 2012 555 or pay $2020.", []),
        ("This year's plan is that of last year.", [("This year", "2023"), ("last year", "2022")]),
    ],
)
def test_years(tmp_path: Path, words: str, expected: list[tuple[str, str | None]]) -> None:
    """Four digits are a year unless they count something or belong to a name."""
    assert _dates(tmp_path, words) == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("We did in 2017/18.", ("2017/18", "2017/2018")),
        ("We did in 2017-2019.", ("2017-2019", "2017/2019")),
        ("We did from 2017 to 2019.", ("2017 to 2019", "2017/2019")),
        ("We did between 2017 and 2019.", ("2017 and 2019", "2017/2019")),
        ("We did in 1999-00.", ("1999-00", "1999/2000")),
        ("We did in 2017-present.", ("2017-present", "2017/..")),
        ("We did in March 2015-March 2016.", ("March 2015-March 2016", "2015-03/2016-03")),
        ("We did from January to December 2015.", ("January to December 2015", "2015-01/2015-12")),
        ("We did from October to March 2016.", ("October to March 2016", "2015-10/2016-03")),
        ("We did in Jan-Mar 2015.", ("Jan-Mar 2015", "2015-01/2015-03")),
        ("We did 1 May – 30 June 2014.", ("1 May – 30 June 2014", "2014-05-01/2014-06-30")),
        ("We did on 12-14 May 2022.", ("12-14 May 2022", "2022-05-12/2022-05-14")),
        ("We did on 12 and 13 May 2022.", ("12 and 13 May 2022", "2022-05-12/2022-05-13")),
        ("We did on May 12-14, 2022.", ("May 12-14, 2022", "2022-05-12/2022-05-14")),
    ],
)
def test_intervals(tmp_path: Path, words: str, expected: tuple[str, str]) -> None:
    """From one point to another of the same kind is one date; what the first leaves out the second gives."""
    assert _dates(tmp_path, words) == [expected]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("We did in Q3 2022.", ("Q3 2022", "2022-07/2022-09")),
        ("We did in Q1-Q2 2022.", ("Q1-Q2 2022", "2022-01/2022-06")),
        ("We did in 2022 Q4.", ("2022 Q4", "2022-10/2022-12")),
        ("We did in the third quarter of 2021.", ("the third quarter of 2021", "2021-07/2021-09")),
        ("We did in the last quarter.", ("the last quarter", "2023-10/2023-12")),
        ("We did in H1 2020.", ("H1 2020", "2020-01/2020-06")),
        ("We did in FY2019.", ("FY2019", "2019")),
        ("We did in FY 2019/20.", ("FY 2019/20", "2019/2020")),
        ("We did in financial year 2019-20.", ("financial year 2019-20", "2019/2020")),
        ("We did in early 2019.", ("early 2019", "2019")),
        ("We did in mid-May 2019.", ("mid-May 2019", "2019-05")),
        ("We did at the end of 2020.", ("the end of 2020", "2020")),
        ("We did in spring 2019.", ("spring 2019", "2019-21")),
        ("We did in the winter.", ("winter", "2023-24")),
        ("We did in the 1990s.", ("the 1990s", "1990/1999")),
    ],
)
def test_parts_of_years(tmp_path: Path, words: str, expected: tuple[str, str]) -> None:
    """Quarters, halves, years of account, seasons and decades stand for their time; early and late for the whole."""
    assert _dates(tmp_path, words) == [expected]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Held every year.", [("every year", "P1Y")]),
        ("Held every 3 years.", [("every 3 years", "P3Y")]),
        ("Held every three months.", [("every three months", "P3M")]),
        ("Held every other month.", [("every other month", "P2M")]),
        ("Held every two to three years.", [("every two to three years", None)]),
        ("Held once a year.", [("once a year", "P1Y")]),
        ("Held twice a year.", [("twice a year", "P6M")]),
        ("Held three times per year.", [("three times per year", "P4M")]),
        ("Held once every two years.", [("once every two years", "P2Y")]),
        ("Held five times a year.", [("five times a year", None)]),
        ("Held annually and quarterly.", [("annually", "P1Y"), ("quarterly", "P3M")]),
        ("Held on a monthly basis.", [("on a monthly basis", "P1M")]),
        ("Held bi-annually.", [("bi-annually", "P6M")]),
        ("The annual report is regularly read in daily life.", []),
    ],
)
def test_frequencies(tmp_path: Path, words: str, expected: list[tuple[str, str | None]]) -> None:
    """How often is a duration; regularly is no frequency, nor is an adjective of every day."""
    assert _dates(tmp_path, words) == expected


def test_without_a_report_year_a_bare_month_has_no_time(tmp_path: Path) -> None:
    """What the year is cannot be told, so it is not told."""
    report = segmented(ngo_report({"C5": "In May we met."}, period="Annual report"), tmp_path)
    [own] = [p for p in passages(report) if p.code == "C5"]
    assert report.year is None
    assert [(own.text(f.start, f.end), f.time) for f in dates(own, Context(report), ())] == [("May", None)]


def test_a_number_in_a_column_of_numbers_is_no_year(tmp_path: Path) -> None:
    """Under “Number of guards” 2015 counts guards; under “Year” it is one."""
    table = "| Site | Number of guards | Year |\n|---|---|---|\n| Halden | 2015 | 2016 |"
    assert _dates(tmp_path, f"We met.\n\n{table}") == [("2016", "2016")]


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(
        st.sampled_from(
            "9|June|2021|to|-|and|May|every|3|years|Q3|FY19|/|twice|a|year|the|end|of|12|,|–|th|\n|Act|spring|**".split("|")
        ),
        max_size=16,
    )
)  # fmt: skip
def test_dates_are_stretches_side_by_side(tmp_path: Path, words: list[str]) -> None:
    """Whatever words meet, dates lie within their passage, one after the other."""
    last: dict[int, int] = {}
    for passage, found in _found(tmp_path, " ".join(["We met", *words, "today."])):
        assert last.get(passage.number, 0) <= found.start < found.end <= len(passage.view.kept)
        assert passage.text(found.start, found.end).strip() == passage.text(found.start, found.end)
        last[passage.number] = found.end
