"""Instruments are named by their names: laws, standards, policies, tools and agreements, and no more than the name."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from tests.writing import ngo_report, segmented
from vpkg.extract import extract
from vpkg.extract.context import Context
from vpkg.extract.instruments import instruments
from vpkg.extract.names import Names
from vpkg.extract.passage import passages
from vpkg.model import Mention


def _found(tmp_path: Path, words: str, **head: str) -> list[Mention]:
    reading = extract(segmented(ngo_report({"C5": words}, **head), tmp_path))
    return [m for m in reading.mentions if m.answer == "C5" and m.kind == "instrument" and m.nested_in is None]


def _surfaces(tmp_path: Path, words: str) -> list[str]:
    return [m.surface for m in _found(tmp_path, words)]


@pytest.mark.parametrize(
    ("words", "surface", "target", "concept"),
    [
        ("We apply the VPs at the gate.", "VPs", "voluntary-principles", "multi-stakeholder-standard"),
        ("We apply the Voluntary principles.", "Voluntary principles", "voluntary-principles",
         "multi-stakeholder-standard"),
        ("Elders read the UNGPs aloud.", "UNGPs", "ungps", "un-soft-law"),
        ("Judges cite the African Charter on Human and Peoples' Rights.",
         "African Charter on Human and Peoples' Rights", "african-charter", "treaty"),
        ("Guards hold to PSC.1 here.", "PSC.1", "psc1", "industry-standard"),
        ("A lender asks for IFC Performance Standard 4 of us.", "IFC Performance Standard 4", "ifc-ps4",
         "industry-standard"),
        ("Lawyers in Accra explained the Minerals and Mining Act, 2006 (Act 703) to us.",
         "Minerals and Mining Act, 2006 (Act 703)", "gh-minerals-mining-act", "national-law"),
        ("The Canadian Modern Slavery Act 2018 talk was long.", "Modern Slavery Act 2018", "au-modern-slavery-act",
         "national-law"),
    ],
)  # fmt: skip
def test_known_instruments(tmp_path: Path, words: str, surface: str, target: str, concept: str) -> None:
    """A name of the gazetteer leads to its instrument and type, in any of its spellings."""
    [mention] = _found(tmp_path, words)
    assert (mention.surface.endswith(surface), mention.target) == (True, f"instrument/{target}")
    assert mention.concept == f"instrument-type/{concept}"


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Our Wetlands Access Policy was printed.", ["Wetlands Access Policy"]),
        ("The company's Human Rights Policy is on the wall.", ["Human Rights Policy"]),
        ("Training on the Gate Search Procedure went well.", ["Gate Search Procedure"]),
        ("Elders asked about the Rivers and Lakes Act, 2011.", ["Rivers and Lakes Act, 2011"]),
        ("They read Decree No. 77/2009 and Law 4410 of 1999.", ["Decree No. 77/2009", "Law 4410 of 1999"]),
        ("Staff know the Code of Gate Conduct for Night Guards.", ["Code of Gate Conduct for Night Guards"]),
        ("The Dust Control Policy and Code of Conduct were sent.", ["Dust Control Policy", "Code of Conduct"]),
        ("The Harbour Safety Policy and Strategy is new.", ["Harbour Safety Policy and Strategy"]),
        ("A Handbook on Fair Searches for Village Guards was printed.",
         ["Handbook on Fair Searches for Village Guards"]),
        ("The Standing Order on the Lighting of Gates was read.", ["Standing Order on the Lighting of Gates"]),
        ("The Quarry (Amendment) Act 2017 was read.", ["Quarry (Amendment) Act 2017"]),
        ("The Harbour Plan 2014-2016 ended.", ["Harbour Plan 2014-2016"]),
        ("We follow ISO 12345:2019 there.", ["ISO 12345:2019"]),
        ("She wrote “Who Guards the Well? A Handbook for Elders” last year.",
         ["Who Guards the Well? A Handbook for Elders"]),
        ("The Ley 9911 de 2003 was read.", ["Ley 9911 de 2003"]),
    ],
)  # fmt: skip
def test_names_that_no_list_has(tmp_path: Path, words: str, expected: list[str]) -> None:
    """A capitalised name with its head is an instrument, with its year and number, without what leads to it."""
    assert _surfaces(tmp_path, words) == expected


@pytest.mark.parametrize(
    "words",
    [
        "Policies and procedures were discussed.",
        "We keep a risk register and have policies in general.",
        "The Law Enforcement Academy and the Policy Officer met us.",
        "A course on Conflict Resolution was held.",
        "The rule of law matters, and the guard acted.",
        "We plan a visit, and the plan is good.",
        "An agreement with suppliers was signed.",
        "Act now, they said. In Order to win, one trains.",
    ],
)
def test_what_is_no_instrument(tmp_path: Path, words: str) -> None:
    """Policies in general, bodies, offices, ways of settling disputes and verbs are no instruments."""
    assert _surfaces(tmp_path, words) == []


def test_the_initiative_is_no_instrument(tmp_path: Path) -> None:
    """“Voluntary Principles Initiative” and its like are the organisation, in which no instrument is named."""
    reading = extract(
        segmented(ngo_report({"C5": "The Voluntary Principles Initiative (VPI) and the VPs Initiative met."}), tmp_path)
    )
    assert [m for m in reading.mentions if m.answer == "C5" and m.kind == "instrument"] == []


def test_only_the_name_of_the_principles(tmp_path: Path) -> None:
    """“VPSHR Plenary” and “VP training” name the Principles by the first word; a vice president is none."""
    words = "After the VPSHR Plenary we gave VP training, and the VP Operations thanked us."
    assert [(m.surface, m.target) for m in _found(tmp_path, words)] == [
        ("VPSHR", "instrument/voluntary-principles"),
        ("VP", "instrument/voluntary-principles"),
    ]


def test_the_principles_again(tmp_path: Path) -> None:
    """“The Principles” are the Voluntary ones, or those of another name that was spoken of last."""
    assert [m.target for m in _found(tmp_path, "Guards apply the Principles daily.")] == [
        "instrument/voluntary-principles"
    ]
    words = "Lenders hold to the Equator Principles. The Principles bind the bank."
    assert [m.target for m in _found(tmp_path, words)] == ["instrument/equator-principles"] * 2


def test_memoranda(tmp_path: Path) -> None:
    """A memorandum is named by its kind, not by its parties; both forms count, in any letters."""
    words = "A Memorandum of Understanding (MoU) with the harbour police was signed; the MoU of 2019 had lapsed."
    assert _surfaces(tmp_path, words) == ["Memorandum of Understanding", "MoU", "MoU of 2019"]
    [mention] = _found(tmp_path, "A new memorandum of understanding is near.")
    assert (mention.target, mention.concept) == (None, "instrument-type/contract")


def test_agreements_with_those_who_guard(tmp_path: Path) -> None:
    """An agreement with police or army is an instrument, and so is “the agreement” after it; others are not."""
    words = "We signed a cooperation agreement with the harbour police. The agreement lasts two years."
    assert _surfaces(tmp_path, words) == ["cooperation agreement", "agreement"]


def test_short_forms(tmp_path: Path) -> None:
    """“The Directive” and a defined acronym stand for the full name, once that has been given."""
    words = "Our Gate Safety Directive (GSD) is old. The Directive binds all, and the GSD is taught."
    found = _found(tmp_path, words)
    assert [m.surface for m in found] == ["Gate Safety Directive", "GSD", "Directive", "GSD"]
    assert _surfaces(tmp_path, "The Directive binds all.") == []


def test_a_bare_law_is_of_the_country_near_by(tmp_path: Path) -> None:
    """“Mining Code” is the law of the country named near by; of two countries it stays open."""
    [mention] = _found(tmp_path, "In Mali the mining code was read.")
    assert (mention.surface, mention.target) == ("mining code", "instrument/ml-mining-code")
    [mention] = _found(tmp_path, "In Mali and Guinea the Mining Code was read.")
    assert (mention.target, set(mention.candidates)) == (
        None,
        {"instrument/ml-mining-code", "instrument/gn-mining-code"},
    )
    [mention] = _found(tmp_path, "The Mining Code was read.")
    assert (mention.target, mention.candidates, mention.concept) == (None, (), "instrument-type/national-law")


def test_a_policy_of_general_words_is_given_no_node(tmp_path: Path) -> None:
    """“Human Rights Policy” is another one in each report; a name that tells is a candidate of its own."""
    [mention] = _found(tmp_path, "Our Human Rights Policy was printed.")
    assert (mention.target, mention.concept) == (None, "instrument-type/policy")
    [mention] = _found(tmp_path, "The Whitewater Basin Shoreline Act was passed.")
    assert mention.target == "instrument/whitewater-basin-shoreline-act"


def test_small_letters(tmp_path: Path) -> None:
    """What was adopted or drafted, what bears a year and what is the reporter's own count in small letters too."""
    assert _surfaces(tmp_path, "The town adopted a county level policy to help widows.") == ["county level policy"]
    assert _surfaces(tmp_path, "They read the harbour act 2012 aloud.") == ["harbour act 2012"]
    assert _surfaces(tmp_path, "Guards sign our human rights policy.") == ["human rights policy"]


@pytest.mark.parametrize(
    "words",
    [
        "the Principles and the Mining Code of Mali " * 1500,
        "We read the Human Rights Policy and Code of Conduct for " * 1500,
        "“Guide " * 4000,
        "Act (No. 1/2 of " * 3000,
        "Decree 1/" * 3000,
        "Policy of " + "Alpha of " * 4000,
    ],
    ids=["principles", "policies", "quotes", "brackets", "numbers", "matters"],
)
def test_hostile_paragraphs_are_read_in_time(tmp_path: Path, words: str) -> None:
    """A paragraph of thousands of heads, laws, numbers or quotation marks is read in a second or so."""
    report = segmented(ngo_report({"C5": words}), tmp_path)
    pieces = passages(report)
    names = Names(report, pieces)
    known = [tuple(names.find(piece, [])) for piece in pieces]
    context = Context(report, names.countries)
    started = time.process_time()
    for piece, found in zip(pieces, known, strict=True):
        list(instruments(piece, context, found))
    assert time.process_time() - started < 5


@pytest.mark.parametrize(
    ("words", "target"),
    [
        ("Our buyers report under the Supply Chain Act.", None),
        ("The German Supply Chain Act binds our buyers.", "instrument/de-lksg"),
        ("In Germany buyers report under the Supply Chain Act.", "instrument/de-lksg"),
        ("The General Mining Law was amended.", None),
        ("In Peru the General Mining Law was amended.", "instrument/pe-mining-law"),
        ("The Halvorian Forest Rights Act was amended.", "instrument/halvorian-forest-rights-act"),
        ("The Indian Forest Rights Act was amended.", "instrument/in-forest-rights"),
    ],
)
def test_a_law_that_any_state_may_have_needs_its_country(tmp_path: Path, words: str, target: str | None) -> None:
    """A title that says no more than its matter is read as a state's law only where that state is named."""
    assert [m.target for m in _found(tmp_path, words)] == [target]
