"""Parameters: what a user writes becomes an RDF term, and the term becomes part of the query; never its text."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal

from vpkg import terms
from vpkg.ask.library import LibraryQuery, Param
from vpkg.errors import DataError, QueryError, UnknownName
from vpkg.iri import SCHEME, TEMPLATE, Base, base_from_environment
from vpkg.model import Iri, Literal, Term

Resolve = Callable[[str, str], str | None]
"""Finds the IRI of a thing by its kind (``country``, ``organisation``, ``place`` …) and the words of a user."""

Near = Callable[[str, str], Sequence[str]]
"""Gives the names of a kind that are most like the words of a user."""

ENTITIES = ("country", "organisation", "place")
_SCHEMES = ("pillar", "topic", "activity-type", "stakeholder-type", "instrument-type", "role", "measure", "claim-kind")
_VOCABULARY = {"template": TEMPLATE} | {scheme: f"{SCHEME}{scheme}/" for scheme in _SCHEMES}
_PILLARS = ("ngo", "corporate", "government")
_YES_OR_NO = ("yes", "no")
_HINTS = {
    "country": "its ISO code (CD or COD) or its name",
    "organisation": "its name as reports write it, or its identifier such as international-alert",
    "report": "its identifier such as international-alert-2023",
    "template": "its identifier such as ngo-2023",
    "pillar": "ngo, corporate or government",
    "topic": "its identifier such as risk-assessment",
    "activity-type": "its identifier such as training",
    "stakeholder-type": "its identifier such as private-security",
    "instrument-type": "its identifier such as national-law",
    "role": "its identifier such as carried-out",
    "measure": "its identifier such as people",
    "claim-kind": "its identifier such as incident",
    "instrument": "its name as reports write it, or its identifier such as voluntary-principles",
    "project": "its identifier, as the answer lists it",
    "entity": "the name of a country, an organisation or a place, or its identifier such as country/cd",
    "": "an IRI such as https://w3id.org/vpkg/id/country/cd",
}
_PLACE = re.compile(r"VALUES \?(\w+) \{ UNDEF \}")
_ESCAPES = re.compile(r"\\\\([uU])|\\u([0-9A-F]{4})|\\.")


def bind(query: LibraryQuery, values: Mapping[str, Term]) -> str:
    """Put terms into the places of parameters; those without a value stay open.

    Raises `UnknownName` for a parameter that the query has not, `DataError` for a term that RDF does not allow.
    """
    names = [param.name for param in query.params]
    for name in values:
        if name not in names:
            takes = ", ".join(names) or "no parameters"
            raise UnknownName(f"The query {query.name} has no parameter {name!r}; it takes {takes}.")
    bound = {name: f"VALUES ?{name} {{ {_sparql(value)} }}" for name, value in values.items()}
    # All at once: a text that was put in must not be searched for the place of another.
    return _PLACE.sub(lambda match: bound.get(match.group(1), match.group()), query.text)


def with_defaults(query: LibraryQuery, values: Mapping[str, Term]) -> dict[str, Term]:
    """Add what holds where the user gives no value."""
    defaults = {param.name: parameter_term(param, param.default) for param in query.params if param.default}
    return defaults | dict(values)


def parameter_term(
    param: Param, text: str, resolve: Resolve | None = None, *, base: Base | None = None, near: Near | None = None
) -> Term:
    """Turn what a user wrote into a term of the parameter's type.

    ``resolve`` is asked for names; without it only identifiers and IRIs are understood. ``near`` is given by who knows
    all names and identifiers, so that what ``resolve`` does not find is not there. ``base`` is by default that of the
    environment. Raises `UnknownName` for a thing that cannot be found, `QueryError` for text of the wrong type.
    """
    words = text.strip()
    if param.type != "iri":
        return _literal(param, text, words)
    found = _thing(param.kind, words, resolve, base or base_from_environment(), sure=near is not None)
    if found is None:
        called = f"{param.kind or 'thing'} called {text!r}"
        alike = near(param.kind, words) if near else ()
        hint = f"did you mean {' or '.join(alike)}? Else give" if alike else "give"
        raise UnknownName(
            f"There is no {called}, asked for as {param.name}; {hint} {_HINTS.get(param.kind, _HINTS[''])}."
        )
    try:
        terms.iri(found)
    except DataError as error:
        raise QueryError(f"The parameter {param.name} wants an IRI, and {text!r} is none; mend it.") from error
    return Iri(found)


def _literal(param: Param, text: str, words: str) -> Literal:
    if param.type == "string":
        if param.default in _YES_OR_NO and words.lower() not in _YES_OR_NO:
            raise QueryError(f"The parameter {param.name} wants yes or no, not {text!r}.")
        return Literal(words.lower() if param.default in _YES_OR_NO else text)
    if param.type == "gYear":
        if not re.fullmatch(r"[0-9]{4}", words):
            raise QueryError(f"The parameter {param.name} wants a year such as 2023, not {text!r}.")
        return Literal(words, terms.XSD + "gYear")
    if param.type == "integer":
        if not re.fullmatch(r"[+-]?[0-9]{1,18}", words):
            raise QueryError(f"The parameter {param.name} wants a whole number, not {text!r}.")
        return Literal(str(int(words)), terms.XSD + "integer")
    if param.type == "decimal":
        if not re.fullmatch(r"[0-9]{1,12}(\.[0-9]{1,12})?", words):
            raise QueryError(f"The parameter {param.name} wants a number such as 0.8, not {text!r}.")
        if param.name == "minimum" and Decimal(words) > 1:
            raise QueryError(f"The parameter minimum is a confidence from 0 to 1, not {text!r}; give one such as 0.8.")
        return Literal(words, terms.XSD + "decimal")
    raise DataError(f"The parameter {param.name} is of the unknown type {param.type}; correct the query.")


def _thing(kind: str, words: str, resolve: Resolve | None, base: Base, *, sure: bool) -> str | None:
    if re.match(r"[A-Za-z][A-Za-z0-9+.-]*://", words):
        return words
    for each in ENTITIES if kind == "entity" else (kind,):
        known = resolve(each, words) if resolve else None
        if known:
            return known
    identifier = words.lower()
    if kind == "entity":
        return base.thing(identifier) if re.fullmatch(rf"({'|'.join(ENTITIES)})/[a-z0-9-]+", identifier) else None
    if sure or not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", identifier) or kind == "":
        return None
    if kind == "country":
        # A resolver knows all countries, so what it does not find is none.
        return base.thing(f"country/{identifier}") if resolve is None and len(identifier) == 2 else None
    if kind == "pillar" and identifier not in _PILLARS:
        return None
    return _VOCABULARY[kind] + identifier if kind in _VOCABULARY else base.thing(f"{kind}/{identifier}")


def _sparql(value: Term) -> str:
    r"""Write a term so that every engine reads the same.

    Some readers of SPARQL (rdflib's) turn \u escapes into characters before they look for strings, see one even behind
    an escaped backslash, and take eight digits where there are four. So each is written with eight digits, and a
    backslash is never followed by a plain u.
    """

    def plain(match: re.Match[str]) -> str:
        letter, code = match.group(1), match.group(2)
        if letter:
            return rf"\\\U{ord(letter):08X}"
        return rf"\U0000{code}" if code else match.group()

    return _ESCAPES.sub(plain, terms.term(value)) if isinstance(value, Literal) else terms.term(value)
