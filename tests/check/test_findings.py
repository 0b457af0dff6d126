"""Findings: one a cause, in plain words, with a place, a remedy and what it rests on."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from vpkg.check.findings import findings
from vpkg.check.validate import Result, validate
from vpkg.model import Finding, Reading, Severity, Span, Status

Make = Callable[..., Reading]
Graph = Callable[[Reading], str]
REPORT = "https://w3id.org/vpkg/id/report/harbour-watch-2023"


def found(reading: Reading, graph: Graph) -> tuple[Finding, ...]:
    return findings(reading.report, validate(graph(reading)))


def test_blank_answer(make: Make, graph: Graph) -> None:
    """A heading without text is `no-answer`, points to the heading and says on what assumption it rests."""
    reading = make({"D12": Status.BLANK})
    (finding,) = found(reading, graph)
    assert (finding.code, finding.question, finding.severity) == ("no-answer", "D12", Severity.VIOLATION)
    assert finding.message == "D12 has its heading but no text under it."
    assert finding.span is not None
    assert reading.report.document.text[finding.span.start : finding.span.end].startswith("D12.")
    assert finding.shape == "https://w3id.org/vpkg/shape/ngo-2023#D12"
    assert finding.basis is not None
    assert finding.basis.startswith("Assumed to be required.")
    assert finding.remedy


def test_absent_question(make: Make, graph: Graph) -> None:
    """A question that is not in the report is `question-absent` and has no place in the document."""
    (finding,) = found(make({"A2": Status.ABSENT}), graph)
    assert (finding.code, finding.question, finding.severity) == ("question-absent", "A2", Severity.VIOLATION)
    assert finding.span is None


def test_missing_answer_node_is_an_absent_question(make: Make, graph: Graph, change: Callable[..., Reading]) -> None:
    """Where a reading lacks the answer altogether the question counts as absent."""
    reading = make({})
    fewer = change(reading, answers=tuple(a for a in reading.report.answers if a.code != "A2"))
    assert [(f.code, f.question) for f in found(fewer, graph)] == [("question-absent", "A2")]


def test_not_applicable_needs_a_reason(make: Make, graph: Graph) -> None:
    """Without a reason "not applicable" is a warning, or a note where no answer is demanded; with one it is fine."""
    statuses = dict.fromkeys(("B4", "C6", "D10"), Status.NOT_APPLICABLE)
    got = found(make(statuses, reasons=frozenset({"D10"})), graph)
    assert [(f.code, f.question, f.severity) for f in got] == [
        ("not-applicable-without-reason", "C6", Severity.WARNING),
        ("not-applicable-without-reason", "B4", Severity.INFO),
    ]


def test_questions_not_demanded_are_notes(make: Make, graph: Graph) -> None:
    """A conditional or optional question without an answer is a note, and the basis says that it is not demanded."""
    got = found(make({"B4": Status.ABSENT, "E13": Status.BLANK}), graph)
    assert [(f.question, f.severity) for f in got] == [("B4", Severity.INFO), ("E13", Severity.INFO)]
    assert all("not demanded" in (f.basis or "") for f in got)


def test_order_is_by_severity_then_question(make: Make, graph: Graph) -> None:
    """Violations come first, then warnings, then notes; within them the order of the template's questions."""
    statuses = {"B4": Status.BLANK, "C6": Status.NOT_APPLICABLE, "D10": Status.ABSENT, "D9": Status.BLANK}
    assert [f.question for f in found(make(statuses), graph)] == ["D9", "D10", "C6", "B4"]


def test_findings_of_the_reading_are_kept_once(make: Make, graph: Graph) -> None:
    """What the reading found stands beside what the shapes found; the same finding twice is told once."""
    left = Finding("unplaced-text", Severity.INFO, "Text left over.", "Move it.", span=Span(3, 9))
    got = found(make({"D12": Status.BLANK}, findings=(left, left)), graph)
    assert [f.code for f in got] == ["no-answer", "unplaced-text"]
    assert got[1] == left


def test_results_of_a_graph_shape_become_one_finding(make: Make, graph: Graph) -> None:
    """Many nodes that one shape finds wanting are one cause: one `graph-shape` finding, which counts them."""
    reading = make({})
    text = "".join(line + "\n" for line in graph(reading).splitlines() if "wasAttributedTo" not in line)
    (finding,) = findings(reading.report, validate(text))
    assert (finding.code, finding.severity) == ("graph-shape", Severity.VIOLATION)
    assert finding.shape == "https://w3id.org/vpkg/shape/answer#Answer-reporter"
    assert f"{REPORT}#A1 and 12 more." in finding.message
    assert finding.remedy
    assert finding.question is None


def test_one_cause_told_by_reading_and_shape_is_one_finding(
    make: Make, graph: Graph, change: Callable[..., Reading]
) -> None:
    """Where reading and shapes tell of one cause, the words of the reading stay and the graver severity counts."""
    told = Finding("reporter-not-found", Severity.INFO, "The name was not found.", "Give --organisation NAME.")
    (finding,) = found(change(make({}, findings=(told,)), reporter=None), graph)
    assert finding.message == told.message
    assert finding.remedy == told.remedy
    assert finding.severity is Severity.VIOLATION
    assert finding.shape is not None


def test_results_of_other_reports_are_passed_over(make: Make, graph: Graph) -> None:
    """From the results of a graph of several reports each report gets its own and no other's."""
    one, two = make({"D12": Status.BLANK}), make({"A1": Status.BLANK}, name="Upland Trust")
    results = validate(graph(one) + graph(two))
    assert len(results) == 2
    assert [f.question for f in findings(one.report, results)] == ["D12"]
    assert [f.question for f in findings(two.report, results)] == ["A1"]


def test_results_of_another_document_are_passed_over(make: Make) -> None:
    """A result on a passage counts for the report whose document it stands in."""
    reading = make({})
    own = f"https://w3id.org/vpkg/id/document/{reading.report.document.sha256[:16]}#char=1,2"
    result = Result(
        own, "https://w3id.org/vpkg/shape/evidence#Passage-source", None, None, Severity.VIOLATION, "M.", "S."
    )
    other = replace(result, focus="https://w3id.org/vpkg/id/document/ffffffffffffffff#char=1,2")
    assert len(findings(reading.report, [result])) == 1
    assert findings(reading.report, [other]) == ()


def test_short_answers_are_pointed_out(make: Make, change: Callable[..., Reading]) -> None:
    """An answer of fewer than ten words is a note that counts them; ten words and nil returns are not pointed out."""
    reading = make({})
    nine, ten = "One two three - four five six seven eight nine.", "One two three four five six seven eight nine ten."
    text = f"{reading.report.document.text}Yes.\n\n{nine}\n\n{ten}\n"
    places = {
        "A1": Span(text.index("Yes."), text.index("Yes.") + 4),
        "A2": Span(text.index("One two three -"), text.index("nine.") + 5),
        "A3": Span(text.rindex("One two"), text.rindex("ten.") + 4),
        "C5": Span(text.index("Yes."), text.index("Yes.") + 4),
    }
    answers = tuple(
        replace(a, bodies=(places[a.code],), nil_return=places[a.code] if a.code == "C5" else None)
        if a.code in places
        else a
        for a in reading.report.answers
    )
    document = replace(reading.report.document, text=text)
    got = findings(change(reading, document=document, answers=answers).report, ())
    assert [(f.code, f.question, f.severity, f.message) for f in got] == [
        ("thin-answer", "A1", Severity.INFO, "The answer to A1 has one word."),
        ("thin-answer", "A2", Severity.INFO, "The answer to A2 has 9 words."),
    ]
    assert findings(change(reading, document=document, answers=answers, kind="update").report, ()) == ()
