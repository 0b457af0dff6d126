"""PDF: what the page shows, in the order in which it is read, as text with its blocks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from vpkg.errors import UnreadableInput
from vpkg.model import Content, Dropped
from vpkg.read.pdf.bands import column_gutters
from vpkg.read.pdf.columns import Interleaved, Sheet, arranged
from vpkg.read.pdf.compose import composed
from vpkg.read.pdf.flows import body_style, measured, stream_of, without_notes
from vpkg.read.pdf.headings import levelled
from vpkg.read.pdf.hyphens import Vocabulary
from vpkg.read.pdf.margins import without_margins
from vpkg.read.pdf.opening import pdf_pages
from vpkg.read.pdf.passages import classified, passages_of
from vpkg.read.pdf.rows import rows_of, words_of
from vpkg.read.pdf.shapes import Line, Page, Passage, Region, Row
from vpkg.read.pdf.tables import held, ruled_grids

__all__ = ["pdf_content"]

_FORM = "It is a form to be filled in, and what was typed into its fields was not read; print it to a new PDF."
_FEWEST = 25
"""Characters; a page with a picture all over it and fewer than these is a scan of a page or a cover."""


def pdf_content(content: bytes, name: str) -> Content:
    """Read a PDF file; ``name`` is what sentences call it.

    Raises `UnreadableInput` when it is protected, damaged, too large, a scan without text, set in fonts that do not
    tell their characters, or laid out so that the order of its words cannot be told.
    """
    pages, is_form = pdf_pages(content, name)
    notes = (*_pictures(pages, name), *((_FORM,) if is_form else ()))
    body, bold = body_style(pages)
    pages, turned = _without_turned(pages)
    rows, dropped = without_margins(pages, [_rows(page) for page in pages], body)
    stream, small = without_notes(stream_of(_regions(pages, rows, body, name)), body)
    measures = measured(stream, body, bold)
    passages = levelled(classified(passages_of(stream, measures)), measures)
    text, blocks, edits = composed(_with_turned(passages, pages), small, _vocabulary(stream))
    if not text.strip():
        raise UnreadableInput(f"{name} has no text; run OCR on it, or give the report's text.")
    order = sorted([*dropped, *turned], key=lambda item: item.page or 0)
    return Content(text, blocks, edits, tuple(order), len(pages), notes)


def _pictures(pages: Sequence[Page], name: str) -> tuple[str, ...]:
    """Refuse a scan; note the pages of other files that are pictures."""
    bare = [page for page in pages if sum(len(piece.text) for piece in page.pieces) < _FEWEST]
    scans = [page for page in bare if page.picture]
    if scans and 2 * len(scans) >= len(pages) and len(bare) == len(pages):
        raise UnreadableInput(f"{name} is a scan: pictures of pages without text; run OCR on it, or give the text.")
    if len(scans) > 1 and 2 * len(scans) >= len(pages):
        raise UnreadableInput(
            f"{len(scans)} of the {len(pages)} pages of {name} are scans without text; run OCR on it, or give the text."
        )
    if not scans:
        return ()
    numbers = ", ".join(str(page.number) for page in scans)
    subject = f"Page {numbers} is a picture" if len(scans) == 1 else f"Pages {numbers} are pictures"
    return (f"{subject} without text; what they show was not read.",)


def _rows(page: Page) -> list[Row]:
    """Sort a page into rows, its framed tables among them."""
    grids = ruled_grids(page)
    inside = {order for grid in grids for order in held(grid)}
    rows = rows_of(piece for piece in page.pieces if piece.order not in inside)
    rows.extend(Row((), grid.top, grid.bottom, grid.top, 10.0, grid) for grid in grids)
    return sorted(rows, key=lambda row: row.base)


def _regions(pages: Sequence[Page], rows: Sequence[list[Row]], body: float, name: str) -> list[tuple[int, Region]]:
    found: list[tuple[int, Region]] = []
    gutters = tuple({gutter for own in rows for gutter in column_gutters(own, len(pages))}) if rows else ()
    for page, own in zip(pages, rows, strict=True):
        try:
            found.extend(
                (page.number, region) for region in arranged(own, Sheet(page.number, len(pages), body, gutters))
            )
        except Interleaved as error:
            raise UnreadableInput(
                f"The columns of page {page.number} of {name} run into each other, so that the order of its words "
                "cannot be told; give the report as a Word file, a web page or text."
            ) from error
    return found


def _without_turned(pages: Sequence[Page]) -> tuple[list[Page], list[Dropped]]:
    """Drop what lies outside the visible page, and text in another direction that repeats, as stamps do."""
    counts = Counter(words for page in pages for words in set(page.turned))
    dropped = [Dropped("hidden", page.hidden, page.number) for page in pages if page.hidden]
    kept = []
    for page in pages:
        repeated = [words for words in page.turned if counts[words] > 1]
        dropped.extend(Dropped("running-head", words, page.number) for words in repeated)
        kept.append(replace(page, turned=tuple(words for words in page.turned if counts[words] == 1)))
    return kept, dropped


def _with_turned(passages: Sequence[Passage], pages: Sequence[Page]) -> list[Passage]:
    """Put text that runs in another direction after the passages of its page."""
    found: list[Passage] = []
    waiting = [page for page in pages if page.turned]
    for passage in passages:
        while waiting and passage.page > waiting[0].number:
            page = waiting.pop(0)
            found.extend(Passage("paragraph", page.number, words=words) for words in page.turned)
        found.append(passage)
    return [*found, *(Passage("paragraph", page.number, words=words) for page in waiting for words in page.turned)]


def _vocabulary(stream: Sequence[Line | Passage]) -> Vocabulary:
    lines = [words_of(item.pieces) for item in stream if isinstance(item, Line)]
    cells = [
        words_of(row.pieces)
        for item in stream
        if isinstance(item, Passage) and item.grid
        for cells in item.grid.cells
        for cell in cells
        for row in cell
    ]
    return Vocabulary([*lines, *cells])
