"""What was recognised in a report: as plain data (the contracts of `outline` and `mentions`), as text, as a page."""

from vpkg.outline.claims import claim_rows
from vpkg.outline.data import answer_text, finding, outline
from vpkg.outline.decisions import decision_rows, outline_of
from vpkg.outline.mentions import mention_rows

__all__ = ["answer_text", "claim_rows", "decision_rows", "finding", "mention_rows", "outline", "outline_of"]
