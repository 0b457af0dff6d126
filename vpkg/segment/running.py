"""Headings inside running text: a whole report in one line, as repositories of converted files hold them.

Key phrases are looked for in the text as it stands, with any white space and punctuation between their words, so that
every place found is a place of the document.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from vpkg.model import Block, Document, Span, Template
from vpkg.read.lines import trimmed
from vpkg.segment.fits import Candidate
from vpkg.segment.headings import Stretch, Title
from vpkg.segment.lines import report_blocks, stands_in
from vpkg.segment.wording import Label, label_at

_LONG = 250
"""Characters of a block from which headings are looked for inside it; a heading and a paragraph have less."""
_BEFORE = 12
"""Words of a question before its key phrase, at most."""
_SENTENCE_END = re.compile(r"[.?!:;][\"'’”)\]]*\s")
_QUESTION_END = re.compile(r"(?<!\be\.g)(?<!\bi\.e)(?<!\betc)[.?:](?=[\"'’”)]*(?:\s|\Z))")
_INSTRUCTION = re.compile(
    r"(?:Please\s+|Briefly\s+)?(?:Describe|Provide|Summari[sz]e|Explain|Outline|List|How|What|Which)\b"
)
_OPENER = re.compile(r"(?<!\S)[A-Z]\w+(?=\s)")
_OF_AN_ANSWER = re.compile(
    r"\b(?:we|our|us|my|is|are|was|were|has|have|had|will|includes?|included|continued?|also)\b", re.IGNORECASE
)
_LEADERS = re.compile(r"\s*(?:\.\s?){3,}")
_STOP = re.compile(r"\s?[.:?](?=\s)")
_BEGINS = re.compile(r"\s*(?:[A-Z\d\"'“‘(•*-]|\Z)")
_TERM = re.compile(
    r"\s+(?:the\s+)?(?:Voluntary\s+Principles(?:\s+on\s+Security\s+and\s+Human\s+Rights)?(?:\s+Initiative)?|VPs?(?:HR)?|VPI)"
    r"(?:\s+\((?:VPs?(?:HR)?|VPI)\))?"
)
_MORE = re.compile(r"[,;]?\s+(?:[a-z][\w’'\-/,]*|and/or|&|\([^)]{1,40}\))")


def running_stretches(document: Document, template: Template, contents: tuple[Span, ...]) -> list[Stretch]:
    """Return the stretches inside long blocks that begin like one of the template's questions, in document order."""
    found: dict[int, Stretch] = {}
    for block in report_blocks(document):
        if block.span.end - block.span.start < _LONG or block.kind == "table":
            continue
        for hit in _hits(document.text, block.span, template):
            stretch = _stretch(document.text, block, hit)
            inside = stretch and stands_in(stretch.span.start, contents)
            if stretch and not inside and len(stretch.raw) > len(found.get(stretch.span.start, stretch).raw) - 1:
                found[stretch.span.start] = stretch
    return [found[start] for start in sorted(found)]


def _hits(text: str, span: Span, template: Template) -> Iterator[Span]:
    for question in template.questions:
        for phrase in question.key_phrases:
            for match in _pattern(phrase).finditer(text, span.start, span.end):
                yield Span(match.start(), match.end())


@lru_cache(maxsize=512)
def _pattern(phrase: str) -> re.Pattern[str]:
    words = [re.escape(word) for word in re.findall(r"[\w’'\-]+", phrase)]
    joined = r"[\W_]{1,6}".join(words).replace(r"voluntary[\W_]{1,6}principles", r"(?:voluntary\W{1,6}principles|VPs)")
    return re.compile(rf"\b{joined}\b", re.IGNORECASE)


def _stretch(text: str, block: Block, hit: Span) -> Stretch | None:
    """Widen a key phrase to the heading it stands in; None where it is part of a sentence of an answer."""
    start, label = _start(text, block.span.start, hit.start)
    if start is None:
        return None
    begun = label.end if label else start
    end = _end(text, begun, hit.end, block.span.end)
    if _LEADERS.match(text, end):
        return None
    spans, raw = (trimmed(text, start, end),), text[begun:end]
    asked = _INSTRUCTION.match(raw) is not None
    if not asked and (_OF_AN_ANSWER.search(raw) or not _BEGINS.match(text, end)):
        return None
    return Stretch(spans, block, label, raw, alone=not asked, opens=True, contents=False)


def _start(text: str, first: int, hit: int) -> tuple[int | None, Label | None]:
    """Go back to the label, the instruction or the capital with which the heading begins."""
    window = max(first, hit - 160)
    ends = [m.end() for m in _SENTENCE_END.finditer(text, window, hit)]
    labels = list(_labels(text, window, hit))
    words = [m.start() for m in re.finditer(r"\S+", text[window:hit])][-_BEFORE:]
    near = window + (words[0] if words else hit - window)
    if labels and labels[-1][0] >= near:
        # “A. 1.” is one label, and “1.” the end of it.
        return next(each for each in labels if each[1].end == labels[-1][1].end)
    instructions = [m.start() for m in _INSTRUCTION.finditer(text, max([near, *ends[-1:]]), hit)]
    if instructions:
        return instructions[-1], None
    if text[hit].isupper():
        return hit, None
    openers = [m.start() for m in _OPENER.finditer(text, max([near, *ends[-1:]]), hit)]
    return (openers[-1], None) if openers else (None, None)


def _labels(text: str, first: int, end: int) -> Iterator[tuple[int, Label]]:
    for match in re.finditer(r"(?:(?<=\s)|\A)(?=[A-EQNI\d(])", text[first:end]):
        label = label_at(text, first + match.start(), min(len(text), end + 80))
        if label is not None and label.end <= end:
            yield first + match.start(), label


def _end(text: str, start: int, after: int, last: int) -> int:
    """A question ends with its sentence; a title goes on through small words and the Principles' name."""
    if _INSTRUCTION.match(text, start):
        match = _QUESTION_END.search(text, after, last)
        return match.end() if match and match.end() - after < 400 else last
    position = after
    while (more := _TERM.match(text, position, last) or _MORE.match(text, position, last)) is not None:
        position = more.end()
    stop = _STOP.match(text, position, last)
    return stop.end() if stop else position


def running_titles(document: Document, questions: list[Candidate], template: Template) -> list[Title]:
    """Return the section titles that stand right before questions in running text."""
    titles = []
    for candidate in questions:
        section = next(s for s in template.sections if s.letter == candidate.question.section)
        title = r"\W+".join(re.escape(word) for word in re.findall(r"\w+", section.title))
        pattern = rf"(?:\A|(?<=[\s]))(?:(?:Section\s+)?{section.letter}\s?[.:)–-]?\s+)?{title}\W*\Z"
        start = max(0, candidate.span.start - 120)
        match = re.compile(pattern, re.IGNORECASE).search(document.text, start, candidate.span.start)
        if match:
            titles.append(Title(trimmed(document.text, match.start(), match.end()), section, 0))
    return titles
