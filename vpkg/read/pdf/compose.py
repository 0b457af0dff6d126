"""Passages become the text with its blocks; every place where it differs from the page is an edit."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from vpkg.model import Block, Edit, Span
from vpkg.read.pdf.hyphens import HYPHENS, Vocabulary
from vpkg.read.pdf.labels import label_of
from vpkg.read.pdf.rows import spaced, words_of
from vpkg.read.pdf.shapes import DRAWN_BULLET, Line, Passage, Row

_SPELT = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st", "\u2010": "-", "\u2011": "-"}
_SPELT |= {"\u00ad": "", DRAWN_BULLET: "", "\u200b": "", "\ufeff": ""}
_STRANGE = re.compile("([" + "".join(_SPELT) + "])")
_MARK = re.compile(r"\d{1,3}(?:,\s?\d{1,3})*\Z")
_WORDY = re.compile(r"(?:[^\W\d_]{3}|[.,;:!?)\]\"'’”]|\d{4})\Z")
_UNITS = frozenset("km cm mm kg".split())


class Writer:
    """Writes text and remembers where it differs from what the page shows."""

    def __init__(self) -> None:
        self.text: list[str] = []
        self.length = 0
        self.edits: list[Edit] = []

    def add(self, text: str, shown: str | None = None) -> None:
        """Add text that stands for ``shown``, or for itself."""
        if shown is not None and shown != text:
            self.edits.append(Edit(Span(self.length, self.length + len(text)), shown))
        self.text.append(text)
        self.length += len(text)

    def add_shown(self, shown: str) -> None:
        """Add what the page shows, ligatures and other typesetter's characters spelt out."""
        for part in _STRANGE.split(shown):
            if part in _SPELT:
                self.add(_SPELT[part], "" if part == DRAWN_BULLET else part)
            elif part:
                self.add(part)


def composed(
    passages: Sequence[Passage], notes: Sequence[Sequence[Line]], vocabulary: Vocabulary
) -> tuple[str, tuple[Block, ...], tuple[Edit, ...]]:
    """Write passages and then notes, and return the text, its blocks and its edits."""
    writer = Writer()
    blocks: list[Block] = []
    last: Passage | None = None
    for passage in passages:
        close = last is not None and last.kind == passage.kind == "list"
        writer.add("" if last is None else "\n" if close else "\n\n")
        writer.add("  " * passage.depth)
        start = writer.length
        _write(writer, passage, vocabulary)
        kind = "paragraph" if passage.kind == "contents" else passage.kind
        blocks.append(Block(kind, Span(start, writer.length), passage.level, passage.page))
        last = passage
    for note in notes:
        writer.add("\n\n" if blocks else "")
        start = writer.length
        _write_note(writer, note, vocabulary)
        blocks.append(Block("footnote", Span(start, writer.length), 0, note[0].page))
    text = "".join(writer.text)
    return text, tuple(block for block in blocks if block.span.start < block.span.end), _widened(text, writer.edits)


def _write(writer: Writer, passage: Passage, vocabulary: Vocabulary) -> None:
    if passage.grid is not None:
        _write_table(writer, passage.grid.cells, vocabulary)
    elif passage.words:
        writer.add_shown(passage.words)
    elif passage.kind == "contents":
        _write_contents(writer, passage.lines[0])
    else:
        skipped = _write_bullet(writer, passage) if passage.kind == "list" else 0
        _write_lines(writer, passage.lines, passage.joints, vocabulary, skipped)


def _write_bullet(writer: Writer, passage: Passage) -> int:
    """Write a bullet as “- ” and return how many pieces it was."""
    label = label_of(passage.lines[0])
    if label is None or not label.bullet:
        return 0
    shown = passage.lines[0].pieces[0].text
    writer.add("-", "" if shown == DRAWN_BULLET else shown)
    writer.add(" ")
    return 1


def _write_lines(
    writer: Writer, lines: Sequence[Line | Row], joints: Sequence[str], vocabulary: Vocabulary, skipped: int = 0
) -> None:
    """Write the lines of a passage, words parted at a line's end joined."""
    for number, line in enumerate(lines):
        pieces = line.pieces[skipped if number == 0 else 0 :]
        if number:
            before, after = words_of(lines[number - 1].pieces), words_of(pieces)
            if before.endswith(tuple(HYPHENS)) and joints[number] == " ":
                _write_hyphen(writer, before, after, vocabulary)
            else:
                writer.add(joints[number])
        held = number + 1 < len(lines) and joints[number + 1] == " "
        for place, (piece, space) in enumerate(zip(pieces, spaced(pieces), strict=True)):
            if space:
                writer.add(" ")
            text = piece.text
            if held and place == len(pieces) - 1 and text.endswith(tuple(HYPHENS)):
                text = text[:-1]
            previous = pieces[place - 1].text if place else ""
            if piece.raised and _is_mark(text, previous):
                writer.add(f"[{text}]", text)
            else:
                writer.add_shown(text)


def _write_hyphen(writer: Writer, before: str, after: str, vocabulary: Vocabulary) -> None:
    """Write the hyphen at a line's end, or leave it out and say so."""
    shown = before[-1]
    parts_word = len(before) > 1 and before[-2].isalnum()
    if parts_word and vocabulary.joins(before, after):
        writer.add("", shown + "\n")
        return
    writer.add("" if shown == "\u00ad" else "-", shown)
    if not parts_word or not after[:1].isalnum():
        writer.add(" ")


def _is_mark(text: str, previous: str) -> bool:
    """Tell the mark of a note from an exponent: it follows a word or the end of a sentence."""
    return _MARK.match(text) is not None and previous not in _UNITS and _WORDY.search(previous) is not None


def _write_contents(writer: Writer, line: Line) -> None:
    """Write a line of a contents list, a tab before its page number: a heading would not have one."""
    *words, number = line.pieces
    writer.add_shown(words_of(words))
    writer.add("\t")
    writer.add_shown(number.text)


def _write_table(writer: Writer, cells: Sequence[Sequence[Sequence[Row]]], vocabulary: Vocabulary) -> None:
    for number, row in enumerate(cells):
        writer.add("\n" if number else "")
        for place, cell in enumerate(row):
            if place:
                writer.add(" | ", " ")
            _write_lines(writer, cell, [" "] * len(cell), vocabulary)


def _write_note(writer: Writer, note: Sequence[Line], vocabulary: Vocabulary) -> None:
    label = note[0].pieces[0].text
    bare = label.strip("[]")
    writer.add(f"[{bare}]", label)
    writer.add(" ")
    _write_lines(writer, note, [" "] * len(note), vocabulary, 1)


def _widened(text: str, edits: Sequence[Edit]) -> tuple[Edit, ...]:
    """Give each edit that leaves characters out the word it stands in, so that every edit has a place to show."""
    words = _words_around(text, edits)
    found: list[Edit] = []
    for word, own in words:
        if word is None:
            found.extend(own)
            continue
        shown, at = [], word.start
        for edit in own:
            shown.append(text[at : edit.span.start] + edit.shown)
            at = edit.span.end
        found.append(Edit(word, "".join(shown) + text[at : word.end]))
    return tuple(found)


def _words_around(text: str, edits: Sequence[Edit]) -> Iterator[tuple[Span | None, list[Edit]]]:
    """Group edits by the word they stand in; None for those that can stand alone."""
    number = 0
    while number < len(edits):
        edit = edits[number]
        word = _word_at(text, edit.span)
        own = [edit]
        while (
            number + len(own) < len(edits)
            and edits[number + len(own)].span.end <= word.end
            and edits[number + len(own)].span.start < word.end
        ):
            own.append(edits[number + len(own)])
        if any(item.span.start == item.span.end for item in own) and word.start < word.end:
            yield word, own
        else:
            yield None, own
        number += len(own)


def _word_at(text: str, span: Span) -> Span:
    start, end = span.start, span.end
    while start > 0 and not text[start - 1].isspace():
        start -= 1
    while end < len(text) and not text[end].isspace():
        end += 1
    return Span(start, end)
