"""Where the words of a decision stand: at their position in the document that it was made of, else by their words.

In another document, or where a better reader gives other positions, the quote must stand there word for word, with the
same words before and after it as far as they were kept or as far as the paragraph reaches. White space, hyphens at line
ends, markup, case and punctuation around it do not count. Where that is not so at one place only, the decision goes to
nobody's words: a person is told.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import islice

from vpkg.curate.folding import MASK, Folded, exact, letters
from vpkg.model import Decision, Span

LEAST_EVIDENCE = 20
"""Letters of quote and context that must agree: a lone “Kenya” between two blank lines is found anywhere."""

MOST_PLACES = 500
"""Words that stand more often are looked for no further."""

_BLANK_LINE = re.compile(r"\n[^\S\n]*\r?\n")


@dataclass(frozen=True, slots=True)
class Found:
    """Where the words of a decision stand; ``span`` is None where that is not sure, and ``said`` tells why."""

    span: Span | None
    moved: bool = False
    said: str = ""


class Places:
    """A text in which words are looked for; it is folded once, and only when it must be."""

    def __init__(self, text: str) -> None:
        self.text = text

    @cached_property
    def exact(self) -> Folded:
        """The text as quotes are looked for."""
        return exact(self.text)

    @cached_property
    def letters(self) -> Folded:
        """The text as contexts are compared."""
        return letters(self.text)

    def reads(self, span: Span, quote: str) -> bool:
        """Tell whether a stretch has the words of a quote."""
        words = self.text[span.start : span.end]
        return words == quote or exact(words).text.strip() == exact(quote).text.strip()

    def quoted(self, quote: str) -> Iterator[Span]:
        """Yield every stretch of whole words that reads like a quote."""
        wanted, folded = exact(quote).text.strip(), self.exact
        at = folded.text.find(wanted) if wanted else -1
        while at >= 0:
            end = at + len(wanted)
            if _is_edge(folded.text, at) and _is_edge(folded.text, end):
                yield folded.span(at, end)
            at = folded.text.find(wanted, at + 1)

    def evidence(self, decision: Decision, span: Span) -> int | None:
        """Return how many letters agree, in the quote and on both sides of it; None where a side disagrees."""
        before = self._before(decision.prefix, span)
        after = self._after(decision.suffix, span)
        if before is None or after is None:
            return None
        return len(letters(decision.quote).text) + before + after

    def _before(self, prefix: str | None, span: Span) -> int | None:
        here = bisect_left(self.letters.at, span.start)
        parts = _BLANK_LINE.split(prefix or "")
        whole, near = letters(prefix or "").text, letters(parts[-1]).text
        if (whole or len(parts) == 1) and self.letters.text.endswith(whole, 0, here):
            return len(whole)
        agrees = len(parts) > 1 and self.letters.text.endswith(near, 0, here) and self._opens(here - len(near))
        return len(near) if agrees else None

    def _after(self, suffix: str | None, span: Span) -> int | None:
        here = bisect_left(self.letters.at, span.end)
        parts = _BLANK_LINE.split(suffix or "")
        whole, near = letters(suffix or "").text, letters(parts[0]).text
        if (whole or len(parts) == 1) and self.letters.text.startswith(whole, here):
            return len(whole)
        agrees = len(parts) > 1 and self.letters.text.startswith(near, here) and self._opens(here + len(near))
        return len(near) if agrees else None

    def _opens(self, number: int) -> bool:
        """Tell whether a paragraph begins with the letter of this number, or the text ends before it."""
        at = self.letters.at
        if number in (0, len(at)):
            return True
        return _BLANK_LINE.search(self.text, at[number - 1] + 1, at[number]) is not None


def find(decision: Decision, document: str, raw: Places, masked: Places) -> Found:
    """Find the words of a decision in a document, given by the SHA-256 of its file.

    What was written down before words were redacted is looked for in the ``raw`` text, what was written after in the
    ``masked`` one; positions are the same in both.
    """
    if decision.span is None:
        return Found(None, said="it names no words")
    span = decision.span
    here = decision.document == document and span.end <= len(raw.text)
    if here and (raw.reads(span, decision.quote) or masked.reads(span, decision.quote)):
        return Found(span)
    kept = f"{decision.prefix or ''}{decision.quote}{decision.suffix or ''}"
    places = masked if MASK in kept else raw
    quoted = list(islice(places.quoted(decision.quote), MOST_PLACES + 1))
    if len(quoted) > MOST_PLACES:
        return Found(None, said="its words stand at too many places")
    judged = [(places.evidence(decision, each), each) for each in quoted]
    agreeing = sorted((evidence, each) for evidence, each in judged if evidence is not None)
    if not agreeing:
        return Found(None, said=_missed(len(judged)))
    best, where = agreeing[-1]
    if best < LEAST_EVIDENCE:
        return Found(None, said="too few words are kept around it to find its place again")
    if len(agreeing) > 1 and agreeing[-2][0] == best:
        return Found(None, said="its words stand at several places with the same words around them")
    return Found(where, moved=True)


def _missed(times: int) -> str:
    if not times:
        return "its words do not stand in the document any more"
    return "its words stand there, but other words stand around them"


def _is_edge(text: str, at: int) -> bool:
    return at in (0, len(text)) or not (text[at - 1].isalnum() and text[at].isalnum())
