"""Running heads, running feet and page numbers: what repeats at the edge of pages is no part of the report."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from vpkg.model import Dropped
from vpkg.read.pdf.rows import words_of
from vpkg.read.pdf.shapes import Page, Row

_ZONE = 0.12
"""Share of a page's height at its top and bottom in which heads and feet stand."""

_DEEPEST = 5
"""Rows; no running head has more lines."""

_ROMAN = re.compile(r"[ivxlc]{1,7}\Z", re.IGNORECASE)
_NUMBER = re.compile(r"\d+")
_PAGE_NUMBER = re.compile(
    r"(?:[-–—|\[(]\s*)?(?:(?:page|p\.|pg\.?|página|pagina|seite)\s*)?#(?:\s*(?:/|of|de|sur|von|\|)\s*#)?(?:\s*[-–—|\])])?\Z",
    re.IGNORECASE,
)

_ADDRESS = r"(?:file:/{1,3}|https?://|www\.)\S+"
_TIME = (
    r"(?:\d{1,2}[./]\d{1,2}[./]\d{2,4}|\d{4}-\d\d-\d\d),?\s+(?:(?:at|um|à)\s+)?"
    r"\d{1,2}[:.]\d\d(?:[:.]\d\d)?(?:\s?[ap]\.?m\.?)?"
)
_PRINTED = re.compile(
    rf"(?:{_ADDRESS}(?:\s+\d{{1,3}}\s?/\s?\d{{1,3}})?|{_TIME}(?:\s+\S.{{0,150}})?|\S.{{0,150}}\s{_TIME})\Z",
    re.IGNORECASE,
)
"""What a browser prints in the margins of a page: its address, the page of all pages, the moment and the title."""
_OF_ALL = re.compile(r"(\d{1,3})\s?/\s?(\d{1,3})\Z")
_PRINTED_ZONE = 0.06
"""Share of a page's height in which browsers print these; no text begins there."""


@dataclass(frozen=True, slots=True)
class _Edge:
    """A row near the top or bottom of a page, ``depth`` rows from the edge; ``key`` has # for its numbers."""

    page: int
    row: int
    top: bool
    depth: int
    place: float
    key: str
    numbers: tuple[int, ...]
    text: str
    size: float
    lone: bool
    height: float


def without_margins(
    pages: Sequence[Page], rows: Sequence[list[Row]], body: float
) -> tuple[list[list[Row]], list[Dropped]]:
    """Take running heads, feet and page numbers out of the rows of each page. ``body`` is the text's usual size."""
    edges = [edge for page, own in zip(pages, rows, strict=True) for edge in _edges(page, own)]
    alike: dict[tuple[bool, str], list[_Edge]] = defaultdict(list)
    for edge in edges:
        alike[edge.top, edge.key].append(edge)
    kinds: dict[tuple[int, int], str] = {}
    for edge in edges:
        kind = _kind(edge, alike[edge.top, edge.key], len(pages), body)
        if kind is not None:
            kinds[edge.page, edge.row] = kind
    outside = _outermost(edges, kinds)
    dropped = [Dropped(kinds[edge.page, edge.row], edge.text, edge.page) for edge in outside]
    gone = {(edge.page, edge.row) for edge in outside}
    kept = [
        [row for number, row in enumerate(own) if (page.number, number) not in gone]
        for page, own in zip(pages, rows, strict=True)
    ]
    return kept, dropped


def _outermost(edges: Sequence[_Edge], kinds: dict[tuple[int, int], str]) -> list[_Edge]:
    """Keep the heads and feet that have nothing but heads and feet between themselves and the edge."""
    found: list[_Edge] = []
    unbroken = True
    for edge in edges:
        unbroken = (unbroken or edge.depth == 0) and (edge.page, edge.row) in kinds
        if unbroken and (edge.page, edge.row) not in {(other.page, other.row) for other in found[-_DEEPEST:]}:
            found.append(edge)
    return found


def _edges(page: Page, rows: Sequence[Row]) -> Iterator[_Edge]:
    for top in (True, False):
        order = range(len(rows)) if top else range(len(rows) - 1, -1, -1)
        for depth, number in enumerate(order):
            row = rows[number]
            place = row.base if top else page.height - row.base
            if depth >= _DEEPEST or place > _ZONE * page.height or row.grid:
                break
            yield _edge(page, rows, number, top, depth, place)


def _edge(page: Page, rows: Sequence[Row], number: int, top: bool, depth: int, place: float) -> _Edge:
    row = rows[number]
    text = words_of(row.pieces)
    key, numbers = _key(text)
    inner = number + 1 if top else number - 1
    distance = abs(rows[inner].base - row.base) if 0 <= inner < len(rows) else page.height
    return _Edge(
        page.number, number, top, depth, place, key, numbers, text, row.size, distance > 1.7 * row.size, page.height
    )


def _key(text: str) -> tuple[str, tuple[int, ...]]:
    """Replace the numbers of a row by #, a roman one at its beginning or end too."""
    words = text.split()
    romans = []
    for place in sorted({0, len(words) - 1}):
        if _ROMAN.match(words[place]) and (
            len(words) == 1 or (words[place].islower() and words[place] not in ("i", "c", "l"))
        ):
            romans.append(_arabic(words[place]))
            words[place] = "#"
    rest = " ".join(words)
    numbers = (*romans, *(int(digits) for digits in _NUMBER.findall(rest)[:8] if len(digits) < 10))
    return _NUMBER.sub("#", rest), numbers


def _arabic(roman: str) -> int:
    values = [{"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}[letter] for letter in roman.lower()]
    following = [*values[1:], 0]
    return sum(-value if value < after else value for value, after in zip(values, following, strict=True))


def _kind(edge: _Edge, alike: Sequence[_Edge], count: int, body: float) -> str | None:
    level = [other for other in alike if abs(other.place - edge.place) < 4]
    pages = {other.page for other in level}
    if _is_printed(edge, count):
        return "page-number" if _OF_ALL.match(edge.text) else "running-head"
    if _PAGE_NUMBER.match(edge.key):
        return "page-number" if _counts_pages(edge, level) or _alone(edge, count) else None
    if len(pages) < 2 or (len(pages) == 2 and count > 8 and not _neighbours(pages)):
        return None
    if all(other.numbers == edge.numbers for other in level):
        return "running-head"
    # A heading with a number on every page (“Question 1”, “Question 2”) is larger than the text or bold; a head is not.
    if edge.size > 1.1 * body:
        return "running-head" if sum(other.numbers == edge.numbers for other in level) > 1 else None
    return "running-head" if _counts_pages(edge, level) or _same_but_page(edge, level) else None


def _neighbours(pages: set[int]) -> bool:
    return max(pages) - min(pages) <= 2


def _counts_pages(edge: _Edge, level: Sequence[_Edge]) -> bool:
    """Tell whether a number in the row grows with the pages, as page numbers do."""
    for place, number in enumerate(edge.numbers):
        same = [
            other
            for other in level
            if len(other.numbers) > place and other.numbers[place] - other.page == number - edge.page
        ]
        if len({other.page for other in same}) >= 2:
            return True
    return False


def _same_but_page(edge: _Edge, level: Sequence[_Edge]) -> bool:
    """Tell whether the same row stands on another page number for number."""
    return any(other.page != edge.page and other.numbers == edge.numbers for other in level)


def _alone(edge: _Edge, count: int) -> bool:
    """Tell a page number that occurs once: it counts this page and stands apart at the edge."""
    if not edge.numbers or edge.depth or not edge.lone:
        return False
    if len(edge.numbers) == 2:
        return edge.numbers[0] == edge.page and edge.numbers[1] >= edge.page
    return edge.numbers[0] == edge.page and (count <= 3 or edge.place < 0.08 * 800)


def _is_printed(edge: _Edge, count: int) -> bool:
    """Tell what a browser printed in a margin, were it on one page only; a link within the text is none."""
    if edge.place > _PRINTED_ZONE * edge.height or edge.depth > 1:
        return False
    own = _OF_ALL.match(edge.text)
    if own is not None:
        return int(own[1]) == edge.page and int(own[2]) == count
    return _PRINTED.match(edge.text) is not None
