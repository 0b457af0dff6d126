"""Headings in the forms that reports have, and what only looks like one."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.writing import HEADINGS, SECTIONS, ngo_report, segmented
from vpkg.model import Report, Status
from vpkg.outline import answer_text

FORMS = {
    "A1.": "{l}{n}. ", "A.1": "{l}.{n} ", "A. 1.": "{l}. {n}. ", "A-1": "{l}-{n} ", "(A1)": "({l}{n}) ",
    "[A1]": "[{l}{n}] ", "1.": "{n}. ", "(1)": "({n}) ", "1 -": "{n} - ", "Q1": "Q{n} ",
    "Question 1:": "Question {n}: ", "Question A1:": "Question {l}{n}: ", "No. 1:": "No. {n}: ",
    "## A1": "## {l}{n}. ", "bold": "**{l}{n}.** ",
}  # fmt: skip


def _all_read(report: Report) -> bool:
    texts = {a.code: answer_text(report.document, a) for a in report.answers}
    return all(texts[code].endswith(f"{code} with care.") for code in HEADINGS)


def _coded(form: str) -> str:
    def written(match: re.Match[str]) -> str:
        return form.format(l=match[1], n=match[2])

    return re.sub(r"(?m)^([A-E])(\d{1,2})\.? (?=Describe|Provide|Lessons)", written, ngo_report())


@pytest.mark.parametrize("form", FORMS.values(), ids=FORMS.keys())
@pytest.mark.parametrize("name", ["report.md", "report.txt"])
def test_codes_in_every_form(tmp_path: Path, form: str, name: str) -> None:
    """The form of the code does not matter."""
    assert _all_read(segmented(_coded(form), tmp_path, name))


@pytest.mark.parametrize("ends", ["\r\n", "\r"])
def test_line_ends_do_not_matter(tmp_path: Path, ends: str) -> None:
    """Windows and old Macintosh line ends are read like any other."""
    assert _all_read(segmented(ngo_report().replace("\n", ends), tmp_path))


@pytest.mark.parametrize("width", [60, 72, 78])
def test_wrapped_text_is_read_whole(tmp_path: Path, width: int) -> None:
    """Headings and answers that were broken into lines by hand."""
    import textwrap

    text = "\n\n".join(textwrap.fill(block, width) for block in ngo_report().split("\n\n"))
    report = segmented(text, tmp_path, "report.txt")
    assert {a.status for a in report.answers} == {Status.ANSWERED}
    texts = {a.code: " ".join(answer_text(report.document, a).split()) for a in report.answers}
    assert all(texts[code].endswith(f"{code} with care.") for code in HEADINGS)


def test_where_headings_are_coded_words_of_a_question_stay_in_the_answer(tmp_path: Path) -> None:
    """A sub-heading, a list item and a bare section title in an answer are part of it."""
    words = (
        "Our aims:\n\nStrengthen the rule of law\n\nWe met 40 judges.\n\n- Conduct and monitor risk assessments\n\n"
        "Procedures\n\nWe wrote some."
    )
    report = segmented(ngo_report({"C6": words}), tmp_path)
    answers = {a.code: a for a in report.answers}
    assert answer_text(report.document, answers["C6"]) == words
    assert answer_text(report.document, answers["D8"]).endswith("D8 with care.")


def test_a_contents_list_with_section_titles_is_passed_over(tmp_path: Path) -> None:
    """Dot leaders after a full stop, titles between the entries: none of it becomes an answer."""
    entries = []
    for page, (code, heading) in enumerate(HEADINGS.items(), 2):
        if SECTIONS[code[0]] not in entries:
            entries.append(SECTIONS[code[0]])
        entries.append(f"{heading} ........ {page}")
    report = segmented(ngo_report({"B4": "N/A", "D12": ""}, before="\n".join(entries)), tmp_path)
    answers = {a.code: a for a in report.answers}
    assert (answers["B4"].status, answers["D12"].status) == (Status.NOT_APPLICABLE, Status.BLANK)
    assert report.leftovers == ()


@pytest.mark.parametrize("heading", ["C5/C6. Describe", "C5–C6. Describe", "C5 & C6. Describe"])
def test_merged_codes_in_every_form(tmp_path: Path, heading: str) -> None:
    """One text under two codes."""
    text = ngo_report(order=[c for c in HEADINGS if c != "C6"]).replace("C5. Describe", heading)
    answers = {a.code: a for a in segmented(text, tmp_path).answers}
    assert (answers["C5"].status, answers["C6"].status) == (Status.ANSWERED, Status.MERGED)


@pytest.mark.parametrize(
    "line",
    [
        "This archive also holds the Voluntary Principles report of Acme",
        "Report a problem with this page",
        "Read our annual report on water 2019",
        "| Office | Telephone |\n|---|---|\n| Lima | 12 |",
        "> A quotation about something else",
    ],
)
def test_what_is_no_title_is_left_over(tmp_path: Path, line: str) -> None:
    """Chrome and strange lines before section A are listed, though they use a title's words."""
    report = segmented(ngo_report(before=line), tmp_path)
    left = "".join(report.document.text[s.start : s.end] for s in report.leftovers)
    assert re.findall(r"\w+", left) == re.findall(r"\w+", line)
    assert _all_read(report)


def test_an_annex_is_no_part_of_the_last_answer(tmp_path: Path) -> None:
    """What follows the report under a heading of its own is left over."""
    report = segmented(ngo_report() + "\nAnnex: contacts\n\nWrite to us in Lima.\n", tmp_path)
    assert _all_read(report)
    assert [report.document.text[s.start : s.end] for s in report.leftovers] == [
        "Annex: contacts",
        "Write to us in Lima.",
    ]
