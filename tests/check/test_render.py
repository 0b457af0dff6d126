"""Verdicts as text, JSON, HTML and Turtle: for an officer's eyes, and for machines."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pyoxigraph as ox
import pytest

from vpkg.check import Conformance, conformance, render
from vpkg.iri import PREFIXES
from vpkg.model import Finding, Reading, Severity, Span, Status

GOLDEN = Path(__file__).parent / "golden" / "harbour-watch.txt"
Make = Callable[..., Reading]
Graph = Callable[[Reading], str]
SH = PREFIXES["sh"]
REPORT = "https://w3id.org/vpkg/id/report/harbour-watch-2023"
STATUSES = {
    "A2": Status.ABSENT,
    "C6": Status.NOT_APPLICABLE,
    "D10": Status.NOT_APPLICABLE,
    "D12": Status.BLANK,
    "B4": Status.NOT_APPLICABLE,
}


@pytest.fixture(name="found")
def _found(make: Make, graph: Graph) -> Conformance:
    reading = make(STATUSES, reasons=frozenset({"B4"}), coverage=0.957)
    return conformance(reading, graph(reading))


@pytest.fixture(name="unchecked")
def _unchecked(make: Make, graph: Graph) -> Conformance:
    reading = make({}, template=None, name="Upland Trust")
    return conformance(reading, graph(reading))


def renamed(found: Conformance, words: str) -> Conformance:
    """The same verdict with the given words wherever a document's words may stand."""
    notes = tuple(
        replace(n, heading=words, label=words, finding=replace(n.finding, message=words, remedy=words, basis=words))
        for n in found.notes
    )
    return replace(found, label=words, file=words, notes=notes, not_checked=(words,))


def test_text_is_as_written_by_hand(found: Conformance) -> None:
    """The text says summary, causes, and per question what is missing, where, what to do and on what it rests."""
    assert render.to_text([found], width=72) == GOLDEN.read_text(encoding="utf-8")


@pytest.mark.parametrize("width", [40, 60, 100])
def test_text_keeps_to_its_width(width: int, found: Conformance) -> None:
    """No line is wider than asked."""
    assert max(len(line) for line in render.to_text([found], width=width).splitlines()) <= width


def test_colour_only_repeats_words(found: Conformance) -> None:
    """Without its colours the coloured text is the plain one."""
    coloured = render.to_text([found], colour=True)
    assert "\x1b[31mproblem\x1b[0m" in coloured
    assert re.sub(r"\x1b\[\d+m", "", coloured) == render.to_text([found])


def test_text_of_several_reports_starts_with_an_overview(found: Conformance, unchecked: Conformance) -> None:
    """Several reports are counted by verdict, in the order given and without a rank."""
    text = render.to_text([unchecked, found])
    assert text.startswith("2 reports: 1 does not conform, 1 not checked.\n")
    assert text.index("Upland Trust") < text.index("Harbour Watch")
    assert render.to_text([]) == "0 reports.\n"


def test_document_words_cannot_drive_the_terminal(found: Conformance) -> None:
    """Control characters of a report do not reach the terminal."""
    text = render.to_text([renamed(found, "evil\x1b[2J\u202e\x07")])
    assert "\x1b" not in text
    assert "\u202e" not in text
    assert "\x07" not in text


def test_no_rendering_blames(found: Conformance, unchecked: Conformance) -> None:
    """No rendering speaks of compliance, scores or ranks."""
    for tell in (render.to_text, render.to_json, render.to_html, render.to_turtle):  # the note says that it is no grade
        assert not re.search(r"complian|score|rank|grade", tell([found, unchecked]).lower())


def test_json_has_its_keys(found: Conformance, unchecked: Conformance) -> None:
    """The JSON keeps its keys, and an absent question has no place."""
    told = json.loads(render.to_json([found, unchecked]))
    assert list(told) == ["reports"]
    first, second = told["reports"]
    assert list(first) == [
        "report",
        "iri",
        "label",
        "file",
        "sha256",
        "kind",
        "template",
        "verdict",
        "summary",
        "counts",
        "waived",
        "findings",
        "waivers",
        "judged_on",
        "checked",
        "not_checked",
        "coverage",
        "language",
    ]
    assert first["counts"] == {"violation": 2, "warning": 2, "info": 0}
    assert [f["question"] for f in first["findings"]] == ["A2", "D12", "C6", "D10"]
    absent, blank = first["findings"][:2]
    assert set(absent) == {
        "code",
        "severity",
        "question",
        "label",
        "heading",
        "message",
        "line",
        "place",
        "start",
        "end",
        "remedy",
        "basis",
        "shape",
        "waiver",
        "others",
    }
    assert (absent["code"], absent["line"], absent["start"], absent["end"]) == ("question-absent", None, None, None)
    assert (blank["code"], blank["severity"], blank["line"]) == ("no-answer", "violation", 43)
    assert (second["verdict"], second["template"], second["checked"]) == ("not-checked", None, [])


class _Page(HTMLParser):
    """Collects what the tests ask of a page."""

    VOID = frozenset({"meta", "br", "hr", "img", "input", "link"})

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str, str]] = []
        self.levels: list[int] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += [(tag, name, value or "") for name, value in attrs]
        if re.fullmatch(r"h[1-6]", tag):
            self.levels.append(int(tag[1]))
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def test_html_is_well_formed_and_accessible(found: Conformance, unchecked: Conformance) -> None:
    """Tags balance, ids are unique and what refers to them exists, landmarks are there, no heading level is skipped."""
    page = _Page(render.to_html([found, unchecked]))
    assert page.open == []
    ids = [value for _, name, value in page.attributes if name == "id"]
    assert ids
    assert len(set(ids)) == len(ids)
    targets = [v for _, n, v in page.attributes if n == "aria-labelledby"]
    targets += [v[1:] for _, n, v in page.attributes if n == "href"]
    assert targets
    assert set(targets) <= set(ids)
    assert {"header", "nav", "main"} <= set(page.tags)
    assert ("html", "lang", "en") in page.attributes
    assert page.levels[0] == 1
    assert page.levels.count(1) == 1
    assert all(b - a <= 1 for a, b in zip(page.levels, page.levels[1:], strict=False))


def test_html_asks_the_network_for_nothing(found: Conformance) -> None:
    """The page has no script and refers to nothing outside itself, and forbids it."""
    text = render.to_html([found])
    page = _Page(text)
    assert not {"script", "link", "img", "iframe"} & set(page.tags)
    assert [v for _, n, v in page.attributes if n in ("href", "src") and not v.startswith("#")] == []
    assert "url(" not in text
    assert "@import" not in text
    assert "default-src 'none'" in text


def test_html_escapes_what_reports_say(found: Conformance) -> None:
    """Markup in a report's words is shown and not run, in text and in attributes."""
    text = render.to_html([renamed(found, '<script>alert("x")</script>')])
    assert "<script" not in text
    assert "&lt;script&gt;" in text
    assert "&lt;b&gt;work&lt;/b&gt;" in render.to_html([found])


def test_html_names_every_weight_in_words(found: Conformance) -> None:
    """The weight of a finding is written out beside its colour; dark mode, print and small screens are seen to."""
    text = render.to_html([found])
    assert text.count('<span class="weight">problem</span>') == 2
    assert text.count('<span class="weight">warning</span>') == 2
    for needed in ("prefers-color-scheme: dark", "@media print", "width=device-width", "overflow-wrap"):
        assert needed in text


def test_html_has_everything_an_officer_needs(found: Conformance) -> None:
    """The page says where, what to do, on what it rests, and what was not checked."""
    text = render.to_html([found])
    for words in (
        "line 43, characters 790–810",
        "nowhere in the document; 95 % of its text was placed",
        "What to do",
        "Assumed to be required.",
        "What was not checked",
        "Whether the answers are true, good or complete.",
    ):
        assert words in text


def quads(text: str) -> list[ox.Quad]:
    return list(ox.parse(text, format=ox.RdfFormat.TURTLE))


def test_turtle_is_a_named_validation_report(found: Conformance) -> None:
    """The Turtle parses, has no blank nodes, and names report and results after the report and the question."""
    triples = {(q.subject.value, q.predicate.value, q.object.value) for q in quads(render.to_turtle([found]))}
    assert not [q for q in quads(render.to_turtle([found])) if isinstance(q.subject, ox.BlankNode)]
    node = f"{REPORT}#conformance"
    assert (node, SH + "conforms", "false") in triples
    results = {o for s, p, o in triples if (s, p) == (node, SH + "result")}
    assert results == {f"{node}-{local}" for local in ("A2", "D12", "C6-reason", "D10-reason")}
    for result in results:
        stated = {p for s, p, _ in triples if s == result}
        assert {SH + "focusNode", SH + "sourceShape", SH + "resultSeverity", SH + "sourceConstraintComponent"} <= stated
        assert PREFIXES["vp"] + "remedy" in stated
    assert (f"{node}-D12", SH + "resultSeverity", SH + "Violation") in triples
    assert (f"{node}-D12", SH + "focusNode", REPORT) in triples


def test_turtle_of_unchecked_reports_claims_no_conformance(unchecked: Conformance) -> None:
    """A report that was not checked is given no `sh:conforms`, unless some shape fired on its graph."""
    silent = replace(unchecked, notes=())
    assert not [q for q in quads(render.to_turtle([silent])) if q.predicate.value == SH + "conforms"]
    assert "Not checked" in render.to_turtle([silent])


def test_turtle_keeps_findings_of_the_reading_as_notes(make: Make, graph: Graph) -> None:
    """A finding that no shape made is a note of the report and not a SHACL result."""
    left = Finding("unplaced-text", Severity.INFO, "Text left over.", "Move it.", span=Span(0, 4))
    reading = make({}, findings=(left,))
    text = render.to_turtle([conformance(reading, graph(reading))])
    triples = {(q.predicate.value, q.object.value) for q in quads(text)}
    assert (SH + "conforms", "true") in triples
    assert (PREFIXES["skos"] + "note", "note: Text left over.") in triples
    assert SH + "result" not in {p for p, _ in triples}


def test_turtle_names_each_result_of_a_graph_shape(make: Make, graph: Graph) -> None:
    """Where one shape finds several nodes wanting, each result has a name of its own."""
    reading = make({})
    text = "".join(line + "\n" for line in graph(reading).splitlines() if "wasAttributedTo" not in line)
    triples = quads(render.to_turtle([conformance(reading, text)]))
    names = {q.object.value for q in triples if q.predicate.value == SH + "result"}
    assert len(names) == 13
    assert f"{REPORT}#conformance-answer-Answer-reporter" in names


def test_renderings_are_stable(found: Conformance, unchecked: Conformance) -> None:
    """The same verdicts give the same bytes."""
    both = [found, unchecked]
    for tell in (render.to_text, render.to_json, render.to_html, render.to_turtle):
        assert tell(both) == tell(list(both))
        assert tell(both).endswith("\n")
