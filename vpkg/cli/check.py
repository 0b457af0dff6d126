"""`vpkg check`."""

from __future__ import annotations

import contextlib
import sys
from argparse import Namespace
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from vpkg import pipeline
from vpkg.check import Conformance, Waiver, conformance, exit_code, render, waived, waivers_for, with_others
from vpkg.check.against import NotComparable, against
from vpkg.check.turtle import to_turtle
from vpkg.cli import validate
from vpkg.cli.output import deliver, progress, width
from vpkg.errors import UnknownName
from vpkg.iri import Base, base_from_environment
from vpkg.model import Correction, Reading
from vpkg.store import Store, open_store


def run(arguments: Namespace) -> int:
    """Check reports, and say of each which questions have no answer; or check any graph (see `validate`)."""
    if validate.wanted(arguments):
        return validate.run(arguments)
    if not arguments.files:
        raise UnknownName("Name a report to check, or a graph with --data and its shapes with --shapes.")
    base = base_from_environment()
    on = _day(arguments.on)
    stated = Correction(arguments.template, arguments.organisation)
    last = _last(arguments)
    with _opened(arguments.others, base) as others:
        prepared = pipeline.prepare([Path(f) for f in arguments.files], base, stated)
        checked = _checked(prepared, _waivers(prepared), on, others, last)
    for refused in prepared.refused:
        sys.stderr.write(f"vpkg: {refused.outcome}\n")
    for path, _ in prepared.withdrawn.values():
        sys.stderr.write(f"vpkg: {path} was withdrawn, so it was not checked.\n")
    deliver(_rendered(checked, arguments.format, arguments.language), arguments.output)
    return exit_code(checked, arguments.strict) or int(bool(prepared.refused) and arguments.strict)


def _checked(
    prepared: pipeline.Prepared,
    waivers: dict[str, tuple[Waiver, ...]],
    on: date,
    others: Store | None,
    last: Reading | None,
) -> list[Conformance]:
    draw = progress()
    checked: list[Conformance] = []
    for number, slug in enumerate(sorted(prepared.graphs)):
        if draw:
            draw(number, len(prepared.graphs), slug)
        reading = prepared.readings[slug]
        found = conformance(reading, prepared.graphs[slug][1])
        if last is not None:
            found = against(found, reading, last)
        found = waived(found, waivers[slug], on)
        if others is not None:
            found = with_others(found, reading.report, others)
        checked.append(found)
    if draw:
        draw(len(checked), len(checked), "")
    return checked


def _last(arguments: Namespace) -> Reading | None:
    """Read the report to lay beside the one that is checked; what is stated of the organisation goes for both."""
    if arguments.against is None:
        return None
    if len(arguments.files) > 1 or Path(arguments.files[0]).is_dir():
        raise NotComparable("One report is laid beside its last one at a time; name one file before --against.")
    if Path(arguments.against).is_dir():
        raise NotComparable(f"{arguments.against} is a folder; name last year's report after --against.")
    return pipeline.read_report(Path(arguments.against), Correction(None, arguments.organisation))


def _waivers(prepared: pipeline.Prepared) -> dict[str, tuple[Waiver, ...]]:
    """Read all waivers before anything is checked: a damaged file is told at once."""
    return {slug: waivers_for(path) for slug, (path, _) in prepared.graphs.items()}


def _day(given: str | None) -> date:
    """Return the day on which waivers are judged: no later room asks the clock."""
    if given is None:
        return date.today()
    try:
        return date.fromisoformat(given)
    except ValueError as error:
        raise UnknownName(f"{given!r} is no day; write --on 2024-05-31.") from error


@contextlib.contextmanager
def _opened(place: str | None, base: Base) -> Iterator[Store | None]:
    if place is None:
        yield None
        return
    opened = open_store(place, read_only=True, base=base)
    try:
        yield opened
    finally:
        opened.close()


def _rendered(checked: list[Conformance], format_: str, language: str) -> str:
    if format_ == "json":
        return render.to_json(checked, language)
    if format_ == "html":
        return render.to_html(checked, language)
    if format_ == "note":
        return render.to_note(checked, language)
    if format_ == "ttl":
        return to_turtle(checked)
    return render.to_text(checked, width(), colour=sys.stdout.isatty(), language=language)
