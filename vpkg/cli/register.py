"""`vpkg register`."""

from __future__ import annotations

from argparse import Namespace
from collections import Counter
from pathlib import Path

from vpkg import register, store
from vpkg.cli.output import deliver
from vpkg.iri import base_from_environment

_DONE = {
    "added": "The register is in the store now:",
    "replaced": "The register in the store was replaced:",
    "unchanged": "The store has this register already:",
}


def run(arguments: Namespace) -> int:
    """Check a collection register and put it into a store, in the place of the one before."""
    entries = register.read_register(Path(arguments.file))
    base = base_from_environment()
    opened = store.open_store(arguments.store, base=base)
    try:
        done = opened.put(base.register_graph, register.describe_register(entries, base))
    finally:
        opened.close()
    deliver(f"{_DONE[done]} {_counted(entries)}.\n", None)
    return 0


def _counted(entries: tuple[register.Entry, ...]) -> str:
    outcomes = Counter(entry.outcome.replace("-", " ") for entry in entries)
    bodies = len({entry.organisation for entry in entries})
    searches = f"{len(entries)} {'search' if len(entries) == 1 else 'searches'}"
    found = ", ".join(f"{number} {outcome}" for outcome, number in sorted(outcomes.items()))
    return f"{searches} for reports of {bodies} {'organisation' if bodies == 1 else 'organisations'} ({found})"
