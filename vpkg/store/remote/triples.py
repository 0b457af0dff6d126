"""CONSTRUCT and DESCRIBE by way of SELECT.

Virtuoso stops after its limit of rows in these too, but tells so of a SELECT only; and what a DESCRIBE gives is each
server's own. So the rows are asked for, and the triples are made of them here.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import takewhile
from typing import TypeVar

from vpkg import terms
from vpkg.iri import PREFIXES
from vpkg.model import Cell, Iri
from vpkg.store.guard import Token, tokens

Row = tuple[Cell, ...]
Ask = Callable[[str, tuple[str, ...]], tuple[Row, ...]]
"""Asks a SELECT, which has these columns, for its rows."""

_AT_ONCE = 1000
_BLANK = "urn:vpkg:blank:"
_BLANK_NODE = re.compile(rf"<{_BLANK}(b[0-9a-f]*)>")
_T = TypeVar("_T")
_SPO = ("s", "p", "o")


def constructed(query: str, ask: Ask) -> list[str]:
    """Return the N-Triples lines, sorted, that a well-formed CONSTRUCT makes of the rows of its patterns."""
    found = tokens(query)
    start = next(index for index, token in enumerate(found) if token.word == "CONSTRUCT")
    first = next(index for index, token in enumerate(found) if index > start and token.text == "{")
    last = next(index for index, token in enumerate(found) if index > first and token.text == "}")
    # The short form, CONSTRUCT WHERE { … }, makes what it looks for.
    rest = query[found[last].at + 1 :] if first == start + 1 else query[found[start + 1].at :]
    prologue, template = query[: found[start].at], query[found[first].at : found[last].at + 1]
    columns = _variables(found[first:last])
    rows = ask(f"{prologue}SELECT {_written(columns) or '(1 AS ?one)'} {rest}", columns or ("one",))
    return _made(f"{prologue}CONSTRUCT {template}", columns, rows)


def described(query: str, ask: Ask) -> list[str]:
    """Return the N-Triples lines, sorted, whose subject a well-formed DESCRIBE names or finds."""
    found = tokens(query)
    start = next(index for index, token in enumerate(found) if token.word == "DESCRIBE")
    named = list(takewhile(lambda token: token.kind in ("iri", "name", "variable"), found[start + 1 :]))
    every = found[start + 1].text == "*"
    rest = found[start + 1 + (len(named) or 1) :]
    prologue = query[: found[start].at]
    subjects = {token.text for token in named if token.kind != "variable"}
    if columns := _variables(found[start:] if every else named):
        rows = ask(f"{prologue}SELECT {_written(columns)} {query[rest[0].at :]}", columns)
        subjects |= {terms.term(cell) for row in rows for cell in row if isinstance(cell, Iri) and not _blank(cell)}
    dataset = " ".join(token.text for token in takewhile(_of_dataset, rest))
    told: list[Row] = []
    for some in _portions(sorted(subjects)):
        where = f"{{ VALUES ?s {{ {' '.join(some)} }} ?s ?p ?o }}"
        told += ask(f"{prologue}SELECT ?s ?p ?o {dataset} {where}", _SPO)
    return _made("CONSTRUCT { ?s ?p ?o }", _SPO, told)


def _made(construct: str, columns: tuple[str, ...], rows: Sequence[Row]) -> list[str]:
    """Let the engine make the triples of rows that are there."""
    import pyoxigraph

    engine = pyoxigraph.Store()
    lines: set[str] = set()
    for some in _portions(rows):
        values = " ".join(f"({' '.join(_value(cell) for cell in row if columns)})" for row in some)
        made = engine.query(f"{construct} WHERE {{ VALUES ({_written(columns)}) {{ {values} }} }}", prefixes=PREFIXES)
        if not isinstance(made, pyoxigraph.QueryTriples):
            raise TypeError(made)
        lines.update(_BLANK_NODE.sub(r"_:\1", f"{triple} .") for triple in made)
    return sorted(lines)


def _value(cell: Cell) -> str:
    if cell is None:
        return "UNDEF"
    # A blank node cannot stand in VALUES.
    return f"<{_BLANK}b{cell.value.encode().hex()}>" if _blank(cell) else terms.term(cell)


def _blank(cell: Cell) -> bool:
    return isinstance(cell, Iri) and cell.value.startswith("_:")


def _of_dataset(token: Token) -> bool:
    return token.word in ("FROM", "NAMED") or token.kind in ("iri", "name")


def _variables(found: Iterable[Token]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(token.text[1:] for token in found if token.kind == "variable"))


def _written(columns: Iterable[str]) -> str:
    return " ".join(f"?{name}" for name in columns)


def _portions(things: Sequence[_T]) -> Iterator[Sequence[_T]]:
    return (things[start : start + _AT_ONCE] for start in range(0, len(things), _AT_ONCE))
