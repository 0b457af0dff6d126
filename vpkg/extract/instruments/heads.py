"""The words that make a name an instrument's (Act, Policy, Toolkit), and classes of words around them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import lru_cache

from vpkg.extract.passage import Token
from vpkg.extract.words import table, words

AND = frozenset("and & y e et und".split())
ARTICLES = frozenset("the a an all its la las los el le les o os as".split())
OF = frozenset(
    "of on for against concerning regarding governing de del da do dos das du des sur sobre para pour por".split()
)
INNER = OF | frozenset("to in by with from towards through at".split())
NUMBER = frozenset("no no. nos n n° nº nr num number #".split())


@dataclass(frozen=True, slots=True)
class Head:
    """A word that heads names of instruments, the type it gives them, and what sort of name it makes.

    ``sort``: ``law`` takes years and numbers, ``soft`` needs a modifier, ``weak`` more than one, and ``first`` goes
    before the rest, as in Romance languages.
    """

    word: str
    type: str
    sort: str
    plural: bool
    row: str

    @property
    def concept(self) -> str:
        """Local part of the IRI of its type."""
        return f"instrument-type/{self.type}"


@lru_cache(maxsize=1)
def heads() -> dict[str, Head]:
    """Return the heads by their folded word."""
    return {
        row["word"]: Head(row["word"], row["type"], row["sort"], row["plural"] == "plural", row["row"])
        for row in table("instrument-heads")
    }


@lru_cache(maxsize=16)
def word_class(name: str) -> frozenset[str]:
    """Return the words of a class of ontology/lexicon/instrument-words.csv."""
    return words("instrument-words", "class", name)


def bare(token: Token) -> str:
    """Return a word folded and without the ending of a possessive."""
    return token.bare


def bare_end(token: Token) -> int:
    """Return where a word ends without the ending of a possessive."""
    return token.end - (len(token.low) - len(token.bare))


def head_of(token: Token) -> Head | None:
    """Return the head that a word is, if it is one."""
    return heads().get(token.bare)


def typed(head: Head, said: Iterable[str]) -> Head:
    """Return a head with the type that the words of its name give it: a code of conduct is a policy, not a law."""
    of_conduct = head.word in ("code", "codes", "rules") and not word_class("conduct").isdisjoint(said)
    return replace(head, type="policy") if of_conduct else head


def is_year(token: Token) -> bool:
    """Tell whether a word is a year of modern times."""
    return len(token.low) == 4 and token.low.isdigit() and token.low[:2] in ("18", "19", "20")


def is_possessive(token: Token) -> bool:
    """Tell whether a word ends a possessor that is no part of the name after it: Kenya's, and not Women's."""
    return token.low.endswith(("'s", "s'")) and token.low not in word_class("possessive")


def is_name_word(token: Token) -> bool:
    """Tell whether a word is written as part of a name."""
    return token.is_capitalised and token.low not in word_class("outside")
