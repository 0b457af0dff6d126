"""The words in which a reading is told: the same in text and on the page."""

from __future__ import annotations

import re
import textwrap
import unicodedata
from datetime import date
from typing import Any, Final

STATUSES: Final[dict[str, tuple[str, str]]] = {
    "answered": ("✓", "answered"),
    "not-applicable": ("–", "not applicable"),
    "blank": ("○", "blank"),
    "absent": ("×", "absent"),
    "see-other": ("→", "see other"),
    "merged": ("→", "merged"),
}
"""A sign and a word for each status: the sign only repeats the word."""

PILLARS: Final = {"ngo": "NGO", "corporate": "corporate", "government": "government"}
DATES: Final = {"publication": "published", "plenary": "plenary"}
PLACED: Final = {
    "headings": "headings",
    "answers": "answers",
    "front_matter": "front matter",
    "footnotes": "footnotes",
    "chrome": "page chrome",
    "left_over": "left over",
}
CHROME: Final[dict[str, tuple[str, str]]] = {
    "running-head": ("running head", "running heads"),
    "page-number": ("page number", "page numbers"),
    "page-furniture": ("other line of the page", "other lines of the page"),
    "navigation": ("menu", "menus"),
    "notice": ("notice", "notices"),
    "other-documents": ("list of other documents", "lists of other documents"),
    "deleted": ("tracked deletion", "tracked deletions"),
    "hidden": ("hidden passage", "hidden passages"),
}
"""What is set aside as no part of the report: one, and several."""
_LANGUAGES: Final = {"en": "English", "fr": "French", "es": "Spanish", "pt": "Portuguese", "de": "German"}
_FORMATS: Final = {
    "text/markdown": "Markdown",
    "text/plain": "text",
    "text/html": "HTML",
    "application/pdf": "PDF",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "Word",
}
_KEPT: Final = "\u00ad\u200c\u200d"
"""Soft hyphen and joiners: they belong to words and move nothing."""


def visible(text: str) -> str:
    """Show characters that would act on a reader's screen by their number; line ends and tabs stay.

    >>> visible("paid\\u202e in \\x1b[2Jfull")
    'paid⟨U+202E⟩ in ⟨U+001B⟩[2Jfull'
    """
    return "".join(_shown(c) if _acts(c) else c for c in text.replace("\r\n", "\n").replace("\r", "\n"))


def one_line(text: str, longest: int = 0) -> str:
    """Collapse white space and make acting characters visible; cut at a word to ``longest`` characters, if given."""
    words = visible(" ".join(text.split()))
    if not longest or len(words) <= longest:
        return words
    return textwrap.shorten(words, longest, placeholder=" …") if " " in words[:longest] else words[: longest - 1] + "…"


def day(value: str) -> str:
    """Write an ISO date, as exact as it is, as a person does.

    >>> day("2024-03-08"), day("2024-03"), day("2024")
    ('8 March 2024', 'March 2024', '2024')
    """
    if not re.fullmatch(r"\d{4}(-\d\d){0,2}", value):
        return one_line(value, 40)
    try:
        whole = date.fromisoformat((value + "-01-01")[:10] if len(value) < 10 else value)
    except ValueError:
        return value
    month = _MONTHS[whole.month - 1]
    return {4: value, 7: f"{month} {whole.year}", 10: f"{whole.day} {month} {whole.year}"}[len(value)]


def period(found: dict[str, str] | None) -> str:
    """Write a period, or that none was found."""
    return f"{day(found['start'])} to {day(found['end'])}" if found else "not found"


def language(tag: str) -> str:
    """Name a language; one that vpkg cannot read or tell is said to be so."""
    if tag == "und":
        return "could not be told; headings and names are recognised in English only"
    name = _LANGUAGES.get(tag.split("-")[0].lower(), tag)
    return name if name == "English" else f"{name}, which vpkg does not read: headings and names are known in English"


def form(media_type: str) -> str:
    """Name a file format."""
    return _FORMATS.get(media_type, media_type)


def status(answer: dict[str, Any]) -> str:
    """Say in words what became of a question, with the question that it leads to."""
    word = STATUSES[answer["status"]][1]
    others = ", ".join(answer["refers_to"])
    if answer["status"] == "see-other" and others:
        return f"see {others}"
    return f"merged with {others}" if answer["status"] == "merged" and others else word


def certainty(answer: dict[str, Any]) -> str:
    """Say how surely a heading was recognised, in a word and a number; an empty text where there is no heading."""
    # Rounded down: 1.00 must mean all of it.
    return f"{answer['certainty']} {int(answer['match'] * 100 + 1e-6) / 100:.2f}" if answer["certainty"] else ""


def share(value: float) -> str:
    """Write a share as a percentage; what is not nothing is never shown as nothing, nor what is not all as all."""
    if 0 < value < 0.001:
        return "under 0.1%"
    if 0.999 < value < 1:
        return "over 99.9%"
    return f"{value * 100:.1f}%".replace(".0%", "%")


def set_aside(kind: str, number: int = 1) -> str:
    """Name a kind of page chrome."""
    return CHROME.get(kind, (kind, kind))[number != 1].replace("-", " ")


def several(number: int, one: str, many: str | None = None) -> str:
    """Count things: ``1 page``, ``2 pages``."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def joined(parts: list[str]) -> str:
    """Join words as a sentence does: ``a, b and c``."""
    return parts[0] if len(parts) == 1 else ", ".join(parts[:-1]) + " and " + parts[-1]


_MONTHS: Final = tuple("January February March April May June July August September October November December".split())


def _acts(character: str) -> bool:
    """Whatever prints nothing and is no plain space: it may move the cursor, turn the line or hide."""
    shows = character.isprintable() or character in "\n\t" + _KEPT
    return not shows and unicodedata.category(character) != "Zs"


def _shown(character: str) -> str:
    return f"⟨U+{ord(character):04X}⟩"
