"""The types that flow from file to graph: frozen, slotted, without behaviour."""

from __future__ import annotations

from vpkg.model.claim import Activity, Mention, Reading
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
    "Answer",
    "Block",
    "Cell",
    "Content",
    "Correction",
    "Document",
    "Dropped",
    "Edit",
    "Finding",
    "Iri",
    "Literal",
    "Mention",
    "Part",
    "Period",
    "Question",
    "Reading",
    "Report",
    "Rights",
    "Section",
    "Severity",
    "Solutions",
    "Span",
    "StatedDate",
    "Status",
    "Template",
    "Term",
    "Topic",
]
