"""“Torvane Ghana Limited”, “PT Torvane Sumber”, “Torvane Peru”: names that a legal form or a known name shows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from vpkg.extract.capitals import AND, OF, generic, is_opener, run_end, run_start, word_class
from vpkg.extract.passage import Sentence, Token
from vpkg.extract.scene import Scene
from vpkg.extract.words import table, words

Stretch = tuple[int, int, str, str]
"""The first token and the one after the last, the recogniser, the lexicon row."""


@lru_cache(maxsize=1)
def _forms() -> dict[tuple[str, ...], tuple[bool, str]]:
    return {tuple(r["form"].rstrip(".").split()): (r["loose"] == "1", r["row"]) for r in table("organisation-forms")}


@lru_cache(maxsize=1)
def _first_words() -> frozenset[str]:
    return frozenset(parts[0] for parts in _forms())


@lru_cache(maxsize=1)
def _openers() -> dict[str, list[tuple[tuple[str, ...], str]]]:
    found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for row in table("organisation-openers"):
        parts = tuple(row["opener"].rstrip(".").split())
        found.setdefault(parts[0], []).append((parts, row["row"]))
    return {word: sorted(each, key=lambda p: -len(p[0])) for word, each in found.items()}


@lru_cache(maxsize=1)
def _watched() -> frozenset[str]:
    """Words with which legal forms and openers of companies' names begin."""
    return _first_words() | _openers().keys()


def companies(scene: Scene) -> Iterator[Stretch]:
    """Yield the names of companies in a passage."""
    passage, tokens = scene.passage, scene.passage.tokens
    for at in passage.at_bare(_watched()):
        if not tokens[at].is_name and tokens[at].low != "plc":
            continue
        sentence = passage.sentence_of(at)
        form = _form_at(tokens, at, sentence)
        if form is not None:
            yield from _with_form(tokens, sentence, at, *form)
        yield from _opened(tokens, sentence, at)
    yield from _branches(scene)
    yield from _named_for_a_country(scene)


def _form_at(tokens: Sequence[Token], at: int, sentence: Sentence) -> tuple[int, str] | None:
    """Return how many words of a legal form begin here, and its row."""
    if tokens[at].low.removesuffix("'s") not in _first_words():
        return None
    for size in (2, 1):
        if at + size > sentence.last:
            continue
        found = _forms().get(tuple(t.low.removesuffix("'s") for t in tokens[at : at + size]))
        if found is None:
            continue
        loose, row = found
        if not loose or tokens[at].text.isupper() or tokens[at].text in ("Co", "Company", "Corporation"):
            return size, row
    return None


def _with_form(tokens: Sequence[Token], sentence: Sentence, at: int, size: int, row: str) -> Iterator[Stretch]:
    before = at - 1 if at > sentence.first and tokens[at - 1].text == "," else at
    first = _start(tokens, before, sentence)
    own = [t for t in tokens[first:before] if t.low not in word_class("weak") and t.text[0].isalpha()]
    if not own or (tokens[at].low in ("company", "corporation", "co") and all(t.low in generic() for t in own)):
        return
    last = at + size
    dotted = "." in tokens[last - 1].text
    more = last + 1 < sentence.last and tokens[last].text == "." and tokens[last].start == tokens[last - 1].end
    if more or (dotted and last < sentence.last and tokens[last].text == "."):
        last += 1
    yield first, last, "organisation-company-form", row


def _start(tokens: Sequence[Token], at: int, sentence: Sentence) -> int:
    """“Torvane Copper & Gold Inc.”, “Torvane (Ghana) Limited”: what stands before a legal form."""
    start = run_start(tokens, at, sentence)
    while start - 1 > max(sentence.first, at - 20):
        low = tokens[start - 1].low
        if start == at and low == ")" and tokens[start - 2].text[0].isalpha():
            if start - 3 <= sentence.first or tokens[start - 3].text != "(":
                break
            step = run_start(tokens, start - 3, sentence)
            moved = step if step < start - 3 else start
        elif start < at and (low == "&" or (low in OF and tokens[start - 2].low in generic())):
            moved = run_start(tokens, start - 1, sentence)
            moved = moved if moved < start - 1 else start
        else:
            break
        if moved == start:
            break
        start = moved
    return start


def _opened(tokens: Sequence[Token], sentence: Sentence, at: int) -> Iterator[Stretch]:
    for parts, row in _openers().get(tokens[at].low, ()):
        begin = at + len(parts)
        if tuple(t.low for t in tokens[at:begin]) != parts:
            continue
        if begin < sentence.last and tokens[begin].text == ".":
            begin += 1
        last = run_end(tokens, begin, sentence.last)
        while (
            last < min(sentence.last - 1, at + 20)
            and tokens[last].low in (*OF, *AND, "la")
            and tokens[last + 1].is_name
        ):
            last = run_end(tokens, last + 1, sentence.last)
        own = [t for t in tokens[begin:last] if t.is_name]
        if own and not is_opener(tokens, at, sentence):
            yield at, last, "organisation-company-form", row
        return


def _branches(scene: Scene) -> Iterator[Stretch]:
    """A known body's name with a country's right after it is the body there: Torvane Peru."""
    for body in scene.known:
        if body.kind != "organisation" or body.recogniser in ("organisation-cued", "organisation-government"):
            continue
        first = scene.token_at(body.start)
        for country in scene.starting(body.end + 1, "country"):
            last = scene.token_to(country.end)
            if first is None or last is None or country.form == "demonym":
                continue
            name = "reporter" if body.recogniser == "reporter-name" else "body"
            yield first, last + 1, f"organisation-branch-of-{name}", "branch"


def _named_for_a_country(scene: Scene) -> Iterator[Stretch]:
    """“Garvek Mali”: an unknown name right before a country's is that of a body there."""
    tokens = scene.passage.tokens
    reach = 0
    for country in scene.known:
        covered, reach = country.end <= reach, max(reach, country.end)
        if country.kind != "country" or country.form == "demonym" or covered:
            continue
        at, last = scene.token_at(country.start), scene.token_to(country.end)
        if at is None or last is None:
            continue
        sentence = scene.passage.sentence_of(at)
        first = run_start(tokens, at, sentence)
        own = [t for t in tokens[first:at] if t.text[0].isalpha() and t.low not in generic() and len(t.text) > 2]
        if not own or any(t.end in scene.to_end or t.low in _NOT_A_BODY for t in tokens[first:at]):
            continue
        if first == sentence.first and at - first < 2 and not tokens[first].text.isupper():
            continue
        if last + 1 < sentence.last and tokens[last + 1].is_name:
            continue
        yield first, last + 1, "organisation-named-for-country", "country"


_NOT_A_BODY = (
    words("stranger-cues", "class", "not")
    | word_class("instrument")
    | word_class("project")
    | frozenset(
        "republic kingdom eastern western northern southern upper lower saint president minister part greater".split()
    )
)
