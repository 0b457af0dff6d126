"""Shares and sums: “70 per cent of security staff”, “two thirds of the villages”, “US$ 1.5 million”."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

from vpkg.extract.found import Found
from vpkg.extract.numbers import Number
from vpkg.extract.quantities.figures import Figure
from vpkg.extract.quantities.measures import plural_head
from vpkg.extract.quantities.phrase import complement_at, pronoun_at
from vpkg.extract.words import table

_TELLS_WHO = frozenset(["who", "that", "whose", "in", "at", "on", "with"])
_AUXILIARIES = frozenset("had has have was were are is did do does been being".split())
"""A second one belongs to what is said of them: “those who must follow it | had done so”."""
_CLOSES = frozenset([",", ";", ":", ".", "(", ")", "|"])
_PERCENT = frozenset(["%", "percent", "pct", "percentage"])


def share(figure: Figure) -> Found | None:
    """Read “70 per cent of security staff”, “two thirds of the villages”, “100%”."""
    low, last = figure.low(figure.number.last), figure.number.last
    if low in _PERCENT or (low == "per" and figure.low(last + 1) == "cent"):
        last += 2 if low == "per" else 1
        if figure.low(last) in ("points", "point"):
            return figure.found(last + 1, "quantity-percent", None, measure="percent", unit="percentage points")
    elif figure.number.form != "fraction" or figure.number.value is None:
        return None
    else:
        figure = replace(figure, number=replace(figure.number, value=round(100 * figure.number.value, 2)))
    inner = complement_at(figure.passage.tokens, last + 1) if figure.low(last) == "of" else None
    if inner is None:
        base: str | None = None
        if figure.low(last) == "of" and pronoun_at(figure.passage.tokens, last + 1):
            base = _those_who(figure, last + 1)
            last += 2
        elif (people := plural_head(figure.low(last))) is not None and people.measure == "people":
            last += 1  # “38% women”
        found = figure.found(last, "quantity-percent", None, measure="percent", unit="percent", base=base)
        return found if figure.number.form != "fraction" else None
    tokens = figure.passage.tokens
    base = figure.passage.text(tokens[inner.first].start, tokens[inner.last - 1].end)
    kind = "quantity-fraction" if figure.number.form == "fraction" else "quantity-percent"
    return figure.found(inner.last, kind, None, measure="percent", unit="percent", base=base)


def _those_who(figure: Figure, at: int) -> str | None:
    """“of those who must follow it” says of whom; “of them” does not."""
    tokens, passage = figure.passage.tokens, figure.passage
    if figure.low(at) not in ("those", "these") or figure.low(at + 1) not in _TELLS_WHO:
        return None
    end = passage.sentence_at(tokens[at].start).last
    first = next((n for n in range(at + 2, end) if figure.low(n) not in _AUXILIARIES), end)
    last = next((n for n in range(first, end) if figure.low(n) in _CLOSES or figure.low(n) in _AUXILIARIES), end)
    return passage.text(tokens[at].start, tokens[last - 1].end) if last > at + 2 else None


@lru_cache(maxsize=1)
def _currencies() -> tuple[dict[str, str], dict[str, str]]:
    rows = table("quantity-currencies")
    return (
        {r["words"]: r["currency"] for r in rows if r["position"] == "before"},
        {r["words"]: r["currency"] for r in rows if r["position"] == "after"},
    )


def money(figure: Figure) -> Found | None:
    """Read “US$ 1.5 million”, “€2m”, “250,000 dollars”."""
    tokens, text, number = figure.passage.tokens, figure.passage.view.folded, figure.number
    symbols, names = _currencies()
    for first in range(max(0, number.first - 3), number.first):
        written = figure.passage.text(tokens[first].start, tokens[number.first].start).replace(" ", "")
        code = symbols.get(written.lower())
        if code is not None and _is_code(written, number):
            return figure.found(number.last, "quantity-money", None, measure="money", unit=code, start=first)
    for size in (2, 1):
        words_after = tokens[number.last : number.last + size]
        if len(words_after) == size:
            name = text[words_after[0].start : words_after[-1].end]
            code = names.get(name, symbols.get(name) if name != "rs" else None)
            if code is not None:
                return figure.found(number.last + size, "quantity-money", None, measure="money", unit=code or None)
    return None


def _is_code(written: str, number: Number) -> bool:
    """“COP 2.4 billion” is money; “try 3” and the conference “COP 26” are not."""
    if not written.isalpha():
        return True
    return written[0].isupper() and (written.lower() != "cop" or (number.value or 0) >= 100)
