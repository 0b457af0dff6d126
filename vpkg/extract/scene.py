"""A passage with the names already found in it, indexed so that a pattern can ask what stands where."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from operator import attrgetter

from vpkg.extract.capitals import bare_end
from vpkg.extract.found import Found
from vpkg.extract.passage import Passage, Sentence

_LEAD = re.compile(r"\W*(?:in|at|across|within)?\s?(?:the\s)?$")
_LEAD_LENGTH = 24
_START = attrgetter("start")
_Counts = tuple[Counter[str], Counter[str]]


class Scene:
    """``passage`` and ``known``, what layers before have proposed for it."""

    def __init__(self, passage: Passage, known: Sequence[Found]) -> None:
        self.passage = passage
        self.known = sorted(known, key=_START)
        self.from_start: dict[int, list[Found]] = {}
        self.to_end: dict[int, list[Found]] = {}
        for found in self.known:
            self.from_start.setdefault(found.start, []).append(found)
            self.to_end.setdefault(found.end, []).append(found)
        self._starts = [f.start for f in self.known]
        self._counts: dict[int, _Counts] = {}
        self._around: set[str] | None = None

    def token_at(self, start: int) -> int | None:
        """Return the index of the token that starts at a position."""
        tokens = self.passage.tokens
        at = bisect_left(tokens, start, key=_START)
        return at if at < len(tokens) and tokens[at].start == start else None

    def token_to(self, end: int) -> int | None:
        """Return the index of the token that ends at a position, the ending of a possessive left out."""
        at = bisect_left(self.passage.tokens, end, key=_START) - 1
        return at if at >= 0 and bare_end(self.passage.tokens[at]) == end else None

    def inside(self, start: int, end: int, *kinds: str) -> list[Found]:
        """Return the names of some kinds that lie within a stretch."""
        first, last = bisect_left(self._starts, start), bisect_left(self._starts, end)
        return [f for f in self.known[first:last] if f.end <= end and (not kinds or f.kind in kinds)]

    def ending(self, end: int, *kinds: str) -> list[Found]:
        """Return the names of some kinds that end at a position."""
        return [f for f in self.to_end.get(end, ()) if f.kind in kinds]

    def starting(self, start: int, *kinds: str) -> list[Found]:
        """Return the names of some kinds that start at a position."""
        return [f for f in self.from_start.get(start, ()) if f.kind in kinds]

    def marks(self, *kinds: str) -> bytearray:
        """Return a byte for each character of the view: 1 where a name of some kinds stands."""
        made = bytearray(len(self.passage.view.kept))
        for found in self.known:
            if found.kind in kinds:
                made[found.start : found.end] = b"\x01" * len(found)
        return made

    def country(self, sentence: Sentence, start: int = 0, end: int = 0) -> str | None:
        """Return the one country that a sentence tells of, by ISO code; None where several may be meant.

        The only country that the sentence names goes first, then the one that opens the passage (“In Kenya, …”), then
        the only one in the passage, then that of the part of the answer. What lies between ``start`` and ``end`` is
        the name that asks, and does not count.
        """
        named, told = self._in_sentence(sentence)
        own = [f for f in self.inside(start, end) if _is_located(f)]
        named = named - Counter(f.iso[0] for f in own if f.form is None)
        # An adjective tells whose something is, not where: it counts only where no name does.
        here = set(named) or set(told - Counter(f.iso[0] for f in own if f.form is not None))
        if here:
            return here.pop() if len(here) == 1 else None
        if self._around is None:
            self._around = {f.iso[0] for f in self.known if _is_located(f)}
        lead = self._lead()
        if lead is not None:
            return lead
        if self._around:
            return next(iter(self._around)) if len(self._around) == 1 else None
        return self.passage.country

    def _in_sentence(self, sentence: Sentence) -> _Counts:
        if sentence.first not in self._counts:
            here = [f for f in self.inside(sentence.start, sentence.end) if _is_located(f)]
            self._counts[sentence.first] = (
                Counter(f.iso[0] for f in here if f.form is None),
                Counter(f.iso[0] for f in here if f.form is not None),
            )
        return self._counts[sentence.first]

    def _lead(self) -> str | None:
        for found in self.known[: bisect_left(self._starts, _LEAD_LENGTH)]:
            if _is_located(found):
                return found.iso[0] if _LEAD.fullmatch(self.passage.view.folded[: found.start]) else None
        return None


def _is_located(found: Found) -> bool:
    return found.kind in ("country", "place") and len(found.iso) == 1 and found.form not in ("in-name", "unsure")
