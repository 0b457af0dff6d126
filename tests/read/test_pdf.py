"""PDF pages with one column: headings, paragraphs, lists, tables and notes."""

from __future__ import annotations

from tests.read.pdf_texts import FIRST, SECOND, THIRD, read, shown
from tests.read.pdf_writing import Sheet, wrapped


def test_wrapped_lines_are_one_paragraph() -> None:
    """The lines of a paragraph are joined by spaces, and a gap between lines parts paragraphs."""
    sheet = Sheet()
    y = sheet.text(70, 100, FIRST)
    sheet.text(70, y + 8, SECOND)
    assert shown(read(sheet)) == [("paragraph", FIRST), ("paragraph", SECOND)]


def test_first_lines_set_in_begin_paragraphs() -> None:
    """Where no gap parts paragraphs, a first line that is set in does."""
    sheet = Sheet()
    y = 100.0
    for words in (FIRST, SECOND, THIRD):
        first, *rest = wrapped(words, 430)
        sheet.write(90, y, first)
        y = sheet.text(70, y + 12, " ".join(rest))
    assert shown(read(sheet)) == [("paragraph", FIRST), ("paragraph", SECOND), ("paragraph", THIRD)]


def test_lines_broken_on_purpose_stay_lines() -> None:
    """Lines that end although there was room stay lines of one paragraph."""
    sheet = Sheet()
    y = sheet.lines(70, 100, ["Organisation: Brackwater Trust", "Year: 2031", "Contact: the office in Oster"])
    sheet.text(70, y + 10, FIRST)
    head = "Organisation: Brackwater Trust\nYear: 2031\nContact: the office in Oster"
    assert shown(read(sheet)) == [("paragraph", head), ("paragraph", FIRST)]


def test_headings_rank_by_size() -> None:
    """The largest size is level 1, the next level 2, and bold lines of the text's size come last."""
    sheet = Sheet()
    y = sheet.text(70, 100, "Report of the Brackwater Trust", size=20)
    y = sheet.text(70, y + 10, "A. What we promise", size=14, font="bold")
    y = sheet.text(70, y + 8, "A1 Say who signed", font="bold")
    y = sheet.text(70, y, FIRST)
    y = sheet.text(70, y + 12, "B. What we did", size=14, font="bold")
    sheet.text(70, y + 8, SECOND)
    content = read(sheet)
    assert [(b.level, content.text[b.span.start : b.span.end]) for b in content.blocks if b.kind == "heading"] == [
        (1, "Report of the Brackwater Trust"),
        (2, "A. What we promise"),
        (3, "A1 Say who signed"),
        (2, "B. What we did"),
    ]


def test_bold_question_over_several_lines_is_a_heading() -> None:
    """A bold question of several lines is one heading, and the answer under it is a paragraph."""
    question = (
        "C4. Describe how the organisation chose the towns in which it works, who was asked before that choice was "
        "made, and what became of the wishes of those who were asked but whose town was not chosen in the end."
    )
    sheet = Sheet()
    y = sheet.text(70, 100, question, font="bold")
    sheet.text(70, y, FIRST)
    assert shown(read(sheet)) == [("heading", question), ("paragraph", FIRST)]


def test_bold_words_within_a_paragraph_are_no_heading() -> None:
    """A paragraph that begins with a bold word is a paragraph."""
    sheet = Sheet()
    sheet.write(70, 100, "Training:", font="bold").write(120, 100, "two courses were held in the old school of Oster,")
    sheet.text(70, 112, "and a third was put off.")
    words = "Training: two courses were held in the old school of Oster, and a third was put off."
    assert shown(read(sheet)) == [("paragraph", words)]


def test_heading_after_heading_stays_apart() -> None:
    """Two headings on lines of their own are two blocks, a heading too long for its line is one."""
    long = "How the trust and the harbour company share what they hear from the people of the river towns"
    sheet = Sheet()
    y = sheet.lines(70, 100, ["B. Work", "B1 Meetings"], leading=12, font="bold")
    y = sheet.text(70, y, FIRST)
    sheet.text(70, y + 12, long, size=15, font="bold")
    sheet.text(70, y + 60, SECOND)
    assert shown(read(sheet)) == [
        ("heading", "B. Work"),
        ("heading", "B1 Meetings"),
        ("paragraph", FIRST),
        ("heading", long),
        ("paragraph", SECOND),
    ]


def test_bullets_written_and_drawn() -> None:
    """Every bullet, be it a letter of a symbol font or a drawn dot, becomes a hyphen; lines that hang belong to it."""
    sheet = Sheet()
    sheet.write(80, 100, "•").text(95, 100, FIRST, room=400)
    sheet.dot(82, 147).text(95, 150, SECOND, room=400)
    sheet.write(80, 200, "o").text(95, 200, THIRD, room=400)
    assert shown(read(sheet)) == [("list", f"- {FIRST}"), ("list", f"- {SECOND}"), ("list", f"- {THIRD}")]


def test_nested_items_are_set_in() -> None:
    """Items one level down are set in by two spaces, and items follow each other without a blank line."""
    sheet = Sheet()
    for y, x, words in ((100, 80, "Towns"), (114, 100, "Oster"), (128, 100, "Vell"), (142, 80, "Roads")):
        sheet.write(x, y, "•").write(x + 12, y, words)
    assert read(sheet).text == "- Towns\n  - Oster\n  - Vell\n- Roads"


def test_numbered_items_keep_their_labels() -> None:
    """Labels of numbered items stay as they are written."""
    sheet = Sheet()
    for place, label in enumerate(("1.", "2.", "a)", "b)", "(i)", "(ii)")):
        sheet.write(80, 100 + 16 * place, f"{label} thing of note")
    assert [text for _, text in shown(read(sheet))] == [
        "1. thing of note",
        "2. thing of note",
        "a) thing of note",
        "b) thing of note",
        "(i) thing of note",
        "(ii) thing of note",
    ]
    assert {kind for kind, _ in shown(read(sheet))} == {"list"}


def test_number_at_the_start_of_a_line_is_no_item() -> None:
    """A line of a paragraph that happens to begin with a number goes on with the paragraph."""
    sheet = Sheet()
    sheet.lines(70, 100, ["The trust has kept its office in Oster for many years, and the guards have been", "12. The"])
    sheet.lines(
        70, 140, ["The meetings were held in the old school, since the hall was flooded in the year of", "2031. Then"]
    )
    kinds = [kind for kind, _ in shown(read(sheet))]
    assert "paragraph" in kinds
    assert all("\n\n" not in text for _, text in shown(read(sheet)))


def test_framed_table() -> None:
    """A table with lines gives one row a line, cells joined by bars, a cell of two lines in one."""
    sheet = Sheet()
    y = sheet.text(70, 80, FIRST)
    top = y + 10
    for row in range(4):
        sheet.rule(70, top + 30 * row, 400, top + 30 * row)
    for x in (70, 180, 400):
        sheet.rule(x, top, x, top + 90)
    for row, (town, words) in enumerate((("Town", "What was done"), ("Oster", "Two courses"), ("Vell", ""))):
        sheet.write(75, top + 12 + 30 * row, town).write(185, top + 12 + 30 * row, words)
    sheet.lines(185, top + 72, ["One course, put off", "after the rains"])
    sheet.text(70, top + 120, SECOND)
    assert shown(read(sheet)) == [
        ("paragraph", FIRST),
        ("table", "Town | What was done\nOster | Two courses\nVell | One course, put off after the rains"),
        ("paragraph", SECOND),
    ]


def test_table_without_lines() -> None:
    """Words aligned in columns over several rows are a table, text around it is not."""
    sheet = Sheet()
    y = sheet.text(70, 80, FIRST) + 10
    for town, courses, people in (("Town", "Courses", "People"), ("Oster", "2", "41"), ("Vell", "1", "17")):
        sheet.write(80, y, town).write(220, y, courses).write(330, y, people)
        y += 14
    sheet.text(70, y + 10, SECOND)
    assert shown(read(sheet)) == [
        ("paragraph", FIRST),
        ("table", "Town | Courses | People\nOster | 2 | 41\nVell | 1 | 17"),
        ("paragraph", SECOND),
    ]


def test_contents_lines_keep_apart_from_headings() -> None:
    """A contents list stays a line an entry, its page numbers behind dots or a tab."""
    sheet = Sheet()
    entries = (("A. What we promise", "1"), ("B. What we did", "2"), ("C. What comes next", "4"))
    for place, (words, page) in enumerate(entries):
        sheet.write(70, 100 + 14 * place, words).write(500, 100 + 14 * place, page)
    assert [text for _, text in shown(read(sheet))] == [f"{words}\t{page}" for words, page in entries]


def test_notes_go_to_the_end() -> None:
    """A note at the foot of the page goes to the end of the text, and its raised mark becomes [1] in the sentence."""
    sheet = Sheet()
    sheet.write(70, 100, "The courses").write(122, 96, "1", size=6).write(127, 100, "were held in the old school.")
    sheet.write(70, 780, "1", size=5).write(74, 783, "See the annual list of the trust.", size=8)
    sheet.text(70, 130, FIRST)
    content = read(sheet)
    assert shown(content) == [
        ("paragraph", "The courses[1] were held in the old school."),
        ("paragraph", FIRST),
        ("footnote", "[1] See the annual list of the trust."),
    ]
    assert [edit.shown for edit in content.edits] == ["1", "1"]


def test_exponent_is_no_note() -> None:
    """A raised figure after a unit is left where it stands."""
    sheet = Sheet()
    sheet.write(70, 100, "A field of 12 km").write(143, 96, "2", size=6).write(149, 100, "was fenced.")
    assert shown(read(sheet)) == [("paragraph", "A field of 12 km2 was fenced.")]


def test_words_set_by_position_are_parted() -> None:
    """Where no space is written between words, the gap between their boxes is one; wide gaps are one space."""
    sheet = Sheet()
    sheet.write(70, 100, "Brackwater").write(124, 100, "Trust").write(160, 100, "of  Oster")
    assert read(sheet).text == "Brackwater Trust of Oster"


def test_letters_set_apart_are_one_word() -> None:
    """A title whose letters are set wide apart keeps its words whole."""
    sheet = Sheet()
    x = 70.0
    for letter in "ANNUAL REPORT":
        if letter != " ":
            sheet.write(x, 100, letter, size=14)
        x += 16
    assert read(sheet).text == "ANNUAL REPORT"
