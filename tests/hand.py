"""Readings made by hand, so that what is said of claims is tested apart from how they are found."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests.writing import segmented
from vpkg.model import Activity, CountryAccount, Mention, Reading, Report, Span, Statement


@dataclass(slots=True)
class Hand:
    """A report with what a test says was found in it; words are looked up in the sentence that holds them."""

    report: Report
    mentions: list[Mention] = field(default_factory=list)
    accounts: list[CountryAccount] = field(default_factory=list)
    activities: list[Activity] = field(default_factory=list)
    statements: list[Statement] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The text of the document."""
        return self.report.document.text

    def span(self, words: str, sentence: str = "") -> Span:
        """Find words, which stand once in the sentence, and the sentence once in the document."""
        sentence = sentence or words
        assert self.text.count(sentence) == 1, sentence
        assert sentence.count(words) == 1, words
        start = self.text.index(sentence) + sentence.index(words)
        return Span(start, start + len(words))

    def mention(self, kind: str, words: str, sentence: str, **fields: Any) -> Mention:
        """Make a mention of words in a sentence; its answer is the one in which it stands."""
        span = self.span(words, sentence)
        answer = next((a.code for a in self.report.answers if any(_holds(b, span) for b in a.bodies)), None)
        given = {"target": None, "canonical": None, "recogniser": "new", "confidence": None, "answer": answer}
        made = Mention(kind=kind, span=span, surface=words, **(given | fields))
        self.mentions.append(made)
        return made

    def act(self, words: str, sentence: str, type_: str, **fields: Any) -> Activity:
        """Make the claim of an activity; its clause is the sentence."""
        modality = fields.pop("modality", "done")
        concept = f"activity-type/{type_}"
        how = fields.pop("how", {})
        trigger = self.mention("activity", words, sentence, concept=concept, modality=modality, **how)
        by = fields.pop("by", "unstated")
        made = Activity(trigger, self.span(sentence), type_, modality, by, **fields)
        self.activities.append(made)
        return made

    def state(self, kind: str, sentence: str, **fields: Any) -> Statement:
        """Make another claim on a sentence, or on the words of one."""
        answer = next(a.code for a in self.report.answers if any(_holds(b, self.span(sentence)) for b in a.bodies))
        made = Statement(kind, self.span(sentence), answer, **fields)
        self.statements.append(made)
        return made

    def reading(self) -> Reading:
        """Return the reading."""
        mentions = tuple(sorted(self.mentions, key=lambda m: (m.span, m.kind)))
        return Reading(self.report, mentions, tuple(self.accounts), tuple(self.activities), tuple(self.statements))


def _holds(outer: Span, inner: Span) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end


def hand(folder: Path, text: str) -> Hand:
    """Write a report's text, read and segment it, and take it in hand."""
    return Hand(segmented(text, folder))
