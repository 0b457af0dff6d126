"""`vpkg text`."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from vpkg.cli.output import deliver
from vpkg.read import read


def run(arguments: Namespace) -> int:
    """Print the exact text of a document."""
    deliver(read(Path(arguments.file)).text, arguments.output)
    return 0
