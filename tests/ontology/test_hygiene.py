"""The files of ontology/ are kept by rules, and each rule is known to bite."""

from __future__ import annotations

from pathlib import Path

import pytest
import rdflib
from pyshacl import validate
from rdflib import RDF, SH, Graph, URIRef

ROOT = Path(__file__).resolve().parents[2]
SHAPES = ROOT / "shapes" / "ontology.ttl"
FIXTURES = ROOT / "tests" / "fixtures" / "shapes" / "ontology"
BASE = "https://w3id.org/vpkg/shape/ontology#"
PAIRS = sorted(path.name for path in FIXTURES.iterdir())


@pytest.fixture(name="shapes", scope="module")
def _shapes() -> Graph:
    return Graph().parse(SHAPES)


def property_shapes(shapes: Graph) -> set[str]:
    return {str(shape) for shape in shapes.subjects(RDF.type, SH.PropertyShape)}


def fired(data: Graph, shapes: Graph) -> set[str]:
    """The IRIs of the shapes that a graph violates."""
    conforms, report, _ = validate(data, shacl_graph=shapes)
    found = {str(shape) for shape in report.objects(None, SH.sourceShape)}
    assert conforms is not bool(found)
    return found


def ontology_files() -> list[Path]:
    found = sorted((ROOT / "ontology").rglob("*.ttl"))
    assert found, "no ontology file was looked at"
    return found


def test_ontology_conforms(shapes: Graph) -> None:
    """Every file of ontology/, taken together, conforms to the hygiene shapes."""
    merged = Graph()
    for path in ontology_files():
        merged.parse(path)
    assert fired(merged, shapes) == set()


def test_every_target_has_something_to_look_at(shapes: Graph) -> None:
    """No hygiene shape passes because nothing in ontology/ is of its kind."""
    merged = Graph()
    for path in ontology_files():
        merged.parse(path)
    kinds = set(shapes.objects(None, SH.targetClass))
    properties = set(shapes.objects(None, SH.targetSubjectsOf))
    assert kinds
    assert properties
    assert [kind for kind in kinds if (None, RDF.type, kind) not in merged] == []
    assert [each for each in properties if (None, each, None) not in merged] == []


def test_fixture_for_every_shape(shapes: Graph) -> None:
    """There are as many pairs of fixtures as property shapes, under the same names."""
    assert len(PAIRS) > 0
    assert {BASE + name for name in PAIRS} == property_shapes(shapes)


def test_every_shape_has_message_and_severity(shapes: Graph) -> None:
    """Every property shape has one IRI, one sentence as its message and a severity."""
    names = property_shapes(shapes)
    assert names
    for name in names:
        messages = list(shapes.objects(URIRef(name), SH.message))
        assert len(messages) == 1, name
        assert str(messages[0]).endswith((".", "...")), name
        assert len(list(shapes.objects(URIRef(name), SH.severity))) == 1, name
        assert len(list(shapes.subjects(SH.property, URIRef(name)))) == 1, name


def test_shapes_are_plain(shapes: Graph) -> None:
    """Hygiene shapes use neither sh:or nor sh:xone nor SPARQL, and blank nodes only for the cells of lists."""
    assert {SH["or"], SH.xone, SH.sparql} & set(shapes.predicates()) == set()
    for node in {s for s in shapes.subjects() if isinstance(s, rdflib.BNode)}:
        assert set(shapes.predicates(node)) == {RDF.first, RDF.rest}


@pytest.mark.parametrize("name", PAIRS)
def test_pair(name: str, shapes: Graph) -> None:
    """The passing fixture conforms; the failing one differs by one triple and fires exactly its shape."""
    good = Graph().parse(FIXTURES / name / "pass.ttl")
    bad = Graph().parse(FIXTURES / name / "fail.ttl")
    lost, gained = set(good) - set(bad), set(bad) - set(good)
    # One triple taken away, added, or altered in one of its places.
    assert max(len(lost), len(gained)) == 1
    if lost and gained:
        (old,), (new,) = lost, gained
        assert old[:2] == new[:2]
    assert fired(good, shapes) == set()
    assert fired(bad, shapes) == {BASE + name}
