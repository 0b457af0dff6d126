"""Any graph against any shapes: verdict, groups, what was not looked at, and every form of the answer."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
import rdflib
from rdflib import RDF, SH

from tests.shacl.conftest import SHAPES, Check
from vpkg.cli import main
from vpkg.shacl import check_graph

FIVE_UNTITLED = "".join(f"ex:b{number} a ex:Book .\n" for number in range(1, 6))


def test_a_graph_that_conforms(check: Check) -> None:
    """Exit status 0 and one sentence."""
    assert check('ex:b1 a ex:Book ; ex:title "Tides" ; ex:year 1999 .') == (
        0,
        "The data conforms: there are no results.\n",
        "",
    )


def test_results_are_grouped_with_the_count_first(check: Check) -> None:
    """Five books without a title are one group of five, with three examples and how many more there are."""
    status, out, _ = check(FIVE_UNTITLED + 'ex:b6 a ex:Book ; ex:title "Tides" ; ex:year "once" .')
    assert status == 1
    assert out == (
        "The data does not conform: 6 results in 2 groups of shape and constraint (5 Violation, 1 Warning).\n"
        "\n"
        "5 × Violation · ex:BookShape-title · sh:MinCount\n"
        "  path ex:title\n"
        "  A book has a title. [en]\n"
        "  Un livre a un titre. [fr]\n"
        "  - focus ex:b1\n"
        "  - focus ex:b2\n"
        "  - focus ex:b3\n"
        "  and 2 more\n"
        "\n"
        "1 × Warning · ex:BookShape-year · sh:Datatype\n"
        "  path ex:year\n"
        "  A year is a number.\n"
        '  - focus ex:b6 · value "once"\n'
    )


def test_what_was_not_looked_at_is_said(check: Check) -> None:
    """A shape that found no node, one switched off, a feature not applied and an import not fetched are each named."""
    more = """\
    ex:PressShape a sh:NodeShape ; sh:targetClass ex:Press ; sh:property [ sh:path ex:name ; sh:minCount 1 ] .
    ex:OldShape a sh:NodeShape ; sh:targetClass ex:Book ; sh:deactivated true .
    ex:BookShape sh:rule [ a sh:TripleRule ] .
    ex:all owl:imports <http://example.org/more> .
    """
    status, out, _ = check('ex:b1 a ex:Book ; ex:title "Tides" .', SHAPES + more, "--format", "json")
    assert status == 0
    assert json.loads(out)["not_checked"] == [
        "No node in the data is a target of the shape <http://example.org/PressShape>.",
        "Switched off (sh:deactivated) is the shape <http://example.org/OldShape>.",
        "Not applied: rules (sh:rule); only SHACL Core and SHACL-SPARQL constraints are.",
        "Not fetched: <http://example.org/more> (owl:imports); give the file too if it matters.",
    ]


def test_shapes_without_a_target_are_no_silent_success(check: Check) -> None:
    """A check that looked at no node says so."""
    status, out, _ = check(
        "ex:b1 a ex:Book .", "ex:S a sh:NodeShape ; sh:property [ sh:path ex:title ; sh:minCount 1 ] ."
    )
    assert status == 0
    assert "No shape says which nodes it is about" in out


def test_the_turtle_form_is_a_report(check: Check) -> None:
    """One sh:ValidationReport, with a result for each finding and its path, messages and shape."""
    _, out, _ = check(FIVE_UNTITLED, SHAPES, "--format", "ttl")
    graph = rdflib.Graph().parse(data=out, format="turtle")
    [report] = graph.subjects(RDF.type, SH.ValidationReport)
    assert str(graph.value(report, SH.conforms)) == "false"
    results = list(graph.objects(report, SH.result))
    assert len(results) == 5
    for result in results:
        assert graph.value(result, SH.resultPath) == rdflib.URIRef("http://example.org/title")
        assert graph.value(result, SH.sourceShape) == rdflib.URIRef("http://example.org/BookShape-title")
        assert len(list(graph.objects(result, SH.resultMessage))) == 2


@pytest.mark.parametrize("format_", ["text", "json", "html", "ttl"])
def test_the_same_files_give_the_same_bytes(check: Check, format_: str) -> None:
    """Blank nodes among the data and shapes do not make two answers differ."""
    data = FIVE_UNTITLED + "[ a ex:Book ; ex:by [ ex:name 1 ] ] . [ a ex:Book ; ex:by [ ex:name 2 ] ] ."
    path = "( ex:by [ sh:inversePath ex:by ] )"
    shapes = (
        f"[] a sh:NodeShape ; sh:targetClass ex:Book ; sh:property [ sh:path {path} ; sh:maxCount 0 ; sh:minCount 2 ] ."
    )
    assert check(data, shapes, "--format", format_) == check(data, shapes, "--format", format_)


def test_the_page_needs_nothing_and_escapes_everything(check: Check) -> None:
    """What data and shapes say is text on the page, never markup; nothing is loaded from elsewhere."""
    status, out, _ = check(
        'ex:b1 a ex:Book ; ex:title "<script>alert(1)</script>" .',
        "ex:S a sh:NodeShape ; sh:targetClass ex:Book ; sh:property "
        '[ sh:path ex:title ; sh:maxLength 3 ; sh:message "<img src=x>" ] .',
        "--format",
        "html",
    )
    assert status == 1
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in out
    assert "&lt;img src=x&gt;" in out
    assert "<script" not in out
    assert "<img" not in out
    assert "default-src 'none'" in out


@pytest.mark.parametrize(
    ("name", "text"),
    [
        (
            "data.nt",
            "<http://example.org/b1> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <http://example.org/Book> .",
        ),
        ("data.trig", "GRAPH <http://example.org/g> { <http://example.org/b1> a <http://example.org/Book> }"),
        ("data.jsonld", '{"@id": "http://example.org/b1", "@type": "http://example.org/Book"}'),
        (
            "data.rdf",
            '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:e="http://example.org/">'
            '<e:Book rdf:about="http://example.org/b1"/></rdf:RDF>',
        ),
    ],
)
def test_each_syntax_by_its_ending(check: Check, name: str, text: str) -> None:
    """The same book without a title is found in each syntax."""
    status, out, _ = check(text, name=name)
    assert status == 1
    assert "- focus ex:b1\n" in out


def test_several_files_and_a_named_syntax(write: Callable[[str, str], Path]) -> None:
    """Files of data are one graph; where an ending tells nothing the syntax can be named."""
    one = write("one.ttl", "ex:b1 a ex:Book .")
    two = write("two.ttl", 'ex:b1 ex:title "Tides" .')
    shapes = write("shapes.ttl", SHAPES)
    assert not check_graph([one], [shapes]).conforms
    assert check_graph([one, two], [shapes]).conforms
    odd = write("graph.data", "<http://example.org/b1> a <http://example.org/Book> .")
    assert main(["check", "--data", str(odd), "--shapes", str(shapes), "--data-format", "turtle"]) == 1


def test_misuse_is_one_sentence(write: Callable[[str, str], Path], capsys: pytest.CaptureFixture[str]) -> None:
    """Each with exit status 2, nothing on standard output and the way out named."""
    data, shapes = str(write("data.ttl", "ex:b1 a ex:Book .")), str(write("shapes.ttl", SHAPES))
    odd, broken, empty = str(write("x.foo", "a")), str(write("b.ttl", "ex:b1 a .")), str(write("e.nt", " \n"))
    for arguments, words in (
        ([], "--data"),
        (["--data", data], "--shapes"),
        (["--shapes", shapes], "--data"),
        (["--data", data, "--shapes", data], "no shape"),
        (["--data", data, "--shapes", shapes, "report.md"], "--data"),
        (["--data", data, "--shapes", shapes, "--render", data], "--render"),
        (["--data", data, "--shapes", shapes, "--format", "note"], "html"),
        (["--data", data, "--shapes", shapes, "--strict"], "--strict"),
        (["--data", data, "--shapes", shapes, "--seconds", "0"], "seconds"),
        (["--data", odd, "--shapes", shapes], "--data-format"),
        (["--data", broken, "--shapes", shapes], "not well-formed turtle"),
        (["--data", empty, "--shapes", shapes], "empty"),
        (["--data", "gone.ttl", "--shapes", shapes], "gone.ttl"),
        (["--data", str(Path(data).parent), "--shapes", shapes], "folder"),
        (["--render", data], "sh:ValidationReport"),
    ):
        assert main(["check", *arguments]) == 2, arguments
        captured = capsys.readouterr()
        assert captured.out == "", arguments
        assert captured.err.startswith("vpkg: "), arguments
        assert captured.err.count("\n") == 1, arguments
        assert words in captured.err, arguments


def test_a_shape_that_comes_back_to_itself_is_named(check: Check) -> None:
    """SHACL leaves recursive shapes undefined, so their verdict is not passed off as one."""
    shapes = (
        SHAPES + "ex:A sh:property ex:B . ex:B sh:path ex:by ; sh:or ( ex:C [ sh:node ex:A ] ) . ex:C sh:minLength 1 ."
    )
    _, out, _ = check('ex:b1 a ex:Book ; ex:title "Tides" .', shapes, "--format", "json")
    said = [each for each in json.loads(out)["not_checked"] if "comes back to itself" in each]
    assert [each.rpartition(" ")[2] for each in said] == [
        "<http://example.org/A>.",
        "<http://example.org/B>.",
        "name.",
    ]
