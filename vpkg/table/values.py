"""Cells as Python values."""

from __future__ import annotations

from datetime import date
from decimal import Decimal, InvalidOperation

from vpkg.model import Cell, Literal
from vpkg.terms import XSD

Value = str | int | float | bool | Decimal | date | None
"""What a cell is in Python: years are whole numbers, IRIs are text, None is a gap."""


def python_value(cell: Cell) -> Value:
    """Turn a cell into a Python value; what is not of the form of its datatype stays text."""
    if not isinstance(cell, Literal):
        return None if cell is None else cell.value
    kind = cell.datatype.removeprefix(XSD)
    try:
        if kind in ("integer", "gYear"):
            return int(cell.value)
        if kind == "decimal":
            return Decimal(cell.value)
        if kind in ("double", "float"):
            return float(cell.value)
        if kind == "date":
            return date.fromisoformat(cell.value)
        if kind == "boolean":
            return cell.value in ("true", "1")
    except (ValueError, InvalidOperation):
        return cell.value
    return cell.value
