"""SHACL over the graph of one or many reports, with pySHACL.

Engines invent different messages, so message, remedy and source come from the shape that fired.
No inference, no imports, no SPARQL in shapes: the same result from any engine.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

from vpkg import resources, terms
from vpkg.errors import DataError
from vpkg.iri import PREFIXES
from vpkg.model import Severity

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    import pyoxigraph
    import rdflib

SH: Final[str] = PREFIXES["sh"]
REMEDY: Final[str] = PREFIXES["vp"] + "remedy"
_SOURCE: Final[str] = PREFIXES["dct"] + "source"
_COMMENT: Final[str] = PREFIXES["rdfs"] + "comment"
_SEVERITIES: Final[dict[str, Severity]] = {
    SH + "Violation": Severity.VIOLATION,
    SH + "Warning": Severity.WARNING,
    SH + "Info": Severity.INFO,
}
# The ontology itself is held against these; they have nothing to say of a report.
_NOT_FOR_REPORTS: Final[frozenset[str]] = frozenset({"ontology.ttl"})


@dataclass(frozen=True, slots=True)
class Result:
    """One result of validation: ``shape`` found ``focus`` wanting; ``path`` and ``value`` are None where it has none.

    ``component`` is the kind of constraint, as the local name of its IRI; ``source`` says on what the shape rests.
    """

    focus: str
    shape: str
    path: str | None
    value: str | None
    severity: Severity
    message: str
    source: str
    remedy: str = ""
    component: str = ""


def default_shapes() -> tuple[Path, ...]:
    """List the shape files that reports are held against."""
    return tuple(path for path in resources.files("shapes", "**/*.ttl") if path.name not in _NOT_FOR_REPORTS)


def validate(nquads: str, shape_paths: Sequence[Path] | None = None) -> tuple[Result, ...]:
    """Hold the union of all graphs of an N-Quads text against shapes, by default all that are for reports.

    The order of the results depends on the statements alone. Raises `DataError` when the text is not N-Quads,
    or a shape file is damaged, or there is no shape in them.
    """
    import pyshacl

    shapes = _shapes(default_shapes() if shape_paths is None else tuple(shape_paths))
    data = _data(nquads)
    # Whether a report conforms is decided from the results (see `verdict`), not from pySHACL's own answer,
    # which calls a graph with a mere note non-conforming.
    _, report, _ = pyshacl.validate(
        data, shacl_graph=shapes, inference="none", advanced=False, js=False, do_owl_imports=False, inplace=True
    )
    return tuple(sorted(_results(report, shapes), key=_order))


def quads(nquads: str) -> Iterable[pyoxigraph.Quad]:
    """Parse N-Quads text.

    Raises `DataError` when it is not N-Quads.
    """
    import pyoxigraph as ox

    try:
        yield from ox.parse(nquads, format=ox.RdfFormat.N_QUADS)
    except SyntaxError as error:
        raise DataError(f"The graph to be checked is not N-Quads ({error}); export it again.") from error


@lru_cache(maxsize=4)
def _shapes(paths: tuple[Path, ...]) -> rdflib.Graph:
    """Parse shape files once a process: pySHACL reads them for every report."""
    import rdflib
    from rdflib.plugins.parsers.notation3 import BadSyntax

    graph = rdflib.Graph()
    for path in paths:
        try:
            graph.parse(path, format="turtle")
        except (BadSyntax, OSError) as error:
            raise DataError(f"The shape file {path.name} cannot be read; mend it or install vpkg again.") from error
    if not any(graph.subject_objects(rdflib.URIRef(SH + "property"))):
        raise DataError("There is no shape in the shape files given; a check against nothing would find nothing.")
    return graph


def _data(nquads: str) -> rdflib.Graph:
    """Make one rdflib graph of all quads; pyoxigraph parses far faster, and lexical forms stay as they are."""
    import pyoxigraph as ox
    import rdflib

    def term(node: object) -> rdflib.term.Node:
        if isinstance(node, ox.NamedNode):
            return rdflib.URIRef(node.value)
        if isinstance(node, ox.BlankNode):
            return rdflib.BNode(node.value)
        if isinstance(node, ox.Literal):
            if node.language:
                return rdflib.Literal(node.value, lang=node.language)
            # To rdflib "x" and "x"^^xsd:string are two terms; shapes are written with the short one.
            datatype = None if node.datatype.value == terms.STRING else rdflib.URIRef(node.datatype.value)
            return rdflib.Literal(node.value, datatype=datatype, normalize=False)
        raise DataError("The graph to be checked holds a triple about a triple, which SHACL cannot check; drop it.")

    graph = rdflib.Graph()
    for quad in quads(nquads):
        graph.add((term(quad.subject), term(quad.predicate), term(quad.object)))
    return graph


def _results(report: rdflib.Graph, shapes: rdflib.Graph) -> Iterable[Result]:
    import rdflib
    from rdflib import SH as SHACL

    for node in report.objects(None, SHACL.result):
        shape = report.value(node, SHACL.sourceShape)
        path, value = report.value(node, SHACL.resultPath), report.value(node, SHACL.value)
        yield Result(
            focus=str(report.value(node, SHACL.focusNode)),
            shape=str(shape),
            path=str(path) if isinstance(path, rdflib.URIRef) else None,
            value=None if value is None else str(value),
            severity=_SEVERITIES.get(str(report.value(node, SHACL.resultSeverity)), Severity.VIOLATION),
            message=_text(shapes, shape, SH + "message"),
            source=_text(shapes, shape, _SOURCE) or _text(shapes, shape, _COMMENT),
            remedy=_text(shapes, shape, REMEDY),
            component=str(report.value(node, SHACL.sourceConstraintComponent)).removeprefix(SH),
        )


def _text(shapes: rdflib.Graph, shape: rdflib.term.Node | None, property_: str) -> str:
    """Return the words of a shape; where it has several the first by alphabet, so that runs agree."""
    import rdflib

    words = sorted(str(each) for each in shapes.objects(shape, rdflib.URIRef(property_)))
    return words[0] if words else ""


def _order(result: Result) -> tuple[str, str, str, str, str]:
    return (result.focus, result.shape, result.component, result.path or "", result.value or "")
