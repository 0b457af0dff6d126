"""A map of the world: figures by country."""

from __future__ import annotations

import json
from functools import lru_cache
from importlib import resources
from typing import Any

from vpkg import gazetteer
from vpkg.chart.choose import Choice
from vpkg.chart.drawings import COUNTED, NO_FIGURE
from vpkg.chart.frame import INK, SCALE, WIDTH, Drawing, number
from vpkg.chart.roles import country
from vpkg.chart.series import marks, measured, words
from vpkg.errors import DataError
from vpkg.table import Table

_LAND = {"type": "geoshape", "fill": "#efefef", "stroke": "#bdbdbd", "strokeWidth": 0.4}
_ZERO = {"type": "geoshape", "fill": "white", "stroke": INK, "strokeWidth": 1.6}
_ANTARCTICA = "010"
_BY_NAME = {"XK": "Kosovo"}
"""What the outlines know by name alone, as ISO gave it no number."""


def world(table: Table, choice: Choice) -> Drawing:
    """Colour each country by its figure; a zero is white with a dark edge, no rows is grey, and all are listed below.

    Countries without an outline at this scale are listed with the others, marked.
    """
    found = [(at, mark.value) for mark in marks(table, choice) if (at := country(mark.across))]
    by_name = sorted((at.name, _key(at.iso2), value) for at, value in found)
    outlined = drawn()
    data = [{"key": key, "name": name, "value": value} for name, key, value in by_name if key in outlined]
    values = [value for _, _, value in by_name if value is not None]
    listed = ", ".join(
        f"{name} {NO_FIGURE if value is None else number(value)}{'' if key in outlined else ' (not drawn)'}"
        for name, key, value in by_name
    )
    unplaced = sum(row[choice.across.place] is None for row in table.rows)
    shows = f"Shown: {measured(choice)} by {words(choice.across)}"
    notes = [
        f"{listed}.",
        "No colour: no rows here, so nothing told, which is not nothing done. A zero is white with a dark edge.",
        *([f"{unplaced} row{'' if unplaced == 1 else 's'} without a country."] if unplaced else ()),
        *(() if choice.figures else (COUNTED,)),
        "Outlines: Natural Earth, 1:110 million; no statement on anybody's borders. Small states are not drawn.",
    ]
    views = (_views(data, values, measured(choice)),)
    return Drawing(views, shows, tuple(notes), f"World map. {shows}. {listed}.")


def _views(data: list[dict[str, Any]], values: list[float], title: str) -> dict[str, Any]:
    shapes = {"values": _outlines(), "format": {"type": "topojson", "feature": "countries"}}
    key = {"calculate": "datum.id ? datum.id : datum.properties.name", "as": "key"}
    looked = {"lookup": "key", "from": {"data": {"values": data}, "key": "key", "fields": ["name", "value"]}}
    land = [{"filter": f"datum.id !== '{_ANTARCTICA}'"}, key]
    most = max(values, default=1.0)
    legend = {"title": title, "orient": "bottom", "gradientLength": 240}
    if all(value == int(value) for value in values):
        legend |= {"format": "d", "tickMinStep": 1}
        legend |= {"values": list(range(1, int(most) + 1))} if most <= 8 else {}
    colour = {"field": "value", "type": "quantitative", "legend": legend}
    low = min((value for value in values if value > 0), default=0.0)
    colour["scale"] = {"range": list(SCALE), "domain": [low if low < most else 0, most or 1]}
    held = {"filter": "isValid(datum.name)"}
    figures = {"filter": "isValid(datum.name) && isValid(datum.value) && datum.value !== 0"}
    empty = {"filter": "isValid(datum.name) && (!isValid(datum.value) || datum.value === 0)"}
    return {
        "width": WIDTH,
        "height": 350,
        "data": shapes,
        "projection": {"type": "naturalEarth1"},
        "layer": [
            {"transform": land, "mark": _LAND},
            {
                "transform": [*land, looked, held, figures],
                "mark": {"type": "geoshape", "stroke": INK, "strokeWidth": 0.5},
                "encoding": {"color": colour},
            },
            {"transform": [*land, looked, empty], "mark": _ZERO},
        ],
    }


def _key(iso2: str) -> str:
    return gazetteer.countries()[iso2].numeric or _BY_NAME.get(iso2, iso2)


def drawn() -> frozenset[str]:
    """Return the ISO numbers, or where there is none the names, of the countries that have an outline."""
    shapes = _outlines()["objects"]["countries"]["geometries"]
    return frozenset(each.get("id") or each["properties"]["name"] for each in shapes)


@lru_cache(maxsize=1)
def _outlines() -> dict[str, Any]:
    """Read the outlines. Raises `DataError` when they are not there."""
    try:
        text = (resources.files("vpkg.chart") / "data" / "countries-110m.json").read_text(encoding="utf-8")
        read: dict[str, Any] = json.loads(text)
    except (OSError, ValueError) as error:
        raise DataError("The outlines of countries are missing or damaged; install vpkg again.") from error
    # Only the countries are drawn; the land as a whole would be carried for nothing.
    return read | {"objects": {"countries": read["objects"]["countries"]}}
