"""Acts: what a report says that somebody did or does, by the words that trigger it."""

from __future__ import annotations

from collections.abc import Iterator

from vpkg.extract.acts.pieces import Told, told
from vpkg.extract.acts.tables import is_head, nominals
from vpkg.extract.acts.triggers import Sift, Trigger
from vpkg.extract.context import Context
from vpkg.extract.found import Found
from vpkg.extract.passage import Passage

__all__ = ["Told", "acts", "told"]


def acts(passage: Passage, context: Context, read: Told) -> Iterator[Found]:  # noqa: ARG001
    """Yield the triggers of concrete acts, done or going on; never duties, plans, conditions or what was not done."""
    if is_head(passage):
        return
    given: set[tuple[int, int]] = set()
    for around, about in read.sentences:
        sift = Sift(around, about)
        for trigger in (*sift.triggers(), *nominals(passage, around, sift)):
            if (trigger.first, trigger.last) not in given:
                given.add((trigger.first, trigger.last))
                yield _found(passage, trigger)


def _found(passage: Passage, trigger: Trigger) -> Found:
    return Found(
        passage.tokens[trigger.first].start,
        passage.tokens[trigger.last].end,
        "activity",
        trigger.recogniser,
        row=trigger.row,
        concept=f"activity-type/{trigger.type}",
        modality=trigger.modality,
    )
