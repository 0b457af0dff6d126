"""What was found in a report: the names it mentions and what it claims."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from vpkg.model.document import Span
from vpkg.model.report import Report
from vpkg.model.value import value

if TYPE_CHECKING:
    from vpkg.model.decision import Ruling


@value
class Amount:
    """A figure as worded: ``value`` where one is stated, else bounds; ``counted`` is the noun that it counts.

    ``qualifier`` is one of ``approximately``, ``over``, ``at-least``, ``under``, ``up-to``, ``between``;
    ``measure`` the local part of a measure (people, hours, percent …): figures of two measures are never one.
    """

    value: float | None
    low: float | None = None
    high: float | None = None
    unit: str | None = None
    counted: str | None = None
    qualifier: str | None = None
    measure: str = "other"
    base: str | None = None


@value
class Mention:
    """Words of a report that stand for something: in an answer, or where ``answer`` is None under no question.

    ``target`` is the local part of the entity's IRI (``country/cd``) or None where it is ambiguous or has none;
    then ``candidates`` lists what it may be. ``confidence`` is None while the recogniser is unmeasured. ``row`` names
    the lexicon row or pattern that found it; ``concept`` is the local part of a concept (``stakeholder-type/police``,
    ``activity-type/training``, ``outcome-claim/achieved``); ``time`` is ISO 8601 or EDTF, of a date or a pledge's
    horizon; ``modality`` tells whether an act is done, ongoing, planned or intended.
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
    row: str = ""
    concept: str | None = None
    amount: Amount | None = None
    time: str | None = None
    modality: str | None = None


@dataclass(frozen=True, slots=True)
class CountryAccount:
    """A member's claim, in one answer, that what it tells happens in or concerns one country."""

    answer: str
    country: str
    relation: str
    evidence: tuple[Mention, ...]


@value
class Location:
    """Where a claim says that it takes place, or which place it concerns.

    ``relation`` is ``takesPlaceIn`` or ``concerns``; ``scope`` tells which words tie it: ``sentence``, ``lead`` (the
    “In Kenya” that opens the paragraph), ``paragraph`` (the one that this paragraph continues), ``part`` (the country
    under whose heading it stands) or ``row``.
    """

    relation: str
    mention: Mention
    scope: str


@value
class Participation:
    """An organisation's part in what is claimed, with the role that the words give it, else ``unspecified``."""

    role: str
    mention: Mention


@value
class InstrumentUse:
    """What is done with a law, standard or tool: implements, promotes, trained-on, amended, cites."""

    role: str
    mention: Mention


@value
class Activity:
    """A member's claim that something was, is or will be done.

    ``trigger`` is the mention of the act, ``clause`` the sentence in which its circumstances were looked for;
    ``mentioned_with`` holds what stands near it and could not be tied to it surely; ``principles`` are local names of
    concepts of the Voluntary Principles that it serves.
    """

    trigger: Mention
    clause: Span
    type: str
    modality: str
    by: str
    locations: tuple[Location, ...] = ()
    participations: tuple[Participation, ...] = ()
    groups: tuple[Mention, ...] = ()
    project: Mention | None = None
    instruments: tuple[InstrumentUse, ...] = ()
    figures: tuple[Mention, ...] = ()
    time: Mention | None = None
    principles: tuple[str, ...] = ()
    mentioned_with: tuple[Mention, ...] = ()


@value
class Statement:
    """Another claim of a report, as worded.

    ``kind`` is ``outcome``, ``pledge``, ``membership``, ``security-arrangement``, ``incident``, ``allegation``,
    ``nil-return`` or ``operation``; ``span`` its words; ``concept`` its status or claim where the words give one;
    ``of`` the trigger of the activity that it is said to come of.
    """

    kind: str
    span: Span
    answer: str | None
    concept: str | None = None
    participations: tuple[Participation, ...] = ()
    groups: tuple[Mention, ...] = ()
    locations: tuple[Location, ...] = ()
    figures: tuple[Mention, ...] = ()
    times: tuple[Mention, ...] = ()
    instruments: tuple[InstrumentUse, ...] = ()
    evidence: tuple[Mention, ...] = ()
    of: Mention | None = None
    details: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """A report with everything that was found in it: what `describe` turns into triples.

    ``decisions`` are people's decisions whose words stand in it, applied or not; ``orphans`` those whose words do not.
    """

    report: Report
    mentions: tuple[Mention, ...] = ()
    accounts: tuple[CountryAccount, ...] = ()
    activities: tuple[Activity, ...] = ()
    statements: tuple[Statement, ...] = ()
    decisions: tuple[Ruling, ...] = ()
    orphans: tuple[Ruling, ...] = ()
