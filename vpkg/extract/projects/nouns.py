"""Names before their noun: “Safe Roads Project”, “the Safe Gates pilot project”, “the A and B projects”."""

from __future__ import annotations

from collections.abc import Iterator

from vpkg.extract.capitals import AND, opens
from vpkg.extract.found import Found
from vpkg.extract.passage import Sentence
from vpkg.extract.projects.edges import closing_bracket, is_acronym, name_start, phrase_end
from vpkg.extract.projects.judging import (
    SITE_LIKE,
    Weight,
    has_a_title,
    is_a_site,
    is_taken,
    proposed,
    weigh,
)
from vpkg.extract.projects.lexicon import project_words
from vpkg.extract.scene import Scene

_ROMAN = frozenset("I II III IV V VI 1 2 3 4".split())
_LONGER = ("for", "on")


def before_noun(scene: Scene, sentence: Sentence, at: int) -> Iterator[Found]:
    """Yield what is named before a noun."""
    tokens, words = scene.passage.tokens, project_words()
    low, capital = tokens[at].bare, tokens[at].is_capitalised
    if low in words.head:
        if capital:
            yield from _headed(scene, sentence, at)
        return
    if low not in words.noun and low not in words.initiative:
        return
    if capital and _goes_on(scene, sentence, at):
        return
    if low in words.plural:
        yield from _side_by_side(scene, sentence, at)
        return
    last = _name_end(scene, sentence, at)
    first = name_start(scene, sentence, last, sure=last < at and tokens[last].text == "(")
    if first == last:
        return
    whole = capital and last == at
    yield from _judged(scene, sentence, first, last, at, whole)


def _goes_on(scene: Scene, sentence: Sentence, at: int) -> bool:
    """“Project Manager”, “Initiative Secretariat”: the noun is part of a longer name."""
    tokens = scene.passage.tokens
    if at + 1 >= sentence.last or not tokens[at + 1].is_name or tokens[at + 1].text in _ROMAN:
        return False
    return not scene.starting(tokens[at + 1].start, "country", "place")


def _name_end(scene: Scene, sentence: Sentence, at: int) -> int:
    """Return where the name ends: before an acronym in brackets, before small words of sort, or at the noun."""
    tokens, words = scene.passage.tokens, project_words()
    opened = closing_bracket(tokens, at - 1, sentence)
    if opened is not None and is_acronym(tokens[opened + 1].text) and opened + 3 == at:
        return opened
    last = at
    if not tokens[at].is_capitalised:
        while last - 1 > sentence.first and at - last < 2 and tokens[last - 1].low in words.qualifier:
            if tokens[last - 1].is_capitalised:
                break
            last -= 1
    return last


def _judged(scene: Scene, sentence: Sentence, first: int, last: int, at: int, whole: bool) -> Iterator[Found]:
    tokens, words = scene.passage.tokens, project_words()
    end = at + 1 if whole else last
    if scene.ending(tokens[end - 1].end, "organisation", "instrument") or is_taken(scene, first, last):
        return
    weight = weigh(scene, first, last)
    initiative = tokens[at].bare in words.initiative
    recogniser = "project-initiative" if initiative and whole else "project-noun"
    if not _is_named(scene, sentence, first, weight, whole):
        if not (whole and weight.units > 2 and not initiative) or _is_a_run_of_work(scene, first, last):
            return
        recogniser = "project-common"
    elif not weight.rare and not weight.common:
        recogniser = "project-common"
    site = is_a_site(tokens, first, last, at, weight)
    if whole:
        end = _longer(scene, sentence, end)
    yield proposed(scene.passage, first, end, recogniser, SITE_LIKE if site else tokens[at].low)


def _is_named(scene: Scene, sentence: Sentence, first: int, weight: Weight, whole: bool) -> bool:
    """Tell whether words make a name: a rare one, or common ones in capitals that a company's duties do not use."""
    tokens = scene.passage.tokens
    if not weight.units:
        return False
    if weight.units > 1:
        return weight.rare + weight.common > 0 or (whole and weight.soft > 0)
    if whole and weight.placed and weight.common:
        return True
    # One word: a capital at the head of a sentence says nothing, and a common word names little.
    if opens(tokens, first, sentence):
        return whole and weight.rare > 0
    return weight.rare > 0 or (whole and tokens[first].low in project_words().lone)


def _is_a_run_of_work(scene: Scene, first: int, last: int) -> bool:
    """“Human Rights Training Programme”: words of a company's duties alone, whatever their number."""
    weak = project_words().weak
    return all(t.bare in weak for t in scene.passage.tokens[first:last] if t.is_name)


def _longer(scene: Scene, sentence: Sentence, end: int) -> int:
    """“… Programme for Peace”, “… Programme II” go on after their noun."""
    tokens = scene.passage.tokens
    if end < sentence.last and tokens[end].text in _ROMAN and not tokens[end].text.isdigit():
        return end + 1
    goes_on = end + 1 < sentence.last and tokens[end].low in _LONGER and tokens[end + 1].is_name
    if not goes_on or scene.starting(tokens[end + 1].start, "organisation", "country", "place"):
        return end
    return phrase_end(tokens, end + 1, min(sentence.last, end + 12))


def _headed(scene: Scene, sentence: Sentence, at: int) -> Iterator[Found]:
    """“Village Peace Challenge”, “Justice Access Facility”: a noun that names a project only as part of the name."""
    tokens, words = scene.passage.tokens, project_words()
    if _goes_on(scene, sentence, at) and tokens[at + 1].low != "series":
        return
    if tokens[at].low.startswith("card") and tokens[at - 1].low != "score":
        return
    first = name_start(scene, sentence, at)
    bodies = ("organisation", "instrument")
    if first == at or is_taken(scene, first, at, *bodies) or scene.ending(tokens[at].end, *bodies):
        return
    if any(t.bare in words.body for t in tokens[first:at]):
        return
    weight = weigh(scene, first, at)
    told = weight.units > 1 and weight.rare + weight.common > 0 and weight.common + weight.soft > 0
    if not told and weight.units < 3:
        return
    yield proposed(scene.passage, first, _longer(scene, sentence, at + 1), "project-fund", tokens[at].low)


def _side_by_side(scene: Scene, sentence: Sentence, at: int) -> Iterator[Found]:
    """“the Safe Gates and Quiet Roads projects”: two names, each of its own."""
    tokens = scene.passage.tokens
    parts: list[tuple[int, int]] = []
    last = at
    while last > sentence.first and len(parts) < 6:
        first = last
        while first > sentence.first and tokens[first - 1].is_name and tokens[first - 1].text[-1].isalnum():
            first -= 1
        first += first < last and tokens[first].low in ("the", "both", "our")
        if first == last:
            return
        parts.append((first, last))
        before = tokens[first - 1] if first > sentence.first else None
        if before is None or not (before.low in AND or before.text == ","):
            break
        last = first - 1
    if len(parts) < 2:
        return
    for first, last in reversed(parts):
        weight = weigh(scene, first, last)
        rare = weight.units == 1 and weight.rare and not opens(tokens, first, sentence)
        two = weight.units > 1 and weight.rare + weight.common
        if not (rare or two) or is_taken(scene, first, last):
            return
    for first, last in reversed(parts):
        site = weigh(scene, first, last).rare and not has_a_title(tokens, first, last, at)
        row = SITE_LIKE if site and tokens[at].low == "projects" else tokens[at].low
        yield proposed(scene.passage, first, last, "project-noun", row)
