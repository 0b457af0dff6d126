"""The house stands as it was drawn."""

from __future__ import annotations

import ast
from pathlib import Path

from tests.house.plan import FLOORS, violations

PACKAGE = Path(__file__).resolve().parents[2] / "vpkg"
LONGEST_MODULE = 300
LONGEST_FUNCTION = 40


def _modules() -> list[Path]:
    return [path for path in sorted(PACKAGE.rglob("*.py")) if path.name != "vocab.py"]


def test_imports_run_strictly_down() -> None:
    """No room imports a room on its own floor or above, but for the pairs that the plan names."""
    assert violations(PACKAGE) == []


def test_every_room_of_the_plan_exists() -> None:
    """The plan names no room that is not built."""
    built = {p.stem if p.suffix == ".py" else p.name for p in PACKAGE.iterdir()}
    assert set(FLOORS) <= built


def test_a_planted_violation_is_caught(tmp_path: Path) -> None:
    """A room that imports upward is named with its line."""
    (tmp_path / "read").mkdir()
    (tmp_path / "read" / "__init__.py").write_text("from vpkg.cli import main\n", encoding="utf-8")
    (tmp_path / "model.py").write_text("def f():\n    from vpkg.store import x\n", encoding="utf-8")
    assert violations(tmp_path) == ["model.py:2 imports store", "read/__init__.py:1 imports cli"]


def test_a_room_without_a_floor_is_caught(tmp_path: Path) -> None:
    """A new room must be put on the plan."""
    (tmp_path / "utils.py").write_text("", encoding="utf-8")
    assert violations(tmp_path) == ["utils.py: the room utils stands on no floor"]


def test_modules_can_be_held_in_the_head() -> None:
    """No module is longer than 300 lines."""
    modules = _modules()
    assert len(modules) > 30
    long = {
        str(p.relative_to(PACKAGE)): n
        for p in modules
        if (n := len(p.read_text("utf-8").splitlines())) > LONGEST_MODULE
    }
    assert long == {}


def test_functions_can_be_held_in_the_head() -> None:
    """No function is longer than 40 lines."""
    long, seen = [], 0
    for path in _modules():
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.FunctionDef):
                seen += 1
                if (node.end_lineno or node.lineno) - node.lineno + 1 > LONGEST_FUNCTION:
                    long.append(f"{path.relative_to(PACKAGE)}:{node.lineno} {node.name}")
    assert seen > 200
    assert long == []


def test_heavy_libraries_are_imported_inside_functions() -> None:
    """No module imports a heavy library when it is itself imported."""
    heavy = {
        "rdflib",
        "pyshacl",
        "owlready2",
        "SPARQLWrapper",
        "pyoxigraph",
        "jinja2",
        "ahocorasick",
        "rapidfuzz",
        "lxml",
        "selectolax",
        "pypdfium2",
        "docx",
        "markdown_it",
    }
    found = []
    for path in _modules():
        for node in ast.parse(path.read_text("utf-8")).body:
            names = [a.name for a in node.names] if isinstance(node, ast.Import) else []
            names += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            found += [f"{path.relative_to(PACKAGE)} imports {n}" for n in names if n.split(".")[0] in heavy]
    assert found == []
