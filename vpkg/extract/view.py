"""A text as a reader sees it: markup dropped, case and accents folded, every character mapped back to its source."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from vpkg.model import Span

_DROPPED = frozenset("*`\u00ad\u200b\u200c\u200d\u2060\ufeff")
_SAME = str.maketrans({"‘": "'", "’": "'", "“": '"', "”": '"', "–": "-", "—": "-", "‐": "-", "‑": "-", "−": "-"})
_URL = re.compile(r"\b(?:https?://|www\.)\S+|\S+@\S+\.\w+")


@dataclass(frozen=True, slots=True)
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
    return view(text, Span(0, len(text))).folded.strip()


def view(text: str, span: Span) -> View:
    """Fold one stretch of a text; addresses of the web and of mail are blanked, as names in them are no mentions."""
    folded: list[str] = []
    kept: list[str] = []
    at: list[int] = []
    hidden = {i for m in _URL.finditer(text, span.start, span.end) for i in range(m.start(), m.end())}
    for position in range(span.start, span.end):
        character = "\x00" if position in hidden else text[position]
        if character in _DROPPED or (character == "_" and _at_edge(text, position)):
            continue
        if character.isspace():
            if folded and folded[-1] == " ":
                continue
            character = " "
        for letter in _folded(character):
            folded.append(letter)
            kept.append(character)
            at.append(position)
    return View("".join(folded), "".join(kept), tuple(at))


def _at_edge(text: str, position: int) -> bool:
    """An underscore is emphasis at the edge of a word and a letter within one."""
    before, after = text[position - 1 : position], text[position + 1 : position + 2]
    return not (before.isalnum() and after.isalnum())


def _folded(character: str) -> str:
    if character.isascii():
        return character.lower()
    plain = unicodedata.normalize("NFKD", character.translate(_SAME))
    return "".join(c for c in plain if not unicodedata.combining(c)).casefold()
