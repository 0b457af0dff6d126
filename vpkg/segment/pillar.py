"""Whether a text is about the Voluntary Principles at all, and which pillar its reporter belongs to."""

from __future__ import annotations

import re

from vpkg.model import Agent

_PRINCIPLES = re.compile(
    r"\bvoluntary\s+principles?\b|\bVPSHR\b|\bVPs\b|\bprincipes\s+volontaires\b|\bprincipios\s+voluntarios\b",
    re.IGNORECASE,
)
_PILLAR_OF_KIND = {
    "Government": "government",
    "Company": "corporate",
    "NonGovernmentalOrganisation": "ngo",
}
_GOVERNMENT = re.compile(r"\b(government|ministry|department of state|republic|kingdom)\b", re.IGNORECASE)
_COMPANY = re.compile(
    r"\b(plc|inc|ltd|limited|corp|corporation|s\.?a\.?|asa|ag|n\.?v\.?|llc|gmbh|company|mining|minerals|energy|oil|gas|petroleum"
    r"|resources|gold|copper|holdings)\b\.?",
    re.IGNORECASE,
)
_SOCIETY = re.compile(
    r"\b(foundation|trust|network|association|society|centre|center|institute|coalition|alliance|watch|forum|fund|initiative|peace|rights"
    r"|asbl|ngo|charity)\b",
    re.IGNORECASE,
)


def is_about_the_principles(text: str) -> bool:
    """Tell whether a text names the Voluntary Principles, in English, French or Spanish."""
    return _PRINCIPLES.search(text) is not None


def guess_pillar(text: str, reporter: Agent | None) -> str | None:
    """Tell the pillar from the reporter's kind, its name, or its own words; None where nothing tells."""
    if reporter is not None and reporter.kind in _PILLAR_OF_KIND:
        return _PILLAR_OF_KIND[reporter.kind]
    name = reporter.name if reporter else ""
    for pattern, pillar in ((_GOVERNMENT, "government"), (_COMPANY, "corporate"), (_SOCIETY, "ngo")):
        if pattern.search(name):
            return pillar
    said = re.search(r"\b(?:member of|part of|in|of) the (corporate|government|NGO) pillar\b", text, re.IGNORECASE)
    return said[1].lower() if said else None


def names_a_body(name: str) -> bool:
    """Tell whether a name has the form of an organisation's: a legal form, or a word such as Foundation or Ministry."""
    return any(pattern.search(name) for pattern in (_GOVERNMENT, _COMPANY, _SOCIETY))
