"""Telling verdicts: as text, as JSON, as an HTML page, as a note to print, as a SHACL report in Turtle."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Final

from vpkg.check.language import catalogue
from vpkg.check.note import page_of
from vpkg.check.text import to_text
from vpkg.check.turtle import to_turtle
from vpkg.check.verdict import plain
from vpkg.check.wording import Wording
from vpkg.model import Severity
from vpkg.page import page_environment

if TYPE_CHECKING:
    from collections.abc import Sequence

    import jinja2

    from vpkg.check.others import Quotation
    from vpkg.check.verdict import Conformance, Note
    from vpkg.check.waivers import Waived

__all__ = ["to_html", "to_json", "to_note", "to_text", "to_turtle"]

_TEMPLATES: Final[Path] = Path(__file__).resolve().parent / "templates"


def to_json(conformances: Sequence[Conformance], language: str = "en") -> str:
    """Tell verdicts as JSON: an object with the list ``reports``, in the order given."""
    wording = Wording(catalogue(language))
    reports = [_as_object(each, wording) for each in conformances]
    return json.dumps({"reports": reports}, ensure_ascii=False, indent=2) + "\n"


def to_html(conformances: Sequence[Conformance], language: str = "en") -> str:
    """Tell verdicts as one HTML page that asks the network for nothing."""
    wording = Wording(catalogue(language))
    page = _environment(wording).get_template("conformance.html.j2")
    return page.render(conformances=conformances, wording=wording)


def to_note(conformances: Sequence[Conformance], language: str = "en") -> str:
    """Write the unofficial completeness note, one HTML page that prints well on A4 and Letter.

    It counts what was found and grades nothing; the same file and version give the same bytes.
    """
    wording = Wording(catalogue(language))
    page = _environment(wording).get_template("note.html.j2")
    return page.render(pages=[page_of(each, wording) for each in conformances], wording=wording)


def _environment(wording: Wording) -> jinja2.Environment:
    environment = page_environment(_TEMPLATES)
    environment.filters["in_one_line"] = lambda text: wording.words.typeset(plain(text))
    return environment


def _as_object(conformance: Conformance, wording: Wording) -> dict[str, object]:
    return {
        "report": conformance.report,
        "iri": conformance.iri,
        "label": wording.title_of(conformance),
        "file": conformance.file,
        "sha256": conformance.sha256,
        "kind": conformance.kind,
        "template": conformance.template,
        "verdict": conformance.verdict.value,
        "summary": wording.summary(conformance),
        "counts": {each.value: conformance.findings_by_weight()[each] for each in Severity},
        "waived": {each.value: conformance.findings_by_weight(waived=True)[each] for each in Severity},
        "findings": [_note_as_object(note, conformance, wording) for note in conformance.notes],
        "waivers": [_waived_as_object(each) for each in conformance.waivers],
        "judged_on": conformance.judged_on.isoformat() if conformance.judged_on else None,
        "checked": list(conformance.checked),
        "not_checked": [phrase.text for phrase in wording.not_checked(conformance)],
        "coverage": conformance.coverage,
        "language": wording.language,
    }


def _note_as_object(note: Note, conformance: Conformance, wording: Wording) -> dict[str, object]:
    finding = note.finding
    label, remedy, basis = wording.label(note, conformance), wording.remedy(note, conformance), wording.basis(note)
    return {
        "code": finding.code,
        "severity": finding.severity.value,
        "question": finding.question,
        "label": label.text if label else None,
        "heading": note.heading,
        "message": wording.message(note).text,
        "line": note.line,
        "place": wording.words.told("place", note.place).text if note.place else None,
        "start": finding.span.start if finding.span else None,
        "end": finding.span.end if finding.span else None,
        "remedy": remedy.text if remedy else finding.remedy,
        "basis": basis.text if basis else finding.basis,
        "shape": finding.shape,
        "waiver": _waived_as_object(note.waived) if note.waived else None,
        "others": [_quotation_as_object(each) for each in note.others],
    }


def _waived_as_object(waived: Waived) -> dict[str, object]:
    waiver = waived.waiver
    return {
        "finding": waiver.finding,
        "question": waiver.question,
        "by": waiver.by,
        "why": waiver.why,
        "given": waiver.given.isoformat(),
        "until": waiver.until.isoformat(),
        "state": waived.state.value,
        "matched": waived.matched,
    }


def _quotation_as_object(other: Quotation) -> dict[str, object]:
    return {
        "report": other.report,
        "organisation": other.organisation,
        "pillar": other.pillar,
        "year": other.year,
        "code": other.code,
        "language": other.language,
        "quote": other.quote,
    }
