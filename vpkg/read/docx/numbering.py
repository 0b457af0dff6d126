"""Automatic numbers: what Word shows before a paragraph and writes nowhere, counted as Word counts.

WordprocessingML, ISO/IEC 29500-1, 17.9: a numbering (``num``) is a use of a list (``abstractNum``). All uses of a list
count on together, unless one overrides where it starts.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from vpkg.read.compose import BULLET
from vpkg.read.docx.package import Element, child, is_on, kind, value
from vpkg.read.docx.styles import Look, Styles
from vpkg.read.ordinals import WORD

_LEVELS = 9
_PLACE = re.compile(r"%([1-9])")


@dataclass(frozen=True, slots=True)
class _Level:
    start: int = 1
    format: str = "decimal"
    text: str = ""
    restart: int | None = None
    figures: bool = False
    style: str = ""


@dataclass(slots=True)
class _Use:
    """A numbering: the list that it uses, its own levels and starts, and the levels on which it has started."""

    list_: str
    levels: dict[int, _Level] = field(default_factory=dict)
    starts: dict[int, int] = field(default_factory=dict)
    started: set[int] = field(default_factory=set)


@dataclass(slots=True)
class Numbering:
    """The numberings of a file, and how far each list has counted."""

    lists: dict[str, dict[int, _Level]]
    uses: dict[str, _Use]
    counts: dict[str, dict[int, int]] = field(default_factory=dict)

    def label(self, look: Look) -> tuple[str, int] | None:
        """Count a paragraph; return its label (``-`` for a bullet, empty for none) and its level, from 0."""
        use = self.uses.get(look.number or "")
        if use is None or use.list_ not in self.lists:
            return None
        depth = look.depth if look.depth is not None else self._depth_of(use, look.numbered_by)
        level = self._level(use, depth)
        if level.format == "bullet":
            return (BULLET if level.text.strip() else ""), depth
        counts = self.counts.setdefault(use.list_, {})
        self._count(use, counts, depth, level)
        return self._written(use, counts, level), depth

    def _level(self, use: _Use, depth: int) -> _Level:
        return use.levels.get(depth) or self.lists[use.list_].get(depth) or _Level(text=f"%{depth + 1}.")

    def _depth_of(self, use: _Use, style: str) -> int:
        """A style that names only a numbering stands on the level that names the style."""
        found = (depth for depth, level in self.lists[use.list_].items() if style and level.style == style)
        return next(found, 0)

    def _count(self, use: _Use, counts: dict[int, int], depth: int, level: _Level) -> None:
        start = use.starts.get(depth, level.start)
        if depth in use.starts and depth not in use.started:
            counts[depth] = start
        else:
            counts[depth] = counts[depth] + 1 if depth in counts else start
        use.started.add(depth)
        for deeper in range(depth + 1, _LEVELS):
            restart = self._level(use, deeper).restart
            if deeper in counts and (restart is None or depth < restart):
                del counts[deeper]

    def _written(self, use: _Use, counts: dict[int, int], level: _Level) -> str:
        def number(match: re.Match[str]) -> str:
            place = int(match[1]) - 1
            shown = self._level(use, place)
            count = counts.get(place, use.starts.get(place, shown.start))
            return WORD["decimal" if level.figures else shown.format](count)

        return " ".join(_PLACE.sub(number, level.text).split())


def read_numbering(root: Element | None, styles: Styles) -> Numbering:
    """Read the numbering part."""
    lists: dict[str, dict[int, _Level]] = {}
    uses: dict[str, _Use] = {}
    linked: dict[str, str] = {}
    for each in root if root is not None else ():
        if kind(each) == "abstractNum":
            identifier = value(each, "abstractNumId")
            lists[identifier] = dict(_level(level) for level in each if kind(level) == "lvl")
            if style := value(child(each, "numStyleLink")):
                linked[identifier] = style
        elif kind(each) == "num":
            uses[value(each, "numId")] = _use(each)
    for identifier, style in linked.items():
        other = uses.get(styles.look(style).number or "")
        if other is not None and other.list_ in lists and not lists[identifier]:
            lists[identifier] = lists[other.list_]
    for use in uses.values():
        for depth, level in list(use.levels.items()):
            if depth in use.starts:
                use.levels[depth] = replace(level, start=use.starts[depth])
    return Numbering(lists, uses)


def _use(element: Element) -> _Use:
    use = _Use(value(child(element, "abstractNumId")))
    for each in element:
        if kind(each) != "lvlOverride":
            continue
        depth = _whole(value(each, "ilvl"), 0)
        own = child(each, "lvl")
        if own is not None:
            use.levels[depth] = _level(own)[1]
        if start := value(child(each, "startOverride")):
            use.starts[depth] = _whole(start, 1)
    return use


def _level(element: Element) -> tuple[int, _Level]:
    format_ = value(child(element, "numFmt")) or "decimal"
    restart = value(child(element, "lvlRestart"))
    picture = child(element, "lvlPicBulletId") is not None
    return _whole(value(element, "ilvl"), 0), _Level(
        start=_whole(value(child(element, "start")), 0),
        format="bullet" if format_ == "bullet" or picture else format_ if format_ in WORD else "decimal",
        text=value(child(element, "lvlText")),
        restart=_whole(restart, 0) if restart else None,
        figures=bool(is_on(child(element, "isLgl"))),
        style=value(child(element, "pStyle")),
    )


def _whole(text: str, otherwise: int) -> int:
    return int(text) if text.isdecimal() and text.isascii() and len(text) < 7 else otherwise
