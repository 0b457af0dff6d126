"""What the arguments of several commands have in common."""

from __future__ import annotations

import argparse
from typing import NoReturn, TypeAlias

RDF_FORMATS = ("turtle", "trig", "ntriples", "nquads", "jsonld", "rdfxml")
TABLE_FORMATS = ("table", "csv", "json", "md", "xlsx", "parquet", "svg", "vega")


class Parser(argparse.ArgumentParser):
    """A parser whose complaints are one sentence."""

    def error(self, message: str) -> NoReturn:
        """Say what is wrong and where to look, and stop with exit status 2."""
        self.exit(2, f"vpkg: {message}; see {self.prog} --help.\n")


Commands: TypeAlias = "argparse._SubParsersAction[Parser]"


def command(commands: Commands, name: str, does: str, epilog: str) -> Parser:
    """Add a command; ``module`` says which module of `vpkg.cli` runs it."""
    made: Parser = commands.add_parser(
        name, help=does, description=does, epilog=epilog, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    made.set_defaults(module=name)
    return made


def output(command: argparse.ArgumentParser, formats: tuple[str, ...], default: str | None) -> None:
    """Add the options that say how and where to write the result."""
    shown = f" (default: {default})" if default else " (default: by the ending of FILE, else text)"
    command.add_argument("--format", choices=formats, default=default, help=f"how to write the result{shown}")
    command.add_argument("-o", "--output", metavar="FILE", help="write to this file instead of the screen")


def reading(command: argparse.ArgumentParser) -> None:
    """Add the options that state what a report is."""
    command.add_argument("--template", metavar="ID", help="the report follows this template, whatever it looks like")
    command.add_argument("--organisation", metavar="NAME", help="the report is by this organisation")


def store(command: argparse.ArgumentParser, required: bool = True) -> None:
    """Add the option that names the store."""
    command.add_argument(
        "--store",
        metavar="DIR|URL",
        required=required,
        help="the folder of the store, or the address of a SPARQL server",
    )


def chart(command: argparse.ArgumentParser) -> None:
    """Add the options that say what to draw, for the formats svg and vega."""
    command.add_argument(
        "--chart", choices=("bar", "line", "matrix", "map"), help="what to draw (default: the first that suits)"
    )
    command.add_argument(
        "--columns", metavar="A,B", help="draw from these columns: categories, then the figure, or rows to count rows"
    )
