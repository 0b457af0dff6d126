"""The verdict on one report: what was found, where in the document, and what nobody looked at."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from vpkg.check.account import Told, characters, not_checked, told_of
from vpkg.check.findings import findings as findings_of
from vpkg.check.others import Quotation
from vpkg.check.validate import Result, quads, validate
from vpkg.check.waivers import State, Waived, Waiver
from vpkg.errors import DataError
from vpkg.iri import PREFIXES
from vpkg.model import Document, Finding, Reading, Report, Severity, Span, Template
from vpkg.outline.places import Places
from vpkg.vocab import Class

if TYPE_CHECKING:
    from collections.abc import Iterable

_TYPE: Final[str] = PREFIXES["rdf"] + "type"
# What makes a line a heading in Markdown is no part of its wording.
_MARKS: Final[re.Pattern[str]] = re.compile(r"^\s*#+\s*|\*\*")
_LONGEST_HEADING: Final[int] = 240


class Verdict(StrEnum):
    """What a check of one report comes to."""

    CONFORMS = "conforms"
    DOES_NOT_CONFORM = "does-not-conform"
    NOT_CHECKED = "not-checked"


@dataclass(frozen=True, slots=True)
class Note:
    """A finding with what a reader needs to find it in the document.

    ``label`` is our wording of the question, ``heading`` the report's own (white space collapsed, control characters
    removed); None where there is none. ``line`` is the line of the finding's span, counted from 1, of a file that has
    lines its owner can count; ``place`` says in words where the span is.
    ``results`` are the results of validation behind the finding; a finding of the reading has none. ``waived`` is the
    waiver that exempts from it, whether or not it holds; ``others`` are what other organisations wrote.
    """

    finding: Finding
    label: str | None = None
    heading: str | None = None
    line: int | None = None
    place: str | None = None
    results: tuple[Result, ...] = ()
    waived: Waived | None = None
    others: tuple[Quotation, ...] = ()

    @property
    def counts(self) -> bool:
        """Whether it counts for the exit status: no waiver that holds exempts from it."""
        return self.waived is None or self.waived.state is not State.HOLDS


@dataclass(frozen=True, slots=True)
class Conformance:
    """What the check of one report found, and what it did not look at.

    ``report`` is the slug, ``iri`` the report's IRI, ``file`` the name of the file without its folders, ``template``
    an id, ``coverage`` the share of the text placed, 0 to 1. ``checked`` are the codes of the questions to which an
    answer was looked for; ``not_checked`` are sentences. ``sha256`` is that of the file, ``language`` a tag or ``und``,
    ``organisation`` the IRI of the reporter or None; ``characters`` counts those that found a place, and all;
    ``answers`` say what became of each question. ``waivers`` are all that were given, judged as of
    ``judged_on``; ``others_asked`` says whether a store was asked for what others wrote.
    """

    report: str
    iri: str
    label: str
    file: str
    kind: str
    template: str | None
    template_label: str | None
    verdict: Verdict
    notes: tuple[Note, ...]
    checked: tuple[str, ...]
    not_checked: tuple[str, ...]
    coverage: float
    sha256: str = ""
    language: str = "und"
    organisation: str | None = None
    characters: tuple[int, int] = (0, 0)
    answers: tuple[Told, ...] = ()
    waivers: tuple[Waived, ...] = ()
    judged_on: date | None = None
    others_asked: bool = False

    @property
    def findings(self) -> tuple[Finding, ...]:
        """The findings without their places."""
        return tuple(note.finding for note in self.notes)

    def findings_by_weight(self, *, waived: bool = False) -> Counter[Severity]:
        """Count the findings by weight: all of them, or those alone that a waiver exempts from."""
        return Counter(note.finding.severity for note in self.notes if not waived or not note.counts)

    def fails(self, strict: bool = False) -> bool:
        """Tell whether it was checked and has a violation (or, if ``strict``, a warning) that nobody waived."""
        failing = {Severity.VIOLATION, Severity.WARNING} if strict else {Severity.VIOLATION}
        grave = any(note.finding.severity in failing and note.counts for note in self.notes)
        return self.verdict is not Verdict.NOT_CHECKED and grave


def conformance(reading: Reading, nquads: str) -> Conformance:
    """Check one report against the shapes, given its reading and the N-Quads text made from it.

    Raises `DataError` when the text is not the graph of this one report, so that a check of nothing cannot pass.
    """
    report = reading.report
    iri = _own_iri(report, nquads)
    results = validate(nquads)
    found = findings_of(report, results)
    held = _held_against_questions(report)
    return Conformance(
        report=report.slug,
        iri=iri,
        label=_label(report),
        file=plain(re.split(r"[/\\]", report.document.source)[-1]),
        kind=report.kind,
        template=report.template.id if report.template else None,
        template_label=report.template.label if report.template else None,
        verdict=_verdict(found, held is not None),
        notes=_notes(report, found, results),
        checked=tuple(question.code for question in held.questions) if held else (),
        not_checked=not_checked(report, held),
        coverage=report.coverage,
        sha256=report.document.sha256,
        language=report.document.language,
        organisation=_reporter_iri(iri, report),
        characters=characters(report),
        answers=told_of(report, held.questions) if held else (),
    )


def waived(conformance: Conformance, waivers: Iterable[Waiver], on: date) -> Conformance:
    """Put waivers beside the findings that they exempt from, judged on a day; the verdict stays what it is.

    Where several meet one finding the one that holds counts, else the one that held or will hold last.
    """
    given = sorted(waivers, key=lambda each: (each.state(on) is not State.HOLDS, -each.until.toordinal()))
    judged = [Waived(each, each.state(on), any(each.meets(f) for f in conformance.findings)) for each in given]
    notes = tuple(
        replace(note, waived=next((each for each in judged if each.waiver.meets(note.finding)), None))
        for note in conformance.notes
    )
    return replace(conformance, notes=notes, waivers=tuple(judged), judged_on=on if judged else None)


def exit_code(conformances: Iterable[Conformance], strict: bool = False) -> int:
    """Return 1 when a checked report has a violation (or, if ``strict``, a warning) that nobody waived, else 0.

    Notes never count.
    """
    return int(any(each.fails(strict) for each in conformances))


def plain(text: str) -> str:
    """Collapse white space and drop control and direction characters, which could rewrite a reader's screen.

    >>> plain("D12.\\x1b[2J  Hold\\nto account")
    'D12.[2J Hold to account'
    """
    spaced = re.sub(r"\s+", " ", text).strip()
    return "".join(c for c in spaced if unicodedata.category(c) not in ("Cc", "Cf"))


def _held_against_questions(report: Report) -> Template | None:
    if report.kind == "full" and report.template is not None and report.template.checkable:
        return report.template
    return None


def _own_iri(report: Report, nquads: str) -> str:
    """Return the IRI of the one report in the graph; where questions are checked it must be typed so that they are."""
    types: dict[str, set[str]] = {}
    for quad in quads(nquads):
        if quad.predicate.value == _TYPE:
            types.setdefault(str(getattr(quad.subject, "value", "")), set()).add(str(getattr(quad.object, "value", "")))
    reports = sorted(iri for iri, classes in types.items() if Class.REPORT in classes)
    if len(reports) != 1 or not reports[0].endswith(f"id/report/{report.slug}"):
        raise DataError(f"The graph given is not that of {report.slug} alone; give the one made from this reading.")
    held = _held_against_questions(report)
    if held is not None and held.full_report_class not in types[reports[0]]:
        raise DataError(f"The graph of {report.slug} does not say that it follows {held.id}; build it again.")
    return reports[0]


def _reporter_iri(iri: str, report: Report) -> str | None:
    """Return the reporter's IRI, which has the base of the report's."""
    return f"{iri.partition('id/report/')[0]}id/organisation/{report.reporter.slug}" if report.reporter else None


def _verdict(found: tuple[Finding, ...], checked: bool) -> Verdict:
    if not checked:
        return Verdict.NOT_CHECKED
    failed = any(finding.severity is Severity.VIOLATION for finding in found)
    return Verdict.DOES_NOT_CONFORM if failed else Verdict.CONFORMS


def _label(report: Report) -> str:
    if report.reporter is None:
        year = f", {report.year}" if report.year else ""
        return plain(f"Reporter not found{year} (file {report.document.source})")
    name = report.reporter.name
    kind = f"{report.kind} report"
    return plain(f"{name}, {kind} {report.year}" if report.year else f"{name}, {kind}")


def _notes(report: Report, found: tuple[Finding, ...], results: tuple[Result, ...]) -> tuple[Note, ...]:
    behind: dict[str, list[Result]] = {}
    for result in results:
        behind.setdefault(result.shape, []).append(result)
    return tuple(_note(report, finding, tuple(behind.get(finding.shape or "", ()))) for finding in found)


def note_on(report: Report, finding: Finding) -> Note:
    """Say of a finding that no shape is behind where in the report it stands."""
    return _note(report, finding, ())


def _note(report: Report, finding: Finding, results: tuple[Result, ...]) -> Note:
    text = report.document.text
    labels = {q.code: q.label for q in report.template.questions} if report.template else {}
    headings = {a.code: a.headings for a in report.answers}.get(finding.question or "", ())
    worded = plain(" ".join(_MARKS.sub("", text[span.start : span.end]) for span in headings))
    return Note(
        finding=finding,
        label=labels.get(finding.question or ""),
        heading=_shortened(worded) or None,
        line=_line(text, finding.span) if finding.span and _has_lines(report.document) else None,
        place=_place(report.document, finding.span) if finding.span else None,
        results=results,
    )


def _shortened(text: str) -> str:
    return text if len(text) <= _LONGEST_HEADING else text[: _LONGEST_HEADING - 1].rstrip() + "…"


def _line(text: str, span: Span) -> int:
    return text.count("\n", 0, span.start) + 1


def _has_lines(document: Document) -> bool:
    """Tell whether its owner sees the lines that we see; others are read through a converter."""
    return document.media_type in ("text/markdown", "text/plain")


def _place(document: Document, span: Span) -> str:
    """Say where a stretch of text stands, as a person would look for it: a line, a page or a paragraph."""
    if _has_lines(document):
        return f"line {_line(document.text, span)}, characters {span.start}–{span.end}"
    if Places(document).page(span) is not None:
        return Places(document).words(span)
    number = sum(block.kind != "chrome" and block.span.start <= span.start for block in document.blocks)
    return f"paragraph {max(number, 1)}"
