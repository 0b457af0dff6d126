"""The words of every command. Each explains itself with an example."""

from __future__ import annotations

from vpkg.cli.parser import graphs, people, reports
from vpkg.cli.parser.common import Parser


def parser() -> Parser:
    """Return the parser of the whole command line; ``module`` says which module of `vpkg.cli` runs a command."""
    top = Parser(prog="vpkg", add_help=False)
    commands = top.add_subparsers(dest="command", required=True, parser_class=Parser, metavar="COMMAND")
    for group in (reports, graphs, people):
        group.add(commands)
    return top
