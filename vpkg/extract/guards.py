"""The context a name needs before it counts: a type noun, its country near by, a legal form.

Unknown beats wrong: a name whose guard is not met is no mention.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass

from vpkg.extract.lexicon import Entry, Match
from vpkg.extract.view import View

TYPE_NOUN = re.compile(
    r"\s(?P<noun>provinces?|count(?:y|ies)|states?|regions?|districts?|governorates?|departments?|prefectures?|municipalit(?:y|ies)"
    r"|cantons?|territor(?:y|ies)|oblasts?|parish(?:es)?|divisions?|delta|peninsula|basin|valley|mine|mines|site|sites)\b"
)
_TYPE_BEFORE = re.compile(
    r"\b(?:province|county|state|region|district|governorate|department|prefecture|municipality|canton|territory|city|town)\s+of\s+(?:the\s+)?$"
)
_LISTED = re.compile(
    r"(?:,|\sand|\sor)\s[\w' -]{2,30}?\s(?:provinces|counties|states|regions|districts|departments|municipalities)\b"
)
_LOCATIVE = re.compile(r"\b(?:in|at|near|around|from|to|of|across|throughout|within|outside)\s+(?:the\s+)?$")
_LEGAL_FORM = re.compile(r",?\s(?:s\.?a\.?|plc|inc|ltd|limited|corp|corporation|company|n\.?v\.?|asa|ag|group)\b\.?")
_BODY_NEAR = re.compile(
    r"\b(?:compan(?:y|ies)|members?|participants?|ngos?|observers?|corporations?|firms?|partners?"
    r"|together with|alongside|such as|including)\b"
)
_SENTENCE_BEFORE = re.compile(r"(?:^|[.!?:]['\")]?\s)$")

# Words that make a run of capitalised words the name of a body, with the country or place only inside it.
_BODY_WORD = (
    r"(?:Limited|Ltd|plc|PLC|Inc|Corp|Corporation|Company|Alliance|Chamber|Ministry|Minister|Commission|Council|Committee|Police|Army|Forces"
    r"|Bank|Foundation|Trust|Network|Association|Union|University|Institute|Agency|Authority|Board|Forum|Coalition|Federation|Society"
    r"|Movement|Secretariat|Centre|Center|Embassy|Parliament|Senate|Congress|Assembly|Mining|Mines|Minerals|Petroleum|Energy|Gold|Oil"
    r"|Resources|Working|Group|Government|Service|Services|Court|Act|Plan|Principles|Conventions?|Standard|Guidelines?"
    r"|Agreement|Accords?|Declaration|Process|Protocol|Papers|Conference|Treaty|Document|Statute|Summit|Compact|Charter"
    r"|Framework|Initiative|Consensus|River|States?|Gulf|Lake|Sea|Mountains?|Street|Road|Avenue|Square|Airport|Hotel)"
)
_GEOGRAPHY_BEFORE = re.compile(
    r"\b(?:Gulf|Lake|River|Sea|Bay|Strait|Cape|Mount|Port|Isle|Battle)(?:\s(?:of|de))?(?:\sthe)?\s$"
)
_PREPOSITION_BEFORE = re.compile(
    r"\b(?:[Ii]n|[Aa]t|[Ff]rom|[Tt]o|[Oo]f|[Aa]cross|[Ff]or|[Ww]ithin|[Nn]ear|[Aa]round|[Tt]hroughout|[Bb]etween|[Aa]nd|[Oo]r|[Tt]he"
    r"|[Nn]orth(?:ern)?|[Ss]outh(?:ern)?|[Ee]ast(?:ern)?|[Ww]est(?:ern)?|[Cc]entral)\s$"
)
_CAPITALISED_AFTER = re.compile(r"\s[A-Z][a-z]{2,}\b(?!\s(?:[Pp]rovince|[Cc]ounty|[Rr]egion))")
_CAPITALISED_BEFORE = re.compile(r"(?<![.!?:]\s)(?<!^)\b[A-Z][a-z]+\s$")
_BODY_AFTER = re.compile(rf"\s(?:[A-Z][\w'&.-]*\s){{0,4}}?{_BODY_WORD}\b")
_BODY_BEFORE = re.compile(rf"\b{_BODY_WORD}(?:\s[A-Z][\w'&-]*)*(?:\s(?:of|for))?(?:\s(?:the|The))?\s$")
_BODY_OF = re.compile(rf"\b{_BODY_WORD}(?:\s(?:of|for)(?:\sthe)?)(?:\s[A-Z][\w'&-]*)*\s(?:of\s(?:the\s)?)?$")


# “UN Guiding Principles”: the body's name is part of an instrument's.
_INSTRUMENT_AFTER = re.compile(
    r"\s(?:[A-Z][\w'&-]*\s){0,3}?(?:Principles|Conventions?|Declaration|Guidelines|Guidance|Code|Covenant|Standards?)\b"
)


LOOK_BACK = 100
"""Characters; a guard that looked back without end would make long paragraphs slow."""


@dataclass(frozen=True, slots=True)
class Setting:
    """What is known around a match: countries named in its paragraph and in the document, bodies named in full."""

    view: View
    paragraph: frozenset[str]
    document: frozenset[str]
    bodies: frozenset[str]
    countries: tuple[tuple[int, int, str], ...] = ()


def before(view: View, match: Match) -> str:
    """Return the folded words that stand before a match, as far back as any guard looks."""
    return view.folded[max(0, match.start - LOOK_BACK) : match.start]


def admits(setting: Setting, match: Match, entry: Entry) -> bool:
    """Tell whether the guard of an entry is met where it matched."""
    guard = entry.guard
    if entry.kind == "organisation" and _INSTRUMENT_AFTER.match(setting.view.kept, match.end):
        return False
    if guard is None or guard in ("ambiguous", "region", "city", "site"):
        return True
    if guard in ("global", "around-a-town"):
        return False
    if guard == "global-cue":
        return _as_a_level(setting.view, match)
    if guard == "within-sentence":
        return not _SENTENCE_BEFORE.search(before(setting.view, match))
    if guard == "organisation-cue":
        return _is_a_body(setting, match, entry)
    if _of_another_country(setting, match, entry):
        return False
    typed = _has_type(setting.view, match)
    if guard == "subdivision":
        # A name of several words (South Kivu) is nothing else; a single word may be a surname or a village elsewhere.
        return typed or " " in entry.surface or bool(setting.document.intersection(entry.iso))
    if guard == "subdivision-cue":
        return (typed and bool(setting.document.intersection(entry.iso))) or _beside_country(setting, match, entry)
    return (typed or bool(_LOCATIVE.search(before(setting.view, match)))) and bool(
        setting.document.intersection(entry.iso) or not entry.iso
    )


def _of_another_country(setting: Setting, match: Match, entry: Entry) -> bool:
    """“Kenya's Central Province” is not Uganda's: a country right beside a name settles whose it is."""
    noun = TYPE_NOUN.match(setting.view.folded, match.end)
    end = noun.end() if noun else match.end
    place = bisect_left(setting.countries, (match.start,))
    for start, stop, iso in setting.countries[max(0, place - 1) : place + 2]:
        just_before = setting.view.folded[stop : match.start] in ("'s ", "' ", " ")
        just_after = start >= end and setting.view.folded[end:start] in (", ", " of ", " in ", " (")
        if (just_before or just_after) and iso not in entry.iso:
            return True
    return False


def extended(view: View, match: Match, entry: Entry) -> int:
    """Return where the name ends with its type noun, if that is written as part of the name (Madhesh Province)."""
    if entry.kind != "place" or not entry.recogniser.endswith(("subdivision", "region")):
        return match.end
    noun = TYPE_NOUN.match(view.folded, match.end)
    return noun.end() if noun and view.kept[noun.start("noun")].isupper() and _singular(noun["noun"]) else match.end


def in_a_name(view: View, match: Match) -> bool:
    """Tell whether a country or place stands inside the name of some body that no gazetteer knows."""
    before = view.kept[max(0, match.start - 80) : match.start]
    if _GEOGRAPHY_BEFORE.search(before) or _beside_a_surname(view, match, before):
        return True
    if _BODY_AFTER.match(view.kept, match.end):
        return True
    return bool(_BODY_BEFORE.search(before) or _BODY_OF.search(before))


def _beside_a_surname(view: View, match: Match, before: str) -> bool:
    """“Chad Smith”, “Michael Jordan”: a word beside a capitalised one, with no preposition, may be a person's name."""
    if " " in view.kept[match.start : match.end] or _PREPOSITION_BEFORE.search(before):
        return False
    after = _CAPITALISED_AFTER.match(view.kept, match.end)
    return bool(after) or bool(_CAPITALISED_BEFORE.search(before))


def _singular(noun: str) -> bool:
    return not noun.endswith("s")


def _has_type(view: View, match: Match) -> bool:
    after = view.folded[match.end : match.end + 60]
    return bool(TYPE_NOUN.match(after) or _LISTED.match(after) or _TYPE_BEFORE.search(before(view, match)))


def _beside_country(setting: Setting, match: Match, entry: Entry) -> bool:
    """A name that is also a common word counts after a preposition in a paragraph that names its country."""
    return bool(setting.paragraph.intersection(entry.iso)) and bool(_LOCATIVE.search(before(setting.view, match)))


def _as_a_level(view: View, match: Match) -> bool:
    """“At the global level”, “global work”: a slot for a place, not an adjective of some market or standard."""
    around = view.folded[max(0, match.start - 14) : match.end + 14]
    return bool(
        re.search(
            r"\b(?:at (?:a|the) global\b|global (?:level|scale|programmes?|work|country)"
            r"|and global\b|global and\b|worldwide)",
            around,
        )
    )


def _is_a_body(setting: Setting, match: Match, entry: Entry) -> bool:
    if entry.target in setting.bodies or _LEGAL_FORM.match(setting.view.folded, match.end):
        return True
    if _SENTENCE_BEFORE.search(before(setting.view, match)):
        return False
    return bool(_BODY_NEAR.search(setting.view.folded[max(0, match.start - 50) : match.start]))
