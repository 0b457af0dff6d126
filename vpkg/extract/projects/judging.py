"""Whether the words beside a noun make a project's name, and whether a mine may be meant."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from operator import attrgetter

from vpkg.extract.capitals import bare_end
from vpkg.extract.found import Found
from vpkg.extract.passage import Passage, Token
from vpkg.extract.projects.lexicon import project_words
from vpkg.extract.scene import Scene
from vpkg.iri import slug

_NAMED = ("country", "organisation", "place", "instrument")
_LONGEST_NAME = 400
"""Characters; no name that begins farther off reaches here."""
_START = attrgetter("start")
SITE_LIKE = "site-like"
"""The row of what may be a mine: “Cerro Blanco Project”."""


@dataclass(frozen=True, slots=True)
class Weight:
    """How many words of a name are of no list, are common, are soft, how many ideas these make, how many words
    are of a place, and how many tell of people and their affairs.
    """

    rare: int
    common: int
    soft: int
    units: int
    placed: int
    told: int


def proposed(passage: Passage, first: int, last: int, recogniser: str, row: str) -> Found:
    """Return the project that the words from ``first`` up to ``last`` name."""
    start, end = passage.tokens[first].start, bare_end(passage.tokens[last - 1])
    name = " ".join(passage.text(start, end).split())
    return Found(start, end, "project", recogniser, row, (f"project/{slug(name)}",), name)


def has_a_title(tokens: Sequence[Token], first: int, last: int, noun: int) -> bool:
    """Tell whether a project's name is a title, not a mine's: words of people and deeds in it, or deeds told of it."""
    words = project_words()
    if any(t.bare in words.title or t.bare in words.foreign for t in tokens[first:last]):
        return True
    return not words.deed.isdisjoint(t.low for t in tokens[noun + 1 : noun + 7])


def weigh(scene: Scene, first: int, last: int) -> Weight:
    """Count what the words of a name are; those of a body's or country's name in it do not count."""
    passage, words = scene.passage, project_words()
    tokens = passage.tokens[first:last]
    known = scene.inside(tokens[0].start, tokens[-1].end, *_NAMED)
    rare = common = soft = units = placed = told = 0
    before = ""
    for token in tokens:
        low = token.bare
        if not token.is_name or low in words.initialism or not token.text[0].isalpha():
            continue
        within = [f.kind for f in known if f.start <= token.start < f.end]
        if within:
            placed += "place" in within or "country" in within
            continue
        units += not (low == "rights" and before == "human")
        human, before = before == "human", low
        if low in words.weak and not (human and low == "security"):
            continue
        told += low not in words.thing
        if low in words.soft:
            soft += 1
        elif low in words.common or human:
            common += 1
        else:
            rare += 1
    return Weight(rare, common, soft, units, placed, told - rare)


def is_taken(scene: Scene, first: int, last: int, *kinds: str) -> bool:
    """Tell whether a known name covers the words, or runs over one of their edges."""
    start, end = scene.passage.tokens[first].start, bare_end(scene.passage.tokens[last - 1])
    first_near = bisect_left(scene.known, start - _LONGEST_NAME, key=_START)
    for n in range(first_near, len(scene.known)):
        found = scene.known[n]
        if found.start >= end:
            break
        if found.end > start and found.kind in (kinds or _NAMED):
            if found.start <= start and end <= found.end:
                return True
            if found.start < start or found.end > end:
                return True
    return False


def is_a_site(tokens: Sequence[Token], first: int, last: int, noun: int, weight: Weight) -> bool:
    """Tell whether a mine or plant may be meant: a rare name before “project”, and nothing that a mine does not do."""
    if not tokens[noun].low.startswith(("project", "proyecto", "projet", "projeto")) or last - first > 3:
        return False
    near = tokens[noun + 1].low if noun + 1 < len(tokens) else ""
    if near in project_words().site:
        return True
    is_rare = weight.rare + weight.placed > 0 or not weight.told
    return is_rare and not has_a_title(tokens, first, last, noun)
