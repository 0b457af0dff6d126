"""Question wording and question codes: how alike two headings are, and which label a line begins with."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from vpkg import templates
from vpkg.model import Question

_MARKUP = re.compile(r"[*_`#>\\]+")
_NOT_WORD = re.compile(r"[^a-z0-9]+")
_SAME = (
    (re.compile(r"\bvpshr\b|\bvps\b"), "voluntary principles"),
    (re.compile(r"\bvpi\b"), "voluntary principles initiative"),
    (re.compile(r"\bcivil society organi[sz]ations\b"), "csos"),
    (re.compile(r"\borgani[sz]ation"), "organisation"),
    (re.compile(r"\bon security and human rights\b"), ""),
)

_ASKING = r"(?:Describe|Provide|Summari[sz]e|Explain|Outline|Please|Examples?|Statement|Lessons)\b"
_LETTER_NUMBER = (
    r"(?:(?:Questions?|Items?|Q)\s?[.:]?\s?)?(?P<letter>[A-Ea-e])\s?[.\-–]?\s?(?P<number>\d{1,2})"
    r"|(?:Section|Part)\s+(?P<far_letter>[A-E])\s?[.,:)–—-]*\s*(?:Question|Item|No\.?|Q)\s?(?P<far_number>\d{1,2})"
)
_WORD_NUMBER = r"(?:No\.?|Nr\.?|Items?|Questions?|Q\.?)\s?(?P<word_number>\d{1,2})"
_BARE_NUMBER = r"(?P<bare_number>\d{1,2})"
_MORE = r"(?P<more>(?:\s?(?:,|&|/|\+|and|–)\s?(?:(?:No|Nr)\.?\s?|[A-E]\s?[.\-]?\s?)?\d{1,2})+)?"
# A number alone is a code only if something sets it off: a stop, a bracket, a dash, a line's end, a question's verb.
_SET_OFF = rf"(?=\s*[.:)\]]|\s+[-–—]\s|\s*$|\*|\s+{_ASKING})"
_LABEL = re.compile(
    rf"(?P<lead>[\s#>*_•\-–(\[|]*)(?:(?:{_LETTER_NUMBER}){_MORE}|{_WORD_NUMBER}{_MORE.replace('more', 'more_words')}"
    rf"|{_BARE_NUMBER}{_MORE.replace('more', 'more_bare')}{_SET_OFF})"
    r"(?![\d%,])\s?[.:)\]]*[*_]*(?:\s+[-–—](?=\s))?(?:\s+|$)",
    re.MULTILINE,
)
_SECTION_LABEL = re.compile(r"[\s#>*_|]*(?:(?i:Section|Part)\s+)?(?P<letter>[A-E])\s?[.:)\-–]?[*_]*\s+(?=\S)")


@dataclass(frozen=True, slots=True)
class Label:
    """What a heading is numbered with: ``C5``, or with ``letter`` None just 5; ``end`` is where the wording begins."""

    letter: str | None
    number: int
    also: tuple[int, ...]
    end: int


def label_at(text: str, start: int, end: int) -> Label | None:
    """Read the question code with which a line begins, if it begins with one.

    >>> label_at("C5. Describe", 0, 12)
    Label(letter='C', number=5, also=(), end=4)
    """
    match = _LABEL.match(text, start, end)
    if match is None:
        return None
    number = match["number"] or match["far_number"] or match["word_number"] or match["bare_number"]
    letter = match["letter"] or match["far_letter"]
    more = match["more"] or match["more_words"] or match["more_bare"] or ""
    also = _numbers(int(number), more)
    return Label(letter.upper() if letter else None, int(number), also, match.end())


def _numbers(first: int, more: str) -> tuple[int, ...]:
    """“C5–C7” are three questions, “C5 and C7” are two."""
    found = [int(n) for n in re.findall(r"\d{1,2}", more)]
    if "–" in more and len(found) == 1 and first < found[0] <= first + 4:
        return tuple(range(first + 1, found[0] + 1))
    return tuple(found)


def section_label_at(text: str, start: int, end: int) -> tuple[str | None, int]:
    """Read the letter with which a section title begins, and where its wording begins."""
    match = _SECTION_LABEL.match(text, start, end)
    return (match["letter"], match.end()) if match else (None, start)


@lru_cache(maxsize=65536)
def plain(text: str) -> str:
    """Fold wording for comparison: markup, case, punctuation and the field's usual abbreviations do not matter.

    >>> plain("**VPs** – Promotion & awareness")
    'voluntary principles promotion awareness'
    """
    folded = _NOT_WORD.sub(" ", _MARKUP.sub("", text).lower()).strip()
    for pattern, same in _SAME:
        folded = pattern.sub(same, folded)
    return " ".join(folded.split())


@lru_cache(maxsize=1)
def section_titles() -> frozenset[str]:
    """Return the folded titles of the sections of all templates."""
    return frozenset(plain(section.title) for template in templates.all_templates() for section in template.sections)


@lru_cache(maxsize=4096)
def _phrases(question: Question) -> tuple[str, ...]:
    """The folded key phrases of a question; where none was ever read, those of its topic's questions elsewhere."""
    phrases = question.key_phrases or tuple(
        phrase
        for template in templates.all_templates()
        for other in template.questions
        if other.topic == question.topic
        for phrase in other.key_phrases
    )
    return tuple(plain(phrase) for phrase in phrases if plain(phrase))


@lru_cache(maxsize=4096)
def _label(question: Question) -> str:
    return plain(question.label)


def likeness(wording: str, question: Question) -> float:
    """Say how alike a folded heading and a question are, 0 to 1.

    A key phrase found within the heading counts in full; likeness to our own label of the question counts less,
    as labels are paraphrases (rapidfuzz's indel similarity, https://rapidfuzz.github.io/RapidFuzz/Usage/fuzz.html).
    """
    from rapidfuzz import fuzz

    best = 0.0
    for phrase in _phrases(question):
        # A heading much shorter than the phrase would match any part of it.
        if len(wording) >= 0.75 * len(phrase):
            best = max(best, fuzz.partial_ratio(phrase, wording) / 100)
    return max(best, 0.85 * fuzz.token_sort_ratio(_label(question), wording) / 100)


def phrase_place(wording: str, question: Question) -> float:
    """Say where in a folded heading its key phrase begins, as a share of the heading's length; 1 where none stands."""
    places = [wording.find(phrase) for phrase in _phrases(question)]
    found = [place for place in places if place >= 0]
    return min(found) / max(len(wording), 1) if found else 1.0
