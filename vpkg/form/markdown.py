"""A form as Markdown: headings, and hints in comments that no page shows."""

from __future__ import annotations

import re
from collections.abc import Iterator

from vpkg.form.form import (
    ORGANISATION,
    ORGANISATION_HINT,
    PERIOD,
    PERIOD_HINT,
    TITLE,
    Form,
    Passage,
    Slot,
    period_words,
)

# What would make a line of plain words a heading, a quotation, a rule, a fence or a comment.
_STRUCTURE = re.compile(
    r"^(?=[ \t]*(?:#{1,6}(?:\s|$)|>|```|~~~|<|=+\s*$|-{2,}\s*$|(?:[*_-][ \t]*){3,}$))", re.MULTILINE
)


def to_markdown(form: Form) -> str:
    """Write a form as Markdown; what would turn plain words into structure is escaped."""
    return "\n\n".join(_parts(form)) + "\n"


def _parts(form: Form) -> Iterator[str]:
    yield f"# {TITLE}"
    yield _comment(" ".join(form.guide))
    yield f"{ORGANISATION} {form.organisation or ''}".rstrip()
    if not form.organisation:
        yield _comment(ORGANISATION_HINT)
    yield f"{PERIOD} {period_words(form.period) if form.period else ''}".rstrip()
    if not form.period:
        yield _comment(PERIOD_HINT)
    for slot in form.slots:
        yield from _slot(slot, form.markup)


def _slot(slot: Slot, markup: bool) -> Iterator[str]:
    yield f"{'#' * (slot.level + 1)} {slot.heading}"
    if slot.hint:
        yield _comment(slot.hint)
    items: list[str] = []
    for passage in slot.passages:
        text = passage.text if markup or passage.kind == "item" else _STRUCTURE.sub(r"\\", passage.text)
        if passage.kind == "item":
            items.append(text)
            continue
        if items:
            yield "\n".join(items)
            items = []
        yield f"{'#' * (slot.level + 2)} {_one_line(passage)}" if passage.kind == "country" else text
    if items:
        yield "\n".join(items)


def _one_line(passage: Passage) -> str:
    return " ".join(passage.text.split())


def _comment(words: str) -> str:
    return f"<!-- {words} -->"
