"""What an answer rests on: the reports that its query could see, and what they were asked and said on its topics."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from vpkg import terms
from vpkg.ask.library import LibraryQuery
from vpkg.iri import ONTOLOGY, PREFIXES, SCHEME
from vpkg.model import Cell, Iri, Solutions, Term
from vpkg.store import Store
from vpkg.table import Basis

_REPORTS = f"""
PREFIX vp: <{ONTOLOGY}>
SELECT DISTINCT ?report ?class ?organisation ?year ?pillar ?template ?title WHERE {{
  VALUES ?class {{ vp:FullReport vp:UpdateReport }}
  GRAPH ?g {{
    ?report a ?class .
    OPTIONAL {{ ?report vp:reporter ?organisation }}
    OPTIONAL {{ ?report vp:reportingYear ?year }}
    OPTIONAL {{ ?report vp:pillar ?pillar }}
    OPTIONAL {{ ?report <{PREFIXES["dct"]}conformsTo> ?template }}
    OPTIONAL {{ ?report <{PREFIXES["rdfs"]}label> ?title }}
  }}
}}
ORDER BY ?report ?class ?organisation ?year ?pillar ?template ?title
"""
_NAMES = f"""
PREFIX vp: <{ONTOLOGY}>
SELECT ?organisation (MIN(STR(?label)) AS ?name) WHERE {{
  {{ SELECT DISTINCT ?organisation WHERE {{ GRAPH ?g {{ ?report a vp:Report ; vp:reporter ?organisation }} }} }}
  GRAPH ?names {{ ?organisation vp:entityStatus ?known ; <{PREFIXES["rdfs"]}label> ?label }}
}}
GROUP BY ?organisation
ORDER BY ?organisation
"""
_STATES = f"""
PREFIX vp: <{ONTOLOGY}>
SELECT DISTINCT ?report ?state ?nil ?text ?event WHERE {{
  {{
    GRAPH ?g {{ ?report a vp:FullReport ; vp:hasAnswer ?answer . ?answer vp:question ?question ; vp:status ?state }}
    GRAPH ?reference {{ ?question <{PREFIXES["skos"]}closeMatch> %(topic)s }}
  }} UNION {{
    GRAPH ?g {{ ?report a vp:FullReport ; vp:hasAnswer ?answer . ?answer vp:topic %(topic)s ; vp:status ?state }}
  }}
  OPTIONAL {{ GRAPH ?h {{ ?answer vp:nilReturn ?nil . OPTIONAL {{ ?answer vp:text ?text }} }} }}
  OPTIONAL {{
    GRAPH ?i {{ ?event vp:inAnswer ?answer ; vp:claimKind ?kind }}
    FILTER(?kind IN (<{SCHEME}claim-kind/incident>, <{SCHEME}claim-kind/allegation>))
  }}
}}
ORDER BY ?report ?state ?nil ?text ?event
"""
_ASKED = f"""
PREFIX vp: <{ONTOLOGY}>
SELECT DISTINCT ?report WHERE {{
  GRAPH ?g {{ ?report a vp:FullReport ; vp:hasAnswer ?answer . ?answer vp:question ?question }}
}}
ORDER BY ?report
"""
_REGISTER = f"""
PREFIX vp: <{ONTOLOGY}>
SELECT ?outcome (COUNT(DISTINCT ?entry) AS ?entries) WHERE {{
  GRAPH ?g {{ ?entry a vp:CollectionEntry ; vp:collectionOutcome ?outcome }}
}}
GROUP BY ?outcome
HAVING(COUNT(?entry) > 0)
ORDER BY ?outcome
"""
_OF_INCIDENTS = ("incident-reporting", "incident-response")
_NUMBERS = ("people", "value", "at_least", "at_most")
_SAID = {"nil": "gave a nil return", "nil-in-part": "gave a nil return for a part", "answered": "answered"}
_SAID |= {"not-applicable": "called it not applicable"}
_SAID |= {"none": "gave no answer", "elsewhere": "answered elsewhere or merged answers"}


@dataclass(frozen=True, slots=True)
class Listed:
    """A report of the store, as far as parameters can single it out; what is not told is empty."""

    report: str
    is_full: bool
    organisation: str
    year: str
    pillar: str
    template: str
    title: str
    name: str


def reports(store: Store) -> tuple[Listed, ...]:
    """List the reports of a store, sorted by IRI."""
    found: dict[str, Listed] = {}
    names = {of.value: name.value for of, name in store.select(_NAMES).rows if of and name}
    for row in store.select(_REPORTS).rows:
        report, class_, organisation, year, pillar, template, title = (c.value if c else "" for c in row)
        made = Listed(
            report, class_.endswith("#FullReport"), organisation, year, pillar, template,
            title or report.rsplit("/", 1)[-1], names.get(organisation, ""),
        )  # fmt: skip
        found.setdefault(report, made)
    return tuple(found.values())


def basis_of(listed: Iterable[Listed], of: int = 0) -> Basis:
    """Count reports, reporters and years; ``of`` is how many there are in the store, where these are not all."""
    seen = list(listed)
    years = sorted({each.year for each in seen if each.year})
    first, last = (years[0], years[-1]) if years else ("", "")
    return Basis(len(seen), len({r.organisation for r in seen if r.organisation}), len(years), first, last, of)


def visible(query: LibraryQuery, values: Mapping[str, Term], listed: Iterable[Listed]) -> tuple[Listed, ...]:
    """Keep the reports that a query could see with the values of its parameters."""
    wanted: dict[str, str] = {}
    for param in query.params:
        about = "year" if param.type == "gYear" and param.name == "year" else param.kind
        if param.name in values and about in ("report", "year", "pillar", "template"):
            wanted[about] = values[param.name].value
    return tuple(each for each in listed if all(getattr(each, about) == value for about, value in wanted.items()))


def coverage(
    store: Store, query: LibraryQuery, values: Mapping[str, Term], found: Solutions, seen: tuple[Listed, ...]
) -> tuple[str, ...]:
    """Say which reports an answer is silent on, and who of them was asked, answered, or said that there is nothing."""
    lines = []
    if "report" in found.columns and query.theme != "reporting":
        at = found.columns.index("report")
        told = len({cell.value for row in found.rows if (cell := row[at]) is not None})
        if seen:
            lines.append(
                f"Rows come from {told} of {_count(len(seen), 'report')}; the silence of others is neither a no nor a "
                "zero."
            )
    for topic in topics_of(query, values):
        line = _asked(store, topic, [each.report for each in seen if each.is_full])
        lines += [line] if line else []
    zeros = sum(_has_zero(found.columns, row) for row in found.rows)
    if zeros:
        lines.append(f"{_count(zeros, 'row')} {'states' if zeros == 1 else 'state'} a zero in words of the report.")
    return (*lines, *_register(store))


def topics_of(query: LibraryQuery, values: Mapping[str, Term]) -> list[str]:
    """Return the IRIs of the topics that an answer is about: those of a parameter, else those that the query names."""
    given = [values[param.name].value for param in query.params if param.kind == "topic" and param.name in values]
    return given or [f"{SCHEME}topic/{topic}" for topic in query.topics]


def _asked(store: Store, topic: str, full: list[str]) -> str:
    """Tell not known, not asked, silent, nil and answered apart, over the full reports that the query could see."""
    if not full:
        return ""
    states: dict[str, set[str]] = {}
    for report, state, nil, text, event in store.select(_STATES % {"topic": terms.iri(topic)}).rows:
        if report and state:
            said = state.value.rsplit("/", 1)[-1]
            kept = _nil(topic, nil.value, text.value if text else "", told=event is not None) if nil else said
            states.setdefault(report.value, set()).add(kept)
    known = {report.value for (report,) in store.select(_ASKED).rows if report}
    kinds = Counter(_kind(states.get(report), known=report in known) for report in full)
    parts = [f"{kinds['not asked']} {'was' if kinds['not asked'] == 1 else 'were'} not asked by the template"]
    if kinds["not known"]:
        parts.insert(0, f"the questions of {kinds['not known']} are not known")
    parts += [f"{kinds[kind]} {words}" for kind, words in _SAID.items() if kinds[kind] or kind in ("answered", "none")]
    return (
        f"On {topic.rsplit('/', 1)[-1].replace('-', ' ')}: of {_count(len(full), 'full report')}, {', '.join(parts)}."
    )


def _nil(topic: str, words: str, text: str, *, told: bool) -> str:
    """Judge what a nil return, which is one of incidents, says of a topic; the answer may tell of others."""
    if 2 * len(words) > len(text) > 0:
        return "nil"
    if topic.rsplit("/", 1)[-1] not in _OF_INCIDENTS:
        return "answered"
    return "nil-in-part" if told else "nil"


def _kind(states: set[str] | None, *, known: bool) -> str:
    if not states:
        return "not asked" if known else "not known"
    for kind in ("answered", "nil-in-part", "nil", "not-applicable"):
        if kind in states:
            return kind
    return "none" if states <= {"blank", "absent"} else "elsewhere"


def _has_zero(columns: tuple[str, ...], row: tuple[Cell, ...]) -> bool:
    """Tell whether a row states that something is zero; a bound of zero is only one where it is the upper one."""
    cells = {name: cell for name, cell in zip(columns, row, strict=True) if name in _NUMBERS and cell is not None}
    said = [cells[name].value for name in ("people", "value", "at_most") if name in cells]
    return any(value.strip("0.") == "" and value for value in said)


def _register(store: Store) -> tuple[str, ...]:
    """Say what the collection register tells of reports that were looked for, if the store has one."""
    entries = {
        outcome.value.rsplit("/", 1)[-1]: int(count.value)
        for outcome, count in store.select(_REGISTER).rows
        if isinstance(outcome, Iri) and count is not None
    }
    if not entries:
        return ()
    listed = ", ".join(f"{count} {outcome.replace('-', ' ')}" for outcome, count in entries.items())
    return (
        f"The collection register lists {_count(sum(entries.values()), 'search').replace('searchs', 'searches')} for "
        f"reports: {listed}; what was not found may exist.",
    )


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
