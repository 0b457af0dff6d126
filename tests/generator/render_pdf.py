"""A report as PDF: lines set in Helvetica on pages with running heads and numbers, some with words hyphenated."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator

from tests.generator.abstract import AbstractReport, Element, Layout
from tests.generator.compose import compose
from tests.read.pdf_writing import A4, Sheet, pdf_of, width, wrapped

_TOP, _BOTTOM, _LEFT, _GAP = 80, 770, 62, 22
_ROOM = A4[0] - 2 * _LEFT
_SIZE = 10.0
_WINDOWS = str.maketrans({"“": "\x93", "”": "\x94", "—": "\x97", "…": "\x85"})


def to_pdf(report: AbstractReport, layout: Layout) -> bytes:
    """Write a report as PDF."""
    setter = _Setter(report, layout)
    for element in compose(report, layout):
        setter.set(element)
    return pdf_of(setter.finished())


class _Setter:
    """Sets element after element; a new column or page begins where one is full."""

    def __init__(self, report: AbstractReport, layout: Layout) -> None:
        self._report, self._layout = report, layout
        self._draw = random.Random(f"hyphens {report.reporter} {report.year}")
        self._sheets: list[Sheet] = []
        self._column = 0
        self._y = 0.0
        self._marks = 0
        self._number = 0
        self._pending: list[list[Element]] = []
        self._notes: list[Element] = []
        self._notes = [e for e in compose(report, layout) if e.kind == "footnote"]
        self._new_page()

    def set(self, element: Element) -> None:
        """Set one element."""
        kind = element.kind
        self._number = self._number + 1 if kind == "numbered" else 0
        if kind == "title":
            self._lines(element.text, 16, "bold", after=8)
        elif kind == "heading":
            self._heading(element)
        elif kind in ("country", "contents title"):
            self._lines(element.text, _SIZE, "bold", before=4, after=3)
        elif kind == "contents":
            self._contents(element)
        elif kind == "table":
            self._table(element)
        elif kind in ("item", "numbered"):
            self._item(element)
        elif kind != "footnote":
            self._lines(element.text, _SIZE, "regular", after=6)

    def finished(self) -> list[Sheet]:
        """Return the pages with their running heads and numbers."""
        total = len(self._sheets)
        for number, sheet in enumerate(self._sheets, start=1):
            foot = {"page of": f"Page {number} of {total}", "slash": f"{number}/{total}"}.get(self._layout.running)
            sheet.write(A4[0] / 2 - 10, 812, foot or str(number), 8)
            if self._layout.running and number > 1:
                sheet.write(_LEFT, 40, f"Voluntary Principles Report {self._report.year}", 8)
        return self._sheets

    def _new_page(self) -> None:
        self._sheets.append(Sheet())
        self._column, self._y = 0, _TOP
        self._floor = float(_BOTTOM)

    @property
    def _room(self) -> float:
        return _ROOM if self._layout.columns == 1 else (_ROOM - _GAP) / 2

    @property
    def _x(self) -> float:
        return _LEFT + self._column * (self._room + _GAP)

    def _advance(self, needed: float) -> None:
        if self._y + needed <= self._floor:
            return
        if self._column + 1 < self._layout.columns:
            self._column, self._y = self._column + 1, _TOP
        else:
            self._new_page()

    def _lines(
        self, words: str, size: float, font: str, before: float = 0, after: float = 0, indent: float = 0
    ) -> None:
        self._y += before if self._y > _TOP else 0
        room = (self._room - indent) / (1.1 if font == "bold" else 1)
        text = re.sub("\0", lambda _: self._mark(), words).translate(_WINDOWS)
        lines = wrapped(text, room, size)
        if self._layout.hyphens and font == "regular":
            lines = list(self._hyphenated(lines, room, size))
        for line in lines:
            self._advance(size * 1.25)
            self._write(line, size, font, indent)
            self._y += size * 1.25
        self._y += after

    def _write(self, line: str, size: float, font: str, indent: float) -> None:
        """Write a line; the marks of footnotes stand small and high."""
        x = self._x + indent
        for part in re.split(r"(\x02\d+\x02)", line):
            if part.startswith("\x02"):
                self._sheets[-1].write(x, self._y - 3.5, part.strip("\x02"), 6, font)
                x += width(part.strip("\x02"), 6)
                self._note(int(part.strip("\x02")))
            elif part:
                self._sheets[-1].write(x, self._y, part, size, font)
                x += width(part, size)

    def _mark(self) -> str:
        self._marks += 1
        return f"\x02{self._marks}\x02"

    def _note(self, number: int) -> None:
        """Set a footnote at the foot of the page on which its mark stands."""
        lines = wrapped(f"{number} {self._notes[number - 1].text}", _ROOM, 8)
        self._floor -= 10 * len(lines) + 4
        self._sheets[-1].lines(_LEFT, self._floor + 16, lines, 8, 10)

    def _hyphenated(self, lines: list[str], room: float, size: float) -> Iterator[str]:
        """Break a long word at the end of some lines, as a word processor does."""
        carried = ""
        queue = list(lines)
        while queue:
            line = f"{carried}{queue.pop(0)}"
            carried = ""
            rest = queue[0].split(" ", 1) if queue else [""]
            word = rest[0]
            if len(word) >= 9 and word.isalpha() and self._draw.random() < 0.5:
                for cut in range(len(word) - 3, 3, -1):
                    if width(f"{line} {word[:cut]}-", size) <= room:
                        line, carried = f"{line} {word[:cut]}-", word[cut:] + (" " if len(rest) > 1 else "")
                        queue[0] = rest[1] if len(rest) > 1 else ""
                        break
            yield line

    def _heading(self, element: Element) -> None:
        size = {1: 13.0, 2: 11.5}.get(element.level, 10.5)
        if self._layout.bold_headings and element.level > 1:
            size = _SIZE
        alone = self._layout.codes == "12. alone" and re.fullmatch(r"\d+\.", element.label)
        lines = [element.label, element.text] if alone else [element.whole]
        if not self._layout.split_heading:
            self._advance(size * 4)  # a heading is kept with the text below it, unless it is to be broken
        for number, line in enumerate(lines):
            self._lines(line, size, "bold", before=0 if number else 8, after=4 if line == lines[-1] else 0)

    def _item(self, element: Element) -> None:
        mark = "•" if element.kind == "item" else f"{self._number}."
        self._advance(_SIZE * 1.25)
        self._sheets[-1].write(self._x + 8, self._y, mark, _SIZE)
        self._lines(element.text, _SIZE, "regular", after=3, indent=22)

    def _contents(self, element: Element) -> None:
        room = self._room - 30
        lines = wrapped(element.whole, room, _SIZE)
        self._advance(_SIZE * 1.3 * len(lines))
        for line in lines:
            self._sheets[-1].write(self._x, self._y, line, _SIZE)
            self._y += _SIZE * 1.3
        if self._layout.contents == "links":
            return
        y = self._y - _SIZE * 1.3
        if self._layout.contents in ("dots", "titles"):
            start = width(lines[-1], _SIZE) + 4
            count = int((room + 5 - start) / width(".", _SIZE))
            self._sheets[-1].write(self._x + start, y, "." * max(count, 2), _SIZE)
        self._sheets[-1].write(self._x + self._room - 14, y, str(element.page), _SIZE)

    def _table(self, element: Element) -> None:
        across = self._room / len(element.rows[0])
        self._advance(16 * len(element.rows))
        for row in element.rows:
            for number, cell in enumerate(row):
                self._sheets[-1].write(self._x + number * across + 3, self._y, cell, _SIZE)
            self._sheets[-1].rule(self._x, self._y + 4, self._x + self._room, self._y + 4)
            self._y += 16
        self._y += 6
