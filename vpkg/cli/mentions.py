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
        return "Nothing was recognised.\n"
    lines = [f"{'answer':<8}{'kind':<14}{'words':<42}{'stands for':<44}position"]
    for row in rows:
        stands_for = _stands_for(row)
        note = f" ({row['form']})" if "form" in row else " (within a name)" if row["nested_in"] else ""
        lines.append(
            f"{row['answer'] or '–':<8.7}{row['kind']:<14}{row['surface']:<42.41}{stands_for + note:<44.43}"
            f"{row['start']}–{row['end']}"
        )
    return "\n".join(lines) + "\n"


def _stands_for(row: dict[str, Any]) -> str:
    """What a mention stands for: a name, a number, a time or a concept, whichever its kind has."""
    if row.get("candidates"):
        return "ambiguous: " + ", ".join(row["candidates"])
    if row["kind"] == "quantity" and "measure" in row:
        figure = row["value"] if row["value"] is not None else f"{row['low'] or ''}–{row['high'] or ''}"
        return f"{row['qualifier'] or ''} {figure} {row['counted'] or row['unit'] or ''}".strip()
    concept = str(row.get("concept", "")).rsplit("/", 1)[-1]
    return str(row["canonical"] or row.get("time") or concept)
