"""Claims as linked data: who says, in which answer, on which words, that what was done, by whom, where, with whom.

Claimant, report, answer, document, modality and evidence hang on the claim itself, so that Turtle and CSV keep them
where named graphs are lost. Nothing is said that has no words.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from vpkg import gazetteer
from vpkg.describe import times
from vpkg.describe.entities import Entities
from vpkg.describe.evidence import Evidence
from vpkg.describe.graph import LABEL, A, Graph
from vpkg.iri import PREFIXES, SCHEME, Base
from vpkg.model import Activity, CountryAccount, InstrumentUse, Location, Mention, Participation, Span, Statement
from vpkg.terms import XSD
from vpkg.vocab import ClaimKind, Class, Modality, Property, Role

_DERIVED = PREFIXES["prov"] + "wasDerivedFrom"
_BODY = PREFIXES["oa"] + "hasBody"
_CLASSES = {
    "outcome": Class.OUTCOME,
    "pledge": Class.PLEDGE,
    "membership": Class.MEMBERSHIP_CLAIM,
    "security-arrangement": Class.SECURITY_ARRANGEMENT,
    "incident": Class.INCIDENT,
    "allegation": Class.ALLEGATION,
    "nil-return": Class.NIL_RETURN,
    "operation": Class.OPERATION,
}
_BY_SCHEME = {
    "outcome-claim": Property.OUTCOME_CLAIM,
    "membership-status": Property.MEMBERSHIP_STATUS,
    "arrangement-status": Property.ARRANGEMENT_STATUS,
    "incident-status": Property.INCIDENT_STATUS,
}
_FITS = {
    Property.OUTCOME_CLAIM: ("outcome",),
    Property.MEMBERSHIP_STATUS: ("membership",),
    Property.ARRANGEMENT_STATUS: ("security-arrangement",),
    Property.INCIDENT_STATUS: ("incident", "allegation"),
}
"""A person may retype a statement; a status of its former kind then falls away."""
_PRINCIPLES, _INITIATIVE = "instrument/voluntary-principles", "organisation/voluntary-principles-initiative"


@dataclass(frozen=True, slots=True)
class Setting:
    """What all claims of a report share: IRIs of the report, its document and its reporter, and its title."""

    slug: str
    report: str
    document: str
    claimant: str | None
    title: str


class Claims:
    """Describes the claims of one report within a graph."""

    def __init__(self, graph: Graph, base: Base, evidence: Evidence, entities: Entities, setting: Setting) -> None:
        self.graph = graph
        self.base = base
        self.evidence = evidence
        self.entities = entities
        self.setting = setting

    def account(self, account: CountryAccount) -> None:
        """Describe the claim that an answer tells of a country."""
        iri = self.base.report(self.setting.slug, f"{account.answer}.country-{account.country.lower()}")
        country = gazetteer.countries()[account.country]
        self._claim(iri, Class.COUNTRY_ACCOUNT, ClaimKind.COUNTRY_ACCOUNT, account.answer, country.name)
        self.graph.link(iri, Property.MODALITY, Modality.UNSPECIFIED)
        self.graph.link(iri, _relation(account.relation), self.base.thing(country.id))
        self._evidence(iri, account.evidence)
        for mention in account.evidence:
            self.graph.link(iri, Property.STATED_IN, self.evidence.passage(mention.span))

    def activity(self, activity: Activity) -> None:
        """Describe the claim that something was, is or will be done; one under no question is no claim."""
        trigger = activity.trigger
        if trigger.answer is None:
            return
        iri = self._activity_iri(trigger)
        what = f"{activity.type} (“{trigger.surface}”)"
        self._claim(iri, Class.ACTIVITY, ClaimKind.ACTIVITY, trigger.answer, what)
        self._stated(iri, activity.clause, activity.modality)
        self.graph.link(self.evidence.mention_iri(trigger), _BODY, iri)
        if trigger.concept:
            self.graph.link(iri, Property.ACTIVITY_TYPE, SCHEME + trigger.concept)
        self._locations(iri, activity.locations)
        self._participations(iri, activity.participations, activity.clause)
        if activity.by == "reporter" and self.setting.claimant:
            self._as_reporter(iri, activity)
        self._with(iri, activity.groups, activity.figures, activity.instruments)
        if activity.project and activity.project.target:
            self.graph.link(iri, Property.PROJECT, self.base.thing(activity.project.target))
        for principle in activity.principles:
            self.graph.link(iri, Property.SERVES_PRINCIPLE, f"{SCHEME}principle/{principle}")
        for mention in activity.mentioned_with:
            self.graph.link(iri, Property.MENTIONED_WITH, self.evidence.mention_iri(mention))
        self._time(iri, activity.time.time if activity.time else None)
        self._evidence(iri, (trigger, *filter(None, (activity.project, activity.time))))

    def statement(self, statement: Statement) -> None:
        """Describe another claim, as worded."""
        if statement.answer is None:
            return
        iri, kind = self.evidence.at(statement.kind, statement.span), statement.kind
        words = kind.replace("-", " ")
        self._claim(iri, _CLASSES[kind], f"{SCHEME}claim-kind/{kind}", statement.answer, words)
        self._stated(iri, statement.span, _modality(statement))
        self._status(iri, statement)
        self._locations(iri, statement.locations)
        self._participations(iri, statement.participations, statement.span)
        self._with(iri, statement.groups, statement.figures, statement.instruments)
        if kind in ("outcome", "pledge"):
            for mention in statement.evidence:
                self.graph.link(self.evidence.mention_iri(mention), _BODY, iri)
        if kind == "outcome" and statement.of and statement.of.answer:
            self.graph.link(iri, Property.RESULT_OF, self._activity_iri(statement.of))
        if kind == "operation":
            sites = (m.target for m in statement.evidence if m.kind in ("place", "country") and m.target)
            self.graph.link(iri, Property.OPERATES_IN, *map(self.base.thing, sites))
        self._details(iri, dict(statement.details))
        told = [m.time for m in statement.times if m.time and not m.time.startswith("P")]
        # Of two times it is not clear which one belongs to what is claimed.
        self._time(iri, told[0] if len(told) == 1 else None)
        self._evidence(iri, (*statement.evidence, *statement.times))

    def _activity_iri(self, trigger: Mention) -> str:
        return self.evidence.at("activity", trigger.span)

    def _claim(self, iri: str, class_: str, kind: str, answer: str, what: str) -> None:
        graph, setting = self.graph, self.setting
        graph.link(iri, A, Class.CLAIM, class_)
        graph.say(iri, LABEL, f"{what} in {answer}, {setting.title}", "en")
        graph.link(iri, Property.CLAIM_KIND, kind)
        if setting.claimant:
            graph.link(iri, Property.CLAIMANT, setting.claimant)
        graph.link(iri, Property.REPORTED_IN, setting.report)
        graph.link(iri, Property.IN_ANSWER, self.base.report(setting.slug, answer))
        graph.link(iri, _DERIVED, setting.document)

    def _stated(self, iri: str, span: Span, modality: str) -> None:
        self.graph.link(iri, Property.STATED_IN, self.evidence.passage(span))
        self.graph.link(iri, Property.MODALITY, f"{SCHEME}modality/{modality}")

    def _status(self, iri: str, statement: Statement) -> None:
        property_ = _BY_SCHEME.get((statement.concept or "").partition("/")[0])
        if statement.concept and property_ and statement.kind in _FITS[property_]:
            self.graph.link(iri, property_, SCHEME + statement.concept)

    def _locations(self, iri: str, locations: Iterable[Location]) -> None:
        for location in locations:
            if location.mention.target:
                self.graph.link(iri, _relation(location.relation), self.base.thing(location.mention.target))
                self.graph.link(iri, Property.LOCATED_BY, f"{SCHEME}location-scope/{location.scope}")
                self._evidence(iri, (location.mention,))

    def _participations(self, iri: str, participations: Iterable[Participation], stretch: Span) -> None:
        for each in participations:
            part = f"{iri}&agent={each.mention.span.start},{each.mention.span.end}"
            self._part(iri, part, each.role, stretch)
            self.graph.link(part, Property.EVIDENCE, self.evidence.mention_iri(each.mention))
            agent = _organisation(each)
            if agent:
                self.graph.link(part, Property.AGENT, self.base.thing(agent))

    def _as_reporter(self, iri: str, activity: Activity) -> None:
        """“We” did it: the reporter takes part, unless its name stands there with a part of its own."""
        named = {self.base.thing(p.mention.target) for p in activity.participations if p.mention.target}
        if self.setting.claimant and self.setting.claimant not in named:
            part = f"{iri}&agent=reporter"
            self._part(iri, part, Role.CARRIED_OUT.rpartition("/")[2], activity.clause)
            self.graph.link(part, Property.AGENT, self.setting.claimant)

    def _part(self, claim: str, part: str, role: str, stretch: Span) -> None:
        self.graph.link(claim, Property.HAS_PARTICIPATION, part)
        self.graph.link(part, A, Class.PARTICIPATION)
        self.graph.link(part, Property.ROLE, f"{SCHEME}role/{role}")
        self.graph.link(part, Property.STATED_IN, self.evidence.passage(stretch))

    def _with(
        self, iri: str, groups: Iterable[Mention], figures: Iterable[Mention], uses: Iterable[InstrumentUse]
    ) -> None:
        for mention in groups:
            self.graph.link(iri, Property.GROUP, self.entities.group(mention))
        for mention in figures:
            if mention.amount:
                self.graph.link(iri, Property.FIGURE, self.entities.amount(mention))
        for use in uses:
            self._use(iri, use)

    def _use(self, iri: str, use: InstrumentUse) -> None:
        graph, mention = self.graph, use.mention
        part = f"{iri}&instrument={mention.span.start},{mention.span.end}"
        graph.link(iri, Property.HAS_INSTRUMENT_USE, part)
        graph.link(part, A, Class.INSTRUMENT_USE)
        graph.link(part, Property.INSTRUMENT_ROLE, f"{SCHEME}instrument-role/{use.role}")
        graph.link(part, Property.EVIDENCE, self.evidence.mention_iri(mention))
        if mention.target:
            graph.link(part, Property.INSTRUMENT, self.base.thing(mention.target))
        if mention.concept:
            graph.link(part, Property.INSTRUMENT_TYPE, SCHEME + mention.concept)

    def _details(self, iri: str, details: dict[str, str]) -> None:
        graph = self.graph
        if "horizon" in details:
            self._horizon(iri, details["horizon"])
        if "kind" in details:
            graph.link(iri, Property.ARRANGEMENT_KIND, f"{SCHEME}arrangement-kind/{details['kind']}")
        if "term" in details:
            graph.say(iri, Property.TERM, details["term"], datatype=XSD + "duration")
        if details.get("public") == "true":
            graph.say(iri, Property.IS_PUBLIC, "true", datatype=XSD + "boolean")
        if "of" in details:
            graph.link(iri, Property.NIL_OF, f"{SCHEME}claim-kind/{details['of']}")

    def _horizon(self, iri: str, time: str) -> None:
        """A pledge for a period falls due at its end."""
        due = times.literal(time) or times.ends(time)[1]
        if due:
            self.graph.say(iri, Property.HORIZON, due[0], datatype=due[1])

    def _time(self, iri: str, time: str | None) -> None:
        """When it was, by the words; this need not be the year of the report."""
        if time is None:
            return
        self.graph.say(iri, Property.TIME, time)
        for property_, end in zip((Property.START_TIME, Property.END_TIME), times.ends(time), strict=True):
            if end:
                self.graph.say(iri, property_, end[0], datatype=end[1])

    def _evidence(self, iri: str, mentions: Iterable[Mention]) -> None:
        for mention in mentions:
            self.graph.link(iri, Property.EVIDENCE, self.evidence.mention_iri(mention))


def _relation(relation: str) -> str:
    return Property.TAKES_PLACE_IN if relation == "takesPlaceIn" else Property.CONCERNS


def _modality(statement: Statement) -> str:
    told = next((m.modality for m in statement.evidence if m.modality), None)
    return told or "unspecified"


def _organisation(part: Participation) -> str | None:
    """The local part of who takes part: of countries it is governments that join, and of texts their Initiative."""
    target, mention = part.mention.target, part.mention
    if target == _PRINCIPLES:
        return _INITIATIVE
    if mention.kind == "country" and len(mention.iso) == 1:
        found = gazetteer.find_organisation(gazetteer.countries()[mention.iso[0]].name)
        return found.id if found else None
    return target if mention.kind == "organisation" else None
