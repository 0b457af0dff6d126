"""Which template a document follows, if any."""

from __future__ import annotations

from collections.abc import Iterable

from vpkg import templates
from vpkg.model import Document, Span, Template
from vpkg.segment.align import Alignment, align, but_the_title, coded_throughout, form_of, is_title
from vpkg.segment.fits import STRONG
from vpkg.segment.headings import Stretch, stretches

_MOST = 0.6
_NEARLY_ALL = 0.75
"""Shares of a document's titles that are questions of the template, where few of them have its words or its codes."""


def choose(
    document: Document, known: Iterable[Template], pillar: str | None, contents: tuple[Span, ...]
) -> Alignment | None:
    """Return the alignment of the template that fits best, or None where none fits; ``contents`` are contents lists.

    The pillar is a prior, not a filter: a template that many headings speak for wins all the same.
    """
    ranked = []
    found = list(stretches(document, contents))
    possible = but_the_title(document, found)
    for template in known:
        alignment = align(document, template, possible, contents)
        weight = alignment.weight + (0.5 if pillar and template.pillar in (None, pillar) else 0.0)
        if _enough(alignment, pillar, found):
            ranked.append((weight, template.id, alignment))
    return max(ranked, key=lambda entry: entry[:2])[2] if ranked else None


def _enough(alignment: Alignment, pillar: str | None, found: list[Stretch]) -> bool:
    """Whether a document follows a template: by the questions' words or codes, or by what all its titles are about.

    A report that has its own headings, some of them about the same things, did not promise to answer the rest.
    """
    template = alignment.template
    if not template.questions:
        # Section titles are shared between pillars: alone they speak only for a template of the reporter's own pillar.
        rivals = [t for t in templates.all_templates() if t.pillar in (None, pillar) and t.checkable]
        needed = 2 if any(t.pillar == pillar for t in rivals) else 1
        return len({t.section.letter for t in alignment.titles}) >= needed and pillar == template.pillar
    questions = alignment.questions
    sure = {c.question.code for c in questions if c.worded >= STRONG or (c.own_code and c.likeness >= 0.5)}
    foreign = pillar is not None and template.pillar not in (None, pillar)
    if len(sure) >= (5 if foreign else 4) or coded_throughout(questions, template):
        return True
    likely = {c.question.code for c in questions}
    share = len(questions) / max(1, _titles_like(alignment, found))
    numbered = {c.question.code for c in questions if c.own_code and c.worded >= STRONG}
    if len(sure) >= 2 and not foreign and (share >= _MOST or (len(numbered) >= 2 and 2 * share >= 1)):
        return True
    return 2 * len(likely) >= len(template.questions) and share >= _NEARLY_ALL


def _titles_like(alignment: Alignment, found: list[Stretch]) -> int:
    """Count the titles of the form that the recognised headings have, section titles and countries' names apart."""
    questions = alignment.questions
    forms = {form_of(c.stretch) for c in questions if c.stretch.titled}
    chosen = {c.stretch.span.start for c in questions} | {t.span.start for t in alignment.titles}
    others = [s for s in found if s.titled and form_of(s) in forms and s.span.start not in chosen]
    return len(questions) + sum(is_title(s) for s in others)
