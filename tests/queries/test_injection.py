"""Whatever a user writes for a parameter, the query keeps its shape: only the constant in its place changes."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

import pytest
import rdflib
from hypothesis import given, settings
from hypothesis import strategies as st
from rdflib.plugins.sparql import prepareQuery

from vpkg import terms
from vpkg.ask import LibraryQuery, Param, bind, parameter_term, permalink
from vpkg.errors import VpkgError
from vpkg.iri import Base
from vpkg.model import Iri, Literal, Term
from vpkg.store import open_memory

from .conftest import QUERIES

PLACES = [(query, param) for query in QUERIES for param in query.params]
HARMLESS: dict[str, Term] = {
    "iri": Iri("https://example.org/x"), "string": Literal("x"), "gYear": Literal("2023", terms.XSD + "gYear"),
}  # fmt: skip
HARMLESS |= {kind: Literal("1", terms.XSD + kind) for kind in ("integer", "decimal")}
FRAGMENTS = [
    '"', "'", '"""', "'''", "\\", "{", "}", "}}", "}} UNION {{", "} } UNION { ?s ?p ?o } #", "\n", "\r", "\t", "#",
    "# x\n",
    "\\u0022", "\\U00000022", "\\u007D", "\\u003E", "<", ">", "> } #", "<https://example.org/a b>", "UNDEF", "?x", "$x",
    "VALUES ?year { UNDEF }", "FILTER(true)", "SERVICE <http://example.org/>", "; DROP ALL", "^^", "@en", "2023", "0.5",
    "https://example.org/", "https://example.org/a b", "https://example.org/> <", "%3E", "\x00", "\x7f", "\u202e",
    "é", "😀", "\u2028", "\ufeff", " ", "yes", "ghana",
]  # fmt: skip
HOSTILE = st.one_of(
    st.lists(st.sampled_from(FRAGMENTS), min_size=1, max_size=6).map("".join),
    st.text(max_size=20),
    st.sampled_from(FRAGMENTS).map(lambda part: f"https://example.org/{part}"),
)
TOKENS = re.compile(
    r"(?P<iri><[^<>\"{}|^`\\\x00-\x20]*>)"
    r"|(?P<text>\"(?:[^\"\\\n\r]|\\[tbnrf\\\"'uU])*\")"
    r"|(?P<comment>\#[^\n]*)|(?P<variable>[?$]\w+)|(?P<name>[\w-]*:[\w.-]*|@?\w+)|(?P<sign>\S)"
)


def kinds(text: str) -> list[tuple[str, str]]:
    """The tokens of a query: constants by their kind alone, all else with its words."""
    found = ((match.lastgroup or "", match.group()) for match in TOKENS.finditer(text))
    return [(kind, "" if kind in ("iri", "text") else words) for kind, words in found]


@cache
def tokens_of(query: LibraryQuery, param: Param) -> list[tuple[str, str]]:
    """The tokens of a query with a harmless value."""
    return kinds(bind(query, {param.name: HARMLESS[param.type]}))


@cache
def shape_of(query: LibraryQuery, param: Param) -> Any:
    """The algebra of a query with a harmless value."""
    return shape(bind(query, {param.name: HARMLESS[param.type]}))


def shape(text: str) -> Any:
    """The algebra by rdflib's parser, constants masked."""
    return masked(prepareQuery(text).algebra)


def masked(node: Any) -> Any:
    """Leave of constants only what sort they are."""
    if isinstance(node, rdflib.URIRef):
        return "iri"
    if isinstance(node, rdflib.Literal):
        return ("literal", str(node.datatype), node.language)
    if isinstance(node, dict):
        return (getattr(node, "name", ""), sorted((str(key), masked(value)) for key, value in node.items()))
    if isinstance(node, (set, frozenset)):
        return sorted(map(repr, map(masked, node)))
    if isinstance(node, (list, tuple)):
        return [masked(each) for each in node]
    return repr(node)


def understood(param: Param, words: str) -> Term | None:
    """What a user's words become: by the way of names, or as an IRI or a text just as they are; None if refused."""
    try:
        return parameter_term(param, words, base=Base())
    except VpkgError:
        return None


def test_there_is_a_parameter_of_every_type_to_be_attacked() -> None:
    """The properties below look at something: IRIs, texts, years and decimals."""
    assert {param.type for _, param in PLACES} >= {"iri", "string", "gYear", "decimal"}
    assert len(PLACES) > 100


@settings(max_examples=1500, deadline=None)
@given(st.sampled_from(PLACES), HOSTILE)
def test_no_words_change_the_tokens_of_a_query(place: tuple[LibraryQuery, Param], words: str) -> None:
    """Any words for any parameter of any query: refused in a sentence, or one constant of the parameter's type."""
    query, param = place
    found = understood(param, words)
    if found is not None:
        assert kinds(bind(query, {param.name: found})) == tokens_of(query, param)


@settings(max_examples=400, deadline=None)
@given(st.sampled_from(PLACES), HOSTILE)
def test_no_term_changes_the_tokens_of_a_query(place: tuple[LibraryQuery, Param], words: str) -> None:
    """Terms that were made elsewhere too: an IRI or a literal of any characters is refused or stays one constant."""
    query, param = place
    made = Iri(words) if param.type == "iri" else Literal(words, terms.XSD + param.type)
    try:
        text = bind(query, {param.name: made})
    except VpkgError:
        return
    assert kinds(text) == tokens_of(query, param)


@settings(max_examples=200, deadline=None)
@given(st.sampled_from(PLACES), HOSTILE)
def test_no_words_change_the_algebra_of_a_query(place: tuple[LibraryQuery, Param], words: str) -> None:
    """The parsed query is the same but for the constant, by the parser of another engine; it gives no error on ours."""
    query, param = place
    found = understood(param, words)
    if found is None:
        return
    text = bind(query, {param.name: found})
    assert shape(text) == shape_of(query, param)
    with open_memory() as store:
        assert store.select(text).columns == tuple(column.name for column in query.columns)


@settings(max_examples=300, deadline=None)
@given(st.sampled_from(PLACES), HOSTILE)
def test_no_words_get_out_of_a_permalink(place: tuple[LibraryQuery, Param], words: str) -> None:
    """A link holds any words percent-encoded and gives them back as the same term."""
    query, param = place
    found = understood(param, words)
    if found is not None:
        link = permalink.link(Base(), query, {param.name: found})
        assert re.fullmatch(r"[A-Za-z0-9:/?=&%._~-]+", link)
        assert permalink.read(link).values == {param.name: found}


@pytest.mark.parametrize("attack", ['x" } UNION { ?s ?p ?o } #', "x\n}} UNION {{ ?s ?p ?o", "\\u0022 } #"])
def test_the_check_would_see_words_that_got_out(attack: str) -> None:
    """Pasted as text, the same words do change the tokens: the properties above can fail."""
    query, param = next(place for place in PLACES if place[1].type == "string" and not place[1].default)
    pasted = query.text.replace(f"VALUES ?{param.name} {{ UNDEF }}", f'VALUES ?{param.name} {{ "{attack}" }}')
    assert kinds(pasted.replace("\\u0022", '"')) != tokens_of(query, param)
