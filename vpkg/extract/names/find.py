"""Lexicon matches become proposals: guards asked, ambiguity kept, type nouns taken in."""

from __future__ import annotations

from vpkg.extract.found import Found, Lost
from vpkg.extract.names.directions import directions
from vpkg.extract.names.entries import lexicon, reporter_lexicon
from vpkg.extract.names.guards import Setting, admits, extended, in_a_name
from vpkg.extract.names.lexicon import Entry, Match
from vpkg.extract.passage import Passage
from vpkg.extract.view import View
from vpkg.model import Report

# Which kind a stretch stands for when the lexicon offers several: a body before its country, a country before a place.
_PRECEDENCE = {"organisation": 0, "instrument": 1, "country": 2, "place": 3}
_PLACE_PRECEDENCE = {"place-region": 0, "place-city": 1, "place-subdivision": 2, "place-site": 3}


class Names:
    """The names in one report: what the whole document names settles what a passage means.

    ``listed`` are the matches of the gazetteer in each passage, before any guard is asked.
    """

    def __init__(self, report: Report, passages: list[Passage]) -> None:
        own = reporter_lexicon(report.reporter, report.document.text)
        self.listed = [list(lexicon().scan(p.view)) for p in passages]
        self._raw = [[*listed, *own.scan(p.view)] for p, listed in zip(passages, self.listed, strict=True)]
        self._named = [_countries_of(matches) for matches in self._raw]
        self._document = frozenset().union(*self._named)
        self._bodies = frozenset(
            e.target for ms in self._raw for m in ms for e in m.entries if e.kind == "organisation" and not e.guard
        )

    @property
    def countries(self) -> frozenset[str]:
        """ISO 3166-1 codes of the countries that the report names anywhere."""
        return self._document

    def find(self, passage: Passage, lost: list[Lost]) -> list[Found]:
        """Return the names that a passage holds, overlapping ones included; what a guard refused goes to ``lost``."""
        matches, seen = self._raw[passage.number], passage.view
        setting = Setting(seen, self._named[passage.number], self._document, self._bodies, _sure_countries(matches))
        fitting = []
        for match in matches:
            if _has_its_acronym(seen, match):
                continue
            admitted = _admitted(setting, match)
            if admitted is None:
                entry = match.entries[0]
                lost.append(Lost(_found(seen, match), f"its guard {entry.guard or 'instrument'!r} is not met here"))
            else:
                fitting.append(admitted)
        fitting = [_extended(seen, _without_article(seen, m)) for m in _joined(fitting)]
        fitting += directions(seen, fitting)
        return [_found(seen, match) for match in fitting]


def _has_its_acronym(seen: View, match: Match) -> bool:
    """“… of the Red Cross (ICRC)” is two names, each of which is found."""
    return seen.kept[match.end - 1] == ")" and " (" in seen.kept[match.start : match.end]


def _extended(seen: View, match: Match) -> Match:
    end = extended(seen, match, match.entries[0])
    return match if end == match.end else Match(match.start, end, match.entries)


def _without_article(seen: View, match: Match) -> Match:
    """A name that begins with “the” in lower case does so only in its full form: the article stays outside."""
    if match.entries[0].kind == "organisation" and seen.kept.startswith("the ", match.start):
        return Match(match.start + 4, match.end, match.entries)
    return match


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
    if len(kept) == 1:
        return match if len(match.entries) == 1 else Match(match.start, match.end, tuple(kept))
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


def _found(seen: View, match: Match) -> Found:
    entry = match.entries[0]
    targets = tuple(dict.fromkeys(e.target for e in match.entries))
    sure = len(targets) == 1
    located = entry.kind in ("country", "place")
    return Found(
        start=match.start,
        end=match.end,
        kind=entry.kind,
        recogniser=entry.recogniser,
        row=entry.row,
        targets=targets,
        canonical=entry.canonical if sure else None,
        iso=entry.iso if sure else (),
        form=entry.form or ("in-name" if located and in_a_name(seen, match) else None),
        concept=entry.concept,
    )
