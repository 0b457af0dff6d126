"""Web pages: the report within a page becomes text and blocks; nothing is fetched, no script runs."""

from __future__ import annotations

from vpkg.errors import UnreadableInput
from vpkg.model import Content, Dropped
from vpkg.read.compose import composed
from vpkg.read.html.blocks import page_pieces
from vpkg.read.html.chrome import report_nodes
from vpkg.read.html.hidden import without_hidden
from vpkg.read.html.margins import without_margins
from vpkg.read.html.notes import find_notes
from vpkg.read.html.source import check_shape, closed, decoded
from vpkg.read.html.tree import parsed

__all__ = ["html_content"]


def html_content(content: bytes, name: str) -> Content:
    """Read a web page: the report as text, and what the site put around it as dropped. ``name`` is for sentences.

    Raises `UnreadableInput` when the page is too large, too deep, empty, or holds nothing but a site's furniture.
    """
    source = closed(decoded(content, name))
    check_shape(source, name)
    page = parsed(source, name)
    if not page.body.letters:
        raise UnreadableInput(f"{name} holds no text; save the page from a browser, with its text, and try again.")
    dropped = without_hidden(page)
    page.measure()
    roots, around = report_nodes(page)
    page.measure()
    notes = find_notes(page, roots)
    pieces, footnotes = page_pieces(page, roots, notes)
    kept, cut = without_margins(pieces)
    if not any(piece.kind != "heading" for piece in kept) and len(kept) < 2:
        raise UnreadableInput(
            f"{name} holds a site's menus and notices but no report; open the report itself and save that page."
        )
    left_out = [each for _, each in sorted([*dropped, *around], key=lambda pair: pair[0])]
    return composed([*kept, *footnotes], [*left_out, *(Dropped(kind, text) for kind, text in cut)])
