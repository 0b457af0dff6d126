"""A `Document` becomes a `Report`: template, reporter, period, and what became of every question."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from vpkg import templates
from vpkg.errors import UnreadableInput
from vpkg.iri import slug
from vpkg.model import Agent, Answer, Correction, Document, Finding, Report, Span, Status, Template
from vpkg.segment.align import Alignment, align, choose
from vpkg.segment.doubts import doubts
from vpkg.segment.head import head_end
from vpkg.segment.header import Header, read_header
from vpkg.segment.pillar import guess_pillar, is_about_the_principles
from vpkg.segment.place import Mark, Placement, own_marks, place, question_marks
from vpkg.segment.status import judge

__all__ = ["segment"]


def segment(
    document: Document,
    known: Callable[[str], Agent | None],
    stated: Correction | None = None,
) -> Report:
    """Read a document as a report.

    ``known`` looks a name up in the gazetteer; what is ``stated`` by a person overrules what is recognised.
    Raises `UnreadableInput` when the document is no report on the Voluntary Principles, `UnknownName` for an
    unknown template.
    """
    stated = stated or Correction()
    if stated.template is None and not is_about_the_principles(document.text):
        raise UnreadableInput(
            f"{document.source} is no report on the Voluntary Principles that vpkg can tell (it never names them); "
            "give --template if it is one."
        )
    first = read_header(document, head_end(document), known)
    pillar = guess_pillar(document.text, first.reporter)
    alignment, template = _template(document, pillar, stated.template)
    names = (first.reporter.name, *first.reporter.aliases) if first.reporter else ()
    marks, contents = _marks(document, alignment, template, names)
    if template is None and stated.organisation is None and (first.reporter is None or first.year is None):
        raise UnreadableInput(
            f"{document.source} names the Voluntary Principles, but it follows no template that vpkg knows and its "
            "head does not say who reports on which period; give --template or --organisation if it is a report."
        )
    header = read_header(document, marks[0].span.start, known) if marks else first
    if stated.organisation:
        reporter = known(stated.organisation) or Agent(slug(stated.organisation), stated.organisation, known=False)
        header = replace(header, reporter=reporter)
    names = (header.reporter.name, *header.reporter.aliases) if header.reporter else ()
    placement = place(document, marks, contents, names)
    return _report(document, template, header, pillar, alignment, placement)


def _template(document: Document, pillar: str | None, wanted: str | None) -> tuple[Alignment | None, Template | None]:
    if wanted is not None:
        template = templates.load(wanted)
        return align(document, template), template
    alignment = choose(document, templates.all_templates(), pillar)
    return alignment, alignment.template if alignment else None


def _marks(
    document: Document, alignment: Alignment | None, template: Template | None, names: tuple[str, ...]
) -> tuple[list[Mark], tuple[Span, ...]]:
    if alignment is not None and template is not None and template.questions:
        return question_marks(alignment), alignment.contents
    return own_marks(document, template, names), ()


def _report(
    document: Document,
    template: Template | None,
    header: Header,
    pillar: str | None,
    alignment: Alignment | None,
    placement: Placement,
) -> Report:
    answers = (
        _asked(document, template, placement)
        if template and template.questions
        else _own(document, template, placement)
    )
    reporter = header.reporter
    findings: tuple[Finding, ...] = doubts(document, template, header, alignment, placement)
    return Report(
        slug=_slug(document, header),
        document=document,
        template=template,
        reporter=reporter,
        pillar=(template.pillar if template else None) or guess_pillar(document.text, reporter) or pillar,
        year=header.year,
        period=header.period,
        kind=header.kind,
        answers=answers,
        leftovers=tuple(placement.leftovers),
        section_headings=tuple(placement.sections),
        front_matter=tuple(placement.front),
        coverage=placement.coverage(document.text),
        findings=findings,
    )


def _slug(document: Document, header: Header) -> str:
    """Name the report by who and when; what is unknown is replaced by the document's own hash, never guessed."""
    who = header.reporter.slug if header.reporter else f"document-{document.sha256[:12]}"
    year = str(header.year) if header.year else f"undated-{document.sha256[:8]}"
    return f"{who}-{year}" + ("-update" if header.kind == "update" else "")


def _asked(document: Document, template: Template, placement: Placement) -> tuple[Answer, ...]:
    """Give every question of the template its answer, the absent ones too."""
    merged = {code: mark for marks in placement.headings.values() for mark in marks for code in mark.merged}
    answers = []
    for question in template.questions:
        code = question.code
        if code in placement.headings:
            answers.append(_present(document, template, placement, code, question.iri))
        elif code in merged:
            mark = merged[code]
            answers.append(
                Answer(
                    code,
                    question.iri,
                    Status.MERGED,
                    (mark.span,),
                    refers_to=(mark.code or "",),
                    section=question.section,
                    match=min(1.0, mark.score),
                )
            )
        else:
            answers.append(Answer(code, question.iri, Status.ABSENT, section=question.section))
    return tuple(answers)


def _present(
    document: Document, template: Template | None, placement: Placement, code: str, question: str | None
) -> Answer:
    marks = placement.headings[code]
    bodies = tuple(placement.bodies[code])
    verdict = judge(document.text, bodies, template, code)
    return Answer(
        code=code,
        question=question,
        status=verdict.status,
        headings=tuple(mark.span for mark in marks),
        bodies=bodies,
        reason=verdict.reason,
        withheld=verdict.withheld,
        nil_return=verdict.nil_return,
        refers_to=verdict.refers_to,
        section=marks[0].section,
        match=min(1.0, max(mark.score for mark in marks)),
    )


def _own(document: Document, template: Template | None, placement: Placement) -> tuple[Answer, ...]:
    """Key answers by the report's own headings, where the template's questions are unknown."""
    return tuple(_present(document, template, placement, code, None) for code in placement.headings)
