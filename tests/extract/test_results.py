"""Outcomes are results that the reporter claims, in the words that claim them."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.extract.stating import stated


def _outcomes(folder: Path, words: str) -> list[tuple[str, str]]:
    return [(m.surface, (m.concept or "").removeprefix("outcome-claim/")) for m in stated(folder, words, "outcome")]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (
            "We met the mayor. As a result, the port opened a desk.",
            [("As a result, the port opened a desk", "achieved")],
        ),
        (
            "Consequently, guards are now wearing badges.",
            [("Consequently, guards are now wearing badges", "in-progress")],
        ),
        ("Thanks to the training, thefts fell by half.", [("thefts fell by half", "achieved")]),
        ("There have been no incidents since.", [("There have been no incidents since", "achieved")]),
    ],
)
def test_cues(tmp_path: Path, words: str, expected: list[tuple[str, str]]) -> None:
    """A sentence that opens with a cue is an outcome, cue included; after “Thanks to” only what came of it."""
    assert _outcomes(tmp_path, words) == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("The talks led to a lease for the village.", [("The talks led to a lease for the village", "achieved")]),
        ("The training has reduced complaints by a third.", [("The training has reduced complaints by a third", "achieved")]),  # noqa: E501
        ("This has improved relations with fishers.", [("This has improved relations with fishers", "achieved")]),
        ("It will also help councils to plan.", [("It will also help councils to plan", "expected")]),
        ("The complaint was resolved in June.", [("The complaint was resolved in June", "achieved")]),
        ("Four were filed; two were resolved.", [("two were resolved", "achieved")]),
        ("The number of callers rose from 12 to 75.", [("The number of callers rose from 12 to 75", "achieved")]),
        ("The country became a member of the Initiative.",
         [("The country became a member of the Initiative", "achieved")]),
        ("We trained elders, enabling them to mediate.", [("enabling them to mediate", "claimed")]),
        ("We drafted a by-law, which is being discussed by the council.",
         [("which is being discussed by the council", "in-progress")]),
    ],
)  # fmt: skip
def test_verbs_of_result(tmp_path: Path, words: str, expected: list[tuple[str, str]]) -> None:
    """Verbs of result claim one: achieved, claimed where it is only credited to an act, in progress or expected."""
    assert _outcomes(tmp_path, words) == expected


@pytest.mark.parametrize(
    "words",
    [
        "We trained forty guards.",
        "This has not improved relations with fishers.",
        "If complaints are resolved, we inform the family.",
        "Complaints must be resolved within a month.",
        "The policy reduces risk.",
        "We aim to reduce complaints.",
        "Has this led to change?",
    ],
)
def test_what_is_no_outcome(tmp_path: Path, words: str) -> None:
    """Acts, denials, conditions, duties, wishes and questions claim no result."""
    assert _outcomes(tmp_path, words) == []


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("We asked twelve ports for a name, and nine of them have done so.",
         [("nine of them have done so", "achieved")]),
        ("The leaflet is used in three schools.", [("The leaflet is used in three schools", "achieved")]),
        ("Fishers now know whom to call.", [("Fishers now know whom to call", "achieved")]),
        ("The widows learned how to file a claim.", [("The widows learned how to file a claim", "achieved")]),
        ("A reply is expected in May.", [("A reply is expected in May", "expected")]),
        ("The case is still open.", [("The case is still open", "in-progress")]),
        ("Complaints about the gate have since halved.",
         [("Complaints about the gate have since halved", "achieved")]),
        ("We now know the road.", []),
        ("Guards are expected to help.", []),
        ("It is expected that prices rise.", []),
        ("The office is open on weekdays.", []),
    ],
)  # fmt: skip
def test_results_in_plain_words(tmp_path: Path, words: str, expected: list[tuple[str, str]]) -> None:
    """What others did in turn, now know or do, what is in use, still open or expected is a result; duties are none."""
    assert _outcomes(tmp_path, words) == expected


@pytest.mark.parametrize(
    "words",
    [
        "Our request for a joint register was rejected.",
        "As a result, the appeal of the fishers was turned down.",
        "The petition was denied by the ministry.",
        "Consequently, the talks collapsed.",
    ],
)
def test_what_was_refused_or_failed_is_not_achieved(tmp_path: Path, words: str) -> None:
    """A refusal or failure is no achieved result."""
    assert _outcomes(tmp_path, words) == []


def test_what_was_accepted_is_achieved(tmp_path: Path) -> None:
    """The opposite of a refusal is a result."""
    assert _outcomes(tmp_path, "The appeal of the fishers was accepted.") == [
        ("The appeal of the fishers was accepted", "achieved")
    ]
