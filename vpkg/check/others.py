"""What others wrote under a question: short quotes from the reports of a store, for reference and never as models.

The same pillar comes first and the alphabet decides the rest; nothing is said of the quality of an answer. Words that a
curator masked are masked in the store already; a document whose display policy is ``facts`` is not quoted.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from vpkg import templates
from vpkg.model import Question
from vpkg.vocab import Property

if TYPE_CHECKING:
    from vpkg.check.verdict import Conformance
    from vpkg.model import Report, Solutions
    from vpkg.store import Store

MOST: Final[int] = 3
"""Quotes under one question."""

LONGEST: Final[int] = 240
"""Characters of a quote."""

_ANSWERS: Final[str] = f"""\
PREFIX vp: <https://w3id.org/vpkg/ontology#>
PREFIX dct: <http://purl.org/dc/terms/>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
SELECT ?report ?question ?text ?organisation ?name ?pillar ?year ?language ?policy WHERE {{
  GRAPH ?g {{
    ?report vp:hasAnswer ?answer ; vp:reporter ?organisation ; vp:hasDocument ?document .
    ?answer vp:question ?question ; vp:text ?text ;
      vp:status <https://w3id.org/vpkg/scheme/answer-status/answered> .
    OPTIONAL {{ ?report vp:pillar ?pillar }}
    OPTIONAL {{ ?report vp:reportingYear ?year }}
    OPTIONAL {{ ?report dct:language ?language }}
    OPTIONAL {{ ?document <{Property.DISPLAY_POLICY}> ?policy }}
  }}
  GRAPH ?h {{ ?organisation rdfs:label ?name }}
  VALUES ?question {{ QUESTIONS }}
}}
"""


_NEEDED: Final[frozenset[str]] = frozenset({"report", "question", "text", "organisation", "name"})


@dataclass(frozen=True, slots=True)
class Quotation:
    """A few words of another organisation's answer; ``quote`` is None where its rights do not allow one.

    ``code`` is the question's code in that report's own template, ``report`` the IRI of the report, ``language`` a tag.
    """

    report: str
    organisation: str
    pillar: str | None
    year: str | None
    code: str
    language: str
    quote: str | None


def with_others(conformance: Conformance, report: Report, store: Store) -> Conformance:
    """Add to each finding on a question what other organisations of a store wrote under it, or on the same topic.

    ``conformance`` is that of ``report``. Raises `StoreError` or `QueryError` when the store does not answer.
    """
    asked = {note.finding.question for note in conformance.notes if note.finding.question}
    questions = [each for each in report.template.questions if each.code in asked] if report.template else []
    same = {question.code: _on_topic(question) for question in questions}
    wanted = {each.iri: each for found in same.values() for each in found}
    if not wanted:
        return replace(conformance, others_asked=True)
    rows = _rows(store.select(_ANSWERS.replace("QUESTIONS", " ".join(f"<{iri}>" for iri in sorted(wanted)))))
    given = {
        code: _chosen([(rows_of, each) for each in found for rows_of in rows[each.iri]], conformance, report.pillar)
        for code, found in same.items()
    }
    notes = tuple(replace(note, others=given.get(note.finding.question or "", ())) for note in conformance.notes)
    return replace(conformance, notes=notes, others_asked=True)


def _on_topic(question: Question) -> list[Question]:
    return [
        each for template in templates.all_templates() for each in template.questions if each.topic == question.topic
    ]


def _rows(found: Solutions) -> dict[str, list[dict[str, str]]]:
    """Sort the answers by question; of the same answer in several rows (two labels, two documents) one is kept.

    A server that leaves out what was asked for is not believed.
    """
    several: dict[tuple[str, str], list[dict[str, str]]] = defaultdict(list)
    for cells in found.rows:
        row = {name: cell.value for name, cell in zip(found.columns, cells, strict=False) if cell is not None}
        if row.keys() >= _NEEDED:
            several[row["report"], row["question"]].append(row)
    rows: dict[str, list[dict[str, str]]] = defaultdict(list)
    for (_, question), same in sorted(several.items()):
        # Of several documents the strictest policy holds.
        closed = any(row.get("policy", "").endswith("/facts") for row in same)
        rows[question].append(min(same, key=lambda row: sorted(row.items())) | {"closed": "yes" if closed else ""})
    return rows


def _chosen(
    answers: list[tuple[dict[str, str], Question]], conformance: Conformance, pillar: str | None
) -> tuple[Quotation, ...]:
    """Choose by pillar and alphabet, one answer an organisation: its latest."""
    latest: dict[str, tuple[dict[str, str], Question]] = {}
    for row, question in sorted(answers, key=lambda pair: (pair[0].get("year", ""), pair[0]["report"], pair[1].iri)):
        if row["organisation"] != conformance.organisation and row["report"] != conformance.iri:
            latest[row["organisation"]] = (row, question)
    ordered = sorted(latest.values(), key=lambda pair: _place(pair[0], pillar))
    return tuple(_quotation(row, question) for row, question in ordered[:MOST])


def _place(row: Mapping[str, str], pillar: str | None) -> tuple[bool, str, str]:
    own = row.get("pillar", "").rsplit("/", 1)[-1] == pillar
    return (not own, row["name"].casefold(), row["organisation"])


def _quotation(row: Mapping[str, str], question: Question) -> Quotation:
    return Quotation(
        report=row["report"],
        organisation=row["name"],
        pillar=row["pillar"].rsplit("/", 1)[-1] if "pillar" in row else None,
        year=row.get("year"),
        code=question.code,
        language=row.get("language", "und"),
        quote=None if row["closed"] else _shortened(row["text"]),
    )


def _shortened(text: str) -> str:
    """Return the beginning of an answer, cut between words."""
    words = " ".join(text.split())
    if len(words) <= LONGEST:
        return words
    return words[:LONGEST].rsplit(" ", 1)[0].rstrip(" ,;:–-") + " …"
