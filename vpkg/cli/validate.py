"""`vpkg check --data … --shapes …` and `vpkg check --render …`: any graph, any shapes, any engine's report."""

from __future__ import annotations

from argparse import Namespace

from vpkg.cli.output import deliver, width
from vpkg.errors import UnknownName
from vpkg.shacl import Report, check_graph, read_report
from vpkg.shacl.page import to_html, to_json
from vpkg.shacl.text import to_text
from vpkg.shacl.turtle import to_turtle

_OF_REPORTS = ("template", "organisation", "others", "on", "against", "strict")


def wanted(arguments: Namespace) -> bool:
    """Tell whether the command is about a graph or a SHACL report, not about reports of members."""
    return bool(arguments.data or arguments.shapes or arguments.render)


def run(arguments: Namespace) -> int:
    """Check a graph, or render a report: exit status 0 when the data conforms, 1 when it does not."""
    _refuse_mixture(arguments)
    if arguments.render:
        report = read_report(arguments.render, arguments.data_format, arguments.seconds)
        title = arguments.render
    else:
        report = check_graph(arguments.data or (), arguments.shapes or (), arguments.data_format, arguments.seconds)
        title = f"{', '.join(arguments.data)} against {', '.join(arguments.shapes)}"
    deliver(_rendered(report, arguments.format, title), arguments.output)
    return int(not report.conforms)


def _refuse_mixture(arguments: Namespace) -> None:
    if arguments.files:
        raise UnknownName(
            f"{arguments.files[0]} stands alone; put --data before each graph, and --shapes before each file of shapes."
        )
    if arguments.render and (arguments.data or arguments.shapes):
        raise UnknownName("Give --render alone, or --data with --shapes: a report is rendered, data is checked.")
    given = [name for name in _OF_REPORTS if getattr(arguments, name, None)]
    if given:
        raise UnknownName(f"--{given[0]} is about reports of members; leave it out where graphs are checked.")
    if arguments.language != "en":
        raise UnknownName("The check of a graph is told in English only; leave --language out.")
    if arguments.format == "note":
        raise UnknownName("A note is about a report of a member; write a graph's check as text, json, html or ttl.")


def _rendered(report: Report, format_: str, title: str) -> str:
    if format_ == "json":
        return to_json(report)
    if format_ == "html":
        return to_html(report, title)
    if format_ == "ttl":
        return to_turtle(report)
    return to_text(report, width())
