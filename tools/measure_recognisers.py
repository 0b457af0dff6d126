"""Measure each recogniser on annotated reports and write ontology/gazetteer/recognisers.csv.

usage: python tools/measure_recognisers.py GOLD_FOLDER REPORTS_FOLDER

A mention counts as correct when a person marked the same stretch as the same kind. Stretches that people marked as
optional (page chrome, doubtful cases) count for nobody. The confidence is the lower bound of Wilson's 95 % interval
(Wilson, E. B., JASA 22, 1927), so that few examples give little confidence; a recogniser with none stays unmeasured.
"""

from __future__ import annotations

import csv
import json
import math
import sys
from collections import Counter
from pathlib import Path
from typing import Any

from vpkg import gazetteer
from vpkg.errors import UnreadableInput
from vpkg.extract import extract
from vpkg.model import Correction, Mention, Report
from vpkg.read import read
from vpkg.resources import folder
from vpkg.segment import segment

Z = 1.959964


def wilson(correct: int, examined: int) -> float:
    """Return the lower bound of Wilson's 95 % score interval.

    >>> round(wilson(19, 20), 3)
    0.764
    """
    share = correct / examined
    centre = share + Z * Z / (2 * examined)
    spread = Z * math.sqrt(share * (1 - share) / examined + Z * Z / (4 * examined * examined))
    return (centre - spread) / (1 + Z * Z / examined)


def judged(gold: list[dict[str, Any]], mention: Mention) -> bool | None:
    """Tell whether people agree with a mention; None where they left it open."""
    same_kind = [g for g in gold if g["kind"] == mention.kind]
    if any((g["start"], g["end"]) == (mention.span.start, mention.span.end) for g in same_kind):
        return True
    touching = [g for g in same_kind if g["start"] < mention.span.end and mention.span.start < g["end"]]
    return None if touching and all(g.get("optional") or g.get("nested") for g in touching) else False


def report_of(path: Path) -> Report:
    """Segment a report; an opening too short to be recognised is read all the same."""
    try:
        return segment(read(path), gazetteer.find_reporter)
    except UnreadableInput:
        return segment(read(path), gazetteer.find_reporter, Correction("government", "Unnamed reporter"))


def main() -> None:
    """Measure and write."""
    gold_folder, reports = map(Path, sys.argv[1:3])
    examined: Counter[str] = Counter()
    correct: Counter[str] = Counter()
    names = sorted(gold_folder.glob("*.json"))
    if not names:
        sys.exit(f"There is no annotated report in {gold_folder}.")
    for name in names:
        annotated = json.loads(name.read_text(encoding="utf-8"))
        for mention in extract(report_of(reports / Path(annotated["text_file"]).name)).mentions:
            verdict = judged(annotated["mentions"], mention)
            if verdict is not None and mention.target:
                examined[mention.recogniser] += 1
                correct[mention.recogniser] += verdict
    path = folder("ontology") / "gazetteer" / "recognisers.csv"
    rows = list(csv.DictReader(path.open(encoding="utf-8", newline="")))
    with path.open("w", encoding="utf-8", newline="") as handle:
        writer = csv.DictWriter(handle, rows[0].keys(), lineterminator="\n")
        writer.writeheader()
        for row in rows:
            n = examined[row["id"]]
            measured = f"measured on {len(names)} annotated reports of five organisations" if n else "unmeasured"
            bound = f"{wilson(correct[row['id']], n):.3f}" if n else ""
            writer.writerow(
                row | {"examined": n, "correct": correct[row["id"]], "confidence": bound, "source": measured}
            )


if __name__ == "__main__":
    main()
