"""Bars, lines and matrices as Vega-Lite views."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from vpkg.chart.choose import Choice
from vpkg.chart.frame import BLUE, COLOURS, GREY, INK, SCALE, WIDTH, Drawing, number
from vpkg.chart.series import Mark, marks, measured, names, words
from vpkg.model import Cell, Literal
from vpkg.table import Table

COUNTED = "Rows are lines of the answer: one activity or figure may stand in several, so they measure nobody's work."
NO_FIGURE = "no figure"
_DASHES = ([1, 0], [6, 3], [2, 2], [8, 3, 2, 3], [4, 4], [10, 4], [1, 3], [6, 2, 2, 2])
_STROKES = (6, 4.5, 3.5, 2.5, 2, 2, 1.5, 1.5)
"""Lines that run over one another stay visible: those beneath are broader."""
_POINTS = ("circle", "square", "triangle-up", "diamond", "cross", "triangle-down", "triangle-right", "triangle-left")


def bar(table: Table, choice: Choice) -> Drawing:
    """Draw a bar for each category, with its figure beside it; the order is that of the names."""
    found = marks(table, choice)
    called = names((mark.across for mark in found), table)
    by_name = {called[mark.across]: mark.value for mark in found}
    data = [{"category": name, "value": by_name[name], "label": _label(by_name[name])} for name in called.values()]
    y = {"field": "category", "type": "nominal", "sort": list(called.values()), "title": None}
    x = {"field": "value", "type": "quantitative", "title": measured(choice), "axis": _whole(found)}
    x["scale"] = {"zero": True}
    view = {
        "width": WIDTH - 240,
        "height": {"step": 24},
        "data": {"values": data},
        "encoding": {"y": y},
        "layer": [
            {"mark": {"type": "bar", "color": BLUE, "height": {"band": 0.7}}, "encoding": {"x": x}},
            {
                "mark": {"type": "text", "align": "left", "dx": 4, "color": INK, "fontSize": 12},
                "transform": [{"calculate": "isValid(datum.value) ? max(datum.value, 0) : 0", "as": "end"}],
                "encoding": {"x": {"field": "end", "type": "quantitative"}, "text": {"field": "label"}},
            },
        ],
    }
    told = "; ".join(f"{each['category']}: {each['label']}" for each in data)
    shows = f"Shown: {measured(choice)} for each {words(choice.across)}, in the order of names"
    return Drawing((view,), shows, _notes(choice), f"Bar chart. {shows}. {told}.")


def line(table: Table, choice: Choice) -> Drawing:
    """Draw figures by year, a line for each category; a year without a row breaks the line instead of being a zero."""
    found = [mark for mark in marks(table, choice) if isinstance(mark.across, Literal)]
    series: dict[Cell | str, str] = {None: measured(choice)}
    if choice.down:
        series = names((mark.down for mark in found), table)
    at = {(series[m.down], _year(m)): m.value for m in found}
    years = range(min(map(_year, found)), max(map(_year, found)) + 1) if found else range(0)
    data: list[dict[str, Any]] = [
        {"year": y, "series": s, "value": at.get((s, y))} for s in series.values() for y in years
    ]
    ticks = list(years) if len(years) <= 15 else list(years)[:: -(-len(years) // 15)]
    shown = list(series.values())
    encoding: dict[str, Any] = {
        "x": {"field": "year", "type": "quantitative", "title": "year", "axis": {"values": ticks, "format": "d"}}
        | {"scale": {"zero": False, "nice": False, "padding": 12}},
        "y": {"field": "value", "type": "quantitative", "title": measured(choice), "axis": _whole(found)}
        | {"scale": {"zero": True}},
    }
    layers = _lines(shown, {"title": words(choice.down)} if choice.down else {"legend": None})
    view = {
        "width": WIDTH - 190,
        "height": 300,
        "data": {"values": data},
        "encoding": encoding,
        "resolve": {"legend": {"color": "independent", "shape": "independent"}},
        "layer": layers,
    }
    told = "; ".join(f"{d['series']} {d['year']}: {_label(d['value'])}" for d in data if (d["series"], d["year"]) in at)
    shows = f"Shown: {measured(choice)} by year" + (f", a line for each {words(choice.down)}" if choice.down else "")
    gap = "A gap in a line is a year without a row: nothing was told, which is not a zero."
    return Drawing((view,), shows, (gap, *_undated(table, choice), *_notes(choice)), f"Line chart. {shows}. {told}.")


def matrix(table: Table, choice: Choice) -> Drawing:
    """Draw two categories against each other, the figure in each field; a field without a row stays empty."""
    found = marks(table, choice)
    across, down = names((m.down for m in found), table), names((m.across for m in found), table)
    data = [
        {"down": down[m.across], "across": across[m.down], "value": m.value, "label": _label(m.value)} for m in found
    ]
    most = max((m.value for m in found if m.value is not None), default=0.0)
    second = f" and {words(choice.down)}" if choice.down else ""
    x: dict[str, Any] = {"field": "across", "type": "nominal", "sort": list(across.values()), "title": None}
    x["axis"] = {"orient": "top", "labelAngle": 0 if len(across) <= 6 and max(map(len, across.values())) < 14 else -40}
    y = {"field": "down", "type": "nominal", "sort": list(down.values()), "title": None}
    colour: dict[str, Any] = {"field": "value", "type": "quantitative", "title": measured(choice), "legend": None}
    colour["scale"] = {"range": list(SCALE), "domain": [0, max(most, 1)]}
    plain_zero = {"condition": {"test": "datum.value === 0 || !isValid(datum.value)", "value": "white"}}
    ink = {"condition": {"test": f"datum.value > {max(most, 1) * 0.45}", "value": "white"}, "value": INK}
    view = {
        "width": {"step": 84 if len(across) <= 6 else 40},
        "height": {"step": 26},
        "data": {"values": data},
        "encoding": {"x": x, "y": y},
        "layer": [
            {"mark": {"type": "rect", "stroke": GREY}, "encoding": {"color": colour | plain_zero}},
            {"mark": {"type": "text", "fontSize": 12}, "encoding": {"text": {"field": "label"}, "color": {**ink}}},
        ],
    }
    told = "; ".join(f"{d['down']}, {d['across']}: {d['label']}" for d in data)
    shows = f"Shown: {measured(choice)} for each {words(choice.across)}{second}"
    empty = "An empty field has no rows: nothing was told, which is not that nothing was done; a zero is written as 0."
    return Drawing((view,), shows, (empty, *_notes(choice)), f"Matrix. {shows}. {told}.")


def _lines(shown: Sequence[str], named: dict[str, Any]) -> list[dict[str, Any]]:
    """Tell lines apart by colour, dashes and points; the points' legend speaks for all."""
    colour = _scale("series", shown, "range", COLOURS)
    strokes = {
        "color": colour | {"legend": None},
        "strokeDash": _scale("series", shown, "range", _DASHES) | {"legend": None},
        "strokeWidth": _scale("series", shown, "range", _STROKES) | {"legend": None},
    }
    dots = {"color": colour | named, "shape": _scale("series", shown, "range", _POINTS) | named}
    return [
        {"mark": {"type": "line"}, "encoding": strokes},
        {"mark": {"type": "point", "filled": True, "opacity": 1, "size": 90}, "encoding": dots},
    ]


def _notes(choice: Choice) -> tuple[str, ...]:
    return () if choice.figures else (COUNTED,)


def _undated(table: Table, choice: Choice) -> tuple[str, ...]:
    without = sum(row[choice.across.place] is None for row in table.rows)
    return (f"{without} row{'' if without == 1 else 's'} without a year cannot be drawn.",) if without else ()


def _scale(field: str, domain: Sequence[str], what: str, values: Sequence[Any]) -> dict[str, Any]:
    return {"field": field, "type": "nominal", "scale": {"domain": list(domain), what: list(values[: len(domain)])}}


def _whole(found: Sequence[Mark]) -> dict[str, Any]:
    """Whole figures get whole ticks: there is no half of a report."""
    values = [mark.value for mark in found if mark.value is not None]
    if any(value != int(value) for value in values):
        return {}
    most = int(max(values, default=0))
    return {"format": "d", "values": list(range(most + 1))} if most <= 10 else {"format": "d", "tickMinStep": 1}


def _year(mark: Mark) -> int:
    return int(mark.across.value) if isinstance(mark.across, Literal) else 0


def _label(value: float | None) -> str:
    return NO_FIGURE if value is None else number(value)
