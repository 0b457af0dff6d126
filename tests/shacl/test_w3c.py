"""The W3C SHACL test suite through the code of ``vpkg check --data --shapes --format ttl``."""

from __future__ import annotations

import pytest

from tests.shacl.suite import Case, cases, same
from tests.shared import shared
from vpkg.cli import main
from vpkg.errors import UnreadableInput
from vpkg.shacl.child import told
from vpkg.shacl.sources import read_sources
from vpkg.shacl.turtle import to_turtle
from vpkg.shacl.wire import packed

SUITE = "suites/data/data-shapes-test-suite/tests"
# It asks for $shapesGraph, which https://www.w3.org/TR/shacl/#sparql-constraints-variables leaves to the engine.
BEYOND = {"sparql": {"pre-binding/shapesGraph-001.ttl"}, "core": set()}
COUNTS = {"core": 98, "sparql": 22}


def _passes(case: Case) -> bool:
    data, shapes = read_sources([case.data]), read_sources([case.shapes])
    try:
        report = told(packed([("data", data[0]), ("shapes", shapes[0])]))
    except UnreadableInput:
        return case.report is None
    return case.report is not None and same(case, to_turtle(report))


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("part", ["core", "sparql"])
def test_the_suite(part: str) -> None:
    """All 98 tests of SHACL Core pass, and of SHACL-SPARQL all 22 but the one that is optional."""
    listed = list(cases(shared(f"{SUITE}/{part}/manifest.ttl").resolve()))
    assert len(listed) == COUNTS[part]
    assert {case.name for case in listed if not _passes(case)} == BEYOND[part]


@pytest.mark.parametrize(
    "name", ["core/path/path-complex-001.ttl", "core/node/closed-001.ttl", "sparql/node/sparql-001.ttl"]
)
def test_the_command_gives_the_same(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    """The command, with its child process, prints the report that the suite expects and exits with 0 or 1."""
    [case] = cases(shared(f"{SUITE}/{name}").resolve())
    status = main(["check", "--data", str(case.data), "--shapes", str(case.shapes), "--format", "ttl"])
    told_ = capsys.readouterr().out
    assert same(case, told_)
    assert status == (0 if "sh:conforms true" in told_ else 1)


def test_what_the_suite_wants_refused_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    """Where the suite expects a failure there is no report, one sentence, and exit status 2."""
    [case] = cases(shared(f"{SUITE}/sparql/pre-binding/unsupported-sparql-001.ttl").resolve())
    assert case.report is None
    assert main(["check", "--data", str(case.data), "--shapes", str(case.shapes), "--format", "ttl"]) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err.count("\n") == 1


def test_the_comparison_sees_a_difference() -> None:
    """The control: a report with one result less, or the other verdict, is not the same."""
    [case] = cases(shared(f"{SUITE}/core/node/closed-001.ttl").resolve())
    data = read_sources([case.data])[0]
    text = to_turtle(told(packed([("data", data), ("shapes", data)])))
    assert same(case, text)
    assert not same(case, text.replace("sh:conforms false", "sh:conforms true"))
    assert not same(case, text.replace("sh:ClosedConstraintComponent", "sh:ClassConstraintComponent"))
