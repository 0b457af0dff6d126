"""`vpkg outline`."""

from __future__ import annotations

import json
import textwrap
from argparse import Namespace
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from vpkg.cli.output import deliver, width
from vpkg.model import Correction
from vpkg.outline import outline
from vpkg.pipeline import read_report

_MARKS = {
    "answered": "✓ answered",
    "not-applicable": "– not applicable",
    "blank": "○ blank",
    "absent": "× absent",
    "see-other": "→ see other",
    "merged": "→ merged",
}


def run(arguments: Namespace) -> int:
    """Say what was recognised in a report."""
    found = outline(read_report(Path(arguments.file), Correction(arguments.template, arguments.organisation)).report)
    if arguments.format == "json":
        deliver(json.dumps(found, ensure_ascii=False, indent=2) + "\n", arguments.output)
    else:
        deliver("\n".join(_lines(found)) + "\n", arguments.output)
    return 0


def _lines(found: dict[str, Any]) -> Iterator[str]:
    period = found["period"]
    yield f"organisation  {found['organisation'] or 'not found'}"
    yield f"pillar        {found['pillar'] or 'not found'}"
    yield f"period        {period['start']} to {period['end']}" if period else "period        not found"
    yield f"kind          {found['kind']} report"
    yield f"template      {found['template'] or 'none recognised'}"
    yield f"language      {found['language']}"
    yield f"placed        {found['coverage']:.1%} of the text stands under a heading or at the head"
    yield ""
    for code, answer in found["answers"].items():
        yield from _answer(code, answer)
    for leftover in found["leftovers"]:
        start, end = leftover["span"]
        yield ""
        yield f"left over, characters {start}–{end}:"
        yield textwrap.indent(textwrap.fill(textwrap.shorten(leftover["text"], 240), width() - 4), "  ")
    for finding in found["findings"]:
        if finding["code"] != "unplaced-text":
            yield ""
            yield textwrap.fill(f"{finding['message']} {finding['remedy']}", width())


def _answer(code: str, answer: dict[str, Any]) -> Iterator[str]:
    room = max(20, width() - 28)
    notes = []
    if answer["reason"]:
        notes.append(f"reason: {answer['reason']}")
    if answer["withheld"]:
        notes.append("withheld")
    if answer["nil_return"]:
        notes.append("nil return")
    if answer["refers_to"]:
        notes.append("see " + ", ".join(answer["refers_to"]))
    shown = "; ".join(notes) or answer["text"]
    mark = _MARKS[answer["status"]]
    if len(code) > 6:
        yield code
        code = ""
    yield f"{code:<6} {mark:<18} {textwrap.shorten(shown, room, placeholder='…')}".rstrip()
