"""What mentions stand for: places, unknown organisations, projects, laws and tools, groups as worded, figures.

What the gazetteer knows is described in the reference graph; places are many, so each report describes those it names.
Groups and figures are things of one document: two wordings are never joined by machine.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from vpkg import gazetteer
from vpkg.describe.evidence import Evidence
from vpkg.describe.graph import ALT_LABEL, LABEL, A, Graph
from vpkg.iri import PREFIXES, SCHEME, Base
from vpkg.model import Amount, Mention, Span
from vpkg.vocab import Class, EntityStatus, Property

_VALUE = PREFIXES["schema"] + "value"
_LOW = PREFIXES["schema"] + "minValue"
_HIGH = PREFIXES["schema"] + "maxValue"
_UNIT = PREFIXES["schema"] + "unitText"
_BODY = PREFIXES["oa"] + "hasBody"
_LISTED_PROJECT = "project-name"
"""The recogniser of projects that a list knows by name."""


class Entities:
    """Describes, within a graph, what the mentions of one document stand for."""

    def __init__(self, graph: Graph, base: Base, evidence: Evidence, reporter: str | None) -> None:
        self.graph = graph
        self.base = base
        self.evidence = evidence
        self.reporter = reporter
        self._inside: dict[tuple[str, Span], list[Mention]] = defaultdict(list)
        self._named: dict[str, str] = {}

    def describe(self, mentions: Iterable[Mention]) -> None:
        """Describe what each mention stands for, and link it from the mention."""
        known = sorted(mentions, key=lambda m: (m.span, m.kind))
        for mention in known:
            if mention.nested_in:
                self._inside[mention.nested_in].append(mention)
        for mention in known:
            self._one(mention)

    def group(self, mention: Mention) -> str:
        """Return the IRI of the group that a mention words."""
        return self.base.thing(mention.target) if mention.target else self.evidence.at("group", mention.span)

    def amount(self, mention: Mention) -> str:
        """Return the IRI of the figure that a mention gives."""
        return self.evidence.at("amount", mention.span)

    def _one(self, mention: Mention) -> None:
        if mention.kind == "stakeholder":
            self._group(mention)
        elif mention.kind == "quantity":
            self._amount(mention)
        elif mention.target and mention.kind == "place":
            self._place(mention, mention.target)
        elif mention.target and mention.kind in _UNKNOWN:
            self._candidate(mention, mention.target)

    def _place(self, mention: Mention, target: str) -> None:
        iri = self.base.thing(target)
        known = gazetteer.places().get(target.removeprefix("place/"))
        spans_countries = known is not None and known.kind == "region" and known.inside is None
        self.graph.link(iri, A, Class.REGION if spans_countries else Class.PLACE)
        if known is not None and known.kind == "site":
            self.graph.link(iri, A, Class.SITE)
        if known is None:
            self.graph.link(iri, Property.ENTITY_STATUS, EntityStatus.CANDIDATE)
        self.graph.say(iri, LABEL, mention.canonical or mention.surface, "en")
        if len(mention.iso) == 1:
            self.graph.link(iri, Property.WITHIN, self.base.thing(f"country/{mention.iso[0].lower()}"))

    def _candidate(self, mention: Mention, target: str) -> None:
        """What the gazetteer lacks is a candidate until a person has looked at it; the first wording is its label."""
        kind, iri = mention.kind, self.base.thing(target)
        if _is_listed(target) or iri == self.reporter:
            return
        self.graph.link(iri, A, _UNKNOWN[kind])
        name = mention.canonical or mention.surface
        first = self._named.setdefault(iri, name)
        self.graph.say(iri, LABEL if name == first else ALT_LABEL, name, "en")
        known = kind == "project" and mention.recogniser == _LISTED_PROJECT
        self.graph.link(iri, Property.ENTITY_STATUS, EntityStatus.KNOWN if known else EntityStatus.CANDIDATE)
        if kind == "instrument" and mention.concept:
            self.graph.link(iri, Property.INSTRUMENT_TYPE, SCHEME + mention.concept)

    def _group(self, mention: Mention) -> None:
        iri = self.group(mention)
        self.graph.link(iri, A, Class.STAKEHOLDER_GROUP)
        self.graph.say(iri, LABEL, mention.surface, "en")
        if mention.concept:
            self.graph.link(iri, Property.STAKEHOLDER_TYPE, SCHEME + mention.concept)
        self._rests_on(iri, mention)

    def _amount(self, mention: Mention) -> None:
        amount = mention.amount
        if amount is None:
            return
        graph, iri = self.graph, self.amount(mention)
        graph.link(iri, A, Class.QUANTITY)
        graph.say(iri, LABEL, mention.surface, "en")
        graph.link(iri, Property.MEASURE, f"{SCHEME}measure/{amount.measure}")
        self._size(iri, amount)
        for property_, words in (
            (Property.COUNTED, amount.counted),
            (_UNIT, amount.unit),
            (Property.SHARE_OF, amount.base),
        ):
            if words:
                graph.say(iri, property_, words)
        for inner in self._inside[mention.kind, mention.span]:
            if inner.kind == "stakeholder" and inner.concept and not _owns(inner.surface, mention.surface):
                graph.link(iri, Property.AUDIENCE, SCHEME + inner.concept)
        self._rests_on(iri, mention)

    def _size(self, iri: str, amount: Amount) -> None:
        for property_, number in ((_VALUE, amount.value), (_LOW, amount.low), (_HIGH, amount.high)):
            if number is not None:
                self.graph.measure(iri, property_, number)
        if amount.qualifier:
            self.graph.link(iri, Property.QUALIFIER, f"{SCHEME}qualifier/{amount.qualifier}")

    def _rests_on(self, iri: str, mention: Mention) -> None:
        words = self.evidence.mention_iri(mention)
        self.graph.link(iri, Property.EVIDENCE, words)
        self.graph.link(words, _BODY, iri)


def _owns(group: str, figure: str) -> bool:
    """“40 of the company's own guards” counts guards and no company."""
    return f"{group}'s " in figure.replace("\N{RIGHT SINGLE QUOTATION MARK}", "'")


_UNKNOWN = {"organisation": Class.ORGANISATION, "project": Class.PROJECT, "instrument": Class.INSTRUMENT}


def _is_listed(target: str) -> bool:
    """Tell whether the reference graph describes a thing; projects have no list of their own with IRIs."""
    kind, _, local = target.partition("/")
    if kind == "instrument":
        return local in gazetteer.instruments()
    return kind == "organisation" and local in gazetteer.organisations()
