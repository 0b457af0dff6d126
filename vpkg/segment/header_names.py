"""Names in running text and in titles: runs of capitalised words, what they fold to, and which are one name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from vpkg.model import Span
from vpkg.segment.header_words import words

JOINERS = frozenset(
    "of the and for de la le les des du del los las y et e & to on für von van der zu al do da dos das d' l' pour para"
    " sans sin".split()
)
_TOKEN = re.compile(r"[^\W_](?:[\w&'’+/-]*[^\W_+])?(?:\.[^\W_][\w&'’+-]*)*\.?|&")
_GAP = re.compile(r"[ \t\xa0]+(?:[\r\n]+[ \t]*)?|[\r\n]+[ \t]*|(?<=')|(?<=’)")
_POSSESSIVE = re.compile(r"(?<=\w)['’]s?$")
_INITIALS = re.compile(r"(?:[^\W\d_]\.)+(?:[^\W\d_]\.?)?")
_LEGAL = re.compile(
    r"[\s,]+(?:p\.?l\.?c|inc|ltd|limited|corp|corporation|incorporated|llc|llp|s\.?a\.?|s\.?a\.?s|s\.?a\.?a|s\.?a\.?c"
    r"|s\.?p\.?a|asa|as|a/s|ab|oyj?|ag|se|gmbh|n\.?v|b\.?v|co|pty|pte|berhad|bhd|tbk|pjsc|jsc|ltda|sarl|kk)\.?$",
    re.IGNORECASE,
)
_BEFORE_A_NAME = re.compile(
    r"^(?:(?:the|le|la|les|el|l')\s+)?(?:(?:head\s+)?(?:office|secretariat|board|directors|management)\s+of\s+(?:the\s+)?)?",
    re.IGNORECASE,
)
_CODE = re.compile(r"[a-e]\.?\d{1,2}\.?(?:\s|$)")
LONGEST_NAME = 10


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of capitalised words that may be a name; ``possessive`` if 's followed it."""

    span: Span
    name: str
    possessive: bool = False


@dataclass(frozen=True, slots=True)
class _Token:
    start: int
    end: int
    word: str
    possessive: bool
    last: bool


def runs(text: str, start: int, end: int) -> Iterator[Run]:
    """Yield the runs of capitalised words between two offsets.

    >>> [r.name for r in runs("In 2020 the Lantern Peace Trust met Pact.", 0, 41)]
    ['Lantern Peace Trust', 'Pact']
    """
    held: list[_Token] = []
    for token in _tokens(text, start, end):
        if held and not _adjacent(text, held[-1], token):
            yield from _runs_of(text, held)
            held = []
        if _capital(token.word):
            # An opening word in capitals begins anew: “… Commitment The Marendan Government”.
            if held and token.word.lower() in _OPENERS and not token.word.isupper():
                yield from _runs_of(text, held)
                held = []
            held.append(token)
            if token.possessive or token.last:
                yield from _runs_of(text, held)
                held = []
        elif held and (token.word.lower() in JOINERS or _names_a_cause(held, token)):
            held.append(token)
        else:
            yield from _runs_of(text, held)
            held = []
    yield from _runs_of(text, held)


def _names_a_cause(held: list[_Token], token: _Token) -> bool:
    """“Women in Mining”, “Justice at the Fence”: a common noun alone is no name, and its preposition belongs to it."""
    return token.word in _PREPOSITIONS and len(held) == 1 and held[0].word.lower() in words("society")


_PREPOSITIONS = frozenset("at in on with without across beyond under against over through before".split())
_OPENERS = frozenset("the our we in as this these since during at it its a an his her their".split())


def _tokens(text: str, start: int, end: int) -> Iterator[_Token]:
    for match in _TOKEN.finditer(text, start, end):
        word, stop = match.group(), match.end()
        last = False
        if word.endswith(".") and not _keeps_its_stop(word):
            word, stop, last = word[:-1], stop - 1, True
        owner = _POSSESSIVE.search(word) if len(word) > 2 else None
        if owner and owner.group() in ("'", "’") and not word[: owner.start()].endswith("s"):
            owner = None
        if owner:
            word, stop = word[: owner.start()], match.start() + owner.start()
        yield _Token(match.start(), stop, word, owner is not None, last)


def _keeps_its_stop(word: str) -> bool:
    return _INITIALS.fullmatch(word) is not None or (word.lower() in words("company") and len(word) > 2)


def _capital(word: str) -> bool:
    if word.isdigit():
        return False
    return word[:1].isupper() or (any(c.isupper() for c in word) and word[:1].isalnum()) or word == "p.l.c."


def _adjacent(text: str, before: _Token, after: _Token) -> bool:
    between = text[before.end : after.start]
    if between == ", " or between == ",":
        return after.word.rstrip(".").lower() in ("inc", "ltd", "llc", "s.a", "plc", "s.a.s")
    return _GAP.fullmatch(between) is not None and "\n\n" not in between and "\n\r" not in between


def _runs_of(text: str, held: list[_Token]) -> Iterator[Run]:
    while held and (held[0].word.lower() in JOINERS or held[0].word.lower() in _LEADING or held[0].word == "&"):
        held = held[1:]
    while held and (held[-1].word.lower() in JOINERS or held[-1].word in _PREPOSITIONS):
        held = held[:-1]
    if not held or len(held) > LONGEST_NAME + 4:
        return
    tail = len(held)
    # “Harrow Lake plc” may be followed by lower-case forms of the law: “plc”.
    stretch = Span(held[0].start, held[tail - 1].end)
    after = re.match(r"\s(?:plc|p\.l\.c\.|asa|ag|sa|s\.a\.)(?![\w.])", text[stretch.end : stretch.end + 9])
    if after and not held[-1].possessive:
        stretch = Span(stretch.start, stretch.end + after.end())
    yield Run(stretch, " ".join(text[stretch.start : stretch.end].split()), held[-1].possessive)


_LEADING = frozenset(
    "the our we in as this these those that since during at it its a an his her their by from with under if when while"
    " although through throughout both each all some many most and or but le la les el los las un une una en au aux"
    " el'".split()
)


@lru_cache(maxsize=4096)
def fold_name(name: str) -> str:
    """Fold a name so that its forms meet: case, points, accents of dashes, an article, a legal form do not matter.

    >>> fold_name("The Harrow-Lake Mining, Inc."), fold_name("HARROW LAKE MINING")
    ('harrow lake mining', 'harrow lake mining')
    """
    bare = name.replace("’", "'").strip()
    for _ in range(3):
        bare = _LEGAL.sub("", bare)
    bare = _BEFORE_A_NAME.sub("", bare)
    return " ".join(re.sub(r"[^\w&']+", " ", bare).casefold().split())


def legal_form(name: str) -> bool:
    """Tell whether a name ends with a legal form of companies."""
    return _LEGAL.search(name) is not None


@lru_cache(maxsize=4096)
def empty_of_meaning(name: str) -> bool:
    """Tell a run that is made of words that no name consists of: “Corporate Report”, “Country Implementation”."""
    folded = " ".join(name.casefold().split())
    if folded in words("never") or folded in words("title"):
        return True
    # “Give Your Organisation’s Statement …” asks, and names nobody.
    if folded in words("society") or folded in words("government") or "your" in folded.split():
        return True
    if _CODE.match(folded) and len(folded.split()) <= 2 and not legal_form(name):
        return True
    common = words("never") | words("title") | JOINERS
    return all(word.strip(".,'’") in common or not any(c.isalpha() for c in word) for word in folded.split())


def body_word(name: str, kind: str) -> bool:
    """Tell whether a name holds a word of bodies of this kind; short forms of the law count at its ends only."""
    tokens = [token.strip(",()").lower() for token in name.split()]
    ends = {tokens[0], tokens[-1]} if len(tokens) > 1 else set()
    if any(token in words(kind) and (kind != "company" or len(token) > 3 or token in ends) for token in tokens):
        return True
    joined = " ".join(tokens)
    return any(" " in entry and f" {entry} " in f" {joined} " for entry in words(kind))


def all_capital(words: list[str]) -> bool:
    """Tell whether words are written as a name is: all that weigh, or all but one, in capitals."""
    weighty = [word for word in words if word.lower() not in JOINERS and any(c.isalpha() for c in word)]
    if not weighty or not (weighty[0][:1].isupper() or any(c.isupper() for c in weighty[0])):
        return False
    return sum(word[:1].isupper() or any(c.isupper() for c in word) for word in weighty) >= max(1, len(weighty) - 1)
