"""`vpkg sparql`."""

from __future__ import annotations

import sys
from argparse import Namespace
from pathlib import Path

from vpkg import api
from vpkg.cli.ask import rendered
from vpkg.cli.output import deliver
from vpkg.errors import QueryError, UnreadableInput
from vpkg.store import kind


def run(arguments: Namespace) -> int:
    """Run a query: SELECT gives a table, ASK true or false, CONSTRUCT and DESCRIBE Turtle."""
    query = _query(arguments)
    form = kind(query)
    with api.open(arguments.store) as graph:
        if form == "ask":
            deliver(f"{str(graph.sparql_ask(query)).lower()}\n", arguments.output)
        elif form in ("construct", "describe"):
            deliver(graph.sparql_construct(query), arguments.output)
        else:
            deliver(rendered(graph.sparql(query), arguments.format), arguments.output)
    return 0


def _query(arguments: Namespace) -> str:
    if (arguments.query is None) == (arguments.file is None):
        raise QueryError("Give one query: as an argument, with --file FILE, or - for standard input.")
    if arguments.query == "-":
        return sys.stdin.read()
    if arguments.query is not None:
        return str(arguments.query)
    try:
        return Path(arguments.file).read_text(encoding="utf-8")
    except OSError as error:
        raise UnreadableInput(f"{arguments.file} cannot be read ({error.strerror}); check the name.") from error
    except UnicodeDecodeError as error:
        raise UnreadableInput(f"{arguments.file} is not UTF-8 text; save the query as UTF-8.") from error
