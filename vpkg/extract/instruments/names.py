"""Names that no list has, by the word that heads them: “Arms and Ammunition Act”, “Group Human Rights Standard”."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from vpkg.extract.instruments.heads import (
    AND,
    ARTICLES,
    INNER,
    OF,
    Head,
    bare,
    head_of,
    is_name_word,
    is_possessive,
    is_year,
    word_class,
)
from vpkg.extract.instruments.numbered import counted_end, tail_end
from vpkg.extract.instruments.reading import Reading

_LONGEST = 10
"""Words before a head; a longer run of capitals is a heading."""
_BRACKET = 6
_FARTHEST = 40
"""Tokens after a head; the longest titles of treaties have some thirty."""
_BEFORE_YEAR = frozenset("in since by until during of from to and between".split())
_TO = frozenset("convention guide guides introduction commitment protocol".split())


@dataclass(frozen=True, slots=True)
class Name:
    """A stretch of tokens that names an instrument, by the head at an index."""

    start: int
    end: int
    at: int
    head: Head


def named(reading: Reading) -> Iterator[Name]:
    """Yield the names in a sentence whose head is a capitalised word with something that tells it from others."""
    for at, head in reading.heads:
        if not _may_head(reading, at, head):
            continue
        start = at if goes_first(reading, at, head) else _start(reading, at)
        end = at + 1
        if not is_possessive(reading.tokens[at]):
            end = _and_head(reading, at, _matter_end(reading, at, head))
            tail = tail_end(reading, end, head)
            end = _matter_end(reading, tail - 1, head, numbered=True) if tail > end == at + 1 else tail
        name = Name(start, end, at, head)
        if _tells(reading, name):
            yield name


def _may_head(reading: Reading, at: int, head: Head) -> bool:
    """A capitalised head that the name does not go on from; a small one only with “no. 12/2010” after it."""
    token = reading.tokens[at]
    if not token.is_capitalised:
        return head.sort == "law" and not head.plural and counted_end(reading, at + 1) > at + 2
    after = reading.tokens[at + 1] if at + 1 < reading.last else None
    if after is None or goes_first(reading, at, head) or not is_name_word(after) or is_possessive(token):
        return True
    return head_of(after) is not None or counted_end(reading, at + 1) > at + 1 or after.low in ("cap", "chapter")


def goes_first(reading: Reading, at: int, head: Head) -> bool:
    """Tell whether a head opens its name, as in Romance languages: Plan Nacional, Código Penal."""
    return head.sort == "first" or (
        reading.low(at + 1) in word_class("romance") and reading.low(at + 2) in ("de", "del", "da", "do")
    )


def _start(reading: Reading, at: int) -> int:
    start = at
    while start > reading.first and at - start < _LONGEST:
        before = _step_back(reading, start, at)
        if before == start:
            break
        start = before
    return _without_lead(reading, start, at)


def _step_back(reading: Reading, start: int, at: int) -> int:
    """Return the index of the word that a name begins earlier with, else ``start``."""
    tokens, before = reading.tokens, start - 1
    token = tokens[before]
    if is_name_word(token):
        return start if is_possessive(token) else before
    if is_year(token):
        return start if reading.low(before - 1) in _BEFORE_YEAR or reading.low(before - 1) == "" else before
    if token.low in AND or token.low in ("of", "against"):
        return before - 1 if _joins(reading, before - 1) else start
    if token.text == "," and any(t.low in AND for t in tokens[start:at]):
        listed = tokens[before - 1].low in word_class("topic") if before > reading.first else False
        return before - 1 if listed and _joins(reading, before - 1) else start
    if token.text == ")":
        for open_at in range(before - 1, max(reading.first, before - _BRACKET), -1):
            if tokens[open_at].text == "(":
                return open_at - 1 if _joins(reading, open_at - 1, known=True) else start
    return start


def _joins(reading: Reading, at: int, known: bool = False) -> bool:
    """Tell whether a word before “and”, “of” or a bracket belongs to the same name."""
    if at < reading.first or not is_name_word(reading.tokens[at]) or is_possessive(reading.tokens[at]):
        return False
    if head_of(reading.tokens[at]) is not None and reading.tokens[at].low not in word_class("topic"):
        return False
    return known or not reading.finishes(at, "organisation", "country", "place", "instrument")


def _without_lead(reading: Reading, start: int, at: int) -> int:
    """Drop words that only lead to the name: “Training on the …”, “Following …” at the head of a sentence."""
    while start < at:
        token = reading.tokens[start]
        links = reading.low(start + 1) in INNER or reading.low(start + 1) in AND
        opener = (
            reading.opens(start) and token.low.endswith(("ed", "ing", "ly")) and token.low not in word_class("topic")
        )
        small = token.low in INNER or token.low in AND or token.low in ARTICLES or not token.text[0].isalnum()
        if not (opener or small or (links and token.low in word_class("before-of"))):
            break
        start += 1
    return start


def _matter_end(reading: Reading, at: int, head: Head, numbered: bool = False) -> int:
    """Return the index after “on the Use of Force and Firearms”, “of Conduct for Suppliers”, else after the head."""
    end = at + 1
    first = OF | {"to"} if head.word in _TO else OF
    while end < min(reading.last, at + _FARTHEST):
        low = reading.low(end)
        if low in (first if end == at + 1 else INNER):
            stop = _linked_end(reading, end, head, numbered)
        elif end > at + 1 and (low in AND or low == ","):
            stop = _run_end(reading, end + 1) if _goes_on(reading, end) else end
        elif end == at + 1 and goes_first(reading, at, head):
            stop = _run_end(reading, end)
        else:
            break
        if stop <= end:
            break
        end = stop
    return end


def _linked_end(reading: Reading, at: int, head: Head, numbered: bool) -> int:
    begin = at + 1
    if reading.low(at) == "for" and [reading.low(at + k) for k in (1, 2, 3)] == ["the", "implementation", "of"]:
        begin = at + 4
    while reading.low(begin) in ARTICLES:
        begin += 1
    if reading.begins(begin, "country", "place"):
        # A country's constitution or code bears its name; what a policy does in a country does not.
        if numbered or not (reading.low(at) == "of" and head.sort == "law"):
            return at
    elif reading.begins(begin, "organisation") and not reading.begins(begin, "instrument"):
        return at
    stop = _run_end(reading, begin)
    return stop if stop > begin else at


def _run_end(reading: Reading, at: int) -> int:
    """Return the index after a run of name words."""
    end = at
    while end < reading.last and end - at < _LONGEST and is_name_word(reading.tokens[end]):
        end += 1
        if is_possessive(reading.tokens[end - 1]):
            return end - 1
    return end


def _goes_on(reading: Reading, at: int) -> bool:
    """Tell whether “and” or a comma joins two matters of one instrument, and not two instruments or bodies."""
    begin = at + 1
    if reading.low(at) == ",":
        span = range(begin, min(reading.last, begin + 5))
        if not any(reading.low(k) in AND for k in span):
            return False
        begin += reading.low(begin) in AND
    if begin >= reading.last or reading.begins(begin, "organisation", "country", "instrument"):
        return False
    stop = _run_end(reading, begin)
    return stop > begin and not any(head_of(t) for t in reading.tokens[begin:stop])


def _and_head(reading: Reading, at: int, end: int) -> int:
    """“National Security Policy and Strategy” is one name; “… Policy and Code of Conduct” are two."""
    if end != at + 1 or reading.low(end) not in AND or end + 1 >= reading.last:
        return end
    other = reading.tokens[end + 1]
    goes_on = reading.low(end + 2) in INNER or (end + 2 < reading.last and is_name_word(reading.tokens[end + 2]))
    numbered = counted_end(reading, end + 2) > end + 2
    if not other.is_capitalised or head_of(other) is None or goes_on or numbered or bare(other) == "regulations":
        return end
    return end + 2


def _tells(reading: Reading, name: Name) -> bool:
    """Tell whether a name has what sets it apart: a modifier that says something, a complement or a number."""
    tokens = reading.tokens[name.start : name.end]
    if bare(tokens[-1]) in word_class("body") | word_class("event") or _in_a_body(reading, name):
        return False
    if "-".join(t.low for t in tokens) in word_class("never"):
        return False
    before = [bare(t) for t in reading.tokens[name.start : name.at] if t.text[0].isalnum() and t.low not in INNER]
    telling = [w for w in before if w not in word_class("empty")]
    after = name.end > name.at + 1
    if reading.title and not reading.fills(name.start, name.end) and not any(t.text[0].isdigit() for t in tokens):
        return False
    if name.head.sort == "weak":
        return (after and bool(telling)) or len(before) > 2
    if name.head.plural and not after:
        return bool(telling) and reading.low(name.start - 1) in ("the", "our", "its", "their", "these")
    return after or bool(telling) or len(before) > 1


def _in_a_body(reading: Reading, name: Name) -> bool:
    """“Unit for International Trade Law” and “Water Principles (WP) Initiative” are bodies."""
    after = name.end + 3 if reading.low(name.end) == "(" and reading.low(name.end + 2) == ")" else name.end
    if after < reading.last and reading.tokens[after].is_capitalised and reading.low(after) in word_class("body"):
        return True
    before = name.start - 1
    before -= reading.low(before) in ARTICLES
    if reading.low(before) not in OF or before - 1 < reading.first:
        return False
    body = reading.tokens[before - 1]
    return body.is_capitalised and bare(body) in word_class("body")
