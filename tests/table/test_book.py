"""Workbooks and Parquet: typed cells, nothing that runs, the same bytes each time."""

from __future__ import annotations

import io
import json
import sys
from datetime import date, datetime

import openpyxl
import polars
import pytest

from vpkg.errors import MissingTool
from vpkg.iri import ROOT
from vpkg.model import Cell, Iri, Literal
from vpkg.table import Basis, Table

XSD = "http://www.w3.org/2001/XMLSchema#"
COLUMNS = ("report", "words", "count", "year", "day", "share")
TYPES = ("iri", "string", "integer", "gYear", "date", "decimal")
ROWS: tuple[tuple[Cell, ...], ...] = (
    (
        Iri(ROOT + "id/report/alder-trust-2022"),
        Literal("said twice"),
        Literal("12", XSD + "integer"),
        Literal("2022", XSD + "gYear"),
        Literal("2022-01-31", XSD + "date"),
        Literal("0.50", XSD + "decimal"),
    ),
    (Iri(ROOT + "id/report/beryl-mining-2023"), None, None, None, None, None),
)
TABLE = Table(COLUMNS, TYPES, ROWS, "Things", "Not all things.", Basis(3, 2, 2, "2022", "2023"))


def _answer(table: Table) -> list[tuple[object, ...]]:
    book = openpyxl.load_workbook(io.BytesIO(table.to_xlsx()))
    return list(book["Answer"].iter_rows(values_only=True))


def _one(words: str, kind: str = "string") -> Table:
    return Table(("x",), ("string",), ((Literal(words, XSD + kind),),), "T", "N.", Basis(0, 0, 0))


def test_cells_of_a_workbook_are_typed() -> None:
    """Numbers, years and days are numbers and days of the workbook; a gap is an empty cell."""
    head, first, second = _answer(TABLE)
    assert head == COLUMNS
    assert first == (ROOT + "id/report/alder-trust-2022", "said twice", 12, 2022, datetime(2022, 1, 31), 0.5)
    assert second == (ROOT + "id/report/beryl-mining-2023", None, None, None, None, None)


@pytest.mark.parametrize("words", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "=HYPERLINK(1)", "{=1}", "http://a.example"])
def test_text_is_never_a_formula_or_a_link(words: str) -> None:
    """What begins like a formula stays text, marked so that editing the cell does not run it."""
    cell = openpyxl.load_workbook(io.BytesIO(_one(words).to_xlsx()))["Answer"]["A2"]
    assert (cell.value, cell.data_type, cell.hyperlink) == (words, "s", None)
    assert cell.quotePrefix == words.startswith(("=", "+", "-", "@", "\t"))


@pytest.mark.parametrize(
    ("value", "kind"), [("1234567890123456789", "integer"), ("0.12345678901234567", "decimal"), ("1850-05-01", "date")]
)
def test_what_a_workbook_cannot_hold_stays_text(value: str, kind: str) -> None:
    """A number of more than fifteen digits, and a day before 1900, keep every digit as text."""
    assert _answer(_one(value, kind))[1] == (value,)


def test_words_too_long_for_a_cell_say_so() -> None:
    """A cell holds 32,767 characters; longer words end with a sentence that they were cut."""
    [cell] = _answer(_one("a" * 40_000))[1]
    assert isinstance(cell, str)
    assert len(cell) == 32_767
    assert cell.endswith("the CSV has it all]")


def test_the_second_sheet_says_what_the_answer_is() -> None:
    """Title, note, basis, rows and columns travel with the figures."""
    book = openpyxl.load_workbook(io.BytesIO(TABLE.to_xlsx()))
    about = dict(book["About"].iter_rows(min_row=2, values_only=True))
    assert book.sheetnames == ["Answer", "About"]
    assert about["title"] == "Things"
    assert "Not all things." in about.values()
    assert "This rests on 3 reports of 2 organisations, for 2022 to 2023." in about.values()
    assert about["rows"] == "2"
    assert about["column year"] == "gYear"


def test_binary_formats_are_the_same_bytes_each_time() -> None:
    """A workbook and a Parquet file hold no time of their making."""
    assert TABLE.to_xlsx() == TABLE.to_xlsx()
    assert TABLE.to_parquet() == TABLE.to_parquet()


def test_parquet_keeps_types_and_says_what_it_is() -> None:
    """Parquet has the types of the data frame, and title, note and basis in its metadata."""
    content = TABLE.to_parquet()
    frame = polars.read_parquet(io.BytesIO(content))
    assert frame.dtypes[2:] == [polars.Int64, polars.Int64, polars.Date, polars.Float64]
    assert frame.row(0)[2:] == (12, 2022, date(2022, 1, 31), 0.5)
    described = json.loads(polars.read_parquet_metadata(io.BytesIO(content))["vpkg"])
    assert described["title"] == "Things"
    assert "Not all things." in described.values()


def test_a_missing_library_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without XlsxWriter the message says what to install."""
    monkeypatch.setitem(sys.modules, "xlsxwriter", None)
    with pytest.raises(MissingTool, match=r"install it with: pip install 'vpkg\[xlsx\]'"):
        TABLE.to_xlsx()
