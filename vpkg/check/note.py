"""The unofficial completeness note: what a reader of one page needs, without a grade."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from vpkg import __version__
from vpkg.check.account import listing
from vpkg.check.against import ANSWER_GONE, COUNTRY_NOT_NAMED, NUMBER_DIFFERS, PLAN_NOT_MENTIONED, TEXT_UNCHANGED
from vpkg.check.language import Phrase

if TYPE_CHECKING:
    from vpkg.check.account import Told
    from vpkg.check.verdict import Conformance, Note
    from vpkg.check.wording import Wording

_STATES: Final[tuple[str, ...]] = (
    "answered", "nil-return", "not-applicable-reason", "not-applicable-withheld", "not-applicable", "see-other",
    "merged", "blank", "absent",
)  # fmt: skip
"""In the order of the note; a nil return is an answer."""

BESIDE: Final[frozenset[str]] = frozenset(
    {ANSWER_GONE, COUNTRY_NOT_NAMED, NUMBER_DIFFERS, PLAN_NOT_MENTIONED, TEXT_UNCHANGED}
)
"""Findings that rest on a second report: the note tells of one file, and can be made again from it."""


@dataclass(frozen=True, slots=True)
class Row:
    """One question of the note: ``state`` in words, and until when its finding is waived (None where it is not)."""

    code: str
    label: Phrase
    state: str
    words: int | None
    waived: str | None


@dataclass(frozen=True, slots=True)
class Page:
    """The note on one report: counts by state in words, sources of obligations by codes, and how to make it again."""

    conformance: Conformance
    counts: tuple[tuple[str, int], ...]
    sources: tuple[tuple[str, Phrase], ...]
    rows: tuple[Row, ...]
    waived: int
    findings: tuple[Note, ...]
    version: str
    command: str


def page_of(conformance: Conformance, wording: Wording) -> Page:
    """Put together the note on one report, in the words of a language."""
    states = Counter(told.state for told in conformance.answers)
    states["answered"] += states["nil-return"]
    return Page(
        conformance=conformance,
        counts=tuple((wording.say(f"status.{state}"), states[state]) for state in _STATES if states[state]),
        sources=_sources(conformance, wording),
        rows=tuple(_row(told, conformance, wording) for told in conformance.answers),
        waived=sum(not note.counts for note in conformance.notes),
        findings=tuple(note for note in conformance.notes if note.finding.code not in BESIDE),
        version=f"vpkg {__version__}",
        command=_command(conformance, wording),
    )


def _sources(conformance: Conformance, wording: Wording) -> tuple[tuple[str, Phrase], ...]:
    codes: dict[str, list[str]] = defaultdict(list)
    for told in conformance.answers:
        codes[told.basis].append(told.code)
    return tuple(
        (wording.words.listing(listing(found)), wording.words.told_by_sentence("basis", basis))
        for basis, found in codes.items()
    )


def _row(told: Told, conformance: Conformance, wording: Wording) -> Row:
    holding = [note.waived for note in conformance.notes if note.finding.question == told.code and not note.counts]
    until = min((each.waiver.until for each in holding if each), default=None)
    return Row(
        code=told.code,
        label=wording.of_question(conformance.template, told.code, "label", told.label),
        state=wording.say(f"state.{told.state}"),
        words=told.words or None,
        waived=wording.say("note.yes", until=until) if until else None,
    )


def _command(conformance: Conformance, wording: Wording) -> str:
    parts = ["vpkg check", conformance.file, "--format note"]
    if wording.language != "en":
        parts.append(f"--language {wording.language}")
    if conformance.judged_on:
        parts.append(f"--on {conformance.judged_on}")
    return " ".join(parts)
