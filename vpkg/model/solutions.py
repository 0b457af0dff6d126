"""RDF terms and rows, as every engine gives them back."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Iri:
    """An IRI in a result."""

    value: str


@dataclass(frozen=True, slots=True)
class Literal:
    """A literal in a result; ``datatype`` is an IRI, ``language`` a tag or None."""

    value: str
    datatype: str = "http://www.w3.org/2001/XMLSchema#string"
    language: str | None = None


Term = Iri | Literal
Cell = Term | None


@dataclass(frozen=True, slots=True)
class Solutions:
    """The rows of a SELECT query, in the order of the engine."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...] = ()
