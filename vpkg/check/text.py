"""A verdict as text of one width, with or without colour."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING, Final

from vpkg.check.language import catalogue
from vpkg.check.verdict import plain
from vpkg.check.wording import Group, Wording
from vpkg.model import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from vpkg.check.language import Phrase
    from vpkg.check.verdict import Conformance, Note

_NARROWEST: Final[int] = 40
_BOLD: Final[str] = "1"
_COLOURS: Final[dict[Severity, str]] = {Severity.VIOLATION: "31", Severity.WARNING: "33", Severity.INFO: "36"}


def to_text(conformances: Sequence[Conformance], width: int = 80, colour: bool = False, language: str = "en") -> str:
    """Tell verdicts as text, at most ``width`` columns wide (never less than 40); ``colour`` adds ANSI colours.

    Colour only repeats what a word says. Control characters of a report never reach the terminal.
    """
    wording = Wording(catalogue(language))
    writer = _Writer(max(width, _NARROWEST), colour, wording)
    parts = ["\n".join(writer.report(each)) for each in conformances]
    if len(parts) != 1:
        parts.insert(0, wording.overview(conformances))
    return "\n\n\n".join(parts) + "\n"


class _Writer:
    """Lines of text of one width, with or without colour."""

    def __init__(self, width: int, colour: bool, wording: Wording) -> None:
        self._width = width
        self._colour = colour
        self._wording = wording
        self._say = wording.say

    def report(self, conformance: Conformance) -> Iterator[str]:
        wording = self._wording
        yield self._painted(plain(wording.title_of(conformance)), _BOLD)
        yield from self._wrapped(wording.followed(conformance))
        yield ""
        yield from self._wrapped(wording.summary(conformance))
        for group in wording.groups(conformance):
            yield ""
            yield from self._group(group, conformance)
        yield from self._waivers(conformance)
        yield ""
        yield self._painted(self._say("ui.not-checked"), _BOLD)
        for sentence in wording.not_checked(conformance):
            yield from self._wrapped(f"- {self._phrase(sentence)}", "  ", "    ")

    def _group(self, group: Group, conformance: Conformance) -> Iterator[str]:
        yield self._painted(group.title, _BOLD)
        for note in group.notes:
            yield from self._note(note, conformance, group)
        for name, value in (("to-do", group.remedy), ("rests", group.basis)):
            if value:
                yield from self._wrapped(self._named(f"ui.{name}", self._phrase(value)), "  ", "    ")

    def _note(self, note: Note, conformance: Conformance, group: Group) -> Iterator[str]:
        finding, wording = note.finding, self._wording
        weight = self._painted(wording.severity(note), _COLOURS[finding.severity])
        yield f"  {finding.question}  [{weight}]" if finding.question else f"  [{weight}]"
        yield from self._wrapped(self._phrase(wording.message(note)), "    ", "      ")
        rows = [
            ("question", wording.label(note, conformance)),
            ("heading", self._say("ui.quoted", words=note.heading) if note.heading else None),
            ("where", wording.where(note, conformance)),
            ("to-do", None if group.remedy else wording.remedy(note, conformance)),
            ("rests", None if group.basis else wording.basis(note)),
        ]
        for name, value in rows:
            if value:
                words = value if isinstance(value, str) else self._phrase(value)
                yield from self._wrapped(self._named(f"ui.{name}", words), "    ", "      ")
        if note.waived:
            yield from self._wrapped(f"[{wording.waiver(note.waived)}]", "    ", "      ")
        yield from self._others(note, conformance)

    def _others(self, note: Note, conformance: Conformance) -> Iterator[str]:
        if not conformance.others_asked or not note.finding.question:
            return
        yield from self._wrapped(self._say("others.heading") + self._say("ui.colon"), "    ", "      ")
        for other in note.others:
            quote = self._say("ui.quoted", words=other.quote) if other.quote else self._say("others.no-quote")
            yield from self._wrapped(
                f"- {self._wording.source(other)}{self._say('ui.colon')}{quote}", "      ", "        "
            )
        closing = "others.reminder" if note.others else "others.none"
        yield from self._wrapped(self._say(closing), "      ", "      ")

    def _waivers(self, conformance: Conformance) -> Iterator[str]:
        if not conformance.waivers:
            return
        yield ""
        yield self._painted(self._say("waiver.waivers"), _BOLD)
        yield from self._wrapped(self._say("waiver.on", day=conformance.judged_on), "  ", "    ")
        for sentence in self._wording.idle_waivers(conformance):
            yield from self._wrapped(f"- {sentence}", "  ", "    ")

    def _phrase(self, phrase: Phrase) -> str:
        return f"{phrase.text} {self._say('ui.in-english')}" if phrase.foreign else phrase.text

    def _named(self, key: str, words: str) -> str:
        return f"{self._say(key)}{self._say('ui.colon')}{words}"

    def _wrapped(self, text: str, first: str = "", later: str = "") -> list[str]:
        return textwrap.wrap(
            self._wording.words.typeset(plain(text)),
            self._width,
            initial_indent=first,
            subsequent_indent=later,
            break_on_hyphens=False,
        )

    def _painted(self, text: str, code: str) -> str:
        return f"\x1b[{code}m{text}\x1b[0m" if self._colour else text
