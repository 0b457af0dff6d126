"""What became of every question: the placed stretches become answers, with their parts by country."""

from __future__ import annotations

from collections.abc import Iterator

from vpkg.model import Answer, Document, Part, Question, Span, Status, Template
from vpkg.segment.countries import lead
from vpkg.segment.marks import Mark
from vpkg.segment.place import PartDraft, Placement
from vpkg.segment.status import Verdict, judge

_TOLD = (Status.ANSWERED, Status.SEE_OTHER, Status.NOT_APPLICABLE)
"""From most to least telling; an answer in parts has the most telling status of its parts."""


def answers_asked(document: Document, template: Template, placement: Placement) -> tuple[Answer, ...]:
    """Give every question of the template its answer, the absent ones too."""
    merged = {code: mark for marks in placement.headings.values() for mark in marks for code in mark.merged}
    for told, codes in placement.by_country.items():
        merged |= dict.fromkeys(codes, placement.headings[told][0])
    return tuple(_asked(document, template, placement, question, merged) for question in template.questions)


def _asked(
    document: Document, template: Template, placement: Placement, question: Question, merged: dict[str, Mark]
) -> Answer:
    code = question.code
    if code in placement.headings:
        return _present(document, template, placement, code, question)
    if code in merged:
        mark = merged[code]
        return Answer(
            code,
            question.iri,
            Status.MERGED,
            (mark.span,),
            refers_to=(mark.code or "",),
            section=question.section,
            match=min(1.0, mark.score),
        )
    return Answer(code, question.iri, Status.ABSENT, section=question.section)


def answers_of_its_own(document: Document, template: Template | None, placement: Placement) -> tuple[Answer, ...]:
    """Key answers by the report's own headings, where the template's questions are unknown."""
    return tuple(_present(document, template, placement, code, None) for code in placement.headings)


def _present(
    document: Document, template: Template | None, placement: Placement, code: str, question: Question | None
) -> Answer:
    marks = placement.headings[code]
    bodies = tuple(placement.bodies[code])
    drafts = placement.parts.get(code) or (_led(document, bodies) if question and question.per_country else [])
    parts = tuple(_part(document, template, code, draft) for draft in drafts)
    verdict = judge(document.text, bodies, template, code)
    if placement.parts.get(code):
        inside = {body for part in parts for body in part.bodies}
        rest = tuple(body for body in bodies if body not in inside)
        verdict = _in_parts(parts, judge(document.text, rest, template, code))
    return Answer(
        code=code,
        question=question.iri if question else None,
        status=verdict.status,
        headings=tuple(piece for mark in marks for piece in (mark.pieces or (mark.span,))),
        bodies=bodies,
        reason=verdict.reason,
        withheld=verdict.withheld,
        nil_return=verdict.nil_return,
        refers_to=verdict.refers_to,
        section=marks[0].section,
        match=min(1.0, max(mark.score for mark in marks)),
        parts=parts,
        topic=marks[0].topic,
    )


def _part(document: Document, template: Template | None, code: str, draft: PartDraft) -> Part:
    status = judge(document.text, tuple(draft.bodies), template, code).status
    return Part(draft.country.lower(), draft.country, status, tuple(draft.headings), tuple(draft.bodies))


def _in_parts(parts: tuple[Part, ...], rest: Verdict) -> Verdict:
    """An answer given by country is answered where it is for any of them, or in what stands outside the ``rest``."""
    if rest.status is not Status.BLANK and all(part.status is Status.BLANK for part in parts):
        return rest
    statuses = {rest.status, *(part.status for part in parts)}
    return Verdict(next((status for status in _TOLD if status in statuses), Status.BLANK), nil_return=rest.nil_return)


def _led(document: Document, bodies: tuple[Span, ...]) -> list[PartDraft]:
    """Paragraphs that begin with a country's name are its part, where two countries or more are told of like this."""
    drafts: dict[str, PartDraft] = {}
    for iso, body in _by_lead(document, bodies):
        drafts.setdefault(iso, PartDraft(iso)).bodies.append(body)
    return list(drafts.values()) if len(drafts) >= 2 else []


def _by_lead(document: Document, bodies: tuple[Span, ...]) -> Iterator[tuple[str, Span]]:
    current = None
    for body in bodies:
        current = lead(document.text, body) or current
        if current:
            yield current, body
