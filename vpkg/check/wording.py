"""The words in which a verdict is told: the same in text, HTML and Turtle, in one of several languages.

"No answer", never "non-compliant"; no score and no rank: the reports are not meant to grade.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from vpkg.check.account import listing
from vpkg.check.findings import GRAPH_SHAPE, NO_ANSWER, NO_REASON, QUESTION_ABSENT
from vpkg.check.language import Catalogue, Phrase, catalogue
from vpkg.check.verdict import Verdict
from vpkg.check.waivers import State
from vpkg.model import Severity

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vpkg.check.others import Quotation
    from vpkg.check.verdict import Conformance, Note
    from vpkg.check.waivers import Waived

_ON_QUESTIONS: Final[frozenset[str]] = frozenset({NO_ANSWER, QUESTION_ABSENT, NO_REASON})


@dataclass(frozen=True, slots=True)
class Group:
    """The notes of one cause and weight, told together.

    Where several notes share their remedy or basis it stands here once; where they differ it is None.
    """

    key: str
    title: str
    notes: tuple[Note, ...]
    remedy: Phrase | None
    basis: Phrase | None


class Wording:
    """Tells verdicts in the words of one catalogue."""

    def __init__(self, words: Catalogue) -> None:
        self.words = words
        self.language = words.language
        self.say = words.say

    def groups(self, conformance: Conformance) -> tuple[Group, ...]:
        """Group the notes of a report by cause and weight, the gravest first."""
        found: dict[tuple[Severity, str], list[Note]] = {}
        for note in conformance.notes:
            found.setdefault((note.finding.severity, note.finding.code), []).append(note)
        return tuple(self._group(weight, code, tuple(notes), conformance) for (weight, code), notes in found.items())

    def _group(self, weight: Severity, code: str, notes: tuple[Note, ...], conformance: Conformance) -> Group:
        title = self.title(code)
        if code in _ON_QUESTIONS and weight is Severity.INFO:
            title += f" {self.say('ui.not-demanded')}"
        remedies = {self.remedy(note, conformance) for note in notes}
        bases = {self.basis(note) for note in notes}
        several = len(notes) > 1
        return Group(
            key=f"{code}-{weight.value}",
            title=f"{title}{self.say('ui.colon')}{len(notes)}",
            notes=notes,
            remedy=remedies.pop() if several and len(remedies) == 1 else None,
            basis=bases.pop() if several and len(bases) == 1 else None,
        )

    def title(self, code: str) -> str:
        """Name a kind of finding; the slug of one that nobody has named says most of it."""
        key = f"title.{code}"
        return self.say(key) if self.words.knows(key) else code.replace("-", " ").capitalize()

    def severity(self, note: Note) -> str:
        """Name the weight of a finding in one plain word."""
        return self.words.several(f"severity.{note.finding.severity.value}", 1)

    def message(self, note: Note) -> Phrase:
        """Say what was found."""
        return self.words.told(f"message.{note.finding.code}", note.finding.message)

    def label(self, note: Note, conformance: Conformance) -> Phrase | None:
        """Give our wording of the question."""
        if note.label is None:
            return None
        return self.of_question(conformance.template, note.finding.question, "label", note.label)

    def of_question(self, template: str | None, code: str | None, what: str, english: str) -> Phrase:
        """Give the ``label`` or ``remedy`` of a question; the English one where there is no other."""
        key = f"question.{template}.{code}.{what}"
        if self.language != "en" and self.words.knows(key):
            return Phrase(self.say(key))
        return Phrase(english, foreign=self.language != "en")

    def remedy(self, note: Note, conformance: Conformance) -> Phrase | None:
        """Say what to do about a finding, if anything."""
        english = note.finding.remedy
        if not english:
            return None
        told = self.words.told("remedy", english)
        if told.foreign and note.finding.code in (NO_ANSWER, QUESTION_ABSENT):
            return self.of_question(conformance.template, note.finding.question, "remedy", english)
        return told

    def basis(self, note: Note) -> Phrase | None:
        """Say on what a finding rests."""
        return self.words.told_by_sentence("basis", note.finding.basis) if note.finding.basis else None

    def counts(self, conformance: Conformance) -> str:
        """Count the findings by weight: ``1 problem, 2 warnings``; an empty text when there is none."""
        return self._by_weight(conformance.findings_by_weight())

    def _by_weight(self, number: Counter[Severity]) -> str:
        return ", ".join(self.words.count(f"severity.{each.value}", number[each]) for each in Severity if number[each])

    def summary(self, conformance: Conformance) -> str:
        """Say in a few sentences what the check came to."""
        parts = [self._verdict(conformance)]
        if found := self.counts(conformance):
            parts.append(self.say("summary.found", counts=found))
        if waived := self._by_weight(conformance.findings_by_weight(waived=True)):
            parts.append(self.say("summary.waived", counts=waived))
        if conformance.verdict is Verdict.DOES_NOT_CONFORM and not conformance.fails():
            parts.append(self.say("summary.all-waived"))
        return " ".join(parts)

    def _verdict(self, conformance: Conformance) -> str:
        if conformance.verdict is Verdict.NOT_CHECKED:
            return self.say("summary.not-checked", why=self.not_checked(conformance)[0].text)
        if conformance.verdict is Verdict.CONFORMS:
            return self.say("summary.conforms", template=conformance.template)
        grave = [note for note in conformance.notes if note.finding.severity is Severity.VIOLATION]
        silent = list(dict.fromkeys(note.finding.question for note in grave if note.finding.question))
        if silent:
            codes = self.words.listing(listing(silent))
            return self.say("summary.silent", template=conformance.template, codes=codes)
        return self.say("summary.wrong", message=self.message(grave[0]).text)

    def not_checked(self, conformance: Conformance) -> tuple[Phrase, ...]:
        """Say what a reader might take for checked and was not."""
        return tuple(self.words.told("not-checked", sentence) for sentence in conformance.not_checked)

    def verdict(self, conformance: Conformance) -> str:
        """Name the verdict in a word or two."""
        return self.words.several(f"verdict.{conformance.verdict.value}", 1)

    def overview(self, conformances: Sequence[Conformance]) -> str:
        """Say how many reports came to which verdict; nothing is ranked."""
        number = Counter(each.verdict for each in conformances)
        parts = ", ".join(self.words.count(f"verdict.{each.value}", number[each]) for each in Verdict if number[each])
        many = "one" if len(conformances) == 1 else "many"
        reports = self.say(f"summary.reports-{many}", number=len(conformances))
        return f"{reports}{self.say('ui.colon')}{parts}." if parts else f"{reports}."

    def title_of(self, conformance: Conformance) -> str:
        """Name a report: who, what kind, which year."""
        return self.words.told("label", conformance.label).text

    def followed(self, conformance: Conformance) -> str:
        """Name file, kind and form of a report in one line."""
        form = self.say("ui.form-unknown")
        if conformance.template:
            form = f"{self.form(conformance)} ({conformance.template})"
        kind = self.words.told("label", f"{conformance.kind} report").text
        return " · ".join(part for part in (conformance.file, kind, form) if part)

    def form(self, conformance: Conformance) -> str:
        """Name the form that a report follows."""
        key = f"term.{conformance.template}"
        if self.language != "en" and self.words.knows(key):
            return self.say(key)
        return conformance.template_label or ""

    def where(self, note: Note, conformance: Conformance) -> str | None:
        """Say where in the document a finding stands; for a question that is absent, how much was looked through."""
        if note.place is not None:
            return self.words.told("place", note.place).text
        if note.finding.code == QUESTION_ABSENT:
            # Rounded down: "100 %" must mean all of it.
            return self.say("ui.nowhere", share=int(conformance.coverage * 100 + 1e-9))
        return None

    def waiver(self, waived: Waived) -> str:
        """Say who waived a finding, until when and why."""
        waiver = waived.waiver
        lead = self.say(f"waiver.{waived.state.value}", by=waiver.by, given=waiver.given, until=waiver.until)
        return f"{lead}{self.say('ui.colon')}{waiver.why}"

    def idle_waivers(self, conformance: Conformance) -> tuple[str, ...]:
        """Say of each waiver that waives nothing why it does not."""
        found = []
        for waived in conformance.waivers:
            if waived.state is State.HOLDS and waived.matched:
                continue
            waiver = waived.waiver
            what = ", ".join(part for part in (waiver.question, waiver.finding) if part)
            key = {State.EXPIRED: "expired-entry", State.NOT_YET: "not-yet-entry"}.get(waived.state, "nothing")
            values = {"what": what, "by": waiver.by, "given": waiver.given, "until": waiver.until}
            found.append(self.say(f"waiver.{key}", **values))
        return tuple(found)

    def source(self, other: Quotation) -> str:
        """Name the report that somebody else's words stand in."""
        key = "others.source" if other.year else "others.undated"
        return self.say(key, organisation=other.organisation, year=other.year, code=other.code)


ENGLISH: Final[Wording] = Wording(catalogue("en"))
"""The words of the source."""


def overview(conformances: Sequence[Conformance]) -> str:
    """Say in English how many reports came to which verdict; nothing is ranked."""
    return ENGLISH.overview(conformances)


def summary(conformance: Conformance) -> str:
    """Say in English what the check came to."""
    return ENGLISH.summary(conformance)


__all__ = ["ENGLISH", "GRAPH_SHAPE", "Group", "Wording", "overview", "summary"]
