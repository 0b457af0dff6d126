"""“the security company Garvek”, “Sauti Moja, a local NGO”: names that an ordinary noun beside them makes a body's."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from vpkg.extract.capitals import bare_end, generic, run_end, run_start
from vpkg.extract.passage import Sentence, Token
from vpkg.extract.scene import Scene
from vpkg.extract.words import words

Stretch = tuple[int, int, str, str]
_DETERMINERS = frozenset("a an the our its another one local".split())
_NOT_AFTER = frozenset("project programme program policy act code mine".split())


@lru_cache(maxsize=1)
def _nouns() -> frozenset[str]:
    return words("organisation-introducers", "class", "noun")


@lru_cache(maxsize=1)
def _adjectives() -> frozenset[str]:
    return words("organisation-introducers", "class", "adjective")


def introduced(scene: Scene) -> Iterator[Stretch]:
    """Yield the names that a noun such as NGO, company or contractor introduces or explains."""
    passage, tokens = scene.passage, scene.passage.tokens
    for at in passage.at(_nouns()):
        sentence = passage.sentence_of(at)
        for first, last in (_after(tokens, at, sentence.last), _before(tokens, at, sentence)):
            if first < last and _is_new(scene, first, last, sentence.last):
                yield tokens[first].start, bare_end(tokens[last - 1]), "organisation-introduced", tokens[at].low


def _is_new(scene: Scene, first: int, last: int, end: int) -> bool:
    """Tell whether a name is none of a country, place or law, and has a word of its own."""
    tokens = scene.passage.tokens
    others = [
        *scene.starting(tokens[first].start, "country", "place", "instrument"),
        *scene.ending(bare_end(tokens[last - 1]), "country", "place", "instrument"),
    ]
    if any(f.form not in ("in-name", "unsure") for f in others):
        return False
    if all(t.low in generic() or t.low in _nouns() for t in tokens[first:last] if t.text[0].isalpha()):
        return False
    return not (last < end and tokens[last].low in _NOT_AFTER)


def _after(tokens: Sequence[Token], at: int, last: int) -> tuple[int, int]:
    """“the NGO Sauti Moja”, “security provider, Garvek,”."""
    if tokens[at].is_capitalised and not tokens[at].text.isupper():
        return at, at
    begin = at + 1
    if begin < last and tokens[begin].text == ",":
        begin += 1
    if begin >= last or not tokens[begin].is_name or tokens[begin].low in ("the", "a", "in", "we", "our", "this"):
        return at, at
    end = run_end(tokens, begin, last)
    if tokens[at + 1].text == "," and not (end < last and tokens[end].text in ",.;)"):
        return at, at
    return begin, end


def _before(tokens: Sequence[Token], at: int, sentence: Sentence) -> tuple[int, int]:
    """“Sauti Moja, a Kenyan women's rights organisation”."""
    n = at
    while n - 1 > sentence.first and at - n < 6 and tokens[n - 1].low not in _DETERMINERS and tokens[n - 1].text != ",":
        n -= 1
    while n - 1 > sentence.first and tokens[n - 1].low in _DETERMINERS:
        n -= 1
    if tokens[n].low not in _DETERMINERS or n - 1 <= sentence.first or tokens[n - 1].text not in (",", "("):
        return at, at
    if not _describes(tokens, n, at):
        return at, at
    stop = n - 1
    return run_start(tokens, stop, sentence), stop


def _describes(tokens: Sequence[Token], first: int, at: int) -> bool:
    return all(
        t.low in _adjectives() or t.low in _DETERMINERS or t.is_capitalised or t.low in generic()
        for t in tokens[first:at]
    )
