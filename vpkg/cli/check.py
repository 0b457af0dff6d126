"""`vpkg check`."""

from __future__ import annotations

import sys
from argparse import Namespace
from pathlib import Path

from vpkg import pipeline
from vpkg.check import Conformance, conformance, exit_code, render
from vpkg.check.turtle import to_turtle
from vpkg.cli.output import deliver, progress, width
from vpkg.iri import base_from_environment
from vpkg.model import Correction


def run(arguments: Namespace) -> int:
    """Check reports, and say of each which questions have no answer."""
    base = base_from_environment()
    stated = Correction(arguments.template, arguments.organisation)
    prepared = pipeline.prepare([Path(f) for f in arguments.files], base, stated)
    draw = progress()
    checked: list[Conformance] = []
    for number, slug in enumerate(sorted(prepared.graphs)):
        if draw:
            draw(number, len(prepared.graphs), slug)
        checked.append(conformance(prepared.readings[slug], prepared.graphs[slug][1]))
    if draw:
        draw(len(checked), len(checked), "")
    for refused in prepared.refused:
        sys.stderr.write(f"vpkg: {refused.outcome}\n")
    for path, _ in prepared.withdrawn.values():
        sys.stderr.write(f"vpkg: {path} was withdrawn, so it was not checked.\n")
    deliver(_rendered(checked, arguments.format), arguments.output)
    return exit_code(checked, arguments.strict) or int(bool(prepared.refused) and arguments.strict)


def _rendered(checked: list[Conformance], format_: str) -> str:
    if format_ == "json":
        return render.to_json(checked)
    if format_ == "html":
        return render.to_html(checked)
    if format_ == "ttl":
        return to_turtle(checked)
    return render.to_text(checked, width(), colour=sys.stdout.isatty())
