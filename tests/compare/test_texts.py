"""Two texts beside each other: sentences, what differs, how much is repeated."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vpkg.compare import difference, differing_figures, repeated, sentences

BEFORE = "We met the guards. In 2022 we trained 310 of our own staff and 24 officers. The gate was closed."
AFTER = "We met the  GUARDS. In 2023 we trained 402 of our own staff and 24 officers. A new road was opened in May."


def steps(before: str, after: str) -> list[tuple[str, str | None, str | None]]:
    found = difference(sentences(before), sentences(after))
    return [(s.kind, s.before.words if s.before else None, s.after.words if s.after else None) for s in found]


def test_sentences_are_equal_changed_added_or_dropped() -> None:
    """Case and white space make no difference, figures and years do; what has no near partner came or went."""
    assert steps(BEFORE, AFTER) == [
        ("equal", "We met the guards.", "We met the GUARDS."),
        (
            "changed",
            "In 2022 we trained 310 of our own staff and 24 officers.",
            "In 2023 we trained 402 of our own staff and 24 officers.",
        ),
        ("dropped", "The gate was closed.", None),
        ("added", None, "A new road was opened in May."),
    ]


def test_figures_that_differ_are_paired_and_years_are_none() -> None:
    """310 became 402; 24 stayed; the year is no figure."""
    changed = next(s for s in difference(sentences(BEFORE), sentences(AFTER)) if s.kind == "changed")
    old, new = differing_figures(changed)
    assert [each.value for each in old] == [310]
    assert [each.value for each in new] == [402]


def test_figures_in_words_are_figures() -> None:
    """“Two tables” and “six tables” differ by a figure."""
    found = difference(
        sentences("The group met at two tables in the town."), sentences("The group met at six tables in the town.")
    )
    assert [[f.value for f in side] for side in differing_figures(found[0])] == [[2], [6]]


def test_a_near_sentence_is_one_changed() -> None:
    """A sentence that keeps most of its words is shown beside its earlier wording."""
    assert steps("The guide is used in four ports.", "The guide is now used in four ports.")[0][0] == "changed"
    assert [s[0] for s in steps("The guide is used.", "Nobody came to the meeting.")] == ["dropped", "added"]


def test_nothing_beside_something_is_added_or_dropped() -> None:
    """An empty text has no sentences."""
    assert steps("", "") == []
    assert [s[0] for s in steps("", "One came.")] == ["added"]
    assert [s[0] for s in steps("One came.", "")] == ["dropped"]


def test_list_items_and_paragraphs_end_sentences_and_markup_is_no_word() -> None:
    """A list item is a sentence of its own, bold type makes no difference."""
    found = sentences("**Ghana.** We met:\n\n- the drivers,\n- the guards\n\nThen we left.")
    assert [each.words for each in found] == ["Ghana.", "We met:", "the drivers,", "the guards", "Then we left."]


@pytest.mark.parametrize(
    ("before", "after", "words", "of"),
    [
        ("one a b c d e f g h", "x a b c d e f g h", 8, 9),
        ("a b c d e f g h", "a b c d e f g", 7, 7),
        ("a b c d e f g", "a b c d e f g h", 0, 8),
        ("A, b c d e f g h.", "a b C d e\nf g h", 8, 8),
        ("We train 12 people at the gate each year.", "We train 345 people at the gate each year.", 8, 8),
        ("", "a b", 0, 2),
        ("a b", "", 0, 0),
    ],
)
def test_repeated_words_stand_in_runs_of_eight(before: str, after: str, words: int, of: int) -> None:
    """A word is repeated if it stands in a run of eight that the earlier text has; figures are not counted."""
    found = repeated(sentences(before), sentences(after))
    assert (found.words, found.of) == (words, of)


def test_a_text_without_words_has_no_share() -> None:
    """No words, no share: nothing is made of nothing."""
    assert repeated(sentences("a"), sentences("")).share is None
    assert repeated(sentences("a"), sentences("a")).share == 1


@given(st.text(max_size=300), st.text(max_size=300))
def test_every_sentence_has_its_step(before: str, after: str) -> None:
    """No sentence is lost or told twice, whatever the texts; sentences stand where they say."""
    old, new = sentences(before), sentences(after)
    found = difference(old, new)
    assert sorted(s.before.span for s in found if s.before) == [each.span for each in old]
    assert [s.after.span for s in found if s.after and s.kind != "dropped"] == [each.span for each in new]
    share = repeated(old, new)
    assert 0 <= share.words <= share.of


@given(st.text(max_size=300))
def test_a_text_is_equal_to_itself(text: str) -> None:
    """Nothing differs between a text and itself."""
    found = sentences(text)
    assert {s.kind for s in difference(found, found)} <= {"equal"}


@pytest.mark.parametrize(
    ("one", "other"),
    [("The same again. ", "The same again. "), ("We met {n} men at x{n}. ", "We saw {n} women at y{n}. ")],
)
def test_long_texts_do_not_take_the_square_of_their_length(one: str, other: str) -> None:
    """Twenty thousand sentences beside twenty thousand others are done in seconds."""
    texts = ["".join(words.replace("{n}", str(n)) for n in range(20_000)) for words in (one, other)]
    began = time.process_time()
    old, new = sentences(texts[0]), sentences(texts[1])
    found = difference(old, new)
    repeated(old, new)
    assert len(found) >= 20_000
    assert time.process_time() - began < 20
