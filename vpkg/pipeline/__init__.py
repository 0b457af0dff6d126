"""The recipe: files become readings, readings become named graphs, graphs go into a store."""

from __future__ import annotations

from vpkg.pipeline.build import build
from vpkg.pipeline.files import Built, Progress, read_document, read_report
from vpkg.pipeline.folder import Found, look
from vpkg.pipeline.prepare import Prepared, prepare, write

__all__ = [
    "Built",
    "Found",
    "Prepared",
    "Progress",
    "build",
    "look",
    "prepare",
    "read_document",
    "read_report",
    "write",
]
