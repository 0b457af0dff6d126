"""From the gazetteer to lexicon entries: each name with the guard that it needs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from vpkg import gazetteer
from vpkg.extract.names.lexicon import Entry, Lexicon
from vpkg.extract.view import View, fold, view
from vpkg.model import Agent, Span

# Words that begin the names of many bodies: none of them is a short name of one.
_COMMON_FIRST_WORDS = frozenset(
    "international global national united general human fund peace african american european world royal first new"
    " north south east west central northern southern eastern western government ministry department republic kingdom"
    " federal public society network centre center institute foundation trust alliance coalition association rights"
    " justice security mining minerals energy petroleum resources gold copper company group search partners action"
    " community development civil social the friends save voluntary".split()
)
_LEGAL_FORM = re.compile(
    r",?\s+(?:plc|inc\.?|ltd\.?|limited|corp\.?|corporation|company|s\.?a\.?|asa|ag|n\.?v\.?|llc|gmbh|asbl|b\.?v\.?|pty)\s*$",
    re.IGNORECASE,
)


@lru_cache(maxsize=1)
def lexicon() -> Lexicon:
    """Compile the gazetteer: countries, places, organisations and instruments."""
    return Lexicon([*_countries(), *_places(), *_organisations(), *_instruments()])


def _is_acronym(surface: str) -> bool:
    letters = [c for c in surface if c.isalpha()]
    return 2 <= len(letters) <= 6 and " " not in surface and all(c.isupper() for c in letters)


def _countries() -> Iterator[Entry]:
    for country in gazetteer.countries().values():
        unsure = set(country.ambiguous)
        # The French name “Argentine” is an English adjective: in English text it is that.
        foreign = (n for _, n in country.names if n not in country.demonyms)
        names = dict.fromkeys((country.name, country.official, *country.aliases, *foreign))
        for surface, form, recogniser in (
            *((n, None, "country-name") for n in (*names, *country.ambiguous) if n),
            *((d, "demonym", "country-demonym") for d in country.demonyms),
        ):
            yield Entry(
                surface=surface,
                kind="country",
                target=country.id,
                canonical=country.name,
                recogniser=recogniser,
                iso=(country.iso2,),
                form=form,
                exact=_is_acronym(surface),
                guard="ambiguous" if surface in unsure and form is None else None,
                row=f"countries.csv#{country.iso2}",
            )


def _places() -> Iterator[Entry]:
    towns = {(p.name, p.inside) for p in gazetteer.places().values() if p.kind == "city"}
    for place in gazetteer.places().values():
        guard = f"{place.kind}-cue" if place.requires_cue else place.kind
        surfaces = dict.fromkeys((place.name, *place.aliases), guard)
        bare = place.name.removesuffix(f" {place.type}")
        if place.kind == "subdivision" and (bare, place.inside) in towns:
            # The town bears the region's name: see `mentions._admitted`, which prefers the larger of the two.
            surfaces[bare] = "around-a-town"
        for surface, needed in surfaces.items():
            yield Entry(
                surface=surface,
                kind="place",
                target=place.id,
                canonical=place.name,
                recogniser=f"place-{place.kind}",
                iso=place.countries,
                exact=_is_acronym(surface),
                lower=place.kind == "global",
                guard=needed,
                row=f"places.csv#{place.local}",
            )


def _organisations() -> Iterator[Entry]:
    for body in gazetteer.organisations().values():
        recogniser = "organisation-government" if body.kind == "Government" else "organisation-name"
        for surface in dict.fromkeys((body.name, *body.aliases)):
            yield _organisation(body, surface, recogniser, None)
        for surface in body.cued:
            yield _organisation(body, surface, "organisation-cued", "organisation-cue")


def _organisation(body: gazetteer.Organisation, surface: str, recogniser: str, guard: str | None) -> Entry:
    return Entry(
        surface=surface,
        kind="organisation",
        target=body.id,
        canonical=body.name,
        recogniser=recogniser,
        # The country of a company or body is only its seat: it locates nothing.
        iso=(body.country,) if body.country and body.kind == "Government" else (),
        exact=_is_acronym(surface) or guard is not None,
        lower=" " in surface and guard is None,
        guard=guard,
        row=f"organisations.csv#{body.local}",
    )


_IN_SMALL_LETTERS = frozenset("treaty un-soft-law national-law regulation multi-stakeholder-standard".split())
_TITLED = frozenset("tool policy contract".split())


def _instruments() -> Iterator[Entry]:
    for instrument in gazetteer.instruments().values():
        for surface in dict.fromkeys((instrument.name, *instrument.aliases)):
            if fold(surface) not in opening_a_body():
                yield instrument_entry(instrument, surface)


def instrument_entry(instrument: gazetteer.Instrument, surface: str) -> Entry:
    """Return the entry for a name of an instrument that needs no cue."""
    return Entry(
        surface=surface,
        kind="instrument",
        target=instrument.id,
        canonical=instrument.name,
        recogniser="instrument-name",
        # A title in small letters is what it says and no title: conflict-sensitive business practice.
        exact=_is_acronym(surface) or (instrument.kind in _TITLED and "oluntary" not in surface),
        lower=instrument.kind in _IN_SMALL_LETTERS and surface.count(" ") > 1,
        row=f"instruments.csv#{instrument.local}",
        concept=instrument.concept,
    )


@lru_cache(maxsize=1)
def opening_a_body() -> frozenset[str]:
    """Return the instruments' names with which names of bodies begin (Voluntary Principles Initiative), folded.

    They are left to the layer of instruments, which sees the bodies first.
    """
    bodies = gazetteer.organisations().values()
    words = [fold(name).split() for body in bodies for name in (body.name, *body.aliases)]
    beginnings = {" ".join(name[:length]) for name in words for length in range(1, len(name))}
    known = gazetteer.instruments().values()
    return frozenset(fold(name) for i in known for name in (i.name, *i.aliases)) & beginnings


def reporter_lexicon(reporter: Agent | None, text: str) -> Lexicon:
    """Compile the names by which a report calls its own reporter."""
    if reporter is None:
        return Lexicon(())
    names = dict.fromkeys((reporter.name, *reporter.aliases, *short_names(reporter, text)))
    return Lexicon(
        Entry(
            surface=name,
            kind="organisation",
            target=f"organisation/{reporter.slug}",
            canonical=reporter.name,
            recogniser="reporter-name",
            exact=_is_acronym(name) or " " not in name,
            # A one-word name may be a common word too: at the head of a sentence it proves nothing.
            guard="within-sentence" if " " not in name and name.lower() in _WORDS_THAT_ARE_NAMES else None,
            row="the report's head",
        )
        for name in names
    )


_WORDS_THAT_ARE_NAMES = frozenset("alert pact total shell vale hess peace partners marathon pax alliance watch".split())


@lru_cache(maxsize=4)
def short_names(reporter: Agent, text: str) -> tuple[str, ...]:
    """Derive the reporter's short names: without legal form, defined in brackets, or its first word if distinctive."""
    found: list[str] = []
    bare = _LEGAL_FORM.sub("", reporter.name)
    if bare != reporter.name:
        found.append(bare)
    for match in re.finditer(rf"{re.escape(reporter.name)}\s*\(([^)]{{2,60}})\)", text):
        found += [part for part in re.findall(r"[\"“‘']([^\"”’']+)[\"”’']", match[1]) if _names(part)]
        found += [match[1].strip()] if re.fullmatch(r"[A-Z][A-Za-z&.-]{1,11}", match[1].strip()) else []
    first = bare.split()[0]
    if not reporter.known and first != bare and _is_a_short_name(first, bare, text):
        found.append(first)
    return tuple(dict.fromkeys(found))


def _is_a_short_name(first: str, bare: str, text: str) -> bool:
    """A first word is a short name if it is used alone within a sentence, and is no common word and no place."""
    if len(first) < 5 or not first[:1].isupper() or first.lower() in _COMMON_FIRST_WORDS:
        return False
    common = re.search(rf"\b{re.escape(first.lower())}\b", text)
    place = any(entry.kind != "organisation" for match in lexicon().scan(_seen(first)) for entry in match.entries)
    rest = bare[len(first) :].strip().split()[0]
    alone = re.search(rf"(?<=[a-z,] ){re.escape(first)}\b(?!\s+{re.escape(rest)})", text)
    return common is None and not place and alone is not None


def _seen(words: str) -> View:
    return view(words, Span(0, len(words)))


def _names(words: str) -> bool:
    """In (“Acme” or “the Company”) only the first is a name."""
    return words[:1].isupper() and not words.lower().startswith(("the ", "our ")) and words.lower() not in _OWN_WORDS


_OWN_WORDS = frozenset(
    "company group corporation bank ministry department government agency organisation organization foundation fund"
    " firm partnership institute association secretariat report".split()
)
