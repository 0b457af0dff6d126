"""What a test needs from outside: where it is absent a user's machine skips, saying why, and CI fails."""

from __future__ import annotations

import os
from typing import NoReturn

import pytest


def absent(what: str) -> NoReturn:
    """Stop a test because something outside of the repository is not there."""
    if os.environ.get("CI") == "true":
        pytest.fail(f"needs {what}")
    pytest.skip(f"needs {what}")
