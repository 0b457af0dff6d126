"""The library of queries as text: a list by theme, and all that one query says of itself."""

from __future__ import annotations

import shlex
import textwrap
from collections.abc import Iterable, Iterator

from vpkg.ask import LibraryQuery, Param
from vpkg.ask.library import USERS
from vpkg.cli.output import width
from vpkg.errors import UnknownName
from vpkg.gazetteer import fold

_EXAMPLES = {
    "country": "Ghana", "organisation": "International Alert", "report": "international-alert-2023",
    "template": "ngo-2023", "pillar": "ngo", "topic": "training", "activity-type": "training",
    "stakeholder-type": "police", "instrument-type": "national-law", "role": "carried-out", "measure": "people",
    "claim-kind": "incident", "instrument": "UNGPs", "project": "Open Gate", "entity": "Kenya",
}  # fmt: skip
_PLAIN = {"gYear": "2023", "integer": "1", "decimal": "0.8", "string": "training"}
_EVIDENCE = {
    "row": "the words of the row itself",
    "thing": "the passages that name or state what stands under {}",
    "answer": "the text of the answer",
    "absence": "no words can support it: the document, and how much of it was placed",
    "query": "the rows of {}",
    "record": "a record of the reference data, with its source",
}


def chosen(queries: Iterable[LibraryQuery], user: str | None, about: str | None) -> tuple[LibraryQuery, ...]:
    """Keep the queries for a user and those in whose words all words of ``about`` stand.

    Raises `UnknownName` for a user that no query is for, or where no query is left.
    """
    kept = tuple(queries)
    if user is not None:
        if user not in USERS:
            raise UnknownName(f"There is no user {user!r}; the users are {', '.join(USERS)}.")
        kept = tuple(query for query in kept if user in query.users)
    if about is not None:
        # “training” is to find what speaks of people trained.
        wanted = [word[: max(4, len(word) - 3)] for word in fold(about).split()]
        kept = tuple(query for query in kept if all(word in _words(query) for word in wanted))
    if not kept:
        raise UnknownName(f"No query is about {about!r}; vpkg ask lists them all.")
    return kept


def _words(query: LibraryQuery) -> str:
    told = (query.name.replace("-", " "), query.title, query.question, *(param.name for param in query.params))
    return fold(" ".join((*told, *(column.text for column in query.columns), *query.topics)))


def listing(queries: tuple[LibraryQuery, ...]) -> Iterator[str]:
    """List queries by theme, one a line."""
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


def description(query: LibraryQuery) -> Iterator[str]:
    """Say all that a query says of itself, with an example of how to ask it."""
    yield f"{query.name}: {query.title}"
    yield textwrap.fill(query.question, width())
    yield ""
    yield "parameters" if query.params else "no parameters"
    for param in query.params:
        held = f", {param.default} if not given" if param.default else ""
        words = f"  {param.name} ({param.kind or param.type}{held}): {param.text}"
        yield textwrap.fill(words, width(), subsequent_indent="      ")
    yield "columns"
    for column in query.columns:
        yield textwrap.fill(f"  {column.name} ({column.type}): {column.text}", width(), subsequent_indent="      ")
    yield ""
    yield from (textwrap.fill(line, width(), subsequent_indent="  ") for line in _about(query))
    if query.note:
        yield ""
        yield textwrap.fill(query.note, width())
    yield ""
    yield f"example: {example(query)}"


def _about(query: LibraryQuery) -> Iterator[str]:
    yield f"for: {', '.join(query.users)}"
    if query.competency:
        yield f"competency questions: {', '.join(map(str, query.competency))}"
    if query.topics:
        yield f"topics: {', '.join(query.topics)}"
    kind, needs = query.evidence[0], query.evidence[1:]
    yield f"evidence: {_EVIDENCE[kind].format(*needs)}"


def example(query: LibraryQuery) -> str:
    """Write a command that asks a query, with up to two parameters."""
    shown = [param for param in query.params if not param.default and param.name != "report"][:2]
    values = " ".join(f"{param.name}={shlex.quote(_value(param))}" for param in shown)
    return " ".join(filter(None, ("vpkg ask", query.name.partition("/")[2], values, "--store store")))


def _value(param: Param) -> str:
    return _EXAMPLES.get(param.kind, "NAME") if param.type == "iri" else _PLAIN[param.type]
