"""Who went through a training is counted with it, where the words send them there."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.writing import ngo_report, segmented
from vpkg.extract import extract
from vpkg.model import Activity


def _trainings(folder: Path, words: str) -> list[Activity]:
    made = extract(segmented(ngo_report({"C5": words}), folder)).activities
    return [act for act in made if act.type == "training" and act.trigger.answer == "C5"]


def _figures(folder: Path, words: str) -> list[list[str]]:
    return [[m.surface for m in act.figures] for act in _trainings(folder, words)]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("In June, 81 wardens attended a course on the use of force.", ["81 wardens"]),
        ("27 of our own drivers took part in a first aid training.", ["27 of our own drivers"]),
        ("Some 70 soldiers participated in a human rights training.", ["Some 70 soldiers"]),
        ("All 14 foremen attended the training.", ["14 foremen"]),
        ("The training was attended by 120 guards.", ["120 guards"]),
        ("We held a course on arrests, attended by 36 sergeants.", ["36 sergeants"]),
        ("We held a course for the police. 58 officers began it and 51 finished.", ["58 officers", "51"]),
        ("We held a training for guards. All 19 of the wardens completed it.", ["19 of the wardens"]),
        ("We held a training for guards. It was attended by 44 wardens.", ["44 wardens"]),
        ("We held a training for guards. Forty wardens took part.", ["Forty wardens"]),
    ],
)
def test_who_went_there(tmp_path: Path, words: str, expected: list[str]) -> None:
    """The figure is the subject of the going, or stands after “attended by”."""
    assert _figures(tmp_path, words) == [expected]


@pytest.mark.parametrize(
    "words",
    [
        "We held a training for guards. Later 30 villagers attended a meeting.",
        "We held a training for guards. 25 chiefs said that they had missed it.",
        "We held a training for guards. 16 wardens have not completed it.",
        "We held a training for guards. 16 wardens will attend the training.",
        "We held a training for guards and met the union. 90 miners took part.",
        "We held talks in May. 90 miners took part, and guards attended a course on arrests.",
    ],
)
def test_who_did_not(tmp_path: Path, words: str) -> None:
    """Other events, what is still to come, and what did not happen."""
    assert _figures(tmp_path, words)[0] == []


def test_a_figure_that_is_not_tied_is_near(tmp_path: Path) -> None:
    """It counts people in the training's sentence; whom, the words do not say."""
    [act] = _trainings(tmp_path, "We trained guards and visited 40 villagers.")
    assert act.figures == ()
    assert "40 villagers" in [m.surface for m in act.mentioned_with]
