"""Bodies of the Voluntary Principles Initiative, in any case: “steering committee of the Voluntary Principles”."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from vpkg import gazetteer
from vpkg.extract.capitals import bare_end
from vpkg.extract.found import Found
from vpkg.extract.passage import Passage, Sentence, Token
from vpkg.extract.words import table

_INITIATIVE = "voluntary-principles-initiative"


@lru_cache(maxsize=4)
def _phrases(part: str) -> dict[str, list[tuple[tuple[str, ...], str, str]]]:
    """Return the phrases of a part of the lexicon by their first word, the longest first."""
    found: dict[str, list[tuple[tuple[str, ...], str, str]]] = {}
    for row in table("organisation-initiative"):
        if row["part"] == part:
            words = tuple(row["phrase"].split())
            found.setdefault(words[0], []).append((words, row["body"], row["row"]))
    return {word: sorted(each, key=lambda p: -len(p[0])) for word, each in found.items()}


@lru_cache(maxsize=1)
def _first_words() -> frozenset[str]:
    words = {word for part in ("initiative", "body", "alone") for word in _phrases(part)}
    return frozenset(words | {f"{word}'s" for word in words})


def initiative(passage: Passage) -> Iterator[Found]:
    """Yield the bodies of the Initiative that a passage names in full."""
    taken = 0
    for at in passage.at(_first_words()):
        found = _body_at(passage.tokens, at, passage.sentence_of(at)) if at >= taken else None
        if found is not None:
            first, taken, body, row = found
            known = gazetteer.organisations()[body]
            start, end = passage.tokens[first].start, bare_end(passage.tokens[taken - 1])
            yield Found(start, end, "organisation", "organisation-initiative-body", row, (known.id,), known.name)


def _match(part: str, tokens: Sequence[Token], at: int, last: int) -> tuple[int, str, str] | None:
    if at >= last:
        return None
    phrases = _phrases(part).get(tokens[at].bare)
    for words, body, row in phrases or ():
        end = at + len(words)
        if end <= last and tokens[end - 1].bare == words[-1] and tuple(t.bare for t in tokens[at:end]) == words:
            return end, body, row
    return None


def _body_at(tokens: Sequence[Token], at: int, sentence: Sentence) -> tuple[int, int, str, str] | None:
    """Return the first token of a body's name, the one after its last, its id and the lexicon row."""
    last = sentence.last
    name = _match("initiative", tokens, at, last)
    if name is not None:
        body = _match("body", tokens, name[0], last)
        own = tokens[name[0] - 1].low.endswith("'s")
        if body is not None:
            return (name[0] if own else at, *body)
    body = _match("body", tokens, at, last)
    if body is not None and body[0] + 1 < last and tokens[body[0]].low in ("of", "for", "at", "to"):
        begin = body[0] + 1
        begin += begin + 1 < last and tokens[begin].low == "the"
        name = _match("initiative", tokens, begin, last)
        if name is not None:
            return at, name[0], body[1], body[2]
    alone = _match("alone", tokens, at, last)
    return (at, *alone) if alone and _stands_alone(tokens, at, alone[0], sentence) else None


def _stands_alone(tokens: Sequence[Token], at: int, end: int, sentence: Sentence) -> bool:
    """A body's bare name counts where no other name stands beside it; a single word only as “the Initiative”."""
    before = tokens[at - 1] if at > sentence.first else None
    if before is not None and ((before.is_name and before.low != "the") or before.low == "&"):
        return False
    if end - at > 1:
        return tokens[at].is_capitalised or tokens[end - 1].low == "pillar"
    followed = end < sentence.last and tokens[end].is_name
    return tokens[at].is_capitalised and before is not None and before.low == "the" and not followed
