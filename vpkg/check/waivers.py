"""Waivers: a person's reasoned exemption from a finding, until a day, as data beside the report.

Beside ``alpha-2023.pdf`` stands ``alpha-2023.pdf.waivers.toml``. A waived finding stays visible; while its waiver holds
it does not count for the exit status. A file that cannot be understood is refused, never half honoured. All keys are::

    [[waiver]]
    finding = "no-answer"        # the code of the finding, as vpkg check --format json gives it
    question = "D12"             # its question; left out for a finding that is on no question
    by = "A. Officer"            # who exempts: a name or an office
    why = "The assessment is under way; its result goes into the report for 2024."
    given = 2024-05-31           # the first and the last day on which it holds
    until = 2024-12-31
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from pathlib import Path
from typing import Any, Final

from vpkg import sidecar
from vpkg.errors import UnreadableInput
from vpkg.model import Finding

ENDING: Final[str] = ".waivers.toml"
"""What a waivers file adds to the name of its report."""

LARGEST_FILE: Final[int] = 256_000
"""Bytes; a waiver for every question of a form has about 10,000."""

MOST_WAIVERS: Final[int] = 500

_SLUG: Final[re.Pattern[str]] = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_CODE: Final[re.Pattern[str]] = re.compile(r"[A-Za-z0-9][A-Za-z0-9-]{0,99}")
_LONGEST: Final[dict[str, int]] = {"by": 200, "why": 1_000, "finding": 60, "question": 100}
_KEYS: Final[tuple[str, ...]] = ("finding", "question", "by", "why", "given", "until")
_YEARS: Final[range] = range(2000, 2101)


class State(StrEnum):
    """Whether a waiver holds on a day."""

    HOLDS = "holds"
    EXPIRED = "expired"
    NOT_YET = "not-yet"


@dataclass(frozen=True, slots=True)
class Waiver:
    """An exemption from the findings of one code, on one question or (None) on none; both days belong to it."""

    finding: str
    question: str | None
    by: str
    why: str
    given: date
    until: date

    def meets(self, finding: Finding) -> bool:
        """Tell whether it is this finding that is exempted, on whatever day."""
        return self.finding == finding.code and self.question == finding.question

    def state(self, on: date) -> State:
        """Say whether it holds on a day."""
        if on < self.given:
            return State.NOT_YET
        return State.HOLDS if on <= self.until else State.EXPIRED


@dataclass(frozen=True, slots=True)
class Waived:
    """A waiver judged on a day; ``matched`` says whether a finding was there that it exempts."""

    waiver: Waiver
    state: State
    matched: bool


def waivers_file(path: Path) -> Path:
    """Return where the waivers of a report are kept, whether or not there are any.

    >>> waivers_file(Path("reports/alpha-2023.pdf")).name
    'alpha-2023.pdf.waivers.toml'
    """
    return path.with_name(path.name + ENDING)


def waivers_for(path: Path) -> tuple[Waiver, ...]:
    """Read the waivers for the report in ``path``; empty where there is no such file.

    Raises `UnreadableInput`, in one sentence with the file, the entry and what is allowed.
    """
    file = waivers_file(path)
    content = sidecar.content(file, LARGEST_FILE, "waivers are")
    return () if content is None else _waivers(sidecar.parsed(content, file.name, "mend that line"), file.name)


def _waivers(parsed: Mapping[str, Any], name: str) -> tuple[Waiver, ...]:
    for key in parsed:
        if key != "waiver":
            raise UnreadableInput(f"{name} has the key {_shown(key)}; begin each waiver with [[waiver]].")
    entries = parsed.get("waiver", [])
    if not isinstance(entries, list) or not all(isinstance(each, dict) for each in entries):
        raise UnreadableInput(f"{name} has one [waiver]; begin each waiver with [[waiver]].")
    if len(entries) > MOST_WAIVERS:
        raise UnreadableInput(f"{name} has {len(entries)} waivers; {MOST_WAIVERS} are the most, so take some out.")
    made = [_waiver(entry, name, number) for number, entry in enumerate(entries, 1)]
    for number, each in enumerate(made, 1):
        first = next(n for n, other in enumerate(made, 1) if _same(other, each))
        if first != number:
            raise UnreadableInput(f"Waivers {first} and {number} of {name} are for one finding; keep one of them.")
    return tuple(made)


def _same(one: Waiver, other: Waiver) -> bool:
    overlap = one.given <= other.until and other.given <= one.until
    return overlap and (one.finding, one.question) == (other.finding, other.question)


def _waiver(entry: Mapping[str, Any], name: str, number: int) -> Waiver:
    where = f"Waiver {number} of {name}"
    for key in entry:
        if key not in _KEYS:
            near = difflib.get_close_matches(key, _KEYS, 1)
            hint = f" (did you mean {near[0]}?)" if near else ""
            raise UnreadableInput(f"{where} has the unknown key {_shown(key)}{hint}; use {', '.join(_KEYS)}.")
    for key in _KEYS:
        if key not in entry and key != "question":
            raise UnreadableInput(f"{where} has no {key}; write it, or take the waiver out.")
    finding = _text(entry, "finding", where)
    if not _SLUG.fullmatch(finding):
        raise UnreadableInput(f"{where} names the finding {_shown(finding)}; write a code such as no-answer.")
    question = _text(entry, "question", where) if "question" in entry else None
    if question is not None and not _CODE.fullmatch(question):
        raise UnreadableInput(f"{where} names the question {_shown(question)}; write a code such as D12.")
    given, until = _day(entry, "given", where), _day(entry, "until", where)
    if until < given:
        raise UnreadableInput(f"{where} holds until {until}, before it was given ({given}); change one of them.")
    return Waiver(finding, question, _text(entry, "by", where), _text(entry, "why", where), given, until)


def _text(entry: Mapping[str, Any], key: str, where: str) -> str:
    value = entry[key]
    words = " ".join(value.split()) if isinstance(value, str) else ""
    if not any(map(str.isalnum, words)) or len(words) > _LONGEST[key] or not words.isprintable():
        raise UnreadableInput(
            f"{where} gives {key} as {_shown(value)}; write 1 to {_LONGEST[key]:,} printable characters in quotes."
        )
    return words


def _day(entry: Mapping[str, Any], key: str, where: str) -> date:
    value = entry[key]
    if isinstance(value, str):
        try:
            value = date.fromisoformat(value)
        except ValueError:
            value = entry[key]
    if not isinstance(value, date) or isinstance(value, datetime) or value.year not in _YEARS:
        raise UnreadableInput(f"{where} gives {key} as {_shown(value)}; write a day such as 2024-05-31.")
    return value


def _shown(value: object) -> str:
    words = "".join(c if c.isprintable() else "?" for c in str(value))
    return f"“{words if len(words) <= 60 else words[:59] + '…'}”"
