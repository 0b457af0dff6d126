"""Short forms that a report gives an instrument: “the Directive”, “the Principles”, “(HRP)”."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from vpkg import gazetteer
from vpkg.extract.context import Context
from vpkg.extract.found import Found
from vpkg.extract.instruments.heads import Head, bare_end, heads, typed, word_class
from vpkg.extract.instruments.listed import VOLUNTARY
from vpkg.extract.instruments.reading import Reading
from vpkg.extract.instruments.targets import constitution, find, known_names
from vpkg.extract.passage import Passage
from vpkg.extract.view import fold

_BEFORE = frozenset("the this that these its our said under of".split())
_DEFINED = frozenset("the this ( our".split())
_QUOTES = frozenset("\"'“‘")
_PAIR = re.compile(r"\b([A-Z][\w'’&-]*)(?=[ \n](?:(?:of|and|on)[ \n])?([A-Z][a-z]+)\b)")
_BACK = re.compile(r"(?:[A-Z][\w'’&-]*[ \n](?:(?:of|and|on|for|the|&) ){0,2}){1,9}$")
_ACRONYM = re.compile(r"([A-Z][a-z]\w*)['’s]{0,2}\s\(\s*[\"“'‘]?(?:the )?[\"“'‘]?([A-Z][A-Za-z&-]{1,9})[\"”'’]?\s*\)")
_LOOK_BACK = 130
_FEW = 40
_OF_A_PERSON = frozenset("of for and or , . - & ) in at who is was ( ; : / to |".split())


@dataclass(frozen=True, slots=True)
class Said:
    """Where a report first uses a head after a capitalised word, and the acronyms that it defines for instruments."""

    heads: dict[str, tuple[int, str]]
    acronyms: dict[str, tuple[str, Head]]
    voluntary: bool


@lru_cache(maxsize=4)
def said(text: str) -> Said:
    """Read a report once for the full names that its short forms stand for."""
    full: dict[str, tuple[int, str]] = {}
    for match in _PAIR.finditer(text):
        head = heads().get(match[2].lower())
        if head is None or match[1].lower() in word_class("outside"):
            continue
        full.setdefault(head.word, (match.end(2), _name_before(text, match.end(2))))
    acronyms: dict[str, tuple[str, Head]] = {}
    for match in _ACRONYM.finditer(text):
        name = _name_before(text, match.end(1))
        head = heads().get(match[1].lower()) or _inner_head(name)
        if head is not None and fold(match[2]) not in known_names() and _abbreviates(match[2], name):
            acronyms.setdefault(match[2], (name, typed(head, name.lower().split())))
    return Said(full, acronyms, bool(VOLUNTARY.search(text)))


def _name_before(text: str, end: int) -> str:
    begin = max(0, end - _LOOK_BACK)
    match = _BACK.search(text[begin:end] + " ")
    return match[0].strip() if match else ""


def _inner_head(name: str) -> Head | None:
    """“Code of Conduct”, “Policy on Human Rights”: the head may stand before “of” or “on”."""
    match = re.search(r"\b([A-Z][a-z]+) (?:of|on|for) ", name)
    return heads().get(match[1].lower()) if match else None


def _abbreviates(acronym: str, name: str) -> bool:
    """Tell whether the capitals of an acronym are the initials of a name, in order."""
    initials = iter(w[0].upper() for w in re.findall(r"[A-Za-z]+", name) if w[:1].isalpha())
    return all(c in initials for c in acronym if c.isupper())


def shortened(reading: Reading, context: Context, principles: list[Found]) -> Iterator[Found]:
    """Yield the short forms in a sentence; ``principles`` are the instruments so called that its passage names."""
    told = said(context.text)
    headed = dict(reading.heads)
    for at in range(reading.first, reading.last):
        token = reading.tokens[at]
        if not token.is_capitalised:
            continue
        if token.text in told.acronyms:
            name, head = told.acronyms[token.text]
            yield _found(token.start, token.end, "instrument-defined", head, find(name))
        elif token.low in ("vp", "vp's") and told.voluntary and _is_adjective(reading, at):
            yield _known(
                token.start, bare_end(token), "instrument-cued", gazetteer.instruments()["voluntary-principles"]
            )
        elif token.low == "principles":
            yield from _principles(reading, at, told, principles)
        elif at in headed:
            yield from _head_again(reading, at, headed[at], told, context)


def _is_adjective(reading: Reading, at: int) -> bool:
    """“VP training” is on the Principles, “VP Operations” and “VP of …” are persons in office."""
    after = reading.low(at + 1)
    if not after or reading.low(at - 1) in ("vice", "senior", "executive"):
        return False
    small = after[0].isalpha() and not reading.tokens[at + 1].is_capitalised and after not in _OF_A_PERSON
    return small or after in ("plenary", "training", "implementation")


def _principles(reading: Reading, at: int, told: Said, principles: list[Found]) -> Iterator[Found]:
    """“The Principles” are the Voluntary ones, unless another instrument of that name was last spoken of."""
    token = reading.tokens[at]
    after = at + 2 if reading.low(at + 1) in ("of", "on", "for") else at + 1
    after += reading.low(after) == "the"
    if reading.low(at - 1) not in ("the", "these") or (after < reading.last and reading.tokens[after].is_capitalised):
        return
    last = max((f for f in principles if f.end <= token.start), key=lambda f: f.end, default=None)
    if last is not None:
        yield Found(
            token.start, token.end, "instrument", "instrument-the-principles", "the Principles", last.targets,
            last.canonical, concept=last.concept,
        )  # fmt: skip
    elif told.voluntary:
        voluntary = gazetteer.instruments()["voluntary-principles"]
        yield _known(token.start, token.end, "instrument-the-principles", voluntary)


def _head_again(reading: Reading, at: int, head: Head, told: Said, context: Context) -> Iterator[Found]:
    """“The Directive” after its full name; “the Constitution” anywhere."""
    token = reading.tokens[at]
    start = at
    if head.plural or head.sort == "weak":
        return
    if head.word == "plan" and reading.low(at - 1) == "action":
        start = at - 1
    alone = not (at + 1 < reading.last and reading.tokens[at + 1].is_capitalised) and reading.low(at + 1) != "of"
    quoted = reading.low(start - 1) in _QUOTES
    if reading.low(start - 1 - quoted) not in (_DEFINED if quoted else _BEFORE) or not alone:
        return
    if head.word == "constitution":
        yield _found(token.start, bare_end(token), "instrument-short", head, constitution(reading, context))
        return
    position, name = told.heads.get(head.word, (None, ""))
    if position is not None and position <= reading.passage.view.at[token.start]:
        meant = typed(head, name.lower().split())
        yield _found(reading.tokens[start].start, bare_end(token), "instrument-short", meant, find(name))


def called_principles(passage: Passage, known: tuple[Found, ...]) -> list[Found]:
    """Return the instruments in a passage whose names end in “Principles”, the last few of very many."""
    view = passage.view.folded
    return [f for f in known if f.kind == "instrument" and view[f.start : f.end].endswith("principles")][-_FEW:]


def _known(start: int, end: int, recogniser: str, listed: gazetteer.Instrument) -> Found:
    return Found(
        start, end, "instrument", recogniser, f"instruments.csv#{listed.local}", (listed.id,), listed.name,
        concept=listed.concept,
    )  # fmt: skip


def _found(start: int, end: int, recogniser: str, head: Head, listed: gazetteer.Instrument | None) -> Found:
    if listed is not None:
        return _known(start, end, recogniser, listed)
    return Found(start, end, "instrument", recogniser, head.row, concept=head.concept)
