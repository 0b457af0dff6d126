"""Quality against annotated reports: precision, recall, F1 by kind and relation, and confidence."""

from vpkg.evaluate.confidence import Measured, measured, write_confidence
from vpkg.evaluate.gold import Annotated, Marked, annotated_in
from vpkg.evaluate.render import to_json, to_markdown, to_text
from vpkg.evaluate.run import Evaluation, evaluate

__all__ = [
    "Annotated",
    "Evaluation",
    "Marked",
    "Measured",
    "annotated_in",
    "evaluate",
    "measured",
    "to_json",
    "to_markdown",
    "to_text",
    "write_confidence",
]
