"""A text as sentences that can be compared: words without markup, case, white space and marks; figures apart."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from vpkg.extract.numbers import number_at
from vpkg.extract.passage import Sentence as Stretch
from vpkg.extract.passage import Token, sentences_of, tokens_of
from vpkg.extract.view import view
from vpkg.model import Span

NUMBER = "#"
"""What stands for a figure in the words of a sentence."""

LONGEST_PARAGRAPH = 50_000
"""Characters; a longer one is cut, so that no text is slow to read."""

_BREAK = re.compile(r"(?:\r?\n[^\S\n]*){2,}|\r?\n(?=\s*[-*•] )")
_MARKUP = re.compile(r"\A(?:#+\s+|[-*•]\s+)|\*\*|__")
_YEAR = re.compile(r"(?:19|20)\d\d")


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure in a sentence: its value, and how it is worded."""

    value: float
    worded: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a text: where it stands (code points of the text), its words as worded, and what is compared.

    ``key`` holds its words in lower case without marks, with `NUMBER` for each figure; ``figures`` the figures in
    their order. A year is no figure: ``years`` holds those, and ``key`` has `NUMBER` for them too.
    """

    span: Span
    words: str
    key: tuple[str, ...]
    figures: tuple[Figure, ...] = ()
    years: tuple[str, ...] = field(default=())


def sentences(text: str) -> tuple[Sentence, ...]:
    """Cut a text into sentences; paragraphs and list items end one too. Time grows with the length of the text."""
    return tuple(each for span in _paragraphs(text) for each in _of_paragraph(text, span) if each.key)


def _paragraphs(text: str) -> Iterator[Span]:
    start = 0
    for match in (*_BREAK.finditer(text), None):
        end = match.start() if match else len(text)
        for first in range(start, end, LONGEST_PARAGRAPH):
            yield Span(first, min(end, first + LONGEST_PARAGRAPH))
        start = match.end() if match else end


def _of_paragraph(text: str, span: Span) -> Iterator[Sentence]:
    seen = view(text, span)
    tokens = tokens_of(seen)
    for stretch in sentences_of(tokens):
        place = seen.span(stretch.start, stretch.end)
        words = _MARKUP.sub("", " ".join(text[place.start : place.end].split())).strip(" |")
        yield _sentence(place, words, tokens, stretch, seen.folded)


def _sentence(place: Span, words: str, tokens: tuple[Token, ...], stretch: Stretch, folded: str) -> Sentence:
    key: list[str] = []
    figures: list[Figure] = []
    years: list[str] = []
    at = stretch.first
    while at < stretch.last:
        token = tokens[at]
        number = number_at(tokens, at, folded) if token.low[:1].isalnum() else None
        if number is not None and number.value is not None and number.last <= stretch.last:
            worded = folded[token.start : tokens[number.last - 1].end]
            if _YEAR.fullmatch(worded):
                years.append(worded)
            else:
                figures.append(Figure(number.value, worded))
            key.append(NUMBER)
            at = number.last
            continue
        if any(map(str.isalnum, token.low)):
            key.append(token.low)
        at += 1
    return Sentence(place, words, tuple(key), tuple(figures), tuple(years))
