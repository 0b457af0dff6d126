"""A `Document` becomes a `Report`: template, reporter, period, and what became of every question."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from vpkg import templates
from vpkg.errors import UnreadableInput
from vpkg.model import Agent, Correction, Document, Report, Span, Template
from vpkg.segment.align import Alignment, align, question_marks
from vpkg.segment.answers import answers_asked, answers_of_its_own
from vpkg.segment.choice import choose
from vpkg.segment.contents import contents_lists
from vpkg.segment.countries import country_marks
from vpkg.segment.doubts import doubts
from vpkg.segment.head import head_end
from vpkg.segment.header import Header, read_header
from vpkg.segment.marks import Mark
from vpkg.segment.own import own_marks
from vpkg.segment.pillar import guess_pillar, is_about_the_principles
from vpkg.segment.place import Placement, loose_titles, place
from vpkg.segment.stated import stated_header, stated_marks

__all__ = ["segment"]

Known = Callable[[str], Agent | None]


def segment(document: Document, known: Known, stated: Correction | None = None) -> Report:
    """Read a document as a report.

    ``known`` looks a name up in the gazetteer; what is ``stated`` by a person overrules what is recognised.
    Raises `UnreadableInput` when the document is no report on the Voluntary Principles, `UnknownName` for an
    unknown template.
    """
    wanted = stated or Correction()
    if wanted.language:
        document = replace(document, language=wanted.language)
    if wanted.template is None and not is_about_the_principles(document.text):
        raise UnreadableInput(
            f"{document.source} is no report on the Voluntary Principles that vpkg can tell (it never names them); "
            "give --template if it is one."
        )
    first = stated_header(read_header(document, head_end(document), known), wanted, known)
    plan = _plan(document, first, wanted)
    if plan.template is None and wanted.organisation is None and (first.reporter is None or first.year is None):
        raise UnreadableInput(
            f"{document.source} names the Voluntary Principles, but it follows no template that vpkg knows and its "
            "head does not say who reports on which period; give --template or --organisation if it is a report."
        )
    header = first
    if plan.marks:
        header = stated_header(read_header(document, plan.marks[0].span.start, known), wanted, known)
    placement = place(document, plan.marks, plan.contents, _names(header), plan.template)
    return _report(document, plan, header, placement, wanted if stated else None)


@dataclass(frozen=True, slots=True)
class _Plan:
    """Which template is followed, and where its headings, or the report's own, stand."""

    template: Template | None
    alignment: Alignment | None
    marks: list[Mark]
    contents: tuple[Span, ...]
    pillar: str | None


def _plan(document: Document, header: Header, wanted: Correction) -> _Plan:
    contents = contents_lists(document)
    pillar = wanted.pillar or guess_pillar(document.text, header.reporter)
    if wanted.template is not None:
        alignment: Alignment | None = align(document, templates.load(wanted.template), contents=contents, stated=True)
    else:
        alignment = choose(document, templates.all_templates(), pillar, contents)
    template = alignment.template if alignment else None
    if alignment is not None and template is not None and template.questions:
        marks, contents = question_marks(alignment), alignment.contents
        marks = stated_marks(document, marks, wanted, template)
        marks = [*marks, *country_marks(document, marks, contents), *loose_titles(document, marks)]
        marks = sorted(marks, key=lambda m: m.span)
    else:
        alignment = None
        marks = stated_marks(document, own_marks(document, template, _names(header), contents), wanted, template)
        # Before the first heading a country's name is part of the head.
        first = marks[0].span.start if marks else len(document.text)
        marks += [mark for mark in country_marks(document, marks, contents) if mark.span.start > first]
        marks.sort(key=lambda m: m.span)
    return _Plan(template, alignment, marks, contents, pillar)


def _names(header: Header) -> tuple[str, ...]:
    return (header.reporter.name, *header.reporter.aliases) if header.reporter else ()


def _report(document: Document, plan: _Plan, header: Header, placement: Placement, stated: Correction | None) -> Report:
    template, reporter = plan.template, header.reporter
    asks = template is not None and bool(template.questions)
    answers = (
        answers_asked(document, template, placement)
        if template and asks
        else answers_of_its_own(document, template, placement)
    )
    pillar = (template.pillar if template else None) or guess_pillar(document.text, reporter) or plan.pillar
    return Report(
        slug=report_slug(document, header),
        document=document,
        template=template,
        reporter=reporter,
        pillar=(stated.pillar if stated else None) or pillar,
        year=header.year,
        period=header.period,
        kind=header.kind,
        answers=answers,
        leftovers=tuple(placement.leftovers),
        section_headings=tuple(placement.sections),
        front_matter=tuple(placement.front),
        coverage=placement.coverage(document.text),
        findings=doubts(document, template, header, plan.alignment, placement, stated),
        chrome=tuple(placement.chrome),
        footnotes=tuple(placement.footnotes),
        contents=tuple(placement.contents),
        dates=header.dates,
        correction=stated,
    )


def report_slug(document: Document, header: Header) -> str:
    """Name the report by who and when; what is unknown is replaced by the document's own hash, never guessed."""
    who = header.reporter.slug if header.reporter else f"document-{document.sha256[:12]}"
    year = str(header.year) if header.year else f"undated-{document.sha256[:8]}"
    return f"{who}-{year}" + ("-update" if header.kind == "update" else "")
