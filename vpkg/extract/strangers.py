"""Names that no list knows and no pattern shows: told by the company that they keep through the whole report.

A capitalised word that the report never writes small, after “in” or “near” more often than after “by” or “with”, is
a place; an acronym that acts is a body. Where the report does not tell, the name stays nothing.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from vpkg import gazetteer
from vpkg.extract.capitals import AND, generic, is_opener, is_possessive, opens, word_class
from vpkg.extract.found import Found
from vpkg.extract.names.entries import lexicon
from vpkg.extract.names.lexicon import Entry
from vpkg.extract.passage import Passage, Sentence, Token
from vpkg.extract.scene import Scene
from vpkg.extract.words import words
from vpkg.iri import slug

_ACRONYM = re.compile(r"[A-Z][A-Za-z]*[A-Z][A-Za-z]*(?:-[A-Z]{1,4})?|[A-Z]{2,}[0-9]?[A-Z]+")
_ROMAN = re.compile(r"[IVXLC]+")
_DIRECTIONS = frozenset(
    "north south east west upper lower new alta alto la el los las san santa santo saint port".split()
)
_LONGEST = 4


@dataclass(slots=True)
class Votes:
    """What the places where a name stands say of its kind, and the country that the first of them lies in."""

    kinds: Counter[str] = field(default_factory=Counter)
    iso: str | None = None


@lru_cache(maxsize=16)
def _cue(name: str) -> frozenset[str]:
    return words("stranger-cues", "class", name)


def strangers(passages: Sequence[Passage], known: Sequence[Sequence[Found]], taken: frozenset[str]) -> dict[str, Found]:
    """Return the unknown names of a report with the kind that their uses give them.

    ``known`` are the names and bodies already found in each passage; ``taken`` words that stand for something else.
    """
    small = frozenset(t.low for p in passages for t in p.tokens if t.text[0].islower())
    votes: dict[str, Votes] = defaultdict(Votes)
    for passage, found in zip(passages, known, strict=True):
        reading = _Reading(Scene(passage, [f for f in found if f.form != "unsure"]), small)
        cell = -1 if passage.tokens[0].text == "|" else 0
        for sentence in passage.sentences:
            reading.vote(sentence, _column(passage, cell), votes)
            cell += 1
    judged = {name: _judged(name, seen) for name, seen in votes.items() if name not in taken}
    return {name: found for name, found in judged.items() if found is not None}


def _judged(name: str, seen: Votes) -> Found | None:
    place, body = seen.kinds["place"], seen.kinds["organisation"]
    acronym = " " not in name and _is_acronym(name)
    if seen.kinds["person"] or (seen.kinds["other"] and not place + body):
        return None
    if acronym and not place:
        return _made(name, "organisation", "organisation-acronym", None) if seen.kinds["any"] else None
    if place > body:
        return _made(name, "place", "place-by-context", seen.iso)
    if body > place and not _places_called(name):
        return _made(name, "organisation", "organisation-by-context", None)
    return None


def _made(name: str, kind: str, recogniser: str, iso: str | None) -> Found:
    body = gazetteer.find_organisation(name) if kind == "organisation" else None
    if body is not None and not body.local.startswith("government-of-"):
        return Found(0, 0, kind, recogniser, f"organisations.csv#{body.local}", (body.id,), body.name)
    listed = _listed(name, iso) if kind == "place" else None
    if listed is not None:
        return Found(0, 0, kind, recogniser, listed.row, (listed.target,), listed.canonical, listed.iso)
    return Found(0, 0, kind, recogniser, "context", (f"{kind}/{slug(name)}",), name, (iso,) if iso else ())


def _listed(name: str, iso: str | None) -> Entry | None:
    """Return the one place of the gazetteer that bears a name in a country."""
    fitting = [e for e in _places_called(name) if iso in e.iso]
    return fitting[0] if len(fitting) == 1 else None


def _places_called(name: str) -> list[Entry]:
    entries = {e.target: e for e in lexicon().called(name)}
    return [e for e in entries.values() if e.kind == "place"]


def _is_in_capitals(tokens: Sequence[Token]) -> bool:
    capitals = sum(t.is_capitalised and t.text.isupper() and len(t.text) > 3 for t in tokens)
    return capitals * 2 > len(tokens) > 2


def _goes_on(tokens: Sequence[Token], last: int, sentence: Sentence) -> bool:
    return last < sentence.last and (tokens[last].text == "," or tokens[last].low in AND)


class _Reading:
    """One passage, with the stretches that known names take."""

    def __init__(self, scene: Scene, small: frozenset[str]) -> None:
        self.scene = scene
        self.tokens = scene.passage.tokens
        self.small = small
        self.covered = scene.marks(
            "organisation", "country", "place", "project", "instrument", "date", "stakeholder", "quantity"
        )

    def vote(self, sentence: Sentence, column: str | None, votes: dict[str, Votes]) -> None:
        """Read a sentence or a table's cell, and let each unknown name in it count for a kind."""
        tokens = self.scene.passage.words(sentence)
        runs = list(self._runs(sentence, column is not None))
        if not runs or _is_in_capitals(tokens):
            return
        listed = ""
        for first, last in runs:
            name = " ".join(t.text for t in self.tokens[first:last]).replace("’", "'").removesuffix("'s")
            if first - 2 >= sentence.first and self.scene.ending(self.tokens[first - 2].end, "place"):
                listed = "place"
            kind = _kind(self.tokens, first, last, sentence, listed) or _acts(self.tokens, last, sentence)
            if column and last - first >= sum(t.text[0].isalnum() for t in tokens):
                kind = column
            seen = votes[name]
            seen.kinds.update((kind, "any"))
            if kind == "place" and seen.iso is None:
                seen.iso = self.scene.country(sentence)
            listed = kind if kind in ("place", "organisation") and _goes_on(self.tokens, last, sentence) else ""

    def _runs(self, sentence: Sentence, free: bool) -> Iterator[tuple[int, int]]:
        """Yield runs of words in capitals that the report never writes small and that no other name covers."""
        tokens, at = self.tokens, sentence.first
        while at < sentence.last:
            if not tokens[at].is_capitalised:
                at += 1
                continue
            first = at
            while at < sentence.last and at - first < _LONGEST and self._is_strange(at, sentence, free):
                at += 1
                if is_possessive(tokens[at - 1]):
                    break
            if at == first:
                at += 1
            elif not self._is_a_part(first, at, sentence):
                yield first, at

    def _is_a_part(self, first: int, last: int, sentence: Sentence) -> bool:
        """A word beside another name word is only part of something."""
        tokens = self.tokens
        if first > sentence.first and tokens[first - 1].is_name and not is_opener(tokens, first - 1, sentence):
            return True
        beside = last < sentence.last and tokens[last].is_name and not is_possessive(tokens[last - 1])
        if beside and not self.covered[tokens[last].start]:
            return True
        return all(t.bare in _DIRECTIONS for t in tokens[first:last])

    def _is_strange(self, at: int, sentence: Sentence, free: bool) -> bool:
        token, low = self.tokens[at], self.tokens[at].bare
        if not token.is_capitalised or len(token.text) < 2 or self.covered[token.start]:
            return False
        after = self.tokens[at + 1] if at + 1 < sentence.last else None
        if low in _DIRECTIONS:
            return after is not None and after.is_capitalised
        if low in self.small or _is_ordinary(low):
            return False
        if _is_acronym(token.text):
            return not ({low, low.removesuffix("s")} & word_class("acronym")) and not _ROMAN.fullmatch(token.text)
        if free or not opens(self.tokens, at, sentence):
            return True
        # First in its sentence any word has a capital: only one that acts and is no plural is a name.
        return after is not None and (after.is_capitalised or (after.low in _cue("verb") and not low.endswith("s")))


@lru_cache(maxsize=8192)
def _is_ordinary(low: str) -> bool:
    """Tell whether a word makes no name by itself: of a body, a law, a time, a language."""
    classes = ("instrument", "project", "stop", "opener")
    return (
        sum(c.isdigit() for c in low) > 1
        or low in _cue("not")
        or low in generic()
        or any(low in word_class(name) for name in classes)
        or low in words("place-nouns", "class", "area", "noun")
        or _is_a_head(low)
    )


def _is_a_head(low: str) -> bool:
    from vpkg.extract.bodies.heads import heads_by_last_word

    return low in heads_by_last_word() or low.removesuffix("s") in heads_by_last_word()


def _is_acronym(text: str) -> bool:
    return bool(_ACRONYM.fullmatch(text)) and 2 < len(text) < 10 and sum(c.isupper() for c in text) > 1


def _kind(tokens: Sequence[Token], first: int, last: int, sentence: Sentence, listed: str) -> str:
    """Return what the words around a name say that it is: place, organisation, person, other, or nothing."""
    before = tokens[first - 1].low if first > sentence.first else ""
    far = tokens[first - 2].low if first - 1 > sentence.first else ""
    after = tokens[last].low if last < sentence.last else ""
    if before in _cue("person") or (before == "." and far in _cue("person")):
        return "person"
    if after.isdigit() and not opens(tokens, first, sentence):
        return "other"
    if after in _cue("people") or (last < sentence.last and tokens[last].low in _cue("thing")):
        return "other"
    if before in ("the", "both") and far in _cue("agent") | _cue("place"):
        before = far if far in _cue("agent") else ""
    ends = last >= sentence.last or not after[:1].isalnum() or after in AND or after in _cue("after-list")
    if listed and (before in AND or (before == "," and ends)):
        return listed
    if before in _cue("place") or (before in ("from", "of") and far in _cue("people-from")):
        return "place"
    if before in _cue("agent") or (before == "from" and far in _cue("source")):
        return "organisation"
    if after in _cue("verb") and not tokens[last - 1].low.endswith("s"):
        return "organisation"
    return ""


def _acts(tokens: Sequence[Token], last: int, sentence: Sentence) -> str:
    """“Felm and Forum Syd trained”: names joined before a verb of acting are all bodies."""
    at = last
    while at < min(last + 8, sentence.last):
        token = tokens[at]
        if token.low in _cue("verb"):
            return "organisation" if at > last else ""
        if not (token.is_name or token.text == "," or token.low in AND or token.low == "the"):
            return ""
        at += 1
    return ""


def _column(passage: Passage, cell: int) -> str | None:
    """Return what the head of a table's column says of its cells."""
    if passage.kind != "row" or not 0 <= cell < len(passage.head):
        return None
    head = {w.strip(".,:;()*").lower() for w in re.split(r"[\s/]+", passage.head[cell])}
    if head & _cue("place-column"):
        return "place"
    return "organisation" if head & _cue("body-column") else None
