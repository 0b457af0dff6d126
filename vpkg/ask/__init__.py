"""Questions with answers: the queries of the library, asked of a store, give a table."""

from __future__ import annotations

from collections.abc import Mapping

from vpkg import terms
from vpkg.ask import permalink
from vpkg.ask.bind import Resolve, bind, parameter_term, with_defaults
from vpkg.ask.defaults import left_out
from vpkg.ask.evidence import opener
from vpkg.ask.exhibits import numbered
from vpkg.ask.library import Column, LibraryQuery, Param, find, library, parse
from vpkg.ask.names import Finder
from vpkg.ask.seen import basis_of, coverage, reports, visible
from vpkg.errors import DataError, UnknownName
from vpkg.model import Iri, Term
from vpkg.store import Store
from vpkg.table import Basis, Table

__all__ = [
    "Column",
    "Finder",
    "LibraryQuery",
    "Param",
    "Resolve",
    "basis",
    "bind",
    "find",
    "library",
    "numbered",
    "parameter_term",
    "parse",
    "permalink",
    "reports",
    "run",
    "with_defaults",
]


def run(store: Store, query: LibraryQuery, values: Mapping[str, Term]) -> Table:
    """Ask a query of a store, with values for some or none of its parameters; defaults hold for the others.

    Raises `UnknownName` for a parameter that the query has not, or an IRI that the store knows nothing of;
    `StoreError` when the store cannot be read.
    """
    given = with_defaults(query, values)
    text = bind(query, given)
    for name, value in values.items():
        if isinstance(value, Iri) and not _known(store, value):
            raise UnknownName(
                f"Nothing in this store is called {value.value}, asked for as {name}; "
                "check its spelling, or build a store with its report first."
            )
    found = store.select(text)
    declared = tuple(column.name for column in query.columns)
    if found.columns != declared:
        raise DataError(f"The query {query.name} declares other columns than it selects; correct its comments.")
    listed = reports(store)
    seen = visible(query, given, listed)
    return Table(
        declared,
        tuple(column.type for column in query.columns),
        found.rows,
        query.title,
        query.note,
        basis_of(seen, len(listed) if len(seen) < len(listed) else 0),
        store.base,
        left_out(store, query, values, given, found),
        coverage(store, query, given, found, seen),
        permalink.link(store.base, query, given),
        opener(store, query, given),
    )


def basis(store: Store) -> Basis:
    """Count the reports of a store, on which every answer rests."""
    return basis_of(reports(store))


def _known(store: Store, value: Iri) -> bool:
    thing = terms.term(value)
    return store.ask(f"ASK {{ GRAPH ?g {{ {{ {thing} ?p ?o }} UNION {{ ?s ?q {thing} }} }} }}")
