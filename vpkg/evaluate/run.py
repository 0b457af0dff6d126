"""Extraction compared with annotation, report by report."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from vpkg.evaluate.confidence import Verdict
from vpkg.evaluate.gold import Annotated, Marked
from vpkg.evaluate.marked import KINDS
from vpkg.evaluate.matching import Matched, Tally, compare
from vpkg.evaluate.related import NAMES, relations
from vpkg.extract import extract
from vpkg.model import Mention, Reading, Span

RESAMPLES = 2000
SEED = 20240501


@dataclass(frozen=True, slots=True)
class Scores:
    """Tallies by exact stretches and by overlapping ones."""

    exact: Tally = field(default_factory=Tally)
    overlap: Tally = field(default_factory=Tally)

    def add(self, other: Scores) -> None:
        """Add the counts of another."""
        exact, overlap = self.exact, self.overlap
        exact += other.exact
        overlap += other.overlap


@dataclass(frozen=True, slots=True)
class Judged:
    """One report's scores by kind, its relations, and its errors."""

    annotated: Annotated
    kinds: dict[str, Scores]
    relations: dict[str, dict[str, Tally]]
    errors: tuple[tuple[str, str, Span], ...]
    verdicts: tuple[Verdict, ...]
    typed: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Evaluation:
    """Everything measured; ``agreement`` compares two people where two annotated the same text."""

    reports: tuple[Judged, ...]
    kinds: tuple[str, ...]
    agreement: dict[str, Scores]

    def total(self, kind: str | None = None, organisation: str | None = None) -> Scores:
        """Add up the scores of a kind, or of all, over all reports or those of one organisation."""
        result = Scores()
        for report in self.reports:
            if organisation in (None, report.annotated.organisation):
                for each in (kind,) if kind else self.kinds:
                    result.add(report.kinds.get(each, Scores()))
        return result

    def related(self, name: str) -> dict[str, Tally]:
        """Add up a relation's tallies."""
        result = {"given": Tally(), "whole": Tally()}
        for report in self.reports:
            for way, tally in report.relations.get(name, {}).items():
                result[way] += tally
        return result

    @property
    def organisations(self) -> list[str]:
        """The organisations whose reports were looked at, sorted."""
        return sorted({r.annotated.organisation for r in self.reports})

    def interval(self, kind: str | None, *, exact: bool) -> tuple[float, float]:
        """Return the 95 % interval of F1 when reports are drawn again with replacement; the same on every run."""
        drawn = random.Random(SEED)  # noqa: S311 - a resampling that must repeat, no secret
        tallies = [_one(r, (kind,) if kind else self.kinds, exact) for r in self.reports]
        values = sorted(_f1(drawn.choices(tallies, k=len(tallies))) for _ in range(RESAMPLES))
        return values[RESAMPLES // 40], values[-1 - RESAMPLES // 40]


def _one(report: Judged, kinds: Sequence[str], exact: bool) -> tuple[int, int, int]:
    chosen = [getattr(report.kinds.get(k, Scores()), "exact" if exact else "overlap") for k in kinds]
    return sum(t.right for t in chosen), sum(t.wrong for t in chosen), sum(t.missed for t in chosen)


def _f1(tallies: list[tuple[int, int, int]]) -> float:
    return Tally(*(sum(column) for column in zip(*tallies, strict=True))).f1


def evaluate(
    gold: Sequence[Annotated], kinds: Sequence[str] = KINDS, progress: Callable[[int, int, str], None] | None = None
) -> Evaluation:
    """Extract from every annotated report and compare; where two people annotated one, the first is the measure."""
    first: dict[str, Annotated] = {}
    second: list[tuple[Annotated, Annotated]] = []
    for annotated in gold:
        known = first.setdefault(annotated.document.sha256, annotated)
        if known is not annotated:
            second.append((known, annotated))
    judged = []
    for number, annotated in enumerate(first.values()):
        if progress:
            progress(number, len(first), annotated.name)
        judged.append(judge(annotated, extract(annotated.report()), kinds))
    if progress:
        progress(len(first), len(first), "")
    return Evaluation(tuple(judged), tuple(kinds), _agreement(second, kinds))


def judge(annotated: Annotated, reading: Reading, kinds: Sequence[str]) -> Judged:
    """Compare one reading with what a person marked in the same text."""
    scores: dict[str, Scores] = {}
    errors: list[tuple[str, str, Span]] = []
    verdicts: list[Verdict] = []
    typed = [0, 0]
    for kind in kinds:
        marked = [m for m in annotated.mentions if m.kind == kind]
        found = [m for m in reading.mentions if m.kind == kind]
        if kind in ("outcome", "pledge") and not marked:
            continue  # these are not annotated in every report
        exact, overlap = compare(marked, found, exact=True), compare(marked, found, exact=False)
        scores[kind] = Scores(exact.tally, overlap.tally)
        errors += [("missed", kind, Span(m.start, m.end)) for m in overlap.missed]
        errors += [("wrong", kind, m.span) for m in overlap.wrong]
        verdicts += _verdicts(annotated.reporter, exact)
        for one, other in overlap.pairs:
            _type(one, other, typed)
    related = relations(annotated, reading)
    return Judged(annotated, scores, related, tuple(errors), tuple(verdicts), (typed[0], typed[1]))


def _verdicts(organisation: str, matched: Matched) -> list[Verdict]:
    right = [Verdict(organisation, m.recogniser, True) for _, m in matched.pairs]
    return right + [Verdict(organisation, m.recogniser, False) for m in matched.wrong]


def _type(marked: Marked, found: Mention, typed: list[int]) -> None:
    wanted = dict(marked.attributes).get("type")
    if wanted and found.concept:
        typed[0] += found.concept.rsplit("/", 1)[-1] == wanted
        typed[1] += 1


def _agreement(pairs: list[tuple[Annotated, Annotated]], kinds: Sequence[str]) -> dict[str, Scores]:
    """Score the second person against the first, as if she were the machine."""
    result: dict[str, Scores] = defaultdict(Scores)
    for one, other in pairs:
        for kind in kinds:
            marked = [m for m in one.mentions if m.kind == kind]
            found = [_as_mention(m) for m in other.mentions if m.kind == kind and not m.optional]
            for way in (True, False):
                tally = compare(marked, found, exact=way).tally
                result[kind].add(Scores(exact=tally) if way else Scores(overlap=tally))
    return dict(result)


def _as_mention(marked: Marked) -> Mention:
    return Mention(marked.kind, Span(marked.start, marked.end), "", None, None, "person", None)


__all__ = ["NAMES", "Evaluation", "Judged", "Scores", "evaluate", "judge"]
