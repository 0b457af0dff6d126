"""Automatic numbers, which a Word file holds nowhere, stand in the text as Word prints them."""

from __future__ import annotations

from typing import Any

import pytest

from tests.read.word_files import add_list, blank, level, num, number_paragraph, numbering, p, saved, style, word
from vpkg.read.docx import docx_content

THREE = level(0, "%1.") + level(1, "%1.%2") + level(2, "(%3)", "lowerLetter")


def lines(body: str, lists: str, styles: str = "") -> list[str]:
    content = docx_content(word(body, numbering=lists, styles=styles), "report.docx")
    return [line for line in content.text.split("\n") if line]


def items(*places: tuple[int | str, int | None]) -> str:
    """Write a paragraph ``x`` for each (numbering, level)."""
    return "".join(p("x", properties=num(number, depth)) for number, depth in places)


@pytest.mark.parametrize(
    ("fmt", "text", "labels"),
    [
        ("decimal", "%1.", ["1.", "2.", "3."]),
        ("decimal", "C%1.", ["C1.", "C2.", "C3."]),
        ("decimal", "No. %1:", ["No. 1:", "No. 2:", "No. 3:"]),
        ("decimalZero", "%1", ["01", "02", "03"]),
        ("lowerLetter", "%1)", ["a)", "b)", "c)"]),
        ("upperLetter", "(%1)", ["(A)", "(B)", "(C)"]),
        ("lowerRoman", "%1.", ["i.", "ii.", "iii."]),
        ("upperRoman", "%1.", ["I.", "II.", "III."]),
        ("ordinal", "%1", ["1st", "2nd", "3rd"]),
        ("bullet", "•", ["-", "-", "-"]),
        ("chicago", "%1.", ["1.", "2.", "3."]),
    ],
)
def test_formats_of_numbers(fmt: str, text: str, labels: list[str]) -> None:
    """Each format is written as Word writes it; one that nobody knows counts in figures."""
    found = lines(items((1, 0), (1, 0), (1, 0)), numbering(level(0, text, fmt)))
    assert found == [f"{label} x" for label in labels]


def test_a_level_without_a_text_shows_no_number() -> None:
    """An empty format is a paragraph like all others, and no list."""
    content = docx_content(
        word(items((1, 0), (2, 0)), numbering=numbering(level(0, "", "none"), level(0, ""))), "x.docx"
    )
    assert content.text == "x\n\nx"
    assert {block.kind for block in content.blocks} == {"paragraph"}


def test_levels_count_within_one_another() -> None:
    """An inner level begins anew after an outer one, and is set in by two spaces."""
    found = lines(items((1, 0), (1, 1), (1, 1), (1, 2), (1, 0), (1, 1), (1, 2), (1, 2)), numbering(THREE))
    assert found == ["1. x", "  1.1 x", "  1.2 x", "    (a) x", "2. x", "  2.1 x", "    (a) x", "    (b) x"]


def test_an_inner_level_may_come_first() -> None:
    """A level that has not begun is shown where it would begin."""
    assert lines(items((1, 1), (1, 1), (1, 0)), numbering(THREE)) == ["  1.1 x", "  1.2 x", "1. x"]


def test_a_level_may_never_restart() -> None:
    """lvlRestart 0 counts on through the whole file; a number restarts after that level and those above it."""
    on = level(0, "%1.") + level(1, "%2)", more='<w:lvlRestart w:val="0"/>')
    assert lines(items((1, 0), (1, 1), (1, 0), (1, 1)), numbering(on)) == ["1. x", "  1) x", "2. x", "  2) x"]
    first = level(0, "%1.") + level(1, "%2.") + level(2, "%3.", more='<w:lvlRestart w:val="1"/>')
    found = lines(items((1, 0), (1, 1), (1, 2), (1, 1), (1, 2), (1, 0), (1, 2)), numbering(first))
    assert found == ["1. x", "  1. x", "    1. x", "  2. x", "    2. x", "2. x", "    1. x"]


def test_legal_numbering_writes_figures() -> None:
    """isLgl turns the outer levels' Roman figures into Arabic ones."""
    lists = numbering(level(0, "%1.", "upperRoman") + level(1, "%1.%2", more="<w:isLgl/>"))
    assert lines(items((1, 0), (1, 0), (1, 1)), lists) == ["I. x", "II. x", "  2.1 x"]


def test_uses_of_one_list_count_on() -> None:
    """Two numberings of one list are one list, until one says where it starts."""
    over = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="{}"/></w:lvlOverride>'
    uses: dict[int, int | tuple[int, str]] = {1: 0, 2: 0, 3: (0, over.format(1)), 4: (0, over.format(7))}
    found = lines(items((1, 0), (2, 0), (3, 0), (3, 0), (4, 0), (1, 0)), numbering(level(0, "%1."), uses=uses))
    assert found == ["1. x", "2. x", "1. x", "2. x", "7. x", "8. x"]


def test_a_use_may_bring_a_level_of_its_own() -> None:
    """An override may replace the whole level."""
    own = f'<w:lvlOverride w:ilvl="0">{level(0, "Q%1:", start=4)}</w:lvlOverride>'
    assert lines(items((1, 0), (1, 0)), numbering(level(0, "%1."), uses={1: (0, own)})) == ["Q4: x", "Q5: x"]


def test_the_start_is_where_the_list_says() -> None:
    """A list may start at any number."""
    assert lines(items((1, 0)), numbering(level(0, "%1.", "lowerLetter", start=28))) == ["bb. x"]


def test_numbers_come_through_styles() -> None:
    """A style may give the number, also one that it is based on; level and numbering may come from different places."""
    styles = (
        style("Question", "Question", f"<w:pPr>{num(1, None)}</w:pPr>")
        + style("Hard", "Hard question", based_on="Question")
        + style("Part", "Part", f"<w:pPr>{num(1, None)}</w:pPr>")
    )
    lists = numbering(level(0, "%1.") + level(1, "%1.%2", more='<w:pStyle w:val="Part"/>'))
    body = (
        p("x", style="Question")
        + p("x", style="Part")
        + p("x", style="Hard")
        + p("x", style="Hard", properties='<w:numPr><w:ilvl w:val="1"/></w:numPr>')
        + p("x", style="Hard", properties=num(0))
    )
    assert lines(body, lists, styles) == ["1. x", "  1.1 x", "2. x", "  2.1 x", "x"]


def test_a_list_may_be_defined_by_a_style() -> None:
    """A list that only names a numbering style takes its levels from there."""
    lists = numbering("", level(0, "§%1"), uses={1: 0, 2: 1}).replace(
        '<w:abstractNum w:abstractNumId="0">', '<w:abstractNum w:abstractNumId="0"><w:numStyleLink w:val="Sections"/>'
    )
    styles = style("Sections", "Sections", f"<w:pPr>{num(2, None)}</w:pPr>", kind="numbering")
    assert lines(items((1, 0), (1, 0)), lists, styles) == ["§1 x", "§2 x"]


def test_headings_carry_their_numbers() -> None:
    """The number of a heading stands before its words, without any setting in; a bullet does not."""
    styles = style("H1", "heading 1", f"<w:pPr>{num(1, 0)}</w:pPr>") + style(
        "H2", "heading 2", f"<w:pPr>{num(1, 1)}</w:pPr>"
    )
    lists = numbering(level(0, "%1.", "upperLetter") + level(1, "%1%2."), level(0, "•", "bullet"))
    body = p("Commitment", style="H1") + p("Describe", style="H2") + p("Share", style="H2") + p("Lessons", style="H1")
    body += p("Extra", style="H1", properties=num(2))
    assert lines(body, lists, styles) == ["A. Commitment", "A1. Describe", "A2. Share", "B. Lessons", "Extra"]


def test_bold_items_with_numbers_are_headings() -> None:
    """A numbered paragraph that is bold as a whole is the heading that its author meant."""
    bold = "<w:r><w:rPr><w:b/></w:rPr><w:t>Describe</w:t></w:r>"
    body = p(bold, properties=num(1)) + p("We work on it every day.") + p(bold, properties=num(2))
    content = docx_content(word(body, numbering=numbering(level(0, "C%1."), level(0, "o", "bullet"))), "x.docx")
    found = [(block.kind, content.text[block.span.start : block.span.end]) for block in content.blocks]
    assert found == [("heading", "C1. Describe"), ("paragraph", "We work on it every day."), ("list", "- Describe")]


def test_what_a_change_took_out_is_not_counted() -> None:
    """An item deleted with its end leaves no gap; an empty item is counted as Word counts it."""
    mark = '<w:rPr><w:del w:id="1" w:author="A"/></w:rPr>'
    gone = p('<w:del w:id="2"><w:r><w:delText>x</w:delText></w:r></w:del>', properties=num(1) + mark)
    empty = p(properties=num(1))
    body = items((1, 0)) + gone + items((1, 0)) + empty + items((1, 0))
    assert lines(body, numbering(level(0, "%1."))) == ["1. x", "2. x", "4. x"]


@pytest.mark.parametrize(
    "lists",
    [
        "",
        numbering(uses={1: 5}),
        numbering('<w:lvl w:ilvl="x"/>'),
        numbering(level(0, "%1.%9.%0.%")),
        numbering(level(0, "%1.", start=999_999, fmt="lowerRoman")),
        "<w:abstractNum/><w:num/>",
    ],
)
def test_broken_numberings_lose_no_words(lists: str) -> None:
    """Whatever is wrong with the numbers, the paragraph is read."""
    content = docx_content(word(items((1, 0), (1, 8), ("x", None), (99, 0)), numbering=lists), "x.docx")
    assert content.text.count("x") >= 4


def _report(document: Any) -> str:
    return docx_content(saved(document), "report.docx").text


def test_a_form_made_by_python_docx() -> None:
    """Questions numbered through the heading style, clauses through paragraphs, bullets through Word's own style."""
    document = blank()
    codes = add_list(document, [("decimal", "C%1."), ("lowerLetter", "%2)")])
    sections = add_list(document, [("upperLetter", "%1."), ("decimal", "%1.%2")])
    number_paragraph(document.styles["Heading 2"], codes)
    document.add_heading("Tarndale Mining: report for 2023", 0)
    number_paragraph(document.add_heading("Procedures", 1), sections)
    document.add_heading("Describe how risks are looked at", 2)
    document.add_paragraph("Every site looks at them once a year.")
    number_paragraph(document.add_paragraph("before a contract is signed"), codes, 1)
    number_paragraph(document.add_paragraph("after any incident"), codes, 1)
    document.add_heading("Describe how guards are chosen", 2)
    document.add_paragraph("Vetted", style="List Bullet")
    document.add_paragraph("Trained", style="List Bullet")
    document.add_paragraph("for two days", style="List Bullet 2")
    number_paragraph(document.add_heading("Implementation", 1), sections)
    number_paragraph(document.add_paragraph("Two sites began."), sections, 1)
    assert _report(document) == (
        "Tarndale Mining: report for 2023\n\nA. Procedures\n\nC1. Describe how risks are looked at\n\n"
        "Every site looks at them once a year.\n\n  a) before a contract is signed\n  b) after any incident\n\n"
        "C2. Describe how guards are chosen\n\n- Vetted\n- Trained\n  - for two days\n\n"
        "B. Implementation\n\n  B.1 Two sites began."
    )
