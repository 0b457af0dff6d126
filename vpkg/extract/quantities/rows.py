"""Figures alone in a table's cell: the column's head or the row's first cell says what they count."""

from __future__ import annotations

import re
from collections.abc import Iterator

from vpkg.extract.found import Found
from vpkg.extract.numbers import number_at
from vpkg.extract.passage import Passage
from vpkg.extract.quantities.measures import measure_of
from vpkg.extract.quantities.qualifiers import bounds
from vpkg.model import Amount

_NUMBERING = frozenset(["", "#", "no", "no.", "nr", "nr.", "n°", "item", "ref", "id", "page", "question", "article"])
_TIME = re.compile(r"\b(?:years?|dates?|period|month|when|page|article|section|chapter|phone|tel)\b")
_COUNTS = re.compile(r"\b(?:number|total|no\.|count|how many|#)", re.IGNORECASE)
_PERCENT = re.compile(r"%|\bper ?cent\b|\bpercentage\b", re.IGNORECASE)
_YEAR = re.compile(r"\D*(?:19|20)\d\d\D*")


def cells(passage: Passage) -> Iterator[Found]:
    """Yield the figures that fill a cell of a row below the head."""
    if not passage.head:
        return
    column = -1 if passage.tokens[0].text == "|" else 0
    start = 0
    tokens = passage.tokens
    name = ""
    for at in range(len(tokens) + 1):
        if at < len(tokens) and tokens[at].text != "|":
            continue
        if at > start:
            column_of = column
            if column_of == 0:
                name = passage.text(tokens[start].start, tokens[at - 1].end)
            found = _cell(passage, start, at, passage.head[column_of] if column_of < len(passage.head) else "", name)
            if found is not None and (column_of > 0 or found.row != "cell"):
                yield found
        column, start = column + 1, at + 1


def _cell(passage: Passage, first: int, last: int, head: str, name: str) -> Found | None:
    tokens = passage.tokens
    if not tokens[first].low[0].isdigit() or head.strip().lower() in _NUMBERING or _TIME.search(head.lower()):
        return None
    number = number_at(tokens, first, passage.view.folded)
    if number is None:
        return None
    rest = "".join(t.low for t in tokens[number.last : last])
    if rest not in ("", "%", "+", "percent"):
        return None
    written = passage.text(tokens[first].start, tokens[number.last - 1].end)
    row_head, column_head = measure_of(name), measure_of(head)
    if _YEAR.fullmatch(written) and not (column_head or row_head or _COUNTS.search(head)):
        return None
    # Under a column “2019” the row's own name says what is counted; else the column does.
    by_row = bool(_YEAR.fullmatch(head.strip())) or (column_head is None and row_head is not None)
    counted, noun = (name, row_head) if by_row else (head, column_head)
    if noun is None and not column_head and not _COUNTS.search(head):
        counted = name or head  # “Public security” under “Nigeria”
    percent = rest in ("%", "percent") or bool(_PERCENT.search(f"{head} {name}"))
    value, low, high = bounds(number, "at-least" if rest == "+" else None)
    amount = Amount(
        value, low, high, "percent" if percent else None, counted.strip() or None,
        "at-least" if rest == "+" else "between" if number.form == "range" else None,
        "percent" if percent else noun.measure if noun else "other", counted.strip() if percent else None,
    )  # fmt: skip
    end = tokens[last - 1].end
    return Found(
        tokens[first].start, end, "quantity", "quantity-table", row=noun.row if noun else "cell", amount=amount
    )
