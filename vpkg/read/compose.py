"""From pieces to `Content`: the one way in which web pages and Word files become text with blocks.

A piece is a block that has no place yet. Pieces are parted by a blank line, consecutive list items by a line end.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from vpkg.model import Block, Content, Dropped, Edit, Span

BULLET = "-"
"""The label of an item without a number."""

_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
RAISED = re.compile(r"\s*[\[(]?(\d{1,3})[\])]?\s*")
"""A figure that may be the mark of a note."""
_SPACE = re.compile(r"\s+")
_TOKEN = re.compile(r"\s+|\S+")
_TYPED_BULLET = re.compile(r"[•●▪■◦○‣⁃·] \S")
_WORD_BEFORE = re.compile(r"(?:[^\W\d_]{4}|[.,;:!?)\]”’\"'])\Z")
_OTHER_TAB = re.compile(r"\t(?!(?:\d{1,4}|[ivxlc]{1,7})\Z)")
_LONGEST_BOLD_HEADING = 60
"""Words; the longest question of a known template has about 40, and bold paragraphs that are longer are prose."""
_LONG_CELL = 150
"""Words; a cell of several paragraphs beyond this is a page's column or a form's field, not a datum."""
_COMMON_BOLD = 0.5
"""Share of a text's letters; where more is bold, bold announces nothing."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A block without a place: ``text`` as it will stand, ``edits`` relative to it.

    ``label`` is a list item's or a heading's number (``-`` for a bullet), ``depth`` its nesting; ``bold`` says that
    all of it is bold, ``linked`` which share of its letters leads to other pages.
    """

    kind: str
    text: str
    level: int = 0
    edits: tuple[Edit, ...] = ()
    label: str = ""
    depth: int = 0
    bold: bool = False
    linked: float = 0.0


@dataclass(slots=True)
class Flow:
    """The running text of one paragraph while it is read."""

    raw: list[str] = field(default_factory=list)
    marks: list[tuple[int, int, str]] = field(default_factory=list)
    length: int = 0
    letters: int = 0
    bold: int = 0
    linked: int = 0

    def add(self, text: str, bold: bool = False, linked: bool = False) -> None:
        """Add words; white space in them is a space."""
        count = len("".join(text.split()))
        self.letters += count
        self.bold += count if bold else 0
        self.linked += count if linked else 0
        self._put(_SPACE.sub(" ", text))

    def mark(self, mark: str, shown: str) -> None:
        """Add the mark of a footnote, which the page shows in its own way."""
        if mark != shown:
            self.marks.append((self.length, self.length + len(mark), shown))
        self._put(mark)

    def raise_(self, figure: str, bold: bool = False) -> None:
        """Add a raised figure: the mark of a note after a word, a power or a formula's part after a unit."""
        if _WORD_BEFORE.search("".join(self.raw[-9:])[-9:]):
            self.mark(f"[{figure}]", figure)
        else:
            self.add(figure, bold)

    def tab(self) -> None:
        """Add a tab, which is a space but before the page number of a contents list."""
        self._put("\t")

    @property
    def is_parted(self) -> bool:
        """Whether the last thing added is a line break, so that another one would end the paragraph."""
        return "".join(self.raw[-4:]).rstrip(" \t").endswith("\n")

    def end_line(self) -> None:
        """Add a line break; two of them end the paragraph."""
        self._put("\n")

    def _put(self, text: str) -> None:
        self.raw.append(text)
        self.length += len(text)

    def pieces(self, kind: str, level: int = 0, contents: bool = False) -> list[Piece]:
        """Turn what was added into pieces, one for each paragraph that holds a word.

        ``contents``: it is a line of a contents list, whose page number stays behind a tab.
        """
        found = [
            (_OTHER_TAB.sub(" ", text) if contents else text.replace("\t", " "), edits)
            for text, edits in settled("".join(self.raw), self.marks)
        ]
        bold = 0 < self.letters == self.bold
        linked = self.linked / self.letters if self.letters else 0.0
        return [Piece(kind, text, level, edits, bold=bold, linked=linked) for text, edits in found]


def settled(raw: str, marks: Sequence[tuple[int, int, str]] = ()) -> list[tuple[str, tuple[Edit, ...]]]:
    """Collapse white space but for line ends, part paragraphs at blank lines, take invisible characters out.

    ``marks`` are stretches of ``raw`` that the page shows otherwise. Each word that changes carries an `Edit`.
    """
    if not (marks or "\n" in raw or "\t" in raw or _INVISIBLE.search(raw)):  # as nearly always
        plain = " ".join(raw.split())
        return [(plain, ())] if plain else []
    paragraphs: list[tuple[list[str], list[Edit]]] = [([], [])]
    waiting, length = "", 0
    ahead = list(reversed(marks))
    for match in _TOKEN.finditer(raw):
        token = match.group()
        if token.isspace():
            waiting += token
            continue
        word, shown = _word(token, match.start(), ahead)
        if not word:
            continue
        if waiting.count("\n") > 1 and paragraphs[-1][0]:
            paragraphs.append(([], []))
            length = 0
        gap = next((each for each in "\n\t " if each in waiting), "") if paragraphs[-1][0] else ""
        paragraphs[-1][0].append(gap + word)
        length += len(gap) + len(word)
        if shown != word:
            paragraphs[-1][1].append(Edit(Span(length - len(word), length), shown))
        waiting = ""
    return [("".join(words), tuple(edits)) for words, edits in paragraphs if words]


def _word(token: str, start: int, ahead: list[tuple[int, int, str]]) -> tuple[str, str]:
    """Return a word without what cannot be seen, and as the page shows it."""
    shown, at = "", 0
    while ahead and ahead[-1][0] < start + len(token):
        first, last, instead = ahead.pop()
        shown += token[at : first - start] + instead
        at = last - start
    return _INVISIBLE.sub("", token), shown + token[at:]


def one_line(piece: Piece) -> Piece:
    """Put a piece on one line."""
    return replace(piece, text=piece.text.replace("\n", " "))


def table_pieces(rows: Sequence[Sequence[Sequence[Piece]]], lays_out: bool = False) -> list[Piece]:
    """Turn rows of cells into one table, or into their pieces in order where the table only lays out a page.

    ``lays_out`` says so for certain; a single cell, a single column and cells that hold headings say so as well.
    """
    cells = [cell for row in rows for cell in row if cell]
    if not cells:
        return []
    if lays_out or max(map(len, rows)) == 1 or len(cells) == 1 or any(map(_is_column, cells)):
        return [piece for cell in cells for piece in cell]
    lines = [_row(row) for row in rows if any(row)]
    return [_joined("table", lines, "\n")]


def _is_column(cell: Sequence[Piece]) -> bool:
    if any(piece.kind in ("heading", "table") for piece in cell):
        return True
    return len(cell) > 1 and sum(len(piece.text.split()) for piece in cell) > _LONG_CELL


def _row(row: Sequence[Sequence[Piece]]) -> Piece:
    cells = [_joined("cell", [one_line(_labelled(piece, (BULLET,))) for piece in cell], " ") for cell in row]
    while cells and not cells[-1].text:
        cells.pop()
    return _joined("row", cells, " | ")


def _joined(kind: str, pieces: Sequence[Piece], glue: str) -> Piece:
    words: list[str] = []
    edits: list[Edit] = []
    length = 0
    for piece in pieces:
        length += len(glue) if words else 0
        edits += _moved(piece.edits, length)
        words.append(piece.text)
        length += len(piece.text)
    weight = sum(len(piece.text) for piece in pieces)
    linked = sum(piece.linked * len(piece.text) for piece in pieces) / weight if weight else 0.0
    return Piece(kind, glue.join(words), edits=tuple(edits), linked=linked)


def note_piece(mark: str, pieces: Sequence[Piece]) -> Piece:
    """Make one footnote of what stands under a mark."""
    return replace(stacked("footnote", pieces), label=mark)


def stacked(kind: str, pieces: Sequence[Piece]) -> Piece:
    """Make one piece of several, each on lines of its own."""
    return _joined(kind, [_labelled(piece, ()) for piece in pieces], "\n")


def _labelled(piece: Piece, without: tuple[str, ...]) -> Piece:
    """Write a piece's label before its text, unless it is one of those to leave out."""
    if not piece.label or piece.label in without:
        return replace(piece, label="")
    lead = f"{piece.label} "
    return replace(piece, text=lead + piece.text, edits=_moved(piece.edits, len(lead)), label="")


def _moved(edits: Iterable[Edit], by: int) -> tuple[Edit, ...]:
    return tuple(Edit(Span(edit.span.start + by, edit.span.end + by), edit.shown) for edit in edits)


def composed(pieces: Sequence[Piece], dropped: Iterable[Dropped] = (), notes: Iterable[str] = ()) -> Content:
    """Give every piece its place in one text."""
    words: list[str] = []
    blocks: list[Block] = []
    edits: list[Edit] = []
    length, before = 0, ""
    for piece in _announced([item for each in pieces for item in _items(each)]):
        glue = "" if not words else "\n" if before == piece.kind == "list" else "\n\n"
        lead = glue + "  " * (piece.depth if piece.kind == "list" else 0)
        full = _labelled(one_line(piece) if piece.kind == "heading" else piece, ())
        start = length + len(lead)
        length = start + len(full.text)
        words += [lead, full.text]
        edits += _moved(full.edits, start)
        blocks.append(Block(piece.kind, Span(start, length), piece.level))
        before = piece.kind
    return Content("".join(words), tuple(blocks), tuple(edits), tuple(dropped), notes=tuple(notes))


def _items(piece: Piece) -> list[Piece]:
    """Make list items of a paragraph whose every line begins with a bullet that its author typed."""
    lines = piece.text.split("\n")
    if piece.kind != "paragraph" or not all(map(_TYPED_BULLET.match, lines)):
        return [piece]
    found, start = [], 0
    for line in lines:
        end = start + len(line)
        inside = [edit for edit in piece.edits if start < edit.span.start and edit.span.end <= end]
        edits = (Edit(Span(0, 1), line[0]), *_moved(inside, -start))
        found.append(replace(piece, kind="list", text=BULLET + line[1:], edits=edits))
        start = end + 1
    return found


def _announced(pieces: Sequence[Piece]) -> list[Piece]:
    """Make headings of paragraphs and numbered items that are bold as a whole, where bold is not the common way."""
    running = [piece for piece in pieces if piece.kind in ("paragraph", "list")]
    bold = sum(len(piece.text) for piece in running if piece.bold)
    if bold > _COMMON_BOLD * sum(len(piece.text) for piece in running):
        return list(pieces)
    return [replace(piece, kind="heading", level=6) if _announces(piece) else piece for piece in pieces]


def _announces(piece: Piece) -> bool:
    numbered = piece.kind == "list" and piece.label not in ("", BULLET)
    return (
        piece.bold
        and (piece.kind == "paragraph" or numbered)
        and any(map(str.isalnum, piece.text))
        and len(piece.text.split()) <= _LONGEST_BOLD_HEADING
    )
