"""Results put into words: names shortened by prefixes, paths as SPARQL writes them, groups with their counts."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from vpkg.iri import PREFIXES
from vpkg.shacl.model import Node, PropertyPath, Report, Result
from vpkg.terms import XSD

EXAMPLES = 3
"""How many results of a group are shown before the reader is told how many more there are."""

_LOCAL = re.compile(r"[A-Za-z0-9_](?:[\w\-]*[\w])?\Z", re.ASCII)
_WEIGHTS = ("Violation", "Warning", "Info")
_LONGEST = 200
_PLAIN = frozenset({XSD + "integer", XSD + "decimal", XSD + "boolean"})
_AFTER = {"zero-or-more": "*", "one-or-more": "+", "zero-or-one": "?"}


@dataclass(frozen=True, slots=True)
class Group:
    """The results of one shape and one kind of constraint (and, of several, of one severity and path)."""

    severity: str
    shape: Node | None
    component: str
    path: PropertyPath | None
    results: tuple[Result, ...]

    @property
    def messages(self) -> tuple[Node, ...]:
        """The messages that all results of the group share."""
        shared = set(self.results[0].messages)
        for each in self.results[1:]:
            shared &= set(each.messages)
        return tuple(each for each in self.results[0].messages if each in shared)


def groups(report: Report) -> tuple[Group, ...]:
    """Put results together by shape and constraint; heavier ones first, then more before fewer, then by name."""
    found: dict[tuple[object, ...], list[Result]] = {}
    for each in report.results:
        found.setdefault((each.severity, each.shape, each.component, each.path), []).append(each)
    made = [Group(e[0].severity, e[0].shape, e[0].component, e[0].path, tuple(e)) for e in found.values()]
    return tuple(sorted(made, key=_rank))


def _rank(group: Group) -> tuple[object, ...]:
    weight = local(group.severity)
    heavy = _WEIGHTS.index(weight) if weight in _WEIGHTS else len(_WEIGHTS)
    shape = (group.shape.kind, group.shape.value) if group.shape else ("", "")
    return (heavy, group.severity, -len(group.results), *shape, group.component, str(group.path))


def summary(report: Report) -> str:
    """Say in one sentence whether the data conforms, and how many results of which weight there are."""
    verdict = "The data conforms" if report.conforms else "The data does not conform"
    if not report.results:
        though = ", which the report does not explain" if not report.conforms else ""
        left = any(each.startswith("Not applied") for each in report.not_checked)
        unseen = ", but some constraints were not applied" if left else ""
        return f"{verdict}: there are no results{though}{unseen}."
    if report.conforms:
        verdict = "The report says that the data conforms, and yet lists results"
    counts = Counter(local(each.severity) for each in report.results)
    known = [each for each in (*_WEIGHTS, *sorted(set(counts) - set(_WEIGHTS))) if counts[each]]
    parts = ", ".join(f"{counts[each]} {each}" for each in known)
    of = len(groups(report))
    results, kinds = ("result" if len(report.results) == 1 else "results"), ("group" if of == 1 else "groups")
    return f"{verdict}: {len(report.results)} {results} in {of} {kinds} of shape and constraint ({parts})."


def local(iri: str) -> str:
    """Return what stands behind the last # or / of an IRI."""
    return re.split(r"[#/]", iri)[-1] or iri


class Names:
    """Shortens IRIs by the prefixes of the files, and else by ours."""

    def __init__(self, prefixes: dict[str, str]) -> None:
        known = {iri: name for name, iri in PREFIXES.items()}
        known |= {iri: name for name, iri in prefixes.items() if iri and re.fullmatch(r"[A-Za-z][\w-]*|", name)}
        self._known = sorted(known.items(), key=lambda each: (-len(each[0]), each[0]))

    def iri(self, iri: str) -> str:
        """Write an IRI short, or whole in angle brackets."""
        for start, name in self._known:
            if iri.startswith(start) and _LOCAL.match(iri[len(start) :]):
                return f"{name}:{iri[len(start) :]}"
        return f"<{clean(iri)}>"

    def node(self, node: Node | None) -> str:
        """Write any term; a blank node is said to have no name."""
        if node is None:
            return "(not named)"
        if node.kind == "iri":
            return self.iri(node.value)
        if node.kind == "blank":
            return f"_:{clean(node.value)}"
        if node.datatype in _PLAIN and node.value:
            return clean(node.value)
        end = f"@{node.language}" if node.language else f"^^{self.iri(node.datatype)}" if node.datatype else ""
        return f'"{clean(node.value)}"{end}'

    def path(self, path: PropertyPath | None) -> str:
        """Write a property path as SPARQL does."""
        if path is None:
            return ""
        if path.operator == "iri":
            return self.iri(path.iri)
        parts = [self._part(each) for each in path.parts]
        if path.operator == "inverse":
            return "^" + "".join(parts)
        if path.operator in _AFTER:
            return "".join(parts) + _AFTER[path.operator]
        joined = {"sequence": "/", "alternative": "|"}.get(path.operator)
        return joined.join(parts) if joined else "(a path that is none)"

    def _part(self, path: PropertyPath) -> str:
        return self.path(path) if path.operator == "iri" else f"({self.path(path)})"


def title(group: Group, names: Names) -> str:
    """Name the shape and the kind of constraint of a group."""
    shape = "a shape without a name" if group.shape is None or group.shape.kind == "blank" else names.node(group.shape)
    component = names.iri(group.component) if group.component else "a constraint that is not named"
    return f"{shape} · {component.removesuffix('ConstraintComponent')}"


def example(result: Result, group: Group, names: Names) -> str:
    """Say where one result was found, and what differs from the rest of its group."""
    parts = [f"focus {names.node(result.focus)}"]
    if result.value is not None and result.value != result.focus:
        parts.append(f"value {names.node(result.value)}")
    parts += [message(each) for each in result.messages if each not in group.messages]
    return " · ".join(parts)


def message(node: Node) -> str:
    """Write a message, with its language where it has one."""
    return clean(node.value) + (f" [{node.language}]" if node.language else "")


def details(results: Iterable[Result], names: Names, depth: int = 0) -> list[tuple[int, str]]:
    """List what an engine says went wrong inside, with its depth; at most three at each."""
    found: list[tuple[int, str]] = []
    each: Result
    listed = list(results)
    for each in listed[:EXAMPLES]:
        words = [names.iri(each.component).removesuffix("ConstraintComponent") if each.component else "inside"]
        words += [names.path(each.path)] if each.path else []
        words += [f"focus {names.node(each.focus)}", *map(message, each.messages)]
        found.append((depth, " · ".join(words)))
        found += details(each.details, names, depth + 1)
    if len(listed) > EXAMPLES:
        found.append((depth, f"and {len(listed) - EXAMPLES} more"))
    return found


def clean(text: str) -> str:
    """Keep a text on one line and short; what cannot be seen or turns the line around is shown as an escape."""
    line = "".join(c if c.isprintable() else " " if c in "\t\n\r" else f"\\u{ord(c):04X}" for c in text)
    line = " ".join(line.split())
    return line if len(line) <= _LONGEST else line[: _LONGEST - 1] + "…"
