"""Coding by hand: the codebook of the graph, a researcher's own codes, and how far two coders agree.

Neither coding is called right: agreement is between coders, of whom the graph is one.
"""

from __future__ import annotations

from vpkg.coding.agreement import Agreement, agreement
from vpkg.coding.codebook import Code, Variable, codebook, variables
from vpkg.coding.codes import Coded, graph_codes, read_codes
from vpkg.coding.compare import Comparison, Difference, compare
from vpkg.coding.show import codebook_rows, comparison_rows, markdown, to_markdown

__all__ = [
    "Agreement",
    "Code",
    "Coded",
    "Comparison",
    "Difference",
    "Variable",
    "agreement",
    "codebook",
    "codebook_rows",
    "compare",
    "comparison_rows",
    "graph_codes",
    "markdown",
    "read_codes",
    "to_markdown",
    "variables",
]
