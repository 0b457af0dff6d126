"""The words that sites use for their own furniture, in class names, headings and lines of their own.

They are hints: what a page's structure says comes first. See ``words.csv`` beside this file, and ``furniture.csv``
of the room for lines that host pages print.
"""

from __future__ import annotations

import csv
import re
from functools import cache
from pathlib import Path

_HERE = Path(__file__)
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_APART = re.compile(r"[^a-z0-9]+")
_FEW = 6
"""Words of a line that furniture begins."""


def named(names: str, where: str = "class") -> str | None:
    """Say which kind of furniture class names speak of, if they do.

    ``where`` is ``class``, ``class-certain`` for names that mean nothing else, or ``hidden`` for what only a screen
    reader reads out.

    >>> named("gem-c-breadcrumbs", "class-certain"), named("socialShare wide"), named("content")
    ('navigation', 'navigation', None)
    """
    rows = _rows(where)
    for each in names.split():
        words = _parts(each)
        for length in (3, 2, 1):
            for at in range(len(words) - length + 1):
                if (kind := rows.get(" ".join(words[at : at + length]))) is not None:
                    return kind
    return None


def named_whole(identifier: str) -> str | None:
    """Say the same of an id, which must be such a name as a whole: ids are often made of a report's own headings.

    >>> named_whole("cookie-banner"), named_whole("share-lessons-learned")
    (None, None)
    >>> named_whole("sidebar"), named_whole("breadcrumbs")
    ('navigation', 'navigation')
    """
    words = " ".join(_parts(identifier))
    return _rows("class").get(words) or _rows("class-certain").get(words)


def _parts(name: str) -> list[str]:
    return _APART.split(_CAMEL.sub("-", name).lower())


def heading_kind(text: str) -> str | None:
    """Say what a heading announces, if it is one that sites put above what is not the page's own."""
    return _rows("heading").get(_folded(text)) or _rows("heading").get(_folded(text).rstrip("?"))


def line_kind(text: str, beside_links: bool = False) -> str | None:
    """Say of which kind a line is that sites print for themselves; None for all else.

    ``beside_links``: it is a link or stands beside some, where a word such as “Menu” or “Print” is the site's.

    >>> line_kind("Skip to main content"), line_kind("We trained 40 guards.")
    ('navigation', None)
    """
    folded = _folded(text)
    known = _rows("line").get(folded) or (_rows("line-linked").get(folded) if beside_links else None)
    if known is not None:
        return known
    whole, start, few = _host_lines()
    if folded in whole or (len(folded.split()) <= _FEW and folded.startswith(few)):
        return "navigation"
    return "notice" if folded.startswith(start) else None


def _folded(text: str) -> str:
    return " ".join(text.casefold().split()).strip(" .!:»›>|*")


@cache
def _rows(where: str) -> dict[str, str]:
    with _HERE.with_name("words.csv").open(encoding="utf-8", newline="") as stream:
        return {row["words"]: row["kind"] for row in csv.DictReader(stream) if row["where"] == where}


@cache
def _host_lines() -> tuple[frozenset[str], tuple[str, ...], tuple[str, ...]]:
    with (_HERE.parents[1] / "furniture.csv").open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    whole, start, few = ([row["words"] for row in rows if row["match"] == match] for match in ("whole", "start", "few"))
    return frozenset(whole), tuple(start), tuple(few)
