"""Tables: the same answer for people and for programs."""

from __future__ import annotations

import csv
import io
import json
import sys
from datetime import date
from decimal import Decimal

import pyoxigraph
import pytest

from vpkg.ask import find, run
from vpkg.errors import MissingTool
from vpkg.iri import ROOT, Base
from vpkg.model import Cell, Iri, Literal
from vpkg.table import Basis, Table

from .conftest import XSD, Engines

COLUMNS = ("report", "words", "count", "year", "day", "share")
TYPES = ("iri", "string", "integer", "gYear", "date", "decimal")
ROWS: tuple[tuple[Cell, ...], ...] = (
    (
        Iri(ROOT + "id/report/alder-trust-2022"),
        Literal('He said "no, never"\r\nand = left | *', language="en"),
        Literal("12", XSD + "integer"),
        Literal("2022", XSD + "gYear"),
        Literal("2022-01-31", XSD + "date"),
        Literal("0.50", XSD + "decimal"),
    ),
    (Iri(ROOT + "id/report/beryl-mining-2023"), None, None, None, None, None),
)
TABLE = Table(COLUMNS, TYPES, ROWS, "Things", "Not all things.", Basis(3, 2, 2, "2022", "2023"))
EMPTY = Table(COLUMNS, TYPES, (), "Things", "Not all things.", Basis(0, 0, 0))


def test_rows_are_dicts_of_python_values() -> None:
    """Numbers, years and days are Python's; IRIs and words are text; gaps are None."""
    first, second = TABLE
    assert len(TABLE) == 2
    assert first == {
        "report": ROOT + "id/report/alder-trust-2022",
        "words": 'He said "no, never"\r\nand = left | *',
        "count": 12,
        "year": 2022,
        "day": date(2022, 1, 31),
        "share": Decimal("0.50"),
    }
    assert set(second.values()) == {None, ROOT + "id/report/beryl-mining-2023"}


def test_a_number_too_large_for_a_data_frame_is_kept_as_text() -> None:
    """What 64 bits cannot hold is neither lost nor a crash; the other columns keep their types."""
    cells = (Literal("9" * 26, XSD + "integer"), Literal("7", XSD + "integer"))
    table = Table(("large", "small"), ("integer", "integer"), (cells,), "Things", "", Basis(1, 1, 1))
    assert table.to_polars().rows() == [("9" * 26, 7)]
    assert table.to_pandas().to_dict("records") == [{"large": "9" * 26, "small": 7}]
    assert len(table.to_parquet()) > 100


@pytest.mark.parametrize(
    ("value", "kind", "python"),
    [
        ("many", "integer", "many"),
        ("2023-13-01", "date", "2023-13-01"),
        ("1.5e3", "double", 1500.0),
        ("true", "boolean", True),
    ],
)
def test_a_value_that_is_not_of_its_type_stays_text(value: str, kind: str, python: object) -> None:
    """A badly written literal is shown as it is instead of stopping the answer."""
    table = Table(("x",), ("string",), ((Literal(value, XSD + kind),),), "T", "N.", Basis(0, 0, 0))
    assert next(iter(table)) == {"x": python}


def test_csv_is_exact() -> None:
    """CSV keeps IRIs whole and words as they are, quotes by RFC 4180, and ends lines in a newline alone."""
    text = TABLE.to_csv()
    assert text == (
        "report,words,count,year,day,share\n"
        f'{ROOT}id/report/alder-trust-2022,"He said ""no, never""\r\nand = left | *",12,2022,2022-01-31,0.50\n'
        f"{ROOT}id/report/beryl-mining-2023,,,,,\n"
    )
    rows = list(csv.reader(io.StringIO(text, newline="")))
    assert rows[1][1] == 'He said "no, never"\r\nand = left | *'
    assert EMPTY.to_csv() == "report,words,count,year,day,share\n"


def test_json_is_what_a_sparql_engine_writes(engines: Engines) -> None:
    """The JSON is SPARQL 1.1 Query Results JSON: an engine's own writer says the same."""
    query = find("mentions")
    ours = json.loads(run(engines.store, query, {}).to_json())
    quads = [
        quad for line in engines.store.quads() for quad in pyoxigraph.parse(line, format=pyoxigraph.RdfFormat.N_QUADS)
    ]
    store = pyoxigraph.Store()
    store.extend(quads)
    found = store.query(query.text)
    assert isinstance(found, pyoxigraph.QuerySolutions)
    theirs = found.serialize(format=pyoxigraph.QueryResultsFormat.JSON)
    assert theirs
    assert ours.pop("vpkg")["title"] == query.title
    assert ours == json.loads(theirs)
    assert json.loads(TABLE.to_json())["results"]["bindings"][0]["words"]["xml:lang"] == "en"


def test_markdown_is_one_table_with_its_basis() -> None:
    """Line ends and signs of Markdown in a cell do not break the table."""
    lines = TABLE.to_markdown().splitlines()
    assert lines[:4] == [
        "**Things**",
        "",
        "| report | words | count | year | day | share |",
        "| --- | --- | --- | --- | --- | --- |",
    ]
    assert lines[4] == (
        r'| report/alder-trust-2022 | He said "no, never" and = left \| \* | 12 | 2022 | 2022-01-31 | 0.50 |'
    )
    assert lines[-1] == "This rests on 3 reports of 2 organisations, for 2022 to 2023."


@pytest.mark.parametrize("width", [30, 60, 80, 100, 200])
def test_text_fits_the_screen(width: int, engines: Engines) -> None:
    """No line is wider than the screen, and every answer says what it rests on."""
    for name in ("reports", "mentions", "partners", "figures-in-answers", "answers-by-topic"):
        text = run(engines.store, find(name), {}).to_text(width)
        assert max(len(line) for line in text.splitlines()) <= width
        assert "This rests on 3 reports" in " ".join(text.split())
        assert not any(line.endswith(" ") for line in text.splitlines())


def test_text_is_aligned_and_numbers_stand_right() -> None:
    """A small table looks like this."""
    rows = tuple(
        (Iri(f"{ROOT}id/report/{n}"), Literal(str(c), XSD + "integer"), None) for n, c in (("a-2022", 7), ("b", 12))
    )
    table = Table(
        ("report", "answers", "note"),
        ("iri", "integer", "string"),
        rows,
        "Answers",
        "N.",
        Basis(1, 1, 1, "2022", "2022"),
    )
    assert table.to_text(80) == (
        "Answers (2 rows)\n\n"
        "report  answers  note\n"
        "──────  ───────  ────\n"
        "a-2022        7\n"
        "b            12\n\n"
        "N.\nThis rests on 1 report of 1 organisation, for 2022.\n"
    )


def test_an_empty_table_says_so() -> None:
    """Nothing found is said in words, with the note on what that means."""
    assert (
        EMPTY.to_text(80)
        == "Things (0 rows)\n\nNo rows.\n\nNot all things.\nThis rests on 0 reports of 0 organisations.\n"
    )


def test_words_of_a_report_cannot_steer_the_terminal() -> None:
    """Escape sequences and signs that turn the direction of reading are made visible."""
    hostile = Literal("a\x1b[31mred\x07 \u202eback\u200f")
    table = Table(("words",), ("string",), ((hostile,),), "T", "N.", Basis(0, 0, 0))
    for text in (table.to_text(80), table.to_markdown()):
        assert not set(text) & set("\x1b\x07\u202e\u200f")
        assert "\N{REPLACEMENT CHARACTER}" in text
    assert "\x1b" in table.to_csv()


def test_wide_letters_keep_the_columns_straight() -> None:
    """Letters that take two columns are counted so."""
    rows = ((Literal("金沙江"), Literal("x")), (Literal("e\u0301"), Literal("y")))
    table = Table(("place", "z"), ("string", "string"), rows, "T", "N.", Basis(0, 0, 0))
    lines = table.to_text(40).splitlines()
    assert lines[4] == "金沙江  x"
    assert lines[5] == "e\u0301       y"


def test_iris_are_shortened_for_reading() -> None:
    """Things lose their base, vocabulary gets its prefix, others stay; a base of one's own works too."""
    base = Base("https://example.org/kg/")
    iris = [
        "https://example.org/kg/id/report/a",
        ROOT + "template/x#A1",
        ROOT + "ontology#Report",
        "https://other.org/x",
    ]
    rows = tuple((Iri(each),) for each in iris)
    table = Table(("x",), ("iri",), rows, "T", "N.", Basis(0, 0, 0), base)
    assert table.to_text(80).splitlines()[4:8] == ["report/a", "template/x#A1", "vp:Report", "https://other.org/x"]


@pytest.mark.parametrize(("method", "module"), [("to_polars", "polars"), ("to_pandas", "pandas")])
def test_a_missing_data_frame_library_is_named(method: str, module: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the library the message says what to install."""
    monkeypatch.setitem(sys.modules, module, None)
    with pytest.raises(
        MissingTool, match=rf"{module} is not installed; install it with: pip install 'vpkg\[{module}\]'"
    ):
        getattr(TABLE, method)()


@pytest.mark.parametrize("table", [TABLE, EMPTY])
def test_polars_gets_types(table: Table) -> None:
    """A polars frame has whole numbers, dates and text, also without rows."""
    polars = pytest.importorskip("polars", reason="polars is an extra")
    frame = table.to_polars()
    assert frame.columns == list(COLUMNS)
    assert frame.dtypes == [polars.String, polars.String, polars.Int64, polars.Int64, polars.Date, polars.Float64]
    assert frame.height == len(table)
    if len(table):
        assert frame.row(0)[2:] == (12, 2022, date(2022, 1, 31), 0.5)
        assert frame.row(1)[1:] == (None,) * 5


@pytest.mark.parametrize("table", [TABLE, EMPTY])
def test_pandas_gets_types(table: Table) -> None:
    """A pandas frame keeps whole numbers whole, although there are gaps."""
    pytest.importorskip("pandas", reason="pandas is an extra")
    frame = table.to_pandas()
    assert list(frame.columns) == list(COLUMNS)
    assert [str(each) for each in frame.dtypes] == ["string", "string", "Int64", "Int64", "object", "Float64"]
    assert len(frame) == len(table)
    if len(table):
        assert frame.loc[0, "count"] == 12
        assert frame.loc[0, "day"] == date(2022, 1, 31)
        assert frame.loc[1].isna().sum() == 5
