"""Lines, dots and pictures of a page: they frame tables, mark list items and betray a scan."""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Iterator
from types import ModuleType
from typing import Any

from vpkg.read.pdf.shapes import Rule

Box = Callable[[float, float, float, float], tuple[float, float, float, float]]

_MOST_DRAWINGS = 5_000
"""A page with more is a map or a drawing, whose lines frame no table."""

_MOST_SEGMENTS = 400
_THIN = 2.5
_SHORTEST = 8.0
_PICTURE_SHARE = 0.4


def drawn_on(
    raw: ModuleType, page: Any, upright: Box, size: tuple[float, float]
) -> tuple[tuple[Rule, ...], list[tuple[float, float, float, float]], bool]:
    """Return the straight lines of a page, its dots as boxes, and whether pictures cover much of it."""
    rules: list[Rule] = []
    dots: list[tuple[float, float, float, float]] = []
    covered = 0.0
    drawings = 0
    for item, kind in _objects(raw, page):
        bounds = _bounds(raw, item)
        if bounds is None:
            continue
        x0, x1, top, bottom = upright(*bounds)
        if kind == raw.FPDF_PAGEOBJ_IMAGE:
            covered += max(0.0, x1 - x0) * max(0.0, bottom - top)
        elif kind == raw.FPDF_PAGEOBJ_PATH and drawings < _MOST_DRAWINGS:
            drawings += 1
            if 1.5 <= x1 - x0 <= 8 and 0.6 < (x1 - x0) / max(0.1, bottom - top) < 1.7:
                dots.append((x0, x1, top, bottom))
            else:
                rules.extend(_rules(raw, item, (x0, x1, top, bottom), upright))
    if drawings >= _MOST_DRAWINGS:
        rules, dots = [], []
    return tuple(rules), dots, covered > _PICTURE_SHARE * size[0] * size[1]


def _objects(raw: ModuleType, page: Any) -> Iterator[tuple[Any, int]]:
    """Yield what is drawn on the page itself; what is drawn inside a form on it is not looked into for lines."""
    for index in range(raw.FPDFPage_CountObjects(page)):
        item = raw.FPDFPage_GetObject(page, index)
        kind = raw.FPDFPageObj_GetType(item)
        if kind != raw.FPDF_PAGEOBJ_TEXT:
            yield item, kind


def _bounds(raw: ModuleType, item: Any) -> tuple[float, float, float, float] | None:
    edges = [ctypes.c_float() for _ in range(4)]
    if not raw.FPDFPageObj_GetBounds(item, *edges):
        return None
    return edges[0].value, edges[1].value, edges[2].value, edges[3].value


def _rules(raw: ModuleType, item: Any, box: tuple[float, float, float, float], upright: Box) -> Iterator[Rule]:
    """Yield the lines of one path: a thin one is a line itself, others are followed corner by corner."""
    x0, x1, top, bottom = box
    if bottom - top <= _THIN or x1 - x0 <= _THIN:
        across = bottom - top <= _THIN
        start, end = (x0, x1) if across else (top, bottom)
        if end - start >= _SHORTEST:
            yield Rule(across, (top + bottom) / 2 if across else (x0 + x1) / 2, start, end)
        return
    corners = _corners(raw, item, upright)
    for (ax, ay), (bx, by) in corners:
        if abs(ay - by) < 0.7 and abs(ax - bx) >= _SHORTEST:
            yield Rule(True, (ay + by) / 2, min(ax, bx), max(ax, bx))
        elif abs(ax - bx) < 0.7 and abs(ay - by) >= _SHORTEST:
            yield Rule(False, (ax + bx) / 2, min(ay, by), max(ay, by))


def _corners(raw: ModuleType, item: Any, upright: Box) -> list[tuple[tuple[float, float], tuple[float, float]]]:
    count = raw.FPDFPath_CountSegments(item)
    if not 2 <= count <= _MOST_SEGMENTS:
        return []
    matrix = raw.FS_MATRIX()
    raw.FPDFPageObj_GetMatrix(item, matrix)
    x, y = ctypes.c_float(), ctypes.c_float()
    sides = []
    first = last = None
    for index in range(count):
        segment = raw.FPDFPath_GetPathSegment(item, index)
        raw.FPDFPathSegment_GetPoint(segment, x, y)
        at = (matrix.a * x.value + matrix.c * y.value + matrix.e, matrix.b * x.value + matrix.d * y.value + matrix.f)
        placed = upright(at[0], at[1], at[0], at[1])
        point = (placed[0], placed[2])
        kind = raw.FPDFPathSegment_GetType(segment)
        if kind == raw.FPDF_SEGMENT_MOVETO:
            first = point
        elif kind == raw.FPDF_SEGMENT_LINETO and last is not None:
            sides.append((last, point))
        if raw.FPDFPathSegment_GetClose(segment) and first is not None:
            sides.append((point, first))
        last = point
    return sides
