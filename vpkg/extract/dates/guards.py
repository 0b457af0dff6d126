"""What looks like a date and is none: numbers in names of laws, counts of people, the verb “may” and Ms April."""

from __future__ import annotations

import re
from functools import lru_cache

from vpkg.extract.passage import Passage, Token
from vpkg.extract.words import table, words

_BEFORE_YEAR = frozenset(
    "in since by of during from until till to for the our their its and or before after between through throughout"
    " early mid late end this that ( , - – / : ; and, around circa".split()
)
_BEFORE_MONTH = frozenset(
    "in since until till by from during of last this next early late mid end before after through to between for"
    " and or & - – / , | (".split()
)
_JOINS = frozenset(["and", "or", "&", ",", "for"])
_PEOPLED = frozenset(["people", "hours", "days", "units"])
_MONEY = frozenset("$ € £ # + ¥ § ₦ usd eur gbp".split())
_NUMBERED = re.compile(r"\d[\w./-]*")


@lru_cache(maxsize=1)
def _counted() -> frozenset[str]:
    return frozenset(row["plural"] for row in table("measure-heads") if row["measure"] in _PEOPLED)


@lru_cache(maxsize=1)
def _quantifiers() -> frozenset[str]:
    rows = table("number-qualifiers")
    return frozenset(r["words"].split()[-1] for r in rows if r["position"] == "before") - {"of", "between", "c.", "ca"}


@lru_cache(maxsize=1)
def _alone() -> dict[str, str]:
    return {row["word"]: row["alone"] for row in table("date-months")}


def year_stands(passage: Passage, at: int) -> bool:
    """Tell whether a number that reads like a year is one where it stands."""
    tokens = passage.tokens
    before, after = _token(tokens, at - 1), _token(tokens, at + 1)
    if before is not None:
        if before.low in words("date-name-words", "side", "before") and (before.is_capitalised or before.low == "no."):
            return False
        if before.low in words("date-name-words", "side", "both") or before.low in _MONEY:
            return False
        earlier = _token(tokens, at - 2)
        if before.low == "of" and earlier is not None and _NUMBERED.fullmatch(earlier.low):
            return False
        if before.low == "." and earlier is not None and earlier.low in ("no", "nos", "art"):
            return False
    if after is not None and after.low in words("date-name-words", "side", "both"):
        return False
    if before is not None and after is not None and before.low.isdigit() and after.low.isdigit():
        return False  # a telephone number
    return not _counts(before, after) and not _in_a_count_column(passage, at)


def _counts(before: Token | None, after: Token | None) -> bool:
    """“2000 people” and “more than 2000 guards” count; “in 2000 people” and “the 2019 participants” do not."""
    if after is None:
        return False
    if before is not None and before.low in _quantifiers():
        return after.low[:1].isalpha() and after.low not in _BEFORE_YEAR
    return after.low in _counted() and (before is None or before.low not in _BEFORE_YEAR)


def _in_a_count_column(passage: Passage, at: int) -> bool:
    """A number alone in a cell under “Number of guards” is no year."""
    if passage.kind != "row" or not passage.head:
        return False
    column = sum(1 for token in passage.tokens[:at] if token.text == "|")
    column -= passage.tokens[0].text == "|"
    head = passage.head[column].lower() if 0 <= column < len(passage.head) else ""
    return any(word in head for word in ("number", "total", "no.", "#", "hours", "people", "count"))


def month_stands(passage: Passage, at: int, last: int) -> bool:
    """Tell whether a month's name that no year or day follows is a month where it stands."""
    tokens = passage.tokens
    token, before, after = tokens[at], _token(tokens, at - 1), _token(tokens, last)
    if not token.is_capitalised:
        return False
    introduced = before is not None and before.low in _BEFORE_MONTH
    alone = _alone().get(token.low.rstrip("."), "short")
    if alone in ("word", "short"):
        return introduced and not _joins_a_verb(before, after)
    if alone == "name":
        named = after is not None and after.is_capitalised and after.low not in _alone()
        return not named or (introduced and before is not None and before.low not in _JOINS)
    return True


def _joins_a_verb(before: Token | None, after: Token | None) -> bool:
    """“companies and May …” starts no list of months; “March for peace” after “the” is an event."""
    return before is not None and before.low in _JOINS and (after is None or after.low.isalpha())


def _token(tokens: tuple[Token, ...], at: int) -> Token | None:
    return tokens[at] if 0 <= at < len(tokens) else None
