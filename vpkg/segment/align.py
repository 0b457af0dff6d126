"""Which template a document follows, and which of its lines are that template's headings."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from vpkg.model import Document, Span, Template
from vpkg.segment.headings import Candidate, Title, line_starts, question_candidate, section_title

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
        return sum(best.values()) + 0.3 * len({title.section.letter for title in self.titles})


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
    kept, contents = _without_contents(document, _trusted(questions))
    return Alignment(template, tuple(kept), tuple(t for t in titles if not _inside(t.span, contents)), tuple(contents))


def _may_begin(document: Document, line: Span) -> bool:
    """A heading begins with a capital, a digit or markup: most lines of running text need not be compared."""
    first = document.text[line.start : line.end].lstrip()[:1]
    return not first.islower()


def _trusted(questions: list[Candidate]) -> list[Candidate]:
    """Keep headings known by little more than their code only where codes have proved to be this template's."""
    strong = {c.question.code for c in questions if c.likeness >= STRONG}
    weak = {c.question.code for c in questions if c.likeness < 0.5}
    if len(strong) >= 3 and len(strong) > len(weak):
        return questions
    return [c for c in questions if c.likeness >= 0.5]


def _without_contents(document: Document, questions: list[Candidate]) -> tuple[list[Candidate], list[Span]]:
    """Take out the entries of a contents list: with page numbers, or in a run without text that comes again below."""
    contents = [c for c in questions if c.contents and _again_later(c, questions)]
    for run in _runs_without_text(document, questions):
        if len(run) >= 3 and all(_again_later(c, questions) for c in run):
            contents.extend(c for c in run if c not in contents)
    return [c for c in questions if c not in contents], sorted(c.span for c in contents)


def _again_later(candidate: Candidate, questions: list[Candidate]) -> bool:
    return any(c.question is candidate.question and c.span.start > candidate.span.start for c in questions)


def _runs_without_text(document: Document, questions: list[Candidate]) -> list[list[Candidate]]:
    runs: list[list[Candidate]] = []
    for candidate in questions:
        if runs and not document.text[runs[-1][-1].span.end : candidate.span.start].strip():
            runs[-1].append(candidate)
        else:
            runs.append([candidate])
    return runs


def _inside(span: Span, contents: list[Span]) -> bool:
    return bool(contents) and contents[0].start <= span.start <= contents[-1].end


def reported_matches(alignment: Alignment) -> dict[str, Candidate]:
    """Return for each question code the heading that fits best."""
    best: dict[str, Candidate] = {}
    for candidate in alignment.questions:
        code = candidate.question.code
        if code not in best or candidate.score > best[code].score:
            best[code] = replace(candidate)
    return best
