"""What else a report states, as worded: results, pledges, memberships, security arrangements, incidents, nil returns.

Each stands on the words of one sentence, or of the part of it that was recognised; nothing is concluded from silence.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import partial

from vpkg.extract.claims.cues import Cue, Cues
from vpkg.extract.claims.fates import fate, happened, is_channel
from vpkg.extract.claims.scope import Scopes, Stood, by_sentence
from vpkg.extract.mentions import Heard
from vpkg.extract.passage import Sentence
from vpkg.model import InstrumentUse, Location, Mention, Participation, Statement

Locations = tuple[Location, ...]

_SECURITY = frozenset(
    f"stakeholder-type/{each}" for each in ("police", "armed-forces", "public-security", "private-security")
)
_FORCE = re.compile(
    r"\b(?:police|policia|constabulary|army|ejercito|military|navy|armed forces|fuerzas|gendarmerie|national guard"
    r"|defence|defense|security|carabineros|battalion|brigade|tni|brimob|coast guard)\b"
)
_TERM = re.compile(r"\b(?P<number>\d{1,2}|one|two|three|four|five|six|seven|ten|twelve)[- ](?P<unit>year|month)s?\b")
_REACH = 40
"""Characters of a clause in which a word belongs to the cue beside it."""


def statements(heard: list[Heard], text: str) -> tuple[Statement, ...]:
    """Return the statements of a report, in the order of reading; ``text`` is the document's."""
    scopes = Scopes(text, heard)
    return tuple(made for each in heard for made in _of_passage(each, scopes) if made.answer)


def _of_passage(heard: Heard, scopes: Scopes) -> Iterator[Statement]:
    last_act: Mention | None = None
    cues = Cues(heard.passage.view.folded)
    stood = by_sentence(heard)
    read = zip(heard.passage.sentences, stood, scopes.read(heard, stood), strict=True)
    for sentence, inside, (scope, places) in read:
        acts = [m for _, m in inside if m.kind == "activity"]
        where = partial(scopes.locations, scope, places, heard.passage)
        here = _Sentence(heard, sentence, inside, where, cues)
        yield from here.recognised(acts[-1] if acts else last_act)
        yield from here.memberships()
        yield from here.arrangements()
        yield from here.incidents()
        yield from here.operations()
        last_act = acts[-1] if acts else last_act


class _Sentence:
    """One sentence with its mentions."""

    def __init__(
        self, heard: Heard, sentence: Sentence, inside: list[Stood], where: Callable[[], Locations], cues: Cues
    ) -> None:
        self.passage = heard.passage
        self.sentence = sentence
        self.inside = inside
        self.where = where
        self.folded = heard.passage.view.folded
        self._cues = cues

    def cues(self, kind: str) -> list[Cue]:
        return self._cues.of(kind, self.sentence.start, self.sentence.end)

    def of(self, *kinds: str) -> list[Mention]:
        return [m for _, m in self.inside if m.kind in kinds and not (m.nested_in and m.kind == "organisation")]

    def statement(
        self,
        kind: str,
        *,
        stretch: tuple[int, int] | None = None,
        concept: str | None = None,
        participations: tuple[Participation, ...] = (),
        evidence: tuple[Mention, ...] = (),
        of: Mention | None = None,
        details: dict[str, str | None] | None = None,
    ) -> Statement:
        start, end = stretch or (self.sentence.start, self.sentence.end)
        held = [m for f, m in self.inside if start <= f.start and f.end <= end]
        return Statement(
            kind=kind,
            span=self.passage.view.span(start, end),
            answer=self.passage.code,
            concept=concept,
            participations=participations,
            groups=tuple(m for m in held if m.kind == "stakeholder"),
            locations=self.where(),
            figures=tuple(m for m in held if m.kind == "quantity"),
            times=tuple(m for m in held if m.kind == "date" and m.time),
            instruments=tuple(InstrumentUse("cites", m) for m in held if m.kind == "instrument"),
            evidence=evidence,
            of=of,
            details=tuple((key, value) for key, value in (details or {}).items() if value),
        )

    def recognised(self, act: Mention | None) -> Iterator[Statement]:
        """Results and pledges were recognised as mentions; here they get their circumstances."""
        for found, mention in self.inside:
            if mention.kind in ("outcome", "pledge"):
                yield self.statement(
                    mention.kind,
                    stretch=(found.start, found.end),
                    concept=mention.concept,
                    evidence=(mention,),
                    of=act if mention.kind == "outcome" else None,
                    details={"horizon": mention.time if mention.kind == "pledge" else None},
                )

    def memberships(self) -> Iterator[Statement]:
        """“Became a member of the VPI”: who, of which body, since when; membership of a person's office is none."""
        for cue in self.cues("membership"):
            body = self._right_after(cue)
            if body is None or self._is_doubtful(cue):
                continue
            who = [m for f, m in self.inside if f.end <= cue.start and m.kind in ("organisation", "country")]
            yield self.statement(
                "membership",
                concept=f"membership-status/{cue.concept}",
                participations=(
                    *(Participation("member", m) for m in who[-1:]),
                    Participation("membership-body", body),
                ),
                evidence=(*who[-1:], body),
            )
            return

    def _right_after(self, cue: Cue) -> Mention | None:
        """The body that a membership is of: named right behind the cue; the Principles stand for their Initiative."""
        for found, mention in sorted(self.inside, key=lambda s: s[0].start):
            between = self.folded[cue.end : found.start].strip(" \"'")
            if found.start >= cue.end and between in ("", "the", "both the", "both"):
                is_principles = mention.target == "instrument/voluntary-principles"
                return mention if mention.kind == "organisation" or is_principles else None
        return None

    def arrangements(self) -> Iterator[Statement]:
        """Agreements and contracts with security forces or security companies, as worded."""
        found = self.cues("arrangement")
        parties = [m for m in self.of("organisation", "stakeholder") if _is_security(m)]
        told = self.cues("arranged")
        if not found or not parties or not told or self._is_doubtful(found[0]):
            return
        term = _TERM.search(self.folded, self.sentence.start, self.sentence.end)
        cites = any(m.target == "instrument/voluntary-principles" for m in self.of("instrument"))
        yield self.statement(
            "security-arrangement",
            concept=f"arrangement-status/{told[0].concept}",
            participations=tuple(Participation("party", m) for m in parties if m.kind == "organisation"),
            evidence=tuple(parties),
            details={
                "kind": found[0].concept,
                "term": f"P{_number(term['number'])}{term['unit'][0].upper()}" if term else None,
                "public": "true" if self.cues("public") else None,
                "cites-voluntary-principles": "true" if cites else None,
            },
        )

    def incidents(self) -> Iterator[Statement]:
        """Incidents and allegations that are told to have happened, and the statement that there were none."""
        named = [c for kind in ("allegation", "incident") for c in self.cues(kind)]
        kinds = [c for c in named if not is_channel(self.folded, c)]
        if not kinds:
            return
        first = kinds[0]
        nil = [c for c in self.cues("nil") if c.end <= first.start + _REACH and first.start - c.end < 2 * _REACH]
        said = self.cues("happened")
        told_none = said or any(c.concept == "told" for c in nil)
        if nil and (told_none or self.folded.startswith(("no ", "nil", "none"), self.sentence.start)):
            yield self.statement("nil-return", details={"of": first.kind})
        elif happened(self.folded, said, first) and not self._is_doubtful(first):
            status = fate(self.folded, self.sentence.start, self.cues("status"))
            yield self.statement(
                first.kind,
                concept=f"incident-status/{status}" if status else None,
                participations=tuple(Participation("unspecified", m) for m in self.of("organisation")),
                evidence=tuple(self.of("organisation", "stakeholder", "date", "quantity")),
            )

    def _is_doubtful(self, cue: Cue) -> bool:
        """Duties, hypotheses and rules tell of nothing that happened."""
        kept, head = self.passage.view.kept, self.sentence.start
        # “May” with a capital within a sentence is a month.
        told = (c for c in self.cues("not-happened") if c.start == head or not kept[c.start].isupper())
        return any(c.start < cue.end + _REACH for c in told)

    def operations(self) -> Iterator[Statement]:
        """Where somebody says to operate: its own sites, or the country of its operations."""
        for cue in self.cues("operation"):
            sites = [m for f, m in self.inside if m.kind in ("place", "country") and 0 <= f.start - cue.end < _REACH]
            sites = [m for m in sites if m.form is None and m.nested_in is None and m.target]
            if sites and not self._is_doubtful(cue):
                who = [m for f, m in self.inside if f.end <= cue.start and m.kind == "organisation"]
                yield self.statement(
                    "operation",
                    participations=tuple(Participation("operator", m) for m in who[-1:]),
                    evidence=(*who[-1:], *sites),
                )
                return


def _is_security(mention: Mention) -> bool:
    if mention.kind == "stakeholder":
        return mention.concept in _SECURITY
    return _FORCE.search(mention.surface.casefold()) is not None


def _number(word: str) -> int:
    words = "zero one two three four five six seven eight nine ten eleven twelve".split()
    return int(word) if word.isdigit() else words.index(word)
