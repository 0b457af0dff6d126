"""`vpkg codebook`."""

from __future__ import annotations

import csv
import io
from argparse import Namespace
from collections.abc import Sequence
from pathlib import Path

from vpkg import api, coding
from vpkg.cli.output import deliver
from vpkg.coding.show import CODEBOOK, DETAILS, SUMMARY, summary_rows
from vpkg.errors import UnknownName
from vpkg.table.book import Sheet, book

_NUMBERS = {"answers", "given_by_both", "only_coder", "only_graph", "decisions", "alike", "answers_not_coded"}
_SHARES = {"agreement", "cohens_kappa", "krippendorffs_alpha"}


def run(arguments: Namespace) -> int:
    """Write the codebook, or compare a researcher's codes with those of a store."""
    if arguments.compare is None:
        deliver(_codebook(arguments.format), arguments.output)
        return 0
    if arguments.store is None:
        raise UnknownName("Name the store to compare with, such as --store store; vpkg build makes one.")
    with api.open(arguments.store) as graph:
        codes = coding.graph_codes(graph.sparql)
    summary, details = coding.compare(coding.read_codes(Path(arguments.compare), codes), codes)
    if arguments.format == "xlsx":
        sheets = [_sheet("Agreement", SUMMARY, summary_rows(summary))]
        deliver(book([*sheets, _sheet("Code by code", DETAILS, coding.comparison_rows(details))]), arguments.output)
    elif arguments.format == "csv":
        deliver(_csv(DETAILS, coding.comparison_rows(details)), arguments.output)
    else:
        deliver(coding.to_markdown(summary, details), arguments.output)
    return 0


def _codebook(format_: str) -> str | bytes:
    if format_ == "xlsx":
        return book([_sheet("Codebook", CODEBOOK, coding.codebook_rows())])
    return _csv(CODEBOOK, coding.codebook_rows()) if format_ == "csv" else coding.markdown()


def _sheet(name: str, columns: Sequence[str], rows: Sequence[Sequence[str]]) -> Sheet:
    types = ["integer" if c in _NUMBERS else "decimal" if c in _SHARES else "string" for c in columns]
    return name, columns, types, [[_typed(v, t) for v, t in zip(row, types, strict=True)] for row in rows]


def _typed(value: str, kind: str) -> str | int | float | None:
    if not value:
        return None
    return int(value) if kind == "integer" else float(value) if kind == "decimal" else value


def _csv(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows(rows)
    return out.getvalue()
