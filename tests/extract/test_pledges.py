"""Pledges are what the reporter says it will do, wherever it says so."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.extract.stating import stated


def _pledges(folder: Path, words: str, code: str = "C5") -> list[tuple[str, str | None, str | None]]:
    return [(m.surface, m.time, m.modality) for m in stated(folder, words, "pledge", code)]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("We will publish a summary in 2025.", [("We will publish a summary in 2025", "2025", "planned")]),
        ("In 2024 the trust will train judges.", [("In 2024 the trust will train judges", "2024", "planned")]),
        ("We will continue to support the shelter in Halden.",
         [("We will continue to support the shelter in Halden", None, "planned")]),
        ("The new charter will be launched in 2024.", [("The new charter will be launched in 2024", "2024", "planned")]),  # noqa: E501
        ("We plan to visit two ports next year.", [("We plan to visit two ports next year", "2024", "planned")]),
        ("We intend to renew the lease.", [("We intend to renew the lease", None, "intended")]),
        ("We are going to publish the study.", [("We are going to publish the study", None, "planned")]),
        ("We are committed to training all guards by 2026.",
         [("We are committed to training all guards by 2026", "2026", "intended")]),
        ("A new plan is to be adopted by 2025.", [("A new plan is to be adopted by 2025", "2025", "planned")]),
        ("We would like to train the pilots.", [("We would like to train the pilots", None, "intended")]),
    ],
)  # fmt: skip
def test_verbs_of_promise(tmp_path: Path, words: str, expected: list[tuple[str, str | None, str]]) -> None:
    """A pledge is the clause with its subject and the words of time before it, from which its horizon comes."""
    assert _pledges(tmp_path, words) == expected


def test_each_verb_promises(tmp_path: Path) -> None:
    """Co-ordinated verbs are pledges of their own, with the horizon of the first."""
    words = "In 2024 we will train judges, visit two ports and, if funds allow, hire a lawyer."
    assert _pledges(tmp_path, words) == [
        ("In 2024 we will train judges", "2024", "planned"),
        ("visit two ports", "2024", "planned"),
        ("hire a lawyer", "2024", "planned"),
    ]
    words = "In 2024 we plan to repeat the survey, to publish it and to meet the mayor."
    assert [p[0] for p in _pledges(tmp_path, words)] == [
        "In 2024 we plan to repeat the survey",
        "to publish it",
        "to meet the mayor",
    ]


@pytest.mark.parametrize(
    "words",
    [
        "Contractors will ensure that guards are trained.",
        "Each site will report incidents within a day.",
        "Employees shall attend a course.",
        "We will continue to uphold the highest standards.",
        "We are committed to respecting human rights.",
        "We will not publish the report.",
        "The project aims to train judges.",
        "This will help the village.",
        "We trained forty guards.",
    ],
)
def test_what_is_no_pledge(tmp_path: Path, words: str) -> None:
    """What binds others, praise of principles, denials, descriptions and acts promise nothing."""
    assert _pledges(tmp_path, words) == []


def test_a_promise_under_a_condition_stands_without_it(tmp_path: Path) -> None:
    """The condition stays outside, whether it comes first or last."""
    promised = [("we will meet the mayor", None, "planned")]
    assert _pledges(tmp_path, "If the talks fail, we will meet the mayor.") == promised
    promised = [("We will meet the mayor", None, "planned")]
    assert _pledges(tmp_path, "We will meet the mayor if the talks fail.") == promised


def test_fragments_under_the_question_on_plans(tmp_path: Path) -> None:
    """Items of a list in the base form promise under a question that asks for plans, and only there."""
    items = "Next steps:\n\n- Continue to train judges\n- Roll out the tool in Peru\n"
    assert [p[0] for p in _pledges(tmp_path, items, "E13")] == ["Continue to train judges", "Roll out the tool in Peru"]
    assert _pledges(tmp_path, "- Roll out the tool in Peru\n- Train guards well\n", "C5") == []


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Plans for next year include two workshops.", [("include two workshops", "2024", "planned")]),
        ("FY2024: train 20 judges, visit two ports.",
         [("train 20 judges", "2024", "planned"), ("visit two ports", "2024", "planned")]),
    ],
)  # fmt: skip
def test_lists_of_plans(tmp_path: Path, words: str, expected: list[tuple[str, str, str]]) -> None:
    """What plans are said to include is promised, and so is what stands after a year to come."""
    assert _pledges(tmp_path, words, "E13") == expected
