"""Hostile Word files: ZIP packages written part by part."""

from __future__ import annotations

import io
import zipfile
from functools import partial

from tests.hostile import HARMLESS, Case, Trap

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
NAMES = (
    f'xmlns:w="{W}" xmlns:r="{R}" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture" xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:o="urn:schemas-microsoft-com:office:office"'
)
XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
PARTS = ("styles", "numbering", "settings", "footnotes", "comments")


def paragraph(words: str, properties: str = "") -> str:
    """Write one paragraph."""
    return f"<w:p>{properties}<w:r><w:t>{words}</w:t></w:r></w:p>"


def document(body: str, doctype: str = "") -> str:
    """Write the main part: harmless words and something else."""
    return f"{XML}{doctype}<w:document {NAMES}><w:body>{paragraph(HARMLESS)}{body}</w:body></w:document>"


def relationships(*rows: tuple[str, str, str]) -> str:
    """Write a part of relationships: kind, target and mode."""
    lines = "".join(
        f'<Relationship Id="r{n}" Type="{R}/{kind}" Target="{target}"{f" TargetMode={mode!r}" if mode else ""}/>'
        for n, (kind, target, mode) in enumerate(rows, start=1)
    )
    return f'{XML}<Relationships xmlns="{PACKAGE}/relationships">{lines}</Relationships>'.replace("'", '"')


def docx(body: str = "", *, doctype: str = "", parts: dict[str, str | bytes] | None = None, level: int = 6) -> bytes:
    """Write a package; ``parts`` are added or replaced by name."""
    known = {name: (parts or {}).get(f"word/{name}.xml") for name in PARTS}
    overrides = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{WORD}.{name}+xml"/>'
        for name, part in known.items()
        if part
    )
    files: dict[str, str | bytes] = {
        "[Content_Types].xml": f'{XML}<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels" ContentType='
        '"application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType='
        f'"application/xml"/><Override PartName="/word/document.xml" ContentType="{WORD}.document.main+xml"/>'
        f"{overrides}</Types>",
        "_rels/.rels": relationships(("officeDocument", "word/document.xml", "")),
        "word/_rels/document.xml.rels": relationships(*((n, f"{n}.xml", "") for n, part in known.items() if part)),
        "word/document.xml": document(body, doctype),
    }
    files.update(parts or {})
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED, compresslevel=level) as package:
        for name, content in files.items():
            package.writestr(name, content)
    return packed.getvalue()


def zip_bomb(_: Trap) -> bytes:
    """Three hundred megabytes of spaces in the main part."""
    return _padded("word/document.xml", document("PADDING"), 300)


def bomb_in_styles(_: Trap) -> bytes:
    """Three hundred megabytes of spaces in the styles."""
    return _padded("word/styles.xml", f"{XML}<w:styles {NAMES}>PADDING</w:styles>", 300)


def bomb_in_types(_: Trap) -> bytes:
    """Three hundred megabytes of spaces in the list of parts."""
    return _padded("[Content_Types].xml", f'{XML}<Types xmlns="{PACKAGE}/content-types">PADDING</Types>', 300)


def _padded(part: str, content: str, megabytes: int) -> bytes:
    before, after = content.split("PADDING")
    plain = {"word/styles.xml": f"{XML}<w:styles {NAMES}/>"} if part == "word/styles.xml" else {}
    source, packed = zipfile.ZipFile(io.BytesIO(docx(parts=dict(plain)))), io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as package:
        for name in source.namelist():
            if name != part:
                package.writestr(name, source.read(name))
        with package.open(part, "w") as stream:
            stream.write(before.encode())
            for _ in range(megabytes):
                stream.write(b" " * (1 << 20))
            stream.write(after.encode())
    return packed.getvalue()


def lying_sizes(_: Trap) -> bytes:
    """A bomb whose directory says that it holds a hundred bytes."""
    honest = bytearray(zip_bomb(_))
    entry = honest.rfind(b"PK\x01\x02")
    while honest[entry + 46 : entry + 63] != b"word/document.xml":
        entry = honest.rfind(b"PK\x01\x02", 0, entry)
    honest[entry + 24 : entry + 28] = (100).to_bytes(4, "little")
    return bytes(honest)


def many_parts(_: Trap) -> bytes:
    """A hundred thousand parts."""
    return docx(parts={f"word/media/{n}.xml": "<x/>" for n in range(100_000)}, level=1)


def entity(part: str, trap: Trap) -> bytes:
    """A file and an address asked for as entities, in one part."""
    doctype = (
        f'<!DOCTYPE x [<!ENTITY secret SYSTEM "{trap.file}"><!ENTITY far SYSTEM "{trap.web}/entity">'
        f'<!ENTITY % dtd SYSTEM "{trap.web}/dtd"> %dtd;]>'
    )
    if part == "document":
        return docx(paragraph("&secret; &far;"), doctype=doctype)
    content = f"{XML}{doctype}<w:{part} {NAMES}><w:x>&secret;&far;</w:x></w:{part}>"
    return docx(parts={f"word/{part}.xml": content})


def entity_in_relationships(trap: Trap) -> bytes:
    """An address as the document type of the relationships."""
    part = relationships().replace(XML, f'{XML}<!DOCTYPE x SYSTEM "{trap.web}/rels.dtd">')
    return docx(parts={"word/_rels/document.xml.rels": part})


def hidden_doctype(trap: Trap) -> bytes:
    """The same in UTF-16, where a search for the ASCII letters finds nothing."""
    doctype = f'<!DOCTYPE x [<!ENTITY secret SYSTEM "{trap.file}">]>'
    part = document(paragraph("&secret;"), doctype).replace("UTF-8", "UTF-16")
    return docx(parts={"word/document.xml": part.encode("utf-16")})


def laughs(_: Trap) -> bytes:
    """Entities that grow ten times with each line."""
    lines = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    return docx(paragraph("&l9;"), doctype=f'<!DOCTYPE x [<!ENTITY l0 "laugh">{lines}]>')


def quadratic_entity(_: Trap) -> bytes:
    """One long entity, named many times."""
    doctype = f'<!DOCTYPE x [<!ENTITY long "{"a" * 100_000}">]>'
    return docx(paragraph("&long;" * 100_000), doctype=doctype)


def externals(trap: Trap) -> bytes:
    """Every way in which a Word file asks for something that is not in it."""
    picture = (
        '<w:p><w:r><w:drawing><wp:inline><a:graphic><a:graphicData><pic:pic><pic:blipFill><a:blip r:link="{0}" '
        'r:embed="{0}"/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>'
    )
    rows = (
        ("image", trap.file, "External"),
        ("image", f"{trap.web}/picture.png", "External"),
        ("hyperlink", f"{trap.web}/link", "External"),
        ("aFChunk", f"{trap.web}/chunk.html", "External"),
        ("subDocument", f"{trap.web}/part.docx", "External"),
        ("oleObject", f"{trap.web}/object", "External"),
        ("image", "../../../../../../../../etc/hostname", ""),
        ("image", trap.file.removeprefix("file://"), ""),
    )
    body = (
        "".join(picture.format(f"r{n}") for n in (1, 2, 7, 8))
        + '<w:p><w:hyperlink r:id="r3"><w:r><w:t>A link</w:t></w:r></w:hyperlink></w:p><w:altChunk r:id="r4"/>'
        + '<w:subDoc r:id="r5"/><w:p><w:r><w:object><v:shape><v:imagedata r:id="r2" r:href="r1"/></v:shape>'
        + '<o:OLEObject Type="Link" r:id="r6"/></w:object></w:r></w:p>'
        + f'<w:p><w:fldSimple w:instr=" INCLUDETEXT &quot;{trap.file}&quot; "/><w:fldSimple w:instr=" INCLUDEPICTURE '
        + f'&quot;{trap.web}/field.png&quot; "/><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> '
        + f"DDEAUTO cmd &quot;{trap.web}/dde&quot; </w:instrText></w:r>"
        + '<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
    )
    template = relationships(("attachedTemplate", f"{trap.web}/template.dotm", "External"))
    settings = f'{XML}<w:settings {NAMES}><w:attachedTemplate r:id="r1"/></w:settings>'
    parts: dict[str, str | bytes] = {
        "word/_rels/document.xml.rels": relationships(*rows),
        "word/_rels/settings.xml.rels": template,
        "word/settings.xml": settings,
    }
    return docx(body, parts=parts)


def nested_tables(_: Trap) -> bytes:
    """Tables in cells of tables, ten thousand deep."""
    depth = 10_000
    return docx("<w:tbl><w:tr><w:tc>" * depth + paragraph("Far down.") + "<w:p/></w:tc></w:tr></w:tbl>" * depth)


def deep_xml(tag: str, depth: int) -> bytes:
    """Elements within elements."""
    return docx(f"<w:{tag}>" * depth + paragraph("Far down.") + f"</w:{tag}>" * depth)


def deep_runs(_: Trap) -> bytes:
    """Insertions within insertions within a paragraph."""
    depth = 100_000
    words = "<w:r><w:t>Far down.</w:t></w:r>"
    return docx("<w:p>" + '<w:ins w:id="1" w:author="x">' * depth + words + "</w:ins>" * depth + "</w:p>")


def many_attributes(_: Trap) -> bytes:
    """A paragraph with a hundred thousand attributes."""
    attributes = " ".join(f'w:a{n}="{n}"' for n in range(100_000))
    return docx(f"<w:p {attributes}><w:r><w:t>Decorated.</w:t></w:r></w:p>")


def many_namespaces(_: Trap) -> bytes:
    """Fifty thousand names of vocabularies."""
    names = " ".join(f'xmlns:n{n}="urn:{n}"' for n in range(50_000))
    return docx(f"<w:p {names}><w:r><w:t>Named.</w:t></w:r></w:p>")


def wide_cells(_: Trap) -> bytes:
    """A cell that spans two thousand million columns."""
    cell = '<w:tc><w:tcPr><w:gridSpan w:val="2000000000"/></w:tcPr>' + paragraph("Wide.") + "</w:tc>"
    return docx(f"<w:tbl><w:tr>{cell}{cell}</w:tr></w:tbl>")


def mad_numbers(_: Trap) -> bytes:
    """A list that starts at a number of thousand digits, on a level that no list has, in a format of its own."""
    level = (
        f'<w:lvl w:ilvl="0"><w:start w:val="{"9" * 5000}"/><w:numFmt w:val="upperRoman"/><w:lvlText w:val="'
        + "%1" * 1000
        + '"/></w:lvl><w:lvl w:ilvl="1"><w:start w:val="2000000000"/><w:numFmt w:val="lowerLetter"/><w:lvlText '
        'w:val="%2"/></w:lvl><w:lvl w:ilvl="2"><w:start w:val="2000000000"/><w:numFmt w:val="lowerRoman"/><w:lvlText '
        'w:val="%3"/></w:lvl>'
    )
    numbering = (
        f'{XML}<w:numbering {NAMES}><w:abstractNum w:abstractNumId="1">{level}</w:abstractNum><w:num w:numId="1">'
        '<w:abstractNumId w:val="1"/></w:num></w:numbering>'
    )
    listed = '<w:pPr><w:numPr><w:ilvl w:val="{}"/><w:numId w:val="1"/></w:numPr></w:pPr>'
    body = "".join(paragraph("Item.", listed.format(n)) for n in ("0", "1", "2", "999999999", "-3", "x"))
    return docx(body, parts={"word/numbering.xml": numbering})


def circular_styles(_: Trap) -> bytes:
    """Styles that rest on each other, and lists that take their form from each other."""
    style = '<w:style w:type="paragraph" w:styleId="{0}"><w:name w:val="{0}"/><w:basedOn w:val="{1}"/>{2}</w:style>'
    numbered = '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>'
    based = style.format("A", "B", numbered) + style.format("B", "A", "") + style.format("C", "C", "")
    styles = f"{XML}<w:styles {NAMES}>{based}</w:styles>"
    numbering = (
        f'{XML}<w:numbering {NAMES}><w:abstractNum w:abstractNumId="1"><w:numStyleLink w:val="A"/></w:abstractNum>'
        '<w:abstractNum w:abstractNumId="2"><w:styleLink w:val="A"/><w:numStyleLink w:val="A"/></w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num></w:numbering>'
    )
    body = "".join(paragraph("Styled.", f'<w:pPr><w:pStyle w:val="{name}"/></w:pPr>') for name in "ABC")
    return docx(body, parts={"word/styles.xml": styles, "word/numbering.xml": numbering})


def circular_notes(_: Trap) -> bytes:
    """A footnote that has itself as its footnote."""
    mark = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    note = f'<w:footnote w:id="2"><w:p>{mark}<w:r><w:t>Note.</w:t></w:r></w:p></w:footnote>'
    notes = f"{XML}<w:footnotes {NAMES}>{note}</w:footnotes>"
    return docx(f"<w:p><w:r><w:t>Marked.</w:t></w:r>{mark}{mark}</w:p>", parts={"word/footnotes.xml": notes})


def long_run(_: Trap) -> bytes:
    """Thirty million letters in one run."""
    return docx(paragraph("abcdefghi " * 3_000_000))


def odd_characters(_: Trap) -> bytes:
    """References to NUL and to half a character, which XML forbids."""
    return docx(paragraph("Guar&#0;ds &#xD800; met."))


def not_closed(_: Trap) -> bytes:
    """A main part that ends in the middle."""
    return docx(parts={"word/document.xml": document("")[:-40]})


def truncated(_: Trap) -> bytes:
    """A package without its second half, and so without its directory."""
    whole = docx()
    return whole[: len(whole) // 2]


def no_main_part(_: Trap) -> bytes:
    """A package that names a main part and has none."""
    source, packed = zipfile.ZipFile(io.BytesIO(docx())), io.BytesIO()
    with zipfile.ZipFile(packed, "w") as package:
        for name in source.namelist():
            if name != "word/document.xml":
                package.writestr(name, source.read(name))
        package.writestr("word/document.bak", "x")
    return packed.getvalue()


def wrong_checksum(_: Trap) -> bytes:
    """A part that was changed after it was packed."""
    whole = bytearray(docx(level=0))
    at = whole.find(HARMLESS.encode())
    whole[at : at + 2] = b"He"
    return bytes(whole)


CASES = (
    Case("docx-zip-bomb", ".docx", zip_bomb, "refused"),
    Case("docx-bomb-in-styles", ".docx", bomb_in_styles, "refused"),
    Case("docx-bomb-in-types", ".docx", bomb_in_types, "refused"),
    Case("docx-lying-sizes", ".docx", lying_sizes, "refused"),
    Case("docx-many-parts", ".docx", many_parts, "either"),
    Case("docx-entity-in-document", ".docx", partial(entity, "document"), "refused"),
    *(Case(f"docx-entity-in-{part}", ".docx", partial(entity, part), "either") for part in PARTS),
    Case("docx-entity-in-relationships", ".docx", entity_in_relationships, "either"),
    Case("docx-hidden-doctype", ".docx", hidden_doctype, "refused"),
    Case("docx-laughs", ".docx", laughs, "refused"),
    Case("docx-quadratic-entity", ".docx", quadratic_entity, "refused"),
    Case("docx-externals", ".docx", externals, "read"),
    Case("docx-nested-tables", ".docx", nested_tables, "either"),
    Case("docx-deep-sdt", ".docx", lambda _: deep_xml("sdt", 100_000), "either"),
    Case("docx-deep-unknown", ".docx", lambda _: deep_xml("x", 100_000), "either"),
    Case("docx-deep-below-limits", ".docx", lambda _: deep_xml("sdtContent", 240), "either"),
    Case("docx-deep-runs", ".docx", deep_runs, "either"),
    Case("docx-many-attributes", ".docx", many_attributes, "either"),
    Case("docx-many-namespaces", ".docx", many_namespaces, "either"),
    Case("docx-wide-cells", ".docx", wide_cells, "either"),
    Case("docx-mad-numbers", ".docx", mad_numbers, "either"),
    Case("docx-circular-styles", ".docx", circular_styles, "either"),
    Case("docx-circular-notes", ".docx", circular_notes, "either"),
    Case("docx-long-run", ".docx", long_run, "refused"),
    Case("docx-odd-characters", ".docx", odd_characters, "either"),
    Case("docx-not-closed", ".docx", not_closed, "refused"),
    Case("docx-truncated", ".docx", truncated, "refused"),
    Case("docx-no-main-part", ".docx", no_main_part, "refused"),
    Case("docx-wrong-checksum", ".docx", wrong_checksum, "refused"),
)
