"""A passage as the grammar of groups reads it: words without possessive endings, names already recognised marked."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field
from operator import attrgetter

from vpkg.extract.found import Found
from vpkg.extract.passage import Passage, Token
from vpkg.model.value import value

_JOINED = frozenset({"and/or", "w/o", "n/a", "c/o", "24/7"})
_NAMES = frozenset({"organisation", "instrument", "project", "country", "place"})
_CLOSED = frozenset({"organisation", "instrument", "project"})
_START = attrgetter("start")


@value
class Word:
    """A word or mark; ``owner`` says that it has a possessive ending, which lies outside ``end``."""

    start: int
    end: int
    text: str
    low: str
    owner: bool = False
    opens: bool = False

    @property
    def key(self) -> str:
        """The word as it is looked up within a phrase: “women'” for “women's”."""
        return f"{self.low}'" if self.owner else self.low

    @property
    def is_word(self) -> bool:
        """Tell whether it is a word or number, and no mark."""
        return self.low[:1].isalnum()


@value
class Name:
    """A proposal that stands on whole words: the half-open range of them."""

    first: int
    last: int
    found: Found


@dataclass(frozen=True, slots=True)
class Text:
    """The words of a passage; names by the word at which they begin and by the one after which they end."""

    words: tuple[Word, ...]
    starting: dict[int, list[Name]] = field(default_factory=dict)
    ending: dict[int, list[Name]] = field(default_factory=dict)

    def low(self, at: int) -> str:
        """Return the folded word at a place, and nothing outside of the passage."""
        return self.words[at].low if 0 <= at < len(self.words) else ""

    def within_a_name(self, first: int, last: int) -> bool:
        """Tell whether a range of words lies wholly within a body's, a law's or a project's name."""
        for at in range(first, max(-1, first - 16), -1) if self.starting else ():
            for name in self.starting.get(at, ()):
                if name.last >= last and name.found.kind in _CLOSED:
                    return True
        return False


def words_of(tokens: tuple[Token, ...], opening: frozenset[int] = frozenset()) -> tuple[Word, ...]:
    """Cut tokens at strokes, and possessive endings off; ``opening`` holds where sentences begin.

    >>> from vpkg.extract.passage import tokens_of
    >>> from vpkg.extract.view import view
    >>> from vpkg.model import Span
    >>> text = "the police/army's and workers' homes"
    >>> [w.key for w in words_of(tokens_of(view(text, Span(0, len(text)))))]
    ['the', 'police', '/', "army'", 'and', "workers'", 'homes']
    """
    made: list[Word] = []
    for token in tokens:
        start, low = token.start, token.low
        if "/" in low and "/" in low[1:-1] and low not in _JOINED:
            made += _cut(token, start in opening)
        elif token.bare == low:
            made.append(Word(start, token.end, token.text, low, False, start in opening))
        else:
            made.append(_word(start, token.text, low, start in opening))
    return tuple(made)


def _cut(token: Token, opens: bool) -> list[Word]:
    made, at = [], token.start
    for number, part in enumerate(token.text.split("/")):
        if number:
            made.append(Word(at, at + 1, "/", "/"))
            at += 1
        if part:
            low = token.low[at - token.start : at - token.start + len(part)]
            made.append(_word(at, part, low, opens and not number))
            at += len(part)
    return made


def _word(start: int, text: str, low: str, opens: bool) -> Word:
    if len(low) > 2 and low.endswith("'s"):
        return Word(start, start + len(text) - 2, text[:-2], low[:-2], owner=True, opens=opens)
    if len(low) > 2 and low.endswith("'"):
        # After s it is a possessive, or the end of a quotation: both part the word from what follows.
        return Word(start, start + len(text) - 1, text[:-1], low[:-1], owner=low[-2] == "s", opens=opens)
    return Word(start, start + len(text), text, low, opens=opens)


def read(passage: Passage, known: tuple[Found, ...]) -> Text:
    """Return a passage's words, and where the names among its proposals lie."""
    words = words_of(passage.tokens, frozenset(passage.tokens[s.first].start for s in passage.sentences))
    text = Text(words)
    for found in known:
        if found.kind not in _NAMES:
            continue
        first, last = bisect_left(words, found.start, key=_START), bisect_left(words, found.end, key=_START)
        if first < last and words[first].start == found.start and words[last - 1].end == found.end:
            name = Name(first, last, found)
            text.starting.setdefault(first, []).append(name)
            text.ending.setdefault(last, []).append(name)
    return text
