"""Figures of one kind each: counted things, shares, money, members of a set, and those that leave the noun out."""

from __future__ import annotations

from dataclasses import replace

from vpkg.extract.found import Found
from vpkg.extract.numbers import Number, number_at
from vpkg.extract.passage import Passage
from vpkg.extract.quantities import qualifiers
from vpkg.extract.quantities.measures import DURATIONS
from vpkg.extract.quantities.phrase import Phrase, complement_at, phrase_at
from vpkg.extract.words import words
from vpkg.model import Amount
from vpkg.model.value import value

_LARGE = 10
PLAIN = frozenset(["digits", "words", "double"])
_IN_TIME = frozenset("past last next previous coming following preceding first final".split())
_AGE = frozenset(["ago", "later", "earlier", "old"])
_OF_A_SET = frozenset("the our its their these those his her all".split())
_GROUPS = frozenset(["stakeholder"])
_BODIES = frozenset(["stakeholder", "organisation"])
_OF_A_BODY = frozenset(["people", "organisations"])
_WORK = frozenset(["sessions", "hours"])


@value
class Figure:
    """A number of a passage, with what was proposed before and the last figure counted in its sentence."""

    passage: Passage
    number: Number
    known: tuple[Found, ...]

    def low(self, at: int) -> str:
        """Return a token folded, empty beyond the edges."""
        return self.passage.tokens[at].low if 0 <= at < len(self.passage.tokens) else ""

    def found(
        self, last: int, recogniser: str, phrase: Phrase | None, *, measure: str = "", unit: str | None = None,
        base: str | None = None, start: int | None = None,
    ) -> Found:  # fmt: skip
        """Make the mention that ends before the token ``last``, its qualifier included."""
        tokens, text = self.passage.tokens, self.passage.view.folded
        first = self.number.first if start is None else start
        value_end = qualifiers.after(tokens, self.number.last, text)
        qualifier = qualifiers.before(tokens, first, text)
        measure = measure or (phrase.measure if phrase else "other")
        if qualifier and qualifier.needs_more and not _may_be_bound(self.number, qualifier.name, measure, phrase):
            qualifier = None
        name = value_end.name if value_end else qualifier.name if qualifier else None
        if self.number.form == "range":
            name = "between"
        value, low, high = qualifiers.bounds(self.number, name)
        begin = tokens[qualifier.edge if qualifier else first].start
        end = tokens[last - 1].end - tokens[last - 1].low.endswith("'")
        counted = None
        if phrase is not None:
            end = self._known_end(phrase, last, end)
            counted = self.passage.text(tokens[phrase.first].start, end)
        amount = Amount(value, low, high, unit, counted, name, measure, base)
        row = phrase.head.row if phrase and phrase.head else recogniser
        return Found(begin, end, "quantity", recogniser, row=row, amount=amount)

    def _known_end(self, phrase: Phrase, last: int, end: int) -> int:
        """A group that begins within the phrase, or a body that its people are of, ends it: officers of the Navy."""
        tokens = self.passage.tokens
        start = tokens[phrase.first].start
        ends = [f.end for f in self.known if f.kind in _GROUPS and start <= f.start < end < f.end <= end + 80]
        if self.low(last) in ("of", "from") and phrase.measure in _OF_A_BODY:
            at = last + 2 if self.low(last + 1) == "the" else last + 1
            begin = {tokens[p].start for p in (at, last + 1) if p < len(tokens)}
            ends += [f.end for f in self.known if f.kind in _BODIES and f.start in begin]
        return max(ends, default=end)


def _may_be_bound(number: Number, name: str, measure: str, phrase: Phrase | None) -> bool:
    """“under two contracts” says where and “over 50 contracts” how many; “over sixteen months” says when."""
    if measure in ("percent", "money") or (name == "approximately" and _lasts(phrase)):
        return True
    size = number.value if number.value is not None else number.high or 0
    return size >= _LARGE and (measure == "hours" or not _lasts(phrase))


def _lasts(phrase: Phrase | None) -> bool:
    return phrase is not None and phrase.head is not None and phrase.head.word.rpartition("-")[2] in DURATIONS


def counted(figure: Figure) -> Found | None:
    """Read “600 police officers”, “17,500 hours of training”, “one municipality”."""
    tokens, number = figure.passage.tokens, figure.number
    at = number.last
    extra = qualifiers.after(tokens, at, figure.passage.view.folded)
    at = extra.edge if extra else at
    if number.form == "vague":
        return _vague(figure)
    one = number.value == 1
    phrase = phrase_at(tokens, at, one=one)
    if phrase is None or (one and not _one_counts(figure, phrase)):
        return None
    last = phrase.last
    if phrase.head is not None and phrase.head.takes_of and figure.low(last) == "of":
        inner = complement_at(tokens, last + 1)
        if inner is not None and inner.first == last + 1 and (not _lasts(phrase) or inner.measure in _WORK):
            last = inner.last
    duration = _lasts(phrase)
    if duration and _is_no_amount(figure, phrase):
        return None
    unit = phrase.head.word + "s" if duration and phrase.head else None
    recogniser = "quantity-duration" if duration and last == phrase.last and phrase.first == last - 1 else ""
    return figure.found(last, recogniser or _family(number), phrase, unit=unit)


def _is_no_amount(figure: Figure, phrase: Phrase) -> bool:
    """“the past five years”, “ten years ago”, “18 years of age”, “24 hours a day” measure nothing that was done."""
    after, then = figure.low(phrase.last), figure.low(phrase.last + 1)
    return (
        figure.low(figure.number.first - 1) in _IN_TIME
        or after in _AGE
        or (after == "of" and then == "age")
        or (after in ("a", "per") and then in ("day", "week"))
    )


def _family(number: Number) -> str:
    if number.value == 1:
        return "quantity-one"
    return {"words": "quantity-counted-words", "double": "quantity-double", "range": "quantity-range"}.get(
        number.form, "quantity-counted"
    )


def _one_counts(figure: Figure, phrase: Phrase) -> bool:
    """“one municipality” counts; “one day”, “one of them” and “the one who came” do not."""
    head = phrase.head
    if figure.number.form == "digits":
        return head is not None
    before = figure.low(figure.number.first - 1)
    if head is None or before in ("no", "any", "every", "each", "this", "that", "another", "some"):
        return False
    return head.word not in words("quantity-one-words", "source", "own compilation")


def _vague(figure: Figure) -> Found | None:
    """Read “dozens of villagers”."""
    inner = complement_at(figure.passage.tokens, figure.number.last + 1)
    return figure.found(inner.last, "quantity-vague", inner) if inner else None


def of_a_set(figure: Figure) -> Found | None:
    """Read “three of our sites”, “four out of five sites”, “one in three households”; not “one of the sites”."""
    tokens, number = figure.passage.tokens, figure.number
    at = number.last + 1
    joint = figure.low(number.last)
    if joint == "out" and figure.low(at) == "of":
        at, joint = at + 1, "of"
    if joint != "of" and not (joint == "in" and number.value == 1):
        return None
    determined = figure.low(at) in _OF_A_SET or figure.low(at).endswith(("'s", "s'"))
    whole = number_at(tokens, at + determined, figure.passage.view.folded) if at + determined < len(tokens) else None
    if whole is not None and whole.form in PLAIN and not 1900 <= (whole.value or 0) <= 2100:
        phrase = phrase_at(tokens, whole.last, one=False)
        last = phrase.last if phrase else whole.last
        if joint == "in":
            part = replace(figure, number=replace(number, value=round(100 / (whole.value or 1), 2), form="fraction"))
            base = figure.passage.text(tokens[phrase.first].start, tokens[last - 1].end) if phrase else None
            return part.found(last, "quantity-fraction", None, measure="percent", unit="percent", base=base)
        return figure.found(last, "quantity-of-set", phrase)
    if number.value == 1 or not determined:
        return None
    inner = complement_at(tokens, at)
    if inner is None or inner.head is None:
        return None
    return figure.found(inner.last, "quantity-of-set", inner)
