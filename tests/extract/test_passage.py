"""Passages tell where words stand, so that no recogniser need look at all of them."""

from __future__ import annotations

from vpkg.extract.passage import Passage, sentences_of, tokens_of
from vpkg.extract.view import view
from vpkg.model import Span


def _passage(words: str) -> Passage:
    span = Span(0, len(words))
    seen = view(words, span)
    tokens = tokens_of(seen)
    return Passage(0, "C5", "paragraph", span, seen, None, (), tokens, sentences_of(tokens))


def _texts(passage: Passage, places: list[int]) -> list[str]:
    return [passage.tokens[at].text for at in places]


def test_words_are_found_in_order_in_any_case() -> None:
    """Words are found wherever they stand, in the order of the text, whatever their case."""
    passage = _passage("Guards met elders. The elders thanked the guards.")
    assert _texts(passage, passage.at({"elders", "guards"})) == ["Guards", "elders", "elders", "guards"]
    assert passage.at({"police"}) == []


def test_a_possessor_is_found_by_its_bare_word() -> None:
    """A word is found with the ending of a possessive only where that is asked for."""
    passage = _passage("Tarn's elders, the elders' guests and Tarn agreed.")
    assert _texts(passage, passage.at({"tarn", "elders"})) == ["elders", "Tarn"]
    assert _texts(passage, passage.at_bare({"tarn", "elders"})) == ["Tarn's", "elders", "elders'", "Tarn"]


def test_words_are_found_by_a_test_asked_once_for_each() -> None:
    """A test is asked once for each word, however often it stands there."""
    asked: list[str] = []
    passage = _passage("Ten of ten and two of two.")
    found = passage.at_any(lambda word: asked.append(word) or word.startswith("t"))  # type: ignore[func-returns-value]
    assert _texts(passage, found) == ["Ten", "ten", "two", "two"]
    assert sorted(asked) == [".", "and", "of", "ten", "two"]


def test_a_word_knows_how_it_is_written() -> None:
    """A capital makes a name word, at the start or after an elided article."""
    tokens = _passage("In l'Ombre we met o'clock Elders").tokens
    assert [(t.bare, t.is_capitalised, t.is_name) for t in tokens] == [
        ("in", True, True),
        ("l'ombre", False, True),
        ("we", False, False),
        ("met", False, False),
        ("o'clock", False, False),
        ("elders", True, True),
    ]


def test_tokens_lead_to_their_sentence() -> None:
    """A token's sentence and a position's sentence are the same."""
    passage = _passage("We met. They agreed. All left.")
    for at, token in enumerate(passage.tokens):
        assert passage.sentence_of(at) == passage.sentence_at(token.start)
    assert [passage.sentence_of(at).first for at in range(len(passage.tokens))] == [0, 0, 0, 3, 3, 3, 6, 6, 6]


def test_the_tokens_within_a_stretch() -> None:
    """The tokens within a stretch are those that start in it."""
    passage = _passage("We met the elders.")
    assert _texts(passage, list(passage.within(3, 10))) == ["met", "the"]


def test_what_runs_on_without_a_stop_is_cut() -> None:
    """No sentence is longer than any that people write, so that rules which look through one stay quick."""
    passage = _passage("we trained guards, " * 2000)
    assert max(s.last - s.first for s in passage.sentences) < 600
    assert passage.sentences[0].first == 0
    assert passage.sentences[-1].last == len(passage.tokens)
    assert all(a.last == b.first for a, b in zip(passage.sentences, passage.sentences[1:], strict=False))
