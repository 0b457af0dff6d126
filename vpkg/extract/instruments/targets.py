"""What the name of an instrument leads to: a known one, a candidate of its own, or nothing that can be told apart."""

from __future__ import annotations

import re
from functools import lru_cache

from vpkg import gazetteer
from vpkg.extract.context import Context
from vpkg.extract.found import Found
from vpkg.extract.instruments.heads import Head, bare_end, word_class
from vpkg.extract.instruments.reading import Reading
from vpkg.extract.view import fold
from vpkg.iri import slug

_OWN = frozenset("policy tool action-plan contract industry-standard".split())
"""Types of which every body has its own: a name of general words alone does not tell whose."""

_LEADING = 8
_YEAR = re.compile(r"(?:,| of| de)? [(]?(?:18|19|20)\d\d[)]?$")
_NATIONALITY = re.compile(r"[A-Z]\w+(?:an|ese|ish)\s")
_NATIONAL = frozenset("national-law regulation action-plan".split())


@lru_cache(maxsize=1)
def known_names() -> dict[str, str]:
    """Return the ids of known instruments by every name that needs no cue, folded."""
    names: dict[str, str] = {}
    for instrument in gazetteer.instruments().values():
        for name in (instrument.name, *instrument.aliases):
            names.setdefault(fold(name), instrument.local)
    return names


@lru_cache(maxsize=1)
def national_names() -> dict[str, tuple[tuple[str, str], ...]]:
    """Return (country, id) of the national laws that bear a bare name such as “mining code”, by that name folded."""
    names: dict[str, tuple[tuple[str, str], ...]] = {}
    for instrument in gazetteer.instruments().values():
        if instrument.country:
            for name in instrument.cued:
                names[fold(name)] = (*names.get(fold(name), ()), (instrument.country, instrument.local))
    return names


def find(name: str) -> gazetteer.Instrument | None:
    """Look a name up, then what is left without the words before (“Canadian …”) or the year after it."""
    for said in (name, _YEAR.sub("", name)):
        words = fold(said).split()
        for start in range(max(1, min(_LEADING, len(words) - 1))):
            local = known_names().get(" ".join(words[start:]))
            if local:
                return gazetteer.instruments()[local]
    return None


def _is_another_states(name: str, found: gazetteer.Instrument, reading: Reading, context: Context) -> bool:
    """“The Halvorian Forest Rights Act” is not India’s: another nationality stands before it, and no year after."""
    dated = _YEAR.search(name) is not None
    if not found.country or dated or fold(name) in known_names():
        return False
    near = reading.countries | context.countries | frozenset((reading.passage.country,))
    return _NATIONALITY.match(name) is not None and found.country not in near


def of_country(name: str, reading: Reading, context: Context) -> tuple[str, ...]:
    """Return the ids of the national laws that a bare name may mean: of countries near by, else named anywhere.

    Where several are named elsewhere and one of them has such a law, it is not taken for the one that is meant.
    """
    laws = national_names().get(fold(name), ())
    for countries in (reading.countries, frozenset((reading.passage.country,)), context.countries):
        fitting = tuple(dict.fromkeys(local for country, local in laws if country in countries))
        if fitting and (countries is not context.countries or len(fitting) > 1 or len(countries) == 1):
            return fitting
    return ()


def constitution(reading: Reading, context: Context) -> gazetteer.Instrument | None:
    """Return the constitution that “the Constitution” means, where only one country comes into question."""
    part = frozenset((reading.passage.country,)) if reading.passage.country else frozenset[str]()
    for countries in (reading.countries, part, context.countries):
        if len(countries) == 1:
            return gazetteer.instruments().get(f"{next(iter(countries)).lower()}-constitution")
    return None


def made(reading: Reading, first: int, last: int, head: Head, recogniser: str, context: Context) -> Found:
    """Return the proposal for the name in ``tokens[first:last]``, with its target where it can be told."""
    tokens = reading.tokens
    start, end = tokens[first].start, bare_end(tokens[last - 1])
    text = reading.passage.text(start, end)
    listed = find(text)
    if listed is not None and _is_another_states(text, listed, reading, context):
        listed = None
    targets: tuple[str, ...]
    canonical: str | None
    if listed is not None:
        targets, canonical, concept = (listed.id,), listed.name, listed.concept
    else:
        laws = of_country(text, reading, context) if head.type in _NATIONAL else ()
        named = any(reading.begins(at, "organisation", "country", "place") for at in range(first, last))
        targets = tuple(f"instrument/{law}" for law in laws) or _candidate(text, reading, head, named)
        canonical = gazetteer.instruments()[laws[0]].name if len(laws) == 1 else None
        concept = head.concept
    return Found(start, end, "instrument", recogniser, head.row, targets, canonical, concept=concept)


def _candidate(text: str, reading: Reading, head: Head, named: bool) -> tuple[str, ...]:
    """Unknown beats wrong: “Human Rights Policy” names another policy in each report, and no node is made of it."""
    if fold(text) in national_names():
        # Several states may have a law of that name, and it is not told whose this is.
        return ()
    general = word_class("topic") | word_class("empty") | word_class("before-of")
    words = re.findall(r"[^\W_]+(?:[-'’][^\W_]+)*", text)
    telling = [w for w in words if w[:1].isupper() and fold(w) not in general and fold(w) != head.word]
    if head.type in _OWN:
        # One word that no list knows may be general all the same; an acronym or a number is somebody's.
        certain = named or len(telling) > 1 or any(w.isupper() or w[-1:].isdigit() for w in telling)
        return (f"instrument/{slug(text)}",) if certain else ()
    if head.sort == "law" and not (named or telling or any(c.isdigit() for c in text)):
        near = reading.countries
        country = reading.passage.country or (next(iter(near)) if len(near) == 1 else None)
        return (f"instrument/{country.lower()}-{slug(text)}",) if country else ()
    return (f"instrument/{slug(text)}",)
