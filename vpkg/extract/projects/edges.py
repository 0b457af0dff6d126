"""Where a project's name begins and ends among the words beside its noun."""

from __future__ import annotations

from collections.abc import Sequence

from vpkg.extract.capitals import AND, is_opener, is_possessive, opens, run_end
from vpkg.extract.passage import Sentence, Token
from vpkg.extract.projects.lexicon import ARTICLES, SMALL, is_prefix, project_words
from vpkg.extract.scene import Scene

_LONGEST = 12
_MARKS = frozenset("“‘\"'(")


def name_start(scene: Scene, sentence: Sentence, at: int, *, sure: bool = False) -> int:
    """Walk back from ``at`` over name words and small words between them: “Women for Peace in Mining Project”.

    With small words in it a name needs its article, unless it is ``sure`` to be one.
    """
    tokens, words = scene.passage.tokens, project_words()
    start = n = at
    while n > sentence.first and at - n < _LONGEST:
        before = tokens[n - 1]
        if before.is_name and before.low not in ARTICLES and before.text[-1].isalnum():
            if is_possessive(before) or is_opener(tokens, n - 1, sentence) or is_prefix(before.text, words.prefix):
                break
            if n < start and (before.low in words.noun or before.low in words.head or _is_apart(scene, n - 1, start)):
                break
            start = n = n - 1
        elif before.low in SMALL and start < at and start - n < 2:
            n -= 1
        else:
            break
    joined = [n for n in range(start, at) if tokens[n].low in SMALL or tokens[n].low in ARTICLES]
    if joined:
        start = _listed_start(tokens, start, sentence)
        # At the head of a sentence, what stands before an article is another thing: “Guards on the Safe Gates project”.
        articles = [n for n in joined if tokens[n].low in ARTICLES] if opens(tokens, start, sentence) else []
        if articles:
            start = articles[-1] + 1
        elif not (sure or _is_led(tokens, start, sentence)):
            start = joined[-1] + 1
    return _after_body(scene, start, at)


def _is_apart(scene: Scene, at: int, start: int) -> bool:
    """A body's name before “and”, “with” or “in” is not of the project's: the Ghana Police and the Safe Gates project.

    A country's or place's is so only where the small word ties it to nothing; so is “Staff of the …”.
    """
    tokens = scene.passage.tokens
    small, end = tokens[at + 1].low, tokens[at].end
    of_others = small in AND or (small == "of" and tokens[at].bare not in project_words().common)
    if tokens[start - 1].low in ARTICLES and of_others:
        return True
    if scene.ending(end, "organisation", "instrument"):
        return True
    return small not in ("of", "for", "to", "in", "de") and bool(scene.ending(end, "country", "place"))


def _after_body(scene: Scene, start: int, at: int) -> int:
    """“the UNDP Safe Gates project”: whose it is stands before the name, where enough of a name is left."""
    tokens = scene.passage.tokens
    if start >= at:
        return start
    for found in scene.starting(tokens[start].start, "organisation"):
        rest = next((n for n in range(start, at) if tokens[n].start >= found.end), at)
        if at - rest > 1 and tokens[rest].is_name:
            return rest
    return start


def _is_led(tokens: Sequence[Token], start: int, sentence: Sentence) -> bool:
    """Tell whether what stands before a name shows that it begins there: an article, a payer, a preposition."""
    words = project_words()
    n = start - 1
    while n > sentence.first and (tokens[n].low in words.before or is_prefix(tokens[n].text, words.prefix)):
        n -= 1
    if n < sentence.first or opens(tokens, start, sentence):
        return True
    before = tokens[n]
    led = before.low in words.determiner or before.low in words.cue or before.text in _MARKS
    return led or is_possessive(before) or is_prefix(before.text, words.prefix) or before.low in words.before


def _listed_start(tokens: Sequence[Token], start: int, sentence: Sentence) -> int:
    """“the Stability, Peace and Justice Programme”: walk back over the first members of a list of single words."""
    n = start
    if tokens[start + 1].low in AND:
        while n - 2 > sentence.first and tokens[n - 1].text == "," and tokens[n - 2].is_name:
            n -= 2
    return n if n < start and tokens[n - 1].low in project_words().determiner else start


def phrase_end(tokens: Sequence[Token], at: int, last: int) -> int:
    """Return the end of a title in capitals with small words in it: Mining without Conflict."""
    end = run_end(tokens, at, last)
    while end + 1 < last and end > at and tokens[end].low in SMALL and not is_possessive(tokens[end - 1]):
        begin = end + 1
        while begin + 1 < last and begin - end < 3 and tokens[begin].low in SMALL and not tokens[begin].is_name:
            begin += 1
        if not tokens[begin].is_name:
            break
        end = run_end(tokens, begin, last)
    return end


def closing_bracket(tokens: Sequence[Token], at: int, sentence: Sentence) -> int | None:
    """Return where the bracket opens that closes at ``at``; None where it does not close there or holds too much."""
    if at < sentence.first or tokens[at].text != ")":
        return None
    return next((n for n in range(at - 1, max(at - 7, sentence.first), -1) if tokens[n].text == "("), None)


def is_acronym(text: str) -> bool:
    """Tell whether a word in brackets is a short name."""
    return 2 <= len(text) <= 10 and text[0].isalnum() and sum(c.isupper() for c in text) >= 2
