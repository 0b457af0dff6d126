"""What may be wrong with a query that runs, or does not: a misspelt term, a name that the store does not hold."""

from __future__ import annotations

import difflib
import re

from vpkg.errors import StoreError
from vpkg.iri import ONTOLOGY, PREFIXES
from vpkg.sparql.limits import within
from vpkg.store import Store
from vpkg.store.guard import Token, tokens
from vpkg.vocab import Class, Property

_PLACE = re.compile(r"line (\d+), column (\d+)")
_MOST = 25
_WIDTH = 100


def caret(query: str, message: str) -> str:
    """Return the line that a message names and a caret under its column, or nothing where it names none."""
    at = _PLACE.search(message)
    lines = query.split("\n")
    if at is None or not 0 < int(at.group(1)) <= len(lines):
        return ""
    line, column = lines[int(at.group(1)) - 1].rstrip("\r"), int(at.group(2)) - 1
    if not line.strip():
        return ""
    start = max(0, column - _WIDTH * 2 // 3)
    shown = "".join(c if c.isprintable() else " " for c in line[start : start + _WIDTH])
    return f"  {shown}\n  {' ' * (column - start)}^"


def unknown_terms(query: str) -> tuple[str, ...]:
    """Say of each ``vp:`` name in a query that is no term of the ontology what was probably meant."""
    known = {
        str(value).removeprefix(ONTOLOGY)
        for terms in (Class, Property)
        for name, value in vars(terms).items()
        if name.isupper()
    }
    said = []
    for local in dict.fromkeys(_local(each) for each in _resolved(query) if each.startswith(ONTOLOGY)):
        if local and local not in known:
            near = difflib.get_close_matches(local, sorted(known), 1, 0.6)
            meant = f"did you mean vp:{near[0]}?" if near else "vpkg ontology lists them."
            said.append(f"vp:{local} is no term of the ontology, so nothing can match it; {meant}")
    return tuple(said)


def why_empty(query: str, store: Store, seconds: float = 10.0) -> str:
    """Say in one sentence why a query may have found nothing; a server may take so many seconds for it."""
    unknown = unknown_terms(query)
    if unknown:
        return f"Nothing was found: {unknown[0]}"
    try:
        with within(store, seconds):
            return _why(query, store)
    except StoreError:
        return "Nothing was found, and the server did not say in time which of the names in the query it knows."


def _why(query: str, store: Store) -> str:
    for name in list(dict.fromkeys(_resolved(query)))[:_MOST]:
        if re.search(r"[\x00-\x20<>\"{}|^`\\]", name) or name.startswith((PREFIXES["xsd"], ONTOLOGY)):
            continue
        if not store.ask(_USED.format(iri=name)):
            where = "as a graph, " if "/graph/" in name else ""
            return (
                f"Nothing was found: the store does not know <{name}>, {where}as a thing or as a property; check its "
                "spelling, and the prefix."
            )
    if _compares_text(query):
        return (
            'Nothing was found: a text in the store may carry its language, so "x" is not "x"@en; compare with STR(?x).'
        )
    return (
        "Nothing was found: no data fits all patterns at once; take out one after the other, and mind that patterns in "
        "one GRAPH must hold in one report."
    )


_USED = (
    "ASK {{ {{ GRAPH ?g {{ <{iri}> ?p ?o }} }} UNION {{ GRAPH ?g {{ ?s <{iri}> ?o }} }} UNION "
    "{{ GRAPH ?g {{ ?s ?p <{iri}> }} }} UNION {{ GRAPH <{iri}> {{ ?s ?p ?o }} }} }}"
)


def _resolved(query: str) -> list[str]:
    """List the IRIs that a query uses, written out, without those that it declares prefixes with."""
    found = tokens(query)
    prefixes, skip = dict(PREFIXES), set()
    for index, (word, name, iri) in enumerate(zip(found, found[1:], found[2:], strict=False)):
        if word.word == "PREFIX" and iri.kind == "iri":
            prefixes[name.text.removesuffix(":")] = iri.text[1:-1]
            skip |= {index + 1, index + 2}
    names = [_written(each, prefixes) for index, each in enumerate(found) if index not in skip]
    return [each for each in names if each]


def _written(token: Token, prefixes: dict[str, str]) -> str:
    if token.kind == "iri":
        return token.text[1:-1] if ":" in token.text else ""
    prefix, colon, local = token.text.partition(":")
    if token.kind != "name" or not colon or prefix not in prefixes:
        return ""
    return prefixes[prefix] + re.sub(r"\\(.)", r"\1", local.rstrip("."))


def _local(iri: str) -> str:
    return iri.removeprefix(ONTOLOGY)


def _compares_text(query: str) -> bool:
    found = tokens(query)
    return any(
        token.kind == "string"
        and before.kind in ("name", "iri", "word")
        and (after is None or after.kind != "language")
        for before, token, after in zip(found, found[1:], [*found[2:], None], strict=False)
    )
