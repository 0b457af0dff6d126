"""What is coded: the variables, and the codes of each with their definitions."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources as packaged

from vpkg import gazetteer, resources
from vpkg.errors import DataError
from vpkg.iri import PREFIXES, ROOT

NONE = "none"
"""Written by a coder who looked and found nothing to code; an answer without a row was not coded."""


@dataclass(frozen=True, slots=True)
class Variable:
    """What is coded of an answer; ``single`` where an answer has one code only, ``pattern`` finds it in the graph."""

    name: str
    scheme: str
    single: bool
    definition: str
    pattern: str


@dataclass(frozen=True, slots=True)
class Code:
    """A code of a variable: as it is written, its label, what it means, and its IRI."""

    variable: str
    code: str
    label: str
    definition: str
    iri: str


@lru_cache(maxsize=1)
def variables() -> dict[str, Variable]:
    """Return the variables by name. Raises `DataError` when their file is missing or damaged."""
    try:
        with (packaged.files("vpkg.coding") / "data" / "variables.csv").open(encoding="utf-8") as stream:
            rows = list(csv.DictReader(stream))
            return {
                row["variable"]: Variable(
                    row["variable"], row["scheme"], row["codes"] == "one", row["definition"], row["pattern"]
                )
                for row in rows
            }
    except (OSError, KeyError, csv.Error) as error:
        raise DataError("The list of variables of the codebook is missing or damaged; install vpkg again.") from error


@lru_cache(maxsize=1)
def codebook() -> tuple[Code, ...]:
    """Return every code, in the order of the variables and then of the codes."""
    return tuple(code for each in variables().values() for code in sorted(_codes(each), key=lambda c: c.code))


def _codes(variable: Variable) -> Iterator[Code]:
    if variable.name == "country":
        for country in gazetteer.countries().values():
            yield Code("country", country.iso2.lower(), country.name, country.official, f"{ROOT}id/{country.id}")
    elif variable.name == "instrument":
        for law in gazetteer.instruments().values():
            yield Code("instrument", law.local, law.name, "", f"{ROOT}id/{law.id}")
    else:
        yield from _concepts(variable)


def _concepts(variable: Variable) -> Iterator[Code]:
    """Read a scheme. Raises `DataError` when it has no concepts."""
    import pyoxigraph

    path = resources.folder("ontology") / "schemes" / f"{variable.scheme}.ttl"
    about: dict[str, dict[str, str]] = {}
    for quad in pyoxigraph.parse(path=str(path), format=pyoxigraph.RdfFormat.TURTLE):
        subject, value = quad.subject, quad.object
        worded = isinstance(value, pyoxigraph.Literal) and value.language in (None, "en")
        if isinstance(subject, pyoxigraph.NamedNode) and isinstance(value, pyoxigraph.Literal) and worded:
            about.setdefault(subject.value, {})[quad.predicate.value] = value.value
    skos = PREFIXES["skos"]
    found = {iri: told for iri, told in about.items() if f"{skos}notation" in told}
    if not found:
        raise DataError(f"The scheme {variable.scheme} has no codes; install vpkg again.")
    for iri, told in found.items():
        label, means = told.get(f"{skos}prefLabel", ""), told.get(f"{skos}definition", "")
        yield Code(variable.name, iri.rsplit("/", 1)[-1], label, means, iri)
