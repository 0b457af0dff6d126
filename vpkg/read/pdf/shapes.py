"""What stands on a page, upright: ``x`` grows to the right and ``y`` downwards, in points of 1/72 inch."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

DRAWN_BULLET = "\ufdd0"
"""Stands for a bullet that is drawn and not written; a code point that no text may hold."""


class Style(NamedTuple):
    """What holds for a stretch of characters; ``quarter`` is its direction in quarter turns, None if it is askew."""

    quarter: int | None
    size: float
    bold: bool
    origin: tuple[float, float]


class Glyph(NamedTuple):
    """One character with its box in the file's own coordinates."""

    text: str
    left: float
    bottom: float
    right: float
    top: float
    style: Style
    apart: bool


@dataclass(frozen=True, slots=True)
class Piece:
    """Characters of one style that touch each other, exactly as the page shows them.

    ``base`` is the line they stand on, ``order`` their place in the file; ``apart`` tells that white space is written
    before them; ``raised`` that they are a superscript of the line they are in.
    """

    text: str
    x0: float
    x1: float
    top: float
    bottom: float
    base: float
    size: float
    bold: bool
    order: int
    apart: bool = False
    raised: bool = False


@dataclass(frozen=True, slots=True)
class Rule:
    """A straight line drawn across or down the page; ``at`` is its y or x, ``start`` and ``end`` its reach."""

    across: bool
    at: float
    start: float
    end: float


@dataclass(frozen=True, slots=True)
class Page:
    """A page as drawn. ``turned`` is text that runs in another direction, ``picture`` tells of an image all over it."""

    number: int
    width: float
    height: float
    pieces: tuple[Piece, ...]
    rules: tuple[Rule, ...] = ()
    turned: tuple[str, ...] = ()
    hidden: str = ""
    picture: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """Everything that stands on one height of a page or of a column, from left to right; ``grid`` if it is a table."""

    pieces: tuple[Piece, ...]
    top: float
    bottom: float
    base: float
    size: float
    grid: Grid | None = None

    @property
    def x0(self) -> float:
        """Where it begins."""
        return self.grid.x0 if self.grid else self.pieces[0].x0

    @property
    def x1(self) -> float:
        """Where it ends."""
        return self.grid.x1 if self.grid else max(piece.x1 for piece in self.pieces)


@dataclass(frozen=True, slots=True)
class Line:
    """A line of running text. ``left`` and ``right`` bound its column; ``flow`` numbers the column in the document."""

    pieces: tuple[Piece, ...]
    x0: float
    x1: float
    base: float
    size: float
    bold: bool
    page: int
    flow: int
    left: float
    right: float


@dataclass(frozen=True, slots=True)
class Grid:
    """A table: rows of cells, each cell the lines in it; ``base`` of its first and last row frame it on the page."""

    cells: tuple[tuple[tuple[Row, ...], ...], ...]
    x0: float
    x1: float
    top: float
    bottom: float
    page: int = 0


@dataclass(frozen=True, slots=True)
class Region:
    """A part of a page that is read from top to bottom; ``kind`` is ``flow``, ``contents`` or ``table``.

    ``full`` tells that it is no column of a page of columns; ``left`` and ``right`` bound it.
    """

    kind: str
    rows: tuple[Row, ...]
    left: float
    right: float
    full: bool = True


@dataclass(frozen=True, slots=True)
class Passage:
    """A block in the making: its lines, and for each line what joins it to the one before (a space or a line break).

    A table has a ``grid`` and no lines; text that runs in another direction has ``words`` only. ``depth`` is how deep
    a list item is nested.
    """

    kind: str
    page: int
    lines: tuple[Line, ...] = ()
    joints: tuple[str, ...] = ()
    level: int = 0
    depth: int = 0
    grid: Grid | None = None
    words: str = ""
