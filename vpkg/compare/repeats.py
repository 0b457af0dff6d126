"""How much of each report's text stood in the report of the year before: for each topic, and for the whole."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from vpkg.compare.answers import NOT_PLACED, Told, in_turn
from vpkg.compare.repeated import repeated
from vpkg.model import Cell, Iri, Literal
from vpkg.table import Table
from vpkg.terms import XSD

COLUMNS = {
    "organisation": "iri", "name": "string", "report": "iri", "reporting_year": "gYear", "before": "iri",
    "before_year": "gYear", "code": "string", "topic": "string", "words": "integer", "repeated": "integer",
    "share": "decimal",
}  # fmt: skip
_NOTE = (
    "Words that stand in a run of eight words which the report before has under the same topic, or for a whole report "
    "anywhere in it; figures are not counted. Repeated text is no fault: what has not changed may be said again. "
    "Only text that was placed under questions is looked at. "
    "A report without a row before it has no earlier report in this store, so nothing can be said of it."
)


def repeats(told: Sequence[Told], base: Table, organisation: str | None = None) -> Table:
    """List the share of text repeated from the year before, of each report (no code, no topic) and of its topics.

    ``base`` lends what the answer rests on. Shares run from 0 to 1 and are rounded to four places; there is none where
    there are no words, or no earlier report.
    """
    of: dict[str, list[Told]] = defaultdict(list)
    for each in told:
        if organisation in (None, each.organisation):
            of[each.organisation].append(each)
    rows = tuple(row for who in sorted(of) for row in _of_one(of[who]))
    kinds = tuple(COLUMNS.values())
    return Table(tuple(COLUMNS), kinds, rows, "Text repeated from the report before", _NOTE, base.rests_on, base.base)


def whole(told: Sequence[Told]) -> tuple[Told, ...]:
    """Put all that each report says together, in the order of the report."""
    of: dict[str, list[Told]] = defaultdict(list)
    for each in told:
        of[each.report].append(each)
    made = []
    for report in sorted(of):
        one = of[report][0]
        statuses = (NOT_PLACED,) if all(NOT_PLACED in each.statuses for each in of[report]) else ()
        places = {(place.document, place.start): place for each in of[report] for place in each.places}
        ordered = tuple(places[key] for key in sorted(places))
        made.append(Told(report, one.organisation, one.name, one.year, one.kind, "", (), statuses, ordered))
    return tuple(made)


def _of_one(told: list[Told]) -> Iterator[tuple[Cell, ...]]:
    reports = sorted(whole(told), key=lambda each: (each.year, each.report))
    before = {new.report: old for old, new in in_turn(reports)}
    for report in reports:
        old = before.get(report.report)
        yield _row(old, report)
        if old is None:
            continue
        topics = {each.topic: each for each in told if each.report == old.report}
        for each in sorted((t for t in told if t.report == report.report), key=lambda t: (t.codes, t.topic)):
            if each.places and each.topic in topics:
                yield _row(topics[each.topic], each)


def _row(before: Told | None, after: Told) -> tuple[Cell, ...]:
    known = before and NOT_PLACED not in (*before.statuses, *after.statuses)
    share = repeated(before.sentences, after.sentences) if before and known else None
    part = share.share if share else None
    topic = after.topic.rpartition("/topic/")[2]
    return (
        Iri(after.organisation),
        Literal(after.name),
        Iri(after.report),
        Literal(after.year, XSD + "gYear") if after.year else None,
        Iri(before.report) if before else None,
        Literal(before.year, XSD + "gYear") if before else None,
        Literal(", ".join(after.codes)) if after.codes else None,
        Literal(topic) if topic else None,
        Literal(str(share.of), XSD + "integer") if share else None,
        Literal(str(share.words), XSD + "integer") if share else None,
        Literal(f"{part:.4f}", XSD + "decimal") if part is not None else None,
    )
