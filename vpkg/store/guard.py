"""What must not reach the engine: queries that call the network, read foreign graphs or kill the process.

The engine (Oxigraph 0.5) sends SERVICE requests without asking, and a few kilobytes of nested brackets or chained
operators overflow its stack, which ends the process. Neither can be caught afterwards, so the text is looked at first.

The engine's grammar knows no word boundaries: ``SERVICEex:foo{`` is a call. So this tokenizer refuses what two readers
could cut differently (an unclosed string, ``<<``, an escape outside of a string, a ``<`` that may be an IRI or
less-than) and treats a keyword glued to something else as the keyword.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from vpkg.errors import QueryError
from vpkg.iri import PREFIXES

MAX_BYTES = 100_000
MAX_DEPTH = 200
# Chains nest in the engine's parser too (3,000 MINUS or 20,000 alternatives of a path end the process), and joins are
# planned in cubic time: 200 triples, 200 members of a collection or a path of 500 steps took 5 s on an empty store.
# No query that a person writes comes near these.
MAX_CLAUSES = 100
MAX_OPERATORS = 250
MAX_STATEMENTS = 100
MAX_BRACKETS = 500

_CLAUSES = frozenset("OPTIONAL UNION MINUS GRAPH FILTER BIND EXISTS SELECT VALUES AS".split())
_OPERATORS = frozenset("! / | ^ + - * || &&".split())
_FORMS = ("SELECT", "CONSTRUCT", "ASK", "DESCRIBE")
_MEMBERS = frozenset({"variable", "name", "string", "number", "iri", "language"})
_OPERANDS = _MEMBERS | {"word"}
_REFUSED = re.compile(r"SERVICE|LOAD|FROM", re.IGNORECASE)

_PREFIX = r"(?:[^\W\d_](?:[\w.\-\u00b7]*[\w\-\u00b7])?)?"
_CODED = r"%[0-9A-Fa-f]{2}|\\[_~.\-!$&'()*+,;=/?#@%]"
# A local name begins with neither dot nor hyphen: in `ex:.SERVICE<…>` the engine sees a name, a dot and a call.
_LOCAL = rf"(?:(?:[\w:]|{_CODED})(?:[\w:\-\u00b7.]|{_CODED})*)?"
_TOKEN = re.compile(
    rf"""
      (?P<space>[ \t\r\n]+ | \#[^\r\n]*)
    | (?P<string>\"\"\"(?:"{{0,2}}(?:[^"\\]|\\.))*\"\"\" | '''(?:'{{0,2}}(?:[^'\\]|\\.))*'''
        | "(?!"")(?:[^"\\\r\n]|\\.)*" | '(?!'')(?:[^'\\\r\n]|\\.)*')
    | (?P<double><<)
    | (?P<iri><[^\x00-\x20<>"{{}}|^`\\]*>)
    | (?P<variable>[?$][\w\u00b7]+)
    | (?P<language>@[A-Za-z]+(?:-[A-Za-z0-9]+)*)
    | (?P<name>{_PREFIX}:{_LOCAL} | _:[\w.\-\u00b7]+)
    | (?P<number>[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)
    | (?P<word>[^\W\d][\w]*)
    | (?P<mark>&&|\|\||\^\^|[^\\"'])
    """,
    re.VERBOSE | re.DOTALL,
)
_ESCAPE = re.compile(r"\\(?:[tbnrf\"'\\]|u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|(.))", re.DOTALL)
# A name with `//` after its colon cannot be written in an expression, so this is an IRI for every reader.
_PLAINLY_IRI = re.compile(r"<[A-Za-z][A-Za-z0-9+.-]*://")


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of a query: ``kind`` names the group of the grammar, ``at`` is its place in code points."""

    kind: str
    text: str
    at: int

    @property
    def word(self) -> str:
        """The keyword in upper case, or an empty string."""
        return self.text.upper() if self.kind == "word" else ""


def admit(query: str, has_graph: Callable[[str], bool]) -> list[Token]:
    """Let a query pass, or raise `QueryError` with one sentence; returns its tokens without space and comments.

    ``has_graph`` tells whether the store holds a graph of that IRI: FROM may name no other.
    """
    _refuse_length(query)
    found = tokens(query)
    _refuse_size(query, found)
    _refuse_calls(query, found)
    _refuse_foreign_graphs(query, found, has_graph)
    return found


def kind(query: str) -> str:
    """Tell the form of a query: ``select``, ``construct``, ``ask``, ``describe``, or ``unknown``."""
    _refuse_length(query)
    return next((each.word.lower() for each in tokens(query) if each.word in _FORMS), "unknown")


def place(query: str, at: int) -> str:
    """Say where a code point stands, as people count lines and columns."""
    before = query[:at]
    return f"line {before.count(chr(10)) + 1}, column {at - (before.rfind(chr(10)) + 1) + 1}"


def tokens(query: str) -> list[Token]:
    """Cut a query into tokens, without space and comments; raise `QueryError` where two readers could differ."""
    found: list[Token] = []
    at = 0
    while at < len(query):
        match = _TOKEN.match(query, at)
        if match is None or match.lastgroup is None:
            raise QueryError(f"At {place(query, at)} a string is not closed or a backslash stands alone; mend it.")
        token = Token(match.lastgroup, match.group(), at)
        # The space alternative must not swallow the sign between two numbers: 1-1 is an operation.
        if token.kind == "number" and token.text[0] in "+-" and found and _operand(found[-1]):
            token = Token("mark", token.text[0], at)
        at += len(token.text)
        if token.kind != "space":
            _refuse_doubtful(query, token, found[-1] if found else None)
            found.append(token)
    return found


def undeclared_prefix(query: str) -> str | None:
    """Return the first prefix that is used without being declared, for a better message than the engine's."""
    found = tokens(query)
    declared = _prefixes(found)
    for token in found:
        if token.kind == "name" and not token.text.startswith("_:"):
            prefix = token.text.split(":", 1)[0]
            if prefix not in declared:
                return prefix
    return None


def _refuse_length(query: str) -> None:
    if len(query.encode("utf-8", "surrogatepass")) > MAX_BYTES:
        raise QueryError(f"The query is longer than {MAX_BYTES:,} bytes; shorten it, or ask in several queries.")


def _operand(token: Token) -> bool:
    return token.kind in _OPERANDS or token.text in (")", "]", "}")


def _refuse_doubtful(query: str, token: Token, before: Token | None) -> None:
    problem = ""
    if token.kind == "string":
        problem = next((_no_escape(each) for each in _ESCAPE.finditer(token.text) if _no_escape(each)), "")
    elif token.kind == "double":
        problem = "<< stands here, and vpkg holds no quoted triples; put a space between two < signs"
    elif (
        token.kind == "iri"
        and (before is not None and _operand(before))
        and re.search(r"[#')]", token.text)
        and not _PLAINLY_IRI.match(token.text)
    ):
        problem = "< can be read in two ways; put a space after it, or write a prefixed name"
    if problem:
        raise QueryError(f"At {place(query, token.at)} of the query {problem}.")


def _no_escape(escape: re.Match[str]) -> str:
    code = int(escape.group(1) or escape.group(2) or "0", 16)
    if escape.group(3) or code > 0x10FFFF or 0xD800 <= code <= 0xDFFF:
        return f"{escape.group()!r} is no escape of SPARQL; write two backslashes for one"
    return ""


@dataclass(slots=True)
class _Size:
    """What a query asks of the engine's stack and planner; lists in VALUES and IN cost nothing and are not counted."""

    clauses: int = 0
    operators: int = 0
    statements: int = 0
    brackets: int = 0

    def add(self, token: Token, before: Token, inside: str) -> None:
        """Count one token that stands inside a bracket of the given kind."""
        self.clauses += token.word in _CLAUSES
        self.operators += token.kind == "mark" and token.text in _OPERATORS
        self.brackets += token.text in ("(", "[", "{")
        if inside in ("{", "["):
            self.statements += token.text in (".", ";", ",")
        elif inside == "(":
            self.statements += token.kind in _MEMBERS and (before.kind in _MEMBERS or before.text in (")", "]"))

    def refuse_if_large(self) -> None:
        """Raise `QueryError` where the engine would take very long, or fall."""
        for name, limit in (
            ("clauses", MAX_CLAUSES),
            ("operators", MAX_OPERATORS),
            ("statements", MAX_STATEMENTS),
            ("brackets", MAX_BRACKETS),
        ):
            if getattr(self, name) > limit:
                raise QueryError(
                    f"The query has more than {limit} {name}; ask in several queries, or put lists into VALUES or IN."
                )


def _refuse_size(query: str, found: list[Token]) -> None:
    size = _Size()
    stack: list[str] = []
    values = False
    before = Token("end", "", 0)
    for token in found:
        if "values" not in stack:
            size.add(token, before, stack[-1] if stack else "")
        values = values or token.word == "VALUES"
        if token.text in ("(", "[", "{"):
            stack.append("values" if values and token.text == "{" else token.text)
            values = values and token.text != "{"
        elif token.text in (")", "]", "}") and stack:
            stack.pop()
        if len(stack) > MAX_DEPTH:
            where = place(query, token.at)
            raise QueryError(f"At {where} brackets are nested deeper than {MAX_DEPTH}; make the query flatter.")
        before = token
    size.refuse_if_large()


def _refuse_calls(query: str, found: list[Token]) -> None:
    end = Token("end", "", len(query))
    for before, token, after in zip([end, *found], found, [*found[1:], end], strict=False):
        if token.kind == "word":
            hit = _REFUSED.search(token.text)
            glued = hit is not None and hit.group().upper() == "FROM" and token.word != "FROM"
        elif token.kind == "name" and (after.text == "{" or after.word in ("WHERE", "FROM")) and before.word != "GRAPH":
            # SERVICEex:foo{ } and service:foo{ } are calls for the engine; as a pattern, no name stands before a brace.
            hit, glued = _REFUSED.search(token.text.split(":", 1)[0]), True
        else:
            continue
        if hit is not None and (glued or hit.group().upper() != "FROM"):
            called = hit.group().upper()
            raise QueryError(
                f"At {place(query, token.at)} the query uses {called}, which vpkg does not follow: it asks only the "
                "store at hand; take it out, or put a space around a word that only looks like it."
            )


def _refuse_foreign_graphs(query: str, found: list[Token], has_graph: Callable[[str], bool]) -> None:
    prefixes = _prefixes(found)
    for index, token in enumerate(found):
        if token.word != "FROM":
            continue
        rest = [each for each in found[index + 1 : index + 3] if each.word != "NAMED"][:1]
        graph = _resolve(rest[0], prefixes) if rest else None
        if graph is None or not has_graph(graph):
            shown = f"<{graph}>" if graph else "a graph that cannot be made out"
            raise QueryError(
                f"At {place(query, token.at)} FROM names {shown}, which this store does not hold; "
                "leave FROM out to ask all graphs."
            )


def _resolve(token: Token, prefixes: dict[str, str]) -> str | None:
    if token.kind == "iri":
        return token.text[1:-1]
    prefix, colon, local = token.text.partition(":")
    if token.kind != "name" or not colon or prefix not in prefixes:
        return None
    return prefixes[prefix] + re.sub(r"\\(.)", r"\1", local)


def _prefixes(found: list[Token]) -> dict[str, str]:
    return PREFIXES | {
        name.text.removesuffix(":"): iri.text[1:-1]
        for word, name, iri in zip(found, found[1:], found[2:], strict=False)
        if word.word == "PREFIX" and name.kind == "name" and iri.kind == "iri"
    }
