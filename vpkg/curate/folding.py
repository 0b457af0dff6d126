"""Words without their layout, each character mapped back to its place: how words are found again in another document.

White space, line-end hyphens, markup and the forms of quotation marks say nothing about the words; `exact` keeps all
else, `loose` drops case and accents too, `letters` keeps letters and digits only.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from vpkg.model import Span

MASK = "█"
"""What stands for each character of redacted words, so that all positions hold."""

_DROPPED = frozenset("*`\u00ad\u200b\u200c\u200d\u2060\ufeff")
_HYPHENS = frozenset("-\u2010\u2011")
_SAME = str.maketrans({"‘": "'", "’": "'", "“": '"', "”": '"', "–": "-", "—": "-", "−": "-"})

_Pairs = Iterable[tuple[str, int]]


@dataclass(frozen=True, slots=True)
class Folded:
    """A folded text; ``at`` is the place of each of its characters in the text that it was made of."""

    text: str
    at: tuple[int, ...]

    def span(self, start: int, end: int) -> Span:
        """Map a stretch back to the text that it was made of."""
        return Span(self.at[start], self.at[end - 1] + 1)


def exact(text: str) -> Folded:
    """Fold white space, hyphens within words, markup and quotation marks; keep case and accents.

    >>> exact("the **Volun-\\ntary**  Principles").text
    'the Voluntary Principles'
    """
    return _collected(_unlaid(text))


def loose(text: str) -> Folded:
    """Fold as `exact` does, and drop case and accents.

    >>> loose("José  ORTEGA-Ruiz").text
    'jose ortegaruiz'
    """
    return _collected(_plain(_unlaid(text)))


def letters(text: str) -> Folded:
    """Keep letters and digits only, without case and accents; redacted words are one sign, however long.

    >>> letters("In 2023, Mr ████ ███ said:").text
    'in2023mr█said'
    """
    return _collected(_bare(_plain(_unlaid(text))))


def _collected(pairs: _Pairs) -> Folded:
    kept = list(pairs)
    return Folded("".join(character for character, _ in kept), tuple(at for _, at in kept))


def _unlaid(text: str) -> Iterator[tuple[str, int]]:
    before, at, length = "", 0, len(text)
    while at < length:
        character = text[at]
        if character in _DROPPED or (character == "_" and not (before.isalnum() and text[at + 1 : at + 2].isalnum())):
            at += 1
            continue
        if character in _HYPHENS and before.isalpha() and (after := _joined(text, at + 1)):
            at = after
            continue
        if character.isspace():
            if before and before != " ":
                yield " ", at
                before = " "
            at += 1
            continue
        for letter in _decomposed(character):
            yield letter, at
        before = character
        at += 1


def _joined(text: str, at: int) -> int:
    """Where the word goes on after a hyphen: right behind it or on the next line; 0 where it does not."""
    after, broken = at, False
    while after < len(text) and text[after].isspace() and after - at < 100:
        broken = broken or text[after] in "\r\n"
        after += 1
    goes_on = after < len(text) and text[after].isalpha() and (after == at or broken)
    return after if goes_on else 0


def _decomposed(character: str) -> str:
    return character if character.isascii() else unicodedata.normalize("NFKD", character.translate(_SAME))


def _plain(pairs: _Pairs) -> Iterator[tuple[str, int]]:
    for character, at in pairs:
        for letter in character.casefold():
            if not unicodedata.combining(letter):
                yield letter, at


def _bare(pairs: _Pairs) -> Iterator[tuple[str, int]]:
    before = ""
    for character, at in pairs:
        if character.isalnum() or (character == MASK and before != MASK):
            yield character, at
            before = character
