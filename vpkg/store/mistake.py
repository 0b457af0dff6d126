"""What is wrong with a query that is no SPARQL, in plain words and with the place.

The engine names the rules of its grammar that would fit; a person is told of the bracket, word or prefix instead where
one can be found.
"""

from __future__ import annotations

import difflib
import re
from itertools import pairwise

from vpkg.errors import QueryError
from vpkg.iri import PREFIXES
from vpkg.store import guard
from vpkg.store.guard import Token, place

_BEGINNINGS = ("SELECT", "ASK", "CONSTRUCT", "DESCRIBE", "PREFIX", "BASE")
_UPDATES = frozenset("INSERT DELETE LOAD CLEAR DROP CREATE ADD MOVE COPY WITH".split())
_FUNCTIONS = tuple(
    "STR LANG LANGMATCHES DATATYPE BOUND IRI URI BNODE RAND ABS CEIL FLOOR ROUND CONCAT STRLEN UCASE LCASE "
    "ENCODE_FOR_URI CONTAINS STRSTARTS STRENDS STRBEFORE STRAFTER YEAR MONTH DAY HOURS MINUTES SECONDS TIMEZONE TZ NOW "
    "UUID STRUUID MD5 SHA1 SHA256 SHA384 SHA512 COALESCE IF STRLANG STRDT SAMETERM ISIRI ISURI ISBLANK ISLITERAL "
    "ISNUMERIC REGEX SUBSTR REPLACE COUNT SUM MIN MAX AVG SAMPLE GROUP_CONCAT EXISTS".split()
)
_BEFORE_BRACKET = frozenset(
    "FILTER IN NOT AS BY HAVING SELECT DISTINCT REDUCED WHERE VALUES BIND ASC DESC EXISTS".split()
)
_TERMS = frozenset({"variable", "iri", "name", "string", "number"})
_CLOSES = {")": "(", "]": "[", "}": "{"}
_UNBOUND = "a variable is selected that is neither in GROUP BY nor within COUNT, SUM or their like"


def misspelt(query: str, reason: str) -> QueryError:
    """Turn what the parser complains of into a sentence that names the place."""
    found = guard.tokens(query)
    for look in (_update, _prefix, _brackets, _beginning, _function, _by, _statement):
        sentence = look(query, found)
        if sentence:
            return QueryError(sentence)
    at = re.search(r"at (\d+):(\d+)", reason)
    where = f" at line {at.group(1)}, column {at.group(2)}" if at else ""
    return QueryError(
        f"The query is not well-formed SPARQL{where}{_expected(reason)}; correct it there or just before."
    )


def _update(query: str, found: list[Token]) -> str:
    for token in found:
        if token.word in _BEGINNINGS[:4]:
            break
        if token.word in _UPDATES:
            return (
                f"At {place(query, token.at)} the query would change the store ({token.word}), and queries only ask; "
                "what is in a store comes from reports, by vpkg build."
            )
    return ""


def _prefix(query: str, found: list[Token]) -> str:
    prefix = guard.undeclared_prefix(query)
    if prefix is None:
        return ""
    token = next(each for each in found if each.kind == "name" and each.text.startswith(f"{prefix}:"))
    word = prefix.lower()
    alike = [name for name in PREFIXES if word.startswith(name) or (word and name.startswith(word))]
    near = difflib.get_close_matches(word, PREFIXES, 1, 0.75) or alike
    meant = f"did you mean {near[0]}:? If not, begin" if near else "begin"
    where = place(query, token.at)
    return f"At {where} the prefix {prefix}: is not declared; {meant} the query with PREFIX {prefix}: <…>."


def _brackets(query: str, found: list[Token]) -> str:
    open_: list[Token] = []
    for token in found:
        if token.kind == "mark" and token.text in _CLOSES.values():
            open_.append(token)
        elif token.kind == "mark" and token.text in _CLOSES:
            if not open_:
                return f"At {place(query, token.at)} the {token.text} closes nothing; take it out."
            before = open_.pop()
            if before.text != _CLOSES[token.text]:
                return (
                    f"At {place(query, token.at)} a {token.text} stands where the {before.text} of "
                    f"{place(query, before.at)} must be closed first; mend one of them."
                )
    if not open_:
        return ""
    end, start = place(query, len(query)), place(query, open_[-1].at)
    return f"At {end} the query ends, and the {open_[-1].text} of {start} is never closed; close it."


def _beginning(query: str, found: list[Token]) -> str:
    if not found:
        return "At line 1, column 1 there is no query; begin it with SELECT, ASK, CONSTRUCT or DESCRIBE."
    first = found[0]
    if first.word in _BEGINNINGS:
        return ""
    near = difflib.get_close_matches(first.text.upper(), _BEGINNINGS, 1, 0.6)
    meant = f"; did you mean {near[0]}?" if near else "."
    return f"At {place(query, first.at)} a query begins with SELECT, ASK, CONSTRUCT or DESCRIBE, not so{meant}"


def _function(query: str, found: list[Token]) -> str:
    for token, after in pairwise(found):
        known = token.word in _FUNCTIONS or token.word in _BEFORE_BRACKET
        if token.kind == "word" and after.text == "(" and not known and token.word not in ("A", "UNDEF", "GROUP"):
            near = difflib.get_close_matches(token.word, _FUNCTIONS, 1, 0.6)
            meant = f"did you mean {near[0]}?" if near else "use one of SPARQL 1.1."
            return f"At {place(query, token.at)} {token.text} is no function of SPARQL; {meant}"
    return ""


def _by(query: str, found: list[Token]) -> str:
    for token, after in pairwise(found):
        if token.word in ("ORDER", "GROUP") and after.word != "BY":
            return f"At {place(query, after.at)} the word BY is missing; write {token.word} BY."
    return ""


def _statement(query: str, found: list[Token]) -> str:
    """Find a statement of plain terms that ends too early; one with paths or keywords is left to the parser."""
    terms: list[Token] | None = []
    values = False
    for token in found:
        values = values or token.word == "VALUES"
        if token.text in (".", "}") and terms is not None and len(terms) in (1, 2):
            return (
                f"At {place(query, token.at)} the statement before the {token.text} has too few parts: it needs a "
                "subject, a property and a value."
            )
        if token.text in ("{", "}", "."):
            terms = None if values and token.text != "}" else []
            values = values and token.text != "}"
        elif terms is not None:
            terms = [*terms, token] if token.kind in _TERMS or token.text == "a" else None
    return ""


def _expected(reason: str) -> str:
    """Say what would fit, where it can be said in the words of SPARQL."""
    if "variable that is unbound" in reason:
        return f" ({_UNBOUND})"
    if "IRI parsing failed" in reason:
        return " (what stands between < and > is no IRI)"
    listed = re.sub(r"\[(?:'[^']*'|[^\]'])*\]", "", reason.partition("expected")[2])
    words = re.findall(r'"([^"]+)"|\b([A-Z]{2,})\b', listed)
    names = sorted({(mark or word) for mark, word in words} - {"LATERAL", "SERVICE", "OPTIONAL", "{|", "~"})
    if not 0 < len(names) <= 4:
        return ""
    return f" ({' or '.join(names)} would fit)"
