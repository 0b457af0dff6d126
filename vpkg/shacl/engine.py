"""The engine: pySHACL, on graphs that were parsed by our own hand. Runs in the child.

SHACL Core and SHACL-SPARQL; no inference, no imports, no JavaScript, no rules. pySHACL's answer is read as any other
engine's is (`reading`).
"""

from __future__ import annotations

import logging
from collections.abc import Iterable
from typing import TYPE_CHECKING

from vpkg.errors import QueryError, UnreadableInput
from vpkg.iri import PREFIXES
from vpkg.shacl.model import Node, Triple
from vpkg.store import guard

if TYPE_CHECKING:
    import rdflib

_SH = PREFIXES["sh"]
_QUERIES = tuple(_SH + name for name in ("select", "ask", "construct", "update"))
_DECLARE, _IMPORTS = _SH + "declare", PREFIXES["owl"] + "imports"
_UNIQUE = _SH + "uniqueLang"


def prepare() -> None:
    """Import what takes long, before limits are set."""
    import pyshacl
    import pyshacl.constraints
    import pyshacl.monkey  # noqa: F401
    import rdflib.plugins.sparql  # noqa: F401

    logging.disable(logging.CRITICAL)  # rdflib tells of every ill-typed literal, which is the data's business


def run(data: Iterable[Triple], shapes: list[Triple]) -> list[Triple]:
    """Hold data against shapes and return the triples of the report.

    Raises `UnreadableInput` when a shape is not as SHACL says, asks a query that leaves the data, or is beyond this
    engine.
    """
    import pyshacl
    from pyshacl.errors import ReportableRuntimeError, ValidationFailure
    from rdflib.plugins.sparql.sparql import SPARQLError

    refuse_queries(shapes)
    try:
        _, report, words = pyshacl.validate(
            _graph(data),
            shacl_graph=_graph(each for each in [*shapes, *_declared(shapes)] if _means_something(each)),
            inference="none",
            advanced=False,
            js=False,
            meta_shacl=False,
            do_owl_imports=False,
            inplace=True,
        )
    except (ReportableRuntimeError, ValidationFailure, SPARQLError) as error:
        raise UnreadableInput(f"The shapes cannot be applied: {_first(str(error))}; mend them.") from error
    except NotImplementedError as error:
        raise UnreadableInput(
            f"The shapes ask for something that this engine does not know: {_first(str(error))}; leave it out."
        ) from error
    if isinstance(report, ValidationFailure | bytes):
        raise UnreadableInput(f"The shapes cannot be applied: {_first(words)}; mend them.")
    return [(_term(s), _term(p), _term(o)) for s, p, o in report]


def refuse_queries(shapes: Iterable[Triple]) -> None:
    """Refuse a query in a shape that calls the network, names foreign graphs or is beyond all measure."""
    for _, predicate, query in shapes:
        if predicate.value in _QUERIES and query.kind == "literal":
            try:
                guard.admit(query.value, lambda _: False)
            except QueryError as error:
                raise UnreadableInput(f"A query in the shapes is refused: {error}") from error


def _declared(shapes: list[Triple]) -> list[Triple]:
    """Hand on the prefixes that an ontology takes from one it imports, where both are in the files given.

    https://www.w3.org/TR/shacl/#sparql-prefixes follows owl:imports; pySHACL does not.
    """
    imports: dict[Node, set[Node]] = {}
    declares: dict[Node, list[Triple]] = {}
    for triple in shapes:
        if triple[1].value == _IMPORTS:
            imports.setdefault(triple[0], set()).add(triple[2])
        elif triple[1].value == _DECLARE:
            declares.setdefault(triple[0], []).append(triple)
    found: list[Triple] = []
    for node in imports:
        seen, left = {node}, [node]
        while left:
            new = imports.get(left.pop(), set()) - seen
            seen |= new
            left += new
        found += [(node, p, o) for each in seen - {node} for _, p, o in declares.get(each, ())]
    return found


def _means_something(triple: Triple) -> bool:
    """SHACL gives sh:uniqueLang a meaning for the literal true alone; pySHACL also takes "1"."""
    return triple[1].value != _UNIQUE or triple[2].value == "true"


def _graph(triples: Iterable[Triple]) -> rdflib.Graph:
    import rdflib

    def term(node: Node) -> rdflib.term.Node:
        if node.kind == "iri":
            return rdflib.URIRef(node.value)
        if node.kind == "blank":
            return rdflib.BNode(node.value)
        if node.language:
            return rdflib.Literal(node.value, lang=node.language)
        datatype = rdflib.URIRef(node.datatype) if node.datatype else None
        return rdflib.Literal(node.value, datatype=datatype, normalize=False)

    graph = rdflib.Graph()
    for subject, predicate, object_ in triples:
        graph.add((term(subject), term(predicate), term(object_)))
    return graph


def _term(term: rdflib.term.Node) -> Node:
    import rdflib

    if isinstance(term, rdflib.BNode):
        return Node("blank", str(term))
    if isinstance(term, rdflib.Literal):
        return Node("literal", str(term), str(term.datatype or "") if not term.language else "", term.language or "")
    return Node("iri", str(term))


def _first(words: str, most: int = 300) -> str:
    line = " ".join("".join(c if c.isprintable() else " " for c in words).split())
    return line[:most].rstrip(" .;:")
