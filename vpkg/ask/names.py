"""Names for IRIs: a user's words for a thing, through the gazetteer, the schemes and the reports of the store.

A name that may mean several things is never decided here: its candidates are said. A name that means nothing gets the
nearest names, and none of them is chosen.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import lru_cache

from vpkg import gazetteer, resources, templates
from vpkg.ask import seen
from vpkg.ask.bind import ENTITIES
from vpkg.errors import DataError, UnknownName
from vpkg.gazetteer import fold
from vpkg.iri import ONTOLOGY, PREFIXES, SCHEME
from vpkg.model import Iri
from vpkg.store import Store

_LIKE_ENOUGH = 72
_NEAREST = 3
_LABELS = ("prefLabel", "altLabel", "hiddenLabel", "notation")
_LABELLED = f"""
SELECT DISTINCT ?thing ?label WHERE {{
  VALUES ?class {{ <{ONTOLOGY}%s> }}
  GRAPH ?g {{ ?thing a ?class ; <{PREFIXES["rdfs"]}label> ?label }}
}}
ORDER BY ?thing ?label
"""
_IN_STORE = {"project": "Project", "instrument": "Instrument", "place": "Place"}

Names = dict[str, dict[str, str]]
"""Folded names, each with the IRIs that it may mean and what to call these."""


class Finder:
    """Finds the IRI of a thing by its kind and a user's words; ``near`` tells what else may have been meant."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self._known: dict[str, Names] = {}

    def __call__(self, kind: str, text: str) -> str | None:
        """Return the IRI, or None where no thing of the kind is called so.

        Raises `UnknownName`, with the candidates, where several are.
        """
        if kind == "country":
            sure = gazetteer.find_country(text) or _by_iso3(text)
            if sure:
                return self.store.base.thing(sure.id)
        wanted = fold(text)
        found = self._names(kind).get(wanted) or (self._reports(text) if kind == "report" else {})
        if not found and kind == "organisation":
            body = gazetteer.find_organisation(text)
            found = {self.store.base.thing(body.id): body.name} if body else {}
        if len(found) > 1:
            listed = " or ".join(f"{name} ({_tail(iri)})" for iri, name in sorted(found.items(), key=lambda e: e[1]))
            raise UnknownName(f"{text.strip()!r} may mean {listed}; give one of these.")
        return next(iter(found), None)

    def near(self, kind: str, text: str) -> tuple[str, ...]:
        """Return the names of a kind that are most like a user's words, best first; nothing where none is alike."""
        kinds = ENTITIES if kind == "entity" else (kind,)
        names = {folded: next(iter(of.values())) for each in kinds for folded, of in self._names(each).items()}
        wanted = fold(text)
        close = sorted((-_likeness(wanted, folded), folded) for folded in names)
        alike = (names[folded] for score, folded in close if -score >= _LIKE_ENOUGH)
        return tuple(dict.fromkeys(alike))[:_NEAREST]

    def _names(self, kind: str) -> Names:
        if kind not in self._known:
            names: Names = defaultdict(dict)
            for iri, shown, name in self._things(kind):
                names[fold(name)].setdefault(iri, shown)
            self._known[kind] = dict(names)
        return self._known[kind]

    def _things(self, kind: str) -> Iterator[tuple[str, str, str]]:
        """Yield IRIs of a kind with what to call them, and each of their names."""
        thing = self.store.base.thing
        for local, shown, name in _of_gazetteer(kind):
            yield thing(local), shown, name
        if kind == "template":
            for each in templates.all_templates():
                yield from ((each.iri, each.id, name) for name in (each.id, each.label))
        elif kind in ("organisation", "report"):
            yield from self._of_reports(kind)
        elif kind in _IN_STORE:
            yield from self._labelled(_IN_STORE[kind])
        yield from _of_schemes().get(kind, ())
        if kind == "organisation":
            yield from self._labelled("Organisation")

    def _of_reports(self, kind: str) -> Iterator[tuple[str, str, str]]:
        for each in seen.reports(self.store):
            if kind == "organisation" and each.organisation and each.name:
                yield each.organisation, each.name, each.name
                yield each.organisation, each.name, _tail(each.organisation)
            elif kind == "report":
                yield each.report, each.title, _tail(each.report)
                yield each.report, each.title, each.title

    def _labelled(self, class_name: str) -> Iterator[tuple[str, str, str]]:
        for thing, label in self.store.select(_LABELLED % class_name).rows:
            if isinstance(thing, Iri) and label is not None:
                yield thing.value, label.value, label.value
                yield thing.value, label.value, _tail(thing.value)

    def _reports(self, text: str) -> dict[str, str]:
        """Find reports by who reports, in any of its names, and the year: “International Alert 2023 update”."""
        parts = re.fullmatch(r"(.+?)[\s,(]+([0-9]{4})\)?(?:[\s,]+(update|full)(?: report)?)?", text.strip(), re.I)
        if not parts:
            return {}
        who, year, sort = parts.groups()
        organisation = self("organisation", who)
        return {
            each.report: each.title
            for each in seen.reports(self.store)
            if each.organisation == organisation and organisation and each.year == year
            if not sort or each.is_full == (sort.lower() == "full")
        }


def _likeness(wanted: str, name: str) -> float:
    """Tell how alike two names are, from 0 to 100; a part of a longer name counts for nearly as much as the whole."""
    from rapidfuzz import fuzz

    part = 0.9 * fuzz.partial_ratio(wanted, name) if 4 <= len(wanted) < len(name) else 0.0
    return max(fuzz.ratio(wanted, name), part)


def _tail(iri: str) -> str:
    return iri.rsplit("/", 1)[-1]


def _by_iso3(text: str) -> gazetteer.Country | None:
    wanted = text.strip().upper()
    return next((each for each in gazetteer.countries().values() if each.iso3 == wanted), None)


def _of_gazetteer(kind: str) -> Iterator[tuple[str, str, str]]:
    """Yield local parts of IRIs, what to call the thing, and each of its names; ambiguous ones stand with several."""
    if kind == "country":
        for country in gazetteer.countries().values():
            own = (country.iso3, country.official, *(name for _, name in country.names), *country.aliases)
            yield from ((country.id, country.name, name) for name in (*own, *country.ambiguous) if name)
    elif kind == "organisation":
        for body in gazetteer.organisations().values():
            names = (body.local, body.name, *body.aliases, *body.cued)
            yield from ((body.id, body.name, name) for name in names)
    elif kind == "place":
        for place in gazetteer.places().values():
            yield from ((place.id, place.name, name) for name in (place.local, place.name, *place.aliases))
    elif kind == "instrument":
        for law in gazetteer.instruments().values():
            yield from ((law.id, law.name, name) for name in (law.local, law.name, *law.aliases, *law.cued))


@lru_cache(maxsize=1)
def _of_schemes() -> dict[str, tuple[tuple[str, str, str], ...]]:
    """Return the concepts of every scheme: IRI, notation, and each of their labels."""
    import pyoxigraph as ox

    found: dict[str, list[tuple[str, str, str]]] = defaultdict(list)
    labels = {PREFIXES["skos"] + each for each in _LABELS}
    for path in resources.files("ontology", "schemes/*.ttl"):
        try:
            quads = list(ox.parse(path=str(path)))
        except (SyntaxError, OSError) as error:
            raise DataError(f"The scheme {path.name} cannot be read ({error}); mend it or install again.") from error
        for iri, label in _concepts(quads, labels):
            kind = iri.removeprefix(SCHEME).partition("/")[0]
            found[kind].append((iri, _tail(iri), label))
    return {kind: _sure(rows) for kind, rows in found.items()}


def _concepts(quads: Iterable[object], labels: set[str]) -> Iterator[tuple[str, str]]:
    for quad in quads:
        subject, predicate = getattr(quad, "subject", None), getattr(quad, "predicate", None)
        iri = str(getattr(subject, "value", ""))
        if getattr(predicate, "value", "") in labels and iri.startswith(SCHEME):
            yield iri, str(getattr(getattr(quad, "object", None), "value", ""))
            yield iri, _tail(iri)


def _sure(rows: list[tuple[str, str, str]]) -> tuple[tuple[str, str, str], ...]:
    """Drop key phrases of one concept that are the name of another: who writes “training” means the topic training."""
    own = {fold(name): iri for iri, name, _ in rows}
    return tuple(row for row in dict.fromkeys(rows) if own.get(fold(row[2]), row[0]) == row[0])
