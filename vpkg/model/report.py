"""A document understood: who reports on what, and what became of every question."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from vpkg.model.document import Document, Span
from vpkg.model.template import Template


class Status(StrEnum):
    """What became of a question in a report. Different facts, never folded."""

    ANSWERED = "answered"
    NOT_APPLICABLE = "not-applicable"
    BLANK = "blank"
    ABSENT = "absent"
    SEE_OTHER = "see-other"
    MERGED = "merged"


class Severity(StrEnum):
    """SHACL severities, in a reporting officer's order."""

    VIOLATION = "violation"
    WARNING = "warning"
    INFO = "info"


@dataclass(frozen=True, slots=True)
class Period:
    """The time a report covers; both days belong to it."""

    start: date
    end: date


@dataclass(frozen=True, slots=True)
class StatedDate:
    """A date that the head of a report states, other than its period.

    ``kind`` is ``publication`` or ``plenary``; ``value`` is ISO 8601 as exact as the words: a year, a month or a day.
    """

    kind: str
    value: str
    span: Span


@dataclass(frozen=True, slots=True)
class Rights:
    """What may be done with a document; ``display`` is ``full-text``, ``quotes`` or ``facts``."""

    statement: str
    licence: str | None = None
    display: str = "quotes"


@dataclass(frozen=True, slots=True)
class Correction:
    """What a person states of a report instead of leaving it to be recognised; None is left to be recognised.

    It comes from a correction file beside the report (then ``source`` and ``sha256`` tell which) or from the options
    of a command. ``headings`` pairs the words of a heading, as they stand, with the question's code, or with an empty
    text where they are none. ``version`` is one of ``draft``, ``filed``, ``public``, ``corrected``, ``withdrawn``;
    ``translation_of`` names the language of the original. ``options`` names what an option stated over the file.
    """

    template: str | None = None
    organisation: str | None = None
    year: int | None = None
    period: Period | None = None
    kind: str | None = None
    pillar: str | None = None
    language: str | None = None
    headings: tuple[tuple[str, str], ...] = ()
    rights: Rights | None = None
    version: str | None = None
    translation_of: str | None = None
    source: str | None = None
    sha256: str | None = None
    options: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Agent:
    """The reporter: an organisation of the gazetteer, or a candidate whose slug is made from its name."""

    slug: str
    name: str
    known: bool
    kind: str = "Organisation"
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Part:
    """What an answer says of one country, where the question was answered country by country.

    ``id`` is the country's ISO 3166-1 alpha-2 code in lower case, or the slug of the heading where it names none.
    """

    id: str
    country: str | None
    status: Status
    headings: tuple[Span, ...]
    bodies: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """What a report says under one question.

    ``code`` is the question's code, or the slug of the report's own heading where the template has no questions.
    ``bodies`` are the paragraphs of the answer, ``headings`` the lines that announced it; ``topic`` is set where the
    wording of a report's own heading supports one.
    """

    code: str
    question: str | None
    status: Status
    headings: tuple[Span, ...] = ()
    bodies: tuple[Span, ...] = ()
    reason: Span | None = None
    withheld: Span | None = None
    nil_return: Span | None = None
    refers_to: tuple[str, ...] = ()
    section: str | None = None
    match: float = 0.0
    parts: tuple[Part, ...] = ()
    topic: str | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """Something a reader of the report should know; ``code`` is a slug, ``shape`` the SHACL shape behind it."""

    code: str
    severity: Severity
    message: str
    remedy: str
    question: str | None = None
    span: Span | None = None
    shape: str | None = None
    basis: str | None = None


@dataclass(frozen=True, slots=True)
class Report:
    """A document understood: who reports, on what period, by which template, with which answers."""

    slug: str
    document: Document
    template: Template | None
    reporter: Agent | None
    pillar: str | None
    year: int | None
    period: Period | None
    kind: str
    answers: tuple[Answer, ...]
    leftovers: tuple[Span, ...]
    section_headings: tuple[Span, ...]
    front_matter: tuple[Span, ...]
    coverage: float
    findings: tuple[Finding, ...] = ()
    chrome: tuple[Span, ...] = ()
    footnotes: tuple[Span, ...] = ()
    contents: tuple[Span, ...] = ()
    dates: tuple[StatedDate, ...] = ()
    correction: Correction | None = None
