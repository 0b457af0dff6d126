"""A page's tree becomes pieces: headings, paragraphs, list items, tables, footnotes, in the order of the page.

One walk without recursion. Inline elements add nothing to the words, block elements end a paragraph.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from vpkg.read.compose import BULLET, RAISED, Flow, Piece, note_piece, stacked, table_pieces
from vpkg.read.html.notes import Notes
from vpkg.read.html.tree import Node, Page
from vpkg.read.ordinals import WEB

_BOLD = re.compile(r"font-weight:(bold|bolder|[6-9]00)\b")
_NOT_BOLD = re.compile(r"font-weight:(normal|lighter|[1-5]00)\b")
_LIST_STYLE = re.compile(
    r"list-style(?:-type)?:[^;]*?(lower-alpha|lower-latin|upper-alpha|upper-latin|lower-roman|upper-roman|decimal|none)\b"
)
_STYLES = {"decimal": "1", "lower-alpha": "a", "lower-latin": "a", "upper-alpha": "A", "upper-latin": "A",
           "lower-roman": "i", "upper-roman": "I", "none": ""}  # fmt: skip
_PARTS = {
    "ul": "list", "ol": "list", "menu": "list", "dir": "list", "li": "item", "dt": "term", "blockquote": "quote",
    "pre": "preformatted", "table": "table", "tr": "row", "td": "cell", "th": "cell", "caption": "cell",
}  # fmt: skip
_LARGEST_NUMBER = 1_000_000


@dataclass(slots=True)
class _Numbers:
    """The numbers of one list: the next one, the step, and how they are written (empty for none, None for bullets)."""

    next: int
    step: int
    style: str | None


@dataclass(slots=True)
class _Item:
    """A list item whose first words have yet to come."""

    label: str
    depth: int
    open: bool = True


@dataclass(slots=True)
class _Place:
    """Where pieces go: the page, a table's cell, a note. Each counts its lists anew."""

    pieces: list[Piece] = field(default_factory=list)
    lists: list[_Numbers] = field(default_factory=list)
    items: list[_Item] = field(default_factory=list)
    quotes: int = 0
    heading: int = 0
    openers: int = 0


@dataclass(slots=True)
class _Table:
    """The rows of a table while it is read, and what stands before it."""

    rows: list[list[list[Piece]]] = field(default_factory=list)
    captions: list[Piece] = field(default_factory=list)
    holds_tables: bool = False


def page_pieces(page: Page, roots: Sequence[Node], notes: Notes) -> tuple[list[Piece], list[Piece]]:
    """Return the pieces within some nodes of a page, and its footnotes."""
    writer = _Writer(page, notes)
    for root in roots:
        writer.walk(root)
    terms = [replace(piece, kind="paragraph") if piece.kind == "term" else piece for piece in writer.places[0].pieces]
    return terms, writer.footnotes


class _Writer:
    def __init__(self, page: Page, notes: Notes) -> None:
        self.page, self.notes = page, notes
        self.places: list[_Place] = [_Place()]
        self.tables: list[_Table] = []
        self.footnotes: list[Piece] = []
        self.flow = Flow()
        self.bold: list[bool] = [False]
        self.linked = self.preformatted = 0

    @property
    def place(self) -> _Place:
        return self.places[-1]

    def walk(self, root: Node) -> None:
        waiting: list[tuple[Node, bool]] = [(root, False)]
        while waiting:
            node, done = waiting.pop()
            if done:
                self._leave(node)
            elif node.gone or node in self.notes.silent:
                continue
            elif not node.tag:
                self._text(node.text)
            elif self._enter(node):
                waiting.append((node, True))
                waiting.extend((child, False) for child in reversed(node.children))
        self._flush()

    def _text(self, text: str) -> None:
        lines = re.split(r"\r\n|\r|\n", text) if self.preformatted else [text]
        for number, line in enumerate(lines):
            if number:
                self.flow.end_line()
            self.flow.add(line, self.bold[-1], self.linked > 0)

    def _enter(self, node: Node) -> bool:
        """Begin an element; return whether its content is to be read."""
        if node in self.notes.marks:
            self.flow.mark(self.notes.marks[node], node.words())
            return False
        if node.tag == "br":
            if self.flow.is_parted and not self.place.heading:
                self._flush()
            else:
                self.flow.end_line()
            return False
        if node.tag == "sup" and (figure := RAISED.fullmatch(node.words())):
            self.flow.raise_(figure[1], self.bold[-1])
            return False
        if node.tag == "a" and self.place.heading and not any(map(str.isalnum, node.words())):
            return False  # the sign beside a heading by which its address can be copied
        self._weigh(node)
        self.linked += _leads_away(self.page, node)
        if node.tag == "q":
            self.flow.add("“", self.bold[-1])
        if self._ends_line(node):
            self._break()
        self._open(node)
        return True

    def _leave(self, node: Node) -> None:
        if node.tag == "q":
            self.flow.add("”", self.bold[-1])
        if self._ends_line(node):
            self._break(node)
        self._close(node)
        self.linked -= _leads_away(self.page, node)
        self.bold.pop()

    def _ends_line(self, node: Node) -> bool:
        return node.is_block or node.level > 0 or node in self.notes.bodies or _is_opener(node)

    def _weigh(self, node: Node) -> None:
        style = node.get("style").replace(" ", "").lower()
        bold = self.bold[-1] or node.tag in ("b", "strong") or bool(_BOLD.search(style))
        self.bold.append(bold and not _NOT_BOLD.search(style))

    def _break(self, node: Node | None = None) -> None:
        """End a paragraph; within a heading, only a word, until the heading itself ends."""
        if self.place.heading and (node is None or not node.level):
            self.flow.add(" ")
        else:
            self._flush()

    def _part(self, node: Node) -> str:
        """Say what an element is to us; rows and cells only within a table."""
        if node in self.notes.bodies:
            return "note"
        part = "heading" if node.level else _PARTS.get(node.tag, "")
        return part if self.tables or part not in ("row", "cell") else ""

    def _open(self, node: Node) -> None:
        place, part = self.place, self._part(node)
        if part in ("note", "cell"):
            self.places.append(_Place())
        elif part == "heading":
            place.heading = place.heading or node.level
        elif part == "list":
            place.lists.append(_numbers(node))
        elif part == "item":
            place.items.append(_Item(_label(node, place.lists), max(0, len(place.lists) - 1)))
        elif part == "table":
            self.tables.append(_Table())
        elif part == "row":
            self.tables[-1].rows.append([])
        self._count(node, part, 1)

    def _close(self, node: Node) -> None:
        place, part = self.place, self._part(node)
        if part == "note":
            self.footnotes.append(note_piece(self.notes.bodies[node], self.places.pop().pieces))
        elif part == "list":
            place.lists.pop()
        elif part == "item":
            place.items.pop()
        elif part == "term" and place.pieces and place.pieces[-1].kind == "paragraph":
            place.pieces[-1] = replace(place.pieces[-1], kind="term")
        elif part == "table":
            self._close_table(node)
        elif part == "cell":
            self._close_cell(node)
        self._count(node, part, -1)

    def _count(self, node: Node, part: str, by: int) -> None:
        self.place.quotes += by if part == "quote" else 0
        self.place.openers += by if _is_opener(node) else 0
        self.preformatted += by if part == "preformatted" else 0

    def _close_cell(self, node: Node) -> None:
        cell = [replace(each, kind="paragraph") if each.kind == "term" else each for each in self.places.pop().pieces]
        table = self.tables[-1]
        if node.tag == "caption":
            table.captions += cell
            return
        if not table.rows:
            table.rows.append([])
        table.rows[-1].append(cell)

    def _close_table(self, node: Node) -> None:
        table = self.tables.pop()
        lays_out = table.holds_tables or node.get("role").lower() in ("presentation", "none")
        self.place.pieces += [*table.captions, *table_pieces(table.rows, lays_out)]
        if self.tables:
            self.tables[-1].holds_tables = True

    def _flush(self) -> None:
        """End a paragraph and put it where it belongs."""
        flow, self.flow, place = self.flow, Flow(), self.place
        kind = "heading" if place.heading else "quote" if place.quotes else "paragraph"
        pieces = flow.pieces(kind, place.heading)
        if place.heading and len(pieces) > 1:  # lines of one heading, however far apart
            pieces = [replace(stacked("heading", pieces), level=place.heading)]
        place.heading = 0
        for piece in pieces:
            place.pieces.append(self._fitted(replace(piece, bold=True) if place.openers else piece))

    def _fitted(self, piece: Piece) -> Piece:
        """Give an item's first words its label, and a definition's first words the term before them."""
        place = self.place
        item = place.items[-1] if place.items else None
        if item is not None and item.open:
            item.open = False
            label = "" if piece.text.startswith(f"{item.label} ") else item.label
            if piece.kind != "heading":
                return replace(piece, kind="list", label=label, depth=item.depth)
            return replace(piece, label="" if label == BULLET else label)
        if piece.kind == "paragraph" and place.pieces and place.pieces[-1].kind == "term":
            term = place.pieces.pop()
            return replace(stacked("paragraph", [term, piece]), bold=term.bold and piece.bold)
        return piece


def _is_opener(node: Node) -> bool:
    """What opens a folded part of a page is the title of that part."""
    return node.tag in ("summary", "button")


def _leads_away(page: Page, node: Node) -> bool:
    return node.tag == "a" and bool(node.get("href")) and page.target(node) is None


def _numbers(node: Node) -> _Numbers:
    match = _LIST_STYLE.search(node.get("style").replace(" ", "").lower())
    if node.tag != "ol":
        return _Numbers(1, 1, None)
    style = _STYLES[match[1]] if match else node.get("type") or "1"
    items = sum(child.tag == "li" and not child.gone for child in node.children)
    backward = "reversed" in node.attributes
    first = _whole(node.get("start"), items if backward else 1)
    return _Numbers(first, -1 if backward else 1, style if style in WEB or not style else "1")


def _label(node: Node, lists: list[_Numbers]) -> str:
    if not lists or lists[-1].style is None:
        return BULLET
    numbers = lists[-1]
    number = _whole(node.get("value"), numbers.next)
    numbers.next = number + numbers.step
    return f"{WEB[numbers.style](number)}." if numbers.style else ""


def _whole(text: str, otherwise: int) -> int:
    if re.fullmatch(r"\s*[+-]?[0-9]{1,9}\s*", text):
        number = int(text)
        return number if abs(number) <= _LARGEST_NUMBER else otherwise
    return otherwise
