"""Working through one report at the keyboard: each case in its sentence, one key for each decision, written at once."""

from __future__ import annotations

import secrets
import sys
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path

from vpkg.cli.case_text import case_text
from vpkg.cli.keyboard import Keyboard, Pressed
from vpkg.cli.output import width
from vpkg.curate import making
from vpkg.curate.cases import AMBIGUOUS, CONFLICT, ORPHAN, UNKNOWN, Case, cases, sentence_of, suggestions
from vpkg.curate.kinds import LINKED, LOCAL, MENTIONS, NOTHING, kind_of
from vpkg.curate.making import Curator
from vpkg.curate.revise import name_of
from vpkg.errors import UnreadableInput, VpkgError
from vpkg.iri import slug
from vpkg.model import Decision, Mention, Reading, Span, Statement
from vpkg.outline.words import visible

KEYS = (
    "a accept · r reject · t retype · l link · n add · m merge · x redact · y reply · w why · g goes here\n"
    "s skip · b back · u undo · ? help · q quit"
)
HELP = """\
  a          the machine is right
  r          it is wrong: strike it out; of a decision without a place: take that decision away
  t KIND     it is of another kind (place, stakeholder …) or concept (stakeholder-type/police, modality/planned)
  l WHO      it stands for another: a number of the list, an id such as organisation/dcaf, a name, or none
  n KIND WORDS   add words of this sentence that the machine did not see
  m WHO      the entity is another one: in all reports of this folder
  x [WORDS]  show these words nowhere, in this report; X in all reports of this folder
  y WORDS    reply to what is claimed
  A R T L    the same for all cases of the same words in this report
  w WORDS    why: the reason that goes with the next decision
  g NUMBER   a decision without a place goes to the place of this number
  s b u q    skip, back, undo the last decision, quit; Ctrl-C quits too, and loses nothing
"""


_OPEN = (CONFLICT, AMBIGUOUS, UNKNOWN)
"""Reasons of cases where it is open what the words stand for."""

_FOR_ALL = frozenset("ARTLX")
"""Keys that decide for all cases of the same words, or for the folder."""

_FIRST, _LAST = (-1, Span(0, 0)), (99, Span(0, 0))


@dataclass(frozen=True, slots=True)
class Made:
    """A decision of this sitting, at which place of the list, and what the files held before a redaction."""

    place: tuple[int, Span]
    decision: Decision
    before: dict[Path, bytes | None] | None = None


@dataclass(slots=True)
class Desk:
    """One report on the desk: ``load`` reads it anew; ``others`` are names met in other reports, for suggestions."""

    path: Path
    curator: Curator
    keyboard: Keyboard
    load: Callable[[Path], Reading]
    kind: str | None = None
    below: float = 1.0
    others: tuple[tuple[str, str], ...] = ()
    reading: Reading = field(init=False)
    cases: list[Case] = field(init=False, default_factory=list)
    at: int = 0
    made: list[Made] = field(default_factory=list)
    why: str | None = None
    all: bool = False
    offered: list[tuple[str, str]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._reload()

    def work(self) -> bool:
        """Work through the cases; return False when the person wants to stop altogether."""
        while self.at < len(self.cases):
            self._show()
            pressed = self.keyboard.press()
            if pressed is None or pressed.key == "q":
                return False
            try:
                self._do(pressed)
            except VpkgError as error:
                _say(f"  {error}")
        return True

    def _do(self, pressed: Pressed) -> None:
        actions: dict[str, Callable[[Pressed], None]] = {
            "a": self._accept, "r": self._reject, "t": self._retype, "l": self._link, "n": self._add, "m": self._merge,
            "x": self._redact, "y": self._reply, "w": self._reason, "g": self._goes, "s": self._skip, "b": self._back,
            "u": self._undo,
        }  # fmt: skip
        self.all = pressed.key in _FOR_ALL
        action = actions.get(pressed.key.lower() if self.all else pressed.key)
        if action is None:
            _say(HELP if pressed.key == "?" else KEYS)
        else:
            action(pressed)

    @property
    def case(self) -> Case:
        """The case on the desk."""
        return self.cases[self.at]

    def _accept(self, _: Pressed) -> None:
        about = self._about()
        value = name = None
        if isinstance(about, Mention):
            if about.candidates:
                raise UnreadableInput("Several things bear this name; say with l which one it is.")
            value = about.target if about.kind in LINKED else about.concept
            name = about.canonical if about.target and about.kind in LINKED else None
        self._keep("accept", value=value if value and kind_of(value) == about.kind else None, name=name)

    def _reject(self, _: Pressed) -> None:
        if self.case.reason == ORPHAN and self.case.ruling:
            making.take_back(self.path, self.case.ruling.decision)
            _say("  taken away")
            self._reload(self._place())
        else:
            self._keep("reject")

    def _retype(self, pressed: Pressed) -> None:
        value = self.keyboard.ask(f"of which kind ({', '.join(MENTIONS)}, or a concept)", pressed)
        if value:
            self._keep("retype", value=value)

    def _link(self, pressed: Pressed) -> None:
        self._about()
        who = self.keyboard.ask("which (number, id, name, or none)", pressed)
        if who:
            value, name = self._meant(who, NOTHING)
            self._keep("relink", value=value, name=name)

    def _merge(self, pressed: Pressed) -> None:
        about = self._about()
        if not isinstance(about, Mention) or not about.target:
            raise UnreadableInput("Only what has an identifier can be merged; link it with l first.")
        who = self.keyboard.ask(f"{about.target} is (number, id or name)", pressed)
        if who:
            value, name = self._meant(who)
            self._write(self.curator.merge(about.target, value, name, self.why))
            self._reload(self._place())

    def _meant(self, who: str, *more: str) -> tuple[str, str | None]:
        """Read a number of the list, an identifier, or a name that gets an identifier of its own."""
        if who.isdecimal():
            if not 1 <= int(who) <= len(self.offered):
                raise UnreadableInput(f"There is no number {who} in the list.")
            return self.offered[int(who) - 1]
        if LOCAL.fullmatch(who) or who in more:
            return who, None
        kind = self.case.kind if self.case.kind in LINKED else "organisation"
        if kind == "country":
            raise UnreadableInput("Name a country by its code, such as country/cd.")
        return f"{kind}/{slug(who)}", who

    def _add(self, pressed: Pressed) -> None:
        said = self.keyboard.ask("kind and words, such as: organisation Torvane Limited", pressed) or ""
        kind, _, words = said.partition(" ")
        if kind not in MENTIONS or not words.strip():
            raise UnreadableInput(f"Write the kind ({', '.join(MENTIONS)}) and the words as they stand here.")
        document = self.reading.report.document
        self._write(self.curator.on_words(document, "add", kind, self._words(words.strip()), why=self.why))
        self._reload(self._place())

    def _redact(self, pressed: Pressed) -> None:
        words = self.keyboard.ask("which words (empty: those marked)", pressed)
        span = self._words(words) if words else self.case.span
        made = self.curator.redaction(self.reading.report.document, span, secrets.token_hex(8), self.why)
        if self.all:
            made = replace(made, document="", span=None, prefix=None, suffix=None)
        self._write(made)
        self._reload(self._place())

    def _words(self, words: str) -> Span:
        """Find words in the sentence on the desk."""
        document = self.reading.report.document
        around = sentence_of(document, self.case.span)
        start = document.text.find(words, around.start, around.end)
        if start < 0:
            raise UnreadableInput(f"“{words}” does not stand in this sentence as it is written.")
        return Span(start, start + len(words))

    def _reply(self, pressed: Pressed) -> None:
        words = self.keyboard.ask("reply", pressed)
        if words:
            self._keep("reply", value=words)

    def _reason(self, pressed: Pressed) -> None:
        self.why = self.keyboard.ask("why", pressed)

    def _goes(self, pressed: Pressed) -> None:
        number = self.keyboard.ask("to which place (number)", pressed) or ""
        if self.case.ruling is None or not number.isdecimal() or not 1 <= int(number) <= len(self.case.places):
            raise UnreadableInput("Give the number of one of the places where its words stand.")
        place = self.case.places[int(number) - 1]
        making.move(self.path, self.case.ruling.decision, self.reading.report.document, place)
        self._reload(self._place())

    def _skip(self, _: Pressed) -> None:
        self.at += 1

    def _back(self, _: Pressed) -> None:
        self.at = max(0, self.at - 1)

    def _undo(self, _: Pressed) -> None:
        if not self.made:
            raise UnreadableInput("There is nothing to undo; earlier decisions are changed by deciding again.")
        made = self.made.pop()
        if made.before is not None:
            making.restore(made.before)
            _say("  undone")
        else:
            _say("  undone" if making.take_back(self.path, made.decision) else "  it was changed meanwhile")
        self._reload(made.place)

    def _about(self) -> Mention | Statement:
        if self.case.about is None:
            raise UnreadableInput("This is a decision without words; g puts it to a place, r takes it away.")
        return self.case.about

    def _keep(self, kind: str, value: str | None = None, name: str | None = None) -> None:
        """Make a decision on the words of the case, or on all cases like it, and go on to the next."""
        document, why = self.reading.report.document, self.why
        chosen = [case for case in self.cases[self.at :] if _alike(case, self.case)] if self.all else [self.case]
        for case in chosen:
            self._write(self.curator.on_words(document, kind, case.kind, case.span, value=value, name=name, why=why))
        if self.all:
            _say(f"  decided for {len(chosen)} alike")
            self._reload(self._place())
        else:
            self.at += 1

    def _write(self, decision: Decision) -> None:
        before = making.snapshot(self.path) if decision.kind == "redact" else None
        making.keep(self.path, decision)
        self.made.append(Made(self._place(), decision, before))
        self.why = None

    def _place(self) -> tuple[int, Span]:
        """Say where in the order of cases the person is, whatever becomes of the list."""
        return (self.case.reason, self.case.span) if self.at < len(self.cases) else _LAST

    def _reload(self, place: tuple[int, Span] = _FIRST) -> None:
        """Read the report anew, as a decision changed more than the case on the desk."""
        self.reading = self.load(self.path)
        self.cases = cases(self.reading, self.kind, self.below)
        self.at = sum((case.reason, case.span) < place for case in self.cases)

    def _show(self) -> None:
        case = self.case
        about = case.about
        asks = isinstance(about, Mention) and about.kind in LINKED and case.reason in _OPEN
        self.offered = _offers(about, self.others) if isinstance(about, Mention) and asks else []
        _say(f"\n{visible(self.path.name)}  {self.at + 1} of {len(self.cases)}")
        _say(case_text(case, self.reading, self.offered, width()))
        if self.keyboard.is_terminal:
            _say(KEYS)


def _offers(about: Mention, others: tuple[tuple[str, str], ...]) -> list[tuple[str, str]]:
    """What a mention may stand for: what the machine left open, then what bears a like name."""
    named = [(local, name_of(local) or local) for local in about.candidates]
    like = suggestions(about.surface, about.kind, [each for each in others if each[0] != about.target])
    return list(dict.fromkeys([*named, *(each for each in like if each[0] not in (about.target, *about.candidates))]))


def _alike(case: Case, other: Case) -> bool:
    """Tell whether two cases are of the same words, which the machine takes for the same."""
    one, two = case.about, other.about
    if not isinstance(one, Mention) or not isinstance(two, Mention):
        return case is other
    return (one.kind, one.surface, one.target, one.concept, one.candidates) == (
        two.kind, two.surface, two.target, two.concept, two.candidates,
    )  # fmt: skip


def _say(text: str) -> None:
    sys.stdout.write(f"{text.rstrip()}\n")
    sys.stdout.flush()
