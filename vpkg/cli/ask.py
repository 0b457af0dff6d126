"""`vpkg ask`."""

from __future__ import annotations

import textwrap
from argparse import Namespace
from collections.abc import Iterator

from vpkg import api
from vpkg.ask import LibraryQuery, Table, find, library
from vpkg.cli.output import deliver, width
from vpkg.errors import UnknownName


def run(arguments: Namespace) -> int:
    """List the library, describe a query, or ask it of a store."""
    if arguments.name is None:
        deliver("\n".join(_listing(library())) + "\n", arguments.output)
        return 0
    query = find(arguments.name)
    if arguments.describe:
        deliver("\n".join(_description(query)) + "\n", arguments.output)
        return 0
    if arguments.store is None:
        raise UnknownName("Name the store to ask, such as --store store; vpkg build makes one.")
    with api.open(arguments.store) as graph:
        table = graph.ask(query.name, **_values(arguments.parameters))
    deliver(rendered(table, arguments.format), arguments.output)
    return 0


def rendered(table: Table, format_: str) -> str:
    """Write a table in one of the formats of the command line."""
    if format_ == "csv":
        return table.to_csv()
    if format_ == "json":
        return table.to_json()
    if format_ == "md":
        return table.to_markdown()
    return table.to_text(width())


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


def _listing(queries: tuple[LibraryQuery, ...]) -> Iterator[str]:
    theme = ""
    for query in queries:
        if query.theme != theme:
            theme = query.theme
            yield f"\n{theme}" if theme != queries[0].theme else theme
        name = query.name.partition("/")[2]
        room = max(30, width() - 40)
        yield f"  {name:<36}{textwrap.shorten(query.question, room, placeholder='…')}"
    yield ""
    yield "Ask one with: vpkg ask NAME --store DIR; what it takes and returns: vpkg ask NAME --describe"


def _description(query: LibraryQuery) -> Iterator[str]:
    yield f"{query.name}: {query.title}"
    yield textwrap.fill(query.question, width())
    yield ""
    yield "parameters" if query.params else "no parameters"
    for param in query.params:
        kind = param.kind or param.type
        yield textwrap.fill(f"  {param.name} ({kind}): {param.text}", width(), subsequent_indent="      ")
    yield "columns"
    for column in query.columns:
        yield textwrap.fill(f"  {column.name} ({column.type}): {column.text}", width(), subsequent_indent="      ")
    if query.note:
        yield ""
        yield textwrap.fill(query.note, width())
