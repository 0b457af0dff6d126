"""`vpkg compare`."""

from __future__ import annotations

import sys
from argparse import Namespace

from vpkg import api
from vpkg.cli.ask import rendered
from vpkg.cli.output import deliver, width
from vpkg.compare import show
from vpkg.errors import UnknownName


def run(arguments: Namespace) -> int:
    """Hold reports beside each other, year by year."""
    what, question, format_ = arguments.what, arguments.question, arguments.format
    if what == "answers":
        if not question:
            raise UnknownName("Name the question or topic to compare, such as vpkg compare answers C5 --store store.")
        if format_ == "csv":
            raise UnknownName("vpkg compare answers writes text, md, json or html; use one of these.")
    elif question:
        raise UnknownName(f"vpkg compare {what} takes no question; leave out {question!r}.")
    elif format_ == "html":
        raise UnknownName(f"vpkg compare {what} writes text, md, csv or json; use one of these.")
    with api.open(arguments.store) as graph:
        text = _answers(graph, arguments) if what == "answers" else _table(graph, arguments)
    deliver(text, arguments.output)
    return 0


def _answers(graph: api.KnowledgeGraph, arguments: Namespace) -> str:
    strands = graph.compare_answers(arguments.question, organisation=arguments.organisation)
    basis = graph.ask("reporting/reports").rests_on
    if arguments.format == "json":
        return show.to_json(strands, basis)
    if arguments.format == "html":
        return show.to_html(strands, basis)
    if arguments.format == "md":
        return show.to_markdown(strands, basis)
    return show.to_text(strands, basis, width(), colour=arguments.output is None and sys.stdout.isatty())


def _table(graph: api.KnowledgeGraph, arguments: Namespace) -> str | bytes:
    make = {
        "repeated": graph.compare_repeated,
        "pledges": graph.compare_pledges,
        "memberships": graph.compare_memberships,
        "events": graph.compare_events,
    }[arguments.what]
    return rendered(make(organisation=arguments.organisation), arguments.format)
