"""The page of competency questions and the queries agree."""

from __future__ import annotations

import re

import pytest
from rdflib import RDF, Graph, URIRef
from rdflib.compare import isomorphic

from tests.queries import corpus
from tests.queries.conftest import Engines
from tests.shared import REPOSITORY, shared
from vpkg.ask import library
from vpkg.cli.parser import parser
from vpkg.iri import ONTOLOGY, ROOT

PAGE = (REPOSITORY / "docs" / "competency-questions.md").read_text(encoding="utf-8")
ROWS = {int(number): cells.split(" | ") for number, cells in re.findall(r"^\| (\d+) \| (.*) \|$", PAGE, re.MULTILINE)}


def _linked(number: int) -> set[str]:
    return set(re.findall(r"\]\(\.\./queries/([\w/-]+)\.rq\)", ROWS[number][1]))


def test_every_question_has_its_row() -> None:
    """The forty-three numbers stand there once and in order, each with a question, an answer and what to know."""
    assert list(ROWS) == list(range(1, 44))
    for question, answered, know in ROWS.values():
        assert question.endswith("?")
        assert answered
        assert know.endswith((".", "(below)."))


def test_queries_and_page_name_the_same_questions() -> None:
    """A query stands in the row of each number that it names, and in no other."""
    told = {(number, name) for number in ROWS for name in _linked(number)}
    named = {(number, query.name) for query in library() for number in query.competency}
    assert told
    assert told ^ named == set()


def test_everything_that_the_page_leads_to_exists() -> None:
    """Every linked file is there, and every command is one of the command line."""
    links = re.findall(r"\]\((\.\./[^)]+)\)", PAGE)
    commands = set(re.findall(r"`vpkg (\w+)", PAGE))
    known = next(action.choices for action in parser()._actions if action.dest == "command")
    assert links
    assert commands
    assert [link for link in links if not (REPOSITORY / "docs" / link).is_file()] == []
    assert known is not None
    assert commands - set(known) == set()


def test_no_question_is_in_other_peoples_words() -> None:
    """No row repeats seven words in a row of the list that the questions were taken from."""
    source = _words(shared("domain/competency-questions.md").read_text(encoding="utf-8"))
    theirs = {tuple(source[i : i + 7]) for i in range(len(source))}
    assert len(theirs) > 500
    for row in ROWS.values():
        ours = _words(row[0])
        assert theirs & {tuple(ours[i : i + 7]) for i in range(len(ours) - 6)} == set()


def _words(text: str) -> list[str]:
    return re.findall(r"[a-z]+", text.lower())


@pytest.mark.parametrize(
    ("country", "sentences"),
    [("ke", {corpus.DELIVERED, corpus.ENGAGED}), ("ug", {corpus.PLANNED, corpus.COURSES}), ("gh", set())],
)
def test_the_activities_of_a_country_come_as_a_graph_with_their_words(
    told: Engines, country: str, sentences: set[str]
) -> None:
    """Kenya has the act in the country and the one in a place within it; two engines give the same graph."""
    text = (REPOSITORY / "queries" / "derive" / "activities-of-country.rq").read_text(encoding="utf-8")
    assert text.count("VALUES ?country { UNDEF }") == 1
    bound = text.replace("{ UNDEF }", f"{{ <{ROOT}id/country/{country}> }}")
    found = {line.rstrip(" .\n") for line in told.store.construct(bound)}
    graph = Graph().parse(data="".join(line + " .\n" for line in sorted(found)), format="nt")
    exact = URIRef("http://www.w3.org/ns/oa#exact")
    assert {str(words) for words in graph.objects(None, exact)} == sentences
    activities = set(graph.subjects(RDF.type, URIRef(ONTOLOGY + "Activity")))
    assert len(activities) == len(sentences)
    other = told.dataset.query(bound).graph
    assert other is not None
    assert isomorphic(graph, other)
