"""What people decided of a report, and what became of it: as plain data and as lines to read."""

from __future__ import annotations

from typing import Any

from vpkg.model import Mention, Reading, Ruling, Statement
from vpkg.outline.data import outline

_DONE = {
    "accept": "accepted",
    "reject": "rejected",
    "retype": "retyped",
    "relink": "relinked",
    "add": "added",
    "merge": "merged",
    "redact": "redacted",
    "reply": "replied",
    "follow-up": "followed up",
}
_STATES = {
    "applied": "",
    "overruled": "not applied",
    "conflict": "in conflict, not applied",
    "idle": "nothing to apply it to",
    "orphan": "without a place, not applied",
}


def outline_of(reading: Reading) -> dict[str, Any]:
    """Return what `outline` does, and under ``decisions`` what people decided, where anything was."""
    decided = decision_rows(reading)
    return outline(reading.report) | ({"decisions": decided} if decided else {})


def decision_rows(reading: Reading) -> list[dict[str, Any]]:
    """Return every decision with what became of it as JSON-ready data, those without a place last."""
    return [_row(ruling) for ruling in (*reading.decisions, *reading.orphans)]


def _row(ruling: Ruling) -> dict[str, Any]:
    decision = ruling.decision
    return {
        "kind": decision.kind,
        "about": decision.about or None,
        "state": ruling.state,
        "said": ruling.said or None,
        "start": ruling.span.start if ruling.span else None,
        "end": ruling.span.end if ruling.span else None,
        "moved": ruling.moved,
        "quote": decision.quote or None,
        "value": decision.value,
        "name": decision.name,
        "by": decision.by,
        "when": decision.when.isoformat(),
        "why": decision.why,
        "file": decision.source,
        "proposed": [_proposed(each) for each in ruling.proposed],
    }


def _proposed(each: Mention | Statement) -> dict[str, Any]:
    row: dict[str, Any] = {"kind": each.kind, "start": each.span.start, "end": each.span.end}
    if isinstance(each, Mention):
        row |= {
            "surface": each.surface,
            "target": each.target,
            "candidates": list(each.candidates),
            "recogniser": each.recogniser,
            "confidence": each.confidence,
        }
    return row


def told(ruling: Ruling) -> str:
    """Tell a decision in a line: what was decided, of which words, by whom, when, why, and what became of it."""
    decision = ruling.decision
    words = f"“{' '.join(decision.quote.split())}” " if decision.quote else ""
    what = {
        "merge": f"merged {decision.about} into {decision.value}",
        "redact": "redacted",
        "reply": f"replied to {words}({decision.about}): “{decision.value}”",
    }.get(decision.kind, f"{_DONE[decision.kind]} {words}({decision.about})" + _into(ruling))
    parts = [f"{what}, {decision.by}, {decision.when.isoformat()}"]
    if decision.why:
        parts.append(f"because {' '.join(decision.why.split())}")
    if ruling.moved and ruling.state == "applied":
        parts.append("found again by its words")
    state = ": ".join(part for part in (_STATES[ruling.state], ruling.said) if part)
    return "; ".join(parts) + (f" [{state}]" if state else "")


def _into(ruling: Ruling) -> str:
    decision = ruling.decision
    if decision.kind in ("accept", "reject") or not decision.value:
        return ""
    return f" as {decision.value}" + (f" ({decision.name})" if decision.name else "")
