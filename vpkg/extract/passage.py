"""What recognisers read: one paragraph, list item or table row of an answer, as words and sentences.

Positions are offsets into the passage's view, which maps them back to the document.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from operator import attrgetter

from vpkg.extract.rows import (
    AFTER_LABEL,
    BETWEEN_CELLS,
    LABEL_AND_VALUE,
    barred,
    cells,
    is_rule,
    labelled,
    spaced,
    title_lines,
)
from vpkg.extract.view import View, view
from vpkg.model import Answer, Block, Report, Span
from vpkg.model.value import value

_WORD = re.compile(
    r"\d+(?:[.,:/]\d+)*(?:st|nd|rd|th)?(?![^\W_])|[^\W_]+(?:['’.&/-][^\W_]+)*(?:['’](?=\W|$))?|[^\w\s]|_"
)
_ABBREVIATIONS = frozenset(
    "mr mrs ms dr st no nos art e.g i.e etc vs cf inc ltd corp co plc approx u.s u.k u.n s.a gen col lt capt sgt p pp"
    " vol".split()
)
_END = frozenset(".!?")
_LONGEST = 500
"""Tokens; what runs on longer than any sentence is cut, so that rules which look through one never read a book."""
_CLOSING = frozenset("\"'”’)]")


@value
class Token:
    """A word, number or mark of a passage.

    ``low`` is folded for look-up, ``bare`` that without the ending of a possessive; ``is_capitalised`` tells whether
    it begins with a capital letter, ``is_name`` whether it is written as part of a name, which the word after an
    elided article is too (l'Énergie).
    """

    # Every layer asks for the same few things of each word: they are told once, here.
    start: int
    end: int
    text: str
    low: str
    bare: str
    is_capitalised: bool
    is_name: bool


@value
class Sentence:
    """A sentence or a table's cell: a stretch of the view, and the half-open range of its tokens."""

    start: int
    end: int
    first: int
    last: int


_START = attrgetter("start")
_FIRST = attrgetter("first")
_END_OF = attrgetter("end")


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph, list item or table row.

    ``code`` is its answer's; ``country`` the ISO 3166-1 code of the answer's part in which it stands; ``head`` holds
    the cells of its table's first row where it is a row; ``number`` counts passages through the report.
    """

    number: int
    code: str | None
    kind: str
    span: Span
    view: View
    country: str | None = None
    head: tuple[str, ...] = ()
    tokens: tuple[Token, ...] = field(default=(), repr=False)
    sentences: tuple[Sentence, ...] = field(default=(), repr=False)
    vocabulary: frozenset[str] = field(init=False, repr=False, compare=False)
    _where: dict[str, list[int]] = field(init=False, repr=False, compare=False)
    _owners: dict[str, list[int]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        where: dict[str, list[int]] = defaultdict(list)
        owners: dict[str, list[int]] = defaultdict(list)
        for at, token in enumerate(self.tokens):
            where[token.low].append(at)
            if token.bare != token.low:
                owners[token.bare].append(at)
        object.__setattr__(self, "vocabulary", frozenset(where))
        object.__setattr__(self, "_where", where)
        object.__setattr__(self, "_owners", owners)

    def at(self, words: AbstractSet[str]) -> list[int]:
        """Return where any of some words stand, as indices of tokens in order.

        A layer asks for the few words that concern it, and need not look at all the others.
        """
        found = self.vocabulary & words
        return sorted([at for word in found for at in self._where[word]]) if found else []

    def at_bare(self, words: AbstractSet[str]) -> list[int]:
        """Return where any of some words stand, with or without the ending of a possessive."""
        owners = [at for word, places in self._owners.items() if word in words for at in places]
        return sorted(self.at(words) + owners) if owners else self.at(words)

    def at_any(self, test: Callable[[str], bool]) -> list[int]:
        """Return where the words stand that pass a test, which is asked but once for each of them."""
        return sorted([at for word, places in self._where.items() if test(word) for at in places])

    def within(self, start: int, end: int) -> range:
        """Return the indices of the tokens that start within a stretch of the view."""
        first = bisect_left(self.tokens, start, key=_START)
        return range(first, bisect_left(self.tokens, end, lo=first, key=_START))

    def sentence_of(self, at: int) -> Sentence:
        """Return the sentence that holds a token."""
        return self.sentences[bisect_right(self.sentences, at, key=_FIRST) - 1]

    def text(self, start: int, end: int) -> str:
        """Return the characters of a stretch, as written, white space collapsed."""
        return self.view.kept[start:end]

    def number_of_sentence(self, position: int) -> int:
        """Return the number of the sentence that holds a position of the view."""
        return min(bisect_right(self.sentences, position, key=_END_OF), len(self.sentences) - 1)

    def sentence_at(self, position: int) -> Sentence:
        """Return the sentence that holds a position of the view."""
        return self.sentences[self.number_of_sentence(position)]

    def words(self, sentence: Sentence) -> tuple[Token, ...]:
        """Return the tokens of a sentence."""
        return self.tokens[sentence.first : sentence.last]


@dataclass(frozen=True, slots=True)
class _Piece:
    """A stretch that becomes a passage; ``parted`` finds what parts the cells of a row."""

    kind: str
    span: Span
    head: tuple[str, ...] = ()
    parted: re.Pattern[str] | None = None


def passages(report: Report) -> list[Passage]:
    """Return what the reporter wrote, in pieces: bodies under their question, then what stands under none.

    A country's name over a part of an answer is the reporter's too; contents lists, question wording and the page's
    own words are not.
    """
    made: list[Passage] = []
    tables = {block.span: block for block in report.document.blocks if block.kind == "table"}
    kinds = {block.span.start: block for block in report.document.blocks}
    for code, country, span in _stretches(report):
        block = tables.get(span) or kinds.get(span.start)
        for piece in _pieces(report.document.text, span, block, is_head=code is None):
            seen = view(report.document.text, piece.span, parted=piece.parted)
            tokens = tokens_of(seen)
            if tokens:
                sentences = sentences_of(tokens)
                made.append(
                    Passage(len(made), code, piece.kind, piece.span, seen, country, piece.head, tokens, sentences)
                )
    return made


def _stretches(report: Report) -> Iterator[tuple[str | None, str | None, Span]]:
    seen: set[Span] = set()
    for answer in report.answers:
        countries = _countries(answer)
        for body in answer.bodies:
            yield answer.code, countries.get(body), body
        for part in answer.parts:
            for span in part.headings:
                if span not in seen:
                    seen.add(span)
                    yield answer.code, part.country, span
    for span in (*report.front_matter, *report.leftovers):
        yield None, None, span


def _countries(answer: Answer) -> dict[Span, str]:
    return {body: part.country.upper() for part in answer.parts if part.country for body in part.bodies}


def _pieces(text: str, span: Span, block: Block | None, *, is_head: bool) -> Iterator[_Piece]:
    """A table is read row by row, lines of “label: value” and of a title line by line; all else is one piece."""
    if text.find("\n", span.start, span.end) < 0 and (block is None or block.kind != "table"):
        yield _Piece(block.kind if block else "paragraph", span)
        return
    found = list(re.finditer(r"[^\n]+", text[span.start : span.end]))
    lines = [line for line in found if line[0].strip() and not is_rule(line[0])]
    words = [line[0] for line in lines]
    is_table = (block is not None and block.kind == "table") or barred(words) or spaced(words)
    if is_head and not is_table and title_lines(words):
        for line in lines:
            yield _Piece("paragraph", Span(span.start + line.start(), span.start + line.end()))
        return
    if not is_table and not labelled(words):
        yield _Piece(block.kind if block else "paragraph", span)
        return
    head: tuple[str, ...] = () if is_table else LABEL_AND_VALUE
    for line in lines:
        row = Span(span.start + line.start(), span.start + line.end())
        yield _Piece("row", row, head, BETWEEN_CELLS if is_table else AFTER_LABEL)
        head = head or cells(line[0])


def tokens_of(seen: View) -> tuple[Token, ...]:
    """Cut a view into words, numbers and marks."""
    made: list[Token] = []
    for match in _WORD.finditer(seen.kept):
        start, end = match.span()
        text, low = match[0], seen.folded[start:end]
        capital = text[0].isupper()
        if "'" in low:
            made.append(Token(start, end, text, low, _bare(low), capital, capital or _is_elided(text)))
        else:
            made.append(Token(start, end, text, low, low, capital, capital))
    return tuple(made)


def _bare(low: str) -> str:
    return low[:-2] if low.endswith("'s") else low.rstrip("'")


def _is_elided(text: str) -> bool:
    return len(text) > 2 and text[1] in "'’" and text[2].isupper() and text[0] in "ldLD"


def sentences_of(tokens: tuple[Token, ...]) -> tuple[Sentence, ...]:
    """Group tokens into sentences; the cells of a table row are sentences too."""
    made: list[Sentence] = []
    first = 0
    for at, token in enumerate(tokens):
        if token.text == "|" or (token.text in _END and _ends(tokens, at)) or at - first >= _LONGEST:
            last = at + 1
            while last < min(len(tokens), at + _LONGEST) and tokens[last].text in _CLOSING and token.text != "|":
                last += 1
            if last > first and last > at:
                made.append(Sentence(tokens[first].start, tokens[last - 1].end, first, last))
                first = last
    if first < len(tokens):
        made.append(Sentence(tokens[first].start, tokens[-1].end, first, len(tokens)))
    return tuple(made)


def _ends(tokens: tuple[Token, ...], at: int) -> bool:
    """Tell whether a full stop, question or exclamation mark ends its sentence here."""
    token = tokens[at]
    before = tokens[at - 1] if at else None
    if before is not None and token.text == "." and before.end == token.start and _is_abbreviation(before):
        return False
    following = next((t for t in tokens[at + 1 : at + 4] if t.text not in _CLOSING), None)
    if following is None:
        return True
    return following.start > token.end and not following.text[:1].islower()


def _is_abbreviation(word: Token) -> bool:
    return word.low in _ABBREVIATIONS or (len(word.text) == 1 and word.text.isupper())
