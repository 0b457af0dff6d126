"""What the documentation says is so: its commands and examples are run."""

from __future__ import annotations

import doctest
import importlib
import pkgutil
import re
import shlex
from pathlib import Path

import docx
import pytest

import vpkg
from tests.generator.generate import generate
from tests.generator.render import render
from tests.shared import REPOSITORY
from tests.writing import ngo_report
from vpkg.cli import main

README = (REPOSITORY / "README.md").read_text(encoding="utf-8")


def _blocks(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```", README, re.MULTILINE | re.DOTALL)


def _modules() -> list[str]:
    return [m.name for m in pkgutil.walk_packages(vpkg.__path__, "vpkg.") if not m.name.endswith("__main__")]


@pytest.mark.parametrize("name", ["vpkg", *_modules()])
def test_examples_in_docstrings_hold(name: str) -> None:
    """Every doctest of every module."""
    result = doctest.testmod(importlib.import_module(name))
    assert result.failed == 0


def test_there_are_examples_in_docstrings() -> None:
    """The test above has something to run."""
    finder = doctest.DocTestFinder()
    count = sum(len(t.examples) for n in _modules() for t in finder.find(importlib.import_module(n)))
    assert count >= 15


def test_readme_opens_with_two_commands() -> None:
    """Exactly two, which the Makefile knows."""
    assert _blocks("sh")[0].split("\n")[:-1] == ["make demo", "make test"]
    makefile = (REPOSITORY / "Makefile").read_text(encoding="utf-8")
    assert re.search(r"^demo:", makefile, re.MULTILINE)
    assert re.search(r"^test:", makefile, re.MULTILINE)


def _write_word(name: str, text: str) -> None:
    word = docx.Document()
    for paragraph in text.split("\n\n"):
        word.add_paragraph(paragraph)
    word.save(name)


def test_readme_commands_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Every vpkg command of the README, in its order, on example files."""
    monkeypatch.chdir(tmp_path)
    Path("report.md").write_text(ngo_report(), encoding="utf-8")
    Path("report.pdf").write_bytes(render(*generate(4), "pdf"))
    _write_word("report.docx", ngo_report())
    _write_word("last-year.docx", ngo_report(period="January – December 2022"))
    Path("register.csv").write_bytes(vpkg.demo_register().read_bytes())
    Path("my-query.rq").write_text("SELECT ?r WHERE { GRAPH ?g { ?r a vp:Report } }", encoding="utf-8")
    Path("reports").mkdir()
    for report in vpkg.demo_reports():
        Path("reports", report.name).write_bytes(report.read_bytes())
    with vpkg.build(sorted(Path("reports").iterdir()), store="store"):
        pass
    commands = [line for block in _blocks("sh") for line in block.splitlines() if line.startswith("vpkg ")]
    assert len(commands) >= 10
    for command in commands:
        assert main(shlex.split(command, comments=True)[1:]) == 0, command
    assert capsys.readouterr().out


def test_readme_python_runs(capsys: pytest.CaptureFixture[str]) -> None:
    """The library example prints a table."""
    [example] = _blocks("python")
    exec(compile(example, "README.md", "exec"), {})
    assert "Torvane Mining plc" in capsys.readouterr().out


def test_every_command_is_in_the_readme() -> None:
    """A command that nobody reads of is not there."""
    for command in ("outline", "check", "mentions", "build", "ask", "sparql", "export", "ontology"):
        assert f"vpkg {command}" in README, command
