"""One named graph under construction: statements in, sorted N-Quads text out."""

from __future__ import annotations

from vpkg import terms
from vpkg.iri import PREFIXES

A = PREFIXES["rdf"] + "type"
LABEL = PREFIXES["rdfs"] + "label"
ALT_LABEL = PREFIXES["skos"] + "altLabel"
NOTATION = PREFIXES["skos"] + "notation"
IS_PART_OF = PREFIXES["dct"] + "isPartOf"
SOURCE = PREFIXES["dct"] + "source"
CONFORMS_TO = PREFIXES["dct"] + "conformsTo"
LANGUAGE = PREFIXES["dct"] + "language"
INFLUENCED = PREFIXES["prov"] + "wasInfluencedBy"
ENTITY = PREFIXES["prov"] + "Entity"


class Graph:
    """A set of statements of one named graph; equal statements count once, order never shows."""

    def __init__(self, name: str) -> None:
        self.name = name
        self._lines: set[str] = set()
        self._end = f" {terms.iri(name)} ."

    def link(self, subject: str, property_: str, *objects: str) -> None:
        """State that a thing is related to other things, all given as IRIs."""
        for each in objects:
            self._state(subject, property_, terms.iri(each))

    def say(
        self, subject: str, property_: str, text: str, language: str | None = None, datatype: str | None = None
    ) -> None:
        """State a literal of a thing."""
        self._state(subject, property_, terms.literal(text, datatype, language))

    def count(self, subject: str, property_: str, number: int) -> None:
        """State a whole number of a thing."""
        self._state(subject, property_, terms.integer(number))

    def measure(self, subject: str, property_: str, number: float) -> None:
        """State a decimal number of a thing."""
        self._state(subject, property_, terms.decimal(number))

    def line(self, triple: str) -> None:
        """Take over a triple that is N-Triples text already, without its full stop."""
        self._lines.add(triple + self._end)

    def add(self, line: str) -> None:
        """Take over a statement of a graph of the same name that is N-Quads text already."""
        self._lines.add(line)

    def _state(self, subject: str, property_: str, term: str) -> None:
        self._lines.add(f"{terms.iri(subject)} {terms.iri(property_)} {term}{self._end}")

    def nquads(self) -> str:
        """Return the graph as sorted N-Quads."""
        return "".join(line + "\n" for line in sorted(self._lines))
