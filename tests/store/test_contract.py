"""What every store does: in memory, on disk, or behind a SPARQL server."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from vpkg import terms
from vpkg.errors import DataError, QueryError, StoreError
from vpkg.iri import ROOT
from vpkg.model import Iri, Literal
from vpkg.store import Store, kind, open_memory

from .conftest import GRAPH, OTHER, quad, quads

XSD = "http://www.w3.org/2001/XMLSchema#"
ALL = "SELECT ?s ?p ?o WHERE { GRAPH ?g { ?s ?p ?o } } ORDER BY ?s ?p ?o"


def test_a_new_graph_is_added_then_unchanged_then_replaced(store: Store) -> None:
    """Putting says what happened, and afterwards the graph holds exactly the quads put."""
    assert store.put(GRAPH, quads(3)) == "added"
    assert store.put(GRAPH, quad(2) + quad(0) + quad(1) + quad(1)) == "unchanged"
    assert store.put(GRAPH, quad(7)) == "replaced"
    assert list(store.quads()) == [quad(7).strip()]


def test_other_graphs_stay_when_one_is_replaced_or_removed(store: Store) -> None:
    """A graph is replaced or removed alone."""
    store.put(GRAPH, quads(2))
    store.put(OTHER, quads(2, OTHER))
    store.put(GRAPH, quad(5))
    assert sorted(store.quads(OTHER)) == quads(2, OTHER).splitlines()
    assert store.remove(GRAPH)
    assert not store.remove(GRAPH)
    assert store.graphs() == [OTHER]


def test_graphs_are_listed_sorted(store: Store) -> None:
    """The list of graphs does not depend on the order of putting."""
    store.put(OTHER, quad(1, OTHER))
    store.put(GRAPH, quad(1))
    assert store.graphs() == [GRAPH, OTHER]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "# nothing\n",
        "no quads",
        quad(1) + quad(2, OTHER),
        '<https://example.org/s> <https://example.org/p> "in no graph" .\n',
        f'_:b <https://example.org/p> "x" <{GRAPH}> .\n',
        f"<https://example.org/s> <https://example.org/p> _:b <{GRAPH}> .\n",
        quad(1) + '<https://example.org/s> <https://example.org/p> "cut',
    ],
)
@pytest.mark.parametrize("before", ["", quads(2)])
def test_a_text_that_is_not_of_the_graph_is_refused_and_changes_nothing(store: Store, text: str, before: str) -> None:
    """Empty, broken, foreign and blank-node texts are data errors, and the store stays as it was."""
    if before:
        store.put(GRAPH, before)
    with pytest.raises(DataError, match=r"; .*\.$"):
        store.put(GRAPH, text)
    assert sorted(store.quads()) == before.splitlines()


def test_numbers_that_the_engine_rewrites_are_still_unchanged(store: Store) -> None:
    """Putting 1.50 twice is no change, although the engine keeps it as 1.5."""
    text = f'<https://example.org/s> <https://example.org/p> "1.50"^^<{XSD}decimal> <{GRAPH}> .\n'
    assert store.put(GRAPH, text) == "added"
    assert store.put(GRAPH, text) == "unchanged"


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.text(st.characters(exclude_categories=["Cs"])), min_size=1, max_size=4))
def test_any_text_survives_both_ways_into_the_store(texts: list[str]) -> None:
    """Whatever a literal holds, loading it and replacing a graph by it give it back as it was."""
    lines = "".join(
        f"<https://example.org/s{i}> <https://example.org/p> {terms.literal(text)} <{GRAPH}> .\n"
        for i, text in enumerate(texts)
    )
    for first in (lines, quad(99)):
        with open_memory() as store:
            store.put(GRAPH, first)
            store.put(GRAPH, lines)
            found = [row[2] for row in store.select(ALL).rows]
            assert found == [Literal(text) for text in texts]


def test_rows_carry_types_and_languages_and_gaps(store: Store) -> None:
    """A row holds IRIs, literals with datatype or language, and None where nothing is bound."""
    store.put(GRAPH, f'<https://example.org/s> <https://example.org/p> "2023"^^<{XSD}gYear> <{GRAPH}> .\n')
    found = store.select(
        'PREFIX ex: <https://example.org/> SELECT ?s ?o ("x"@en AS ?l) ?none WHERE { GRAPH ?g { ?s ex:p ?o } }'
    )
    assert found.columns == ("s", "o", "l", "none")
    lang_string = "http://www.w3.org/1999/02/22-rdf-syntax-ns#langString"
    row = (Iri("https://example.org/s"), Literal("2023", XSD + "gYear"), Literal("x", lang_string, "en"), None)
    assert found.rows == (row,)


def test_the_default_graph_is_the_union_of_the_graphs(store: Store) -> None:
    """A query without GRAPH sees all graphs, and FROM narrows it to one that exists."""
    store.put(GRAPH, quad(1))
    store.put(OTHER, quad(2, OTHER))
    assert len(store.select("SELECT ?s WHERE { ?s ?p ?o }").rows) == 2
    assert len(store.select(f"SELECT ?s FROM <{OTHER}> WHERE {{ ?s ?p ?o }}").rows) == 1
    assert len(store.select(f"SELECT ?s FROM NAMED <{OTHER}> WHERE {{ GRAPH ?g {{ ?s ?p ?o }} }}").rows) == 1


def test_the_usual_prefixes_need_not_be_declared(store: Store) -> None:
    """The prefixes of vpkg are known to every query, and a query may declare them otherwise."""
    rdfs = "http://www.w3.org/2000/01/rdf-schema#label"
    store.put(GRAPH, f'<https://example.org/s> <{rdfs}> "a name" <{GRAPH}> .\n')
    assert store.ask("ASK { ?s rdfs:label ?name }")
    assert not store.ask("PREFIX rdfs: <https://example.org/> ASK { ?s rdfs:label ?name }")


@pytest.mark.parametrize(
    ("query", "makes"),
    [
        (
            "CONSTRUCT { ?o ex:of ?s . ?s ex:is ?o } WHERE { ?s ex:p ?o } # } LIMIT 1",
            ["b of a", "a is b", "c of b", "b is c"],
        ),
        ("CONSTRUCT { ?s ex:is ?o } FROM <GRAPH> WHERE { ?s ex:p ?o } ORDER BY ?s LIMIT 1", ["a is b"]),
        ("CONSTRUCT { ?s ex:is ?n } WHERE { ?s ex:p ?o OPTIONAL { ?o ex:p ?n } }", ["a is c"]),
        ("CONSTRUCT { ?s ex:is ?o } WHERE { ?s ex:p ?o } VALUES ?s { ex:b }", ["b is c"]),
        ("CONSTRUCT { ex:a ex:is ex:a } WHERE { ?s ex:p ?o }", ["a is a"]),
        ("CONSTRUCT WHERE { ?s ex:p ex:b }", ["a p b"]),
        ("CONSTRUCT FROM <GRAPH> WHERE { ?s ex:p ex:b } LIMIT 5", ["a p b"]),
        ("CONSTRUCT WHERE { GRAPH ?g { ?s ex:p ex:b } }", None),
        ("DESCRIBE ex:a <https://example.org/b>", ["a p b", "b p c"]),
        ("DESCRIBE ex:a FROM <GRAPH>", ["a p b"]),
        ("DESCRIBE ?s WHERE { GRAPH ?g { ?s ?p ex:c } }", ["b p c"]),
        ("DESCRIBE ?o ex:a { ?o ex:p ex:c } ORDER BY ?o LIMIT 1", ["a p b", "b p c"]),
        ("DESCRIBE * { ?s ex:p ex:c }", ["b p c"]),
        ("DESCRIBE ex:nothing", []),
    ],
)
def test_what_is_made_of_a_query_is_the_same_on_each(store: Store, query: str, makes: list[str] | None) -> None:
    """Templates, short forms, datasets and modifiers of CONSTRUCT and DESCRIBE mean what the standard says."""

    def line(text: str) -> str:
        return " ".join(f"<https://example.org/{name}>" for name in text.split()) + " ."

    store.put(GRAPH, f"{line('a p b')[:-1]}<{GRAPH}> .\n{line('b p c')[:-1]}<{GRAPH}> .\n")
    text = "PREFIX ex: <https://example.org/>\n" + query.replace("GRAPH>", f"{GRAPH}>")
    if makes is None:
        with pytest.raises(QueryError):
            store.construct(text)
    else:
        assert sorted(store.construct(text)) == sorted(map(line, makes))


def test_no_more_rows_come_than_were_asked_for(store: Store) -> None:
    """Whatever limit the query has of its own."""
    store.put(GRAPH, "".join(quad(number) for number in range(1, 6)))
    query = "SELECT ?s { ?s ?p ?o } ORDER BY ?s"
    assert len(store.select(query, 3).rows) == 3
    assert len(store.select(query, 9).rows) == 5
    assert len(store.select(query + " LIMIT 2", 3).rows) == 2
    assert len(store.select(query + " LIMIT 4 OFFSET 3", 3).rows) == 2
    assert len(store.select("SELECT ?s { { SELECT ?s { ?s ?p ?o } LIMIT 4 } } VALUES ?s { UNDEF }", 9).rows) == 4


def test_each_form_of_query_has_its_method(store: Store) -> None:
    """SELECT gives rows, CONSTRUCT and DESCRIBE give N-Triples, ASK gives a truth value; mixing them up is refused."""
    store.put(GRAPH, quad(1))
    line = quad(1).replace(f" <{GRAPH}>", "").strip()
    queries = {
        "select": "SELECT * { ?s ?p ?o }",
        "construct": "CONSTRUCT WHERE { ?s ?p ?o }",
        "describe": "PREFIX ask: <https://example.org/> DESCRIBE ask:s1",
        "ask": "# select\nASK { ?s ?p ?o }",
    }
    assert {name: kind(query) for name, query in queries.items()} == {name: name for name in queries}
    assert store.construct(queries["construct"]) == [line]
    assert store.construct(queries["describe"]) == [line]
    assert store.ask(queries["ask"]) is True
    for method, wrong in ((store.select, "ask"), (store.construct, "select"), (store.ask, "construct")):
        with pytest.raises(QueryError, match=r"The query .*\.$"):
            method(queries[wrong])


@pytest.mark.parametrize(
    ("query", "says"),
    [
        ("SELECT *\nWHERE { ?s ?p ", "line 2, column 15"),
        ("nonsense", "line 1"),
        ("SELECT * { a:b ?p ?o }", "PREFIX a:"),
        ("DROP ALL", "line 1"),
        (
            "INSERT DATA { GRAPH <https://example.org/g> { <https://example.org/s> <https://example.org/p> 1 } }",
            "line 1",
        ),
        ("", "line 1"),
    ],
)
def test_a_query_that_cannot_be_read_is_explained_in_one_sentence(store: Store, query: str, says: str) -> None:
    """The message names the place or the missing prefix, and updates are no queries."""
    with pytest.raises(QueryError) as caught:
        store.select(query)
    assert says in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_closed_store_says_so_and_may_be_closed_again(store: Store) -> None:
    """After closing, any use is a store error."""
    store.close()
    store.close()
    for use in (
        store.graphs,
        lambda: store.select(ALL),
        lambda: store.put(GRAPH, quad(1)),
        lambda: list(store.quads()),
    ):
        with pytest.raises(StoreError, match="closed"):
            use()


def test_the_store_is_a_store(store: Store) -> None:
    """It keeps the protocol, and without a word about it its base is the fixed one."""
    protocol: Store = store
    assert protocol.base.value == ROOT


def test_a_graph_name_must_be_an_absolute_iri(store: Store) -> None:
    """A graph name never reaches the engine as text that could be read as something else."""
    for name in ("", "graph", "https://example.org/a b", "https://example.org/> <x"):
        with pytest.raises(DataError):
            store.put(name, quad(1))
        with pytest.raises(DataError):
            store.remove(name)
