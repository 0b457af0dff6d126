"""Evidence as text: each row of an answer, and under it the sentences that support it."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Mapping

from vpkg.table import Table, Value
from vpkg.table.layout import paragraph, plain, short

_QUIET = ("document", "start", "end", "sentence", "before", "after", "prefix", "suffix")
"""Columns of a row that its evidence says again."""


def evidence_text(answer: Table, opened: list[tuple[int, Table]], width: int) -> Iterator[str]:
    """Yield lines: the title, each row with its sentences, and what stands under the answer."""
    rows = list(answer)
    yield f"{answer.title} ({len(rows)} row{'' if len(rows) == 1 else 's'})"
    for number, table in opened:
        yield ""
        yield from textwrap.wrap(f"{number}. {_row(answer, rows[number - 1])}", width, subsequent_indent="   ")
        for each in table:
            yield from _witness(table, each, width)
    yield ""
    for sentence in answer.below:
        yield from paragraph(sentence, width)


def _row(answer: Table, row: Mapping[str, Value]) -> str:
    told = ((name, value) for name, value in row.items() if value is not None and name not in _QUIET)
    kinds = dict(zip(answer.columns, answer.types, strict=True))
    return "; ".join(f"{name} {_shown(answer, kinds[name], value)}" for name, value in told)


def _shown(table: Table, kind: str, value: Value) -> str:
    return short(str(value), table.base) if kind == "iri" else plain(str(value))


def _witness(table: Table, row: Mapping[str, Value], width: int) -> Iterator[str]:
    if row["sentence"]:
        yield from textwrap.wrap(
            f"“{plain(str(row['sentence']))}”", width, initial_indent="   ", subsequent_indent="    "
        )
    yield from textwrap.wrap(
        f"— {', '.join(_where(table, row))}", width, initial_indent="     ", subsequent_indent="       "
    )


def _where(table: Table, row: Mapping[str, Value]) -> Iterator[str]:
    if row["report"]:
        yield f"{plain(str(row['name'] or ''))} ({short(str(row['report']), table.base)})".strip()
    if row["code"]:
        yield f"question {plain(str(row['code']))}"
    if row["document"]:
        yield short(str(row["document"]), table.base)
    if row["start"] is not None:
        yield f"characters {row['start']} to {row['end']}"
    if row["unplaced"] is not None:
        yield f"no words: {row['placed']} characters placed, {row['unplaced']} not"
    if row["recogniser"]:
        sure = f" ({row['confidence']})" if row["confidence"] is not None else " (not measured)"
        yield f"found by {short(str(row['recogniser']), table.base).rpartition('/')[2]}{sure}"
    if row["record"]:
        yield f"record {short(str(row['record']), table.base)}"
        yield f"source: {short(plain(str(row['source'])), table.base)}"
