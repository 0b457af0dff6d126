"""Governments of countries and of their parts, embassies, and the groups of the Initiative in a country."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from vpkg import gazetteer
from vpkg.extract.bodies.embassies import MISSIONS, embassy
from vpkg.extract.bodies.linking import Link, clean, link
from vpkg.extract.capitals import ARTICLES, bare_end, generic, run_end, run_start
from vpkg.extract.found import Found
from vpkg.extract.passage import Sentence, Token
from vpkg.extract.scene import Scene
from vpkg.iri import slug

_GOVERNMENT = frozenset("government govt gobierno gouvernement governo".split())
_LEVELS = frozenset("federal regional provincial state county local district municipal city territorial".split())
_GROUPS = frozenset("icwg icwgs group groups".split())
_HEADS = _GOVERNMENT | MISSIONS | {"commission"} | _GROUPS


def states(scene: Scene) -> Iterator[Found]:
    """Yield the governments, embassies and in-country groups that a passage names."""
    passage, tokens = scene.passage, scene.passage.tokens
    for at in passage.at_bare(_HEADS):
        sentence, word = passage.sentence_of(at), tokens[at].bare
        found = None
        if word in _GOVERNMENT:
            found = _government(scene, sentence, at)
        elif word in MISSIONS or (word == "commission" and at > sentence.first and tokens[at - 1].low == "high"):
            found = embassy(scene, sentence, at)
        elif word in _GROUPS:
            found = _country_group(scene, sentence, at)
        if found is not None:
            yield found


def _government(scene: Scene, sentence: Sentence, at: int) -> Found | None:
    """“Government of X”, “X government”, “regional government of X”; a bare “government” is no name."""
    tokens = scene.passage.tokens
    first = at - 1 if at > sentence.first and tokens[at - 1].low in _LEVELS else at
    last = _of(tokens, at, sentence.last)
    if last == at + 1:
        begin = run_start(tokens, first, sentence)
        if not _is_named(scene, begin, first, at):
            return None
        first = begin
    start, end = tokens[first].start, bare_end(tokens[last - 1])
    made = _link(scene, sentence, first, last, (start, end))
    return Found(
        start,
        end,
        "organisation",
        "organisation-government-part",
        tokens[at].low,
        made.targets,
        made.canonical,
        made.iso,
        made.form,
    )


def _of(tokens: Sequence[Token], at: int, last: int) -> int:
    if at + 1 >= last or tokens[at + 1].low not in ("of", "de", "del", "du") or tokens[at].bare != tokens[at].low:
        return at + 1
    begin = at + 2
    while begin < last and tokens[begin].low in ARTICLES:
        begin += 1
    end = run_end(tokens, begin, last)
    return end if end > begin else at + 1


def _is_named(scene: Scene, begin: int, first: int, at: int) -> bool:
    """“Kwale county government” has a name in it, “host Government” has none; a small “government” needs a place."""
    tokens = scene.passage.tokens
    capital = tokens[at].is_capitalised
    if capital and begin == at - 1 and tokens[begin].low == "federal" and tokens[begin].is_capitalised:
        return True
    own = [t for t in tokens[begin:at] if t.is_name and t.bare not in generic()]
    if not capital and first == at:
        own = [t for t in own if scene.ending(bare_end(t), "country", "place")]
    return bool(own)


def _link(scene: Scene, sentence: Sentence, first: int, last: int, at: tuple[int, int]) -> Link:
    inside = [f for f in scene.inside(*at, "country") if len(f.iso) == 1]
    levels = any(t.low in _LEVELS and t.low != "federal" for t in scene.passage.tokens[first:last])
    if inside and not levels:
        body = gazetteer.organisations()[f"government-of-{slug(gazetteer.countries()[inside[0].iso[0]].name)}"]
        return Link((body.id,), body.name, inside[0].iso)
    # A government of something unknown may be of a country that does not exist: no scope tells.
    scope = scene.country(sentence, *at) if levels else None
    return link(_titled(clean(scene.passage.text(*at))), inside[0].iso[0] if inside else scope, True)


def _titled(name: str) -> str:
    """“regional government of X” and “Regional Government of X” are one."""
    return " ".join(w if w in ("of", "the", "de", "del") else w[:1].upper() + w[1:] for w in name.split())


def _country_group(scene: Scene, sentence: Sentence, at: int) -> Found | None:
    """“Ghana In-Country Working Group”, “the ICWG in Peru”, “in-country working group in Ghana”."""
    tokens = scene.passage.tokens
    begin = _group_start(tokens, at, sentence.first)
    if begin is None:
        return None
    first, last = run_start(tokens, begin, sentence), at + 1
    if last + 1 < sentence.last and tokens[last].low in ("in", "for", "of"):
        name = last + 1 + (tokens[last + 1].low in ARTICLES)
        stop = run_end(tokens, name, sentence.last)
        last = stop if stop > name else last
    if first == begin and last == at + 1 and not tokens[begin].is_capitalised:
        return None
    start, end = tokens[first].start, bare_end(tokens[last - 1])
    inside = [f for f in scene.inside(start, end, "country", "place") if len(f.iso) == 1]
    iso = inside[0].iso[0] if inside else scene.country(sentence, start, end)
    made = _group_of(iso) if iso is not None and not tokens[at].low.endswith("s") else Link(form="unplaced")
    what = "organisation-in-country-group"
    return Found(start, end, "organisation", what, "icwg", made.targets, made.canonical, made.iso, made.form)


def _group_start(tokens: Sequence[Token], at: int, first: int) -> int | None:
    """Return where “in-country (implementation) working group” begins; “ICWG” is one word."""
    if tokens[at].low.startswith("icwg"):
        return at
    begin = at - 1
    while begin > first and tokens[begin].low in ("working", "implementation"):
        begin -= 1
    if begin == at - 1 or begin < first:
        return None
    if tokens[begin].low == "in-country":
        return begin
    return begin - 1 if begin > first and tokens[begin].low == "country" and tokens[begin - 1].low == "in" else None


@lru_cache(maxsize=512)
def _group_of(iso: str) -> Link:
    bodies = (o for o in gazetteer.organisations().values() if o.local.startswith("icwg-") and o.country == iso)
    listed = next(bodies, None)
    if listed is not None:
        return Link((listed.id,), listed.name)
    name = gazetteer.countries()[iso].name
    return Link((f"organisation/icwg-{slug(name)}",), f"{name} In-Country Working Group")
