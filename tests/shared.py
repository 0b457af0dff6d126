"""Real reports lie beside the checkout and never in it; tests that read them say so when they are absent."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).resolve().parents[1]
SHARED = REPOSITORY.parent / "shared"


def shared(relative: str) -> Path:
    """Return a file of the shared folder; skip where the folder is absent, but never in CI."""
    path = SHARED / relative
    if not path.exists():
        message = f"needs {relative} of the shared folder beside the checkout"
        if os.environ.get("CI") == "true":
            pytest.fail(message)
        pytest.skip(message)
    return path
