"""Groups of people and bodies are found with their modifiers, typed by them, and never in a compound."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from tests.writing import corporate_report, ngo_report, segmented
from vpkg.extract import extract
from vpkg.extract.groups.labels import labels
from vpkg.extract.groups.lexicon import heads, modifiers, signs
from vpkg.extract.groups.standing import RULES
from vpkg.model import Mention

LEXICON = Path(__file__).resolve().parents[2] / "ontology" / "lexicon"


def _groups(tmp_path: Path, words: str) -> list[Mention]:
    reading = extract(segmented(ngo_report({"C5": words}), tmp_path))
    return [m for m in reading.mentions if m.answer == "C5" and m.kind == "stakeholder"]


def _surfaces(tmp_path: Path, words: str) -> list[str]:
    return [m.surface for m in _groups(tmp_path, words)]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("We taught company-employed security staff.", ["company-employed security staff"]),
        ("We taught the newly recruited guards.", ["newly recruited guards"]),
        ("Some of our senior managers came.", ["senior managers"]),
        ("All 14 private guards and two of the soldiers left.", ["private guards", "soldiers"]),
        ("Talks with other companies and various local NGOs.", ["companies", "local NGOs"]),
        ("It was aimed at cinnamon growers.", ["cinnamon growers"]),
        ("They spoke to Vespera Unit officers.", ["Vespera Unit officers"]),
        ("PUBLIC: Security Forces met Local Communities.", ["Security Forces", "Local Communities"]),
    ],
)  # fmt: skip
def test_adjectives_are_inside_and_determiners_outside(tmp_path: Path, words: str, expected: list[str]) -> None:
    """A group is named with what describes it, without articles, quantifiers and numbers."""
    assert _surfaces(tmp_path, words) == expected


@pytest.mark.parametrize(
    "words",
    [
        "Police reforms and community policing went on.",
        "The police station, the company facilities and the security policy were reviewed.",
        "The government pillar and the civil society pillar met.",
        "Employee training, contractor management and stakeholder engagement continue.",
        "Community relations and community development cost money.",
        "Community and government relations are a task.",
        "Risk management and the management of water matter.",
        "They were active on social media.",
        "The state of the roads is poor.",
    ],
)
def test_compounds_are_no_groups(tmp_path: Path, words: str) -> None:
    """A word for a group that only describes the next noun names no group."""
    assert _surfaces(tmp_path, words) == []


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("The police responded and the community says little.", ["police", "community"]),
        ("The navy patrols the coast.", ["navy"]),
        ("Communities report to villagers who fish there.", ["Communities", "villagers"]),
        ("Contractors guard the gate.", ["Contractors"]),
        ("The police detained protesters.", ["police", "protesters"]),
    ],
)
def test_verbs_are_no_part_of_groups(tmp_path: Path, words: str, expected: list[str]) -> None:
    """What a group does stands neither before nor after it in its name."""
    assert _surfaces(tmp_path, words) == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Elders, women and youth met.", ["Elders", "women", "youth"]),
        ("We asked government, industry and civil society.", ["government", "industry", "civil society"]),
        ("National, regional and local authorities met.", ["National, regional and local authorities"]),
        ("We wrote to oil, gas, and mining companies.", ["oil, gas, and mining companies"]),
        ("The police and community members met.", ["police", "community members"]),
        ("We heard police/soldiers.", ["police", "soldiers"]),
    ],
)
def test_members_of_a_coordination(tmp_path: Path, words: str, expected: list[str]) -> None:
    """Each group of a list is one mention; modifiers that share one head are one mention with it."""
    assert _surfaces(tmp_path, words) == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("We met members of the reporting structure.", ["members of the reporting structure"]),
        ("We met officers from the Ghana Police Service.", ["officers from the Ghana Police Service"]),
        ("We met representatives of the nearby villages.", ["representatives of the nearby villages"]),
        ("We met soldiers of the 12th Rifle Battalion today.", ["soldiers of the 12th Rifle Battalion"]),
        ("A unit of the mining police came.", ["unit of the mining police"]),
        ("We met residents of Kenya.", ["residents"]),
        ("We met guards who work at night.", ["guards"]),
        ("We met guards of six sites.", ["guards"]),
        ("The embassies of Peru, Ghana and Canada helped.", ["embassies of Peru, Ghana and Canada"]),
    ],
)
def test_the_body_is_inside_and_the_place_outside(tmp_path: Path, words: str, expected: list[str]) -> None:
    """A phrase that names the body is part of the mention; a place, a sector or a clause is not."""
    assert _surfaces(tmp_path, words) == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("It kept conflict victims' data.", ["conflict victims"]),
        ("The public's trust in the village's elders grew.", ["public", "elders"]),
        ("Women's groups and traders' unions signed.", ["Women's groups", "traders' unions"]),
    ],
)
def test_possessives(tmp_path: Path, words: str, expected: list[str]) -> None:
    """A group that owns something is a mention without its ending; one that says whose group it is stays inside."""
    assert _surfaces(tmp_path, words) == expected


def test_named_communities(tmp_path: Path) -> None:
    """A community called by its name is a group with that name."""
    found = _groups(tmp_path, "The Orlanda community and the Varu/Selima community petitioned. We met the Ogoni.")
    assert [(m.surface, m.canonical, m.recogniser) for m in found] == [
        ("Orlanda community", "Orlanda community", "stakeholder-named-community"),
        ("Varu/Selima community", "Varu/Selima community", "stakeholder-named-community"),
        ("Ogoni", "Ogoni", "stakeholder-people"),
    ]


@pytest.mark.parametrize(
    ("words", "concept"),
    [
        ("We met human rights defenders.", "human-rights-defenders"),
        ("We met public security forces.", "public-security"),
        ("We met private guards.", "private-security"),
        ("We met in-house guards.", "own-security"),
        ("We met our own guards.", "own-security"),
        ("We met 14 of our own security personnel.", "own-security"),
        ("Brackwater met its own security officers.", "own-security"),
        ("We met retired police officers.", "police"),
        ("We met government representatives.", "government"),
        ("We met local officials.", "local-government"),
        ("We met NGO staff.", "civil-society"),
        ("We met contractor employees.", "contractor"),
        ("We met company representatives.", "company"),
        ("We met artisanal and small-scale miners.", "artisanal-miners"),
        ("We met women leaders.", "women"),
        ("We met members of the judiciary.", "justice-sector"),
        ("We met officers of the mining police.", "police"),
        ("We met farmers' cooperatives.", "community"),
        ("We met members of the Voluntary Principles Initiative.", "vp-participants"),
        ("We met stakeholders.", "other"),
    ],
)
def test_the_modifier_before_the_head_decides_the_type(tmp_path: Path, words: str, concept: str) -> None:
    """What stands before the head tells what group it is, else the body that it is of, else the head."""
    assert [m.concept for m in _groups(tmp_path, words)] == [f"stakeholder-type/{concept}"]


@pytest.mark.parametrize(
    "words",
    ["The security contractor met its own guards.", "We met their own guards.", "We met the guards on our own."],
)
def test_whose_guards_are_hired(tmp_path: Path, words: str) -> None:
    """A contractor's own guards are those that were hired."""
    assert _groups(tmp_path, words)[-1].concept == "stakeholder-type/private-security"


def test_an_acronym_stands_for_the_group_before_it(tmp_path: Path) -> None:
    """In brackets after a group, its letters are a mention of the same type."""
    found = _groups(tmp_path, "We met local peace committees (LPCs) twice.")
    assert [(m.surface, m.concept) for m in found] == [
        ("local peace committees", "stakeholder-type/multi-stakeholder-body"),
        ("LPCs", "stakeholder-type/multi-stakeholder-body"),
    ]


def test_the_reporter_is_no_group(tmp_path: Path) -> None:
    """In a company's report “the company” is itself; its board, management and staff are groups."""
    words = "The company told its board and the staff of a mining company; Brackwater Mining is a mining company."
    text = corporate_report(lambda n, title: f"{n}. {title}", answer=lambda n: words if n == 4 else "We did our part.")
    reading = extract(segmented(text, tmp_path))
    found = [m.surface for m in reading.mentions if m.kind == "stakeholder"]
    assert found == ["board", "staff of a mining company"]


def test_a_body_with_a_name_is_no_group(tmp_path: Path) -> None:
    """The words of an organisation's name are not read as groups."""
    assert _surfaces(tmp_path, "We wrote to the Ghana Police Service.") == []


def test_the_lexicon_holds_together() -> None:
    """Every type named in the word lists is in the scheme, every way to stand has a rule, and no list is empty."""
    known = set(labels("stakeholder-types"))
    assert len(known) == 40
    found = [head for each in heads().values() for head in each]
    assert len(found) > 1000
    assert {head.concept for head in found} <= known
    assert {head.stands for head in found} <= {"bare", *RULES}
    assert {sign.concept for each in signs().values() for sign in each} <= known
    assert set(modifiers().values()) == {"adjective", "noun", "verbal", "degree"}


@pytest.mark.parametrize("path", sorted(LEXICON.glob("stakeholder-*.csv")), ids=lambda path: path.stem)
def test_rows_are_complete_and_stand_once(path: Path) -> None:
    """Every row has its source, and no row stands twice."""
    with path.open(encoding="utf-8", newline="") as handle:
        rows = list(csv.DictReader(handle))
    assert rows
    assert all(row["source"] and next(iter(row.values())) for row in rows)
    keys = [tuple(row.values()) for row in rows]
    assert len(keys) == len(set(keys))
