"""Readings become graphs: stable, without blank nodes, every fact tied to its words."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pyoxigraph as ox
import pytest

from tests.writing import ngo_report
from vpkg.describe import describe, describe_reference
from vpkg.errors import DataError
from vpkg.iri import Base, slug
from vpkg.pipeline import read_report

VP = "https://w3id.org/vpkg/ontology#"
WORDS = {
    "C5": "In Kenya we met DCAF. The Swiss government paid.",
    "C6": "N/A – no plenary.",
    "D9": "See A1.",
    "D12": "",
}


@pytest.fixture(name="quads")
def _quads(tmp_path: Path) -> list[ox.Quad]:
    path = tmp_path / "report.md"
    path.write_text(ngo_report(WORDS, before="A stray sentence stands here."), encoding="utf-8")
    return list(ox.parse(describe(read_report(path), Base()), format=ox.RdfFormat.N_QUADS))


def _objects(quads: list[ox.Quad], subject_end: str, property_: str) -> list[str]:
    hits = [q for q in quads if q.subject.value.endswith(subject_end) and q.predicate.value.endswith(property_)]
    return sorted(q.object.value for q in hits)


def test_one_report_is_one_named_graph_without_blank_nodes(quads: list[ox.Quad]) -> None:
    """Every statement is in the report's graph, and everything has an IRI."""
    assert {q.graph_name.value for q in quads} == {"https://w3id.org/vpkg/graph/report/quietwater-trust-2023"}
    assert not [q for q in quads if isinstance(q.subject, ox.BlankNode) or isinstance(q.object, ox.BlankNode)]


def test_every_question_has_an_answer_node(quads: list[ox.Quad]) -> None:
    """Thirteen answers, each with one status, one reporter and one question."""
    answers = _objects(quads, "quietwater-trust-2023", "#hasAnswer")
    assert len(answers) == 13
    for answer in answers:
        assert len(_objects(quads, answer, "#status")) == 1
        assert _objects(quads, answer, "#question") == [
            f"https://w3id.org/vpkg/template/ngo-2023#{answer.split('#')[1]}"
        ]
        assert _objects(quads, answer, "#wasAttributedTo") == ["https://w3id.org/vpkg/id/organisation/quietwater-trust"]


def test_statuses_keep_their_words(quads: list[ox.Quad]) -> None:
    """A reason, a reference and a blank are three different facts."""
    assert _objects(quads, "-2023#C6", "#reason") == ["no plenary."]
    assert _objects(quads, "-2023#D9", "#refersTo") == ["https://w3id.org/vpkg/template/ngo-2023#A1"]
    assert _objects(quads, "-2023#D12", "#status") == ["https://w3id.org/vpkg/scheme/answer-status/blank"]
    assert _objects(quads, "-2023#D12", "#text") == []


def test_a_claim_leads_to_the_exact_words(quads: list[ox.Quad]) -> None:
    """Claim, mention, passage, selectors: the quote and where it stands."""
    [evidence] = _objects(quads, "#C5.country-ke", "#evidence")
    [passage] = _objects(quads, evidence, "oa#hasTarget")
    selectors = _objects(quads, passage, "oa#hasSelector")
    assert [_objects(quads, s, "oa#exact") for s in selectors if "quote" in s] == [["Kenya"]]
    [position] = [s for s in selectors if "position" in s]
    start, end = int(_objects(quads, position, "oa#start")[0]), int(_objects(quads, position, "oa#end")[0])
    assert end - start == len("Kenya")
    assert _objects(quads, "#C5.country-ke", "#takesPlaceIn") == ["https://w3id.org/vpkg/id/country/ke"]
    assert _objects(quads, "#C5.country-ch", "#type") == []


def test_what_was_left_over_is_said(quads: list[ox.Quad]) -> None:
    """Text without a place is in the graph as unplaced."""
    [passage] = [q.object.value for q in quads if q.predicate.value == VP + "unplaced"]
    quote = passage.replace("#char=", "#quote=")
    assert _objects(quads, quote, "oa#exact") == ["A stray sentence stands here."]


def test_another_base_moves_things_and_not_terms(tmp_path: Path) -> None:
    """Vocabulary, schemes and templates keep their IRIs under any base."""
    path = tmp_path / "report.md"
    path.write_text(ngo_report(), encoding="utf-8")
    text = describe(read_report(path), Base("https://example.org/data/"))
    assert "https://example.org/data/id/report/quietwater-trust-2023" in text
    assert "https://w3id.org/vpkg/id/" not in text
    assert "https://w3id.org/vpkg/template/ngo-2023#A1" in text


def test_hash_seeds_do_not_show(tmp_path: Path) -> None:
    """The same file gives the same bytes under any hash seed."""
    path = tmp_path / "report.md"
    path.write_text(ngo_report(WORDS), encoding="utf-8")
    program = (
        "import sys, pathlib; from vpkg.describe import *; from vpkg.iri import Base;"
        "from vpkg.pipeline import read_report;"
        "sys.stdout.write(describe(read_report(pathlib.Path(sys.argv[1])), Base()) + describe_reference(Base()))"
    )
    outputs = {
        subprocess.run(
            [sys.executable, "-c", program, path], env={"PYTHONHASHSEED": seed}, capture_output=True, check=True
        ).stdout
        for seed in ("1", "2")
    }
    assert len(outputs) == 1
    assert len(outputs.pop()) > 100_000


def test_the_reference_graph_is_whole() -> None:
    """Countries, organisations, templates and concepts are all there, without blank nodes."""
    quads = list(ox.parse(describe_reference(Base()), format=ox.RdfFormat.N_QUADS))
    types: dict[str, int] = {}
    for quad in quads:
        assert not isinstance(quad.subject, ox.BlankNode)
        assert not isinstance(quad.object, ox.BlankNode)
        if quad.predicate.value.endswith("#type"):
            name = quad.object.value.rsplit("#", 1)[-1].rsplit("/", 1)[-1]
            types[name] = types.get(name, 0) + 1
    assert types["Country"] == 250
    assert types["Template"] == 5
    assert types["Government"] > 240
    assert types["Membership"] > 50
    assert types["Principle"] > 30


@pytest.mark.parametrize("make", [slug, lambda name: slug(slug(name))], ids=["once", "twice"])
def test_slugs_are_ascii_kebab(make: Callable[[str], str]) -> None:
    """A slug is its own slug, whatever the script of the name."""
    for name, made in (("Côte d'Ivoire", "cote-divoire"), ("A  –  B!", "a-b"), ("ß & Ø", "ss-o")):
        assert make(name) == made
    assert make("北京").isascii()
    with pytest.raises(DataError):
        slug("!!!")
