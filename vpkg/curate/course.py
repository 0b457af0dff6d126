"""The course of a report under people's decisions: redact, let it be read, apply, and say what became of each.

Nothing after `begin` sees redacted words.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from vpkg.curate.anchors import Places, find
from vpkg.curate.claims import apply_to_claims, replied
from vpkg.curate.files import FOLDER_FILE, Decided
from vpkg.curate.folding import MASK
from vpkg.curate.kinds import BESIDE, NOTHING
from vpkg.curate.merging import Merges, merges_of, named_alike
from vpkg.curate.redaction import Masking, masking, overlap
from vpkg.curate.revise import Outcome, revise
from vpkg.curate.settle import Placed, Settled, is_claim, settle
from vpkg.extract.mentions import Heard
from vpkg.model import Correction, Document, Reading, Ruling, Span

_REDACTED = "its words are redacted"
_UNREAD = "its words stand where nothing is read from, such as a question or a contents list"
_ELSEWHERE = "the words that it redacts do not stand in this document"


@dataclass(frozen=True, slots=True)
class Begun:
    """A document ready to be segmented, with the decisions that go for it."""

    document: Document
    masking: Masking
    placed: tuple[Placed, ...]
    lost: tuple[Ruling, ...]
    merges: Merges
    elsewhere: frozenset[str] = frozenset()

    def correction(self, stated: Correction) -> Correction:
        """Mask what a person states of the report, as the report is masked."""
        return self.masking.correction(stated)

    def course(self) -> Course:
        """Return what applies the decisions; it is for one extraction."""
        mentions = [each for each in self.placed if not is_claim(each.decision) and each.decision.kind not in BESIDE]
        return Course(self, settle(mentions))


def begin(document: Document, decided: Decided) -> Begun:
    """Mask what is redacted in a document, and find where the words of every other decision stand."""
    all_ = tuple(dict.fromkeys(decided.decisions))
    hidden = masking(document.text, document.sha256, all_)
    masked = hidden.document(document)
    raw, shown = Places(document.text), Places(masked.text)
    spans = hidden.spans
    placed: list[Placed] = []
    lost: list[Ruling] = []
    for decision in all_:
        if decision.kind in ("redact", "merge"):
            continue
        found = find(decision, document.sha256, raw, shown)
        clean = hidden.decision(decision, shown.text, found.span)
        if found.span is None and decision.source in decided.elsewhere:
            continue
        if found.span is None:
            lost.append(Ruling(clean, "orphan", said=found.said))
        elif any(overlap(found.span, span) for span in spans):
            lost.append(Ruling(clean, "overruled", found.span, found.moved, said=_REDACTED))
        else:
            placed.append(Placed(clean, found.span, found.moved))
    clean_merges = [hidden.decision(each) for each in all_ if each.kind == "merge"]
    gone = [each for each in clean_merges if MASK in f"{each.about}{each.value}"]
    lost += [Ruling(each, "overruled", said=_REDACTED) for each in gone]
    merges = merges_of(each for each in clean_merges if each not in gone)
    return Begun(masked, hidden, tuple(placed), tuple(lost), merges, decided.elsewhere | {FOLDER_FILE})


@dataclass(slots=True)
class Course:
    """The decisions of one report on their way through its extraction."""

    begun: Begun
    settled: Settled
    outcome: Outcome | None = None

    def revise(self, heard: list[Heard]) -> list[Heard]:
        """Apply to what was recognised what was decided of mentions and entities."""
        revised, self.outcome = revise(heard, self.settled.wants, self.begun.document.text)
        revised = named_alike(self.begun.merges.apply(revised), self._names())
        stood = {(m.kind, m.span): m for each in revised for _, m in each.stood}
        made = self.outcome.made
        self.outcome.made = {each: stood.get((m.kind, m.span), m) for each, m in made.items()}
        return revised

    def _names(self) -> dict[str, str | None]:
        """What people call the entities that they link words to, the latest name last."""
        merges = self.begun.merges.into.values()
        found: dict[str, str | None] = {str(each.value): each.name for each in merges}
        for want in self.settled.wants:
            if want.target not in (None, NOTHING):
                found[str(want.target)] = want.name or found.get(str(want.target))
        return found

    def conclude(self, reading: Reading) -> Reading:
        """Apply what was decided of claims, and say of each decision what became of it."""
        begun, outcome = self.begun, self.outcome or Outcome()
        claims = [each for each in begun.placed if is_claim(each.decision) and each.decision.kind not in BESIDE]
        reading, of_claims = apply_to_claims(reading, claims)
        replies = [replied(each, reading) for each in begun.placed if each.decision.kind in BESIDE]
        mentions = [
            self._ruled(each, outcome)
            for each in begun.placed
            if not is_claim(each.decision) and each.decision.kind not in BESIDE
        ]
        ruled = [*mentions, *of_claims, *replies, *begun.merges.rulings(), *self._redactions(), *begun.lost]
        ruled.sort(key=lambda r: (r.span or Span(0, 0), r.decision.when, r.decision.source, r.decision.number))
        return replace(
            reading,
            decisions=tuple(each for each in ruled if each.state != "orphan"),
            orphans=tuple(each for each in ruled if each.state == "orphan"),
        )

    def _ruled(self, placed: Placed, outcome: Outcome) -> Ruling:
        state, said = self.settled.fate(placed)
        proposed = tuple(outcome.proposed.get(placed, ()))
        if state == "applied" and placed in outcome.homeless:
            state, said = "idle", _UNREAD
        made = outcome.made.get(placed) if state == "applied" else None
        return Ruling(placed.decision, state, placed.span, placed.moved, proposed, made, said)

    def _redactions(self) -> Iterable[Ruling]:
        for decision, spans in self.begun.masking.found:
            clean = self.begun.masking.decision(decision)
            if not spans:
                state = "idle" if decision.source in self.begun.elsewhere else "orphan"
                yield Ruling(clean, state, said=_ELSEWHERE)
            for span in spans:
                yield Ruling(clean, "applied", span, decision.span != span)
