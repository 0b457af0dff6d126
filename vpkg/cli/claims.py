"""`vpkg claims`."""

from __future__ import annotations

import json
import textwrap
from argparse import Namespace
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from vpkg.cli.output import deliver, width
from vpkg.model import Correction
from vpkg.outline import claim_rows
from vpkg.pipeline import read_report

_NO_ANSWER = "under no question"


def run(arguments: Namespace) -> int:
    """List what a report claims, each claim with the words it stands on."""
    rows = claim_rows(read_report(Path(arguments.file), Correction(arguments.template, arguments.organisation)))
    if arguments.claim:
        rows = [row for row in rows if row["claim"] == arguments.claim]
    if arguments.format == "jsonl":
        deliver("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), arguments.output)
    else:
        deliver("\n".join(_lines(rows, width())) + "\n", arguments.output)
    return 0


def _lines(rows: list[dict[str, Any]], columns: int) -> Iterator[str]:
    """Answer by answer, what is claimed: these are the reporter's words about itself."""
    if not rows:
        yield "No claim was recognised."
        return
    answer: object = ""
    for row in rows:
        if row["answer"] != answer:
            answer = row["answer"]
            yield f"\n{answer or _NO_ANSWER}"
        words = " ".join(row.get("clause", row["quote"]).split())
        yield f"  {_title(row)}"
        yield from textwrap.wrap(f"“{words}”", columns, initial_indent="      ", subsequent_indent="      ")
        facts = "; ".join(_facts(row))
        if facts:
            yield from textwrap.wrap(facts, columns, initial_indent="      ", subsequent_indent="        ")


def _title(row: dict[str, Any]) -> str:
    if row["claim"] == "activity":
        return f"{row['type']} ({row['modality']}): {' '.join(row['quote'].split())}"
    status = f" ({row['status'].rsplit('/', 1)[-1]})" if row.get("status") else ""
    return f"{row['claim']}{status}"


def _facts(row: dict[str, Any]) -> Iterator[str]:
    for label, key, role in (
        ("where", "locations", None),
        ("with", "participations", "role"),
        ("for or with whom", "stakeholders", None),
        ("how many", "quantities", None),
        ("under", "instruments", "role"),
    ):
        named = [f"{each['surface']} ({each[role]})" if role else each["surface"] for each in row[key]]
        if named:
            yield f"{label}: {', '.join(dict.fromkeys(named))}"
    if row.get("project"):
        yield f"project: {row['project']['surface']}"
    times = row.get("times") or ([row["time"]] if row.get("time") else [])
    if times:
        yield f"when: {', '.join(times)}"
    for key in ("kind", "term", "public", "cites_voluntary_principles", "horizon"):
        if row.get(key):
            yield f"{key.replace('_', ' ')}: {row[key]}"
