"""A sentence as the pattern families read it: its tokens, and what the layers before have found in it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Set as AbstractSet
from dataclasses import field

from vpkg import gazetteer
from vpkg.extract.found import Found
from vpkg.extract.instruments.heads import AND, ARTICLES, INNER, Head, head_of, heads
from vpkg.extract.passage import Passage, Sentence, Token
from vpkg.model.value import value

_NAMED = ("organisation", "country", "place", "instrument")


@value
class Reading:
    """The sentence is ``tokens[first:last]`` of the passage's; ``heads`` are the words in it that may head a name.

    ``starts`` and ``ends`` give the kinds of what was found by the offset where it starts or ends; ``countries`` are
    the ISO codes of those named in the sentence, adjectives included; ``words`` the half-open range of its words
    without the marks and numbers at either end; ``title`` tells whether all words have capitals, as in headings.
    """

    passage: Passage
    tokens: tuple[Token, ...] = field(repr=False)
    first: int
    last: int
    heads: tuple[tuple[int, Head], ...]
    starts: dict[int, frozenset[str]] = field(repr=False)
    ends: dict[int, frozenset[str]] = field(repr=False)
    countries: frozenset[str]
    words: tuple[int, int]
    title: bool

    def at(self, words: AbstractSet[str]) -> list[int]:
        """Return where in the sentence any of some words stand, as indices of tokens."""
        if self.passage.vocabulary.isdisjoint(words):
            return []
        return [at for at in self.passage.at(words) if self.first <= at < self.last]

    def low(self, at: int) -> str:
        """Return the folded word at an index; an empty one outside the sentence."""
        return self.tokens[at].low if self.first <= at < self.last else ""

    def begins(self, at: int, *kinds: str) -> bool:
        """Tell whether something of these kinds begins with a token."""
        return at < self.last and bool(self.starts.get(self.tokens[at].start, frozenset()).intersection(kinds))

    def finishes(self, at: int, *kinds: str) -> bool:
        """Tell whether something of these kinds ends with a token."""
        return at >= self.first and bool(self.ends.get(self.tokens[at].end, frozenset()).intersection(kinds))

    def opens(self, at: int) -> bool:
        """Tell whether a word would have a capital anyway: nothing but marks and numbers stand before it."""
        return at <= self.words[0]

    def fills(self, start: int, end: int) -> bool:
        """Tell whether a stretch of tokens is all that the sentence says, marks and numbers apart."""
        return start <= self.words[0] and self.words[1] <= end


def readings(passage: Passage, known: tuple[Found, ...]) -> list[Reading]:
    """Return the sentences of a passage with what was found in it."""
    starts: dict[int, frozenset[str]] = {}
    ends: dict[int, frozenset[str]] = {}
    bounds = [sentence.start for sentence in passage.sentences]
    countries: list[set[str]] = [set() for _ in bounds]
    for found in known:
        if found.kind in _NAMED and found.form != "in-name":
            kinds = {found.kind, "government"} if _governs(found) else {found.kind}
            starts[found.start] = starts.get(found.start, frozenset()) | kinds
            ends[found.end] = ends.get(found.end, frozenset()) | {found.kind}
        if found.kind == "country" and len(found.targets) == 1 and found.iso:
            countries[max(0, bisect_right(bounds, found.start) - 1)].add(found.iso[0])
    headed = passage.at_bare(heads().keys())
    return [
        _reading(passage, sentence, _between(headed, sentence), starts, ends, frozenset(named))
        for sentence, named in zip(passage.sentences, countries, strict=True)
    ]


def _between(found: list[int], sentence: Sentence) -> list[int]:
    return found[bisect_left(found, sentence.first) : bisect_left(found, sentence.last)]


def reading_at(all_readings: list[Reading], offset: int) -> Reading:
    """Return the sentence that holds an offset of the view."""
    at = bisect_right(all_readings, offset, key=lambda reading: reading.tokens[reading.first].start)
    return all_readings[max(0, at - 1)]


def _reading(
    passage: Passage,
    sentence: Sentence,
    headed: list[int],
    starts: dict[int, frozenset[str]],
    ends: dict[int, frozenset[str]],
    countries: frozenset[str],
) -> Reading:
    tokens, first, last = passage.tokens, sentence.first, sentence.last
    found = tuple((at, head) for at in headed if (head := head_of(tokens[at])) is not None)
    begin = next((at for at in range(first, last) if tokens[at].text[0].isalpha()), last)
    end = next((at + 1 for at in range(last - 1, begin - 1, -1) if tokens[at].text[0].isalpha()), first)
    said = (token for token in tokens[begin:end] if token.text[0].isalpha())
    title = bool(found) and end - begin > 1 and all(map(_as_in_titles, said))
    return Reading(passage, tokens, first, last, found, starts, ends, countries, (begin, end), title)


def _as_in_titles(token: Token) -> bool:
    return token.text[0].isupper() or token.low in AND or token.low in INNER or token.low in ARTICLES


def _governs(found: Found) -> bool:
    """Tell whether a government, a ministry or a force of one is named."""
    if found.kind != "organisation" or not found.targets:
        return False
    body = gazetteer.organisations().get(found.targets[0].removeprefix("organisation/"))
    return body is not None and body.kind == "Government"
