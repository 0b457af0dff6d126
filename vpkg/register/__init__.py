"""The collection register: which reports were looked for, when, by whom, where, and what came of it.

It is a table that people edit. In the graph it keeps "no report is in the store" apart from "a report was looked for
and not found", and neither says that nobody wrote one.
"""

from vpkg.register.graph import describe_register
from vpkg.register.rows import COLUMNS, Entry, read_register, refuse_contradictions

__all__ = ["COLUMNS", "Entry", "describe_register", "read_register", "refuse_contradictions"]
