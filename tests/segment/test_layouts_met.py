"""Headings are found whatever their codes, order and layout; what is not sure is said."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.writing import (
    CORPORATE,
    CORPORATE_CODES,
    CORPORATE_HEAD,
    corporate_answer,
    corporate_report,
    segmented,
)
from vpkg.model import Answer, Report, Status
from vpkg.outline import answer_text

LETTERS = dict(zip(range(1, 15), (code[0] for code in CORPORATE_CODES), strict=True))
CODES = {
    "A. 1.": lambda n, t: f"{LETTERS[n]}. {n}. {t}",
    "A.1": lambda n, t: f"{LETTERS[n]}.{n} {t}",
    "A1": lambda n, t: f"{LETTERS[n]}{n} {t}",
    "1.": lambda n, t: f"{n}. {t}",
    "(1)": lambda n, t: f"({n}) {t}",
    "No. 1:": lambda n, t: f"No. {n}: {t}",
    "Question 1": lambda n, t: f"Question {n}. {t}",
    "Section A – Question 1": lambda n, t: f"Section {LETTERS[n]} – Question {n}: {t}",
    "No. 1 and wide space": lambda n, t: f"No. {n}  {t}",
    "1. underlined": lambda n, t: f"{n}. {t}\n{'-' * 40}",
    "1. alone on its line": lambda n, t: f"{n}.\n\n{t}",
    "1. alone, title on the next line": lambda n, t: f"{n}.\n{t}",
    "none": lambda _, t: t,
}


def _answers(report: Report) -> dict[str, Answer]:
    return {answer.code: answer for answer in report.answers}


def _texts(report: Report) -> dict[str, str]:
    return {a.code: " ".join(answer_text(report.document, a).split()) for a in report.answers}


def _whole() -> dict[str, str]:
    return {code: corporate_answer(number) for number, code in enumerate(CORPORATE_CODES, 1)}


@pytest.mark.parametrize("form", CODES)
def test_every_form_of_code_is_read(form: str, tmp_path: Path) -> None:
    """Each answer stands under its own question, however the questions are numbered."""
    assert _texts(segmented(corporate_report(CODES[form]), tmp_path, "r.txt")) == _whole()


@pytest.mark.parametrize("form", ["1.", "A. 1.", "none"])
def test_a_report_in_one_line_is_read(form: str, tmp_path: Path) -> None:
    """A text that lost all its line breaks is cut at its headings, and section titles are no part of answers."""
    text = " ".join(corporate_report(CODES[form]).split())
    assert _texts(segmented(text, tmp_path, "r.txt")) == _whole()


def test_questions_out_of_order_are_read(tmp_path: Path) -> None:
    """The order of the template is no law."""
    order = [4, 1, 2, 3, 8, 5, 6, 7, 14, 9, 10, 12, 11, 13]
    text = corporate_report(CODES["none"], order=order, sections=False)
    assert _texts(segmented(text, tmp_path, "r.txt")) == _whole()


def test_a_heading_broken_by_a_page_number_is_whole(tmp_path: Path) -> None:
    """The number of a page between the two halves of a heading belongs to neither heading nor answer."""

    def broken(number: int, title: str) -> str:
        words = title.split()
        return f"{number}. {' '.join(words[:4])}\n\n{number + 2}\n\n{' '.join(words[4:])}"

    assert _texts(segmented(corporate_report(broken), tmp_path, "r.txt")) == _whole()


def test_items_answered_together_are_merged(tmp_path: Path) -> None:
    """“Items 6 and 8” is one answer; the second question refers to the first."""

    def heading(number: int, title: str) -> str:
        return "Items 6 and 8: Reporting and addressing incidents" if number == 6 else f"{number}. {title}"

    order = [n for n in range(1, 15) if n != 8]
    answers = _answers(segmented(corporate_report(heading, order=order), tmp_path, "r.txt"))
    assert answers["B6"].status is Status.ANSWERED
    assert (answers["B8"].status, answers["B8"].refers_to) == (Status.MERGED, ("B6",))


def test_own_wording_is_read_and_said_to_be_doubtful(tmp_path: Path) -> None:
    """Headings in the reporter's own words are matched by what they are about; those that are not sure are findings."""
    own = {
        1: "Brackwater's commitment to the Voluntary Principles",
        2: "Raising awareness across the company",
        4: "The policies that guide us",
        5: "How we assess risk",
        6: "How incidents are reported",
        7: "Choosing security providers",
        8: "Investigating and remedying incidents",
        12: "Training and outreach",
        14: "Looking ahead",
    }
    report = segmented(corporate_report(lambda n, t: own.get(n, t)), tmp_path, "r.txt")
    assert _texts(report) == _whole()
    doubted = {f.question for f in report.findings if f.code == "doubtful-heading"}
    assert {"B4", "B7"} <= doubted
    assert "B5" not in doubted
    assert "C13" not in doubted


def test_an_own_scheme_of_codes_is_not_the_template(tmp_path: Path) -> None:
    """A1, C5 and D8 over headings about other things are the report's own numbers."""
    titles = ["A1 Our people", "A2 Our sites", "B4 Safety in numbers", "C5 Water and land", "D8 Community investment"]
    text = CORPORATE_HEAD + "".join(f"{title}\n\n{corporate_answer(n)}\n\n" for n, title in enumerate(titles))
    report = segmented(text, tmp_path, "r.txt")
    assert report.template is None
    assert [a.code for a in report.answers] == [
        "our-people",
        "our-sites",
        "safety-in-numbers",
        "water-and-land",
        "community-investment",
    ]


CONTENTS = {
    "dot leaders": lambda n, t: f"{n}. {t} ........ {n // 2 + 2}\n",
    "numbers on their own lines": lambda n, t: f"{n}.\n\n{t}\n\n{n // 2 + 2}\n\n",
    "a number after the title": lambda n, t: f"{t} {n // 2 + 2}\n",
    "no numbers": lambda n, t: f"{n}. {t}\n",
    "tabs": lambda n, t: f"{n}. {t}\t{n // 2 + 2}\n",
}


@pytest.mark.parametrize("form", CONTENTS)
@pytest.mark.parametrize("titled", ["Contents\n\n", ""])
def test_a_contents_list_is_no_answer(form: str, titled: str, tmp_path: Path) -> None:
    """The headings in a contents list are passed over, with or without its title."""
    listed = titled + "".join(CONTENTS[form](n, t) for n, t in enumerate(CORPORATE, 1)) + "\n\n"
    report = segmented(corporate_report(CODES["1."], before=listed), tmp_path, "r.txt")
    assert _texts(report) == _whole()
    assert all(len(a.headings) == 1 for a in report.answers)


def test_country_under_question_gives_parts(tmp_path: Path) -> None:
    """A country's name over a paragraph begins a part of the answer; the name itself is no part of the text."""

    def answer(number: int) -> str:
        return corporate_answer(number) if number < 10 or number > 13 else (
            f"Ghana\n\nThere {corporate_answer(number)}\n\nPT Brackwater Indonesia\n\nHere {corporate_answer(number)}"
        )  # fmt: skip

    report = segmented(corporate_report(CODES["1."], answer=answer), tmp_path, "r.txt")
    for code in ("C10", "C11", "C12", "C13"):
        parts = _answers(report)[code].parts
        assert [part.country for part in parts] == ["GH", "ID"]
        assert [report.document.text[p.bodies[0].start :][:5].strip() for p in parts] == ["There", "Here"]
    assert _answers(report)["A1"].parts == ()


def test_questions_under_each_country_give_parts(tmp_path: Path) -> None:
    """Where the questions come again for every country, each answer has a part for each."""
    text = corporate_report(CODES["1."], order=range(1, 10))
    for country in ("Ghana", "Peru"):
        text += f"{country}\n\n"
        for number in range(10, 14):
            text += f"{number}. {CORPORATE[number - 1]}\n\nIn {country} {corporate_answer(number)}\n\n"
    text += f"D. Lessons and Issues\n\n14. {CORPORATE[13]}\n\n{corporate_answer(14)}\n"
    report = segmented(text, tmp_path, "r.txt")
    for number, code in enumerate(("C10", "C11", "C12", "C13"), 10):
        answer = _answers(report)[code]
        assert [(p.id, p.country) for p in answer.parts] == [("gh", "GH"), ("pe", "PE")]
        assert _texts(report)[code] == f"In Ghana {corporate_answer(number)} In Peru {corporate_answer(number)}"
    assert _texts(report)["D14"] == corporate_answer(14)
    assert not [f for f in report.findings if f.code == "repeated-question"]


def test_a_section_told_by_country_is_doubtful(tmp_path: Path) -> None:
    """Without the questions, the countries' texts stand under the first of them and the others refer to it."""
    text = corporate_report(CODES["1."], order=range(1, 9)) + "C. Country Implementation\n\n"
    text += "".join(f"{country}\n\nIn {country} {corporate_answer(9)}\n\n" for country in ("Ghana", "Peru"))
    text += f"D. Lessons and Issues\n\n14. {CORPORATE[13]}\n\n{corporate_answer(14)}\n"
    report = segmented(text, tmp_path, "r.txt")
    answers = _answers(report)
    assert [p.country for p in answers["C9"].parts] == ["GH", "PE"]
    for code in ("C10", "C11", "C12", "C13"):
        assert (answers[code].status, answers[code].refers_to) == (Status.MERGED, ("C9",))
    doubted = {f.question for f in report.findings if f.code == "told-by-country"}
    assert doubted == {"C9", "C10", "C11", "C12", "C13"}


def test_own_headings_are_mapped_to_topics_where_their_wording_tells(tmp_path: Path) -> None:
    """A report without a template keeps its headings; only those that tell have a topic."""
    titles = {"Our commitment": "commitment", "Grievance mechanism": "incident-reporting", "A hard winter": None}
    text = CORPORATE_HEAD + "".join(f"## {title}\n\n{corporate_answer(n)}\n\n" for n, title in enumerate(titles))
    report = segmented(text, tmp_path, "r.md")
    assert report.template is None
    assert {a.code: a.topic for a in report.answers} == {
        "our-commitment": "commitment",
        "grievance-mechanism": "incident-reporting",
        "a-hard-winter": None,
    }


def test_codes_inside_answers_announce_nothing(tmp_path: Path) -> None:
    """Annex A1, paragraph C5, camp D8 and the steps of a list belong to the answer that speaks of them."""
    false = (
        "See Annex A1 of the agreement.\n\nA1 roads were closed.\n\nUnder section C5 of the Police Act it was so.\n\n"
        "1. We wrote to the police.\n2. They answered.\n3. We met.\n\nCamp D8 was inspected."
    )
    text = corporate_report(CODES["A1"], answer=lambda n: false if n == 6 else corporate_answer(n))
    report = segmented(text, tmp_path, "r.txt")
    assert _texts(report) == _whole() | {"B6": " ".join(false.split())}


def test_a_table_of_questions_and_answers_is_read(tmp_path: Path) -> None:
    """The cell beside a question is its answer, be it one sentence or N/A."""
    rows = [f"| {n}. {t} | {'N/A' if n == 5 else corporate_answer(n)} |" for n, t in enumerate(CORPORATE, 1)]
    text = CORPORATE_HEAD + "| Question | Answer |\n|---|---|\n" + "\n".join(rows) + "\n"
    report = segmented(text, tmp_path, "r.md")
    assert _texts(report) == _whole() | {"B5": "N/A"}
    assert _answers(report)["B5"].status is Status.NOT_APPLICABLE


def test_a_table_of_figures_is_no_contents_list(tmp_path: Path) -> None:
    """Rows that end in rising numbers stay in their answer, as text and as a table."""
    for table in (
        "Place    People\nNorth    12\nSouth    45\nWest    80",
        "Place | People\nNorth | 12\nSouth | 45\nWest | 80",
    ):
        text = corporate_report(CODES["1."], answer=lambda n, t=table: t if n == 4 else corporate_answer(n))
        assert _texts(segmented(text, tmp_path, "r.txt"))["B4"] == " ".join(table.split())


def test_a_title_that_nobody_knows_between_two_questions_is_said(tmp_path: Path) -> None:
    """A missing question and the one above it are in doubt where a line between them is set like a heading."""
    text = corporate_report(lambda n, t: "Our neighbours and we" if n == 6 else t, sections=False)
    report = segmented(text, tmp_path, "r.txt")
    assert {f.question for f in report.findings if f.code == "perhaps-a-heading"} == {"B5", "B6"}


def test_text_carried_over_from_last_year_is_said(tmp_path: Path) -> None:
    """The line that a form puts over last year's text is a warning while it stands."""
    mark = "[From the 2021 report; bring up to date and take this line out.]"
    report = segmented(
        corporate_report(
            CODES["1."], answer=lambda n: f"{mark}\n\n{corporate_answer(n)}" if n == 2 else corporate_answer(n)
        ),
        tmp_path,
        "r.txt",
    )
    assert [(f.code, f.question) for f in report.findings if f.code == "last-years-text"] == [("last-years-text", "A2")]


def test_a_country_in_a_report_without_headings_is_no_heading(tmp_path: Path) -> None:
    """Where nothing was recognised as a heading, a country's name on its own line begins nothing."""
    report = segmented(CORPORATE_HEAD + f"Peru\n\n{corporate_answer(1)}\n", tmp_path, "r.txt")
    assert (report.template, report.answers) == (None, ())
