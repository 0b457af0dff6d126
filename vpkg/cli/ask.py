"""`vpkg ask`."""

from __future__ import annotations

from argparse import Namespace
from dataclasses import replace

from vpkg import api, chart
from vpkg.ask import find, library, numbered, permalink
from vpkg.cli.evidence_text import evidence_text
from vpkg.cli.library_text import chosen, description, listing
from vpkg.cli.output import deliver, format_of, width
from vpkg.cli.parser.common import TABLE_FORMATS
from vpkg.errors import UnknownName
from vpkg.table import Table


def run(arguments: Namespace) -> int:
    """List the library, describe a query, or ask it of a store."""
    if arguments.describe and arguments.format not in (None, "table"):
        raise UnknownName(f"A description is text and not written as {arguments.format}; leave --format out.")
    arguments.format = format_of(arguments.format, arguments.output, TABLE_FORMATS, "table")
    if arguments.evidence and not arguments.evidence.isdecimal():
        # Python's parser takes the word after the option for its value.
        words = [word for word in (arguments.name, arguments.evidence, *arguments.parameters) if word]
        arguments.name, *arguments.parameters = sorted(words, key=lambda word: "=" in word)
        arguments.evidence = ""
    if arguments.name is None and arguments.permalink is None:
        queries = chosen(library(), arguments.user, arguments.about)
        deliver("\n".join(listing(queries)) + "\n", arguments.output)
        return 0
    if arguments.describe:
        deliver("\n".join(description(find(arguments.name))) + "\n", arguments.output)
        return 0
    if arguments.store is None:
        raise UnknownName("Name the store to ask, such as --store store; vpkg build makes one.")
    with api.open(arguments.store) as graph:
        table = _followed(graph, arguments.permalink) if arguments.permalink else _asked(graph, arguments)
        table = table.cite() if arguments.cite else table
        if arguments.evidence is None:
            result = rendered(table, arguments.format, arguments.chart, arguments.columns)
        else:
            result = _opened(table, arguments.evidence, arguments.format)
    deliver(result, arguments.output)
    return 0


def _asked(graph: api.KnowledgeGraph, arguments: Namespace) -> Table:
    return graph.ask(find(arguments.name).name, **_values(arguments.parameters))


def _followed(graph: api.KnowledgeGraph, link: str) -> Table:
    """Ask what a permalink asks, and say where the dataset is another than the one that was cited."""
    said = permalink.read(link)
    table = graph.answer(said.query, said.values)
    if said.dataset and graph.hash() != said.dataset:
        line = "The dataset is another than the one cited: its reports or reference data changed, and rows may differ."
        return replace(table, coverage=(*table.coverage, line))
    same = ("The dataset is the one cited.",) if said.dataset else ()
    return replace(table, coverage=(*table.coverage, *same))


def rendered(table: Table, format_: str, kind: str | None = None, columns: str | None = None) -> str | bytes:
    """Write a table in one of the formats of the command line; ``kind`` and ``columns`` say what to draw."""
    named = tuple(each.strip() for each in (columns or "").split(",") if each.strip())
    if format_ == "vega":
        return chart.vega(table, kind or "", named)
    if format_ == "svg":
        return chart.svg(table, kind or "", named)
    if kind or named:
        raise UnknownName(f"A chart is not written as {format_}; write --format svg, or vega for Vega-Lite JSON.")
    if format_ == "xlsx":
        return table.to_xlsx()
    if format_ == "parquet":
        return table.to_parquet()
    if format_ == "csv":
        return table.to_csv()
    if format_ == "json":
        return table.to_json()
    if format_ == "md":
        return table.to_markdown()
    return table.to_text(width())


def _opened(table: Table, row: str, format_: str) -> str | bytes:
    """Open one row, or all, into their sentences."""
    numbers = [int(row)] if row else range(1, len(table) + 1)
    opened = [(number, table.evidence(number)) for number in numbers]
    if format_ == "table":
        return "\n".join(evidence_text(table, opened, width())) + "\n"
    return rendered(numbered(opened), format_)


def _values(parameters: list[str]) -> dict[str, str]:
    values = {}
    for each in parameters:
        name, equals, value = each.partition("=")
        if not equals or not name.isidentifier():
            raise UnknownName(f"{each!r} is no parameter; write NAME=VALUE, such as country=CD.")
        if name in values:
            raise UnknownName(f"The parameter {name} is given twice; give it once.")
        values[name] = value
    return values
