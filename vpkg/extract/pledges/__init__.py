"""Pledges: what the reporter says it will do, wherever it says so."""

from __future__ import annotations

from collections.abc import Iterator

from vpkg.extract.acts.around import Around
from vpkg.extract.acts.clauses import Clause
from vpkg.extract.acts.pieces import Told
from vpkg.extract.context import Context
from vpkg.extract.found import Found
from vpkg.extract.passage import Passage
from vpkg.extract.pledges.fragments import fragments
from vpkg.extract.pledges.horizon import Horizon
from vpkg.extract.pledges.promises import Promise, promises

__all__ = ["pledges"]

_PLANS = "lessons-and-plans"
_WATCHED = frozenset("will shall 'll to going next plans priorities steps following coming".split())


def pledges(passage: Passage, context: Context, read: Told) -> Iterator[Found]:
    """Yield the clauses in which the reporter promises an act; never what binds others, nor praise of principles."""
    planning = _asks_for_plans(passage, context)
    watched = passage.at(_WATCHED)
    if not planning and not watched:
        return
    horizon = Horizon(passage, context.year, read.known)
    for around, about in read.sentences:
        if planning or around.holds(watched):
            for promise in _in_sentence(passage, horizon, around, about, planning=planning):
                yield _found(horizon, around, promise)


def _in_sentence(
    passage: Passage, horizon: Horizon, around: Around, about: list[Clause], *, planning: bool
) -> list[Promise]:
    groups = around.groups
    found = list(promises(around, groups, about, dated=horizon.is_dated(around)))
    return found or list(fragments(passage, horizon, around, groups, planning=planning))


def _found(horizon: Horizon, around: Around, promise: Promise) -> Found:
    start, stop = around.tokens[promise.first].start, around.tokens[promise.end - 1].end
    time = horizon.of(around, start, stop)
    return Found(start, stop, "pledge", promise.recogniser, row=promise.row, time=time, modality=promise.modality)


def _asks_for_plans(passage: Passage, context: Context) -> bool:
    """Tell whether the question of a passage asks for plans."""
    template, code = context.report.template, passage.code
    questions = template.questions if template else ()
    if any(q.code == code and q.topic == _PLANS for q in questions):
        return True
    return any(a.code == code and a.topic == _PLANS for a in context.report.answers)
