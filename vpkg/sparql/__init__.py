"""Queries of one's own, within a time and a number of rows, and with a word on what may be wrong with them."""

from __future__ import annotations

from vpkg.sparql.hints import caret, unknown_terms, why_empty
from vpkg.sparql.limits import Answer, answer, cut_note

__all__ = ["Answer", "answer", "caret", "cut_note", "unknown_terms", "why_empty"]
