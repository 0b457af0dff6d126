"""Drawing a report: the same seed gives the same report and layout."""

from __future__ import annotations

import random
from datetime import date

from tests.generator.abstract import AbstractAnswer, AbstractReport, CountryPart, Layout, Piece
from tests.generator.grammar import Writer
from tests.generator.layouts import draw_layout
from tests.generator.words import names, own_headings
from vpkg.model import Question, Template
from vpkg.templates import load

FORMATS = ("md", "txt", "html", "docx", "pdf")
_TEMPLATES = {"ngo-2023": 42, "corporate-14": 38, "common-2010-2013": 10, "government": 10}
_NOT_APPLICABLE = ("N/A", "N/A", "Not applicable.", "n.a.", "N/A – none was due in {year}.",
                   "Not applicable: we do no work of this kind.")  # fmt: skip


def generate(seed: int) -> tuple[AbstractReport, Layout]:
    """Draw a report and how it is laid out."""
    draw = random.Random(f"report {seed}")
    template = load(draw.choices(list(_TEMPLATES), list(_TEMPLATES.values()))[0])
    report = _report(draw, template)
    layout = draw_layout(draw, report)
    return _with_references(draw, report, layout), layout


def _report(draw: random.Random, template: Template) -> AbstractReport:
    pillar = template.pillar or draw.choice(("ngo", "corporate"))
    year = draw.randint(2010, 2013) if template.id == "common-2010-2013" else draw.randint(2015, 2024)
    fiscal = pillar == "corporate" and draw.random() < 0.12
    kind = "update" if template.questions and draw.random() < 0.13 else "full"
    topics = {question.code: question.topic for question in template.questions} or own_headings()
    writer = Writer(draw, year, topics)
    answers = _answers(draw, template, writer, kind) if template.questions else _own(draw, writer)
    reporter = draw.choice(names(pillar))
    foreword = writer.remarks(draw.randint(1, 2)) if draw.random() < 0.25 else ()
    annex = writer.remarks(1) if draw.random() < 0.12 else ()
    start, end = (date(year - 1, 7, 1), date(year, 6, 30)) if fiscal else (date(year, 1, 1), date(year, 12, 31))
    return AbstractReport(
        template.id, pillar, reporter, year, start, end, kind, answers, foreword=foreword, annex=annex
    )


def _answers(draw: random.Random, template: Template, writer: Writer, kind: str) -> tuple[AbstractAnswer, ...]:
    asked = list(template.questions)
    kept = {q.code for q in (draw.sample(asked, draw.randint(3, 6)) if kind == "update" else asked)}
    countries = tuple(draw.sample(names("country"), draw.randint(1, 3)))
    told = draw.random() < 0.7
    made = [_answer(draw, question, writer, countries if told else (), question.code in kept) for question in asked]
    if kind == "full" and draw.random() < 0.14:
        _merge(draw, made)
    return tuple(made)


def _answer(
    draw: random.Random, question: Question, writer: Writer, countries: tuple[str, ...], kept: bool
) -> AbstractAnswer:
    code = question.code
    chance = draw.random()
    if not kept or chance < 0.03:
        return AbstractAnswer(code, "absent")
    if question.per_country and countries and question.topic != "countries-selected":
        return AbstractAnswer(code, "answered", parts=tuple(_part(writer, code, country) for country in countries))
    if chance < 0.06:
        return AbstractAnswer(code, "blank")
    if chance < 0.11:
        text = draw.choice(_NOT_APPLICABLE).format(year="this year")
        return AbstractAnswer(code, "not-applicable", (Piece("paragraph", text),))
    if chance < 0.14:
        return AbstractAnswer(code, "see-other")
    if question.topic == "incident-reporting" and chance < 0.4:
        return AbstractAnswer(code, "answered", writer.nil(code), nil=True)
    return AbstractAnswer(code, "answered", writer.answer(code))


def _part(writer: Writer, code: str, country: str) -> CountryPart:
    writer.country = country
    pieces = writer.answer(code, rich=False)
    writer.country = None
    return CountryPart(country, pieces)


def _merge(draw: random.Random, made: list[AbstractAnswer]) -> None:
    """Let one question be answered together with the one before it."""
    fit = [
        number
        for number in range(1, len(made))
        if all(each.status == "answered" and not each.parts and not each.nil for each in made[number - 1 : number + 1])
        and made[number].code[0] == made[number - 1].code[0]
    ]
    if fit:
        number = draw.choice(fit)
        made[number] = AbstractAnswer(made[number].code, "merged", refers_to=made[number - 1].code)


def _own(draw: random.Random, writer: Writer) -> tuple[AbstractAnswer, ...]:
    headings = list(own_headings())
    kept = sorted(draw.sample(range(len(headings)), draw.randint(4, len(headings))))
    return tuple(AbstractAnswer(headings[n], "answered", writer.answer(headings[n])) for n in kept)


def _with_references(draw: random.Random, report: AbstractReport, layout: Layout) -> AbstractReport:
    """Write out answers that only name another question, with the code as the layout prints it."""
    answered = [a.code for a in report.answers if a.status == "answered"]
    made = []
    for answer in report.answers:
        if answer.status == "see-other":
            if not layout.codes or not answered:
                answer = AbstractAnswer(answer.code, "blank")
            else:
                other = draw.choice(answered)
                words = draw.choice(("See {}.", "Please see our answer to {}.", "Please refer to {}.", "See {}"))
                piece = Piece("paragraph", words.format(reference(layout, other)))
                answer = AbstractAnswer(answer.code, "see-other", (piece,), refers_to=other)
        made.append(answer)
    return AbstractReport(
        report.template, report.pillar, report.reporter, report.year, report.start, report.end, report.kind,
        tuple(made), report.foreword, report.annex,
    )  # fmt: skip


def reference(layout: Layout, code: str) -> str:
    """Name a question within a sentence, as reports with this style of codes do."""
    if layout.codes in ("12.", "12. alone", "Question 5", "No. 1:"):
        return f"question {code[1:]}"
    return code
