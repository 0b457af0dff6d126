"""Decisions applied to what was recognised, before any claim is made of it.

A rejection covers every proposal of its kind whose words hold the rejected ones, or are held by them: a recogniser that
finds a longer name does not bring back what a person struck out. It never covers what a person put there. What a person
puts there stands, and what the machine proposes on the same words in its place is kept beside the decision only.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from vpkg import gazetteer
from vpkg.curate.kinds import ENTITIES, LINKED, NOTHING
from vpkg.curate.settle import Placed, Want, cannot_stand
from vpkg.extract.found import Found
from vpkg.extract.mentions import Heard, surface
from vpkg.extract.passage import Passage
from vpkg.iri import slug
from vpkg.model import Amount, Mention, Span
from vpkg.recognisers import PERSON

SURE = 1.0
"""The confidence of what a person decided: recognisers are measured against it."""

Stood = tuple[Found, Mention]


@dataclass(slots=True)
class Outcome:
    """What came of the decisions on one report: what the machine had proposed, and what stands by each."""

    proposed: dict[Placed, list[Mention]] = field(default_factory=dict)
    made: dict[Placed, Mention] = field(default_factory=dict)
    homeless: set[Placed] = field(default_factory=set)
    """Decisions on words that nothing is read from, such as the wording of a question."""


def revise(heard: list[Heard], wants: Iterable[Want], text: str) -> tuple[list[Heard], Outcome]:
    """Return what stands after people's decisions; ``text`` is the document's."""
    outcome = Outcome()
    by_passage: dict[int, list[Want]] = {}
    for want in wants:
        number = next((n for n, h in enumerate(heard) if _holds(h.passage.span, want.span)), None)
        if number is None:
            outcome.homeless |= {each for each in want.of if want.stands}
        else:
            by_passage.setdefault(number, []).append(want)
    return [_revised(h, by_passage[n], text, outcome) if n in by_passage else h for n, h in enumerate(heard)], outcome


def _revised(heard: Heard, wants: list[Want], text: str, outcome: Outcome) -> Heard:
    stood = list(heard.stood)
    standing = {(want.span, want.kind): want for want in wants if want.stands}
    made: list[Stood] = []
    for want in sorted(standing.values(), key=lambda w: (w.span, w.kind)):
        pair = _made(heard.passage, want, stood, text)
        if pair is None:
            outcome.homeless |= set(want.of)
            continue
        made.append(pair)
        for each in want.of:
            outcome.made[each] = pair[1]
    for want in wants:
        covered = [s for s in stood if (s[1].span, s[1].kind) not in standing and _covers(want, s[1])]
        same = [s for s in stood if want.stands and (s[1].span, s[1].kind) == (want.span, want.kind)]
        for each in want.of:
            known = outcome.proposed.setdefault(each, [])
            known += [m for _, m in (*same, *covered) if m not in known]
    gone = {(m.span, m.kind) for want in wants for _, m in stood if _covers(want, m)}
    kept = [s for s in stood if (s[1].span, s[1].kind) not in gone | set(standing)]
    return replace(heard, stood=tuple(_nested([*kept, *made])))


def _covers(want: Want, mention: Mention) -> bool:
    if want.stands:
        other = (mention.span, mention.kind) != (want.span, want.kind)
        return other and cannot_stand(mention.kind, mention.span, want.kind, want.span)
    return mention.kind == want.kind and (_holds(mention.span, want.span) or _holds(want.span, mention.span))


def _holds(outer: Span, inner: Span) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end


def _made(passage: Passage, want: Want, stood: list[Stood], text: str) -> Stood | None:
    """Make the mention that a person wants; what nobody spoke of stays as the machine has it."""
    at = passage.view.at
    start, end = bisect_left(at, want.span.start), bisect_left(at, want.span.end)
    if start >= end:
        return None
    here = [s for s in stood if s[1].span == want.span]
    own = next((s for s in here if s[1].kind == want.kind), None)
    found, mention = own or _blank(passage, want, (start, end), text)
    if own is None or _changes(want, mention):
        found, mention = replace(found, recogniser=PERSON), replace(mention, recogniser=PERSON)
    mention = _linked(replace(mention, confidence=SURE), want)
    mention = replace(
        mention,
        concept=want.concept or mention.concept,
        modality=want.modality or mention.modality,
        time=want.said if want.said and want.kind in ("date", "pledge") else mention.time,
        amount=_amount(want.said) if want.said and want.kind == "quantity" else mention.amount,
    )
    return _as_found(found, mention), mention


def _blank(passage: Passage, want: Want, view: tuple[int, int], text: str) -> Stood:
    found = Found(*view, want.kind, PERSON)
    words = surface(text[want.span.start : want.span.end])
    # A project is known by its name alone, also one that only a person saw.
    target, canonical = (f"project/{slug(words)}", words) if want.kind == "project" else (None, None)
    return found, Mention(want.kind, want.span, words, target, canonical, PERSON, SURE, passage.code)


def _changes(want: Want, mention: Mention) -> bool:
    given = (want.concept, mention.concept), (want.modality, mention.modality), (want.said, mention.time)
    target = None if want.target == NOTHING else want.target
    return (want.target is not None and target != mention.target) or any(a and a != b for a, b in given)


def _linked(mention: Mention, want: Want) -> Mention:
    """Give a mention the target that a person names; a country or place says by it where it is."""
    if want.target is None:
        if mention.target or mention.candidates or mention.kind not in LINKED:
            return mention
        return replace(mention, canonical=want.name or mention.canonical)
    if want.target == NOTHING:
        return replace(mention, target=None, canonical=None, iso=(), candidates=())
    same = want.target == mention.target
    return replace(
        mention,
        target=want.target,
        canonical=want.name or (mention.canonical if same else name_of(want.target)) or mention.surface,
        iso=mention.iso if same else iso_of(want.target),
        candidates=(),
        form=mention.form if same else None,
    )


def name_of(local: str) -> str | None:
    """Return what the gazetteer calls an entity, given by the local part of its IRI."""
    kind, _, name = local.partition("/")
    if kind == "country":
        country = gazetteer.countries().get(name.upper())
        return country.name if country else None
    if kind == "place":
        place = gazetteer.places().get(name)
        return place.name if place else None
    if kind == "organisation":
        body = gazetteer.organisations().get(name)
        return body.name if body else None
    instrument = gazetteer.instruments().get(name) if kind == "instrument" else None
    return instrument.name if instrument else None


def iso_of(local: str) -> tuple[str, ...]:
    """Return the countries that an entity lies in, where it is a country or a place of the gazetteer."""
    kind, _, name = local.partition("/")
    if kind == "country":
        return (name.upper(),)
    place = gazetteer.places().get(name) if kind == "place" else None
    return place.countries if place else ()


def _as_found(found: Found, mention: Mention) -> Found:
    """Say the same of the proposal as of its mention: claims look at both."""
    return replace(
        found,
        kind=mention.kind,
        targets=(mention.target,) if mention.target else mention.candidates,
        canonical=mention.canonical,
        iso=mention.iso,
        form=mention.form,
        concept=mention.concept,
        amount=mention.amount,
        time=mention.time,
        modality=mention.modality,
    )


def _amount(said: str) -> Amount | None:
    """Read “20 people” as a person writes it."""
    number, _, counted = said.strip().partition(" ")
    try:
        return Amount(float(number.replace(",", "")), counted=counted.strip() or None)
    except ValueError:
        return None


def _nested(stood: list[Stood]) -> list[Stood]:
    """Order what stands, and say anew of each entity inside which longer one it stands."""
    ordered = sorted(stood, key=lambda s: (s[1].kind not in ENTITIES, s[0].start, -len(s[0]), s[1].kind))
    entities = [s for s in ordered if s[1].kind in ENTITIES]
    return [_within(s, entities) if s[1].kind in ENTITIES else s for s in ordered]


def _within(stood: Stood, entities: list[Stood]) -> Stood:
    found, mention = stood
    around = [m for f, m in entities if len(f) > len(found) and f.start <= found.start and found.end <= f.end]
    outer = min(around, key=lambda m: m.span.end - m.span.start, default=None)
    nested = (outer.kind, outer.span) if outer else None
    if nested == mention.nested_in:
        return stood
    # A country that was in a name only because the name held it is a country again.
    return found, replace(mention, nested_in=nested, form=found.form)
