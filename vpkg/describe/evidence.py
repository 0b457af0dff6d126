"""Where words stand: passages with position and quote selectors, and mentions as Web Annotations.

W3C Web Annotation Data Model, https://www.w3.org/TR/annotation-model/
"""

from __future__ import annotations

from bisect import bisect_right

from vpkg.describe.graph import CONFORMS_TO, IS_PART_OF, A, Graph
from vpkg.iri import PREFIXES, SCHEME, Base
from vpkg.model import Block, Document, Edit, Mention, Span
from vpkg.vocab import Class, Property

_OA = PREFIXES["oa"]
CONTEXT = 32
"""Characters of prefix and suffix on each side of a quote."""

_VALUE = PREFIXES["rdf"] + "value"
_PDF_FRAGMENTS = "https://www.rfc-editor.org/info/rfc8118"
_PAGED = "application/pdf"
# A reader of these formats sees paragraphs and no pages; the other formats are their own text, which offsets fit.
_COUNTED = frozenset(
    {"text/html", "application/xhtml+xml", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"}
)
_NO_PARAGRAPH = frozenset({"chrome", "rule"})
_WORDS_OF_CLAIMS = {"activity": "trigger", "outcome": "outcome-words", "pledge": "pledge-words"}
"""Kinds of mention that are kinds of claim too: the claim has the plain name, its words have another."""


class Evidence:
    """Describes passages and mentions of one document within a graph."""

    def __init__(self, graph: Graph, base: Base, document: Document) -> None:
        self.graph = graph
        self.base = base
        self.document = document
        self._described: set[Span] = set()
        self._blocks = [block for block in document.blocks if block.kind not in _NO_PARAGRAPH]
        self._starts = [block.span.start for block in self._blocks]
        self._edits = sorted(document.edits, key=lambda edit: edit.span)
        self._edit_starts = [edit.span.start for edit in self._edits]

    def passage(self, span: Span) -> str:
        """Describe a stretch of the document and return its IRI; a second call describes nothing anew."""
        iri = self.at("char", span)
        if span in self._described:
            return iri
        self._described.add(span)
        graph, text = self.graph, self.document.text
        position, quote = self.at("position", span), self.at("quote", span)
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
        self._place(iri, span)
        self._look(iri, span)
        return iri

    def _place(self, iri: str, span: Span) -> None:
        """Say on which page, or in which paragraph, a passage stands, where its format has such."""
        graph, kind = self.graph, self.document.media_type
        first = max(0, bisect_right(self._starts, span.start) - 1)
        if kind == _PAGED:
            for page in sorted({block.page for block in self._within(first, span) if block.page is not None}):
                selector = f"{self.base.document(self.document.sha256)}#page={page}"
                graph.link(iri, _OA + "hasSelector", selector)
                graph.link(selector, A, _OA + "FragmentSelector")
                graph.link(selector, CONFORMS_TO, _PDF_FRAGMENTS)
                graph.say(selector, _VALUE, f"page={page}")
        elif kind in _COUNTED and self._blocks:
            graph.count(iri, Property.PARAGRAPH, first + 1)

    def _within(self, first: int, span: Span) -> list[Block]:
        """Return the blocks that a span touches, from the one in which it starts."""
        return [
            block
            for block in self._blocks[first : bisect_right(self._starts, span.end - 1)]
            if block.span.end > span.start
        ]

    def _look(self, iri: str, span: Span) -> None:
        """Say what the page shows, where the text of a passage was mended."""
        first, last = bisect_right(self._edit_starts, span.start - 1), bisect_right(self._edit_starts, span.end - 1)
        inside = [edit for edit in self._edits[first:last] if edit.span.end <= span.end]
        if inside:
            self.graph.say(iri, Property.SHOWN_AS, shown(self.document.text, span, inside))

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
        if mention.time:
            graph.say(iri, Property.TIME, mention.time)
        if mention.nested_in:
            graph.link(iri, Property.NESTED_IN, self._words(*mention.nested_in))
        return iri

    def mention_iri(self, mention: Mention) -> str:
        """Return the IRI of a mention: its kind and where it stands."""
        return self._words(mention.kind, mention.span)

    def _words(self, kind: str, span: Span) -> str:
        return self.at(_WORDS_OF_CLAIMS.get(kind, kind), span)

    def at(self, kind: str, span: Span) -> str:
        """Return the IRI of something that stands at a span: a claim, a group or a figure."""
        return self.base.at(self.document.sha256, kind, span)


def shown(text: str, span: Span, edits: list[Edit]) -> str:
    """Write a stretch of text as the page shows it; ``edits`` are those inside it, in their order."""
    parts, at = [], span.start
    for edit in edits:
        parts += [text[at : edit.span.start], edit.shown]
        at = edit.span.end
    return "".join([*parts, text[at : span.end]])
