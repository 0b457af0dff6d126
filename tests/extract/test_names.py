"""Names of the gazetteer count where they are names, and sites and areas that it lacks are places."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.writing import ngo_report, segmented
from vpkg.extract import extract


def _found(tmp_path: Path, words: str, kind: str) -> list[str]:
    reading = extract(segmented(ngo_report({"C5": words}), tmp_path))
    return [m.surface for m in reading.mentions if m.answer == "C5" and m.kind == kind and m.nested_in is None]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Guards at the Kibarro gold mine met.", ["Kibarro"]),
        ("Guards at the Kibarro and Tullemo mines met.", ["Kibarro", "Tullemo"]),
        ("People from the villages of Lommo, Kissha and Turra came.", ["Lommo", "Kissha", "Turra"]),
        ("We live near Mwattate Sub-County.", ["Mwattate Sub-County"]),
        ("Staff met in Mwattate, Kenya.", ["Mwattate"]),
        ("They fish in Lake Antarra.", ["Lake Antarra"]),
        ("In Peru, the talks of the Cusco region ended.", ["Cusco"]),
        ("Our sites, mines and operations met the Mine Police.", []),
        ("At Annex and in Swahili we wrote.", []),
    ],
)
def test_places_that_no_list_has(tmp_path: Path, words: str, expected: list[str]) -> None:
    """The noun of a site or area shows a place: a site's name without it, an area's with it where it has a capital."""
    assert _found(tmp_path, words, "place") == expected


def test_a_place_has_the_country_of_its_scope(tmp_path: Path) -> None:
    """The only country around tells where an unknown place lies."""
    reading = extract(segmented(ngo_report({"C5": "In **Kenya**, guards at the Kibarro mine met."}), tmp_path))
    assert [(m.target, m.iso) for m in reading.mentions if m.kind == "place"] == [("place/kibarro", ("KE",))]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("It cost US$ 50 in the US.", ["US"]),
        ("The leaflet was printed in French and Spanish.", []),
        ("French police wrote in May.", ["French"]),
        ("They spoke Bahasa Indonesia.", []),
    ],
)
def test_money_and_languages_are_no_countries(tmp_path: Path, words: str, expected: list[str]) -> None:
    """A currency and a language bear a country's name and mean none."""
    reading = extract(segmented(ngo_report({"C5": words}), tmp_path))
    assert [m.surface for m in reading.mentions if m.answer == "C5" and m.kind == "country"] == expected


def test_a_table_says_what_its_cells_are(tmp_path: Path) -> None:
    """Names under “District” are places, names under “Partner” bodies."""
    words = "| District | Partner | People |\n|---|---|---|\n| Lommo | Tessgar | 12 |\n| Kissha | Vorrik | 3 |"
    assert _found(tmp_path, words, "place") == ["Lommo", "Kissha"]
    assert _found(tmp_path, words, "organisation") == ["Tessgar", "Vorrik"]


def test_part_of_another_name(tmp_path: Path) -> None:
    """A known name of one word beside an unknown one is part of another name."""
    assert "Vedanta" not in _found(tmp_path, "It was alleged by Zorr Vedanta that guards fired.", "organisation")


def test_two_names_with_a_bracket(tmp_path: Path) -> None:
    """A body and its acronym in brackets are two mentions."""
    words = "We met the International Committee of the Red Cross (ICRC)."
    assert _found(tmp_path, words, "organisation") == ["International Committee of the Red Cross", "ICRC"]
