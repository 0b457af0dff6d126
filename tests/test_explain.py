"""`vpkg explain` says what made a mention, from which row, what lost, and where its confidence comes from."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.writing import ngo_report
from vpkg.cli import main


def _file(tmp_path: Path, words: str) -> str:
    path = tmp_path / "report.md"
    path.write_text(ngo_report({"C5": words}), encoding="utf-8")
    return str(path)


def _explained(capsys: pytest.CaptureFixture[str], file: str, at: str) -> dict[str, object]:
    assert main(["explain", file, "--at", at, "--format", "json"]) == 0
    found: dict[str, object] = json.loads(capsys.readouterr().out)
    return found


def test_recogniser_row_and_confidence(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A country's name is traced to its row in the gazetteer, and its confidence to counts."""
    assert main(["explain", _file(tmp_path, "We met in Kenya."), "--at", "Kenya"]) == 0
    out = capsys.readouterr().out
    assert "stands for  country/ke" in out
    assert "countries.csv#KE" in out
    assert "name_en: Kenya" in out
    assert "confidence  " in out


def test_outer_before_inner(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Where a country stands within a place, both are told, the place first."""
    found = _explained(capsys, _file(tmp_path, "We met in Eastern Kenya."), "Kenya")
    assert [m["kind"] for m in found["mentions"]] == ["place", "country"]  # type: ignore[attr-defined]


def test_what_lost_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The year in a law's name was proposed as a date, and lost to the law."""
    found = _explained(capsys, _file(tmp_path, "We read the Police Act 2020 aloud."), "Act 2020")
    [law] = found["mentions"]  # type: ignore[misc]
    assert law["kind"] == "instrument"
    assert "date" in {lost["kind"] for lost in found["lost"]} or law["end"] - law["start"] == len("Police Act 2020")  # type: ignore[attr-defined]


def test_words_without_a_mention(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Where nothing was recognised, that is said."""
    assert main(["explain", _file(tmp_path, "We met on a hill."), "--at", "on a hill"]) == 0
    assert "Nothing was recognised" in capsys.readouterr().out


@pytest.mark.parametrize(("at", "told"), [("999999", "no position"), ("no such words", "do not stand in the text")])
def test_a_wrong_position(tmp_path: Path, capsys: pytest.CaptureFixture[str], at: str, told: str) -> None:
    """A position outside the text, or words that are not there, cost one sentence."""
    assert main(["explain", _file(tmp_path, "We met."), "--at", at]) == 2
    assert told in capsys.readouterr().err
