"""What the files of ontology/ hold agrees with itself and with the sources it was taken from."""

from __future__ import annotations

import csv
import json
import os
import re
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pyoxigraph as ox
import pytest

ROOT = Path(__file__).resolve().parents[2]
ONTOLOGY = ROOT / "ontology"
SOURCE = ROOT.parent / "shared" / "domain" / "templates.json"
MODULES = ("agents", "claims", "evidence", "reporting")
FILES = sorted(ONTOLOGY.rglob("*.ttl"))
BASE = "https://w3id.org/vpkg/"
VP = BASE + "ontology#"
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
RDFS = "http://www.w3.org/2000/01/rdf-schema#"
OWL = "http://www.w3.org/2002/07/owl#"
SKOS = "http://www.w3.org/2004/02/skos/core#"
DCT = "http://purl.org/dc/terms/"
PROPERTY_KINDS = {OWL + kind for kind in ("ObjectProperty", "DatatypeProperty", "AnnotationProperty")}
BACKGROUND = "ra4 pu5 pu7 pu9 pu10 pu11 pu12 pu13 pu14 pr5 pr6c pr7 pr8 pr9 pr10 pr11 pr12 pr13 pr14".split()
VERIFIED = "ra ra1 ra2 ra3 ra5 ra6 pu pu1 pu2 pu3 pu4 pu6a pu6b pu6c pu8 pr pr1 pr2 pr3 pr4 pr6a pr6b".split()
TOPICS = {
    "ngo-2023": """A1 engagement-in-initiative A2 transparency A3 dialogue-with-participants B4 verification
        C5 awareness C6 participation-of-non-members C7 adoption-into-policies D8 rule-of-law D9 risk-assessment
        D10 policies-and-procedures D11 security-engagement D12 accountability E13 lessons-and-plans""",
    "corporate-14": """A1 commitment A2 awareness A3 international-promotion B4 policies-and-procedures
        B5 risk-assessment B6 incident-reporting B7 security-provider-relations B8 incident-response
        C9 countries-selected C10 stakeholder-engagement C11 security-arrangements C12 training
        C13 progress-review D14 lessons-and-plans""",
    "common-2010-2013": """A1 commitment B2 policies-and-procedures B3 risk-assessment B4 incident-reporting
        B5 security-provider-relations B6 incident-response B7 awareness B8 international-promotion""",
}
RELATED = {"rule-of-law": {"ra4"}, "risk-assessment": {"ra"}, "security-engagement": {"pu", "pr"}}
RELATED |= {"private-security": {"pr"}, "public-security": {"pu"}}
NO_QUESTIONS = {"corporate-revised": 13, "government": 0}
CUED = {
    "membership": "membership-status",
    "arrangement": "arrangement-kind",
    "arranged": "arrangement-status",
    "status": "incident-status",
}
"""Kinds of cues whose concept is one of a scheme."""
LISTED = {
    ("act-nouns", "type"): "activity-type",
    ("act-verbs", "type"): "activity-type",
    ("instrument-role-cues", "role"): "instrument-role",
    ("measure-heads", "measure"): "measure",
    ("number-qualifiers", "qualifier"): "qualifier",
    ("object-roles", "activity_type"): "activity-type",
    ("object-roles", "role"): "role",
    ("principles-served", "activity_type"): "activity-type",
    ("principles-served", "principle"): "principle",
    ("principles-served", "stakeholder_type"): "stakeholder-type",
    ("role-cues", "role"): "role",
}
"""Columns of word lists that hold a concept of a scheme."""

Triples = list[tuple[str, str, str]]


def triples(*paths: Path) -> Triples:
    """The triples of files, each term as its bare value."""
    found = [
        (quad.subject.value, quad.predicate.value, quad.object.value)
        for path in paths
        for quad in ox.parse(path=str(path))
    ]
    assert found, "no triple was looked at"
    return found


def objects(data: Triples, subject: str, predicate: str) -> set[str]:
    return {o for s, p, o in data if s == subject and p == predicate}


def one(data: Triples, subject: str, predicate: str) -> str:
    (found,) = objects(data, subject, predicate)
    return found


def typed(data: Triples, *kinds: str) -> set[str]:
    return {s for s, p, o in data if p == RDF + "type" and o in kinds}


@pytest.fixture(name="everything", scope="module")
def _everything() -> Triples:
    return triples(*FILES)


@pytest.fixture(name="published", scope="module")
def _published() -> dict[str, Any]:
    if not SOURCE.is_file():
        assert os.environ.get("CI") != "true", "the reading material with templates.json must be there in CI"
        pytest.skip("the reading material with templates.json is not beside this checkout")
    return {each["id"]: each for each in json.loads(SOURCE.read_text(encoding="utf-8"))["templates"]}


def test_number_of_files() -> None:
    """There are a header, four modules, twenty-nine schemes and five templates."""
    assert len(list(ONTOLOGY.glob("*.ttl"))) == 5
    assert len(list(ONTOLOGY.glob("schemes/*.ttl"))) == 29
    assert len(list(ONTOLOGY.glob("templates/*.ttl"))) == 5


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_file_parses_without_blank_nodes(path: Path) -> None:
    """Each file parses strictly, is not empty, and has no blank node."""
    quads = list(ox.parse(path=str(path)))
    assert quads
    assert [q for q in quads if isinstance(q.subject, ox.BlankNode) or isinstance(q.object, ox.BlankNode)] == []


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_no_triple_is_stated_twice(path: Path) -> None:
    """No file says the same thing twice."""
    lines = [str(quad) for quad in ox.parse(path=str(path))]
    assert len(lines) == len(set(lines)) > 0


def test_imports_list_every_module() -> None:
    """The header imports exactly the modules there are."""
    header = triples(ONTOLOGY / "vp.ttl")
    stems = {path.stem for path in ONTOLOGY.glob("*.ttl")} - {"vp"}
    assert stems == set(MODULES)
    assert objects(header, BASE + "ontology", OWL + "imports") == {f"{BASE}ontology/{stem}" for stem in stems}


def test_header_is_dated_and_licensed() -> None:
    """The header has a dated version, the licence CC BY 4.0 and the prefix vp."""
    header, ontology = triples(ONTOLOGY / "vp.ttl"), BASE + "ontology"
    assert one(header, ontology, OWL + "versionIRI") == ontology + "/2026-11-22"
    assert one(header, ontology, DCT + "license") == "https://creativecommons.org/licenses/by/4.0/"
    assert one(header, ontology, "http://purl.org/vocab/vann/preferredNamespacePrefix") == "vp"
    assert one(header, ontology, "http://purl.org/vocab/vann/preferredNamespaceUri") == VP


def test_catalogue_lists_every_file() -> None:
    """The catalogue names every file once, and the IRI it gives is described in that file."""
    entries = ElementTree.parse(ONTOLOGY / "catalog-v001.xml").getroot().findall("{*}uri")
    named = {entry.attrib["uri"]: entry.attrib["name"] for entry in entries}
    assert len(named) == len(entries)
    assert set(named) == {path.relative_to(ONTOLOGY).as_posix() for path in FILES}
    heads = (OWL + "Ontology", SKOS + "ConceptScheme", VP + "Template")
    for file, iri in named.items():
        assert typed(triples(ONTOLOGY / file), *heads) == {iri}


def test_every_term_has_a_definition_and_its_own_module(everything: Triples) -> None:
    """Every class and property has one definition and names the module in whose file it stands."""
    for module in MODULES:
        own = triples(ONTOLOGY / f"{module}.ttl")
        terms = typed(own, OWL + "Class", *PROPERTY_KINDS)
        assert terms
        for term in terms:
            assert one(everything, term, SKOS + "definition")
            assert one(everything, term, RDFS + "isDefinedBy") == f"{BASE}ontology/{module}"


def test_names_of_terms(everything: Triples) -> None:
    """Classes are UpperCamel, properties lowerCamel, and no label or definition is used twice."""
    classes = {t for t in typed(everything, OWL + "Class") if t.startswith(VP)}
    properties = typed(everything, *PROPERTY_KINDS)
    assert all(re.fullmatch(r"[A-Z][A-Za-z]+", t.removeprefix(VP)) for t in classes)
    assert all(re.fullmatch(r"[a-z][A-Za-z0-9]+", t.removeprefix(VP)) for t in properties)
    definitions = [one(everything, t, SKOS + "definition") for t in classes | properties]
    assert len(definitions) == len(set(definitions)) > 0
    for terms in (classes, properties):
        labels = [one(everything, t, RDFS + "label") for t in terms]
        assert len(labels) == len(set(labels)) > 0


def test_no_word_without_meaning(everything: Triples) -> None:
    """Every term, concept, section and template IRI that is used anywhere is also described."""
    described = {s for s, p, _ in everything if p == RDF + "type"}
    used = {t for triple in everything for t in triple if t.startswith((VP, BASE + "scheme/", BASE + "template/"))}
    assert used - described - {VP} == set()


def test_concepts_are_well_placed() -> None:
    """A concept is at the top of its scheme or below another; its IRI ends in its notation; both labels agree."""
    looked_at = 0
    for path in sorted(ONTOLOGY.glob("schemes/*.ttl")):
        data = triples(path)
        (scheme,) = typed(data, SKOS + "ConceptScheme")
        concepts = typed(data, SKOS + "Concept")
        labels = {one(data, concept, SKOS + "prefLabel") for concept in concepts}
        assert len(labels) == len(concepts)
        for concept in concepts:
            top, broader = objects(data, concept, SKOS + "topConceptOf"), objects(data, concept, SKOS + "broader")
            assert len(top) + len(broader) == 1
            assert top <= {scheme}
            assert broader <= concepts
            assert concept == f"{scheme}/{one(data, concept, SKOS + 'notation')}"
            assert objects(data, concept, RDFS + "label") == objects(data, concept, SKOS + "prefLabel")
            looked_at += 1
    assert looked_at > 290


def test_every_concept_that_a_word_list_gives_is_in_its_scheme(everything: Triples) -> None:
    """What word lists say of acts, roles, groups, figures and statuses are concepts that the ontology describes."""
    described = {s.removeprefix(f"{BASE}scheme/") for s, p, _ in everything if p == RDF + "type"}
    given = {
        f"{scheme}/{row[column]}" for (name, column), scheme in LISTED.items() for row in lexicon(name) if row[column]
    }
    cues = [row for row in lexicon("statement-cues") if row["kind"] in CUED and row["concept"]]
    given |= {f"{CUED[row['kind']]}/{row['concept']}" for row in cues}
    assert len(given) > 80
    assert given - described == set()


def lexicon(name: str) -> list[dict[str, str]]:
    with (ONTOLOGY / "lexicon" / f"{name}.csv").open(encoding="utf-8", newline="") as handle:
        rows = list(csv.DictReader(handle))
    assert rows
    return rows


def test_certainty_of_clauses() -> None:
    """Clauses known from background are marked so; the two that only gather sub-clauses are marked inferred."""
    data = triples(ONTOLOGY / "schemes" / "principles.ttl")
    expected = dict.fromkeys(VERIFIED, "verified") | dict.fromkeys(BACKGROUND, "background")
    expected |= {"pu6": "inferred", "pr6": "inferred"}
    start, mark = f"{BASE}scheme/principle/", f"{BASE}scheme/certainty/"
    found = {s.removeprefix(start): o.removeprefix(mark) for s, p, o in data if p == VP + "wordingCertainty"}
    assert found == expected


def test_three_parts_of_the_principles() -> None:
    """The Principles have three parts, and every clause leads up to one of them."""
    data = triples(ONTOLOGY / "schemes" / "principles.ttl")
    start = f"{BASE}scheme/principle/"
    assert {s for s, p, _ in data if p == SKOS + "topConceptOf"} == {start + part for part in ("ra", "pu", "pr")}
    up = {s.removeprefix(start): o.removeprefix(start) for s, p, o in data if p == SKOS + "broader"}
    assert up
    for clause, above in up.items():
        assert above == (clause[:3] if clause[-1] in "abc" else clause[:2])


def test_topics_are_related_to_principles() -> None:
    """Topics lead to the clauses that the sources map them to, and to no others."""
    data = triples(ONTOLOGY / "schemes" / "topics.ttl")
    found: dict[str, set[str]] = {}
    for s, p, o in data:
        if p == SKOS + "related":
            found.setdefault(s.rsplit("/", 1)[1], set()).add(o.rsplit("/", 1)[1])
    assert found == RELATED


@pytest.mark.parametrize("template", sorted(TOPICS))
def test_topic_of_each_question(template: str) -> None:
    """Each question leads to the topic by which templates are compared."""
    words = TOPICS[template].split()
    data = triples(ONTOLOGY / "templates" / f"{template}.ttl")
    start = f"{BASE}template/{template}#"
    found = {s.removeprefix(start): o.rsplit("/", 1)[1] for s, p, o in data if p == SKOS + "closeMatch"}
    assert found == dict(zip(words[::2], words[1::2], strict=True))


@pytest.mark.parametrize("template", sorted(NO_QUESTIONS))
def test_nothing_is_invented_where_codes_are_unknown(template: str) -> None:
    """A template whose codes are unknown says so and lists no question."""
    data = triples(ONTOLOGY / "templates" / f"{template}.ttl")
    iri = f"{BASE}template/{template}"
    assert one(data, iri, VP + "codesKnown") == "false"
    assert typed(data, VP + "Question") == set()
    assert "nothing was invented" in one(data, iri, SKOS + "scopeNote")
    assert len(objects(data, iri, DCT + "subject")) == NO_QUESTIONS[template]


def test_audiences_of_training() -> None:
    """Question C12 has four parts, which nobody is held to on their own."""
    data = triples(ONTOLOGY / "templates" / "corporate-14.ttl")
    whole = f"{BASE}template/corporate-14#C12"
    parts = {s for s, p, o in data if p == DCT + "isPartOf" and o == whole}
    assert parts == {f"{whole}.{number}" for number in ("i", "ii", "iii", "iv")}
    for part in parts:
        assert not objects(data, part, VP + "obligation")
        assert one(data, part, SKOS + "notation") == part.rsplit("#", 1)[1]


def test_templates_are_those_of_the_sources(published: dict[str, Any]) -> None:
    """The template files are exactly the templates of the reading material."""
    assert {path.stem for path in ONTOLOGY.glob("templates/*.ttl")} == set(published)


@pytest.mark.parametrize("template", sorted(path.stem for path in ONTOLOGY.glob("templates/*.ttl")))
def test_template_equals_its_source(template: str, published: dict[str, Any]) -> None:
    """Codes, order, sections, requirement, certainty and key phrases are those of the reading material."""
    expected = published[template]
    data = triples(ONTOLOGY / "templates" / f"{template}.ttl")
    iri = f"{BASE}template/{template}"
    pillar = {f"{BASE}scheme/pillar/{expected['pillar']}"} if expected["pillar"] != "any" else set()
    assert objects(data, iri, VP + "pillar") == pillar
    if "sections" in expected:
        sections = typed(data, VP + "Section")
        found = {one(data, s, SKOS + "notation"): one(data, s, RDFS + "label") for s in sections}
        assert found == expected["sections"]
    for letter, obligation in expected.get("sectionRequirement", {}).items():
        assert one(data, f"{iri}#section-{letter}", VP + "obligation") == f"{BASE}scheme/obligation/{obligation}"
    questions = expected.get("questions", [])
    asked = {s for s, p, o in data if p == DCT + "isPartOf" and o == iri} & typed(data, VP + "Question")
    assert asked == {f"{iri}#{question['code']}" for question in questions}
    for question in questions:
        assert_question(data, iri, question)


def assert_question(data: Triples, template: str, expected: dict[str, Any]) -> None:
    question = f"{template}#{expected['code']}"
    assert one(data, question, SKOS + "notation") == expected["code"]
    assert one(data, question, VP + "order") == str(expected["number"])
    assert one(data, question, VP + "section") == f"{template}#section-{expected['section']}"
    assert one(data, question, VP + "obligation") == f"{BASE}scheme/obligation/{expected['requirement']}"
    assert one(data, question, VP + "wordingCertainty") == f"{BASE}scheme/certainty/{expected['confidence']}"
    assert objects(data, question, VP + "perCountry") == ({"true"} if expected.get("perCountry") else set())
    assert set(expected["match"]) <= objects(data, question, SKOS + "hiddenLabel")
    parts = {s for s, p, o in data if p == DCT + "isPartOf" and o == question}
    assert len(parts) == len(expected.get("subitems", []))
    if expected["confidence"] == "background":
        assert not objects(data, question, SKOS + "hiddenLabel")


def test_key_phrase_leads_to_one_question() -> None:
    """Within one template no key phrase stands for two questions."""
    looked_at = 0
    for path in sorted(ONTOLOGY.glob("templates/*.ttl")):
        phrases = [o for _, p, o in triples(path) if p == SKOS + "hiddenLabel"]
        assert len(phrases) == len(set(phrases))
        looked_at += len(phrases)
    assert looked_at > 0
