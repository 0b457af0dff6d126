"""What a store holds of a document's words: passages, who annotated them, and the answers that they belong to."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from vpkg import terms
from vpkg.iri import ONTOLOGY, PREFIXES
from vpkg.model import Solutions, Span
from vpkg.store import Store

_P = f"""PREFIX vp: <{ONTOLOGY}>
PREFIX oa: <{PREFIXES["oa"]}>
PREFIX dct: <{PREFIXES["dct"]}>
PREFIX skos: <{PREFIXES["skos"]}>
PREFIX rdfs: <{PREFIXES["rdfs"]}>
"""
# Given the relations first, an engine goes through all that they relate in every report: so they are filtered last.
_PASSAGES = """SELECT DISTINCT ?passage ?start ?end ?words WHERE {
  GRAPH ?g {
    ?passage oa:hasSource %s ; oa:hasSelector ?position, ?quote .
    ?position oa:start ?start ; oa:end ?end .
    ?quote oa:exact ?words .
  }
} ORDER BY ?start ?end ?passage ?words"""
_SAYING = """SELECT DISTINCT ?passage ?relation WHERE {
  GRAPH ?g { ?passage oa:hasSource %s . ?thing ?relation ?passage }
  FILTER(?relation IN (vp:statedIn, vp:body, vp:heading, vp:unplaced, vp:dateStatedIn, vp:declaredIn))
} ORDER BY ?passage ?relation"""
_ANSWERS = """SELECT DISTINCT ?report ?answer ?relation ?passage ?code WHERE {
  GRAPH ?g { ?report vp:hasAnswer ?answer . ?answer ?relation ?passage . ?passage oa:hasSource %s }
  FILTER(?relation IN (vp:body, vp:heading))
  OPTIONAL {
    GRAPH ?g { ?answer vp:question ?question }
    GRAPH ?reference { ?question skos:notation ?code }
  }
} ORDER BY ?answer ?relation ?passage ?code"""
_MENTIONS = """SELECT DISTINCT ?mention ?passage ?recogniser ?confidence ?surface ?body WHERE {
  GRAPH ?g {
    ?passage oa:hasSource %s .
    ?mention oa:hasTarget ?passage ; vp:recogniser ?recogniser ; vp:surface ?surface .
    OPTIONAL { ?mention vp:confidence ?confidence }
    OPTIONAL { ?mention oa:hasBody ?body }
  }
} ORDER BY ?mention ?body ?passage ?recogniser ?confidence ?surface"""
_CLAIMS = """SELECT DISTINCT ?claim ?passage ?thing WHERE {
  GRAPH ?g { ?passage oa:hasSource %s . ?claim vp:statedIn ?passage ; ?relation ?thing }
  FILTER(?relation IN (vp:takesPlaceIn, vp:concerns, vp:operatesIn, vp:reportedIn, vp:claimant))
} ORDER BY ?claim ?passage ?thing"""
_DOCUMENTS = """SELECT DISTINCT ?report ?document ?characters ?unplaced WHERE {
  GRAPH ?g { ?report vp:hasDocument ?document . OPTIONAL { ?document vp:characters ?characters } }
  OPTIONAL {
    SELECT ?document (SUM(?end - ?start) AS ?unplaced) WHERE {
      GRAPH ?h {
        ?document vp:unplaced ?passage . ?passage oa:hasSelector ?at .
        ?at oa:start ?start ; oa:end ?end .
      }
    }
    GROUP BY ?document
  }
}
ORDER BY ?report ?document ?characters ?unplaced"""
_SOURCES = """SELECT DISTINCT ?g ?own ?inherited WHERE {
  GRAPH ?g { %s ?p ?o }
  OPTIONAL { GRAPH ?g { %s dct:source ?own } }
  OPTIONAL { GRAPH ?h { %s skos:inScheme ?scheme . ?scheme dct:source ?inherited } }
}
ORDER BY ?g ?own ?inherited"""
_LABELS = "SELECT DISTINCT ?label WHERE { GRAPH ?g { %s rdfs:label ?label } } ORDER BY ?label"
_END = re.compile(r"(?<=[.!?])[\"'”’)\]]*\s+(?=[\"'“‘(\[]?[A-Z0-9ÁÉÍÓÚÀÈÂÊÎÔÛÇ])|\n\s*\n|\n(?=\s*(?:[-*•|#]|\d+[.)]))")


@dataclass(frozen=True, slots=True)
class Place:
    """A passage: where it stands and its exact words."""

    iri: str
    span: Span
    words: str


@dataclass(frozen=True, slots=True)
class Note:
    """A mention: the passage that it is on, the rule that found it, and what it stands for."""

    iri: str
    place: Place
    recogniser: str
    confidence: str
    surface: str
    body: str


@dataclass(frozen=True, slots=True)
class Answer:
    """The passages of one answer in one document; ``code`` is empty where its template has no questions."""

    iri: str
    code: str
    bodies: tuple[Place, ...]
    headings: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class Pages:
    """All that a store holds of the words of one document."""

    document: str
    places: dict[str, Place]
    stated: tuple[Place, ...]
    """Passages that state a claim or a date."""
    held: tuple[Place, ...]
    """Bodies, headings and text that belongs to no answer."""
    answers: tuple[Answer, ...]
    notes: tuple[Note, ...]
    claims: tuple[tuple[str, Place, str], ...]
    """Claims with the passage that states them and what they are about."""

    def sentence(self, span: Span) -> Place | None:
        """Return the sentence around a stretch: that of a claim, or one cut from the body of an answer."""
        stated, held = _smallest(self.stated, span), _smallest(self.held, span)
        cut = _cut(held, span) if held else None
        if stated and cut and not (stated.span.start <= cut.span.start and cut.span.end <= stated.span.end):
            return cut
        return stated or cut or next((p for p in self.places.values() if p.span == span), None)

    def code(self, span: Span) -> str:
        """Return the code of the question under which a stretch stands; empty where there is none."""
        for answer in self.answers:
            for place in (*answer.bodies, *answer.headings):
                if place.span.start <= span.start and span.end <= place.span.end:
                    return answer.code
        return ""

    def worded(self, words: str) -> list[Place]:
        """Find words in the bodies of answers, whatever the line ends in them; each hit as an exact passage."""
        parts = words.split()
        if not parts:
            return []
        pattern = re.compile(r"(?<!\w)" + r"\s+".join(map(re.escape, parts)) + r"(?!\w)")
        return [
            Place(body.iri, Span(body.span.start + m.start(), body.span.start + m.end()), m.group())
            for answer in self.answers
            for body in (*answer.bodies, *answer.headings)
            for m in pattern.finditer(body.words)
        ]


def pages(store: Store, document: str) -> Pages:
    """Read what a store holds of one document; nothing where it does not know it."""
    subject = terms.iri(document)

    def ask(query: str) -> Iterator[tuple[str, ...]]:
        found: Solutions = store.select(_P + query % subject)
        return (tuple(cell.value if cell else "" for cell in row) for row in found.rows)

    places = {
        iri: Place(iri, Span(int(start), int(end)), words)
        for iri, start, end, words in ask(_PASSAGES)
        if int(end) > int(start)
    }
    saying = [(iri, relation.rpartition("#")[2]) for iri, relation in ask(_SAYING) if iri in places]
    holding = ("body", "heading", "unplaced")
    notes = (
        Note(mention, places[passage], recogniser, confidence, surface, body)
        for mention, passage, recogniser, confidence, surface, body in ask(_MENTIONS)
        if passage in places
    )
    claims = ((claim, places[passage], thing) for claim, passage, thing in ask(_CLAIMS) if passage in places)
    stated = (iri for iri, relation in saying if relation not in holding)
    held = (iri for iri, relation in saying if relation in holding)
    return Pages(
        document, places, _distinct(places, stated), _distinct(places, held), tuple(_answers(ask(_ANSWERS), places)),
        tuple(notes), tuple(claims),
    )  # fmt: skip


def documents(store: Store) -> dict[str, list[tuple[str, int, int]]]:
    """Return the documents of each report, with their characters and how many of these belong to no answer."""
    found: dict[str, list[tuple[str, int, int]]] = {}
    for report, document, characters, unplaced in store.select(_P + _DOCUMENTS).rows:
        if report and document:
            sizes = (int(characters.value) if characters else 0, int(unplaced.value) if unplaced else 0)
            found.setdefault(report.value, []).append((document.value, *sizes))
    return found


def sources(store: Store, thing: str) -> list[str]:
    """Return where what is said of a thing comes from: its source, else that of its scheme, else the graph."""
    subject = terms.iri(thing)
    rows = store.select(_P + _SOURCES % (subject, subject, subject)).rows
    return list(dict.fromkeys(next(cell.value for cell in (own, of, graph) if cell) for graph, own, of in rows))


def labels(store: Store, thing: str) -> list[str]:
    """Return the names of a thing."""
    return [label.value for (label,) in store.select(_P + _LABELS % terms.iri(thing)).rows if label]


def _answers(rows: Iterable[tuple[str, ...]], places: dict[str, Place]) -> Iterator[Answer]:
    codes: dict[str, str] = {}
    held: dict[tuple[str, str], list[Place]] = {}
    for _, answer, relation, passage, code in rows:
        if passage in places:
            codes.setdefault(answer, code)
            held.setdefault((answer, relation.rpartition("#")[2]), []).append(places[passage])
    for answer, code in codes.items():
        yield Answer(answer, code, _sorted(held.get((answer, "body"), [])), _sorted(held.get((answer, "heading"), [])))


def _distinct(places: dict[str, Place], iris: Iterable[str]) -> tuple[Place, ...]:
    return tuple(places[iri] for iri in dict.fromkeys(iris))


def _smallest(places: Iterable[Place], span: Span) -> Place | None:
    holding = (p for p in places if p.span.start <= span.start and span.end <= p.span.end)
    return min(holding, key=lambda p: (p.span.end - p.span.start, p.iri), default=None)


def _sorted(places: list[Place]) -> tuple[Place, ...]:
    return tuple(sorted(places, key=lambda place: place.span))


def _cut(place: Place, span: Span) -> Place:
    """Cut a passage to the sentence or sentences that a stretch touches; the words stay an exact slice."""
    start, end = span.start - place.span.start, span.end - place.span.start
    ends = [(m.start(), m.end()) for m in _END.finditer(place.words)]
    first = max((after for _, after in ends if after <= start), default=0)
    last = min((before for before, _ in ends if before >= end), default=len(place.words))
    words = place.words[first:last]
    first += len(words) - len(words.lstrip())
    words = words.strip()
    return Place(place.iri, Span(place.span.start + first, place.span.start + first + len(words)), words)
