"""Time, rows and memory: limits that hold, and that say so."""

from __future__ import annotations

import json
import time
from pathlib import Path

import pytest

import vpkg
from tests.hostile.trap import TrapServer
from tests.servers.hostile import hostile
from tests.sparql.conftest import ROWS, Ask, nquads
from vpkg.cli import main
from vpkg.errors import QueryError, StoreError
from vpkg.iri import Base
from vpkg.sparql import answer
from vpkg.store import open_disk, open_memory
from vpkg.store.remote.place import place_of
from vpkg.store.remote.store import RemoteStore

ANSWERS = "SELECT ?s WHERE { ?s a vp:Answer } ORDER BY ?s"
ENDLESS = "SELECT (COUNT(*) AS ?n) WHERE { " + " ".join(f"?a{n} ?b{n} ?c{n} ." for n in range(6)) + " }"
HUGE = "SELECT * WHERE { " + " ".join(f"?a{n} ?b{n} ?c{n} ." for n in range(4)) + " } ORDER BY ?a1 ?b2"
LATE = "The query was not done within 1 seconds and was stopped; ask for less, or allow more with --seconds."


def test_a_query_that_never_ends_ends(ask: Ask) -> None:
    """The engine cannot be stopped, so its process is; the sentence says after how long."""
    started = time.monotonic()
    assert ask(ENDLESS, "--seconds", "1") == (2, "", f"vpkg: {LATE}\n")
    assert time.monotonic() - started < 10


def test_in_memory_too(ask: Ask) -> None:
    """What only this process holds is copied into the child."""
    del ask
    store = open_memory()
    store.put("https://w3id.org/vpkg/graph/report/harbour-watch-2023", nquads())
    found = answer(store, ANSWERS, seconds=60).solutions
    assert found == store.select(ANSWERS)
    with pytest.raises(QueryError, match="not done within 1 seconds"):
        answer(store, ENDLESS, seconds=1)


def test_while_writing_too(tmp_path: Path) -> None:
    """A store that is open for writing is read by no other process; its statements are copied."""
    with open_disk(tmp_path / "s", create=True) as store:
        store.put("https://w3id.org/vpkg/graph/report/harbour-watch-2023", nquads())
        assert answer(store, "ASK { ?s a vp:Answer }", seconds=60).truth is True


def test_on_a_server_too(monkeypatch: pytest.MonkeyPatch) -> None:
    """A server is given so long for this query, and its usual time for the next."""
    monkeypatch.setenv("VPKG_STORE_TIMEOUT", "15")
    with hostile() as server:
        silent = server.does["/silent"]
        server.does["/silent"] = server.does["/sometimes"]
        server.asked += ["/sometimes"] * 3  # so that it is busy no more
        store = RemoteStore(place_of(server.url("/silent")), Base())
        server.does["/silent"], answers = silent, server.does["/silent"]
        started = time.monotonic()
        with pytest.raises(StoreError, match="not done within 1 seconds"):
            answer(store, "ASK { GRAPH ?g { ?s ?p ?o } }", seconds=1)
        assert time.monotonic() - started < 8
        server.does["/silent"] = answers
        assert answer(store, "ASK { GRAPH ?g { ?s ?p ?o } }").truth is True


def test_rows_are_cut_and_it_is_said(ask: Ask) -> None:
    """At most so many rows, and that there are more; the answer itself stays machine-readable."""
    status, out, err = ask(ANSWERS, "--rows", "7", "--format", "csv")
    assert (status, len(out.splitlines())) == (0, 1 + 7)
    assert err == "vpkg: Cut at 7 rows; there are more.\n"
    _, out, _ = ask(ANSWERS, "--rows", "7")
    assert "Cut at 7 rows; there are more." in out


def test_a_cut_without_an_order_is_chance(ask: Ask) -> None:
    """Which rows are left is not decided by the query, and the user is told how to decide it."""
    _, _, err = ask("SELECT ?s WHERE { ?s a vp:Answer }", "--rows", "7", "--format", "csv")
    assert err == "vpkg: Cut at 7 rows; there are more. Which ones is chance: add ORDER BY.\n"


def test_exactly_all_rows_are_not_cut(ask: Ask) -> None:
    """Where there are no more nothing is said; and without --rows no limit is set."""
    assert ask(ANSWERS, "--rows", str(ROWS), "--format", "csv")[2] == ""
    status, out, err = ask(ANSWERS, "--format", "csv")
    assert (status, len(out.splitlines()), err) == (0, 1 + ROWS, "")


def test_rows_end_what_would_be_long(ask: Ask) -> None:
    """The first rows of a cross join come at once: nothing is fetched to be thrown away."""
    status, out, _ = ask(HUGE.partition("ORDER")[0], "--rows", "3", "--format", "csv")
    assert (status, len(out.splitlines())) == (0, 1 + 3)


def test_triples_are_cut_and_it_is_said(ask: Ask) -> None:
    """CONSTRUCT is cut by triples; a comment stands in the output, which stays well-formed."""
    construct = "CONSTRUCT { ?s a vp:Report } WHERE { ?s a vp:Answer }"
    for format_ in ("turtle", "ntriples"):
        _, out, err = ask(construct, "--rows", "7", "--format", format_)
        assert out.startswith("# Cut at 7 triples; there are more.\n")
        assert err == "vpkg: Cut at 7 triples; there are more.\n"
        assert out.count("id/x/") == 7
    assert "# Cut" not in ask(construct)[1]


def test_memory_ends_the_child_only(ask: Ask, monkeypatch: pytest.MonkeyPatch) -> None:
    """A sort of everything by everything needs more than is allowed, and says so; the next query is answered."""
    monkeypatch.setenv("VPKG_QUERY_MEMORY_MB", "512")
    status, out, err = ask(HUGE, "--seconds", "50")
    assert (status, out) == (2, "")
    assert err == "vpkg: The query needs more than 512 MB of memory; ask for less, or set VPKG_QUERY_MEMORY_MB.\n"
    assert ask("ASK { ?s a vp:Answer }") == (0, "true\n", "")


def test_the_library_has_the_same_limits(store: Path) -> None:
    """kg.sparql(query, seconds=…, rows=…): the note says what was cut; every cell is as without a limit."""
    with vpkg.open(store) as graph:
        assert graph.sparql(ANSWERS, rows=3).note == "Cut at 3 rows; there are more."
        assert graph.sparql(ANSWERS, seconds=60).rows == graph.sparql(ANSWERS).rows
        typed = (
            "SELECT ?a ?b ?c ?d ?e WHERE { BIND(1.50 AS ?a) BIND('é\\n'@fr AS ?b) BIND(<x:y> AS ?c) BIND('p' AS ?e) }"
        )
        assert graph.sparql(typed, seconds=60).rows == graph.sparql(typed).rows
        with pytest.raises(QueryError, match="not done within 1 seconds"):
            graph.sparql(ENDLESS, seconds=1)
        with pytest.raises(QueryError, match="no SELECT"):
            graph.sparql("ASK {}")


def test_each_form_and_its_formats(ask: Ask) -> None:
    """A form that cannot be written so is refused with those that fit."""
    assert json.loads(ask("ASK { ?s a vp:Answer }", "--format", "json")[1]) == {"head": {}, "boolean": True}
    assert ask(ANSWERS, "--format", "turtle")[0] == 2
    assert "turtle or ntriples" in ask("CONSTRUCT WHERE { ?s a vp:Answer }", "--format", "csv")[2]
    assert ask("CONSTRUCT WHERE { ?s a vp:Answer }", "--format", "ntriples")[1].count(" .\n") == ROWS


def test_prefixes_are_listed(capsys: pytest.CaptureFixture[str]) -> None:
    """No store is needed; the lines can stand before a query as they are."""
    assert main(["sparql", "--prefixes"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert "PREFIX vp: <https://w3id.org/vpkg/ontology#>" in lines
    assert lines == sorted(lines)


def test_limits_that_are_none_are_refused(ask: Ask) -> None:
    """Zero, less, and what is no number."""
    for more in (("--seconds", "0"), ("--seconds", "-1"), ("--seconds", "nan"), ("--rows", "0"), ("--rows", "-5")):
        status, out, err = ask(ANSWERS, *more)
        assert (status, out) == (2, ""), more
        assert "no limit" in err, more


HOSTILE = {
    "brackets": "SELECT * { FILTER" + "(" * 20_000 + "1" + ")" * 20_000 + " }",
    "groups": "SELECT * " + "{" * 20_000 + "}" * 20_000,
    "unions": "SELECT * { " + " UNION ".join(["{ ?s ?p ?o }"] * 10_000) + " }",
    "optionals": "SELECT * { " + "OPTIONAL { ?s ?p ?o } " * 2_000 + " }",
    "a sum": "SELECT (" + "+".join(["1"] * 10_000) + " AS ?x) {}",
    "a path": "SELECT * { ?s " + "/".join(["vp:a"] * 2_000) + " ?o }",
    "nested nodes": "SELECT * { ?s ?p " + "[ ?p " * 5_000 + "1" + " ]" * 5_000 + " }",
    "a literal": 'SELECT * { ?s ?p "' + "x" * 5_000_000 + '" }',
    "a pattern": 'SELECT * { ?s ?p ?o FILTER(REGEX(STR(?o), "((((a{1,1000}){1,1000}){1,1000}){1,1000})")) }',
    "doubling": "SELECT ?z { BIND('xxxxxxxxxxxxxxxx' AS ?a0) "
    + " ".join(f"BIND(CONCAT(?a{n}, ?a{n}) AS ?a{n + 1})" for n in range(40))
    + " BIND(STRLEN(?a40) AS ?z) }",
    "a path over everything": "SELECT (COUNT(*) AS ?n) "
    "{ ?s (!vp:a|^!vp:a)* ?o . ?o (!vp:a|^!vp:a)* ?q . ?q (!vp:a)* ?r }",
    "SERVICE": "SELECT * { SERVICE <%s/s> { ?s ?p ?o } }",
    "service silent": "SELECT * { service silent<%s/s>{ ?s ?p ?o } }",
    "SERVICE glued": "PREFIX SERVICEex: <%s/> SELECT * { SERVICEex:foo{ ?s ?p ?o } }",
    "FROM": "SELECT * FROM <%s/f> { ?s ?p ?o }",
    "FROM NAMED": "SELECT * FROM NAMED <%s/f> { GRAPH ?g { ?s ?p ?o } }",
    "LOAD": "LOAD <%s/l>",
    "LOAD SILENT": "load silent <%s/l> into graph <x:y>",
    "nothing": "\x00\x01",
    "a surrogate": "SELECT * { ?s ?p '\\uD800' }",
    "words that turn the line": "SELECT * { ?s foo:\u202ebar ?o }",
}


@pytest.mark.parametrize("harm", sorted(HOSTILE))
def test_a_query_built_to_do_harm(ask: Ask, harm: str) -> None:
    """One sentence or an answer, in time, and nobody else is spoken to."""
    started = time.monotonic()
    with TrapServer() as trap:
        status, out, err = ask(HOSTILE[harm].replace("%s", trap.web), "--seconds", "5")
        assert trap.connections == 0
    assert time.monotonic() - started < 20
    assert status in (0, 2)
    assert "Traceback" not in err
    assert "\u202e" not in err.partition("\n")[2]
    if status == 2:
        assert out == ""
        assert err.startswith("vpkg: ")
        assert len(err) < 1000
    if harm in ("SERVICE", "service silent", "SERVICE glued", "FROM", "FROM NAMED", "LOAD", "LOAD SILENT"):
        assert status == 2
