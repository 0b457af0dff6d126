"""What a report of a fictional trust is found to state, for tests of acts, outcomes and pledges."""

from __future__ import annotations

from pathlib import Path

from tests.writing import ngo_report, segmented
from vpkg.extract import extract
from vpkg.model import Mention


def stated(folder: Path, words: str, kind: str, code: str = "C5") -> list[Mention]:
    """Return the mentions of a kind in the answer to one question."""
    reading = extract(segmented(ngo_report({code: words}), folder))
    return [m for m in reading.mentions if (m.answer, m.kind) == (code, kind)]
