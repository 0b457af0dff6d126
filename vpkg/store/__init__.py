"""Graphs and the engine that holds them. Nothing in here knows what a report is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Protocol

from vpkg.iri import Base
from vpkg.model import Solutions
from vpkg.store.folder import open_disk
from vpkg.store.guard import kind
from vpkg.store.oxigraph import OxigraphStore, open_memory

__all__ = ["OxigraphStore", "Store", "is_url", "kind", "open_disk", "open_memory", "open_store"]


class Store(Protocol):
    """What the rest of vpkg may ask of an engine; every store is tested against the same contract."""

    @property
    def base(self) -> Base:
        """The IRI under which the things of this store are minted."""

    def put(self, graph_iri: str, nquads: str) -> str:
        """Make one graph hold exactly these quads; says ``added``, ``replaced`` or ``unchanged``."""

    def remove(self, graph_iri: str) -> bool:
        """Remove one graph whole; says whether it was there."""

    def graphs(self) -> list[str]:
        """List the IRIs of the graphs, sorted."""

    def select(self, query: str, most: int | None = None) -> Solutions:
        """Answer a SELECT query, with no more than ``most`` rows."""

    def construct(self, query: str) -> list[str]:
        """Answer a CONSTRUCT or DESCRIBE query with N-Triples lines."""

    def ask(self, query: str) -> bool:
        """Answer an ASK query."""

    def quads(self, graph: str | None = None) -> Iterator[str]:
        """Go through the N-Quads lines of one graph, or of all; in no particular order."""

    def close(self) -> None:
        """Let go of files and locks; closing twice is fine."""


def is_url(place: object) -> bool:
    """Tell an address, of whatever scheme, from the name of a folder."""
    return isinstance(place, str) and bool(re.match(r"[a-z][a-z0-9+.-]*://", place, re.IGNORECASE))


def open_store(place: str | Path, *, create: bool = False, read_only: bool = False, base: Base | None = None) -> Store:
    """Open the store in a folder, or behind the address (http or https) of a SPARQL server's query endpoint.

    Raises `StoreError`; see `open_disk` and `open_remote`.
    """
    if is_url(place):
        # Speaking to servers needs modules that take longer to load than a store on disk takes to open.
        from vpkg.store.remote.store import open_remote

        return open_remote(str(place), create=create, read_only=read_only, base=base)
    return open_disk(place, create=create, read_only=read_only, base=base)
