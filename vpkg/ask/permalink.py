"""A citable link to an answer: the query, its parameters as RDF terms, and the hash of the dataset it was asked of."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import parse_qsl, quote

from vpkg import terms
from vpkg.ask.bind import parameter_term
from vpkg.ask.library import LibraryQuery, Param, find
from vpkg.errors import DataError, QueryError, UnknownName
from vpkg.iri import Base
from vpkg.model import Iri, Term

_HASH = re.compile(r"sha256:[0-9a-f]{64}\Z")


@dataclass(frozen=True, slots=True)
class Link:
    """What a permalink says; ``dataset`` is the SHA-256 in hexadecimal, empty where the link has none."""

    query: LibraryQuery
    values: dict[str, Term]
    dataset: str


def link(base: Base, query: LibraryQuery, values: Mapping[str, Term]) -> str:
    """Write a link without the hash: terms are IRIs or plain values, percent-encoded, in the order of the query.

    What was said by default stands in it too, so that another default later on does not change what it asks.
    """
    given = [(param.name, values[param.name].value) for param in query.params if param.name in values]
    asked = "".join(f"{'&' if at else '?'}{name}={quote(value, safe='')}" for at, (name, value) in enumerate(given))
    return f"{base.value.rstrip('#/')}/ask/{query.name}{asked}"


def read(text: str) -> Link:
    """Read a link back; its terms are IRIs and values of the parameters' types.

    Raises `QueryError` where it is no such link, `UnknownName` for a query or parameter that there is not.
    """
    parts = re.fullmatch(r"https?://[^\s?]+/ask/([a-z0-9-]+/[a-z0-9-]+)(?:\?(\S*))?", text.strip())
    if not parts:
        raise QueryError(f"{text!r} is no permalink of an answer; copy one from under an answer asked with --cite.")
    query = find(parts.group(1))
    params = {param.name: param for param in query.params}
    values: dict[str, Term] = {}
    dataset = ""
    for name, value in _pairs(parts.group(2) or ""):
        if name == "dataset":
            if not _HASH.match(value):
                raise QueryError("The dataset of the permalink is no SHA-256; copy the link whole.")
            dataset = value.removeprefix("sha256:")
        elif name not in params or name in values:
            raise UnknownName(
                f"The permalink gives {name!r}, which {query.name} does not take, or takes once; copy it again."
            )
        else:
            values[name] = _term(params[name], value)
    return Link(query, values, dataset)


def _pairs(asked: str) -> list[tuple[str, str]]:
    try:
        return parse_qsl(asked, keep_blank_values=True, encoding="utf-8", errors="strict")
    except ValueError as error:
        raise QueryError(f"The permalink cannot be read ({error}); copy it whole.") from error


def _term(param: Param, value: str) -> Term:
    """A term as a user's words make it, so that a link cannot hold what a user could not write."""
    if param.type != "iri":
        return parameter_term(param, value)
    try:
        terms.iri(value)
    except DataError as error:
        raise QueryError(f"The permalink gives {value!r} as {param.name}, which is no IRI; copy it whole.") from error
    return Iri(value)
