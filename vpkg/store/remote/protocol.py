"""Queries and updates as requests, made by SPARQLWrapper; answers as terms. What a server sends is not trusted."""

from __future__ import annotations

import itertools
import json
import re
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from vpkg import terms
from vpkg.iri import PREFIXES
from vpkg.model import Cell, Iri, Literal
from vpkg.store.guard import Token
from vpkg.store.remote.place import Place
from vpkg.store.remote.refusal import not_sparql

if TYPE_CHECKING:
    import urllib.request

    from vpkg.store.remote.wire import Answer

AS_WRITTEN = "urn:vpkg:as-written:"
"""Stands before the datatype of a literal that the server would not keep as it is written (Virtuoso: durations)."""

_BOOLEAN = terms.XSD + "boolean"
_LANGUAGE_STRING = "http://www.w3.org/1999/02/22-rdf-syntax-ns#langString"
_TRUTH = {"1": "true", "0": "false"}


def request(place: Place, form: str, text: str, graphs: Iterable[str] = ()) -> urllib.request.Request:
    """Make the request for a query or an update, always by POST.

    ``form`` is ``select``, ``ask`` or ``insert`` (any update): SPARQLWrapper would guess it, and is misled by comments
    and IRIs. ``graphs`` are the graphs that make up the default graph.
    """
    from SPARQLWrapper import JSON, POST, URLENCODED, SPARQLWrapper

    wrapper = SPARQLWrapper(place.url, place.update)
    wrapper.setMethod(POST)
    wrapper.setRequestMethod(URLENCODED)
    wrapper.setOnlyConneg(True)
    wrapper.setReturnFormat(JSON)
    for graph in graphs:
        wrapper.addParameter("default-graph-uri", graph)
    wrapper.queryString, wrapper.queryType = text, form.upper()
    made: urllib.request.Request = wrapper._createRequest()
    made.method = "POST"
    return made


def with_prefixes(query: str, found: list[Token]) -> str:
    """Declare the usual prefixes that a query uses and does not declare; its lines stay where they were."""
    declared = {name.text for word, name in itertools.pairwise(found) if word.word == "PREFIX"}
    used = {token.text.split(":", 1)[0] for token in found if token.kind == "name"}
    lacking = [prefix for prefix in sorted(used) if prefix in PREFIXES and f"{prefix}:" not in declared]
    return "".join(f"PREFIX {prefix}: <{PREFIXES[prefix]}> " for prefix in lacking) + query


def rows(place: Place, answer: Answer, columns: Iterable[str]) -> tuple[tuple[Cell, ...], ...]:
    """Read the rows of a SELECT (https://www.w3.org/TR/sparql11-results-json/)."""
    results = _json(place, answer).get("results")
    bindings = results.get("bindings") if isinstance(results, dict) else None
    if not isinstance(bindings, list):
        raise not_sparql(place, "its answer has no rows")
    names = tuple(columns)
    try:
        return tuple(tuple(_cell(row.get(name)) for name in names) for row in bindings)
    except (AttributeError, TypeError, KeyError, ValueError) as error:
        raise not_sparql(place, "a row of its answer holds no terms") from error


def truth(place: Place, answer: Answer) -> bool:
    """Read the answer of an ASK."""
    found = _json(place, answer).get("boolean")
    if not isinstance(found, bool):
        raise not_sparql(place, "its answer is neither true nor false")
    return found


def line(row: tuple[Cell, ...], graph: str) -> str:
    """Write a row of subject, predicate and object as an N-Quads line. Raises `DataError` for what is no such."""
    parts = [terms.term(cell) for cell in row if isinstance(cell, Iri | Literal)]
    return f"{' '.join(parts)} {graph} .\n" if len(parts) == len(row) else "no quad\n"


def _json(place: Place, answer: Answer) -> dict[str, Any]:
    if not re.fullmatch(r"application/(sparql-results\+)?json", answer.media_type):
        raise not_sparql(place, f"it sent {answer.media_type}, not JSON")
    try:
        found = json.loads(answer.body, strict=False)
    except (ValueError, RecursionError) as error:
        raise not_sparql(place, "its answer is broken JSON") from error
    if not isinstance(found, dict):
        raise not_sparql(place, "its answer is no result of a query")
    return found


def _cell(term: dict[str, str] | None) -> Cell:
    if term is None:
        return None
    kind, value = term["type"], term["value"]
    if not isinstance(value, str):
        raise TypeError
    if kind == "uri":
        return Iri(value)
    if kind == "bnode":
        return Iri(f"_:{value}")
    if kind not in ("literal", "typed-literal"):
        raise ValueError(kind)
    if language := term.get("xml:lang"):
        return Literal(value, _LANGUAGE_STRING, str(language).lower())
    datatype = str(term.get("datatype") or terms.STRING).removeprefix(AS_WRITTEN)
    # Virtuoso keeps truth as a number.
    return Literal(_TRUTH.get(value, value) if datatype == _BOOLEAN else value, datatype)
