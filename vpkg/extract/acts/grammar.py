"""Closed classes of English, and how a verb is inflected."""

from __future__ import annotations

import re

BE = frozenset("be am is are was were been being 's".split())
HAVE = frozenset("have has had having".split())
DO = frozenset("do does did".split())
MODALS = frozenset("will shall would should must may might can could cannot ought 'll".split())
AUXILIARIES = BE | HAVE | DO | MODALS
NEGATIONS = frozenset("not never n't neither nor hardly".split())
NONE = frozenset("no none neither nil zero nobody".split())
PRONOUNS = frozenset("we they i you he she it who".split())
PLURAL_PRONOUNS = frozenset("we they i you".split())
DETERMINERS = frozenset("the a an this that these those any each every no such another either what".split())
OBJECTS = frozenset("them us him it me themselves itself".split())
POSSESSIVES = frozenset("our its their his her my your whose".split())
QUANTIFIERS = frozenset(
    "all several many some few more most over under approximately about around nearly almost both various numerous"
    " half one two three four five six seven eight nine ten eleven twelve twenty thirty forty fifty hundred thousand"
    " themselves additional further new multiple other others".split()
)
PREPOSITIONS = frozenset(
    "of in on at by for with from into onto to through via during under over between among amongst across within"
    " against about after before since until till towards toward upon around near behind beyond per as than"
    " like including regarding concerning throughout following alongside despite besides except along above below"
    " inside outside off out up down".split()
)
CONJUNCTIONS = frozenset("and or but nor yet then & plus".split())
RELATIVES = frozenset("who which whom whose that".split())
CONDITIONS = frozenset("if unless whenever whether lest should were".split())
TIMES = frozenset("when once where wherever until till before after while whilst".split())
CLAUSES = frozenset("because although though while whilst whereas since as how why what so".split())
_ADVERBS = frozenset(
    "also again further now then already ever still just yet even often always sometimes once twice both all thereby"
    " therefore thus hence moreover furthermore however too together well soon first next instead only either thrice"
    " once more in-house".split()
)
_NOT_ADVERBS = frozenset(
    "only supply apply comply family reply rely italy july assembly anomaly ally rally early".split()
)
_VOWELS = frozenset("aeiou")
_PLURALS = frozenset("staff police personnel people guards forces members teams men women children media".split())


def is_adverb(low: str) -> bool:
    """Tell whether a word may stand between the parts of a verb."""
    return low in _ADVERBS or (low.endswith("ly") and low not in _NOT_ADVERBS)


def is_plural(low: str) -> bool:
    """Tell whether a noun looks plural."""
    return low in _PLURALS or (low.endswith("s") and not low.endswith(("ss", "us", "is", "'s")))


def third(lemma: str) -> str:
    """Return the form of the present after he, she or it; of a noun, the plural.

    >>> third("publish"), third("carry"), third("convey")
    ('publishes', 'carries', 'conveys')
    """
    if re.search(r"(?:s|x|z|ch|sh)$", lemma) or lemma in ("do", "go", "undergo", "veto"):
        return lemma + "es"
    if lemma.endswith("y") and lemma[-2:-1] not in _VOWELS:
        return lemma[:-1] + "ies"
    return lemma + "s"


def past(lemma: str) -> str:
    """Return the regular past.

    >>> past("publish"), past("donate"), past("carry"), past("patrol"), past("screen")
    ('published', 'donated', 'carried', 'patrolled', 'screened')
    """
    if lemma.endswith("e"):
        return lemma + "d"
    if lemma.endswith("y") and lemma[-2:-1] not in _VOWELS:
        return lemma[:-1] + "ied"
    return lemma + (lemma[-1] if _doubles(lemma) else "") + "ed"


def ing(lemma: str) -> str:
    """Return the present participle.

    >>> ing("donate"), ing("oversee"), ing("patrol"), ing("meet")
    ('donating', 'overseeing', 'patrolling', 'meeting')
    """
    if lemma.endswith("ie"):
        return lemma[:-2] + "ying"
    if lemma.endswith("e") and not lemma.endswith(("ee", "oe", "ye")):
        return lemma[:-1] + "ing"
    return lemma + (lemma[-1] if _doubles(lemma) else "") + "ing"


def _doubles(lemma: str) -> bool:
    """Short verbs of one vowel and those in -trol double their last letter; the rest are irregulars."""
    if re.fullmatch(r"(?:re-?|co-?)?[^aeiou]*[aeiou][^aeiouwxy]", lemma):
        return True
    return lemma.endswith("trol")
