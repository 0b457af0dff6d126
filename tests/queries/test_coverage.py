"""What stands under an answer: what it rests on, what was left out, and who was asked; and the link that cites it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace

import pytest

import vpkg
from vpkg.ask import find, library, permalink, run
from vpkg.ask.seen import topics_of
from vpkg.errors import QueryError, UnknownName
from vpkg.iri import ROOT, SCHEME, Base
from vpkg.model import Iri, Literal
from vpkg.templates import topics

from .conftest import XSD, Engines

TOPICS = {f"{SCHEME}topic/{topic.slug}" for topic in topics()}


@pytest.fixture(scope="module", name="graph")
def _graph() -> Iterator[vpkg.KnowledgeGraph]:
    with vpkg.build(vpkg.demo_reports()) as graph:
        yield graph


@pytest.mark.parametrize(
    ("values", "basis"),
    [
        ({}, "This rests on 10 reports of 6 organisations, for 2012 to 2023."),
        ({"year": "2023"}, "This rests on 5 of the 10 reports in the store, of 5 organisations, for 2023."),
        (
            {"year": "2023", "pillar": "ngo"},
            "This rests on 2 of the 10 reports in the store, of 2 organisations, for 2023.",
        ),
        ({"year": "1999"}, "This rests on 0 of the 10 reports in the store, of 0 organisations."),
    ],
)
def test_an_answer_rests_on_the_reports_that_its_query_could_see(
    values: dict[str, str], basis: str, graph: vpkg.KnowledgeGraph
) -> None:
    """Year and pillar narrow the reports; how many the store holds is said beside them."""
    assert str(graph.ask("reports", **values).rests_on) == basis


def test_one_report_and_one_template_narrow_what_an_answer_rests_on(graph: vpkg.KnowledgeGraph) -> None:
    """A report stands for itself, a template for the reports that follow it."""
    assert graph.ask("pledges", report="torvane-mining-plc-2022").rests_on.reports == 1
    assert graph.ask("unanswered-questions", template="ngo-2023").rests_on.reports == 3


def test_who_was_not_asked_is_told_from_who_is_silent(graph: vpkg.KnowledgeGraph) -> None:
    """Eight full reports: what a government was asked is not known, NGOs' templates do not ask; two say none."""
    table = graph.ask("nil-returns")
    line = next(each for each in table.coverage if each.startswith("On incident reporting"))
    # corporate-14 asks it in B6 (three full reports), the form of 2010 to 2013 in B4 (one): four of eight were asked.
    assert line == (
        "On incident reporting: of 8 full reports, the questions of 1 are not known, 3 were not asked by the template, "
        "2 gave a nil return, 1 answered, 1 gave no answer."
    )
    assert "Rows come from 3 of 10 reports; the silence of others is neither a no nor a zero." in table.coverage


def test_a_topic_that_the_user_gives_is_told_of(graph: vpkg.KnowledgeGraph) -> None:
    """The parameter wins over the topics that a query names."""
    query = find("own-headings")
    assert topics_of(query, {"topic": Iri(SCHEME + "topic/training")}) == [SCHEME + "topic/training"]
    assert any(line.startswith("On training: of 8 full") for line in graph.ask(query.name, topic="training").coverage)


def test_the_topics_that_queries_name_exist() -> None:
    """A misspelt topic would tell that nobody was asked."""
    named = [topic for query in library() for topic in topics_of(query, {})]
    assert len(named) >= 5
    assert set(named) <= TOPICS


def test_what_the_defaults_leave_out_is_counted(told: Engines) -> None:
    """Two acts of an unconfirmed forum and one of its bank are counted, and how to see them is said; the two rows of
    unmeasured rules stay in and are counted too.
    """
    table = run(told.store, find("activities"), {})
    assert len(table) == 5
    assert table.left_out == (
        "Left out: 3 rows naming organisations that nobody has confirmed; ask with minimum=0 candidates=yes to see "
        "them.",
        "2 rows of 5 rest on rules whose precision is not measured.",
    )
    everything = run(told.store, find("activities"), {"minimum": number("0"), "candidates": Literal("yes")})
    assert len(everything) == 8
    assert everything.left_out == ("2 rows of 8 rest on rules whose precision is not measured.",)


def test_rules_measured_below_the_default_are_left_out(told: Engines) -> None:
    """A rule of 0.85 falls under a default of 0.9; rows without a measure stay, and both counts are said."""
    query = find("people-trained")
    strict = replace(query, params=tuple(replace(p, default="0.9") if p.default else p for p in query.params))
    table = run(told.store, strict, {})
    assert [str(row["sentence"])[:8] for row in table] == ["In Kenya"]
    assert table.left_out == (
        "Left out: 2 rows resting on rules measured below 0.9; ask with minimum=0 to see them.",
        "1 row of 1 rests on rules whose precision is not measured.",
    )


def test_rows_that_both_defaults_leave_out_are_counted_once(told: Engines) -> None:
    """The acts of unconfirmed organisations rest on rules of 0.85 as well: they are left out for both reasons."""
    query = find("activities")
    strict = replace(query, params=tuple(replace(p, default="0.9") if p.name == "minimum" else p for p in query.params))
    table = run(told.store, strict, {})
    assert len(table) == 2
    assert table.left_out[0] == (
        "Left out: 3 rows resting on rules measured below 0.9, 3 rows for both reasons; ask with minimum=0 "
        "candidates=yes to see them."
    )


def number(text: str) -> Literal:
    """A decimal."""
    return Literal(text, XSD + "decimal")


def test_the_register_is_told_of_where_a_store_has_one(graph: vpkg.KnowledgeGraph) -> None:
    """Without a register nothing is said of it; with one, how its searches ended."""
    assert not any("register" in line for line in graph.ask("reports").coverage)
    with vpkg.build(vpkg.demo_reports()[:1]) as other:
        other.register(vpkg.demo_register())
        (line,) = [line for line in other.ask("reports").coverage if "register" in line]
    assert line.startswith("The collection register lists ")
    assert " not found" in line
    assert line.endswith("; what was not found may exist.")


# Citation


def test_a_permalink_asks_the_same_again(graph: vpkg.KnowledgeGraph) -> None:
    """Query, terms and defaults stand in the link, percent-encoded; read back it gives the same rows."""
    table = graph.ask("people-trained", country="Kenya", year=2023)
    assert table.permalink == (
        f"{ROOT}ask/claims/people-trained?country=https%3A%2F%2Fw3id.org%2Fvpkg%2Fid%2Fcountry%2Fke&year=2023"
        "&minimum=0.5"
    )
    link = permalink.read(table.permalink)
    assert link.dataset == ""
    assert graph.answer(link.query, link.values) == table


def test_a_citation_holds_the_hash_of_the_dataset(graph: vpkg.KnowledgeGraph) -> None:
    """The hash is that of all statements; it is printed where asked for, and is there to be read."""
    table = graph.ask("reports-by-year-and-pillar")
    assert table.citation == f"{ROOT}ask/reporting/reports-by-year-and-pillar?dataset=sha256:{graph.hash()}"
    assert permalink.read(table.citation).dataset == graph.hash()
    cited = table.cite()
    assert cited.to_text(400).splitlines()[-1] == f"Cite as: {table.citation}"
    assert "Cite as" not in table.to_text(400)
    assert json.loads(cited.to_json())["vpkg"]["citation"] == table.citation


def test_json_says_of_an_answer_what_stands_under_it(graph: vpkg.KnowledgeGraph) -> None:
    """SPARQL results JSON with one more member, which readers of that format pass over."""
    found = json.loads(graph.ask("nil-returns").to_json())
    assert list(found) == ["head", "results", "vpkg"]
    assert list(found["vpkg"]) == ["title", "note", "basis", "coverage", "left_out", "citation"]


@pytest.mark.parametrize(
    ("link", "error"),
    [
        ("https://example.org/", QueryError),
        ("reports?year=2023", QueryError),
        (ROOT + "ask/reporting/nothing?year=2023", UnknownName),
        (ROOT + "ask/reporting/reports?colour=red", UnknownName),
        (ROOT + "ask/reporting/reports?year=2023&year=2022", UnknownName),
        (ROOT + "ask/reporting/reports?dataset=sha256:12", QueryError),
        (ROOT + "ask/reporting/reports?pillar=a%20b%3E", QueryError),
        (ROOT + "ask/reporting/reports?year=20%0A23", QueryError),
        (ROOT + "ask/reporting/reports?year=%FF", QueryError),
    ],
)
def test_a_link_that_is_none_is_refused_in_a_sentence(link: str, error: type[Exception]) -> None:
    """Links come from outside: what is no query, parameter or term of ours is not asked."""
    with pytest.raises(error, match=r"[.?]$"):
        permalink.read(link)


def test_a_link_of_another_base_can_be_read() -> None:
    """Who mints under a base of one's own gives links under it."""
    link = permalink.link(Base("https://example.org/kg#"), find("reports"), {"year": Literal("2023", XSD + "gYear")})
    assert link == "https://example.org/kg/ask/reporting/reports?year=2023"
    assert permalink.read(link).values == {"year": Literal("2023", XSD + "gYear")}
