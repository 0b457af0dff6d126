"""“the Swiss Embassy” in Abuja, “Embassy of Canada in Peru”, “British High Commission”: missions of states."""

from __future__ import annotations

from collections.abc import Sequence

from vpkg import gazetteer
from vpkg.extract.bodies.linking import Link, clean
from vpkg.extract.capitals import ARTICLES, bare_end, run_end, run_start
from vpkg.extract.found import Found
from vpkg.extract.passage import Sentence, Token
from vpkg.extract.scene import Scene
from vpkg.iri import slug

MISSIONS = frozenset("embassy embajada ambassade embaixada consulate".split())


def embassy(scene: Scene, sentence: Sentence, at: int) -> Found | None:
    """Return the mission whose head noun stands at a position; where it sits is a place of its own."""
    tokens = scene.passage.tokens
    begin = at - 1 if tokens[at].low == "commission" else at
    first, core = run_start(tokens, begin, sentence), at + 1
    sender = _country(scene, tokens[begin - 1].end) if begin > sentence.first else None
    if sender is not None:
        named = scene.token_at(sender.start)
        first = first if named is None else min(first, named)
    if core < sentence.last and tokens[core].low == "general":
        core += 1
    stop = _named_after(tokens, core, sentence.last, ("of", "de"))
    if stop:
        sender, core = sender or _country(scene, bare_end(tokens[stop - 1])), stop
    if core < sentence.last and tokens[core].low == "for":
        return None
    if first == begin and not stop and sender is None:
        return None
    seat = _named_after(tokens, core, sentence.last, ("in", "to", "en", "au")) or core
    start, end = tokens[first].start, bare_end(tokens[core - 1])
    made = _link(scene, sentence, (start, end, bare_end(tokens[seat - 1])), sender)
    return Found(
        start, end, "organisation", "organisation-embassy", "embassy", made.targets, made.canonical, (), made.form
    )


def _country(scene: Scene, end: int) -> Found | None:
    return next((f for f in scene.ending(end, "country") if len(f.iso) == 1), None)


def _named_after(tokens: Sequence[Token], at: int, last: int, prepositions: tuple[str, ...]) -> int:
    """Return the index after the name that follows a preposition; 0 where none does."""
    if at + 1 >= last or tokens[at].low not in prepositions:
        return 0
    begin = at + 1
    while begin < last and tokens[begin].low in ARTICLES:
        begin += 1
    end = run_end(tokens, begin, last)
    return end if end > begin else 0


def _link(scene: Scene, sentence: Sentence, at: tuple[int, int, int], sender: Found | None) -> Link:
    start, end, seat = at
    name, seated = clean(scene.passage.text(start, end)), clean(scene.passage.text(start, seat))
    listed = gazetteer.find_organisation(seated) or gazetteer.find_organisation(name)
    if listed is not None:
        return Link((listed.id,), listed.name)
    if sender is None:
        return Link((f"organisation/{slug(seated)}",), seated)
    hosts = [f for f in scene.inside(end, seat, "country", "place") if len(f.iso) == 1 and not f.form]
    where = hosts[0].iso[0] if hosts else scene.country(sentence, start, end)
    if where is None or where == sender.iso[0]:
        return Link(form="unplaced")
    what = next((w for w in ("High Commission", "Consulate") if w.lower() in name.lower()), "Embassy")
    names = gazetteer.countries()
    full = f"{what} of {names[sender.iso[0]].name} in {names[where].name}"
    listed = gazetteer.find_organisation(full)
    return Link((listed.id if listed else f"organisation/{slug(full)}",), full)
