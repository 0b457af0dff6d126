"""Reads the verb groups of a sentence from left to right."""

from __future__ import annotations

from dataclasses import replace

from vpkg.extract.acts import grammar as g
from vpkg.extract.acts.around import Around
from vpkg.extract.acts.groups import Group, modal, mood, unknown
from vpkg.extract.acts.sharing import joined, resumed
from vpkg.extract.acts.verbs import Reading, forms, readings

_LISTING = frozenset("including include includes included involve involves involved involving namely".split())
_PREPOSITIONS = frozenset("including following regarding concerning".split())
_AUXILIARY = g.AUXILIARIES | {"to"}
_PARTICLES = frozenset("off up out down over on in".split())
_MARKS = frozenset(", ( - : ; |".split())


def parse(around: Around) -> list[Group]:
    """Return the verb groups of a sentence, in order."""
    at, known = around.first, forms()
    while at < around.end:
        low = around.tokens[at].low
        if low not in known and low not in _AUXILIARY:
            at += 1
            continue
        group = None
        if low in g.AUXILIARIES and not (low == "may" and around.tokens[at].is_capitalised and at > around.first):
            group = _chain(around, at)
        elif low == "to":
            group = _infinitive(around, at)
        elif low in known and low not in _PREPOSITIONS and at not in around.names and not _is_name(around, at):
            reading = readings(around.tokens, at)
            group = _bare(around, at, reading) if reading else None
        if group is None:
            at += 1
        else:
            around.groups.append(group)
            at = group.last + 1
    return around.groups


def _is_name(around: Around, at: int) -> bool:
    """A capital in mid-sentence is no verb's."""
    before = around.low(at - 1)
    return around.tokens[at].is_capitalised and before not in ("", ":", "-", "|", ";", ")", '"', "•", ".")


def _chain(around: Around, at: int) -> Group:
    """Read “has not yet been”, and the verb after it."""
    parts: list[str] = []
    negated, j, last = around.low(at - 1) in g.NEGATIONS, at, at
    while j < around.end:
        low = around.tokens[j].low
        if low in g.AUXILIARIES:
            parts.append(low)
            last = j
            negated = negated or low == "cannot"
        elif low in g.NEGATIONS or low.endswith("n't"):
            negated = True
        elif not (g.is_adverb(low) or low in ("since", "long") or (low == "," and _is_aside(around, j))):
            break
        j += 1
    negated = negated or any(part.endswith("n't") for part in parts)
    group = _after(around, at, j, parts) if j < around.end and j not in around.names else None
    found = group or Group(at, last, last, None, mood(parts, ""), modal=modal(parts))
    return replace(found, negated=True) if negated else found


def _is_aside(around: Around, at: int) -> bool:
    """“has, however, trained”."""
    return around.low(at - 2) == "," or (g.is_adverb(around.low(at + 1)) and around.low(at + 2) == ",")


def _after(around: Around, first: int, j: int, parts: list[str]) -> Group | None:
    """Read the verb after auxiliaries."""
    known = around.tokens[j].low in forms() and not around.tokens[j].is_capitalised
    reading = readings(around.tokens, j) if known else None
    names = reading.forms if reading else unknown(around.tokens[j].low)
    closing = parts[-1]
    if closing in g.BE:
        form = "ing" if "ing" in names and reading else "participle" if "participle" in names else ""
    elif closing in g.HAVE:
        form = "participle" if "participle" in names else ""
    else:
        form = "base" if "base" in names or reading is None else ""
    if not form:
        return None
    verb = reading.verb if reading else None
    last = j + len(verb.particle) if verb else j
    passive = closing in g.BE and form == "participle"
    return Group(first, j, last, verb, mood(parts, form), form, passive, modal=modal(parts))


def _infinitive(around: Around, at: int) -> Group | None:
    j = at + 1
    while j < around.end and (g.is_adverb(around.low(j)) or around.low(j) in ("be", "have", "been")):
        j += 1
    if j >= around.end or j in around.names or around.low(j) not in forms() or around.tokens[j].is_capitalised:
        return None
    reading = readings(around.tokens, j)
    passive = around.low(j - 1) in ("be", "been")
    form = "participle" if passive else "base"
    if reading is None or form not in reading.forms:
        return None
    negated = around.low(at - 1) in g.NEGATIONS
    last = j + len(reading.verb.particle)
    return Group(at, j, last, reading.verb, "infinitive", form, passive, negated, governor=at - 1)


def _bare(around: Around, at: int, reading: Reading) -> Group | None:
    """Read a verb that has no auxiliary of its own."""
    before, last = around.before(at), at + len(reading.verb.particle)
    if any(around.low(n) in g.NEGATIONS for n in range(before + 1, at)):
        return Group(at, at, last, reading.verb, "past", min(reading.forms), negated=True)
    if "ing" in reading.forms:
        return _ing(around, at, last, before, reading)
    if (found := resumed(around, at, last, before, reading)) is not None:
        return found
    shared = joined(around, at, last, before, reading)
    if shared is not None:
        form = shared.form if shared.form in reading.forms else min(reading.forms)
        return replace(shared, first=at, head=at, last=last, verb=reading.verb, form=form, joined=True)
    helped = around.groups[-1] if around.groups and around.groups[-1].last == before else None
    if helped is not None and helped.verb is not None:
        if helped.verb.lemma == "help" and "base" in reading.forms:
            return Group(at, at, last, reading.verb, "infinitive", "base", governor=before)
        return None
    return _by_itself(around, at, last, before, reading)


def _by_itself(around: Around, at: int, last: int, before: int, reading: Reading) -> Group | None:
    """Read a verb that shares nothing with one before."""
    for form, read in (("past", _past), ("third", _third), ("base", _base)):
        found = read(around, at, last, before, reading) if form in reading.forms else ""
        if found:
            reduced = found == "reduced"
            return Group(at, at, last, reading.verb, found, "participle" if reduced else form, passive=reduced)
    if "participle" in reading.forms and (around.is_noun(before) or around.low(before) in _MARKS):
        return Group(at, at, last, reading.verb, "reduced", "participle", passive=True)
    return None


def _past(around: Around, at: int, last: int, before: int, reading: Reading) -> str:
    low, has_object = around.low(before), around.has_object(last)
    goes_on = has_object or around.has_preposition(reading, last)
    if before < around.first:
        return "past" if goes_on else "reduced"
    if low in g.PRONOUNS or low in ("which", "that", "this", "these", "those"):
        return "past"
    closed = low in g.DETERMINERS or low in g.POSSESSIVES or low in g.PREPOSITIONS or low in g.QUANTIFIERS
    strong = "participle" not in reading.forms
    if low in g.CONJUNCTIONS:
        return "past" if around.opens_object(last + 1) or (strong and goes_on) else ""
    if low == "each" or (strong and low in _PARTICLES):
        return "past"
    if closed or low == "to" or (low[0].isdigit() and has_object):
        return ""
    if strong or (around.low(last + 1) == "to" and reading.verb.takes_infinitive):
        return "past"
    return _past_or_participle(around, at, last, before, reading)


def _past_or_participle(around: Around, at: int, last: int, before: int, reading: Reading) -> str:
    """Tell apart “guards trained villagers” and “guards trained by us”."""
    low, has_object = around.low(before), around.has_object(last)
    goes_on = has_object or around.has_preposition(reading, last)
    earlier = around.finite()
    if low in (",", "(", "-", ":", ";", "|", ")"):
        return "past" if goes_on and earlier is None and low in (",", ":", "|") else "reduced"
    if (
        has_object
        and (earlier is None or around.opens(earlier.last, at))
        and before not in around.people - _last(around, before)
    ):
        return "past"
    if earlier is not None and not around.opens(earlier.last, at):
        return "reduced"
    transitive = not has_object and not reading.verb.alone and reading.verb.is_act
    by = around.low(last + 1) == "by" and reading.verb.is_act
    if transitive or by or around.finite_after(last + 1):
        return "reduced"
    return "past"


def _last(around: Around, before: int) -> frozenset[int]:
    """A group of people ends here and is no part of a longer name."""
    return frozenset({before}) if before + 1 not in around.people else frozenset()


def _is_participle(around: Around, at: int) -> bool:
    found = forms().get(around.low(at), ())
    return bool(found) and all("participle" in r.forms and "base" not in r.forms for r in found)


def _third(around: Around, at: int, last: int, before: int, reading: Reading) -> str:
    low = around.low(before)
    ahead = around.low(last + 1) == "to" and reading.verb.kind == "cognition"
    if low in g.CONJUNCTIONS and ahead:
        return "present"
    pronoun = low in ("it", "he", "she", "who", "which", "that", "this")
    if not (pronoun or around.is_noun(before)) or low[0].isdigit():
        return ""
    if g.is_plural(low) and not around.tokens[before].is_capitalised:
        return ""
    return _present(around, at, last, low, reading)


def _base(around: Around, at: int, last: int, before: int, reading: Reading) -> str:
    low = around.low(before)
    goes_on = around.has_object(last) or around.has_preposition(reading, last)
    if before < around.first or (low == ":" and around.finite() is None):
        return "imperative" if goes_on and not _is_participle(around, last + 1) else ""
    if low in g.PLURAL_PRONOUNS:
        return "present" if goes_on or at == before + 1 or around.low(last + 1) == "to" else ""
    if not (low in g.RELATIVES or (around.is_noun(before) and (g.is_plural(low) or around.has_plural_head(before)))):
        return ""
    return _present(around, at, last, low, reading)


def _present(around: Around, at: int, last: int, low: str, reading: Reading) -> str:
    """A form that may be a noun needs an object; no verb in the present follows another within its clause."""
    earlier = around.finite()
    if earlier is not None and low not in g.RELATIVES | g.PRONOUNS and not around.starts_clause(earlier.last, at):
        return ""
    goes_on = around.has_object(last) or around.has_preposition(reading, last)
    if around.low(last + 1) == "to" and reading.verb.kind in ("cognition", "aspect"):
        return "present"
    return "present" if goes_on or (not reading.verb.noun and around.low(last + 1) not in ("by", "")) else ""


def _ing(around: Around, at: int, last: int, before: int, reading: Reading) -> Group | None:
    low = around.low(before)
    goes_on = around.has_object(last) or around.has_preposition(reading, last)
    if not goes_on or (before >= around.first and low in g.DETERMINERS | g.POSSESSIVES):
        return None
    found = Group(at, at, last, reading.verb, "", "ing", governor=before)
    if low == "," and around.groups and around.groups[-1].mood == "gerund":
        return replace(around.groups[-1], first=at, head=at, last=last, verb=reading.verb, joined=True)
    if before < around.first or low in _MARKS:
        return replace(found, mood="adjunct")
    if low in _LISTING:
        return replace(found, mood="listed")
    if low in g.PREPOSITIONS or low in ("by", "when", "while"):
        return replace(found, mood="gerund", negated=low == "without")
    if low in g.CONJUNCTIONS:
        other = next((x for x in reversed(around.groups) if x.form == "ing" or x.is_finite), None)
        if other is None or other.form != "ing":
            return None
        return replace(found, mood=other.mood, governor=other.governor, negated=other.negated, modal=other.modal,
                       passive=other.passive, joined=True)  # fmt: skip
    if around.groups and around.groups[-1].last == before and around.groups[-1].verb is not None:
        return replace(found, mood="governed")
    return replace(found, mood="reduced") if around.is_noun(before) else None
