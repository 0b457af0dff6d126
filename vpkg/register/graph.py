"""The collection register as a named graph of its own."""

from __future__ import annotations

from collections.abc import Iterable

from vpkg import gazetteer
from vpkg.describe.graph import LABEL, A, Graph
from vpkg.iri import PREFIXES, SCHEME, Base
from vpkg.register.rows import Entry
from vpkg.terms import XSD
from vpkg.vocab import Class, EntityStatus, Property

_ISSUED = PREFIXES["dct"] + "issued"
_NOTE = PREFIXES["skos"] + "note"


def describe_register(entries: Iterable[Entry], base: Base) -> str:
    """Write the graph of the register as N-Quads; the same rows give the same bytes, in whatever order they stand."""
    graph = Graph(base.register_graph)
    for entry in entries:
        _describe(graph, entry, base)
    return graph.nquads()


def _describe(graph: Graph, entry: Entry, base: Base) -> None:
    iri, body = base.thing(entry.local), base.thing(entry.organisation)
    graph.link(iri, A, Class.COLLECTION_ENTRY)
    graph.say(iri, LABEL, f"search of {entry.looked_for_on} for {entry.name}, {entry.year}", "en")
    graph.link(iri, Property.EXPECTED_FROM, body)
    graph.say(iri, Property.REPORTING_YEAR, entry.year, datatype=XSD + "gYear")
    graph.say(iri, Property.LOOKED_FOR_ON, entry.looked_for_on, datatype=XSD + "date")
    graph.say(iri, Property.LOOKED_FOR_BY, entry.looked_by)
    graph.link(iri, Property.COLLECTION_OUTCOME, f"{SCHEME}collection-outcome/{entry.outcome}")
    graph.link(iri, Property.PILLAR, f"{SCHEME}pillar/{entry.pillar}")
    if entry.where:
        graph.say(iri, Property.LOOKED_FOR_IN, entry.where)
    if entry.report:
        graph.link(iri, Property.FOUND_REPORT, base.report(entry.report))
    if entry.published_on:
        graph.say(iri, _ISSUED, entry.published_on, datatype=XSD + "date")
    if entry.note:
        graph.say(iri, _NOTE, entry.note, "en")
    if entry.organisation.partition("/")[2] not in gazetteer.organisations():
        graph.link(body, A, Class.ORGANISATION)
        graph.say(body, LABEL, entry.name, "en")
        graph.link(body, Property.ENTITY_STATUS, EntityStatus.CANDIDATE)
