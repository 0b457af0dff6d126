"""The query library: its laws, its metadata, and its rows on two engines."""

from __future__ import annotations

import json
import re
from itertools import pairwise
from pathlib import Path

import pyoxigraph
import pytest
import rdflib
from hypothesis import given, settings
from hypothesis import strategies as st

from vpkg.ask import LibraryQuery, bind, find, library, parameter_term, parse, run
from vpkg.ask.library import Param
from vpkg.errors import DataError, QueryError, UnknownName
from vpkg.iri import Base
from vpkg.model import Iri, Literal, Term
from vpkg.store import open_memory

from .conftest import HERE, QUERIES, XSD, Engines, expected, plain, values

each_query = pytest.mark.parametrize("query", QUERIES, ids=lambda query: query.name)
TYPES = {"string": XSD + "string", "integer": XSD + "integer", "gYear": XSD + "gYear", "date": XSD + "date"}
TYPES |= {"decimal": XSD + "decimal"}


def body(query: LibraryQuery) -> str:
    """The SPARQL of a query, without comments."""
    return "\n".join(line for line in query.text.splitlines() if not line.lstrip().startswith("#"))


def test_every_query_has_its_rows_and_every_rows_file_its_query() -> None:
    """No query is without expected rows, and there are more than forty; the rows on claims are in told/."""
    rows = {path.stem.replace("--", "/") for path in (HERE / "rows").glob("*.json")}
    told = {"/".join(path.stem.split("--")[:2]) for path in (HERE / "told").glob("*.json")}
    assert rows & told == set()
    assert sorted(rows | told) == [query.name for query in QUERIES]
    assert len(QUERIES) > 40
    assert len({query.name.split("/")[1] for query in QUERIES}) == len(QUERIES)


@each_query
def test_a_query_gives_the_rows_that_a_person_read_out(query: LibraryQuery, corpus: Engines) -> None:
    """Oxigraph and rdflib give the same rows in the same order, and they are the expected ones."""
    case = expected(query)
    assert case["rows"]
    text = bind(query, values(query, case["params"]))
    found = corpus.oxigraph(text)
    assert same_rows([[plain(cell) for cell in row] for row in found], case["rows"])
    assert corpus.rdflib(text) == found


@pytest.mark.parametrize("path", sorted((HERE / "told").glob("*--*--*.json")), ids=lambda path: path.stem)
def test_a_parameter_of_a_query_on_claims_keeps_what_it_should(path: Path, request: pytest.FixtureRequest) -> None:
    """Country, organisation, role, audience and least confidence narrow the rows, on both engines alike."""
    case = json.loads(path.read_text(encoding="utf-8"))
    query = find("/".join(path.stem.split("--")[:2]))
    text = bind(query, values(query, case["params"]))
    made: Engines = request.getfixturevalue(case.get("corpus", "told"))
    found = made.oxigraph(text)
    assert case["params"]
    assert same_rows([[plain(cell) for cell in row] for row in found], case["rows"])
    assert made.rdflib(text) == found


def test_the_sentence_of_a_claim_stands_where_its_row_says(told: Engines) -> None:
    """Who opens the file at the first character reads the sentence."""
    document = "SELECT ?document ?text WHERE { GRAPH ?g { ?answer <https://w3id.org/vpkg/ontology#text> ?text } }"
    texts = " ".join(row[1].value for row in told.oxigraph(document) if row[1])
    for name in ("activities", "pledges", "outcomes", "operations"):
        query = find(name)
        at = [column.name for column in query.columns].index("sentence")
        sentences = [row[at] for row in told.oxigraph(query.text)]
        assert sentences
        assert all(sentence is not None and sentence.value in texts for sentence in sentences)


def same_rows(found: list[list[str | int | None]], wanted: list[list[str | int | None]]) -> bool:
    """Compare rows in their order; a star stands for any value."""
    assert len(found) == len(wanted), found
    for row, other in zip(found, wanted, strict=True):
        gaps = [(f, w) for f, w in zip(row, other, strict=True) if f != w and (w != "*" or f is None)]
        assert gaps == [], row
    return True


@each_query
def test_the_columns_are_those_declared_with_their_types(query: LibraryQuery, corpus: Engines) -> None:
    """SELECT names the declared columns in their order, and each cell is of its column's type or a gap."""
    names = [column.name for column in query.columns]
    assert expected(query)["columns"] == names
    assert list(corpus.store.select(query.text).columns) == names
    for row in corpus.oxigraph(query.text):
        for column, cell in zip(query.columns, row, strict=True):
            if isinstance(cell, Literal):
                words = cell.language == "en" and column.type == "string"
                assert words or cell.datatype == TYPES[column.type], column.name
            else:
                assert cell is None or column.type == "iri", column.name


@each_query
def test_a_parameter_keeps_the_rows_that_carry_its_value(query: LibraryQuery, corpus: Engines) -> None:
    """A parameter that is also a column keeps just the rows with that value; every parameter takes one."""
    everything = corpus.oxigraph(query.text)
    names = [column.name for column in query.columns]
    types = {column.name: column.type for column in query.columns}
    for param in query.params:
        if types.get(param.name) != param.type:
            continue
        at = names.index(param.name)
        seen = {row[at] for row in everything if row[at] is not None}
        assert seen
        for value in seen:
            assert value is not None
            text = bind(query, {param.name: value})
            kept = corpus.oxigraph(text)
            assert kept == [row for row in everything if row[at] == value]
            assert corpus.rdflib(text) == kept


@pytest.mark.parametrize(
    ("name", "texts", "kept"),
    [
        ("reports", {"pillar": "corporate"}, ["beryl-mining-2023"]),
        ("reports", {"pillar": "ngo", "year": "2022"}, ["alder-trust-2022"]),
        ("reports", {"year": "1999"}, []),
        ("unanswered-questions", {"template": "ngo-2023"}, ["alder-trust-2022"]),
        ("figures-in-answers", {"number": "40"}, ["beryl-mining-2023"]),
        ("figures-in-answers", {"number": "4"}, []),
        ("figures-in-answers", {"number": "2024"}, ["alder-trust-2022"]),
        ("figures-in-answers", {"number": "TWELVE"}, ["alder-trust-2023-update"]),
        ("figures-in-answers", {"number": "visits are"}, ["alder-trust-2023-update"]),
    ],
)
def test_parameters_that_are_no_columns_narrow_too(
    name: str, texts: dict[str, str], kept: list[str], engines: Engines
) -> None:
    """Pillar, template, year and number keep the reports that they should, on both engines."""
    query = find(name)
    text = bind(query, values(query, texts))
    found = engines.oxigraph(text)
    reports = {str(plain(row[0])).removeprefix("id/report/") for row in found}
    assert sorted(reports) == kept
    assert engines.rdflib(text) == found


def test_counts_follow_the_pillar_and_the_year(engines: Engines) -> None:
    """Counting queries count only what their parameters let through."""
    cases = {
        "answers-by-topic": (
            {"pillar": "corporate"},
            ["scheme/topic/accountability", "accountability", 1, 1, 0, 0, 0, 0, 0],
        ),
        "most-unanswered-questions": (
            {"pillar": "ngo"},
            ["template/ngo-2023", "B4", "B4 in words", 1, 0, 0, 1],
        ),
        "countries-by-pillar": ({"year": "2022"}, ["id/country/cd", "DR Congo", 1, 0, 0, 1]),
    }
    for name, (texts, first) in cases.items():
        query = find(name)
        text = bind(query, values(query, texts))
        assert [plain(cell) for cell in engines.oxigraph(text)[0]] == first
        assert engines.rdflib(text) == engines.oxigraph(text)


@each_query
def test_an_empty_store_gives_no_rows(query: LibraryQuery) -> None:
    """Without data there is nothing to say, on both engines: no row of zeros, no row of gaps."""
    with open_memory() as store:
        assert store.select(query.text).rows == ()
    assert list(rdflib.Dataset(default_union=True).query(query.text)) == []


@each_query
def test_the_order_of_loading_makes_no_difference(query: LibraryQuery, corpus: Engines) -> None:
    """The order of rows is total: graphs loaded the other way round give the same list."""
    with open_memory() as store:
        for graph in reversed(corpus.store.graphs()):
            store.put(graph, "".join(line + "\n" for line in sorted(corpus.store.quads(graph), reverse=True)))
        assert [list(row) for row in store.select(query.text).rows] == corpus.oxigraph(query.text)


@each_query
def test_a_query_keeps_the_laws(query: LibraryQuery) -> None:
    """No query names a graph, uses the default graph, NOT EXISTS or FROM; ORDER BY names every column."""
    text = body(query)
    assert not re.search(r"\bGRAPH\s*(<|\w*:)", text)
    assert not re.search(r"\b(FROM|NOT\s+EXISTS|EXISTS|SERVICE|NOW|RAND|UUID|STRUUID|BNODE|LIMIT|OFFSET)\b", text, re.I)
    order = text[text.rindex("ORDER BY") :]
    assert set(re.findall(r"\?(\w+)", order)) >= {column.name for column in query.columns}
    assert outside_graph(text) == []


def outside_graph(text: str) -> list[str]:
    """Find triple patterns outside of GRAPH: variables followed by a predicate where no GRAPH is open."""
    inner = re.sub(r"GRAPH \?\w+ \{(?:[^{}]|\{[^{}]*\})*\}", "", text)
    return re.findall(r"[?]\w+ +(?:a|\w+:[\w|:+]+) +[?\w][\w:]*", inner)


def test_a_pattern_outside_of_graph_is_caught() -> None:
    """The law above can fail: it is shown a query that breaks it."""
    assert outside_graph("SELECT ?a WHERE { GRAPH ?g { ?a a vp:Report } ?a vp:pillar ?b }") == ["?a vp:pillar ?b"]


@each_query
def test_a_query_reads_well(query: LibraryQuery) -> None:
    """Titles, questions, notes and columns are words for people."""
    assert query.question.endswith("?")
    assert query.note.endswith(".")
    assert query.title[0].isupper()
    assert not query.title.endswith(".")
    assert len(query.text.encode()) < 10_000
    declared = re.findall(r"^PREFIX (\w+): ", query.text, re.MULTILINE)
    assert sorted(declared) == sorted(
        {p for p in declared if re.search(rf"(?<![\w<:/?]){p}:", body(query).split("\n\n", 1)[1])}
    )


@each_query
def test_parts_of_the_readme_name_every_query(query: LibraryQuery) -> None:
    """The list in queries/README.md has the query with its question."""
    readme = (HERE.parents[1] / "queries" / "README.md").read_text(encoding="utf-8")
    theme, name = query.name.split("/")
    assert f"| [{name}]({theme}/{name}.rq) | {query.question} |" in readme


def test_queries_are_found_by_name_and_guessed_when_misspelt() -> None:
    """A query is found with or without its theme; a wrong name gets the nearest ones."""
    assert find("places/places-named") == find(" Places-Named ")
    with pytest.raises(UnknownName, match=r"did you mean organisations-by-country"):
        find("organisation-by-country")
    with pytest.raises(UnknownName, match=r"the queries are .*partners"):
        find("zzz")


GOOD = """# title: A title
# question: A question?
# competency: 1, 2
# user: researcher
# param report: iri(report) — only this
# column report: iri — a report
# evidence: thing report
# note: A note.
SELECT ?report WHERE {
  VALUES ?report { UNDEF }
}
"""


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("# title: A title\n", ""),
        ("# note: A note.\n", ""),
        ("competency: 1, 2", "competency: some"),
        ("iri(report) — only", "uri(report) — only"),
        ("report: iri — a", "report: number — a"),
        ("report: iri — a", "report: iri - a"),
        ("{ UNDEF }", "{UNDEF}"),
        ("# user: researcher\n", ""),
        ("user: researcher", "user: everybody"),
        ("# evidence: thing report\n", ""),
        ("evidence: thing report", "evidence: thing"),
        ("evidence: thing report", "evidence: thing other"),
        ("evidence: thing report", "evidence: row"),
        ("evidence: thing report", "evidence: answer"),
        ("evidence: thing report", "evidence: hearsay"),
        ("evidence: thing report", "evidence: query theme/other report=other"),
        ("# param report: iri(report) — only this\n", ""),
        ("# title: A title\n# question: A question?\n", "# question: A question?\n# title: A title\n"),
        ("# note: A note.\n", "# note: A note.\n# note: Another.\n"),
        ("# note: A note.\n", "# note: A note.\n# remark: what?\n"),
    ],
)
def test_a_query_file_with_bad_metadata_is_refused(old: str, new: str) -> None:
    """Every part of the metadata is needed, in its order and of a known type."""
    assert parse("theme/name", GOOD).competency == (1, 2)
    assert old in GOOD
    with pytest.raises(DataError, match=r"^The query theme/name .*; correct (it|the file)\.$"):
        parse("theme/name", GOOD.replace(old, new))


# Binding

BARE = parse(
    "test/number",
    """# title: Number
# question: Which number?
# competency: none
# user: researcher
# param number: string — any text
# param other: string — any text
# column number: string — the text
# column other: string — the other text
# evidence: record
# note: None.
SELECT ?number ?other WHERE {
  VALUES ?number { UNDEF }
  VALUES ?other { UNDEF }
}
ORDER BY ?number ?other
""",
)
FRAGMENTS = [
    *['"', "'", "\\", "{", "}", "\n", "\r", "\t", "\b", "\f", "u", "U", "0041", "dead", "u0022", "\x00", "\x01"],
    *["\\u0022", "\\U00000022", "\\u007D", "} #", "?x", "UNDEF", '"""', "<x>", "^^xsd:int", "@en", "é", "😀"],
    "VALUES ?other { UNDEF }",
]
TRICKY = st.one_of(
    st.text(st.characters(exclude_categories=["Cs"])),
    st.lists(st.sampled_from(FRAGMENTS), max_size=8).map("".join),
)


@settings(max_examples=300, deadline=None)
@given(TRICKY, TRICKY)
def test_no_text_changes_the_shape_of_a_query(first: str, second: str) -> None:
    """Quotes, braces, line ends and escapes come back as the very text, on both engines, and change nothing else."""
    text = bind(BARE, {"number": Literal(first), "other": Literal(second)})
    rows = list(pyoxigraph.Store().query(text))  # type: ignore[arg-type]
    assert [(row["number"].value, row["other"].value) for row in rows] == [(first, second)]
    found = list(rdflib.Graph().query(text))
    assert [(str(row[0]), str(row[1])) for row in found] == [(first, second)]  # type: ignore[index]
    with open_memory() as store:
        assert store.select(text).rows == ((Literal(first), Literal(second)),)


def test_a_text_that_looks_like_another_parameter_is_not_taken_for_one() -> None:
    """Binding never looks into what was bound before."""
    trap = "VALUES ?other { UNDEF }"
    text = bind(BARE, {"number": Literal(trap), "other": Literal("x")})
    with open_memory() as store:
        assert store.select(text).rows == ((Literal(trap), Literal("x")),)


@pytest.mark.parametrize(
    "value",
    [
        Iri("https://example.org/a b"),
        Iri("https://example.org/> } #"),
        Iri("https://example.org/\n"),
        Iri('https://example.org/"'),
        Iri("https://example.org/{x}"),
        Iri("relative"),
        Iri(""),
        Literal("x", language='en" } #'),
        Literal("x", datatype="https://example.org/> } #"),
        Literal("\ud800"),
    ],
)
def test_what_is_no_term_is_refused(value: Term) -> None:
    """IRIs with spaces or brackets, bad language tags and lone surrogates never reach a query."""
    with pytest.raises(DataError):
        bind(BARE, {"number": value})


def test_an_unknown_parameter_is_named_with_those_that_exist() -> None:
    """A misspelt parameter is not ignored."""
    with pytest.raises(UnknownName, match="has no parameter 'yeer'; it takes year, pillar"):
        bind(find("reports"), {"yeer": Literal("2023", XSD + "gYear")})


def resolve(kind: str, text: str) -> str | None:
    """Know one country and one organisation by name."""
    known = {("country", "kenya"): "id/country/ke", ("organisation", "geneva centre"): "id/organisation/dcaf"}
    found = known.get((kind, text.lower()))
    return f"https://w3id.org/vpkg/{found}" if found else None


@pytest.mark.parametrize(
    ("kind", "text", "iri"),
    [
        ("country", "Kenya", "id/country/ke"),
        ("organisation", "Geneva Centre", "id/organisation/dcaf"),
        ("organisation", "international-alert", "id/organisation/international-alert"),
        ("report", "International-Alert-2023", "id/report/international-alert-2023"),
        ("template", "ngo-2023", "template/ngo-2023"),
        ("pillar", "NGO", "scheme/pillar/ngo"),
        ("topic", "risk-assessment", "scheme/topic/risk-assessment"),
        ("entity", "kenya", "id/country/ke"),
        ("entity", "geneva centre", "id/organisation/dcaf"),
        ("entity", "place/cd-sk", "id/place/cd-sk"),
        ("", "https://w3id.org/vpkg/id/place/cd-sk", "id/place/cd-sk"),
        ("country", " https://w3id.org/vpkg/id/country/cd ", "id/country/cd"),
    ],
)
def test_users_may_name_things_in_their_own_words(kind: str, text: str, iri: str) -> None:
    """Names go to the resolver, identifiers become IRIs, IRIs stay."""
    found = parameter_term(Param("x", "iri", kind, ""), text, resolve, base=Base())
    assert found == Iri(f"https://w3id.org/vpkg/{iri}")


def test_a_base_of_ones_own_is_used_for_things() -> None:
    """Things are minted under the base, vocabulary never."""
    base = Base("https://example.org/")
    assert parameter_term(Param("x", "iri", "report", ""), "a-2023", base=base) == Iri(
        "https://example.org/id/report/a-2023"
    )
    assert parameter_term(Param("x", "iri", "country", ""), "CD", base=base) == Iri("https://example.org/id/country/cd")
    assert parameter_term(Param("x", "iri", "pillar", ""), "ngo", base=base) == Iri(
        "https://w3id.org/vpkg/scheme/pillar/ngo"
    )
    assert parameter_term(Param("x", "iri", "activity-type", ""), "Training", base=base) == Iri(
        "https://w3id.org/vpkg/scheme/activity-type/training"
    )


@pytest.mark.parametrize(
    ("type_", "kind", "text", "error"),
    [
        ("iri", "country", "Atlantis", UnknownName),
        ("iri", "country", "xx", UnknownName),
        ("iri", "organisation", "No Such Body", UnknownName),
        ("iri", "pillar", "churches", UnknownName),
        ("iri", "entity", "nothing at all", UnknownName),
        ("iri", "", "word", UnknownName),
        ("iri", "", "https://example.org/a b", QueryError),
        ("gYear", "", "23", QueryError),
        ("gYear", "", "2023-24", QueryError),
        ("gYear", "", "２０２３", QueryError),
        ("integer", "", "many", QueryError),
        ("decimal", "", "high", QueryError),
        ("decimal", "", "-0.5", QueryError),
    ],
)
def test_what_cannot_be_understood_is_said_in_one_sentence(
    type_: str, kind: str, text: str, error: type[Exception]
) -> None:
    """The message names the parameter and what would do."""
    with pytest.raises(error, match=r"^\S.*\bx\b.*\.$"):
        parameter_term(Param("x", type_, kind, ""), text, resolve, base=Base())


@pytest.mark.parametrize(
    ("type_", "text", "value"),
    [("gYear", " 2023 ", "2023"), ("integer", "+7", "7"), ("decimal", " 0.80 ", "0.80"), ("string", " a ", " a ")],
)
def test_values_become_literals_of_their_type(type_: str, text: str, value: str) -> None:
    """Years and numbers are trimmed, strings are left alone."""
    assert parameter_term(Param("x", type_, "", ""), text) == Literal(value, XSD + type_)


# Running


def test_an_answer_says_what_it_rests_on(engines: Engines) -> None:
    """A table carries title, note and the number of reports, reporters and years of the store."""
    table = run(engines.store, find("partners"), {})
    assert (table.rests_on.reports, table.rests_on.organisations, table.rests_on.years) == (3, 2, 2)
    assert str(table.rests_on) == "This rests on 3 reports of 2 organisations, for 2022 to 2023."
    assert table.title == "Organisations named"
    assert len(table) == 3


def test_a_thing_that_the_store_does_not_know_is_an_error_not_an_empty_table(engines: Engines) -> None:
    """An IRI that occurs nowhere is most likely misspelt; one that occurs gives an empty table."""
    with pytest.raises(UnknownName, match="no-such-body"):
        run(
            engines.store, find("partners"), {"organisation": Iri("https://w3id.org/vpkg/id/organisation/no-such-body")}
        )
    country = Iri("https://w3id.org/vpkg/id/country/cg")
    assert len(run(engines.store, find("organisations-by-country"), {"country": country})) == 0


def test_declared_columns_must_be_those_selected(engines: Engines) -> None:
    """A file whose comments and SELECT disagree is refused when it is run."""
    wrong = parse("theme/name", GOOD.replace("SELECT ?report", "SELECT ?other"))
    with pytest.raises(DataError, match="declares other columns"):
        run(engines.store, wrong, {})


def test_the_library_is_sorted_and_has_every_theme() -> None:
    """The library is listed by theme and name."""
    names = [query.name for query in library()]
    assert all(a < b for a, b in pairwise(names))
    assert {query.theme for query in library()} == {
        "claims", "completeness", "coverage", "evidence", "organisations", "places", "reporting",
    }  # fmt: skip
