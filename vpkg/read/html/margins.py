"""The margins of a page without a main part: lists of links before and after the report, and lines of the site."""

from __future__ import annotations

import re
from collections.abc import Sequence

from vpkg.read.compose import Piece
from vpkg.read.html.words import heading_kind, line_kind

_LINKED = 0.5
"""Share of a piece's letters that lead away, from which it is a link and not a sentence with one."""
_ALL_LINKED = 0.8
_PROSE_WORDS = 12
_SENTENCE_WORDS = 5
_FEW_WORDS = 3
_LIST_SHARE = 0.25
_RIGHTS = re.compile(
    r"(?:©|\(c\)|copyright\b).{0,60}(?:\d{4}|rights reserved)|.{0,200}(?:©.{0,60}\d{4}|all rights reserved)",
    re.I | re.S,
)

Cut = tuple[int, str]
"""The number of a piece that is no part of the report, and the kind of what it is."""


def without_margins(pieces: Sequence[Piece]) -> tuple[list[Piece], list[tuple[str, str]]]:
    """Return the pieces of the report, and kind and text of what stood around and between them."""
    cut: dict[int, str] = {}
    cut.update(_listed(pieces))
    cut.update({number: kind for number, kind in _lines(pieces, cut) if number not in cut})
    kept = [number for number in range(len(pieces)) if number not in cut]
    cut.update({kept[number]: "navigation" for number in _edges([pieces[number] for number in kept])})
    return [piece for number, piece in enumerate(pieces) if number not in cut], _stretches(pieces, cut)


def _stretches(pieces: Sequence[Piece], cut: dict[int, str]) -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    before = -2
    for number in sorted(cut):
        kind, text = cut[number], pieces[number].text
        if number == before + 1 and found[-1][0] == kind:
            found[-1] = (kind, f"{found[-1][1]} {text}")
        else:
            found.append((kind, text))
        before = number
    return found


def _is_link(piece: Piece) -> bool:
    return piece.linked >= _LINKED


def _is_prose(piece: Piece) -> bool:
    if piece.kind == "heading" or _is_link(piece):
        return False
    count = len(piece.text.split())
    return count >= _PROSE_WORDS or (count >= _SENTENCE_WORDS and piece.text.endswith((".", "?", "!")))


def _listed(pieces: Sequence[Piece]) -> list[Cut]:
    """Cut what stands under a title such as “Similar documents”, up to the next heading or sentence of the report."""
    found: list[Cut] = []
    for number, piece in enumerate(pieces):
        kind = heading_kind(piece.text) if piece.kind in ("heading", "paragraph") else None
        if kind is None:
            continue
        end = number + 1
        while end < len(pieces) and not _ends_list(piece, pieces[end]):
            end += 1
        under = pieces[number + 1 : end]
        weight = sum(len(each.text) for each in under)
        if under and sum(each.linked * len(each.text) for each in under) >= _LIST_SHARE * weight:
            found += [(each, kind) for each in range(number, end)]
    return found


def _ends_list(title: Piece, piece: Piece) -> bool:
    if piece.kind == "heading":
        return not _is_link(piece) and (title.kind != "heading" or piece.level <= title.level)
    return _is_prose(piece) and title.kind != "heading"


def _lines(pieces: Sequence[Piece], cut: dict[int, str]) -> list[Cut]:
    found: list[Cut] = []
    gone = set(cut)
    for number, piece in enumerate(pieces):
        if piece.kind == "table":
            continue
        near = [pieces[each] for each in (number - 1, number, number + 1) if 0 <= each < len(pieces)]
        beside = any(map(_is_link, near)) or number - 1 in gone
        kind = line_kind(piece.text, beside)
        if kind is not None:
            found.append((number, kind))
            gone.add(number)
    return found


def _edges(pieces: Sequence[Piece]) -> list[int]:
    """List the links, and the few words between them, that stand before and after all headings and sentences."""
    holds = [_is_prose(each) or (each.kind in ("heading", "table") and not _is_link(each)) for each in pieces]
    rights = [bool(_RIGHTS.match(piece.text)) for piece in pieces]
    firm = [number for number, piece in enumerate(pieces) if holds[number] and not rights[number]]
    linked = [piece.linked >= _ALL_LINKED for piece in pieces]
    if not firm:
        return [number for number in range(len(pieces)) if linked[number] or rights[number]]
    before = [number for number in range(firm[0]) if linked[number]]
    after = [number for number in range(firm[-1] + 1, len(pieces)) if linked[number] or rights[number]]
    return [*_between(pieces, before), *_trailing(pieces, after, rights)]


def _between(pieces: Sequence[Piece], links: list[int]) -> list[int]:
    """List links and the few words that stand between them: a title may stand there too, and is longer."""
    inside = range(links[0], links[-1]) if links else ()
    return sorted({*links, *(number for number in inside if len(pieces[number].text.split()) <= _FEW_WORDS)})


def _trailing(pieces: Sequence[Piece], ends: list[int], rights: list[bool]) -> list[int]:
    """List what ends a page: with two links or a line of rights, all that follows the first of them."""
    if ends and ends[0] > 0:
        before = pieces[ends[0] - 1]
        if before.kind == "heading" or before.text.rstrip().endswith(":"):  # the report announces its links
            ends = [number for number in ends if rights[number]]
    if len(ends) > 1 or any(rights[number] for number in ends):
        return list(range(ends[0], len(pieces)))
    return ends
