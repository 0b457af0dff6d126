"""Names of bodies that no gazetteer lists: built on a head noun, with a legal form, or defined in the report."""

from __future__ import annotations

from collections.abc import Iterator

from vpkg.extract.bodies.again import again
from vpkg.extract.bodies.defined import definitions, uses
from vpkg.extract.bodies.proposals import proposals
from vpkg.extract.context import Context, Defined
from vpkg.extract.found import Found
from vpkg.extract.names.entries import short_names
from vpkg.extract.names.lexicon import Match
from vpkg.extract.passage import Passage
from vpkg.model import Report

__all__ = ["bodies", "defined_names"]


def bodies(passage: Passage, context: Context, known: tuple[Found, ...]) -> Iterator[Found]:
    """Yield the bodies that a passage names, and its uses of names that the report makes known."""
    found = list(proposals(passage, known))
    yield from found
    yield from again(passage, found)
    yield from uses(passage, context.defined)


def defined_names(report: Report, passages: list[Passage], listed: list[list[Match]]) -> Defined:
    """Return the names that a report makes known, with what they stand for.

    ``listed`` is what the gazetteer's names match in each passage.
    """
    names = (
        (report.reporter.name, *report.reporter.aliases, *short_names(report.reporter, report.document.text))
        if report.reporter
        else ()
    )
    return Defined(definitions(passages, listed, frozenset(names), report.pillar == "corporate"))
