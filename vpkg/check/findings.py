"""From the results of validation to findings that a reporting officer understands: one a cause."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from vpkg.check.account import word_count
from vpkg.check.shapes import REASON, shape_iri
from vpkg.iri import SHAPE
from vpkg.model import Answer, Finding, Question, Report, Severity, Span, Status

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from vpkg.check.validate import Result

NO_ANSWER: Final[str] = "no-answer"
QUESTION_ABSENT: Final[str] = "question-absent"
NO_REASON: Final[str] = "not-applicable-without-reason"
THIN: Final[str] = "thin-answer"
GRAPH_SHAPE: Final[str] = "graph-shape"

FEW_WORDS: Final[int] = 10
"""An answer with fewer words than this is pointed out; that is no judgement, as a short answer may be a whole one."""

# What the reading already told in words that help more; the shape only says it again.
_TOLD_BY_READING: Final[dict[str, str]] = {
    f"{SHAPE}report#Report-reporter": "reporter-not-found",
    f"{SHAPE}answer#Answer-reporter": "reporter-not-found",
    f"{SHAPE}claims#Claim-claimant": "reporter-not-found",
    f"{SHAPE}report#Report-year": "period-not-found",
    f"{SHAPE}recommended#Report-period": "period-not-found",
    f"{SHAPE}recommended#Report-template": "template-not-recognised",
}
_THIN_REMEDY: Final[str] = (
    "Check that the answer says what it is meant to say; a short answer may be a whole one, and nothing need be done."
)
_RANK: Final[dict[Severity, int]] = {Severity.VIOLATION: 0, Severity.WARNING: 1, Severity.INFO: 2}


def findings(report: Report, results: Iterable[Result]) -> tuple[Finding, ...]:
    """Turn the results that concern a report into findings, and add those of its reading.

    Results on other reports or documents of the same graph are passed over. Where the reading told of the same
    cause its finding stays, with the graver severity. Findings are ordered by severity, then by question.
    """
    asked = _asked(report)
    answers = {answer.code: answer for answer in report.answers}
    found: dict[tuple[str, str | None], Finding] = {}
    others: dict[str, list[Result]] = defaultdict(list)
    for result in results:
        if not _concerns(result, report):
            continue
        if result.shape in asked:
            question, suffix = asked[result.shape]
            made = _on_question(question, suffix, answers.get(question.code), result)
            found.setdefault((made.code, made.question), made)
        else:
            others[result.shape].append(result)
    read = [*dict.fromkeys(report.findings), *_thin(report, {question.code for question, _ in asked.values()})]
    on_graph = [_on_graph(others[shape]) for shape in sorted(others)]
    told = {finding.code for finding in read}
    merged = [_with_shapes(finding, on_graph) for finding in read]
    left = [finding for finding in on_graph if _TOLD_BY_READING.get(finding.shape or "") not in told]
    return tuple(sorted([*found.values(), *merged, *left], key=lambda finding: _order(finding, report)))


def _with_shapes(finding: Finding, on_graph: list[Finding]) -> Finding:
    """Give a finding of the reading the shape that tells of the same cause, and the graver severity of the two.

    What the shape rests on is a vocabulary, which is no reason that an officer could follow.
    """
    same = [each for each in on_graph if _TOLD_BY_READING.get(each.shape or "") == finding.code]
    if not same:
        return finding
    gravest = min(same, key=lambda each: (_RANK[each.severity], each.shape or ""))
    severity = min(finding.severity, gravest.severity, key=lambda each: _RANK[each])
    return replace(finding, severity=severity, shape=gravest.shape)


def _thin(report: Report, codes: Collection[str]) -> list[Finding]:
    """Point out the answers of few words; one that says that there was nothing needs no more."""
    if report.kind != "full":
        return []
    found = []
    for answer in report.answers:
        number = word_count(report, answer)
        if answer.code in codes and answer.status is Status.ANSWERED and not answer.nil_return and number < FEW_WORDS:
            has = "one word" if number == 1 else f"{number} words"
            span = answer.bodies[0] if answer.bodies else None
            said = f"The answer to {answer.code} has {has}."
            found.append(Finding(THIN, Severity.INFO, said, _THIN_REMEDY, answer.code, span))
    return found


def _named(source: str) -> str | None:
    """Say what an address is that a rule on the data rests on."""
    bare = source.startswith(("http://", "https://")) and " " not in source
    return f"The specification of the data's vocabulary, {source}" if bare else source or None


def _asked(report: Report) -> dict[str, tuple[Question, str]]:
    """Map the shapes of the report's own template to their questions."""
    if report.template is None:
        return {}
    template = report.template
    return {shape_iri(template, q, suffix): (q, suffix) for q in template.questions for suffix in ("", REASON)}


def _concerns(result: Result, report: Report) -> bool:
    """Tell whether a result is on this report, its document, or something that reports share."""
    for marker, own in (("id/report/", report.slug), ("id/document/", report.document.sha256[:16])):
        _, found, rest = result.focus.partition(marker)
        if found:
            return rest.partition("#")[0] == own
    return True


def _on_question(question: Question, suffix: str, answer: Answer | None, result: Result) -> Finding:
    code, span = question.code, answer.headings[0] if answer is not None and answer.headings else None
    if suffix == REASON:
        slug, words = NO_REASON, f"{code} is marked not applicable and no reason is given."
    elif answer is None or answer.status is Status.ABSENT:
        slug, span = QUESTION_ABSENT, None
        words = f"{code} is not in the report: neither its code nor its wording was found."
    elif answer.status is Status.BLANK:
        slug, words = NO_ANSWER, f"{code} has its heading but no text under it."
    else:
        slug, words = NO_ANSWER, f"{code} has no answer in the graph of this report."
    return Finding(
        code=slug,
        severity=result.severity,
        message=words,
        remedy=result.remedy or question.remedy,
        question=code,
        span=span,
        shape=result.shape,
        basis=result.source or None,
    )


def _on_graph(results: list[Result]) -> Finding:
    """Make one finding of all results of one shape: many nodes, one cause."""
    first = min(results, key=lambda result: (result.focus, result.component, result.value or ""))
    nodes = sorted({result.focus for result in results})
    seen = f"This is not so for {nodes[0]}" + (f" and {len(nodes) - 1} more." if len(nodes) > 1 else ".")
    words = first.message if first.severity is not Severity.VIOLATION else f"{first.message} {seen}"
    return Finding(GRAPH_SHAPE, first.severity, words, first.remedy, shape=first.shape, basis=_named(first.source))


def _order(finding: Finding, report: Report) -> tuple[int, int, str, Span, str, str]:
    order: Mapping[str, int] = {q.code: q.order for q in report.template.questions} if report.template else {}
    place = finding.span or Span(0, 0)
    question = order.get(finding.question or "", len(order) + 1)
    return (_RANK[finding.severity], question, finding.code, place, finding.shape or "", finding.message)
