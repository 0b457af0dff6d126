"""What a person states of a report overrules what was recognised of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from vpkg.errors import UnreadableInput
from vpkg.iri import slug
from vpkg.model import Agent, Correction, Document, Span, Template
from vpkg.read.lines import trimmed
from vpkg.segment.header import Header
from vpkg.segment.lines import line_starts, report_blocks
from vpkg.segment.marks import Mark
from vpkg.segment.wording import plain


def stated_header(header: Header, stated: Correction, known: Callable[[str], Agent | None]) -> Header:
    """Overrule what the head was read to say."""
    if stated.organisation:
        name = stated.organisation
        header = replace(header, reporter=known(name) or Agent(slug(name), name, known=False))
        header = _settled(header, "reporter")
    if stated.period:
        header = replace(header, period=stated.period, year=stated.year or stated.period.end.year)
    elif stated.year:
        same = header.period is not None and header.period.end.year == stated.year
        header = replace(header, year=stated.year, period=header.period if same else None)
    if stated.period or stated.year:
        header = _settled(header, "period", "only-publication-date")
    return replace(header, kind=stated.kind) if stated.kind else header


def _settled(header: Header, *doubts: str) -> Header:
    """What a person states leaves no doubt."""
    return replace(header, findings=tuple(f for f in header.findings if not f.code.endswith(doubts)))


def stated_marks(document: Document, marks: list[Mark], stated: Correction, template: Template | None) -> list[Mark]:
    """Overrule headings: each stated line announces the question stated, or nothing.

    Raises `UnreadableInput` when the document has no such line or the template no such question.
    """
    for words, code in stated.headings:
        span = _line(document, words)
        questions = {q.code: q for q in template.questions} if template else {}
        if span is None:
            raise UnreadableInput(
                f"{stated.source or 'The correction'} names the heading “{words}”, but no line of {document.source} "
                "reads so; copy the line as vpkg text prints it."
            )
        if code and questions and code not in questions:
            raise UnreadableInput(
                f"{stated.source or 'The correction'} gives “{words}” the code {code}, which the template has not; its "
                f"codes are {', '.join(questions)}."
            )
        marks = [m for m in marks if m.span.end <= span.start or span.end <= m.span.start]
        if code:
            section = questions[code].section if code in questions else None
            marks.append(Mark(span, code, section, score=1.0))
    return sorted(marks, key=lambda m: m.span)


def _line(document: Document, words: str) -> Span | None:
    """Find the line or the whole block that reads like the words; the last one, as contents lists come first."""
    wanted, found = plain(words), None
    for block in report_blocks(document):
        for span in (block.span, *line_starts(document, block)):
            if plain(document.text[span.start : span.end]) == wanted:
                found = trimmed(document.text, span.start, span.end)
    return found
