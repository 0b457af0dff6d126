"""What all reports share, as one named graph: ontology, schemes, templates and the gazetteer."""

from __future__ import annotations

import re

from vpkg import gazetteer, recognisers, resources
from vpkg.describe.graph import ALT_LABEL, LABEL, NOTATION, SOURCE, A, Graph
from vpkg.errors import DataError
from vpkg.iri import PREFIXES, SCHEME, Base, slug
from vpkg.terms import XSD
from vpkg.vocab import Class, EntityStatus, Property

_CONTAINS = PREFIXES["schema"] + "containsPlace"
_IN_ORGANISATION = PREFIXES["org"] + "subOrganizationOf"
_ISSUED = PREFIXES["dct"] + "issued"
_PUBLISHER = PREFIXES["dct"] + "publisher"
_SPATIAL = PREFIXES["dct"] + "spatial"
_DATE = PREFIXES["dct"] + "date"
_CHANGE = PREFIXES["org"] + "ChangeEvent"
_BEFORE = PREFIXES["org"] + "originalOrganization"
_AFTER = PREFIXES["org"] + "resultingOrganization"
_WORKING_GROUP = "icwg-"
"""How the identifiers of in-country working groups begin; each has the country it works in."""
_PATTERNS = ("*.ttl", "schemes/*.ttl", "templates/*.ttl")


def describe_reference(base: Base) -> str:
    """Write the reference graph as N-Quads; the same data files and base give the same bytes."""
    graph = Graph(base.reference_graph)
    _files(graph)
    _countries(graph, base)
    _regions(graph, base)
    _organisations(graph, base)
    _memberships(graph, base)
    _successions(graph, base)
    _instruments(graph, base)
    _recognisers(graph, base)
    return graph.nquads()


def _files(graph: Graph) -> None:
    import pyoxigraph as ox

    for pattern in _PATTERNS:
        for path in resources.files("ontology", pattern):
            for quad in ox.parse(path=str(path)):
                if isinstance(quad.subject, ox.BlankNode) or isinstance(quad.object, ox.BlankNode):
                    raise DataError(f"{path.name} holds a blank node; give the thing an IRI.")
                graph.line(f"{quad.subject} {quad.predicate} {quad.object}")


def _names(graph: Graph, iri: str, label: str, aliases: tuple[str, ...]) -> None:
    graph.say(iri, LABEL, label, "en")
    for alias in aliases:
        if alias != label:
            graph.say(iri, ALT_LABEL, alias, "en")


def _countries(graph: Graph, base: Base) -> None:
    for country in gazetteer.countries().values():
        iri = base.thing(country.id)
        graph.link(iri, A, Class.COUNTRY, Class.PLACE)
        graph.say(iri, NOTATION, country.iso2)
        _names(graph, iri, country.name, (country.official, *country.aliases))
        for language, name in country.names:
            if name:
                graph.say(iri, LABEL, name, language)


def _regions(graph: Graph, base: Base) -> None:
    for place in gazetteer.places().values():
        if place.kind != "region":
            continue
        iri = base.thing(place.id)
        graph.link(iri, A, Class.PLACE if place.inside else Class.REGION)
        _names(graph, iri, place.name, place.aliases)
        if place.inside:
            graph.link(iri, Property.WITHIN, base.thing(f"country/{place.inside.lower()}"))
        else:
            graph.link(iri, _CONTAINS, *(base.thing(f"country/{iso.lower()}") for iso in place.countries))


def _organisations(graph: Graph, base: Base) -> None:
    for body in gazetteer.organisations().values():
        iri = base.thing(body.id)
        graph.link(iri, A, Class.ORGANISATION, PREFIXES["vp"] + body.kind)
        _names(graph, iri, body.name, ())
        if body.kind != "Government":
            _names(graph, iri, body.name, (*body.aliases, *body.cued))
        graph.link(iri, Property.ENTITY_STATUS, EntityStatus.KNOWN)
        if body.pillar and body.kind != "Government":
            graph.link(iri, Property.PILLAR, f"{SCHEME}pillar/{body.pillar}")
        if body.kind == "Government" and body.country and body.local.startswith("government-of-"):
            graph.link(iri, Property.GOVERNS, base.thing(f"country/{body.country.lower()}"))
        if body.country and body.local.startswith(_WORKING_GROUP):
            graph.link(iri, _SPATIAL, base.thing(f"country/{body.country.lower()}"))
        if body.part_of:
            graph.link(iri, _IN_ORGANISATION, base.thing(f"organisation/{body.part_of}"))


def _memberships(graph: Graph, base: Base) -> None:
    for fact in gazetteer.memberships():
        # Two sources may say two things of one organisation and year: each keeps a node of its own.
        source = slug(fact.source)[:60].strip("-")
        iri = base.thing(f"membership/{fact.organisation}-{fact.status}-{fact.start or 'undated'}-{source}")
        graph.link(iri, A, Class.MEMBERSHIP)
        body = gazetteer.organisations().get(fact.organisation)
        if body is None:
            raise DataError(f"memberships.csv names {fact.organisation}, which organisations.csv lacks; add it.")
        graph.say(iri, LABEL, f"{body.name}: {fact.status}, {fact.start or 'date unknown'}", "en")
        graph.link(iri, Property.MEMBER, base.thing(body.id))
        graph.link(iri, Property.MEMBERSHIP_STATUS, f"{SCHEME}membership-status/{fact.status}")
        graph.say(iri, SOURCE, fact.source, "en")
        graph.link(iri, Property.SOURCE_CERTAINTY, f"{SCHEME}certainty/{fact.certainty}")
        for property_, when in ((Property.VALID_FROM, fact.start), (Property.VALID_TO, fact.end)):
            if when:
                graph.say(iri, property_, when, datatype=XSD + _date_type(when))


def _successions(graph: Graph, base: Base) -> None:
    """Predecessor and successor stay two organisations; the dated change links them."""
    for fact in gazetteer.successions():
        iri = base.thing(f"succession/{fact.predecessor}-{fact.successor}-{fact.date}")
        before, after = _listed(fact.predecessor), _listed(fact.successor)
        graph.link(iri, A, _CHANGE)
        graph.say(iri, LABEL, f"{before.name} {fact.kind}, {after.name}, {fact.date}", "en")
        graph.link(iri, _BEFORE, base.thing(before.id))
        graph.link(iri, _AFTER, base.thing(after.id))
        graph.say(iri, _DATE, fact.date, datatype=XSD + _date_type(fact.date))
        graph.link(iri, Property.SUCCESSION_KIND, f"{SCHEME}succession-kind/{fact.kind}")


def _listed(local: str) -> gazetteer.Organisation:
    body = gazetteer.organisations().get(local)
    if body is None:
        raise DataError(f"successions.csv names {local}, which organisations.csv lacks; add it.")
    return body


def _instruments(graph: Graph, base: Base) -> None:
    for law in gazetteer.instruments().values():
        iri = base.thing(law.id)
        graph.link(iri, A, Class.INSTRUMENT)
        _names(graph, iri, law.name, (*law.aliases, *law.cued))
        graph.link(iri, Property.ENTITY_STATUS, EntityStatus.KNOWN)
        graph.link(iri, Property.INSTRUMENT_TYPE, SCHEME + law.concept)
        if law.issuer:
            graph.link(iri, _PUBLISHER, base.thing(f"organisation/{law.issuer}"))
        if law.country:
            graph.link(iri, _SPATIAL, base.thing(f"country/{law.country.lower()}"))
        if law.year:
            graph.say(iri, _ISSUED, str(law.year), datatype=XSD + "gYear")


def _date_type(when: str) -> str:
    for pattern, datatype in ((r"\d{4}", "gYear"), (r"\d{4}-\d\d", "gYearMonth"), (r"\d{4}-\d\d-\d\d", "date")):
        if re.fullmatch(pattern, when):
            return datatype
    raise DataError(
        f"memberships.csv or successions.csv has the date {when!r}; write a year, a year and month, or a day."
    )


def _recognisers(graph: Graph, base: Base) -> None:
    for recogniser in recognisers.recognisers().values():
        iri = base.thing(f"recogniser/{recogniser.local}")
        graph.link(iri, A, Class.RECOGNISER)
        graph.say(iri, LABEL, recogniser.label, "en")
        graph.say(iri, Property.RECOGNISER_VERSION, recogniser.version)
        graph.count(iri, Property.EXAMINED, recogniser.examined)
        if recogniser.examined:
            graph.measure(iri, Property.PRECISION, recogniser.correct / recogniser.examined)
        if recogniser.confidence is not None:
            graph.measure(iri, Property.CONFIDENCE, recogniser.confidence)
