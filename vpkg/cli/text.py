"""`vpkg text`."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from vpkg.cli.output import deliver
from vpkg.pipeline import read_document


def run(arguments: Namespace) -> int:
    """Print the exact text of a document, redacted words masked."""
    deliver(read_document(Path(arguments.file)).text, arguments.output)
    return 0
