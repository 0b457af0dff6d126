"""Who went through a training: figures that are the subject of “attended”, “completed”, or stand after “attended by”.

Whom the words send to a training of their own sentence is counted there; whom they send to “it” or “the training”, at
the training told of last.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from vpkg.extract.acts import grammar as g
from vpkg.extract.acts.events import events_from
from vpkg.extract.acts.verbs import Reading, forms, readings
from vpkg.extract.claims.scope import Stood
from vpkg.extract.found import Found
from vpkg.extract.passage import Passage, Sentence
from vpkg.extract.words import words
from vpkg.model import Activity, Mention
from vpkg.model.value import value

_FAR = 8
"""Words between a figure and its verb: “52 officers of the three posts in the valley attended”."""
_STOPS = g.MODALS | frozenset(", ; : . ( who whom which that and or but not never |".split())
_DEFINITE = frozenset("the this that these those both each".split())
_NOT_YET = frozenset(["planned", "intended"])


@value
class Attended:
    """A sentence whose acts are ``made`` from ``first`` on.

    ``told`` is the training told of before, ``is_last`` that no other act was told of since.
    """

    passage: Passage
    sentence: Sentence
    made: list[Activity]
    first: int
    told: int | None
    is_last: bool

    def training(self, what: str, who: Mention) -> int | None:
        """Return the training that the words send people to: one of the sentence, else the one told of before."""
        here = [n for n in range(self.first, len(self.made)) if self.made[n].type == "training"]
        if what == "next":
            return next((n for n in here if self.made[n].trigger.span.start > who.span.start), None)
        earlier = [n for n in here if self.made[n].trigger.span.start < who.span.start]
        if earlier or what == "last":
            return earlier[-1] if earlier else None
        return self.told if what == "the" or self.is_last else None


def with_attendance(here: Attended, inside: Sequence[Stood]) -> bool:
    """Add to trainings those who went through them; tell whether it goes on about the training before."""
    goes_on = False
    made = here.made
    for found, mention in inside:
        if mention.kind != "quantity" or mention.amount is None or mention.amount.measure != "people":
            continue
        what = _what(here.passage, here.sentence, found)
        at = here.training(what, mention) if what else None
        if at is not None and made[at].modality not in _NOT_YET:
            made[at] = _with_figure(made[at], mention)
            goes_on = goes_on or at == here.told
        elif what == "the":
            _retype(made, here.first, mention)
    return goes_on


def _with_figure(act: Activity, mention: Mention) -> Activity:
    if mention in act.figures:
        return act
    near = tuple(other for other in act.mentioned_with if other is not mention)
    return replace(act, figures=(*act.figures, mention), mentioned_with=near)


def _retype(made: list[Activity], first: int, mention: Mention) -> None:
    """“18 supervisors attended the training” tells of a training, where nothing before it does."""
    for n in range(first, len(made)):
        low = made[n].trigger.surface.lower().split()[0]
        if mention in made[n].figures and any(_goes_through(reading) for reading in forms().get(low, ())):
            made[n] = replace(made[n], type="training")


def _goes_through(reading: Reading) -> bool:
    return reading.verb.lemma in words("modality-cues", "cue", "goes-through", "word")


def _what(passage: Passage, sentence: Sentence, figure: Found) -> str | None:
    """Return how the words tell to what people went; None where to no training.

    ``next`` and ``last`` are a training told of after or before the figure, ``the`` and ``it`` one told of before.
    """
    tokens = passage.tokens
    within = passage.within(figure.start, figure.end)
    before, after = within[0] - 1, within[-1] + 1
    if before > sentence.first + 1 and tokens[before].low == "by":
        reading = readings(tokens, before - 1)
        if reading is not None and "participle" in reading.forms and _goes_through(reading):
            return _before(passage, sentence, before - 1)
    for at in range(after, min(after + _FAR, sentence.last)):
        low = tokens[at].low
        reading = readings(tokens, at)
        if reading is not None and "past" in reading.forms and _goes_through(reading):
            return _after(passage, sentence, at + 1 + len(reading.verb.particle))
        tells = any(r.forms & {"past", "participle"} for r in forms().get(low, ()))
        if low in _STOPS or (tells and low not in g.AUXILIARIES):
            return None
    return None


def _before(passage: Passage, sentence: Sentence, verb: int) -> str | None:
    """“The training was attended by”, “a course, attended by”, “It was attended by”."""
    tokens = passage.tokens
    low = tokens[sentence.first].low
    if low in ("it", "this") and sentence.first >= verb - 4:
        return "it"
    if low in _DEFINITE and _is_training(passage, sentence.first, verb):
        return "the"
    return "last" if any(_is_training(passage, at, verb) for at in range(sentence.first, verb)) else None


def _after(passage: Passage, sentence: Sentence, start: int) -> str | None:
    """What stands after the verb: its object, or nothing more of the clause."""
    tokens = passage.tokens
    at = start
    while at < sentence.last and tokens[at].low in ("in", "all", "of"):
        at += 1
    low = tokens[at].low if at < sentence.last else "."
    if low in ("it", "them") or (at == start and low in (".", ",", ";", "and")):
        return "it"
    if not _is_training(passage, at, sentence.last):
        return None
    return "the" if low in _DEFINITE else "next"


def _is_training(passage: Passage, first: int, last: int) -> bool:
    """Tell whether the noun phrase that begins at a token names a training."""
    return any(event.type == "training" for event in events_from(passage.tokens, first, last)[:1])


def tells_more(passage: Passage, sentence: Sentence, act: Activity) -> bool:
    """“The training was delivered by …”: a training with the article at the head of a sentence, and no number."""
    tokens = passage.tokens
    low = tokens[sentence.first].low
    counts = any(m.amount is not None and m.amount.measure == "people" for m in act.figures)
    event = next(iter(events_from(tokens, sentence.first, sentence.last)), None) if low in _DEFINITE else None
    if counts or act.type != "training" or event is None or event.type != "training":
        return False
    return passage.text(tokens[event.first].start, tokens[event.last].end) == act.trigger.surface


def is_whole(passage: Passage, sentence: Sentence, figure: Found) -> bool:
    """“Of the 200 guards, 150 were trained”: two hundred are those of whom some were."""
    tokens = passage.tokens
    at = passage.within(figure.start, figure.end)
    first, last = at[0], at[-1] + 1
    if first - 2 < sentence.first or tokens[first - 1].low not in g.DETERMINERS | g.POSSESSIVES:
        return False
    of = first - 2
    opens = of - 1 if tokens[of - 1].low == "out" and of > sentence.first else of
    starts = opens == sentence.first or tokens[opens - 1].low in (",", ";", ":", "and", "but")
    return tokens[of].low == "of" and starts and last < sentence.last and "," in _lows(passage, last, sentence.last)


def _lows(passage: Passage, first: int, last: int) -> list[str]:
    return [token.low for token in passage.tokens[first : min(last, first + _FAR)]]


def is_of_a_part(passage: Passage, group: Found, figures: Sequence[Found]) -> bool:
    """“95 persons (60 women and 35 men)”: the women are part of the persons and not whom all of them were."""
    part = next((f for f in figures if f.start <= group.start and group.end <= f.end), None)
    text = passage.view.folded
    opened = text.rfind("(", 0, part.start) if part is not None else -1
    return opened >= 0 and ")" not in text[opened : group.start] and any(f.end == opened - 1 for f in figures)
