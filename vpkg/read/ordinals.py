"""A number as a list writes it: 4, d, D, iv, IV."""

from __future__ import annotations

from collections.abc import Callable

_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"),
    (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_LARGEST_ROMAN = 3999
_LARGEST_REPEATED = 780
"""Word repeats a letter at most thirty times."""


def roman(number: int) -> str:
    """Write a number in small Roman numerals; zero, negative and very large numbers stay as they are.

    >>> roman(14)
    'xiv'
    """
    if not 0 < number <= _LARGEST_ROMAN:
        return str(number)
    written = ""
    for value, letters in _ROMAN:
        times, number = divmod(number, value)
        written += letters * times
    return written


def letters(number: int) -> str:
    """Write a number as web pages letter their lists: a … z, aa, ab.

    >>> letters(3), letters(28)
    ('c', 'ab')
    """
    if number < 1:
        return str(number)
    written = ""
    while number:
        number, rest = divmod(number - 1, 26)
        written = chr(ord("a") + rest) + written
    return written


def repeated_letters(number: int) -> str:
    """Write a number as Word letters its lists: a … z, aa, bb.

    >>> repeated_letters(3), repeated_letters(28)
    ('c', 'bb')
    """
    if not 0 < number <= _LARGEST_REPEATED:
        return str(number)
    times, rest = divmod(number - 1, 26)
    return chr(ord("a") + rest) * (times + 1)


def _english(number: int) -> str:
    tail = "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{tail}"


WEB: dict[str, Callable[[int], str]] = {
    "1": str,
    "a": letters,
    "A": lambda number: letters(number).upper(),
    "i": roman,
    "I": lambda number: roman(number).upper(),
}
"""By the ``type`` of HTML's ``ol``."""

WORD: dict[str, Callable[[int], str]] = {
    "decimal": str,
    "decimalZero": lambda number: f"{number:02}",
    "lowerLetter": repeated_letters,
    "upperLetter": lambda number: repeated_letters(number).upper(),
    "lowerRoman": roman,
    "upperRoman": lambda number: roman(number).upper(),
    "ordinal": _english,
    "none": lambda _: "",
}
"""By WordprocessingML's ``numFmt``; formats that are not here count in figures."""
