"""Verb groups: a verb with its auxiliaries, in its mood, and what it leans on."""

from __future__ import annotations

from vpkg.extract.acts import grammar as g
from vpkg.extract.acts.verbs import Verb
from vpkg.model.value import value

FINITE = frozenset({"past", "perfect", "present", "progressive", "modal", "state", "imperative"})


@value
class Group:
    """A verb with its auxiliaries: tokens ``first`` to ``last``, the verb at ``head`` (its particle up to ``last``).

    ``mood`` is ``past``, ``perfect``, ``present``, ``progressive``, ``modal``, ``infinitive``, ``gerund`` (after a
    preposition), ``adjunct`` (after a comma or at the start), ``listed`` (after “including”), ``governed`` (after a
    verb), ``reduced`` (after its noun), ``imperative`` or ``state`` (an auxiliary by itself); ``governor`` is the
    token before an infinitive or gerund; ``joined`` tells that it shares the auxiliaries of the group before.
    """

    first: int
    head: int
    last: int
    verb: Verb | None
    mood: str
    form: str = ""
    passive: bool = False
    negated: bool = False
    modal: str = ""
    governor: int = -1
    joined: bool = False

    @property
    def is_finite(self) -> bool:
        """Tell whether it makes a clause of its own."""
        return self.mood in FINITE

    @property
    def is_aspect(self) -> bool:
        """Tell whether it only says that the act of the next verb goes on, begins, or is what means were used for."""
        verb = self.verb
        return verb is not None and (
            verb.kind == "aspect" or verb.lemma in ("work", "help") or (verb.lemma == "use" and self.passive)
        )


def modal(parts: list[str]) -> str:
    """Return the modal among auxiliaries, or nothing."""
    return next((part for part in parts if part in g.MODALS), "")


def mood(parts: list[str], form: str) -> str:
    """Return the mood that auxiliaries give to a verb's form.

    >>> mood(["has", "been"], "ing"), mood(["were"], "participle"), mood(["must", "be"], "participle")
    ('progressive', 'past', 'modal')
    """
    if modal(parts):
        return "modal"
    if not form:
        return "state"
    if parts[0] in ("having", "being", "be", "been"):
        return "reduced"
    if parts[0] in g.HAVE:
        return "progressive" if form == "ing" else "perfect"
    if form == "ing" or "being" in parts:
        return "progressive"
    return "past" if parts[0] in ("was", "were", "did") else "present"


def unknown(low: str) -> frozenset[str]:
    """Return the forms of a word that no list knows, where an auxiliary stands before it."""
    if low.endswith("ed"):
        return frozenset({"participle"})
    return frozenset({"ing"}) if low.endswith("ing") else frozenset()
