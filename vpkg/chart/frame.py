"""What all charts have in common: fonts and colours, the title above, the words below."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from vpkg.chart.roles import plain
from vpkg.table import Table

WIDTH = 720
INK = "#1a1a1a"
GREY = "#595959"
BLUE = "#0072B2"
SCALE = ("#9ecae1", "#08306b")
"""From light to dark in one hue, so that it reads in grey and for every kind of colour vision."""
COLOURS = ("#0072B2", "#D55E00", "#009E73", "#CC79A7", "#000000", "#E69F00", "#56B4E9", "#7f7f7f")
"""Okabe and Ito's palette for all kinds of colour vision (https://jfly.uni-koeln.de/color/); dashes and points repeat
what it tells."""

CONFIG: dict[str, Any] = {
    "background": "white",
    "font": "Liberation Sans, DejaVu Sans, Arial, sans-serif",
    "view": {"stroke": None},
    "axis": {"labelColor": INK, "titleColor": INK, "labelLimit": 360, "labelFontSize": 12, "titleFontSize": 12}
    | {"gridColor": "#e5e5e5", "domainColor": "#8c8c8c", "tickColor": "#8c8c8c", "titleFontWeight": "normal"},
    "legend": {"labelColor": INK, "titleColor": INK, "labelLimit": 360, "labelFontSize": 12, "titleFontSize": 12}
    | {"titleFontWeight": "normal", "symbolSize": 120},
}


@dataclass(frozen=True, slots=True)
class Drawing:
    """A chart in the making: its Vega-Lite views, what they show, what stands below, and the figures read out."""

    views: tuple[dict[str, Any], ...]
    shows: str
    notes: tuple[str, ...]
    told: str
    width: int = WIDTH


def title(table: Table) -> str:
    """Name the chart."""
    return plain(table.title) or "Answer"


def heading(table: Table, shows: str) -> dict[str, Any]:
    """Set the title over what is drawn."""
    return {
        "text": textwrap.wrap(title(table), 80),
        "subtitle": textwrap.wrap(plain(shows), 110),
        "anchor": "start",
        "fontSize": 17,
        "subtitleFontSize": 13,
        "subtitleColor": GREY,
        "color": INK,
        "offset": 14,
    }


def below(notes: Sequence[str], width: int) -> dict[str, Any]:
    """Set the words that belong to the picture under it, so that they stay with it wherever it goes."""
    lines = [line for note in notes if note.strip() for line in textwrap.wrap(plain(note), 118)]
    return {
        "width": width,
        "height": 16 * len(lines),
        "data": {"values": [{"line": place, "words": line} for place, line in enumerate(lines)]},
        "mark": {"type": "text", "align": "left", "fontSize": 12, "color": GREY, "aria": False},
        "encoding": {
            "x": {"value": 0},
            "y": {"field": "line", "type": "ordinal", "axis": None},
            "text": {"field": "words", "type": "nominal"},
        },
    }


def number(value: float) -> str:
    """Write a figure without needless places.

    >>> number(1200.0), number(0.25)
    ('1200', '0.25')
    """
    return str(int(value)) if value == int(value) else repr(value)
