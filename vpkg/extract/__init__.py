"""Answers become mentions and claims: which countries, places and organisations a report names, and where."""

from __future__ import annotations

from vpkg.extract.activities import activities_by_country
from vpkg.extract.mentions import mentions
from vpkg.model import Reading, Report

__all__ = ["extract"]


def extract(report: Report) -> Reading:
    """Find the mentions in a report's text, and the claims of activity by country that they support.

    Question wording is never read from. The same report gives the same mentions, in document order.
    """
    found = mentions(report)
    return Reading(report, found, activities_by_country(report, found))
