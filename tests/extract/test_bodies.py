"""Bodies that no gazetteer lists are found by how they are named, and lead to one thing or to none."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.writing import ngo_report, segmented
from vpkg.extract import extract
from vpkg.extract.bodies.linking import is_generic, link, without_country
from vpkg.model import Mention


def _bodies(tmp_path: Path, words: str) -> list[Mention]:
    reading = extract(segmented(ngo_report({"C5": words}), tmp_path))
    return [m for m in reading.mentions if m.answer == "C5" and m.kind == "organisation" and m.nested_in is None]


def _names(tmp_path: Path, words: str) -> list[str]:
    return [m.surface for m in _bodies(tmp_path, words)]


def _targets(tmp_path: Path, words: str) -> list[tuple[str, str | None]]:
    return [(m.surface, m.target) for m in _bodies(tmp_path, words)]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("We met the Varrow Mining Alliance twice.", ["Varrow Mining Alliance"]),
        ("The Ministry of Rivers and Fisheries replied.", ["Ministry of Rivers and Fisheries"]),
        (
            "The Ministry of Land, Housing and Urban Development replied.",
            ["Ministry of Land, Housing and Urban Development"],
        ),
        (
            "Letters went to the Ministry of Rivers, Tarrow Land Commission and County Commission.",
            ["Ministry of Rivers", "Tarrow Land Commission", "County Commission"],
        ),
        ("A platoon of the 44th Battalion came.", ["44th Battalion"]),
        ("The Senate heard us.", ["Senate"]),
        ("Following Varrow Police Service advice, we left.", ["Varrow Police Service"]),
        ("We went to the Universidad Andina de Tarrow.", ["Universidad Andina de Tarrow"]),
        ("The Public Solicitor's Office wrote.", ["Public Solicitor's Office"]),
        ("The Tarrow county government and the Government of Western Tarrow came.",
         ["Tarrow county government", "Government of Western Tarrow"]),
        ("Land Rights and the Tarrow Women's Network spoke.", ["Tarrow Women's Network"]),
    ],
)  # fmt: skip
def test_a_head_noun_makes_a_body(tmp_path: Path, words: str, expected: list[str]) -> None:
    """A capitalised name on a noun that means a body is a body, as far as the name goes and no further."""
    assert _names(tmp_path, words) == expected


@pytest.mark.parametrize(
    "words",
    [
        "The Varrow Police Act was amended.",
        "The Board of Directors and the Security Department met.",
        "The host Government and local governments agreed.",
        "The Minister of Rivers spoke to the Company.",
        "Human Resources and Community Relations met the Audit Committee.",
        "Armed Security guards the gate, and the police patrol.",
    ],
)
def test_what_is_no_body(tmp_path: Path, words: str) -> None:
    """Laws, titles, internal departments and groups of people are no bodies."""
    assert _names(tmp_path, words) == []


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("It is run by Torvane Ghana Limited.", ["Torvane Ghana Limited"]),
        ("It is run by Torvane Copper & Gold Inc. in May.", ["Torvane Copper & Gold Inc."]),
        ("It is run by PT Torvane Sumber.", ["PT Torvane Sumber"]),
        ("It is run by Torvane (Zambia) Ltd under contract.", ["Torvane (Zambia) Ltd"]),
        ("It is run by Torvane Petroleum with others.", ["Torvane Petroleum"]),
        ("The security company Garvek sends guards.", ["Garvek"]),
        ("Sauti Marro, a local NGO, took part.", ["Sauti Marro"]),
        ("Guards come from Garvek Mali.", ["Garvek Mali"]),
    ],
)
def test_companies_and_introduced_names(tmp_path: Path, words: str, expected: list[str]) -> None:
    """A legal form, a trade or an ordinary noun beside it tells that a name is a company's or an NGO's."""
    assert _names(tmp_path, words) == expected


def test_a_shared_name_takes_its_country_from_the_words_around_it(tmp_path: Path) -> None:
    """The Ministry of Rivers that the paragraph on Kenya names is Kenya's; where two countries may be meant, none."""
    assert _targets(tmp_path, "In **Kenya**, staff met the Ministry of Rivers.") == [
        ("Ministry of Rivers", "organisation/ministry-of-rivers-ke")
    ]
    assert _targets(tmp_path, "In Kenya and Peru staff met the Ministry of Rivers.") == [("Ministry of Rivers", None)]
    assert _targets(tmp_path, "Staff met the Ministry of Rivers.") == [("Ministry of Rivers", None)]


def test_a_national_name_says_its_country_itself(tmp_path: Path) -> None:
    """“Kenyan Ministry of Rivers” and “Ministry of Rivers of Kenya” are one."""
    words = "In Peru we met the Kenyan Ministry of Rivers and the Ministry of Rivers of Kenya."
    assert [t for _, t in _targets(tmp_path, words)] == ["organisation/ministry-of-rivers-ke"] * 2


def test_known_bodies_are_linked_by_their_country(tmp_path: Path) -> None:
    """A national body of the gazetteer is meant where the report names it short in its country."""
    assert _targets(tmp_path, "In Peru the National Police came.") == [
        ("National Police", "organisation/peruvian-national-police")
    ]


@pytest.mark.parametrize(
    ("words", "target"),
    [
        ("It sits on the steering committee of the Voluntary Principles.", "organisation/vpi-steering-committee"),
        ("It spoke in the NGO pillar of the Initiative.", "organisation/vpi-ngo-pillar"),
        ("It joined the Initiative in 2011.", "organisation/voluntary-principles-initiative"),
        ("It wrote to the VPI Secretariat.", "organisation/vpi-secretariat"),
        ("It hosts the in-country working group in Ghana.", "organisation/icwg-ghana"),
        ("In Zambia it founded the ICWG.", "organisation/icwg-zambia"),
        ("We thank the Norwegian Embassy in Lusaka.", "organisation/embassy-of-norway-in-zambia"),
        ("We thank the Dutch government.", "organisation/government-of-netherlands"),
    ],
)
def test_the_initiative_and_states(tmp_path: Path, words: str, target: str) -> None:
    """Bodies of the Initiative in any case, its groups in a country, embassies and governments are known for sure."""
    assert [t for _, t in _targets(tmp_path, words)] == [target]


def test_a_defined_acronym_means_what_it_was_defined_for(tmp_path: Path) -> None:
    """Both ways of defining count, later uses have the same target, and an acronym of no known kind stays nothing."""
    words = (
        "The Varrow Mining Alliance (VMA) met. ZLC (Zorrow Land Commission) came. Varrow Holdings Ltd (“Varrow”) left."
        " The community health workers (CHWZ) stayed. Then VMA, ZLC and Varrow signed, not CHWZ."
    )
    found = _targets(tmp_path, words)
    assert found.count(("VMA", "organisation/varrow-mining-alliance")) == 2
    assert found.count(("ZLC", "organisation/zorrow-land-commission")) == 2
    assert ("Varrow", "organisation/varrow-holdings-ltd") in found
    assert not [name for name, _ in found if "CHWZ" in name]


def test_a_bare_head_points_back(tmp_path: Path) -> None:
    """“the Commission” is the one that the passage named; without one it is nothing."""
    words = "The Zorrow Land Commission came in May. The Commission then ruled."
    assert _targets(tmp_path, words)[1] == ("Commission", "organisation/zorrow-land-commission")
    assert _names(tmp_path, "The Commission then ruled.") == []


def test_unknown_names_are_told_by_their_company(tmp_path: Path) -> None:
    """A name that acts is a body, one that things happen in is a place, and of the same sort in a list."""
    words = (
        "The course was given by Orlando Varro and Tessgar. Staff met in Murro, Kessu and Talloma. Tessgar trained 5."
    )
    reading = extract(segmented(ngo_report({"C5": words}), tmp_path))
    kinds = {m.surface: m.kind for m in reading.mentions if m.answer == "C5" and m.kind in ("organisation", "place")}
    assert kinds["Tessgar"] == "organisation"
    assert {kinds[name] for name in ("Murro", "Kessu", "Talloma")} == {"place"}


def test_a_subsidiary_is_no_reporter(tmp_path: Path) -> None:
    """The reporter's name with a country behind it is a body of its own."""
    reading = extract(segmented(ngo_report({"C5": "Staff of Quietwater Trust Kenya came."}), tmp_path))
    assert "organisation/quietwater-trust-kenya" in {m.target for m in reading.mentions if m.answer == "C5"}


def test_parting_a_name_from_its_country() -> None:
    """What is left of a shared name without its country is the name that others share."""
    assert without_country("Peruvian Ministry of Rivers") == ("Ministry of Rivers", "PE")
    assert without_country("Ministry of Rivers of the Philippines") == ("Ministry of Rivers", "PH")
    assert without_country("Varrow Council") == ("Varrow Council", None)
    assert is_generic("National Land Commission")
    assert not is_generic("Varrow Land Commission")
    assert link("Ministry of Rivers", None, True).targets == ()
