"""A chart written out: as Vega-Lite JSON, which needs no more than this package, and as SVG."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from typing import Any
from xml.sax.saxutils import escape

from vpkg.chart import drawings, frame, world
from vpkg.chart.choose import Choice, choose
from vpkg.chart.roles import plain
from vpkg.errors import MissingTool
from vpkg.table import Table

SCHEMA = "https://vega.github.io/schema/vega-lite/v5.json"
"""The form of our specifications; they keep to what versions 5 and 6 of Vega-Lite read alike."""
_VERSION = "5.21"

_DRAW = {"bar": drawings.bar, "line": drawings.line, "matrix": drawings.matrix, "map": world.world}


def vega(table: Table, kind: str = "", columns: Sequence[str] = ()) -> str:
    """Return an answer's chart as Vega-Lite JSON with its data inside, for https://vega.github.io/vega-lite/.

    ``kind`` is bar, line, matrix or map; by default the first that suits. ``columns`` are drawn from in this order:
    categories, then the figure, or ``rows`` to count rows. Raises `UnknownName` when none suits.
    """
    return json.dumps(_specification(table, choose(table, kind, columns)), ensure_ascii=False, indent=1) + "\n"


def svg(table: Table, kind: str = "", columns: Sequence[str] = ()) -> bytes:
    """Return an answer's chart as SVG with a title and a description that reads the figures out.

    Raises what `vega` raises, and `MissingTool` when vl-convert-python is not installed.
    """
    choice = choose(table, kind, columns)
    try:
        import vl_convert
    except ImportError as error:
        raise MissingTool(
            "Drawing needs vl-convert-python; install it with: pip install 'vpkg[charts]', or ask for --format vega."
        ) from error
    # No data are fetched, whatever the specification holds: all stand in it.
    drawn: str = vl_convert.vegalite_to_svg(_specification(table, choice), vl_version=_VERSION, allowed_base_urls=[])
    # The renderer counts its gradients through the life of the process; here they count from the chart's first.
    for place, name in enumerate(dict.fromkeys(re.findall(r'id="((?:gradient|clip)_?\d+)"', drawn))):
        drawn = re.sub(rf"\b{name}\b", f"part-{place}", drawn)
    opening, rest = drawn.split(">", 1)
    # The whole picture has one description; the renderer's own labels of its parts would be read out again.
    told = f"<title>{escape(frame.title(table))}</title><desc>{escape(_DRAW[choice.kind](table, choice).told)}</desc>"
    return f'{opening} role="img">{told}{rest}\n'.encode()


def _specification(table: Table, choice: Choice) -> dict[str, Any]:
    drawing = _DRAW[choice.kind](table, choice)
    return {
        "$schema": SCHEMA,
        "description": plain(drawing.told),
        "title": frame.heading(table, drawing.shows),
        "vconcat": [*drawing.views, frame.below([*drawing.notes, *table.below], drawing.width)],
        "align": "none",
        "spacing": 18,
        "resolve": {"legend": dict.fromkeys(("color", "shape", "strokeDash", "strokeWidth", "size"), "independent")},
        "config": frame.CONFIG,
    }
