"""Words parted at the end of a line: the document itself tells whether the hyphen belongs to them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

HYPHENS = "-\u2010\u00ad"
_WORD = re.compile(r"[^\W\d_]+(?:[-\u2010\u2011][^\W\d_]+)*")
_TAIL = re.compile(r"([^\W\d_]+(?:[-\u2010\u2011][^\W\d_]+)*)[-\u2010]\Z")
_HEAD = re.compile(r"[^\W\d_]+")
_KEPT = frozenset("self non well ex quasi all cross half semi mid vice".split())
"""First parts that words are often joined to with a hyphen; joined only where the document writes them joined."""


class Vocabulary:
    """The words of a document, as they stand within its lines."""

    def __init__(self, lines: Iterable[str]) -> None:
        self._words: Counter[str] = Counter()
        for line in lines:
            whole = line.rstrip()
            found = [
                match.group().lower().replace("\u2010", "-").replace("\u2011", "-") for match in _WORD.finditer(whole)
            ]
            if whole.endswith(tuple(HYPHENS)) and found:
                found.pop()
            self._words.update(found)

    def joins(self, before: str, after: str) -> bool:
        """Tell whether a line's last word and the next line's first are one word without the hyphen between them.

        >>> Vocabulary(["the training of officers"]).joins("of train-", "ing was held")
        True
        >>> Vocabulary(["their self-help groups"]).joins("our self-", "help groups")
        False
        """
        if before.endswith("\u00ad"):
            return True
        tail, head = _TAIL.search(before), _HEAD.match(after)
        if tail is None or head is None or not head.group()[0].islower():
            return False
        first, second = tail.group(1).lower().replace("\u2010", "-"), head.group().lower()
        joined, parted = self._words[first + second], self._words[f"{first}-{second}"]
        if joined or parted:
            return joined >= parted
        last = first.rsplit("-", 1)[-1]
        if last in _KEPT or ("-" in first and self._words[last]):
            return False
        return not (self._words[last] and self._words[second] and len(second) > 3)
