"""Whether a text is about the Voluntary Principles at all, and which pillar its reporter belongs to."""

from __future__ import annotations

import re

from vpkg.model import Agent
from vpkg.segment.header_names import body_word, legal_form
from vpkg.segment.header_words import principles

_PILLAR_OF_KIND = {
    "Government": "government",
    "Company": "corporate",
    "NonGovernmentalOrganisation": "ngo",
}
_OPENING = 8000
_PILLARS = {
    "corporate": "corporate", "company": "corporate", "companies": "corporate", "business": "corporate",
    "government": "government", "governmental": "government", "governments": "government",
    "ngo": "ngo", "ngos": "ngo", "civil society": "ngo", "non-governmental": "ngo",
}  # fmt: skip
_PILLAR = r"(?P<pillar>corporate|company|companies|business|government(?:al|s)?|NGOs?|civil\s+society)"
_STATED = (
    re.compile(rf"\bpillar\s*[:|–-]\s*{_PILLAR}", re.IGNORECASE),
    re.compile(rf"\b{_PILLAR}\s+pillar\s+(?:annual\s+)?(?:report|member|participant)", re.IGNORECASE),
    re.compile(rf"\b(?:we|our|as)\b[^.;]{{0,60}}\b(?:of|in|to)\s+the\s+{_PILLAR}\s+pillar\b", re.IGNORECASE),
    re.compile(
        rf"\b(?:member|part|participant|representative)\s+(?:of|in)\s+the\s+{_PILLAR}\s+pillar\b", re.IGNORECASE
    ),
    re.compile(rf"\bas\s+an?\s+(?:\w+\s+)?{_PILLAR}\s+(?:participant|member)\b", re.IGNORECASE),
)
_TITLED = re.compile(
    rf"^[#* \t]*(?:(?:19|20)\d\d[ \t]+)?{_PILLAR}[ \t]+(?:annual[ \t]+)?report[ \t]+(?:(?:19|20)\d\d|[^\n]*principles)",
    re.IGNORECASE | re.MULTILINE,
)
"""“NGO annual report 2020”; “Corporate report” alone on its line is a site's word for any report."""
_NON_PROFIT = (
    r"(?:NGO|non[- ]governmental\s+organi[sz]ation|non[- ]profit|not[- ]for[- ]profit|charity|CSO|think\s+tank|ONG"
    r"|civil\s+society\s+organi[sz]ation|organisation\s+de\s+la\s+société\s+civile|organisation\s+non\s+gouvernementale"
    r"|organización\s+de\s+la\s+sociedad\s+civil|organización\s+no\s+gubernamental|asociación\s+civil"
    r"|(?:human\s+rights|peacebuilding|peace)\s+organi[sz]ation|organização\s+da\s+sociedade\s+civil)"
)
_BUSINESS = (
    r"(?:(?:\w+[- ]){0,3}(?:company|producer|miner|explorer|corporation|manufacturer|refiner|operator|business|trader)"
    r"|entreprise|société\s+minière|empresa|compañía)"
)
_SELF = (
    r"\b(?:is|are|as|est|es|é|somos|nous\s+sommes|en\s+tant\s+qu['’]|en\s+tant\s+que|como)\s*"
    r"(?:an?|the|une?|una?|uma?)?\s*(?:[\w,-]+\s+){0,5}?"
)
_OFFICE_OF_STATE = re.compile(
    r"(?:(?:[\w.-]+\s+){0,2}(?:federal\s+)?(?:government|ministry|minist[èe]re|ministerio|minist[ée]rio|department|embassy)\b"
    r"(?:\s+(?:of|du|de|del|des|for)\b|\s*$)|(?:republic|kingdom|commonwealth|r[ée]publique|rep[úu]blica|royaume)\s+(?:of|de|du)\b)",
    re.IGNORECASE,
)
_SAYS_NGO = re.compile(_SELF + _NON_PROFIT + r"\b", re.IGNORECASE)
_SAYS_BUSINESS = re.compile(_SELF + _BUSINESS + r"\b", re.IGNORECASE)
_SAYS_GOVERNMENT = re.compile(
    r"\b(?:our|the)\s+(?:embass(?:y|ies)|diplomatic\s+missions)\b|\bacross\s+government\b|\bas\s+a\s+(?:(?:home|host)\s+)?government\b|\bas\s+government\s+chair\b",
    re.IGNORECASE,
)


def is_about_the_principles(text: str) -> bool:
    """Tell whether a text names the Voluntary Principles, in English, French, Spanish or Portuguese."""
    return any(len(match.group()) > 2 or match.group() == "VPs" for match in principles().finditer(text))


def guess_pillar(text: str, reporter: Agent | None) -> str | None:
    """Tell the pillar from the reporter's kind, its own statement, its name, or its words; None where nothing tells."""
    if reporter is not None and reporter.kind in _PILLAR_OF_KIND:
        return _PILLAR_OF_KIND[reporter.kind]
    name = reporter.name if reporter else ""
    # A legal form, or the name of an office of state, cannot be mistaken.
    if _OFFICE_OF_STATE.match(name):
        return "government"
    if name and legal_form(name):
        return "corporate"
    opening = " ".join(text[:_OPENING].split())
    titled = _TITLED.search(text[:_OPENING])
    stated = _stated(opening) or (_PILLARS[titled["pillar"].lower()] if titled else None)
    return stated or _of_name(name) or _of_words(opening, name)


def _stated(opening: str) -> str | None:
    for pattern in _STATED:
        match = pattern.search(opening)
        if match:
            return _PILLARS[" ".join(match["pillar"].lower().split())]
    return None


def _of_name(name: str) -> str | None:
    """“Foundation” says more than “Mining”: a society may have mining in its name."""
    kinds = [
        pillar for kind, pillar in (("society", "ngo"), ("company", "corporate")) if name and body_word(name, kind)
    ]
    return kinds[0] if len(kinds) == 1 else None


def _of_words(opening: str, name: str) -> str | None:
    """What the sentences that name the reporter, or “we”, say that it is."""
    sentences = [s for s in re.split(r"(?<=[a-z)])[.;!?]\s", opening) if _on_itself(s, name)]
    said = " . ".join(sentences)
    if _SAYS_NGO.search(said):
        return "ngo"
    if _SAYS_BUSINESS.search(said):
        return "corporate"
    if _SAYS_GOVERNMENT.search(said):
        return "government"
    if name and body_word(name, "society"):
        return "ngo"
    if name and body_word(name, "company"):
        return "corporate"
    return None


def _on_itself(sentence: str, name: str) -> bool:
    first = name.split()[0] if name else ""
    return (
        bool(first and first in sentence)
        or re.search(r"\b(?:we|our|nous|nuestra|the\s+company)\b", sentence, re.IGNORECASE) is not None
    )


def names_a_body(name: str) -> bool:
    """Tell whether a name has the form of an organisation's: a legal form, or a word such as Foundation or Ministry."""
    return legal_form(name) or any(body_word(name, kind) for kind in ("government", "company", "society", "body"))
