"""All pattern families for bodies over one passage, each name linked."""

from __future__ import annotations

from collections.abc import Iterator

from vpkg.extract.bodies.companies import companies
from vpkg.extract.bodies.headed import Body, headed
from vpkg.extract.bodies.initiative import initiative
from vpkg.extract.bodies.introduced import introduced
from vpkg.extract.bodies.linking import clean, link
from vpkg.extract.bodies.states import states
from vpkg.extract.capitals import bare_end
from vpkg.extract.found import Found
from vpkg.extract.passage import Passage, Sentence
from vpkg.extract.scene import Scene

_RECOGNISERS = {
    "government": "organisation-public-body",
    "body": "organisation-committee",
    "association": "organisation-association",
    "security": "organisation-force",
    "company": "organisation-company-word",
}
_PLURALS = ("ministries", "departments", "directorates")


def proposals(passage: Passage, known: tuple[Found, ...]) -> Iterator[Found]:
    """Yield the bodies that patterns find in a passage."""
    scene = Scene(passage, known)
    yield from initiative(passage)
    yield from states(scene)
    words = _words_of_countries(scene)
    for sentence, body in headed(passage, words):
        yield _headed(scene, sentence, body)
    yield from called_by_form(scene)


def called_by_form(scene: Scene) -> Iterator[Found]:
    """Yield the bodies that a legal form, a known name beside them or an ordinary noun shows."""
    passage = scene.passage
    for first, last, recogniser, row in companies(scene):
        start, end = passage.tokens[first].start, bare_end(passage.tokens[last - 1])
        # A known name at the end of it: what stands before is of the line above.
        if not any(f.start > start for stop in (end, end - 1) for f in scene.ending(stop, "organisation")):
            yield _made(passage, start, end, recogniser, row)
    for start, end, recogniser, row in introduced(scene):
        yield _made(passage, start, end, recogniser, row)


def _words_of_countries(scene: Scene) -> frozenset[str]:
    """Return the words of the countries named here, by name or adjective."""
    names = (scene.passage.view.folded[f.start : f.end] for f in scene.known if f.kind == "country")
    return frozenset(word for name in names for word in name.split())


def _headed(scene: Scene, sentence: Sentence, body: Body) -> Found:
    start = scene.passage.tokens[body.first].start
    recogniser = _RECOGNISERS[body.head.kind]
    if body.head.words[0] in _PLURALS:
        return Found(start, body.end, "organisation", recogniser, body.head.row)
    where = scene.country(sentence, start, body.end) if body.head.shared else None
    made = link(clean(scene.passage.text(start, body.end)), where, body.head.shared)
    return Found(
        start, body.end, "organisation", recogniser, body.head.row, made.targets, made.canonical, made.iso, made.form
    )


def _made(passage: Passage, start: int, end: int, recogniser: str, row: str) -> Found:
    made = link(clean(passage.text(start, end)), None, False)
    return Found(start, end, "organisation", recogniser, row, made.targets, made.canonical)
