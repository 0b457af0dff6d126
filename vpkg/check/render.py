"""Telling verdicts: as text for a terminal, as JSON, as one HTML page, as a SHACL report in Turtle."""

from __future__ import annotations

import json
import textwrap
from pathlib import Path
from typing import TYPE_CHECKING, Final

from vpkg.check import wording
from vpkg.check.turtle import to_turtle
from vpkg.check.verdict import plain
from vpkg.model import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from vpkg.check.verdict import Conformance, Note

__all__ = ["to_html", "to_json", "to_text", "to_turtle"]

_TEMPLATES: Final[Path] = Path(__file__).resolve().parent / "templates"
_NARROWEST: Final[int] = 40
_BOLD: Final[str] = "1"
_COLOURS: Final[dict[Severity, str]] = {Severity.VIOLATION: "31", Severity.WARNING: "33", Severity.INFO: "36"}


def to_text(conformances: Sequence[Conformance], width: int = 80, colour: bool = False) -> str:
    """Tell verdicts as text, at most ``width`` columns wide (never less than 40); ``colour`` adds ANSI colours.

    Colour only repeats what a word says. Control characters of a report never reach the terminal.
    """
    writer = _Writer(max(width, _NARROWEST), colour)
    parts = ["\n".join(writer.report(each)) for each in conformances]
    if len(parts) != 1:
        parts.insert(0, wording.overview(conformances))
    return "\n\n\n".join(parts) + "\n"


def to_json(conformances: Sequence[Conformance]) -> str:
    """Tell verdicts as JSON: an object with the list ``reports``, in the order given."""
    return json.dumps({"reports": [_as_object(each) for each in conformances]}, ensure_ascii=False, indent=2) + "\n"


def to_html(conformances: Sequence[Conformance]) -> str:
    """Tell verdicts as one HTML page that asks the network for nothing."""
    import jinja2

    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(_TEMPLATES),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters["in_one_line"] = plain
    return environment.get_template("conformance.html.j2").render(conformances=conformances, wording=wording)


def _as_object(conformance: Conformance) -> dict[str, object]:
    return {
        "report": conformance.report,
        "iri": conformance.iri,
        "label": conformance.label,
        "file": conformance.file,
        "kind": conformance.kind,
        "template": conformance.template,
        "verdict": conformance.verdict.value,
        "summary": wording.summary(conformance),
        "counts": {each.value: sum(f.severity is each for f in conformance.findings) for each in Severity},
        "findings": [_note_as_object(note) for note in conformance.notes],
        "checked": list(conformance.checked),
        "not_checked": list(conformance.not_checked),
        "coverage": conformance.coverage,
    }


def _note_as_object(note: Note) -> dict[str, object]:
    finding = note.finding
    return {
        "code": finding.code,
        "severity": finding.severity.value,
        "question": finding.question,
        "label": note.label,
        "heading": note.heading,
        "message": finding.message,
        "line": note.line,
        "place": note.place,
        "start": finding.span.start if finding.span else None,
        "end": finding.span.end if finding.span else None,
        "remedy": finding.remedy,
        "basis": finding.basis,
        "shape": finding.shape,
    }


class _Writer:
    """Lines of text of one width, with or without colour."""

    def __init__(self, width: int, colour: bool) -> None:
        self._width = width
        self._colour = colour

    def report(self, conformance: Conformance) -> Iterator[str]:
        yield self._painted(plain(conformance.label), _BOLD)
        yield from self._wrapped(wording.followed(conformance))
        yield ""
        yield from self._wrapped(wording.summary(conformance))
        for group in wording.groups(conformance):
            yield ""
            yield self._painted(group.title, _BOLD)
            for note in group.notes:
                yield from self._note(note, conformance, group)
            for name, value in (("What to do: ", group.remedy), ("On what this rests: ", group.basis)):
                if value:
                    yield from self._wrapped(name + value, "  ", "    ")
        yield ""
        yield self._painted("What was not checked", _BOLD)
        for sentence in conformance.not_checked:
            yield from self._wrapped(f"- {sentence}", "  ", "    ")

    def _note(self, note: Note, conformance: Conformance, group: wording.Group) -> Iterator[str]:
        finding = note.finding
        weight = self._painted(wording.severity(note), _COLOURS[finding.severity])
        yield f"  {finding.question}  [{weight}]" if finding.question else f"  [{weight}]"
        rows = [
            ("", finding.message),
            ("Question, in our words: ", note.label),
            ("Heading, as worded in the report: ", f"“{note.heading}”" if note.heading else None),
            ("Where: ", wording.where(note, conformance)),
            ("What to do: ", None if group.remedy else finding.remedy),
            ("On what this rests: ", None if group.basis else finding.basis),
        ]
        for name, value in rows:
            if value:
                yield from self._wrapped(name + value, "    ", "      ")

    def _wrapped(self, text: str, first: str = "", later: str = "") -> list[str]:
        return textwrap.wrap(
            plain(text), self._width, initial_indent=first, subsequent_indent=later, break_on_hyphens=False
        )

    def _painted(self, text: str, code: str) -> str:
        return f"\x1b[{code}m{text}\x1b[0m" if self._colour else text
