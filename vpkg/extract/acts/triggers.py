"""Which verb groups and event nouns of a sentence are acts, and how far their triggers reach."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from vpkg.extract.acts import grammar as g
from vpkg.extract.acts.around import Around
from vpkg.extract.acts.clauses import Clause
from vpkg.extract.acts.events import Event, event_at, events_from, phrase_end, singular
from vpkg.extract.acts.facts import facts, is_anaphoric, is_commissioned
from vpkg.extract.acts.groups import Group
from vpkg.extract.acts.kinds import act_type, light_forms, nominal_nouns, of_channel, recogniser, supplies
from vpkg.extract.acts.verbs import Verb
from vpkg.extract.words import words
from vpkg.model.value import value

_WAS = frozenset("was were been".split())
_NEAR = 8
_BY = frozenset("by through via".split())
_AMID = frozenset("in at after during following".split())
_FOLLOWED = frozenset({"follow", "follow by", "precede", "accompany"})


@value
class Trigger:
    """An act's words: tokens ``first`` to ``last``, what kind of act, how it is told and which rule read it."""

    first: int
    last: int
    type: str
    modality: str
    recogniser: str
    row: str


class Sift:
    """Goes through the verb groups of one sentence."""

    def __init__(self, around: Around, about: list[Clause]) -> None:
        self.around, self.tokens, self.end = around, around.tokens, around.end
        self.groups: list[Group] = around.groups
        self.clauses = about
        self.modality = facts(around, self.clauses)
        self.infinitives = frozenset(group.first for group in self.groups if group.mood == "infinitive")

    def triggers(self) -> Iterator[Trigger]:
        """Yield the acts of the sentence, in order of their verbs."""
        for at, group in enumerate(self.groups):
            if self.modality[at]:
                yield from self._of(at, group, group.verb) if group.verb else self._existing(at, group)

    def _of(self, at: int, group: Group, verb: Verb) -> Iterator[Trigger]:
        if self._governs(at, group):
            return
        if verb.lemma in ("take place", "occur", "happen"):
            yield from self._subject_events(at, "act-event-subject")
        elif verb.lemma in ("include", "involve") and is_anaphoric(self.around, self.clauses[at]):
            yield from self._object_events(at, group, "act-event-listed")
        elif verb.lemma in _FOLLOWED and group.passive:
            yield from self._object_events(at, group, "act-event-followed")
        elif self._is_told_of(at, group, verb):
            if verb.lemma.split()[0] in words("modality-cues", "cue", "event-did", "word"):
                yield from self._subject_events(at, "act-event-told", strict=True)
        elif not self._object_is_nil(group):
            yield from self._by_kind(at, group, verb)

    def _by_kind(self, at: int, group: Group, verb: Verb) -> Iterator[Trigger]:
        if verb.kind == "aspect":
            yield from self._arguments(at, group)
        elif verb.kind == "empty":
            yield from self._empty(at, group, verb)
        elif verb.kind == "phrase":
            yield from self._phrase(at, group, verb)
        elif verb.kind == "act":
            yield from self._act(at, group, verb)

    def _act(self, at: int, group: Group, verb: Verb) -> Iterator[Trigger]:
        yields = verb.lemma in words("modality-cues", "cue", "yields", "word")
        found = list(self._arguments(at, group)) if yields else []
        yield from found
        reach = self._reach(group, verb)
        if not found and not (verb.needs and reach == group.last) and not self._is_idle(group):
            yield self._verb(at, group, verb, reach)
            yield from self._taken_part(at, group, verb, reach)
            yield from self._means(at, group)

    def _is_told_of(self, at: int, group: Group, verb: Verb) -> bool:
        """“The review found …”, “Radio spots explained …”: the event is the act, whatever it is said to do."""
        if group.passive or group.mood not in ("past", "perfect") or self.clauses[at].kind != "main":
            return False
        lemma = verb.lemma.split()[0]
        if not any(lemma in words("modality-cues", "cue", cue, "word") for cue in ("event-did", "event-about")):
            return False
        return next(self._subject_events(at, "", strict=True), None) is not None

    def _is_idle(self, group: Group) -> bool:
        """“gave rise to”, “paid attention to”: an object with which such a verb does nothing."""
        if group.passive or self.tokens[group.head].low not in light_forms():
            return False
        end = phrase_end(self.tokens, group.last + 1, min(self.end, group.last + 9))
        return singular(self.tokens[end - 1].low) in words("act-modifiers", "side", "idle-object", "word")

    def _existing(self, at: int, group: Group) -> Iterator[Trigger]:
        """“There was a workshop”, “We had two meetings with the union”."""
        first, last = self.clauses[at].subject
        there = first < last and self.tokens[first].low == "there" and self.tokens[group.last].low in _WAS
        if (there or self.tokens[group.last].low == "had") and not self._object_is_nil(group):
            for trigger in self._object_events(at, group, "act-event-existing"):
                yield replace(trigger, modality="done")

    def _governs(self, at: int, group: Group) -> bool:
        """“is working to train”: the act is the next verb."""
        following = self.groups[at + 1] if at + 1 < len(self.groups) else None
        if following is None:
            return False
        return (group.is_aspect and following.governor == group.last) or is_commissioned(group, following)

    def _object_is_nil(self, group: Group) -> bool:
        at = group.last + 1
        return at < self.end and not group.passive and self.tokens[at].low in g.NONE - {"without"}

    def _verb(self, at: int, group: Group, verb: Verb, last: int) -> Trigger:
        subject = [token.low for token in self.tokens[slice(*self.clauses[at].subject)]]
        kind = of_channel(act_type(verb, self._lows(group.last + 1)), subject)
        before = self.groups[at - 1] if at else None
        helps = before is not None and before.verb is not None and before.verb.lemma == "help"
        first = before.head if before is not None and helps and before.last == group.governor else group.head
        return Trigger(first, last, kind, self.modality[at], recogniser(group, verb), verb.row)

    def _lows(self, start: int) -> list[str]:
        return [token.low for token in self.tokens[start : min(self.end, start + 12)]]

    def _event(self, event: Event, modality: str, recogniser: str) -> Trigger:
        return Trigger(event.first, event.last, event.type, modality, recogniser, event.row)

    def _reach(self, group: Group, verb: Verb) -> int:
        """A preposition that the verb needs is inside, with an adverb before it."""
        if group.passive and verb.type != "coordination":
            return group.last
        for at in (group.last + 1, group.last + 2):
            if at >= self.end:
                break
            if self.tokens[at].low in verb.prepositions and at not in self.infinitives:
                return at
            if not g.is_adverb(self.tokens[at].low):
                break
        return self._nominal(group, verb)

    def _nominal(self, group: Group, verb: Verb) -> int:
        """“supported the drafting of” is one act."""
        at = group.last + 1
        if verb.type != "support" or group.passive or at >= self.end:
            return group.last
        at += self.tokens[at].low in g.DETERMINERS
        if at + 1 < self.end and self.tokens[at + 1].low == "of" and self.tokens[at].low in nominal_nouns():
            return at
        return group.last

    # ---- event nouns

    def _empty(self, at: int, group: Group, verb: Verb) -> Iterator[Trigger]:
        reach = self._nominal(group, verb)
        if reach > group.last:
            yield self._verb(at, group, verb, reach)
            return
        if group.mood == "reduced" and group.passive:
            yield from self._antecedent(at, group)
            return
        found = list(self._arguments(at, group))
        yield from found
        if not found and self.clauses[at].kind == "relative" and not group.passive:
            found = list(self._antecedent(at, group))
            yield from found
        habitual = group.mood == "present" and not verb.habit and not supplies(verb, self._lows(group.last + 1))
        if not found and verb.type and not habitual and not self._by_act(at) and not self._is_idle(group):
            yield self._verb(at, group, verb, group.last)

    def _arguments(self, at: int, group: Group) -> Iterator[Trigger]:
        if group.passive:
            yield from self._subject_events(at, "act-event-subject")
            return
        for trigger in self._object_events(at, group, "act-event-noun"):
            if not (trigger.type == "support" and self._by_act(at)):
                yield trigger

    def _object_events(self, at: int, group: Group, recogniser: str) -> Iterator[Trigger]:
        start = group.last + 1
        while start < self.end and (g.is_adverb(self.tokens[start].low) or self.tokens[start].low == "by"):
            start += 1
        for event in events_from(self.tokens, start, self.end):
            yield self._event(event, self.modality[at] or "ongoing", recogniser)

    def _subject_events(self, at: int, recogniser: str, *, strict: bool = False) -> Iterator[Trigger]:
        """An opening “In 2014” is skipped; the heads of the subject count, or those that open the sentence."""
        first, last = self.clauses[at].subject
        if first < last and self.tokens[first].low in g.PREPOSITIONS:
            first = self._beyond_adjunct(first, last)
        opening = events_from(self.tokens, self.around.first, last) if not strict and at == 0 else []
        found = opening or events_from(self.tokens, first, last)
        if not found and not strict:
            found = events_from(self.tokens, self.around.first, last)
        for event in found:
            if event.last not in self.around.names:
                yield self._event(event, self.modality[at], recogniser)

    def _beyond_adjunct(self, first: int, last: int) -> int:
        """“In Peru the review of …”: the subject begins with its article, else after the last preposition."""
        for n in range(first + 2, last):
            before = self.tokens[n - 1].low
            opens = self.tokens[n].low in g.DETERMINERS | g.POSSESSIVES
            if opens and before not in g.PREPOSITIONS and before not in g.DETERMINERS:
                return n
        return next((n for n in range(last, first, -1) if self.tokens[n - 1].low in g.PREPOSITIONS), first)

    def _antecedent(self, at: int, group: Group) -> Iterator[Trigger]:
        """“workshops that we organised”, “training delivered by”: the noun before is the act."""
        floor = max(self.around.first, group.first - 6)
        relative = next((n for n in range(floor, group.first) if self.tokens[n].low in g.RELATIVES), None)
        end = relative if relative is not None else group.first
        while end > floor and (self.tokens[end - 1].low == "," or g.is_adverb(self.tokens[end - 1].low)):
            end -= 1
        start = end
        while start > max(floor, end - 6) and self._is_inner(start - 1):
            start -= 1
        event = event_at(self.tokens, start, end) if end > start else None
        nil = any(token.low in g.NONE for token in self.tokens[start:end])
        if event is not None and not nil and not self._taken(at, event):
            yield self._event(event, self.modality[at], "act-event-antecedent")

    def _is_inner(self, at: int) -> bool:
        low = self.tokens[at].low
        return low[0].isalnum() and low not in g.PREPOSITIONS and low not in g.AUXILIARIES

    def _taken(self, at: int, event: Event) -> bool:
        """Tell whether the noun already is the object of an act: “attended a meeting held in Lima”."""
        for n in range(at - 1, -1, -1):
            before = self.groups[n]
            if event.first - before.last >= _NEAR:
                break
            if self.modality[n] and before.verb is not None and before.verb.is_act and before.last < event.first:
                return True
        return False

    def _taken_part(self, at: int, group: Group, verb: Verb, reach: int) -> Iterator[Trigger]:
        """“attended two dialogue tables”: the events are told of here as well; “the Plenary” is known."""
        start = reach + 1
        if group.passive or verb.lemma not in words("modality-cues", "cue", "takes-part", "word") or start >= self.end:
            return
        low = self.tokens[start].low
        if low in ("a", "an") or low[0].isdigit() or low in words("act-modifiers", "side", "count", "word"):
            for event in events_from(self.tokens, start, self.end):
                yield self._event(event, self.modality[at], "act-event-attended")

    def _means(self, at: int, group: Group) -> Iterator[Trigger]:
        """“mobilised networks through storytelling and dialogue”, “took part in the Plenary and in three meetings”."""
        stop = next((x.first for x in self.groups[at + 1 :] if x.is_finite), self.end)
        stop = min(stop, group.last + 24)
        for n in range(group.last + 2, stop - 1):
            low, before, after = self.tokens[n].low, self.tokens[n - 1].low, self.tokens[n + 1].low
            through = low in ("through", "via", "with")
            again = low == "in" and before in ("and", ",")
            amid = low in _AMID and after in ("a", "an")
            if not (through or again or amid):
                continue
            event = next(iter(events_from(self.tokens, n + 1, self.end)), None)
            counted = amid or after[0].isdigit() or after in words("act-modifiers", "side", "count", "word")
            if event is None or not (amid or event.alone):
                continue
            if counted or (event.first == n + 1 and low in ("through", "via")):
                for each in events_from(self.tokens, n + 1, self.end):
                    yield self._event(each, self.modality[at], "act-event-means")
                return

    # ---- verbs that say too little by themselves

    def _by_act(self, at: int) -> bool:
        """“by training them” says all."""
        following = self.groups[at + 1] if at + 1 < len(self.groups) else None
        if following is None or following.verb is None or following.mood != "gerund":
            return False
        return self.tokens[following.governor].low in _BY and following.verb.is_act

    def _phrase(self, at: int, group: Group, verb: Verb) -> Iterator[Trigger]:
        """“improving citizen understanding”: the verb with its object, where that is what such verbs take."""
        if self._by_act(at) or group.mood in ("adjunct", "reduced"):
            return
        end = phrase_end(self.tokens, group.last + 1, self.end)
        if group.passive or end == group.last + 1:
            if group.passive:
                yield self._verb(at, group, verb, group.last)
            return
        vague = verb.lemma in words("act-modifiers", "side", "vague-verb", "word")
        takes = singular(self.tokens[end - 1].low) in words("act-modifiers", "side", "vague-object", "word")
        if (vague or takes) and end - group.last <= 5:
            yield self._verb(at, group, verb, end - 1)
        else:
            yield self._verb(at, group, verb, group.last)
