"""Entities that people say are one: every mention of the one stands for the other. Never done by machine."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from vpkg.curate.revise import iso_of, name_of
from vpkg.extract.found import Found
from vpkg.extract.mentions import Heard
from vpkg.model import Decision, Mention, Ruling

_OVERRULED = "a later decision merges it otherwise"
_CONFLICT = "two people merge it differently on the same day; neither is applied until somebody decides again"
_CIRCLE = "these merges lead round in a circle; take one of them away"


@dataclass(slots=True)
class Merges:
    """What each entity is merged into, and what became of each decision to merge."""

    into: dict[str, Decision]
    refused: list[tuple[Decision, str, str]]
    seen: dict[str, list[Mention]]

    def remaining(self, local: str) -> tuple[str, str | None]:
        """Return what an entity stands for after all merges, and what a person calls it."""
        name = None
        for _ in range(len(self.into)):
            decision = self.into.get(local)
            if decision is None or decision.value is None:
                break
            local, name = decision.value, decision.name
        return local, name

    def apply(self, heard: list[Heard]) -> list[Heard]:
        """Let every mention of a merged entity stand for the one that remains."""
        if not self.into:
            return heard
        return [replace(each, stood=tuple(self._merged(f, m) for f, m in each.stood)) for each in heard]

    def rulings(self) -> list[Ruling]:
        """Say of each merge what it did in this report."""
        applied = [
            Ruling(decision, "applied" if self.seen.get(local) else "idle", proposed=tuple(self.seen.get(local, ())))
            for local, decision in self.into.items()
        ]
        return applied + [Ruling(decision, state, said=said) for decision, state, said in self.refused]

    def _merged(self, found: Found, mention: Mention) -> tuple[Found, Mention]:
        named = [each for each in (mention.target, *mention.candidates) if each in self.into]
        if not named:
            return found, mention
        for each in named:
            self.seen.setdefault(str(each), []).append(mention)
        if mention.target:
            local, name = self.remaining(mention.target)
            made = replace(
                mention,
                target=local,
                canonical=name or name_of(local) or mention.canonical,
                iso=mention.iso if mention.kind not in ("country", "place") else iso_of(local),
            )
            return replace(found, targets=(local,), canonical=made.canonical, iso=made.iso), made
        left = tuple(dict.fromkeys(self.remaining(each)[0] for each in mention.candidates))
        sure = left[0] if len(left) == 1 else None
        made = replace(
            mention,
            target=sure,
            candidates=() if sure else left,
            canonical=(name_of(sure) or mention.surface) if sure else mention.canonical,
            iso=iso_of(sure) if sure else mention.iso,
        )
        return replace(found, targets=left, canonical=made.canonical, iso=made.iso), made


def merges_of(decisions: Iterable[Decision]) -> Merges:
    """Settle merges: the latest day wins, of one day the last word of one person; circles are not followed."""
    found = Merges({}, [], {})
    by_entity: dict[str, list[Decision]] = {}
    for decision in decisions:
        by_entity.setdefault(decision.about, []).append(decision)
    for local, mine in sorted(by_entity.items()):
        latest = max(each.when for each in mine)
        last = {each.by: each for each in sorted(mine, key=lambda d: d.number) if each.when == latest}
        agreed = len({each.value for each in last.values()}) == 1
        chosen = list(last.values())[-1] if agreed else None
        for each in mine:
            if each is not chosen and (chosen is None or each.value != chosen.value):
                open_ = chosen is None and each.when == latest
                found.refused.append((each, "conflict", _CONFLICT) if open_ else (each, "overruled", _OVERRULED))
        if chosen:
            found.into[local] = chosen
    _break_circles(found)
    return found


def named_alike(heard: list[Heard], names: dict[str, str | None]) -> list[Heard]:
    """Call each entity of ``names`` the same in all its mentions: as the gazetteer, a person or the report does."""
    called = {local: name_of(local) or name for local, name in names.items()}
    for mention in (m for each in heard for _, m in each.stood):
        if mention.target in called and called[mention.target] is None and mention.canonical != mention.surface:
            called[mention.target] = mention.canonical
    for mention in (m for each in heard for _, m in each.stood):
        if mention.target in called and called[mention.target] is None:
            called[mention.target] = mention.canonical or mention.surface

    def named(found: Found, mention: Mention) -> tuple[Found, Mention]:
        name = called.get(mention.target or "")
        if name is None or name == mention.canonical:
            return found, mention
        return replace(found, canonical=name), replace(mention, canonical=name)

    return [replace(each, stood=tuple(named(f, m) for f, m in each.stood)) for each in heard] if called else heard


def _break_circles(found: Merges) -> None:
    for local in sorted(found.into):
        way, at = [local], local
        while at in found.into and (after := found.into[at].value) is not None:
            if after in way:
                found.refused += [(found.into.pop(each), "conflict", _CIRCLE) for each in way[way.index(after) :]]
                break
            way.append(after)
            at = after
