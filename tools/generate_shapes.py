"""Write shapes/templates/*.ttl from the templates; with --check only say whether the files are current.

usage: python tools/generate_shapes.py [--check]
"""

from __future__ import annotations

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from vpkg import templates  # noqa: E402  the checkout wins over an installed copy
from vpkg.check import shapes  # noqa: E402

TARGET = ROOT / "shapes" / "templates"


def sources() -> dict[Path, str]:
    """Return the text of each file, by path: one for every template whose questions are known."""
    return {TARGET / f"{each.id}.ttl": shapes.turtle(each) for each in templates.all_templates() if each.checkable}


def stale(expected: dict[Path, str]) -> list[Path]:
    """List the files that are missing, differ, or belong to no template."""
    differing = [p for p, text in expected.items() if not p.is_file() or p.read_text(encoding="utf-8") != text]
    return sorted([*differing, *(set(TARGET.glob("*.ttl")) - set(expected))])


def main(arguments: list[str]) -> int:
    """Write the files, or compare them; the exit code is 0 when they are, or now are, current."""
    expected = sources()
    if not expected:
        print("No template has known questions; something is missing from ontology/templates.", file=sys.stderr)
        return 1
    if arguments == ["--check"]:
        for path in stale(expected):
            print(f"{path.relative_to(ROOT)} is not current; run python tools/generate_shapes.py.", file=sys.stderr)
        return 1 if stale(expected) else 0
    if arguments:
        print("usage: python tools/generate_shapes.py [--check]", file=sys.stderr)
        return 2
    TARGET.mkdir(parents=True, exist_ok=True)
    for path in stale(expected):
        if path in expected:
            path.write_text(expected[path], encoding="utf-8", newline="\n")
        else:
            path.unlink()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
