"""`vpkg export`."""

from __future__ import annotations

import sys
from argparse import Namespace
from pathlib import Path

from vpkg import api
from vpkg.cli.output import deliver
from vpkg.errors import UnknownName
from vpkg.export import export, format_for
from vpkg.iri import PREFIXES


def run(arguments: Namespace) -> int:
    """Write a store in a standard format, and say the hash of what it holds on standard error."""
    if arguments.format is None and arguments.output is None:
        raise UnknownName("Name a format with --format, or a file with -o whose ending tells it.")
    chosen = format_for(arguments.format or Path(arguments.output))
    with api.open(arguments.store) as graph:
        content = export(graph.quads(), chosen, PREFIXES)
        digest = graph.hash()
    deliver(content, arguments.output)
    sys.stderr.write(f"dataset, RDFC-1.0 SHA-256: {digest}\n")
    return 0
