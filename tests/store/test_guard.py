"""No query reaches the network, foreign graphs or the end of the engine's stack."""

from __future__ import annotations

import http.server
import threading
from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vpkg.errors import QueryError
from vpkg.store import OxigraphStore, guard, open_memory

from .conftest import GRAPH, quad

# Spellings of a call; URL is the trap. Nearly all of them were seen to reach it when the engine was asked directly.
CALLS = [
    "SELECT * { SERVICE <URL> { ?s ?p ?o } }",
    "SELECT * { SERVICE SILENT <URL> { ?s ?p ?o } }",
    "SELECT * { service<URL>{ ?s ?p ?o } }",
    "SELECT * { seRviceSilEnt<URL>{ ?s ?p ?o } }",
    "SELECT * { SERVICE # a comment { }\n <URL> { ?s ?p ?o } }",
    "SELECT * { VALUES ?where { <URL> } SERVICE ?where { ?s ?p ?o } }",
    "SELECT * { VALUES ?where { <URL> } SERVICE$where{ ?s ?p ?o } }",
    "PREFIX ex: <URL> SELECT * { SERVICE ex:x { ?s ?p ?o } }",
    "PREFIX ex: <URL> SELECT * { SERVICEex:x { ?s ?p ?o } }",
    "PREFIX : <URL> SELECT * { service:x { ?s ?p ?o } }",
    "PREFIX : <URL> PREFIX service: <http://x.org/> SELECT * { service:x#\n{ ?s ?p ?o } }",
    "SELECT * { ?s ?p trueSERVICE<URL>{ ?a ?b ?c } }",
    "PREFIX ex: <URL> SELECT * { ?s ?p trueSERVICEex:x{ ?a ?b ?c } }",
    "SELECT * { GRAPH ?g { ?s ?p 1SERVICE<URL>{ ?a ?b ?c } } }",
    "PREFIX ex: <http://x.org/> SELECT * { GRAPH ?g { ?s ?p ?o } OPTIONAL { ?o ?q ex:.SERVICE<URL>{ ?a ?b ?c } } }",
    "SELECT * { FILTER EXISTS { SERVICE <URL> { ?s ?p ?o } } }",
    "SELECT * { { SELECT * { SERVICE <URL> { ?s ?p ?o } } } }",
    'SELECT * { GRAPH ?g { ?x ?y ?a, ?b } FILTER(?a<?b#>"""\n) SERVICE <URL> { ?q ?w ?e } }#"""',
    "SELECT * { GRAPH ?g { ?x ?y ?a, ?b } FILTER(?a<?b)SERVICE#>\n<URL>{ ?q ?w ?e } }",
    "PREFIX ex: <http://x.org/> SELECT * { GRAPH ?g { ?x ?y ?a } FILTER(?a<ex:b)SERVICE#>\n<URL>{ ?q ?w ?e } }",
    "SELECT * { GRAPH ?g { ?x ?y ?a } FILTER(?a<'>') SERVICE <URL> { ?q ?w ?e } #'\n }",
    "SELECT * { GRAPH ?g { ?x ?y ?a } FILTER(?a<<http://x#>) SERVICE <URL> { ?q ?w ?e } }",
    'SELECT * { VALUES ?x { """a" } SERVICE <URL> { ?q ?w ?e } # \\q """\n }',
    'SELECT * { VALUES ?x { """a" } SERVICE <URL> { ?q ?w ?e } # \\uD800 """\n }',
    "PREFIX ex: <http://x.org/> SELECT * { OPTIONAL { ?s ex:a\\' ?o } SERVICE <URL> { ?q ?w ?e } #'\n }",
    "CONSTRUCT { ?s ?p ?o } WHERE { SERVICE <URL> { ?s ?p ?o } }",
    "ASK { SERVICE <URL> { ?s ?p ?o } }",
    "DESCRIBE ?s { SERVICE <URL> { ?s ?p ?o } }",
    "LOAD <URL>",
    "load silent <URL> into graph <http://x.org/g>",
    "SELECT * FROM <URL> { ?s ?p ?o }",
    "SELECT * FROM#\n<URL> { ?s ?p ?o }",
    "SELECT * from named <URL> { GRAPH ?g { ?s ?p ?o } }",
    "PREFIX ex: <URL> SELECT * FROM ex:x { ?s ?p ?o }",
    "PREFIX ex: <URL> SELECT * FROMex:x { ?s ?p ?o }",
    "PREFIX ex: <URL> SELECT * FROMex:x WHERE { ?s ?p ?o }",
    "SELECT * FROM<URL>{ ?s ?p ?o }",
]

INNOCENT = [
    'SELECT * { GRAPH ?g { ?s ?p "SERVICE <http://x.org/> { }" } }',
    "SELECT * { GRAPH ?g { ?s ?p 'it\\'s a SERVICE' } }",
    'SELECT * { GRAPH ?g { ?s ?p """SERVICE "quoted" LOAD\n FROM""" } }',
    "SELECT * { GRAPH ?g { ?s <http://x.org/SERVICE#load> ?from } }",
    "SELECT * { GRAPH ?g { <http://x.org/a#service> <http://x.org/load#p>'x' } }",
    "PREFIX service: <http://x.org/> SELECT * { GRAPH ?g { service:load service:from ?o } }",
    "PREFIX service: <http://x.org/> SELECT * { GRAPH service:g { ?s ?p ?o } }",
    "PREFIX ex: <http://x.org/> SELECT * { GRAPH ?g { ?s a ex:SERVICE, ex:load-from . } }",
    "PREFIX ex: <http://x.org/> SELECT * { GRAPH ?g { ?s ex:a\\'s\\#b ?o } }",
    "SELECT ?service $load ?from { GRAPH ?g { ?service ?load ?from } }",
    "# SERVICE <http://x.org/> { }\nSELECT * { GRAPH ?g { ?s ?p ?o } } # LOAD",
    'SELECT * { GRAPH ?g { ?s ?p "x"@service } }',
    "SELECT * { GRAPH ?g { ?s ?p ?o } FILTER(?o<5 && ?o>3) }",
    "SELECT * { GRAPH ?g { ?s ?p ?o } FILTER(?o < ?s || ?o<=?s) }",
    "SELECT * { GRAPH ?g { ?s ?p 'a', 'b' ; <http://x.org/p> 1, -2, 1.5e3 . } FILTER(1-1=0) }",
    "SELECT * {{ VALUES ?x {{ {} }} }}".format(" ".join(f"<http://x.org/{i}>" for i in range(3000))),
    "SELECT * {{ GRAPH ?g {{ ?s ?p ?o }} FILTER(?o IN ({})) }}".format(", ".join(str(i) for i in range(3000))),
    f"SELECT * FROM <{GRAPH}> {{ ?s ?p ?o }}",
    f"PREFIX g: <{GRAPH.removesuffix('one')}> SELECT * FROM NAMED g:one {{ GRAPH ?g {{ ?s ?p ?o }} }}",
]

BOMBS = {
    "brackets in a filter": "SELECT * {{ FILTER({}1{}) }}".format("(" * 10_000, ")" * 10_000),
    "nested groups": "SELECT * {{ {}{} }}".format("{" * 10_000, "}" * 10_000),
    "nested blank nodes": "SELECT * {{ ?s ?p {}{} }}".format("[?p " * 500, "]" * 500),
    "unions": "SELECT * {{ {} }}".format(" UNION ".join(["{}"] * 9_000)),
    "optionals": "SELECT * { %s }" % ("OPTIONAL {?s ?p ?o} " * 2_000),
    "minuses": "SELECT * { %s }" % ("MINUS {?s ?p ?o} " * 3_000),
    "additions": "SELECT * { FILTER(%s1) }" % ("1+" * 10_000),
    "subtractions": "SELECT * { FILTER(%s1) }" % ("1-1" * 10_000),
    "negations": "SELECT * { FILTER(%strue) }" % ("! " * 10_000),
    "steps of a path": "SELECT * { ?s %s<http://x.org/p> ?o }" % ("<http://x.org/p>/" * 500),
    "alternatives of a path": "PREFIX e: <http://x.org/> SELECT * { ?s %se:p ?o }" % ("e:p|" * 20_000),
    "objects": "SELECT * { ?s ?p 1%s }" % (",1" * 40_000),
    "properties": "SELECT * { ?s ?p 1%s }" % (";?p 1" * 13_000),
    "triples": "SELECT * { %s }" % ("?s ?p 1 . " * 9_000),
    "members of a collection": "SELECT * { ?s ?p (%s) }" % ("1 " * 45_000),
    "values": "SELECT * { %s }" % ("VALUES ?x {1}" * 7_000),
    "bindings": "SELECT * {{ {} }}".format("".join(f"BIND(1 AS ?x{i})" for i in range(5_000))),
    "columns": "SELECT {} {{ }}".format("".join(f"(1 AS ?x{i})" for i in range(6_000))),
    "conditions": "SELECT ?x { } GROUP BY ?x HAVING %s" % ("(1)" * 20_000),
    "length": "SELECT * { } # %s" % ("x" * guard.MAX_BYTES),
}


@pytest.fixture(scope="module")
def trap() -> Iterator[tuple[str, list[str]]]:
    """A server on this machine that remembers who came."""
    visits: list[str] = []

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            visits.append(self.path)
            self.send_response(500)
            self.end_headers()

        do_POST = do_GET  # noqa: N815 - the name is the library's

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/", visits
    server.shutdown()


@pytest.fixture
def filled() -> Iterator[OxigraphStore]:
    """A store with one graph, so that patterns have something to match."""
    with open_memory() as store:
        store.put(
            GRAPH, quad(1) + f"<https://example.org/s> <https://example.org/p> <https://example.org/o> <{GRAPH}> .\n"
        )
        yield store


@pytest.mark.parametrize("call", CALLS)
def test_no_spelling_of_a_call_reaches_the_network(
    call: str, trap: tuple[str, list[str]], filled: OxigraphStore
) -> None:
    """SERVICE, LOAD and FROM of foreign graphs are refused before the engine sees them."""
    url, visits = trap
    for ask in (filled.select, filled.construct, filled.ask):
        with pytest.raises(QueryError, match=r"^\S.*\.$"):
            ask(call.replace("URL", url))
    assert visits == []


def test_the_trap_works(trap: tuple[str, list[str]]) -> None:
    """The engine alone does call out, so the test above can fail."""
    import pyoxigraph

    url, visits = trap
    with pytest.raises(OSError, match="500"):
        list(pyoxigraph.Store().query(f"SELECT * {{ SERVICE <{url}> {{ ?s ?p ?o }} }}"))  # type: ignore[arg-type]
    assert visits == ["/"]
    visits.clear()


@pytest.mark.parametrize("query", INNOCENT)
def test_words_that_only_look_like_calls_pass(query: str, filled: OxigraphStore) -> None:
    """Strings, IRIs, comments, prefixed names, variables and long lists are no calls and no bombs."""
    filled.select(query)


@pytest.mark.parametrize("name", BOMBS)
def test_a_query_that_would_end_the_process_is_refused(name: str, filled: OxigraphStore) -> None:
    """Too deep, too long or too many: one sentence, and the store answers the next query."""
    with pytest.raises(QueryError, match=r"^\S.*\.$"):
        filled.select(BOMBS[name])
    assert filled.ask("ASK { ?s ?p ?o }")


def test_a_query_at_the_limits_is_answered(filled: OxigraphStore) -> None:
    """The limits themselves are let through, and the engine survives them."""
    deep = guard.MAX_DEPTH - 2
    filled.select("SELECT * {{ FILTER({}1{}) }}".format("(" * deep, ")" * deep))
    filled.ask("ASK { FILTER(%s1) }" % ("1+" * guard.MAX_OPERATORS))
    filled.ask("ASK {{ {} }}".format(" UNION ".join(["{?s ?p ?o}"] * guard.MAX_CLAUSES)))
    filled.ask("ASK { %s }" % ("?s ?p ?o . " * guard.MAX_STATEMENTS))


def test_places_are_counted_as_people_count(filled: OxigraphStore) -> None:
    """The message names line and column of the word it refuses."""
    with pytest.raises(QueryError, match=r"line 2, column 3 .*SERVICE"):
        filled.select("SELECT * {\n  SERVICE <http://x.org/> { } }")


@settings(max_examples=300, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                *"<>#\"'\\(){}.?:;=|&!/ \n",
                "SERVICE",
                "service ",
                "<http://x.org/#>",
                '"""',
                "'''",
                "ex:",
                "ex:a",
                "?a",
                "true",
                "SELECT * { ",
                "FILTER(",
                "GRAPH ?g ",
                "\\u0022",
                "\\q",
                "1",
                "<<",
                "{ ?s ?p ?o }",
                "# \n",
                "@en",
                "_:b",
            ]
        ),
        max_size=12,
    )
)
def test_no_mixture_of_fragments_calls_out(parts: list[str]) -> None:
    """Where the engine, asked alone, would call, the guard refuses; found by trying mixtures of tricky fragments."""
    import pyoxigraph

    query = "PREFIX ex: <http://127.0.0.1:9/> SELECT * { " + "".join(parts) + "SERVICE<http://127.0.0.1:9/>{ }}"
    try:
        list(pyoxigraph.Store().query(query))  # type: ignore[arg-type]
    except SyntaxError:
        return
    except (OSError, RuntimeError):
        with pytest.raises(QueryError):
            guard.admit(query, lambda _: False)
