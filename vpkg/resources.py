"""Finding the data folders: those of the checkout first, then those inside the wheel.

An editable install must never serve a stale copy, so nothing is cached and nothing copied.
"""

from __future__ import annotations

from pathlib import Path

from vpkg.errors import DataError

_PACKAGE = Path(__file__).resolve().parent
_FOLDERS = ("ontology", "shapes", "queries")


def folder(name: str) -> Path:
    """Return the folder ``ontology``, ``shapes`` or ``queries``.

    Raises `DataError` when neither a checkout nor the installed package has it.
    """
    checkout = _PACKAGE.parent
    candidates = [_PACKAGE / name]
    if (checkout / "pyproject.toml").is_file() and all((checkout / each).is_dir() for each in _FOLDERS):
        candidates.insert(0, checkout / name)
    for candidate in candidates:
        if candidate.is_dir():
            return candidate
    raise DataError(f"The data folder {name!r} of vpkg is missing; install vpkg again.")


def files(name: str, pattern: str) -> list[Path]:
    """List the files of a data folder that match a glob, sorted by path.

    Raises `DataError` when none does: a folder that lost its files must not look like an empty one.
    """
    found = sorted(folder(name).glob(pattern))
    if not found:
        raise DataError(f"No file {pattern} in the data folder {name!r} of vpkg; install vpkg again.")
    return found


def demo_reports() -> list[Path]:
    """List the example reports of fictional members that ship with the package."""
    found = sorted(p for p in (_PACKAGE / "demo" / "reports").iterdir() if p.suffix in (".md", ".txt"))
    if not found:
        raise DataError("The example reports of vpkg are missing; install vpkg again.")
    return found


def demo_register() -> Path:
    """Return the example collection register: which of the fictional members' reports were looked for, and found."""
    found = _PACKAGE / "demo" / "register.csv"
    if not found.is_file():
        raise DataError("The example register of vpkg is missing; install vpkg again.")
    return found
