"""What was recognised in a report: as plain data (the contracts of `outline` and `mentions`), as text, as a page."""

from vpkg.outline.data import answer_text, finding, outline
from vpkg.outline.mentions import mention_rows

__all__ = ["answer_text", "finding", "mention_rows", "outline"]
