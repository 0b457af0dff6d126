"""What is worth a person's look in a reading, and what it may be linked to."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice

from vpkg import gazetteer
from vpkg.curate.anchors import Places
from vpkg.curate.kinds import CLAIMS, LINKED
from vpkg.curate.revise import name_of
from vpkg.model import Document, Mention, Reading, Ruling, Span, Statement

SUGGESTIONS = 5
_LIKE_ENOUGH = 75
_MOST_PLACES = 9
_END = re.compile(r"(?<=[.!?])[\"'”’)]*\s+(?=[A-Z0-9\"'“‘(])|\n\s*\n|\n(?=\s*[-*•|])")
_LONGEST_SENTENCE = 600

ORPHAN, CONFLICT, AMBIGUOUS, UNKNOWN, DOUBTFUL, CLAIM = range(6)
"""Why something is looked at, the most urgent first."""


@dataclass(frozen=True, slots=True)
class Case:
    """Something to decide: a mention or claim, or a decision that could not be applied; ``why`` is for a person."""

    reason: int
    why: str
    span: Span
    about: Mention | Statement | None = None
    ruling: Ruling | None = None
    places: tuple[Span, ...] = ()

    @property
    def kind(self) -> str:
        """The kind of mention or claim that it is about."""
        if self.about is not None:
            return self.about.kind
        return self.ruling.decision.about if self.ruling else ""


def cases(reading: Reading, kind: str | None = None, below: float = 1.0) -> list[Case]:
    """List what there is to decide, most urgent first, each group in the order of reading.

    ``kind`` keeps one kind only; ``below`` asks for mentions less sure than that. What was decided does not come
    again; what two people disagree on does.
    """
    settled = {(r.decision.about, r.span) for r in reading.decisions if r.state in ("applied", "idle")}
    settled |= {(r.made.kind, r.made.span) for r in reading.decisions if r.made}
    found = [*_orphans(reading), *_conflicts(reading)]
    found += [case for m in reading.mentions if (m.kind, m.span) not in settled and (case := _of_mention(m, below))]
    found += [
        Case(CLAIM, "a claim that nobody has looked at", s.span, s)
        for s in reading.statements
        if s.kind in CLAIMS and (s.kind, s.span) not in settled
    ]
    chosen = [case for case in found if kind in (None, case.kind)]
    return sorted(chosen, key=lambda case: (case.reason, case.span))


def _of_mention(mention: Mention, below: float) -> Case | None:
    if mention.candidates:
        return Case(AMBIGUOUS, "several things bear this name", mention.span, mention)
    if mention.target and mention.kind in LINKED and not _is_known(mention):
        return Case(UNKNOWN, "a name that no list knows", mention.span, mention)
    if mention.confidence is None:
        return Case(DOUBTFUL, "found by what is not measured yet", mention.span, mention)
    if mention.confidence < below:
        return Case(DOUBTFUL, f"right in {mention.confidence:.0%} of cases at least", mention.span, mention)
    return None


def _is_known(mention: Mention) -> bool:
    return mention.recogniser == "reporter-name" or name_of(str(mention.target)) is not None


def _orphans(reading: Reading) -> Iterable[Case]:
    places = Places(reading.report.document.text)
    for ruling in reading.orphans:
        where = tuple(islice(places.quoted(ruling.decision.quote), _MOST_PLACES)) if ruling.decision.quote else ()
        yield Case(ORPHAN, f"a decision without a place: {ruling.said}", Span(0, 0), None, ruling, where)


def _conflicts(reading: Reading) -> Iterable[Case]:
    seen: set[tuple[str, Span]] = set()
    for ruling in reading.decisions:
        key = (ruling.decision.about, ruling.span or Span(0, 0))
        if ruling.state == "conflict" and ruling.span and key not in seen:
            seen.add(key)
            here = (m for m in reading.mentions if (m.kind, m.span) == key)
            statements = (s for s in reading.statements if (s.kind, s.span) == key)
            about: Mention | Statement | None = next(here, None) or next(statements, None)
            yield Case(CONFLICT, f"people disagree: {ruling.said}", ruling.span, about, ruling)


def sentence_of(document: Document, span: Span) -> Span:
    """Return the sentence around a stretch, as far as it is of use to a reader."""
    text = document.text
    ends = [m.end() for m in _END.finditer(text, max(0, span.start - _LONGEST_SENTENCE), span.start)]
    start = ends[-1] if ends else max(0, span.start - _LONGEST_SENTENCE)
    after = _END.search(text, max(span.start, span.end - 1), min(len(text), span.end + _LONGEST_SENTENCE))
    return Span(start, after.start() if after else min(len(text), span.end + _LONGEST_SENTENCE))


def suggestions(words: str, kind: str, others: Iterable[tuple[str, str]] = ()) -> list[tuple[str, str]]:
    """Suggest what words may stand for: the most alike names of the gazetteer and of ``others``.

    They are local parts of IRIs with names. Nothing is ever linked or merged by likeness alone.
    """
    from rapidfuzz import fuzz, process

    known = {(local, name): gazetteer.fold(name) for local, name in (*_known(kind), *others)}
    if not known:
        return []
    wanted = gazetteer.fold(words)
    hits = process.extract(wanted, known, scorer=fuzz.token_set_ratio, limit=40, score_cutoff=_LIKE_ENOUGH)
    close = sorted((-fuzz.ratio(wanted, folded), key) for folded, _, key in hits)
    found: dict[str, str] = {}
    for _, (local, name) in close:
        found.setdefault(local, name_of(local) or name)
    return list(found.items())[:SUGGESTIONS]


def _known(kind: str) -> Iterable[tuple[str, str]]:
    if kind == "country":
        for country in gazetteer.countries().values():
            yield from ((country.id, name) for name in (country.name, country.official, *country.aliases))
    elif kind == "place":
        for place in gazetteer.places().values():
            yield from ((place.id, name) for name in (place.name, *place.aliases))
    elif kind == "organisation":
        for body in gazetteer.organisations().values():
            yield from ((body.id, name) for name in (body.name, *body.aliases, *body.cued))
    elif kind == "instrument":
        for each in gazetteer.instruments().values():
            yield from ((each.id, name) for name in (each.name, *each.aliases, *each.cued))
