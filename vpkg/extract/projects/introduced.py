"""Names that a noun introduces: “the project Safe Roads”, “a programme called X”, “X, a project of …”."""

from __future__ import annotations

from vpkg.extract.capitals import OF, is_opener, opens, word_class
from vpkg.extract.found import Found
from vpkg.extract.passage import Sentence
from vpkg.extract.projects.edges import closing_bracket, is_acronym, name_start, phrase_end
from vpkg.extract.projects.judging import SITE_LIKE, has_a_title, is_taken, proposed, weigh
from vpkg.extract.projects.lexicon import is_prefix, project_words
from vpkg.extract.scene import Scene

_STOPS = frozenset(",.;:)(-–—!?|")
_OPENING = ("project", "operation")
_OF_NAME = (("under", "the", "name"), ("under", "the", "title"), ("by", "the", "name"), ("with", "the", "title"))
_LABELS = frozenset("title name".split())
_ONE = frozenset("a an our".split())
_REACH = 20


def after_noun(scene: Scene, sentence: Sentence, at: int) -> Found | None:
    """Return what is named after a noun, however it is introduced."""
    tokens, words = scene.passage.tokens, project_words()
    if at + 1 >= sentence.last:
        return None
    low, capital = tokens[at].low, tokens[at].is_capitalised
    if low not in words.head:
        called = _called(scene, sentence, at)
        if called is not None:
            return called
    if low not in words.noun and low not in words.initiative and low not in words.head:
        return None
    if capital and tokens[at + 1].low in OF:
        return _of(scene, sentence, at)
    if low in words.head or low in words.plural:
        return None
    if tokens[at + 1].is_name:
        return _beside(scene, sentence, at)
    if tokens[at + 1].text in ",-–—" and not capital:
        return _told_after(scene, sentence, at)
    return None


def _called(scene: Scene, sentence: Sentence, at: int) -> Found | None:
    """“the programme, called X”, “an initiative known as X”, “a campaign under the name of X”."""
    tokens, words = scene.passage.tokens, project_words()
    last, n = min(sentence.last, at + _REACH), at + 1
    n += tokens[n].text == ","
    if n < last and tokens[n].low in ("which", "that") and n + 1 < last and tokens[n + 1].low in ("is", "was"):
        n += 2
    if n < last and tokens[n].low in words.named:
        n += 1
    elif tuple(t.low for t in tokens[n : n + 3]) in _OF_NAME:
        n += 3
    elif n + 1 < last and tokens[n].low in _LABELS and tokens[n + 1].text == ":":
        n += 2
    else:
        return None
    n += n < last and tokens[n].low in ("as", "of")
    n += n < last and tokens[n].low in ("the", "project", "programme")
    if n >= last or not tokens[n].is_name or scene.starting(tokens[n].start, "organisation", "instrument"):
        return None
    end = phrase_end(tokens, n, last)
    return proposed(scene.passage, n, end, "project-called", tokens[at].low) if end > n else None


def _of(scene: Scene, sentence: Sentence, at: int) -> Found | None:
    """“Programme for Quiet Rivers”, “Partnership for Peace”: the noun opens the name."""
    tokens, words = scene.passage.tokens, project_words()
    begin = at + 2
    while begin < sentence.last and begin - at < 4 and tokens[begin].low in ("the", "la", "los", "las", "les", "el"):
        begin += 1
    if begin >= sentence.last or not tokens[begin].is_name:
        return None
    if tokens[at].low in words.head and tokens[at + 1].low != "for":
        return None
    if scene.starting(tokens[at].start, "organisation", "instrument"):
        return None
    last = phrase_end(tokens, begin, min(sentence.last, at + _REACH))
    weight = weigh(scene, begin, last) if last > begin else None
    if weight is None or not weight.rare + weight.common:
        return None
    first = name_start(scene, sentence, at)
    if tokens[at].low in words.head and weight.units < 2:
        return None
    return proposed(scene.passage, min(first, at), last, "project-noun", tokens[at].low)


def _beside(scene: Scene, sentence: Sentence, at: int) -> Found | None:
    """“Project Amani”, “the project Safe Roads”, “el programa Tierra Quieta”."""
    tokens, words = scene.passage.tokens, project_words()
    low, capital, after = tokens[at].low, tokens[at].is_capitalised, tokens[at + 1]
    if capital and at > sentence.first and tokens[at - 1].is_name and tokens[at - 1].low not in words.determiner:
        return None
    if after.low in words.follower or after.low in word_class("title") or after.low in words.every:
        return None
    if is_prefix(after.text, words.prefix) or scene.starting(after.start, "organisation", "country", "instrument"):
        return None
    last = phrase_end(tokens, at + 1, min(sentence.last, at + _REACH))
    if last == at + 1 or tokens[last - 1].low in words.follower:
        return None
    weight = weigh(scene, at + 1, last)
    named = capital and ((low in words.romance and low != "initiative") or low in _OPENING)
    if opens(tokens, at, sentence) and not (named and weight.rare):
        return None
    if capital and not named and low not in ("programme", "program"):
        return None
    if not weight.rare + weight.common or (capital and not weight.rare and weight.units < 2 and low not in _OPENING):
        return None
    if len(after.text) < 2 and last == at + 2:
        return None
    site = weight.rare and low.startswith("pro") and "j" in low and not has_a_title(tokens, at + 1, last, last - 1)
    row = SITE_LIKE if site and not capital and low not in ("programme", "program") else low
    whole = named and low not in ("programme", "program")
    return proposed(scene.passage, at if whole else at + 1, last, "project-noun", row)


def _told_after(scene: Scene, sentence: Sentence, at: int) -> Found | None:
    """“our flagship programme, Voices for Calm, went on”."""
    tokens, words = scene.passage.tokens, project_words()
    begin = at + 2
    begin += begin < sentence.last and tokens[begin].low == "the"
    if begin >= sentence.last or not tokens[begin].is_name or tokens[at - 1].low in words.every:
        return None
    last = phrase_end(tokens, begin, min(sentence.last, at + _REACH))
    if last - begin < 2 or (last < sentence.last and tokens[last].text not in _STOPS):
        return None
    if scene.inside(tokens[begin].start, tokens[last - 1].end, "organisation", "instrument"):
        return None
    if is_opener(tokens, begin, sentence) or is_taken(scene, begin, last) or not has_a_title(tokens, begin, last, last):
        return None
    return proposed(scene.passage, begin, last, "project-apposed", tokens[at].low)


def told_before(scene: Scene, sentence: Sentence, at: int) -> Found | None:
    """“Safe Roads (2019-2022), a project of …”, “Cloth and Dignity is a project for …”."""
    tokens, words = scene.passage.tokens, project_words()
    if tokens[at].is_capitalised or (tokens[at].low not in words.noun and tokens[at].low not in words.initiative):
        return None
    after = tokens[at + 1] if at + 1 < sentence.last else None
    if after is not None and after.text not in _STOPS and after.low not in words.apposed:
        return None
    n = at - 1
    while n > sentence.first and at - n < 8 and tokens[n].text not in _STOPS and tokens[n].low not in _ONE:
        n -= 1
    if n - 1 <= sentence.first or tokens[n].low not in _ONE:
        return None
    link = tokens[n - 1]
    if link.text not in (",", "-", "–", "—") and link.low not in ("is", "was"):
        return None
    last = n - 1
    opened = closing_bracket(tokens, last - 1, sentence)
    last = opened if opened is not None else last
    first = name_start(scene, sentence, last, sure=True)
    if last - first < 2 or is_taken(scene, first, last):
        return None
    if scene.inside(tokens[first].start, tokens[last - 1].end, "organisation", "instrument"):
        return None
    if first > sentence.first and tokens[first - 1].low in ("in", "at", "near", "mr", "ms", "dr"):
        return None
    weight = weigh(scene, first, last)
    if not weight.units or not weight.rare + weight.common or tokens[first].low in word_class("title"):
        return None
    return proposed(scene.passage, first, last, "project-apposed", tokens[at].low)


def paid_for(scene: Scene, sentence: Sentence, at: int) -> Found | None:
    """“the EU-funded Marro Access to Courts”: a name in capitals after its payer, without a noun."""
    tokens, words = scene.passage.tokens, project_words()
    begin = at + 1
    if begin >= sentence.last or not tokens[begin].is_name:
        return None
    last = phrase_end(tokens, begin, min(sentence.last, begin + 12))
    nouns = {t.bare for t in tokens[begin : last + 4]} & (words.noun | words.initiative | words.head)
    if last - begin < 2 or nouns or tokens[last - 1].bare in word_class("title"):
        return None
    if scene.inside(tokens[begin].start, tokens[last - 1].end, "organisation", "instrument"):
        return None
    if is_taken(scene, begin, last) or not has_a_title(tokens, begin, last, last):
        return None
    return proposed(scene.passage, begin, last, "project-funded", "payer")


def with_acronym(scene: Scene, sentence: Sentence, at: int) -> Found | None:
    """“Building Trust between Farmers and Patrols (BTFP)”: what is done, in capitals, before a short name."""
    tokens, words = scene.passage.tokens, project_words()
    if at + 2 >= sentence.last or tokens[at + 2].text != ")" or not is_acronym(tokens[at + 1].text):
        return None
    first = name_start(scene, sentence, at, sure=True)
    while first < at and tokens[first].low not in words.gerund:
        first += 1
    if sum(t.is_name for t in tokens[first:at]) < 3 or is_taken(scene, first, at):
        return None
    if scene.ending(tokens[at - 1].end, "organisation", "instrument"):
        return None
    return proposed(scene.passage, first, at, "project-acronym", "gerund")
