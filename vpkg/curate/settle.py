"""What people want of each place in a report, where they do not all want the same.

The latest day wins; on one day, the last word of one person. Where two people decided differently on the latest day,
neither is followed until one of them, or a third, decides again. What is not followed is always said.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from itertools import groupby

from vpkg.curate.kinds import CLAIMS, CONCEPT, ENTITIES, LOCAL, NOTHING, kind_of
from vpkg.curate.redaction import overlap
from vpkg.model import Decision, Span

_STRETCH = 1000
"""Characters: only what stands near is compared."""

_OVERRULED = "a later decision on these words says otherwise"
_CONFLICT = "{others} decided otherwise on the same day; neither is applied until somebody decides again"


@dataclass(frozen=True, slots=True)
class Placed:
    """A decision with the place of its words in the report at hand."""

    decision: Decision
    span: Span
    moved: bool = False

    @property
    def order(self) -> tuple[object, ...]:
        """Earlier first; of one day, what was made of another document first, then in the order of the file."""
        return (self.decision.when, not self.moved, self.decision.number)


@dataclass(frozen=True, slots=True)
class Want:
    """What is wanted of one place: that a mention of a kind stands there or not; None leaves a value as it is."""

    span: Span
    kind: str
    stands: bool
    target: str | None = None
    name: str | None = None
    concept: str | None = None
    modality: str | None = None
    said: str | None = None
    """What a date, a figure or a pledge's horizon says."""
    of: tuple[Placed, ...] = ()


@dataclass(slots=True)
class Settled:
    """What stands and what does not; and which decisions are not followed for which kind of mention, and why."""

    wants: list[Want] = field(default_factory=list)
    refused: dict[tuple[Placed, str], tuple[str, str]] = field(default_factory=dict)

    def fate(self, placed: Placed) -> tuple[str, str]:
        """Return the state of a decision, with the reason where it is not applied."""
        own = self.refused.get((placed, placed.decision.about))
        others = [self.refused.get((placed, want.kind)) for want in wants_of(placed)]
        return own or (others[-1] if others and all(others) else None) or ("applied", "")

    def holds(self, want: Want) -> bool:
        """Tell whether a want is still to be followed; with what is denied goes what would stand instead."""
        return not any((each, kind) in self.refused for each in want.of for kind in (want.kind, each.decision.about))


def settle(placed: Iterable[Placed]) -> Settled:
    """Settle what people want of the mentions of one report."""
    settled = Settled()
    wants = [want for each in sorted(placed, key=lambda p: p.order) for want in wants_of(each)]
    while True:
        groups: dict[tuple[Span, str], list[Want]] = {}
        for want in wants:
            if settled.holds(want):
                groups.setdefault((want.span, want.kind), []).append(want)
        before = len(settled.refused)
        settled.wants = [made for group in groups.values() if (made := _group(group, settled)) is not None]
        if len(settled.refused) == before:
            break
    settled.wants = _apart(settled.wants, settled)
    return settled


def wants_of(placed: Placed) -> list[Want]:
    """Return what a decision wants of its words; a change of kind wants two things."""
    decision, span = placed.decision, placed.span
    value, about = decision.value, decision.about
    base = Want(span, about, True, name=decision.name, of=(placed,))
    if decision.kind == "reject":
        return [replace(base, stands=False)]
    if value is None:
        return [base]
    kind = about if value == NOTHING else kind_of(value) or about
    if value.startswith("modality/"):
        made = replace(base, modality=value.removeprefix("modality/"))
    elif CONCEPT.fullmatch(value):
        made = replace(base, kind=kind, concept=value)
    elif LOCAL.fullmatch(value) or value == NOTHING:
        made = replace(base, kind=kind, target=value)
    else:
        made = replace(base, kind=kind, said=None if kind == value else value)
    return [made] if made.kind == about else [replace(base, stands=False), made]


def _group(wants: list[Want], settled: Settled) -> Want | None:
    """Settle the wants of one place and kind, day by day."""
    state: Want | None = None
    open_: list[Want] = []
    for _, day in groupby(wants, key=lambda want: want.of[0].decision.when):
        people: dict[str, list[Want]] = {}
        for want in day:
            people.setdefault(want.of[0].decision.by, []).append(want)
        last = [_in_turn(mine, settled) for mine in people.values()]
        if any(_differ(one, other) for one in last for other in last):
            open_ += [want for mine in people.values() for want in mine]
            continue
        for want in open_:
            _refuse(want, "overruled", _OVERRULED, settled)
        open_ = []
        for want in last:
            state = want if state is None else _over(state, want, settled)
    _open(open_, settled)
    return state


def _open(wants: list[Want], settled: Settled) -> None:
    """Two people decided differently, and nobody has decided since."""
    people = [want.of[0].decision.by for want in wants]
    for want in wants:
        others = sorted({by for by in people if by != want.of[0].decision.by})
        _refuse(want, "conflict", _CONFLICT.format(others=" and ".join(others)), settled)


def _in_turn(wants: list[Want], settled: Settled) -> Want:
    """One person's last word of a day."""
    state = wants[0]
    for want in wants[1:]:
        state = _over(state, want, settled)
    return state


def _over(state: Want, want: Want, settled: Settled) -> Want:
    """Put a later want over an earlier one: what it does not speak of stays."""
    if _differ(state, want):
        if state.stands != want.stands or not want.stands:
            _refuse(state, "overruled", _OVERRULED, settled)
            return want
        lost = [each for each in state.of if any(_differ(part, want) for part in wants_of(each) if part.stands)]
        for each in lost:
            settled.refused[each, want.kind] = ("overruled", _OVERRULED)
        state = replace(state, of=tuple(each for each in state.of if each not in lost))
    changed = want.target is not None and want.target != state.target
    return replace(
        want,
        target=want.target or state.target,
        name=want.name or (None if changed else state.name),
        concept=want.concept or state.concept,
        modality=want.modality or state.modality,
        said=want.said or state.said,
        of=(*state.of, *want.of),
    )


def _differ(one: Want, other: Want) -> bool:
    if one.stands != other.stands:
        return True
    pairs = ((one.target, other.target), (one.concept, other.concept), (one.modality, other.modality))
    return any(a is not None and b is not None and a != b for a, b in (*pairs, (one.said, other.said)))


def _refuse(want: Want, state: str, said: str, settled: Settled) -> None:
    for each in want.of:
        settled.refused[each, want.kind] = (state, said)


def _apart(wants: list[Want], settled: Settled) -> list[Want]:
    """Of mentions that cannot both stand on the same words, the one that was decided last stands."""
    kept = [want for want in wants if not want.stands]
    standing = sorted((want for want in wants if want.stands), key=lambda want: want.of[-1].order, reverse=True)
    near: dict[int, list[Want]] = {}
    taken: list[Want] = []
    conflicts: set[int] = set()
    for want in standing:
        stretch = range(want.span.start // _STRETCH, want.span.end // _STRETCH + 1)
        others = (other for each in stretch for other in near.get(each, ()))
        rival = next((other for other in others if cannot_stand(want.kind, want.span, other.kind, other.span)), None)
        if rival is None:
            taken.append(want)
            for each in stretch:
                near.setdefault(each, []).append(want)
            continue
        mine, other = want.of[-1].decision, rival.of[-1].decision
        if mine.when == other.when and mine.by != other.by:
            conflicts.add(id(rival))
            _refuse(want, "conflict", _CONFLICT.format(others=other.by), settled)
            _refuse(rival, "conflict", _CONFLICT.format(others=mine.by), settled)
        else:
            _refuse(want, "overruled", _OVERRULED, settled)
    return kept + [want for want in taken if id(want) not in conflicts]


def cannot_stand(kind: str, span: Span, other_kind: str, other: Span) -> bool:
    """Tell whether two mentions exclude each other: of one kind on shared words, or entities that cross."""
    if not overlap(span, other):
        return False
    if kind == other_kind:
        return True
    if kind not in ENTITIES or other_kind not in ENTITIES:
        return False
    inside = other.start <= span.start and span.end <= other.end
    around = span.start <= other.start and other.end <= span.end
    return span == other or not (inside or around)


def is_claim(decision: Decision) -> bool:
    """Tell whether a decision is about a claim that is no mention."""
    return decision.about in CLAIMS
