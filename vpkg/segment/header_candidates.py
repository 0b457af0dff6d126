"""The names that may be the reporter's: forms of one name together, governments under their country."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace

from vpkg.iri import slug
from vpkg.model import Agent
from vpkg.segment.header_evidence import WEIGHTS, Evidence
from vpkg.segment.header_names import JOINERS, body_word, empty_of_meaning, fold_name, legal_form
from vpkg.segment.header_words import principles

Known = Callable[[str], Agent | None]

_DEFINED = 1.5
"""What a form gains that a short name is defined for: it is the full one."""
_OFFICES = re.compile(
    r"^(?:the\s+)?(?:government|gouvernement|gobierno|governo|ministry|minist[èe]re|ministerio|minist[ée]rio"
    r"|department|federal department|embassy|republic|kingdom|r[ée]publique|rep[úu]blica|commonwealth|state"
    r"|confederation|principality|sultanate|federation)\b"
    r".*?\b(?:of|du|de|del|da|do|des|d['’])\s*(?:the\s+|la\s+|l['’]\s*|les\s+)?",
    re.IGNORECASE,
)
_OF_TAIL = re.compile(r"\b(?:of|du|de|del|da|do|des)\s+|\bd['’]\s*|,\s*", re.IGNORECASE)
_OFFICE_OF = re.compile(r"(?:head\s+)?(?:office|secretariat|board|management)\s+of\s", re.IGNORECASE)
_GOVERNMENT_LAST = re.compile(r"^(?:the\s+)?(?P<who>.+?)\s+(?:government|govt\.?)$", re.IGNORECASE)


@dataclass(slots=True)
class Candidate:
    """All evidence for one name in its forms."""

    key: str
    agent: Agent | None
    forms: dict[str, float] = field(default_factory=dict)
    evidence: list[Evidence] = field(default_factory=list)
    aliases: set[str] = field(default_factory=set)
    score: float = 0.0


def gathered(evidence: Iterable[Evidence], known: Known) -> dict[str, Candidate]:
    candidates: dict[str, Candidate] = {}
    said = list(evidence)
    names = {fold_name(each.name) for each in said}
    for each in (part for whole in said for part in _parts(whole, names, known)):
        name = " ".join(each.name.split())
        if principles().search(name) or empty_of_meaning(name):
            continue
        agent = government(name, known) or known(name) or known(re.sub(r"^[Tt]he\s+", "", name))
        if agent is None and re.fullmatch(r"(?:\w\.)+\w", name):
            agent = known(name + ".")
        key = agent.slug if agent else _key(name)
        if not key:
            continue
        candidate = candidates.setdefault(key, Candidate(key, agent))
        candidate.evidence.append(each)
        candidate.forms[name] = candidate.forms.get(name, 0.0) + max(0.0, WEIGHTS[each.kind])
        if each.alias:
            candidate.aliases.add(each.alias)
            candidate.forms[name] += _DEFINED
    return candidates


def _parts(each: Evidence, names: set[str], known: Known) -> Iterator[Evidence]:
    """Two bodies that an “and” joins are two: each is known, has a legal form, or is named alone elsewhere."""
    both = re.split(r"\s+and\s+(?:the\s+)?", each.name)
    if (
        len(both) == 2
        and known(each.name) is None
        and all(known(part) or legal_form(part) or fold_name(part) in names for part in both)
    ):
        yield from (replace(each, name=part) for part in both)
    else:
        yield each


def government(name: str, known: Known) -> Agent | None:
    """Look up the government that a name of it, of its country or of one of its ministries means.

    A ministry without its country's name is not a government: which one, the text must say.
    """
    bare = re.sub(r"^[Tt]he\s+", "", name)
    whole = known(bare)
    if whole is not None and is_whole_government(whole):
        return whole
    if not body_word(bare, "government"):
        return None
    for tail in _tails(bare):
        found = known(f"Government of {tail}") or known(tail)
        if found is not None and is_whole_government(found):
            return found
    words = [word for word in bare.split() if word not in ("Royal", "Federal")]
    for length in range(1, min(4, len(words))):
        # “Norwegian Ministry of …”, “United States Department of …”, and not “United Kingdom Harrow Lake”.
        if not body_word(words[length], "government") and words[length].lower() not in ("department", "office"):
            continue
        found = known(" ".join([*words[:length], "Government"]))
        if found is not None and is_whole_government(found):
            return found
    return None


def is_whole_government(agent: Agent) -> bool:
    """Tell a country's government from one of its ministries or agencies."""
    return agent.kind == "Government" and agent.name.startswith("Government of")


def _tails(name: str) -> list[str]:
    tails = [name[match.end() :] for match in _OF_TAIL.finditer(name)]
    return [re.sub(r"^(?:the|la|le|l['’])\s*", "", tail, flags=re.IGNORECASE) for tail in tails if tail]


def _key(name: str) -> str:
    """Governments of countries that the gazetteer lacks meet under their country's name."""
    folded = fold_name(name)
    last = _GOVERNMENT_LAST.match(name)
    if last:
        return "gov " + fold_name(last["who"])
    match = _OFFICES.match(name)
    if match and name[match.end() :]:
        tail = re.sub(_OFFICES, "", name[match.end() :])
        return "gov " + fold_name(tail)
    return folded


def merge_short_names(candidates: dict[str, Candidate]) -> None:
    """“Harrow Lake”, “HLM” and “Harrow Lake Mining plc” are one, where one begins the other or is defined as it."""
    for candidate in list(candidates.values()):
        for alias in sorted(candidate.aliases):
            other = candidates.get(fold_name(alias))
            if other and other is not candidate and other.agent is None:
                _absorb(candidates, candidate, other)
    by_length = sorted(candidates.values(), key=lambda c: -len(c.key))
    for short in reversed(by_length):
        if short.key not in candidates:
            continue
        homes = [c for c in by_length if c.key in candidates and c is not short and _begins_with(c, short)]
        if homes:
            _absorb(candidates, max(homes, key=lambda c: sum(WEIGHTS[e.kind] for e in c.evidence)), short)


def _begins_with(long: Candidate, short: Candidate) -> bool:
    if short.agent is not None and short.agent.kind == "Government":
        return False
    if short.key.startswith("gov ") or long.key.startswith("gov "):
        one, two = sorted((short.key.removeprefix("gov "), long.key.removeprefix("gov ")), key=len)
        # The adjective of an unknown country: “Marendan”, “Marenda”.
        return len(one) >= 5 and two.startswith(one[:-1]) and len(two) - len(one) <= 4
    forms = [fold_name(form) for form in long.forms]
    return any(form.startswith(f"{fold_name(name)} ") for form in forms for name in short.forms) and (
        short.agent is None or long.agent is None
    )


def _absorb(candidates: dict[str, Candidate], home: Candidate, other: Candidate) -> None:
    home.evidence = sorted([*home.evidence, *other.evidence], key=lambda e: e.span)
    home.agent = home.agent or other.agent
    for form, weight in other.forms.items():
        home.forms[form] = home.forms.get(form, 0.0) + weight
    home.aliases |= other.aliases
    del candidates[other.key]


def named(candidate: Candidate, text: str) -> Agent:
    if candidate.agent is not None:
        return candidate.agent
    forms: dict[str, float] = {}
    for form, weight in candidate.forms.items():
        written = _in_small_letters(form, text)
        forms[written] = forms.get(written, 0.0) + weight
    candidate.forms = forms
    name = _fullest(candidate)
    others = {without_form(name), *candidate.aliases, *(f for f in candidate.forms if not f.isupper())} - {name}
    if body_word(name, "government"):
        # The country's bare name is the country's.
        others = {other for other in others if body_word(other, "government")}
    return Agent(slug(name), name, known=False, aliases=tuple(sorted(o for o in others if len(o) > 1)))


def _fullest(candidate: Candidate) -> str:
    """Choose the form to show: one well evidenced, with its legal form, not in capitals where another is not."""
    best = max(candidate.forms.values())
    forms = [form for form, weight in candidate.forms.items() if weight >= min(1.5, best)] or list(candidate.forms)
    mixed = [form for form in forms if not (form.isupper() and len(form.split()) > 1)] or forms
    mixed = [form for form in mixed if not _OFFICE_OF.match(form)] or mixed
    governs = [form for form in candidate.forms if body_word(form, "government")] or mixed
    chosen = max(governs, key=lambda form: (legal_form(form), len(form.split()), candidate.forms[form], form))
    return re.sub(r"^(?:The|the)\s+", "", chosen)


def without_form(name: str) -> str:
    words = name.split()
    while len(words) > 1 and legal_form(" ".join(words)):
        words.pop()
    return " ".join(words).rstrip(",")


def _in_small_letters(name: str, text: str) -> str:
    """Write a cover's NAME PLC as the running text writes it, or as names are usually written."""
    if not name.isupper() or len(name.split()) < 2:
        return name
    stem = without_form(name)
    found = re.search(rf"(?<!\w)(?!{re.escape(stem)})(?i:{re.escape(stem)})(?!\w)", text)
    small = found.group() if found else " ".join(map(_usual, stem.split()))
    return " ".join([small, *map(_usual, name[len(stem) :].split())])


def _usual(word: str) -> str:
    """A word of a name as usually written; what may be an acronym or a legal form in capitals is left as it is."""
    if word.lower() in JOINERS or word == "PLC":
        return word.lower()
    if len(word.strip(".,")) <= 3 and word.strip(".,") not in _SHORT_FORMS:
        return word
    return re.sub(r"[^\W\d_]+", lambda part: part.group().capitalize(), word)


_SHORT_FORMS = frozenset({"LTD", "INC", "PTY", "PTE", "SDN", "BHD", "TBK"})
