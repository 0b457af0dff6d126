"""`vpkg build`."""

from __future__ import annotations

import sys
from argparse import Namespace
from pathlib import Path

from vpkg import pipeline, store
from vpkg.cli.output import progress
from vpkg.iri import base_from_environment
from vpkg.model import Correction


def run(arguments: Namespace) -> int:
    """Read reports into a store."""
    base = base_from_environment()
    paths = [Path(name) for name in arguments.files]
    stated = Correction(arguments.template, arguments.organisation)
    prepared = pipeline.prepare(paths, base, stated, progress())
    with store.open_disk(Path(arguments.store), create=True, base=base) as opened:
        built = pipeline.write(prepared, opened, base)
    for each in built:
        shown = f"{each.report}  {each.outcome}" if each.report else f"{each.path.name}  refused: {each.outcome}"
        sys.stdout.write(shown + "\n")
    refused = sum(each.report is None for each in built)
    done = len(built) - refused
    tail = f", {refused} file{'s' if refused != 1 else ''} refused" if refused else ""
    sys.stdout.write(f"{done} report{'s' if done != 1 else ''} in {arguments.store}{tail}\n")
    return 1 if refused and arguments.strict else 0
