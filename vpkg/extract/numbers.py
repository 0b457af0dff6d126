"""Numbers as people write them: digits, words, both at once, ranges, shares and large round ones.

A number is read from the tokens of a passage and says which of them it takes. Whether it counts anything is for
`vpkg.extract.quantities` to say.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache

from vpkg.extract.passage import Token
from vpkg.extract.words import table
from vpkg.model.value import value

_WHOLE = r"\d{1,3}(?:,\d{3})+|\d{1,3}(?: \d{3})+(?!\d)|\d{1,3}(?:\.\d{3}){2,}|\d{1,15}"
_DIGITS = re.compile(rf"(?P<figure>(?:{_WHOLE})(?:[.,]\d{{1,9}})?)(?P<short>mn|mm|mio|bn|tn|m|k|b)?(?![\w/]|[:.,]\d)")
_SHORT_RANGE = re.compile(r"\d{1,7}-\d{1,7}")
_HYPHEN = frozenset("-–—‐‑−")
_TO = frozenset(["to", "or"])
_SLASH_FRACTION = re.compile(r"([1-9])/([1-9]\d?)")
_LONGEST = 14
"""Tokens; no number is written in more words."""


@value
class Number:
    """A number that takes the tokens ``first`` to ``last`` (half-open); bounds stand where no one value is stated.

    ``form`` is ``digits``, ``words``, ``double`` (words and digits), ``range``, ``fraction`` or ``vague`` (dozens).
    """

    first: int
    last: int
    value: float | None
    low: float | None = None
    high: float | None = None
    form: str = "digits"


@lru_cache(maxsize=1)
def _words() -> dict[str, tuple[float, str]]:
    return {row["word"]: (float(row["value"]), row["class"]) for row in table("number-words")}


@lru_cache(maxsize=8192)
def starts_number(low: str) -> bool:
    """Tell whether a number may start with a folded word."""
    return low[0].isdigit() or low in _words() or low.partition("-")[0] in _words() or low in ("a", "an")


def number_at(tokens: tuple[Token, ...], at: int, text: str) -> Number | None:
    """Return the number that starts at a token, as long as it goes; ``text`` is the folded text of the passage.

    “four hundred and fifty-two (452)” is one number; where the words and the digits disagree they are bounds.
    """
    number = _single(tokens, at, text)
    if number is None:
        return None
    return _range(tokens, number, text) or _double(tokens, number, text) or number


def _single(tokens: tuple[Token, ...], at: int, text: str) -> Number | None:
    if at >= len(tokens):
        return None
    if tokens[at].low[0].isdigit():
        return _digits(tokens, at, text)
    return _fraction(tokens, at) or _vague(tokens, at) or _in_words(tokens, at)


def _digits(tokens: tuple[Token, ...], at: int, text: str) -> Number | None:
    part = _SLASH_FRACTION.fullmatch(tokens[at].low)
    if part and int(part[1]) < int(part[2]) and _low(tokens, at + 1) == "of":
        return Number(at, at + 1, int(part[1]) / int(part[2]), form="fraction")
    match = _DIGITS.match(text, tokens[at].start)
    if match is None:
        return None
    last = at + 1
    while last < len(tokens) and tokens[last].start < match.end():
        last += 1
    if tokens[last - 1].end != match.end():
        return None
    value = figure(match["figure"])
    if match["short"]:
        return Number(at, last, value * _words()[match["short"]][0])
    scale, kind = _words().get(_low(tokens, last), (1.0, ""))
    if kind in ("scale", "hundred", "dozen") or (kind == "short" and _low(tokens, last) in ("mn", "bn", "mio")):
        return Number(at, last + 1, value * scale)
    return Number(at, last, value)


def figure(written: str) -> float:
    """Return the value of digits with separators of thousands and decimals, of either custom.

    >>> figure("3,000"), figure("1.234.567"), figure("2.5"), figure("1,5"), figure("1.200")
    (3000.0, 1234567.0, 2.5, 1.5, 1200.0)
    """
    plain = written.replace(" ", "")
    if re.fullmatch(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?", plain):
        return float(plain.replace(",", ""))
    if re.fullmatch(r"[1-9]\d{0,2}(?:\.\d{3})+(?:,\d+)?", plain):
        return float(plain.replace(".", "").replace(",", "."))
    return float(plain.replace(",", "."))


def _low(tokens: tuple[Token, ...], at: int) -> str:
    return tokens[at].low if 0 <= at < len(tokens) else ""


def _in_words(tokens: tuple[Token, ...], at: int) -> Number | None:
    """Read “four hundred and fifty-two”, “one million two hundred thousand”, “a hundred”, “two dozen”."""
    total, current, last, room = 0.0, 0.0, at, 100.0
    begun = False
    for place in range(at, min(len(tokens), at + _LONGEST)):
        low = tokens[place].low
        if low in ("and", ",") and current + total >= 100 and _continues(tokens, place + 1, low):
            continue
        if low in ("a", "an") and not begun:
            if _words().get(_low(tokens, place + 1), (0, ""))[1] not in ("hundred", "scale", "dozen"):
                return None
            current, begun = 1.0, True
            continue
        step = _step(low, current, room, begun)
        if step is None:
            break
        current, room, carried = step
        total += carried
        last, begun = place + 1, True
    return Number(at, last, total + current, form="words") if last > at else None


def _continues(tokens: tuple[Token, ...], at: int, joint: str) -> bool:
    value, kind = _words().get(_low(tokens, at).partition("-")[0], (0.0, ""))
    if joint == "and":
        return kind in ("unit", "ten") and value > 0
    return kind in ("unit", "ten") and _low(tokens, at + 1) == "hundred"


def _step(low: str, current: float, room: float, begun: bool) -> tuple[float, float, float] | None:
    """Take one more word: the number below a thousand so far, what may still be added, what goes to the total."""
    tens, hyphen, unit = low.partition("-")
    if hyphen:
        ten, one = _words().get(tens, (0.0, "")), _words().get(unit, (0.0, ""))
        if ten[1] != "ten" or one[1] != "unit" or not 0 < one[0] < 10 or room < 100:
            return None
        return current + ten[0] + one[0], 0.0, 0.0
    value, kind = _words().get(low, (0.0, ""))
    if kind == "unit" and value < room:
        return current + value, (0.0 if room < 100 or value > 9 else 1.0), 0.0
    if kind == "ten" and room >= 100:
        return current + value, 10.0, 0.0
    if kind == "hundred" and begun and 0 < current < 100:
        return current * 100, 100.0, 0.0
    if kind == "dozen" and begun and 0 < current < 100:
        return current * value, 0.0, 0.0
    if kind == "scale" and begun and current > 0:
        return 0.0, 100.0, current * value
    return None


def _fraction(tokens: tuple[Token, ...], at: int) -> Number | None:
    """Read “half of”, “two thirds of”, “a quarter of”, “one-third of”."""
    low = tokens[at].low
    if low == "half" and _low(tokens, at + 1) in ("of", "the", "our", "its", "their"):
        return Number(at, at + 1, 0.5, form="fraction")
    top, hyphen, bottom = low.partition("-")
    after = at + 1
    if not hyphen:
        bottom, after = _low(tokens, at + 1), at + 2
        if bottom in _HYPHEN or bottom == "-":
            bottom, after = _low(tokens, at + 2), at + 3
    count = 1.0 if top in ("a", "one") else _words().get(top, (0.0, ""))[0] * (_words().get(top, (0, ""))[1] == "unit")
    part, kind = _words().get(bottom, (0.0, ""))
    if kind != "fraction" or not 0 < count * part <= 1 or _low(tokens, after) != "of":
        return None
    return Number(at, after, round(count * part, 4), form="fraction")


def _vague(tokens: tuple[Token, ...], at: int) -> Number | None:
    """Read “dozens of”, “tens of thousands of”: no value, only that it is no less."""
    low, kind = _words().get(tokens[at].low, (0.0, ""))
    if kind != "vague" or _low(tokens, at + 1) != "of":
        return None
    further, kind = _words().get(_low(tokens, at + 2), (0.0, ""))
    if kind == "vague" and _low(tokens, at + 3) == "of":
        return Number(at, at + 3, None, low * further, form="vague")
    return Number(at, at + 1, None, low, form="vague")


def _range(tokens: tuple[Token, ...], first: Number, text: str) -> Number | None:
    """Read “20-30”, “20 to 30”, “two or three”, and “between 20 and 30”."""
    joint = _low(tokens, first.last)
    between = _low(tokens, first.first - 1) == "between"
    if not (joint in _HYPHEN or joint in _TO or (joint == "and" and between)) or first.form in ("fraction", "vague"):
        return None
    if joint == "to" and _low(tokens, first.first - 1) == "from":
        return None
    second = _single(tokens, first.last + 1, text)
    if second is None or first.value is None or second.value is None or second.value <= first.value:
        return None
    if joint == "or" and second.value - first.value > max(2.0, first.value):
        return None
    low = first.value
    if second.value >= 1000 * max(1.0, low) and _words().get(_low(tokens, second.last - 1), (0, ""))[1] == "scale":
        low *= _words()[_low(tokens, second.last - 1)][0]  # “1 to 2 million”
    return Number(first.first, second.last, None, low, second.value, "range")


def _double(tokens: tuple[Token, ...], first: Number, text: str) -> Number | None:
    """Read “twelve (12)” and “12 (twelve)” as the one number that they are."""
    if first.form not in ("digits", "words") or _low(tokens, first.last) != "(":
        return None
    again = _single(tokens, first.last + 1, text)
    if again is None or {first.form, again.form} != {"digits", "words"} or _low(tokens, again.last) != ")":
        return None
    number = replace(first, last=again.last + 1, form="double")
    if first.value == again.value or first.value is None or again.value is None:
        return number
    low, high = sorted((first.value, again.value))
    return replace(number, value=None, low=low, high=high)
