"""Redacted words are found by their digest and masked, wherever they stand; the decision itself does not hold them.

The digest is salted, so that equal names in two files do not show. It hides words from a reader of the file, not from
someone who knows the salt and guesses the name.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, replace

from vpkg.curate.folding import MASK, Folded, loose
from vpkg.curate.kinds import BESIDE, NOTHING
from vpkg.model import Correction, Decision, Document, Span

CONTEXT = 32
"""Characters kept before and after a quote."""

_LINE_ENDS = frozenset("\r\n")


def digest_of(words: str, salt: str) -> tuple[str, int]:
    """Return the salted SHA-256 of folded words, and how many characters they have.

    >>> digest_of("Ada  LOVELACE", "x") == digest_of("Ada Lovelace", "x")
    True
    """
    folded = loose(words).text.strip()
    return hashlib.sha256(f"{salt}\0{folded}".encode()).hexdigest(), len(folded)


@dataclass(frozen=True, slots=True)
class Masking:
    """The redactions of a document: which words each found, and how to take them out of anything that is shown."""

    found: tuple[tuple[Decision, tuple[Span, ...]], ...] = ()

    @property
    def spans(self) -> tuple[Span, ...]:
        """All stretches that are masked, in order."""
        return tuple(sorted({span for _, spans in self.found for span in spans}))

    def document(self, document: Document) -> Document:
        """Return a document in whose text, and in what is told beside it, the redacted words are masked."""
        if not self.found:
            return document
        spans = self.spans
        kept = (edit for edit in document.edits if not any(overlap(edit.span, span) for span in spans))
        return replace(
            document,
            text=masked(document.text, spans),
            edits=tuple(kept),
            dropped=tuple(replace(each, text=self.clean(each.text)) for each in document.dropped),
            notes=tuple(self.clean(note) for note in document.notes),
        )

    def clean(self, words: str) -> str:
        """Mask the redacted words in a text that stands by itself."""
        if not self.found or not words:
            return words
        folded = loose(words)
        spans = [span for each, _ in self.found for span in _everywhere(each, folded, words)]
        return masked(words, spans)

    def local(self, name: str | None) -> str | None:
        """Mask the local part of an IRI, where its words are redacted ones."""
        if name is None or MASK not in self.clean(name.replace("-", " ").replace("/", " ")):
            return name
        return MASK * len(name)

    def decision(self, decision: Decision, text: str = "", span: Span | None = None) -> Decision:
        """Return a decision that shows none of the redacted words; its quote is what the masked text has in a span."""
        if not self.found:
            return decision
        if span:
            quote, prefix, suffix = text[span.start : span.end], *context(text, span)
        else:
            # Redacted words may begin in the quote and end beside it.
            first = len(decision.prefix or "")
            last = first + len(decision.quote)
            whole = self.clean(f"{decision.prefix or ''}{decision.quote}{decision.suffix or ''}")
            quote, prefix, suffix = whole[first:last], whole[:first], whole[last:]
        return replace(
            decision,
            quote=quote,
            prefix=None if decision.prefix is None else prefix,
            suffix=None if decision.suffix is None else suffix,
            about=self.local(decision.about) or "",
            value=self._value(decision),
            name=decision.name and self.clean(decision.name),
            why=decision.why and self.clean(decision.why),
        )

    def _value(self, decision: Decision) -> str | None:
        """An entity whose identifier spells redacted words is named no more."""
        if not decision.value or decision.kind in BESIDE:
            return decision.value and self.clean(decision.value)
        local = self.local(decision.value)
        if local == decision.value or decision.kind == "merge":
            return local
        return NOTHING if decision.kind == "relink" else None

    def correction(self, stated: Correction) -> Correction:
        """Return what a person states of a report, its words masked as those of the report are."""
        if not self.found:
            return stated
        headings = ((self.clean(words), code) for words, code in stated.headings)
        rights = stated.rights and replace(stated.rights, statement=self.clean(stated.rights.statement))
        # A heading of nothing but redacted words can no longer be told from another.
        kept = tuple((words, code) for words, code in headings if any(map(str.isalnum, words)))
        return replace(stated, headings=kept, rights=rights)


def masking(text: str, document: str, decisions: Iterable[Decision]) -> Masking:
    """Find the words of every redaction in a text; ``document`` is the SHA-256 of its file."""
    redactions = [each for each in decisions if each.kind == "redact"]
    if not redactions:
        return Masking()
    folded = loose(text)
    return Masking(tuple((each, _found(each, folded, text, document)) for each in redactions))


def context(text: str, span: Span) -> tuple[str, str]:
    """Return what is kept of the words before and after a stretch."""
    return text[max(0, span.start - CONTEXT) : span.start], text[span.end : span.end + CONTEXT]


def masked(text: str, spans: Iterable[Span]) -> str:
    """Put `MASK` for each character of some stretches; line ends stay, as rows of tables hang on them."""
    shown = list(text)
    for span in spans:
        for at in range(span.start, span.end):
            if shown[at] not in _LINE_ENDS:
                shown[at] = MASK
    return "".join(shown)


def overlap(one: Span, other: Span) -> bool:
    """Tell whether two stretches share a character."""
    return one.start < other.end and other.start < one.end


def _found(decision: Decision, folded: Folded, text: str, document: str) -> tuple[Span, ...]:
    own = decision.span if decision.document == document else None
    return tuple(
        span
        for span in _everywhere(decision, folded, text, common=True)
        # A lone word in lower case is as likely a common word: it is masked only where the person pointed.
        if not _is_common(text, span) or (own is not None and overlap(own, span))
    )


def _everywhere(decision: Decision, folded: Folded, text: str, *, common: bool = False) -> list[Span]:
    """Find all stretches of whole words that have the digest of a redaction."""
    length, words = decision.length, folded.text
    start = hashlib.sha256(f"{decision.salt}\0".encode())
    spans = []
    for at in range(len(words) - length + 1):
        end = at + length
        if words[at] == " " or words[end - 1] == " " or not (_is_edge(words, at) and _is_edge(words, end)):
            continue
        hashed = start.copy()
        hashed.update(words[at:end].encode("utf-8", "surrogatepass"))
        if hashed.hexdigest() == decision.digest:
            spans.append(folded.span(at, end))
    return spans if common else [span for span in spans if not _is_common(text, span)]


def _is_edge(words: str, at: int) -> bool:
    return at in (0, len(words)) or not (words[at - 1].isalnum() and words[at].isalnum())


def _is_common(text: str, span: Span) -> bool:
    words = text[span.start : span.end]
    return words.isalpha() and words.islower()
