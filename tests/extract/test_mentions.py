"""Names are found where they stand, stand for what they mean, and no more."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.writing import ngo_report, segmented
from vpkg.extract import extract
from vpkg.extract.mentions import surface
from vpkg.model import Mention, Reading


def _read(tmp_path: Path, words: str, **head: str) -> Reading:
    return extract(segmented(ngo_report({"C5": words}, **head), tmp_path))


def _found(reading: Reading, kind: str | None = None) -> list[Mention]:
    return [m for m in reading.mentions if m.answer == "C5" and kind in (None, m.kind)]


def _targets(reading: Reading, kind: str) -> list[tuple[str, str | None]]:
    return [(m.surface, m.target) for m in _found(reading, kind)]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("We work in Kenya and Uganda.", [("Kenya", "country/ke"), ("Uganda", "country/ug")]),
        ("The DRC's courts are slow.", [("DRC", "country/cd")]),
        (
            "In the **Democratic Republic of Congo (DRC)** we met.",
            [("Democratic Republic of Congo", "country/cd"), ("DRC", "country/cd")],
        ),
        (
            "Staff in Côte d’Ivoire and Cote d'Ivoire met.",
            [("Côte d’Ivoire", "country/ci"), ("Cote d'Ivoire", "country/ci")],
        ),
        (
            "Guinea-Bissau, Equatorial Guinea and Papua New Guinea.",
            [
                ("Guinea-Bissau", "country/gw"),
                ("Equatorial Guinea", "country/gq"),
                ("Papua New Guinea", "country/pg"),
            ],
        ),
        ("South Sudan borders Sudan.", [("South Sudan", "country/ss"), ("Sudan", "country/sd")]),
        ("A UK-based firm told us.", [("UK", "country/gb")]),
        ("Tell us what turkey tastes like, or chad.", []),
        ("A non-Kenya-like place and the Anglo-Kenyan group.", []),
        ("We met in the **Democratic\nRepublic of the Congo**.", [("Democratic Republic of the Congo", "country/cd")]),
        ("See https://www.kenya.example/Uganda for more.", []),
        ("Niger and Nigeria are neighbours.", [("Niger", "country/ne"), ("Nigeria", "country/ng")]),
    ],
)  # fmt: skip
def test_countries(tmp_path: Path, words: str, expected: list[tuple[str, str]]) -> None:
    """Longest name, whole words, any usual spelling, never a common word."""
    assert _targets(_read(tmp_path, words), "country") == expected


def test_a_name_of_several_countries_stays_ambiguous(tmp_path: Path) -> None:
    """“Congo” alone is given to no country, and both are kept."""
    reading = _read(tmp_path, "Our visit to Congo was short.")
    [mention] = _found(reading, "country")
    assert (mention.target, mention.candidates) == (None, ("country/cd", "country/cg"))
    assert reading.accounts == ()


def test_a_country_that_shares_its_name_with_a_state_stays_ambiguous(tmp_path: Path) -> None:
    """Georgia may be the country or the state."""
    [mention] = _found(_read(tmp_path, "Our visit to Georgia was short."))
    assert set(mention.candidates) == {"country/ge", "place/us-ga"}


def test_demonyms_are_marked_and_put_nothing_anywhere(tmp_path: Path) -> None:
    """“Swiss government” is a government, and nothing takes place in Switzerland."""
    reading = _read(tmp_path, "The Swiss government and a Kenyan lawyer helped.")
    assert _targets(reading, "organisation") == [("Swiss government", "organisation/government-of-switzerland")]
    assert [(m.surface, m.target, m.form) for m in _found(reading, "country")] == [
        ("Swiss", "country/ch", "demonym"), ("Kenyan", "country/ke", "demonym"),
    ]  # fmt: skip
    assert reading.accounts == ()


def test_a_direction_before_a_country_is_a_place_in_it(tmp_path: Path) -> None:
    """“Eastern Democratic Republic of Congo” is a place in CD, with the country inside, markup or not."""
    for words in (
        "In Eastern Democratic Republic of Congo we met.",
        "In the eastern **Democratic Republic of Congo** we met.",
    ):
        reading = _read(tmp_path, words)
        place, country = (m for m in _found(reading) if m.kind in ("country", "place"))
        assert (place.kind, place.target, place.iso) == ("place", "place/cd-eastern", ("CD",))
        assert (country.kind, country.target, country.nested_in) == ("country", "country/cd", ("place", place.span))
        assert [(a.country, a.relation) for a in reading.accounts] == [("CD", "takesPlaceIn")]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("In Kenya we met in Kwale and Marsabit counties.", [("Kwale", "place/ke-19"), ("Marsabit", "place/ke-25")]),
        ("In Nepal, six municipalities of Madhesh Province took part.", [("Madhesh Province", "place/np-p2")]),
        ("Work in the Horn of Africa goes on.", [("Horn of Africa", "place/horn-of-africa")]),
        ("Marsabit is the name of a colleague's cat.", []),
        ("At the global level we spoke.", [("global", "place/global")]),
        ("A global company spoke.", []),
    ],
)
def test_places(tmp_path: Path, words: str, expected: list[tuple[str, str]]) -> None:
    """A place counts with its type noun or its country near by."""
    assert _targets(_read(tmp_path, words), "place") == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("We met DCAF and IOM.", ["organisation/dcaf", "organisation/iom"]),
        (
            "The DRC Government asked KfW Development Bank.",
            ["organisation/government-of-democratic-republic-of-the-congo", "organisation/kfw"],
        ),
        ("The total was high and the pact held.", []),
        ("A major company refused.", []),
        ("Officers of Total S.A. came.", ["organisation/total-sa"]),
        ("We support the Voluntary Principles Initiative.", ["organisation/voluntary-principles-initiative"]),
        ("We support the Voluntary Principles.", []),
        ("The UN Guiding Principles matter.", []),
    ],
)  # fmt: skip
def test_organisations(tmp_path: Path, words: str, expected: list[str]) -> None:
    """Known bodies are found; a common word is a body only with a cue; “a major company” is none."""
    assert [m.target for m in _found(_read(tmp_path, words), "organisation")] == expected


def test_the_reporter_is_found_by_its_names(tmp_path: Path) -> None:
    """A reporter that no gazetteer knows is a target, by its full and its distinctive short name."""
    reading = _read(tmp_path, "Quietwater Trust met others. In spring Quietwater met more, and then Quietwater left.")
    assert _targets(reading, "organisation") == [
        ("Quietwater Trust", "organisation/quietwater-trust"),
        ("Quietwater", "organisation/quietwater-trust"),
        ("Quietwater", "organisation/quietwater-trust"),
    ]  # fmt: skip


def test_a_country_inside_a_name_claims_nothing(tmp_path: Path) -> None:
    """“Torvane Ghana Limited” and “Ministry of Mines of Peru” put nothing in Ghana or Peru."""
    reading = _read(tmp_path, "We wrote to Torvane Ghana Limited and the Ministry of Mines of Peru.")
    assert [m.nested_in[0] for m in _found(reading, "country") if m.nested_in] == ["organisation", "organisation"]
    assert reading.accounts == ()


@pytest.mark.parametrize(
    ("words", "relation"),
    [
        ("In **Kenya**, we met.", "takesPlaceIn"),
        ("We trained guards across Kenya.", "takesPlaceIn"),
        ("Work in Rwanda and Kenya went on.", "takesPlaceIn"),
        ("Kenya's accession was slow.", "concerns"),
        ("We wrote about Kenya.", "concerns"),
    ],
)
def test_a_claim_says_whether_it_takes_place_there(tmp_path: Path, words: str, relation: str) -> None:
    """A preposition of place before the name locates; all else only concerns."""
    found = {a.country: a.relation for a in _read(tmp_path, words).accounts}
    assert found["KE"] == relation


def test_question_wording_is_never_read_from(tmp_path: Path) -> None:
    """A country in a heading is no mention."""
    text = ngo_report({"D8": "We met."}).replace("strengthen the rule of law.", "strengthen the rule of law in Kenya.")
    assert [m for m in extract(segmented(text, tmp_path)).mentions if m.kind == "country"] == []


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(
        st.sampled_from(
            "Kenya|**DRC**|Eastern DRC|_Peru_|DCAF|Swiss|Congo|in|the|,|\n|and|São Tomé|é|-|Quietwater".split("|")
        ),
        max_size=14,
    )
)  # fmt: skip
def test_every_mention_is_the_text_at_its_place(tmp_path: Path, words: list[str]) -> None:
    """text[span] reads as the surface, spans lie in their answer, nested ones in their outer, and order is stable."""
    reading = _read(tmp_path, " ".join(["We met", *words, "today."]))
    text = reading.report.document.text
    bodies = [b for a in reading.report.answers if a.code == "C5" for b in a.bodies]
    for mention in _found(reading):
        quote = text[mention.span.start : mention.span.end]
        assert surface(quote) == mention.surface
        assert any(b.start <= mention.span.start and mention.span.end <= b.end for b in bodies)
        if mention.kind in ("country", "place", "organisation"):
            assert (mention.target is None) == bool(mention.candidates)
        if mention.nested_in:
            outer = mention.nested_in[1]
            assert outer.start <= mention.span.start
            assert mention.span.end <= outer.end
    assert list(reading.mentions) == sorted(reading.mentions, key=lambda m: (m.span, m.kind, m.target or ""))
    assert len({(m.kind, m.span) for m in reading.mentions}) == len(reading.mentions)
