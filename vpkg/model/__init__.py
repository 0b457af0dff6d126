"""The types that flow from file to graph: frozen, slotted, without behaviour."""

from __future__ import annotations

from vpkg.model.claim import (
    Activity,
    Amount,
    CountryAccount,
    InstrumentUse,
    Location,
    Mention,
    Participation,
    Reading,
    Statement,
)
from vpkg.model.decision import Decision, Ruling
from vpkg.model.document import Block, Content, Document, Dropped, Edit, Span
from vpkg.model.report import (
    Agent,
    Answer,
    Correction,
    Finding,
    Part,
    Period,
    Report,
    Rights,
    Severity,
    StatedDate,
    Status,
)
from vpkg.model.solutions import Cell, Iri, Literal, Solutions, Term
from vpkg.model.template import Question, Section, Template, Topic

__all__ = [
    "Activity",
    "Agent",
    "Amount",
    "Answer",
    "Block",
    "Cell",
    "Content",
    "Correction",
    "CountryAccount",
    "Decision",
    "Document",
    "Dropped",
    "Edit",
    "Finding",
    "InstrumentUse",
    "Iri",
    "Literal",
    "Location",
    "Mention",
    "Part",
    "Participation",
    "Period",
    "Question",
    "Reading",
    "Report",
    "Rights",
    "Ruling",
    "Section",
    "Severity",
    "Solutions",
    "Span",
    "StatedDate",
    "Statement",
    "Status",
    "Template",
    "Term",
    "Topic",
]
