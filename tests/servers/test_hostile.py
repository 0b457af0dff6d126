"""Whatever a server does, vpkg stops in time and says in one sentence what is wrong and what to do."""

from __future__ import annotations

import time
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.servers.hostile import Hostile, hostile
from tests.servers.peer import Peer
from vpkg.cli import main
from vpkg.errors import QueryError, StoreError, VpkgError
from vpkg.iri import Base
from vpkg.sparql import why_empty
from vpkg.store.remote.place import Place, place_of, usual
from vpkg.store.remote.store import RemoteStore, open_remote

SECRET = "a-secret-word"


@pytest.fixture(name="bad")
def _bad(monkeypatch: pytest.MonkeyPatch) -> Iterator[Hostile]:
    monkeypatch.setenv("VPKG_STORE_TIMEOUT", "1.5")
    with hostile() as server:
        yield server


@pytest.mark.parametrize(
    ("path", "says"),
    [
        ("/garbage", "broken JSON"),
        ("/page", "is no SPARQL endpoint"),
        ("/list", "is no SPARQL endpoint"),
        ("/deep", "broken JSON"),
        ("/truncated", "cut short"),
        ("/half", "broken JSON"),
        ("/dripping", "within 1.5 seconds"),
        ("/dripping-headers", "within 1.5 seconds"),
        ("/silent", "within 1.5 seconds"),
        ("/elsewhere", "sends elsewhere"),
        ("/file", "sends elsewhere"),
        ("/bomb", "compressed"),
        ("/401", "VPKG_STORE_USER"),
        ("/403", "VPKG_STORE_USER"),
        ("/404", "is no SPARQL endpoint"),
        ("/500", "within 1.5 seconds"),
        ("/failing", "failed (500: out of memory)"),
        ("/503", "is busy or down"),
        ("/partial", "a part of the answer"),
    ],
)
def test_each_misdeed_is_told_in_one_sentence_in_time(
    bad: Hostile, path: str, says: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The sentence names the address and a way out; no control character, no password, no traceback."""
    monkeypatch.setenv("VPKG_STORE_USER", "reader")
    monkeypatch.setenv("VPKG_STORE_PASSWORD", SECRET)
    begun = time.monotonic()
    with pytest.raises(VpkgError, match=r"; .*\.$") as caught:
        open_remote(bad.url(path), create=True)
    told = str(caught.value)
    assert says in told
    assert bad.url(path) in told
    assert SECRET not in told
    assert all(unicodedata.category(c) != "Cc" for c in told)
    assert time.monotonic() - begun < 4
    assert set(bad.asked) == {path}


def test_a_query_has_one_deadline_for_all_that_it_takes(bad: Hostile) -> None:
    """However many requests are made for it, they end together; so does looking for why nothing was found."""
    with RemoteStore(place_of(bad.url("/slow")), Base()) as store:
        begun = time.monotonic()
        with store.within(1.0):
            store.ask("ASK { GRAPH ?g { ?s ?p ?o } }")
            time.sleep(0.8)
            with pytest.raises(StoreError, match="within 1 seconds"):
                store.ask("ASK { GRAPH ?g { ?s ?p ?o } }")
        assert "did not say in time" in why_empty("ASK { GRAPH ?g { <https://example.org/a> ?p ?o } }", store, 0.1)
        assert time.monotonic() - begun < 5


def test_an_endless_answer_is_left(bad: Hostile) -> None:
    """More than the most bytes, or more than the most seconds: whichever comes first."""
    with pytest.raises(StoreError, match="is longer than 1 MB"):
        RemoteStore(Place(bad.url("/endless"), most_bytes=1_000_000), Base())


def test_a_busy_server_is_asked_again(bad: Hostile) -> None:
    """Reading twice does no harm, so it is tried three times."""
    RemoteStore(place_of(bad.url("/sometimes")), Base())
    assert bad.asked == ["/sometimes"] * 3


@pytest.mark.parametrize("path", ["/capped", "/round"])
def test_a_cut_answer_is_never_passed_off_as_whole(bad: Hostile, path: str) -> None:
    """A server that stops at its own limit is found out by its header, or by asking for one row more."""
    with RemoteStore(place_of(bad.url(path)), Base()) as store, pytest.raises(StoreError, match="there are more"):
        store.select("SELECT ?s WHERE { GRAPH ?g { ?s ?p ?o } }")


def test_a_whole_answer_of_a_round_number_of_rows_is_taken(peer: Peer) -> None:
    """A thousand rows may well be all that there are; and who asks for a thousand gets them."""
    graph = "https://example.org/graph/one"
    with RemoteStore(place_of(peer.url("query")), Base(), scope="https://example.org/") as store:
        store.put(
            graph,
            "".join(f'<https://example.org/s{n}> <https://example.org/p> "{n}" <{graph}> .\n' for n in range(1200)),
        )
        query = "SELECT ?s WHERE { GRAPH ?g { ?s ?p ?o } FILTER(xsd:integer(STR(?o)) < 1000) } ORDER BY ?s"
        assert len(store.select(query).rows) == 1000
        assert len(store.select("SELECT ?s WHERE { GRAPH ?g { ?s ?p ?o } } ORDER BY ?s LIMIT 1000").rows) == 1000


def test_a_row_that_holds_no_terms_is_refused(bad: Hostile) -> None:
    """What a server calls an IRI is looked at before it is believed."""
    with RemoteStore(place_of(bad.url("/terms")), Base()) as store, pytest.raises(StoreError, match="holds no terms"):
        store.select("SELECT ?s WHERE { GRAPH ?g { ?s ?p ?o } }")


def test_a_mistake_is_told_with_its_place_and_never_sent(peer: Peer) -> None:
    """Our own parser reads a query first."""
    with RemoteStore(place_of(peer.url("query")), Base()) as store:
        before = list(peer.asked)
        for query in ("SELECT *\nWHERE { ?s ?p ", "SELECT * { SERVICE <https://example.org/> { ?s ?p ?o } }"):
            with pytest.raises(QueryError):
                store.select(query)
        assert peer.asked == before


@pytest.mark.parametrize(
    ("url", "says"),
    [
        ("ftp://example.org/sparql", "no web address"),
        ("file:///etc/passwd", "no web address"),
        ("https:///sparql", "no web address"),
        ("http://exa mple.org/", "no web address"),
        ("http://example.org:port/", "no web address"),
        (f"https://reader:{SECRET}@example.org/sparql", "holds a user or password"),
        ("https://example.org/sparql?query=x", "holds a ? or #"),
        ("http://example.org/sparql", "in the clear"),
    ],
)
def test_an_address_that_will_not_do_is_told_before_anything_is_sent(
    url: str, says: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No other protocols, no passwords in addresses, none in the clear to another machine."""
    monkeypatch.setenv("VPKG_STORE_USER", "reader")
    monkeypatch.setenv("VPKG_STORE_PASSWORD", SECRET)
    with pytest.raises(StoreError, match=r"; .*\.$") as caught:
        place_of(url)
    assert says in str(caught.value)
    assert SECRET not in str(caught.value)


def test_a_password_goes_to_one_host_only(monkeypatch: pytest.MonkeyPatch) -> None:
    """An address for updates on another host is refused where there is a password."""
    monkeypatch.setenv("VPKG_STORE_UPDATE", "https://other.example/update")
    assert place_of("https://example.org/sparql").update == "https://other.example/update"
    monkeypatch.setenv("VPKG_STORE_PASSWORD", SECRET)
    with pytest.raises(StoreError, match="another host"):
        place_of("https://example.org/sparql")


def test_a_password_is_shown_only_where_it_is_asked_for(bad: Hostile, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is shown before the server asks, and never in the text of a place."""
    monkeypatch.setenv("VPKG_STORE_USER", "reader")
    monkeypatch.setenv("VPKG_STORE_PASSWORD", SECRET)
    with pytest.raises(StoreError):
        open_remote(bad.url("/404"), create=True)
    assert set(bad.shown) == {""}
    assert SECRET not in repr(place_of(bad.url("/404")))


@pytest.mark.parametrize(
    ("server", "url", "update", "graphs"),
    [
        ("Virtuoso/07.20", "http://a/sparql", "http://a/sparql-auth", "http://a/sparql-graph-crud-auth"),
        ("oxigraph/0.5", "http://a/query", "http://a/update", "http://a/store"),
        ("Apache Jena Fuseki (5.2)", "http://a/ds/sparql", "http://a/ds/update", "http://a/ds/data"),
        ("", "http://a/repositories/vp", "http://a/repositories/vp/statements", "http://a/repositories/vp/rdf-graphs/service"),
        ("", "https://a:8182/sparql", "https://a:8182/sparql", "https://a:8182/sparql/gsp/"),
        ("something", "http://a/sparql", "http://a/sparql", ""),
    ],
)  # fmt: skip
def test_the_usual_addresses_of_servers_are_known(server: str, url: str, update: str, graphs: str) -> None:
    """The name that a server gives itself, or its path, tells where to write; what the user says holds."""
    found = usual(Place(url), server)
    assert (found.update, found.graphs) == (update, graphs)
    assert usual(Place(url, update="http://a/u", graphs="http://a/g"), server).update == "http://a/u"


def test_a_draft_left_behind_is_told_to_readers_and_cleared_by_builders(peer: Peer) -> None:
    """Written by updates, a graph stands beside its place until it is whole; a reader must not count it."""
    base = Base()
    draft, graph = f"{base.value}graph/unfinished/report/x-2023", f"{base.value}graph/report/x-2022"
    line = "<https://example.org/s> <https://example.org/p> 'o'"
    peer.engine.update(f"INSERT DATA {{ GRAPH <{draft}> {{ {line} }} GRAPH <{graph}> {{ {line} }} }}")
    url = peer.url("sparql")
    with pytest.raises(StoreError, match="not written to its end"):
        open_remote(url, create=False, read_only=True)
    with open_remote(url, create=True) as store:
        assert store.graphs() == [graph]
        assert not store.unfinished()
    with open_remote(url, create=False, read_only=True) as store:
        assert len(list(store.quads())) == 1
        with pytest.raises(StoreError, match="for reading only"):
            store.remove(graph)


def test_an_address_of_another_scheme_is_no_name_of_a_folder(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing is made of it on disk, and what it holds of credentials is not repeated."""
    monkeypatch.chdir(tmp_path)
    assert main(["sparql", "ASK {}", "--store", "ftp://wren:hush@example.org/sparql"]) == 2
    said = capsys.readouterr().err
    assert "no web address" in said
    assert "hush" not in said
    assert list(tmp_path.iterdir()) == []
