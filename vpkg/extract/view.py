"""A text as a reader sees it: markup dropped, case and accents folded, every character mapped back to its source."""

from __future__ import annotations

import re
import unicodedata

from vpkg.model import Span
from vpkg.model.value import value

_DROPPED = frozenset("*`\u00ad\u200b\u200c\u200d\u2060\ufeff")
_SAME = str.maketrans({"‘": "'", "’": "'", "“": '"', "”": '"', "–": "-", "—": "-", "‐": "-", "‑": "-", "−": "-"})
_PLAIN = re.compile(r"[!-)+-^a-~]+(?: [!-)+-^a-~]+)*")
"""Runs of ASCII without markup and with single blanks: they are their own view."""
_WEB = re.compile(r"\b(?:https?://|www\.)\S+")
_MAIL = re.compile(r"(?<!\S)\S{1,100}@\S{1,200}\.\w+")
_ADDRESSES = {"://": _WEB, "www.": _WEB, "@": _MAIL}
"""Addresses, by a mark that each of them has."""


@value
class View:
    """``folded`` is for matching, ``kept`` the same characters unfolded, ``at`` the source offset of each."""

    folded: str
    kept: str
    at: tuple[int, ...]

    def span(self, start: int, end: int) -> Span:
        """Map a stretch of the view back to the source; markup at its edges stays outside."""
        return Span(self.at[start], self.at[end - 1] + 1)


def fold(text: str) -> str:
    """Fold a name exactly as a view folds the text it is looked for in.

    >>> fold("Côte d’Ivoire")
    "cote d'ivoire"
    """
    if _PLAIN.fullmatch(text) and not any(mark in text for mark in _ADDRESSES):
        return text.lower()
    return view(text, Span(0, len(text))).folded.strip()


def view(text: str, span: Span, *, parted: re.Pattern[str] | None = None) -> View:
    """Fold one stretch of a text; addresses of the web and of mail are blanked, as names in them are no mentions.

    In a row, what ``parted`` finds reads as the bar between two cells.
    """
    folded: list[str] = []
    kept: list[str] = []
    at: list[int] = []
    hidden = _addresses(text, span)
    position = span.start
    gaps = {m.start() for m in parted.finditer(text, span.start, span.end)} if parted else set()
    for run in _PLAIN.finditer(text, span.start, span.end):
        if hidden and not hidden.isdisjoint(range(run.start(), run.end())):
            continue
        _one_by_one(text, position, run.start(), hidden, gaps, folded, kept, at)
        kept.append(run[0])
        folded.append(run[0].lower())
        at.extend(range(run.start(), run.end()))
        position = run.end()
    _one_by_one(text, position, span.end, hidden, gaps, folded, kept, at)
    return View("".join(folded), "".join(kept), tuple(at))


def _addresses(text: str, span: Span) -> set[int]:
    """Return the offsets of the characters of addresses."""
    hidden: set[int] = set()
    for mark, address in _ADDRESSES.items():
        if text.find(mark, span.start, span.end) >= 0:
            for match in address.finditer(text, span.start, span.end):
                hidden.update(range(*match.span()))
    return hidden


def _one_by_one(
    text: str,
    start: int,
    end: int,
    hidden: set[int],
    gaps: set[int],
    folded: list[str],
    kept: list[str],
    at: list[int],
) -> None:
    """Fold what is not plain: markup, white space that is more than one blank, letters beyond ASCII."""
    for position in range(start, end):
        character = "\x00" if position in hidden else text[position]
        if position in gaps:
            folded += (" ", "|", " ")
            kept += (" ", "|", " ")
            at += (position, position, position)
            continue
        if character in _DROPPED or (character == "_" and _at_edge(text, position)):
            continue
        if character.isspace():
            if folded and folded[-1][-1] == " ":
                continue
            character = " "
        for letter in _folded(character):
            folded.append(letter)
            kept.append(character)
            at.append(position)


def _at_edge(text: str, position: int) -> bool:
    """An underscore is emphasis at the edge of a word and a letter within one."""
    before, after = text[position - 1 : position], text[position + 1 : position + 2]
    return not (before.isalnum() and after.isalnum())


def _folded(character: str) -> str:
    if character.isascii():
        return character.lower()
    plain = unicodedata.normalize("NFKD", character.translate(_SAME))
    return "".join(c for c in plain if not unicodedata.combining(c)).casefold()
