"""Setting tables: for a screen, and in Markdown. Cells are text already."""

from __future__ import annotations

import re
import textwrap
import unicodedata
from collections.abc import Sequence

from vpkg.iri import PREFIXES, ROOT, Base

_GAP = "  "
_NARROWEST = 8
# What would move the cursor, turn the direction of reading or hide text is shown as a replacement character.
_HOSTILE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def short(iri: str, base: Base) -> str:
    """Shorten an IRI for reading: ``report/x-2023``, ``template/ngo-2023#A1``, ``vp:Report``."""
    for start in (f"{base.value}id/", base.value):
        if iri.startswith(start) and not iri.startswith(PREFIXES["vp"]):
            return iri.removeprefix(start)
    for prefix, start in PREFIXES.items():
        if iri.startswith(start):
            return f"{prefix}:{iri.removeprefix(start)}"
    return iri.removeprefix(ROOT)


def drop_common_start(rows: Sequence[list[str]], index: int) -> None:
    """Leave out ``report/`` and the like from a column whose cells all begin with it: the heading says so already."""
    starts = {row[index].partition("/")[:2] for row in rows if row[index]}
    if len(starts) == 1 and "/" in next(iter(starts)):
        start = "".join(next(iter(starts)))
        for row in rows:
            row[index] = row[index].removeprefix(start)


def plain(cell: str) -> str:
    """Make text fit for a screen: one line, and nothing in it that could steer a terminal."""
    return re.sub(r"\s+", " ", _HOSTILE.sub("\N{REPLACEMENT CHARACTER}", cell)).strip()


def markdown(title: str, columns: Sequence[str], rows: Sequence[Sequence[str]], below: Sequence[str]) -> str:
    """Set a Markdown table; what Markdown would read as its own signs is escaped."""
    lines = [f"**{title}**", "", _row(columns), _row(["---"] * len(columns))]
    lines += [_row([_escaped(cell) for cell in row]) for row in rows]
    return "\n".join([*lines, "", "\n\n".join(_escaped(each) for each in below)]) + "\n"


def text(
    title: str,
    columns: Sequence[str],
    rows: Sequence[Sequence[str]],
    numeric: Sequence[bool],
    below: Sequence[str],
    width: int,
) -> str:
    """Set a table for a screen; where the columns do not fit side by side, one row stands under another."""
    clean = [[plain(cell) for cell in row] for row in rows]
    widths = _fit(columns, clean, max(width, 20))
    if not clean:
        body = ["No rows."]
    elif widths is None:
        body = _records(columns, clean, max(width, 20))
    else:
        body = _grid(columns, clean, numeric, widths)
    notes = [line for each in below for line in paragraph(each, max(width, 20))]
    count = f"{len(rows)} row{'' if len(rows) == 1 else 's'}"
    return "\n".join([f"{title} ({count})", "", *body, "", *notes]) + "\n"


def paragraph(words: str, width: int) -> list[str]:
    """Wrap a sentence; a link in it stays whole, so that it can be copied."""
    if "://" in words:
        return textwrap.wrap(words, width, break_long_words=False, break_on_hyphens=False)
    return textwrap.wrap(words, width)


def _fit(columns: Sequence[str], rows: Sequence[Sequence[str]], width: int) -> list[int] | None:
    """Give each column its natural width, and take from the widest until all fit; None where they cannot."""
    widths = [max([_wide(name), *(_wide(row[i]) for row in rows)]) for i, name in enumerate(columns)]
    narrowest = [min(each, max(_NARROWEST, _wide(name))) for each, name in zip(widths, columns, strict=True)]
    room = width - len(_GAP) * (len(columns) - 1)
    if sum(narrowest) > room:
        return None
    widths = [min(each, max(room, least)) for each, least in zip(widths, narrowest, strict=True)]
    while sum(widths) > room:
        spare = [each - least for each, least in zip(widths, narrowest, strict=True)]
        widths[spare.index(max(spare))] -= 1
    return widths


def _grid(
    columns: Sequence[str], rows: Sequence[Sequence[str]], numeric: Sequence[bool], widths: Sequence[int]
) -> list[str]:
    lines = [_line(columns, numeric, widths), _GAP.join("─" * each for each in widths)]
    for row in rows:
        cells = [_wrap(cell, each) for cell, each in zip(row, widths, strict=True)]
        for depth in range(max(len(cell) for cell in cells)):
            lines.append(_line([cell[depth] if depth < len(cell) else "" for cell in cells], numeric, widths))
    return lines


def _line(cells: Sequence[str], numeric: Sequence[bool], widths: Sequence[int]) -> str:
    padded = []
    for cell, right, width in zip(cells, numeric, widths, strict=True):
        space = " " * (width - _wide(cell))
        padded.append(space + cell if right else cell + space)
    return _GAP.join(padded).rstrip()


def _records(columns: Sequence[str], rows: Sequence[Sequence[str]], width: int) -> list[str]:
    """One line a column; where many columns are empty, those that are would bury the others."""
    margin = max(_wide(name) for name in columns) + len(_GAP)
    lines: list[str] = []
    for row in rows:
        for name, cell in zip(columns, row, strict=True):
            if not cell:
                continue
            wrapped = _wrap(cell, max(width - margin, _NARROWEST))
            lines += [f"{name if not i else '':<{margin}}{part}".rstrip() for i, part in enumerate(wrapped)]
        lines.append("")
    return [*lines, *textwrap.wrap("A column that is empty in a row is not listed there.", width)]


def _wrap(cell: str, width: int) -> list[str]:
    if _wide(cell) <= width:
        return [cell]
    # Wide characters take two columns: such a cell is cut as if it had half the room.
    room = width if _wide(cell) == len(cell) else max(1, width // 2)
    return textwrap.wrap(cell, room) or [""]


def _wide(cell: str) -> int:
    return sum(0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in cell)


def _row(cells: Sequence[str]) -> str:
    return "| " + " | ".join(cells) + " |"


def _escaped(cell: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"([\\`*_\[\]<>|#])", r"\\\1", _HOSTILE.sub("\N{REPLACEMENT CHARACTER}", cell)))
