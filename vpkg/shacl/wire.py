"""Between parent and child: files one way, a report or a refusal the other. What the child says is checked."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict

from vpkg.shacl.model import Node, PropertyPath, Report, Result
from vpkg.shacl.sources import Source

_KINDS = ("iri", "blank", "literal")
_OPERATORS = frozenset(
    "iri sequence alternative inverse zero-or-more one-or-more zero-or-one unknown".split()
)  # fmt: skip
_DEEPEST = 25


def packed(roles: Iterable[tuple[str, Source]]) -> bytes:
    """Write files, each with its role, for the child: a line of JSON, and then their bytes."""
    files = list(roles)
    head = [[role, each.name, each.syntax, each.base, len(each.content)] for role, each in files]
    return json.dumps(head).encode("ascii") + b"\n" + b"".join(each.content for _, each in files)


def unpacked(content: bytes) -> list[tuple[str, Source]]:
    """Read what `packed` wrote."""
    head, _, rest = content.partition(b"\n")
    found = []
    for role, name, syntax, base, size in json.loads(head):
        found.append((role, Source(name, syntax, base, rest[:size])))
        rest = rest[size:]
    return found


def written(report: Report) -> bytes:
    """Write a report for the parent."""
    return json.dumps(asdict(report)).encode("ascii")


def understood(answer: bytes) -> Report | dict[str, str]:
    """Read a report, or a refusal with its reason. Raises `ValueError` when it is neither."""
    try:
        found = json.loads(answer)
        if isinstance(found, dict) and set(found) & {"refused", "memory", "depth", "failed"}:
            return {str(key): str(value) for key, value in found.items()}
        return Report(
            _truth(found["conforms"]),
            tuple(_result(each, 0) for each in found["results"]),
            tuple(_text(each) for each in found["not_checked"]),
            {_text(name): _text(iri) for name, iri in found["prefixes"].items()},
        )
    except (KeyError, TypeError, AttributeError, RecursionError) as error:
        raise ValueError(type(error).__name__) from error


def _result(each: dict[str, object], depth: int) -> Result:
    details = each["details"]
    if depth > _DEEPEST or not isinstance(details, list) or not isinstance(each["messages"], list):
        raise ValueError("results nested too deeply")
    return Result(
        focus=_optional(each["focus"]),
        path=None if each["path"] is None else _path(each["path"], 0),
        value=_optional(each["value"]),
        severity=_text(each["severity"]),
        component=_text(each["component"]),
        shape=_optional(each["shape"]),
        constraint=_optional(each["constraint"]),
        messages=tuple(_node(message) for message in each["messages"]),
        details=tuple(_result(detail, depth + 1) for detail in details),
    )


def _path(each: object, depth: int) -> PropertyPath:
    if not isinstance(each, dict) or each["operator"] not in _OPERATORS or depth > _DEEPEST:
        raise ValueError("a path that is none")
    parts = tuple(_path(part, depth + 1) for part in each["parts"])
    return PropertyPath(each["operator"], _text(each["iri"]), parts)


def _optional(each: object) -> Node | None:
    return None if each is None else _node(each)


def _node(each: object) -> Node:
    if not isinstance(each, dict) or each["kind"] not in _KINDS:
        raise ValueError("a term that is none")
    return Node(each["kind"], _text(each["value"]), _text(each["datatype"]), _text(each["language"]))


def _text(each: object) -> str:
    if not isinstance(each, str):
        raise TypeError("no text")
    return each


def _truth(each: object) -> bool:
    if not isinstance(each, bool):
        raise TypeError("no truth value")
    return each
