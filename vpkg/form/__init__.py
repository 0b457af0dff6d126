"""Forms for reporting officers: a template's questions in our own words, blank or with last year's text."""

from __future__ import annotations

from vpkg.form.carry import Carried, carry_over
from vpkg.form.docx import to_docx
from vpkg.form.form import Form, Passage, Slot, blank_form
from vpkg.form.markdown import to_markdown

__all__ = ["Carried", "Form", "Passage", "Slot", "blank_form", "carry_over", "to_docx", "to_markdown"]
