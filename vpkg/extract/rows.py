"""Tables that a format lost: lines of cells parted by bars or wide gaps, and lines of “label: value”."""

from __future__ import annotations

import re
from collections.abc import Sequence

_RULE = re.compile(r"[\s|:=+-]*")
_BAR = re.compile(r"\s*\|\s*")
_GAP = re.compile(r" {2,}|\t+")
_FIGURE = re.compile(r"[^\w]*[\d.,]*\d[\d.,]*\s*(?:%|per cent|percent)?[^\w]*|n/?a|nil|none|-")
_LABELLED = re.compile(r"(?=\S)[^:.]{2,60}:\s\S[^:]{0,60}")
BETWEEN_CELLS = re.compile(r"(?<=[^\s|])(?: {2,}|\t+ *)(?=[^\s|])")
"""The wide gap between two cells of a row."""

AFTER_LABEL = re.compile(r"(?<=[^\s:]):[ \t]+(?=\S)")
"""What parts a label from its value."""

LABEL_AND_VALUE = ("label", "value")
_LONGEST_CELL = 60
_LONGEST_TITLE = 100


def is_rule(line: str) -> bool:
    """Tell whether a line only parts a table's head from its rows."""
    return _RULE.fullmatch(line) is not None


def barred(lines: Sequence[str]) -> bool:
    """Tell whether every line has cells parted by bars."""
    return len(lines) > 1 and all("|" in line for line in lines)


def spaced(lines: Sequence[str]) -> bool:
    """Tell whether lines are rows of one number of short cells parted by wide gaps, with a figure in most.

    Justified prose has wide gaps too, but neither the same number in each line nor figures standing alone.
    """
    if len(lines) < 2 or not all(map(_parted, lines)):
        return False
    rows = [cells(line) for line in lines]
    if len({len(row) for row in rows}) > 1 or len(rows[0]) < 2:
        return False
    short = all(len(cell) <= _LONGEST_CELL for row in rows for cell in row)
    figures = sum(any(_FIGURE.fullmatch(cell.lower()) for cell in row[1:]) for row in rows)
    return short and 2 * figures >= len(rows)


def _parted(line: str) -> bool:
    return "  " in line or "\t" in line or "|" in line


def labelled(lines: Sequence[str]) -> bool:
    """Tell whether each line is a label and its value (“Public security: 95”)."""
    return len(lines) > 1 and all(_LABELLED.fullmatch(line.strip()) for line in lines)


def title_lines(lines: Sequence[str]) -> bool:
    """Tell whether lines stand each for itself, as those of a title do: short, capitalised, without a full stop."""
    own = (line.strip() for line in lines)
    return len(lines) > 1 and all(
        len(line) <= _LONGEST_TITLE and not line[:1].islower() and line[-1] not in ".,;:-" for line in own
    )


def cells(line: str) -> tuple[str, ...]:
    """Return the cells of a row.

    >>> cells("| Peru | 120 |")
    ('Peru', '120')
    >>> cells("Peru        120")
    ('Peru', '120')
    """
    if "|" in line:
        return tuple(cell.strip() for cell in _BAR.split(line.strip().strip("|").strip()))
    return tuple(cell.strip() for cell in _GAP.split(line.strip()))
