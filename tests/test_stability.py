"""The same reports give the same bytes: under any hash seed, in any order of files, together or alone."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pyoxigraph as ox
import pytest

import vpkg
from vpkg.check.validate import validate
from vpkg.describe import describe
from vpkg.export import FORMATS, export
from vpkg.iri import PREFIXES, Base
from vpkg.pipeline import read_report

PROGRAM = """
import sys, pathlib, hashlib, vpkg
from vpkg.export import FORMATS
files = sys.argv[2:]
with vpkg.build(files if sys.argv[1] == "forth" else files[::-1]) as graph:
    folder = pathlib.Path("out")
    folder.mkdir(exist_ok=True)
    for each in FORMATS.values():
        graph.export(folder / f"graph.{each.extension}")
        print(each.name, hashlib.sha256((folder / f"graph.{each.extension}").read_bytes()).hexdigest())
    print("dataset", graph.hash())
"""


def test_exports_are_the_same_bytes(tmp_path: Path) -> None:
    """Six formats and the hash, under two hash seeds and in two orders."""
    outputs = set()
    for seed, order in (("1", "forth"), ("4242", "back")):
        folder = tmp_path / seed
        folder.mkdir()
        command = [sys.executable, "-c", PROGRAM, order, *map(str, vpkg.demo_reports())]
        result = subprocess.run(
            command, cwd=folder, env={"PYTHONHASHSEED": seed}, capture_output=True, text=True, check=True
        )
        assert len(result.stdout.splitlines()) == len(FORMATS) + 1
        outputs.add(result.stdout)
    assert len(outputs) == 1


@pytest.fixture(scope="module", name="lines")
def _lines() -> list[str]:
    with vpkg.build(vpkg.demo_reports()) as graph:
        return sorted(graph.quads())


@pytest.mark.parametrize("name", list(FORMATS))
def test_exports_read_back(lines: list[str], name: str) -> None:
    """Formats of quads give the dataset back, formats of triples its union; no blank node anywhere."""
    kind = ox.RdfFormat.from_media_type(FORMATS[name].media_type)
    read_back = list(ox.parse(export(lines, name, PREFIXES), format=kind))
    quads = list(ox.parse("".join(f"{line}\n" for line in lines), format=ox.RdfFormat.N_QUADS))
    if FORMATS[name].graphs:
        assert set(read_back) == set(quads)
    else:
        assert {q.triple for q in read_back} == {q.triple for q in quads}
    assert len(quads) > 10_000
    assert not [q for q in quads if isinstance(q.subject, ox.BlankNode) or isinstance(q.object, ox.BlankNode)]


def test_reports_validate_together_as_they_do_alone() -> None:
    """All example reports in one graph give the results that each gives by itself."""
    graphs = [describe(read_report(path), Base()) for path in vpkg.demo_reports()]
    alone = [result for nquads in graphs for result in validate(nquads)]
    together = validate("".join(graphs))
    assert len(together) > 15
    assert sorted(map(repr, alone)) == sorted(map(repr, together))
