"""The context a name needs before it counts: a type noun, its country near by, a legal form.

Unknown beats wrong: a name whose guard is not met is no mention.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass

from vpkg.extract.capitals import word_class
from vpkg.extract.names.lexicon import Entry, Match
from vpkg.extract.view import View
from vpkg.extract.words import table

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
    if _is_something_else(setting.view, match, entry):
        return False
    guard = entry.guard
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


def _is_something_else(seen: View, match: Match, entry: Entry) -> bool:
    """Tell whether the words around a name make it part of another name, of a sum or of a language."""
    if _after_an_elision(seen, match):
        return True
    if entry.kind == "country":
        return _is_no_country(seen, match, entry)
    named = entry.kind == "organisation"
    return named and (
        is_part_of_a_name(seen, match, entry) or _INSTRUMENT_AFTER.match(seen.kept, match.end) is not None
    )


_MONEY = re.compile(r"\s?[$€£]")
_LANGUAGE_BEFORE = re.compile(r"\b(?:in|into|from|speaks?|speaking|read|written in|both|and|or|,|to|bahasa)\s$")
_LANGUAGE_AFTER = re.compile(
    r"(?:[,.;:)]|$|\s(?:and|or|to|at|on|for|by|language|version|versions|translation|subtitles)\b)"
)
_TONGUE = re.compile(r"\b(?:in|into|speak|speaks|speaking|translated|language|languages|fluent|version|versions)\b")


def _after_an_elision(view: View, match: Match) -> bool:
    """“N'Gourma” is no Gourma."""
    return match.start > 1 and view.folded[match.start - 1] == "'" and view.kept[match.start - 2] in "NM"


def _is_no_country(view: View, match: Match, entry: Entry) -> bool:
    """“US$”, “in French and English”, “Bahasa Indonesia”: money and languages are no countries."""
    if _MONEY.match(view.kept, match.end) and view.kept[match.end] == "$":
        return True
    back = before(view, match)
    if back.endswith("bahasa "):
        return True
    if (
        entry.form != "demonym"
        or not _LANGUAGE_BEFORE.search(back)
        or not _LANGUAGE_AFTER.match(view.folded, match.end)
    ):
        return False
    return bool(_TONGUE.search(back[-60:]))


_NAME_BEFORE = re.compile(r"(?<=[\w,;)] )(?P<word>[A-Z][\w'’-]*[a-z]) $")
_NAME_AFTER = re.compile(r" (?P<word>[A-Z][a-z]+)\b")
_TITLES = word_class("title") | word_class("topic") | word_class("weak") | word_class("opener")


def is_part_of_a_name(view: View, match: Match, entry: Entry) -> bool:
    """“Pax Christi”, “Foil Vedanta”: a single word beside one that is only a name is part of another name."""
    if (
        entry.kind != "organisation"
        or " " in entry.surface
        or entry.recogniser == "reporter-name"
        or (entry.exact and entry.guard is None)
    ):
        return False
    after = _NAME_AFTER.match(view.kept, match.end) if entry.guard else None
    if after and after["word"].lower() not in _AFTER_A_NAME:
        return True
    word = _NAME_BEFORE.search(view.kept, max(0, match.start - 40), match.start)
    return word is not None and word["word"].lower() not in _TITLES


_AFTER_A_NAME = (
    word_class("title")
    | word_class("topic")
    | word_class("weak")
    | frozenset(row["form"].rstrip(".") for row in table("organisation-forms"))
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


_OWN_NOUN = re.compile(
    r"\s(?:province|county|region|state|district|governorate|department|municipality|prefecture"
    r"|mines?|pits?|projects?|pipelines?|(?:oil |gas )?fields?|terminal|refinery|plant|smelter|concession"
    r"|operations?|dam)$"
)


def extended(view: View, match: Match, entry: Entry) -> int:
    """Return where the name ends: with its type noun where that has a capital (Madhesh Province), else without."""
    if entry.kind != "place" or not entry.recogniser.endswith(("subdivision", "region", "site")):
        return match.end
    own = _OWN_NOUN.search(view.kept, match.start, match.end)
    if own is not None and own.start() > match.start:
        return own.start()
    noun = TYPE_NOUN.match(view.folded, match.end) if entry.recogniser != "place-site" else None
    return noun.end() if noun and view.kept[noun.start("noun")].isupper() and _singular(noun["noun"]) else match.end


_JOINING = frozenset(["of", "for", "the", "de"])


def in_a_name(view: View, match: Match) -> bool:
    """Tell whether a country or place stands inside the name of some body that no gazetteer knows."""
    before = view.kept[max(0, match.start - 80) : match.start]
    last = before[:-1].rpartition(" ")[2]
    if _BODY_AFTER.match(view.kept, match.end) or _beside_a_surname(view, match, before, last):
        return True
    # A name that begins before a place reaches it by a word with a capital, or by one that joins.
    if last.islower() and last not in _JOINING:
        return False
    return bool(_GEOGRAPHY_BEFORE.search(before) or _BODY_BEFORE.search(before) or _BODY_OF.search(before))


def _beside_a_surname(view: View, match: Match, before: str, last: str) -> bool:
    """“Chad Smith”, “Michael Jordan”: a word beside a capitalised one, with no preposition, may be a person's name."""
    if " " in view.kept[match.start : match.end]:
        return False
    beside = _CAPITALISED_AFTER.match(view.kept, match.end) is not None
    if not beside and not last.islower():
        beside = _CAPITALISED_BEFORE.search(before) is not None
    return beside and _PREPOSITION_BEFORE.search(before) is None


def _singular(noun: str) -> bool:
    return not noun.endswith("s")


def _has_type(view: View, match: Match) -> bool:
    after = view.folded[match.end : match.end + 60]
    return bool(TYPE_NOUN.match(after) or _LISTED.match(after) or _TYPE_BEFORE.search(before(view, match)))


def _beside_country(setting: Setting, match: Match, entry: Entry) -> bool:
    """A name that is also a common word counts after a preposition in a paragraph that names its country."""
    return bool(setting.paragraph.intersection(entry.iso)) and bool(_LOCATIVE.search(before(setting.view, match)))


_LEVEL = re.compile(
    r"\b(?:at (?:a|the) global\b|global (?:level|scale|programmes?|work|country)|and global\b|global and\b|worldwide)"
)


def _as_a_level(view: View, match: Match) -> bool:
    """“At the global level”, “global work”: a slot for a place, not an adjective of some market or standard."""
    if re.match(r" [A-Z]", view.kept[match.end : match.end + 2]) and view.kept[match.start].isupper():
        return False
    around = view.folded[max(0, match.start - 14) : match.end + 14]
    return _LEVEL.search(around) is not None


def _is_a_body(setting: Setting, match: Match, entry: Entry) -> bool:
    if entry.target in setting.bodies or _LEGAL_FORM.match(setting.view.folded, match.end):
        return True
    if _SENTENCE_BEFORE.search(before(setting.view, match)):
        return False
    return bool(_BODY_NEAR.search(setting.view.folded[max(0, match.start - 50) : match.start]))
