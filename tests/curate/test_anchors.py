"""A decision is found again where quote and context agree, and nowhere else."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vpkg.curate.anchors import Places, find
from vpkg.curate.folding import MASK, exact, letters, loose
from vpkg.curate.redaction import CONTEXT, digest_of, masking
from vpkg.model import Decision, Span

TEXT = (
    "Our year\n\nIn spring we met the people of DCAF in the hills. Later we met IOM.\n\n"
    "Kenya\n\n- Training of police in Kenya (20 people)\n- Training of police in Uganda (20 people)\n\n"
    "The end of the report came soon."
)


def decided(text: str, quote: str, nth: int = 0) -> Decision:
    """Make a decision on words of a text whose file is “old”."""
    start = -1
    for _ in range(nth + 1):
        start = text.index(quote, start + 1)
    end = start + len(quote)
    prefix, suffix = text[max(0, start - CONTEXT) : start], text[end : end + CONTEXT]
    return Decision("reject", "place", "Wren", date(2024, 5, 3), "old", Span(start, end), quote, prefix, suffix)


def again(decision: Decision, text: str) -> str | None:
    """Return the words around which the decision is found in another text, itself marked; None where it is not."""
    found = find(decision, "new", Places(text), Places(text))
    if found.span is None:
        assert found.said
        return None
    start, end = found.span.start, found.span.end
    return f"{text[:start]}[{text[start:end]}]{text[end:]}"


@pytest.mark.parametrize(
    "change",
    [
        lambda text: text,
        lambda text: text.replace("\n\n", "\r\n\r\n"),
        lambda text: text.replace(" ", "  "),
        lambda text: text.replace(" ", "\n"),
        lambda text: text.replace("DCAF", "**DCAF**").replace("people", "*people*"),
        lambda text: text.replace("people", "peo-\nple"),
        lambda text: text.replace("In spring", "IN SPRING").replace("hills.", "hills;"),
        lambda text: "A new head.\n\n" + text,
        lambda text: text.replace("Our year", "Our long year of work"),
        lambda text: text.replace("The end of the report", "What we add"),
    ],
)
def test_layout_and_distant_words_make_no_difference(change: object) -> None:
    """White space, markup, hyphens, case and punctuation around a quote, and words far from it, do not count."""
    text = change(TEXT)  # type: ignore[operator]
    marked = again(decided(TEXT, "DCAF"), text)
    assert marked is not None
    assert marked.replace("[", "").replace("]", "") == text
    assert marked[marked.index("[") :].startswith("[DCAF]")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("people of DCAF", "friends of DCAF"), ("DCAF in the hills", "DCAF in the valleys"), ("DCAF", "dcaf"),
        ("DCAF", "DCAFF"), ("met the people", "did not meet the people"), ("the people of DCAF", "no people of DCAF"),
    ],
)  # fmt: skip
def test_changed_words_make_an_orphan(old: str, new: str) -> None:
    """Where the words themselves, or those next to them, are others, the decision goes nowhere."""
    assert again(decided(TEXT, "DCAF"), TEXT.replace(old, new)) is None


def test_a_like_line_is_not_taken_for_it() -> None:
    """When the line on Kenya is gone, its decision does not go to the line on Uganda."""
    decision = decided(TEXT, "police")
    assert again(decision, TEXT.replace("- Training of police in Kenya (20 people)\n", "")) is None
    assert again(decided(TEXT, "police", 1), TEXT.replace("- Training of police in Kenya (20 people)\n", "")) is None


def test_a_lone_word_needs_more_than_itself() -> None:
    """A heading of one word is found again only with the words around it."""
    decision = decided(TEXT, "Kenya")
    assert again(decision, "A head.\n\n" + TEXT) is not None
    assert again(decision, "Another report\n\nKenya\n\nWe were there.") is None


def test_a_quote_that_fills_its_paragraph_goes_by_itself() -> None:
    """A long sentence that is a paragraph is found whatever paragraphs stand around it, if it stands once."""
    words = "The end of the report came soon."
    assert again(decided(TEXT, words), f"Other words.\n\n{words}\n\nMore.") is not None
    assert again(decided(TEXT, words), f"{words}\n\nMore.\n\n{words}\n\nMore.") is None
    assert again(decided(TEXT, words), f"Some say: {words} So it was.") is None


def test_by_hand_a_decision_needs_no_context() -> None:
    """A quote that is long enough and stands once is found without prefix and suffix."""
    plain = Decision(
        "reject", "place", "Wren", date(2024, 5, 3), "old", Span(0, 9), "the people of DCAF in the hills"
    )  # fmt: skip
    assert again(plain, TEXT) is not None
    assert again(Decision("reject", "place", "Wren", date(2024, 5, 3), "old", Span(0, 9), "DCAF"), TEXT) is None


_words = st.lists(
    st.sampled_from("we met police in Kenya Uganda DCAF the hills 20 - Training of people".split()), max_size=12
)
_layout = st.sampled_from([" ", "\n", "  ", "\n\n", " **", "- "])


@settings(max_examples=300, deadline=None)
@given(
    st.lists(_words, min_size=3, max_size=8), st.data(),
)  # fmt: skip
def test_edits_elsewhere_never_move_a_decision(paragraphs: list[list[str]], data: st.DataObject) -> None:
    """Whatever happens in other paragraphs, a decision stays at its words or goes nowhere."""
    marks = [" ".join(words) for words in paragraphs]
    at = data.draw(st.integers(0, len(marks) - 1))
    if not paragraphs[at]:
        return
    first = data.draw(st.integers(0, len(paragraphs[at]) - 1))
    last = data.draw(st.integers(first, len(paragraphs[at]) - 1))
    text = "\n\n".join(marks)
    start = sum(len(each) + 2 for each in marks[:at]) + len(" ".join([*paragraphs[at][:first], ""])) * bool(first)
    quote = " ".join(paragraphs[at][first : last + 1])
    assert text[start : start + len(quote)] == quote
    end = start + len(quote)
    decision = Decision(
        "reject", "place", "Wren", date(2024, 5, 3), "old", Span(start, end), quote,
        text[max(0, start - CONTEXT) : start], text[end : end + CONTEXT],
    )  # fmt: skip
    others = [
        data.draw(_words) if n != at and data.draw(st.booleans()) else words for n, words in enumerate(paragraphs)
    ]
    joint = data.draw(_layout) if data.draw(st.booleans()) else " "
    changed = "\n\n".join(" ".join(words) if n != at else joint.join(words) for n, words in enumerate(others))
    found = find(decision, "new", Places(changed), Places(changed))
    if found.span is None:
        return
    words = changed[found.span.start : found.span.end]
    assert exact(words).text.strip() == exact(quote).text.strip()
    mine = len("\n\n".join(" ".join(words) for words in others[:at])) + 2 * bool(at)
    inside = mine <= found.span.start < mine + len(joint.join(others[at]))
    if not inside:
        # Another paragraph may have become word for word what this one was: then the words are the same.
        around = letters(changed[: found.span.start]).text, letters(changed[found.span.end :]).text
        near = (
            letters((decision.prefix or "").rsplit("\n\n", 1)[-1]).text,
            letters((decision.suffix or "").split("\n\n", 1)[0]).text,
        )
        assert around[0].endswith(near[0])
        assert around[1].startswith(near[1])


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=80))
def test_folding_keeps_places(text: str) -> None:
    """Every folded character comes from its place, in order; folding what is folded changes nothing."""
    for fold in (exact, loose, letters):
        folded = fold(text)
        assert len(folded.text) == len(folded.at)
        assert list(folded.at) == sorted(folded.at)
        assert all(0 <= at < len(text) for at in folded.at)


@settings(max_examples=200, deadline=None)
@given(st.text("ab -\n*é", max_size=30), st.text("ab -\n*é", max_size=30), st.text("ab", min_size=1, max_size=5))
def test_redacted_words_are_masked_and_nothing_else(before: str, after: str, words: str) -> None:
    """Masking keeps the length, leaves none of the words, and never touches another word."""
    text = f"{before} X{words}X {after}"
    digest, length = digest_of(f"X{words}X", "s")
    decision = Decision("redact", "", "Wren", date(2024, 5, 3), salt="s", digest=digest, length=length)
    hidden = masking(text, "new", [decision])
    shown = hidden.clean(text)
    assert len(shown) == len(text)
    assert f"x{words}x" not in loose(shown).text.split()
    assert all(a == b or (b == MASK and a not in "\r\n") for a, b in zip(text, shown, strict=True))
    assert shown.startswith(before)
    assert shown.endswith(after)
