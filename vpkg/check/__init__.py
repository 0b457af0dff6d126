"""The conformance room: a report's graph against the shapes, as findings that an officer understands."""

from __future__ import annotations

from vpkg.check.others import Quotation, with_others
from vpkg.check.validate import Result
from vpkg.check.verdict import Conformance, Note, Verdict, conformance, exit_code, waived
from vpkg.check.waivers import Waiver, waivers_for

__all__ = [
    "Conformance",
    "Note",
    "Quotation",
    "Result",
    "Verdict",
    "Waiver",
    "conformance",
    "exit_code",
    "waived",
    "waivers_for",
    "with_others",
]
