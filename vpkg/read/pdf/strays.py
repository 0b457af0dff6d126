"""What stands beside the lines of a page: text in another direction, and dots that serve as bullets."""

from __future__ import annotations

from math import hypot

from vpkg.read.pdf.shapes import DRAWN_BULLET, Glyph, Piece

_WORD_GAP = 0.16
"""Of the font's size, as between words that run across the page."""


def turned(glyphs: list[Glyph]) -> tuple[str, ...]:
    """Write out the text that runs in other directions, a stretch for each direction and line."""
    stretches: list[str] = []
    last: Glyph | None = None
    for glyph in glyphs:
        new = last is None or last.style.quarter != glyph.style.quarter or not _near(last, glyph)
        if new or last is None:
            stretches.append(glyph.text)
        else:
            distance = hypot(
                max(glyph.left - last.right, last.left - glyph.right, 0),
                max(glyph.bottom - last.top, last.bottom - glyph.top, 0),
            )
            spaced = glyph.apart or distance > _WORD_GAP * glyph.style.size
            stretches[-1] += (" " if spaced else "") + glyph.text
        last = glyph
    return tuple(stretches)


def _near(last: Glyph, glyph: Glyph) -> bool:
    reach = 2 * max(last.style.size, glyph.style.size)
    return abs(last.left - glyph.left) < reach + abs(last.right - last.left) and abs(
        last.bottom - glyph.bottom
    ) < reach + abs(last.top - last.bottom)


def bullets(dots: list[tuple[float, float, float, float]], pieces: list[Piece]) -> list[Piece]:
    """Give each drawn dot that stands just before the first piece of a line the place of a bullet there."""
    found = []
    for x0, x1, top, bottom in dots:
        middle = (top + bottom) / 2
        level = [piece for piece in pieces if piece.top < middle < piece.bottom]
        after = [piece for piece in level if 0 < piece.x0 - x1 < 2.5 * piece.size]
        if after and not any(piece.x1 > x0 - 2 * piece.size and piece.x0 < x1 for piece in level):
            host = min(after, key=lambda piece: piece.x0)
            found.append(
                Piece(
                    DRAWN_BULLET, x0, x1, host.top, host.bottom, host.base, host.size, host.bold, host.order, apart=True
                )
            )
    return found
