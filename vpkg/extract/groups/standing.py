"""When a word for a group is one where it stands: “the community” is, “the company” may be the reporter."""

from __future__ import annotations

from vpkg.extract.groups.concepts import sign_of
from vpkg.extract.groups.edges import DETERMINERS
from vpkg.extract.groups.lexicon import listed
from vpkg.extract.groups.reading import Text
from vpkg.extract.groups.units import Unit, longest
from vpkg.model.value import value

_ARTICLES = frozenset("the our its their his her your".split())
_ONE = frozenset("a an any each every another no one either neither".split())
_BEING = frozenset("is are was were be being been as am remains remain became become".split())
_LINKS = frozenset({",", "and", "or", "/", "&"})
_MANAGED_BY = frozenset("the our its their by to from with between".split())


@value
class Phrase:
    """A head with its modifiers, words from ``first`` to the unit's last, in a report of some pillar."""

    text: Text
    first: int
    unit: Unit
    pillar: str | None

    @property
    def modified(self) -> bool:
        """Tell whether anything stands before the head, a name left outside included."""
        return self.first < self.unit.first or bool(self.text.ending.get(self.first))


def stands(phrase: Phrase) -> bool:
    """Tell whether a phrase is a group where it stands."""
    head = phrase.unit.head
    if not head.plural and _describes(phrase.text, phrase.first):
        return False
    return head.stands == "bare" or RULES[head.stands](phrase)


def _modified(phrase: Phrase) -> bool:
    return phrase.modified


def _people(phrase: Phrase) -> bool:
    """“Our people” are the reporter's; people of whom no more is said are no group."""
    return phrase.modified or phrase.text.low(phrase.first - 1) == "our"


def _one(phrase: Phrase) -> bool:
    """One person: a guard, any employee, the mine's manager."""
    owned = phrase.first > 0 and phrase.text.words[phrase.first - 1].owner
    return phrase.modified or owned or phrase.text.low(phrase.first - 1) in DETERMINERS


def _signed(phrase: Phrase) -> bool:
    first, last = phrase.first, phrase.unit.first
    owned = any(phrase.text.words[at].owner for at in range(first, last))
    return phrase.modified and (owned or sign_of(phrase.text, first, last, phrase.unit.head) is not None)


def _pointed(phrase: Phrase) -> bool:
    across = phrase.text.low(phrase.first - 2) == "across"
    return phrase.modified or (phrase.text.low(phrase.first - 1) in _ARTICLES and not across)


def _public(phrase: Phrase) -> bool:
    return phrase.text.low(phrase.first - 1) == "the" and not phrase.modified


def _state(phrase: Phrase) -> bool:
    return _public(phrase) and phrase.text.low(phrase.unit.last) != "of"


def _media(phrase: Phrase) -> bool:
    return "social" not in {phrase.text.low(at) for at in range(phrase.first, phrase.unit.first)}


def _missions(phrase: Phrase) -> bool:
    """In a government's report, missions are embassies."""
    return phrase.modified or phrase.pillar == "government"


def _listed(phrase: Phrase) -> bool:
    """“Government, industry and civil society”: beside groups it is one."""
    before, last = phrase.text.low(phrase.first - 1), phrase.unit.last
    after = phrase.text.low(last) in _LINKS and longest(phrase.text, last + 1) is not None
    return not phrase.modified and after and (before in _LINKS or before in ("of", "from", "with", "between", ""))


def _company(phrase: Phrase) -> bool:
    """A company's report calls itself “the company”; elsewhere that is one told of before."""
    before, word = phrase.text.low(phrase.first - 1), phrase.text.words[phrase.unit.first]
    if phrase.modified or before in _ONE:
        return True
    return before == "the" and phrase.pillar not in (None, "corporate") and word.text.islower()


def _management(phrase: Phrase) -> bool:
    """“Reported to management”, and neither “risk management” nor “the management of water”."""
    first, unit = phrase.first, phrase.unit
    if phrase.text.low(unit.last) == "of":
        return False
    if phrase.modified:
        return all(phrase.text.low(at) in listed("management") for at in range(first, unit.first))
    return phrase.text.low(first - 1) in _MANAGED_BY or (first > 0 and phrase.text.words[first - 1].owner)


RULES = {
    "modified": _modified,
    "signed": _signed,
    "one": _one,
    "the": _pointed,
    "people": _people,
    "public": _public,
    "state": _state,
    "media": _media,
    "missions": _missions,
    "listed": _listed,
    "company": _company,
    "management": _management,
}
"""How the words of ontology/lexicon/stakeholder-heads.csv may stand, beside bare."""


def _describes(text: Text, first: int) -> bool:
    """“Acme is also a mining company” tells what Acme is, and of no group."""
    at = first - 1
    at -= text.low(at) in ("a", "an")
    at -= text.low(at) in ("also", "now", "currently", "not", "both")
    return text.low(at) in _BEING
