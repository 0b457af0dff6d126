"""Small graphs and shapes of a fictional lending library."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from vpkg.cli import main

PREFIXES = """\
@prefix ex: <http://example.org/> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
@prefix sh: <http://www.w3.org/ns/shacl#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
"""
SHAPES = """\
ex:BookShape a sh:NodeShape ; sh:targetClass ex:Book ; sh:property ex:BookShape-title, ex:BookShape-year .
ex:BookShape-title sh:path ex:title ; sh:minCount 1 ;
  sh:message "A book has a title."@en, "Un livre a un titre."@fr .
ex:BookShape-year sh:path ex:year ; sh:datatype xsd:integer ; sh:severity sh:Warning ;
  sh:message "A year is a number." .
"""

Said = tuple[int, str, str]
Check = Callable[..., Said]


@pytest.fixture(name="write")
def _write(tmp_path: Path) -> Callable[[str, str], Path]:
    def write(name: str, text: str) -> Path:
        path = tmp_path / name
        path.write_text((PREFIXES if name.endswith(".ttl") else "") + text, encoding="utf-8")
        return path

    return write


@pytest.fixture(name="check")
def _check(write: Callable[[str, str], Path], capsys: pytest.CaptureFixture[str]) -> Check:
    """Run ``vpkg check`` on data and shapes given as text; returns exit status, output and complaints."""

    def check(data: str, shapes: str = SHAPES, *more: str, name: str = "data.ttl") -> Said:
        files = ["--data", str(write(name, data)), "--shapes", str(write("shapes.ttl", shapes))]
        status = main(["check", *files, *more])
        captured = capsys.readouterr()
        return status, captured.out, captured.err

    return check


@pytest.fixture(name="render")
def _render(write: Callable[[str, str], Path], capsys: pytest.CaptureFixture[str]) -> Check:
    """Run ``vpkg check --render`` on a report given as text."""

    def render(report: str, *more: str) -> Said:
        status = main(["check", "--render", str(write("report.ttl", report)), *more])
        captured = capsys.readouterr()
        return status, captured.out, captured.err

    return render
