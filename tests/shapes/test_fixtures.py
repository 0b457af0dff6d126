"""Every shape of shapes/ bites: a passing and a failing graph for each of its constraints, one triple apart.

shapes/ontology.ttl has its pairs tested beside the ontology, shapes/templates/ in test_generated.py.
"""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

import pyoxigraph as ox
import pyshacl
import pytest
import rdflib
from rdflib import RDF, RDFS, SH, Graph, URIRef

from vpkg.check.validate import Result, default_shapes, validate
from vpkg.iri import PREFIXES, SCHEME, SHAPE

ROOT = Path(__file__).resolve().parents[2]
FIXTURES = ROOT / "tests" / "fixtures" / "shapes"
FILES = [path for path in default_shapes() if path.parent.name == "shapes"]
# What a constraint's parameter is called, and the component that results name.
PARAMETERS = (
    "class datatype hasValue in lessThan lessThanOrEquals maxCount maxInclusive minCount minInclusive minLength"
    " nodeKind pattern qualifiedMaxCount qualifiedMinCount"
).split()
NOT_PARAMETERS = set("path severity message name property qualifiedValueShape targetClass targetSubjectsOf".split())


def shapes_of(path: Path) -> dict[str, set[str]]:
    """The shapes that a file holds reports against, by local name, each with the parameters of its constraints."""
    graph = Graph().parse(path)
    targeted = set(graph.subjects(SH.targetClass)) | set(graph.subjects(SH.targetSubjectsOf))
    found = {}
    for shape in {each for node in targeted for each in graph.objects(node, SH.property)}:
        used = {str(p).removeprefix(str(SH)) for p in graph.predicates(shape) if str(p).startswith(str(SH))}
        assert used <= set(PARAMETERS) | NOT_PARAMETERS, f"no fixture rule for {used}"
        found[str(shape).partition("#")[2]] = used & set(PARAMETERS)
    return found


EXPECTED = {(path.stem, local): parameters for path in FILES for local, parameters in shapes_of(path).items()}
GRAPHS = sorted(path for path in FIXTURES.rglob("*.ttl") if path.relative_to(FIXTURES).parts[0] != "ontology")


def component(parameter: str) -> str:
    return f"{parameter[0].upper()}{parameter[1:]}ConstraintComponent"


def triples(path: Path) -> set[ox.Triple]:
    return {quad.triple for quad in ox.parse(path=str(path))}


def apart(path: Path, number: int) -> str:
    """A fixture as N-Quads under a base of its own, so that many are validated in one go and none sees another."""
    lines = [f"{triple} <https://example.org/graph/{number}> ." for triple in triples(path)]
    return "\n".join(lines).replace("<https://example.org/id/", f"<https://example.org/{number}/id/") + "\n"


@pytest.fixture(name="results", scope="module")
def _results() -> dict[Path, list[Result]]:
    """The results of each fixture, from one run over all of them."""
    found: dict[Path, list[Result]] = defaultdict(list)
    for result in validate("".join(apart(path, number) for number, path in enumerate(GRAPHS))):
        number = result.focus.removeprefix("https://example.org/").partition("/")[0]
        found[GRAPHS[int(number)]].append(result)
    return found


def test_shapes_are_there() -> None:
    """The files that SPEC names are looked at, and each has shapes."""
    assert {path.stem for path in FILES} == {
        "agents",
        "answer",
        "claims",
        "document",
        "evidence",
        "recommended",
        "register",
        "report",
    }
    assert all(shapes_of(path) for path in FILES)
    assert len(EXPECTED) > 60


def test_fixture_pair_for_every_shape() -> None:
    """There is a pair of fixtures for every shape, and no fixture without a shape."""
    folders = {(path.parent.parent.name, path.parent.name) for path in GRAPHS}
    assert len(folders) > 0
    assert folders == set(EXPECTED)
    for stem, local in EXPECTED:
        assert {"pass.ttl", "fail.ttl"} <= {path.name for path in (FIXTURES / stem / local).iterdir()}


def test_passing_fixtures_fire_nothing(results: dict[Path, list[Result]]) -> None:
    """No shape at all fires on a passing fixture."""
    passing = [path for path in GRAPHS if path.name == "pass.ttl"]
    assert len(passing) == len(EXPECTED) > 0
    assert {path: results[path] for path in passing if results.get(path)} == {}


def test_failing_fixtures_fire_exactly_their_shape(results: dict[Path, list[Result]]) -> None:
    """On a failing fixture exactly the shape fires that its folder is named after."""
    failing = [path for path in GRAPHS if path.name != "pass.ttl"]
    assert len(failing) >= len(EXPECTED) > 0
    for path in failing:
        wanted = f"{SHAPE}{path.parent.parent.name}#{path.parent.name}"
        assert {result.shape for result in results.get(path, [])} == {wanted}, path


def test_every_constraint_has_a_failing_fixture(results: dict[Path, list[Result]]) -> None:
    """Each constraint of a shape is broken by one of its failing fixtures; fail-X.ttl breaks X."""
    assert EXPECTED
    for (stem, local), parameters in EXPECTED.items():
        folder = FIXTURES / stem / local
        fired = {path.name: {result.component for result in results[path]} for path in folder.glob("fail*.ttl")}
        assert {component(each) for each in parameters} == set().union(*fired.values()), (stem, local)
        for name, components in fired.items():
            if name != "fail.ttl":
                assert component(name.removeprefix("fail-").removesuffix(".ttl")) in components, (stem, local, name)


def test_fixtures_differ_by_one_triple() -> None:
    """A failing fixture lacks one triple of the passing one, has one more, or has one with another object."""
    failing = [path for path in GRAPHS if path.name != "pass.ttl"]
    assert failing
    for path in failing:
        good, bad = triples(path.parent / "pass.ttl"), triples(path)
        lost, gained = good - bad, bad - good
        assert max(len(lost), len(gained)) == 1, path
        if lost and gained:
            (old,), (new,) = lost, gained
            assert (old.subject, old.predicate) == (new.subject, new.predicate), path


def test_one_run_over_all_equals_a_run_over_each(results: dict[Path, list[Result]]) -> None:
    """Validating a fixture alone gives what the common run gave for it."""
    chosen = [
        FIXTURES / "answer" / "Answer-status" / "fail.ttl",
        FIXTURES / "recommended" / "Document-half" / "fail.ttl",
    ]
    for path in chosen:
        alone = validate(apart(path, GRAPHS.index(path)))
        assert list(alone) == results[path]
        assert alone


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_shape_can_be_read_by_a_person(path: Path) -> None:
    """Every shape has one message, severity, remedy and reason for being; none uses a logical constraint."""
    graph = Graph().parse(path)
    assert shapes_of(path)
    for local in shapes_of(path):
        shape = URIRef(f"{SHAPE}{path.stem}#{local}")
        assert (shape, RDF.type, SH.PropertyShape) in graph
        for property_ in (SH.message, SH.severity, URIRef(PREFIXES["vp"] + "remedy"), RDFS.comment):
            assert len(list(graph.objects(shape, property_))) == 1, (local, property_)
        message = graph.value(shape, SH.message)
        assert isinstance(message, rdflib.Literal)
        assert message.language == "en"
        assert message.endswith(".")
    assert {SH["or"], SH.xone, SH["not"], SH["and"], SH.sparql} & set(graph.predicates()) == set()


def test_shapes_are_well_formed() -> None:
    """All shapes for reports, taken together, conform to SHACL's own shapes for shapes."""
    merged = Graph()
    for path in default_shapes():
        merged.parse(path)
    assert len(merged) > 1000
    conforms, _, text = pyshacl.validate(Graph(), shacl_graph=merged, meta_shacl=True)
    assert conforms, text


def test_recommended_shapes_never_fail_a_report() -> None:
    """What is only recommended is a warning or a note; all other shapes are violations."""
    assert FILES
    for path in FILES:
        severities = set(Graph().parse(path).objects(None, SH.severity))
        assert severities <= ({SH.Warning, SH.Info} if path.stem == "recommended" else {SH.Violation}), path
        assert severities


def test_no_shape_reads_names_that_the_ontology_lacks() -> None:
    """Every vp: term and every concept that a shape uses is declared in ontology/."""
    known = Graph()
    for file in (ROOT / "ontology").rglob("*.ttl"):
        known.parse(file)
    assert len(known) > 0
    used = {
        term
        for path in default_shapes()
        for triple in Graph().parse(path)
        for term in triple
        if isinstance(term, URIRef) and str(term).startswith((PREFIXES["vp"], SCHEME))
    }
    assert used
    assert {term for term in used if (term, None, None) not in known} == set()
