"""An evaluation counts what people marked, by kind, organisation and relation, and tells its errors in context."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from vpkg.cli import main
from vpkg.errors import UnreadableInput
from vpkg.evaluate import annotated_in, evaluate, to_json, to_markdown, to_text

_HEAD = "name: {name}\norganisation: {organisation}\nyear: 2023\npillar: ngo\n{more}\n-----\n"
_TEXT = """Voluntary Principles on Security and Human Rights – annual report

{organisation}

January – December 2023

A1 Describe how your team engaged in the Voluntary Principles Initiative.

In {kenya} we [[activity #a1 type=training|trained]] guards in [[date|2021]], and we saw {marked}.

=====
a1 country KE
"""


def _gold(folder: Path, name: str, *, organisation: str = "Quietwater Trust", marked: str, more: str = "") -> Path:
    folder.mkdir(exist_ok=True)
    kenya = "[[country iso=KE|Kenya]]"
    text = _HEAD.format(name=name, organisation=organisation, more=more)
    text += _TEXT.format(organisation=organisation, kenya=kenya, marked=marked)
    (folder / f"{name}.marked").write_text(text, encoding="utf-8")
    return folder


def test_right_missed_and_wrong(tmp_path: Path) -> None:
    """What was marked and found is right, what only people see is missed, what only the machine sees is wrong."""
    gold = _gold(tmp_path / "gold", "one", marked="[[place|Zzyx Hollow]] and Uganda")
    found = evaluate(annotated_in(gold), ("country", "place"))
    country, place = found.total("country").exact, found.total("place").exact
    assert (country.right, country.wrong, country.missed) == (1, 1, 0)
    assert (place.right, place.missed) == (0, 1)
    errors = json.loads(to_json(found))["errors"]
    assert [(e["error"], e["kind"]) for e in errors] == [("missed", "place"), ("wrong", "country")]
    assert "⟦Uganda⟧" in errors[1]["context"]


def test_organisations_apart(tmp_path: Path) -> None:
    """Each organisation has its own row, so that none hides behind another."""
    _gold(tmp_path / "gold", "one", marked="hills")
    gold = _gold(tmp_path / "gold", "two", organisation="Marlow Rights Forum", marked="Uganda")
    found = evaluate(annotated_in(gold), ("country",))
    assert found.organisations == ["Marlow Rights Forum", "Quietwater Trust"]
    assert found.total(organisation="Marlow Rights Forum").exact.wrong == 1
    assert found.total(organisation="Quietwater Trust").exact.wrong == 0
    assert "of Marlow Rights Forum" in to_text(found)
    assert to_markdown(found).count("\n| of ") == 2


def test_intervals_repeat(tmp_path: Path) -> None:
    """The same annotation gives the same interval on every run, and F1 lies within it."""
    for n in range(4):
        _gold(tmp_path / "gold", f"r{n}", marked="Uganda" if n % 2 else "hills")
    found = evaluate(annotated_in(tmp_path / "gold"), ("country",))
    low, high = found.interval("country", exact=True)
    assert (low, high) == found.interval("country", exact=True)
    assert low <= found.total("country").exact.f1 <= high


def test_relations(tmp_path: Path) -> None:
    """The country of an act is compared with the country that a person tied to it."""
    gold = _gold(tmp_path / "gold", "one", marked="hills")
    tallies = evaluate(annotated_in(gold)).related("country")
    assert (tallies["whole"].right, tallies["whole"].missed) == (1, 0)


def test_two_people(tmp_path: Path) -> None:
    """Where two people marked one text, their agreement is told and the first is the measure."""
    _gold(tmp_path / "gold", "one", marked="[[country|Uganda]]", more="annotator: first")
    gold = _gold(tmp_path / "gold", "one-second", marked="Uganda", more="annotator: second")
    found = evaluate(annotated_in(gold), ("country",))
    assert len(found.reports) == 1
    assert found.total("country").exact.right == 2
    agreement = found.agreement["country"].exact
    assert (agreement.right, agreement.wrong, agreement.missed) == (1, 0, 1)


def test_a_text_that_changed_is_refused(tmp_path: Path) -> None:
    """Marks beside a text are worth nothing once the text is another."""
    (tmp_path / "gold").mkdir()
    (tmp_path / "text.md").write_text("In Kenya we met.", encoding="utf-8")
    data = {"text_file": "text.md", "text_sha256": "0" * 64, "organisation": "X", "mentions": []}
    (tmp_path / "gold" / "text.json").write_text(json.dumps(data), encoding="utf-8")
    with pytest.raises(UnreadableInput, match="has changed since"):
        annotated_in(tmp_path / "gold")


@pytest.mark.parametrize("content", ["{", "[]", '{"text_file": "x.md"}'])
def test_a_damaged_annotation_is_refused(tmp_path: Path, content: str) -> None:
    """What is no annotation is told by name."""
    (tmp_path / "gold").mkdir()
    (tmp_path / "gold" / "bad.json").write_text(content, encoding="utf-8")
    with pytest.raises(UnreadableInput, match=r"bad\.json is no annotation"):
        annotated_in(tmp_path / "gold")


def test_an_empty_folder_is_no_success(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """An evaluation that looked at nothing ends with 2 and says so."""
    assert main(["evaluate", str(tmp_path)]) == 2
    assert "no annotated report" in capsys.readouterr().err


def test_the_command(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """`vpkg evaluate` prints the table, and errors in context when asked; an unknown kind is told."""
    gold = _gold(tmp_path / "gold", "one", marked="Uganda")
    assert main(["evaluate", str(gold), "--kinds", "country", "--errors", "3"]) == 0
    out = capsys.readouterr().out
    assert out.splitlines()[2].split()[:3] == ["country", "1", "2"]
    assert "⟦Uganda⟧" in out
    assert main(["evaluate", str(gold), "--kinds", "nation"]) == 2
    assert "the kinds are" in capsys.readouterr().err
