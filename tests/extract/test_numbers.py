"""A number is what its digits and its words say, however it is written."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vpkg.extract.numbers import Number, number_at
from vpkg.extract.passage import tokens_of
from vpkg.extract.view import view
from vpkg.model import Span

ONES = """zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
    seventeen eighteen nineteen""".split()
TENS = "_ _ twenty thirty forty fifty sixty seventy eighty ninety".split()


def in_words(number: int, joint: str = " and ") -> str:
    """Write a number below a thousand million in English."""
    if number < 20:
        return ONES[number]
    if number < 100:
        return TENS[number // 10] + (f"-{ONES[number % 10]}" if number % 10 else "")
    for size, name in ((1_000_000, "million"), (1000, "thousand"), (100, "hundred")):
        if number >= size:
            top, rest = divmod(number, size)
            small = joint if rest < 100 else " "
            return f"{in_words(top, joint)} {name}" + (small + in_words(rest, joint) if rest else "")
    raise AssertionError


def first_number(words: str) -> tuple[Number, str] | None:
    """Return the number with which words begin, and what it takes of them."""
    seen = view(words, Span(0, len(words)))
    tokens = tokens_of(seen)
    number = number_at(tokens, 0, seen.folded)
    return (number, seen.kept[tokens[0].start : tokens[number.last - 1].end]) if number else None


@pytest.mark.parametrize(
    ("words", "taken", "value"),
    [
        ("3,000 people", "3,000", 3000),
        ("3 000 people", "3 000", 3000),
        ("1.234.567 people", "1.234.567", 1234567),
        ("1.5 million people", "1.5 million", 1_500_000),
        ("2m euros", "2m", 2_000_000),
        ("1.2bn in all", "1.2bn", 1_200_000_000),
        ("twelve sessions", "twelve", 12),
        ("twenty one guards", "twenty one", 21),
        ("four hundred and fifty-two guards", "four hundred and fifty-two", 452),
        ("one thousand, two hundred and three votes", "one thousand, two hundred and three", 1203),
        ("two hundred and five thousand votes", "two hundred and five thousand", 205_000),
        ("a hundred guards", "a hundred", 100),
        ("two dozen sites", "two dozen", 24),
        ("three and four", "three", 3),
        ("fifteen hundred votes", "fifteen hundred", 1500),
        ("half of the guards", "half", 0.5),
        ("two-thirds of the guards", "two-thirds", 0.6667),
        ("3/4 of the guards", "3/4", 0.75),
    ],
)
def test_a_number_has_the_value_that_it_states(words: str, taken: str, value: float) -> None:
    """Digits with separators of any custom, number words, both with scales, and fractions."""
    found = first_number(words)
    assert found is not None
    assert (found[1], found[0].value) == (taken, value)


@pytest.mark.parametrize("words", ["17th of May", "2017/18", "10:30", "a guard", "3G4", "guards", "14001:2015"])
def test_what_is_no_number(words: str) -> None:
    """Ordinals, times of day, years of account and words are no numbers."""
    assert first_number(words) is None


def test_words_and_digits_written_double_are_one_number() -> None:
    """“eighty-four (84)” and “84 (eighty-four)” are 84, once."""
    for words in ("eighty-four (84) guards", "84 (eighty-four) guards"):
        found = first_number(words)
        assert found is not None
        assert (found[1] + " guards", found[0].value, found[0].form) == (words, 84, "double")


def test_words_and_digits_that_disagree_are_bounds() -> None:
    """“thirteen (14)” states no value; it lies between 13 and 14."""
    found = first_number("thirteen (14) guards")
    assert found is not None
    number = found[0]
    assert (number.value, number.low, number.high) == (None, 13, 14)


@pytest.mark.parametrize(
    ("words", "low", "high"),
    [
        ("20-30 guards", 20, 30),
        ("20 to 30 guards", 20, 30),
        ("two or three guards", 2, 3),
        ("1 to 2 million", 1e6, 2e6),
    ],
)
def test_a_range_has_bounds_and_no_value(words: str, low: float, high: float) -> None:
    """Two figures with a dash, “to” or “or” between them are one number."""
    found = first_number(words)
    assert found is not None
    assert (found[0].value, found[0].low, found[0].high) == (None, low, high)


def test_a_round_number_without_a_figure_has_only_a_lower_bound() -> None:
    """“tens of thousands of” is at least ten thousand."""
    found = first_number("tens of thousands of voters")
    assert found is not None
    assert (found[0].value, found[0].low, found[0].form) == (None, 10_000, "vague")


@given(st.integers(0, 999_999_999), st.sampled_from([" and ", " "]))
def test_number_words_come_back_as_the_number(number: int, joint: str) -> None:
    """What is written in words below a thousand million is read as it was meant."""
    words = in_words(number, joint)
    found = first_number(words + " guards")
    assert found is not None
    assert (found[1], found[0].value) == (words, number)


@given(st.text(max_size=300))
def test_any_text_is_read_without_failing(text: str) -> None:
    """At every token of any text there is a number within the text, or none."""
    seen = view(text, Span(0, len(text)))
    tokens = tokens_of(seen)
    for at in range(len(tokens)):
        number = number_at(tokens, at, seen.folded)
        assert number is None or at == number.first < number.last <= len(tokens)
