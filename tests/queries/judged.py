"""Two reports of one organisation, and what people found the later one to say of the pledges of the earlier one."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

from tests.hand import Hand, hand
from tests.writing import ngo_report
from vpkg.describe import describe, describe_reference
from vpkg.iri import ROOT, SCHEME, Base
from vpkg.model import Decision, Ruling

DESK = "We will open a desk in Kwale."
GUARDS = "We will train all guards."
_KEPT = ("id/organisation/voluntary-principles-initiative", "template/")


def graphs(folder: Path) -> dict[str, str]:
    """Return the named graphs: the two reports, and what they need of the reference."""
    base = Base()
    before = hand(folder, ngo_report({"E13": f"{DESK} {GUARDS}"}, period="January – December 2022"))
    after = hand(folder, ngo_report({"C5": "The desk in Kwale was not opened."}))
    later = after.report.document.sha256
    rulings = (
        _judged(before, DESK, "dropped", "Wren", date(2024, 5, 31), why="There were no funds.", later=later),
        _judged(before, GUARDS, "not-comparable", "A. Reader", date(2024, 6, 3)),
    )
    reading = replace(before.reading(), decisions=rulings)
    starts = (*(f"<{ROOT}{each}" for each in _KEPT), f"<{SCHEME}")
    kept = (line for line in describe_reference(base).split("\n") if line.startswith(starts))
    return {
        base.reference_graph: "".join(line + "\n" for line in kept),
        base.report_graph(before.report.slug): describe(reading, base),
        base.report_graph(after.report.slug): describe(after.reading(), base),
    }


def _judged(
    told: Hand, words: str, verdict: str, by: str, day: date, *, why: str | None = None, later: str = ""
) -> Ruling:
    pledge = told.mention("pledge", words, words, modality="planned")
    told.state("pledge", words, evidence=(pledge,))
    sha = told.report.document.sha256
    made = Decision("follow-up", "pledge", by, day, sha, pledge.span, words, value=verdict, why=why, later=later)
    return Ruling(made, "applied", pledge.span, proposed=(pledge,))
