"""How a Word form looks: fonts, the light box of an answer, and what stands at the head and foot of its pages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from vpkg.form.form import TITLE, Form

if TYPE_CHECKING:
    from docx.document import Document as WordDocument

_FONT = "Calibri"
_INK, _GREY, _WARNING = "1F3A4D", "6B7280", "B45309"
_NAMESPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_SIDES = "top left bottom right".split()
_BOX = "".join(f'<w:{side} w:val="single" w:sz="4" w:space="6" w:color="C7D0D9"/>' for side in _SIDES)


def set_look(document: WordDocument, form: Form) -> None:
    """Give a new document the styles, page and running lines of a form."""
    from docx.shared import Cm

    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2.3)
    section.top_margin = section.bottom_margin = Cm(2.2)
    section.different_first_page_header_footer = True
    _properties(document, form)
    _headings(document)
    _bodies(document)
    _running_lines(section, form)


def _properties(document: WordDocument, form: Form) -> None:
    properties = document.core_properties
    properties.title, properties.subject = TITLE, f"Form {form.template.id}"
    properties.author = form.organisation or ""
    properties.comments, properties.language = "", "en"


def _headings(document: WordDocument) -> None:
    from docx.shared import Cm

    for name, size, before, after in (("Title", 20, 14, 10), ("Heading 1", 14, 20, 4), ("Heading 2", 11, 14, 8)):
        style = document.styles[name]
        _font(style, size, _INK, bold=True)
        _spacing(style, before, after)
    document.styles["Heading 1"].paragraph_format.keep_with_next = True
    _border_below(document.styles["Heading 1"])
    country = document.styles["Heading 3"]
    _font(country, 10.5, _INK, bold=True)
    _spacing(country, 0, 2)
    country.paragraph_format.left_indent = country.paragraph_format.right_indent = Cm(0.25)
    _boxed(country)


def _bodies(document: WordDocument) -> None:
    from docx.enum.style import WD_STYLE_TYPE
    from docx.shared import Cm

    styles = document.styles
    _font(styles["Normal"], 10.5, "111827")
    head = styles.add_style("Head Line", WD_STYLE_TYPE.PARAGRAPH)
    head.base_style = styles["Normal"]
    _spacing(head, 0, 4)
    answer = styles.add_style("Answer", WD_STYLE_TYPE.PARAGRAPH)
    answer.base_style = styles["Normal"]
    answer.paragraph_format.left_indent = answer.paragraph_format.right_indent = Cm(0.25)
    answer.quick_style = True
    _spacing(answer, 0, 4)
    _boxed(answer)
    carried = styles.add_style("Carried Over", WD_STYLE_TYPE.PARAGRAPH)
    carried.base_style = answer
    # Not bold: a short bold paragraph is what people write for a heading.
    carried.font.color.rgb = _colour(_WARNING)
    _boxed(carried, "FFF6DD")
    bullets = styles["List Bullet"]
    bullets.paragraph_format.left_indent, bullets.paragraph_format.first_line_indent = Cm(0.88), Cm(-0.63)
    bullets.paragraph_format.right_indent = Cm(0.25)
    _boxed(bullets)
    _spacing(bullets, 0, 2)
    placeholder = styles.add_style("Placeholder Text", WD_STYLE_TYPE.CHARACTER)
    placeholder.font.color.rgb = _colour(_GREY)
    placeholder.font.italic = True


def _running_lines(section: Any, form: Form) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH

    for footer in (section.first_page_footer, section.footer):
        paragraph = footer.paragraphs[0]
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        _small(paragraph.add_run(f"Form {form.template.id}  ·  page "))
        _field(paragraph, "PAGE")
        _small(paragraph.add_run(" of "))
        _field(paragraph, "NUMPAGES")
    # The guide stands in the head of the first page: there it is no part of what the report says.
    guide = section.first_page_header.paragraphs[0]
    _small(guide.add_run(" ".join(form.guide)))
    _small(section.header.paragraphs[0].add_run(f"{form.template.label}: report of the year"))


def _font(style: Any, size: float, colour: str, *, bold: bool = False) -> None:
    from docx.oxml.ns import qn
    from docx.shared import Pt

    style.font.name, style.font.size, style.font.bold = _FONT, Pt(size), bold
    style.font.color.rgb = _colour(colour)
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    # A theme font would win over the one that is named.
    for key in [key for key in fonts.attrib if key.endswith("Theme")]:
        del fonts.attrib[key]
    fonts.set(qn("w:eastAsia"), _FONT)


def _colour(value: str) -> Any:
    from docx.shared import RGBColor

    return RGBColor.from_string(value)


def _spacing(style: Any, before: float, after: float) -> None:
    from docx.shared import Pt

    style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(before), Pt(after)


def _boxed(style: Any, fill: str = "F5F8FA") -> None:
    from docx.oxml import parse_xml

    properties = style.element.get_or_add_pPr()
    _put(properties, parse_xml(f"<w:pBdr {_NAMESPACE}>{_BOX}</w:pBdr>"))
    _put(properties, parse_xml(f'<w:shd {_NAMESPACE} w:val="clear" w:color="auto" w:fill="{fill}"/>'))


def _border_below(style: Any) -> None:
    from docx.oxml import parse_xml

    line = '<w:bottom w:val="single" w:sz="6" w:space="2" w:color="9FB3C1"/>'
    _put(style.element.get_or_add_pPr(), parse_xml(f"<w:pBdr {_NAMESPACE}>{line}</w:pBdr>"))


def _put(properties: Any, element: Any) -> None:
    """Add borders or shading to paragraph properties at the place that the format wants."""
    for old in properties.findall(element.tag):
        properties.remove(old)
    after = "w:tabs w:spacing w:ind w:contextualSpacing w:jc w:outlineLvl w:rPr".split()
    properties.insert_element_before(element, *(["w:shd"] if element.tag.endswith("pBdr") else []), *after)


def _small(run: Any) -> None:
    from docx.shared import Pt

    run.font.size = Pt(8.5)
    run.font.color.rgb = _colour(_GREY)


def _field(paragraph: Any, name: str) -> None:
    from docx.oxml import parse_xml

    run = paragraph.add_run()
    _small(run)
    for kind in ("begin", name, "end"):
        inner = f'<w:instrText {_NAMESPACE} xml:space="preserve"> {name} </w:instrText>'
        mark = f'<w:fldChar {_NAMESPACE} w:fldCharType="{kind}"/>'
        run._r.append(parse_xml(inner if kind == name else mark))
