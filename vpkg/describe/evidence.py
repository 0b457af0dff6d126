"""Where words stand: passages with position and quote selectors, and mentions as Web Annotations.

W3C Web Annotation Data Model, https://www.w3.org/TR/annotation-model/
"""

from __future__ import annotations

from vpkg.describe.graph import IS_PART_OF, A, Graph
from vpkg.iri import PREFIXES, SCHEME, Base
from vpkg.model import Document, Mention, Span
from vpkg.vocab import Class, Property

_OA = PREFIXES["oa"]
CONTEXT = 32
"""Characters of prefix and suffix on each side of a quote."""


class Evidence:
    """Describes passages and mentions of one document within a graph."""

    def __init__(self, graph: Graph, base: Base, document: Document) -> None:
        self.graph = graph
        self.base = base
        self.document = document
        self._described: set[Span] = set()

    def passage(self, span: Span) -> str:
        """Describe a stretch of the document and return its IRI; a second call describes nothing anew."""
        iri = self._at("char", span)
        if span in self._described:
            return iri
        self._described.add(span)
        graph, text = self.graph, self.document.text
        position, quote = self._at("position", span), self._at("quote", span)
        graph.link(iri, A, Class.PASSAGE, _OA + "SpecificResource")
        graph.link(iri, _OA + "hasSource", self.base.document(self.document.sha256))
        graph.link(iri, _OA + "hasSelector", position, quote)
        graph.link(position, A, _OA + "TextPositionSelector")
        graph.count(position, _OA + "start", span.start)
        graph.count(position, _OA + "end", span.end)
        graph.link(quote, A, _OA + "TextQuoteSelector")
        graph.say(quote, _OA + "exact", text[span.start : span.end])
        graph.say(quote, _OA + "prefix", text[max(0, span.start - CONTEXT) : span.start])
        graph.say(quote, _OA + "suffix", text[span.end : span.end + CONTEXT])
        return iri

    def mention(self, mention: Mention, report: str) -> str:
        """Describe a mention as an annotation of its passage and return its IRI."""
        graph, iri = self.graph, self.mention_iri(mention)
        graph.link(iri, A, Class.MENTION, _OA + "Annotation")
        graph.link(iri, _OA + "motivatedBy", _OA + "identifying")
        graph.link(iri, _OA + "hasTarget", self.passage(mention.span))
        graph.link(iri, IS_PART_OF, report)
        graph.link(iri, Property.MENTION_KIND, f"{SCHEME}mention-kind/{mention.kind}")
        graph.say(iri, Property.SURFACE, mention.surface)
        graph.link(iri, Property.RECOGNISER, self.base.thing(f"recogniser/{mention.recogniser}"))
        if mention.target:
            graph.link(iri, _OA + "hasBody", self.base.thing(mention.target))
        graph.link(iri, Property.CANDIDATE, *(self.base.thing(candidate) for candidate in mention.candidates))
        if mention.confidence is not None:
            graph.measure(iri, Property.CONFIDENCE, mention.confidence)
        if mention.form:
            graph.say(iri, Property.FORM, mention.form)
        if mention.nested_in:
            graph.link(iri, Property.NESTED_IN, self._at(*mention.nested_in))
        return iri

    def mention_iri(self, mention: Mention) -> str:
        """Return the IRI of a mention: its kind and where it stands."""
        return self._at(mention.kind, mention.span)

    def _at(self, kind: str, span: Span) -> str:
        return self.base.at(self.document.sha256, kind, span)
