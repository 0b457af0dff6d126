"""What finds mentions, and how far each is to be trusted: ontology/gazetteer/recognisers.csv and confidence.csv.

`vpkg evaluate` writes confidence.csv from annotated reports.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import lru_cache

from vpkg import resources
from vpkg.errors import DataError

FEWEST = 20
"""Examples below which a recogniser stays unmeasured."""

PERSON = "person"
"""The recogniser of what people decided."""


@dataclass(frozen=True, slots=True)
class Recogniser:
    """What finds mentions; ``examined`` and ``correct`` are counts on annotated reports, 0 while there are none."""

    local: str
    version: str
    label: str
    examined: int
    correct: int
    confidence: float | None


@lru_cache(maxsize=1)
def recognisers() -> dict[str, Recogniser]:
    """Return the recognisers by id, with what is measured of each on the reports of all organisations."""
    found = {}
    for row in _rows("recognisers"):
        examined, correct, bound = _confidences().get((row["id"], ""), (0, 0, None))
        found[row["id"]] = Recogniser(row["id"], row["version"], row["label"], examined, correct, bound)
    return found


def confidence(recogniser: str, reporter: str | None = None) -> float | None:
    """Return how far a recogniser is to be trusted in the reports of an organisation, or None while unmeasured.

    It is measured on reports of other organisations than ``reporter`` (a slug): Wilson's lower bound of its precision.
    """
    own = _confidences().get((recogniser, reporter or ""))
    return (own or _confidences().get((recogniser, ""), (0, 0, None)))[2]


def basis(recogniser: str, reporter: str | None = None) -> tuple[int, int, bool]:
    """Return how many examples a confidence rests on, how many were right, and whether the reporter's were left out."""
    own = _confidences().get((recogniser, reporter)) if reporter else None
    examined, correct, _ = own or _confidences().get((recogniser, ""), (0, 0, None))
    return examined, correct, own is not None


@lru_cache(maxsize=1)
def _confidences() -> dict[tuple[str, str], tuple[int, int, float | None]]:
    return {
        (row["recogniser"], row["left_out"]): (
            int(row["examined"]),
            int(row["correct"]),
            float(row["confidence"]) if row["confidence"] else None,
        )
        for row in _rows("confidence")
    }


def _rows(name: str) -> list[dict[str, str]]:
    path = resources.folder("ontology") / "gazetteer" / f"{name}.csv"
    try:
        with path.open(encoding="utf-8", newline="") as handle:
            return list(csv.DictReader(handle))
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise DataError(f"The file {path.name} cannot be read ({error}); mend it or install again.") from error
