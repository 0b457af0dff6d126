"""Questions with answers: the queries of the library, asked of a store, give a table."""

from __future__ import annotations

from collections.abc import Mapping

from vpkg import terms
from vpkg.ask.bind import Resolve, bind, parameter_term
from vpkg.ask.library import Column, LibraryQuery, Param, find, library, parse
from vpkg.ask.table import Basis, Table
from vpkg.errors import DataError, UnknownName
from vpkg.iri import ONTOLOGY
from vpkg.model import Iri, Term
from vpkg.store import Store

__all__ = [
    "Basis",
    "Column",
    "LibraryQuery",
    "Param",
    "Resolve",
    "Table",
    "basis",
    "bind",
    "find",
    "library",
    "parameter_term",
    "parse",
    "run",
]

_BASIS = f"""
SELECT (COUNT(DISTINCT ?report) AS ?reports) (COUNT(DISTINCT ?organisation) AS ?organisations)
  (COUNT(DISTINCT ?year) AS ?years) (MIN(STR(?year)) AS ?first) (MAX(STR(?year)) AS ?last)
WHERE {{
  GRAPH ?g {{
    ?report a <{ONTOLOGY}Report> .
    OPTIONAL {{ ?report <{ONTOLOGY}reporter> ?organisation }}
    OPTIONAL {{ ?report <{ONTOLOGY}reportingYear> ?year }}
  }}
}}
"""


def run(store: Store, query: LibraryQuery, values: Mapping[str, Term]) -> Table:
    """Ask a query of a store, with values for some or none of its parameters.

    Raises `UnknownName` for a parameter that the query has not, or an IRI that the store knows nothing of;
    `StoreError` when the store cannot be read.
    """
    text = bind(query, values)
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
    types = tuple(column.type for column in query.columns)
    return Table(declared, types, found.rows, query.title, query.note, basis(store), store.base)


def basis(store: Store) -> Basis:
    """Count the reports of a store, on which every answer rests."""
    row = [cell.value if cell else "" for cell in store.select(_BASIS).rows[0]]
    return Basis(int(row[0]), int(row[1]), int(row[2]), row[3], row[4])


def _known(store: Store, value: Iri) -> bool:
    thing = terms.term(value)
    return store.ask(f"ASK {{ GRAPH ?g {{ {{ {thing} ?p ?o }} UNION {{ ?s ?q {thing} }} }} }}")
