"""What stands around a verb: its subject's last word, the start of its object, the verbs before and after."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from vpkg.extract.acts import grammar as g
from vpkg.extract.acts.groups import Group
from vpkg.extract.acts.verbs import Reading, forms
from vpkg.extract.passage import Sentence, Token

_NO_NOUN = g.PREPOSITIONS | g.CONJUNCTIONS | g.DETERMINERS | g.POSSESSIVES | g.AUXILIARIES | {"to"}
_NO_OBJECT = (
    g.PREPOSITIONS | g.CONJUNCTIONS | g.AUXILIARIES | g.RELATIVES | g.CLAUSES | g.CONDITIONS | g.TIMES | {"to"}
) - {"over", "under", "about", "around", "up"}
_OPENS_OBJECT = g.DETERMINERS | g.POSSESSIVES | g.QUANTIFIERS | g.OBJECTS | {'"', "'"}
_CLAUSE_OPENS = frozenset(
    "; : ( , and but while that which who as because where when although whereas since so - |".split()
)
_STRONG = _CLAUSE_OPENS - {"(", ",", "and", "as", "-"}


class Around:
    """One sentence, looked at from any of its tokens; ``people`` are the tokens of stakeholders."""

    def __init__(
        self, tokens: tuple[Token, ...], sentence: Sentence, names: frozenset[int], people: frozenset[int]
    ) -> None:
        self.tokens, self.first, self.end = tokens, sentence.first, sentence.last
        self.names, self.people = names, people
        self.groups: list[Group] = []
        while self.first < self.end and tokens[self.first].low in ("-", "•", "|", "–", "▪", "·", "*"):
            self.first += 1
        lows = [token.low for token in tokens[self.first : min(self.end, self.first + 5)]]
        self._beginnings = [" ".join(lows[:n]) for n in range(1, len(lows) + 1)]

    def low(self, at: int) -> str:
        """Return a token of the sentence folded, or nothing beyond its edges."""
        return self.tokens[at].low if self.first <= at < self.end else ""

    def opens_with(self, cues: frozenset[str]) -> bool:
        """Tell whether the sentence begins with one of some phrases of up to five words."""
        return not cues.isdisjoint(self._beginnings)

    def holds(self, places: Sequence[int]) -> bool:
        """Tell whether any of some tokens, given in order, stands in the sentence."""
        at = bisect_left(places, self.first)
        return at < len(places) and places[at] < self.end

    def before(self, at: int) -> int:
        """Return the token before a verb, adverbs apart."""
        at -= 1
        while at >= self.first and (g.is_adverb(self.tokens[at].low) or self.tokens[at].low in ("not", "never")):
            at -= 1
        return at

    def is_noun(self, at: int) -> bool:
        """Tell whether a token may end a noun phrase."""
        low = self.low(at)
        return bool(low) and (low[0].isalnum() or low in (")", '"', "%", "]")) and low not in _NO_NOUN

    def has_object(self, last: int) -> bool:
        """Tell whether the words after a verb begin its object."""
        at = last + 1
        while at < self.end and g.is_adverb(self.tokens[at].low) and self.tokens[at].low not in ("both", "all", "only"):
            at += 1
        low = self.low(at)
        if low in _OPENS_OBJECT or low in ("how", "what", "why", "whether", "whom", "where"):
            return True
        return bool(low) and low[0].isalnum() and low not in _NO_OBJECT

    def opens_object(self, at: int) -> bool:
        """Tell whether a token can only begin a noun phrase: an article, a figure, a name."""
        low = self.low(at)
        return low in _OPENS_OBJECT or low[:1].isdigit() or (at in self.names and at < self.end)

    def has_plural_head(self, before: int) -> bool:
        """“Managers of the site”: a plural with a preposition after it, in the clause that ends here."""
        at = before
        while at > self.first and self.low(at - 1) not in _CLAUSE_OPENS:
            at -= 1
            if g.is_plural(self.low(at)) and self.low(at + 1) in ("of", "for", "at", "in", "from"):
                return self.is_noun(at) and self.low(at - 1) not in g.PREPOSITIONS
        return False

    def has_preposition(self, reading: Reading, last: int) -> bool:
        """Tell whether a preposition that the verb needs follows it."""
        return any(self.low(last + n) in reading.verb.prepositions for n in (1, 2))

    def finite(self) -> Group | None:
        """Return the finite verb that was read last."""
        return next((group for group in reversed(self.groups) if group.is_finite), None)

    def opens(self, start: int, at: int, *, strong: bool = False) -> bool:
        """Tell whether a new clause may begin between a finite verb and a later one."""
        marks = _STRONG if strong else _CLAUSE_OPENS
        return any(token.low in marks for token in self.tokens[start + 1 : at])

    def starts_clause(self, start: int, at: int) -> bool:
        """Tell whether a subject of its own stands before a verb in the present: “…, the Company refers”."""
        if self.opens(start, at, strong=True):
            return True
        marks = [n for n in range(start + 1, at - 1) if self.tokens[n].low in (",", "(", "and", "but")]
        if not marks:
            return False
        token = self.tokens[marks[-1] + 1]
        if token.low not in g.PREPOSITIONS and self.low(marks[-1]) in ("and", "but") and self.low(marks[-1] - 1) == ",":
            return True
        return token.low in g.DETERMINERS | g.POSSESSIVES | g.PRONOUNS or token.is_capitalised

    def finite_after(self, start: int) -> bool:
        """Tell whether a finite verb follows in the clause: then what stands before it is none."""
        known = forms()
        for at in range(start, self.end):
            low = self.tokens[at].low
            if low == "may" and self.tokens[at].is_capitalised:
                continue
            if low in g.AUXILIARIES and low not in ("being", "having", "been", "'s"):
                return True
            if low in _CLAUSE_OPENS - {"as"}:
                return False
            if at > start and any("past" in r.forms and "base" not in r.forms for r in known.get(low, ())):
                return self.is_noun(at - 1) or g.is_adverb(self.low(at - 1))
        return False
