"""`vpkg explain`."""

from __future__ import annotations

import json
from argparse import Namespace
from pathlib import Path

from vpkg import explain
from vpkg.cli.output import deliver
from vpkg.model import Correction
from vpkg.pipeline import read_report

_AROUND = 60


def run(arguments: Namespace) -> int:
    """Say what recognised the words at a position, from which row, what lost, and where the confidence comes from."""
    stated = Correction(arguments.template, arguments.organisation)
    report = read_report(Path(arguments.file), stated).report
    at = int(arguments.at) if arguments.at.isdecimal() else explain.position_of(report, arguments.at)
    found, lost = explain.explain(report, at)
    if arguments.format == "json":
        data = {"at": at} | explain.to_data(found, lost)
        deliver(json.dumps(data, ensure_ascii=False, indent=1) + "\n", arguments.output)
    else:
        text = report.document.text
        before, after = text[max(0, at - _AROUND) : at], text[at : at + _AROUND]
        deliver(
            explain.to_text(found, lost, f"… {' '.join(before.split())} ▸{' '.join(after.split())} …"), arguments.output
        )
    return 0
