"""The conformance room: a report's graph against the shapes, as findings that an officer understands."""

from __future__ import annotations

from vpkg.check.validate import Result
from vpkg.check.verdict import Conformance, Note, Verdict, conformance, exit_code

__all__ = ["Conformance", "Note", "Result", "Verdict", "conformance", "exit_code"]
