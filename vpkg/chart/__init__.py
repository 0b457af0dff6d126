"""Charts of answers: one Vega-Lite specification, written by us as data, and the same as SVG.

A chart never ranks: categories stand by name or year, never by figure; and never adds figures up.
"""

from __future__ import annotations

from vpkg.chart.choose import KINDS, Choice, choose
from vpkg.chart.render import SCHEMA, svg, vega

__all__ = ["KINDS", "SCHEMA", "Choice", "choose", "svg", "vega"]
