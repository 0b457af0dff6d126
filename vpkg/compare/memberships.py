"""Membership history: every telling by its source, and which tellings contradict one another."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import replace

from vpkg.model import Literal
from vpkg.table import Table
from vpkg.table.values import Value

_NOTE = (
    "Contradicts says what another source tells differently: another start of the same standing, or another standing "
    "from the same time. Both stay; which one is right is for a person to find out. Disclosing on the Principles is "
    "not membership."
)


def memberships(history: Table, member: str | None = None) -> Table:
    """Add to `organisations/membership-history` what each telling is contradicted by; none is chosen or left out.

    ``member`` is an IRI: only what is told of this organisation.
    """
    rows = list(zip(history, history.rows, strict=True))
    rows = [(row, cells) for row, cells in rows if member in (None, row["member"])]
    of: dict[tuple[Value, Value], list[Mapping[str, Value]]] = defaultdict(list)
    for row, _ in rows:
        of[row["member"], row["body_name"]].append(row)
    made = []
    for row, cells in rows:
        against = sorted({said for other in of[row["member"], row["body_name"]] for said in _against(row, other)})
        made.append((*cells, Literal("; ".join(against)) if against else None))
    columns = (*history.columns, "contradicts")
    return replace(history, columns=columns, types=(*history.types, "string"), rows=tuple(made), note=_NOTE)


def _against(one: Mapping[str, Value], other: Mapping[str, Value]) -> list[str]:
    """Say what another source tells differently; one source may tell a course of events."""
    if one["source"] == other["source"] or not one["since"] or not other["since"]:
        return []
    # A year and a day within it agree.
    starts = str(one["since"]), str(other["since"])
    agree = starts[0].startswith(starts[1]) or starts[1].startswith(starts[0])
    if one["membership"] == other["membership"] and not agree:
        return [f"since {other['since']} by {other['source']}"]
    if one["membership"] and other["membership"] and one["membership"] != other["membership"] and agree:
        return [f"{other['membership']} from {other['since']} by {other['source']}"]
    return []
