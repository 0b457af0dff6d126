"""Sites and areas that no gazetteer lists: “the Kibara mine”, “Taveta Sub-County”, “in Mwatate, Kenya”."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from vpkg.extract.bodies.linking import clean
from vpkg.extract.capitals import AND, ARTICLES, bare_end, generic, run_end, run_start, word_class
from vpkg.extract.context import Context
from vpkg.extract.found import Found
from vpkg.extract.passage import Passage, Sentence, Token
from vpkg.extract.projects import has_a_title
from vpkg.extract.scene import Scene
from vpkg.extract.words import words
from vpkg.iri import slug

Stretch = tuple[int, int, str]
"""The first token, the one after the last, the recogniser."""
_DIRECTIONS = frozenset("north south east west northern southern eastern western central upper lower greater".split())


@lru_cache(maxsize=16)
def _class(name: str) -> frozenset[str]:
    return words("place-nouns", "class", name, "noun")


@lru_cache(maxsize=16)
def _last_words(name: str) -> frozenset[str]:
    return frozenset(noun.split()[-1] for noun in _class(name))


@lru_cache(maxsize=1)
def _nouns() -> frozenset[str]:
    """Every word beside which a place may be named."""
    single = _class("settlement") | _class("before") | _class("opening") | {"project", "projects"}
    return _last_words("site") | _last_words("area") | single


def places(passage: Passage, context: Context, known: tuple[Found, ...]) -> Iterator[Found]:
    """Yield the places that a passage names, with the country they lie in where the words around it name one."""
    watched = passage.at_bare(_nouns())
    if any(_is_settled(f) for f in known):
        watched = sorted(watched + passage.at({","}))
    if not watched:
        return
    scene = Scene(passage, known)
    names = scene.marks("organisation", "instrument", "project")
    located = scene.marks("country", "place")
    of_sites = context.report.pillar == "corporate"
    for at in watched:
        sentence = passage.sentence_of(at)
        for first, last, recogniser in _stretches(scene, sentence, at, of_sites):
            start, end = passage.tokens[first].start, bare_end(passage.tokens[last - 1])
            # No place is made of a body's name, a country or a known place.
            if not any(names[start:end]) and not all(located[start:end]):
                yield _found(scene, sentence, start, end, recogniser)


def _stretches(scene: Scene, sentence: Sentence, at: int, of_sites: bool) -> Iterator[Stretch]:
    tokens = scene.passage.tokens
    low = tokens[at].bare
    if low in ("project", "projects"):
        # The projects of a company may be mines; those of others are not.
        yield from (s for s in _site(tokens, sentence, at) if of_sites and not has_a_title(tokens, s[0], s[1], at))
    elif low in _last_words("site"):
        yield from _site(tokens, sentence, at)
    if low in _last_words("area") or low in _class("settlement"):
        yield from _area(tokens, sentence, at)
    if low in _class("before"):
        yield from _after_noun(tokens, sentence, at)
    if low in _class("opening"):
        yield from _opened(tokens, sentence, at)
    after = scene.starting(tokens[at + 1].start, "country") if low == "," and at + 1 < sentence.last else ()
    if any(map(_is_settled, after)):
        yield from _before_country(tokens, sentence, at)


def _is_settled(found: Found) -> bool:
    return found.kind == "country" and not found.form and len(found.iso) == 1


def _found(scene: Scene, sentence: Sentence, start: int, end: int, recogniser: str) -> Found:
    name = clean(scene.passage.text(start, end))
    iso = scene.country(sentence)
    return Found(start, end, "place", recogniser, "", (f"place/{slug(name)}",), name, (iso,) if iso else ())


def _is_distinct(tokens: Sequence[Token], first: int, last: int) -> bool:
    common = _common()
    return any(t.is_name and t.bare not in common and len(t.bare) > 2 for t in tokens[first:last])


@lru_cache(maxsize=1)
def _common() -> frozenset[str]:
    """Words that make no place's name distinct."""
    nouns = _class("material") | _class("site") | _class("area")
    return generic() | word_class("opener") | nouns | _DIRECTIONS


def _site(tokens: Sequence[Token], sentence: Sentence, at: int) -> Iterator[Stretch]:
    """“the Kibara gold mine”, “Lomé North Operations”: the name without the noun."""
    last = at
    size = next(
        (n for n in (3, 2) if " ".join(t.low for t in tokens[max(at - n + 1, 0) : at + 1]) in _class("site")), 1
    )
    last = at - size + 1
    while last > sentence.first and tokens[last - 1].low in _class("material"):
        last -= 1
    if size == 1 and tokens[at].bare not in _class("site"):
        return
    first = run_start(tokens, last, sentence)
    if first < last and _is_distinct(tokens, first, last) and last - first <= 4 and not tokens[last - 1].text.isupper():
        yield first, last, "place-site-noun"
        # “the Kibara and Lomo mines”: each of those joined before a plural.
        if tokens[at].low.endswith("s"):
            yield from _joined(tokens, first, sentence, "place-site-noun")


def _joined(tokens: Sequence[Token], first: int, sentence: Sentence, recogniser: str) -> Iterator[Stretch]:
    least = max(sentence.first, first - 16)
    while first - 2 >= least and (tokens[first - 1].low in AND or tokens[first - 1].text == ","):
        stop = first - 1
        if tokens[stop].low in AND and tokens[stop - 1].text == ",":
            stop -= 1
        begin = run_start(tokens, stop, sentence)
        if begin == stop or not _is_distinct(tokens, begin, stop):
            return
        yield begin, stop, recogniser
        first = begin


def _area(tokens: Sequence[Token], sentence: Sentence, at: int) -> Iterator[Stretch]:
    """“Mwatate Sub-County”, “Lomo village”: the noun is part of the name only where it has a capital."""
    size = next(
        (n for n in (3, 2) if " ".join(t.low for t in tokens[max(at - n + 1, 0) : at + 1]) in _class("area")), 1
    )
    begin = at - size + 1
    first = run_start(tokens, begin, sentence)
    if first == begin or not _is_distinct(tokens, first, begin) or begin - first > 4:
        return
    if tokens[begin].is_capitalised:
        if at + 1 < sentence.last and tokens[at + 1].is_name and not tokens[at].low.endswith("'s"):
            return
        yield first, at + 1, "place-area-noun"
    elif tokens[at].bare not in ("community", "zone", "sector", "park", "reserve", "state", "department", "division"):
        yield first, begin, "place-area-noun"


def _after_noun(tokens: Sequence[Token], sentence: Sentence, at: int) -> Iterator[Stretch]:
    """“the town of Mwatate”, “villages of Lomo, Kisha and Tuma”, “Province of Antara”."""
    if at + 2 >= sentence.last or tokens[at + 1].low not in ("of", "de", "del"):
        return
    if at > sentence.first and tokens[at].is_capitalised and tokens[at - 1].is_name:
        return
    begin, end = at + 2, min(sentence.last, at + 40)
    while begin < end and tokens[begin].low in ARTICLES:
        begin += 1
    named = tokens[at].is_capitalised and tokens[at].low not in ("port", "departments", "state")
    while begin < end:
        last = run_end(tokens, begin, end)
        own = {t.bare for t in tokens[begin:last]}
        if not _is_distinct(tokens, begin, last):
            return
        if tokens[at].low in ("department", "state") and own & word_class("topic"):
            return
        yield (at if named else begin), last, "place-after-noun"
        joined = last + 1 < end and (tokens[last].text == "," or tokens[last].low in AND)
        if not joined or not tokens[at].low.endswith(("s", "people")):
            return
        named, begin = False, last + 1
        begin += begin + 1 < end and tokens[begin].low in AND


def _opened(tokens: Sequence[Token], sentence: Sentence, at: int) -> Iterator[Stretch]:
    """“Lake Antara”, “Isthmus of Kedu”: the noun stands first and has a capital."""
    if not tokens[at].is_capitalised or at + 1 >= sentence.last:
        return
    begin = at + 1
    if tokens[begin].low in ("of", "de", "del") and begin + 1 < sentence.last:
        begin += 1
    last = run_end(tokens, begin, sentence.last)
    if begin < last <= begin + 3 and _is_distinct(tokens, begin, last):
        yield at, last, "place-after-noun"


def _before_country(tokens: Sequence[Token], sentence: Sentence, at: int) -> Iterator[Stretch]:
    """“in Mwatate, Kenya”: a name between a preposition of place and a comma before a country."""
    first = run_start(tokens, at, sentence)
    if not (sentence.first < first < at <= first + 3) or not _is_distinct(tokens, first, at):
        return
    if tokens[first - 1].low in _class("locative") or tokens[first - 1].low == "the":
        yield first, at, "place-before-country"
