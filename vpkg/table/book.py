"""A table as an Excel workbook (Office Open XML, ECMA-376): typed cells, and a second sheet on what it is."""

from __future__ import annotations

import io
import math
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from vpkg.errors import DataError, MissingTool
from vpkg.table.values import Value, python_value

if TYPE_CHECKING:
    from vpkg.table.table import Table

# The limits of a worksheet: https://support.microsoft.com/office/1672b34d-7043-467e-8e27-269d656771c3
_ROWS = 1_048_575
_LETTERS = 32_767
_EXACT = 10**15
"""Excel keeps fifteen digits; a longer number stays text, so that no digit is lost."""
_FIRST_DAY = date(1900, 3, 1)
"""Excel knows no day before 1900, and takes that year for a leap year; earlier days stay text."""
_MADE = datetime(2000, 1, 1)
_OPENERS = ("=", "+", "-", "@", "\t", "\r")
"""What begins a formula once a cell is edited; such text is marked as text."""
_WIDTHS = {"integer": 10, "gYear": 8, "date": 12, "decimal": 12, "iri": 36, "string": 32}
_CUT = " … [cut here: a cell of a workbook holds no more; the CSV has it all]"


def workbook(table: Table, about: Sequence[tuple[str, str]]) -> bytes:
    """Write a table as a workbook of two sheets, the answer and what it is; the same bytes for the same table.

    Numbers, years and days are typed; all else is text and never a formula or a link. Raises `MissingTool` when
    XlsxWriter is not installed, `DataError` when a sheet cannot hold that many rows.
    """
    sheets = [("Answer", table.columns, table.types, [tuple(map(python_value, row)) for row in table.rows])]
    return book([*sheets, ("About", ("what", "words"), ("string", "string"), list(about))])


Sheet = tuple[str, Sequence[str], Sequence[str], Sequence[Sequence[Value]]]
"""A sheet: its name, its columns, their types, and its rows."""


def book(sheets: Sequence[Sheet]) -> bytes:
    """Write sheets as one workbook. Raises what `workbook` raises."""
    try:
        import xlsxwriter
    except ImportError as error:
        raise MissingTool("XlsxWriter is not installed; install it with: pip install 'vpkg[xlsx]'.") from error
    out = io.BytesIO()
    made = xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    made.set_properties({"created": _MADE})
    formats = {
        "head": made.add_format({"bold": True, "bottom": 1}),
        "text": made.add_format({"text_wrap": True, "valign": "top"}),
        "marked": made.add_format({"text_wrap": True, "valign": "top", "quote_prefix": True}),
        "date": made.add_format({"num_format": "yyyy-mm-dd", "valign": "top", "align": "left"}),
        "number": made.add_format({"num_format": "General", "valign": "top"}),
        "year": made.add_format({"num_format": "0", "valign": "top", "align": "left"}),
    }
    for name, columns, types, rows in sheets:
        if len(rows) > _ROWS:
            raise DataError(f"A sheet holds {_ROWS:,} rows and this answer has {len(rows):,}; write Parquet or CSV.")
        sheet = made.add_worksheet(name)
        _head(sheet, columns, types, len(rows), formats)
        for line, row in enumerate(rows, 1):
            for place, (kind, value) in enumerate(zip(types, row, strict=True)):
                _cell(sheet, line, place, value, kind, formats)
    made.close()
    return out.getvalue()


def _head(sheet: Any, columns: Sequence[str], types: Sequence[str], rows: int, formats: dict[str, Any]) -> None:
    for place, (name, kind) in enumerate(zip(columns, types, strict=True)):
        sheet.write_string(0, place, name, formats["head"])
        sheet.set_column(place, place, 80 if name in ("sentence", "words") else _WIDTHS.get(kind, 32))
    sheet.freeze_panes(1, 0)
    if columns:
        sheet.autofilter(0, 0, rows, len(columns) - 1)


def _cell(sheet: Any, line: int, place: int, value: Value, kind: str, formats: dict[str, Any]) -> None:
    if value is None:
        return
    if isinstance(value, bool):
        sheet.write_boolean(line, place, value, formats["number"])
    elif isinstance(value, date) and value >= _FIRST_DAY:
        sheet.write_datetime(line, place, datetime(value.year, value.month, value.day), formats["date"])
    elif isinstance(value, (int, float, Decimal)) and _exact(value):
        sheet.write_number(line, place, value, formats["year" if kind == "gYear" else "number"])
    else:
        text = str(value)
        text = text if len(text) <= _LETTERS else text[: _LETTERS - len(_CUT)] + _CUT
        sheet.write_string(line, place, text, formats["marked" if text.startswith(_OPENERS) else "text"])


def _exact(value: float | Decimal) -> bool:
    """Tell whether Excel keeps every digit of a number."""
    if isinstance(value, Decimal):
        return value.is_finite() and len(value.as_tuple().digits) <= 15
    return math.isfinite(value) and abs(value) < _EXACT


def about(table: Table) -> Iterator[tuple[str, str]]:
    """Yield what a table is, line by line: its title, the sentences under it, its rows and columns."""
    yield "title", table.title
    for place, words in enumerate(table.below, 1):
        yield f"note {place}", words
    yield "rows", str(len(table.rows))
    for name, kind in zip(table.columns, table.types, strict=True):
        yield f"column {name}", kind
