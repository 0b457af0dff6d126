"""The words in which a verdict is told: the same in text, HTML and Turtle.

"No answer", never "non-compliant"; no score and no rank: the reports are not meant to grade.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from vpkg.check.findings import GRAPH_SHAPE, NO_ANSWER, NO_REASON, QUESTION_ABSENT
from vpkg.check.verdict import Verdict, listing
from vpkg.model import Severity

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vpkg.check.verdict import Conformance, Note

_TITLES: Final[dict[str, str]] = {
    NO_ANSWER: "No answer",
    QUESTION_ABSENT: "Question not in the report",
    NO_REASON: "Not applicable, without a reason",
    GRAPH_SHAPE: "The data made from this report",
    "unplaced-text": "Text that could not be placed",
    "reporter-not-found": "Organisation not found",
}
_ON_QUESTIONS: Final[frozenset[str]] = frozenset({NO_ANSWER, QUESTION_ABSENT, NO_REASON})
_SEVERITIES: Final[dict[Severity, tuple[str, str]]] = {
    Severity.VIOLATION: ("problem", "problems"),
    Severity.WARNING: ("warning", "warnings"),
    Severity.INFO: ("note", "notes"),
}
VERDICTS: Final[dict[Verdict, str]] = {
    Verdict.CONFORMS: "conforms",
    Verdict.DOES_NOT_CONFORM: "does not conform",
    Verdict.NOT_CHECKED: "not checked",
}


@dataclass(frozen=True, slots=True)
class Group:
    """The notes of one cause and weight, told together.

    Where several notes share their remedy or basis it stands here once; where they differ it is None.
    """

    key: str
    title: str
    notes: tuple[Note, ...]
    remedy: str | None
    basis: str | None


def groups(conformance: Conformance) -> tuple[Group, ...]:
    """Group the notes of a report by cause and weight, the gravest first."""
    found: dict[tuple[Severity, str], list[Note]] = {}
    for note in conformance.notes:
        found.setdefault((note.finding.severity, note.finding.code), []).append(note)
    return tuple(_group(weight, code, tuple(notes)) for (weight, code), notes in found.items())


def _group(weight: Severity, code: str, notes: tuple[Note, ...]) -> Group:
    title = _TITLES.get(code, code.replace("-", " ").capitalize())
    if code in _ON_QUESTIONS and weight is Severity.INFO:
        title += " (not demanded)"
    remedies, bases = {note.finding.remedy for note in notes}, {note.finding.basis for note in notes}
    several = len(notes) > 1
    return Group(
        key=f"{code}-{weight.value}",
        title=f"{title}: {len(notes)}",
        notes=notes,
        remedy=remedies.pop() if several and len(remedies) == 1 else None,
        basis=bases.pop() if several and len(bases) == 1 else None,
    )


def severity(note: Note) -> str:
    """Name the weight of a finding in one plain word."""
    return _SEVERITIES[note.finding.severity][0]


def counts(conformance: Conformance) -> str:
    """Count the findings by weight: ``1 problem, 2 warnings``; an empty text when there is none."""
    found = Counter(finding.severity for finding in conformance.findings)
    named = ((found[each], _SEVERITIES[each]) for each in Severity)
    return ", ".join(f"{number} {words[number != 1]}" for number, words in named if number)


def summary(conformance: Conformance) -> str:
    """Say in one or two sentences what the check came to."""
    found = counts(conformance)
    tail = f" Found: {found}." if found else ""
    if conformance.verdict is Verdict.NOT_CHECKED:
        return f"Not checked. {conformance.not_checked[0]}{tail}"
    if conformance.verdict is Verdict.CONFORMS:
        return f"Conforms to {conformance.template}: every question that needs an answer has one.{tail}"
    grave = [finding for finding in conformance.findings if finding.severity is Severity.VIOLATION]
    silent = list(dict.fromkeys(f.question for f in grave if f.question))
    if silent:
        return f"Does not conform to {conformance.template}: no answer to {listing(silent)}.{tail}"
    return f"Does not conform. {grave[0].message}{tail}"


def overview(conformances: Sequence[Conformance]) -> str:
    """Say how many reports came to which verdict; nothing is ranked."""
    number = Counter(each.verdict for each in conformances)
    parts = ", ".join(
        f"{number[each]} {_several(words, number[each])}" for each, words in VERDICTS.items() if number[each]
    )
    return f"{len(conformances)} report{'s' if len(conformances) != 1 else ''}" + (f": {parts}." if parts else ".")


def _several(words: str, number: int) -> str:
    return words if number == 1 else words.replace("does not conform", "do not conform").replace("conforms", "conform")


def followed(conformance: Conformance) -> str:
    """Name file, kind and form of a report in one line."""
    form = f"{conformance.template_label} ({conformance.template})" if conformance.template else "form not recognised"
    return " · ".join(part for part in (conformance.file, f"{conformance.kind} report", form) if part)


def where(note: Note, conformance: Conformance) -> str | None:
    """Say where in the document a finding stands; for a question that is absent, how much was looked through."""
    if note.place is not None:
        return note.place
    if note.finding.code == QUESTION_ABSENT:
        # Rounded down: "100 %" must mean all of it.
        return f"nowhere in the document; {int(conformance.coverage * 100 + 1e-9)} % of its text was placed"
    return None
