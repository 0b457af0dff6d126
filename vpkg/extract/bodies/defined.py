"""“Kwale Mining Alliance (KMA)”, “NLC (National Land Commission)”, “Torvane Peru (“TP”)”: names a report defines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from vpkg.extract.bodies.proposals import called_by_form, proposals
from vpkg.extract.capitals import generic, word_class
from vpkg.extract.context import Defined
from vpkg.extract.found import Found
from vpkg.extract.names.entries import lexicon
from vpkg.extract.names.guards import in_a_name, is_part_of_a_name
from vpkg.extract.names.lexicon import Match
from vpkg.extract.passage import Passage, Sentence, Token
from vpkg.extract.projects import projects_named
from vpkg.extract.scene import Scene
from vpkg.extract.strangers import strangers
from vpkg.extract.view import view
from vpkg.extract.words import words
from vpkg.iri import slug
from vpkg.model import Span

_SMALL = frozenset("of for on and & the de la del y et des du da do e in to à a las los en".split())
_ROW = "defined in the report"
_QUOTES = frozenset("\"“”'‘’")


def definitions(
    passages: Sequence[Passage], listed: Sequence[Sequence[Match]], own: frozenset[str], of_sites: bool
) -> dict[str, Found]:
    """Return the names that a report makes known: short names that it defines, projects, and unknown names by use.

    ``listed`` is what the gazetteer's names match in each passage; ``own`` are the names of the reporter; ``of_sites``
    tells that its projects may be mines.
    """
    defined: dict[str, Found] = {}
    refused: set[str] = set(own)
    seen = []
    for passage, matches in zip(passages, listed, strict=True):
        known = _listed(passage, matches)
        # What brackets explain may be any body; without brackets only companies have a shorter name.
        bracket = "(" in passage.view.kept
        made = proposals(passage, tuple(known)) if bracket else called_by_form(Scene(passage, known))
        spans = [*known, *made, *projects_named(passage, tuple(known))]
        seen.append(spans)
        for short, long in (*_bracketed(passage, spans), *_shortened(passage, spans, of_sites)):
            if long is not None and not _is_known(short):
                defined.setdefault(short, long)
            else:
                refused.add(short)
    for name, found in strangers(passages, seen, frozenset(refused | set(defined))).items():
        defined.setdefault(name, found)
    return {short: meant for short, meant in defined.items() if short not in own}


def _bracketed(passage: Passage, spans: Sequence[Found]) -> Iterator[tuple[str, Found | None]]:
    """Yield what brackets define; None where the words say nothing of its kind."""
    if "(" not in passage.view.kept:
        return
    scene = Scene(passage, [f for f in spans if f.kind in _KINDS and f.form != "unsure"])
    for sentence in passage.sentences:
        for at in range(sentence.first + 1, sentence.last - 2):
            if passage.tokens[at].text == "(":
                yield from _pairs(scene, sentence, at)


def _shortened(passage: Passage, spans: Sequence[Found], of_sites: bool) -> Iterator[tuple[str, Found]]:
    """Yield what companies and projects are called after their full names: without legal form, without noun."""
    for found in spans:
        if found.recogniser in ("organisation-company-form", "organisation-introduced"):
            name = _without_form(passage.text(found.start, found.end))
            if name:
                yield name, replace(found, recogniser="organisation-short")
        elif found.kind == "project" and not (of_sites and found.row == "site-like"):
            name = _without_noun(passage.text(found.start, found.end))
            if " " in name:
                yield name, replace(found, recogniser="project-again")


_KINDS = ("organisation", "project", "instrument")


def _is_known(short: str) -> bool:
    """What the gazetteer knows for one thing needs no definition: “… Voluntary Principles (VPs)”."""
    entries = [e for m in lexicon().scan(view(short, Span(0, len(short)))) for e in m.entries]
    sure = len({e.target for e in entries}) == 1 and any(e.guard is None for e in entries)
    return sure or any(e.kind == "instrument" for e in entries) or short.lower() in ("vp", "vps", "vpshr")


def _without_form(name: str) -> str | None:
    """“Garvek Holdings Ltd” is called “Garvek Holdings” afterwards; a word of no use alone is no short name."""
    parts = name.replace(",", "").split()
    forms = {f.rstrip(".") for f in words("organisation-forms", "loose", "", "form")} | {"company", "corporation"}
    while len(parts) > 1 and parts[-1].lower().rstrip(".") in forms:
        parts.pop()
    own = [p for p in parts if p.lower() not in generic() and p[:1].isalpha()]
    return " ".join(parts) if own and (len(parts) > 1 or len(own[0]) > 4) else None


def _without_noun(name: str) -> str:
    parts = name.split()
    nouns = words("project-words", "class", "noun")
    return " ".join(parts[:-1] if parts[-1].lower() in nouns else parts)


def _listed(passage: Passage, matches: Sequence[Match]) -> list[Found]:
    """Return what the gazetteer may know in a passage, whether or not its guard is met."""
    return [
        Found(m.start, m.end, e.kind, e.recogniser, e.row, (e.target,), e.canonical, e.iso, _form(passage, m))
        for m in matches
        for e in m.entries[:1]
    ]


def _form(passage: Passage, match: Match) -> str | None:
    """“Unsure” is what may be part of an unknown name, and a place that counts only beside its country."""
    entries = match.entries
    if entries[0].kind in ("country", "place") and in_a_name(passage.view, match):
        return "unsure"
    if entries[0].form:
        return entries[0].form
    if all(e.guard == "organisation-cue" for e in entries) or is_part_of_a_name(passage.view, match, entries[0]):
        return "unsure"
    if all(e.kind == "place" and (e.guard or "").endswith(("-cue", "subdivision")) for e in entries):
        return "unsure"
    return "in-name" if len({e.target for e in entries}) > 1 else None


def _pairs(scene: Scene, sentence: Sentence, at: int) -> Iterator[tuple[str, Found | None]]:
    tokens = scene.passage.tokens
    close = next((n for n in range(at + 1, min(at + 14, sentence.last)) if tokens[n].text == ")"), None)
    if close is None:
        return
    inside = tokens[at + 1 : close]
    short = _short_name(inside)
    if short is not None:
        long = _before(scene, sentence, at, short)
        yield short, replace(long, recogniser=f"defined-{long.kind}", row=_ROW) if long is not None else None
    elif is_acronym(tokens[at - 1].text) and inside:
        longs = [f for f in scene.starting(inside[0].start, *_KINDS) if f.end == inside[-1].end]
        if longs and _spells(tokens[at - 1].text, inside):
            yield tokens[at - 1].text, replace(longs[0], recogniser=f"defined-{longs[0].kind}", row=_ROW)


def is_acronym(text: str) -> bool:
    """Tell whether a word is written as an acronym: two capitals or more, and no longer than ten letters.

    >>> is_acronym("KMA"), is_acronym("UKaid"), is_acronym("Kwale")
    (True, True, False)
    """
    return 2 <= len(text) <= 10 and sum(c.isupper() for c in text) >= 2 and text[0].isalnum()


def _short_name(inside: Sequence[Token]) -> str | None:
    """Return the short name that a bracket gives: one acronym, or what stands first in quotes."""
    quoted = [n for n, t in enumerate(inside) if t.text in _QUOTES]
    if len(quoted) >= 2:
        name = inside[quoted[0] + 1 : quoted[1]]
        if name and name[0].is_capitalised and name[0].low not in ("the", "our") and len(name) <= 4:
            return " ".join(t.text for t in name)
        return None
    rest = [t for t in inside if t.low not in ("the", "hereinafter", "or", "acronym", ",")]
    return rest[0].text if len(rest) == 1 and is_acronym(rest[0].text) else None


def _before(scene: Scene, sentence: Sentence, at: int, short: str) -> Found | None:
    """Return what stands before the bracket: a name that was found, else the words whose initials spell it."""
    tokens = scene.passage.tokens
    ending = scene.ending(tokens[at - 1].end, *_KINDS)
    if ending:
        return max(ending, key=len)
    if not is_acronym(short):
        return None
    first = _spelt(tokens, sentence, at, short)
    return _by_head(scene.passage, first, at) if first is not None else None


def _spelt(tokens: Sequence[Token], sentence: Sentence, at: int, short: str) -> int | None:
    letters = [c.lower() for c in short if c.isalnum() and (c.isupper() or short.isupper())]
    n, begin = at - 1, at
    while letters and n >= sentence.first and at - n < 14:
        low = tokens[n].low
        parts = [p for p in low.replace("'", "-").split("-") if p]
        initials = [p[0] for p in parts]
        size = next((k for k in range(len(initials), 0, -1) if letters[-k:] == initials[:k] and k <= len(letters)), 0)
        if size:
            letters, begin = letters[:-size], n
        elif low not in _SMALL:
            return None
        n -= 1
    return begin if not letters else None


def _by_head(passage: Passage, first: int, last: int) -> Found | None:
    """The head noun of a long name in capitals tells what it is; without one it stays nameless."""
    tokens = passage.tokens[first:last]
    if sum(t.is_capitalised for t in tokens) < 2:
        return None
    start, end = tokens[0].start, tokens[-1].end
    name = " ".join(passage.text(start, end).split())
    lows = [t.low for t in tokens]
    if set(lows) & word_class("project"):
        return Found(start, end, "project", "", "", (f"project/{slug(name)}",), name)
    if set(lows) & words("organisation-heads", "kind", "association", "head"):
        return Found(start, end, "organisation", "", "", (f"organisation/{slug(name)}",), name)
    return None


def _spells(short: str, inside: Sequence[Token]) -> bool:
    initials = [p[0] for t in inside if t.low not in _SMALL for p in t.low.split("-") if p]
    letters = [c.lower() for c in short if c.isupper()]
    return letters == initials[: len(letters)] or set(letters) <= set(initials)


def uses(passage: Passage, defined: Defined) -> Iterator[Found]:
    """Yield the uses in a passage of the names that the report makes known."""
    tokens, taken = passage.tokens, 0
    for at in passage.at_bare(defined.first_words):
        first = tokens[at].text.replace("’", "'").removesuffix("'s")
        for parts in defined.beginning_with(first) if at >= taken else ():
            group = tokens[at : at + len(parts)]
            text = tuple(t.text.replace("’", "'") for t in group)
            if text[:-1] != parts[:-1] or text[-1:] not in ((parts[-1],), (parts[-1] + "'s",)):
                continue
            end = group[-1].end - (2 if text[-1] != parts[-1] else 0)
            yield replace(defined.names[" ".join(parts)], start=group[0].start, end=end)
            taken = at + len(parts)
            break
