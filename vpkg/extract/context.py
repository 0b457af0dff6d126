"""What a recogniser knows of the whole report while it reads one passage."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from vpkg.extract.found import Found
from vpkg.extract.view import fold
from vpkg.model import Report

_SAME_FIRST_WORD = 50


class Defined:
    """The names that a report makes known.

    ``names`` maps each of them, in its very letters, to what it stands for: an acronym (“Sustainable Land Forum
    (SLF)”) to its body. ``first_words`` are the folded words with which they begin.
    """

    def __init__(self, names: dict[str, Found]) -> None:
        self.names = names
        self._by_first: dict[str, list[tuple[str, ...]]] = {}
        for name in sorted(names, key=lambda n: -len(n)):
            parts = tuple(name.split())
            same = self._by_first.setdefault(parts[0], [])
            if len(same) < _SAME_FIRST_WORD:
                same.append(parts)
        self.first_words = frozenset(fold(word).rstrip("'") for word in self._by_first)

    def beginning_with(self, word: str) -> Sequence[tuple[str, ...]]:
        """Return the words of the names that begin with a word, the longest name first."""
        return self._by_first.get(word, ())


@dataclass(frozen=True, slots=True)
class Context:
    """``countries`` are the ISO codes of those named anywhere; ``defined`` the names that the report makes known."""

    report: Report
    countries: frozenset[str] = frozenset()
    defined: Defined = field(default_factory=lambda: Defined({}))

    @property
    def text(self) -> str:
        """The document's text."""
        return self.report.document.text

    @property
    def reporter(self) -> str | None:
        """The reporter's slug."""
        return self.report.reporter.slug if self.report.reporter else None

    @property
    def year(self) -> int | None:
        """The report's year."""
        return self.report.year
