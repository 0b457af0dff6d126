"""The gazetteer as data: ontology/gazetteer/*.csv become lexicon rows and look-ups."""

from __future__ import annotations

import csv
import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from vpkg import resources
from vpkg.errors import DataError
from vpkg.gazetteer.things import Country, Instrument, Membership, Organisation, Place, Succession
from vpkg.iri import slug
from vpkg.model import Agent

__all__ = [
    "Country",
    "Instrument",
    "Membership",
    "Organisation",
    "Place",
    "Succession",
    "countries",
    "find_country",
    "find_organisation",
    "find_reporter",
    "fold",
    "instruments",
    "memberships",
    "organisations",
    "places",
    "resolve",
    "successions",
]


def _rows(name: str) -> Iterator[dict[str, str]]:
    path = resources.folder("ontology") / "gazetteer" / f"{name}.csv"
    try:
        with path.open(encoding="utf-8", newline="") as handle:
            yield from csv.DictReader(handle)
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise DataError(
            f"The gazetteer file {path.name} cannot be read ({error}); mend it or install again."
        ) from error


def _list(cell: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in cell.split("|") if part.strip())


@lru_cache(maxsize=1)
def countries() -> dict[str, Country]:
    """Return all countries by ISO 3166-1 alpha-2 code."""
    return {
        row["iso2"]: Country(
            iso2=row["iso2"],
            iso3=row["iso3"],
            numeric=row["numeric"],
            names=(("en", row["name_en"]), ("fr", row["name_fr"]), ("es", row["name_es"])),
            official=row["official_en"],
            aliases=_list(row["aliases"]),
            ambiguous=_list(row["ambiguous_aliases"]),
            demonyms=_list(row["demonyms"]),
        )
        for row in _rows("countries")
    }


@lru_cache(maxsize=1)
def places() -> dict[str, Place]:
    """Return all places by the local name of their IRI."""
    return {
        row["id"]: Place(
            local=row["id"],
            kind=row["kind"],
            name=row["name"],
            aliases=_list(row["aliases"]),
            countries=_list(row["countries"]) or _list(row["country"]),
            inside=row["country"] or None,
            type=row["type"],
            requires_cue=row["requires_cue"] == "1",
        )
        for row in _rows("places")
    }


@lru_cache(maxsize=1)
def organisations() -> dict[str, Organisation]:
    """Return all organisations by the local name of their IRI, the government of every country included."""
    listed = {
        row["id"]: Organisation(
            local=row["id"],
            name=row["name"],
            kind=row["kind"],
            pillar=row["pillar"] or None,
            country=row["country"] or None,
            aliases=_list(row["aliases"]),
            cued=_list(row["cued_aliases"]),
            part_of=row["part_of"] or None,
        )
        for row in _rows("organisations")
    }
    return {made.local: made for made in map(_government, countries().values())} | listed


@lru_cache(maxsize=1)
def instruments() -> dict[str, Instrument]:
    """Return all known instruments by the local name of their IRI."""
    return {
        row["id"]: Instrument(
            local=row["id"],
            name=row["name"],
            kind=row["type"],
            issuer=row["issuer"] or None,
            country=row["country"] or None,
            year=int(row["year"]) if row["year"] else None,
            aliases=_list(row["aliases"]),
            cued=_list(row["cued_aliases"]),
        )
        for row in _rows("instruments")
    }


_WITH_ARTICLE = (
    "Democratic ", "United ", "Central African", "Dominican", "Republic", "Netherlands", "Philippines", "Gambia",
    "Bahamas",
)  # fmt: skip
"""Beginnings of the countries' names that take an article in running text."""


def _government(country: Country) -> Organisation:
    """A government is an organisation, not its country; its names follow from the country's."""
    names = dict.fromkeys((country.name, country.official, *country.aliases))
    aliases = [f"Government of {article}{name}" for name in names if name for article in ("", "the ")]
    aliases += [f"{name} Government" for name in names if name]
    aliases += [f"{demonym} Government" for demonym in country.demonyms]
    article = "the " if country.name.startswith(_WITH_ARTICLE) else ""
    return Organisation(
        local=f"government-of-{slug(country.name)}",
        name=f"Government of {article}{country.name}",
        kind="Government",
        pillar="government",
        country=country.iso2,
        aliases=tuple(dict.fromkeys(aliases)),
    )


@lru_cache(maxsize=1)
def memberships() -> tuple[Membership, ...]:
    """Return every dated membership fact of the gazetteer, contradicting ones side by side."""
    return tuple(
        Membership(r["organisation"], r["status"], r["from"], r["to"], r["certainty"], r["source"])
        for r in _rows("memberships")
    )


@lru_cache(maxsize=1)
def successions() -> tuple[Succession, ...]:
    """Return which organisations came after which, each with its date; both have rows of their own."""
    return tuple(Succession(r["predecessor"], r["successor"], r["date"], r["kind"]) for r in _rows("successions"))


def fold(name: str) -> str:
    """Fold a name for look-up: case, accents, punctuation and spacing do not matter.

    >>> fold("Côte d’Ivoire")
    "cote d'ivoire"
    """
    if name.isascii():
        return " ".join(name.split()).casefold()
    plain = unicodedata.normalize("NFKD", name.replace("’", "'").replace("–", "-"))
    return re.sub(r"\s+", " ", "".join(c for c in plain if not unicodedata.combining(c))).strip().casefold()


@lru_cache(maxsize=1)
def _organisation_names() -> dict[str, Organisation]:
    names: dict[str, Organisation] = {}
    for organisation in organisations().values():
        for name in (organisation.name, *organisation.aliases, *organisation.cued):
            names.setdefault(fold(name), organisation)
    return names


@lru_cache(maxsize=1)
def _country_names() -> dict[str, Country]:
    names: dict[str, Country] = {}
    for country in countries().values():
        for name in (country.iso2, country.official, *(n for _, n in country.names), *country.aliases):
            names.setdefault(fold(name), country)
    return names


def find_country(name: str) -> Country | None:
    """Look a country up by its code or any of its unambiguous names, in English, French or Spanish."""
    return _country_names().get(fold(name))


def find_organisation(name: str) -> Organisation | None:
    """Look an organisation up by any of its names; a bare country's name means its government."""
    found = _organisation_names().get(fold(name))
    if found is None and len(name) > 1:
        country = _country_names().get(fold(name))
        # A code is no name: “sh” is not Saint Helena's government, but US and UK are written so.
        if country and fold(name) == fold(country.iso2) and name not in country.aliases:
            country = None
        found = organisations().get(f"government-of-{slug(country.name)}") if country else None
    return found


def find_reporter(name: str) -> Agent | None:
    """Look up who a report's head names; bodies of the Initiative itself never report."""
    found = find_organisation(name)
    if found is None or found.kind == "MultiStakeholderBody":
        return None
    return Agent(found.local, found.name, True, found.kind, (*found.aliases, *found.cued))


def resolve(kind: str, text: str) -> str | None:
    """Turn a user's words for a country, organisation, place or instrument into the local part of its IRI, or None."""
    if kind == "country":
        country = find_country(text)
        return country.id if country else None
    if kind == "organisation":
        organisation = find_organisation(text)
        return organisation.id if organisation else None
    if kind == "place":
        wanted = fold(text)
        hits = [p for p in places().values() if wanted in (p.local, *(fold(n) for n in (p.name, *p.aliases)))]
        return hits[0].id if len(hits) == 1 else None
    if kind == "instrument":
        wanted = fold(text)
        laws = (i for i in instruments().values() if wanted in map(fold, (i.local, i.name, *i.aliases)))
        return next((law.id for law in laws), None)
    return None
