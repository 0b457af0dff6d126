"""What runs and finds nothing: a word on standard error, and the answer stays clean."""

from __future__ import annotations

import pytest

from tests.sparql.conftest import REPORT, Ask
from vpkg.sparql import unknown_terms

REASONS = [
    ("SELECT ?s WHERE { ?s dct:title ?o }", "does not know <http://purl.org/dc/terms/title>"),
    ("SELECT ?s WHERE { GRAPH <https://w3id.org/vpkg/graph/report/none> { ?s a vp:Answer } }", "as a graph"),
    ('SELECT ?s WHERE { ?s rdfs:label "Kenya" }', "compare with STR(?x)"),
    ("SELECT ?s WHERE { ?s a vp:Answer . ?s rdfs:label ?o . ?o ?p ?q }", "take out one after the other"),
    ("CONSTRUCT { ?s a vp:Answer } WHERE { ?s dct:title ?o }", "does not know <http://purl.org/dc/terms/title>"),
]


@pytest.mark.parametrize(("query", "words"), REASONS)
def test_an_empty_answer_has_a_likely_reason(ask: Ask, query: str, words: str) -> None:
    """One line on standard error; exit status 0, since nothing is an answer too."""
    status, _, err = ask(query)
    assert status == 0
    assert err.startswith("vpkg: Nothing was found: ")
    assert err.count("\n") == 1
    assert words in err


def test_a_misspelt_term_is_told_before_the_answer(ask: Ask) -> None:
    """A name that the ontology does not know silently matches nothing, so it is not silent."""
    status, out, err = ask("SELECT ?s WHERE { ?s a vp:Answr }", "--format", "csv")
    assert (status, out) == (0, "s\n")
    assert err == "vpkg: vp:Answr is no term of the ontology, so nothing can match it; did you mean vp:Answer?\n"


def test_an_answer_that_is_full_has_no_hint(ask: Ask) -> None:
    """Nothing is said where there is nothing to say."""
    assert ask("SELECT ?s WHERE { ?s rdfs:label 'Kenya'@en }", "--format", "csv")[2] == ""
    assert ask(f"ASK {{ GRAPH <{REPORT}> {{ ?s ?p ?o }} }}") == (0, "true\n", "")


def test_terms_are_looked_for_in_names_only() -> None:
    """Neither a string nor a comment holds a term; an IRI written out does."""
    assert unknown_terms("SELECT * { ?s a vp:Report . # vp:Nope\n ?s rdfs:label 'vp:Nope' }") == ()
    assert unknown_terms("SELECT * { ?s a <https://w3id.org/vpkg/ontology#Reports> }") == (
        "vp:Reports is no term of the ontology, so nothing can match it; did you mean vp:Report?",
    )
