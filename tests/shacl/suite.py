"""The W3C's data-shapes test suite, read from its own manifests, and its rule of comparison.

Expected and given report are cut down to what the suite compares (https://w3c.github.io/data-shapes/data-shapes-test-suite/)
and must be isomorphic. Blank nodes that name shapes or values differ between files by nature, so only that they are
blank is compared.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urlsplit

import rdflib
from rdflib import RDF, SH, BNode, Literal, Namespace
from rdflib.collection import Collection
from rdflib.compare import isomorphic

MF = Namespace("http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#")
SHT = Namespace("http://www.w3.org/ns/shacl-test#")
_KEPT = (SH.focusNode, SH.resultSeverity, SH.sourceConstraint, SH.sourceConstraintComponent, SH.sourceShape, SH.value)
_ANONYMOUS = (SH.sourceShape, SH.sourceConstraint, SH.value, SH.focusNode)


@dataclass(frozen=True)
class Case:
    """One test: its files, and the expected report in ``graph``, or None where the engine must refuse."""

    name: str
    data: Path
    shapes: Path
    graph: rdflib.Graph
    report: rdflib.term.Node | None


def cases(manifest: Path) -> Iterator[Case]:
    """Go through a manifest and all that it includes."""
    graph = rdflib.Graph().parse(manifest, format="turtle", publicID=manifest.as_uri())
    for test in graph.subjects(RDF.type, SHT.Validate):
        action, result = graph.value(test, MF.action), graph.value(test, MF.result)
        data, shapes = (_path(graph.value(action, each)) for each in (SHT.dataGraph, SHT.shapesGraph))
        name = f"{manifest.parent.name}/{manifest.name}"
        yield Case(name, data, shapes, graph, None if result == SHT.Failure else result)
    for node in graph.subjects(RDF.type, MF.Manifest):
        for each in graph.objects(node, MF.include):
            yield from cases(_path(each))


def same(case: Case, turtle: str) -> bool:
    """Compare what was given, as Turtle, with what is expected."""
    given = rdflib.Graph().parse(data=turtle, format="turtle")
    report = next(given.subjects(RDF.type, SH.ValidationReport))
    return isomorphic(_reduced(case.graph, case.report), _reduced(given, report))


def _path(iri: object) -> Path:
    return Path(unquote(urlsplit(str(iri)).path))


def _reduced(graph: rdflib.Graph, report: rdflib.term.Node | None) -> rdflib.Graph:
    assert report is not None
    kept = rdflib.Graph()
    kept.add((report, SH.conforms, Literal(str(graph.value(report, SH.conforms)).lower() in ("true", "1"))))
    for result in graph.objects(report, SH.result):
        kept.add((report, SH.result, result))
        for property_ in _KEPT:
            for value in graph.objects(result, property_):
                blank = isinstance(value, BNode) and property_ in _ANONYMOUS
                kept.add((result, property_, BNode(f"a{property_[-5:]}") if blank else value))
        for value in graph.objects(result, SH.resultPath):
            kept.add((result, SH.resultPath, Literal(_written(graph, value))))
    return kept


def _written(graph: rdflib.Graph, node: object, depth: int = 0) -> str:
    """Write a path as one string, so that shared and repeated path nodes compare equal."""
    assert depth < 20
    if not isinstance(node, BNode):
        return str(node)
    if (node, RDF.first, None) in graph:
        return "(" + " ".join(_written(graph, each, depth + 1) for each in Collection(graph, node)) + ")"
    pairs = graph.predicate_objects(node)
    return "[" + ";".join(sorted(f"{p} {_written(graph, o, depth + 1)}" for p, o in pairs)) + "]"
