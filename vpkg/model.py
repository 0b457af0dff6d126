"""The types that flow from file to graph: frozen, slotted, without behaviour.

Offsets are Unicode code points, half-open, into ``Document.text``.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


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


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open stretch of code points of a document's text."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of the document between blank lines, as the format sees it.

    ``kind`` is one of ``heading``, ``paragraph``, ``list``, ``table``, ``code``, ``quote``, ``rule``;
    ``level`` is the heading's level (1 to 6) and 0 for all else; ``page`` is None where a format has none.
    """

    kind: str
    span: Span
    level: int = 0
    page: int | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """One file as read: its bytes' SHA-256, and the exact text that every span points into."""

    sha256: str
    source: str
    media_type: str
    language: str
    text: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """A lettered part of a template."""

    iri: str
    letter: str
    title: str
    order: int


@dataclass(frozen=True, slots=True)
class Question:
    """One question of a template; ``key_phrases`` are lower case, for finding it by its wording."""

    iri: str
    code: str
    order: int
    label: str
    section: str
    topic: str
    obligation: str
    obligation_source: str
    obligation_certainty: str
    remedy: str
    key_phrases: tuple[str, ...] = ()
    per_country: bool = False


@dataclass(frozen=True, slots=True)
class Template:
    """A versioned list of questions; ``checkable`` is False where codes or questions are unknown."""

    iri: str
    id: str
    label: str
    pillar: str | None
    checkable: bool
    full_report_class: str
    sections: tuple[Section, ...]
    questions: tuple[Question, ...]


@dataclass(frozen=True, slots=True)
class Period:
    """The time a report covers; both days belong to it."""

    start: date
    end: date


@dataclass(frozen=True, slots=True)
class Agent:
    """The reporter: an organisation of the gazetteer, or a candidate whose slug is made from its name."""

    slug: str
    name: str
    known: bool
    kind: str = "Organisation"
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Answer:
    """What a report says under one question.

    ``code`` is the question's code, or the slug of the report's own heading where the template has no questions.
    ``bodies`` are the paragraphs of the answer, ``headings`` the lines that announced it.
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


@dataclass(frozen=True, slots=True)
class Mention:
    """A name found in an answer (or in the front matter, where ``answer`` is None).

    ``target`` is the local part of the entity's IRI (``country/cd``) or None where it is ambiguous;
    then ``candidates`` lists what it may be. ``confidence`` is None while the recogniser is unmeasured.
    """

    kind: str
    span: Span
    surface: str
    target: str | None
    canonical: str | None
    recogniser: str
    confidence: float | None
    answer: str | None = None
    iso: tuple[str, ...] = ()
    form: str | None = None
    candidates: tuple[str, ...] = ()
    nested_in: tuple[str, Span] | None = None


@dataclass(frozen=True, slots=True)
class Activity:
    """A member's claim, in one answer, of activity in one country; the single acts are not told apart."""

    answer: str
    country: str
    relation: str
    evidence: tuple[Mention, ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """A report with everything that was found in it: what `describe` turns into triples."""

    report: Report
    mentions: tuple[Mention, ...] = ()
    activities: tuple[Activity, ...] = ()


@dataclass(frozen=True, slots=True)
class Iri:
    """An IRI in a result."""

    value: str


@dataclass(frozen=True, slots=True)
class Literal:
    """A literal in a result; ``datatype`` is an IRI, ``language`` a tag or None."""

    value: str
    datatype: str = "http://www.w3.org/2001/XMLSchema#string"
    language: str | None = None


Term = Iri | Literal
Cell = Term | None


@dataclass(frozen=True, slots=True)
class Solutions:
    """The rows of a SELECT query, in the order of the engine."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...] = ()
