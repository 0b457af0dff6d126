"""A fictional report, made by hand and small: its reading, and the graph made from it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from hashlib import sha256

import pytest

from vpkg import templates
from vpkg.describe import describe
from vpkg.iri import Base
from vpkg.model import Agent, Answer, Document, Finding, Period, Reading, Report, Span, Status

BASE = Base()
Making = Callable[..., Reading]


def reading_of(
    statuses: Mapping[str, Status] | None = None,
    *,
    reasons: frozenset[str] = frozenset(),
    template: str | None = "ngo-2023",
    kind: str = "full",
    name: str = "Harbour Watch",
    findings: tuple[Finding, ...] = (),
    coverage: float = 1.0,
) -> Reading:
    """Read nothing: make a report in which every question is answered, but for the statuses given.

    Codes in ``reasons`` give a reason for being not applicable.
    """
    form = templates.load(template) if template else None
    text = f"Report of {name}\n\n"
    answers = []
    for question in form.questions if form else ():
        status = (statuses or {}).get(question.code, Status.ANSWERED)
        heading, body, reason = None, None, None
        if status is not Status.ABSENT:
            heading, text = _added(text, f"{question.code}.  On <b>work</b>")
        if status is Status.NOT_APPLICABLE:
            words = "N/A, as we have no such work." if question.code in reasons else "N/A"
            body, text = _added(text, words)
            reason = body if question.code in reasons else None
        elif status not in (Status.ABSENT, Status.BLANK):
            body, text = _added(
                text, f"We worked on {question.code} with our members, month by month, all through the year."
            )
        answers.append(
            Answer(
                question.code,
                question.iri,
                status,
                headings=(heading,) if heading else (),
                bodies=(body,) if body else (),
                reason=reason,
                match=1.0 if heading else 0.0,
            )
        )
    slug = name.lower().replace(" ", "-") + "-2023" + ("-update" if kind == "update" else "")
    document = Document(sha256(text.encode()).hexdigest(), f"{slug}.md", "text/markdown", "en", text, ())
    report = Report(
        slug=slug,
        document=document,
        template=form,
        reporter=Agent(slug.rsplit("-2023", 1)[0], name, known=False),
        pillar=form.pillar if form else None,
        year=2023,
        period=Period(date(2023, 1, 1), date(2023, 12, 31)),
        kind=kind,
        answers=tuple(answers),
        leftovers=(),
        section_headings=(),
        front_matter=(),
        coverage=coverage,
        findings=findings,
    )
    return Reading(report)


def _added(text: str, words: str) -> tuple[Span, str]:
    return Span(len(text), len(text) + len(words)), text + words + "\n\n"


def with_report(reading: Reading, **changes: object) -> Reading:
    return replace(reading, report=replace(reading.report, **changes))  # type: ignore[arg-type]


def graph_of(reading: Reading) -> str:
    return describe(reading, BASE)


@pytest.fixture(name="make")
def _make() -> Making:
    """Make a reading of the fictional report; see `reading_of`."""
    return reading_of


@pytest.fixture(name="graph")
def _graph() -> Callable[[Reading], str]:
    """Make the N-Quads of a reading."""
    return graph_of


@pytest.fixture(name="change")
def _change() -> Callable[..., Reading]:
    """Change fields of the report of a reading."""
    return with_report
