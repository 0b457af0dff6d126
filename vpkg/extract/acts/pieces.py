"""A passage cut for reading: its sentences, and in a list its items; which of its words stand in names."""

from __future__ import annotations

import re
from collections.abc import Iterator

from vpkg.extract.acts.around import Around
from vpkg.extract.acts.clauses import Clause, clauses
from vpkg.extract.acts.parser import parse
from vpkg.extract.context import Context
from vpkg.extract.found import Found
from vpkg.extract.passage import Passage, Sentence
from vpkg.model.value import value

_NAMES = frozenset({"organisation", "instrument", "project", "place", "country"})
_ITEM = re.compile(r"\n[ \t]*(?:[-*•▪–·]|\(?(?:\d{1,2}|[a-z])[.)])\s+\S")


def sentences(passage: Passage, context: Context) -> Iterator[Sentence]:
    """Yield the sentences of a passage; the items of a list are parted though no full stop stands between them."""
    if passage.kind != "list":
        yield from passage.sentences
        return
    tokens, at = passage.tokens, passage.view.at
    for sentence in passage.sentences:
        first = sentence.first
        for n in range(sentence.first + 1, sentence.last):
            gap = context.text[at[tokens[n - 1].end - 1] + 1 : at[tokens[n].start] + 4]
            if "\n" in gap and _ITEM.match(gap[gap.index("\n") :]):
                yield Sentence(tokens[first].start, tokens[n - 1].end, first, n)
                first = n
        yield Sentence(tokens[first].start, sentence.end, first, sentence.last)


def named(passage: Passage, known: tuple[Found, ...], kinds: frozenset[str] = _NAMES) -> frozenset[int]:
    """Return the tokens that stand inside mentions of some kinds."""
    inside: set[int] = set()
    for found in known:
        if found.kind in kinds:
            inside.update(passage.within(found.start, found.end))
    return frozenset(inside)


@value
class Told:
    """What the statement layers see of a passage: the entities that stand in it, and its sentences as read.

    A sentence comes with its verb groups read, and with the clause of each group.
    """

    known: tuple[Found, ...]
    sentences: tuple[tuple[Around, list[Clause]], ...]


def told(passage: Passage, context: Context, known: tuple[Found, ...]) -> Told:
    """Read the sentences of a passage."""
    people = named(passage, known, frozenset({"stakeholder"}))
    names_and_people = named(passage, known) | people
    made = []
    for sentence in sentences(passage, context):
        around = Around(passage.tokens, sentence, names_and_people, people)
        if around.first < around.end:
            parse(around)
            made.append((around, clauses(around)))
    return Told(known, tuple(made))
