"""HermiT finds no contradiction in the ontology, and finds those that are planted."""

from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path

import pyoxigraph as ox
import pytest

from vpkg.errors import DataError, MissingTool
from vpkg.reason import Consistency, check_consistency

ROOT = Path(__file__).resolve().parents[1]
FIXTURES = ROOT / "tests" / "fixtures" / "reason"
CONTROLS = (
    "foreign-class",
    "foreign-property",
    "two-kinds-of-claim",
    "two-kinds-of-report",
    "two-roles",
    "two-statuses",
)


def ntriples(*paths: Path) -> str:
    assert paths, "no file was looked at"
    return "".join(f"{quad.triple} .\n" for path in paths for quad in ox.parse(path=str(path)))


@pytest.fixture(name="ontology", scope="module")
def _ontology() -> str:
    return ntriples(*sorted((ROOT / "ontology").rglob("*.ttl")))


@pytest.fixture(name="java")
def _java() -> None:
    if shutil.which("java") is None:
        assert os.environ.get("CI") != "true", "Java must be there in CI"
        pytest.skip("there is no java on PATH")


@pytest.mark.usefixtures("java")
def test_ontology_is_consistent(ontology: str) -> None:
    """Ontology, schemes and templates contradict nothing, and no class is empty by definition."""
    assert check_consistency(ontology) == Consistency(True, ())


@pytest.mark.usefixtures("java")
def test_ontology_with_a_report_is_consistent(ontology: str) -> None:
    """The same holds together with a report's graph, dates and years included."""
    assert check_consistency(ontology + ntriples(FIXTURES / "golden.ttl")) == Consistency(True, ())


@pytest.mark.usefixtures("java")
def test_ontology_with_graphs_that_vpkg_made_is_consistent(ontology: str) -> None:
    """The same holds together with the graphs kept of the example reports."""
    graphs = sorted((ROOT / "tests" / "golden").rglob("graph.nq"))
    assert check_consistency(ontology + ntriples(*graphs)) == Consistency(True, ())


@pytest.mark.usefixtures("java")
@pytest.mark.parametrize("control", CONTROLS)
def test_contradiction_is_caught(control: str, ontology: str) -> None:
    """A planted contradiction is caught."""
    assert check_consistency(ontology + ntriples(FIXTURES / f"{control}.ttl")) == Consistency(False, ())


@pytest.mark.usefixtures("java")
def test_empty_class_is_named(ontology: str) -> None:
    """A class that nothing can belong to is named."""
    found = check_consistency(ontology + ntriples(FIXTURES / "unsatisfiable-class.ttl"))
    assert found == Consistency(True, ("https://example.org/FullUpdate",))


@pytest.mark.usefixtures("java")
def test_calls_are_independent(ontology: str) -> None:
    """A contradiction found in one call does not colour the next."""
    assert not check_consistency(ontology + ntriples(FIXTURES / "two-kinds-of-report.ttl")).consistent
    assert check_consistency(ontology).consistent


@pytest.mark.usefixtures("java")
def test_nothing_is_printed_or_left_behind(
    ontology: str, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Whatever the verdict, Java's output is not shown and no temporary file stays."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    check_consistency(ontology + ntriples(FIXTURES / "two-kinds-of-report.ttl"))
    check_consistency(ontology + ntriples(FIXTURES / "golden.ttl"))
    assert capfd.readouterr() == ("", "")
    assert list(tmp_path.iterdir()) == []
    assert tempfile.tempdir == str(tmp_path)


@pytest.mark.usefixtures("java")
def test_text_that_is_not_ntriples() -> None:
    """A text that is not N-Triples is refused with a sentence."""
    with pytest.raises(DataError, match="not N-Triples"):
        check_consistency("@prefix vp: <https://w3id.org/vpkg/ontology#> .")


def test_no_java(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without Java on PATH one sentence says what to install."""
    monkeypatch.setenv("PATH", "")
    with pytest.raises(MissingTool, match=r"install a Java runtime .* try again\.$"):
        check_consistency("")
