"""Cue words of statements, found at word edges; ontology/lexicon/statement-cues.csv holds them."""

from __future__ import annotations

from collections import defaultdict
from functools import lru_cache
from typing import Any

from vpkg.extract.words import table
from vpkg.model.value import value


@value
class Cue:
    """A cue as it stands in folded text; ``concept`` is what it tells, where it tells more than its kind."""

    kind: str
    start: int
    end: int
    concept: str
    row: str


class Cues:
    """The cues of all kinds in one passage's folded text, found in one pass."""

    def __init__(self, folded: str) -> None:
        self._by_kind: dict[str, list[Cue]] = defaultdict(list)
        for last, rows in _automaton().iter(folded):
            end = last + 1
            start = end - len(rows[0]["cue"])
            if folded[end : end + 1].isalnum() or (start and folded[start - 1].isalnum()):
                continue
            for row in rows:
                self._by_kind[row["kind"]].append(Cue(row["kind"], start, end, row["concept"], row["row"]))
        for found in self._by_kind.values():
            found.sort(key=lambda cue: (cue.start, -cue.end))

    def of(self, kind: str, start: int, end: int) -> list[Cue]:
        """Return the cues of a kind in a stretch, left to right, the longest where several begin; none overlaps."""
        fitting: list[Cue] = []
        for cue in self._by_kind.get(kind, ()):
            if start <= cue.start and cue.end <= end:
                fitting.append(cue)
                start = cue.end
        return fitting


@lru_cache(maxsize=1)
def _automaton() -> Any:
    """Compile the rows of the lexicon by their words; of rows that say the same for one kind, the last counts."""
    import ahocorasick

    rows = {(row["cue"], row["kind"]): row for row in table("statement-cues")}
    by_cue: dict[str, list[dict[str, str]]] = defaultdict(list)
    for (cue, _), row in rows.items():
        by_cue[cue].append(row)
    automaton = ahocorasick.Automaton()
    for cue, same in by_cue.items():
        automaton.add_word(cue, tuple(same))
    automaton.make_automaton()
    return automaton
