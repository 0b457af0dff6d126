"""A store on a real Virtuoso, as users have it: built, asked, checked, exported, changed, cut off in the middle."""

from __future__ import annotations

import subprocess
import sys
import threading
from pathlib import Path

import pytest

import vpkg
from tests.servers.fixtures import emptied
from tests.servers.virtuoso import Virtuoso
from tests.writing import ngo_report
from vpkg import pipeline
from vpkg.errors import StoreError
from vpkg.iri import Base
from vpkg.store import open_store
from vpkg.store.remote.store import open_remote
from vpkg.store.remote.writer import Writer

BASE = Base()


@pytest.fixture(name="server")
def _server(known_to_virtuoso: Virtuoso) -> Virtuoso:
    """A Virtuoso without graphs of ours."""
    _empty(known_to_virtuoso)
    return known_to_virtuoso


def _empty(server: Virtuoso) -> None:
    with open_remote(server.url, create=True) as store:
        emptied(store)


def _reports(folder: Path, count: int) -> Path:
    """Write reports of one fictional member, a year each."""
    folder.mkdir(exist_ok=True)
    for year in range(2023, 2023 - count, -1):
        text = ngo_report({"C5": f"Trainings were delivered in Kenya in {year}."}).replace("2023", str(year))
        (folder / f"report-{year}.md").write_text(text, encoding="utf-8")
    return folder


def _outcomes(built: tuple[pipeline.Built, ...]) -> list[str]:
    return [each.outcome for each in built]


def test_a_graph_on_a_server_is_the_graph_in_memory(server: Virtuoso) -> None:
    """Built there, the demo reports give the same statements, hash and answers as here."""
    vpkg.build(vpkg.demo_reports(), store=server.url).close()
    with vpkg.build(vpkg.demo_reports()) as here, vpkg.open(server.url) as there:
        assert there.reports() == here.reports()
        assert sorted(there.quads()) == sorted(here.quads())
        assert there.hash() == here.hash()
        assert there.ask("organisations-by-country").rows == here.ask("organisations-by-country").rows
        mine, theirs = (each.sparql("SELECT (COUNT(*) AS ?n) { ?s a vp:Report }").rows for each in (here, there))
        assert mine == theirs


def test_the_commands_take_the_address_of_a_server(server: Virtuoso, tmp_path: Path) -> None:
    """Build, ask, sparql and export work with an address where a folder may stand."""
    folder = _reports(tmp_path / "reports", 1)
    store = ["--store", server.url]

    def run(*arguments: str) -> str:
        done = subprocess.run(
            [sys.executable, "-m", "vpkg", *arguments, *store], capture_output=True, text=True, cwd=tmp_path
        )
        assert done.returncode == 0, done.stderr
        assert server.password not in done.stdout + done.stderr
        return done.stdout

    assert "1 report read into" in run("build", str(folder))
    assert "1 unchanged" in run("build", str(folder))
    assert "Quietwater Trust" in run("ask", "reports", "--format", "csv")
    assert run("sparql", "ASK { ?s a vp:Report }") == "true\n"
    with vpkg.build([folder]) as here:
        exported = run("export", "--format", "nquads").splitlines()
        assert exported == sorted(here.quads(), key=lambda line: (line.rsplit(" ", 2)[1], line))


def test_a_second_machine_passes_over_what_the_first_built(server: Virtuoso, tmp_path: Path) -> None:
    """What is unchanged is not read again, wherever the files lie; what changed replaces its report alone."""
    first, second = _reports(tmp_path / "first", 2), _reports(tmp_path / "second", 3)
    read: list[str] = []

    def build(folder: Path) -> tuple[pipeline.Built, ...]:
        opened, built = pipeline.build(
            [folder], BASE, lambda: open_store(server.url, create=True, base=BASE),
            progress=lambda _, __, name: read.append(name), shared=True,
        )  # fmt: skip
        opened.close()
        return built

    assert _outcomes(build(first)) == ["added", "added"]
    read.clear()
    assert _outcomes(build(second)) == ["added", "unchanged", "unchanged"]
    assert [name for name in read if name] == ["report-2021.md"]
    changed = second / "report-2022.md"
    changed.write_text(changed.read_text(encoding="utf-8").replace("Kenya", "Ghana"), encoding="utf-8")
    assert _outcomes(build(second)) == ["unchanged", "replaced", "unchanged"]
    with vpkg.open(server.url) as there, vpkg.build([second]) as here:
        assert sorted(there.quads()) == sorted(here.quads())
        assert there.check() == here.check()


def test_a_server_killed_in_the_middle_of_a_build_keeps_whole_reports(
    server: Virtuoso, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The build ends with a clear error, no report is half there, and a second build completes it."""
    folder = _reports(tmp_path / "reports", 4)
    with vpkg.build([folder]) as here:
        whole = {name: set(here._store.quads(name)) for name in here._store.graphs()}
    with monkeypatch.context() as during:
        killed = _kill_at_put(during, server, 3)
        with pytest.raises(StoreError, match="does not answer") as caught:
            vpkg.build([folder], store=server.url)
        assert killed.wait(10)
    assert server.password not in str(caught.value)
    server.start()
    with open_remote(server.url, create=True) as store:
        held = store.graphs()
        assert 2 <= len(held) < len(whole)
        assert all(set(store.quads(name)) == whole[name] for name in held)
    with vpkg.build([folder], store=server.url) as there:
        outcomes = _outcomes(there.built)
        assert outcomes.count("unchanged") == sum("/report/" in name for name in held)
        assert set(outcomes) == {"added", "unchanged"}
        assert {name: set(there._store.quads(name)) for name in there._store.graphs()} == whole


def _kill_at_put(during: pytest.MonkeyPatch, server: Virtuoso, number: int) -> threading.Event:
    """Kill the server some milliseconds into taking a graph, whatever it is doing then."""
    killed = threading.Event()
    send, sent = Writer._send, []

    def kill() -> None:
        server.kill()
        killed.set()

    def watched(writer: Writer, method: str, graph_iri: str, body: bytes | None) -> None:
        sent.append(graph_iri)
        if len(sent) == number:
            threading.Timer(0.01, kill).start()
        send(writer, method, graph_iri, body)

    during.setattr(Writer, "_send", watched)
    return killed


def test_without_a_password_nothing_is_written(virtuoso: Virtuoso, monkeypatch: pytest.MonkeyPatch) -> None:
    """A server that lets anyone read and some write says so in one sentence."""
    monkeypatch.delenv("VPKG_STORE_USER", raising=False)
    graph = f"{BASE.value}graph/report/nobody"
    with open_remote(virtuoso.url, create=True) as store, pytest.raises(StoreError, match="VPKG_STORE_USER"):
        store.put(graph, f'<https://example.org/s> <https://example.org/p> "o" <{graph}> .')
    monkeypatch.setenv("VPKG_STORE_USER", virtuoso.user)
    monkeypatch.setenv("VPKG_STORE_PASSWORD", "wrong-on-purpose")
    with open_remote(virtuoso.url, create=True) as store, pytest.raises(StoreError, match=r"\(401\)") as caught:
        store.put(graph, f'<https://example.org/s> <https://example.org/p> "o" <{graph}> .')
    assert "wrong-on-purpose" not in str(caught.value)


def test_an_empty_server_is_not_an_empty_answer(server: Virtuoso) -> None:
    """Opened for reading, a server without our graphs is an error, as is a folder that is no store."""
    with pytest.raises(StoreError, match="holds no graph under"):
        vpkg.open(server.url)


def test_a_server_that_gives_few_rows_is_asked_for_pages_and_never_believed(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """A graph is fetched whole past the limit of rows of a Virtuoso; a query whose answer is cut says so."""
    few = Virtuoso(tmp_path / "few", rows=1500)
    few.start()
    monkeypatch.setenv("VPKG_STORE_USER", few.user)
    monkeypatch.setenv("VPKG_STORE_PASSWORD", few.password)
    try:
        with open_remote(few.url, create=True) as store:
            graph = f"{BASE.value}graph/report/long"
            text = "".join(f'<https://example.org/s> <https://example.org/p> "{n}" <{graph}> .\n' for n in range(3200))
            assert store.put(graph, text) == "added"
            assert store.put(graph, text) == "unchanged"
            assert sorted(store.quads()) == sorted(text.splitlines())
            query = "SELECT ?o WHERE { GRAPH ?g { <https://example.org/s> ?p ?o } } ORDER BY ?o"
            with pytest.raises(StoreError, match="stops after 1,500 rows"):
                store.select(query)
            # A CONSTRUCT that makes one triple of all rows, and a DESCRIBE, are cut there too, without a header.
            for made in ("CONSTRUCT { ?s a ?s } WHERE { GRAPH ?g { ?s ?p ?o } }", "DESCRIBE <https://example.org/s>"):
                with pytest.raises(StoreError, match="stops after 1,500 rows"):
                    store.construct(made)
            assert len(store.select(query + " LIMIT 1000").rows) == 1000
    finally:
        few.kill()
