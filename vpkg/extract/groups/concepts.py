"""What type of stakeholder a group is: decided by the modifier before its head, else by the head."""

from __future__ import annotations

from functools import lru_cache

from vpkg import gazetteer
from vpkg.extract.found import Found
from vpkg.extract.groups.lexicon import Head, Sign, signs
from vpkg.extract.groups.reading import Name, Text, Word, words_of
from vpkg.extract.passage import tokens_of
from vpkg.extract.view import view
from vpkg.model import Span

_BY_KIND = {
    "Government": ("government", 34),
    "Company": ("company", 55),
    "NonGovernmentalOrganisation": ("civil-society", 34),
    "IntergovernmentalOrganisation": ("international-organisation", 34),
    "MultiStakeholderBody": ("multi-stakeholder-body", 40),
    "IndustryAssociation": ("company", 55),
    "FinancialInstitution": ("investor", 40),
}
_INITIATIVE = "organisation/voluntary-principles-initiative"
_PRINCIPLES = "instrument/voluntary-principles"


def sign_of(text: Text, first: int, last: int, head: Head) -> Sign | None:
    """Return the sign of lowest rank among the words before a head, the last of equals."""
    return _best(text.words[first:last], head)


def _best(words: tuple[Word, ...], head: Head) -> Sign | None:
    best: Sign | None = None
    for at, word in enumerate(words):
        for sign in signs().get(word.key, ()):
            if (sign.heads and head.concept not in sign.heads) or (sign.exact and word.text != sign.exact):
                continue
            if tuple(each.key for each in words[at : at + len(sign.words)]) != sign.words:
                continue
            if best is None or (sign.rank, -len(sign.words)) <= (best.rank, -len(best.words)):
                best = sign
    return best


def concept_of(text: Text, first: int, last: int, head: Head, names: tuple[Name, ...]) -> tuple[str, int]:
    """Return the concept of a group's words before its head, with the rank that decided; names among them count."""
    found = [(head.concept, head.rank)]
    sign = sign_of(text, first, last, head)
    if sign is not None:
        found.append((sign.concept, sign.rank))
    bodies = names if head.concept in ("other", "company", "government") else _bodies(names)
    found += [c for name in bodies if (c := concept_of_name(text, name)) is not None]
    return min(reversed(found), key=lambda each: each[1])


def _bodies(names: tuple[Name, ...]) -> tuple[Name, ...]:
    """A VPSHR coordinator is staff, VPSHR companies are participants."""
    return tuple(name for name in names if name.found.kind == "organisation")


def concept_of_name(text: Text, name: Name) -> tuple[str, int] | None:
    """Return the type of stakeholder that a body is, by its words, else by its kind in the gazetteer."""
    found = name.found
    if _INITIATIVE in found.targets or _PRINCIPLES in found.targets:
        return "vp-participants", 20
    if found.kind != "organisation":
        return None
    kind = _kind_of(found)
    sign = _sign_of_name(text, name) if kind in (None, "Government") else None
    if sign is not None and sign.rank < 45:
        return sign.concept, sign.rank
    return _BY_KIND.get(kind or "")


_ANY = Head((), "other", 80, "bare", False, "", "")


def _sign_of_name(text: Text, name: Name) -> Sign | None:
    """An acronym tells nothing, the full name that it stands for does."""
    return sign_of(text, name.first, name.last, _ANY) or _best(_words(name.found.canonical or ""), _ANY)


@lru_cache(maxsize=1024)
def _words(name: str) -> tuple[Word, ...]:
    return words_of(tokens_of(view(name, Span(0, len(name)))))


def _kind_of(found: Found) -> str | None:
    if len(found.targets) != 1:
        return None
    if "/government-of-" in found.targets[0]:
        return "Government"
    body = gazetteer.organisations().get(found.targets[0].rsplit("/", 1)[-1])
    return body.kind if body else None
