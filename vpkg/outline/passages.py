"""The text of a report as a person reads it on the page: paragraphs, each under what it was taken for."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from typing import Final

from vpkg.model import Document, Report, Span
from vpkg.outline import words
from vpkg.outline.places import Places
from vpkg.outline.stretches import Place, Stretch

_AS_IT_STANDS: Final = frozenset({"list", "table", "code"})
"""Kinds of blocks whose line ends and indents carry meaning."""

_NAMES: Final = {
    Place.HEADING: "heading",
    Place.SECTION: "section title",
    Place.ANSWER: "answer",
    Place.FRONT_MATTER: "front matter",
    Place.CONTENTS: "list of contents",
    Place.FOOTNOTE: "footnote",
    Place.CHROME: "page chrome",
    Place.LEFT_OVER: "left over",
}


@dataclass(frozen=True, slots=True)
class Piece:
    """A paragraph as shown; ``anchor`` is where a link leads, None where no stretch begins with it."""

    anchor: str | None
    words: str
    as_it_stands: bool


@dataclass(frozen=True, slots=True)
class Passage:
    """Neighbouring paragraphs that were taken for the same thing, and what that is."""

    place: str
    label: str
    where: str
    code: str | None
    pieces: tuple[Piece, ...]


def passages(report: Report, cut: Sequence[Stretch], places: Places) -> Iterator[Passage]:
    """Yield the whole text in document order."""
    edges, kinds = _edges(report.document)
    known = {question.code for question in report.template.questions} if report.template else set()
    for (place, codes, part), group in groupby(cut, key=lambda each: (each.place, each.codes, each.part)):
        run = list(group)
        pieces = tuple(piece for stretch in run for piece in _pieces(report.document, stretch, edges, kinds))
        shown = ", ".join(code for code in codes if code in known)
        label = " ".join(part for part in (shown, _NAMES[place], f"on {part}" if part else "") if part)
        yield Passage(place, words.one_line(label), places.words(run[0].span), codes[0] if codes else None, pieces)


class Anchors:
    """Where on the page a stretch of the text can be linked to."""

    def __init__(self, cut: Sequence[Stretch]) -> None:
        self._cut = cut

    def at(self, span: Span | None) -> str | None:
        """Return the anchor of the first stretch that a span touches, or None."""
        if span is None:
            return None
        number = bisect_right(self._cut, span.start, key=lambda each: each.span.end)
        return _anchor(self._cut[number].span) if number < len(self._cut) else None


def _anchor(span: Span) -> str:
    return f"at-{span.start}"


def _edges(document: Document) -> tuple[list[int], list[str]]:
    """Return where blocks begin and end, and the kind of what follows each edge; an empty one lies outside blocks."""
    edges, kinds = [0], [""]
    for block in document.blocks:
        edges += [block.span.start, block.span.end]
        kinds += [block.kind, ""]
    return edges, kinds


def _pieces(document: Document, stretch: Stretch, edges: list[int], kinds: list[str]) -> Iterator[Piece]:
    start, end = stretch.span.start, stretch.span.end
    inside = edges[bisect_right(edges, start) : bisect_right(edges, end - 1)]
    anchor: str | None = _anchor(stretch.span)
    for first, after in pairwise([start, *inside, end]):
        text = document.text[first:after]
        if text.strip():
            kept = kinds[bisect_right(edges, first) - 1] in _AS_IT_STANDS
            # The indent of a nested item stands before its block.
            indent = document.text[document.text.rfind("\n", 0, first) + 1 : first] if kept else ""
            yield Piece(anchor, (indent if indent.isspace() else "") + text.strip("\r\n"), kept)
            anchor = None
