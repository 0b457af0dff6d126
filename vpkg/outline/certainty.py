"""How surely a heading was recognised, in one word."""

from __future__ import annotations

from typing import Final

from vpkg.model import Answer, Report

SURE: Final = 0.85
"""Match from which a heading is taken as sure: its wording alone would do, or good wording with the right code."""

DOUBTFUL: Final = 0.6
"""Match below which a person should look at a heading."""


def certainty(report: Report, answer: Answer) -> str | None:
    """Return ``sure``, ``likely`` or ``doubtful``; None for a question that no heading of the report asks.

    A heading that a person stated is sure; one that a finding calls doubtful is doubtful, whatever its match.
    """
    if not answer.headings and not answer.parts:
        return None
    stated = report.correction.headings if report.correction else ()
    if any(code == answer.code for _, code in stated):
        return "sure"
    doubted = any(f.code == "doubtful-heading" and f.question == answer.code for f in report.findings)
    if doubted or answer.match < DOUBTFUL:
        return "doubtful"
    return "sure" if answer.match >= SURE else "likely"
