"""Last year's answers carried over into a form, each marked so that none is filed again unread."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from vpkg.form.form import Form, Passage, Slot, blank_form
from vpkg.gazetteer import countries
from vpkg.iri import slug
from vpkg.model import Answer, Block, Document, Question, Report, Span, Status, Template

_LEFT_OUT = frozenset({"chrome", "rule", "footnote"})
_KINDS = {"list": "item", "table": "table"}
_MARKED = re.compile(r"\[From the [^\]\n]* report; bring up to date and take this line out\.\]\s*")


@dataclass(frozen=True, slots=True)
class Carried:
    """A form with last year's text, how many answers it holds, and the codes of answers that found no place in it."""

    form: Form
    count: int
    without_place: tuple[str, ...]


def carry_over(template: Template, last: Report, organisation: str | None = None, year: int | None = None) -> Carried:
    """Return a form with the answers of an earlier report: question by question, or by topic where templates differ.

    Organisation and year (the one after) are those of the earlier report unless given.
    """
    name = organisation or (last.reporter.name if last.reporter else None)
    blank = blank_form(template, name, year or (last.year + 1 if last.year is not None else None))
    form = replace(blank, markup=last.document.media_type == "text/markdown")
    if not template.checkable:
        return _own_headings(form, last)
    sources = _sources(template, last)
    slots = tuple(_filled(slot, sources.get(_code(slot), ()), last) for slot in form.slots)
    used = {answer.code for slot in slots if slot.passages for answer in sources[_code(slot)]}
    left = tuple(a.code for a in last.answers if a.code not in used and _passages(last, a))
    return Carried(replace(form, slots=slots), sum(bool(slot.passages) for slot in slots), left)


def mark(year: int | None) -> str:
    """Return the line that stands before carried-over text.

    >>> mark(2022)
    '[From the 2022 report; bring up to date and take this line out.]'
    """
    return f"[From the {year if year is not None else 'last'} report; bring up to date and take this line out.]"


def _code(slot: Slot) -> str:
    return (slot.tag or "").rsplit(":", 1)[-1]


def _sources(template: Template, last: Report) -> dict[str, tuple[Answer, ...]]:
    if last.template and last.template.id == template.id:
        return {answer.code: (answer,) for answer in last.answers}
    asked = {question.code: question for question in last.template.questions} if last.template else {}
    return {q.code: tuple(a for a in last.answers if _topic(a, asked) == q.topic) for q in template.questions}


def _topic(answer: Answer, asked: dict[str, Question]) -> str | None:
    return asked[answer.code].topic if answer.code in asked else answer.topic


def _filled(slot: Slot, answers: tuple[Answer, ...], last: Report) -> Slot:
    passages = tuple(passage for answer in answers for passage in _passages(last, answer))
    return replace(slot, passages=(Passage("mark", mark(last.year)), *passages)) if passages else slot


def _own_headings(form: Form, last: Report) -> Carried:
    """Give a form whose questions are unknown the headings of the earlier report, section titles among them."""
    made: list[Slot] = []
    for answer in last.answers:
        heading = _words(" ".join(last.document.text[s.start : s.end] for s in answer.headings)) or answer.code
        tag = f"vpkg:{form.template.id}:{answer.code}"
        made.append(_filled(Slot(1, heading, tag, form.slots[0].hint), (answer,), last))
    said = {slug(slot.heading) for slot in made}
    missing = [s for s in form.slots if slug(s.heading.split(". ", 1)[-1]) not in said and slug(s.heading) not in said]
    return Carried(replace(form, slots=(*made, *missing)), sum(bool(slot.passages) for slot in made), ())


def _passages(last: Report, answer: Answer) -> tuple[Passage, ...]:
    if answer.status is Status.MERGED and answer.refers_to:
        return (Passage("paragraph", f"See {' and '.join(answer.refers_to)}."),)
    if answer.status in (Status.MERGED, Status.ABSENT, Status.BLANK):
        return ()
    return tuple(_pieces(last.document, answer))


def _pieces(document: Document, answer: Answer) -> Iterator[Passage]:
    apart = {body for part in answer.parts for body in part.bodies}
    for body in answer.bodies:
        if body not in apart:
            yield from _within(document, body)
    for part in answer.parts:
        if part.headings:  # else the country's name is the first word of what is said on it
            country = countries().get((part.country or part.id).upper())
            names = [_words(document.text[s.start : s.end]) for s in part.headings]
            yield Passage("country", country.name if country else names[-1])
        for body in part.bodies:
            yield from _within(document, body)


def _within(document: Document, body: Span) -> Iterator[Passage]:
    """Yield what stands in a stretch of the document, block by block."""
    for block in document.blocks:
        start, end = max(block.span.start, body.start), min(block.span.end, body.end)
        if start < end and block.kind not in _LEFT_OUT:
            text = _MARKED.sub("", _indent(document, block, start) + document.text[start:end])
            if text.strip():
                yield Passage(_KINDS.get(block.kind, "paragraph"), text)


def _indent(document: Document, block: Block, start: int) -> str:
    """Return the white space before a list item, which tells how deep it is nested."""
    if block.kind != "list" or start != block.span.start:
        return ""
    before = document.text[document.text.rfind("\n", 0, start) + 1 : start]
    return before if not before.strip() else ""


def _words(heading: str) -> str:
    return " ".join(heading.strip("#*_.: \n\t").split())
