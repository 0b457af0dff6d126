"""Each recogniser's precision out of fold, and the file that the graph takes confidence from.

The confidence of what stands in a report is measured on reports of other organisations: a row for every organisation
left out, and one, with none left out, for everybody else. It is the lower bound of Wilson's 95 % score interval
(Wilson, E. B., JASA 22, 1927); below `FEWEST` examples it stays unmeasured, however good they are.
"""

from __future__ import annotations

import csv
import io
import math
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from vpkg.recognisers import FEWEST

Z = 1.959964
COLUMNS = ("recogniser", "left_out", "examined", "correct", "confidence")


@dataclass(frozen=True, slots=True)
class Verdict:
    """One mention found in an annotated report: who reports, what found it, and whether people agree."""

    organisation: str
    recogniser: str
    right: bool


@dataclass(frozen=True, slots=True)
class Measured:
    """What is measured of a recogniser without one organisation's reports; ``left_out`` empty means with all."""

    recogniser: str
    left_out: str
    examined: int
    correct: int

    @property
    def confidence(self) -> float | None:
        """Wilson's lower bound, or None below `FEWEST` examples."""
        return wilson(self.correct, self.examined) if self.examined >= FEWEST else None


def wilson(correct: int, examined: int) -> float:
    """Return the lower bound of Wilson's 95 % score interval.

    >>> round(wilson(19, 20), 3)
    0.764
    """
    share = correct / examined
    centre = share + Z * Z / (2 * examined)
    spread = Z * math.sqrt(share * (1 - share) / examined + Z * Z / (4 * examined * examined))
    return (centre - spread) / (1 + Z * Z / examined)


def measured(verdicts: Iterable[Verdict]) -> list[Measured]:
    """Count verdicts by recogniser, with all organisations and with each one left out, sorted."""
    listed = list(verdicts)
    examined, correct = _counts(listed)
    rows = [Measured(name, "", n, correct[name]) for name, n in examined.items()]
    for organisation in {v.organisation for v in listed}:
        own_examined, own_correct = _counts([v for v in listed if v.organisation == organisation])
        rows += [
            Measured(name, organisation, examined[name] - n, correct[name] - own_correct[name])
            for name, n in own_examined.items()
        ]
    return sorted(rows, key=lambda row: (row.recogniser, row.left_out))


def _counts(verdicts: list[Verdict]) -> tuple[Counter[str], Counter[str]]:
    return Counter(v.recogniser for v in verdicts), Counter(v.recogniser for v in verdicts if v.right)


def write_confidence(rows: Iterable[Measured], path: Path) -> None:
    """Write the table of confidences, whole or not at all."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(COLUMNS)
    for row in rows:
        bound = "" if row.confidence is None else f"{row.confidence:.3f}"
        writer.writerow((row.recogniser, row.left_out, row.examined, row.correct, bound))
    path.write_text(text.getvalue(), encoding="utf-8", newline="")
