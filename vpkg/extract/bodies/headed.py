"""“Ministry of Mines”, “Kwale Mining Alliance”, “22nd Battalion”: names built on a noun that means a body."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from vpkg.extract.bodies.heads import Head, head_at, heads_by_last_word, strong_heads
from vpkg.extract.capitals import (
    AND,
    ARTICLES,
    OF,
    bare_end,
    complement_end,
    generic,
    is_opener,
    opens,
    run_end,
    run_start,
    word_class,
)
from vpkg.extract.passage import Passage, Sentence, Token
from vpkg.model.value import value

_ORDINAL = re.compile(r"\d+(?:st|nd|rd|th)?|[IVX]+")
_RANKS = frozenset("national federal royal republican metropolitan presidential central imperial".split())
_ADJECTIVE_AFTER = frozenset("nationale nacional nationales nacionales général general nationaal".split())
_ALSO_AREAS = frozenset("department departamento departement prefecture division municipality".split())
"""“Department of Loreto” is a place, “Department of Trade” a body."""
_HALF_ROMANCE = (("association",), ("commission",))
_LONGEST = 24
"""Words behind a head; no name is longer."""
_JOINING = frozenset("de del des du da do dos das d y et e para pour sobre sur contra of".split())
_PEOPLE_OF_A_BODY = frozenset(
    "directors trustees management governors commissioners experts elders chiefs ministers members".split()
)


@value
class Body:
    """A name found: half-open range of its tokens, and where its characters end."""

    first: int
    last: int
    head: Head
    end: int


def headed(passage: Passage, demonyms: frozenset[str]) -> Iterator[tuple[Sentence, Body]]:
    """Yield the names in a passage that stand on a head; ``demonyms`` are the words of countries in it."""
    for at in passage.at_bare(heads_by_last_word().keys()):
        sentence = passage.sentence_of(at)
        found = head_at(passage.tokens, at, sentence.first)
        if found is not None:
            body = _body(passage.tokens, sentence, at, *found, demonyms)
            if body is not None:
                yield sentence, body


def _office(tokens: Sequence[Token], at: int, sentence: Sentence) -> int | None:
    """“the Public Solicitor's Office”: where the name of an office that a title's possessive makes begins."""
    if tokens[at].bare != "office" or at == sentence.first or not tokens[at].is_capitalised:
        return None
    holder = tokens[at - 1]
    if not holder.is_name or holder.bare not in _HOLDERS or not holder.low.endswith("'s"):
        return None
    return run_start(tokens, at - 1, sentence)


_HOLDERS = frozenset(
    "solicitor prosecutor ombudsman ombudsperson attorney general president governor mayor minister administrator"
    " defender protector registrar sheriff commissioner coroner auditor inspector advocate rapporteur chief".split()
)


def _body(
    tokens: Sequence[Token], sentence: Sentence, at: int, head: Head, begin: int, demonyms: frozenset[str]
) -> Body | None:
    office = _office(tokens, at, sentence)
    if office is not None:
        return Body(office, at + 1, head, bare_end(tokens[at]))
    first = run_start(tokens, begin, sentence)
    if head.kind == "security" and first > sentence.first and _ORDINAL.fullmatch(tokens[first - 1].text):
        first -= 1
    last = at + 1
    if bare_end(tokens[at]) == tokens[at].end and head.needs != "distinct":
        last = _after(tokens, at, min(sentence.last, at + _LONGEST), head)
    if first == begin and is_opener(tokens, begin, sentence) and last == at + 1:
        return None
    first, last = _trimmed(tokens, first, last, begin, at)
    if _is_named_otherwise(tokens, last, sentence.last) or not _suffices(
        tokens, sentence, head, _Stand(first, begin, at, last), demonyms
    ):
        return None
    return Body(first, last, head, bare_end(tokens[last - 1]))


def _after(tokens: Sequence[Token], at: int, end: int, head: Head) -> int:
    """Return the index after what belongs to the name behind its head; nothing beyond ``end`` does."""
    last = at + 1
    while last < end and tokens[last].low in _ADJECTIVE_AFTER:
        last += 1
    if head.romance or (head.words in _HALF_ROMANCE and _runs_into_romance(tokens, last, end)):
        return _romance_end(tokens, last, end)
    if head.kind == "security" and last < end and tokens[last].text.isdigit():
        last += 1
    if head.words[-1] == "of":
        last -= 1
    # A possessor's country needs no “for”: the police for Kenya are no Police of Kenya.
    if last >= end or tokens[last].low not in OF or (head.kind == "security" and tokens[last].low == "for"):
        return max(last, at + 1)
    stop = complement_end(tokens, last, end, strong_heads())
    # “Forum for Research in Mindanao”: a society's field may have a place.
    placed = head.kind == "association" and tokens[last].low == "for" and stop + 1 < end and tokens[stop].low == "in"
    return run_end(tokens, stop + 1, end) if placed and tokens[stop + 1].is_name else stop


def _romance_end(tokens: Sequence[Token], at: int, end: int) -> int:
    """“Grupo de Trabajo sobre Principios Voluntarios”: runs of name words and the small words that join them."""
    last = run_end(tokens, at, end)
    while last + 1 < end and tokens[last].low in _JOINING:
        begin = last + 1 + (tokens[last + 1].low in ARTICLES)
        stop = run_end(tokens, begin, end)
        if stop == begin:
            break
        last = stop
    return last


def _runs_into_romance(tokens: Sequence[Token], at: int, last: int) -> bool:
    """“Association Malienne des …”: an English-looking head of a French name."""
    end = run_end(tokens, at, last)
    return at < end < last and tokens[end].low in ("des", "de", "du", "pour", "del")


def _trimmed(tokens: Sequence[Token], first: int, last: int, begin: int, at: int) -> tuple[int, int]:
    """A title before or after the name is no part of it: Minister, Director."""
    titles = word_class("title")
    while last - 1 > at and tokens[last - 1].low in titles and tokens[last - 2].low not in (*OF, "the", "general"):
        last -= 1
    while last - 1 > at and tokens[last - 1].low in (*OF, *AND, "the", ","):
        last -= 1
    while first < begin and tokens[first].low in titles and tokens[first].low not in ("general", "chief", "major"):
        first += 1
    return first, last


def _is_named_otherwise(tokens: Sequence[Token], last: int, end: int) -> bool:
    """“Police Act”, “Land Commission Project”: the noun after it makes the name one of a law or a project."""
    if bare_end(tokens[last - 1]) != tokens[last - 1].end:
        return False
    after = tokens[last : run_end(tokens, last, end)]
    others = word_class("instrument") | word_class("project")
    people = len(after) == 1 and after[0].low.endswith("s") and after[0].low in word_class("title")
    return people or any(t.bare in others for t in after)


@value
class _Stand:
    """Where a name may stand: its first token, those of its head, and the one after its last."""

    first: int
    begin: int
    stop: int
    last: int


def _suffices(tokens: Sequence[Token], sentence: Sentence, head: Head, at: _Stand, demonyms: frozenset[str]) -> bool:
    """Tell whether enough stands beside the head to make a name of it."""
    before = [t.bare for t in tokens[at.first : at.begin] if t.low not in AND]
    after = [t.bare for t in tokens[at.stop + 1 : at.last] if t.is_name]
    if head.needs == "nothing":
        return True
    if head.needs == "distinct":
        return _is_a_company(tokens, sentence, head, at, demonyms)
    if head.needs == "of":
        return bool(after)
    if not before and (_PEOPLE_OF_A_BODY.issuperset(after[-1:]) or _is_an_area(head, after)):
        return bool(after) and head.needs == "proper" and not _PEOPLE_OF_A_BODY.issuperset(after[-1:])
    proper = [w for w in (*before, *after) if w not in generic() or w in demonyms]
    telling = [w for w in before if w not in word_class("weak")]
    if head.needs == "proper":
        numbered = any(t.text.isdigit() for t in tokens[at.stop + 1 : at.last])
        return bool(proper or numbered or (telling and len(head.words) > 1) or not _RANKS.isdisjoint(before))
    if not tokens[at.begin].is_name:
        return bool(proper)
    if head.needs == "scope":
        return bool(after or telling)
    return bool(after or telling or word_class("topic").intersection(before))


def _is_an_area(head: Head, after: Sequence[str]) -> bool:
    return head.words[-1] in _ALSO_AREAS and not word_class("topic").intersection(after)


def _is_a_company(
    tokens: Sequence[Token], sentence: Sentence, head: Head, at: _Stand, demonyms: frozenset[str]
) -> bool:
    """“Torvane Gold” is a company's name; “Human Resources”, “Ghana Gold” and “Armed Security” are not."""
    own = [t for t in tokens[at.first : at.begin] if t.bare not in generic() and t.bare not in demonyms]
    if len(head.words) > 1 and head.words[-1] in ("company", "corporation"):
        return at.first < at.begin
    if not own or (at.last < sentence.last and tokens[at.last].is_name):
        return False
    return not opens(tokens, at.first, sentence) or at.begin - at.first > 1 or tokens[at.first].text.isupper()
