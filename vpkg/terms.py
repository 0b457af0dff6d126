"""RDF terms as N-Triples text: the one place where text becomes part of a graph or a query.

Grammar: https://www.w3.org/TR/n-triples/#grammar-production-STRING_LITERAL_QUOTE
"""

from __future__ import annotations

import re
from decimal import Decimal

from vpkg.errors import DataError
from vpkg.model import Iri, Term

XSD = "http://www.w3.org/2001/XMLSchema#"
STRING = XSD + "string"

_ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t", "\b": "\\b", "\f": "\\f"}
_TO_ESCAPE = re.compile(r'["\\\x00-\x1f\x7f]')
_NOT_IN_IRI = re.compile(r"[\x00-\x20<>\"{}|^`\\\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
_ABSOLUTE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
_LANGUAGE = re.compile(r"[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*\Z")
_NOT_IN_LITERAL = re.compile(r"[\ud800-\udfff]")


def iri(value: str) -> str:
    """Write an absolute IRI as an N-Triples term.

    Raises `DataError` when the text is no absolute IRI or holds a character that RDF forbids in one.

    >>> iri("https://w3id.org/vpkg/id/country/cd")
    '<https://w3id.org/vpkg/id/country/cd>'
    """
    if not _ABSOLUTE.match(value) or _NOT_IN_IRI.search(value) or not _well_formed(value):
        raise DataError(f"{value!r} is not an absolute IRI; give one such as https://example.org/thing.")
    return f"<{value}>"


def _well_formed(value: str) -> bool:
    """Tell whether the engine takes an IRI: it reads RFC 3987 to the letter, ports and brackets too."""
    from pyoxigraph import NamedNode

    try:
        NamedNode(value)
    except ValueError:
        return False
    return True


def literal(value: str, datatype: str | None = None, language: str | None = None) -> str:
    """Write a literal as an N-Triples term, escaped; a language tag wins over a datatype.

    >>> literal('say "yes"', language="en")
    '"say \\\\"yes\\\\""@en'
    """
    if _NOT_IN_LITERAL.search(value):
        raise DataError("The text holds a lone surrogate, which no encoding can carry; remove it.")
    quoted = '"' + _TO_ESCAPE.sub(_escape, value) + '"'
    if language:
        if not _LANGUAGE.match(language):
            raise DataError(f"{language!r} is not a language tag; give one such as en or pt-BR.")
        return f"{quoted}@{language.lower()}"
    return quoted if datatype in (None, STRING) else f"{quoted}^^{iri(str(datatype))}"


def integer(value: int) -> str:
    """Write a whole number as an xsd:integer term."""
    return f'"{value}"^^<{XSD}integer>'


def decimal(value: float, places: int = 4) -> str:
    """Write a number as an xsd:decimal, rounded to ``places`` digits after the point.

    The form is the canonical one of XSD 1.1, which engines normalise to: a whole number has no point.

    >>> decimal(0.97)
    '"0.97"^^<http://www.w3.org/2001/XMLSchema#decimal>'
    """
    return f'"{format(Decimal(str(round(value, places))).normalize(), "f")}"^^<{XSD}decimal>'


def term(value: Term) -> str:
    """Write a model term as N-Triples text."""
    if isinstance(value, Iri):
        return iri(value.value)
    return literal(value.value, value.datatype, value.language)


def _escape(match: re.Match[str]) -> str:
    character = match.group()
    return _ESCAPES.get(character) or f"\\u{ord(character):04X}"
