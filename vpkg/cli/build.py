"""`vpkg build`."""

from __future__ import annotations

import csv
import io
import json
import sys
from argparse import Namespace
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from vpkg import pipeline, store
from vpkg.cli.output import deliver, progress
from vpkg.iri import base_from_environment
from vpkg.model import Correction
from vpkg.pipeline import Built

_STATES = ("read", "doubtful", "refused", "gone")
_TITLES = {
    "read": "read",
    "doubtful": "read, but look at these with vpkg outline",
    "refused": "refused",
    "gone": "no longer in the folder",
}


def run(arguments: Namespace) -> int:
    """Read reports into a store."""
    base = base_from_environment()
    folder = Path(arguments.store)
    opened, built = pipeline.build(
        [Path(name) for name in arguments.files],
        base,
        lambda: store.open_disk(folder, create=True, base=base),
        Correction(arguments.template, arguments.organisation),
        progress(),
        folder,
    )
    opened.close()
    output = getattr(arguments, "output", None)
    deliver(render(built, getattr(arguments, "format", None) or "text", arguments.store), output)
    refused = sum(_state(each) == "refused" for each in built)
    if refused and output:
        sys.stderr.write(f"vpkg: {_count(refused, 'file')} refused; see {output}.\n")
    return 1 if refused and arguments.strict else 0


def render(built: Iterable[Built], format_: str, where: str) -> str:
    """Write what became of each file as ``text``, ``json`` or ``csv``; ``where`` is the store's name for people."""
    files = list(built)
    sorted_ = {state: [each for each in files if _state(each) == state] for state in _STATES}
    reports = len({each.report for each in (*sorted_["read"], *sorted_["doubtful"])})
    if format_ == "json":
        return json.dumps(_data(sorted_, reports), ensure_ascii=False, indent=1) + "\n"
    if format_ == "csv":
        return _csv(sorted_)
    return "\n".join([*_lines(sorted_), _summary(sorted_, reports, where)]) + "\n"


def _state(each: Built) -> str:
    if each.report is None:
        return "refused"
    if each.outcome == "gone":
        return "gone"
    return "doubtful" if each.doubts else "read"


def _lines(built: dict[str, list[Built]]) -> Iterable[str]:
    """Write a table with one part for each state that occurs, the good news first."""
    for state, files in built.items():
        if not files:
            continue
        yield f"{_TITLES[state]} ({len(files)})"
        if state == "refused":
            yield from (f"  {each.path.name}  refused: {each.outcome}" for each in files)
            continue
        rows = [_row(each) for each in files]
        widths = [max(len(row[column]) for row in rows) for column in range(3)]
        for row in rows:
            cells = [cell.ljust(width) for cell, width in zip(row, widths, strict=False)]
            yield "  " + "  ".join([*cells, row[3]]).rstrip()


def _row(each: Built) -> tuple[str, str, str, str]:
    said = "; ".join(words for words in (each.note, ", ".join(each.doubts).replace("-", " ")) if words)
    return str(each.report), each.outcome, each.path.name, said


def _summary(built: dict[str, list[Built]], reports: int, where: str) -> str:
    parts = [f"{_count(reports, 'report')} in {where}"]
    files = len(built["read"]) + len(built["doubtful"])
    if files != reports:
        parts.append(f"from {_count(files, 'file')}")
    if built["doubtful"]:
        parts.append(f"{len(built['doubtful'])} doubtful")
    if built["refused"]:
        parts.append(f"{_count(len(built['refused']), 'file')} refused")
    if built["gone"]:
        parts.append(f"{len(built['gone'])} no longer in the folder")
    return ", ".join(parts)


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"


def _data(built: dict[str, list[Built]], reports: int) -> dict[str, Any]:
    files = [
        {
            "file": str(each.path),
            "state": state,
            "report": each.report,
            "outcome": each.outcome if state != "refused" else None,
            "reason": each.outcome if state == "refused" else None,
            "doubts": list(each.doubts),
            "note": each.note,
        }
        for state, sources in built.items()
        for each in sources
    ]
    counts = {state: len(sources) for state, sources in built.items()}
    return {"reports": reports, "counts": counts, "files": files}


def _csv(built: dict[str, list[Built]]) -> str:
    columns: Sequence[str] = ("file", "state", "report", "outcome", "reason", "doubts", "note")
    text = io.StringIO()
    rows = csv.DictWriter(text, columns, lineterminator="\n")
    rows.writeheader()
    for each in _data(built, 0)["files"]:
        rows.writerow(each | {"doubts": " ".join(each["doubts"])})
    return text.getvalue()
