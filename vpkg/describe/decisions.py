"""People's decisions as provenance: who decided what of which words, when and why, and what the machine had proposed.

Only decisions that are applied stand in the graph. What the machine had proposed hangs on the decision, in a class of
its own, so that no query counts it as a mention.
PROV-O: The PROV Ontology, https://www.w3.org/TR/prov-o/
"""

from __future__ import annotations

import hashlib

from vpkg.describe.evidence import Evidence
from vpkg.describe.graph import ENTITY, IS_PART_OF, LABEL, A, Graph
from vpkg.iri import PREFIXES, SCHEME, Base, slug
from vpkg.model import Decision, Mention, Reading, Ruling, Statement
from vpkg.terms import XSD
from vpkg.vocab import Class, Property

_PROV = PREFIXES["prov"]
_DATE = PREFIXES["dct"] + "date"
_WHY = PREFIXES["dct"] + "description"
_LONGEST = 60
_CLAIMS = frozenset("membership security-arrangement incident allegation nil-return operation".split())
_ACTS = frozenset({"activity", "outcome", "pledge"})
_DONE = {
    "accept": "accepted",
    "reject": "rejected",
    "retype": "retyped",
    "relink": "relinked",
    "add": "added",
    "merge": "merged",
    "redact": "redacted",
    "reply": "replied",
    "follow-up": "followed up",
}


def describe_decisions(graph: Graph, base: Base, reading: Reading, evidence: Evidence) -> None:
    """Describe the decisions that are applied in a reading."""
    made = _Decisions(graph, base, reading, evidence)
    for ruling in reading.decisions:
        if ruling.state == "applied":
            made.describe(ruling)


class _Decisions:
    """Describes decisions, and what had been proposed, within the graph of one reading."""

    def __init__(self, graph: Graph, base: Base, reading: Reading, evidence: Evidence) -> None:
        self.graph = graph
        self.base = base
        self.reading = reading
        self.evidence = evidence
        self.document = reading.report.document.sha256
        self.standing = {(m.kind, m.span) for m in reading.mentions}

    def describe(self, ruling: Ruling) -> None:
        graph, decision = self.graph, ruling.decision
        iri = f"{self.base.document(self.document)}#decision={_id(decision)}"
        graph.link(iri, A, Class.DECISION, _PROV + "Activity")
        graph.say(iri, LABEL, self._label(ruling), "en")
        graph.link(iri, IS_PART_OF, self.base.report(self.reading.report.slug))
        graph.link(iri, Property.DECISION_KIND, f"{SCHEME}decision-kind/{decision.kind}")
        graph.link(iri, _PROV + "wasAssociatedWith", self._person(decision.by))
        graph.say(iri, _DATE, decision.when.isoformat(), datatype=XSD + "date")
        if decision.why:
            graph.say(iri, _WHY, decision.why, "en")
        if ruling.span:
            graph.link(iri, Property.OF_PASSAGE, self.evidence.passage(ruling.span))
        if decision.kind == "merge":
            graph.link(iri, Property.GIVES_UP, self.base.thing(decision.about))
            graph.link(iri, Property.KEEPS, self.base.thing(str(decision.value)))
        elif decision.about:
            graph.link(iri, Property.DECIDED_KIND, _kind(decision.about))
        if decision.kind == "reply":
            graph.say(iri, Property.REPLY, str(decision.value))
            graph.link(iri, Property.DECIDED_ABOUT, *(self._about(each) for each in ruling.proposed))
            return
        if decision.kind == "follow-up":
            graph.link(iri, Property.FOLLOW_UP_VERDICT, f"{SCHEME}follow-up-verdict/{decision.value}")
            if decision.later:
                graph.link(iri, Property.LATER_DOCUMENT, self.base.document(decision.later))
            graph.link(iri, Property.DECIDED_ABOUT, *(self._about(each) for each in ruling.proposed))
            return
        for proposed in ruling.proposed:
            graph.link(iri, _PROV + "used", self._proposal(proposed))
        self._result(iri, ruling)

    def _label(self, ruling: Ruling) -> str:
        decision = ruling.decision
        if decision.kind == "merge":
            what = f"{decision.about} into {decision.value}"
        elif decision.kind == "redact":
            what = "words that are shown nowhere"
        else:
            words = " ".join(decision.quote.split())
            what = f"“{words if len(words) <= _LONGEST else words[: _LONGEST - 1] + '…'}” ({decision.about})"
        return f"{_DONE[decision.kind]}: {what}"

    def _person(self, name: str) -> str:
        iri = self.base.thing(f"curator/{slug(name)}")
        self.graph.link(iri, A, _PROV + "Agent")
        self.graph.say(iri, LABEL, name, "en")
        return iri

    def _result(self, iri: str, ruling: Ruling) -> None:
        """Point to what stands by the decision, and from a mention that a person made back to the decision."""
        if ruling.decision.kind == "merge":
            for each in ruling.proposed:
                if isinstance(each, Mention) and (each.kind, each.span) in self.standing:
                    self.graph.link(iri, Property.DECIDED_ABOUT, self.evidence.mention_iri(each))
        elif ruling.made and (ruling.made.kind, ruling.made.span) in self.standing:
            made = self.evidence.mention_iri(ruling.made)
            self.graph.link(iri, Property.DECIDED_ABOUT, made)
            self.graph.link(made, _PROV + "wasGeneratedBy", iri)
        elif ruling.decision.kind in ("accept", "retype"):
            kind = ruling.decision.value if ruling.decision.kind == "retype" else None
            for each in ruling.proposed:
                if isinstance(each, Statement):
                    self.graph.link(iri, Property.DECIDED_ABOUT, self.evidence.at(kind or each.kind, each.span))

    def _about(self, each: Mention | Statement) -> str:
        """Return the IRI of the claim that is replied to; words that are no claim are replied to themselves."""
        if isinstance(each, Mention) and not (each.kind in _ACTS and each.answer):
            return self.evidence.mention_iri(each)
        return self.evidence.at(each.kind, each.span)

    def _proposal(self, each: Mention | Statement) -> str:
        """Describe what the machine had proposed."""
        graph = self.graph
        iri = self.base.at(self.document, f"proposed-{each.kind}", each.span)
        graph.link(iri, A, Class.PROPOSAL, ENTITY)
        graph.link(iri, Property.OF_PASSAGE, self.evidence.passage(each.span))
        graph.link(iri, Property.DECIDED_KIND, _kind(each.kind))
        if isinstance(each, Mention):
            graph.say(iri, Property.SURFACE, each.surface)
            graph.link(iri, Property.RECOGNISER, self.base.thing(f"recogniser/{each.recogniser}"))
            named = (each.target, *each.candidates) if each.target else each.candidates
            graph.link(iri, Property.PROPOSED_ENTITY, *(self.base.thing(str(name)) for name in named))
            if each.confidence is not None:
                graph.measure(iri, Property.CONFIDENCE, each.confidence)
        return iri


def _kind(kind: str) -> str:
    return f"{SCHEME}claim-kind/{kind}" if kind in _CLAIMS else f"{SCHEME}mention-kind/{kind}"


def _id(decision: Decision) -> str:
    """Name a decision by what it says, so that it has the same IRI on every run and wherever its words stand."""
    said = (
        decision.kind, decision.about, decision.by, decision.when.isoformat(), decision.document, repr(decision.span),
        decision.quote, decision.value, decision.name, decision.digest, *([decision.later] if decision.later else []),
    )  # fmt: skip
    return hashlib.sha256(repr(said).encode("utf-8", "surrogatepass")).hexdigest()[:16]
