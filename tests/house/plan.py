"""The floor plan: which room stands on which floor. Imports run strictly down."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

FLOORS = {
    "errors": 0, "model": 0, "vocab": 0,
    "iri": 1, "resources": 1, "terms": 1, "confine": 1, "sidecar": 1, "page": 1,
    "templates": 2, "gazetteer": 2, "recognisers": 2, "read": 2, "store": 2, "table": 2,
    "segment": 3, "extract": 3, "correction": 3, "versions": 3,
    "curate": 4, "describe": 4, "outline": 4, "explain": 4, "form": 4, "compare": 4,
    "check": 5, "ask": 5, "export": 5, "reason": 5, "register": 5, "shacl": 5, "chart": 5, "sparql": 5, "coding": 5,
    "pipeline": 6, "api": 6, "evaluate": 6,
    "cli": 7,
}  # fmt: skip
"""Room by room; the package's own face (`vpkg/__init__.py`) only hands names on and stands on no floor."""

SAME_FLOOR_ALLOWED = {("api", "pipeline")}
"""The library is the recipe with a face."""


def room_of(path: Path, package: Path) -> str:
    """Name the room that a file belongs to."""
    return path.relative_to(package).parts[0].removesuffix(".py")


def imports(path: Path) -> Iterator[tuple[str, int]]:
    """Yield every room of the package that a file imports, with the line; imports within functions count too."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module == "vpkg":
            for alias in node.names:
                yield alias.name, node.lineno
        elif isinstance(node, ast.ImportFrom) and node.module and node.module.startswith("vpkg."):
            yield node.module.split(".")[1], node.lineno
        elif isinstance(node, ast.Import):
            for alias in node.names:
                if alias.name.startswith("vpkg."):
                    yield alias.name.split(".")[1], node.lineno


def violations(package: Path) -> list[str]:
    """List every import that does not run down, and every room without a floor."""
    found = []
    for path in sorted(package.rglob("*.py")):
        room = room_of(path, package)
        if room in ("__init__", "__main__", "demo"):
            continue
        if room not in FLOORS:
            found.append(f"{path.name}: the room {room} stands on no floor")
            continue
        for other, line in imports(path):
            down = other in FLOORS and FLOORS[other] < FLOORS[room]
            if other not in (room, "__version__") and not down and (room, other) not in SAME_FLOOR_ALLOWED:
                found.append(f"{path.relative_to(package)}:{line} imports {other}")
    return found
