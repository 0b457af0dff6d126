"""The shapes of a template's questions: SHACL Core, as Turtle text, made from the template alone.

Two shapes a question: that it is answered (or visibly not), and that "not applicable" comes with a reason.
Both look at the report, so that a graph without any answer nodes fails too. Every node is named; the only
lists are those of ``sh:in``.
"""

from __future__ import annotations

import re

from vpkg import terms
from vpkg.errors import DataError
from vpkg.iri import SHAPE
from vpkg.model import Question, Template

REASON = "-reason"

_PREFIXES = """\
@prefix dct: <http://purl.org/dc/terms/> .
@prefix q: <{template}#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix s: <{shape}#> .
@prefix sh: <http://www.w3.org/ns/shacl#> .
@prefix status: <https://w3id.org/vpkg/scheme/answer-status/> .
@prefix vp: <https://w3id.org/vpkg/ontology#> .
"""

_HEADER = """\
# Made from ontology/templates/{id}.ttl by tools/generate_shapes.py; change the template, not this file.
{prefixes}
<{shape}> rdfs:label {label} ;
    dct:conformsTo <{template}> .

s:FullReport a sh:NodeShape ;
    sh:targetClass <{target}> ;
    rdfs:label {node_label} ;
    sh:property
        {properties} .
"""

_SHARED = """\
s:given a sh:PropertyShape ;
    sh:path vp:status ;
    sh:in ( status:answered status:not-applicable status:see-other status:merged ) ;
    sh:message "The report says something about the question."@en .

s:not-applicable a sh:PropertyShape ;
    sh:path vp:status ;
    sh:hasValue status:not-applicable ;
    sh:message "The question is marked not applicable."@en .

s:no-reason a sh:PropertyShape ;
    sh:path vp:reason ;
    sh:maxCount 0 ;
    sh:message "No reason is given."@en .

s:no-ground a sh:PropertyShape ;
    sh:path vp:withheld ;
    sh:maxCount 0 ;
    sh:message "No ground for holding information back is given."@en .
"""

_QUESTION = """\
s:{code} a sh:PropertyShape ;
    sh:path vp:hasAnswer ;
    sh:qualifiedValueShape s:{code}-given ;
    sh:qualifiedMinCount 1 ;
    sh:severity sh:{missing} ;
    sh:name {name} ;
    sh:message {message} ;
    vp:remedy {remedy} ;
    dct:source {source} ;
    rdfs:seeAlso q:{code} .

s:{code}-given a sh:NodeShape ;
    sh:property s:{code}-asked, s:given .

s:{code}-reason a sh:PropertyShape ;
    sh:path vp:hasAnswer ;
    sh:qualifiedValueShape s:{code}-unexplained ;
    sh:qualifiedMaxCount 0 ;
    sh:severity sh:{unexplained} ;
    sh:name {reason_name} ;
    sh:message {reason_message} ;
    vp:remedy {reason_remedy} ;
    dct:source {source} ;
    rdfs:seeAlso q:{code} .

s:{code}-unexplained a sh:NodeShape ;
    sh:property s:{code}-asked, s:no-ground, s:no-reason, s:not-applicable .

s:{code}-asked a sh:PropertyShape ;
    sh:path vp:question ;
    sh:hasValue q:{code} ;
    sh:message {asked} .
"""

_DEMANDED = {
    "assumed-required": "Assumed to be required.",
    "expected": "Expected by the guideline, as far as it was read.",
}
_NOT_DEMANDED = {
    "conditional": "Expected only under a condition, so not demanded.",
    "probably-optional": "Taken to be optional, so not demanded.",
    "optional": "Optional, so not demanded.",
}
_REASON_REMEDY = (
    "Say in one sentence why the question does not apply, or on what ground information is held back; "
    "or answer the question."
)


def demanded(question: Question) -> bool:
    """Tell whether a full report without an answer to the question does not conform.

    Raises `DataError` for an obligation that has no meaning here.
    """
    if question.obligation in _DEMANDED:
        return True
    if question.obligation in _NOT_DEMANDED:
        return False
    known = ", ".join([*_DEMANDED, *_NOT_DEMANDED])
    raise DataError(f"{question.iri} has the obligation {question.obligation!r}; choose one of {known}.")


def basis(question: Question) -> str:
    """Say in plain words on what the obligation to answer rests, and when it is only assumed."""
    strength = _DEMANDED[question.obligation] if demanded(question) else _NOT_DEMANDED[question.obligation]
    words = [strength, _sentence(question.obligation_source)]
    if question.obligation_certainty:
        words.append(f"Certainty: {question.obligation_certainty}.")
    return " ".join(word for word in words if word)


def shape_iri(template: Template, question: Question, suffix: str = "") -> str:
    """Name the shape of a question; with the suffix `REASON` the one about "not applicable"."""
    return f"{SHAPE}{template.id}#{question.code}{suffix}"


def turtle(template: Template) -> str:
    """Write the shapes of a template's questions as Turtle; the same template gives the same text.

    Raises `DataError` when the template has no questions, or a code that cannot stand in an IRI as it is.
    """
    if not template.checkable or not template.questions:
        raise DataError(f"The template {template.id} has no known questions; no shapes can be made from it.")
    questions = sorted(template.questions, key=lambda question: question.order)
    parts = [_header(template, questions), *(_question(template, each) for each in questions), _SHARED]
    return "\n".join(parts)


def _header(template: Template, questions: list[Question]) -> str:
    shape = SHAPE + template.id
    properties = ",\n        ".join(f"s:{each.code}, s:{each.code}{REASON}" for each in questions)
    return _HEADER.format(
        id=template.id,
        prefixes=_PREFIXES.format(template=template.iri, shape=shape),
        shape=shape,
        template=template.iri,
        target=template.full_report_class,
        label=_english(f"Shapes of the questions: {template.label}"),
        node_label=_english(f"Full reports that follow: {template.label}"),
        properties=properties,
    )


def _question(template: Template, question: Question) -> str:
    code = question.code
    if not re.fullmatch(r"[A-Za-z][A-Za-z0-9]*", code) or question.iri != f"{template.iri}#{code}":
        raise DataError(
            f"{question.iri} has the code {code!r}; its IRI must end in # and that code, of letters and digits."
        )
    needed = demanded(question)
    named = f"{code} (“{question.label}”)"
    return _QUESTION.format(
        code=code,
        missing="Violation" if needed else "Info",
        unexplained="Warning" if needed else "Info",
        name=_english(f"{code}: {question.label}"),
        message=_english(f"{named} has no answer in this full report."),
        remedy=_english(question.remedy),
        source=_english(basis(question)),
        reason_name=_english(f"{code}: reason where not applicable"),
        reason_message=_english(f"{named} is marked not applicable and no reason is given."),
        reason_remedy=_english(_REASON_REMEDY),
        asked=_english(f"The answer is one to {code}."),
    )


def _english(text: str) -> str:
    return terms.literal(text, language="en")


def _sentence(text: str) -> str:
    stripped = text.strip()
    return stripped if not stripped or stripped[-1] in ".!?" else stripped + "."
