"""Acts without a verb: in cells of tables (“Human rights training | 120”) and in items of lists (“Audit of …”)."""

from __future__ import annotations

from collections.abc import Iterator

from vpkg.extract.acts import grammar as g
from vpkg.extract.acts.around import Around
from vpkg.extract.acts.events import event_at, phrase_end
from vpkg.extract.acts.triggers import Sift, Trigger
from vpkg.extract.passage import Passage
from vpkg.extract.words import words


def is_head(passage: Passage) -> bool:
    """Tell whether a row holds the names of a table's columns: nothing before it, and no figure in it."""
    return passage.kind == "row" and not passage.head and not any(t.low[0].isdigit() for t in passage.tokens)


def nominals(passage: Passage, around: Around, sift: Sift) -> Iterator[Trigger]:
    """Yield the event with which a cell or an item of a list begins, where no finite verb stands in it."""
    if passage.kind not in ("row", "list") or any(group.is_finite for group in sift.groups):
        return
    if passage.kind == "row" and not passage.head:
        return
    for start in _starts(passage, around):
        end = phrase_end(around.tokens, start, around.end)
        event = event_at(around.tokens, start, end) if end > start else None
        if event is None or event.last in around.names:
            continue
        verbal = around.low(event.last) in words("act-nouns", "use", "nominal", "noun") and around.low(end) == "of"
        if event.alone or verbal:
            found = "act-event-cell" if passage.kind == "row" else "act-event-item"
            yield Trigger(event.first, event.last, event.type, "done", found, event.row)


def _starts(passage: Passage, around: Around) -> Iterator[int]:
    """Yield where phrases begin: at the start, and in a list after a colon or comma."""
    first = around.first
    while first < around.end and not around.tokens[first].low[0].isalnum():
        first += 1
    yield first
    if passage.kind == "list":
        for at in range(first + 1, around.end):
            if around.tokens[at - 1].low in (":", ";") or (
                around.tokens[at - 1].low == "," and around.tokens[at].low not in g.CONJUNCTIONS
            ):
                yield at
