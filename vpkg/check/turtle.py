"""A verdict as a SHACL validation report: every result has a name, so that it can be cited and compared."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from vpkg import terms
from vpkg.check.verdict import Verdict
from vpkg.check.wording import ENGLISH as WORDING
from vpkg.iri import PREFIXES, SHAPE, slug
from vpkg.model import Severity
from vpkg.vocab import Property

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from vpkg.check.validate import Result
    from vpkg.check.verdict import Conformance, Note
    from vpkg.check.waivers import Waived

_SH: Final[str] = PREFIXES["sh"]
_TYPE: Final[str] = PREFIXES["rdf"] + "type"
_LABEL: Final[str] = PREFIXES["rdfs"] + "label"
_COMMENT: Final[str] = PREFIXES["rdfs"] + "comment"
_SOURCE: Final[str] = PREFIXES["dct"] + "source"
_NOTE: Final[str] = PREFIXES["skos"] + "note"
_SCOPE_NOTE: Final[str] = PREFIXES["skos"] + "scopeNote"
_DATE: Final[str] = PREFIXES["dct"] + "date"
_VALID: Final[str] = PREFIXES["dct"] + "valid"
_PERIOD: Final[str] = PREFIXES["dct"] + "Period"
_PROV: Final[str] = PREFIXES["prov"]
_BOOLEAN: Final[str] = PREFIXES["xsd"] + "boolean"
_USED: Final[tuple[str, ...]] = ("vp", "rdfs", "xsd", "skos", "dct", "prov", "sh")


def to_turtle(conformances: Iterable[Conformance]) -> str:
    """Tell verdicts as Turtle without blank nodes; the same verdicts give the same text.

    ``sh:conforms`` is false where there is a violation. A report that was not checked is no ``sh:ValidationReport``
    unless some shape fired; what was not checked stands in ``skos:scopeNote``.
    """
    import pyoxigraph as ox

    lines = sorted({line for conformance in conformances for line in _lines(conformance)})
    triples = ox.parse("\n".join(lines), format=ox.RdfFormat.N_TRIPLES)
    statements = (quad.triple for quad in triples)
    written = ox.serialize(statements, format=ox.RdfFormat.TURTLE, prefixes={key: PREFIXES[key] for key in _USED})
    return (written or b"").decode()


def _lines(conformance: Conformance) -> Iterator[str]:
    node = f"{conformance.iri}#conformance"
    yield _says(node, _LABEL, _english(f"Conformance of {conformance.label}"))
    yield _says(node, _COMMENT, _english(WORDING.summary(conformance)))
    for sentence in conformance.not_checked:
        yield _says(node, _SCOPE_NOTE, _english(f"Not checked: {sentence}"))
    fired = any(note.results for note in conformance.notes)
    if fired or conformance.verdict is not Verdict.NOT_CHECKED:
        failed = any(finding.severity is Severity.VIOLATION for finding in conformance.findings)
        yield _says(node, _TYPE, terms.iri(_SH + "ValidationReport"))
        yield _says(node, _SH + "conforms", terms.literal("false" if failed else "true", _BOOLEAN))
    for waived in conformance.waivers:
        yield from _waiver(waived, conformance)
    for note in conformance.notes:
        if not note.results:
            waiver = f" [{WORDING.waiver(note.waived)}]" if note.waived else ""
            yield _says(node, _NOTE, _english(f"{WORDING.severity(note)}: {note.finding.message}{waiver}"))
        for number, result in enumerate(note.results, 1):
            name = f"{node}-{_local(result.shape, conformance.template)}" + (f"-{number}" if number > 1 else "")
            yield _says(node, _SH + "result", terms.iri(name))
            yield from _result(name, note, result, conformance)


def _result(name: str, note: Note, result: Result, conformance: Conformance) -> Iterator[str]:
    finding = note.finding
    yield _says(name, _TYPE, terms.iri(_SH + "ValidationResult"))
    yield _says(name, _SH + "resultSeverity", terms.iri(_SH + finding.severity.value.capitalize()))
    yield _says(name, _SH + "resultMessage", _english(finding.message if finding.question else result.message))
    yield _says(name, _SH + "sourceConstraintComponent", terms.iri(_SH + result.component))
    yield _says(name, _SH + "sourceShape", terms.iri(result.shape))
    # A blank node of other people's data has no name that a second run would give again.
    if ":" in result.focus:
        yield _says(name, _SH + "focusNode", terms.iri(result.focus))
    if result.path:
        yield _says(name, _SH + "resultPath", terms.iri(result.path))
    for property_, words in (
        (Property.REMEDY, finding.remedy),
        (_SOURCE, finding.basis),
        (_COMMENT, WORDING.where(note, conformance)),
    ):
        if words:
            yield _says(name, property_, _english(words))
    if note.waived:
        yield _says(name, _PROV + "wasInfluencedBy", terms.iri(_waiver_iri(note.waived, conformance)))
        yield _says(name, _NOTE, _english(f"{WORDING.waiver(note.waived)} (as of {conformance.judged_on})"))


def _waiver(waived: Waived, conformance: Conformance) -> Iterator[str]:
    """Describe a waiver in terms of PROV-O and DCMI: an act of a person that is valid for a time."""
    waiver, iri = waived.waiver, _waiver_iri(waived, conformance)
    what = " ".join(part for part in ("Waiver:", waiver.question, waiver.finding) if part)
    person = f"{conformance.iri.partition('id/report/')[0]}id/curator/{slug(waiver.by)}"
    valid = f"start={waiver.given}; end={waiver.until}; scheme=W3C-DTF;"
    yield _says(iri, _TYPE, terms.iri(_PROV + "Activity"))
    yield _says(iri, _LABEL, _english(what))
    yield _says(iri, _COMMENT, _english(waiver.why))
    yield _says(iri, _PROV + "wasAssociatedWith", terms.iri(person))
    yield _says(iri, _DATE, terms.literal(waiver.given.isoformat(), PREFIXES["xsd"] + "date"))
    yield _says(iri, _VALID, terms.literal(valid, _PERIOD))
    yield _says(person, _TYPE, terms.iri(_PROV + "Agent"))
    yield _says(person, _LABEL, _english(waiver.by))


def _waiver_iri(waived: Waived, conformance: Conformance) -> str:
    waiver = waived.waiver
    parts = (waiver.question, waiver.finding, waiver.given.isoformat())
    return f"{conformance.iri}#waiver-{'-'.join(part for part in parts if part)}"


def _local(shape: str, template: str | None) -> str:
    """Name a result after its shape; the shapes of the template's questions go by their code alone."""
    file, _, local = shape.removeprefix(SHAPE).partition("#")
    return local if file == template else re.sub(r"[^A-Za-z0-9]+", "-", f"{file}-{local}")


def _says(subject: str, property_: str, value: str) -> str:
    return f"{terms.iri(subject)} {terms.iri(property_)} {value} ."


def _english(text: str) -> str:
    return terms.literal(text, language="en")
