"""The lexicon engine that all extraction uses: one Aho-Corasick automaton over folded text.

Aho, A. V. and Corasick, M. J.: Efficient string matching, CACM 18(6), 1975.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from vpkg.extract.view import View, fold
from vpkg.model.value import value

# After a name, these make an adjective of it and leave the name whole: UK-based, Swiss-led.
_ADJECTIVE_TAILS = frozenset(
    "based led wide owned funded listed registered headquartered born specific backed sponsored"
    " trained run side level".split()
)


@dataclass(frozen=True, slots=True)
class Entry:
    """One way of writing one entity.

    ``exact`` asks for the very letters (acronyms), ``lower`` allows a small initial; ``guard`` names the context
    that the match needs (see `vpkg.extract.names.guards`); ``row`` says which row of which file it comes from.
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
    concept: str | None = None


@value
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

        by_surface: dict[str, list[Entry]] = defaultdict(list)
        for entry in entries:
            folded = fold(entry.surface)
            if folded and entry not in by_surface[folded]:
                by_surface[folded].append(entry)
        self._size = len(by_surface)
        self._automaton: Any = ahocorasick.Automaton()
        for folded, same in by_surface.items():
            self._automaton.add_word(folded, (len(folded), tuple(same)))
        if by_surface:
            self._automaton.make_automaton()

    def __len__(self) -> int:
        return self._size

    def scan(self, text: View) -> Iterator[Match]:
        """Yield every stretch that is a whole name, in any order, overlapping ones included."""
        found = list(self._stretches(text)) if self._size else []
        if not found:
            return
        yield from _parted(text, found) if "-" in text.folded else found

    def called(self, name: str) -> tuple[Entry, ...]:
        """Return the entries that a name may stand for as it is written."""
        _, entries = self._automaton.get(fold(name), (0, ()))
        return tuple(e for e in entries if _written_so(e, name))

    def _stretches(self, text: View) -> Iterator[Match]:
        folded, size = text.folded, len(text.folded)
        for last, (length, entries) in self._automaton.iter(folded):
            start, end = last + 1 - length, last + 1
            # Most of what is found lies within longer words: letters or digits touch it.
            if (end < size and folded[end].isalnum()) or (start and folded[start - 1].isalnum()):
                continue
            written = text.kept[start:end]
            fitting = tuple([e for e in entries if _written_so(e, written)])
            if fitting:
                yield Match(start, end, fitting)


def _parted(text: View, found: list[Match]) -> Iterator[Match]:
    """A hyphen joins words to one, unless a name stands on either side of it: the Mali-Niger border."""
    names = [m for m in found if any(e.kind in ("country", "place") and not e.form for e in m.entries)]
    starts, ends = {m.start for m in names}, {m.end for m in names}
    for match in found:
        before = not _hyphen(text, match.start - 1) or match.start - 1 in ends
        after = not _hyphen(text, match.end) or match.end + 1 in starts or _adjective_tail(text, match.end)
        if before and after:
            yield match


def _hyphen(text: View, at: int) -> bool:
    """Tell whether a hyphen within a word stands here; a dash parts words."""
    if not 0 < at < len(text.kept) - 1 or text.folded[at] != "-":
        return False
    return text.kept[at] in "-‐‑" and text.folded[at - 1].isalnum() and text.folded[at + 1].isalnum()


def _adjective_tail(text: View, at: int) -> bool:
    return text.folded[at + 1 :].split(" ", 1)[0].rstrip(".,;:)'\"") in _ADJECTIVE_TAILS


def _written_so(entry: Entry, written: str) -> bool:
    if entry.exact:
        return written.replace("’", "'") == entry.surface.replace("’", "'")
    if entry.lower or written[0].isupper():
        return True
    initial = next((c for c in written if c.isalpha()), "")
    return initial.isupper() or not initial
