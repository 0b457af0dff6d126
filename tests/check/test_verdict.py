"""The verdict on a report, what was not checked, and the exit code."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

import vpkg
from tests.writing import ngo_report
from vpkg import templates
from vpkg.check import Conformance, Verdict, conformance, exit_code
from vpkg.check.verdict import plain
from vpkg.errors import DataError
from vpkg.model import Block, Finding, Reading, Severity, Span, Status

Make = Callable[..., Reading]
Graph = Callable[[Reading], str]
Change = Callable[..., Reading]


def checked(reading: Reading, graph: Graph) -> Conformance:
    return conformance(reading, graph(reading))


def test_full_answers_conform(make: Make, graph: Graph) -> None:
    """A full report with an answer to every question conforms, and lists the questions looked at."""
    verdict = checked(make({}), graph)
    assert verdict.verdict == "conforms"
    assert verdict.findings == ()
    assert verdict.checked == tuple(q.code for q in templates.load("ngo-2023").questions)
    assert (verdict.report, verdict.template, verdict.kind) == ("harbour-watch-2023", "ngo-2023", "full")
    assert verdict.iri == "https://w3id.org/vpkg/id/report/harbour-watch-2023"


@pytest.mark.parametrize(
    ("statuses", "verdict", "code", "strict"),
    [
        ({}, "conforms", 0, 0),
        ({"D12": Status.BLANK}, "does-not-conform", 1, 1),
        ({"A2": Status.ABSENT}, "does-not-conform", 1, 1),
        ({"C6": Status.NOT_APPLICABLE}, "conforms", 0, 1),
        ({"B4": Status.ABSENT}, "conforms", 0, 0),
        ({"B4": Status.NOT_APPLICABLE}, "conforms", 0, 0),
        ({"A3": Status.MERGED}, "conforms", 0, 0),
    ],
)
def test_exit_codes(
    statuses: dict[str, Status], verdict: str, code: int, strict: int, make: Make, graph: Graph
) -> None:
    """A violation gives 1, a warning 1 only when strict, a note never."""
    found = checked(make(statuses), graph)
    assert found.verdict == verdict
    assert exit_code([found]) == code
    assert exit_code([found], strict=True) == strict


@pytest.mark.parametrize("template", ["ngo-2023", "government", None])
def test_updates_and_unknown_forms_are_not_checked(template: str | None, make: Make, graph: Graph) -> None:
    """An update report, and a report whose questions are not known, is not checked: exit 0, even when strict."""
    statuses = {"D12": Status.BLANK, "C6": Status.NOT_APPLICABLE}
    found = checked(make(statuses, template=template, kind="update" if template == "ngo-2023" else "full"), graph)
    assert found.verdict is Verdict.NOT_CHECKED
    assert found.checked == ()
    assert exit_code([found]) == exit_code([found], strict=True) == 0
    assert not [f for f in found.findings if f.question]


def test_warnings_of_unchecked_reports_do_not_count(make: Make, graph: Graph) -> None:
    """The exit code of a report that was not checked is 0 whatever was found on the way."""
    found = checked(make({}, template=None, coverage=0.2), graph)
    assert Severity.WARNING in {f.severity for f in found.findings}
    assert exit_code([found], strict=True) == 0


def test_one_of_several_reports_decides(make: Make, graph: Graph) -> None:
    """The exit code of several reports is the gravest of them; of none it is 0."""
    fine, failing = checked(make({}), graph), checked(make({"D12": Status.BLANK}), graph)
    assert exit_code([]) == exit_code([fine, fine]) == 0
    assert exit_code([fine, failing]) == exit_code([failing, fine]) == 1


def test_what_was_not_checked_is_said(make: Make, graph: Graph, change: Change) -> None:
    """The verdict names truth and quality, questions not demanded, and text that found no place."""
    reading = make({})
    found = checked(change(reading, leftovers=(Span(0, 4), Span(10, 15))), graph)
    assert found.not_checked == (
        "B4 and E13: an answer was looked for, but is not needed to conform.",
        "Whether the answers are true, good or complete.",
        "9 characters of the document that could not be placed under a heading or an answer.",
    )


@pytest.mark.parametrize(
    ("template", "kind", "sentence"),
    [
        ("ngo-2023", "update", "need not answer all questions of ngo-2023"),
        ("government", "full", "are not known, so none was looked for"),
        (None, "full", "was not recognised, so no questions were looked for"),
    ],
)
def test_why_not_checked_is_said(template: str | None, kind: str, sentence: str, make: Make, graph: Graph) -> None:
    """A report that was not checked says why, first of all."""
    assert sentence in checked(make({}, template=template, kind=kind), graph).not_checked[0]


def test_notes_find_the_place(make: Make, graph: Graph) -> None:
    """A note carries our wording, the heading as worded, and the line of the document, counted from 1."""
    reading = make({"D12": Status.BLANK})
    (note,) = checked(reading, graph).notes
    assert note.finding.span is not None
    assert note.line is not None
    assert note.heading == "D12. On <b>work</b>"
    assert reading.report.document.text.splitlines()[note.line - 1] == "D12.  On <b>work</b>"
    assert note.label == next(q.label for q in templates.load("ngo-2023").questions if q.code == "D12")


def test_marks_of_markdown_are_no_wording(make: Make, graph: Graph, change: Change) -> None:
    """The heading as worded comes without the marks that make it a heading."""
    reading = make({"D12": Status.BLANK})
    document = reading.report.document
    marked = replace(document, text=document.text.replace("D12.  On <b>work</b>", "## **D12.** On the w"))
    (note,) = checked(change(reading, document=marked), graph).notes
    assert note.heading == "D12. On the w"


def test_graph_of_another_report_is_refused(make: Make, graph: Graph) -> None:
    """A graph that is empty, of another report, or of several is an error: a check of nothing must not pass."""
    one, two = make({}), make({}, name="Upland Trust")
    for text in ("", graph(two), graph(one) + graph(two)):
        with pytest.raises(DataError, match="is not that of harbour-watch-2023 alone"):
            conformance(one, text)


def test_graph_that_escapes_the_questions_is_refused(make: Make, graph: Graph) -> None:
    """A full report whose graph lacks the class that the questions are asked of is an error and not a pass."""
    reading = make({"D12": Status.BLANK})
    lines = [line for line in graph(reading).splitlines() if "ngo-2023#FullReport" not in line]
    with pytest.raises(DataError, match="does not say that it follows ngo-2023"):
        conformance(reading, "\n".join(lines) + "\n")


def test_findings_of_the_reading_alone_never_fail(make: Make, graph: Graph) -> None:
    """A note of the reading stands in the verdict and does not change it."""
    note = Finding("unplaced-text", Severity.INFO, "Text left over.", "Move it.", span=Span(0, 4))
    found = checked(make({}, findings=(note,)), graph)
    assert found.verdict is Verdict.CONFORMS
    assert found.findings == (note,)
    assert found.notes[0].line == 1


def test_same_input_gives_the_same_verdict(make: Make, graph: Graph) -> None:
    """Two checks of one reading are equal, and a verdict cannot be changed."""
    reading = make({"D12": Status.BLANK, "C6": Status.NOT_APPLICABLE})
    first = checked(reading, graph)
    assert first == checked(reading, graph)
    assert replace(first, kind="update") != first
    with pytest.raises(AttributeError):
        first.kind = "update"  # type: ignore[misc]


def test_plain_text_is_harmless() -> None:
    """Words of a report lose what could drive a terminal or turn the direction of writing."""
    assert plain("a\x1b[31m\u202eb\x07\r\n c\u200b") == "a[31mb c"


@pytest.mark.parametrize(
    ("media_type", "page", "place"),
    [("application/pdf", 2, "page 2"), ("text/html", None, "paragraph 2"), ("text/plain", None, "line 3, ")],
)
def test_a_place_is_where_a_person_would_look(
    make: Make, graph: Graph, change: Callable[..., Reading], media_type: str, page: int | None, place: str
) -> None:
    """In a PDF a page, in a text a line, in other files a paragraph; only a text has lines that can be counted."""
    note = Finding("unplaced-text", Severity.INFO, "Text left over.", "Move it.", span=Span(25, 29))
    reading = make({}, findings=(note,))
    blocks = (Block("paragraph", Span(0, 23), page=page and 1), Block("heading", Span(25, 40), page=page))
    document = replace(reading.report.document, media_type=media_type, blocks=blocks)
    found = checked(change(reading, document=document), graph)
    [shown] = [each for each in found.notes if each.finding.code == "unplaced-text"]
    assert (shown.place or "").startswith(place)
    assert (shown.line is not None) == (media_type == "text/plain")


def test_a_report_without_a_reporter_is_named_by_its_file(tmp_path: Path) -> None:
    """Its title says what is missing and which file it is, and no address of a vocabulary is given as a reason."""
    path = tmp_path / "scan.md"
    path.write_text(ngo_report(organisation=""), encoding="utf-8")
    found = vpkg.check_report(path)
    assert found.label == "Reporter not found, 2023 (file scan.md)"
    [note] = [each for each in found.findings if each.code == "reporter-not-found"]
    assert note.basis is None
    assert not any((each.basis or "").startswith("http") for each in found.findings)
