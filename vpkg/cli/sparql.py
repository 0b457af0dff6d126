"""`vpkg sparql`."""

from __future__ import annotations

import sys
from argparse import Namespace
from pathlib import Path

from vpkg import api
from vpkg.cli.ask import rendered
from vpkg.cli.output import deliver, format_of
from vpkg.cli.parser.common import TABLE_FORMATS
from vpkg.errors import QueryError, UnknownName, UnreadableInput
from vpkg.iri import PREFIXES
from vpkg.sparql import caret, unknown_terms
from vpkg.store import is_url, kind

SECONDS = 60.0
"""How long a query on a store of this machine may take, where the user does not say."""

_OF_TRIPLES = ("turtle", "ntriples")
_OF_TRUTH = ("table", "csv", "json", "md")
_LONGEST = 1_000_000


def run(arguments: Namespace) -> int:
    """Run a query: SELECT gives a table, ASK true or false, CONSTRUCT and DESCRIBE Turtle."""
    if arguments.prefixes:
        deliver("".join(f"PREFIX {name}: <{iri}>\n" for name, iri in sorted(PREFIXES.items())), arguments.output)
        return 0
    if arguments.store is None:
        raise UnknownName("Name the store to ask, such as --store store; vpkg build makes one.")
    query = _query(arguments)
    if arguments.seconds is None and not is_url(arguments.store):
        arguments.seconds = SECONDS
    try:
        _asked(query, arguments)
    except QueryError as error:
        shown = caret(query, str(error))
        raise QueryError(f"{error}\n{shown}" if shown else str(error)) from error
    return 0


def _asked(query: str, arguments: Namespace) -> None:
    form = kind(query)
    triples = form in ("construct", "describe")
    formats = _OF_TRIPLES if triples else TABLE_FORMATS
    given = format_of(arguments.format, arguments.output, formats, "turtle" if triples else "table")
    if form != "unknown" and triples != (given in _OF_TRIPLES):
        fits = "turtle or ntriples" if triples else "one of " + ", ".join(TABLE_FORMATS)
        raise UnknownName(f"{form.upper()} is not written as {given}; write --format {fits}.")
    if form == "ask" and given not in _OF_TRUTH:
        raise UnknownName(f"ASK gives true or false, which is not written as {given}; write --format table or json.")
    with api.open(arguments.store) as graph:
        for sentence in unknown_terms(query):
            _say(sentence)
        if form == "ask":
            truth = str(graph.sparql_ask(query, seconds=arguments.seconds)).lower()
            deliver(f'{{"head": {{}}, "boolean": {truth}}}\n' if given == "json" else f"{truth}\n", arguments.output)
        elif triples:
            _triples(graph, query, given, arguments)
        else:
            _table(graph, query, given, arguments)


def _triples(graph: api.KnowledgeGraph, query: str, given: str, arguments: Namespace) -> None:
    text = graph.sparql_construct(query, seconds=arguments.seconds, rows=arguments.rows, format=given)
    deliver(text, arguments.output)
    first = text.partition("\n")[0]
    if first.startswith("# "):
        _say(first[2:])
    elif not any(line and not line.startswith("@prefix") for line in text.split("\n")):
        _why(graph, query)


def _table(graph: api.KnowledgeGraph, query: str, given: str, arguments: Namespace) -> None:
    table = graph.sparql(query, seconds=arguments.seconds, rows=arguments.rows)
    deliver(rendered(table, given, arguments.chart, arguments.columns), arguments.output)
    if table.note and given != "table":
        _say(table.note)
    if not table.rows:
        _why(graph, query)


def _why(graph: api.KnowledgeGraph, query: str) -> None:
    if not unknown_terms(query):  # those were told of before the query ran
        _say(graph.why_empty(query))


def _say(sentence: str) -> None:
    """Tell what the user should know beside the answer, which stays clean for the next program."""
    sys.stderr.write(f"vpkg: {sentence}\n")


def _query(arguments: Namespace) -> str:
    if (arguments.query is None) == (arguments.file is None):
        raise QueryError("Give one query: as an argument, with --file FILE, or - for standard input.")
    if arguments.query == "-":
        return _text(sys.stdin.buffer.read(_LONGEST), "standard input")
    if arguments.query is not None:
        return str(arguments.query)
    try:
        with Path(arguments.file).open("rb") as stream:
            return _text(stream.read(_LONGEST), arguments.file)
    except OSError as error:
        raise UnreadableInput(f"{arguments.file} cannot be read ({error.strerror}); check the name.") from error


def _text(content: bytes, name: str) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UnreadableInput(f"{name} is not UTF-8 text; save the query as UTF-8.") from error
