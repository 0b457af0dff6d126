"""Who reports: evidence for the same name is added up, and the best name stands only clear of the next."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from vpkg.iri import slug
from vpkg.model import Agent, Span
from vpkg.segment.header_candidates import (
    Candidate,
    Known,
    gathered,
    is_whole_government,
    merge_short_names,
    named,
    without_form,
)
from vpkg.segment.header_evidence import NAMING, WEIGHTS, Evidence
from vpkg.segment.header_names import body_word, legal_form

LEAST = 2.5
"""Score below which nobody is taken for the reporter."""
CLEAR = 0.75
"""Lead below which two names are equally likely and neither is taken."""
SURE_SCORE, SURE_ALONE, SURE_LEAD = 4.5, 3.0, 1.5
"""Scores, with and without another name beside it, and lead from which there is no doubt."""
_STATE = re.compile(
    r"\b(?:ministry|department|minist[èe]re|ministerio|commonwealth\s+of|kingdom\s+of|republic\s+of)\b", re.IGNORECASE
)
_GOVERNS = re.compile(r"\b(?:government|govt|gouvernement|gobierno|governo)\b", re.IGNORECASE)
_MOST_FREQUENT = 2.0
_COUNTED = 200_000
_TOLD = frozenset({"member", "this-report", "subject", "possessive"})
_WRITTEN = frozenset({"title", "alone", "cover", "title-own"})
_BY_ITSELF = _WRITTEN | {"label", "self", "as-member", "we-at", "this-report", "signed"}
_OWN = frozenset({"label", "self", "as-member", "we-at", "title-own"})


@dataclass(frozen=True, slots=True)
class Choice:
    """The reporter, or None where two names are equally likely (``rival`` then names both) or none is likely.

    ``certainty`` is the chosen name's share of its own and the next name's score, ``spans`` where it was found.
    """

    reporter: Agent | None
    evidence: Span | None
    certainty: float
    rival: str | None
    doubtful: bool
    spans: tuple[Span, ...] = ()


def choose(text: str, source: str, evidence: Iterable[Evidence], known: Known) -> Choice:
    """Add up the evidence and choose; ``source`` is the file's name, which supports and never decides."""
    candidates = gathered(evidence, known)
    merge_short_names(candidates)
    fit = [c for c in candidates.values() if any(e.kind in NAMING for e in c.evidence)]
    uses = {c.key: _uses(text[:_COUNTED], c) for c in fit}
    sites = _sites(text[:_COUNTED])
    for candidate in fit:
        often = _MOST_FREQUENT * uses[candidate.key] / max(uses.values()) if uses[candidate.key] > 1 else 0.0
        candidate.score = often + _said(candidate, uses[candidate.key]) + _supported(source, sites, candidate)
    fit.sort(key=lambda c: (-c.score, c.evidence[0].span))
    _prefer_the_government(fit)
    return _clear_of_the_next(text, fit)


def _clear_of_the_next(text: str, ranked: list[Candidate]) -> Choice:
    if not ranked or ranked[0].score < LEAST:
        return Choice(None, None, 0.0, None, doubtful=False)
    best = ranked[0]
    rivals = [c for c in ranked[1:] if c.score > 0]
    lead = best.score - (rivals[0].score if rivals else 0.0)
    share = best.score / (best.score + (rivals[0].score if rivals else 0.0))
    certainty = round(share * min(1.0, best.score / SURE_SCORE), 2)
    agent, place = named(best, text), _strongest(best).span
    rival = named(rivals[0], text).name if rivals else None
    if lead < CLEAR:
        return Choice(None, place, certainty, f"{agent.name} or {rival}", doubtful=True)
    # A name that nobody contests needs less than one that another contests.
    kinds = {each.kind for each in best.evidence} & NAMING
    only_told = len(kinds) < 2 and not kinds & _BY_ITSELF
    doubtful = only_told or lead < SURE_LEAD or best.score < (SURE_SCORE if rivals else SURE_ALONE)
    return Choice(agent, place, certainty, rival, doubtful, tuple(each.span for each in best.evidence))


def _uses(text: str, candidate: Candidate) -> int:
    """Count how often any form of a name stands in the text; a bare country is a place more often than a reporter."""
    names = {*candidate.forms, *candidate.aliases}
    if candidate.agent is not None and candidate.agent.kind == "Government":
        names = {name for name in names if _GOVERNS.search(name)}
    names |= {without_form(name) for name in names}
    if not names:
        return 0
    patterns = [_name_pattern(name) for name in sorted(names, key=len, reverse=True)]
    return len(re.findall(rf"(?<!\w)(?:{'|'.join(patterns)})(?!\w)", text))


def _name_pattern(name: str) -> str:
    """A name in capitals on a cover is written in small letters below."""
    words = re.escape(name).replace(r"\ ", r"\s+")
    return f"(?i:{words})" if name.isupper() and len(name) > 6 else words


def _said(candidate: Candidate, uses: int) -> float:
    """Add up what is said; the same kind of saying again adds little."""
    counts = Counter(each.kind for each in candidate.evidence)
    total = 0.5 if candidate.agent else 0.0
    for kind, count in counts.items():
        weight = WEIGHTS[kind] * (1 + 0.15 * min(count - 1, 4))
        # A title or a lone line that nothing else bears out is little.
        if kind in _WRITTEN and not _borne_out(candidate, uses, set(counts)):
            weight *= 0.3
        # A country of which a sentence tells something is more often spoken of than speaking.
        if kind in _TOLD and _is_bare_country(candidate) and not _OWN & set(counts):
            weight *= 0.5
        # Partners are thanked; who says “we” is none, though others work with it.
        if kind == "helper" and _OWN & set(counts):
            weight *= 0.2
        total += weight
    return total


def _borne_out(candidate: Candidate, uses: int, kinds: set[str]) -> bool:
    names = list(candidate.forms)
    bodied = any(legal_form(n) or any(body_word(n, kind) for kind in ("company", "society", "body")) for n in names)
    if _is_bare_country(candidate):
        return bool(kinds & {"title-own", "member", "as-member", "this-report", "label"})
    governs = candidate.key.startswith("gov ") or any(body_word(n, "government") for n in names)
    return bodied or governs or candidate.agent is not None or uses > 1


def _is_bare_country(candidate: Candidate) -> bool:
    """Tell a country that is named without a word of its government."""
    if candidate.agent is None or not is_whole_government(candidate.agent):
        return False
    return not any(_GOVERNS.search(name) or _STATE.search(name) for name in candidate.forms)


def _sites(text: str) -> str:
    """The parts of the addresses of sites and mailboxes that a text holds, without dashes."""
    found = " ".join(re.findall(r"(?:@|www\.|https?://)([\w.-]+)", text)).lower()
    return found.replace("-", "").replace(".", " ")


def _supported(source: str, sites: str, candidate: Candidate) -> float:
    """A file's name or an address on the reporter's own site bears a name out."""
    names = {slug_of(name) for name in (*candidate.forms, *candidate.aliases)} - {""}
    stem = slug_of(source.rsplit(".", 1)[0])
    in_file = any(len(name) > 2 and f"-{name}-" in f"-{stem}-" for name in names)
    short = {slug_of(without_form(name)).replace("-", "") for name in candidate.forms}
    on_site = any(len(name) > 3 and name in sites.split() for name in short)
    return (1.0 if in_file else 0.0) + (1.0 if on_site else 0.0)


def slug_of(name: str) -> str:
    """Make a slug, or nothing where a name has no letter for one."""
    return slug(name) if any(c.isalnum() for c in name) else ""


def _prefer_the_government(ranked: list[Candidate]) -> None:
    """A department reports for its government, where the head names that too."""
    first = ranked[0].agent if ranked else None
    if first is None or first.kind != "Government" or is_whole_government(first):
        return
    for candidate in ranked[1:]:
        if candidate.agent is not None and is_whole_government(candidate.agent) and candidate.score >= 1.0:
            candidate.score, ranked[0].score = ranked[0].score + candidate.score, 0.0
            ranked.sort(key=lambda c: -c.score)
            return


def _strongest(candidate: Candidate) -> Evidence:
    return max(candidate.evidence, key=lambda e: (WEIGHTS[e.kind], -e.span.start))
