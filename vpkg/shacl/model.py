"""What a SHACL validation report says, whichever engine wrote it: frozen types without behaviour.

Definitions: https://www.w3.org/TR/shacl/#validation-report and https://www.w3.org/TR/shacl/#property-paths
"""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Node:
    """An RDF term: ``kind`` is ``iri``, ``blank`` (``value`` is a label) or ``literal``."""

    kind: str
    value: str
    datatype: str = ""
    language: str = ""


Triple = tuple[Node, Node, Node]


@dataclass(frozen=True, slots=True)
class PropertyPath:
    """A property path: ``iri``, or one of the operators of SHACL over its ``parts``."""

    operator: str
    iri: str = ""
    parts: tuple[PropertyPath, ...] = ()


@dataclass(frozen=True, slots=True)
class Result:
    """One ``sh:ValidationResult``; what an engine left out is None or empty."""

    focus: Node | None
    path: PropertyPath | None
    value: Node | None
    severity: str
    component: str
    shape: Node | None
    constraint: Node | None = None
    messages: tuple[Node, ...] = ()
    details: tuple[Result, ...] = ()


@dataclass(frozen=True, slots=True)
class Report:
    """A ``sh:ValidationReport``: ``conforms`` as the engine said it, and what was not looked at, in sentences."""

    conforms: bool
    results: tuple[Result, ...] = ()
    not_checked: tuple[str, ...] = ()
    prefixes: dict[str, str] = field(default_factory=dict)
