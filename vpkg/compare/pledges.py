"""Pledges of one report beside what the organisation's next report says: likely traces, and what people judged.

A trace is a sentence of the next report that shares telling words with the pledge: names of places, partners and
groups among them. The machine only asks; whether a pledge was kept is a person's judgement, shown beside and never
inferred.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from vpkg.compare.answers import NOT_PLACED, Place, Told, in_turn
from vpkg.compare.repeats import whole
from vpkg.compare.sentences import NUMBER, sentences
from vpkg.model import Cell, Iri, Literal
from vpkg.table import Table
from vpkg.terms import XSD

RESTATED, DONE, NOT_DONE = "restated?", "told as done?", "told as not done?"
NO_TRACE, NO_LATER = "no trace found", "no later report in this store"
NOT_READ = "next report not placed under questions"

COLUMNS = {
    "report": "iri", "name": "string", "reporting_year": "gYear", "code": "string", "pledge": "iri", "due": "string",
    "document": "iri", "start": "integer", "sentence": "string", "later_report": "iri", "later_year": "gYear",
    "machine": "string", "later_code": "string", "later_document": "iri", "later_start": "integer", "trace": "string",
    "shared": "string", "verdict": "string", "judged_by": "string", "judged_on": "date", "why": "string",
}  # fmt: skip
_NOTE = (
    "What the machine asks is a question, found by shared words alone: “restated?”, “told as done?”, “told as not "
    "done?”. No trace found means that no sentence placed under a question shares enough words, not "
    "that nothing was done. A verdict is a person's, with name and day."
)
_LEAST = 0.3
"""Of the weight of a pledge's words; a sentence that shares less is no trace."""
_MOST_TRACES = 3
_EMPTY = frozenset(
    "a an and any are as at be been before by can could do for from had has have he her his how i if in into is it its"
    " last me more new no not of on one or our out over own pledge pledged plan planned intend intended promise"
    " promised hope hoped expect she should so some such than that the their them then there these they this those to"
    " too under until up us was we were what when where which who will with would year years yet you your".split()
)
_BACK = ("as we had", "that we announced", "that we promised", "we had hoped", "our last report", "last year")
_NEGATIONS = (
    "did not", "was not", "were not", "could not", "has not", "have not", "had not", "not yet", "no longer", "lack of",
    "put off", "postponed", "cancelled",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Trace:
    """A sentence of the next report that may tell what became of a pledge, and the words that both have."""

    place: Place
    code: str | None
    weight: float
    shared: tuple[str, ...]


def pledges(
    told: Sequence[Told], pledged: Table, judged: Sequence[Mapping[str, object]] = (), organisation: str | None = None
) -> Table:
    """List each pledge with likely traces in the organisation's next report of the store, and people's verdicts.

    ``pledged`` is `claims/pledges`, ``judged`` rows with ``pledge``, ``verdict``, ``by``, ``day`` and ``why``.
    """
    later = {old.report: new for old, new in in_turn(whole(told))}
    verdicts = defaultdict(list)
    for row in judged:
        verdicts[str(row["pledge"])].append(row)
    of = {each.report: each.organisation for each in told}
    rows: list[tuple[Cell, ...]] = []
    spans = _spans(pledged)
    seen: dict[str, Later] = {}
    done = set()
    for pledge in pledged:
        report, iri = str(pledge["report"]), str(pledge["pledge"])
        if iri in done or organisation not in (None, of.get(report)):
            continue
        done.add(iri)
        new = later.get(report)
        if new is not None and new.report not in seen:
            seen[new.report] = Later(new, [each for each in told if each.report == new.report], spans)
        found = seen[new.report] if new is not None else None
        rows += _rows(pledge, found, verdicts[iri])
    kinds = tuple(COLUMNS.values())
    title = "Pledges beside the next report"
    return Table(tuple(COLUMNS), kinds, tuple(rows), title, _NOTE, pledged.rests_on, pledged.base)


def _spans(pledged: Table) -> dict[str, list[tuple[int, int]]]:
    """Return where pledges stand, by document."""
    spans: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for row in pledged:
        start = int(str(row["start"]))
        spans[str(row["document"])].append((start, start + len(str(row["sentence"]))))
    return spans


class Later:
    """A report in which traces are looked for."""

    def __init__(self, told: Told, parts: Sequence[Told], pledges: Mapping[str, list[tuple[int, int]]]) -> None:
        self.told = told
        self.codes = {(p.document, p.start): ", ".join(part.codes) for part in parts for p in part.places}
        self.words = [set(_telling(place.sentence.key)) for place in told.places]
        self.frequency = Counter(word for words in self.words for word in words)
        self.pledges = pledges

    def traces(self, sentence: str) -> list[Trace]:
        """Find the sentences that share most of the weight of a pledge's words; a rare word weighs more."""
        worded = {_stem(word): word for each in sentences(sentence) for word in _words(each.key)}
        wanted = set(worded)
        number = len(self.words) + 1
        weights = {word: math.log(1 + number / (1 + self.frequency[word])) for word in sorted(wanted)}
        total = sum(weights.values())
        found = []
        for place, words in zip(self.told.places, self.words, strict=True):
            shared = sorted(wanted & words)
            if len(shared) < 2 or not total:
                continue
            low = " ".join(place.sentence.key)
            # “as we had promised” points back by itself.
            weight = sum(weights[word] for word in shared) / total + 0.1 * any(cue in low for cue in _BACK)
            if weight >= _LEAST:
                code = self.codes.get((place.document, place.start)) or None
                found.append(Trace(place, code, weight, tuple(sorted(worded[word] for word in shared))))
        found.sort(key=lambda each: (-round(each.weight, 9), each.place.document, each.place.start))
        return found[:_MOST_TRACES]

    def asks(self, trace: Trace) -> str:
        """Say what the machine asks of a trace."""
        place = trace.place
        end = place.start + place.sentence.span.end - place.sentence.span.start
        if any(start < end and place.start < stop for start, stop in self.pledges.get(place.document, ())):
            return RESTATED
        low = " ".join(place.sentence.key)
        return NOT_DONE if any(cue in low for cue in _NEGATIONS) else DONE


def _telling(key: Sequence[str]) -> Iterator[str]:
    """Yield the words of a sentence that tell something, with common endings taken off."""
    return map(_stem, _words(key))


def _words(key: Sequence[str]) -> Iterator[str]:
    return (word.removesuffix("'s") for word in key if word != NUMBER and word not in _EMPTY)


def _stem(word: str) -> str:
    for ending in ("ings", "ing", "ies", "ied", "ers", "ed", "es", "er", "s", "e", "y"):
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            return word.removesuffix(ending)
    return word


def _rows(
    pledge: Mapping[str, object], later: Later | None, verdicts: Sequence[Mapping[str, object]]
) -> Iterator[tuple[Cell, ...]]:
    traces: list[Trace | None] = list(later.traces(str(pledge["sentence"]))) if later else []
    for trace in traces or [None]:
        for verdict in verdicts or [{}]:
            yield (
                *_pledged(pledge),
                Iri(later.told.report) if later else None,
                _year(later.told.year) if later else None,
                *_traced(trace, later),
                *(_text(verdict.get(key)) for key in ("verdict", "by")),
                Literal(str(verdict["day"]), XSD + "date") if verdict.get("day") else None,
                _text(verdict.get("why")),
            )


def _pledged(pledge: Mapping[str, object]) -> tuple[Cell, ...]:
    return (
        Iri(str(pledge["report"])),
        _text(pledge["name"]),
        _year(pledge["reporting_year"]),
        _text(pledge["code"]),
        Iri(str(pledge["pledge"])),
        _text(pledge["due"]),
        Iri(str(pledge["document"])),
        _whole(pledge["start"]),
        _text(pledge["sentence"]),
    )


def _traced(trace: Trace | None, later: Later | None) -> tuple[Cell, ...]:
    if later is not None and NOT_PLACED in later.told.statuses:
        return (Literal(NOT_READ), None, None, None, None, None)
    if later is None:
        return (Literal(NO_LATER), None, None, None, None, None)
    if trace is None:
        return (Literal(NO_TRACE), None, None, None, None, None)
    place = trace.place
    return (
        Literal(later.asks(trace)),
        _text(trace.code),
        Iri(place.document),
        _whole(place.start),
        Literal(place.sentence.words),
        Literal(", ".join(trace.shared)),
    )


def _text(value: object) -> Cell:
    return Literal(str(value)) if value not in (None, "") else None


def _year(value: object) -> Cell:
    return Literal(str(value), XSD + "gYear") if value not in (None, "") else None


def _whole(value: object) -> Cell:
    return Literal(str(value), XSD + "integer")
