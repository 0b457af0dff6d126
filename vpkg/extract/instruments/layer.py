"""The layer of instruments: what each family of patterns proposes in a passage."""

from __future__ import annotations

from collections.abc import Iterator

from vpkg.extract.context import Context
from vpkg.extract.found import Found
from vpkg.extract.instruments.agreements import agreements
from vpkg.extract.instruments.heads import bare, typed
from vpkg.extract.instruments.listed import bodiless, cued
from vpkg.extract.instruments.names import Name, named
from vpkg.extract.instruments.reading import Reading, readings
from vpkg.extract.instruments.shortened import called_principles, shortened
from vpkg.extract.instruments.small import small
from vpkg.extract.instruments.targets import made
from vpkg.extract.instruments.titles import quoted, standards
from vpkg.extract.passage import Passage


def instruments(passage: Passage, context: Context, known: tuple[Found, ...]) -> Iterator[Found]:
    """Yield laws, standards, policies, tools and agreements that a passage names, known or not."""
    open_names = tuple(bodiless(passage, known))
    yield from open_names
    known = (*known, *open_names)
    sentences = readings(passage, known)
    principles = called_principles(passage, known)
    yield from cued(passage, sentences, context, known)
    yield from quoted(passage)
    for reading in sentences:
        yield from shortened(reading, context, principles)
        yield from standards(reading)
        yield from agreements(reading, context.text)
        yield from small(reading)
        for name in named(reading):
            yield _named(reading, name, context)


def _named(reading: Reading, name: Name, context: Context) -> Found:
    said = reading.tokens[name.start : name.end]
    if any(c.isdigit() for token in said for c in token.text):
        recogniser = "instrument-numbered"
    else:
        recogniser = "instrument-law" if name.head.sort in ("law", "first") else f"instrument-{name.head.type}"
    return made(reading, name.start, name.end, typed(name.head, map(bare, said)), recogniser, context)
