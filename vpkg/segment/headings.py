"""Finding the lines of a document that may announce a question or a section."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from vpkg.model import Block, Document, Question, Section, Span, Template
from vpkg.read.lines import lines, trimmed
from vpkg.segment.wording import Label, label_at, likeness, phrase_place, plain, section_label_at

_IMPERATIVE = re.compile(
    r"(please |kindly )?(briefly )?((describe|provide|summari[sz]e|explain|outline|indicate|specify|identify)\b"
    # These are nouns too: “State police”, “Report of the year”.
    r"|(list|report|give|detail|state|share|tell)\s+(the|your|any|all|an?|how|what|which|whether|efforts|steps|examples)\b"
    r"|(what|how|which|who|do|does|did|has|have)\b)"
)
_FIRST_PERSON = re.compile(r"\b(we|our|us|my)\b")
_FINITE = re.compile(r"\b(is|are|was|were|has|have|had|will|include[sd]?|remains?|continue[sd]?|began|took)\b")
_MORE_OF_THE_QUESTION = re.compile(
    r"\s*(please|include|describe|provide|explain|list|note that|for example|e\.g|if)\b", re.IGNORECASE
)
_SENTENCE_END = re.compile(
    r"(?<!\be\.g)(?<!\bi\.e)(?<!\betc)(?<!\bNo)(?<!\bU\.S)[.?:](?=[*_\"'’”)]*(?:\s|$))[*_\"'’”)]*"
)
_BOLD_RUN = re.compile(r"(\*\*|__)(?=\S)(.+?)(?<=\S)\1", re.DOTALL)
_PAGE_NUMBER = re.compile(r"\d{1,3}\Z")

_OUTRIGHT = 0.95
"""Likeness from which wording alone names the question."""

LONGEST_HEADING = 90
"""Words; the longest question of a known template has about 40."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A line that may announce ``question``; ``also`` are answered by it too; ``contents`` if in a contents list."""

    span: Span
    question: Question
    score: float
    likeness: float
    exact_code: bool
    other_code: bool
    also: tuple[Question, ...]
    contents: bool
    level: int


@dataclass(frozen=True, slots=True)
class Title:
    """A line that announces a section of the template."""

    span: Span
    section: Section
    level: int


def line_starts(document: Document, block: Block) -> tuple[Span, ...]:
    """Return the lines of a block that are not blank, in document offsets."""
    return _lines(document.text, block.span.start, block.span.end)


@lru_cache(maxsize=4096)
def _lines(text: str, start: int, end: int) -> tuple[Span, ...]:
    stretch = text[start:end]
    found = (line for line in lines(stretch) if stretch[line.start : line.end].strip())
    return tuple(Span(start + line.start, start + line.end) for line in found)


def contents_tail(text: str) -> int | None:
    """Return where the dot leaders and page number of a contents list begin in a line, or None."""
    line = text.rstrip()
    number = _PAGE_NUMBER.search(line, max(0, len(line) - 3))
    if number is None:
        return None
    before = line[: number.start()]
    words = before.rstrip()
    if words.endswith(("...", "…")):
        return len(words.rstrip(".…"))
    return len(words) if before.endswith(("  ", "\t")) else None


def without_tail(text: str) -> str:
    """Return a line without the page number that a contents list puts after it."""
    tail = contents_tail(text)
    return text if tail is None else text[:tail]


def section_title(document: Document, block: Block, line: Span, template: Template) -> Title | None:
    """Recognise a section's title that stands alone on its line, with or without its letter."""
    from rapidfuzz import fuzz

    text = document.text[line.start : line.end]
    if len(text.split()) > 16:
        return None
    letter, start = section_label_at(document.text, line.start, line.end)
    wording = plain(without_tail(document.text[start : line.end]))
    for section in template.sections:
        ratio = fuzz.ratio(wording, plain(section.title))
        if ratio >= 90 or (letter == section.letter and ratio >= 70):
            return Title(trimmed(document.text, line.start, line.end), section, block.level)
    return None


def question_candidate(document: Document, block: Block, line: Span, template: Template) -> Candidate | None:
    """Recognise a question by its wording, with its code as a prior."""
    label = label_at(document.text, line.start, block.span.end)
    start = label.end if label else line.start
    end = heading_end(document, block, line, start)
    raw = document.text[start:end]
    wording = plain(without_tail(raw))
    if not template.questions or not wording or len(wording.split()) > LONGEST_HEADING:
        return None
    score, alike, question = _best(wording, label, template)
    if not _acceptable(block, raw, wording, question, alike, label):
        return None
    return Candidate(
        span=trimmed(document.text, line.start, end),
        question=question,
        score=score,
        likeness=alike,
        exact_code=_same_code(label, question),
        other_code=label is not None and _prior(label, question) < 0,
        also=_also(label, question, template),
        contents=contents_tail(document.text[line.start : end]) is not None,
        level=block.level,
    )


def _best(wording: str, label: Label | None, template: Template) -> tuple[float, float, Question]:
    """Return score, likeness and question; wording that fits one question outright wins over any number."""
    ranked = [(likeness(wording, q) + _prior(label, q), likeness(wording, q), q) for q in template.questions]
    best = max(ranked, key=lambda entry: (entry[0], -entry[2].order))
    outright = max(ranked, key=lambda entry: (entry[1], -entry[2].order))
    return outright if outright[1] >= _OUTRIGHT and best[1] < _OUTRIGHT - 0.15 else best


@lru_cache(maxsize=8)
def widest_line(text: str) -> int:
    """Return the length of the longest line, which is the width of a text that was wrapped by hand."""
    return max((line.end - line.start for line in lines(text)), default=0)


def heading_end(document: Document, block: Block, line: Span, start: int) -> int:
    """Find where a heading that begins on this line ends: its block, its bold run, its sentence, or its line."""
    text = document.text
    if block.kind == "heading" or start >= block.span.end:
        return block.span.end
    bold = _BOLD_RUN.match(text, line.start, block.span.end) or _BOLD_RUN.match(text, start, block.span.end)
    if bold and len(bold[2].split()) >= 3:
        return bold.end()
    end = _first_end(document, block, start)
    while (more := _MORE_OF_THE_QUESTION.match(text, end, block.span.end)) is not None:
        following = _SENTENCE_END.search(text, more.end(), block.span.end)
        stretch = text[end : following.end() if following else block.span.end]
        if _FIRST_PERSON.search(stretch.lower()):
            break
        end += len(stretch)
        if following is None:
            break
    return end


def _first_end(document: Document, block: Block, start: int) -> int:
    """A heading ends with its first sentence, or with a line that was not broken for lack of room."""
    text, width = document.text, widest_line(document.text)
    all_lines = line_starts(document, block)
    rest = all_lines[bisect_right(all_lines, start, key=lambda line: line.end) :]
    for line, following in pairwise(rest):
        if contents_tail(text[max(start, line.start) : line.end]) is not None:
            return line.end
        sentence = _SENTENCE_END.search(text, max(start, line.start), line.end)
        if sentence:
            return sentence.end()
        next_word = text[following.start : following.end].split(maxsplit=1)[0]
        if line.end - line.start + 1 + len(next_word) <= width and not next_word[:1].islower():
            return line.end
    sentence = _SENTENCE_END.search(text, max(start, rest[-1].start) if rest else start, block.span.end)
    return sentence.end() if sentence else block.span.end


def _same_code(label: Label | None, question: Question) -> bool:
    return label is not None and label.letter == question.section and label.number == question.order


def _prior(label: Label | None, question: Question) -> float:
    if label is None:
        return 0.0
    if _same_code(label, question):
        return 0.3
    if label.letter is None and label.number == question.order:
        return 0.15
    return -0.1


def _acceptable(block: Block, raw: str, wording: str, question: Question, alike: float, label: Label | None) -> bool:
    prior = _prior(label, question)
    if prior >= 0.3:
        return alike >= 0.4
    if prior > 0:
        return alike >= 0.6
    if alike < 0.86 or block.kind == "list":
        return False
    if block.kind == "heading" or _BOLD_RUN.fullmatch(raw.strip()):
        return True
    return _reads_like_a_question(raw, wording, question)


def _reads_like_a_question(raw: str, wording: str, question: Question) -> bool:
    """Tell a question without a code from a sentence of an answer that uses the question's words."""
    if _IMPERATIVE.match(wording):
        return not _FIRST_PERSON.search(wording)
    if phrase_place(wording, question) > 0.25 or _FIRST_PERSON.search(wording):
        return False
    return not (_FINITE.search(wording) and raw.rstrip().endswith("."))


def _also(label: Label | None, question: Question, template: Template) -> tuple[Question, ...]:
    numbers = set(label.also) if label else set()
    return tuple(q for q in template.questions if q.order in numbers and q is not question)
