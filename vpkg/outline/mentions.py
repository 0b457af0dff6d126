"""The mentions of a report as plain data: the machine-readable contract of `vpkg mentions`."""

from __future__ import annotations

from typing import Any

from vpkg.model import Amount, Mention, Reading


def mention_rows(reading: Reading) -> list[dict[str, Any]]:
    """Return every mention as JSON-ready data, in document order."""
    return [_mention(reading.report.document.text, mention) for mention in reading.mentions]


def _mention(text: str, mention: Mention) -> dict[str, Any]:
    row: dict[str, Any] = {
        "kind": mention.kind,
        "start": mention.span.start,
        "end": mention.span.end,
        "quote": text[mention.span.start : mention.span.end],
        "surface": mention.surface,
        "target": mention.target,
        "canonical": mention.canonical,
        "iso": _iso(mention),
        "answer": mention.answer,
        "recogniser": mention.recogniser,
        "confidence": mention.confidence,
        "nested_in": None,
    }
    if mention.nested_in:
        kind, span = mention.nested_in
        row["nested_in"] = {"kind": kind, "start": span.start, "end": span.end}
    if mention.form:
        row["form"] = mention.form
    if mention.candidates:
        row["candidates"] = list(mention.candidates)
    if mention.concept:
        row["concept"] = mention.concept
    if mention.time:
        row["time"] = mention.time
    if mention.modality:
        row["modality"] = mention.modality
    return row | _amount(mention.amount) if mention.amount else row


def _amount(amount: Amount) -> dict[str, Any]:
    """A quantity's figure; whole numbers are written as such."""
    return {
        "value": _number(amount.value),
        "low": _number(amount.low),
        "high": _number(amount.high),
        "unit": amount.unit,
        "counted": amount.counted,
        "qualifier": amount.qualifier,
        "measure": amount.measure,
        "base": amount.base,
    }


def _number(value: float | None) -> int | float | None:
    return int(value) if value is not None and value == int(value) else value


def _iso(mention: Mention) -> str | list[str] | None:
    if mention.kind == "country":
        return mention.iso[0] if mention.iso else None
    return list(mention.iso) if len(mention.iso) > 1 else (mention.iso[0] if mention.iso else None)
