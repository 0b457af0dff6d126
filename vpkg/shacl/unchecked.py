"""What a check did not look at: a shape without a node to look at, a switch, a feature that was not applied."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from vpkg.errors import UnreadableInput
from vpkg.iri import PREFIXES
from vpkg.shacl.model import Node, Triple
from vpkg.shacl.reading import Index, indexed, members

_SH, _RDF, _RDFS, _OWL = (PREFIXES[name] for name in ("sh", "rdf", "rdfs", "owl"))
_TYPE = _RDF + "type"
_TARGETS = tuple(_SH + name for name in ("targetNode", "targetClass", "targetSubjectsOf", "targetObjectsOf"))
_ADVANCED = {
    _SH + "rule": "rules (sh:rule)",
    _SH + "target": "targets by query (sh:target)",
    _SH + "js": "JavaScript (sh:js)",
    _SH + "jsLibrary": "JavaScript (sh:js)",
    _SH + "expression": "expressions (sh:expression)",
    _SH + "entailment": "entailment (sh:entailment)",
}
_INNER = ("node", "property", "not", "qualifiedValueShape")
_LISTS = ("and", "or", "xone")
_MOST = 20


def refuse_no_shapes(shapes: Iterable[Triple]) -> None:
    """Refuse a shapes graph that says nothing in terms of SHACL: a check against nothing would find nothing."""
    if not any(predicate.value.startswith(_SH) or object_.value.startswith(_SH) for _, predicate, object_ in shapes):
        raise UnreadableInput("There is no shape in the shapes files given; a check against nothing finds nothing.")


def not_checked(data: list[Triple], shapes: list[Triple]) -> tuple[str, ...]:
    """Say in sentences what was not looked at."""
    index, laid = indexed(shapes), indexed(data)
    return tuple(_sentences(index, laid, data, shapes))


def _sentences(shapes: Index, laid: Index, data: list[Triple], triples: list[Triple]) -> Iterator[str]:
    targets = {node: says for node, says in shapes.items() if _targeted(says)}
    if not targets:
        yield "No shape says which nodes it is about (sh:targetClass, sh:targetNode …), so no node was looked at."
    used = {each for triple in data for each in (triple[0], triple[2])}
    switched = [node for node, says in targets.items() if _deactivated(says)]
    idle = [node for node, says in targets.items() if node not in switched and not _found(node, says, laid, data, used)]
    yield from _listed(idle, "No node in the data is a target of the shape")
    yield from _listed(switched, "Switched off (sh:deactivated) is the shape")
    yield from _listed(_recursive(shapes), "Undefined by SHACL, as it comes back to itself, is the shape")
    for words in sorted({_ADVANCED[p.value] for _, p, _ in triples if p.value in _ADVANCED}):
        yield f"Not applied: {words}; only SHACL Core and SHACL-SPARQL constraints are."
    imports = {o.value for _, p, o in [*data, *triples] if p.value == _OWL + "imports"}
    for each in sorted(imports)[:_MOST]:
        yield f"Not fetched: <{each}> (owl:imports); give the file too if it matters."


def _recursive(shapes: Index) -> list[Node]:
    """Find the shapes that lead back to themselves (https://www.w3.org/TR/shacl/#shapes-recursion)."""
    leads = {node: _inner(shapes, says) for node, says in shapes.items()}
    found = []
    for node, inner in leads.items():
        seen: set[Node] = set()
        left = list(inner)
        while left and node not in seen:
            each = left.pop()
            if each not in seen:
                seen.add(each)
                left += leads.get(each, ())
        if node in seen:
            found.append(node)
    return found


def _inner(shapes: Index, says: dict[str, list[Node]]) -> list[Node]:
    straight = [each for name in _INNER for each in says.get(_SH + name, ())]
    return straight + [each for name in _LISTS for head in says.get(_SH + name, ()) for each in members(shapes, head)]


def _listed(nodes: list[Node], words: str) -> Iterator[str]:
    names = sorted(f"<{each.value}>" if each.kind == "iri" else "that has no name" for each in nodes)
    for name in names[:_MOST]:
        yield f"{words} {name}."
    if len(names) > _MOST:
        yield f"The same holds of {len(names) - _MOST} more shapes."


def _targeted(says: dict[str, list[Node]]) -> bool:
    return any(each in says for each in _TARGETS) or _implicit(says)


def _implicit(says: dict[str, list[Node]]) -> bool:
    """A shape that is a class too is about the instances of that class."""
    types = {each.value for each in says.get(_TYPE, ())}
    classes = {_RDFS + "Class", _OWL + "Class"}
    return bool(types & classes) and bool(
        types & {_SH + "NodeShape", _SH + "PropertyShape"} or {_SH + "property"} & set(says)
    )


def _deactivated(says: dict[str, list[Node]]) -> bool:
    return any(each.value == "true" for each in says.get(_SH + "deactivated", ()))


def _found(node: Node, says: dict[str, list[Node]], laid: Index, data: list[Triple], used: set[Node]) -> bool:
    if any(each in used for each in says.get(_SH + "targetNode", ())):
        return True
    subjects = {each.value for each in says.get(_SH + "targetSubjectsOf", ())}
    objects = {each.value for each in says.get(_SH + "targetObjectsOf", ())}
    if any(predicate.value in subjects | objects for _, predicate, _ in data):
        return True
    wanted = [*says.get(_SH + "targetClass", ()), *([node] if _implicit(says) else [])]
    classes = {each.value for each in _below(wanted, laid)}
    return any(each.value in classes for says_ in laid.values() for each in says_.get(_TYPE, ()))


def _below(classes: list[Node], laid: Index) -> set[Node]:
    """Return the classes and all that the data calls their subclasses."""
    under: dict[Node, list[Node]] = {}
    for node, says in laid.items():
        for parent in says.get(_RDFS + "subClassOf", ()):
            under.setdefault(parent, []).append(node)
    found: set[Node] = set()
    left = list(classes)
    while left:
        each = left.pop()
        if each not in found:
            found.add(each)
            left += under.get(each, ())
    return found
