"""What was recognised in a report, as plain data: the machine-readable contract of `vpkg outline`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from vpkg.model import Answer, Correction, Document, Finding, Part, Period, Report, Span, Status
from vpkg.outline.certainty import certainty
from vpkg.outline.places import Places
from vpkg.outline.stretches import chrome_spans, shares, stretches
from vpkg.versions import declared

_PAGE_NUMBER = re.compile(r"\W*(?:page|p\.)?\s*(?:\d{1,4}|[ivxl]{1,7})(?:\s*(?:of|/)\s*\d{1,4})?\W*", re.IGNORECASE)


def outline(report: Report) -> dict[str, Any]:
    """Return what was recognised in a report and what was left over, as JSON-ready data.

    Keys: organisation, pillar, year, period, kind, template, language, answers, leftovers, coverage, findings, dates,
    placed, chrome, document, correction. Spans are ``[start, end]`` in code points of the text that `vpkg text`
    prints; shares are 0 to 1, of the characters that are not blank.
    """
    document = report.document
    return {
        "organisation": report.reporter.name if report.reporter else None,
        "pillar": report.pillar,
        "year": report.year,
        "period": _period(report.period),
        "kind": report.kind,
        "template": report.template.id if report.template else None,
        "language": document.language,
        "answers": {answer.code: _answer(report, answer) for answer in report.answers},
        "leftovers": [{"text": _slice(document, span), "span": _pair(span)} for span in report.leftovers],
        "coverage": round(report.coverage, 4),
        "findings": [finding(each) for each in report.findings],
        "dates": [
            {"kind": each.kind, "value": each.value, "text": _slice(document, each.span), "span": _pair(each.span)}
            for each in report.dates
        ],
        "placed": shares(document.text, stretches(report)),
        "chrome": list(_chrome(report)),
        "document": {
            "file": document.source,
            "media_type": document.media_type,
            "sha256": document.sha256,
            "pages": document.pages,
            "notes": list(document.notes),
            "edits": len(document.edits),
            "version": _version(report),
        },
        "correction": correction_row(report.correction),
    }


def answer_text(document: Document, answer: Answer) -> str:
    """Return the whole text of an answer, its paragraphs and parts joined by a blank line."""
    if answer.status in (Status.BLANK, Status.ABSENT, Status.MERGED):
        return ""
    return "\n\n".join(_slice(document, span) for span in _bodies(answer))


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


def correction_row(stated: Correction | None) -> dict[str, Any] | None:
    """Return what a person stated, and by which file; None where nobody did.

    ``options`` names what an option stated: with a file, what it stated over the file; without one, all of it.
    """
    if stated is None or stated == Correction():
        return None
    row: dict[str, Any] = {
        "template": stated.template,
        "organisation": stated.organisation,
        "year": stated.year,
        "period": _period(stated.period),
        "kind": stated.kind,
        "pillar": stated.pillar,
        "language": stated.language,
        "version": stated.version,
        "translation_of": stated.translation_of,
        "headings": dict(stated.headings) or None,
        "rights": _rights(stated),
    }
    given = {key: value for key, value in row.items() if value is not None}
    options = list(stated.options) if stated.source else sorted(given)
    return {"file": stated.source, "sha256": stated.sha256, "options": options, "stated": given}


def _version(report: Report) -> dict[str, str | None] | None:
    """What the file says of its own standing, or a person says of it: draft, filed, public, corrected, withdrawn."""
    says = declared(report)
    return {"status": says.status, "number": says.number} if says.status or says.number else None


def _rights(stated: Correction) -> dict[str, Any] | None:
    rights = stated.rights
    if rights is None:
        return None
    return {"statement": rights.statement, "licence": rights.licence, "display": rights.display}


def _answer(report: Report, answer: Answer) -> dict[str, Any]:
    document = report.document
    return {
        "status": str(answer.status),
        "text": answer_text(document, answer),
        "heading": "\n".join(_slice(document, span) for span in answer.headings) or None,
        "reason": _words(document, answer.reason),
        "withheld": _words(document, answer.withheld),
        "nil_return": answer.nil_return is not None,
        "refers_to": list(answer.refers_to),
        "match": round(answer.match, 3),
        "certainty": certainty(report, answer),
        "topic": answer.topic or _topic(report, answer),
        "spans": [_pair(span) for span in _bodies(answer)],
        "heading_spans": [_pair(span) for span in answer.headings],
        "parts": [_part(document, part) for part in answer.parts],
    }


def _part(document: Document, part: Part) -> dict[str, Any]:
    return {
        "id": part.id,
        "country": part.country,
        "status": str(part.status),
        "text": "\n\n".join(_slice(document, span) for span in part.bodies),
        "spans": [_pair(span) for span in part.bodies],
    }


def _bodies(answer: Answer) -> list[Span]:
    """The answer's own paragraphs and those of its parts, in document order, none twice."""
    own = answer.bodies
    of_parts = {
        span
        for part in answer.parts
        for span in part.bodies
        if not any(each.start <= span.start and span.end <= each.end for each in own)
    }
    return sorted([*own, *of_parts])


def _topic(report: Report, answer: Answer) -> str | None:
    questions = report.template.questions if report.template else ()
    return next((question.topic for question in questions if question.code == answer.code), None)


def _chrome(report: Report) -> Iterator[dict[str, Any]]:
    """Yield what belongs to the page: first what still stands in the text, then what was dropped from it."""
    document, place = report.document, Places(report.document)
    for span in chrome_spans(report):
        words = _slice(document, span)
        kind = "page-number" if _PAGE_NUMBER.fullmatch(words.strip()) else "page-furniture"
        yield {"kind": kind, "text": words, "page": place.page(span), "span": _pair(span)}
    for dropped in document.dropped:
        yield {"kind": dropped.kind, "text": dropped.text, "page": dropped.page, "span": None}


def _period(period: Period | None) -> dict[str, str] | None:
    return {"start": period.start.isoformat(), "end": period.end.isoformat()} if period else None


def _slice(document: Document, span: Span) -> str:
    return document.text[span.start : span.end]


def _words(document: Document, span: Span | None) -> str | None:
    return _slice(document, span) if span else None


def _pair(span: Span) -> list[int]:
    return [span.start, span.end]
