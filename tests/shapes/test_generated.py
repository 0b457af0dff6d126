"""The shapes of templates: current, and each of them biting on exactly its question."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib
from rdflib import RDF, SH

from vpkg import templates
from vpkg.check import shapes
from vpkg.check.validate import Result, validate
from vpkg.errors import DataError
from vpkg.iri import PREFIXES, SHAPE
from vpkg.model import Question, Severity, Template
from vpkg.vocab import AnswerStatus, Property

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "shapes" / "templates"
TEMPLATES = tuple(each for each in templates.all_templates() if each.checkable)
IDS = [each.id for each in TEMPLATES]
RDF_TYPE = PREFIXES["rdf"] + "type"
DEMANDED = {"assumed-required", "expected"}

Triples = set[tuple[str, str, str]]


def committed(template: Template) -> Path:
    return FOLDER / f"{template.id}.ttl"


def full_report(template: Template, iri: str) -> Triples:
    """A conforming report; odd questions are answered, even ones not applicable with a reason."""
    made = {(iri, RDF_TYPE, f"<{template.full_report_class}>")}
    for question in template.questions:
        answer = f"{iri}#{question.code}"
        made |= {(iri, Property.HAS_ANSWER, f"<{answer}>"), (answer, Property.QUESTION, f"<{question.iri}>")}
        if question.order % 2:
            made.add((answer, Property.STATUS, f"<{AnswerStatus.ANSWERED}>"))
        else:
            made.add((answer, Property.STATUS, f"<{AnswerStatus.NOT_APPLICABLE}>"))
            made.add((answer, Property.REASON, '"We have no such work."'))
    return made


def with_status(graph: Triples, answer: str, status: str) -> Triples:
    return {t for t in graph if t[:2] != (answer, Property.STATUS)} | {(answer, Property.STATUS, f"<{status}>")}


def nquads(*graphs: Triples) -> str:
    lines = (f"<{s}> <{p}> {o} <https://example.org/g> ." for graph in graphs for s, p, o in graph)
    return "\n".join(sorted(lines)) + "\n"


def fired(template: Template, variants: dict[str, Triples]) -> dict[str, set[str]]:
    """The local names of the shapes that fire on each variant, by the report's IRI; one run for all."""
    found: dict[str, set[str]] = {iri: set() for iri in variants}
    for result in validate(nquads(*variants.values()), [committed(template)]):
        found[result.focus].add(result.shape.removeprefix(f"{SHAPE}{template.id}#"))
    return found


def test_committed_shapes_are_current() -> None:
    """shapes/templates/ holds exactly the text that is made from each checkable template."""
    assert len(TEMPLATES) > 0
    assert {path.name for path in FOLDER.glob("*")} == {f"{each.id}.ttl" for each in TEMPLATES}
    for template in TEMPLATES:
        assert committed(template).read_text(encoding="utf-8") == shapes.turtle(template)


def test_tool_checks_without_writing() -> None:
    """`tools/generate_shapes.py --check` is content with the committed files, and refuses other words."""
    tool = [sys.executable, str(ROOT / "tools" / "generate_shapes.py")]
    assert subprocess.run([*tool, "--check"], check=False, capture_output=True).returncode == 0
    assert subprocess.run([*tool, "--chekc"], check=False, capture_output=True).returncode == 2


@pytest.mark.parametrize("template", TEMPLATES, ids=IDS)
def test_each_question_shape_bites_alone(template: Template) -> None:
    """Of a conforming report change one triple of one answer: exactly the shape of that question fires."""
    base = "https://example.org/id/report"
    variants = {f"{base}/whole": full_report(template, f"{base}/whole")}
    expected: dict[str, set[str]] = {f"{base}/whole": set()}
    for question in template.questions:
        for change in ("unlinked", "blank", "absent"):
            iri = f"{base}/{question.code}-{change}"
            graph, answer = full_report(template, iri), f"{iri}#{question.code}"
            if change == "unlinked":
                variants[iri] = graph - {(iri, Property.HAS_ANSWER, f"<{answer}>")}
            else:
                variants[iri] = with_status(
                    graph, answer, AnswerStatus.BLANK if change == "blank" else AnswerStatus.ABSENT
                )
            expected[iri] = {question.code}
    assert len(variants) == 1 + 3 * len(template.questions) > 1
    assert fired(template, variants) == expected


@pytest.mark.parametrize("template", TEMPLATES, ids=IDS)
def test_each_reason_shape_bites_alone(template: Template) -> None:
    """An unexplained "not applicable" fires exactly the reason shape of its question; a stated ground is enough."""
    base = "https://example.org/id/report"
    variants: dict[str, Triples] = {}
    expected: dict[str, set[str]] = {}
    for question in template.questions:
        for change in ("unexplained", "withheld"):
            iri = f"{base}/{question.code}-{change}"
            answer = f"{iri}#{question.code}"
            graph = with_status(full_report(template, iri), answer, AnswerStatus.NOT_APPLICABLE)
            variants[iri] = {t for t in graph if t[:2] != (answer, Property.REASON)}
            expected[iri] = {f"{question.code}-reason"}
            if change == "withheld":
                variants[iri] |= {(answer, Property.WITHHELD, '"for security reasons"')}
                expected[iri] = set()
    assert len(variants) == 2 * len(template.questions) > 0
    assert fired(template, variants) == expected


@pytest.mark.parametrize("template", TEMPLATES, ids=IDS)
def test_statuses_that_say_something_are_enough(template: Template) -> None:
    """ "See another answer" and "merged" say where the answer is, so no shape fires on them."""
    iri = "https://example.org/id/report/a"
    first = f"{iri}#{template.questions[0].code}"
    variants = {
        iri + tail: {
            (s.replace(iri, iri + tail), p, o.replace(iri, iri + tail))
            for s, p, o in with_status(full_report(template, iri), first, status)
        }
        for tail, status in (("-see", AnswerStatus.SEE_OTHER), ("-merged", AnswerStatus.MERGED))
    }
    assert fired(template, variants) == {iri + "-see": set(), iri + "-merged": set()}


@pytest.mark.parametrize("template", TEMPLATES, ids=IDS)
def test_graphs_without_answer_nodes_fail(template: Template) -> None:
    """A full report of other people that has no answer node at all lacks every answer."""
    iri = "https://example.net/our-report"
    graph: Triples = {(iri, RDF_TYPE, f"<{template.full_report_class}>")}
    assert fired(template, {iri: graph}) == {iri: {question.code for question in template.questions}}


def test_merged_graph_gives_the_results_of_single_graphs() -> None:
    """Three reports validated together give the results of the three validated one at a time."""
    graphs = []
    for number, template in enumerate(TEMPLATES[:3]):
        iri = f"https://example.org/id/report/r{number}"
        graphs.append(
            with_status(full_report(template, iri), f"{iri}#{template.questions[number].code}", AnswerStatus.BLANK)
        )
    assert len(graphs) == 3
    alone: list[Result] = [result for graph in graphs for result in validate(nquads(graph))]
    assert len(alone) >= 3
    assert sorted(validate(nquads(*graphs)), key=repr) == sorted(alone, key=repr)


def _severity(question: Question, suffix: str) -> rdflib.term.Node:
    if question.obligation in DEMANDED:
        return SH.Warning if suffix else SH.Violation
    return SH.Info


@pytest.mark.parametrize("template", TEMPLATES, ids=IDS)
def test_question_shapes_say_what_an_officer_needs(template: Template) -> None:
    """Each of the two shapes of a question has message, severity, name, remedy, source and a link to the question."""
    graph = rdflib.Graph().parse(committed(template))
    assert template.questions
    for question in template.questions:
        for suffix in ("", shapes.REASON):
            shape = rdflib.URIRef(shapes.shape_iri(template, question, suffix))
            assert (shape, RDF.type, SH.PropertyShape) in graph
            assert list(graph.objects(shape, SH.severity)) == [_severity(question, suffix)]
            (message,) = graph.objects(shape, SH.message)
            assert question.code in message
            assert question.label in message
            assert list(graph.objects(shape, rdflib.RDFS.seeAlso)) == [rdflib.URIRef(question.iri)]
            (source,) = graph.objects(shape, rdflib.DCTERMS.source)
            assert question.obligation_source.rstrip(".") in source
            for property_ in (SH.name, rdflib.URIRef(Property.REMEDY)):
                assert len(list(graph.objects(shape, property_))) == 1


@pytest.mark.parametrize("template", TEMPLATES, ids=IDS)
def test_generated_shapes_are_plain(template: Template) -> None:
    """Only lists are without a name, and no logical constraint or SPARQL is used."""
    graph = rdflib.Graph().parse(committed(template))
    unnamed = {s for s in graph.subjects() if isinstance(s, rdflib.BNode)}
    assert unnamed
    for node in unnamed:
        assert set(graph.predicates(node)) == {RDF.first, RDF.rest}
    assert {SH["or"], SH.xone, SH["not"], SH["and"], SH.sparql} & set(graph.predicates()) == set()


def test_text_depends_on_the_template_alone() -> None:
    """The order in which questions stand in memory does not change the text."""
    template = TEMPLATES[0]
    assert shapes.turtle(replace(template, questions=template.questions[::-1])) == shapes.turtle(template)


def test_labels_are_escaped() -> None:
    """A label with quotes, backslashes and line ends comes back from the Turtle as it was."""
    template = TEMPLATES[0]
    nasty = 'say "no" \\ or\nnothing'
    first = replace(template.questions[0], label=nasty)
    text = shapes.turtle(replace(template, questions=(first,)))
    names = [q.object.value for q in ox.parse(text, format=ox.RdfFormat.TURTLE) if q.predicate.value == str(SH.name)]
    assert f"{first.code}: {nasty}" in names


def test_unknown_questions_obligations_and_codes_are_refused() -> None:
    """A template without questions, an unheard-of obligation and a code unfit for an IRI are errors in one sentence."""
    template = TEMPLATES[0]
    first = template.questions[0]
    with pytest.raises(DataError, match="no known questions"):
        shapes.turtle(replace(template, checkable=False, questions=()))
    with pytest.raises(DataError, match="choose one of"):
        shapes.turtle(replace(template, questions=(replace(first, obligation="nice-to-have"),)))
    with pytest.raises(DataError, match="letters and digits"):
        shapes.turtle(replace(template, questions=(replace(first, code="A 1"),)))


def test_severity_follows_the_obligation() -> None:
    """Results carry the severity of the shape: a demanded answer that is missing is a violation, else a note."""
    template = next(each for each in TEMPLATES if {q.obligation for q in each.questions} - DEMANDED)
    iri = "https://example.org/id/report/r"
    results = validate(nquads({(iri, RDF_TYPE, f"<{template.full_report_class}>")}), [committed(template)])
    by_shape = {result.shape: result.severity for result in results}
    assert len(by_shape) == len(template.questions)
    for question in template.questions:
        wanted = Severity.VIOLATION if question.obligation in DEMANDED else Severity.INFO
        assert by_shape[shapes.shape_iri(template, question)] is wanted
