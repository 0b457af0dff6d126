"""Pieces that stand on one height make a row; a row's pieces make words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise
from statistics import median

from vpkg.read.pdf.shapes import DRAWN_BULLET, Piece, Row

_WORD_GAP = 0.16
_LABEL = re.compile(
    r"(?:[•▪●○◦‣⁃■□–\-*o\ue000-\uf8ff\ufdd0]|\(?[A-Za-z]?\.?\s?\d{0,2}(?:\.\d{1,2})*[.):]?|\(?[ivxIVX]{1,5}[.)])\Z"
)
"""What may stand alone before the text of a list item or of a numbered heading, with a wide gap between."""


def rows_of(pieces: Iterable[Piece]) -> list[Row]:
    """Sort pieces into rows from top to bottom; superscripts join the row that they belong to."""
    clusters: list[list[Piece]] = []
    for piece in sorted(pieces, key=lambda piece: (piece.base, piece.x0)):
        if clusters and piece.base - clusters[-1][0].base < 0.35 * min(piece.size, clusters[-1][0].size):
            clusters[-1].append(piece)
        else:
            clusters.append([piece])
    return [row_of(cluster) for cluster in _raised(clusters)]


def row_of(pieces: Sequence[Piece]) -> Row:
    """Make a row of pieces that stand on one height."""
    inline = [piece for piece in pieces if not piece.raised] or list(pieces)
    size = main_size(inline)
    base = median(piece.base for piece in inline)
    ordered = tuple(sorted(pieces, key=lambda piece: (piece.x0, piece.order)))
    return Row(ordered, min(piece.top for piece in inline), max(piece.bottom for piece in inline), base, size)


def main_size(pieces: Iterable[Piece]) -> float:
    """Return the size in which most characters are set."""
    sizes: Counter[float] = Counter()
    for piece in pieces:
        sizes[round(piece.size * 4) / 4] += len(piece.text)
    return max(sizes, key=lambda size: (sizes[size], size))


def _raised(clusters: list[list[Piece]]) -> list[list[Piece]]:
    """Move each small piece that touches a word of the row just below it into that row."""
    for upper, lower in pairwise(clusters):
        for piece in tuple(upper):
            if any(_is_raised(piece, host) for host in lower):
                upper.remove(piece)
                lower.append(replace(piece, raised=True))
    for cluster in clusters:
        size = main_size(cluster) if cluster else 0.0
        for place, piece in enumerate(cluster):
            if piece.size < 0.8 * size and any(_is_raised(piece, host) for host in cluster):
                cluster[place] = replace(piece, raised=True)
    return [cluster for cluster in clusters if cluster]


def _is_raised(piece: Piece, host: Piece) -> bool:
    """Tell whether a piece is a superscript of a word that it follows, or a mark before the first word of a note."""
    rise = host.base - piece.base
    if piece.size > 0.86 * host.size or not 0.12 * host.size < rise < 0.8 * host.size:
        return False
    follows = -0.2 * host.size < piece.x0 - host.x1 < 0.35 * host.size
    leads = -0.2 * host.size < host.x0 - piece.x1 < 0.8 * host.size
    return follows or (leads and not host.text.isspace())


def chunks(row: Row, gap: float) -> list[tuple[Piece, ...]]:
    """Part a row where nothing stands for ``gap`` times its size; a label stays with the words it labels."""
    parts: list[list[Piece]] = []
    end = 0.0
    for piece in row.pieces:
        wide = bool(parts) and piece.x0 - end >= gap * row.size
        if not parts or (wide and not _is_label(parts[-1], len(parts) == 1)):
            parts.append([])
        parts[-1].append(piece)
        end = max(end, piece.x1) if len(parts[-1]) > 1 else piece.x1
    return [tuple(part) for part in parts]


def _is_label(pieces: Sequence[Piece], first: bool) -> bool:
    """Tell a label; a bare number is one only at the beginning of a row, elsewhere it is a cell."""
    text = "".join(piece.text for piece in pieces)
    return len(text) <= 6 and _LABEL.match(text) is not None and (first or not text[-1:].isalnum())


def spaced(pieces: Sequence[Piece]) -> list[bool]:
    """Tell for each piece of a line whether white space stands before it.

    Letters set wide apart are one word: where most pieces are single characters, the usual gap is no space.
    """
    gaps = [after.x0 - before.x1 for before, after in pairwise(pieces)]
    usual = 0.0
    if len(pieces) >= 5 and sum(len(piece.text) == 1 for piece in pieces) > 0.7 * len(pieces):
        usual = max(0.0, median(gaps))
    found = [False] if pieces else []
    for gap, (before, after) in zip(gaps, pairwise(pieces), strict=True):
        size = min(before.size, after.size)
        if after.raised or before.text == DRAWN_BULLET:
            found.append(before.text == DRAWN_BULLET)
        elif usual > _WORD_GAP * size:
            found.append(gap > 1.6 * usual)
        else:
            found.append(after.apart or gap > _WORD_GAP * size)
    return found


def words_of(pieces: Sequence[Piece]) -> str:
    """Write out a line as the page shows it, words parted by single spaces."""
    return "".join((" " if space else "") + piece.text for piece, space in zip(pieces, spaced(pieces), strict=True))
