"""LIMIT and OFFSET of a whole query, to be read and set.

They are the last of a query's solution modifiers, and only a VALUES clause may stand behind them (SPARQL 1.1, 19.8).
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from vpkg.store.guard import tokens


@dataclass(frozen=True, slots=True)
class Ending:
    """A query cut before its LIMIT and OFFSET; those within its braces limit a part of it and are left alone."""

    head: str
    limit: int | None
    offset: int
    values: str
    """The VALUES clause that stands last, or an empty string."""

    def at_most(self, rows: int) -> str:
        """Return the query with no more than so many rows.

        >>> print(ending("SELECT * { ?s ?p ?o } OFFSET 2 VALUES ?s { UNDEF }").at_most(5))
        SELECT * { ?s ?p ?o }
        OFFSET 2 LIMIT 5
        VALUES ?s { UNDEF }
        """
        return self._written(self.offset, rows if self.limit is None else min(rows, self.limit))

    def after(self, rows: int) -> str:
        """Return the query for the one row that follows so many."""
        return self._written(self.offset + rows, 1)

    def _written(self, offset: int, limit: int) -> str:
        return f"{self.head.rstrip(' ')}\nOFFSET {offset} LIMIT {limit}\n{self.values}".rstrip("\n")


def ending(query: str) -> Ending:
    """Cut a well-formed query. Raises `QueryError` where it cannot be cut into tokens."""
    numbers: dict[str, int] = {}
    cut, values, depth = len(query), len(query), 0
    found = tokens(query)
    for token, after in pairwise(found):
        depth += (token.text in ("(", "[", "{")) - (token.text in (")", "]", "}"))
        if depth or token.word not in ("LIMIT", "OFFSET", "VALUES"):
            continue
        cut = min(cut, token.at)
        if token.word == "VALUES":
            values = token.at
            break
        numbers[token.word] = int(after.text) if after.text.isdecimal() else 0
    return Ending(query[:cut], numbers.get("LIMIT"), numbers.get("OFFSET", 0), query[values:])
