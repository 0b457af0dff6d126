"""Names of the gazetteer that only their surroundings settle: with a cue, or unless a body is named by them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from vpkg import gazetteer
from vpkg.extract.context import Context
from vpkg.extract.found import Found
from vpkg.extract.instruments.reading import Reading, reading_at
from vpkg.extract.instruments.targets import of_country
from vpkg.extract.names.entries import instrument_entry, opening_a_body
from vpkg.extract.names.lexicon import Entry, Lexicon, Match
from vpkg.extract.passage import Passage
from vpkg.extract.view import fold

VOLUNTARY = re.compile(r"Voluntary Principles|\bVPs\b|VPSHR")
_BODY = re.compile(r"(?:'s?)?(?:\)| \([^)]{2,8}\))? (?:initiative|association|secretariat|board|pillar)\b")


@lru_cache(maxsize=1)
def _open() -> Lexicon:
    """Compile the names with which bodies' names begin."""
    return Lexicon(
        instrument_entry(instrument, surface)
        for instrument in gazetteer.instruments().values()
        for surface in (instrument.name, *instrument.aliases)
        if fold(surface) in opening_a_body()
    )


def bodiless(passage: Passage, known: tuple[Found, ...]) -> Iterator[Found]:
    """Yield “Voluntary Principles” and the like, unless “… Initiative” follows and a body is meant."""
    bodies: dict[int, int] = {}
    for found in known:
        if found.kind == "organisation":
            bodies[found.start] = max(found.end, bodies.get(found.start, 0))
    for match in _open().scan(passage.view):
        if bodies.get(match.start, 0) <= match.end and not _BODY.match(passage.view.folded, match.end):
            yield _proposal(match, match.entries[0])


def _proposal(match: Match, entry: Entry) -> Found:
    return Found(
        match.start,
        match.end,
        "instrument",
        entry.recogniser,
        entry.row,
        (entry.target,),
        entry.canonical,
        concept=entry.concept,
    )


@lru_cache(maxsize=1)
def _cued() -> Lexicon:
    """Compile the names that count only where the report shows what they stand for."""
    return Lexicon(
        _cued_entry(instrument, surface)
        for instrument in gazetteer.instruments().values()
        for surface in instrument.cued
        if surface not in ("VP", "the Principles", "the Code")
    )


def _cued_entry(instrument: gazetteer.Instrument, surface: str) -> Entry:
    national = instrument.country is not None and " " in surface
    return Entry(
        surface=surface,
        kind="instrument",
        target=instrument.id,
        canonical=instrument.name,
        recogniser="instrument-cued",
        exact=not national,
        lower=national,
        row=f"instruments.csv#{instrument.local}",
        concept=instrument.concept,
    )


def cued(passage: Passage, sentences: list[Reading], context: Context, known: tuple[Found, ...]) -> Iterator[Found]:
    """Yield the names whose cue is met: their country for a law, their full name for other instruments."""
    matches = list(_cued().scan(passage.view))
    bodies = _covered(passage, known) if matches else []
    for match in matches:
        longest = max(bodies[match.start], bodies[match.end - 1])
        in_a_body = bodies[match.start] and bodies[match.end - 1] and longest > len(match)
        if in_a_body or _BODY.match(passage.view.folded, match.end):
            continue
        surface = passage.text(match.start, match.end)
        meant: tuple[str, ...] = ()
        if gazetteer.instruments()[_local(match.entries[0])].country:
            if surface[0].isupper() or _is_definite(passage, match.start):
                meant = of_country(surface, reading_at(sentences, match.start), context)
        else:
            meant = tuple(local for local in map(_local, match.entries) if _is_named(context.text, local))
        if meant:
            listed = gazetteer.instruments()[meant[0]]
            yield Found(
                match.start,
                match.end,
                "instrument",
                "instrument-cued",
                f"instruments.csv#{listed.local}",
                tuple(f"instrument/{local}" for local in meant),
                listed.name if len(meant) == 1 else None,
                concept=listed.concept,
            )


def _local(entry: Entry) -> str:
    return entry.target.removeprefix("instrument/")


def _covered(passage: Passage, known: tuple[Found, ...]) -> list[int]:
    """Return, for each character, how long the longest body's name over it is."""
    covered = [0] * len(passage.view.folded)
    for found in known:
        if found.kind == "organisation":
            for at in range(found.start, found.end):
                covered[at] = max(covered[at], len(found))
    return covered


def _is_definite(passage: Passage, start: int) -> bool:
    """A law in small letters is a certain one after an article, a possessive or an adjective of change."""
    before = passage.view.folded[max(0, start - 24) : start].split()
    return bool(before) and (
        before[-1] in ("the", "new", "revised", "amended", "current", "draft", "its", "this", "national", "proposed")
        or before[-1].endswith("'s")
        or passage.view.kept[max(0, start - 24) : start].split()[-1][:1].isupper()
    )


@lru_cache(maxsize=256)
def _is_named(text: str, local: str) -> bool:
    """Tell whether a report names an instrument in full; tools of the Principles need only a report on them."""
    instrument = gazetteer.instruments()[local]
    if local.startswith("vp-"):
        return bool(VOLUNTARY.search(text))
    return any(name in text for name in (instrument.name, *instrument.aliases))
