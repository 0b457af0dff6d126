"""Named projects, programmes and campaigns: by their noun, in quotes, or known by name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

from vpkg.extract.capitals import (
    AND,
    OF,
    bare_end,
    is_opener,
    is_possessive,
    opens,
    run_end,
    word_class,
)
from vpkg.extract.context import Context
from vpkg.extract.found import Found
from vpkg.extract.names.lexicon import Entry, Lexicon
from vpkg.extract.passage import Passage, Sentence, Token
from vpkg.extract.scene import Scene
from vpkg.extract.words import table, words
from vpkg.iri import slug

_OPEN, _CLOSE = frozenset("\"“‘'"), frozenset("\"”’'")
_OPEN_FOLDED = frozenset("\"'")
_SMALL = frozenset("of for on and & the in to with through by a at from against de la del y et".split())
_LONGEST = 12


@lru_cache(maxsize=8)
def _class(name: str) -> frozenset[str]:
    return words("project-words", "class", name)


@lru_cache(maxsize=1)
def _listed() -> Lexicon:
    return Lexicon(
        Entry(surface, "project", f"project/{slug(r['name'])}", r["name"], "project-name", row=r["row"])
        for r in table("project-names")
        for surface in dict.fromkeys((r["name"], *r["aliases"].split("|")))
        if surface
    )


def projects(passage: Passage, context: Context, known: tuple[Found, ...]) -> Iterator[Found]:
    """Yield the projects that a passage names."""
    for match in _listed().scan(passage.view):
        entry = match.entries[0]
        yield Found(match.start, match.end, "project", entry.recogniser, entry.row, (entry.target,), entry.canonical)
    of_sites = context.report.pillar == "corporate"
    for found in projects_named(passage, known):
        if not (of_sites and found.row == "site-like"):
            yield found


def projects_named(passage: Passage, known: tuple[Found, ...]) -> Iterator[Found]:
    """Yield projects by patterns; ``row`` is ``site-like`` where a mine may be meant (Cerro Blanco Project)."""
    nouns = passage.at_bare(_class("noun"))
    quotes = passage.at(_OPEN_FOLDED)
    if not nouns and not quotes:
        return
    scene = Scene(passage, known)
    taken = {(f.start, f.end) for f in known if f.kind in ("organisation", "instrument")}
    for at in sorted(nouns + quotes):
        sentence, token = passage.sentence_of(at), passage.tokens[at]
        if token.bare in _class("noun"):
            found = _with_noun(scene, sentence, at)
        else:
            found = _quoted(passage, sentence, at) if token.text in _OPEN else None
        if found is not None and (found.start, found.end) not in taken:
            yield found


def _found(passage: Passage, first: int, last: int, recogniser: str, row: str) -> Found:
    start, end = passage.tokens[first].start, bare_end(passage.tokens[last - 1])
    name = " ".join(passage.text(start, end).split())
    return Found(start, end, "project", recogniser, row, (f"project/{slug(name)}",), name)


def _with_noun(scene: Scene, sentence: Sentence, at: int) -> Found | None:
    """“Safe Roads Project”, “Programme for Peace and Land”, “Project Amani”, “the programme Safe Roads”."""
    tokens = scene.passage.tokens
    first = _start(tokens, at, sentence)
    if tokens[at].low == "card" and (first == at or tokens[at - 1].low != "score"):
        return None
    if first < at and tokens[at].low not in ("initiatives", "projects", "programs", "mechanism", "facility"):
        found = _judged(scene, sentence, first, at)
        if found is not None:
            return found
    if at + 1 >= sentence.last or first < at or opens(tokens, at, sentence):
        return None
    return _after_noun(scene, sentence, at)


def _after_noun(scene: Scene, sentence: Sentence, at: int) -> Found | None:
    tokens, end = scene.passage.tokens, min(sentence.last, at + 20)
    weak = _class("weak")
    if tokens[at].is_capitalised and tokens[at + 1].low in OF and at + 2 < end and tokens[at + 2].is_name:
        last = _end(tokens, at + 2, end)
        if any(t.low not in weak for t in tokens[at + 2 : last]):
            return _found(scene.passage, at, last, "project-noun", tokens[at].low)
    if not tokens[at + 1].is_name or tokens[at].low.endswith("s") or tokens[at + 1].low in word_class("title"):
        return None
    last = _phrase_end(tokens, at + 1, end)
    own = [t for t in tokens[at + 1 : last] if t.low not in weak and t.text[0].isalpha() and len(t.text) > 1]
    if not own or scene.starting(tokens[at + 1].start, "organisation", "country", "instrument"):
        return None
    named = tokens[at].is_capitalised and tokens[at].low in ("project", "operation", "proyecto", "projet", "projeto")
    return _found(scene.passage, at if named else at + 1, last, "project-noun", tokens[at].low)


def has_a_title(tokens: Sequence[Token], first: int, last: int, noun: int) -> bool:
    """Tell whether a project's name is a title, not a mine's: ordinary words in it, or deeds told of it."""
    titles = _class("title")
    if any(t.bare in titles for t in tokens[first:last]):
        return True
    return not _class("deed").isdisjoint(t.low for t in tokens[noun + 1 : noun + 7])


def _phrase_end(tokens: Sequence[Token], at: int, last: int) -> int:
    """Return the end of a title in capitals with small words in it: Mining without Conflict."""
    end = run_end(tokens, at, last)
    while end + 1 < last and (tokens[end].low in _SMALL or tokens[end].low == "without"):
        begin = end + 1
        begin += tokens[begin].low in ("the", "a") and begin + 1 < last
        if not tokens[begin].is_name:
            break
        end = run_end(tokens, begin, last)
    return end


def _judged(scene: Scene, sentence: Sentence, first: int, at: int) -> Found | None:
    """Tell whether the words before the noun make a project's name, and whether a mine may be meant."""
    passage, tokens = scene.passage, scene.passage.tokens
    capital = tokens[at].is_capitalised
    own = [t.bare for t in tokens[first:at] if t.is_name]
    distinct = [w for w in own if w not in _class("weak")]
    named = scene.inside(tokens[first].start, tokens[at].end, "country", "organisation", "place")
    inside = {w for f in named for w in passage.text(f.start, f.end).lower().split()}
    new = [w for w in distinct if w not in inside]
    if not new and not (capital and len(own) > 2 and distinct):
        return None
    titled = has_a_title(tokens, first, at, at)
    if not capital and len(own) == 1:
        # “the Kibara project” may be a mine; a single word is a project's name only where no mine can be meant.
        return None if inside else _found(passage, first, at, "project-noun", tokens[at].low if titled else "site-like")
    if scene.ending(tokens[at].end, "organisation", "instrument"):
        return None
    last = at + capital
    if capital and last + 1 < sentence.last and tokens[last].low in ("for", "on") and tokens[last + 1].is_name:
        last = _end(tokens, last + 1, min(sentence.last, at + 20))
    common = any(w in _class("weak") or w in _common() for w in own)
    site = tokens[at].low.startswith("project") and not common and len(own) < 4 and not titled
    return _found(passage, first, last, "project-noun", "site-like" if site else tokens[at].low)


@lru_cache(maxsize=1)
def _common() -> frozenset[str]:
    return words("organisation-words", "class", "topic") | words("organisation-words", "class", "weak")


def _start(tokens: Sequence[Token], at: int, sentence: Sentence) -> int:
    """Walk back over name words and the small words between them: “Women for Peace in Mining Project”."""
    start = n = at
    while n > sentence.first and at - n < _LONGEST:
        before = tokens[n - 1]
        if before.is_name and before.low not in ("the", "a", "our") and before.text[-1].isalnum():
            if is_possessive(before) or is_opener(tokens, n - 1, sentence):
                break
            start = n = n - 1
        elif before.low in _SMALL and start < at and start - n < 2:
            n -= 1
        else:
            break
    joined = any(t.low in _SMALL for t in tokens[start:at])
    # With small words in it a name needs its article: “our Rights at the Gate project”.
    if joined and not (start > sentence.first and tokens[start - 1].low in _DETERMINERS):
        while start < at and any(t.low in _SMALL for t in tokens[start:at]):
            start += 1
    return start


_DETERMINERS = frozenset("the our its their a an this that “ ‘ \" '".split())


def _end(tokens: Sequence[Token], at: int, last: int) -> int:
    end = run_end(tokens, at, last)
    while end + 1 < last and tokens[end].low in (*AND, "of", "in") and tokens[end + 1].low in _common():
        if not tokens[end + 1].is_name:
            break
        end = run_end(tokens, end + 1, last)
    return end


def _quoted(passage: Passage, sentence: Sentence, at: int) -> Found | None:
    """“the ‘Safe Gates’ project”, “a project called “Safe Gates””."""
    tokens = passage.tokens
    close = _closing(tokens, at, sentence.last)
    if close is None or tokens[at + 1].start != tokens[at].end:
        return None
    after = [t.low for t in tokens[close + 1 : close + 4]]
    before = [t.low for t in tokens[max(sentence.first, at - 4) : at]]
    nouns = _class("quoted")
    cued = nouns.intersection(after[:2]) or nouns.intersection(before[-2:])
    if not cued and not (_class("named").intersection(before[-2:]) and nouns.intersection(before)):
        return None
    last = close + (tokens[close].text not in _CLOSE)
    while last - 1 > at + 1 and not tokens[last - 1].text[0].isalnum():
        last -= 1
    found = _found(passage, at + 1, last, "project-quoted", "quoted")
    marks = len(tokens[last - 1].text) - len(tokens[last - 1].text.rstrip("'’"))
    return replace(found, end=tokens[last - 1].end - marks)


def _closing(tokens: Sequence[Token], at: int, last: int) -> int | None:
    """Return where a quotation that opens here closes; a single mark may stand at the end of a word."""
    single = tokens[at].text in "‘'"
    for n in range(at + 1, min(at + 22, last)):
        if n > at + 1 and tokens[n].text in _CLOSE:
            return n
        if single and tokens[n].text[-1] in "'’" and len(tokens[n].text) > 1:
            return n
    return None
