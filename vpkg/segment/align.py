"""Which template a document follows, and which of its lines are that template's headings."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass

from vpkg.model import Document, Span, Template
from vpkg.segment.headings import Candidate, Title, line_starts, question_candidate, section_title
from vpkg.segment.wording import section_label_at

STRONG = 0.8
"""Likeness from which a heading's wording alone would settle the question."""


@dataclass(frozen=True, slots=True)
class Alignment:
    """The headings of one template in one document; ``contents`` are lines of a contents list."""

    template: Template
    questions: tuple[Candidate, ...]
    titles: tuple[Title, ...]
    contents: tuple[Span, ...]

    @property
    def weight(self) -> float:
        """How much of the document speaks for this template."""
        best: dict[str, float] = {}
        for candidate in self.questions:
            best[candidate.question.code] = max(best.get(candidate.question.code, 0.0), candidate.score)
        # A heading whose number is another question's speaks for another template.
        conflicts = sum(candidate.other_code for candidate in self.questions)
        return sum(best.values()) + 0.3 * len({title.section.letter for title in self.titles}) - 0.25 * conflicts


def choose(document: Document, templates: Iterable[Template], pillar: str | None) -> Alignment | None:
    """Return the alignment of the template that fits best, or None where none fits.

    The pillar is a prior, not a filter: a template that many headings speak for wins all the same.
    """
    ranked = []
    for template in templates:
        alignment = align(document, template)
        weight = alignment.weight + (0.5 if pillar and template.pillar in (None, pillar) else 0.0)
        if _enough(alignment, pillar):
            ranked.append((weight, template.id, alignment))
    return max(ranked, key=lambda entry: entry[:2])[2] if ranked else None


def _enough(alignment: Alignment, pillar: str | None) -> bool:
    if alignment.template.questions:
        sure = {c.question.code for c in alignment.questions if c.likeness >= STRONG or c.exact_code}
        return len(sure) >= 2
    # Section titles are shared between pillars: alone they speak only for a template of the reporter's own pillar.
    return len({t.section.letter for t in alignment.titles}) >= 2 and pillar == alignment.template.pillar


def align(document: Document, template: Template) -> Alignment:
    """Find the headings of one template in a document."""
    questions: list[Candidate] = []
    titles: list[Title] = []
    for block in document.blocks:
        done = block.span.start
        after_sentence = True
        for line in line_starts(document, block):
            if line.start < done:
                continue
            title = section_title(document, block, line, template)
            found = None
            if title is None and _may_begin(document, line):
                found = question_candidate(document, block, line, template)
            if title:
                titles.append(title)
            elif found and (after_sentence or found.exact_code):
                questions.append(found)
                done = found.span.end
            after_sentence = bool(title or found) or document.text[line.end - 1] in ".:!?*_"
    kept, contents = _without_contents(document, _coded(_trusted(questions)))
    lettered = _lettered(document, [t for t in titles if not _inside(t.span, contents)])
    return Alignment(template, tuple(kept), tuple(lettered), tuple(contents))


def _may_begin(document: Document, line: Span) -> bool:
    """A heading begins with a capital, a digit or markup: most lines of running text need not be compared."""
    first = document.text[line.start : line.end].lstrip()[:2]
    return not first[:1].islower() or (first[:1] in "abcde" and first[1:].isdigit())


def _coded(questions: list[Candidate]) -> list[Candidate]:
    """Where headings carry their codes, a line without one that words a question again is part of an answer."""
    coded = {c.question.code for c in questions if c.exact_code}
    if len(coded) < 4 or 2 * len(coded) < len({c.question.code for c in questions}):
        return questions
    return [c for c in questions if c.exact_code or c.question.code not in coded]


def _lettered(document: Document, titles: list[Title]) -> list[Title]:
    """Where section titles carry their letters, a bare line such as “Procedures” is part of an answer."""
    with_letter = [
        t for t in titles if section_label_at(document.text, t.span.start, t.span.end)[0] == t.section.letter
    ]
    return with_letter if len(with_letter) >= 2 else titles


def _trusted(questions: list[Candidate]) -> list[Candidate]:
    """Keep headings known by little more than their code only where codes have proved to be this template's."""
    strong = {c.question.code for c in questions if c.likeness >= STRONG}
    weak = {c.question.code for c in questions if c.likeness < 0.5}
    if len(strong) >= 3 and len(strong) > len(weak):
        return questions
    return [c for c in questions if c.likeness >= 0.5]


def _without_contents(document: Document, questions: list[Candidate]) -> tuple[list[Candidate], list[Span]]:
    """Take out the entries of a contents list: with page numbers, or in a run without text that comes again below."""
    last = {c.question.code: c.span.start for c in sorted(questions, key=lambda c: c.span)}
    again = {c.span for c in questions if c.span.start < last[c.question.code]}
    contents = {c.span for c in questions if c.contents and c.span in again}
    for run in _runs_without_text(document, questions):
        if len(run) >= 3 and all(c.span in again for c in run):
            contents.update(c.span for c in run)
    kept = [c for c in questions if c.span not in contents]
    return kept, _runs(contents, [c.span for c in kept])


def _runs(contents: set[Span], kept: list[Span]) -> list[Span]:
    """Join the entries of a contents list, so that what stands between them goes with it."""
    runs: list[Span] = []
    starts = sorted(each.start for each in kept)
    for span in sorted(contents):
        if runs and bisect_left(starts, runs[-1].end) == bisect_left(starts, span.start):
            runs[-1] = Span(runs[-1].start, span.end)
        else:
            runs.append(span)
    return runs


def _runs_without_text(document: Document, questions: list[Candidate]) -> list[list[Candidate]]:
    runs: list[list[Candidate]] = []
    for candidate in questions:
        if runs and not document.text[runs[-1][-1].span.end : candidate.span.start].strip():
            runs[-1].append(candidate)
        else:
            runs.append([candidate])
    return runs


def _inside(span: Span, contents: list[Span]) -> bool:
    return any(run.start <= span.start < run.end for run in contents)


def reported_matches(alignment: Alignment) -> dict[str, Candidate]:
    """Return for each question code the heading that fits best."""
    best: dict[str, Candidate] = {}
    for candidate in alignment.questions:
        code = candidate.question.code
        if code not in best or candidate.score > best[code].score:
            best[code] = candidate
    return best
