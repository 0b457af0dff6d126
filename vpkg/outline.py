"""What was recognised in a report, as plain data: the machine-readable contracts of `outline` and `mentions`."""

from __future__ import annotations

from typing import Any

from vpkg.model import Answer, Document, Finding, Mention, Reading, Report, Span, Status


def outline(report: Report) -> dict[str, Any]:
    """Return what was recognised in a report and what was left over, as JSON-ready data.

    Keys: organisation, pillar, year, period, kind, template, language, answers, leftovers, coverage, findings.
    Spans are ``[start, end]`` in code points of the text that `vpkg text` prints.
    """
    document = report.document
    return {
        "organisation": report.reporter.name if report.reporter else None,
        "pillar": report.pillar,
        "year": report.year,
        "period": {"start": report.period.start.isoformat(), "end": report.period.end.isoformat()}
        if report.period
        else None,
        "kind": report.kind,
        "template": report.template.id if report.template else None,
        "language": document.language,
        "answers": {answer.code: _answer(document, answer) for answer in report.answers},
        "leftovers": [{"text": _slice(document, span), "span": _pair(span)} for span in report.leftovers],
        "coverage": round(report.coverage, 4),
        "findings": [finding(each) for each in report.findings],
    }


def answer_text(document: Document, answer: Answer) -> str:
    """Return the whole text of an answer, its paragraphs joined by a blank line."""
    if answer.status in (Status.BLANK, Status.ABSENT, Status.MERGED):
        return ""
    return "\n\n".join(_slice(document, span) for span in answer.bodies)


def _answer(document: Document, answer: Answer) -> dict[str, Any]:
    return {
        "status": str(answer.status),
        "text": answer_text(document, answer),
        "heading": "\n".join(_slice(document, span) for span in answer.headings) or None,
        "reason": _words(document, answer.reason),
        "withheld": _words(document, answer.withheld),
        "nil_return": answer.nil_return is not None,
        "refers_to": list(answer.refers_to),
        "match": round(answer.match, 3),
        "spans": [_pair(span) for span in answer.bodies],
        "heading_spans": [_pair(span) for span in answer.headings],
        "parts": [],
    }


def finding(each: Finding) -> dict[str, Any]:
    """Return a finding as JSON-ready data."""
    return {
        "code": each.code,
        "severity": str(each.severity),
        "message": each.message,
        "remedy": each.remedy,
        "question": each.question,
        "span": _pair(each.span) if each.span else None,
    }


def mention_rows(reading: Reading) -> list[dict[str, Any]]:
    """Return every mention as JSON-ready data, in document order."""
    return [_mention(reading.report.document, mention) for mention in reading.mentions]


def _mention(document: Document, mention: Mention) -> dict[str, Any]:
    row: dict[str, Any] = {
        "kind": mention.kind,
        "start": mention.span.start,
        "end": mention.span.end,
        "quote": _slice(document, mention.span),
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
    return row


def _iso(mention: Mention) -> str | list[str] | None:
    if mention.kind == "country":
        return mention.iso[0] if mention.iso else None
    return list(mention.iso) if len(mention.iso) > 1 else (mention.iso[0] if mention.iso else None)


def _slice(document: Document, span: Span) -> str:
    return document.text[span.start : span.end]


def _words(document: Document, span: Span | None) -> str | None:
    return _slice(document, span) if span else None


def _pair(span: Span) -> list[int]:
    return [span.start, span.end]
