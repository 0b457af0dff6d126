"""`vpkg outline`."""

from __future__ import annotations

import json
import sys
from argparse import Namespace
from pathlib import Path

from vpkg.cli.output import deliver, width
from vpkg.correction import write_correction
from vpkg.model import Correction, Reading
from vpkg.outline import outline_of
from vpkg.outline.page import to_html
from vpkg.outline.text import to_text
from vpkg.pipeline import read_report


def run(arguments: Namespace) -> int:
    """Say what was recognised in a report, or write a correction file to start from."""
    path = Path(arguments.file)
    reading = read_report(path, Correction(arguments.template, arguments.organisation))
    if arguments.correct:
        written = write_correction(path, reading.report)
        sys.stdout.write(f"{written} is written; state in it what was recognised wrongly, and read the report again.\n")
        return 0
    deliver(_rendered(reading, arguments.format), arguments.output)
    return 0


def _rendered(reading: Reading, format_: str) -> str:
    report, decided = reading.report, (*reading.decisions, *reading.orphans)
    if format_ == "json":
        return json.dumps(outline_of(reading), ensure_ascii=False, indent=2) + "\n"
    return to_html(report, decided) if format_ == "html" else to_text(report, width(), decided)
