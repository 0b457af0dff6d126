"""`vpkg build`."""

from __future__ import annotations

import csv
import io
import json
import os
import sys
import unicodedata
from argparse import Namespace
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from vpkg import pipeline, store
from vpkg.cli.output import deliver, progress
from vpkg.errors import VpkgError
from vpkg.iri import base_from_environment
from vpkg.model import Correction
from vpkg.pipeline import Built, Progress

_STATES = ("read", "doubtful", "refused", "gone")
_TITLES = {
    "read": "read",
    "doubtful": "read, but look at these with vpkg outline",
    "refused": "refused",
    "gone": "no longer in the folder",
}
_MOST_KINDS = 5


def run(arguments: Namespace) -> int:
    """Read reports into a store."""
    base = base_from_environment()
    shared = store.is_url(arguments.store)
    given = [Path(name) for name in arguments.files]
    try:
        opened, built = pipeline.build(
            given,
            base,
            lambda: store.open_store(arguments.store, create=True, base=base),
            Correction(arguments.template, arguments.organisation),
            _tame(progress()),
            None if shared else Path(arguments.store),
            shared,
        )
        others = pipeline.look(given).others
    except VpkgError as error:
        raise type(error)(shown(str(error))) from error
    start = base.report_graph("")
    place = Place(arguments.store, sum(name.startswith(start) for name in opened.graphs()), tuple(given), others)
    opened.close()
    output = getattr(arguments, "output", None)
    deliver(render(built, getattr(arguments, "format", None) or "text", place), output)
    refused = sum(_state(each) == "refused" for each in built)
    if refused and output:
        sys.stderr.write(f"vpkg: {_count(refused, 'file')} refused; see {output}.\n")
    return 1 if refused and arguments.strict else 0


@dataclass(frozen=True, slots=True)
class Place:
    """Where a build took place: the store's name for people and how many reports it holds now, the paths given,
    and the files of folders that nobody read.
    """

    store: str
    holds: int
    given: tuple[Path, ...]
    others: tuple[Path, ...] = ()

    def name(self, path: Path) -> str:
        """Name a file as seen from the folder given; a file that was named itself by its name alone."""
        folders = [each for each in self.given if each != path and not each.is_file()]
        for folder in folders:
            for known in (folder, folder.resolve()):
                if path.is_relative_to(known):
                    within = path.relative_to(known)
                    return shown(str(folder.resolve().name / within if len(folders) > 1 else within))
        return shown(path.name)


def shown(text: str) -> str:
    r"""Write what a terminal must not be sent as escapes: control and direction characters, bytes that are no text.

    >>> shown("two\nlines")
    'two\\nlines'
    """
    return "".join(c if c.isprintable() or unicodedata.category(c) == "Zs" else _escaped(c) for c in text)


def _escaped(character: str) -> str:
    if "\udc80" <= character <= "\udcff":
        return f"\\x{ord(character) - 0xDC00:02x}"
    return character.encode("unicode_escape").decode("ascii")


def _tame(draw: Progress | None) -> Progress | None:
    return draw and (lambda done, of, name: draw(done, of, shown(name)))


def render(built: Iterable[Built], format_: str, place: Place) -> str:
    """Write what became of each file as ``text``, ``json`` or ``csv``."""
    files = list(built)
    sorted_ = {state: [each for each in files if _state(each) == state] for state in _STATES}
    reports = len({each.report for each in (*sorted_["read"], *sorted_["doubtful"])})
    if format_ == "json":
        counts = {"reports": reports, "in_store": place.holds, "passed_over": len(place.others)}
        return json.dumps(counts | _data(sorted_), ensure_ascii=False, indent=1) + "\n"
    if format_ == "csv":
        return _csv(sorted_)
    return "\n".join([*_lines(sorted_, place), _summary(sorted_, reports, place)]) + "\n"


def _state(each: Built) -> str:
    if each.report is None:
        return "refused"
    if each.outcome == "gone":
        return "gone"
    return "doubtful" if each.doubts else "read"


def _lines(built: dict[str, list[Built]], place: Place) -> Iterable[str]:
    """Write a table with one part for each state that occurs, the good news first."""
    for state, files in built.items():
        if not files:
            continue
        yield f"{_TITLES[state]} ({len(files)})"
        if state == "refused":
            yield from (f"  {place.name(each.path)}  refused: {shown(each.outcome)}" for each in files)
            continue
        rows = [_row(each, place) for each in files]
        widths = [max(len(row[column]) for row in rows) for column in range(3)]
        for row in rows:
            cells = [cell.ljust(width) for cell, width in zip(row, widths, strict=False)]
            yield "  " + "  ".join([*cells, row[3]]).rstrip()


def _row(each: Built, place: Place) -> tuple[str, str, str, str]:
    said = "; ".join(words for words in (shown(each.note), ", ".join(each.doubts).replace("-", " ")) if words)
    return str(each.report), each.outcome, place.name(each.path), said


def _summary(built: dict[str, list[Built]], reports: int, place: Place) -> str:
    files = [*built["read"], *built["doubtful"]]
    origin = f" from {_count(len(files), 'file')}" if len(files) != reports else ""
    said = f"{_count(reports, 'report')}{origin} read into {shown(place.store)}, which now holds {place.holds}"
    parts = []
    if unchanged := sum(each.outcome == "unchanged" for each in files):
        parts.append(f"{unchanged} unchanged")
    if built["doubtful"]:
        parts.append(f"{len(built['doubtful'])} doubtful")
    if built["refused"]:
        parts.append(f"{_count(len(built['refused']), 'file')} refused")
    if built["gone"]:
        parts.append(f"{len(built['gone'])} no longer in the folder")
    if place.others:
        kinds = sorted({shown(path.suffix.lower()) for path in place.others})
        listed = ", ".join(kinds[:_MOST_KINDS]) + (" …" if len(kinds) > _MOST_KINDS else "")
        parts.append(f"{_count(len(place.others), 'other file')} passed over ({listed})")
    return said + (": " + ", ".join(parts) if parts else "")


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"


def _data(built: dict[str, list[Built]]) -> dict[str, Any]:
    files = [
        {
            "file": _text(str(each.path)),
            "state": state,
            "report": each.report,
            "outcome": each.outcome if state != "refused" else None,
            "reason": _text(each.outcome) if state == "refused" else None,
            "doubts": list(each.doubts),
            "note": each.note,
        }
        for state, sources in built.items()
        for each in sources
    ]
    counts = {state: len(sources) for state, sources in built.items()}
    return {"counts": counts, "files": files}


def _text(words: str) -> str:
    """Write bytes of a name that are no text as escapes, as neither JSON nor CSV can hold them."""
    return os.fsencode(words).decode("utf-8", "backslashreplace")


def _csv(built: dict[str, list[Built]]) -> str:
    columns: Sequence[str] = ("file", "state", "report", "outcome", "reason", "doubts", "note")
    text = io.StringIO()
    rows = csv.DictWriter(text, columns, lineterminator="\n")
    rows.writeheader()
    for each in _data(built)["files"]:
        rows.writerow(each | {"doubts": " ".join(each["doubts"])})
    return text.getvalue()
