"""Hygiene of the gazetteer: the CSV files that domain people edit by hand."""

from __future__ import annotations

import csv
import importlib.util
import re
import unicodedata
from collections import defaultdict
from pathlib import Path

import pytest

FOLDER = Path(__file__).resolve().parents[2] / "ontology" / "gazetteer"
HEADERS = {
    "countries": ("iso2,iso3,numeric,name_en,name_fr,name_es,official_en,aliases,ambiguous_aliases,demonyms,source"),
    "places": "id,kind,name,aliases,country,countries,type,requires_cue,source",
    "organisations": "id,name,kind,pillar,country,aliases,cued_aliases,part_of,source",
    "memberships": "organisation,status,from,to,certainty,source",
}
MINIMUM_ROWS = {"countries": 250, "places": 5900, "organisations": 600, "memberships": 60}
LIST_FIELDS = ("aliases", "ambiguous_aliases", "demonyms", "countries", "cued_aliases")
PLACE_KINDS = {"subdivision", "region", "city", "site", "global"}
ORGANISATION_KINDS = {
    "Government",
    "Company",
    "NonGovernmentalOrganisation",
    "IntergovernmentalOrganisation",
    "MultiStakeholderBody",
    "IndustryAssociation",
    "FinancialInstitution",
    "Organisation",
}
STATUSES = {"engaged", "full", "observer", "provisional", "former", "member"}
SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")

Row = dict[str, str]


def rows(name: str) -> list[Row]:
    """Read one gazetteer file."""
    with (FOLDER / f"{name}.csv").open(encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle))


def parts(value: str) -> list[str]:
    """Split a list cell."""
    return value.split("|") if value else []


def pairs(table: str) -> list[tuple[str, str]]:
    """Read `left = right; left = right; …`."""
    found = [entry.split(" = ") for entry in " ".join(table.split()).split("; ")]
    return [(left, right) for left, right in found]


def fold(text: str) -> str:
    """Return the surface as the finder compares it: no case, no diacritics."""
    plain = unicodedata.normalize("NFKD", text).casefold()
    return "".join(c for c in plain if not unicodedata.combining(c))


COUNTRIES = rows("countries")
PLACES = rows("places")
ORGANISATIONS = rows("organisations")
MEMBERSHIPS = rows("memberships")
CODES = {row["iso2"] for row in COUNTRIES}
BY_CODE = {row["iso2"]: row for row in COUNTRIES}
BY_PLACE = {row["id"]: row for row in PLACES}
BY_ORGANISATION = {row["id"]: row for row in ORGANISATIONS}


def government_ids() -> set[str]:
    """Return the ids under which the code mints the governments of all countries."""
    slugs = (re.sub(r"[^a-z0-9]+", "-", fold(row["name_en"]).replace("'", "")).strip("-") for row in COUNTRIES)
    return {f"government-of-{slug}" for slug in slugs}


def country_names(row: Row) -> set[str]:
    """Return the folded names and aliases of a country, without its adjectives."""
    names = [row["name_en"], row["name_fr"], row["name_es"], row["official_en"], *parts(row["aliases"])]
    return {fold(name) for name in names}


def countries_named(surface: str) -> set[str]:
    """Return the codes of the countries that `surface` names without ambiguity."""
    wanted = fold(surface)
    found = {row["iso2"] for row in COUNTRIES if wanted in country_names(row)}
    doubtful = {row["iso2"] for row in COUNTRIES if wanted in map(fold, parts(row["ambiguous_aliases"]))}
    return found - doubtful


def open_places(surface: str) -> list[str]:
    """Return the ids of the places that `surface` names without a cue."""
    wanted = fold(surface)
    return [
        row["id"]
        for row in PLACES
        if row["requires_cue"] != "1" and wanted in map(fold, [row["name"], *parts(row["aliases"])])
    ]


@pytest.mark.parametrize("name", sorted(HEADERS))
def test_header_and_bytes(name: str) -> None:
    """Each file is UTF-8 with LF line ends, has the documented header and is not empty."""
    data = (FOLDER / f"{name}.csv").read_bytes()
    assert b"\r" not in data
    assert not data.startswith(b"\xef\xbb\xbf")
    assert data.endswith(b"\n")
    assert data.decode("utf-8").split("\n", 1)[0] == HEADERS[name]
    assert len(rows(name)) >= MINIMUM_ROWS[name]


@pytest.mark.parametrize("name", sorted(HEADERS))
def test_cells_are_clean(name: str) -> None:
    """No cell has outer or doubled spaces, curly apostrophes, empty or repeated list items; every row has a source."""
    faults = []
    for row in rows(name):
        for field, value in row.items():
            items = parts(value) if field in LIST_FIELDS else [value]
            tidy = all(item == " ".join(item.split()) and not set(item) & set("’‘\u00a0") for item in items)
            filled = field not in LIST_FIELDS or not value or all(items)
            if not tidy or not filled or len(set(items)) != len(items) or unicodedata.normalize("NFC", value) != value:
                faults.append((name, field, value))
        if not row["source"]:
            faults.append((name, "source", str(row)))
    assert faults == []


@pytest.mark.parametrize(("name", "key"), [("countries", "iso2"), ("places", "id"), ("organisations", "id")])
def test_ids_are_unique(name: str, key: str) -> None:
    """An id stands for one row of its file."""
    ids = [row[key] for row in rows(name)]
    assert len(ids) == len(set(ids)) > 0


def test_every_iso_3166_1_code_is_present() -> None:
    """countries.csv holds all 249 entries of ISO 3166-1, and Kosovo as the only user-assigned code."""
    assert len(CODES - {"XK"}) == 249
    assert "user-assigned" in BY_CODE["XK"]["source"]
    if importlib.util.find_spec("pycountry") is not None:
        pycountry = importlib.import_module("pycountry")
        expected = {(c.alpha_2, c.alpha_3, c.numeric) for c in pycountry.countries}
        assert {(r["iso2"], r["iso3"], r["numeric"]) for r in COUNTRIES if r["iso2"] != "XK"} == expected


def test_iso_3166_2_is_covered() -> None:
    """Subdivision ids are the lower-case ISO 3166-2 codes of their country, about five thousand of them."""
    ids = [row["id"] for row in PLACES if row["kind"] == "subdivision"]
    assert len(ids) > 5000
    assert [i for i in ids if not re.fullmatch(r"[a-z]{2}-[a-z0-9]{1,3}", i)] == []
    assert [i for i in ids if BY_PLACE[i]["country"].lower() != i[:2]] == []


def test_country_names_are_plain_prose() -> None:
    """No country's English name is a display form such as "Congo - Kinshasa" or "Myanmar (Burma)"."""
    names = {row["name_en"] for row in COUNTRIES}
    assert all(names)
    assert not names & {"Congo - Kinshasa", "Congo - Brazzaville", "Myanmar (Burma)", "Turkey"}
    odd = {n for n in names if "&" in n or ", " in n or " - " in n or "St." in n or "SAR" in n.split()}
    assert odd == {"Saint Helena, Ascension and Tristan da Cunha"}


def test_a_name_shared_by_countries_is_declared_ambiguous() -> None:
    """A name or alias leads to one country, unless every country that has it lists it as ambiguous."""
    owners: dict[str, set[str]] = defaultdict(set)
    doubtful: dict[str, set[str]] = defaultdict(set)
    for row in COUNTRIES:
        for surface in country_names(row):
            owners[surface].add(row["iso2"])
        for surface in map(fold, parts(row["ambiguous_aliases"])):
            doubtful[surface].add(row["iso2"])
            owners[surface].add(row["iso2"])
    clashes = {s: sorted(codes) for s, codes in owners.items() if len(codes) > 1 and codes != doubtful[s]}
    assert clashes == {}
    assert len(owners) > 900


def test_a_demonym_is_not_a_country_name() -> None:
    """A demonym may be shared ("Congolese"), but never is the English name of a country."""
    names = {fold(n) for row in COUNTRIES for n in (row["name_en"], row["official_en"], *parts(row["aliases"]))}
    demonyms = [fold(d) for row in COUNTRIES for d in parts(row["demonyms"])]
    assert len(demonyms) > 400
    assert [d for d in demonyms if d in names] == []


def test_country_codes_exist() -> None:
    """Every country code in places.csv and organisations.csv is a row of countries.csv."""
    used = [(r["id"], c) for r in PLACES for c in [*parts(r["countries"]), r["country"]] if c]
    used += [(r["id"], r["country"]) for r in ORGANISATIONS if r["country"]]
    assert len(used) > 6000
    assert [(i, c) for i, c in used if c not in CODES] == []


def test_places_are_well_formed() -> None:
    """A place has a known kind, a slug as id, a type, a yes-or-nothing cue, and a country unless it spans several."""
    faults = [
        row["id"]
        for row in PLACES
        if row["kind"] not in PLACE_KINDS
        or not SLUG.fullmatch(row["id"])
        or not row["name"]
        or not row["type"]
        or row["requires_cue"] not in ("", "1")
        or (row["kind"] in {"subdivision", "city", "site"} and not row["country"])
        or (row["kind"] == "region" and row["country"] and row["countries"])
    ]
    assert faults == []
    assert {row["kind"] for row in PLACES} == PLACE_KINDS


def test_a_surface_without_cue_is_one_place_and_no_country() -> None:
    """What a place is called without a cue names no other place and no country, and has four letters or more."""
    countries = {s for row in COUNTRIES for s in country_names(row)}
    countries |= {fold(s) for row in COUNTRIES for f in ("ambiguous_aliases", "demonyms") for s in parts(row[f])}
    owners: dict[str, set[str]] = defaultdict(set)
    for row in PLACES:
        if row["requires_cue"] != "1":
            for surface in (row["name"], *parts(row["aliases"])):
                owners[fold(surface)].add(row["id"])
    assert len(owners) > 3000
    assert {s: sorted(ids) for s, ids in owners.items() if len(ids) > 1 or s in countries} == {}
    assert [i for row in PLACES if row["requires_cue"] != "1" and len(row["name"]) < 4 for i in (row["id"],)] == []


@pytest.mark.parametrize("place", ["gh-cp", "gh-wp", "cd-eq", "us-ga", "us-wa", "ng-de", "ng-ni", "id-pa", "phoenix"])
def test_ordinary_words_need_a_cue(place: str) -> None:
    """Directions, ordinary words, persons' names and names of countries are places only with a cue."""
    assert BY_PLACE[place]["requires_cue"] == "1"


@pytest.mark.parametrize(
    ("surface", "code"),
    pairs(
        """
        DRC = CD; Democratic Republic of Congo = CD; Congo-Brazzaville = CG; Ivory Coast = CI; Burma = MM; Swaziland =
    SZ; UK = GB; U.S. = US; Turkey = TR; Cape Verde = CV; East Timor = TL; South Korea = KR; Niger = NE; Guinea =
    GN; Estados Unidos = US; RDC = CD; Royaume-Uni = GB
        """
    ),
)
def test_names_lead_to_their_country(surface: str, code: str) -> None:
    """The usual names and acronyms of English prose lead to the right country."""
    assert countries_named(surface) == {code}


@pytest.mark.parametrize("surface", ["Congo", "Korea", "Georgia", "Virgin Islands", "Saint Martin"])
def test_ambiguous_names_lead_nowhere_alone(surface: str) -> None:
    """A name of several places is no country by itself."""
    assert countries_named(surface) == set()
    assert [r["iso2"] for r in COUNTRIES if surface in parts(r["ambiguous_aliases"])] != []


@pytest.mark.parametrize(
    ("demonym", "codes"),
    pairs(
        """
        Swiss = CH; Kenyan = KE; Nepali = NP; Dutch = NL; Nigerien = NE; Congolese = CD CG; Korean = KP KR; Dominican =
    DM DO
        """
    ),
)
def test_demonyms(demonym: str, codes: str) -> None:
    """Adjectives lead to their country, shared ones to each of theirs."""
    assert {row["iso2"] for row in COUNTRIES if demonym in parts(row["demonyms"])} == set(codes.split())


@pytest.mark.parametrize(
    ("surface", "place"),
    pairs(
        """
        South Kivu = cd-sk; Sud-Kivu = cd-sk; Kwale = ke-19; Marsabit = ke-25; Madhesh Province = np-p2; Cabo Delgado =
    mz-p; Niger Delta = niger-delta; Horn of Africa = horn-of-africa; Grasberg = grasberg; The Hague = the-hague;
    Washington, D.C. = washington-d-c; Goma = goma
        """
    ),
)
def test_places_are_found_by_name(surface: str, place: str) -> None:
    """The usual names of places lead to their row without a cue."""
    assert open_places(surface) == [place]


def test_region_members() -> None:
    """Regions list their member countries; a region inside one country has that country."""
    assert BY_PLACE["horn-of-africa"]["countries"] == "DJ|ER|ET|SO"
    assert BY_PLACE["niger-delta"]["country"] == "NG"
    assert BY_PLACE["albertine-region"]["country"] == "UG"
    assert set(parts(BY_PLACE["africa"]["countries"])) >= set(parts(BY_PLACE["sub-saharan-africa"]["countries"]))
    assert BY_PLACE["global"]["requires_cue"] == "1"


def test_organisations_are_well_formed() -> None:
    """An organisation has a known kind and pillar, a slug as id, and belongs only to bodies that exist."""
    parents = set(BY_ORGANISATION) | government_ids()
    faults = [
        row["id"]
        for row in ORGANISATIONS
        if row["kind"] not in ORGANISATION_KINDS
        or row["pillar"] not in {"", "ngo", "corporate", "government"}
        or not SLUG.fullmatch(row["id"])
        or (row["part_of"] and (row["part_of"] not in parents or row["part_of"] == row["id"]))
        or row["id"] in government_ids()
    ]
    assert faults == []
    assert {row["kind"] for row in ORGANISATIONS} == ORGANISATION_KINDS


def test_an_organisation_name_is_one_organisation_and_no_place() -> None:
    """A name or uncued alias leads to one organisation, and names no country and no place that needs no cue."""
    taken = {s for row in COUNTRIES for s in country_names(row)}
    taken |= {fold(p["name"]) for p in PLACES if p["requires_cue"] != "1"}
    owners: dict[str, set[str]] = defaultdict(set)
    for row in ORGANISATIONS:
        for surface in (row["name"], *parts(row["aliases"])):
            owners[fold(surface)].add(row["id"])
        assert not set(parts(row["aliases"])) & set(parts(row["cued_aliases"])), row["id"]
    assert {s: sorted(ids) for s, ids in owners.items() if len(ids) > 1 or s in taken} == {}


@pytest.mark.parametrize(
    ("word", "organisation"),
    pairs(
        """
        Total = totalenergies; Shell = shell; Vale = vale; Hess = hess; Pact = pact; PAX = pax; Alert =
    international-alert; Steering Committee = vpi-steering-committee
        """
    ),
)
def test_ordinary_words_name_organisations_only_with_a_cue(word: str, organisation: str) -> None:
    """A name that is also an ordinary word stands among the cued aliases and nowhere else."""
    assert word in parts(BY_ORGANISATION[organisation]["cued_aliases"])
    assert [r["id"] for r in ORGANISATIONS if word in [r["name"], *parts(r["aliases"])]] == []


@pytest.mark.parametrize(
    ("surface", "organisation"),
    pairs(
        """
        VPI = voluntary-principles-initiative; Voluntary Principles on Security and Human Rights (VPs) Initiative =
    voluntary-principles-initiative; Statoil = statoil; Equinor = equinor; Total SA = total-sa;
    TotalEnergies = totalenergies; KfW Development Bank = kfw; DCAF =
    dcaf; State Department = us-department-of-state; Foreign Office = fcdo
        """
    ),
)
def test_organisations_are_found_by_name(surface: str, organisation: str) -> None:
    """Short, long and former names lead to the organisation."""
    assert [r["id"] for r in ORGANISATIONS if surface in [r["name"], *parts(r["aliases"])]] == [organisation]


def test_memberships_are_well_formed() -> None:
    """A membership names a known organisation or government, a status, years, a certainty and a source."""
    known = set(BY_ORGANISATION) | government_ids()
    date = re.compile(r"(\d{4}(-(0[1-9]|1[0-2]))?)?")
    faults = [
        row
        for row in MEMBERSHIPS
        if row["organisation"] not in known
        or row["status"] not in STATUSES
        or row["certainty"] not in {"verified", "inferred", "background"}
        or not (date.fullmatch(row["from"]) and date.fullmatch(row["to"]))
    ]
    assert faults == []
    assert len({tuple(row.values()) for row in MEMBERSHIPS}) == len(MEMBERSHIPS)


def test_contradicting_sources_both_stay() -> None:
    """Two sources that differ about one membership are two rows."""
    ghana = [(r["status"], r["from"]) for r in MEMBERSHIPS if r["organisation"] == "government-of-ghana"]
    assert ghana == [("member", "2014"), ("engaged", "2014"), ("member", "2016")]
    drc = [r["from"] for r in MEMBERSHIPS if r["organisation"] == "government-of-democratic-republic-of-the-congo"]
    assert drc == ["2022", "2023"]


def test_a_participant_has_its_pillar() -> None:
    """Every organisation with a membership other than observer carries the pillar under which it took part."""
    members = {r["organisation"] for r in MEMBERSHIPS if r["status"] != "observer"} & set(BY_ORGANISATION)
    assert len(members) > 30
    assert [m for m in sorted(members) if not BY_ORGANISATION[m]["pillar"]] == []
