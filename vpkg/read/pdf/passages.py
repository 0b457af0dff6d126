"""Lines become passages: headings, paragraphs and list items, joined over the ends of columns and pages."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from vpkg.read.pdf.flows import Measures, is_full
from vpkg.read.pdf.headings import LEADERS, is_heading_line, is_question
from vpkg.read.pdf.labels import Label, label_of
from vpkg.read.pdf.rows import words_of
from vpkg.read.pdf.shapes import Grid, Line, Passage

_SENTENCE_END = re.compile(r"[.!?:;…][\"'’”»)\]\d]*\Z")
_WORD_END = re.compile(r"[-\u00ad\u2010]\Z")


def passages_of(stream: Sequence[Line | Passage], measures: Measures) -> list[Passage]:
    """Join the lines of a stream into passages; list items and headings are told from paragraphs later."""
    passages: list[Passage] = []
    for item in stream:
        if isinstance(item, Passage):
            last = passages[-1] if passages else None
            if last is not None and last.grid and item.grid and _goes_on(last.grid, item.grid):
                passages[-1] = replace(last, grid=_longer(last.grid, item.grid))
            else:
                passages.append(item)
            continue
        joint = _joint(passages[-1], item, measures) if passages else None
        if joint is None:
            kind = "heading" if is_heading_line(item, measures) else "paragraph"
            passages.append(Passage(kind, item.page, (item,), ("",)))
        else:
            last = passages[-1]
            passages[-1] = replace(last, lines=(*last.lines, item), joints=(*last.joints, joint))
    return passages


def _goes_on(grid: Grid, other: Grid) -> bool:
    """Tell that a table goes on over a page break: nothing stands between, and its columns are where they were."""
    same = len(grid.cells[0]) == len(other.cells[0]) and abs((grid.x1 - grid.x0) - (other.x1 - other.x0)) < 4
    return other.page == grid.page + 1 and same


def _longer(grid: Grid, other: Grid) -> Grid:
    """Put two parts of a table together; a row without a first cell belongs to the row before the break."""
    cells, more = list(grid.cells), list(other.cells)
    if more and not more[0][0] and cells[-1][0]:
        cells[-1] = tuple((*upper, *lower) for upper, lower in zip(cells[-1], more.pop(0), strict=True))
    return replace(grid, cells=(*cells, *more), page=other.page)


def _joint(passage: Passage, line: Line, measures: Measures) -> str | None:
    """Return what joins a line to the passage before it: a space, a line break, or None where it begins a new one."""
    if not passage.lines or passage.kind in ("table", "contents"):
        return None
    last = passage.lines[-1]
    if not _same_style(last, line, measures) or LEADERS.search(words_of(last.pieces)):
        return None
    if last.flow != line.flow:
        return _joint_over_break(passage, line, measures)
    gap = line.base - last.base
    if not 0 < gap < 1.22 * measures.distance(line.size) + 0.5 + _lift(line):
        return None
    label = label_of(line)
    if label is not None and not (label.loose and _within(passage, line, label)):
        return None
    if passage.kind == "heading":
        return _joint_in_heading(passage, line)
    return _joint_in_text(passage, line)


def _lift(line: Line) -> float:
    """Return by how much a raised mark may push a line down."""
    return 0.45 * line.size if any(piece.raised for piece in line.pieces) else 0.0


def _same_style(last: Line, line: Line, measures: Measures) -> bool:
    if abs(last.size - line.size) > 0.08 * max(last.size, line.size):
        return False
    if last.bold == line.bold or measures.bold:
        return True
    # Bold words within a paragraph may fill a whole line of it.
    text, following = words_of(last.pieces), words_of(line.pieces)
    return is_full(last, line) and following[:1].islower() and not _SENTENCE_END.search(text)


def _within(passage: Passage, line: Line, label: Label) -> bool:
    """Tell that a line, although it begins like a label, goes on with a sentence."""
    first, last = label_of(passage.lines[0]), passage.lines[-1]
    if first is not None and label.follows(first):
        return False
    return is_full(last, line) and not _SENTENCE_END.search(words_of(last.pieces))


def _joint_over_break(passage: Passage, line: Line, measures: Measures) -> str | None:
    """Join over the end of a column or page what does not end there as a sentence does."""
    last = passage.lines[-1]
    text, following = words_of(last.pieces), words_of(line.pieces)
    if _SENTENCE_END.search(text):
        return None
    label = label_of(line)
    if label is not None and not label.loose:
        return None
    if _WORD_END.search(text) and following[:1].islower():
        return " "
    if passage.kind == "heading":
        return " " if is_heading_line(line, measures) and (is_full(last, line) or following[:1].islower()) else None
    return " " if following[:1].islower() or (is_full(last, line) and line.x0 < line.left + line.size) else None


def _joint_in_heading(passage: Passage, line: Line) -> str | None:
    last = passage.lines[-1]
    text = words_of(last.pieces)
    # Headings are often broken a little before their column ends.
    if is_full(last, line, 0.1 * (last.right - last.left)) or words_of(line.pieces)[:1].islower():
        return " "
    centred = abs((last.x0 + last.x1) - (line.x0 + line.x1)) < line.size and abs(last.x0 - line.x0) > 0.5 * line.size
    return " " if centred and not _SENTENCE_END.search(text) else None


def _joint_in_text(passage: Passage, line: Line) -> str | None:
    last = passage.lines[-1]
    text, following = words_of(last.pieces), words_of(line.pieces)
    full = is_full(last, line) or _is_narrow(passage, last)
    if _indented(passage, line) and (_SENTENCE_END.search(text) or not full):
        return None
    if full:
        return " "
    if _SENTENCE_END.search(text) and not following[:1].islower():
        return None
    return " " if following[:1].islower() else "\n"


def _indented(passage: Passage, line: Line) -> bool:
    """Tell a line set in or out against the lines before it, as the first of a paragraph or after a list item is."""
    first, last = passage.lines[0], passage.lines[-1]
    label = label_of(first)
    step = line.x0 - last.x0
    if label is not None:
        return line.x0 < first.x0 - 0.5 * line.size or (len(passage.lines) > 1 and abs(step) > 0.8 * line.size)
    if len(passage.lines) == 1:
        return step > 0.8 * line.size
    return abs(step) > 0.8 * line.size


def _is_narrow(passage: Passage, last: Line) -> bool:
    """Tell lines that end together well before the column does, as beside a picture."""
    ends = [line.x1 for line in passage.lines]
    return len(ends) >= 4 and min(ends[:-1]) > max(ends) - 0.12 * (max(ends) - last.left) and last.x1 >= min(ends[:-1])


def classified(passages: Sequence[Passage]) -> list[Passage]:
    """Tell list items by their labels, and take back headings that are too long to be one."""
    found: list[Passage] = []
    labels = [label_of(passage.lines[0]) if passage.lines else None for passage in passages]
    for number, passage in enumerate(passages):
        label = labels[number]
        if passage.kind == "heading" and not is_question(passage, label):
            passage = replace(passage, kind="paragraph")
        if passage.kind == "paragraph" and label is not None and _is_item(number, passages, labels, label):
            passage = replace(passage, kind="list")
        found.append(passage)
    return _nested(found)


def _is_item(number: int, passages: Sequence[Passage], labels: Sequence[Label | None], label: Label) -> bool:
    """Tell a list item from a paragraph that begins with a number: it hangs, or its neighbours count with it."""
    if label.bullet or not label.loose:
        return True
    passage = passages[number]
    if len(passage.lines) > 1 and passage.lines[1].x0 > passage.lines[0].x0 + 0.6 * passage.lines[0].size:
        return True
    before = labels[number - 1] if number else None
    after = labels[number + 1] if number + 1 < len(labels) else None
    return (before is not None and label.follows(before)) or (after is not None and after.follows(label))


def _nested(passages: Sequence[Passage]) -> list[Passage]:
    """Tell how deep each list item is nested, by how far it is set in."""
    found: list[Passage] = []
    places: list[float] = []
    for passage in passages:
        if passage.kind != "list":
            if passage.kind in ("heading", "table") or (passage.lines and passage.lines[0].x0 <= (places or [0])[0]):
                places = []
            found.append(passage)
            continue
        line = passage.lines[0]
        while places and line.x0 < places[-1] - 0.6 * line.size:
            places.pop()
        if not places or line.x0 > places[-1] + 0.6 * line.size:
            places.append(line.x0)
        found.append(replace(passage, depth=len(places) - 1))
    return found
