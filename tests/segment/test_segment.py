"""A document is read as a report: headings by wording, every status, nothing swallowed, nothing invented."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.writing import ANSWER, HEADINGS, SECTIONS, ngo_report, segmented
from vpkg.errors import UnknownName, UnreadableInput
from vpkg.gazetteer import find_reporter
from vpkg.model import Answer, Correction, Report, Status
from vpkg.outline import answer_text
from vpkg.read import read
from vpkg.segment import segment


def _answer(report: Report, code: str) -> Answer:
    return {a.code: a for a in report.answers}[code]


def _text(report: Report, code: str) -> str:
    return answer_text(report.document, _answer(report, code))


def test_a_plain_report_is_read_whole(tmp_path: Path) -> None:
    """Thirteen questions, thirteen answers, and the head says who and when."""
    report = segmented(ngo_report(), tmp_path)
    assert report.template is not None
    assert (report.template.id, report.pillar, report.kind, report.year) == ("ngo-2023", "ngo", "full", 2023)
    assert report.reporter is not None
    assert (report.reporter.name, report.reporter.known) == ("Quietwater Trust", False)
    assert [a.code for a in report.answers] == list(HEADINGS)
    assert {a.status for a in report.answers} == {Status.ANSWERED}
    assert all(_text(report, code) == ANSWER.format(organisation="Quietwater Trust", code=code) for code in HEADINGS)
    assert report.leftovers == ()
    assert report.coverage == 1.0


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    order=st.permutations(list(HEADINGS)),
    name=st.sampled_from(["Harrow Field Watch", "Asociación Luz Clara", "Ndovu Rights Network"]),
)
def test_order_and_reporter_do_not_matter(tmp_path: Path, order: list[str], name: str) -> None:
    """The same questions in another order, by another invented reporter, give the same answers."""
    report = segmented(ngo_report(order=order, organisation=name), tmp_path)
    assert report.reporter is not None
    assert report.reporter.name == name
    assert {a.code: _text(report, a.code) for a in report.answers} == {
        code: ANSWER.format(organisation=name, code=code) for code in HEADINGS
    }


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(gone=st.sets(st.sampled_from(list(HEADINGS)), max_size=6))
def test_a_question_that_is_not_there_is_absent(tmp_path: Path, gone: set[str]) -> None:
    """A deleted question is absent, and its neighbours keep their own text."""
    report = segmented(ngo_report(order=[c for c in HEADINGS if c not in gone]), tmp_path)
    assert {a.code for a in report.answers if a.status is Status.ABSENT} == gone
    assert all(_text(report, c).endswith(f"{c} with care.") for c in HEADINGS if c not in gone)


def test_a_foreign_paragraph_at_the_head_is_listed(tmp_path: Path) -> None:
    """Text before section A never becomes an answer."""
    foreign = "The harbour office will be closed on the first Monday of May, and visitors should use the side gate."
    report = segmented(ngo_report(before=foreign), tmp_path)
    assert [report.document.text[s.start : s.end] for s in report.leftovers] == [foreign]
    assert all(foreign not in _text(report, code) for code in HEADINGS)
    assert [f.code for f in report.findings] == ["unplaced-text"]
    assert report.coverage < 1.0


def test_a_paragraph_between_a_section_title_and_its_first_question_is_listed(tmp_path: Path) -> None:
    """A section has no answer of its own."""
    text = ngo_report().replace(SECTIONS["D"], SECTIONS["D"] + "\n\nOur offices are listed on the website.")
    report = segmented(text, tmp_path)
    assert [report.document.text[s.start : s.end] for s in report.leftovers] == [
        "Our offices are listed on the website."
    ]


def test_an_empty_question_does_not_swallow_the_next_section(tmp_path: Path) -> None:
    """D12 without text is blank, though a section title follows at once."""
    report = segmented(ngo_report({"D12": ""}), tmp_path)
    assert _answer(report, "D12").status is Status.BLANK
    assert _text(report, "D12") == ""
    assert _text(report, "E13").endswith("E13 with care.")


@pytest.mark.parametrize("words", ["N/A", "n/a.", "NA", "N.A.", "Not applicable", "None", "-", "**N/A**", "(n/a)"])
def test_not_applicable_without_a_reason(tmp_path: Path, words: str) -> None:
    """All usual ways of writing it, and no reason is invented."""
    answer = _answer(segmented(ngo_report({"C6": words}), tmp_path), "C6")
    assert (answer.status, answer.reason, answer.withheld) == (Status.NOT_APPLICABLE, None, None)


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        ("N/A – we did not attend the plenary.", "we did not attend the plenary."),
        ("Not applicable, as no verification took place this year.", "as no verification took place this year."),
        ("N/A (the network has no country office)", "the network has no country office"),
    ],
)
def test_not_applicable_with_a_reason(tmp_path: Path, words: str, reason: str) -> None:
    """The reason is the words after the N/A."""
    report = segmented(ngo_report({"C6": words}), tmp_path)
    answer = _answer(report, "C6")
    assert answer.status is Status.NOT_APPLICABLE
    assert answer.reason is not None
    assert report.document.text[answer.reason.start : answer.reason.end] == reason


def test_a_withheld_answer_says_on_what_ground(tmp_path: Path) -> None:
    """An answer that only says why it cannot be given is withheld, not answered."""
    words = "For reasons of security we cannot disclose this."
    answer = _answer(segmented(ngo_report({"D11": words}), tmp_path), "D11")
    assert answer.status is Status.NOT_APPLICABLE
    assert answer.withheld is not None


@pytest.mark.parametrize(
    ("words", "codes"),
    [
        ("See A1.", ("A1",)),
        ("Please see our answers to C5 and C7 above.", ("C5", "C7")),
        ("As described in previous years.", ()),
    ],
)
def test_an_answer_may_point_elsewhere(tmp_path: Path, words: str, codes: tuple[str, ...]) -> None:
    """See-other keeps where it points."""
    answer = _answer(segmented(ngo_report({"D9": words}), tmp_path), "D9")
    assert (answer.status, answer.refers_to) == (Status.SEE_OTHER, codes)


def test_a_merged_heading_answers_one_question_and_marks_the_other(tmp_path: Path) -> None:
    """Under “C5 and C6” the text belongs to C5, and C6 is merged."""
    text = ngo_report(order=[c for c in HEADINGS if c != "C6"]).replace("C5. Describe work", "C5 and C6. Describe work")
    report = segmented(text, tmp_path)
    assert _answer(report, "C5").status is Status.ANSWERED
    assert (_answer(report, "C6").status, _answer(report, "C6").refers_to) == (Status.MERGED, ("C5",))


@pytest.mark.parametrize(
    ("words", "nil"),
    [
        ("No incidents were reported in 2023.", "No incidents were reported in 2023."),
        (
            "We listened. There were no allegations against guards. We will go on.",
            "There were no allegations against guards.",
        ),
        ("The team did not receive any complaints.", "The team did not receive any complaints."),
        ("Two incidents were reported to the police.", None),
        ("There is no doubt that incidents matter to us.", None),
    ],
)
def test_a_nil_return_is_an_answer(tmp_path: Path, words: str, nil: str | None) -> None:
    """Nothing to report is said, and is not the same as saying nothing."""
    report = segmented(ngo_report({"D11": words}), tmp_path)
    answer = _answer(report, "D11")
    assert answer.status is Status.ANSWERED
    found = answer.nil_return
    assert (report.document.text[found.start : found.end] if found else None) == nil


def test_words_of_a_question_inside_an_answer_are_no_heading(tmp_path: Path) -> None:
    """A sentence that uses a question's words stays in its answer."""
    words = (
        "In Kenya we worked with judges to strengthen the rule of law.\n\n"
        "Our guides conduct and monitor risk assessments each spring.\n\n"
        "Lessons or issues from this reporting year include the late start of the work."
    )
    report = segmented(ngo_report({"C5": words}), tmp_path)
    assert _text(report, "C5") == words
    assert {a.status for a in report.answers} == {Status.ANSWERED}


def test_a_contents_list_holds_no_answers(tmp_path: Path) -> None:
    """Entries with page numbers that come again below are passed over."""
    contents = "\n".join(f"{heading} ....... {page}" for page, heading in enumerate(HEADINGS.values(), 2))
    report = segmented(ngo_report(before=contents), tmp_path)
    assert {a.status for a in report.answers} == {Status.ANSWERED}
    assert all(_text(report, c).endswith(f"{c} with care.") for c in HEADINGS)


def test_headings_without_codes_are_found_by_wording(tmp_path: Path) -> None:
    """The wording is the key, the code only a prior."""
    text = re.sub(r"(?m)^[A-E]\d{1,2}\.? (?=Describe|Provide|Lessons)", "", ngo_report())
    report = segmented(text, tmp_path)
    assert {a.status for a in report.answers} == {Status.ANSWERED}
    assert all(_text(report, c).endswith(f"{c} with care.") for c in HEADINGS)


def test_wording_wins_over_a_wrong_code(tmp_path: Path) -> None:
    """Two questions that swapped their codes are known by their words."""
    text = (
        ngo_report()
        .replace("D8. Describe", "D0. Describe")
        .replace("D9. Describe", "D8. Describe")
        .replace("D0. ", "D9. ")
    )
    report = segmented(text, tmp_path)
    assert _text(report, "D8").endswith("D8 with care.")
    assert _text(report, "D9").endswith("D9 with care.")


def test_heading_and_answer_may_share_a_paragraph(tmp_path: Path) -> None:
    """Without a blank line the answer begins on the next line, or after the question's full stop."""
    joined = re.sub(r"(?m)(^[A-E]\d{1,2}\.? .*)\n\n", r"\1\n", ngo_report())
    spaced = re.sub(r"(?m)(^[A-E]\d{1,2}\.? .*)\n\n", r"\1 ", ngo_report())
    for text in (joined, spaced):
        report = segmented(text, tmp_path, "report.txt")
        assert all(_text(report, c).endswith(f"{c} with care.") for c in HEADINGS)


def test_every_stretch_goes_somewhere(tmp_path: Path) -> None:
    """Headings, bodies, section titles, front matter and leftovers together are the whole document."""
    report = segmented(ngo_report({"C6": "N/A", "D12": ""}, before="A stray sentence stands here."), tmp_path)
    spans = [s for a in report.answers for s in (*a.headings, *a.bodies)]
    spans += [*report.front_matter, *report.leftovers, *report.section_headings]
    text = report.document.text
    assert "".join("".join(text[s.start : s.end] for s in sorted(spans)).split()) == "".join(text.split())


def test_a_text_about_something_else_is_refused(tmp_path: Path) -> None:
    """A file that never names the Voluntary Principles is no report on them."""
    path = tmp_path / "recipe.md"
    path.write_text("# Soup\n\nBoil the water and add salt.\n", encoding="utf-8")
    with pytest.raises(UnreadableInput, match="no report on the Voluntary Principles"):
        segment(read(path), find_reporter)


def test_a_template_can_be_stated(tmp_path: Path) -> None:
    """A stated template overrules recognition; an unknown one is refused with the list."""
    path = tmp_path / "report.md"
    path.write_text(ngo_report(), encoding="utf-8")
    stated = segment(read(path), find_reporter, Correction("corporate-14"))
    assert stated.template is not None
    assert stated.template.id == "corporate-14"
    with pytest.raises(UnknownName, match="ngo-2023"):
        segment(read(path), find_reporter, Correction("ngo-1999"))


def test_an_organisation_can_be_stated(tmp_path: Path) -> None:
    """A stated organisation overrules recognition and is looked up in the gazetteer."""
    path = tmp_path / "report.md"
    path.write_text(ngo_report(), encoding="utf-8")
    reporter = segment(read(path), find_reporter, Correction(organisation="Fund for Peace")).reporter
    assert reporter is not None
    assert (reporter.slug, reporter.known) == ("fund-for-peace", True)


def test_a_stated_template_of_which_no_question_is_found_leaves_every_question_absent(tmp_path: Path) -> None:
    """Where a person states the template and nothing of it is in the text, all of it is absent, without a fault."""
    path = tmp_path / "notes.md"
    path.write_text("# Quietwater Trust\n\n## Our year\n\nWe met the police in Kibara.\n", encoding="utf-8")
    report = segment(read(path), find_reporter, Correction("ngo-2023", "Quietwater Trust"))
    assert {a.status for a in report.answers} == {Status.ABSENT}


_OWN_TITLES = (
    "Role", "Openness", "Meetings", "Checks", "Activities", "Friends", "Laws", "Trips", "Outreach", "Companies",
    "Conflict", "Complaints", "Next year",
)  # fmt: skip


def _own_titles(codes: list[str]) -> str:
    titles = [
        f"## {code}. {title}\n\nOf {title.lower()} we tell this."
        for code, title in zip(codes, _OWN_TITLES, strict=True)
    ]
    return "# Quietwater Trust annual report 2023 on the Voluntary Principles\n\n" + "\n\n".join(titles) + "\n"


def test_titles_with_a_templates_own_codes_are_its_questions_however_they_are_worded(tmp_path: Path) -> None:
    """A1 to E13, numbered as only this template is, need none of its wording; each is said to be known by its code."""
    report = segmented(_own_titles(list(HEADINGS)), tmp_path)
    assert report.template is not None
    assert report.template.id == "ngo-2023"
    assert [(a.code, a.status) for a in report.answers] == [(code, Status.ANSWERED) for code in HEADINGS]
    assert _text(report, "D9") == "Of outreach we tell this."
    assert "C5" in {f.question for f in report.findings if f.code == "doubtful-heading"}


def test_another_numbering_is_not_taken_for_a_templates_codes(tmp_path: Path) -> None:
    """A1, A2, B1, B2 is a numbering of the report's own: no template is recognised by it."""
    codes = [f"{letter}{number}" for letter in "ABCDE" for number in (1, 2, 3)][:13]
    assert segmented(_own_titles(codes), tmp_path).template is None


def test_under_a_stated_template_one_title_with_its_code_is_enough(tmp_path: Path) -> None:
    """Who states the template need not word its questions: C6 is C6."""
    path = tmp_path / "notes.md"
    path.write_text("# Quietwater Trust\n\n## C6. Friends\n\nWe invited two of them.\n", encoding="utf-8")
    report = segment(read(path), find_reporter, Correction("ngo-2023", "Quietwater Trust"))
    assert {a.code for a in report.answers if a.status is Status.ANSWERED} == {"C6"}
