"""A Word file's text is what its printed page shows, block by block."""

from __future__ import annotations

import zipfile
from io import BytesIO

import pytest

from tests.read.word_files import p, packed, r, style, table, word
from vpkg.model import Content
from vpkg.read.docx import docx_content
from vpkg.read.wire import answered, written

STYLES = (
    style("berschrift1", "heading 1")
    + style("Titre2", "Heading 2")
    + style("Frage", "Frage", based_on="Titre2")
    + style("Own", "Own", '<w:pPr><w:outlineLvl w:val="2"/></w:pPr>')
    + style("Plain", "Plain", '<w:pPr><w:outlineLvl w:val="9"/></w:pPr>', based_on="berschrift1")
    + style("Titel", "Title")
    + style("Verzeichnis1", "toc 1", "<w:rPr><w:b/></w:rPr>")
    + style("TOCHeading", "TOC Heading", '<w:pPr><w:outlineLvl w:val="9"/></w:pPr>', based_on="berschrift1")
    + style("Zitat", "Quote")
    + style("Fett", "Strong", "<w:rPr><w:b/></w:rPr>", kind="character")
    + style("Frei", "Hidden words", "<w:rPr><w:vanish/></w:rPr>", kind="character")
    + style("Circle1", "Circle", based_on="Circle2")
    + style("Circle2", "Circle too", based_on="Circle1")
)
PROSE = p("We trained the guards of every site in the rules on the use of force.")
SAID = "We trained the guards of every site in the rules on the use of force."


def read(body: str, **parts: str) -> Content:
    content = docx_content(word(body, **({"styles": STYLES} | parts)), "report.docx")
    assert answered(written(content)) == content
    return content


def blocks(content: Content) -> list[tuple[str, str]]:
    return [
        (f"heading {block.level}" if block.level else block.kind, content.text[block.span.start : block.span.end])
        for block in content.blocks
    ]


def dropped(content: Content) -> list[tuple[str, str]]:
    return [(each.kind, each.text) for each in content.dropped]


def field(code: str, result: str) -> str:
    """Write a field of runs."""
    return (
        f'<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>{code}</w:instrText></w:r>'
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{result}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


@pytest.mark.parametrize(
    ("paragraph", "expected"),
    [
        (p("A", style="berschrift1"), ("heading 1", "A")),
        (p("A", style="Titre2"), ("heading 2", "A")),
        (p("A", style="Frage"), ("heading 2", "A")),
        (p("A", style="Own"), ("heading 3", "A")),
        (p("A", style="Titel"), ("heading 1", "A")),
        (p("A", style="Plain"), ("paragraph", "A")),
        (p("A", style="TOCHeading"), ("heading 1", "A")),
        (p("A", style="Circle1"), ("paragraph", "A")),
        (p("A", style="NoSuchStyle"), ("paragraph", "A")),
        (p("A", properties='<w:outlineLvl w:val="0"/>'), ("heading 1", "A")),
        (p("A", style="berschrift1", properties='<w:outlineLvl w:val="9"/>'), ("paragraph", "A")),
        (p("A", "<w:r><w:br/></w:r>", "b", style="Titre2"), ("heading 2", "A b")),
        (p("A", "<w:r><w:br/><w:br/></w:r>", "b", style="Titre2"), ("heading 2", "A b")),
        (p(r("A", "<w:b/>"), r(" "), r("b", '<w:rStyle w:val="Fett"/>')), ("heading 6", "A b")),
        (p(r("A", "<w:b/>"), "b"), ("paragraph", "Ab")),
        (p(r("A", '<w:b w:val="0"/>')), ("paragraph", "A")),
        (p("A", style="Zitat"), ("quote", "A")),
    ],
)
def test_headings_and_other_kinds(paragraph: str, expected: tuple[str, str]) -> None:
    """The style's name in English or its outline level makes a heading, in whatever language Word speaks."""
    assert blocks(read(paragraph + PROSE)) == [expected, ("paragraph", SAID)]


@pytest.mark.parametrize(
    ("body", "text"),
    [
        (p("a ", "  b"), "a b"),
        (p("a", "<w:r><w:tab/></w:r>", "b"), "a b"),
        (p("a", "<w:r><w:ptab/></w:r>", "4"), "a 4"),
        (p("a", "<w:r><w:br/></w:r>", "b", "<w:r><w:cr/></w:r>", "c"), "a\nb\nc"),
        (p("a", "<w:r><w:br/></w:r>", "<w:r><w:br/></w:r>", "b"), "a\n\nb"),
        (p("a", '<w:r><w:br w:type="page"/></w:r>', "b"), "a\n\nb"),
        (p("a", "<w:r><w:lastRenderedPageBreak/></w:r>", "b"), "ab"),
        (p("re", "<w:r><w:noBreakHyphen/></w:r>", "read"), "re-read"),
        (p("re", "<w:r><w:softHyphen/></w:r>", "port"), "report"),
        (p("a") + p() + p(" ") + p("b"), "a\n\nb"),
        (p('<w:r><w:sym w:font="Wingdings" w:char="F0FE"/></w:r>', " yes"), "☒ yes"),
        (p('<w:r><w:sym w:font="Wingdings" w:char="F04A"/></w:r>', "yes"), "yes"),
        (p('<w:r><w:sym w:font="Arial" w:char="20AC"/></w:r>', "5"), "€5"),
        (p('<w:hyperlink r:id="rId9">', r("our"), "</w:hyperlink>", " policy"), "our policy"),
        (p("<w:smartTag><w:smartTagPr/>", r("Lima"), "</w:smartTag>"), "Lima"),
        (p("<w:customXml>", r("a"), "</w:customXml>"), "a"),
        (p("<w:bdo>", r("a"), "</w:bdo>"), "a"),
        ("<w:sdt><w:sdtPr/><w:sdtContent>" + p("a") + "</w:sdtContent></w:sdt>", "a"),
        (p("a ", "<w:sdt><w:sdtContent>", r("b"), "</w:sdtContent></w:sdt>"), "a b"),
        (p(field(" DATE ", r("3 May"))), "3 May"),
        (p(field(" QUOTE ", field(" PAGE ", r("1")) + r(" of 9"))), "1 of 9"),
        (p(field(" IF </w:instrText></w:r>" + field(" PAGE ", r("1")) + "<w:r><w:instrText>", r("yes"))), "yes"),
        (p('<w:r><w:fldChar w:fldCharType="begin"/></w:r>', "a") + p("b"), "b"),
        (p("<w:fldSimple>", r("a"), "</w:fldSimple>"), "a"),
        (p("<m:oMath><m:r><m:t>x=1</m:t></m:r></m:oMath>"), "x=1"),
        (p("CO", r("2", '<w:vertAlign w:val="subscript"/>')), "CO2"),
        (p("5 km", r("2", '<w:vertAlign w:val="superscript"/>')), "5 km2"),
        (p("We promise", r("2", '<w:vertAlign w:val="superscript"/>')), "We promise[2]"),
        (p("a", '<w:commentRangeStart w:id="1"/>', '<w:r><w:commentReference w:id="1"/></w:r>', "b"), "ab"),
        (p("<w:r><w:ruby><w:rt><w:r><w:t>x</w:t></w:r></w:rt><w:rubyBase>" + r("a") + "</w:rubyBase></w:ruby></w:r>"),
         "a"),
    ],
)  # fmt: skip
def test_running_text(body: str, text: str) -> None:
    """Breaks, hyphens, wrappers, fields and symbols read as they are printed."""
    assert read(body + PROSE).text == (f"{text}\n\n{SAID}" if text else SAID)


def test_a_contents_list_keeps_its_page_numbers_behind_tabs() -> None:
    """Lines of a contents list are paragraphs, never headings, with a tab before the page number alone."""
    tab = "<w:r><w:tab/></w:r>"
    dots = '<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="9000"/></w:tabs>'
    content = read(
        p("1.", tab, "Commitment", tab, "4", style="Verzeichnis1")
        + p('<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> TOC \\o </w:instrText></w:r>'
            '<w:r><w:fldChar w:fldCharType="separate"/></w:r>', "Training", tab, field("PAGEREF", r("5")))
        + p("Incidents", tab, "iv", '<w:r><w:fldChar w:fldCharType="end"/></w:r>')
        + p("Annex", tab, "9", properties=dots)
        + p("Guards", tab, "9")
    )  # fmt: skip
    assert content.text == "1. Commitment\t4\n\nTraining\t5\n\nIncidents\tiv\n\nAnnex\t9\n\nGuards 9"
    assert {block.kind for block in content.blocks} == {"paragraph"}


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (table(["a", "b"], ["c", "d"]), [("table", "a | b\nc | d")]),
        (table(["<w:tcPr><w:gridSpan w:val='2'/></w:tcPr>" + p("a")], ["c", "d"]), [("table", "a\nc | d")]),
        (table(["<w:tcPr><w:vMerge w:val='restart'/></w:tcPr>" + p("a"), "b"],
               ["<w:tcPr><w:vMerge/></w:tcPr>" + p(), "d"]), [("table", "a | b\nd")]),
        (table(["a", p("b") + p("c")]), [("table", "a | b c")]),
        (table([p(r("a", "<w:b/>")), "b"]), [("table", "a | b")]),
        (table(["a"]), [("paragraph", "a")]),
        (table(["a"], ["b"]), [("paragraph", "a"), ("paragraph", "b")]),
        (table([p("a", style="Titre2"), "b"]), [("heading 2", "a"), ("paragraph", "b")]),
        (table(["x", table(["a", "b"]) + p()]), [("paragraph", "x"), ("table", "a | b")]),
        (p("x") + table(["a", "b"]) + p("y"), [("paragraph", "x"), ("table", "a | b"), ("paragraph", "y")]),
        ("<w:tbl><w:sdt><w:sdtContent><w:tr><w:tc>" + p("a") + "</w:tc><w:tc>" + p("b")
         + "</w:tc></w:tr></w:sdtContent></w:sdt></w:tbl>", [("table", "a | b")]),
    ],
)  # fmt: skip
def test_tables(body: str, expected: list[tuple[str, str]]) -> None:
    """Tables stand where they stand, merged cells once; a table that only lays out a page is none."""
    assert blocks(read(body)) == expected


NOTE = '<w:footnote w:id="{}"><w:p><w:r><w:footnoteRef/></w:r><w:r><w:t> {}</w:t></w:r></w:p></w:footnote>'
SEPARATOR = '<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'


def reference(number: int, what: str = "footnote", more: str = "") -> str:
    return f'<w:r><w:{what}Reference w:id="{number}" {more}/></w:r>'


def test_footnotes_stand_apart() -> None:
    """Marks count in the order of the text whatever the ids are; the notes end the text."""
    body = p("One", reference(7), " two.") + p("Three", reference(2)) + p("Again", reference(7))
    content = read(
        body, footnotes=SEPARATOR + NOTE.format(2, "Second.") + NOTE.format(7, "First.") + NOTE.format(9, "No")
    )
    assert content.text == "One[1] two.\n\nThree[2]\n\nAgain[1]\n\n[1] First.\n\n[2] Second."
    assert [kind for kind, _ in blocks(content)][-2:] == ["footnote", "footnote"]


def test_endnotes_stand_apart() -> None:
    """Endnotes count in figures, and in Roman ones where there are footnotes too."""
    ends = NOTE.format(1, "End.").replace("footnote", "endnote")
    assert read(p("One", reference(1, "endnote")), endnotes=ends).text == "One[1]\n\n[1] End."
    both = read(
        p("One", reference(1, "endnote"), ", two", reference(1)), endnotes=ends, footnotes=NOTE.format(1, "Foot.")
    )
    assert both.text == "One[i], two[1]\n\n[1] Foot.\n\n[i] End."


def test_a_note_with_a_mark_of_its_own() -> None:
    """An asterisk chosen by the author is the mark, once, and does not count."""
    own = '<w:r><w:footnoteReference w:id="1" w:customMarkFollows="1"/><w:t>*</w:t></w:r>'
    note = '<w:footnote w:id="1"><w:p><w:r><w:t>* Starred.</w:t></w:r></w:p></w:footnote>'
    content = read(p("One", own, " two", reference(2)), footnotes=note + NOTE.format(2, "Counted."))
    assert content.text == "One[*] two[1]\n\n[*] Starred.\n\n[1] Counted."


def test_a_note_of_two_paragraphs_is_one_block() -> None:
    """The paragraphs of a note are lines of its block."""
    note = f'<w:footnote w:id="1">{p("First.")}{p("Second.")}</w:footnote>'
    assert blocks(read(p("One", reference(1)), footnotes=note))[-1] == ("footnote", "[1] First.\nSecond.")


def test_a_reference_to_no_note_leaves_nothing() -> None:
    """A mark whose note is missing is not printed by Word either."""
    assert read(p("One", reference(5), " two.")).text == "One two."


def change(tag: str, content: str) -> str:
    return f'<w:{tag} w:id="1" w:author="A" w:date="2024-05-03T00:00:00Z">{content}</w:{tag}>'


def test_tracked_changes_are_resolved() -> None:
    """Insertions are text; deletions are not, and are recorded; what was moved stands where it was moved to."""
    content = read(
        p("We ", change("del", r("will train", tag="delText")), change("ins", r("trained")), " forty guards.")
        + p("Here. ", change("moveFrom", r("Moved words.")))
        + p(change("moveTo", r("Moved words.")), " There.")
    )
    assert content.text == "We trained forty guards.\n\nHere.\n\nMoved words. There."
    assert dropped(content) == [("deleted", "will train")]


def test_a_deleted_paragraph_end_joins_two_paragraphs() -> None:
    """With the end of a paragraph deleted, the next one goes on in it."""
    gone = f"<w:rPr>{change('del', '')}</w:rPr>"
    assert read(p("We trained ", properties=gone) + p("forty guards.")).text == "We trained forty guards."
    last = read(PROSE + p(change("del", r("Gone.", tag="delText")), properties=gone) + p("Next."))
    assert last.text == f"{SAID}\n\nNext."
    assert read(p("Only this.", properties=gone)).text == "Only this."


def test_deleted_rows_and_cells_are_left_out() -> None:
    """A row that a change took out is no row."""
    row = f"<w:tr><w:trPr>{change('del', '')}</w:trPr><w:tc>{p('old')}</w:tc><w:tc>{p('row')}</w:tc></w:tr>"
    body = table(["a", "b"]).replace("</w:tbl>", f"{row}</w:tbl>")
    assert read(body).text == "a | b"
    assert dropped(read(body)) == [("deleted", "old row")]


def test_a_note_that_was_deleted_does_not_count() -> None:
    """The reference in a deletion is no mark, and the next note is the first."""
    body = p("One", change("del", reference(1)), " two", reference(2))
    content = read(body, footnotes=NOTE.format(1, "Gone.") + NOTE.format(2, "Kept."))
    assert content.text == "One two[1]\n\n[1] Kept."


def test_an_old_format_within_a_change_is_not_read() -> None:
    """What a paragraph was before a change of format says nothing of it."""
    was = '<w:pPrChange w:id="1"><w:pPr><w:pStyle w:val="berschrift1"/></w:pPr></w:pPrChange>'
    assert blocks(read(p("a", properties=was)))[0] == ("paragraph", "a")


def test_hidden_words_are_left_out() -> None:
    """Hidden by themselves or by a style; what is only hidden on the web is printed."""
    content = read(
        p("a ", r("one ", "<w:vanish/>"), r("two ", '<w:rStyle w:val="Frei"/>'), r("c", "<w:webHidden/>"))
        + p(r("d", '<w:vanish w:val="false"/>'))
    )
    assert content.text == "a c\n\nd"
    assert dropped(content) == [("hidden", "one"), ("hidden", "two")]


def test_prompts_of_content_controls_are_no_answers() -> None:
    """A control that nobody filled in shows what it asks for: recorded, not read."""
    prompt = "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>"
    content = read(p("Name: ", prompt.format(r("Click here."))) + prompt.format(p("Write here.")) + PROSE)
    assert content.text == f"Name:\n\n{SAID}"
    assert dropped(content) == [("notice", "Click here."), ("notice", "Write here.")]


BOX = "<w:txbxContent>{}</w:txbxContent>"


def test_text_boxes_are_read_once() -> None:
    """A box is written in two ways for two ages of Word, and is read once, after its paragraph."""
    drawing = f"<w:drawing><wps:txbx>{BOX.format(p('In the box'))}</wps:txbx></w:drawing>"
    old = f"<w:pict><v:textbox>{BOX.format(p('In the box'))}</v:textbox></w:pict>"
    choices = f"<mc:Choice Requires='wps'>{drawing}</mc:Choice><mc:Fallback>{old}</mc:Fallback>"
    both = f"<mc:AlternateContent>{choices}</mc:AlternateContent>"
    for written_so in (both, drawing, old, both.replace(drawing, "")):
        content = read(p("Before", f"<w:r>{written_so}</w:r>", " it.") + PROSE)
        assert content.text == f"Before it.\n\nIn the box\n\n{SAID}"


def test_a_box_may_hold_tables_and_boxes() -> None:
    """Boxes within boxes are read in order."""
    inner = f"<w:r><w:pict><v:textbox>{BOX.format(p('Inner'))}</v:textbox></w:pict></w:r>"
    outer = f"<w:r><w:pict><v:textbox>{BOX.format(p('Outer', inner) + table(['a', 'b']))}</v:textbox></w:pict></w:r>"
    assert read(p("Start", outer)).text == "Start\n\nOuter\n\nInner\n\na | b"


def test_a_drop_cap_joins_its_word() -> None:
    """A large first letter stands in a paragraph of its own and is part of the next one's first word."""
    large = p("T", properties='<w:framePr w:dropCap="drop" w:lines="3"/>')
    assert read(large + p("he year began well.")).text == "The year began well."


def test_heads_and_feet_of_pages_are_dropped() -> None:
    """Each wording is recorded once as a running head."""
    content = read(PROSE, header1=p("Acme plc") + p("Report 2023"), footer1=p("Page ", field(" PAGE ", r("1"))))
    assert content.text == SAID
    assert dropped(content) == [("running-head", "Acme plc Report 2023"), ("running-head", "Page 1")]


def test_what_cannot_be_read_is_said() -> None:
    """Charts and parts of other files are named in a note."""
    chart = (
        "<w:r><w:drawing><a:graphic><a:graphicData uri='http://example.org/2006/chart'/></a:graphic></w:drawing></w:r>"
    )
    content = read(p("a", chart) + '<w:altChunk r:id="rId4"/>')
    assert content.notes == (
        "The words of its charts were not read.",
        "The words of its parts of other files were not read.",
    )


def test_the_strict_form_of_the_standard_is_read() -> None:
    """ISO 29500 strict files have other namespaces and the same text."""
    with zipfile.ZipFile(BytesIO(word(p("A", style="berschrift1") + PROSE, styles=STYLES))) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    old, new = (
        b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        b"http://purl.oclc.org/ooxml/wordprocessingml/main",
    )
    strict = packed({name: content.replace(old, new) for name, content in parts.items()})
    assert blocks(docx_content(strict, "x.docx")) == [("heading 1", "A"), ("paragraph", SAID)]
