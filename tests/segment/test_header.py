"""The head of a report says who reports, on which period, in full or as an update."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tests.writing import ngo_report, segmented
from vpkg.gazetteer import find_reporter
from vpkg.model import Agent, Block, Document, Span
from vpkg.read import read
from vpkg.segment.head import head_end
from vpkg.segment.header import Header, is_front_matter, name_in, read_header
from vpkg.segment.pillar import guess_pillar

HEADS = sorted((Path(__file__).parent / "heads").rglob("*.txt"))


def _invented(path: Path, folder: Path) -> tuple[dict[str, str], Document]:
    """Part a file of heads/ into what a person expects of the head and the head itself, read as a file."""
    expected, _, body = path.read_text(encoding="utf-8").partition("---\n")
    wanted = {key: value.strip() for key, _, value in (line.partition(":") for line in expected.splitlines())}
    file = folder / wanted.pop("file")
    file.write_text(body, encoding="utf-8", newline="")
    return wanted, read(file)


def _told(document: Document, header: Header) -> dict[str, str]:
    """Say what was read as the files of heads/ say what is expected."""
    return {
        "organisation": header.reporter.name if header.reporter else "none",
        "pillar": guess_pillar(document.text, header.reporter) or "none",
        "year": str(header.year or "none"),
        "period": f"{header.period.start}/{header.period.end}" if header.period else "none",
        "kind": header.kind,
        "dates": "; ".join(f"{date.kind} {date.value}" for date in header.dates),
    }


def _read(text: str, folder: Path, name: str = "report.txt") -> Header:
    path = folder / name
    path.write_text(text, encoding="utf-8", newline="")
    document = read(path)
    return read_header(document, head_end(document), find_reporter)


@pytest.mark.parametrize("path", HEADS, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_an_invented_head_says_who_reports_on_what(path: Path, tmp_path: Path) -> None:
    """Of every kind of reporter and layout, the head is read as a person reads it."""
    wanted, document = _invented(path, tmp_path)
    header = read_header(document, head_end(document), find_reporter)
    assert _told(document, header) == wanted


def test_the_invented_heads_are_there() -> None:
    """A folder that lost its files would make the test above look at nothing."""
    assert len(HEADS) >= 90


def test_the_evidence_is_where_the_name_stands(tmp_path: Path) -> None:
    """A reader can be shown the words on which the name rests."""
    text = "Voluntary Principles report 2020\n\nWe at Quarry Bank Metals dig for zinc in Peru.\n"
    header = _read(text, tmp_path)
    assert header.evidence is not None
    assert text[header.evidence.start : header.evidence.end] == "Quarry Bank Metals"
    assert 0 < header.certainty <= 1


def test_two_likely_names_make_no_reporter(tmp_path: Path) -> None:
    """Between two names that the head says alike, none is taken, and both are told."""
    header = _read("Stonecrop Ltd\nBirchwood Ltd\n\nVoluntary Principles report 2021\n", tmp_path)
    assert header.reporter is None
    assert [(f.code, "Stonecrop" in f.message, "Birchwood" in f.message) for f in header.findings] == [
        ("ambiguous-reporter", True, True)
    ]


def test_little_evidence_is_told(tmp_path: Path) -> None:
    """A name that only the first sentence introduces is taken, and said to be doubtful."""
    header = _read("Voluntary Principles report 2021\n\nHarbour Salt Ltd boils salt on two islands.\n", tmp_path)
    assert header.reporter is not None
    assert (header.reporter.name, [f.code for f in header.findings]) == ("Harbour Salt Ltd", ["doubtful-reporter"])


@pytest.mark.parametrize(
    "words",
    [
        "International Alert trained our guards in March. International Alert came again in May.",
        "With the help of Control Risks we wrote a plan. Control Risks is our adviser.",
        "Our auditors, Bureau Veritas, found no gaps. The report was assured by Bureau Veritas.",
        "“The Principles save lives,” said the chair of the Initiative, the Government of Switzerland.",
        "The Government of Ghana is a member of the Voluntary Principles Initiative.\n\nWe work in Ghana.",
        "Related documents\n\nChevron Voluntary Principles Report 2012\n\nWe work in Ghana.",
        "Source: Business & Human Rights Resource Centre\n\nPosted by Oxfam\n\nWe work in Ghana.",
    ],
)
def test_another_body_never_becomes_a_sure_reporter(tmp_path: Path, words: str) -> None:
    """Helpers, auditors, chairs, hosts and other members are not the reporter, or are at least said to be doubtful."""
    header = _read(f"Voluntary Principles report 2021\n\n{words}\n", tmp_path)
    assert header.reporter is None or "doubtful-reporter" in [f.code for f in header.findings]


@pytest.mark.parametrize(
    ("name", "words", "pillar"),
    [
        ("Ostravia", "Ostravia is a non-profit organisation.", "ngo"),
        ("Ostravia", "We are a mining company with two pits.", "corporate"),
        ("Ostravia", "Pillar: Government", "government"),
        ("Ostravia", "As a member of the Corporate Pillar, Ostravia reports yearly.", "corporate"),
        ("Ostravia GmbH", "The NGO pillar met in May.", "corporate"),
        ("Stichting Ostravia", "Companies spoke with us.", "ngo"),
        ("Ministère des Mines de l'Ostravie", "Companies spoke with us.", "government"),
        ("Minera Ostravia S.A.C.", "Hablamos con la policía.", "corporate"),
        ("Ostravia", "We spoke with others.", None),
    ],
)
def test_the_pillar_is_told_by_name_or_by_statement(name: str, words: str, pillar: str | None) -> None:
    """A legal form, an office of state or the reporter's own statement tells its pillar; nothing else is guessed."""
    assert guess_pillar(f"Voluntary Principles report 2021. {words}", Agent("ostravia", name, known=False)) == pillar


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("Voluntary Principles annual update 2021", "update"),
        ("Update on the Voluntary Principles, 2021", "update"),
        ("Rapport de mise à jour 2021 sur les Principes volontaires", "update"),
        ("Voluntary Principles report 2021 (updated 3 May 2022)", "full"),
        ("Voluntary Principles 2021: full report", "full"),
    ],
)
def test_the_title_tells_the_kind(tmp_path: Path, title: str, kind: str) -> None:
    """An update is called one in the title; a report that was updated is none."""
    rule = "Members give a full report every three years and an update report every year."
    assert _read(f"{title}\n\n{rule}\n", tmp_path).kind == kind


def test_a_date_of_publication_makes_no_period(tmp_path: Path) -> None:
    """Where only the day of publication is stated, the year stays open and a finding says why."""
    header = _read("Lone Pine Trust: Voluntary Principles report\n\nPublished 3 May 2022\n", tmp_path)
    assert (header.year, header.period) == (None, None)
    assert "only-publication-date" in [f.code for f in header.findings]


def test_a_year_in_the_name_of_the_file_is_doubtful(tmp_path: Path) -> None:
    """The file's name gives a year only where nothing else does, and a finding says so."""
    text = "Voluntary Principles report of the Lone Pine Trust\n\nThe Lone Pine Trust met with others.\n"
    header = _read(text, tmp_path, "lone-pine-2019.txt")
    assert (header.year, header.period) == (2019, None)
    assert "doubtful-period" in [f.code for f in header.findings]


def test_a_file_named_for_another_decides_nothing(tmp_path: Path) -> None:
    """The name of the file supports a name of the text and never makes one."""
    header = _read("Voluntary Principles report 2021\n\nWe met with others.\n", tmp_path, "chevron-2021.txt")
    assert header.reporter is None


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


@pytest.mark.parametrize(
    ("line", "front"),
    [
        ("Published 25 June 2021", True),
        ("Updated: 3 July 2021", True),
        ("Issued on 2021-06-25", True),
        ("Publié le 25 juin 2021", True),
        ("June 25, 2021", True),
        ("25 June 2021.", True),
        ("Published 25 June 2021. Presented at the plenary in Lima on 3 July 2021.", True),
        ("Voluntary Principles on Security and Human Rights for companies in fragile places: 2021 annual report", True),
        ("Harrow Lake’s 2021 Report on the Voluntary Principles to the members of the Initiative", True),
        ("2021 Annual Report of the Kingdom of Marenda", True),
        ("Published in June 2021, the handbook tells guards when force may be used.", False),
        ("The handbook was published on 25 June 2021 and is given to all guards.", False),
        ("Read our 2021 annual report on water and the Voluntary Principles", False),
        ("We reported on the Voluntary Principles in 2021 for the first time.", False),
    ],
)
def test_dates_and_titles_are_front_matter(line: str, front: bool) -> None:
    """A line that only says when, or what the report is, belongs to its front, and a sentence does not."""
    assert is_front_matter(line, Block("paragraph", Span(0, len(line))), Span(0, len(line)), ()) is front


def test_each_line_of_a_broken_title_is_front_matter() -> None:
    """A title over three lines is one title."""
    text = "Voluntary Principles on Security and Human Rights\nfor companies in fragile places:\n2021 annual report"
    whole = Block("paragraph", Span(0, len(text)))
    starts = [0, *(place + 1 for place, letter in enumerate(text) if letter == "\n")]
    ends = [*(start - 1 for start in starts[1:]), len(text)]
    found = [is_front_matter(text, whole, Span(a, b), ()) for a, b in zip(starts, ends, strict=True)]
    assert found == [True, True, True]


@pytest.mark.parametrize("word", ["Accept", "Home", "Search", "Menu", "Login", "Share", "Print", "Skip to content"])
def test_a_word_of_a_web_page_is_never_the_reporter(tmp_path: Path, word: str) -> None:
    """What a visitor of a site can click on reports nothing, however often it stands there."""
    header = _read(
        f"{word}\n\nVoluntary Principles report 2021\n\n{word}\n\n{word}\n\nGuards were trained.\n", tmp_path
    )
    assert header.reporter is None
