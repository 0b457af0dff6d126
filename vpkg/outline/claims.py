"""The claims of a report as plain data: the machine-readable contract of `vpkg claims`."""

from __future__ import annotations

from typing import Any

from vpkg.model import Activity, Mention, Reading, Span, Statement


def claim_rows(reading: Reading) -> list[dict[str, Any]]:
    """Return every activity and statement as JSON-ready data, in the order of their words."""
    text = reading.report.document.text
    rows = [_activity(text, activity) for activity in reading.activities]
    rows += [_statement(text, statement) for statement in reading.statements]
    return sorted(rows, key=lambda row: (row["start"], row["end"], row["claim"]))


def _activity(text: str, activity: Activity) -> dict[str, Any]:
    return {
        "claim": "activity",
        "type": activity.type,
        "modality": activity.modality,
        "by": activity.by,
        "answer": activity.trigger.answer,
        **_words(text, activity.trigger.span),
        "clause": text[activity.clause.start : activity.clause.end],
        "locations": [_at(each.relation, each.scope, each.mention) for each in activity.locations],
        "participations": [_part(each.role, each.mention) for each in activity.participations],
        "stakeholders": [_named(m) for m in activity.groups],
        "project": _named(activity.project) if activity.project else None,
        "instruments": [_part(each.role, each.mention) for each in activity.instruments],
        "quantities": [_named(m) for m in activity.figures],
        "time": activity.time.time if activity.time else None,
        "principles": list(activity.principles),
        "mentioned_with": [_named(m) for m in activity.mentioned_with],
        "confidence": activity.trigger.confidence,
    }


def _statement(text: str, statement: Statement) -> dict[str, Any]:
    return {
        "claim": statement.kind,
        "status": statement.concept,
        "answer": statement.answer,
        **_words(text, statement.span),
        "locations": [_at(each.relation, each.scope, each.mention) for each in statement.locations],
        "participations": [_part(each.role, each.mention) for each in statement.participations],
        "stakeholders": [_named(m) for m in statement.groups],
        "quantities": [_named(m) for m in statement.figures],
        "times": [m.time for m in statement.times],
        "instruments": [_part(each.role, each.mention) for each in statement.instruments],
        "of": statement.of.span.start if statement.of else None,
        **{key.replace("-", "_"): value for key, value in statement.details},
    }


def _words(text: str, span: Span) -> dict[str, Any]:
    return {"start": span.start, "end": span.end, "quote": text[span.start : span.end]}


def _named(mention: Mention) -> dict[str, Any]:
    row = {"surface": mention.surface, "start": mention.span.start, "end": mention.span.end, "target": mention.target}
    return row | ({"concept": mention.concept} if mention.concept else {})


def _part(role: str, mention: Mention) -> dict[str, Any]:
    return {"role": role, **_named(mention)}


def _at(relation: str, scope: str, mention: Mention) -> dict[str, Any]:
    return {"relation": relation, "scope": scope, "iso": list(mention.iso), **_named(mention)}
