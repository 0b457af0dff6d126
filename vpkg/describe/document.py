"""What is said of a file itself: its bytes, its words, its standing and rights, and what a person states of it.

All of it hangs on the document or on nodes below its IRI, so that it can be kept when the answers of a report come
from another document of the same report.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import fields

from vpkg import versions
from vpkg.describe.evidence import Evidence
from vpkg.describe.graph import ENTITY, INFLUENCED, LABEL, LANGUAGE, A, Graph
from vpkg.iri import PREFIXES, SCHEME, Base
from vpkg.model import Correction, Period, Report, Rights, Status
from vpkg.vocab import Class, Property

FORMAT = PREFIXES["dct"] + "format"
NUMBER = PREFIXES["schema"] + "version"
_PAGES = PREFIXES["schema"] + "numberOfPages"
_RIGHTS = PREFIXES["dct"] + "rights"
_LICENSE = PREFIXES["dct"] + "license"
_SILENT = (Status.BLANK, Status.ABSENT)


def copy_of(report: Report) -> versions.Copy:
    """Gather what decides the place of a report's document among the versions of the report."""
    document, stated = report.document, report.correction
    standing = versions.declared(report)
    return versions.Copy(
        sha256=document.sha256,
        name=document.source,
        media_type=document.media_type,
        language=document.language,
        digest=versions.digest(document),
        sketch=versions.sketch(document),
        status=standing.status,
        number=standing.number,
        translated_from=stated.translation_of if stated else None,
        answered=sum(answer.status not in _SILENT for answer in report.answers),
        coverage=round(report.coverage, 4),
    )


def describe_document(graph: Graph, base: Base, report: Report, evidence: Evidence) -> None:
    """Describe the document of a report."""
    document, iri, copy = report.document, base.document(report.document.sha256), copy_of(report)
    graph.link(iri, A, Class.DOCUMENT, ENTITY)
    graph.say(iri, LABEL, document.source, "en")
    graph.say(iri, Property.SHA256, document.sha256)
    graph.say(iri, Property.FILE_NAME, document.source)
    graph.say(iri, FORMAT, document.media_type)
    graph.count(iri, Property.CHARACTERS, len(document.text))
    graph.measure(iri, Property.COVERAGE, report.coverage)
    graph.measure(iri, Property.CHROME_SHARE, _share(report))
    graph.count(iri, Property.ANSWERED, copy.answered)
    graph.say(iri, Property.WORDS_DIGEST, copy.digest)
    graph.say(iri, Property.WORDS_SKETCH, copy.sketch)
    if document.language != "und":
        graph.say(iri, LANGUAGE, document.language)
    if document.pages is not None:
        graph.count(iri, _PAGES, document.pages)
    _standing(graph, iri, report, copy, evidence)
    for span in report.leftovers:
        graph.link(iri, Property.UNPLACED, evidence.passage(span))
    if report.correction:
        _correction(graph, iri, report.correction)


def _share(report: Report) -> float:
    characters = sum(span.end - span.start for span in report.chrome)
    return characters / len(report.document.text) if report.document.text else 0.0


def _standing(graph: Graph, iri: str, report: Report, copy: versions.Copy, evidence: Evidence) -> None:
    if copy.status:
        graph.link(iri, Property.DECLARED_STATUS, f"{SCHEME}version-status/{copy.status}")
    if copy.number:
        graph.say(iri, NUMBER, copy.number)
    if copy.translated_from:
        graph.say(iri, Property.TRANSLATED_FROM, copy.translated_from)
    span = versions.declared(report).span
    if span:
        graph.link(iri, Property.DECLARED_IN, evidence.passage(span))


def _correction(graph: Graph, document: str, stated: Correction) -> None:
    """Keep what a person states beside what it changed, each field a statement of its own."""
    statements = statements_of(stated)
    if not statements:
        return
    iri = f"{document}#correction"
    graph.link(document, INFLUENCED, iri)
    graph.link(iri, A, Class.CORRECTION, ENTITY)
    graph.say(iri, LABEL, f"what {stated.source or 'the options of the command'} states", "en")
    if stated.source:
        graph.say(iri, Property.FILE_NAME, stated.source)
    if stated.sha256:
        graph.say(iri, Property.SHA256, stated.sha256)
    for statement in statements:
        graph.say(iri, Property.STATES, statement)
    if stated.rights:
        _rights(graph, document, stated.rights)


def _rights(graph: Graph, document: str, rights: Rights) -> None:
    graph.say(document, _RIGHTS, rights.statement, "en")
    graph.link(document, Property.DISPLAY_POLICY, f"{SCHEME}display-policy/{rights.display}")
    if rights.licence and re.match(r"https?://", rights.licence):
        graph.link(document, _LICENSE, rights.licence)
    elif rights.licence:
        # A licence without an IRI is still a statement of rights; none is made up for it.
        graph.say(document, _RIGHTS, rights.licence, "en")


def statements_of(stated: Correction | None) -> list[str]:
    """Return what a person states, sorted; nothing where only defaults stand."""
    return sorted(_statements(stated)) if stated else []


def _statements(stated: Correction) -> Iterator[str]:
    """Write each field that a person states as a line, such as ``template: ngo-2023``."""
    for field in fields(stated):
        value = getattr(stated, field.name)
        if value is None or field.name in ("source", "sha256", "options", "headings", "rights"):
            continue
        shown = f"{value.start} to {value.end}" if isinstance(value, Period) else str(value)
        by_option = " (by an option of the command)" if stated.source and field.name in stated.options else ""
        yield f"{field.name.replace('_', ' ')}: {shown}{by_option}"
    for words, code in stated.headings:
        yield f"heading “{words}”: {code or 'none'}"
    if stated.rights:
        yield f"rights: {stated.rights.statement}"
        if stated.rights.licence:
            yield f"licence: {stated.rights.licence}"
        yield f"display: {stated.rights.display}"
