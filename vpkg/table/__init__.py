"""Answers as tables: what they hold, and the forms that people and programs want them in."""

from vpkg.table.table import Basis, Table
from vpkg.table.values import Value, python_value

__all__ = ["Basis", "Table", "Value", "python_value"]
