"""A report beside the same organisation's last one: what an officer would look at again, with the words of both years.

Every finding is a note: to say something again, or not, is the officer's to decide.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from vpkg import gazetteer
from vpkg.check.verdict import Conformance, note_on, plain
from vpkg.compare import difference, differing_figures, repeated, sentences
from vpkg.compare.answers import Told
from vpkg.compare.pledges import Later
from vpkg.compare.readings import told_by
from vpkg.compare.repeats import whole
from vpkg.errors import VpkgError
from vpkg.model import Finding, Mention, Reading, Report, Severity, Span

ANSWER_GONE: Final[str] = "answer-gone"
TEXT_UNCHANGED: Final[str] = "text-unchanged"
COUNTRY_NOT_NAMED: Final[str] = "country-not-named-now"
PLAN_NOT_MENTIONED: Final[str] = "plan-not-mentioned"
NUMBER_DIFFERS: Final[str] = "number-differs"

MOSTLY: Final[float] = 0.8
"""Share of an answer's words from which on it counts as unchanged."""

_FEWEST: Final[int] = 8
"""Words; a shorter answer can hardly be worded in another way."""
_LONGEST: Final[int] = 300
_SILENT: Final[frozenset[str]] = frozenset({"blank", "absent"})


class NotComparable(VpkgError):
    """Two reports that cannot be laid beside each other as this year's and last year's."""


def against(conformance: Conformance, new: Reading, last: Reading) -> Conformance:
    """Add to the check of a report what differs from the organisation's last report.

    Raises `NotComparable` where the two are not of one organisation, or the new one is not of a later year. The
    verdict stays what it is: nothing here is more than a note.
    """
    _comparable(new.report, last.report)
    found = sorted(_found(new, last), key=lambda each: _order(each, new.report))
    return replace(conformance, notes=(*conformance.notes, *(note_on(new.report, each) for each in found)))


def _comparable(new: Report, last: Report) -> None:
    names = [report.reporter.name if report.reporter else None for report in (new, last)]
    if new.reporter is None or last.reporter is None:
        which = new if new.reporter is None else last
        raise NotComparable(
            f"Who reports in {which.document.source} was not found, so it cannot be laid beside another report; "
            "state it with vpkg outline --correct."
        )
    if new.reporter.slug != last.reporter.slug:
        raise NotComparable(
            f"{new.document.source} is by {names[0]} and {last.document.source} by {names[1]}; "
            "name an earlier report of the same organisation after --against."
        )
    if new.year is None or last.year is None or new.year <= last.year:
        years = [str(report.year or "no year that was found") for report in (new, last)]
        raise NotComparable(
            f"{new.document.source} is for {years[0]} and {last.document.source} for {years[1]}; "
            "name an earlier report after --against."
        )


def _order(finding: Finding, report: Report) -> tuple[int, int, Span]:
    codes = [answer.code for answer in report.answers]
    kinds = (ANSWER_GONE, TEXT_UNCHANGED, NUMBER_DIFFERS, COUNTRY_NOT_NAMED, PLAN_NOT_MENTIONED)
    place = codes.index(finding.question) if finding.question in codes else len(codes)
    return kinds.index(finding.code), place, finding.span or Span(0, 0)


def _found(new: Reading, last: Reading) -> Iterator[Finding]:
    now, then = told_by(new.report), told_by(last.report)
    topics: dict[str, list[Told]] = {}
    for each in now:
        topics.setdefault(each.topic, []).append(each)
    year = str(last.report.year)
    for old in then:
        # Several questions on one topic are matched by their code where the forms are the same.
        same = [each for each in topics.get(old.topic, []) if each.codes == old.codes] or topics.get(old.topic, [])
        yield from _gone(old, same, new.report, year)
        if len(same) == 1 and old.places and same[0].places:
            yield from _unchanged(old, same[0], year)
            yield from _numbers(old, same[0], year)
    yield from _countries(new, last, year)
    yield from _plans(last, now, year)


def _gone(old: Told, now: list[Told], report: Report, year: str) -> Iterator[Finding]:
    """An update need not answer, and what the form does not ask any more is not gone."""
    if report.kind != "full" or old.statuses != ("answered",) or not now:
        return
    if all(each.statuses[0] in _SILENT for each in now):
        code = now[0].codes[0]
        yield Finding(
            ANSWER_GONE,
            Severity.INFO,
            f"{code} was answered for {year} and has no answer now; the answer was: “{_quote(old)}”",
            "If there is something to tell, answer it again; if not, say so in a sentence.",
            question=code,
        )


def _unchanged(old: Told, now: Told, year: str) -> Iterator[Finding]:
    found = repeated(old.sentences, now.sentences)
    if found.of >= _FEWEST and (found.share or 0) >= MOSTLY and now.statuses == ("answered",):
        yield Finding(
            TEXT_UNCHANGED,
            Severity.INFO,
            f"{now.codes[0]} has {found.words} of its {found.of} words, figures apart, from the answer for {year}, "
            f"which was: “{_quote(old)}” It is now: “{_quote(now)}”",
            "If nothing has changed, say that it still holds; if something has, tell what happened in this year.",
            question=now.codes[0],
            span=_span(now),
        )


def _numbers(old: Told, now: Told, year: str) -> Iterator[Finding]:
    for step in difference(old.sentences, now.sentences):
        sides = differing_figures(step)
        if not all(sides) or step.before is None or step.after is None:
            continue
        before, after = (", ".join(plain(each.worded) for each in side) for side in sides)
        start = next(place.start for place in now.places if place.sentence is step.after)
        length = step.after.span.end - step.after.span.start
        yield Finding(
            NUMBER_DIFFERS,
            Severity.INFO,
            f"{now.codes[0]} tells {after} instead of {before} in nearly the same sentence: "
            f"for {year} “{_cut(step.before.words)}”, now “{_cut(step.after.words)}”",
            "Check both figures; if the earlier one was wrong, say so.",
            question=now.codes[0],
            span=Span(start, start + length),
        )


def _countries(new: Reading, last: Reading, year: str) -> Iterator[Finding]:
    here = {code for mention in new.mentions for code in _country(mention, adjectives=True)}
    names = {code: country.name for code, country in gazetteer.countries().items()}
    told: dict[str, Mention] = {}
    for mention in sorted(last.mentions, key=lambda each: each.span):
        for code in _country(mention, adjectives=False):
            if mention.answer:
                told.setdefault(code, mention)
    for code in sorted(set(told) - here, key=lambda each: names.get(each, each)):
        mention = told[code]
        yield Finding(
            COUNTRY_NOT_NAMED,
            Severity.INFO,
            f"{names.get(code, code)} was named for {year} and is not named now; it stood in: "
            f"“{_around(last.report, mention.span)}”",
            "If the work there ended, or the place was left out, a sentence on it helps the reader.",
        )


def _country(mention: Mention, *, adjectives: bool) -> tuple[str, ...]:
    """Return the countries that a mention surely stands for; “Swiss” alone names a people, not a place of work."""
    if mention.target is None or mention.kind not in ("country", "place"):
        return ()
    if mention.form == "demonym" and not adjectives:
        return ()
    return mention.iso if mention.kind == "country" else ()


def _plans(last: Reading, now: tuple[Told, ...], year: str) -> Iterator[Finding]:
    both = whole(now)
    if not both:
        return
    later = Later(both[0], now, {})
    text = last.report.document.text
    plans: dict[str, list[str]] = {}
    for statement in sorted(last.statements, key=lambda each: each.span):
        if statement.kind == "pledge" and statement.answer:
            words = text[statement.span.start : statement.span.end]
            plans.setdefault(_around(last.report, statement.span), []).append(words)
    for sentence, parts in plans.items():
        if not any(later.traces(words) for words in parts):
            yield Finding(
                PLAN_NOT_MENTIONED,
                Severity.INFO,
                f"A plan of {year} was not found again: “{sentence}”",
                "Say what came of it, also where it was dropped or put off; if you did, in other words, leave it so.",
            )


def _around(report: Report, span: Span) -> str:
    """Quote the sentence that a stretch stands in."""
    text = report.document.text
    block = next((b.span for b in report.document.blocks if b.span.start <= span.start < b.span.end), span)
    for each in sentences(text[block.start : block.end]):
        if block.start + each.span.start <= span.start < block.start + each.span.end:
            # “Ghana.” in bold opens what is told of Ghana.
            return _cut(each.words if len(each.key) > 3 else text[block.start + each.span.start : block.end])
    return _cut(text[span.start : span.end])


def _quote(told: Told) -> str:
    return _cut(" ".join(place.sentence.words for place in told.places))


def _cut(words: str) -> str:
    words = plain(words.replace("**", ""))
    return words if len(words) <= _LONGEST else words[: _LONGEST - 1].rstrip() + "…"


def _span(told: Told) -> Span:
    first, last = told.places[0], told.places[-1]
    return Span(first.start, last.start + last.sentence.span.end - last.sentence.span.start)
