"""`vpkg evaluate`."""

from __future__ import annotations

import sys
from argparse import Namespace
from pathlib import Path

from vpkg.cli.output import deliver, progress
from vpkg.evaluate import annotated_in, evaluate, measured, to_json, to_markdown, to_text, write_confidence
from vpkg.evaluate.marked import KINDS
from vpkg.resources import folder


def run(arguments: Namespace) -> int:
    """Compare what is extracted with what people marked, and measure each recogniser."""
    kinds = tuple(arguments.kinds.split(",")) if arguments.kinds else KINDS
    unknown = [kind for kind in kinds if kind not in KINDS]
    if unknown:
        sys.stderr.write(f"vpkg: there is no kind {unknown[0]!r}; the kinds are {', '.join(KINDS)}.\n")
        return 2
    gold = [annotated for each in arguments.gold for annotated in annotated_in(Path(each))]
    found = evaluate(gold, kinds, progress())
    if arguments.write:
        path = folder("ontology") / "gazetteer" / "confidence.csv"
        write_confidence(measured(v for report in found.reports for v in report.verdicts), path)
        sys.stderr.write(f"Wrote {path}.\n")
    if arguments.format == "json":
        deliver(to_json(found), arguments.output)
    elif arguments.format == "md":
        deliver(to_markdown(found), arguments.output)
    else:
        deliver(to_text(found, arguments.errors), arguments.output)
    return 0
