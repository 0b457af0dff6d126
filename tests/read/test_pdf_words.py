"""Words of a PDF: hyphens at line ends, ligatures, and the way back to what the page shows."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from itertools import pairwise

import pytest

from tests.read.pdf_texts import FIRST, SECOND, THIRD, pressed, read, shown, uncovered, undone
from tests.read.pdf_writing import Sheet, pdf_of, wrapped
from vpkg.read.pdf import pdf_content


def _two_lines(first: str, second: str, *others: str) -> str:
    """Read a paragraph of two full lines and other paragraphs after it; return the first."""
    sheet = Sheet()
    sheet.lines(70, 100, [first, second])
    for place, words in enumerate(others):
        sheet.write(70, 160 + 30 * place, words)
    return read(sheet).text.split("\n\n")[0]


def test_hyphenated_word_is_joined_and_the_page_remembered() -> None:
    """A word parted at a line's end is joined, and its edit tells what the page shows."""
    sheet = Sheet()
    sheet.lines(70, 100, ["The river police of Oster took part in two courses and in the train-", "ing of the guards."])
    content = read(sheet)
    assert content.text == "The river police of Oster took part in two courses and in the training of the guards."
    assert [(content.text[e.span.start : e.span.end], e.shown) for e in content.edits] == [("training", "train-\ning")]


def test_compound_keeps_its_hyphen() -> None:
    """A compound that stands with its hyphen elsewhere keeps it, and so does one of two words of the document."""
    assert "self-help" in _two_lines(
        "Members of the market association founded three new self-",
        "help groups.",
        "Each of the self-help groups saves.",
    )
    assert "community-based" in _two_lines(
        "The work of the trust in the river towns is always community-",
        "based and slow.",
        "The community is based in Oster.",
    )
    assert "self-reliance" in _two_lines("What the trust hopes to leave behind it in every town is self-", "reliance.")


def test_the_document_decides_between_both_forms() -> None:
    """Where the document writes the word joined elsewhere, it is joined, whatever its first part is."""
    assert "cooperation" in _two_lines(
        "The company and the trust have agreed on a year of closer co-", "operation.", "Their cooperation began late."
    )
    assert "co-operation" in _two_lines(
        "The company and the trust have agreed on a year of closer co-", "operation.", "Their co-operation began late."
    )


def test_names_and_figures_keep_their_hyphens() -> None:
    """A hyphen before a capital or a figure is never taken away."""
    assert "Oster-Vell" in _two_lines("The new school stands on the road that leads from the bridge to Oster-", "Vell.")
    assert "2030-2031" in _two_lines("The plan of the trust for the towns along the river is that of 2030-", "2031.")


def test_soft_hyphen_is_taken_out() -> None:
    """A soft hyphen is no letter: within a line and at its end it is taken out, and the edit tells of it."""
    sheet = Sheet()
    sheet.lines(
        70, 100, ["The har\u00adbour company and the trust have agreed on a year of closer train\u00ad", "ing."]
    )
    content = read(sheet)
    assert content.text == "The harbour company and the trust have agreed on a year of closer training."
    assert content.edits[0].shown == "har\u00adbour"


def test_ligatures_are_undone() -> None:
    """A ligature becomes its letters, and the edit tells which stands on the page; U+2010 becomes a plain hyphen."""
    sheet = Sheet().write(70, 100, "The ofﬁce was ﬂooded in mid\u2010March.")
    content = read(sheet)
    assert content.text == "The office was flooded in mid-March."
    assert [(content.text[e.span.start : e.span.end], e.shown) for e in content.edits] == [
        ("fi", "ﬁ"),
        ("fl", "ﬂ"),
        ("-", "\u2010"),
    ]


def test_hyphenated_over_a_page_break() -> None:
    """A word parted by the end of a page is joined too."""
    first, second = Sheet(), Sheet()
    first.lines(70, 100, ["The river police of Oster took part in two courses and in the train-"])
    second.lines(70, 100, ["ing of the guards."])
    assert [text for _, text in shown(read(first, second))] == [
        "The river police of Oster took part in two courses and in the training of the guards."
    ]


def _plain() -> list[Sheet]:
    sheet = Sheet()
    y = sheet.text(70, 100, "What the trust did", size=15)
    y = sheet.text(70, y + 8, FIRST)
    sheet.text(70, y + 8, "A train\u00ading in the ofﬁce of mid\u2010March.")
    return [sheet]


def _hyphenated() -> list[Sheet]:
    sheet = Sheet()
    sheet.lines(
        70,
        100,
        ["The river police took part in two courses and in a train-", "ing of self-", "help groups, see the ofﬁ-"],
    )
    sheet.lines(70, 136, ["cers of the com-", "pany in Oster."])
    return [sheet]


def _listed() -> list[Sheet]:
    sheet = Sheet()
    sheet.write(80, 100, "•").text(95, 100, FIRST, room=400)
    sheet.dot(82, 157).text(95, 160, SECOND, room=400)
    sheet.write(80, 220, "1.").text(95, 220, THIRD, room=400)
    for row, (town, count) in enumerate((("Town", "Courses"), ("Oster", "2"), ("Vell", "1"))):
        sheet.write(80, 300 + 14 * row, town).write(220, 300 + 14 * row, count)
    return [sheet]


def _broken() -> list[Sheet]:
    lines = wrapped(f"{FIRST} {SECOND}", 455)
    first, second = Sheet(), Sheet()
    for number, sheet in ((1, first), (2, second)):
        sheet.write(70, 40, "Brackwater Trust", size=8).write(290, 60, f"Page {number} of 2", size=8)
    first.lines(70, 100, lines[:3])
    second.lines(70, 100, lines[3:])
    return [first, second]


@pytest.mark.parametrize("document", [_plain, _hyphenated, _listed, _broken])
def test_undoing_the_edits_gives_what_the_pages_show(document: Callable[[], list[Sheet]]) -> None:
    """Edits reversed and white space aside, the text is what pdfium reports of the pages, less what was dropped."""
    import pypdfium2

    content = pdf_content(pdf_of(document()), "report.pdf")
    file = pypdfium2.PdfDocument(pdf_of(document()))
    expected = ""
    for number in range(len(file)):
        reported = file[number].get_textpage().get_text_bounded().replace("\x02", "-").replace("\ufffe", "-")
        page = pressed(reported)
        for item in content.dropped:
            if item.page == number + 1:
                assert pressed(item.text) in page
                page = page.replace(pressed(item.text), "", 1)
        expected += page
    # pdfium takes ligatures apart, and calls a soft hyphen at a line's end a hyphen.
    ours = unicodedata.normalize("NFKC", pressed(undone(content))).replace("\u00ad", "-").replace("\u2010", "-")
    theirs = unicodedata.normalize("NFKC", expected).replace("\u00ad", "-").replace("\u2010", "-")
    assert len(theirs) > 80
    assert ours == theirs


@pytest.mark.parametrize("document", [_plain, _hyphenated, _listed, _broken])
def test_blocks_cover_the_text(document: Callable[[], list[Sheet]]) -> None:
    """Every character that is no white space stands in a block; blocks and edits follow each other."""
    content = pdf_content(pdf_of(document()), "report.pdf")
    assert content.blocks
    assert not list(uncovered(content))
    for spans in ([block.span for block in content.blocks], [edit.span for edit in content.edits]):
        assert all(before.end <= after.start for before, after in pairwise(spans))
        assert all(span.start < span.end for span in spans)
