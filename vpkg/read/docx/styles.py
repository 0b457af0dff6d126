"""What a paragraph's or a run's style makes of it: a heading of a level, bold, hidden, numbered."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from vpkg.read.docx.package import Element, child, is_on, kind, value

# Word keeps the names of its own styles in English, whatever language it speaks and whatever the style's id is.
_HEADING = re.compile(r"heading (\d)\Z")
_INNER = re.compile(r"list (?:bullet|number) (\d)\Z")
"""Word's own styles for inner lists are lists of their own, set in further."""
_LEVELS = {"title": 1, "toc heading": 1}
_QUOTES = frozenset({"quote", "intense quote", "quotations", "block text"})
_BODY_TEXT = 9
"""The outline level of what is no heading."""
_LONGEST_CHAIN = 50
_NO_NUMBER = "0"


@dataclass(frozen=True, slots=True)
class Look:
    """What a style says; None where it, and all that it is based on, say nothing.

    ``level`` is a heading's (0 for text), ``number`` the id of a numbering, ``depth`` its level; ``numbered_by`` is
    the style that gives the number; ``indent``: how far a list of its own is set in; ``quoted``: its paragraphs are
    quotations; ``contents``: they are lines of a contents list.
    """

    level: int | None = None
    bold: bool | None = None
    hidden: bool | None = None
    number: str | None = None
    depth: int | None = None
    numbered_by: str = ""
    indent: int = 0
    quoted: bool = False
    contents: bool = False


@dataclass(slots=True)
class Styles:
    """The styles of a file by id."""

    looks: dict[str, Look]
    default: Look

    def look(self, identifier: str) -> Look:
        """Return what a style says; an unknown or empty id is the default paragraph style."""
        return self.looks.get(identifier, self.default)


def read_styles(root: Element | None) -> Styles:
    """Read the styles part; each style is settled with all that it is based on."""
    elements = {value(each, "styleId"): each for each in root if kind(each) == "style"} if root is not None else {}
    looks = {identifier: _settled(identifier, elements) for identifier in elements}
    defaults = [
        looks[identifier]
        for identifier, each in elements.items()
        if value(each, "default") in ("1", "true") and value(each, "type") == "paragraph"
    ]
    return Styles(looks, defaults[0] if defaults else Look())


def _settled(identifier: str, elements: dict[str, Element]) -> Look:
    look, seen = Look(), 0
    while identifier in elements and seen < _LONGEST_CHAIN:
        look = _over(look, _own(identifier, elements[identifier]))
        identifier = value(child(elements[identifier], "basedOn"))
        seen += 1
    return look


def _own(identifier: str, element: Element) -> Look:
    name = " ".join(value(child(element, "name")).lower().split())
    heading = _HEADING.match(name)
    level = int(heading[1]) if heading else _LEVELS.get(name)
    look = direct(child(element, "pPr"), child(element, "rPr"))
    return replace(
        look,
        level=min(level, 6) if level else look.level,
        numbered_by=identifier if look.number or look.depth is not None else "",
        indent=int(inner[1]) - 1 if (inner := _INNER.match(name)) else 0,
        quoted=name in _QUOTES,
        contents=name.startswith("toc ") and name != "toc heading",
    )


def direct(paragraph: Element | None, run: Element | None) -> Look:
    """Read what properties say themselves, without any style."""
    outline = value(child(paragraph, "outlineLvl"))
    numbers = child(paragraph, "numPr")
    depth = value(child(numbers, "ilvl"))
    return Look(
        level=_level(int(outline)) if outline.isdecimal() else None,
        bold=is_on(child(run, "b")),
        hidden=is_on(child(run, "vanish")),
        number=value(child(numbers, "numId")) or None,
        depth=min(int(depth), 8) if depth.isdecimal() else None,
    )


def _level(outline: int) -> int:
    return 0 if outline >= _BODY_TEXT else min(outline + 1, 6)


def _over(near: Look, far: Look) -> Look:
    """Take from far what near does not say."""
    numbered = near.number is None and near.depth is None
    return Look(
        level=far.level if near.level is None else near.level,
        bold=far.bold if near.bold is None else near.bold,
        hidden=far.hidden if near.hidden is None else near.hidden,
        number=far.number if near.number is None else near.number,
        depth=far.depth if near.depth is None else near.depth,
        numbered_by=far.numbered_by if numbered else near.numbered_by,
        indent=near.indent or far.indent,
        quoted=near.quoted or far.quoted,
        contents=near.contents or far.contents,
    )


def over(near: Look, far: Look) -> Look:
    """Lay what a paragraph says itself over its style; a number of 0 takes the style's number away."""
    settled = _over(near, far)
    return replace(settled, number=None) if settled.number == _NO_NUMBER else settled
