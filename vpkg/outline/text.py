"""A reading told as text, for a terminal or a file."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from typing import Any

from vpkg.model import Report, Ruling
from vpkg.outline import words
from vpkg.outline.account import Account, Group, account
from vpkg.outline.decisions import told as told_decision

_NARROWEST = 60
_TIE = "\u00a0"
"""Where a line is not broken; a plain space once it stands."""
_NAMES = 14
"""Columns for the name of a fact."""


def to_text(report: Report, width: int = 100, decided: tuple[Ruling, ...] = ()) -> str:
    """Tell a reading as text, at most ``width`` columns wide (never less than 60), with what people decided.

    Control characters of the report are shown by their number and never reach the terminal.
    """
    told, room = account(report), max(width, _NARROWEST)
    lines = [told.title, *_wrapped(told.summary, room), ""]
    lines += [line for fact in told.facts for line in _wrapped(f"{fact.name:<{_NAMES}}{fact.value}", room, _NAMES)]
    lines += ["", *_placed(told, room), "", *_questions(told, room), "", *_look(told, room)]
    if decided:
        lines += ["", "What people decided"]
        lines += [line for ruling in decided for line in _wrapped(f"  {told_decision(ruling)}", room, 4)]
    return "\n".join(line.rstrip() for line in lines) + "\n"


def _placed(told: Account, room: int) -> Iterator[str]:
    shown = (
        f"{words.PLACED[key]} {words.share(value)}".replace(" ", _TIE)
        for key, value in told.data["placed"].items()
        if value or key == "left_over"
    )
    yield from _wrapped(f"{'placed':<{_NAMES}}" + f"{_TIE}· ".join(shown), room, _NAMES)


def _questions(told: Account, room: int) -> Iterator[str]:
    has_template = told.report.template is not None and bool(told.report.template.questions)
    yield "Questions of the template" if has_template else "The report's own headings"
    if not told.data["answers"]:
        yield "  none recognised"
    for code, answer in told.data["answers"].items():
        yield from _answer(code, answer, room)


def _answer(code: str, answer: dict[str, Any], room: int) -> Iterator[str]:
    if len(code) > 6:
        yield words.one_line(code, room)
        code = ""
    state = f"{words.STATUSES[answer['status']][0]} {words.status(answer)}"
    line = f"{code:<6} {state:<18} {words.certainty(answer):<14} "
    yield line + words.one_line(_note(answer), max(20, room - len(line)))
    for part in answer["parts"]:
        sign, word = words.STATUSES[part["status"]]
        line = f"{'':<6} {words.one_line(part['country'] or part['id'], 12):<13}{sign} {word:<17} "
        yield line + words.one_line(part["text"], max(20, room - len(line)))


def _note(answer: dict[str, Any]) -> str:
    notes = []
    if answer["reason"]:
        notes.append(f"reason: {answer['reason']}")
    if answer["withheld"]:
        notes.append("withheld")
    if answer["nil_return"]:
        notes.append(f"nil return: {answer['text']}")
    if not notes and answer["status"] not in ("merged", "see-other", "absent"):
        return "" if answer["parts"] else str(answer["text"])
    return "; ".join(notes)


def _look(told: Account, room: int) -> Iterator[str]:
    yield "What to look at"
    if not told.groups:
        yield from _wrapped(f"  {told.calm}", room, 2)
    for group in told.groups:
        yield from _group(group, room)


def _group(group: Group, room: int) -> Iterator[str]:
    yield ""
    yield f"  {group.title}: {len(group.remarks)}"
    for remark in group.remarks:
        place = ", ".join(part for part in (remark.finding.question, remark.where) if part)
        yield from _wrapped("    " + (f"{place}: " if place else "") + remark.words, room, 6)
        if remark.remedy:
            yield from _wrapped(f"      What to do: {remark.remedy}", room, 8)
    if group.remedy:
        yield from _wrapped(f"    What to do, for each: {group.remedy}", room, 6)


def _wrapped(line: str, room: int, later: int = 0) -> list[str]:
    """Wrap one line, keeping its indent and the gap between a name and its value."""
    indent = len(line) - len(line.lstrip(" "))
    name = line[:later] if line[:later].endswith(" ") else line[:indent]
    wrapped = textwrap.wrap(
        words.visible(line[len(name) :]),
        room,
        initial_indent=name,
        subsequent_indent=" " * later,
        break_on_hyphens=False,
    )
    return [each.replace(_TIE, " ") for each in wrapped or [name]]
