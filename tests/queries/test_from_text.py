"""What answers say of sentences of a report, from the text to the row; every expectation is read from the sentence."""

from __future__ import annotations

from pathlib import Path

import pytest

import vpkg
from tests.writing import corporate_answer, corporate_report

INCIDENTS, SUPPORT = 6, 10
"""The questions B6 on incidents and C10 on work with public security."""


def asked(folder: Path, answers: dict[int, str], name: str, **values: str) -> list[dict[str, str]]:
    """Build a company's report with these answers and ask a query of it; cells as text."""
    text = corporate_report(
        lambda number, title: f"## {'B' if 5 <= number <= 8 else 'A' if number < 5 else 'C'}{number}. {title}",
        answer=lambda number: answers.get(number, corporate_answer(number)),
    )
    path = folder / "report.md"
    path.write_text(text, encoding="utf-8")
    with vpkg.build([path]) as graph:
        table = graph.ask(name, **values)
        return [{key: "" if cell is None else str(cell) for key, cell in row.items()} for row in table]


@pytest.mark.parametrize(
    ("answer", "told"),
    [
        ("No incidents involving public security were reported in 2022.", "nil"),
        (
            "No incidents involving public security were reported in 2022. In May we received an allegation that "
            "guards of our contractor had beaten two villagers, which an independent lawyer looked into.",
            "nil-in-part",
        ),
        ("In May we received an allegation that guards of our contractor had beaten two villagers.", "answered"),
    ],
)
def test_a_nil_return_beside_an_allegation_is_one_for_a_part(tmp_path: Path, answer: str, told: str) -> None:
    """Who tells of an allegation does not report that there was nothing, whatever else the answer denies."""
    rows = asked(tmp_path, {INCIDENTS: answer}, "topic-by-report", topic="incident-reporting")
    assert [row["told"] for row in rows] == [told]


def test_a_nil_return_of_incidents_is_none_on_another_topic(tmp_path: Path) -> None:
    """An answer on work with public security that ends with “no incidents” is an answer."""
    answer = (
        "We met the commander of the police every month and agreed who patrols the road. The army did not come near "
        "the site. No incidents were reported on these patrols."
    )
    rows = asked(tmp_path, {SUPPORT: answer}, "topic-by-report", topic="security-engagement")
    assert {row["told"] for row in rows if row["code"] == "C10"} <= {"answered"}


@pytest.mark.parametrize(
    ("sentence", "force"),
    [
        ("We supply fuel and two vehicles to the Zambia Police Service.", "police"),
        ("We provided radios to the Ghana Armed Forces.", "armed-forces"),
        ("We supply fuel and two vehicles to the police.", "police"),
        ("We supply fuel and two vehicles to the Zambia Revenue Authority.", ""),
    ],
)
def test_support_to_a_named_force_is_support_to_public_forces(tmp_path: Path, sentence: str, force: str) -> None:
    """The Zambia Police Service is police, as “the police” are; a tax office is no force."""
    rows = asked(tmp_path, {SUPPORT: sentence}, "support-to-public-forces")
    assert {row["force"] for row in rows} == ({force} if force else set())
