"""Which template a document follows, and which of its lines are that template's headings."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import pairwise, product

from vpkg.model import Document, Question, Span, Template
from vpkg.segment.contents import contents_lists
from vpkg.segment.countries import country_in
from vpkg.segment.fits import OUTRIGHT, STRONG, Candidate, Fit, candidate, fits, prior
from vpkg.segment.header_front import is_own_title
from vpkg.segment.headings import Stretch, Title, heading_lines, section_title, stretches
from vpkg.segment.lines import report_blocks, stands_in
from vpkg.segment.marks import Mark
from vpkg.segment.order import in_order
from vpkg.segment.repeats import without_contents
from vpkg.segment.running import running_stretches, running_titles
from vpkg.segment.topics import topic_likeness
from vpkg.segment.wording import plain, section_label_at

_LEAST_IN_A_GAP = 0.35
"""Likeness to a question's topic from which a title may be that question, if nothing else stands in its place."""
_WIDEST_GAP = 3
"""Questions missing between two headings, at most, for one of them to be looked for between."""


@dataclass(frozen=True, slots=True)
class Alignment:
    """The headings of one template in one document.

    ``contents`` are lines of a contents list; ``unexplained`` are lines set like the headings that are none of them;
    ``in_running_text`` says that headings had to be looked for inside paragraphs.
    """

    template: Template
    questions: tuple[Candidate, ...]
    titles: tuple[Title, ...]
    contents: tuple[Span, ...]
    unexplained: tuple[Span, ...] = ()
    in_running_text: bool = False

    @property
    def weight(self) -> float:
        """How much of the document speaks for this template."""
        best: dict[str, float] = {}
        for each in self.questions:
            best[each.question.code] = max(best.get(each.question.code, 0.0), each.score)
        # A heading whose number is another question's speaks for another template.
        conflicts = sum(
            each.stretch.label is not None and prior(each.stretch.label, each.question) < 0 for each in self.questions
        )
        return sum(best.values()) + 0.3 * len({title.section.letter for title in self.titles}) - 0.25 * conflicts


def but_the_title(document: Document, found: Iterable[Stretch]) -> list[Stretch]:
    """Leave out a title that says that this is a report on the Principles: it announces no question."""
    return [s for s in found if s.label or not is_own_title(document.text, s.block, s.span)]


def align(
    document: Document,
    template: Template,
    found: list[Stretch] | None = None,
    contents: tuple[Span, ...] | None = None,
    *,
    stated: bool = False,
) -> Alignment:
    """Find the headings of one template in a document.

    ``found`` and ``contents`` are its possible headings (`but_the_title`) and its contents lists, where they are known
    already; ``stated`` says that a person named the template.
    """
    listed = contents_lists(document) if contents is None else contents
    possible = but_the_title(document, stretches(document, listed)) if found is None else found
    titles = _section_titles(document, template, listed)
    questions = _questions(possible, titles, template, stated=stated)
    in_running_text = False
    if template.questions and 2 * len({c.question.code for c in questions}) < len(template.questions):
        inside = {s.span.start: s for s in (*possible, *running_stretches(document, template, listed))}
        running = _questions([inside[start] for start in sorted(inside)], titles, template, stated=stated)
        if len(running) > len(questions):
            questions, titles = running, [*titles, *running_titles(document, running, template)]
            in_running_text = True
    kept, repeated = without_contents(document, questions, titles)
    listed = tuple(sorted({*listed, *repeated}))
    titles = _lettered(document, [t for t in titles if not stands_in(t.span.start, listed)])
    return Alignment(
        template, tuple(kept), tuple(titles), listed, _unexplained(possible, kept, titles, listed), in_running_text
    )


def _unexplained(
    possible: list[Stretch], questions: list[Candidate], titles: list[Title], contents: tuple[Span, ...]
) -> tuple[Span, ...]:
    """Lines set like the recognised headings, behind the first of them, that were taken for none."""
    if not questions:
        return ()
    forms = {form_of(c.stretch) for c in questions}
    taken = [*(c.span for c in questions), *(t.span for t in titles), *contents]
    others = [
        s for s in possible if s.span.start > questions[0].span.start and (s.titled or s.label) and form_of(s) in forms
    ]
    return tuple(
        s.span for s in others if is_title(s) and not any(t.start < s.span.end and s.span.start < t.end for t in taken)
    )


def _section_titles(document: Document, template: Template, contents: tuple[Span, ...]) -> list[Title]:
    pairs = ((block, line) for block in report_blocks(document) for line in heading_lines(document, block))
    found = (section_title(document, block, line, template) for block, line in pairs)
    return [title for title in found if title and not stands_in(title.span.start, contents)]


def _questions(possible: list[Stretch], titles: list[Title], template: Template, *, stated: bool) -> list[Candidate]:
    if not template.questions:
        return []
    places = {title.span for title in titles}
    open_to_all = [s for s in possible if s.spans[0] not in places]
    chosen = _chosen(open_to_all, template, codes_hold=True)
    if _codes_are_foreign(chosen):
        chosen = _chosen(open_to_all, template, codes_hold=False)
    return _with_gaps_filled(_of_one_form(_coded(_trusted(chosen, template, stated=stated))), open_to_all, template)


def _chosen(possible: list[Stretch], template: Template, codes_hold: bool) -> list[Candidate]:
    kept: list[Stretch] = []
    options: list[list[Fit]] = []
    done = finished = 0
    for stretch in possible:
        if stretch.span.start < done:
            continue
        read, found = _best_reading(stretch, template, codes_hold)
        # A number over a title that is not the question's may be a page's: the title is read without it.
        if stretch.number_above and not (found and found[0].own_code):
            continue
        # A line in the middle of a sentence is no heading, unless the line above it was one.
        if found and (stretch.opens or stretch.span.start <= finished + 2 or found[0].exact_code):
            kept.append(read)
            options.append(found)
            done = finished = read.span.end
    pairs = zip(kept, options, in_order(options), strict=True)
    return [candidate(stretch, fit, others, template) for stretch, others, fit in pairs if fit]


def _best_reading(stretch: Stretch, template: Template, codes_hold: bool) -> tuple[Stretch, list[Fit]]:
    """Read a title on over a break where that makes it more like a question."""
    short = fits(stretch, template, codes_hold)
    if stretch.longer is None:
        return stretch, short
    long = fits(stretch.longer, template, codes_hold)
    # A title that plainly goes on is read on even if its first words would do.
    asked = -0.05 if stretch.goes_on else 0.05
    gained = long and (not short or long[0].score >= short[0].score + asked)
    if gained and short and short[0].worded >= OUTRIGHT:
        # Two questions one below the other, the first without an answer, are not one heading.
        rest = replace(stretch, raw=stretch.longer.raw[len(stretch.raw) :].strip(), label=None, longer=None)
        own = fits(rest, template, codes_hold)
        if own and own[0].worded >= STRONG and own[0].question is not short[0].question:
            gained = []
    return (stretch.longer, long) if gained else (replace(stretch, longer=None), short)


def _codes_are_foreign(chosen: list[Candidate]) -> bool:
    """Where wording says one question and the code another, again and again, the codes are the report's own."""
    strong = [c for c in chosen if c.likeness >= STRONG and c.stretch.label is not None]
    return sum(c.other_code for c in strong) > 0.5 * len(strong) and len(strong) >= 2


def coded_throughout(questions: Iterable[Candidate], template: Template, *, stated: bool = False) -> bool:
    """Tell whether titles carry this template's own codes, letter and number, all through the report.

    No other numbering runs A1, A2, A3, B4, C5: such titles may be worded as their writer likes. Of a template that a
    person states one such code is enough.
    """
    exact = {c.question.code for c in questions if c.exact_code and c.stretch.titled}
    letters = {question.section for question in template.questions if question.code in exact}
    return bool(exact) and (stated or (len(letters) > 1 and len(exact) >= max(5, len(template.questions) / 2)))


def _trusted(questions: list[Candidate], template: Template, *, stated: bool) -> list[Candidate]:
    """Keep headings known by little more than their code only where codes have proved to be this template's."""
    throughout = coded_throughout(questions, template, stated=stated)
    strong = {c.question.code for c in questions if c.likeness >= STRONG}
    worded = {c.question.code for c in questions if c.likeness >= 0.5}
    weak = {c.question.code for c in questions} - worded
    # A title that is only about the same thing gives way to the question's own words.
    told = {c.question.code for c in questions if c.worded >= STRONG}
    questions = [c for c in questions if c.worded >= 0.5 or c.own_code or c.question.code not in told]
    by_code = {c.question.code for c in questions if c.exact_code and c.likeness >= 0.5}
    coded_right = max(len(strong), len(by_code)) >= 3 and max(len(strong), len(by_code)) > len(weak)
    return [
        c
        for c in questions
        if c.likeness >= 0.5 or (c.question.code in weak and (coded_right or (throughout and c.exact_code)))
    ]


def _coded(questions: list[Candidate]) -> list[Candidate]:
    """Where headings carry their codes, a line without one that words a question again is part of an answer."""
    coded = {c.question.code for c in questions if c.own_code}
    if len(coded) < 4 or 2 * len(coded) < len({c.question.code for c in questions}):
        return questions
    return [c for c in questions if c.own_code or (c.question.code not in coded and c.worded >= STRONG)]


def _of_one_form(questions: list[Candidate]) -> list[Candidate]:
    """A doubtful heading of another rank than the sure ones is a heading inside an answer."""
    sure = Counter(form_of(c.stretch) for c in questions if c.likeness >= STRONG or c.exact_code)
    usual = {form for form, count in sure.items() if 3 * count >= sum(sure.values())}
    return [c for c in questions if not usual or c.likeness >= STRONG or c.exact_code or form_of(c.stretch) in usual]


def _with_gaps_filled(questions: list[Candidate], possible: list[Stretch], template: Template) -> list[Candidate]:
    """A title between two neighbours may be the question between them: by its number, or by what it is about."""
    bare = [c for c in questions if c.stretch.label is None]
    coded = [c for c in questions if c.own_code]
    if len(coded) >= 4 and 4 * len(coded) >= 3 * len(questions):
        return sorted([*questions, *_numbered(questions, possible, template)], key=lambda c: c.span)
    if len(bare) < 4 or 4 * len(bare) < 3 * len(questions):
        return questions
    forms = {form_of(c.stretch) for c in bare if c.stretch.titled}
    filled = list(questions)
    for before, after in pairwise(questions):
        missing = [q for q in template.questions if before.question.order < q.order < after.question.order]
        between = [s for s in possible if before.span.end <= s.span.start and s.span.end <= after.span.start]
        titles = [s for s in between if s.titled and form_of(s) in forms]
        ranked = [
            (share, number, stretch, question)
            for number, (stretch, question) in enumerate(product(titles, missing))
            if (share := _likeness_of_topic(stretch, question)) >= _LEAST_IN_A_GAP
        ]
        if ranked and len(missing) <= _WIDEST_GAP:
            share, _, stretch, question = max(ranked, key=lambda entry: (entry[0], -entry[1]))
            filled.append(Candidate(stretch, question, share, share, 0.0, False, False, False, share))
    return sorted(filled, key=lambda c: c.span)


def _numbered(questions: list[Candidate], possible: list[Stretch], template: Template) -> Iterator[Candidate]:
    """Titles that carry the number of a question missing between two neighbours, whatever their words are."""
    ends = [None, *questions, None]
    forms = {form_of(c.stretch) for c in questions if c.own_code}
    for before, after in pairwise(ends):
        first, start = (before.question.order, before.span.end) if before else (0, 0)
        last, end = (after.question.order, after.span.start) if after else (len(template.questions) + 1, None)
        missing = {q.order: q for q in template.questions if first < q.order < last}
        for stretch in possible:
            label = stretch.label
            inside = start <= stretch.span.start and (end is None or stretch.span.end <= end)
            like = stretch.titled and form_of(stretch) in forms and not stretch.number_above
            if inside and like and label and label.number in missing:
                question = missing.pop(label.number)
                share = _likeness_of_topic(stretch, question)
                yield Candidate(stretch, question, share, min(share, 0.5), 0.0, False, True, False, share)


def _likeness_of_topic(stretch: Stretch, question: Question) -> float:
    ranked = {slug: share for share, slug in topic_likeness(plain(stretch.raw))}
    return ranked.get(question.topic, 0.0)


def form_of(stretch: Stretch) -> tuple[str, int]:
    """Return the form of a heading: its level, or whether it carries a label."""
    return (
        ("heading", stretch.block.level)
        if stretch.block.kind == "heading"
        else ("text", int(stretch.label is not None))
    )


def is_title(stretch: Stretch) -> bool:
    """Tell a title from a sentence that stands alone, and from a country's name."""
    words = stretch.raw.strip("*_# ")
    ended = words.endswith((".", ",", ";", ":", "!")) and stretch.block.kind != "heading"
    return not ended and not country_in(words)


def _lettered(document: Document, titles: list[Title]) -> list[Title]:
    """Where section titles carry their letters, a bare line such as “Procedures” is part of an answer."""
    with_letter = [
        t for t in titles if section_label_at(document.text, t.span.start, t.span.end)[0] == t.section.letter
    ]
    return with_letter if len(with_letter) >= 2 else titles


def question_marks(alignment: Alignment) -> list[Mark]:
    """Turn an alignment into marks in document order."""
    marks = [
        Mark(
            c.span, c.question.code, c.question.section, tuple(q.code for q in c.also), c.score, pieces=c.stretch.spans
        )
        for c in alignment.questions
    ]
    marks += [Mark(t.span, None, t.section.letter) for t in alignment.titles]
    return sorted(marks, key=lambda m: m.span)
