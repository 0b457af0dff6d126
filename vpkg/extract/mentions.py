"""Lexicon matches become mentions: guards asked, ambiguity kept, nested names marked."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import replace

from vpkg import gazetteer
from vpkg.extract.directions import directions
from vpkg.extract.entries import lexicon, reporter_lexicon
from vpkg.extract.guards import Setting, admits, extended, in_a_name
from vpkg.extract.lexicon import Entry, Lexicon, Match, longest
from vpkg.extract.view import View, view
from vpkg.model import Mention, Report, Span

# Which kind a stretch stands for when the lexicon offers several: a body before its country, a country before a place.
_PRECEDENCE = {"organisation": 0, "country": 1, "place": 2}
_PLACE_PRECEDENCE = {"place-region": 0, "place-city": 1, "place-subdivision": 2, "place-site": 3}


def mentions(report: Report) -> tuple[Mention, ...]:
    """Find the countries, places and organisations that a report names, in document order."""
    text = report.document.text
    lexica = (lexicon(), reporter_lexicon(report.reporter, text))
    stretches = [(code, span, view(text, span)) for code, span in _stretches(report)]
    raw = [[match for each in lexica for match in each.scan(seen)] for _, _, seen in stretches]
    named = [_countries_of(matches) for matches in raw]
    document = frozenset().union(*named)
    bodies = frozenset(
        e.target for ms in raw for m in ms for e in m.entries if e.kind == "organisation" and not e.guard
    )
    found: list[Mention] = []
    for (code, _, seen), matches, paragraph in zip(stretches, raw, named, strict=True):
        setting = Setting(seen, paragraph, document, bodies, _sure_countries(matches))
        found.extend(_resolved(setting, matches, code, text))
    return tuple(sorted(found, key=lambda m: (m.span, m.kind, m.target or "")))


def _stretches(report: Report) -> Iterator[tuple[str | None, Span]]:
    """Everything that is the reporter's own words: bodies under their question, then what stands under none.

    A country's name over a part of an answer is the reporter's too; contents lists and the page's own words are not.
    """
    countries: set[Span] = set()
    for answer in report.answers:
        for body in answer.bodies:
            yield answer.code, body
        for span in dict.fromkeys(span for part in answer.parts for span in part.headings):
            if span not in countries:
                countries.add(span)
                yield answer.code, span
    for span in (*report.front_matter, *report.leftovers):
        yield None, span


def _countries_of(matches: list[Match]) -> frozenset[str]:
    entries = [m.entries for m in matches]
    return frozenset(
        es[0].iso[0] for es in entries if es[0].kind == "country" and len({e.target for e in es}) == 1 and es[0].iso
    )


def _sure_countries(matches: list[Match]) -> tuple[tuple[int, int, str], ...]:
    named = [m for m in matches if m.entries[0].kind == "country" and not m.entries[0].form and m.entries[0].iso]
    return tuple(
        sorted((m.start, m.end, m.entries[0].iso[0]) for m in named if len({e.target for e in m.entries}) == 1)
    )


def _resolved(setting: Setting, matches: list[Match], code: str | None, text: str) -> list[Mention]:
    fitting = [m for m in (_admitted(setting, m) for m in matches) if m is not None]
    fitting = [_widened(setting.view, m) for m in _joined(fitting)]
    fitting += directions(setting.view, fitting)
    return _nested(setting.view, fitting, None, code, text)


def _nested(seen: View, matches: list[Match], outer: Mention | None, code: str | None, text: str) -> list[Mention]:
    """Make mentions of the longest matches, and of names of another kind inside each of them."""
    result: list[Mention] = []
    winners, nested = longest(matches)
    inside: dict[int, list[Match]] = {}
    for match, around in nested:
        inside.setdefault(id(around), []).append(match)
    for winner in winners:
        mention = _mention(seen, winner, code, text)
        if outer is not None:
            # “Northern Ireland” is not in Ireland, and the Gulf of Guinea not in Guinea.
            elsewhere = outer.kind == "place" and mention.kind != "organisation" and outer.iso != mention.iso
            form = winner.entries[0].form or ("in-name" if elsewhere else None)
            mention = replace(mention, nested_in=(outer.kind, outer.span), form=form)
        result.append(mention)
        within = inside.get(id(winner), ())
        inner = [m for m in within if m.entries[0].kind != mention.kind and len(m) < len(winner)]
        result += _nested(seen, inner, mention, code, text)
    return result


def _admitted(setting: Setting, match: Match) -> Match | None:
    """Keep the entries whose guard is met, of the kind that goes first."""
    kept = [e for e in match.entries if admits(setting, match, e)]
    if not kept:
        return None
    first = min(kept, key=_rank)
    if first.guard == "ambiguous":
        # The gazetteer says that this name has rivals: all of them stay, and a person decides.
        rivals = {e.target: e for e in match.entries if e.kind != "organisation"}
        return Match(match.start, match.end, tuple(rivals.values()))
    if first.recogniser == "place-city":
        # “In Cajamarca” may mean the town or the region around it: the region is true of both.
        around = [e for e in match.entries if e.recogniser == "place-subdivision" and e.iso == first.iso]
        first, kept = (around[0], around) if around else (first, kept)
    same = [e for e in kept if _rank(e) == _rank(first)]
    near = [e for e in same if setting.document.intersection(e.iso)]
    if first.kind == "place" and near:
        same = near
    return Match(match.start, match.end, tuple(same))


def _rank(entry: Entry) -> tuple[int, int, bool]:
    # A country that bears the name outright goes before a demonym spelt the same.
    return _PRECEDENCE[entry.kind], _PLACE_PRECEDENCE.get(entry.recogniser, 0), entry.form is not None


def _joined(matches: list[Match]) -> list[Match]:
    """Make one match of equal stretches found by two lexica; the reporter's own name goes before the gazetteer's."""
    best: dict[tuple[int, int], Match] = {}
    for match in matches:
        key = (match.start, match.end)
        known = best.get(key)
        if (
            known is None
            or _rank(match.entries[0]) < _rank(known.entries[0])
            or match.entries[0].recogniser == "reporter-name"
        ):
            best[key] = match
    return list(best.values())


def _widened(seen: View, match: Match) -> Match:
    return Match(match.start, extended(seen, match, match.entries[0]), match.entries)


def _mention(seen: View, match: Match, code: str | None, text: str) -> Mention:
    entry = match.entries[0]
    targets = tuple(dict.fromkeys(e.target for e in match.entries))
    sure = len(targets) == 1
    span = seen.span(match.start, match.end)
    form = entry.form or ("in-name" if entry.kind != "organisation" and in_a_name(seen, match) else None)
    return Mention(
        kind=entry.kind,
        span=span,
        surface=surface(text[span.start : span.end]),
        target=targets[0] if sure else None,
        canonical=entry.canonical if sure else None,
        recogniser=entry.recogniser,
        confidence=_confidence(entry.recogniser) if sure else None,
        answer=code,
        iso=entry.iso if sure else (),
        form=form,
        candidates=() if sure else targets,
    )


def _confidence(recogniser: str) -> float | None:
    known = gazetteer.recognisers().get(recogniser)
    return known.confidence if known else None


def surface(quote: str) -> str:
    """Return a quote as it reads: markup removed, NFKC, white space collapsed.

    >>> surface("Eastern **DRC**")
    'Eastern DRC'
    """
    return " ".join(unicodedata.normalize("NFKC", re.sub(r"[*`]|(?<!\w)_|_(?!\w)", "", quote)).split())


__all__ = ["Lexicon", "mentions", "surface"]
