"""The words that projects are named with: ontology/lexicon/project-words.csv and project-names.csv."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from vpkg.extract.capitals import word_class
from vpkg.extract.names.lexicon import Entry, Lexicon
from vpkg.extract.view import fold
from vpkg.extract.words import table, words
from vpkg.iri import slug

Words = frozenset[str]
SMALL: Words = frozenset(
    "of for on and & the in to with without through by at from against between beyond across over into a"
    " de del la las los el por para con sin y e en contra entre desde"
    " des du le les pour par sur sans avec et au aux da do das dos em com sem na ya wa za kwa".split()
)
"""Grammar's words within a name, of the languages that the reports are written in."""

ARTICLES: Words = frozenset("the a an our".split())
_HYPHEN = "-"


@dataclass(frozen=True, slots=True)
class ProjectWords:
    """The classes of project-words.csv, folded; ``every`` is each word beside which a project may be named."""

    noun: Words
    initiative: Words
    romance: Words
    head: Words
    plural: Words
    quoted: Words
    named: Words
    qualifier: Words
    before: Words
    determiner: Words
    cue: Words
    prefix: Words
    payer: Words
    follower: Words
    apposed: Words
    site: Words
    lone: Words
    initialism: Words
    gerund: Words
    deed: Words
    weak: Words
    soft: Words
    title: Words
    thing: Words
    foreign: Words
    body: Words
    common: Words
    every: Words


@lru_cache(maxsize=1)
def project_words() -> ProjectWords:
    """Return the word classes; ``common`` are the words that a name can be made of, beyond those of a company."""
    columns = {
        name: frozenset(fold(word) for word in words("project-words", "class", name))
        for name in ProjectWords.__dataclass_fields__
        if name not in ("common", "every")
    }
    common = (
        (columns["title"] | columns["thing"] | word_class("topic"))
        - columns["weak"]
        - columns["soft"]
        - columns["foreign"]
    )
    every = columns["noun"] | columns["initiative"] | columns["head"] | columns["quoted"]
    return ProjectWords(**columns, common=common, every=every)


def is_prefix(text: str, ends: Words) -> bool:
    """Tell whether a word says who pays for a project, or how long it lasts: “USAID-funded”, “two-year”."""
    tail = text.rpartition(_HYPHEN)[2]
    return tail in ends and len(tail) < len(text)


@lru_cache(maxsize=1)
def listed() -> Lexicon:
    """Return the projects known by name."""
    return Lexicon(
        Entry(surface, "project", f"project/{slug(r['name'])}", r["name"], "project-name", row=r["row"])
        for r in table("project-names")
        for surface in dict.fromkeys((r["name"], *r["aliases"].split("|")))
        if surface
    )
