"""Decisions as text: one block each, in a fixed order, so that a line-by-line comparison shows what was decided."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterable, Iterator

from vpkg.model import Decision, Span

_MOST_DOTS = 400
"""In one line; more are written escaped, as files with more are refused unread."""

_HEAD = """\
# What people decided of {report}. It wins over what vpkg recognises.
# Written by vpkg curate; it may be edited by hand, moved to another version of the report, and merged by git.
"""
_FOLDER_HEAD = """\
# What people decided for all reports of this folder. It wins over what vpkg recognises.
# Written by vpkg curate; it may be edited by hand and merged by git.
"""


def text_of(decisions: Iterable[Decision], report: str | None) -> str:
    """Write a decisions file: by place, then by day; what is at one place on one day stays in its order.

    ``report`` is the name of the report's file, None for the decisions of a folder.
    """
    head = _FOLDER_HEAD if report is None else _HEAD.format(report="".join(c for c in report if c.isprintable()))
    ordered = sorted(decisions, key=lambda d: (d.document, d.span is None, d.span or Span(0, 0), d.about, d.when))
    return "\n".join([head, *("\n".join(_block(each)) + "\n" for each in ordered)])


def _block(decision: Decision) -> Iterator[str]:
    yield "[[decision]]"
    yield f'kind = "{decision.kind}"'
    for key, value in (
        ("about", decision.about or None),
        ("quote", decision.quote or None),
        ("value", decision.value),
        ("name", decision.name),
        ("by", decision.by),
    ):
        if value is not None:
            yield f"{key} = {_string(value)}"
    yield f"when = {decision.when.isoformat()}"
    if decision.why:
        yield f"why = {_string(decision.why)}"
    for key, value in (("prefix", decision.prefix), ("suffix", decision.suffix)):
        if value is not None:
            yield f"{key} = {_string(value)}"
    if decision.document:
        yield f'document = "{decision.document}"'
    if decision.later:
        yield f'later = "{decision.later}"'
    if decision.span:
        yield f"start = {decision.span.start}"
        yield f"end = {decision.span.end}"
    if decision.kind == "redact":
        yield f'salt = "{decision.salt}"'
        yield f'words-sha256 = "{decision.digest}"'
        yield f"length = {decision.length}"


def _string(words: str) -> str:
    """Write a TOML string in one line; characters that show nothing are escaped, so that no word hides in the file."""
    quoted = json.dumps(words, ensure_ascii=False)
    if quoted.count(".") > _MOST_DOTS:
        quoted = quoted.replace(".", "\\u002E")
    return "".join(_escaped(c) if unicodedata.category(c) in ("Cc", "Cf", "Zl", "Zp") else c for c in quoted)


def _escaped(character: str) -> str:
    number = ord(character)
    return f"\\u{number:04X}" if number < 0x10000 else f"\\U{number:08X}"
