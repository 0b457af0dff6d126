"""Any graph against any shapes, and any engine's validation report as pages that a person reads."""

from __future__ import annotations

from vpkg.shacl.model import Node, PropertyPath, Report, Result
from vpkg.shacl.run import check_graph, read_report
from vpkg.shacl.sources import SYNTAXES

__all__ = ["SYNTAXES", "Node", "PropertyPath", "Report", "Result", "check_graph", "read_report"]
