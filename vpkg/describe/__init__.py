"""Readings and reference data become N-Quads: the only room that makes triples about a report."""

from __future__ import annotations

from vpkg.describe.reference import describe_reference
from vpkg.describe.report import describe

__all__ = ["describe", "describe_reference"]
