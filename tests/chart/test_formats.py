"""The formats of the command line: files for programs, pictures, and no bytes on a terminal."""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path

import pytest

import vpkg
from vpkg.cli import main


@pytest.fixture(scope="module", name="store")
def _store(tmp_path_factory: pytest.TempPathFactory) -> str:
    folder = tmp_path_factory.mktemp("formats") / "store"
    reports = [path for path in vpkg.demo_reports() if path.stem.startswith("torvane")]
    assert len(reports) == 2
    with vpkg.build(reports, store=folder):
        pass
    return str(folder)


@pytest.mark.parametrize(
    ("format_", "start"), [("xlsx", b"PK\x03\x04"), ("parquet", b"PAR1"), ("svg", b"<svg "), ("vega", b"{\n")]
)
def test_ask_writes_every_format(store: str, tmp_path: Path, format_: str, start: bytes) -> None:
    """A file begins as files of its kind do, and is the same bytes the second time."""
    first, second = tmp_path / "first", tmp_path / "second"
    for path in (first, second):
        assert main(["ask", "reports", "--store", store, "--format", format_, "-o", str(path)]) == 0
    assert first.read_bytes().startswith(start)
    assert first.read_bytes() == second.read_bytes()


def test_sparql_draws_too(store: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Rows of one's own query make a chart by the same options."""
    query = "SELECT ?kind WHERE { GRAPH ?g { ?c vp:claimKind ?kind } }"
    asked = ["sparql", query, "--store", store, "--format", "vega", "--chart", "bar", "--columns", "kind,rows"]
    assert main(asked) == 0
    assert json.loads(capsys.readouterr().out)["$schema"].startswith("https://vega.github.io/")


def test_a_chart_is_not_written_as_a_table(store: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Asking for a chart in a format without pictures is told, not passed over."""
    assert main(["ask", "reports", "--store", store, "--format", "csv", "--chart", "bar"]) == 2
    assert "A chart is not written as csv" in capsys.readouterr().err


def test_bytes_do_not_go_to_a_terminal(
    store: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A workbook on a terminal is refused with a sentence that says how to name a file."""
    terminal = io.TextIOWrapper(io.BytesIO())
    monkeypatch.setattr(terminal, "isatty", lambda: True)
    monkeypatch.setattr(sys, "stdout", terminal)
    assert main(["ask", "reports", "--store", store, "--format", "xlsx"]) == 2
    assert "name a file with -o FILE" in capsys.readouterr().err
    assert isinstance(terminal.buffer, io.BytesIO)
    assert terminal.buffer.getvalue() == b""


def test_own_queries_are_typed_and_triples_come_as_rdflib() -> None:
    """Years of one's own query are years, and a CONSTRUCT gives an rdflib graph with its triples."""
    with vpkg.build([path for path in vpkg.demo_reports() if path.stem.startswith("torvane")]) as graph:
        table = graph.sparql("SELECT ?year ?r WHERE { GRAPH ?g { ?r vp:reportingYear ?year } } ORDER BY ?year")
        made = graph.construct_rdflib("CONSTRUCT { ?r a vp:Report } WHERE { GRAPH ?g { ?r a vp:Report } }")
    assert table.types == ("gYear", "iri")
    assert [row["year"] for row in table] == [2022, 2023]
    assert len(made) == 2
