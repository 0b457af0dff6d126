"""The first line of a check: what it says, and what it must not be taken for."""

from __future__ import annotations

from pathlib import Path

import pytest

from vpkg.cli import main

HEAD = "@prefix sh: <http://www.w3.org/ns/shacl#> . @prefix ex: <https://example.org/> .\n"


def test_constraints_that_were_not_applied_are_in_the_first_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Nothing found is no clean bill where the only constraint is written in JavaScript."""
    data, shapes = tmp_path / "d.ttl", tmp_path / "s.ttl"
    data.write_text(HEAD + "ex:a a ex:Mine .", encoding="utf-8")
    script = 'sh:js [ a sh:JSConstraint ; sh:jsFunctionName "f" ]'
    shapes.write_text(HEAD + f"ex:S a sh:NodeShape ; sh:targetClass ex:Mine ; {script} .", encoding="utf-8")
    main(["check", "--data", str(data), "--shapes", str(shapes)])
    assert "some constraints were not applied" in capsys.readouterr().out.splitlines()[0]


@pytest.mark.parametrize(
    ("report", "says"),
    [
        ("sh:conforms true ; sh:result [ a sh:ValidationResult ; sh:focusNode ex:a ]", "and yet lists results"),
        ("sh:conforms false", "which the report does not explain"),
    ],
)
def test_a_report_that_contradicts_itself_is_told_as_such(
    report: str, says: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """What an engine wrote is shown as it is, and not smoothed over."""
    path = tmp_path / "r.ttl"
    path.write_text(HEAD + f"[] a sh:ValidationReport ; {report} .", encoding="utf-8")
    main(["check", "--render", str(path)])
    assert says in capsys.readouterr().out.splitlines()[0]


def test_a_graph_is_told_in_english_and_says_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """An option that would change nothing is refused."""
    path = tmp_path / "r.ttl"
    path.write_text(HEAD + "[] a sh:ValidationReport ; sh:conforms true .", encoding="utf-8")
    assert main(["check", "--render", str(path), "--language", "fr"]) == 2
    assert "English only" in capsys.readouterr().err
