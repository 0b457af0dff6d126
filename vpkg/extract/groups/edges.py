"""Where the name of a group begins and ends: its modifiers, and nouns that make a compound of it."""

from __future__ import annotations

from vpkg.extract.groups.lexicon import compounds, followers, heads, listed, modifiers, not_modifiers, peoples
from vpkg.extract.groups.reading import Name, Text, Word
from vpkg.extract.words import words
from vpkg.model.value import value

DETERMINERS = frozenset(
    "the a an another either neither our their its his her your my this that these those all any each every some both"
    " no many several few various numerous other such more most certain two three four five six seven eight nine ten"
    " eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty"
    " seventy eighty ninety hundred thousand".split()
)
COORDINATORS = frozenset({"and", "or", "&", "and/or", "/"})
_PREPOSITIONS = frozenset(
    "of with by from for in at among amongst between on about against including towards toward via through across"
    " without within like as".split()
)
# After “that” or “all” a verb may stand as well as a noun.
_POINTERS = frozenset(
    "the a an another our their its his her your my these those every several various numerous".split()
)
_AUXILIARIES = frozenset("has have had having be been being was were is are to will would shall may can must".split())
_PRONOUNS = frozenset("we they it he she who which that i you".split())
_ADJECTIVE_ENDINGS = ("al", "ous", "ive", "ary", "ic", "ian", "ese", "less", "ible", "able")
_GRADED = ("ed", "able", "ous")


@value
class Edge:
    """Where a group's name begins, the names among its modifiers, and whether an unknown proper one is there."""

    first: int
    names: tuple[Name, ...] = ()
    proper: tuple[str, ...] = ()


def is_compound(text: Text, last: int, plural: bool) -> bool:
    """Tell whether the next word makes the group a modifier of something else: police station, community relations."""
    if last >= len(text.words) or text.words[last - 1].owner:
        return False
    word = text.words[last]
    low = word.low
    if not word.is_word or low[0].isdigit() or low in followers("function") or low in followers("participle"):
        return False
    if low in followers("verb") or (plural and low in followers("plural")) or _takes_an_object(text, last):
        return False
    if plural:
        return low in compounds()
    return low in compounds() or not low.endswith(("ed", "ly"))


def _takes_an_object(text: Text, at: int) -> bool:
    """“The navy patrols the coast”: a noun would not be followed by an article."""
    return text.low(at).endswith("s") and text.low(at + 1) in ("the", "a", "an", "its", "their", "our", "any", "all")


def left_edge(text: Text, first: int, last: int, stops: frozenset[int]) -> Edge:
    """Return where the modifiers before a head begin; ``stops`` holds the words of other groups."""
    head, plural = text.words[last - 1], text.words[last - 1].low.endswith("s")
    small = not text.words[first].text[:1].isupper()
    at, names, proper = first, [], []
    while at > 0 and at - 1 not in stops:
        word = text.words[at - 1]
        name = _name_before(text, at)
        if name is not None:
            at = name.first
            names.append(name)
        elif _is_closed(text, at):
            break
        elif is_modifier(text, at - 1, at < first) or _says_whose(word, head.low):
            at -= 1
        elif _is_proper(text, at - 1) and (small or plural or word.text in peoples()):
            at -= 1
            proper.append(word.text)
        elif _is_unlisted(text, at - 1):
            at -= 1
        else:
            break
    at = _without_loose_degree(text, at, first)
    return Edge(at, tuple(n for n in names if n.first >= at), tuple(proper))


def _without_loose_degree(text: Text, at: int, first: int) -> int:
    while at < first and _kind(text.words[at]) == "degree" and not _graded(text.words[at + 1], at + 1 < first):
        at += 1
    return at


def _graded(word: Word, within: bool) -> bool:
    return within and word.low.endswith(_GRADED)


def shared_edge(text: Text, first: int, head_first: int, stops: frozenset[int]) -> int:
    """Take in modifiers joined to the first one: “national, regional and local authorities”."""
    if first >= head_first or text.low(first - 1) not in COORDINATORS:
        return first
    like = _sort(text.words[first])
    at = first - 1
    while at > 0 and (text.low(at) in COORDINATORS or text.low(at) == ","):
        before = at - 1
        if text.low(before) == "," and text.low(at) in COORDINATORS:
            before -= 1
        if before < 0 or before in stops or not _may_share(text, before, like):
            break
        while before > 0 and before - 1 not in stops and _may_share(text, before - 1, like):
            before -= 1
        first, at = before, before - 1
    return first


def _may_share(text: Text, at: int, like: str) -> bool:
    if any(n.found.form == "demonym" for n in text.ending.get(at + 1, ())):
        return like == "adjective"
    word = text.words[at]
    return word.is_word and _sort(word) == like and is_modifier(text, at, within=True)


def _sort(word: Word) -> str:
    return "noun" if _kind(word) == "noun" else "adjective"


def _kind(word: Word) -> str | None:
    return modifiers().get(word.low)


def is_modifier(text: Text, at: int, within: bool) -> bool:
    """Tell whether a word can stand before a group's head; ``within`` says that modifiers follow it already."""
    word = text.words[at]
    if word.owner or not word.is_word or word.low[0].isdigit():
        return False
    kind = _kind(word)
    if word.low.endswith("ed") and _has_a_subject(text, at):
        return False
    if kind in ("adjective", "noun"):
        return True
    if kind == "verbal":
        return _as_adjective(text, at)
    if kind == "degree" or (word.low.endswith("ly") and word.low not in not_modifiers()):
        following = text.words[at + 1]
        return within and (_kind(following) == "verbal" or "-" in following.low or _graded(following, within))
    return looks_adjectival(word.low)


def _has_a_subject(text: Text, at: int) -> bool:
    """“Has displaced families”, “the police detained protesters”: what acts or helps to act stands before a verb."""
    before = text.low(at - 1)
    return before in _AUXILIARIES | _PRONOUNS or any(len(head.words) == 1 for head in heads().get(before, ()))


def looks_adjectival(low: str) -> bool:
    """Tell by its form whether an unlisted word is an adjective.

    >>> [looks_adjectival(word) for word in ("federal", "proposal", "state-backed", "river")]
    [True, False, True, False]
    """
    if low in not_modifiers() or len(low) < 6:
        return False
    if "-" in low:
        start, _, end = low.partition("-")
        return low.rpartition("-")[2] in _hyphened("hyphen-last") or (start in _hyphened("hyphen-first") and bool(end))
    return low.endswith(_ADJECTIVE_ENDINGS)


def _hyphened(kind: str) -> frozenset[str]:
    return words("stakeholder-modifiers", "kind", kind)


def _as_adjective(text: Text, at: int) -> bool:
    """“The trained guards”, but “we trained guards”: a word that may be a verb needs a noun phrase begun before it."""
    if at == 0:
        return False
    before = text.words[at - 1]
    if before.owner or before.low in DETERMINERS or before.low[0].isdigit():
        return True
    if any(n.found.form == "demonym" for n in text.ending.get(at, ())):
        return True
    if before.low in _PREPOSITIONS:
        return not text.words[at].low.endswith("ing")
    kind = _kind(before)
    return kind in ("adjective", "degree") or (before.low.endswith("ly") and before.low not in not_modifiers())


def _is_unlisted(text: Text, at: int) -> bool:
    """“Against coca farmers”: what stands alone between a preposition, article or figure and a group is part of it."""
    word, before = text.words[at], text.words[at - 1] if at else None
    if before is None or not word.low.isalpha() or not word.text.islower() or word.owner or len(word.low) < 3:
        return False
    if _kind(word) or word.low in not_modifiers() or word.low in DETERMINERS or word.low in _PREPOSITIONS:
        return False
    if any(word.low in followers(kind) for kind in ("function", "participle")) or word.low.endswith(("ly", "s")):
        return False
    pointed = before.owner or before.low in _POINTERS or before.low[0].isdigit()
    if word.low.endswith(("ing", "ed")):
        return pointed
    return pointed or before.low in _PREPOSITIONS or _kind(before) == "adjective"


def _is_proper(text: Text, at: int) -> bool:
    """Tell whether a word is a name that no list has: Mobile Squad officers, Emberá councils."""
    word = text.words[at]
    if word.text in peoples():
        return not word.owner
    letters = word.text.replace("-", "").replace("'", "")
    if word.opens or word.owner or not word.text[:1].isupper() or not letters.isalpha():
        return False
    if text.ending.get(at + 1) or text.within_a_name(at, at + 1) or len(word.text) < 3:
        return False
    low = word.low
    known = low in modifiers() or low in not_modifiers() or low in DETERMINERS or low in _PREPOSITIONS
    if known or low in compounds() or any(low in followers(kind) for kind in ("function", "participle", "verb")):
        return False
    return not low.endswith(("ing", "ed", "ly"))


def _name_before(text: Text, at: int) -> Name | None:
    """Return the longest name that ends right before a word and can modify it: Newmont staff, Kwale residents."""
    if text.words[at - 1].owner:
        return None
    fitting = [n for n in text.ending.get(at, ()) if _modifies(text, n)]
    return min(fitting, key=lambda n: n.first, default=None)


def _modifies(text: Text, name: Name) -> bool:
    # The reporter's own name stays outside: Alert | staff.
    if name.found.kind == "project" or name.found.recogniser == "reporter-name":
        return False
    outright = name.found.kind == "country" and name.found.form != "demonym"
    # “In Kenya communities met” lacks a comma; “in Kwale communities” does not.
    return not (outright and text.low(name.first - 1) in ("in", "across", "throughout", "within", "at", "to", "from"))


def _is_closed(text: Text, at: int) -> bool:
    """Tell whether a name that is no part of the group ends right before a word."""
    return any(n.found.kind in ("organisation", "instrument", "project") for n in text.ending.get(at, ()))


def _says_whose(word: Word, head: str) -> bool:
    return word.owner and word.low in listed("owner") and head in listed("collective")
