"""The nouns on which names of bodies are built (Ministry, Working Group, Gendarmerie), from the lexicon."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from vpkg.extract.passage import Token
from vpkg.extract.view import fold
from vpkg.extract.words import table


@dataclass(frozen=True, slots=True)
class Head:
    """``needs`` tells what must stand beside it; ``shared`` heads make names that bodies of many countries bear.

    After a ``romance`` head the name goes on (Gendarmería Nacional, Universidad Andina).
    """

    words: tuple[str, ...]
    needs: str
    shared: bool
    kind: str
    romance: bool
    row: str


@lru_cache(maxsize=1)
def heads_by_last_word() -> dict[str, tuple[Head, ...]]:
    """Return the heads by their last word, the longest first."""
    by_word: dict[str, list[Head]] = {}
    for row in table("organisation-heads"):
        parts = tuple(fold(row["head"]).split())
        head = Head(parts, row["needs"], row["shared"] == "1", row["kind"], row["language"] == "romance", row["row"])
        by_word.setdefault(parts[-1], []).append(head)
    return {word: tuple(sorted(found, key=lambda h: -len(h.words))) for word, found in by_word.items()}


@lru_cache(maxsize=1)
def _heads_by_words() -> dict[tuple[str, ...], tuple[Head, ...]]:
    by_words: dict[tuple[str, ...], tuple[Head, ...]] = {}
    for head in (head for same in heads_by_last_word().values() for head in same):
        by_words[head.words] = (*by_words.get(head.words, ()), head)
    return by_words


@lru_cache(maxsize=1)
def _pairs() -> frozenset[tuple[str, ...]]:
    """Return the last two words of the heads of several words."""
    return frozenset(words[-2:] for words in _heads_by_words() if len(words) > 1)


@lru_cache(maxsize=1)
def _sizes() -> dict[str, tuple[int, ...]]:
    """Return of how many words the heads are that end with a word, the longest first."""
    return {last: tuple(dict.fromkeys(len(head.words) for head in same)) for last, same in heads_by_last_word().items()}


@lru_cache(maxsize=1)
def strong_heads() -> frozenset[str]:
    """Return the last words of heads that make a name of what follows them, companies' words apart."""
    return frozenset(
        w for w, found in heads_by_last_word().items() if any(h.kind != "company" and len(h.words) == 1 for h in found)
    )


def head_at(tokens: Sequence[Token], at: int, first: int) -> tuple[Head, int] | None:
    """Return the longest head whose last word stands at a position, and where its first word stands."""
    word = tokens[at].bare
    several = at > first and (tokens[at - 1].low, word) in _pairs()
    if not several and not tokens[at].is_name:
        return None
    for size in _sizes().get(word, ()) if several else (1,):
        begin = at - size + 1
        if begin < first:
            continue
        for head in _heads_by_words().get((*(t.low for t in tokens[begin:at]), word), ()):
            if tokens[begin].is_name or _is_small(head, tokens, begin, first):
                return head, begin
    return None


def _is_small(head: Head, tokens: Sequence[Token], begin: int, first: int) -> bool:
    """“Kibara Dialogue working group”: the noun of a group may be small after a name."""
    if head.kind != "body" or len(head.words) < 2 or begin - 2 < first:
        return False
    before = tokens[begin - 1]
    return before.is_name and not before.text.isupper() and tokens[begin - 2].is_name
