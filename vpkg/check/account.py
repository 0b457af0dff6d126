"""What became of each question of a report, and what nobody looked at."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from vpkg.check.shapes import demanded
from vpkg.model import Answer, Question, Report, Status, Template


@dataclass(frozen=True, slots=True)
class Told:
    """What became of one question.

    ``state`` is a status, or ``nil-return`` (answered: there was nothing), ``not-applicable-reason`` or
    ``not-applicable-withheld`` (a ground is given for holding back); ``words`` counts those of the answer; ``demanded``
    says whether an answer is (assumed to be) needed; ``basis`` on what that rests.
    """

    code: str
    label: str
    state: str
    words: int
    demanded: bool
    basis: str


def told_of(report: Report, questions: Iterable[Question]) -> tuple[Told, ...]:
    """Say of each question what became of it in a report, in the order of the template."""
    answers = {answer.code: answer for answer in report.answers}
    return tuple(
        Told(
            question.code,
            question.label,
            _state(answers.get(question.code)),
            word_count(report, answers[question.code]) if question.code in answers else 0,
            demanded(question),
            question.obligation_source,
        )
        for question in sorted(questions, key=lambda each: each.order)
    )


def word_count(report: Report, answer: Answer) -> int:
    """Count the words of an answer: what stands between white space and has a letter or a figure in it."""
    text = report.document.text
    spans = [*answer.bodies, *(span for part in answer.parts for span in part.bodies if span not in answer.bodies)]
    words = (word for span in spans for word in text[span.start : span.end].split())
    return sum(any(map(str.isalnum, word)) for word in words)


def characters(report: Report) -> tuple[int, int]:
    """Count the characters that found a place, and all of the text; white space counts in neither."""
    text = report.document.text
    left = sum(_solid(text[span.start : span.end]) for span in report.leftovers)
    return _solid(text) - left, _solid(text)


def _solid(text: str) -> int:
    return len("".join(text.split()))


def _state(answer: Answer | None) -> str:
    if answer is None:
        return Status.ABSENT.value
    if answer.status is Status.NOT_APPLICABLE:
        if answer.reason:
            return "not-applicable-reason"
        return "not-applicable-withheld" if answer.withheld else "not-applicable"
    return "nil-return" if answer.status is Status.ANSWERED and answer.nil_return else answer.status.value


def listing(codes: Sequence[str]) -> str:
    """Join codes as a sentence does: ``B4, C6 and D12``."""
    return codes[0] if len(codes) == 1 else ", ".join(codes[:-1]) + " and " + codes[-1]


def not_checked(report: Report, held: Template | None) -> tuple[str, ...]:
    """Say what a reader might take for checked and was not."""
    sentences = []
    if held is None:
        sentences.append(_why_not_held(report))
    else:
        spared = [question.code for question in held.questions if not demanded(question)]
        if spared:
            sentences.append(f"{listing(spared)}: an answer was looked for, but is not needed to conform.")
    sentences.append("Whether the answers are true, good or complete.")
    left = sum(span.end - span.start for span in report.leftovers)
    if left:
        sentences.append(f"{left} characters of the document that could not be placed under a heading or an answer.")
    return tuple(sentences)


def _why_not_held(report: Report) -> str:
    if report.template is None:
        return "The form that the report follows was not recognised, so no questions were looked for."
    if not report.template.checkable:
        return f"The questions of the form “{report.template.label}” are not known, so none was looked for."
    return (
        f"This is an {report.kind} report, which need not answer all questions of {report.template.id}, "
        "so it was not held against them."
    )
