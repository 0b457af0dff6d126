"""The layers of recognition, from names to acts: what each proposes, and what stands in the end."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from vpkg.extract.acts import acts, told
from vpkg.extract.bodies import bodies, defined_names
from vpkg.extract.context import Context
from vpkg.extract.dates import dates
from vpkg.extract.found import Found, Lost
from vpkg.extract.groups import groups
from vpkg.extract.instruments import instruments
from vpkg.extract.names import Names
from vpkg.extract.passage import Passage, passages
from vpkg.extract.places import places
from vpkg.extract.pledges import pledges
from vpkg.extract.projects import projects
from vpkg.extract.quantities import quantities
from vpkg.extract.resolve import Standing, resolve
from vpkg.extract.results import outcomes
from vpkg.model import Mention, Report
from vpkg.recognisers import confidence

_MARKUP = re.compile(r"[*`]|(?<!\w)_|_(?!\w)")
_PLAIN = re.compile(r"[!-)+-^a-~]+(?: [!-)+-^a-~]+)*")
"""Words of ASCII without markup, with single blanks between them: they read as they are written."""

_ENTITIES = (bodies, places, projects, instruments, dates, groups, quantities)
"""Each sees the passage and what was proposed before it, and proposes more."""

_STATEMENTS = (acts, outcomes, pledges)
"""Each sees the passage, with its sentences read and the entities that stand in it.

These do not compete with entities for words.
"""


@dataclass(frozen=True, slots=True)
class Heard:
    """What was recognised in a passage: the proposals that stand, each with its mention, and what lost against them."""

    passage: Passage
    stood: tuple[tuple[Found, Mention], ...]
    lost: tuple[Lost, ...] = field(default=(), repr=False)


def recognise(report: Report) -> list[Heard]:
    """Recognise everything that a report names and states, passage by passage in the order of reading."""
    pieces = passages(report)
    names = Names(report, pieces)
    context = Context(report, names.countries, defined_names(report, pieces, names.listed))
    return [_heard(passage, names, context) for passage in pieces]


def mentions(heard: list[Heard]) -> tuple[Mention, ...]:
    """Return all mentions in document order."""
    found = (mention for each in heard for _, mention in each.stood)
    return tuple(sorted(found, key=lambda m: (m.span.start, m.span.end, m.kind, m.target or "")))


def _heard(passage: Passage, names: Names, context: Context) -> Heard:
    lost: list[Lost] = []
    proposals = names.find(passage, lost)
    for layer in _ENTITIES:
        proposals += list(layer(passage, context, tuple(proposals)))
    standing = resolve(proposals, lost)
    result = [m for each in standing for m in _mentions(passage, each, None, context)]
    entities = tuple(f for each in standing for f in _all(each))
    read = told(passage, context, entities)
    for statement in _STATEMENTS:
        stated = resolve(statement(passage, context, read), lost)
        result += [m for each in stated for m in _mentions(passage, each, None, context)]
    return Heard(passage, tuple(result), tuple(lost))


def _all(standing: Standing) -> Iterable[Found]:
    yield standing.found
    for each in standing.inside:
        yield from _all(each)


def _mentions(
    passage: Passage, standing: Standing, outer: Mention | None, context: Context
) -> list[tuple[Found, Mention]]:
    made = _mention(passage, standing.found, context)
    if outer is not None:
        # “Northern Ireland” is not in Ireland, and the Gulf of Guinea not in Guinea.
        elsewhere = outer.kind == "place" and made.kind in ("country", "place") and outer.iso != made.iso
        form = standing.found.form if standing.found.form != "in-name" else None
        made = replace(made, nested_in=(outer.kind, outer.span), form=form or ("in-name" if elsewhere else None))
    result = [(standing.found, made)]
    for each in standing.inside:
        result += _mentions(passage, each, made, context)
    return result


def _mention(passage: Passage, found: Found, context: Context) -> Mention:
    span = passage.view.span(found.start, found.end)
    sure = len(found.targets) < 2
    return Mention(
        kind=found.kind,
        span=span,
        surface=surface(context.text[span.start : span.end]),
        target=found.targets[0] if found.targets and sure else None,
        canonical=found.canonical if sure else None,
        recogniser=found.recogniser,
        confidence=confidence(found.recogniser, context.reporter) if sure else None,
        answer=passage.code,
        iso=found.iso if sure else (),
        form=found.form,
        candidates=() if sure else found.targets,
        row=found.row,
        concept=found.concept,
        amount=found.amount,
        time=found.time,
        modality=found.modality,
    )


def surface(quote: str) -> str:
    """Return a quote as it reads: markup removed, NFKC, white space collapsed.

    >>> surface("Eastern **DRC**")
    'Eastern DRC'
    """
    if _PLAIN.fullmatch(quote):
        return quote
    return " ".join(unicodedata.normalize("NFKC", _MARKUP.sub("", quote)).split())
