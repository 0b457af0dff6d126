"""The lexicon engine that all extraction uses: one Aho-Corasick automaton over folded text.

Aho, A. V. and Corasick, M. J.: Efficient string matching, CACM 18(6), 1975.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from vpkg.extract.view import View, fold

# After a name, these make an adjective of it and leave the name whole: UK-based, Swiss-led.
_ADJECTIVE_TAILS = frozenset(
    "based led wide owned funded listed registered headquartered born specific backed sponsored"
    " trained run side level".split()
)


@dataclass(frozen=True, slots=True)
class Entry:
    """One way of writing one entity.

    ``exact`` asks for the very letters (acronyms), ``lower`` allows a small initial; ``guard`` names the context
    that the match needs (see `vpkg.extract.guards`); ``row`` says which row of which file it comes from.
    """

    surface: str
    kind: str
    target: str
    canonical: str
    recogniser: str
    iso: tuple[str, ...] = ()
    form: str | None = None
    exact: bool = False
    lower: bool = False
    guard: str | None = None
    row: str = ""


@dataclass(frozen=True, slots=True)
class Match:
    """A stretch of a view, and the entries it may stand for."""

    start: int
    end: int
    entries: tuple[Entry, ...]

    def __len__(self) -> int:
        return self.end - self.start


class Lexicon:
    """A set of entries, compiled once and read many times."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        import ahocorasick

        self._by_surface: dict[str, list[Entry]] = defaultdict(list)
        for entry in entries:
            folded = fold(entry.surface)
            if folded and entry not in self._by_surface[folded]:
                self._by_surface[folded].append(entry)
        self._automaton: Any = ahocorasick.Automaton()
        for folded in self._by_surface:
            self._automaton.add_word(folded, folded)
        if self._by_surface:
            self._automaton.make_automaton()

    def __len__(self) -> int:
        return len(self._by_surface)

    def scan(self, text: View) -> Iterator[Match]:
        """Yield every stretch that is a whole name, in any order, overlapping ones included."""
        if not self._by_surface:
            return
        found = [m for m in self._stretches(text) if _between_words(text, m.start, m.end)]
        # A hyphen joins words to one, unless a name stands on either side of it: the Mali-Niger border.
        names = [m for m in found if any(e.kind in ("country", "place") and not e.form for e in m.entries)]
        starts, ends = {m.start for m in names}, {m.end for m in names}
        for match in found:
            before = not _hyphen(text, match.start - 1) or match.start - 1 in ends
            after = not _hyphen(text, match.end) or match.end + 1 in starts or _adjective_tail(text, match.end)
            if before and after:
                yield match

    def _stretches(self, text: View) -> Iterator[Match]:
        for last, folded in self._automaton.iter(text.folded):
            start, end = last + 1 - len(folded), last + 1
            written = text.kept[start:end]
            fitting = tuple(e for e in self._by_surface[folded] if _written_so(e, written))
            if fitting:
                yield Match(start, end, fitting)


def _between_words(text: View, start: int, end: int) -> bool:
    """Tell whether no letter or digit touches a stretch."""
    folded = text.folded
    return not (start and folded[start - 1].isalnum()) and not (end < len(folded) and folded[end].isalnum())


def _hyphen(text: View, at: int) -> bool:
    """Tell whether a hyphen within a word stands here; a dash parts words."""
    inside = 0 < at < len(text.kept) - 1
    return inside and text.kept[at] in "-‐‑" and text.folded[at - 1].isalnum() and text.folded[at + 1].isalnum()


def _adjective_tail(text: View, at: int) -> bool:
    return text.folded[at + 1 :].split(" ", 1)[0].rstrip(".,;:)'\"") in _ADJECTIVE_TAILS


def _written_so(entry: Entry, written: str) -> bool:
    if entry.exact:
        return written.replace("’", "'") == entry.surface.replace("’", "'")
    initial = next((c for c in written if c.isalpha()), "")
    return entry.lower or initial.isupper() or not initial


def longest(matches: Iterable[Match]) -> tuple[list[Match], list[tuple[Match, Match]]]:
    """Return the matches that win, left to right and longest first, and the (inner, outer) pairs nested in winners.

    A match that crosses a winner's edge is dropped.
    """
    winners: list[Match] = []
    nested: list[tuple[Match, Match]] = []
    for match in sorted(matches, key=lambda m: (m.start, -len(m))):
        outer = winners[-1] if winners and match.start < winners[-1].end else None
        if outer is None:
            winners.append(match)
        elif match.end <= outer.end:
            nested.append((match, outer))
    return winners, nested
