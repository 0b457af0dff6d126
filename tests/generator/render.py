"""Any report in any format."""

from __future__ import annotations

from tests.generator.abstract import AbstractReport, Layout
from tests.generator.render_docx import to_docx
from tests.generator.render_html import to_html
from tests.generator.render_pdf import to_pdf
from tests.generator.render_text import to_markdown, to_text

RENDERERS = {"md": to_markdown, "txt": to_text, "html": to_html, "docx": to_docx, "pdf": to_pdf}


def render(report: AbstractReport, layout: Layout, form: str) -> bytes:
    """Write a report in a format: ``md``, ``txt``, ``html``, ``docx`` or ``pdf``; what it cannot have is left out."""
    return RENDERERS[form](report, layout)
