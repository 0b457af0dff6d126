"""Two reports as read from their files, laid beside each other without a store."""

from __future__ import annotations

from vpkg.compare.answers import Place, Told
from vpkg.compare.sentences import sentences
from vpkg.model import Report


def told_by(report: Report) -> tuple[Told, ...]:
    """Gather what a report says on each topic; positions are code points of its document's text."""
    questions = {q.iri: q for q in report.template.questions} if report.template else {}
    text, document = report.document.text, report.document.sha256
    who = report.reporter
    made = []
    for answer in report.answers:
        question = questions.get(answer.question or "")
        places = tuple(
            Place(document, span.start + each.span.start, each)
            for span in answer.bodies
            for each in sentences(text[span.start : span.end])
        )
        made.append(
            Told(
                report.slug,
                who.slug if who else "",
                who.name if who else "",
                str(report.year or ""),
                report.kind,
                question.topic if question else answer.topic or answer.code,
                (answer.code,),
                (answer.status.value,),
                places,
            )
        )
    return tuple(made)
