"""How proper names are written: runs of capitalised words, the small words between them, and where they begin."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from vpkg.extract.passage import Sentence, Token
from vpkg.extract.view import fold
from vpkg.extract.words import words

OF = frozenset("of for on de del des du da do dos das para pour sur against".split())
ARTICLES = frozenset("the la el los las les le o os as a".split())
AND = frozenset("and & y et e und".split())
_OPEN_MARKS = frozenset("-–—•·:|\"“‘'([{*>/")
_STATES = frozenset("Republic Kingdom Commonwealth Federation Islamic".split())
_KINDS_OF_BODY = frozenset("ngo ngos cso csos ingo ingos ceo".split())
_LONGEST = 8
"""Words; a longer run of capitals is a heading."""


@lru_cache(maxsize=16)
def word_class(name: str) -> frozenset[str]:
    """Return the words of a class of ontology/lexicon/organisation-words.csv."""
    return frozenset(fold(word) for word in words("organisation-words", "class", name))


@lru_cache(maxsize=1)
def generic() -> frozenset[str]:
    """Return the words that by themselves make no name distinctive."""
    return word_class("topic") | word_class("weak") | word_class("title")


def bare_end(token: Token) -> int:
    """Return where a word ends without the ending of a possessive."""
    return token.end - (len(token.low) - len(token.bare))


def is_possessive(token: Token) -> bool:
    """Tell whether a word ends a possessor that is no part of the name after it (Kenya's, not People's)."""
    return token.low.endswith(("'s", "s'")) and token.low not in word_class("topic")


def opens(tokens: Sequence[Token], at: int, sentence: Sentence) -> bool:
    """Tell whether a word stands where any word would have a capital: first in its sentence, cell, bullet or quote."""
    before = at - 1
    while before >= sentence.first and not tokens[before].text[0].isalnum():
        if tokens[before].text in _OPEN_MARKS:
            return True
        if tokens[before].text in ".)&,;":
            return False
        before -= 1
    return before < sentence.first or (before == sentence.first and tokens[before].text.isdigit())


def is_opener(tokens: Sequence[Token], at: int, sentence: Sentence) -> bool:
    """Tell whether a word has its capital only because it opens a sentence (Following, Trained, In)."""
    low = tokens[at].low
    if low in ("the", "our", "we", "its", "their"):
        return True
    if not opens(tokens, at, sentence):
        return low in ("this", "these", "in", "a", "an", "and", "i", "as", "at", "by", "if", "with", "since", "while")
    if low in word_class("opener"):
        return True
    return low.endswith(("ed", "ing", "ly")) and low not in word_class("topic") and low not in _NAMES_IN_ING


_NAMES_IN_ING = frozenset("united allied federated beijing king wyoming reading limited".split())


def run_start(tokens: Sequence[Token], at: int, sentence: Sentence) -> int:
    """Return where the run of name words that ends before ``at`` begins; ``at`` itself where there is none.

    “and” joins two words of a field (Energy and Petroleum Authority), never two names.
    """
    topics = word_class("topic")
    start = at
    while start > sentence.first and at - start < _LONGEST:
        before = tokens[start - 1]
        if before.is_name and before.low not in ("the", "a", "an"):
            if is_possessive(before) or is_opener(tokens, start - 1, sentence) or before.low in _KINDS_OF_BODY:
                break
            start -= 1
        elif before.low in AND and start - 2 >= sentence.first and start < at + 1 and tokens[start].bare in topics:
            other = tokens[start - 2]
            if not (other.is_name and other.low in topics) or is_opener(tokens, start - 2, sentence):
                break
            start -= 2
        elif before.low == "of" and start - 2 >= sentence.first and tokens[start - 2].text in _STATES:
            start -= 2
        else:
            break
    return start


def run_end(tokens: Sequence[Token], at: int, last: int) -> int:
    """Return the index after the run of name words that begins at ``at``; a possessive ends it."""
    end = at
    stops = word_class("stop")
    while end < last and end - at < _LONGEST and tokens[end].is_name and tokens[end].low not in stops:
        end += 1
        if is_possessive(tokens[end - 1]):
            break
    return end


def complement_end(tokens: Sequence[Token], at: int, last: int, heads: frozenset[str]) -> int:
    """Return the index after what follows a head: “of Mines and Energy”, “of the Interior”; ``at`` if nothing does."""
    end = at
    while end < last:
        low = tokens[end].low
        if low in OF:
            begin = end + 1
            while begin < last and tokens[begin].low in ARTICLES:
                begin += 1
            stop = run_end(tokens, begin, last)
        elif end > at and (low in AND or low == ","):
            stop = _list_end(tokens, end, last, heads)
        else:
            break
        if stop <= end + 1 or is_possessive(tokens[end - 1]):
            break
        end = stop
    return end


def _list_end(tokens: Sequence[Token], at: int, last: int, heads: frozenset[str]) -> int:
    """“, Housing and Urban Development”: items of a field, the last of them after “and”; else ``at``."""
    end = at
    while end < last:
        low = tokens[end].low
        if low not in AND and low != ",":
            return at
        begin = end + 1
        if begin < last and low == "," and tokens[begin].low in AND:
            low, begin = "and", begin + 1
        article = begin < last and low in AND and tokens[begin].low in ("the", "la")
        begin += article
        stop = run_end(tokens, begin, last)
        item = [t.bare for t in tokens[begin:stop]]
        if not item or not {item[0], item[-1]} & word_class("topic") or heads.intersection(item):
            return at
        # “and the Environment” is still of one ministry; “and the American Convention” is not.
        joined = stop < last and (tokens[stop].low in AND or tokens[stop].low in OF)
        if (article and (len(item) > 1 or joined)) or word_class("instrument").intersection(item[1:]):
            return at
        if low in AND:
            return stop
        end = stop
    return at
