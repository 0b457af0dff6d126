"""A `Reading` as one named graph: the report, its answers, its document, its mentions and its claims."""

from __future__ import annotations

from vpkg import gazetteer
from vpkg.describe.claims import Claims, Setting
from vpkg.describe.decisions import describe_decisions
from vpkg.describe.document import describe_document, statements_of
from vpkg.describe.entities import Entities
from vpkg.describe.evidence import Evidence
from vpkg.describe.graph import CONFORMS_TO, INFLUENCED, IS_PART_OF, LABEL, LANGUAGE, A, Graph
from vpkg.describe.versions import combine
from vpkg.iri import PREFIXES, SCHEME, Base
from vpkg.model import Answer, Mention, Part, Reading, Report, Span, StatedDate
from vpkg.terms import XSD
from vpkg.vocab import Class, EntityStatus, Property

_ATTRIBUTED = PREFIXES["prov"] + "wasAttributedTo"
_SPATIAL = PREFIXES["dct"] + "spatial"
_HAS_PART = PREFIXES["dct"] + "hasPart"
_ISSUED = PREFIXES["dct"] + "issued"
_EXACTNESS = {4: "gYear", 7: "gYearMonth", 10: "date"}
"""Datatype by how many characters of an ISO date are given."""


def describe(reading: Reading, base: Base) -> str:
    """Write everything known of a report, read from one document, as N-Quads of its own named graph.

    The same reading and base give the same bytes; there are no blank nodes. Where a report has several documents,
    `combine` makes one graph of theirs.
    """
    return combine([_Describer(reading, base).nquads()], base, reading.report.slug).nquads


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
        describe_document(self.graph, self.base, self.report, self.evidence)
        for answer in self.report.answers:
            self._answer(answer)
        for mention in self.reading.mentions:
            self._mention(mention)
        self._claims()
        describe_decisions(self.graph, self.base, self.reading, self.evidence)
        return self.graph.nquads()

    def _title(self) -> str:
        who = self.report.reporter.name if self.report.reporter else self.report.document.source
        return f"{who}, {self.report.kind} report {self.report.year or 'of unknown year'}"

    def _head(self) -> None:
        report, graph = self.report, self.graph
        graph.link(self.iri, A, Class.REPORT, Class.FULL_REPORT if report.kind == "full" else Class.UPDATE_REPORT)
        graph.say(self.iri, LABEL, self._title(), "en")
        if report.template:
            graph.link(self.iri, CONFORMS_TO, report.template.iri)
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
            graph.say(self.iri, LANGUAGE, self.language)
        graph.link(self.iri, Property.HAS_DOCUMENT, self.document)
        if statements_of(report.correction):
            graph.link(self.iri, INFLUENCED, f"{self.document}#correction")
        for stated in {date.kind: date for date in reversed(report.dates)}.values():
            self._date(stated)

    def _date(self, stated: StatedDate) -> None:
        property_ = Property.PLENARY_DATE if stated.kind == "plenary" else _ISSUED
        self.graph.say(self.iri, property_, stated.value, datatype=XSD + _EXACTNESS[len(stated.value)])
        self.graph.link(self.iri, Property.DATE_STATED_IN, self.evidence.passage(stated.span))

    def _reporter(self) -> None:
        agent = self.report.reporter
        if agent is None or self.reporter is None or agent.known:
            return
        self.graph.link(self.reporter, A, Class.ORGANISATION)
        self.graph.say(self.reporter, LABEL, agent.name, "en")
        self.graph.link(self.reporter, Property.ENTITY_STATUS, EntityStatus.CANDIDATE)

    def _answer_iri(self, code: str) -> str:
        return self.base.report(self.report.slug, code)

    def _answer(self, answer: Answer) -> None:
        graph, iri = self.graph, self._answer_iri(answer.code)
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
        self._headings(iri, answer.headings)
        if answer.headings:
            graph.measure(iri, Property.MATCH_SCORE, answer.match)
        if answer.topic:
            graph.link(iri, Property.TOPIC, f"{SCHEME}topic/{answer.topic}")
        self._bodies(iri, answer.bodies)
        self._answer_words(answer, iri)
        for part in answer.parts:
            self._part(answer, part)

    def _headings(self, iri: str, spans: tuple[Span, ...]) -> None:
        text = self.report.document.text
        for span in spans:
            self.graph.link(iri, Property.HEADING, self.evidence.passage(span))
        if spans:
            words = " ".join(" ".join(text[s.start : s.end] for s in spans).split())
            self.graph.say(iri, Property.HEADING_TEXT, words, self.language)

    def _bodies(self, iri: str, spans: tuple[Span, ...]) -> None:
        text = self.report.document.text
        for span in spans:
            self.graph.link(iri, Property.BODY, self.evidence.passage(span))
        if spans:
            words = "\n\n".join(text[s.start : s.end] for s in spans)
            self.graph.say(iri, Property.TEXT, words, self.language)

    def _part(self, answer: Answer, part: Part) -> None:
        """Describe what an answer says of one country; it is no answer of its own, and none counts it as one."""
        graph, whole = self.graph, self._answer_iri(answer.code)
        iri = self._answer_iri(f"{answer.code}.{part.id}")
        graph.link(whole, _HAS_PART, iri)
        graph.link(iri, A, Class.ANSWER_PART)
        graph.say(iri, LABEL, f"{answer.code} on {self._subject(part)}, {self._title()}", "en")
        graph.link(iri, IS_PART_OF, whole)
        graph.link(iri, Property.STATUS, f"{SCHEME}answer-status/{part.status}")
        if part.country:
            graph.link(iri, _SPATIAL, self.base.thing(f"country/{part.country.lower()}"))
        self._headings(iri, part.headings)
        self._bodies(iri, part.bodies)

    def _subject(self, part: Part) -> str:
        known = gazetteer.countries().get((part.country or "").upper())
        return known.name if known else part.id

    def _answer_words(self, answer: Answer, iri: str) -> None:
        graph, text = self.graph, self.report.document.text
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

    def _claims(self) -> None:
        entities = Entities(self.graph, self.base, self.evidence, self.reporter)
        entities.describe(self.reading.mentions)
        setting = Setting(self.report.slug, self.iri, self.document, self.reporter, self._title())
        claims = Claims(self.graph, self.base, self.evidence, entities, setting)
        for account in self.reading.accounts:
            claims.account(account)
        for activity in self.reading.activities:
            claims.activity(activity)
        for statement in self.reading.statements:
            claims.statement(statement)
