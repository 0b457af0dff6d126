"""One claim of activity for each act: its clause, and what of where, whom, with whom, by what and when stands in it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from vpkg.extract.acts.grammar import PREPOSITIONS
from vpkg.extract.claims.attendance import Attended, is_of_a_part, is_whole, tells_more, with_attendance
from vpkg.extract.claims.principles import principles
from vpkg.extract.claims.roles import is_role_cue, is_subject, role, use
from vpkg.extract.claims.scope import Placed, Scopes, Stood, by_sentence
from vpkg.extract.found import Found
from vpkg.extract.mentions import Heard
from vpkg.extract.passage import Passage, Sentence
from vpkg.model import Activity, InstrumentUse, Mention, Participation
from vpkg.model.value import value

_PARTICIPLES = frozenset(("act-reduced", "act-past-verb"))
"""A participle after its noun may look like a past tense; a passive with its auxiliary is an act."""

_NEAR = frozenset(("organisation", "stakeholder", "instrument"))
_ARTICLE = 4
"""Characters that an article takes between a preposition and a name."""


@value
class Clause:
    """The stretch that an act has to itself.

    It goes from ``start``, where the act before it ends or the sentence begins, to ``end``, where the act after it
    begins. What stands between two acts belongs to the first, unless it is the subject of the second.
    """

    start: int
    end: int
    act: Found
    is_first: bool

    def holds(self, passage: Passage, found: Found) -> bool:
        """Tell whether a mention stands in it."""
        if not (self.start <= found.start and found.end <= self.end):
            return False
        return self.is_first or found.start >= self.act.start or is_subject(passage, found, self.act)


def activities(heard: list[Heard], text: str) -> tuple[Activity, ...]:
    """Return the claims of activity of a report, in the order of reading; ``text`` is the document's."""
    scopes = Scopes(text, heard)
    return tuple(activity for each in heard for activity in _of_passage(each, scopes))


def _of_passage(heard: Heard, scopes: Scopes) -> list[Activity]:
    made: list[Activity] = []
    project: Mention | None = None
    stood = by_sentence(heard)
    told: int | None = None
    is_last = False
    read = zip(heard.passage.sentences, stood, scopes.read(heard, stood), strict=True)
    for sentence, inside, (scope, places) in read:
        before = len(made)
        # The project of the sentence, else the one that the paragraph named last before it.
        project = next((m for _, m in reversed(inside) if m.kind == "project"), project)
        acts = [s for s in inside if s[1].kind == "activity" and not _gives_a_role(s[0], inside, heard.passage)]
        acts.sort(key=lambda s: s[0].start)
        for n, act in enumerate(acts):
            start = acts[n - 1][0].end if n else sentence.start
            end = acts[n + 1][0].start if n + 1 < len(acts) else sentence.end
            clause = Clause(start, max(end, act[0].end), act[0], n == 0)
            frame = _Frame(heard.passage, sentence, inside, act, clause, project)
            near = _nearest(places, frame) if scope == "sentence" else places
            one = frame.activity(scopes, scope, near)
            if told is not None and tells_more(heard.passage, sentence, one):
                one = replace(one, mentioned_with=(*one.mentioned_with, made[told].trigger))
            made.append(one)
        goes_on = with_attendance(Attended(heard.passage, sentence, made, before, told, is_last), inside)
        if not goes_on and len(made) > before:
            told = _last_training(made, before)
            is_last = told == len(made) - 1
    return made


def _last_training(made: list[Activity], first: int) -> int | None:
    """Return the last training from an act on: what “the training” means in the next sentence."""
    return next((n for n in range(len(made) - 1, first - 1, -1) if made[n].type == "training"), None)


def _gives_a_role(act: Found, inside: Sequence[Stood], passage: Passage) -> bool:
    """“Talks led by A and facilitated by B”: such a participle tells a body’s part in the talks and is no act."""
    after = passage.view.folded[act.end : act.end + 4]
    if act.recogniser not in _PARTICIPLES or after != " by ":
        return False
    if not is_role_cue(f"{passage.text(act.start, act.end)} by"):
        return False
    return any(f.kind == "organisation" and 0 <= f.start - act.end - 4 <= _ARTICLE for f, _ in inside)


def _nearest(places: Placed, frame: _Frame) -> Placed:
    """The places of an act's own clause; else those named before it; else all of the sentence."""
    inside = tuple(p for p in places if frame.clause.holds(frame.passage, p[0]))
    before = tuple(p for p in places if p[0].end <= frame.act[0].start)
    return inside or before or places


@value
class _Frame:
    """An act among the mentions of its sentence."""

    passage: Passage
    sentence: Sentence
    inside: list[Stood]
    act: Stood
    clause: Clause
    project: Mention | None

    def tied(self, kind: str) -> list[Stood]:
        """Return the mentions of a kind in the clause; a body inside another name is none of its own."""
        return [
            s
            for s in self.inside
            if s[1].kind == kind
            and not (s[1].nested_in and kind in ("organisation", "instrument"))
            and self.clause.holds(self.passage, s[0])
        ]

    def activity(self, scopes: Scopes, scope: str, places: Placed) -> Activity:
        """Make the claim."""
        found, trigger = self.act
        groups = self._groups()
        participations = self._participations()
        uses = tuple(InstrumentUse(use(self.passage, found, f), m) for f, m in self.tied("instrument"))
        type_ = (trigger.concept or "activity-type/other").removeprefix("activity-type/")
        figures = tuple(m for f, m in self.tied("quantity") if not is_whole(self.passage, self.sentence, f))
        tied = {id(p.mention) for p in participations} | {id(u.mention) for u in uses}
        tied |= {id(m) for m in (*groups, *figures)}
        dates = [m for _, m in self.tied("date") if m.time and not m.time.startswith("P")]
        return Activity(
            trigger=trigger,
            clause=self.passage.view.span(self.sentence.start, self.sentence.end),
            type=type_,
            modality=trigger.modality or "unspecified",
            by=self._by(),
            locations=scopes.locations(scope, places, self.passage),
            participations=participations,
            groups=groups,
            project=self.project,
            instruments=uses,
            figures=figures,
            time=dates[0] if dates else self._date_of_sentence(),
            principles=principles(
                type_, frozenset((m.concept or "").removeprefix("stakeholder-type/") for m in groups)
            ),
            mentioned_with=self._near(tied),
        )

    def _groups(self) -> tuple[Mention, ...]:
        """The groups of the clause that the act was for: who trains is not trained, and a part is not the whole."""
        counted = [f for f, m in self.inside if _is_of_people(m)]
        tied = [s for s in self.tied("stakeholder") if not is_of_a_part(self.passage, s[0], counted)]
        act = self.act[0]
        following = self.passage.view.folded[act.end :].split(maxsplit=1)
        after = any(f.start >= act.end for f, _ in tied) and following[0] not in PREPOSITIONS
        does = act.concept == "activity-type/training" and act.recogniser == "act-past-verb" and after
        return tuple(
            m
            for f, m in tied
            if not (does and f.end <= act.start and is_subject(self.passage, f, act))
            and not self.passage.view.folded[: f.start].endswith("the number of ")
        )

    def _participations(self) -> tuple[Participation, ...]:
        agents = tuple(f for f, m in self.inside if m.kind in ("organisation", "stakeholder"))
        return tuple(Participation(role(self.passage, self.act[0], f, agents), m) for f, m in self.tied("organisation"))

    def _date_of_sentence(self) -> Mention | None:
        """“In 2021 we trained … and held …”: a date at the sentence's head belongs to all its acts."""
        for found, mention in self.inside:
            if mention.kind == "date" and mention.time and not mention.time.startswith("P"):
                before = self.passage.view.folded[self.sentence.start : found.start].strip(" -*•")
                return mention if before in ("", "in", "during", "by", "since", "on", "throughout") else None
        return None

    def _by(self) -> str:
        """Who acts, by the words: the reporter, others, or nobody who is named."""
        for found, mention in self.inside:
            if (
                self.clause.start <= found.start
                and found.end <= self.act[0].start
                and mention.kind in ("organisation", "stakeholder")
                and is_subject(self.passage, found, self.act[0])
            ):
                return "reporter" if mention.recogniser == "reporter-name" else "others"
        before = self.passage.within(self.clause.start, self.act[0].start)
        words = {self.passage.tokens[at].low for at in before}
        return "reporter" if words & {"we", "our", "us", "i"} or {"the", "company"} <= words else "unstated"

    def _near(self, tied: set[int]) -> tuple[Mention, ...]:
        """What stands in the sentence and could not be tied to the act surely."""
        return tuple(
            m for _, m in self.inside if (m.kind in _NEAR or _is_of_people(m)) and id(m) not in tied and not m.nested_in
        )


def _is_of_people(mention: Mention) -> bool:
    return mention.kind == "quantity" and mention.amount is not None and mention.amount.measure == "people"
