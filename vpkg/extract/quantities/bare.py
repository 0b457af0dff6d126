"""Numbers without a noun after them: labels, figures whose noun stands before, and those that leave it out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from vpkg.extract.found import Found
from vpkg.extract.quantities.figures import PLAIN, Figure
from vpkg.extract.quantities.measures import labels, stops
from vpkg.extract.quantities.phrase import complement_at, phrase_at, pronoun_at
from vpkg.extract.words import table

_LABEL = 7
_MARKS = frozenset(["", ".", ",", ";", ")", "("])
_COMPARES = frozenset("to from than with against versus vs were was only another".split())
_GO_ON = frozenset(["auxiliary", "preposition", "verb", "adverb"])
_SAYS_HOW_MANY = frozenset([":", "=", "was", "were", "is", "are", "reached", "totalled", "totaled", "from", "to", "at"])
_SHORTENED = frozenset("art no nos p pp fig vol sec para ch tel ref".split())


def is_label(figure: Figure) -> bool:
    """Tell whether a number names its place in a list, a law or a book, or is part of a longer one."""
    tokens, number = figure.passage.tokens, figure.number
    at = number.first
    before, after = figure.low(at - 1), figure.low(number.last)
    shortened = before == "." and figure.low(at - 2) in _SHORTENED
    if before in labels("always") or shortened:
        return number.form == "digits" or tokens[at].is_capitalised
    if before in ("#", "§", "+", "[", "№") or (before == "-" and at and tokens[at - 1].end == tokens[at].start):
        return True
    if at == 0 and after in (".", ")") and figure.passage.kind != "row":
        return True
    joined = after in ("-", "–") and number.last < len(tokens)
    if joined and tokens[number.last].start == tokens[number.last - 1].end:
        return True  # “3-day course”: an adjective
    if before in labels("bare") and number.form == "digits" and tokens[at - 1].is_capitalised:
        return True  # “Goal 5 targets”
    return before in labels("bare") and number.form == "digits" and phrase_at(tokens, number.last, one=False) is None


def elliptical(figure: Figure, earlier: Found | None) -> Found | None:
    """Read “…, of whom 95 were women”, “against five in 2013”: the noun stands with an earlier figure."""
    number = figure.number
    if earlier is None or earlier.amount is None or number.form not in PLAIN or number.value is None:
        return None
    before, after = figure.low(number.first - 1), figure.low(number.last)
    if _numbers_a_name(figure) or (number.value == 1 and not _one_of_them(figure)):
        return None
    if after == "of" and not pronoun_at(figure.passage.tokens, number.last + 1):
        return None
    ends = after in _MARKS and before in (*_COMPARES, ":", "(", "and")
    goes_on = stops().get(after) in _GO_ON or (len(after) > 4 and after.endswith("ed"))
    if not (ends or goes_on):
        return None
    found = figure.found(number.last, "quantity-elliptical", None, measure=earlier.amount.measure)
    return _counting(found, earlier.amount.counted)


def _numbers_a_name(figure: Figure) -> bool:
    """“Camp 5”, “Toyota 4”: a capitalised word within the sentence takes the number."""
    at = figure.number.first - 1
    if at < 1:
        return False
    name = figure.passage.tokens[at]
    return name.is_capitalised and name.low not in stops()


def _one_of_them(figure: Figure) -> bool:
    """“one of which”, “and one in Kenema”; “one” alone is a pronoun."""
    after, before = figure.low(figure.number.last), figure.low(figure.number.first - 1)
    if after == "of":
        return pronoun_at(figure.passage.tokens, figure.number.last + 1)
    return before == "and" and stops().get(after) == "preposition"


def _counting(found: Found, noun: str | None) -> Found:
    return replace(found, amount=replace(found.amount, counted=noun)) if found.amount else found


@lru_cache(maxsize=1)
def _collectives() -> dict[str, str]:
    return {row["word"]: row["measure"] for row in table("quantity-collectives")}


def labelled(figure: Figure) -> Found | None:
    """Read “Number of guards trained: 452”, “Participants: 45”, “a team of 12”: the words before tell of what."""
    tokens, number = figure.passage.tokens, figure.number
    before, after = figure.low(number.first - 1), figure.low(number.last)
    if number.form not in ("digits", "double") or (after[:1].isalpha() and after not in stops()):
        return None
    if before == "of" and number.first > 1:
        return _of_a_collective(figure)
    if before not in _SAYS_HOW_MANY:
        return None
    sentence = figure.passage.sentence_at(tokens[number.first].start)
    label = next(_labels(figure, sentence.first), None)
    if label is None and before == ":" and number.first - sentence.first <= _LABEL:
        label = sentence.first
    inner = complement_at(tokens, label) if label is not None else None
    if inner is None or inner.head is None or inner.last > number.first:
        return None
    noun = figure.passage.text(tokens[inner.first].start, tokens[inner.last - 1].end)
    return _counting(figure.found(number.last, "quantity-labelled", None, measure=inner.measure), noun)


def _of_a_collective(figure: Figure) -> Found | None:
    word = figure.low(figure.number.first - 2)
    measure = _collectives().get(word)
    if measure is None:
        return None
    return _counting(figure.found(figure.number.last, "quantity-labelled", None, measure=measure), word)


def _labels(figure: Figure, first: int) -> Iterator[int]:
    """Yield where the noun begins after the nearest “number of” before the figure."""
    for at in range(figure.number.first - 2, max(first, figure.number.first - 14), -1):
        if figure.low(at) == "of" and figure.low(at - 1) in ("number", "total", "numbers"):
            yield at + 1
