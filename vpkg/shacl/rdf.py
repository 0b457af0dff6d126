"""Parsing RDF of anybody: within limits, and without fetching what it points to. Runs in the child.

pyoxigraph's parsers follow no remote context, entity or import; what could exhaust or crash them is refused before.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from vpkg.errors import UnreadableInput
from vpkg.shacl.model import Node, Triple
from vpkg.shacl.sources import Source

if TYPE_CHECKING:
    import pyoxigraph

DEEPEST = 200
"""Brackets within brackets; the JSON parser falls at some thousands, and no graph of a person has dozens."""

_DECLARES = re.compile(rb"<!\s*(DOCTYPE|ENTITY)", re.IGNORECASE)
_STRING = re.compile(rb'"(?:[^"\\]|\\.)*"', re.DOTALL)
_BRACKET = re.compile(rb"[\[\]{}]")
_XSD_STRING = "http://www.w3.org/2001/XMLSchema#string"


def triples_of(source: Source, mark: str) -> tuple[list[Triple], dict[str, str]]:
    """Parse a file: its triples, named graphs or not, and its prefixes. Blank nodes are numbered behind ``mark``.

    Raises `UnreadableInput`, with the line where there is one, for what is not well-formed, is nested too deeply, asks
    for something remote, or holds triples about triples.
    """
    import pyoxigraph as ox

    _refuse(source)
    formats = {
        "turtle": ox.RdfFormat.TURTLE,
        "trig": ox.RdfFormat.TRIG,
        "ntriples": ox.RdfFormat.N_TRIPLES,
        "nquads": ox.RdfFormat.N_QUADS,
        "jsonld": ox.RdfFormat.JSON_LD,
        "rdfxml": ox.RdfFormat.RDF_XML,
    }
    labels: dict[str, str] = {}
    # An XML declaration of another encoding is the parser's business; other syntaxes are UTF-8, with a mark or not.
    content = source.content if source.syntax == "rdfxml" else source.content.removeprefix(b"\xef\xbb\xbf")
    try:
        parser = ox.parse(content, format=formats[source.syntax], base_iri=source.base)
        found = [
            (_node(quad.subject, mark, labels), _node(quad.predicate, mark, labels), _node(quad.object, mark, labels))
            for quad in parser
        ]
        prefixes = {str(name): str(iri) for name, iri in dict(parser.prefixes).items()}
    except (SyntaxError, ValueError, OSError) as error:
        raise UnreadableInput(_complaint(source, str(error))) from error
    except MemoryError as error:
        if "buffer" not in str(error):
            raise
        raise UnreadableInput(f"{source.name} holds a single term of more than 16 MB; leave it out.") from error
    return list(dict.fromkeys(found)), prefixes


def _refuse(source: Source) -> None:
    if source.syntax == "rdfxml" and _DECLARES.search(source.content):
        raise UnreadableInput(
            f"{source.name} declares a document type or entities, which can be built to do harm; save it without."
        )
    if source.syntax == "jsonld" and _depth(_STRING.sub(b"", source.content)) > DEEPEST:
        raise UnreadableInput(f"{source.name} is nested deeper than {DEEPEST} brackets; save it flatter.")


def _depth(content: bytes) -> int:
    depth = deepest = 0
    for bracket in _BRACKET.findall(content):
        depth += 1 if bracket in b"[{" else -1
        deepest = max(deepest, depth)
    return deepest


def _complaint(source: Source, reason: str) -> str:
    words = " ".join(reason.split()).rstrip(".")[:300]
    if source.syntax == "jsonld" and re.search(r"context", words, re.IGNORECASE):
        return (
            f"{source.name} names a remote @context, and vpkg fetches nothing; put the context itself into the "
            f"file, or convert it to Turtle ({words})."
        )
    return f"{source.name} is not well-formed {source.syntax} ({words}); mend it there."


def _node(term: object, mark: str, labels: dict[str, str]) -> Node:
    import pyoxigraph as ox

    if isinstance(term, ox.NamedNode):
        return Node("iri", term.value)
    if isinstance(term, ox.BlankNode):
        return Node("blank", labels.setdefault(term.value, f"{mark}{len(labels) + 1}"))
    if isinstance(term, ox.Literal):
        return _literal(term)
    raise UnreadableInput("The graph holds a triple about a triple, which SHACL does not know; leave it out.")


def _literal(term: pyoxigraph.Literal) -> Node:
    if term.language:
        return Node("literal", term.value, "", term.language)
    datatype = term.datatype.value
    return Node("literal", term.value, "" if datatype == _XSD_STRING else datatype)
