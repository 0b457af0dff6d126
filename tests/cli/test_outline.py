"""`vpkg outline`: three forms, a correction honoured, and a correction file to start from."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.writing import ngo_report
from vpkg.cli import main


@pytest.fixture(name="report")
def _report(tmp_path: Path) -> Path:
    path = tmp_path / "report.md"
    path.write_text(ngo_report({"D12": ""}), encoding="utf-8")
    return path


def _says(capsys: pytest.CaptureFixture[str], *arguments: object) -> str:
    assert main(["outline", *map(str, arguments)]) == 0
    captured = capsys.readouterr()
    assert captured.err == ""
    return captured.out


def _fails(capsys: pytest.CaptureFixture[str], *arguments: object) -> str:
    assert main(["outline", *map(str, arguments)]) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err.startswith("vpkg: ")
    assert captured.err.count("\n") == 1
    return captured.err


def _beside(report: Path, text: str) -> Path:
    file = report.with_name(report.name + ".vpkg.toml")
    file.write_text(text, encoding="utf-8")
    return file


def test_each_form_tells_the_same_report(capsys: pytest.CaptureFixture[str], report: Path, tmp_path: Path) -> None:
    """Text, JSON and HTML, to the screen or to a file."""
    assert "Quietwater Trust, 2023\n" in _says(capsys, report)
    assert json.loads(_says(capsys, report, "--format", "json"))["organisation"] == "Quietwater Trust"
    page = _says(capsys, report, "--format", "html")
    assert page.startswith("<!DOCTYPE html>")
    assert "<h1>Quietwater Trust, 2023</h1>" in page
    assert _says(capsys, report, "--format", "html", "-o", tmp_path / "page.html") == ""
    assert (tmp_path / "page.html").read_text(encoding="utf-8") == page


def test_text_fits_a_hundred_columns(capsys: pytest.CaptureFixture[str], report: Path) -> None:
    """Where nobody watches, no line is wider."""
    assert max(map(len, _says(capsys, report).splitlines())) <= 100


def test_a_correction_beside_the_report_is_honoured_and_told(capsys: pytest.CaptureFixture[str], report: Path) -> None:
    """What it states holds, and the outline says which file stated it; an option wins over it."""
    file = _beside(report, 'organisation = "Harrow Field Watch"\nyear = 2021\nversion = "corrected"\n')
    found = json.loads(_says(capsys, report, "--format", "json"))
    assert (found["organisation"], found["year"]) == ("Harrow Field Watch", 2021)
    assert found["document"]["version"]["status"] == "corrected"
    assert found["correction"]["file"] == file.name
    assert found["correction"]["stated"] == {
        "organisation": "Harrow Field Watch", "year": 2021, "version": "corrected",
    }  # fmt: skip
    said = _says(capsys, report, "--organisation", "Sallowfield Rights Network")
    assert said.startswith("Sallowfield Rights Network, 2021\n")
    assert f"stated        in {file.name} and by options (organisation): " in said


def test_a_damaged_correction_is_refused(capsys: pytest.CaptureFixture[str], report: Path) -> None:
    """In one sentence, with the file and what was probably meant; nothing is half honoured."""
    file = _beside(report, 'kind = "updte"\n')
    said = _fails(capsys, report)
    assert file.name in said
    assert "did you mean update?" in said


def test_a_correction_file_to_start_from(capsys: pytest.CaptureFixture[str], report: Path) -> None:
    """It is written beside the report, changes nothing as it stands, and is never overwritten."""
    before = json.loads(_says(capsys, report, "--format", "json"))
    said = _says(capsys, report, "--correct")
    file = report.with_name("report.md.vpkg.toml")
    assert said.startswith(f"{file} is written; ")
    text = file.read_text(encoding="utf-8")
    assert '# organisation = "Quietwater Trust"' in text
    after = json.loads(_says(capsys, report, "--format", "json"))
    assert after["correction"]["stated"] == {}
    assert {key: value for key, value in after.items() if key != "correction"} == {
        key: value for key, value in before.items() if key != "correction"
    }
    assert "there already" in _fails(capsys, report, "--correct")
    assert file.read_text(encoding="utf-8") == text


def test_nothing_is_written_for_a_report_that_cannot_be_read(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    """No correction file beside what is no report."""
    path = tmp_path / "soup.md"
    path.write_text("# Soup\n\nBoil it.\n", encoding="utf-8")
    _fails(capsys, path, "--correct")
    assert [each.name for each in tmp_path.iterdir()] == ["soup.md"]
