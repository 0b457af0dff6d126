"""`vpkg outline`."""

from __future__ import annotations

import json
import sys
from argparse import Namespace
from pathlib import Path

from vpkg.cli.output import deliver, width
from vpkg.correction import write_correction
from vpkg.model import Correction, Report
from vpkg.outline import outline
from vpkg.outline.page import to_html
from vpkg.outline.text import to_text
from vpkg.pipeline import read_report


def run(arguments: Namespace) -> int:
    """Say what was recognised in a report, or write a correction file to start from."""
    path = Path(arguments.file)
    report = read_report(path, Correction(arguments.template, arguments.organisation)).report
    if arguments.correct:
        written = write_correction(path, report)
        sys.stdout.write(f"{written} is written; state in it what was recognised wrongly, and read the report again.\n")
        return 0
    deliver(_rendered(report, arguments.format), arguments.output)
    return 0


def _rendered(report: Report, format_: str) -> str:
    if format_ == "json":
        return json.dumps(outline(report), ensure_ascii=False, indent=2) + "\n"
    return to_html(report) if format_ == "html" else to_text(report, width())
