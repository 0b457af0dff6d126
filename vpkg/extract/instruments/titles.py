"""Titles in quotation marks and standards by number: “Whose Gold? A Guide for Elders”, ISO 18788:2015."""

from __future__ import annotations

from collections.abc import Iterator

from vpkg.extract.found import Found
from vpkg.extract.instruments.heads import AND, ARTICLES, INNER, head_of, heads, word_class
from vpkg.extract.instruments.numbered import number_end
from vpkg.extract.instruments.reading import Reading
from vpkg.extract.passage import Passage
from vpkg.iri import slug

_OPENING = {'"': '"', "“": "”", "‘": "’", "«": "»"}
_MARKS = frozenset("\"'«")
"""The same folded."""
_LONGEST = 22
"""Tokens between quotation marks; longer ones hold somebody's words."""
_STANDARD = "instrument-type/industry-standard"


def quoted(passage: Passage) -> Iterator[Found]:
    """Yield titles in quotation marks that a head makes an instrument's."""
    tokens, taken = passage.tokens, 0
    for at in passage.at(_MARKS):
        close = _OPENING.get(tokens[at].text)
        if close is None or at < taken:
            continue
        end = next((k for k in range(at + 1, min(len(tokens), at + _LONGEST)) if tokens[k].text == close), at)
        inside = tokens[at + 1 : end]
        said = [t for t in inside if t.text[0].isalpha() and t.low not in INNER | AND | ARTICLES]
        named = [t for t in said if t.is_capitalised and (head := head_of(t)) is not None and head.sort != "first"]
        if len(said) > 2 and named and sum(t.is_capitalised for t in said) >= 0.7 * len(said):
            head = heads().get(named[-1].low)
            concept = head.concept if head else None
            text = passage.text(inside[0].start, inside[-1].end)
            yield Found(
                inside[0].start, inside[-1].end, "instrument", "instrument-titled", "quoted title",
                (f"instrument/{slug(text)}",), concept=concept,
            )  # fmt: skip
        taken = max(end, at) + 1


def standards(reading: Reading) -> Iterator[Found]:
    """Yield standards by the letters of their body and a number."""
    tokens = reading.tokens
    for at in reading.at(word_class("standard-body")):
        token = tokens[at]
        if at + 1 >= reading.last or not token.text[:2].isupper():
            continue
        begin = at + 2 if tokens[at + 1].text == "-" else at + 1
        end = number_end(reading, begin)
        if end > begin and sum(c.isdigit() for c in tokens[begin].text) > 2:
            text = reading.passage.text(token.start, tokens[end - 1].end)
            yield Found(
                token.start, tokens[end - 1].end, "instrument", "instrument-standard-number", token.low,
                (f"instrument/{slug(text.split(':')[0])}",), concept=_STANDARD,
            )  # fmt: skip
