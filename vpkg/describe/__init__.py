"""Readings and reference data become N-Quads: the only room that makes triples about a report."""

from __future__ import annotations

from vpkg.describe.reference import describe_reference
from vpkg.describe.report import describe
from vpkg.describe.versions import Combined, combine, copies_in

__all__ = ["Combined", "combine", "copies_in", "describe", "describe_reference"]
