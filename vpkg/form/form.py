"""What stands in a form, whatever it is written as: its head, and a slot for each heading."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from vpkg.model import Period, Question, Section, Template

TITLE = "Voluntary Principles on Security and Human Rights: annual report"
ORGANISATION = "Organisation:"
PERIOD = "Reporting period:"
ORGANISATION_HINT = "the full name of the organisation that reports"
PERIOD_HINT = "the first and the last day of the period"

_EXPECTATIONS = {
    "assumed-required": "An answer is expected, as far as is known.",
    "expected": "An answer is expected.",
    "conditional": "An answer is expected only where the question applies this year; otherwise write that it does not.",
    "probably-optional": "You may leave this out, as far as is known.",
    "optional": "You may leave this out.",
}
_BY_COUNTRY = (
    "Answer country by country: give each country a heading of its own with its name, and write below it "
    "what holds for that country."
)
_UNKNOWN_QUESTIONS = "The questions here are not known: write under this title, or under headings of your own."


@dataclass(frozen=True, slots=True)
class Passage:
    """A piece of an answer; ``kind`` is ``paragraph``, ``item``, ``table``, ``country`` (a heading) or ``mark``."""

    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class Slot:
    """A heading of the form; ``tag`` names the answer below it and is None where nothing is to be written there.

    ``level`` is 1 for a section and 2 for a question. ``hint`` is never part of what a filled form says.
    """

    level: int
    heading: str
    tag: str | None = None
    hint: str = ""
    passages: tuple[Passage, ...] = ()


@dataclass(frozen=True, slots=True)
class Form:
    """A form to be filled in; ``organisation`` and ``period`` are None where they are left to the officer.

    ``markup`` says that its passages are Markdown, not plain words.
    """

    template: Template
    organisation: str | None
    period: Period | None
    slots: tuple[Slot, ...]
    markup: bool = False

    @property
    def guide(self) -> tuple[str, ...]:
        """How the form is filled in, in a few sentences."""
        asked = "its questions are not known" if not self.template.checkable else "its questions, in words of our own"
        return (
            f"This form follows the {self.template.label}: {asked}.",
            "Leave the headings as they are and write below them.",
            "Where a question does not apply, write “Not applicable” and the reason.",
            "Where you answered it elsewhere, write “See” and the code, such as “See A1”."
            if self.template.checkable
            else "Take out a title under which you have nothing to say.",
        )


def calendar_year(year: int) -> Period:
    """Return the period from the first to the last day of a year."""
    return Period(date(year, 1, 1), date(year, 12, 31))


def period_words(period: Period) -> str:
    """Write a period as a form states it.

    >>> period_words(calendar_year(2023))
    '1 January 2023 to 31 December 2023'
    """
    return f"{_day(period.start)} to {_day(period.end)}"


def blank_form(template: Template, organisation: str | None = None, year: int | None = None) -> Form:
    """Return a form without answers; a ``year`` stands for the calendar year."""
    period = calendar_year(year) if year is not None else None
    return Form(template, organisation, period, tuple(_slots(template)))


def _slots(template: Template) -> Iterator[Slot]:
    for section in template.sections:
        asked = [question for question in template.questions if question.section == section.letter]
        yield _section(template, section, empty=not asked)
        for question in asked:
            tag = f"vpkg:{template.id}:{question.code}"
            yield Slot(2, f"{question.code}. {question.label}", tag, question_hint(question))


def _section(template: Template, section: Section, *, empty: bool) -> Slot:
    heading = f"{section.letter}. {section.title}"
    if not empty:
        return Slot(1, heading)
    return Slot(1, heading, f"vpkg:{template.id}:{section.letter}", _UNKNOWN_QUESTIONS)


def question_hint(question: Question) -> str:
    """Say what to write under a question, whether an answer is expected, and how countries are told apart."""
    said = [question.remedy, _EXPECTATIONS.get(question.obligation, "")]
    if question.per_country:
        said.append(_BY_COUNTRY)
    return " ".join(each for each in said if each)


def _day(day: date) -> str:
    months = "January February March April May June July August September October November December".split()
    return f"{day.day} {months[day.month - 1]} {day.year}"
