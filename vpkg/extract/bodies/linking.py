"""What a body's name leads to: one that the gazetteer knows, else a candidate; a shared name needs its country."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from vpkg import gazetteer
from vpkg.extract.capitals import generic
from vpkg.iri import slug

_ADJECTIVES = frozenset("national federal republican royal central state".split())
_MINISTRIES = frozenset("ministry ministerio ministere kementerian".split())
"""Every country has its own, whatever it is for."""
_SMALL = frozenset("of for on and & the de la del y et des du da do e".split())


@dataclass(frozen=True, slots=True)
class Link:
    """Where a name leads: as in `Found`."""

    targets: tuple[str, ...] = ()
    canonical: str | None = None
    iso: tuple[str, ...] = ()
    form: str | None = None


def link(name: str, iso: str | None, shared: bool) -> Link:
    """Link a name: to the gazetteer, else to a candidate of its own; a shared name to that of its country."""
    known = gazetteer.find_organisation(name)
    if known is not None and name not in known.cued:
        return Link((known.id,), known.name, (known.country,) if known.kind == "Government" and known.country else ())
    base, own = without_country(name)
    iso = own or iso
    if not (shared and is_generic(base)):
        return Link((f"organisation/{slug(name)}",), name, (iso,) if shared and iso else ())
    if iso is None:
        return Link(form="unplaced")
    listed = _national_bodies().get((iso, gazetteer.fold(base)))
    if listed is not None:
        return Link((listed.id,), listed.name, (iso,))
    country = gazetteer.countries()[iso].name
    return Link((f"organisation/{slug(base)}-{iso.lower()}",), f"{base} ({country})", (iso,))


def is_generic(name: str) -> bool:
    """Tell whether a name has no word that is its own: Ministry of Mines, but not Kwale County Council."""
    heads = _head_words()
    parts = re.findall(r"[\w'’-]+", name)
    folded = [gazetteer.fold(p) for p in parts]
    if folded[:1] and folded[0] in _MINISTRIES:
        return True
    return all(
        p in heads or p.removesuffix("s") in generic() or p in generic() or p in _ADJECTIVES or p in _SMALL
        for p in folded
    )


@lru_cache(maxsize=1)
def _head_words() -> frozenset[str]:
    from vpkg.extract.words import table

    return frozenset(word for row in table("organisation-heads") for word in gazetteer.fold(row["head"]).split())


@lru_cache(maxsize=1)
def _country_words() -> dict[str, str]:
    found: dict[str, str] = {}
    for country in gazetteer.countries().values():
        for name in (country.name, country.official, *country.aliases, *country.demonyms):
            found.setdefault(gazetteer.fold(name), country.iso2)
        for name in country.ambiguous:
            found.pop(gazetteer.fold(name), None)
    return found


@lru_cache(maxsize=4096)
def without_country(name: str) -> tuple[str, str | None]:
    """Part a name from the country in it: “Ministry of Mines of Peru” is Peru's “Ministry of Mines”.

    >>> without_country("Sierra Leonean Ministry of Mines")
    ('Ministry of Mines', 'SL')
    """
    parts = name.split()
    for size in (4, 3, 2, 1):
        if len(parts) <= size:
            continue
        iso = _country_words().get(gazetteer.fold(" ".join(parts[:size])))
        if iso:
            return " ".join(parts[size:]), iso
    for size in (6, 5, 4, 3, 2, 1):
        if len(parts) <= size + 1:
            continue
        iso = _country_words().get(gazetteer.fold(" ".join(parts[-size:])))
        before = parts[:-size]
        if iso and before[-1].lower() in ("the", "la", "el"):
            before = before[:-1]
        if iso and before[-1].lower() in ("of", "de", "del", "du", "do", "da", "in"):
            return " ".join(before[:-1]), iso
    return name, None


@lru_cache(maxsize=1)
def _national_bodies() -> dict[tuple[str, str], gazetteer.Organisation]:
    """Return the gazetteer's national bodies by country and by what is left of their names without it."""
    found: dict[tuple[str, str], gazetteer.Organisation] = {}
    for body in gazetteer.organisations().values():
        if body.kind != "Government" or not body.country or body.local.startswith("government-of-"):
            continue
        for name in (body.name, *body.aliases, *body.cued):
            base, iso = without_country(name)
            if iso in (None, body.country):
                found.setdefault((body.country, gazetteer.fold(base)), body)
    return found


def government_of(iso: str) -> Link:
    """Link to the government of a country."""
    body = gazetteer.organisations()[f"government-of-{slug(gazetteer.countries()[iso].name)}"]
    return Link((body.id,), body.name, (iso,))


def clean(words: str) -> str:
    """Return a name as it reads: one space between words, straight apostrophes."""
    return " ".join(words.replace("’", "'").split())
