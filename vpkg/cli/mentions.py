"""`vpkg mentions`."""

from __future__ import annotations

import json
from argparse import Namespace
from pathlib import Path
from typing import Any

from vpkg.cli.output import deliver
from vpkg.model import Correction
from vpkg.outline import mention_rows
from vpkg.pipeline import read_report


def run(arguments: Namespace) -> int:
    """List what a report names."""
    rows = mention_rows(read_report(Path(arguments.file), Correction(arguments.template, arguments.organisation)))
    if arguments.format == "jsonl":
        deliver("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), arguments.output)
    else:
        deliver(_table(rows), arguments.output)
    return 0


def _table(rows: list[dict[str, Any]]) -> str:
    if not rows:
        return "No country, place or organisation was recognised.\n"
    lines = [f"{'answer':<8}{'kind':<14}{'words':<42}{'stands for':<44}position"]
    for row in rows:
        stands_for = row["canonical"] or "ambiguous: " + ", ".join(row.get("candidates", []))
        note = f" ({row['form']})" if "form" in row else " (within a name)" if row["nested_in"] else ""
        lines.append(
            f"{row['answer'] or '–':<8.7}{row['kind']:<14}{row['surface']:<42.41}{stands_for + note:<44.43}"
            f"{row['start']}–{row['end']}"
        )
    return "\n".join(lines) + "\n"
