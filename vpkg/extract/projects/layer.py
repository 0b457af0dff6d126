"""The projects that a passage names: where the words stand beside which one may be named, and what they name."""

from __future__ import annotations

from collections.abc import Iterator

from vpkg.extract.context import Context
from vpkg.extract.found import Found
from vpkg.extract.passage import Passage
from vpkg.extract.projects.introduced import after_noun, paid_for, told_before, with_acronym
from vpkg.extract.projects.judging import SITE_LIKE
from vpkg.extract.projects.lexicon import is_prefix, listed, project_words
from vpkg.extract.projects.nouns import before_noun
from vpkg.extract.projects.quoted import OPEN, OPEN_FOLDED, closing, in_quotes
from vpkg.extract.scene import Scene


def projects(passage: Passage, context: Context, known: tuple[Found, ...]) -> Iterator[Found]:
    """Yield the projects that a passage names."""
    for match in listed().scan(passage.view):
        entry = match.entries[0]
        yield Found(match.start, match.end, "project", entry.recogniser, entry.row, (entry.target,), entry.canonical)
    of_sites = context.report.pillar == "corporate"
    for found in projects_named(passage, known):
        if not (of_sites and found.row == SITE_LIKE):
            yield found


def projects_named(passage: Passage, known: tuple[Found, ...]) -> Iterator[Found]:
    """Yield projects by patterns; ``row`` is ``site-like`` where a mine may be meant (Cerro Blanco Project)."""
    words = project_words()
    nouns = passage.at_bare(words.every)
    quotes = passage.at(OPEN_FOLDED)
    payers = [at for at in _hyphened(passage) if is_prefix(passage.tokens[at].text, words.payer)]
    brackets = passage.at({"("}) if not passage.vocabulary.isdisjoint(words.gerund) else []
    if not (nouns or quotes or payers or brackets):
        return
    scene = Scene(passage, [f for f in known if f.kind != "project"])
    taken = {(f.start, f.end) for f in known if f.kind in ("organisation", "instrument")}
    made: set[tuple[int, int]] = set()
    for found in _proposals(scene, nouns, quotes, payers, brackets):
        stretch = (found.start, found.end)
        if stretch not in taken and stretch not in made:
            made.add(stretch)
            yield found


def _hyphened(passage: Passage) -> list[int]:
    """Return where words stand that may say who pays: “EU-funded”."""
    folded = passage.view.folded
    if not any(f"-{payer}" in folded for payer in project_words().payer):
        return []
    return passage.at_any(lambda word: "-" in word)


def _proposals(
    scene: Scene, nouns: list[int], quotes: list[int], payers: list[int], brackets: list[int]
) -> Iterator[Found]:
    passage = scene.passage
    for at in nouns:
        sentence = passage.sentence_of(at)
        before = list(before_noun(scene, sentence, at))
        yield from before
        others = (after_noun(scene, sentence, at), told_before(scene, sentence, at)) if not before else ()
        yield from (found for found in others if found is not None)
    for places, pattern in ((payers, paid_for), (brackets, with_acronym)):
        for at in places:
            found = pattern(scene, passage.sentence_of(at), at)
            if found is not None:
                yield found
    yield from _quoted(passage, quotes)


def _quoted(passage: Passage, quotes: list[int]) -> Iterator[Found]:
    closed = -1
    for at in quotes:
        if at <= closed or passage.tokens[at].text not in OPEN:
            continue
        sentence = passage.sentence_of(at)
        close = closing(passage.tokens, at, sentence.last)
        if close is None:
            continue
        found = in_quotes(passage, sentence, at, close)
        # A straight mark that closes opens nothing; an apostrophe may look like a mark and be none.
        closed = close if found is not None or passage.tokens[at].text != "'" else closed
        if found is not None:
            yield found
