"""Reading a validation report out of triples, whichever engine wrote them.

Engines differ in what they leave out, in how many messages they give and in which languages, and some nest what went
wrong inside in ``sh:detail``. Nothing here trusts lists or details to end.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from vpkg.errors import UnreadableInput
from vpkg.iri import PREFIXES
from vpkg.shacl.model import Node, PropertyPath, Report, Result, Triple

SH = PREFIXES["sh"]
_RDF = PREFIXES["rdf"]
_TYPE, _FIRST, _REST, _NIL = (_RDF + "type", _RDF + "first", _RDF + "rest", _RDF + "nil")
_OPERATORS = {
    SH + "inversePath": "inverse",
    SH + "alternativePath": "alternative",
    SH + "zeroOrMorePath": "zero-or-more",
    SH + "oneOrMorePath": "one-or-more",
    SH + "zeroOrOnePath": "zero-or-one",
}
_NOTE = PREFIXES["skos"] + "scopeNote"
_DEEPEST = 20

Index = dict[Node, dict[str, list[Node]]]


def indexed(triples: Iterable[Triple]) -> Index:
    """Lay triples out by subject and predicate, in the order they came."""
    found: Index = defaultdict(lambda: defaultdict(list))
    for subject, predicate, object_ in triples:
        found[subject][predicate.value].append(object_)
    return found


def report_of(triples: Iterable[Triple], name: str) -> Report:
    """Read the one or several reports of a graph as one; ``name`` is for sentences.

    Results come sorted by shape, constraint, focus and value, so that engines can be compared. Raises
    `UnreadableInput` when there is no ``sh:ValidationReport``, or one does not say whether the data conforms.
    """
    index = indexed(triples)
    reports = [node for node, says in index.items() if Node("iri", SH + "ValidationReport") in says.get(_TYPE, ())]
    reports = reports or [node for node, says in index.items() if SH + "conforms" in says]
    if not reports:
        raise UnreadableInput(f"{name} holds no sh:ValidationReport; give what a SHACL engine wrote.")
    said = [_one(index, node, "conforms") for node in reports]
    if any(each is None or each.value.lower() not in ("true", "false", "1", "0") for each in said):
        raise UnreadableInput(f"{name} does not say whether the data conforms (sh:conforms); write it anew.")
    nodes = dict.fromkeys(each for node in reports for each in index[node].get(SH + "result", ()))
    results = sorted((_result(index, node, 0) for node in nodes), key=order)
    notes = {each.value for node in reports for each in index[node].get(_NOTE, ())}
    conforms = all(each is not None and each.value.lower() in ("true", "1") for each in said)
    return Report(conforms, tuple(results), tuple(sorted(notes)))


def order(result: Result) -> tuple[str, ...]:
    """Return what results are sorted by."""
    shown = (result.shape, result.focus, result.value, result.constraint)
    shape, focus, value, constraint = (f"{each.kind} {each.value}" if each else "" for each in shown)
    words = " ".join(each.value for each in result.messages)
    return (shape, result.component, result.severity, str(result.path), focus, value, constraint, words)


def _result(index: Index, node: Node, depth: int) -> Result:
    severity, component = _one(index, node, "resultSeverity"), _one(index, node, "sourceConstraintComponent")
    path = _one(index, node, "resultPath")
    inner = dict.fromkeys(index[node].get(SH + "detail", ())) if depth < _DEEPEST and node in index else {}
    messages = sorted(set(index[node].get(SH + "resultMessage", ())), key=lambda each: (each.language, each.value))
    return Result(
        focus=_one(index, node, "focusNode"),
        path=path_of(index, path) if path else None,
        value=_one(index, node, "value"),
        severity=severity.value if severity else SH + "Violation",
        component=component.value if component else "",
        shape=_one(index, node, "sourceShape"),
        constraint=_one(index, node, "sourceConstraint"),
        messages=tuple(messages),
        details=tuple(sorted((_result(index, each, depth + 1) for each in inner if each != node), key=order)),
    )


def _one(index: Index, node: Node, local: str) -> Node | None:
    """Return the one value of a property; where an engine gave several, the first by alphabet."""
    values = index[node].get(SH + local, ()) if node in index else ()
    return min(values, key=lambda each: (each.kind, each.value), default=None)


def path_of(index: Index, node: Node, depth: int = 0) -> PropertyPath:
    """Read a property path; what is none is kept as an unknown one, so that the result is not lost."""
    if node.kind == "iri":
        return PropertyPath("iri", node.value)
    if depth < _DEEPEST and node in index:
        if index[node].get(_FIRST):
            parts = tuple(path_of(index, each, depth + 1) for each in members(index, node))
            return PropertyPath("sequence", parts=parts)
        for property_, operator in _OPERATORS.items():
            for inner in index[node].get(property_, ())[:1]:
                chosen = members(index, inner) if operator == "alternative" else [inner]
                return PropertyPath(operator, parts=tuple(path_of(index, each, depth + 1) for each in chosen))
    return PropertyPath("unknown")


def members(index: Index, head: Node) -> list[Node]:
    """List the members of an rdf:List; one that bites its own tail ends there."""
    found: list[Node] = []
    seen: set[Node] = set()
    while head in index and head not in seen and head.value != _NIL and len(seen) < 10_000:
        seen.add(head)
        found += index[head].get(_FIRST, ())[:1]
        rest = index[head].get(_REST, ())
        if not rest:
            break
        head = rest[0]
    return found
