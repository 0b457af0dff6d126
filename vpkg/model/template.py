"""Question lists."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Section:
    """A lettered part of a template."""

    iri: str
    letter: str
    title: str
    order: int


@dataclass(frozen=True, slots=True)
class Topic:
    """What questions of several templates ask about; ``phrases``, lower case, are headings that announce it."""

    slug: str
    label: str
    phrases: tuple[str, ...]


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
