"""What a person should know of a reading: text without a place, headings taken on trust, names not found."""

from __future__ import annotations

import re

from vpkg.model import Correction, Document, Finding, Question, Severity, Span, Template
from vpkg.segment.align import Alignment
from vpkg.segment.fits import OUTRIGHT, STRONG, Candidate
from vpkg.segment.header import Header
from vpkg.segment.place import Placement

_CARRIED_OVER = re.compile(r"\[From the [^\[\]]{1,60} report; bring up to date[^\[\]]*\]")
DOUBTFUL = 0.6
"""Likeness below which a heading was taken mostly on its code."""
CLOSE = 0.08
"""Lead over the next question below which a heading may be either's."""


def doubts(
    document: Document,
    template: Template | None,
    header: Header,
    alignment: Alignment | None,
    placement: Placement,
    stated: Correction | None = None,
) -> tuple[Finding, ...]:
    """List the findings of reading: they inform, and never decide whether a report conforms.

    A heading that a person ``stated`` is in no doubt.
    """
    settled = {code for _, code in stated.headings} if stated else set()
    findings = [*_unknowns(template, header), *header.findings]
    findings += _unsure_headings(alignment if template and template.questions else None, settled)
    findings += _perhaps_headings(document, alignment) if template and template.questions and alignment else []
    findings += _repeated(placement)
    findings += [_unplaced(document, span) for span in placement.leftovers]
    findings += _carried_over(document, placement)
    findings += [
        _info("document-note", note, "Compare the reading with the file, or give it in another format.")
        for note in document.notes
    ]
    if document.language == "und":
        findings.append(
            _info(
                "language-not-told",
                "The language of the report could not be told; headings and names are recognised in English only.",
                'If it is English, state language = "en" in a correction file; otherwise give the English version.',
            )
        )
    elif document.language != "en":
        findings.append(
            _info(
                "language-not-read",
                f"The report seems to be written in {document.language}; wording and names are read in English only.",
                "Check the outline by hand, or give the English version.",
            )
        )
    return tuple(findings)


def _unknowns(template: Template | None, header: Header) -> list[Finding]:
    findings = []
    if template is None:
        findings.append(
            _info(
                "template-not-recognised",
                "No known template was recognised, so the answers stand under the report's own headings.",
                "Give --template if the report follows one, or state it in a correction file beside it.",
            )
        )
    if header.reporter is None:
        findings.append(
            _info(
                "reporter-not-found",
                "The name of the reporting organisation was not found.",
                "Give --organisation NAME, or state it in a correction file beside the report.",
            )
        )
    if header.year is None:
        findings.append(
            _info(
                "period-not-found",
                "The period that the report covers was not found.",
                "State the period in a correction file, or on a line of its own under the title, such as January – "
                "December 2023.",
            )
        )
    return findings


def _unsure_headings(alignment: Alignment | None, settled: set[str]) -> list[Finding]:
    if alignment is None:
        return []
    return [
        _info(
            "doubtful-heading",
            f"The heading of {code} was recognised {why}.",
            f"Check that this heading asks what {code} asks: {candidate.question.label} If it does not, state the "
            "right question in a correction file.",
            code,
            candidate.span,
        )
        for code, candidate in sorted(_best_matches(alignment).items())
        if code not in settled and (why := _doubt(candidate))
    ]


def _best_matches(alignment: Alignment) -> dict[str, Candidate]:
    """Return for each question code the heading that fits best."""
    best: dict[str, Candidate] = {}
    for each in alignment.questions:
        code = each.question.code
        if code not in best or each.score > best[code].score:
            best[code] = each
    return best


def _perhaps_headings(document: Document, alignment: Alignment) -> list[Finding]:
    """Questions without a heading, where a line set like the headings stands between their neighbours'."""
    found = {c.question.code for c in alignment.questions} | {q.code for c in alignment.questions for q in c.also}
    if alignment.in_running_text:
        return [_running(question) for question in alignment.template.questions]
    findings = []
    for before, after in zip(alignment.questions, (*alignment.questions[1:], None), strict=False):
        last = after.question.order if after else len(alignment.template.questions) + 1
        missing = [q for q in alignment.template.questions if before.question.order < q.order < last]
        end = after.span.start if after else len(document.text)
        lines = [span for span in alignment.unexplained if before.span.end <= span.start < end]
        for question in missing if lines else []:
            if question.code not in found:
                findings += [
                    _perhaps(document, code, question, lines[0]) for code in (question.code, before.question.code)
                ]
    return findings


def _running(question: Question) -> Finding:
    return _info(
        "heading-in-running-text",
        f"The report lost its line breaks; {question.code} was looked for inside running text.",
        "Check where this answer begins and ends, or give the report in its own format.",
        question.code,
    )


def _perhaps(document: Document, code: str, question: Question, line: Span) -> Finding:
    words = " ".join(document.text[line.start : line.end].split())
    return _info(
        "perhaps-a-heading",
        f"No heading of {question.code} was found; the line “{words[:80]}” is set like one.",
        f"If it announces {question.code} ({question.label}), state it in a correction file.",
        code,
        line,
    )


def _doubt(candidate: Candidate) -> str | None:
    """Say why a heading should be looked at by a person, or None where it is plain."""
    if candidate.likeness < DOUBTFUL:
        return "by its code more than by its wording"
    if candidate.exact_code:
        return None
    if candidate.likeness < STRONG:
        return "by what it is about, as its wording is the report's own"
    if candidate.margin < CLOSE and candidate.likeness < OUTRIGHT:
        return "although its wording fits another question nearly as well"
    return "although its number is another question's" if candidate.other_code else None


def _repeated(placement: Placement) -> list[Finding]:
    findings = [
        _info(
            "repeated-question",
            f"The heading of {code} stands {len(marks)} times; all text under it was taken as one answer.",
            'Check that each of these passages answers this question; where one is no heading, state it as "" in a '
            "correction file.",
            code,
            marks[-1].span,
        )
        for code, marks in sorted(placement.headings.items())
        if len(marks) > 1 and code not in placement.parts
    ]
    for told, codes in sorted(placement.by_country.items()):
        for code in (told, *(code for code in codes if code not in placement.headings)):
            what = "is told country by country" if code == told else f"may be answered there, under {told}"
            findings.append(
                _info(
                    "told-by-country",
                    f"{code} {what}: the section does not repeat its questions for each country.",
                    f"Put the text that answers {code} under a heading of its own, or state its heading in a "
                    "correction file.",
                    code,
                    placement.headings[told][0].span,
                )
            )
    return findings


def _carried_over(document: Document, placement: Placement) -> list[Finding]:
    """What a form carried over from the report before, and nobody has looked at since."""
    return [
        Finding(
            "last-years-text",
            Severity.WARNING,
            f"The answer to {code} still says that it is the text of an earlier report.",
            "Bring it up to date, and take the line in brackets out.",
            code,
            Span(body.start + match.start(), body.start + match.end()),
        )
        for code, bodies in sorted(placement.bodies.items())
        for body in bodies
        if (match := _CARRIED_OVER.search(document.text[body.start : body.end]))
    ]


def _unplaced(document: Document, span: Span) -> Finding:
    words = " ".join(document.text[span.start : span.end].split())
    shown = words if len(words) <= 60 else words[:59] + "…"
    return _info(
        "unplaced-text",
        f"This text stands under no question and was taken as no answer: “{shown}”.",
        "If it answers a question, name its heading in a correction file (vpkg outline FILE --correct) or move it "
        "there; otherwise nothing is to be done.",
        None,
        span,
    )


def _info(code: str, message: str, remedy: str, question: str | None = None, span: Span | None = None) -> Finding:
    return Finding(code, Severity.INFO, message, remedy, question, span)
