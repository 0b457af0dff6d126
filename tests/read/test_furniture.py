"""Page furniture in plain text and Markdown is told from the report where that is certain, and only there."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vpkg.read.furniture import mark_furniture
from vpkg.read.markdown import markdown_blocks
from vpkg.read.plain import plain_blocks

SENTENCE = "The team met the chiefs of both valleys and wrote down what each of them asked for. "
PAGE = (SENTENCE * 8).strip()
"""A page's worth of whole sentences."""
CUT = PAGE + " Afterwards the guards of the northern gate"
"""A page that ends within a sentence."""
REST = "went home by the old road. " + PAGE


def _chrome(text: str, *, markdown: bool = False) -> list[str]:
    blocks = markdown_blocks(text) if markdown else plain_blocks(text)
    return [text[b.span.start : b.span.end] for b in mark_furniture(text, blocks) if b.kind == "chrome"]


def _kept(text: str) -> list[str]:
    return [text[b.span.start : b.span.end] for b in mark_furniture(text, plain_blocks(text)) if b.kind != "chrome"]


@pytest.mark.parametrize(
    "mark",
    [
        "Page 1 of 16",
        "page 3",
        "Page 12 / 40",
        "p. 7",
        "- 3 -",
        "– 12 –",
        "Página 3 de 10",
        "Page 2 sur 8",
        "Seite 4 von 9",
    ],
)
def test_a_line_that_says_that_it_is_a_page_mark_is_one(mark: str) -> None:
    """Forms that nothing else has, in several languages, alone on their line."""
    assert _chrome(f"{PAGE}\n\n{mark}\n\n{PAGE}") == [mark]
    assert _chrome(f"{PAGE}\n{mark}\n{PAGE}") == [mark]
    assert _chrome(f"{PAGE}\n\n{mark}\n\n{PAGE}", markdown=True) == [mark]


def test_a_paragraph_that_a_page_mark_cuts_stays_two() -> None:
    """The text is not changed: two blocks stand around the mark, without it."""
    text = "We trained the\nPage 2 of 9\nguards of the harbour."
    assert _kept(text) == ["We trained the", "guards of the harbour."]


@pytest.mark.parametrize(
    "line", ["12", "12.", "1/8", "Page", "3 of our guards", "Page 3 shows the map of the mine", "2023", "- 3"]
)
def test_a_line_that_may_be_something_else_is_kept(line: str) -> None:
    """A number alone may be a question's, a share a figure, and a sentence may speak of a page."""
    assert _chrome(f"{PAGE}\n\n{line}\n\n{PAGE}") == []


def test_shares_that_count_up_are_pages() -> None:
    """1/8, 2/8, 3/8 are pages; one such line, or two that fall, are not."""
    assert _chrome(f"1/8\n{PAGE}\n2/8\n{PAGE}\n3/8") == ["1/8", "2/8", "3/8"]
    assert _chrome(f"2/8\n{PAGE}\n1/8\n{PAGE}") == []


def test_the_count_of_pages_before_the_first_is_the_viewers() -> None:
    """A viewer shows the number of pages, then page one of as many."""
    text = f"16\nPage 1 of 16 Annual report of the Ostry Trust {PAGE}"
    assert _chrome(text) == ["16", "Page 1 of 16"]
    assert _chrome(f"12\nPage 1 of 16 Annual report {PAGE}") == ["Page 1 of 16"]


def test_a_report_in_one_line_loses_its_page_marks() -> None:
    """Within a line the marks that count up to one whole are cut out; what a sentence refers to is not."""
    text = f"Page 1 of 3 {SENTENCE}Page 2 of 3 {SENTENCE}The table on Page 2 of 3 is old. {SENTENCE}Page 3 of 3"
    assert _chrome(text) == ["Page 1 of 3", "Page 2 of 3", "Page 3 of 3"]
    assert "".join(_kept(text)).count("Page") == 1


def test_one_mark_within_a_line_is_kept() -> None:
    """What is said once, amid a sentence, may be meant."""
    assert _chrome(f"{SENTENCE}Look for Page 3 of 9 there. {SENTENCE}") == []
    assert _chrome(f"{SENTENCE}Page 3 of 9 shows the mine. {SENTENCE}") == []


def test_numbers_that_cut_sentences_are_pages() -> None:
    """Numbers that count on, a page apart, with sentences running over them."""
    text = "\n\n".join([CUT, "4", REST + " Afterwards the guards of the southern gate", "5", REST, "6", PAGE])
    assert _chrome(text) == ["4", "5", "6"]


def test_numbers_of_questions_are_kept() -> None:
    """A number alone, a title, an answer: numbers that count on too, and are not pages."""
    text = "\n\n".join(f"{n}\n\nDialogue with neighbours\n\n{PAGE}" for n in range(1, 9))
    assert _chrome(text) == []


def test_numbers_of_a_contents_list_are_kept() -> None:
    """Page numbers beside titles say nothing of where a page ends; whoever reads the contents list needs them."""
    text = "Contents\n\n" + "\n\n".join(f"Title of the part\n\n{n}" for n in (2, 3, 4, 5, 6)) + f"\n\n{PAGE}"
    assert _chrome(text) == []


def test_numbers_beside_form_feeds_are_pages() -> None:
    """What a PDF tool writes: the number, then a form feed."""
    text = "".join(f"{PAGE}\n\n{n}\n\f" for n in range(1, 5))
    assert _chrome(text) == ["1", "2", "3", "4"]


def test_running_heads_beside_form_feeds_are_furniture() -> None:
    """A line that recurs at the top of pages, whatever its page number."""
    text = "".join(f"\fOstry Trust annual report 2023 | {n}\n{PAGE}\n" for n in range(1, 6))
    assert _chrome(text) == [f"Ostry Trust annual report 2023 | {n}" for n in range(1, 6)]


def test_running_heads_that_cut_sentences_are_furniture() -> None:
    """A foot, a number and a head together, with a sentence running over all three."""
    end = f"\n\nOstry Trust\n\n{{}}\n\nAnnual report 2023\n\n{REST} Afterwards the guards of the southern gate"
    text = CUT + end.format(3) + end.format(4) + end.format(5) + " slept."
    assert _chrome(text) == ["Ostry Trust", "3", "Annual report 2023", "Ostry Trust", "4", "Annual report 2023",
                             "Ostry Trust", "5", "Annual report 2023"]  # fmt: skip


def test_headings_that_every_country_has_are_kept() -> None:
    """A title that recurs at pages' distance is a title where no sentence runs over it."""
    text = "\n\n".join(
        f"{land}\n\nRisk assessment\n\n{PAGE}\n\nTraining of guards\n\n{PAGE}" for land in ("Peru", "Mali", "Chad")
    )
    assert _chrome(text) == []


def test_short_answers_that_recur_are_kept() -> None:
    """N/A is an answer however often it is given."""
    text = "\n\n".join(f"{n}. How do you work with neighbours?\n\nN/A\n\n{PAGE}" for n in range(9))
    assert _chrome(text) == []


@pytest.mark.parametrize(
    "line",
    ["advertisement", "Main Menu", "Skip to main content", "Back to top ↑", "Cookie settings", "Accept all cookies",
     "We use cookies to make this site better.", "Upload: someone", "Aller au contenu principal"],
)  # fmt: skip
def test_lines_of_the_host_are_furniture(line: str) -> None:
    """What a site says of itself around a report, in any case."""
    assert _chrome(f"{line}\n\nAnnual report\n\n{PAGE}") == [line]
    assert _chrome(f"Annual report\n{line}\n{PAGE}") == [line]


@pytest.mark.parametrize(
    "line", ["Our main menu of measures was set in May.", "Advertisement of posts for guards", "Uploads"]
)
def test_sentences_with_a_hosts_words_are_kept(line: str) -> None:
    """Only the whole line counts."""
    assert _chrome(f"{line}\n\n{PAGE}") == []


def test_markdown_headings_lists_and_tables_are_kept() -> None:
    """What Markdown marks is the report's own."""
    text = f"# Page 1\n\n{PAGE}\n\n- Main menu\n- two\n\n| 1/2 |\n|---|\n| 2/2 |\n"
    assert _chrome(text, markdown=True) == []


LINES = st.sampled_from(
    ["Page 1 of 3", "Page 2 of 3", "see Page 2 of 3 now", "1", "2", "3", "1/2", "2/2", "- 4 -", "Head", "\fHead",
     "advertisement", "", CUT, REST, PAGE, "# Title", "- item", "| a | b |"]
)  # fmt: skip


@given(st.lists(LINES, max_size=24), st.sampled_from(["\n", "\n\n", "\r\n"]), st.booleans())
def test_blocks_still_cover_the_text(parts: list[str], between: str, markdown: bool) -> None:
    """In order, without overlap, without white space at their ends, every character that is not white space."""
    text = between.join(parts)
    blocks = mark_furniture(text, markdown_blocks(text) if markdown else plain_blocks(text))
    position = 0
    for block in blocks:
        start, end = block.span.start, block.span.end
        assert position <= start < end
        assert not text[position:start].strip()
        assert text[start:end] == text[start:end].strip()
        assert (block.level > 0) == (block.kind == "heading")
        position = end
    assert not text[position:].strip()


def test_a_head_beside_page_marks_is_furniture_but_the_title_is_not() -> None:
    """A short line that stands beside “Page n of m” on each page is a running head; its first time it is the title."""
    pages = [
        f"The team met the police of district {n}.\n\nPage {n} of 4\n\nHarrow Watch – annual report" for n in (1, 2, 3)
    ]
    text = "Harrow Watch – annual report\n\n" + "\n\n".join(pages) + "\n\nThe end."
    marked = mark_furniture(text, plain_blocks(text))
    heads = [b.kind for b in marked if "annual report" in text[b.span.start : b.span.end]]
    assert heads == ["paragraph", "chrome", "chrome", "chrome"]


def test_shares_in_a_line_that_count_all_pages_are_furniture() -> None:
    """“1/3 … 2/3 … 3/3” inside one line are page numbers; “2/3 of the guards” alone is none."""
    stretch = "We worked with the police and wrote down what was said by whom. " * 3
    text = f"1/3 {stretch}2/3 {stretch}3/3"
    assert [
        text[b.span.start : b.span.end] for b in mark_furniture(text, plain_blocks(text)) if b.kind == "chrome"
    ] == [
        "1/3",
        "2/3",
        "3/3",
    ]
    alone = f"{stretch} 2/3 of the guards came."
    assert all(b.kind != "chrome" for b in mark_furniture(alone, plain_blocks(alone)))
