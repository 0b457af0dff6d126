"""Charts: the right kind for an answer, nothing added up, nothing ranked, and silence drawn otherwise than zero."""

from __future__ import annotations

import hashlib
import json
import sys
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

import vpkg.chart
from vpkg import chart
from vpkg.chart import world
from vpkg.cli.parser.common import TABLE_FORMATS
from vpkg.errors import MissingTool, UnknownName
from vpkg.iri import ROOT
from vpkg.model import Cell, Iri, Literal
from vpkg.table import Basis, Table

XSD = "http://www.w3.org/2001/XMLSchema#"
BASIS = Basis(3, 2, 2, "2021", "2023")
SVG = "{http://www.w3.org/2000/svg}"
OUTLINES = Path(vpkg.chart.__file__).parent / "data" / "countries-110m.json"


def _cell(value: str | int | None, type_: str) -> Cell:
    if value is None:
        return None
    if type_ == "iri":
        return Iri(f"{ROOT}id/{value}")
    return Literal(str(value), XSD + ("string" if type_ == "string" else type_))


def _table(columns: dict[str, str], *rows: tuple[str | int | None, ...]) -> Table:
    cells = tuple(tuple(map(_cell, row, columns.values())) for row in rows)
    return Table(tuple(columns), tuple(columns.values()), cells, "Things", "Not all things.", BASIS)


YEARS = _table(
    {"year": "gYear", "pillar": "string", "reports": "integer"},
    (2023, "ngo", 2), (2021, "ngo", 0), (2023, "corporate", 1), (None, "corporate", 4),
)  # fmt: skip
PLACES = _table(
    {"country": "iri", "country_name": "string", "reports": "integer"},
    ("country/pe", "Peru", 3), ("country/gh", "Ghana", 0), ("country/sg", "Singapore", 1),
    ("country/ke", "Kenya", None),
)  # fmt: skip
PAIRS = _table(
    {"name": "string", "role": "string"},
    ("Beryl Mining", "led"), ("Alder Trust", "led"), ("Beryl Mining", "led"), ("Beryl Mining", "funded"),
)  # fmt: skip


def _spec(table: Table, kind: str = "", columns: tuple[str, ...] = ()) -> dict[str, Any]:
    made: dict[str, Any] = json.loads(chart.vega(table, kind, columns))
    return made


def _below(spec: dict[str, Any]) -> str:
    return " ".join(each["words"] for each in spec["vconcat"][-1]["data"]["values"])


@pytest.mark.parametrize(("table", "kind"), [(YEARS, "line"), (PLACES, "map"), (PAIRS, "matrix")])
def test_the_kind_follows_from_the_columns(table: Table, kind: str) -> None:
    """Years with a figure make lines, countries a map, two categories that cross a matrix."""
    assert chart.choose(table).kind == kind


def test_a_thing_and_its_own_name_are_no_matrix() -> None:
    """Columns that go one to one make bars, with the names on them."""
    table = _table({"topic": "string", "label": "string"}, ("a", "Alpha"), ("b", "Beta"), ("b", "Beta"))
    assert chart.choose(table).kind == "bar"


def test_categories_stand_by_name_and_never_by_figure() -> None:
    """The longest bar is not first: the order is that of the names, numbers in them as numbers."""
    table = _table({"name": "string", "answers": "integer"}, ("Q10", 9), ("Q2", 1), ("q1", 3))
    view = _spec(table, "bar")["vconcat"][0]
    assert view["encoding"]["y"]["sort"] == ["q1", "Q2", "Q10"]
    assert [each["value"] for each in view["data"]["values"]] == [3.0, 1.0, 9.0]


def test_figures_are_never_added_up() -> None:
    """Two figures of one category are refused with a sentence when named, and rows are counted when none is named."""
    table = _table({"name": "string", "people": "integer"}, ("Alder Trust", 20), ("Alder Trust", 30), ("Beryl", 5))
    with pytest.raises(UnknownName, match=r"figures are not added up; .* or count the rows with name,rows\."):
        chart.vega(table, "bar", ("name", "people"))
    spec = _spec(table)
    assert [each["value"] for each in spec["vconcat"][0]["data"]["values"]] == [2.0, 1.0]
    assert "rows of the answer" in spec["title"]["subtitle"][0]
    assert "they measure nobody's work" in _below(spec)


def test_a_year_without_a_row_breaks_the_line() -> None:
    """2022 has no row, so it has no point; 2021 has a row that says zero, and has one; no year at all is told below."""
    spec = _spec(YEARS)
    values = {(d["series"], d["year"]): d["value"] for d in spec["vconcat"][0]["data"]["values"]}
    assert values[("ngo", 2021)] == 0.0
    assert values[("ngo", 2022)] is None
    assert values[("corporate", 2021)] is None
    assert "1 row without a year cannot be drawn." in _below(spec)


def test_a_matrix_counts_and_leaves_empty_what_has_no_row() -> None:
    """Three fields have rows and the fourth is not there at all."""
    values = _spec(PAIRS)["vconcat"][0]["data"]["values"]
    assert {(d["down"], d["across"]): d["value"] for d in values} == {
        ("Alder Trust", "led"): 1.0,
        ("Beryl Mining", "led"): 2.0,
        ("Beryl Mining", "funded"): 1.0,
    }


def test_a_map_tells_zero_from_no_rows_and_lists_what_it_cannot_draw() -> None:
    """Zero and a missing figure are white with a dark edge; Singapore is listed though no outline is there."""
    spec = _spec(PLACES)
    land, coloured, edged = spec["vconcat"][0]["layer"]
    assert land["mark"]["fill"] == "#efefef"
    assert "datum.value !== 0" in coloured["transform"][-1]["filter"]
    assert edged["mark"]["fill"] == "white"
    words = _below(spec)
    assert "Ghana 0, Kenya no figure, Peru 3, Singapore 1 (not drawn)." in words
    assert "which is not nothing done" in words


def test_every_chart_says_what_it_rests_on() -> None:
    """Note and basis stand in the picture itself."""
    for table in (YEARS, PLACES, PAIRS):
        words = _below(_spec(table))
        assert "Not all things." in words
        assert "This rests on 3 reports of 2 organisations, for 2021 to 2023." in words


@pytest.mark.parametrize(
    ("kind", "columns", "sentence"),
    [
        ("pie", (), "There is no chart called 'pie'; the charts are bar, line, matrix, map."),
        ("map", (), "A map chart needs a column of countries"),
        ("line", (), "A line chart needs a column of years"),
        ("", ("agent",), "The answer has no column 'agent'; its columns are name, role."),
    ],
)
def test_a_sentence_says_why_none_suits(kind: str, columns: tuple[str, ...], sentence: str) -> None:
    """What the chart wants is said, and nothing is drawn."""
    with pytest.raises(UnknownName) as caught:
        chart.vega(PAIRS, kind, columns)
    assert str(caught.value).startswith(sentence)


def test_no_rows_and_too_many_are_said() -> None:
    """An empty answer draws nothing, and more categories than can be read are refused."""
    with pytest.raises(UnknownName, match="no rows"):
        chart.vega(_table({"name": "string"}))
    many = _table({"name": "string"}, *((f"n{i}",) for i in range(61)))
    with pytest.raises(UnknownName, match="61 values and this chart shows at most 60"):
        chart.vega(many, "bar", ("name",))


@pytest.mark.parametrize("table", [YEARS, PLACES, PAIRS])
def test_the_svg_reads_its_figures_out(table: Table) -> None:
    """A title and a description with every figure come first; the same bytes come twice."""
    drawn = chart.svg(table)
    root = etree.fromstring(drawn)
    assert root.get("role") == "img"
    assert [child.tag for child in root[:2]] == [SVG + "title", SVG + "desc"]
    assert root[0].text == "Things"
    assert root[1].text
    assert drawn == chart.svg(table)


def test_hostile_words_stay_words() -> None:
    """Markup, control characters and changes of direction in a report's words do not reach the picture as such."""
    name = "</text><script>alert(1)</script>\x07\u202e&amp;"
    root = etree.fromstring(chart.svg(_table({"name": "string"}, (name,), ("b",)), "bar"))
    assert not root.findall(f".//{SVG}script")
    assert not set("".join(root.itertext())) & set("\x07\u202e")
    assert any("<script>" in text for text in root.itertext())


def test_vega_needs_no_extra_and_svg_names_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without vl-convert the specification is still written, and a sentence says what drawing needs."""
    monkeypatch.setitem(sys.modules, "vl_convert", None)
    assert _spec(YEARS)["$schema"] == "https://vega.github.io/schema/vega-lite/v5.json"
    with pytest.raises(MissingTool, match=r"pip install 'vpkg\[charts\]'"):
        chart.svg(YEARS)


def test_the_outlines_are_those_that_the_readme_names() -> None:
    """The file is unchanged since it was taken over, and draws 177 countries, Kosovo among them."""
    assert hashlib.sha256(OUTLINES.read_bytes()).hexdigest().startswith("2516c915")
    keys = world.drawn()
    assert {"404", "Kosovo"} <= keys
    assert len(keys) == 177


def test_the_command_line_offers_the_formats() -> None:
    """Tables come as text, CSV, JSON, Markdown, workbook, Parquet and charts."""
    assert set(TABLE_FORMATS) == {"table", "csv", "json", "md", "xlsx", "parquet", "svg", "vega"}


def test_a_matrix_crosses_two_things_and_not_a_thing_with_its_name() -> None:
    """Asked for a matrix without columns, country is crossed with pillar, though its name stands nearer."""
    table = _table(
        {"country": "iri", "country_name": "string", "pillar": "string"},
        ("country/pe", "Peru", "ngo"), ("country/pe", "Peru", "corporate"), ("country/gh", "Ghana", "ngo"),
        ("country/gh", "Ghana", "corporate"),
    )  # fmt: skip
    drawn = json.dumps(_spec(table, "matrix"))
    assert "pillar" in drawn
    assert '"country_name"' not in drawn
