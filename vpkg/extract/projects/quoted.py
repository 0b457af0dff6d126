"""Names in quotation marks beside a noun: “the ‘Safe Gates’ project”, “a project called “Safe Gates””."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from vpkg.extract.found import Found
from vpkg.extract.passage import Passage, Sentence, Token
from vpkg.extract.projects.judging import proposed
from vpkg.extract.projects.lexicon import is_prefix, project_words

OPEN = frozenset("\"“‘'«")
OPEN_FOLDED = frozenset("\"'«")
_CLOSE = frozenset("\"”’'»")
_LONGEST = 22


def in_quotes(passage: Passage, sentence: Sentence, at: int, close: int) -> Found | None:
    """Return the project whose name a quotation gives, from the mark at ``at`` to what closes it."""
    tokens = passage.tokens
    if tokens[at + 1].start != tokens[at].end and tokens[at].text != "«":
        return None
    if not _is_cued(tokens, sentence, at, close):
        return None
    last = close + (tokens[close].text not in _CLOSE)
    while last - 1 > at + 1 and not tokens[last - 1].text[0].isalnum():
        last -= 1
    found = proposed(passage, at + 1, last, "project-quoted", "quoted")
    marks = len(tokens[last - 1].text) - len(tokens[last - 1].text.rstrip("'’"))
    return replace(found, end=tokens[last - 1].end - marks)


def _is_cued(tokens: Sequence[Token], sentence: Sentence, at: int, close: int) -> bool:
    words = project_words()
    nouns = words.quoted
    after = [t.low for t in tokens[close + 1 : min(close + 9, sentence.last)]]
    if _noun_within(after):
        return True
    if after[:1] == [","] and after[1:2] in (["a"], ["an"], ["our"]):
        rest = after[2:]
        rest = rest[: next((n for n, low in enumerate(rest) if not low[0].isalnum()), len(rest))]
        if not words.noun.isdisjoint(rest):
            return True
    before = [t.low for t in tokens[max(sentence.first, at - 6) : at]]
    if not before or before[-1] in (":", ","):
        # “Our podcast, “Open Doors”, …” names it; “in this dialogue, “we were told …”” does not.
        told = len(before) > 1 and before[-1] == "," and before[-2] in nouns
        return told and tokens[at + 1].is_name and close - at < 9
    if not nouns.isdisjoint(before[-2:]) or is_prefix(before[-1], words.payer):
        return True
    return not words.named.isdisjoint(before[-2:]) and not nouns.isdisjoint(before)


def _noun_within(after: Sequence[str]) -> bool:
    """“… training programme”: the noun stands next, or after words of its sort."""
    words = project_words()
    if not words.quoted.isdisjoint(after[:2]):
        return "," not in after[:1] and "." not in after[:1]
    return len(after) > 2 and after[2] in words.quoted and after[0] in words.qualifier and after[1] in words.qualifier


def closing(tokens: Sequence[Token], at: int, last: int) -> int | None:
    """Return where a quotation that opens here closes; a single mark may stand at the end of a word."""
    single = tokens[at].text in "‘'"
    for n in range(at + 1, min(at + _LONGEST, last)):
        if n > at + 1 and tokens[n].text in _CLOSE:
            return n
        if single and tokens[n].text[-1] in "'’" and len(tokens[n].text) > 1:
            return n
    return None
