"""Answers to one question through the years: a strand for each organisation and topic, its reports side by side."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from vpkg.compare.difference import Step, difference
from vpkg.compare.repeated import Repeated, repeated
from vpkg.compare.sentences import Sentence, sentences
from vpkg.errors import UnknownName
from vpkg.table import Table

NOT_ASKED = "not-asked"
"""The status of a topic that a report's template has no question on, where the report has no heading on it either."""

NOT_PLACED = "not-placed"
"""The status of a report of which no text was placed under questions: nothing can be said of its answers."""


@dataclass(frozen=True, slots=True)
class Place:
    """A sentence and where it stands: the IRI of its file, and its first code point in that file's text."""

    document: str
    start: int
    sentence: Sentence


@dataclass(frozen=True, slots=True)
class Told:
    """What one report says on one topic. Statuses are one for each code, never folded; IRIs are whole.

    ``year`` is the reporting year as worded, or empty; ``kind`` is ``full`` or ``update``: an update need not answer.
    """

    report: str
    organisation: str
    name: str
    year: str
    kind: str
    topic: str
    codes: tuple[str, ...]
    statuses: tuple[str, ...]
    places: tuple[Place, ...] = ()

    @property
    def sentences(self) -> tuple[Sentence, ...]:
        """Its sentences, in the order of the report."""
        return tuple(place.sentence for place in self.places)


@dataclass(frozen=True, slots=True)
class Pair:
    """A report beside the one before it: what became of each sentence, and how much is repeated."""

    before: Told
    after: Told
    steps: tuple[Step, ...]
    repeated: Repeated


@dataclass(frozen=True, slots=True)
class Strand:
    """One organisation on one topic, by year; ``pairs`` compare each report with the one before it."""

    organisation: str
    name: str
    topic: str
    tellings: tuple[Told, ...]
    pairs: tuple[Pair, ...]


def tellings(answers: Table, reports: Table) -> tuple[Told, ...]:
    """Gather what each report says on each topic from `evidence/answers-in-words` and `reporting/reports`.

    A heading of a report's own without a topic is a topic by its words.
    """
    names = {str(row["report"]): str(row["name"] or "") for row in reports}
    rows: dict[tuple[str, str], list[Mapping[str, object]]] = defaultdict(list)
    for row in answers:
        topic = str(row["topic"] or plain_heading(str(row["heading"] or "")) or row["answer"])
        rows[str(row["report"]), topic].append(row)
    made = [_told(report, topic, found, names.get(report, "")) for (report, topic), found in rows.items()]
    seen = {report for report, _ in rows}
    made += [_unplaced(row) for row in reports if str(row["report"]) not in seen and row["organisation"]]
    return tuple(sorted(made, key=lambda told: (told.organisation, told.year, told.report, told.topic)))


def strands(told: Sequence[Told], what: str, organisation: str | None = None) -> tuple[Strand, ...]:
    """Lay the answers on a topic, or to a question by its code, side by side, year by year, for each organisation.

    A code stands for the topics of the questions that have it, so that templates compare. ``what`` is a code such as
    ``C5`` or a topic such as ``awareness``; ``organisation`` an IRI. Raises `UnknownName` where no report has it.
    """
    chosen = [each for each in told if organisation in (None, each.organisation)]
    topics = _topics(chosen, what)
    if not topics:
        known = sorted({code for each in chosen for code in each.codes}, key=_natural)
        listed = ", ".join(known[:20]) or "none"
        raise UnknownName(f"No report at hand has the question or topic {what!r}; the codes that they have: {listed}.")
    of: dict[str, list[Told]] = defaultdict(list)
    for each in chosen:
        of[each.organisation].append(each)
    found = [_strand(topic, of[who]) for who in sorted(of) for topic in topics]
    return tuple(
        each for each in found if any(told.statuses not in ((NOT_ASKED,), (NOT_PLACED,)) for told in each.tellings)
    )


def in_turn(reports: Iterable[Told]) -> list[tuple[Told, Told]]:
    """Pair each telling with its organisation's of the nearest earlier year; those of one year are not paired."""
    years: dict[str, dict[str, list[Told]]] = defaultdict(lambda: defaultdict(list))
    for each in reports:
        if each.year:
            years[each.organisation][each.year].append(each)
    found = []
    for of_one in years.values():
        ordered = [of_one[year] for year in sorted(of_one)]
        found += [(_fullest(old), new) for old, news in pairwise(ordered) for new in news]
    return found


def compared(before: Told, after: Told) -> Pair:
    """Hold what one report says beside what an earlier one said."""
    old, new = before.sentences, after.sentences
    return Pair(before, after, difference(old, new), repeated(old, new))


def _unplaced(row: Mapping[str, object]) -> Told:
    who, year = str(row["organisation"]), str(row["year"] or "")
    return Told(str(row["report"]), who, str(row["name"] or who), year, str(row["kind"]), "", (), (NOT_PLACED,))


def _fullest(told: list[Told]) -> Told:
    """Of several reports for one year the full one stands for it."""
    return min(told, key=lambda each: (each.kind != "full", each.report))


def plain_heading(words: str) -> str:
    """Return a heading without what makes it one in Markdown."""
    return words.strip().lstrip("#").replace("**", "").strip()


def _told(report: str, topic: str, rows: Sequence[Mapping[str, object]], name: str) -> Told:
    statuses = {str(row["answer"]): (str(row["code"] or ""), str(row["status"])) for row in rows}
    ordered = sorted(statuses.items(), key=lambda item: (_natural(item[1][0]), item[0]))
    passages = {
        (str(row["document"]), int(str(row["start"])), str(row["passage"]))
        for row in rows
        if row["passage"] is not None
    }
    places = [
        Place(document, start + each.span.start, each)
        for document, start, passage in sorted(passages)
        for each in sentences(passage)
    ]
    first = rows[0]
    year = str(first["reporting_year"]) if first["reporting_year"] is not None else ""
    codes = tuple(code for _, (code, _) in ordered if code)
    told = tuple(status for _, (_, status) in ordered)
    who = str(first["organisation"])
    return Told(report, who, name or who, year, str(first["kind"]), topic, codes, told, tuple(places))


def _strand(topic: str, of_one: Sequence[Told]) -> Strand:
    by_report: dict[str, Told] = {}
    for each in of_one:
        if each.topic == topic or each.report not in by_report:
            by_report[each.report] = each
    found = [
        each
        if each.topic == topic or NOT_PLACED in each.statuses
        else Told(each.report, each.organisation, each.name, each.year, each.kind, topic, (), (NOT_ASKED,))
        for each in by_report.values()
    ]
    found.sort(key=lambda each: (each.year, each.report))
    pairs = tuple(
        compared(before, after)
        for before, after in in_turn(found)
        if NOT_PLACED not in (*before.statuses, *after.statuses)
    )
    return Strand(found[0].organisation, found[0].name, topic, tuple(found), pairs)


def _topics(told: Iterable[Told], what: str) -> list[str]:
    wanted = what.strip()
    plain = wanted.lower().replace(" ", "-")
    return sorted(
        {
            each.topic
            for each in told
            if each.topic in (what, wanted)
            or each.topic.endswith(f"/topic/{plain}")
            or any(code.lower() == wanted.lower() for code in each.codes)
        }
    )


def _natural(code: str) -> tuple[str, int, str]:
    letters = code.rstrip("0123456789")
    digits = code[len(letters) :]
    return letters, int(digits[:9]) if digits.isascii() and digits else 0, code
