"""A query with a mistake: the place, the line with a caret, and plain words."""

from __future__ import annotations

import pytest

from tests.sparql.conftest import Ask

MISTAKES = [
    ("SELECT * WHERE { ?s ?p }", 24, "too few parts"),
    ("SELECT * WHERE { ?s a . }", 23, "too few parts"),
    ("SELECT * WHERE { ?s ?p ?o", 26, "the { of line 1, column 16 is never closed"),
    ("SELECT * WHERE { ?s ?p ?o } }", 29, "the } closes nothing"),
    ("SELECT * WHERE { FILTER(1 = 1 } )", 31, "must be closed first"),
    ("SELEC * WHERE { ?s ?p ?o }", 1, "did you mean SELECT?"),
    ("SELECT * WHERE { ?s dcterms:title ?o }", 21, "did you mean dct:?"),
    ("SELECT * WHERE { ?s zzz:title ?o }", 21, "begin the query with PREFIX zzz: <…>"),
    ("SELECT * WHERE { ?s ?p ?o FILTER(strlength(?o) > 3) }", 34, "did you mean STRLEN?"),
    ("SELECT * WHERE { ?s ?p ?o } ORDER ?s", 35, "the word BY is missing"),
    ("SELECT * WHERE { ?s ?p 'x }", 24, "a string is not closed"),
    ("INSERT DATA { <a:a> <a:b> <a:c> }", 1, "would change the store (INSERT)"),
    ("DELETE WHERE { ?s ?p ?o }", 1, "would change the store (DELETE)"),
    ("DROP ALL", 1, "would change the store (DROP)"),
    ("SELECT * WHERE { SERVICE <http://127.0.0.1:9> { ?s ?p ?o } }", 18, "SERVICE"),
    ("SELECT * FROM <http://127.0.0.1:9/g> WHERE { ?s ?p ?o }", 10, "FROM"),
]


@pytest.mark.parametrize(("query", "column", "words"), MISTAKES)
def test_a_mistake_is_pointed_at(ask: Ask, query: str, column: int, words: str) -> None:
    """One sentence with the place, then the line, then a caret under the column; exit status 2."""
    status, out, err = ask(query)
    assert (status, out) == (2, "")
    sentence, line, caret = err.rstrip("\n").split("\n")
    assert words in sentence
    assert f"line 1, column {column}" in sentence
    assert line == f"  {query}"
    assert caret == "  " + " " * (column - 1) + "^"


def test_the_line_of_several_is_shown(ask: Ask) -> None:
    """The place counts lines; only the line with the mistake is shown."""
    _, _, err = ask("SELECT *\nWHERE {\n  ?s foo:bar ?o\n}")
    assert "line 3, column 6" in err
    assert err.endswith("\n    ?s foo:bar ?o\n       ^\n")


def test_a_long_line_is_shown_around_the_place(ask: Ask) -> None:
    """Nobody wants ten thousand characters on the terminal."""
    _, _, err = ask("SELECT * WHERE { " + "?s ?p ?o . " * 90 + "?s foo:bar ?o }")
    sentence, line, caret = err.rstrip("\n").split("\n")
    assert "column 1011" in sentence
    assert len(line) < 110
    assert line[caret.index("^") :].startswith("foo:bar")


def test_an_empty_query_has_a_sentence(ask: Ask) -> None:
    """What a query begins with is said where there is none."""
    status, _, err = ask("# nothing")
    assert status == 2
    said = "vpkg: At line 1, column 1 there is no query; begin it with SELECT, ASK, CONSTRUCT or DESCRIBE.\n"
    assert err == said + "  # nothing\n  ^\n"


def test_an_unknown_variable_of_a_group_is_told(ask: Ask) -> None:
    """The commonest mistake with COUNT is told in words."""
    _, _, err = ask("SELECT ?s (COUNT(?o) AS ?n) WHERE { ?s ?p ?o }")
    assert "neither in GROUP BY nor within COUNT" in err


@pytest.mark.parametrize("form", ["xlsx", "parquet", "svg"])
def test_a_truth_is_not_written_as_a_table_of_another_kind(ask: Ask, form: str) -> None:
    """true in a file that calls itself a workbook is no workbook."""
    status, out, err = ask("ASK { ?s a vp:Answer }", "--format", form)
    assert (status, out) == (2, "")
    assert f"not written as {form}" in err
