"""Word files made for tests: from bare WordprocessingML, and by python-docx with automatic numbers."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from typing import Any

import docx
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import qn

_W = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
)
_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
ROOTS = {"styles": "styles", "numbering": "numbering", "footnotes": "footnotes", "endnotes": "endnotes",
         "header1": "hdr", "footer1": "ftr"}  # fmt: skip
"""Part, and the name of its root element."""


def part(root: str, content: str) -> str:
    return f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:{root} {_W}>{content}</w:{root}>'


def packed(parts: dict[str, str | bytes]) -> bytes:
    """Zip parts as they are."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return stream.getvalue()


def word(body: str, **parts: str) -> bytes:
    """Make a file of a body and the content of other parts (``styles``, ``numbering``, ``header1`` …)."""
    stated = [("word/document.xml", "document.main")] + [(f"word/{n}.xml", n.rstrip("1")) for n in parts]
    overrides = "".join(f'<Override PartName="/{n}" ContentType="{_MAIN}.{t}+xml"/>' for n, t in stated)
    files: dict[str, str | bytes] = {"[Content_Types].xml": f'<Types xmlns="{_TYPES}">{overrides}</Types>'}
    files["word/document.xml"] = part("document", f"<w:body>{body}<w:sectPr/></w:body>")
    files |= {f"word/{name}.xml": part(ROOTS[name], content) for name, content in parts.items()}
    return packed(files)


def p(*runs: str, style: str = "", properties: str = "") -> str:
    """Write a paragraph; what does not begin with ``<`` is a run of text."""
    given = f'<w:pStyle w:val="{style}"/>{properties}' if style else properties
    inner = "".join(run if run.startswith("<") else r(run) for run in runs)
    return f"<w:p>{f'<w:pPr>{given}</w:pPr>' if given else ''}{inner}</w:p>"


def r(text: str, properties: str = "", tag: str = "t") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:{tag} xml:space="preserve">{text}</w:{tag}></w:r>'


def table(*rows: Sequence[str]) -> str:
    """Write a table of cells; what does not begin with ``<`` is a paragraph of text."""
    cells = ["".join(f"<w:tc>{c if c.startswith('<') else p(c)}</w:tc>" for c in row) for row in rows]
    return f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in cells)}</w:tbl>"


def style(identifier: str, name: str, properties: str = "", based_on: str = "", kind: str = "paragraph") -> str:
    base = f'<w:basedOn w:val="{based_on}"/>' if based_on else ""
    return f'<w:style w:type="{kind}" w:styleId="{identifier}"><w:name w:val="{name}"/>{base}{properties}</w:style>'


def level(number: int, text: str, fmt: str = "decimal", start: int = 1, more: str = "") -> str:
    return (
        f'<w:lvl w:ilvl="{number}"><w:start w:val="{start}"/><w:numFmt w:val="{fmt}"/>{more}'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
    )


def numbering(*lists: str, uses: dict[int, int | tuple[int, str]] | None = None) -> str:
    """Write lists, counted from 0, and their uses: numbering, its list, and what it overrides."""
    abstract = "".join(f'<w:abstractNum w:abstractNumId="{n}">{each}</w:abstractNum>' for n, each in enumerate(lists))
    nums = ""
    for number, use in (uses or {n + 1: n for n in range(len(lists))}).items():
        which, more = use if isinstance(use, tuple) else (use, "")
        nums += f'<w:num w:numId="{number}"><w:abstractNumId w:val="{which}"/>{more}</w:num>'
    return abstract + nums


def num(number: int | str, depth: int | None = 0) -> str:
    ilvl = "" if depth is None else f'<w:ilvl w:val="{depth}"/>'
    return f'<w:numPr>{ilvl}<w:numId w:val="{number}"/></w:numPr>'


def add_list(document: Any, levels: Sequence[tuple[str, str]], style_of_first: str = "") -> int:
    """Define a list of (format, text) levels in a python-docx document; return the id of its numbering."""
    root = document.part.numbering_part.element
    abstracts = root.findall(qn("w:abstractNum"))
    identifier = 1 + max((int(each.get(qn("w:abstractNumId"))) for each in abstracts), default=-1)
    ours = f'<w:pStyle w:val="{style_of_first}"/>' if style_of_first else ""
    content = "".join(level(n, text, fmt, more=ours if n == 0 else "") for n, (fmt, text) in enumerate(levels))
    abstract = parse_xml(f'<w:abstractNum {_W} w:abstractNumId="{identifier}">{content}</w:abstractNum>')
    (abstracts[-1].addnext if abstracts else root.append)(abstract)
    return int(root.add_num(identifier).numId)


def number_paragraph(paragraph: Any, numbering_id: int, depth: int = 0) -> None:
    """Give a python-docx paragraph, or a style, an automatic number."""
    properties = paragraph._p.get_or_add_pPr() if hasattr(paragraph, "_p") else paragraph.element.get_or_add_pPr()
    numbers = properties.get_or_add_numPr()
    numbers.get_or_add_ilvl().val = depth
    numbers.get_or_add_numId().val = numbering_id


def saved(document: Any) -> bytes:
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def blank() -> Any:
    return docx.Document()


def element(tag: str, **attributes: str) -> Any:
    made = OxmlElement(tag)
    for name, text in attributes.items():
        made.set(qn(f"w:{name}"), text)
    return made
