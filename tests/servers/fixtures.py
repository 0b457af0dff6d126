"""Fixtures of servers, to be imported by the conftest of the folders that use them.

One Virtuoso serves all tests of a worker: who uses it empties the graphs of its own.
"""

from __future__ import annotations

import atexit
from collections.abc import Iterator

import pytest

from tests.servers.peer import Peer, peer
from tests.servers.virtuoso import Virtuoso
from vpkg.iri import Base
from vpkg.store.remote.place import place_of
from vpkg.store.remote.store import RemoteStore

_RUNNING: list[Virtuoso] = []


@pytest.fixture(scope="session")
def virtuoso(tmp_path_factory: pytest.TempPathFactory) -> Virtuoso:
    """Run a Virtuoso until the tests are over: one, however many folders import this fixture."""
    if not _RUNNING:
        server = Virtuoso(tmp_path_factory.mktemp("virtuoso") / "database")
        server.start()
        atexit.register(server.kill)
        _RUNNING.append(server)
    return _RUNNING[0]


@pytest.fixture
def known_to_virtuoso(virtuoso: Virtuoso, monkeypatch: pytest.MonkeyPatch) -> Virtuoso:
    """Put its user and password into the environment, as one who writes there would."""
    monkeypatch.setenv("VPKG_STORE_USER", virtuoso.user)
    monkeypatch.setenv("VPKG_STORE_PASSWORD", virtuoso.password)
    monkeypatch.setenv("VPKG_STORE_TIMEOUT", "400")
    return virtuoso


@pytest.fixture(name="peer")
def _peer() -> Iterator[Peer]:
    """Run a peer in memory."""
    with peer() as server:
        yield server


def opened(url: str, scope: str = "https://example.org/") -> RemoteStore:
    """Open a server for the graphs of a scope."""
    return RemoteStore(place_of(url), Base(), scope=scope)


def emptied(store: RemoteStore) -> RemoteStore:
    """Remove all graphs of a store's scope."""
    for graph in store.all_graphs():
        store.remove(graph)
    return store
