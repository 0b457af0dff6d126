"""A Word file as a ZIP of XML parts, opened with suspicion.

Only the parts that hold a report's words are unpacked, each up to a limit whatever the file says of its size. No
relationship is followed: which part is which is told by its content type, so nothing can point out of the file.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Protocol

from vpkg.errors import UnreadableInput

MOST_PARTS = 2_000
LARGEST_UNPACKED = 200_000_000
"""Bytes of all parts together, as the file states them and as they come."""
LARGEST_PART = 40_000_000
"""Bytes of one part that is read; the text of a whole book stays below a tenth of it."""
STEEPEST = 200
"""How many times its packed size a part may be, where it is large; Word's own parts stay below 30."""
_LARGE = 10_000_000
DEEPEST = 200
"""XML elements within one another; a table within a text box within a table has some 60."""

_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_CONTENT_TYPES = "[content_types].xml"
_MAIN = ("document.main+xml", "template.main+xml", "document.macroenabled.main+xml")
_PARTS = ("styles", "numbering", "footnotes", "endnotes", "header", "footer")

# Each has a transitional and a strict spelling (ISO/IEC 29500).
_NAMESPACES = {
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main": "",
    "http://purl.oclc.org/ooxml/wordprocessingml/main": "",
    "http://schemas.openxmlformats.org/officeDocument/2006/math": "m:",
    "http://purl.oclc.org/ooxml/officeDocument/math": "m:",
    "http://schemas.openxmlformats.org/markup-compatibility/2006": "mc:",
    "http://schemas.openxmlformats.org/drawingml/2006/main": "a:",
    "http://purl.oclc.org/ooxml/drawingml/main": "a:",
}


class Element(Protocol):
    """What is used of an XML element."""

    tag: str
    text: str | None

    def __iter__(self) -> Iterator[Element]: ...
    def __len__(self) -> int: ...
    def iter(self) -> Iterator[Element]:
        """Yield this element and all within it, in document order."""
        ...

    def items(self) -> list[tuple[str, str]]:
        """Return names and values of the attributes."""
        ...


def kind(element: Element) -> str:
    """Return an element's name: plain for Word's own, after ``m:``, ``mc:``, ``a:`` or ``?:`` for those of others."""
    return _local(element.tag)


@lru_cache(maxsize=4096)
def _local(tag: str) -> str:
    space, _, name = tag.rpartition("}")
    return _NAMESPACES.get(space[1:], "?:") + name


def value(element: Element | None, name: str = "val") -> str:
    """Return an attribute by its name without namespace; empty where element or attribute is missing."""
    if element is None:
        return ""
    return next((text for key, text in element.items() if key.rpartition("}")[2] == name), "")


def child(element: Element | None, *path: str) -> Element | None:
    """Return the first child of a kind, or the descendant along a path of kinds."""
    for name in path:
        element = next((each for each in element if kind(each) == name), None) if element is not None else None
    return element


def is_on(element: Element | None) -> bool | None:
    """Read a property that is on or off; None where it is not said."""
    return None if element is None else value(element).lower() not in ("0", "false", "off", "none")


@dataclass(slots=True)
class Package:
    """The parts of a Word file by what they are: ``document``, ``styles``, ``header`` …"""

    name: str
    archive: zipfile.ZipFile
    places: dict[str, list[zipfile.ZipInfo]] = field(default_factory=dict)
    unpacked: int = 0

    def parts(self, what: str) -> list[Element]:
        """Parse the parts of one kind."""
        return [self._parsed(self._read(place)) for place in self.places.get(what, [])]

    def part(self, what: str) -> Element | None:
        """Parse the only part of a kind; None where the file has none."""
        found = self.places.get(what, [])
        return self._parsed(self._read(found[0])) if found else None

    def _read(self, place: zipfile.ZipInfo) -> bytes:
        most = min(LARGEST_PART, LARGEST_UNPACKED - self.unpacked)
        try:
            with self.archive.open(place) as stream:
                data = stream.read(most + 1)
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError) as error:
            raise UnreadableInput(_damaged(self.name)) from error
        except (RuntimeError, NotImplementedError) as error:
            raise UnreadableInput(f"{self.name} is packed with a password or in a way that Word does not use; "
                                  "open it in a word processor and save it as .docx.") from error  # fmt: skip
        steep = len(data) > _LARGE and len(data) > STEEPEST * max(place.compress_size, 1)
        if len(data) > most or steep:
            raise UnreadableInput(_bomb(self.name))
        self.unpacked += len(data)
        return data

    def _parsed(self, data: bytes) -> Element:
        from lxml import etree

        # No part of a Word file has a DTD; entities and outside files can only come in by one.
        if _has_doctype(data):
            raise UnreadableInput(f"{self.name} declares XML entities, which no Word file does; save it anew as .docx.")
        parser = etree.XMLParser(
            resolve_entities=False,
            no_network=True,
            load_dtd=False,
            huge_tree=False,
            remove_comments=True,
            remove_pis=True,
        )
        try:
            root: Element = etree.fromstring(data, parser)
        except etree.XMLSyntaxError as error:
            deep = "depth" in str(error)
            raise UnreadableInput(_too_deep(self.name) if deep else _damaged(self.name)) from error
        if _depth(root) > DEEPEST:
            raise UnreadableInput(_too_deep(self.name))
        return root


def opened(content: bytes, name: str) -> Package:
    """Open a Word file. ``name`` is for sentences.

    Raises `UnreadableInput` when it is no Word file, damaged, protected, or built to unpack without end.
    """
    if content.startswith(_COMPOUND):
        raise UnreadableInput(f"{name} is protected by a password or an old .doc file; open it and save it as .docx.")
    try:
        archive = zipfile.ZipFile(io.BytesIO(content))
        entries = archive.infolist()
    except (zipfile.BadZipFile, ValueError, EOFError, OSError, NotImplementedError) as error:
        raise UnreadableInput(_damaged(name)) from error
    if len(entries) > MOST_PARTS or sum(entry.file_size for entry in entries) > LARGEST_UNPACKED:
        raise UnreadableInput(_bomb(name))
    by_name = {entry.filename.replace("\\", "/").lstrip("/").lower(): entry for entry in entries}
    if len(by_name) < len(entries):
        raise UnreadableInput(
            f"{name} holds two parts of the same name; open it in a word processor and save it as .docx."
        )
    package = Package(name, archive)
    if _CONTENT_TYPES in by_name:
        package.places["types"] = [by_name[_CONTENT_TYPES]]
    package.places.update(_places(package, by_name))
    if not package.places.get("document"):
        raise UnreadableInput(
            f"{name} holds no Word document; open the report in a word processor and save it as .docx."
        )
    return package


def _places(package: Package, by_name: dict[str, zipfile.ZipInfo]) -> dict[str, list[zipfile.ZipInfo]]:
    types = package.part("types")
    found: dict[str, list[zipfile.ZipInfo]] = {}
    for each in types if types is not None else ():
        stated, place = value(each, "ContentType").lower(), by_name.get(value(each, "PartName").lstrip("/").lower())
        if place is None or "word" not in stated:
            continue
        what = "document" if stated.endswith(_MAIN) else stated.rpartition(".")[2].removesuffix("+xml")
        if what == "document" or what in _PARTS:
            found.setdefault(what, []).append(place)
    for what in ("document", *_PARTS):
        if what not in found and f"word/{what}.xml" in by_name:
            found[what] = [by_name[f"word/{what}.xml"]]
    return found


def _has_doctype(data: bytes) -> bool:
    """Look for a DTD in any spelling: a byte order mark or zero bytes tell of two or four bytes a letter."""
    return b"<!doctype" in data.replace(b"\x00", b"").lower() or b"<!entity" in data.replace(b"\x00", b"").lower()


def _depth(root: Element) -> int:
    deepest, waiting = 0, [(root, 1)]
    while waiting:
        element, depth = waiting.pop()
        deepest = max(deepest, depth)
        if depth <= DEEPEST:
            waiting.extend((each, depth + 1) for each in element if len(each))
    return deepest


def _damaged(name: str) -> str:
    return f"{name} is no Word file or a damaged one; open it in a word processor and save it as .docx."


def _bomb(name: str) -> str:
    return f"{name} unpacks to far more than a report holds; save it anew as .docx, without pictures."


def _too_deep(name: str) -> str:
    return f"{name} nests its parts more than {DEEPEST} deep, which no report does; save it anew as .docx."
