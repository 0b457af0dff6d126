"""Answers become mentions and claims: whom and what a report names, and what it says was done, where and with whom."""

from __future__ import annotations

from collections.abc import Callable

from vpkg.extract.claims import activities, country_accounts, statements
from vpkg.extract.mentions import Heard, mentions, recognise
from vpkg.model import Reading, Report

__all__ = ["extract"]


def extract(report: Report, revise: Callable[[list[Heard]], list[Heard]] | None = None) -> Reading:
    """Find the mentions in a report's text, and the claims that they support.

    Question wording is never read from. The same report gives the same mentions and claims, in document order.
    ``revise`` applies people's decisions to what was recognised, before any claim is made of it.
    """
    heard = recognise(report)
    if revise:
        heard = revise(heard)
    found = mentions(heard)
    text = report.document.text
    return Reading(report, found, country_accounts(report, found), activities(heard, text), statements(heard, text))
