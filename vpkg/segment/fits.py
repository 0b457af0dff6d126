"""How well a stretch fits each question of a template: by its wording first, with its code as a prior."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from vpkg import templates
from vpkg.model import Question, Span, Template
from vpkg.segment.headings import Stretch, without_tail
from vpkg.segment.topics import stems, topic_likeness
from vpkg.segment.wording import Label, likeness, phrase_place, plain

_IMPERATIVE = re.compile(
    r"(please |kindly )?(briefly )?((describe|provide|summari[sz]e|explain|outline|indicate|specify|identify)\b"
    # These are nouns too: “State police”, “Report of the year”.
    r"|(list|report|give|detail|state|share|tell)\s+(the|your|any|all|an?|how|what|which|whether|efforts|steps|examples)\b"
    r"|(what|how|which|who|do|does|did|has|have)\b)"
)
_FIRST_PERSON = re.compile(r"\b(we|our|us|my)\b")
_FINITE = re.compile(r"\b(is|are|was|were|has|have|had|will|include[sd]?|remains?|continue[sd]?|began|took)\b")

_JOINED = re.compile(r"\s*;\s+|\s+/\s+")
_SHORTEST_PART = 8
STRONG = 0.8
"""Likeness from which a heading's wording alone would settle the question."""
OUTRIGHT = 0.95
"""Likeness from which no code can speak against the wording."""
_SURE = 0.2
"""What wording that leaves no doubt gains above its score, so that disorder does not cost it its place."""
_TOPIC_SHARE = 0.9
"""A usual heading of a question's topic counts a little less than the question's own words."""
_LEAST = {"exact": 0.45, "number": 0.68, "title": 0.66, "line": 0.86}
"""Score that a stretch must reach, by what else speaks for it."""


@dataclass(frozen=True, slots=True)
class Fit:
    """One question that a stretch may announce.

    ``worded`` is its likeness to the question's own words, ``likeness`` the greater of that and its likeness to the
    usual headings of the question's topic; ``gain`` is how far its score lies above what is asked of it. Its code is
    the question's (``own_code``; ``exact_code`` with the letter too) or another's.
    """

    question: Question
    likeness: float
    worded: float
    score: float
    gain: float
    exact_code: bool
    own_code: bool
    other_code: bool


@dataclass(frozen=True, slots=True)
class Candidate:
    """A stretch taken for the heading of ``question``; ``margin`` is its lead over the next question that fits."""

    stretch: Stretch
    question: Question
    score: float
    likeness: float
    worded: float
    exact_code: bool
    own_code: bool
    other_code: bool
    margin: float
    also: tuple[Question, ...] = ()

    @property
    def span(self) -> Span:
        """Where the heading stands, page breaks inside it included."""
        return self.stretch.span


def fits(stretch: Stretch, template: Template, codes_hold: bool = True) -> list[Fit]:
    """Return the questions that a stretch may announce, best first; none where it reads like an answer's sentence."""
    wording = plain(without_tail(stretch.raw))
    if not wording:
        return []
    label = stretch.label if codes_hold else None
    own = stems(wording)
    topics = {slug: share for share, slug in topic_likeness(wording)} if stretch.titled else {}
    parts = _joined_parts(stretch)
    if len(parts) > 1:
        for share, slug in topic_likeness(plain(parts[0])):
            topics[slug] = max(topics.get(slug, 0.0), share)
    possible = [q for q in template.questions if own & _stems_of(q) or (label and label.number == q.order)]
    found = [_fit(stretch, wording, label, question, topics) for question in possible]
    kept = sorted((f for f in found if f and f.gain >= 0), key=lambda f: (-f.score, f.question.order))
    # Beside wording that leaves no doubt, no code speaks for another question.
    asked = OUTRIGHT - 0.15 if any(f.likeness >= OUTRIGHT for f in kept) else 0.0
    return [f for f in kept if f.likeness >= asked]


@lru_cache(maxsize=1024)
def _stems_of(question: Question) -> frozenset[str]:
    """The stems of all words that may announce a question; a heading without any of them is another's."""
    usual = next((t.phrases for t in templates.topics() if t.slug == question.topic), ())
    return frozenset().union(*(stems(plain(p)) for p in (question.label, *question.key_phrases, *usual)))


def _fit(
    stretch: Stretch, wording: str, label: Label | None, question: Question, topics: dict[str, float]
) -> Fit | None:
    spoken = prior(label, question)
    worded = likeness(wording, question)
    alike = max(worded, _TOPIC_SHARE * topics.get(question.topic, 0.0))
    if stretch.titled and label is not None and spoken > 0 and not stretch.raw.rstrip().endswith((".", ";", ",")):
        # A title that carries the question's own number may word it as it likes.
        alike = max(alike, min(0.3, spoken))
    least = _least(stretch, spoken)
    if least == _LEAST["line"] and not _reads_like_a_question(stretch.raw, wording, question):
        return None
    score, exact = alike + spoken, spoken >= 0.3
    sure = _SURE if alike >= OUTRIGHT and score >= least else 0.0
    gain = score - least + sure
    return Fit(question, alike, worded, score, gain, exact, spoken > 0, label is not None and spoken < 0)


def _least(stretch: Stretch, spoken: float) -> float:
    if spoken >= 0.3:
        return _LEAST["exact"]
    if spoken > 0:
        return _LEAST["number"]
    return _LEAST["title" if stretch.titled else "line"]


def prior(label: Label | None, question: Question) -> float:
    """Say how far a label speaks for a question: with its letter and number, its number alone, or against it."""
    if label is None:
        return 0.0
    if label.number == question.order and label.letter == question.section:
        return 0.3
    if label.letter is None and label.number == question.order:
        return 0.15
    return -0.1


def _reads_like_a_question(raw: str, wording: str, question: Question) -> bool:
    """Tell a question without a code from a sentence of an answer that uses the question's words."""
    if _IMPERATIVE.match(wording):
        return not _FIRST_PERSON.search(wording)
    if phrase_place(wording, question) > 0.25 or _FIRST_PERSON.search(wording):
        return False
    return not (_FINITE.search(wording) and raw.rstrip().endswith("."))


def candidate(stretch: Stretch, chosen: Fit, others: list[Fit], template: Template) -> Candidate:
    """Take a stretch for the heading of a question, with the further questions that it names."""
    rivals = [fit.score for fit in others if fit.question is not chosen.question]
    return Candidate(
        stretch,
        chosen.question,
        chosen.score,
        chosen.likeness,
        chosen.worded,
        chosen.exact_code,
        chosen.own_code,
        chosen.other_code,
        chosen.score - max(rivals, default=0.0),
        _also(stretch, chosen.question, template),
    )


def _also(stretch: Stretch, question: Question, template: Template) -> tuple[Question, ...]:
    """The questions whose numbers or whose own words stand in the same heading."""
    numbers = set(stretch.label.also) if stretch.label else set()
    named = {_named(part, template) for part in _joined_parts(stretch)[1:]}
    return tuple(q for q in template.questions if q is not question and (q.order in numbers or q.code in named))


def _joined_parts(stretch: Stretch) -> list[str]:
    """The titles that a heading joins: “Our commitment; Raising awareness”."""
    return [part.strip() for part in _JOINED.split(stretch.raw)] if stretch.titled else [stretch.raw]


def _named(part: str, template: Template) -> str | None:
    """The one question that a part of a heading announces by itself."""
    wording = plain(part)
    topics = {slug: share for share, slug in topic_likeness(wording)}
    ranked = sorted(
        (max(likeness(wording, q), _TOPIC_SHARE * topics.get(q.topic, 0.0)), -q.order, q.code)
        for q in template.questions
    )
    return ranked[-1][2] if ranked and ranked[-1][0] >= STRONG and len(wording) >= _SHORTEST_PART else None
