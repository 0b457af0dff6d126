"""What was found in a report: the names it mentions and what it claims."""

from __future__ import annotations

from dataclasses import dataclass

from vpkg.model.document import Span
from vpkg.model.report import Report


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
