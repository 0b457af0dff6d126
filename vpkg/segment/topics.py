"""What a heading is about: its likeness to the headings by which a topic is usually announced.

Words are stemmed and weighed by how few topics use them, so that “risk” tells more than “security”
(K. Spärck Jones, “A statistical interpretation of term specificity”, Journal of Documentation 28, 1972).
"""

from __future__ import annotations

import math
import re
from functools import lru_cache

from vpkg import templates
from vpkg.segment.wording import plain

_WORD = re.compile(r"[a-z]+")
_ENDINGS = (
    "ments",
    "ment",
    "ations",
    "ation",
    "ings",
    "ing",
    "ions",
    "ion",
    "ors",
    "ers",
    "ies",
    "or",
    "er",
    "ed",
    "es",
)
_SMALL = frozenset(
    "the of and to in on our for with from how what which we your their its by a an at as or this that these is are was"
    " has have had be been it us my his her do does did who whom where when why into about through across within"
    " between s principles voluntary year them they those both".split()
)
_STRANGER = 1.2
"""Weight of a word that no topic uses: a name, mostly."""


def stems(wording: str) -> frozenset[str]:
    """Return the stems of a folded heading's words, small words apart.

    >>> sorted(stems("assessing the risks to communities"))
    ['assess', 'community', 'risk']
    """
    return frozenset(_stem(word) for word in _WORD.findall(wording) if word not in _SMALL)


def _stem(word: str) -> str:
    if word.endswith("ies") and len(word) > 5:
        return word[:-3] + "y"
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            return word[: -len(ending)]
    return word.rstrip("se") if len(word) > 4 and word.endswith(("s", "e")) else word


@lru_cache(maxsize=1)
def _phrases() -> dict[str, tuple[frozenset[str], ...]]:
    return {topic.slug: tuple(stems(plain(p)) for p in (topic.label, *topic.phrases)) for topic in templates.topics()}


@lru_cache(maxsize=1)
def _weights() -> dict[str, float]:
    users: dict[str, int] = {}
    for phrases in _phrases().values():
        for stem in frozenset().union(*phrases):
            users[stem] = users.get(stem, 0) + 1
    count = len(_phrases())
    return {stem: math.log(1 + count / users[stem]) for stem in users}


@lru_cache(maxsize=8192)
def topic_likeness(wording: str) -> tuple[tuple[float, str], ...]:
    """Rank the topics that a folded heading is like, best first, each with a likeness above 0 and up to 1.

    The likeness is Dice's coefficient of the weighted stems, against the nearest of the topic's usual headings.
    """
    own = stems(wording)
    if not own:
        return ()
    weights = _weights()
    total = sum(weights.get(stem, _STRANGER) for stem in own)
    best: dict[str, float] = {}
    for slug, phrase in {pair for stem in own for pair in _users().get(stem, ())}:
        best[slug] = max(best.get(slug, 0.0), _dice(own, phrase, total, weights))
    return tuple(sorted(((share, slug) for slug, share in best.items()), key=lambda pair: (-pair[0], pair[1])))


@lru_cache(maxsize=1)
def _users() -> dict[str, tuple[tuple[str, frozenset[str]], ...]]:
    """The phrases, with their topics, that each stem stands in."""
    users: dict[str, list[tuple[str, frozenset[str]]]] = {}
    for slug, phrases in _phrases().items():
        for phrase in phrases:
            for stem in phrase:
                users.setdefault(stem, []).append((slug, phrase))
    return {stem: tuple(pairs) for stem, pairs in users.items()}


def _dice(own: frozenset[str], phrase: frozenset[str], total: float, weights: dict[str, float]) -> float:
    shared = sum(weights[stem] for stem in own & phrase)
    return 2 * shared / (total + sum(weights[stem] for stem in phrase))


def topic_of(wording: str) -> tuple[float, str] | None:
    """Return the one topic that a folded heading announces, with the likeness; None where it is open."""
    ranked = topic_likeness(wording)
    if not ranked or ranked[0][0] < _CLEAR:
        return None
    runner_up = ranked[1][0] if len(ranked) > 1 else 0.0
    return ranked[0] if ranked[0][0] - runner_up >= _APART else None


_CLEAR = 0.78
_APART = 0.04
