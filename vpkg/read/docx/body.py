"""The body of a Word file becomes pieces: headings and items with their automatic numbers, tables, notes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from vpkg.model import Dropped
from vpkg.read.compose import BULLET, Flow, Piece, note_piece, stacked, table_pieces
from vpkg.read.docx.flat import DELETED, deleted_mark, flat, is_prompt, words
from vpkg.read.docx.numbering import Numbering, read_numbering
from vpkg.read.docx.package import Element, Package, child, is_on, kind, value
from vpkg.read.docx.runs import Words
from vpkg.read.docx.styles import Look, Styles, direct, over, read_styles
from vpkg.read.ordinals import roman

_SEPARATORS = frozenset({"separator", "continuationSeparator", "continuationNotice"})


class Reader:
    """Reads the paragraphs and tables of a file in order; counts its numbers and notes on the way."""

    def __init__(self, package: Package) -> None:
        self.styles: Styles = read_styles(package.part("styles"))
        self.numbering: Numbering = read_numbering(package.part("numbering"), self.styles)
        self.notes = {what: _by_id(package.part(f"{what}s")) for what in ("footnote", "endnote")}
        self.marks: dict[tuple[str, str], str] = {}
        self.counted = {"footnote": 0, "endnote": 0}
        self.has_footnotes = False
        self.words = Words(self.styles, self._mark)

    @property
    def dropped(self) -> list[Dropped]:
        """What was left out so far."""
        return self.words.dropped

    def blocks(self, parent: Element) -> list[Piece]:
        """Read what stands in the body, in a cell, a text box or a note."""
        pieces: list[Piece] = []
        for each in flat(parent):
            name = kind(each)
            if name == "p":
                pieces += self._paragraph(each)
            elif name == "tbl":
                pieces += self._given_away(None) + self._table(each)
            elif name in DELETED or is_prompt(each):
                self.words.drop("deleted" if name in DELETED else "notice", each)
            elif name in ("altChunk", "subDoc"):
                self.words.unread.add("parts of other files")
        return pieces + self._given_away(None)

    def _paragraph(self, element: Element) -> list[Piece]:
        properties = child(element, "pPr")
        look = over(direct(properties, None), self.styles.look(value(child(properties, "pStyle"))))
        listed = look.contents or self.words.in_contents or _has_leader(properties)
        self.words.add(element, look)
        goes_on = deleted_mark(element) or value(child(properties, "framePr"), "dropCap") in ("drop", "margin")
        return [] if goes_on else self._given_away(replace(look, contents=listed or self.words.in_contents))

    def _given_away(self, look: Look | None) -> list[Piece]:
        """Make pieces of the words that were read; with no look, of what a deleted paragraph end left over."""
        look = look or Look()
        flows, boxes, changed = self.words.take()
        pieces = _pieces(flows, look)
        numbered = look.number is not None and (pieces or not changed)
        label = self.numbering.label(look) if numbered else None
        if pieces and label and label[0]:
            pieces[0] = _labelled(pieces[0], label[0], max(label[1], look.indent))
        for box in boxes:
            pieces += self._apart(box)
        return pieces

    def _apart(self, parent: Element) -> list[Piece]:
        """Read a text box or a note, which no field goes on into."""
        outside, self.words.fields = self.words.fields, []
        pieces = self.blocks(parent)
        self.words.fields = outside
        return pieces

    def _table(self, element: Element) -> list[Piece]:
        rows: list[list[list[Piece]]] = []
        holds_tables = False
        for row in flat(element):
            if kind(row) != "tr":
                continue
            properties = child(row, "trPr")
            gone = "deleted" if child(properties, "del") is not None else None
            gone = "hidden" if is_on(child(properties, "hidden")) else gone
            if gone:
                self.words.drop(gone, row)
                continue
            cells = [cell for cell in flat(row) if kind(cell) == "tc" and self._is_shown(cell)]
            holds_tables = holds_tables or any(kind(each) == "tbl" for cell in cells for each in flat(cell))
            rows.append([self._apart(cell) for cell in cells])
        return table_pieces([row for row in rows if row], holds_tables)

    def _is_shown(self, cell: Element) -> bool:
        """A cell that is merged into the one above or before it says nothing of its own."""
        properties = child(cell, "tcPr")
        if child(properties, "cellDel") is not None:
            self.words.drop("deleted", cell)
            return False
        merges = [child(properties, name) for name in ("vMerge", "hMerge")]
        return not any(merge is not None and value(merge) != "restart" for merge in merges) or bool(words(cell))

    def _mark(self, what: str, identifier: str, own: str) -> str:
        """Number a note where it is first referred to; endnotes in Roman figures where there are footnotes too."""
        if identifier not in self.notes[what]:
            return ""
        if (what, identifier) not in self.marks:
            self.counted[what] += not own
            number = self.counted[what]
            figure = roman(number) if what == "endnote" and self.has_footnotes else str(number)
            self.marks[what, identifier] = f"[{own or figure}]"
        return self.marks[what, identifier]

    def footnotes(self) -> list[Piece]:
        """Read the notes that the text refers to: footnotes, then endnotes."""
        found: list[Piece] = []
        for what in ("footnote", "endnote"):
            for each, identifier in list(self.marks):
                if each == what:
                    mark = self.marks[each, identifier]
                    pieces = self._apart(self.notes[what][identifier])
                    found += [note_piece(mark, _without_mark(pieces, mark.strip("[]")))] if pieces else []
        return found


def read_body(package: Package, document: Element, body: Element) -> tuple[list[Piece], Reader]:
    """Read a file's body and its notes; the reader tells what was left out."""
    reader = Reader(package)
    reader.has_footnotes = any(kind(each) == "footnoteReference" for each in document.iter())
    pieces = reader.blocks(body)
    return pieces + reader.footnotes(), reader


def _pieces(flows: Iterable[Flow], look: Look) -> list[Piece]:
    name = "heading" if look.level else "quote" if look.quoted else "paragraph"
    pieces = [piece for flow in flows for piece in flow.pieces(name, look.level or 0, look.contents)]
    if look.level and len(pieces) > 1:  # lines of one heading, however far apart
        pieces = [replace(stacked("heading", pieces), level=look.level)]
    return [replace(piece, bold=False) for piece in pieces] if look.contents else pieces


def _labelled(piece: Piece, label: str, depth: int) -> Piece:
    if piece.kind == "heading":
        return piece if label == BULLET else replace(piece, label=label)
    return replace(piece, kind="list", label=label, depth=depth)


def _has_leader(properties: Element | None) -> bool:
    """A tab stop with dots before it leads to the page number of a contents list."""
    tabs = child(properties, "tabs")
    return tabs is not None and any(value(each, "leader") in ("dot", "middleDot") for each in tabs)


def _by_id(part: Element | None) -> dict[str, Element]:
    notes = part if part is not None else ()
    return {value(each, "id"): each for each in notes if value(each, "type") not in _SEPARATORS}


def _without_mark(pieces: list[Piece], own: str) -> list[Piece]:
    """A note with a mark of its own begins with that mark, which is its label already."""
    first = pieces[0]
    if own.isalnum() or not first.text.startswith(own) or first.edits:
        return pieces
    return [replace(first, text=first.text.removeprefix(own).lstrip()), *pieces[1:]]
