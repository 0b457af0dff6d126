"""What else a report states, as worded: results, pledges, memberships, security arrangements, incidents, nil returns.

Each stands on the words of one sentence, or of the part of it that was recognised; nothing is concluded from silence.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import partial

from vpkg.extract.claims.cues import Cue, Cues
from vpkg.extract.claims.fates import fate, happened, is_channel
from vpkg.extract.claims.joining import tellings
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
_PRIVATE = "stakeholder-type/private-security"
_BY = (" by ", " with ", " by the ", " with the ")
_ANY = re.compile(
    r"(?:^|\b(?<!there is )(?<!have )(?<!has )(?<!under )(?<!with ))(?:an?|any|every|each)\s+(?:\w+ly\s+)?$"
)
_AGREEMENTS = ("agreement", "contract", "memorandum", "mou", "protocol", "security", "written", "formal")
_TERM = re.compile(r"\b(?P<number>\d{1,2}|one|two|three|four|five|six|seven|ten|twelve)[- ](?P<unit>year|month)s?\b")
_NEAR = re.compile(
    r"\b(?:near|around|about|beside|close to|next to|outside|against|from|of|by|at|with|affected by|on)"
    r"\s+(?:(?:the|any|other|some|large|small|many|several|gold|copper|coal|iron|diamond|cobalt|all|both)\s+)*$"
)
_REACH = 40
"""Characters of a clause in which a word belongs to the cue beside it."""


def statements(heard: list[Heard], text: str) -> tuple[Statement, ...]:
    """Return the statements of a report, in the order of reading; ``text`` is the document's."""
    scopes = Scopes(text, heard)
    return tuple(made for each in heard for made in _of_passage(each, scopes) if made.answer)


def _of_passage(heard: Heard, scopes: Scopes) -> Iterator[Statement]:
    last_act: Mention | None = None
    before: list[Mention] = []
    cues = Cues(heard.passage.view.folded)
    stood = by_sentence(heard)
    read = zip(heard.passage.sentences, stood, scopes.read(heard, stood), strict=True)
    for sentence, inside, (scope, places) in read:
        acts = [m for _, m in inside if m.kind == "activity"]
        where = partial(scopes.locations, scope, places, heard.passage)
        here = _Sentence(heard, sentence, inside, where, cues, before)
        yield from here.recognised(acts[-1] if acts else last_act)
        yield from here.memberships()
        yield from here.arrangements()
        yield from here.incidents()
        yield from here.operations()
        last_act = acts[-1] if acts else last_act
        before = here.security()


class _Sentence:
    """One sentence with its mentions."""

    def __init__(
        self,
        heard: Heard,
        sentence: Sentence,
        inside: list[Stood],
        where: Callable[[], Locations],
        cues: Cues,
        before: list[Mention],
    ) -> None:
        self._before = before
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
        """Who is or became a member, of which body, with which standing; each telling with the dates of its clause."""
        for told in tellings(self.folded, self.sentence, self.inside, (self.cues("membership"), self.cues("member"))):
            if not self._is_doubtful(told.cue):
                yield self.statement(
                    "membership",
                    stretch=told.stretch,
                    concept=f"membership-status/{told.standing}",
                    participations=tuple(
                        Participation(part, m)
                        for part, m in (("member", told.who), ("membership-body", told.body))
                        if m is not None
                    ),
                    evidence=tuple(m for m in (told.who, told.body) if m is not None),
                )

    def arrangements(self) -> Iterator[Statement]:
        """Agreements and contracts with security forces or security companies, as worded."""
        found = self.cues("arrangement")
        told = [c for c in self.cues("arranged") if not self._only_describes(c)]
        parties = self.security() or (self._before if found and self._points_back(found[0]) else [])
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

    def security(self) -> list[Mention]:
        """The security forces and companies of the sentence; a company that provides security is one."""
        parties = [m for m in self.of("organisation", "stakeholder") if _is_security(m)]
        if any(m.concept == _PRIVATE for m in parties):
            by = [m for f, m in self.inside if m.kind == "organisation" and self.folded.endswith(_BY, 0, f.start)]
            parties += [m for m in by if m not in parties]
        return parties

    def _points_back(self, cue: Cue) -> bool:
        """“The contract includes …”, “Their agreement …” is with those whom the sentence before tells of."""
        return self.folded.endswith(("the ", "this ", "that ", "their ", "its "), self.sentence.start, cue.start)

    def _only_describes(self, cue: Cue) -> bool:
        """“A signed agreement is only a start” tells of none that was signed."""
        before = self.folded[self.sentence.start : cue.start]
        then = self.folded[cue.end :].lstrip()
        return _ANY.search(before) is not None and any(then.startswith(c) for c in _AGREEMENTS)

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
            if self._is_somebody_elses(cue):
                continue
            sites = [m for f, m in self.inside if m.kind in ("place", "country") and 0 <= f.start - cue.end < _REACH]
            sites = [m for m in sites if m.form is None and m.nested_in is None and m.target]
            if sites and not self._is_doubtful(cue) and self._is_of_a_site(cue):
                who = [m for f, m in self.inside if f.end <= cue.start and m.kind == "organisation"]
                yield self.statement(
                    "operation",
                    participations=tuple(Participation("operator", m) for m in who[-1:]),
                    evidence=(*who[-1:], *sites),
                )
                return

    def _is_somebody_elses(self, cue: Cue) -> bool:
        """“Farmers near mines in Ghana”: what somebody lives near, or works on, is not said to be anybody's."""
        own = self.folded.startswith(("our ", "its "), cue.start)
        return not own and _NEAR.search(self.folded, self.sentence.start, cue.start) is not None

    def _is_of_a_site(self, cue: Cue) -> bool:
        """“Runs a gold mine at Obuasi”, but not “runs a school at Obuasi”."""
        if cue.concept != "site":
            return True
        return any(c.start - cue.end < _REACH for c in self._cues.of("site", cue.end, self.sentence.end))


def _is_security(mention: Mention) -> bool:
    if mention.kind == "stakeholder":
        return mention.concept in _SECURITY
    return _FORCE.search(mention.surface.casefold()) is not None


def _number(word: str) -> int:
    words = "zero one two three four five six seven eight nine ten eleven twelve".split()
    return int(word) if word.isdigit() else words.index(word)
