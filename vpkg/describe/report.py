"""A `Reading` as one named graph: the report, its answers, its document, its mentions and its claims."""

from __future__ import annotations

from vpkg import gazetteer
from vpkg.describe.evidence import Evidence
from vpkg.describe.graph import IS_PART_OF, LABEL, A, Graph
from vpkg.iri import PREFIXES, SCHEME, Base
from vpkg.model import Activity, Answer, Mention, Reading, Report
from vpkg.terms import XSD
from vpkg.vocab import Class, EntityStatus, Modality, Property

_FORMAT = PREFIXES["dct"] + "format"
_LANGUAGE = PREFIXES["dct"] + "language"
_CONFORMS_TO = PREFIXES["dct"] + "conformsTo"
_ATTRIBUTED = PREFIXES["prov"] + "wasAttributedTo"
_DERIVED = PREFIXES["prov"] + "wasDerivedFrom"
_ENTITY = PREFIXES["prov"] + "Entity"


def describe(reading: Reading, base: Base) -> str:
    """Write everything known of a report as N-Quads of its own named graph.

    The same reading and base give the same bytes; there are no blank nodes.
    """
    return _Describer(reading, base).nquads()


class _Describer:
    def __init__(self, reading: Reading, base: Base) -> None:
        self.reading = reading
        self.report: Report = reading.report
        self.base = base
        self.iri = base.report(self.report.slug)
        self.document = base.document(self.report.document.sha256)
        self.graph = Graph(base.report_graph(self.report.slug))
        self.evidence = Evidence(self.graph, base, self.report.document)
        agent = self.report.reporter
        self.reporter = base.thing(f"organisation/{agent.slug}") if agent else None
        self.language = self.report.document.language if self.report.document.language != "und" else None

    def nquads(self) -> str:
        self._head()
        self._reporter()
        self._document()
        for answer in self.report.answers:
            self._answer(answer)
        for mention in self.reading.mentions:
            self._mention(mention)
        for activity in self.reading.activities:
            self._activity(activity)
        return self.graph.nquads()

    def _title(self) -> str:
        who = self.report.reporter.name if self.report.reporter else self.report.document.source
        return f"{who}, {self.report.kind} report {self.report.year or 'of unknown year'}"

    def _head(self) -> None:
        report, graph = self.report, self.graph
        graph.link(self.iri, A, Class.REPORT, Class.FULL_REPORT if report.kind == "full" else Class.UPDATE_REPORT)
        graph.say(self.iri, LABEL, self._title(), "en")
        if report.template:
            graph.link(self.iri, _CONFORMS_TO, report.template.iri)
            if report.kind == "full":
                graph.link(self.iri, A, report.template.full_report_class)
        if self.reporter:
            graph.link(self.iri, Property.REPORTER, self.reporter)
        if report.pillar:
            graph.link(self.iri, Property.PILLAR, f"{SCHEME}pillar/{report.pillar}")
        if report.year:
            graph.say(self.iri, Property.REPORTING_YEAR, str(report.year), datatype=XSD + "gYear")
        if report.period:
            graph.say(self.iri, Property.PERIOD_START, report.period.start.isoformat(), datatype=XSD + "date")
            graph.say(self.iri, Property.PERIOD_END, report.period.end.isoformat(), datatype=XSD + "date")
        if self.language:
            graph.say(self.iri, _LANGUAGE, self.language)
        graph.link(self.iri, Property.HAS_DOCUMENT, self.document)

    def _reporter(self) -> None:
        agent = self.report.reporter
        if agent is None or self.reporter is None or agent.known:
            return
        self.graph.link(self.reporter, A, Class.ORGANISATION)
        self.graph.say(self.reporter, LABEL, agent.name, "en")
        self.graph.link(self.reporter, Property.ENTITY_STATUS, EntityStatus.CANDIDATE)

    def _document(self) -> None:
        document, graph = self.report.document, self.graph
        graph.link(self.document, A, Class.DOCUMENT, _ENTITY)
        graph.say(self.document, LABEL, document.source, "en")
        graph.say(self.document, Property.SHA256, document.sha256)
        graph.say(self.document, Property.FILE_NAME, document.source)
        graph.say(self.document, _FORMAT, document.media_type)
        graph.count(self.document, Property.CHARACTERS, len(document.text))
        graph.measure(self.document, Property.COVERAGE, self.report.coverage)
        if self.language:
            graph.say(self.document, _LANGUAGE, self.language)
        for span in self.report.leftovers:
            graph.link(self.document, Property.UNPLACED, self.evidence.passage(span))

    def _answer_iri(self, code: str) -> str:
        return self.base.report(self.report.slug, code)

    def _answer(self, answer: Answer) -> None:
        graph, iri = self.graph, self._answer_iri(answer.code)
        text = self.report.document.text
        graph.link(self.iri, Property.HAS_ANSWER, iri)
        graph.link(iri, A, Class.ANSWER)
        graph.say(iri, LABEL, f"{answer.code}, {self._title()}", "en")
        graph.link(iri, IS_PART_OF, self.iri)
        if self.reporter:
            graph.link(iri, _ATTRIBUTED, self.reporter)
        graph.link(iri, Property.STATUS, f"{SCHEME}answer-status/{answer.status}")
        if answer.question:
            graph.link(iri, Property.QUESTION, answer.question)
        if answer.section and self.report.template and not answer.question:
            graph.link(iri, Property.SECTION, f"{self.report.template.iri}#section-{answer.section}")
        for span in answer.headings:
            graph.link(iri, Property.HEADING, self.evidence.passage(span))
        if answer.headings:
            words = " ".join(" ".join(text[s.start : s.end] for s in answer.headings).split())
            graph.say(iri, Property.HEADING_TEXT, words, self.language)
            graph.measure(iri, Property.MATCH_SCORE, answer.match)
        self._answer_words(answer, iri)

    def _answer_words(self, answer: Answer, iri: str) -> None:
        graph, text = self.graph, self.report.document.text
        for span in answer.bodies:
            graph.link(iri, Property.BODY, self.evidence.passage(span))
        if answer.bodies:
            graph.say(iri, Property.TEXT, "\n\n".join(text[s.start : s.end] for s in answer.bodies), self.language)
        for property_, words in (
            (Property.REASON, answer.reason),
            (Property.WITHHELD, answer.withheld),
            (Property.NIL_RETURN, answer.nil_return),
        ):
            if words:
                graph.say(iri, property_, text[words.start : words.end], self.language)
        template = self.report.template
        questions = {q.code: q.iri for q in template.questions} if template else {}
        graph.link(iri, Property.REFERS_TO, *(questions[code] for code in answer.refers_to if code in questions))

    def _mention(self, mention: Mention) -> None:
        iri = self.evidence.mention(mention, self.iri)
        if mention.answer:
            self.graph.link(iri, Property.IN_ANSWER, self._answer_iri(mention.answer))
        if mention.target and mention.kind == "place":
            self._place(mention)

    def _place(self, mention: Mention) -> None:
        """Places are many: each report describes those it names, so that its graph can be read alone."""
        iri = self.base.thing(str(mention.target))
        known = gazetteer.places().get(str(mention.target).removeprefix("place/"))
        is_region = known is not None and known.kind == "region" and known.inside is None
        self.graph.link(iri, A, Class.REGION if is_region else Class.PLACE)
        self.graph.say(iri, LABEL, str(mention.canonical), "en")
        if len(mention.iso) == 1:
            self.graph.link(iri, Property.WITHIN, self.base.thing(f"country/{mention.iso[0].lower()}"))

    def _activity(self, activity: Activity) -> None:
        graph = self.graph
        iri = self.base.report(self.report.slug, f"{activity.answer}.activity-{activity.country.lower()}")
        country = gazetteer.countries()[activity.country]
        graph.link(iri, A, Class.CLAIM, Class.ACTIVITY)
        graph.say(iri, LABEL, f"{country.name} in {activity.answer}, {self._title()}", "en")
        if self.reporter:
            graph.link(iri, Property.CLAIMANT, self.reporter)
        graph.link(iri, Property.REPORTED_IN, self.iri)
        graph.link(iri, Property.IN_ANSWER, self._answer_iri(activity.answer))
        graph.link(iri, _DERIVED, self.document)
        graph.link(iri, Property.MODALITY, Modality.UNSPECIFIED)
        relation = Property.TAKES_PLACE_IN if activity.relation == "takesPlaceIn" else Property.CONCERNS
        graph.link(iri, relation, self.base.thing(country.id))
        for mention in activity.evidence:
            graph.link(iri, Property.EVIDENCE, self.evidence.mention_iri(mention))
