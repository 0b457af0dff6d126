"""Labels at the beginning of a line: bullets, numbers, letters and codes."""

from __future__ import annotations

import re
from dataclasses import dataclass

from vpkg.read.pdf.rows import spaced, words_of
from vpkg.read.pdf.shapes import DRAWN_BULLET, Line

BULLETS = frozenset("•▪●○◦‣⁃■□◾➢➤►▶✓✔❖\u00b7\u2013\u2014-*" + DRAWN_BULLET)
_LETTER_O = "o"
_ROMANS = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv", "xv")
_NUMBERED = re.compile(r"(?P<open>\(?)(?P<number>\d{1,2}|[A-Za-z]|[ivxIVX]{1,5})(?P<close>[.)])\Z")
_CODE = re.compile(r"(?:[A-Z]\.?\s?\d{1,2}(?:\.\d{1,2})*|\d{1,2}(?:\.\d{1,2})+)[.:)]?\Z")


@dataclass(frozen=True, slots=True)
class Label:
    """What labels a line, with the ``gap`` after it; ``form`` and ``value`` tell whether two labels follow each other.

    ``loose`` tells that a sentence may as well begin a line with it (“in 2022 and A. Smith”).
    """

    bullet: bool
    form: str
    value: int
    gap: float
    loose: bool
    roman: int = 0

    def follows(self, other: Label) -> bool:
        """Tell whether this label counts on from another."""
        if self.form == other.form and self.value == other.value + 1 > 0:
            return True
        return 0 < other.roman == self.roman - 1


def label_of(line: Line) -> Label | None:
    """Return the label that a line begins with."""
    first = line.pieces[0]
    if first.text == DRAWN_BULLET or _is_bullet(line):
        return Label(True, "bullet", 0, 0.0, first.text in "-–—*")
    if len(line.pieces) < 2:
        return None
    gap = line.pieces[1].x0 - first.x1
    if not spaced(line.pieces[:2])[1]:
        return None
    match = _NUMBERED.match(first.text)
    if match:
        form, value = _value(match["number"])
        loose = gap < 0.5 * line.size and match["close"] == "."
        return Label(False, match["open"] + form + match["close"], value, gap, loose, _roman(match["number"]))
    if _CODE.match(first.text):
        return Label(False, "code", 0, 0.0, True)
    return None


def _is_bullet(line: Line) -> bool:
    first = line.pieces[0]
    if len(line.pieces) < 2 or len(first.text) != 1:
        return False
    if first.text in BULLETS or "\ue000" <= first.text <= "\uf8ff":
        return spaced(line.pieces[:2])[1]
    # Word sets its second level with the letter o; a word does not stand that far from it.
    return first.text == _LETTER_O and line.pieces[1].x0 - first.x1 > 0.5 * line.size and len(words_of(line.pieces)) > 2


def _value(number: str) -> tuple[str, int]:
    if number.isdigit():
        return "1", int(number)
    if len(number) > 1:
        return "i", _roman(number)
    return ("a" if number.islower() else "A"), ord(number.lower()) - ord("a") + 1


def _roman(number: str) -> int:
    return _ROMANS.index(number.lower()) + 1 if number.lower() in _ROMANS else 0
