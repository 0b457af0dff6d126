"""PDF pages put together: columns, running heads, page numbers, breaks, turned pages."""

from __future__ import annotations

import pytest

from tests.read.pdf_texts import FIRST, SECOND, THIRD, read, shown
from tests.read.pdf_writing import Sheet, wrapped
from vpkg.errors import UnreadableInput


def test_columns_are_read_one_after_the_other() -> None:
    """Two columns are read left and then right, a heading over both stays before them."""
    sheet = Sheet()
    sheet.text(70, 80, "A heading that runs over both of the columns of this page", size=16)
    sheet.text(70, 120, f"{FIRST} {SECOND}", room=215)
    sheet.text(310, 120, f"{THIRD} {FIRST}", room=215)
    texts = [text for _, text in shown(read(sheet))]
    assert texts == [
        "A heading that runs over both of the columns of this page",
        f"{FIRST} {SECOND}",
        f"{THIRD} {FIRST}",
    ]


def test_interleaved_columns_are_put_in_order() -> None:
    """Columns that the file holds line by line, left and right in turn, are read one after the other all the same."""
    sheet = Sheet()
    left, right = wrapped(f"{FIRST} {SECOND}", 215), wrapped(f"{THIRD} {FIRST}", 215)
    for place in range(max(len(left), len(right))):
        for x, lines in ((70, left), (310, right)):
            if place < len(lines):
                sheet.write(x, 100 + 12 * place, lines[place])
    assert [text for _, text in shown(read(sheet))] == [f"{FIRST} {SECOND}", f"{THIRD} {FIRST}"]


def test_columns_with_lines_at_different_heights() -> None:
    """The lines of two columns need not stand at the same heights."""
    sheet = Sheet()
    sheet.text(70, 100, f"{FIRST} {SECOND}", room=215)
    sheet.text(310, 105, f"{THIRD} {FIRST}", room=215)
    assert [text for _, text in shown(read(sheet))] == [f"{FIRST} {SECOND}", f"{THIRD} {FIRST}"]


def test_three_columns() -> None:
    """Three columns are read from left to right."""
    sheet = Sheet()
    for x, words in ((60, FIRST), (230, SECOND), (400, THIRD)):
        sheet.text(x, 100, words, room=150, size=9)
    assert [text for _, text in shown(read(sheet))] == [FIRST, SECOND, THIRD]


def test_short_heading_between_columns() -> None:
    """A short heading on the left that stands over both columns parts what is above it from what is below."""
    sheet = Sheet()
    sheet.text(70, 100, FIRST, room=215)
    sheet.text(310, 100, SECOND, room=215)
    sheet.text(70, 240, "Next year", size=15, font="bold")
    sheet.text(70, 270, THIRD, room=215)
    sheet.text(310, 270, FIRST, room=215)
    assert [text for _, text in shown(read(sheet))] == [FIRST, SECOND, "Next year", THIRD, FIRST]


def test_lines_over_the_gutter_are_refused() -> None:
    """Columns whose lines run into each other are refused with the page, never read in a made-up order."""
    sheet = Sheet()
    left, right = wrapped(f"{FIRST} {SECOND}", 215), wrapped(f"{THIRD} {FIRST}", 215)
    for place, words in enumerate(left):
        # Every third line of the left column runs on until the right one.
        longer = words + " and so on with the rest" if place % 3 == 1 else words
        sheet.write(70, 100 + 12 * place, longer)
    sheet.lines(310, 100, right)
    with pytest.raises(UnreadableInput, match=r"columns of page 1 of report\.pdf run into each other"):
        read(sheet)


def test_columns_without_a_straight_gutter_are_refused() -> None:
    """Text torn at a different place in every line is refused."""
    sheet = Sheet()
    for place, (left, right) in enumerate(
        zip(wrapped(FIRST + SECOND, 180), wrapped(THIRD + SECOND, 180), strict=False)
    ):
        shift = (place * 37) % 120
        sheet.write(70, 100 + 12 * place, left).write(250 + shift, 100 + 12 * place, right)
    with pytest.raises(UnreadableInput, match="order of its words cannot"):
        read(sheet)


def test_running_heads_and_page_numbers_are_dropped() -> None:
    """What repeats at the top and bottom of pages is dropped with its page, and so are page numbers of every form."""
    forms = {
        "Page {n} of 3": "Page 2 of 3",
        "{n}/3": "2/3",
        "- {n} -": "- 2 -",
        "{n}": "2",
        "Brackwater Trust {n}": "Brackwater Trust 2",
    }
    for form, second in forms.items():
        sheets = []
        for number, words in enumerate((FIRST, SECOND, THIRD), start=1):
            sheet = Sheet().write(70, 40, "Brackwater Trust: report of the year 2031", size=8)
            sheet.text(70, 100, words)
            sheets.append(sheet.write(280, 810, form.format(n=number), size=8))
        content = read(*sheets)
        assert [text for _, text in shown(content)] == [FIRST, SECOND, THIRD]
        assert [item.text for item in content.dropped if item.page == 2] == [
            "Brackwater Trust: report of the year 2031",
            second,
        ]


def test_roman_page_numbers_are_dropped() -> None:
    """Roman page numbers are page numbers."""
    sheets = []
    for number, words in zip(("ii", "iii", "iv"), (FIRST, SECOND, THIRD), strict=True):
        sheet = Sheet()
        sheet.text(70, 100, words)
        sheets.append(sheet.write(290, 810, number, size=9))
    content = read(*sheets)
    assert [text for _, text in shown(content)] == [FIRST, SECOND, THIRD]
    assert [(item.kind, item.text, item.page) for item in content.dropped] == [
        ("page-number", "ii", 1),
        ("page-number", "iii", 2),
        ("page-number", "iv", 3),
    ]


def test_left_and_right_pages_have_their_own_heads() -> None:
    """Heads that stand on every other page are dropped."""
    sheets = []
    for number, words in enumerate((FIRST, SECOND, THIRD, f"Again. {FIRST}"), start=1):
        sheet = Sheet()
        if number % 2:
            sheet.write(400, 40, f"Guards and neighbours {number}", size=8)
        else:
            sheet.write(70, 40, f"{number} Brackwater Trust", size=8)
        sheet.text(70, 100, words)
        sheets.append(sheet)
    content = read(*sheets)
    assert [text for _, text in shown(content)] == [FIRST, SECOND, THIRD, f"Again. {FIRST}"]
    assert [item.page for item in content.dropped] == [1, 2, 3, 4]


@pytest.mark.parametrize(
    ("top", "foot", "kinds"),
    [
        ("11/22/31, 5:58 PM", "file:///home/ana/report.html", ["running-head", "running-head"]),
        ("3/2/31, 9:05 AM Brackwater Trust: report", "1/1", ["running-head", "page-number"]),
        ("02.03.2031, 09:05", "https://brackwater.example/reports/2031?print=1", ["running-head", "running-head"]),
        ("Brackwater Trust: report", "https://brackwater.example/reports/2031 1/1", ["running-head"]),
    ],
)
def test_what_a_browser_prints_in_the_margins_is_dropped(top: str, foot: str, kinds: list[str]) -> None:
    """An address, the page of all pages and the moment of printing are no words of the report, were it on one page."""
    sheet = Sheet().write(30, 22, top, size=8)
    sheet.text(70, 100, FIRST)
    content = read(sheet.write(30, 828, foot, size=8))
    kept = [top] if len(kinds) == 1 else []
    assert [text for _, text in shown(content)] == [*kept, FIRST]
    assert [(item.kind, item.text) for item in content.dropped] == list(
        zip(kinds, [text for text in (top, foot) if text not in kept], strict=True)
    )


@pytest.mark.parametrize("words", ["2/5", "https://brackwater.example/reports/2031", "3/2/31, 9:05 AM the talks began"])
def test_the_same_words_within_a_page_stay(words: str) -> None:
    """A fraction, an address or a time that stands in the text itself is kept."""
    sheet = Sheet()
    below = sheet.text(70, 100, FIRST)
    sheet.text(70, sheet.text(70, below + 20, words) + 20, SECOND)
    assert [text for _, text in shown(read(sheet))] == [FIRST, words, SECOND]


def test_headings_at_the_top_of_pages_stay() -> None:
    """Numbered headings that begin every page are no running heads."""
    sheets = []
    for number, words in enumerate((FIRST, SECOND, THIRD), start=1):
        sheet = Sheet()
        sheet.write(70, 80, f"Question {number}", size=14, font="bold")
        sheet.text(70, 110, words)
        sheets.append(sheet)
    assert [text for kind, text in shown(read(*sheets)) if kind == "heading"] == [
        "Question 1",
        "Question 2",
        "Question 3",
    ]


def test_paragraph_over_a_page_break_is_one() -> None:
    """A sentence that goes on over a page break and a page number is one paragraph that begins on the first page."""
    lines = wrapped(f"{FIRST} {SECOND}", 455)
    first, second = Sheet(), Sheet()
    first.lines(70, 100, lines[:3])
    second.lines(70, 60, lines[3:])
    first.write(290, 815, "7")
    second.write(290, 815, "8")
    content = read(first, second)
    assert shown(content) == [("paragraph", f"{FIRST} {SECOND}")]
    assert content.blocks[0].page == 1


def test_heading_over_a_page_break_is_one() -> None:
    """A heading broken by a page number is one heading."""
    first, second = Sheet(), Sheet()
    y = first.text(70, 100, FIRST)
    first.lines(
        70,
        y + 20,
        wrapped("How the trust and the harbour company share what they hear from people of the", 455, 14),
        14,
    )
    first.write(290, 815, "3")
    second.write(290, 815, "4")
    second.write(70, 60, "river towns", size=14)
    second.text(70, 90, SECOND)
    assert shown(read(first, second)) == [
        ("paragraph", FIRST),
        ("heading", "How the trust and the harbour company share what they hear from people of the river towns"),
        ("paragraph", SECOND),
    ]


def test_finished_paragraph_does_not_go_on_over_a_page_break() -> None:
    """A paragraph that ends with its page is not joined to the next."""
    first, second = Sheet(), Sheet()
    first.text(70, 100, FIRST)
    second.text(70, 100, SECOND)
    content = read(first, second)
    assert [(text, block.page) for (_, text), block in zip(shown(content), content.blocks, strict=True)] == [
        (FIRST, 1),
        (SECOND, 2),
    ]


def test_turned_page_is_read_upright() -> None:
    """A page that is stored turned is read as it is shown."""
    sheet = Sheet(size=(842, 595), rotate=90)
    for place, words in enumerate(wrapped(FIRST, 455)):
        sheet.write(100 + 12 * place, 525, words, turn=1)
    assert shown(read(sheet)) == [("paragraph", FIRST)]


def test_stamp_on_every_page_is_dropped_and_a_note_in_the_margin_is_kept() -> None:
    """Turned text that repeats is dropped; turned text that stands once follows the text of its page."""
    first, second = Sheet(), Sheet()
    for sheet, words in ((first, FIRST), (second, SECOND)):
        sheet.text(70, 100, words)
        sheet.write(30, 500, "Not for sale", turn=1)
    first.write(580, 500, "Figures by the trust", turn=1)
    content = read(first, second)
    assert [text for _, text in shown(content)] == [FIRST, "Figures by the trust", SECOND]
    assert [(item.text, item.page) for item in content.dropped] == [("Not for sale", 1), ("Not for sale", 2)]


def test_figure_at_the_end_of_a_column_is_no_label() -> None:
    """A figure that stands alone before the gutter belongs to its own column, however far its line is drawn apart."""
    sheet = Sheet()
    left, right = wrapped(FIRST, 215), wrapped(SECOND, 215)
    sheet.lines(70, 100, left)
    sheet.write(70, 100 + 12 * len(left), "A third of them, or").write(262, 100 + 12 * len(left), "12.5")
    sheet.write(70, 112 + 12 * len(left), "in a hundred, came.")
    sheet.lines(310, 100, [*right, "Others did not come.", "They had no time."])
    assert (
        read(sheet).text.split()
        == (
            f"{FIRST} A third of them, or 12.5 in a hundred, came. {SECOND} Others did not come. They had no time."
        ).split()
    )


def test_few_lines_in_columns_that_other_pages_have() -> None:
    """Two columns of a line or two are read as columns where the other pages have them at the same place."""
    first, second = Sheet(), Sheet()
    first.text(70, 100, f"{FIRST} {SECOND}", room=215)
    first.text(310, 100, f"{THIRD} {FIRST}", room=215)
    second.write(70, 100, "A heading over both of the columns of this page", size=15)
    second.lines(310, 130, ["Right words that go on", "until here."])
    second.lines(70, 137, ["Left words that come", "before them."])
    words = "Left words that come before them. Right words that go on until here.".split()
    assert read(first, second).text.split()[-len(words) :] == words
