"""`vpkg curate`."""

from __future__ import annotations

import json
import sys
from argparse import Namespace
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any

from vpkg import pipeline
from vpkg.cli.desk import Desk
from vpkg.cli.keyboard import Keyboard
from vpkg.cli.output import deliver
from vpkg.curate.kinds import LINKED
from vpkg.curate.making import Curator
from vpkg.curate.revise import name_of
from vpkg.errors import UnreadableInput, VpkgError
from vpkg.model import Reading
from vpkg.outline.decisions import decision_rows, told
from vpkg.outline.words import visible
from vpkg.pipeline import read_report

_OPEN = ("orphan", "conflict")


def run(arguments: Namespace) -> int:
    """Work through what deserves a person's look, or list what was decided."""
    named, files = Path(arguments.file), _reports(Path(arguments.file))
    if arguments.list or arguments.orphans:
        return _listed(arguments, files)
    keyboard = Keyboard()
    curator = Curator(_name(arguments.by, keyboard), _day(arguments.when))
    others = _others(files) if named.is_dir() else ()
    made = 0
    for path in files:
        try:
            desk = Desk(path, curator, keyboard, read_report, arguments.kind, arguments.below, others)
        except VpkgError as error:
            if not named.is_dir():
                raise
            sys.stderr.write(f"vpkg: {visible(str(error))}\n")
            continue
        try:
            goes_on = desk.work()
        except KeyboardInterrupt:
            goes_on = False
            sys.stdout.write("\n")
        made += len(desk.made)
        if not goes_on:
            break
    sys.stdout.write(f"{made} decision{'' if made == 1 else 's'} written.\n")
    return 0


def _reports(path: Path) -> list[Path]:
    """List the reports to work through."""
    return [found for found, _ in pipeline.look([path]).files] if path.is_dir() else [path]


def _name(by: str | None, keyboard: Keyboard) -> str:
    if by is None and keyboard.is_terminal:
        sys.stdout.write("Who decides (a name or a pseudonym)? ")
        sys.stdout.flush()
        by = sys.stdin.readline().strip()
    if not by or not any(map(str.isalnum, by)):
        raise UnreadableInput("Each decision says who made it; give --by with a name or a pseudonym.")
    return by


def _day(when: str | None) -> date:
    if when is None:
        return datetime.now().astimezone().date()
    try:
        return date.fromisoformat(when)
    except ValueError as error:
        raise UnreadableInput(f"{when!r} is no day; write --when 2024-05-31.") from error


def _others(files: Iterable[Path]) -> tuple[tuple[str, str], ...]:
    """Gather names of reports that no list knows, so that one report's can be linked to another's."""
    found: dict[tuple[str, str], None] = {}
    for path in files:
        try:
            reading = read_report(path)
        except VpkgError:
            continue
        for mention in reading.mentions:
            if mention.target and mention.kind in LINKED and name_of(mention.target) is None:
                found[mention.target, mention.canonical or mention.surface] = None
    return tuple(found)


def _listed(arguments: Namespace, files: list[Path]) -> int:
    rows: list[dict[str, Any]] = []
    lines: list[str] = []
    for path in files:
        try:
            reading = read_report(path)
        except VpkgError as error:
            if len(files) == 1:
                raise
            sys.stderr.write(f"vpkg: {visible(str(error))}\n")
            continue
        chosen = [r for r in decision_rows(reading) if r["state"] in _OPEN or not arguments.orphans]
        rows += [{"report": path.name} | row for row in chosen if arguments.kind in (None, row["about"])]
        lines += _lines(path, reading, arguments)
    if arguments.format == "json":
        deliver(json.dumps(rows, ensure_ascii=False, indent=1) + "\n", arguments.output)
    else:
        deliver("\n".join(lines or ["Nothing is decided." if arguments.list else "Nothing is left open."]) + "\n",
                arguments.output)  # fmt: skip
    return 0


def _lines(path: Path, reading: Reading, arguments: Namespace) -> Iterator[str]:
    chosen = [
        ruling
        for ruling in (*reading.decisions, *reading.orphans)
        if (ruling.state in _OPEN or not arguments.orphans) and arguments.kind in (None, ruling.decision.about)
    ]
    if chosen:
        yield visible(path.name)
    for ruling in chosen:
        where = f"{ruling.span.start}–{ruling.span.end}  " if ruling.span else ""
        yield f"  {where}{visible(told(ruling))}"
