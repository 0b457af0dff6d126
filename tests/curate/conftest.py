"""Cases come in one order whatever was measured last: here no recogniser is measured."""

from __future__ import annotations

import pytest

from vpkg import recognisers


@pytest.fixture(autouse=True)
def _unmeasured(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(recognisers, "_confidences", dict)
