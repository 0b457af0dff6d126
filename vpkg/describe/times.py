"""Times as texts give them, in the Extended Date/Time Format, become literals of the right datatype.

https://www.loc.gov/standards/datetime/
"""

from __future__ import annotations

import re

from vpkg.terms import XSD

_FORMS = (
    (re.compile(r"\d{4}"), "gYear"),
    (re.compile(r"\d{4}-(?:0[1-9]|1[0-2])"), "gYearMonth"),
    (re.compile(r"\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])"), "date"),
    (re.compile(r"P(?=\d)(?:\d+Y)?(?:\d+M)?(?:\d+D)?"), "duration"),
)
_WEEKS = re.compile(r"P(\d{1,4})W")
Literal = tuple[str, str]
"""A text and the IRI of its datatype."""


def literal(time: str) -> Literal | None:
    """Return a single time or a length of time as a literal; None where no datatype fits.

    >>> literal("2023-05"), literal("2023-05/2024"), literal("P2W")
    (('2023-05', 'http://www.w3.org/2001/XMLSchema#gYearMonth'), None, ('P14D', 'http://www.w3.org/2001/XMLSchema#duration'))
    """
    weeks = _WEEKS.fullmatch(time)
    if weeks:
        time = f"P{int(weeks[1]) * 7}D"
    return next(((time, XSD + datatype) for form, datatype in _FORMS if form.fullmatch(time)), None)


def ends(time: str) -> tuple[Literal | None, Literal | None]:
    """Return the first and the last time of a time or interval; a single time is both, and an open end is None.

    >>> [end and end[0] for end in ends("2017/2018-03")], [end and end[0] for end in ends("2023/..")]
    (['2017', '2018-03'], ['2023', None])
    """
    if time.startswith("P"):
        # A length of time begins and ends nowhere.
        return None, None
    first, slash, last = time.partition("/")
    return literal(first), literal(last if slash else first)
