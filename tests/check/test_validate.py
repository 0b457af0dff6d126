"""Validation: what a conforming graph looks like, and what is refused instead of passing unseen."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pyoxigraph as ox
import pytest

from vpkg.check.validate import default_shapes, validate
from vpkg.errors import DataError
from vpkg.model import Reading, Severity, Status

CODES = ("A1", "B2", "B3", "B4", "B5", "B6", "B7", "B8")
# Written by hand after the example of a report graph in the design, with one node of every kind.
WHOLE = """
@prefix dct: <http://purl.org/dc/terms/> . @prefix oa: <http://www.w3.org/ns/oa#> .
@prefix prov: <http://www.w3.org/ns/prov#> . @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix vp: <https://w3id.org/vpkg/ontology#> . @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
@prefix s: <https://w3id.org/vpkg/scheme/> . @prefix t: <https://w3id.org/vpkg/template/common-2010-2013#> .
@prefix d: <https://example.org/id/document/0123456789abcdef#> . @prefix r: <https://example.org/id/report/acme-2012#> .
@base <https://example.org/id/> .
<report/acme-2012> a vp:Report, vp:FullReport, t:FullReport ; rdfs:label "Acme, full report 2012"@en ;
  vp:reporter <organisation/acme> ; vp:pillar <https://w3id.org/vpkg/scheme/pillar/corporate> ;
  vp:reportingYear "2012"^^xsd:gYear ; vp:periodStart "2012-01-01"^^xsd:date ; vp:periodEnd "2012-12-31"^^xsd:date ;
  dct:conformsTo <https://w3id.org/vpkg/template/common-2010-2013> ; dct:language "en" ;
  vp:hasDocument <document/0123456789abcdef> ; vp:hasAnswer r:A1, r:B2, r:B3, r:B4, r:B5, r:B6, r:B7, r:B8 .
<document/0123456789abcdef> a vp:Document ; dct:format "text/plain" ; dct:language "en" ; vp:characters 900 ;
  vp:sha256 "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef" ; vp:coverage 0.97 ;
  vp:fileName "acme.txt" .
<organisation/acme> a vp:Organisation ; rdfs:label "Acme" ;
  vp:entityStatus <https://w3id.org/vpkg/scheme/entity-status/candidate> .
<https://example.org/passage> a vp:Passage ; oa:hasSource <document/0123456789abcdef> ;
  oa:hasSelector <https://example.org/position>, <https://example.org/quote> .
<https://example.org/position> a oa:TextPositionSelector ; oa:start 0 ; oa:end 20 .
<https://example.org/quote> a oa:TextQuoteSelector ; oa:exact "We trained in Kenya." ; oa:prefix "" ; oa:suffix "" .
<https://example.org/mention> a vp:Mention, oa:Annotation ; oa:motivatedBy oa:identifying ; vp:surface "Kenya" ;
  oa:hasTarget <https://example.org/passage> ; oa:hasBody <country/ke> ; vp:inAnswer r:A1 ;
  dct:isPartOf <report/acme-2012> ; vp:mentionKind <https://w3id.org/vpkg/scheme/mention-kind/country> ;
  vp:recogniser <recogniser/country-name> .
<https://example.org/claim> a vp:Claim, vp:CountryAccount ; rdfs:label "Kenya in A1"@en ;
  vp:claimant <organisation/acme> ;
  vp:reportedIn <report/acme-2012> ; vp:inAnswer r:A1 ; prov:wasDerivedFrom <document/0123456789abcdef> ;
  vp:modality <https://w3id.org/vpkg/scheme/modality/unspecified> ; vp:takesPlaceIn <country/ke> ;
  vp:claimKind <https://w3id.org/vpkg/scheme/claim-kind/country-account> ;
  vp:statedIn <https://example.org/passage> ; vp:evidence <https://example.org/mention> .
"""
ANSWER = """
r:{code} a vp:Answer ; rdfs:label "{code}, Acme 2012"@en ; dct:isPartOf <report/acme-2012> ; vp:question t:{code} ;
  prov:wasAttributedTo <organisation/acme> ; vp:status <https://w3id.org/vpkg/scheme/answer-status/{status}> ; {more} .
"""
SAYS = 'vp:text "We trained in Kenya."@en ; vp:body <https://example.org/passage>'


def whole(changed: str = "", status: str = "answered", more: str = SAYS) -> str:
    """The conforming graph as N-Quads, with the answer to one question changed."""
    text = WHOLE
    for code in CODES:
        given = (status, more) if code == changed else ("answered", SAYS)
        text += ANSWER.format(code=code, status=given[0], more=given[1])
    lines = (f"{quad.triple} <https://example.org/graph> ." for quad in ox.parse(text, format=ox.RdfFormat.TURTLE))
    return "\n".join(sorted(lines)) + "\n"


def test_conforming_graph_has_no_results() -> None:
    """A graph that says all it must, with a node of every kind, passes every shape for reports."""
    assert validate(whole()) == ()


@pytest.mark.parametrize(
    ("code", "status", "more", "shape", "severity"),
    [
        ("B3", "blank", "vp:heading <https://example.org/passage>", "common-2010-2013#B3", Severity.VIOLATION),
        ("B4", "not-applicable", 'vp:text "N/A"', "common-2010-2013#B4-reason", Severity.WARNING),
        ("B5", "see-other", 'vp:text "See the website."', "recommended#Answers-reference", Severity.INFO),
    ],
)
def test_every_severity(code: str, status: str, more: str, shape: str, severity: Severity) -> None:
    """A missing answer is a violation, a missing reason a warning, a vague reference a note; each alone."""
    (result,) = validate(whole(code, status, more))
    assert result.shape == f"https://w3id.org/vpkg/shape/{shape}"
    assert result.severity is severity
    assert result.focus == "https://example.org/id/report/acme-2012"
    assert result.path == "https://w3id.org/vpkg/ontology#hasAnswer"
    assert result.value is None
    assert result.message.endswith(".")
    assert result.source
    assert result.remedy


def test_value_and_path_are_given() -> None:
    """A result on a value gives the value and the path that leads to it."""
    (result,) = validate(whole().replace('"acme.txt"', '"folder/acme.txt"'))
    assert (result.path, result.value) == ("https://w3id.org/vpkg/ontology#fileName", "folder/acme.txt")
    assert result.component == "PatternConstraintComponent"


def test_results_do_not_depend_on_the_order_of_statements() -> None:
    """The same statements in another order, or in other graphs, give the same results."""
    text = whole("B3", "blank", "vp:heading <https://example.org/passage>").replace('"acme.txt"', '"folder/acme.txt"')
    lines = text.splitlines()
    first = validate(text)
    assert len(first) == 2
    assert validate("\n".join(lines[::-1]) + "\n") == first
    assert validate(text.replace("https://example.org/graph", "https://example.org/other")) == first


def test_plain_strings_and_typed_strings_are_one() -> None:
    """`"x"` and `"x"^^xsd:string` mean the same, so they give the same results."""
    typed = whole().replace('"acme.txt"', '"acme.txt"^^<http://www.w3.org/2001/XMLSchema#string>')
    assert typed != whole()
    assert validate(typed) == ()


def test_merged_graph_equals_single_graphs(make: Callable[..., Reading], graph: Callable[[Reading], str]) -> None:
    """Several reports in one graph give exactly the results of one report at a time."""
    readings = [
        make({"D12": Status.BLANK}, name="Harbour Watch"),
        make({"C6": Status.NOT_APPLICABLE, "A2": Status.ABSENT}, name="Upland Trust"),
        make({}, name="Valley Forum"),
        make({"A1": Status.BLANK}, name="Torrent Mining", template="corporate-14"),
    ]
    graphs = [graph(reading) for reading in readings]
    alone = [result for text in graphs for result in validate(text)]
    assert len(alone) == 4
    assert sorted(validate("".join(graphs)), key=repr) == sorted(alone, key=repr)


def test_graphs_of_readings_conform(make: Callable[..., Reading], graph: Callable[[Reading], str]) -> None:
    """A fully answered reading becomes a graph on which no shape fires."""
    assert validate(graph(make({}))) == ()


def test_text_that_is_not_nquads_is_refused() -> None:
    """Damaged N-Quads are an error in one sentence, not an empty graph that passes."""
    with pytest.raises(DataError, match="not N-Quads"):
        validate("this is no graph\n")


def test_shapes_that_hold_nothing_are_refused(tmp_path: Path) -> None:
    """Shape files without a shape, damaged or missing are errors: a check against nothing must not pass."""
    empty, broken = tmp_path / "empty.ttl", tmp_path / "broken.ttl"
    empty.write_text("@prefix sh: <http://www.w3.org/ns/shacl#> .\n", encoding="utf-8")
    broken.write_text("a sh:NodeShape", encoding="utf-8")
    with pytest.raises(DataError, match="no shape"):
        validate(whole(), [empty])
    for path in (broken, tmp_path / "missing.ttl"):
        with pytest.raises(DataError, match="cannot be read"):
            validate(whole(), [path])


def test_hygiene_of_the_ontology_is_not_asked_of_reports() -> None:
    """The shapes for reports are all files of shapes/ but ontology.ttl."""
    names = {path.name for path in default_shapes()}
    assert "ontology.ttl" not in names
    assert {"report.ttl", "answer.ttl", "recommended.ttl", "ngo-2023.ttl"} <= names
