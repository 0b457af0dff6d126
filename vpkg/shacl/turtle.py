"""A report as a conforming ``sh:ValidationReport`` in Turtle; the same report gives the same bytes."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count

from vpkg import terms
from vpkg.errors import DataError
from vpkg.iri import PREFIXES
from vpkg.shacl.model import Node, PropertyPath, Report, Result

_SH, _RDF = PREFIXES["sh"], PREFIXES["rdf"]
_TYPE = f"<{_RDF}type>"
_BOOLEAN = PREFIXES["xsd"] + "boolean"
_NOTE = f"<{PREFIXES['skos']}scopeNote>"
_PATHS = {
    "inverse": "inversePath",
    "alternative": "alternativePath",
    "zero-or-more": "zeroOrMorePath",
    "one-or-more": "oneOrMorePath",
    "zero-or-one": "zeroOrOnePath",
}


def to_turtle(report: Report) -> str:
    """Tell a report as Turtle. What was not looked at stands in ``skos:scopeNote`` of the report.

    A value that is no IRI by today's rules (spaces, quotes) is left out of its result.
    """
    import pyoxigraph as ox

    text = "\n".join(_Writer().report(report))
    triples = (quad.triple for quad in ox.parse(text, format=ox.RdfFormat.N_TRIPLES))
    prefixes = _prefixes(report.prefixes)
    return (ox.serialize(triples, format=ox.RdfFormat.TURTLE, prefixes=prefixes) or b"").decode()


def _prefixes(given: dict[str, str]) -> dict[str, str]:
    found = {name: PREFIXES[name] for name in ("rdf", "sh", "skos", "xsd")}
    for name, iri in given.items():
        try:
            terms.iri(iri)
        except DataError:
            continue
        if name not in found and iri not in found.values():
            found[name] = iri
    return dict(sorted(found.items()))


class _Writer:
    """Writes N-Triples; nodes of the report itself get the labels r1, r2 … and p1, p2 … in the order of results."""

    def __init__(self) -> None:
        self._results, self._paths = count(1), count(1)

    def report(self, report: Report) -> Iterator[str]:
        yield f"_:report {_TYPE} <{_SH}ValidationReport> ."
        truth = terms.literal("true" if report.conforms else "false", _BOOLEAN)
        yield f"_:report <{_SH}conforms> {truth} ."
        for sentence in report.not_checked:
            yield f"_:report {_NOTE} {terms.literal(sentence, language='en')} ."
        for result in report.results:
            yield from self._result("_:report", "result", result)

    def _result(self, parent: str, link: str, result: Result) -> Iterator[str]:
        me = f"_:r{next(self._results)}"
        yield f"{parent} <{_SH}{link}> {me} ."
        yield f"{me} {_TYPE} <{_SH}ValidationResult> ."
        for property_, node in (
            ("focusNode", result.focus),
            ("value", result.value),
            ("resultSeverity", Node("iri", result.severity)),
            ("sourceConstraintComponent", Node("iri", result.component) if result.component else None),
            ("sourceShape", result.shape),
            ("sourceConstraint", result.constraint),
            *(("resultMessage", each) for each in result.messages),
        ):
            written = _term(node)
            if written:
                yield f"{me} <{_SH}{property_}> {written} ."
        if result.path:
            yield from self._link(me, f"{_SH}resultPath", result.path)
        for inner in result.details:
            yield from self._result(me, "detail", inner)

    def _link(self, subject: str, property_: str, path: PropertyPath) -> Iterator[str]:
        if path.operator == "iri":
            written = _term(Node("iri", path.iri))
            if written:
                yield f"{subject} <{property_}> {written} ."
        elif path.operator == "sequence":
            yield from self._list(subject, property_, path.parts)
        elif path.operator in _PATHS:
            me = f"_:p{next(self._paths)}"
            yield f"{subject} <{property_}> {me} ."
            inner = f"{_SH}{_PATHS[path.operator]}"
            if path.operator == "alternative":
                yield from self._list(me, inner, path.parts)
            for part in path.parts if path.operator != "alternative" else ():
                yield from self._link(me, inner, part)

    def _list(self, subject: str, property_: str, parts: tuple[PropertyPath, ...]) -> Iterator[str]:
        for part in parts:
            me = f"_:p{next(self._paths)}"
            yield f"{subject} <{property_}> {me} ."
            yield from self._link(me, f"{_RDF}first", part)
            subject, property_ = me, f"{_RDF}rest"
        yield f"{subject} <{property_}> <{_RDF}nil> ."


def _term(node: Node | None) -> str:
    """Write a term as N-Triples, or nothing for what cannot be written so."""
    try:
        if node is None:
            return ""
        if node.kind == "iri":
            return terms.iri(node.value)
        if node.kind == "blank":
            # Labels of the input must not be taken for those of the report.
            return "_:n" + "".join(c if c.isascii() and c.isalnum() else f"x{ord(c):x}" for c in node.value)
        return terms.literal(node.value, node.datatype or None, node.language or None)
    except DataError:
        return ""
