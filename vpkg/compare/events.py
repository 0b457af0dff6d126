"""Acts that two reports may both tell of: of one sort, in one country, with shared names, and near in time.

They are listed side by side and never merged: whether they are one event is for a person to say.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from vpkg import gazetteer
from vpkg.compare.sentences import Sentence, sentences
from vpkg.model import Cell, Iri, Literal
from vpkg.table import Table
from vpkg.terms import XSD

COLUMNS = {
    "activity_type": "string", "report": "iri", "name": "string", "reporting_year": "gYear", "time": "string",
    "modality": "string", "document": "iri", "start": "integer", "sentence": "string", "other_report": "iri",
    "other_name": "string", "other_year": "gYear", "other_time": "string", "other_modality": "string",
    "other_document": "iri", "other_start": "integer", "other_sentence": "string", "shared": "string",
    "differs": "string",
}  # fmt: skip
_NOTE = (
    "May be the same: acts of one sort in one country that share names and lie at most a year apart, told in two "
    "reports. Nothing is merged. Differs names what the two tell differently: date, figures or status; where it is "
    "empty they differ in none of these. Acts without a country or a name are not compared."
)
_NAME = re.compile(r"\b[A-Z][\w'’-]+(?: [A-Z][\w'’-]+)*")
_MOST_OF_A_KIND = 400
"""Acts of one sort in one country that are held against each other; of more, the first ones are."""
_COMMON = frozenset("january february march april may june july august september october november december".split())


@dataclass(slots=True)
class _Act:
    first: dict[str, object]
    countries: set[str] = field(default_factory=set)
    names: set[str] = field(default_factory=set)
    parts: tuple[Sentence, ...] = ()


def events(activities: Table, organisation: str | None = None) -> Table:
    """List pairs of acts that may be the same, from `claims/activities`; ``organisation`` is the name of a reporter."""
    acts = _acts(activities)
    groups: dict[tuple[str, str], list[_Act]] = defaultdict(list)
    for act in acts:
        for country in act.countries:
            groups[str(act.first["activity_type"]), country].append(act)
    found: dict[tuple[str, str], tuple[Cell, ...]] = {}
    for key in sorted(groups):
        for one, other in _pairs(groups[key][:_MOST_OF_A_KIND]):
            names = {one.first["name"], other.first["name"]}
            if organisation in (None, *names):
                found[str(one.first["activity"]), str(other.first["activity"])] = _row(one, other)
    rows = tuple(found[key] for key in sorted(found))
    kinds = tuple(COLUMNS.values())
    title = "Acts that two reports may both tell of"
    return Table(tuple(COLUMNS), kinds, rows, title, _NOTE, activities.rests_on, activities.base)


def _acts(activities: Table) -> list[_Act]:
    acts: dict[str, _Act] = {}
    for row in activities:
        act = acts.setdefault(str(row["activity"]), _Act(dict(row)))
        if row["country_code"]:
            act.countries.add(str(row["country_code"]))
    reporters = {str(act.first["name"]) for act in acts.values() if act.first["name"]}
    for act in acts.values():
        words = " ".join(str(act.first["sentence"]).split())
        act.parts = sentences(words)
        act.names = set(_names(words, reporters)) | {str(act.first["name"])}
    return [acts[key] for key in sorted(acts) if acts[key].first["activity_type"]]


def _names(words: str, reporters: set[str]) -> Iterator[str]:
    """Yield the reporters that a sentence names, and other names but countries; the first word may be no name."""
    yield from (name for name in reporters if name in words)
    for match in _NAME.finditer(words):
        name = match[0].removesuffix("'s").removesuffix("’s")
        known = any(name in reporter for reporter in reporters)
        country = gazetteer.resolve("country", name) is not None
        if not known and not country and name.lower() not in _COMMON and (match.start() or " " in name):
            yield name


def _pairs(acts: list[_Act]) -> Iterator[tuple[_Act, _Act]]:
    for number, one in enumerate(acts):
        for other in acts[number + 1 :]:
            if one.first["report"] == other.first["report"] or not _near(one, other):
                continue
            # A reporter is a name of its own acts; one shared name alone says too little.
            shared = one.names & other.names
            if len(shared) - (one.first["name"] == other.first["name"]) >= 2:
                yield (one, other) if _order(one) <= _order(other) else (other, one)


def _order(act: _Act) -> tuple[str, str]:
    return str(act.first["reporting_year"] or ""), str(act.first["activity"])


def _year(act: _Act) -> int | None:
    found = re.match(r"\d{4}", str(act.first["time"] or act.first["reporting_year"] or ""))
    return int(found[0]) if found else None


def _near(one: _Act, other: _Act) -> bool:
    years = _year(one), _year(other)
    return years[0] is not None and years[1] is not None and abs(years[0] - years[1]) <= 1


def _row(one: _Act, other: _Act) -> tuple[Cell, ...]:
    return (
        _text(one.first["activity_type"]),
        *_side(one),
        *_side(other),
        Literal(", ".join(sorted(one.names & other.names))),
        _text(", ".join(_differs(one, other))),
    )


def _differs(one: _Act, other: _Act) -> Iterator[str]:
    if one.first["time"] and other.first["time"] and one.first["time"] != other.first["time"]:
        yield "date"
    figures = [sorted(f.value for part in act.parts for f in part.figures) for act in (one, other)]
    if all(figures) and figures[0] != figures[1]:
        yield "figures"
    if one.first["modality"] != other.first["modality"]:
        yield "status"


def _side(act: _Act) -> tuple[Cell, ...]:
    row = act.first
    return (
        Iri(str(row["report"])),
        _text(row["name"]),
        Literal(str(row["reporting_year"]), XSD + "gYear") if row["reporting_year"] else None,
        _text(row["time"]),
        _text(row["modality"]),
        Iri(str(row["document"])),
        Literal(str(row["start"]), XSD + "integer"),
        _text(row["sentence"]),
    )


def _text(value: object) -> Cell:
    return Literal(str(value)) if value not in (None, "") else None
