"""How content crosses from the confined child to its parent: JSON, written plainly, read with suspicion.

The child may have been taken over by the file that it reads, so nothing of its answer is believed before it is checked:
the types, the order and the bounds of every span, the characters of every text.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise
from typing import TypeVar

from vpkg.model import Block, Content, Dropped, Edit, Span

KINDS = frozenset({"heading", "paragraph", "list", "table", "code", "quote", "rule", "footnote", "chrome"})
DROPPED_KINDS = frozenset(
    {"running-head", "page-number", "navigation", "notice", "other-documents", "deleted", "hidden"}
)

# Characters that no text carries on purpose, that RDF/XML cannot carry at all, or that are half a character.
UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_REPLACEMENT = "\ufffd"

T = TypeVar("T")


def fit(content: Content) -> Content:
    """Put U+FFFD for every character that no text can carry, so that offsets stay, and say so in a note.

    >>> fit(Content("a\\x00b", (Block("paragraph", Span(0, 3)),))).text
    'a\\ufffdb'
    """
    text, unfit = UNFIT.subn(_REPLACEMENT, content.text)
    notes = tuple(UNFIT.sub(_REPLACEMENT, each) for each in content.notes)
    if unfit:
        shown = "1 character is" if unfit == 1 else f"{unfit} characters are"
        notes = (*notes, f"{shown} shown as {_REPLACEMENT}, because no text can carry what the file has there.")
    return replace(
        content,
        text=text,
        notes=notes,
        edits=tuple(Edit(each.span, UNFIT.sub(_REPLACEMENT, each.shown)) for each in content.edits),
        dropped=tuple(replace(each, text=UNFIT.sub(_REPLACEMENT, each.text)) for each in content.dropped),
    )


def written(content: Content) -> bytes:
    """Write content as JSON in UTF-8."""
    answer = {
        "text": content.text,
        "blocks": [[b.kind, b.span.start, b.span.end, b.level, b.page] for b in content.blocks],
        "edits": [[e.span.start, e.span.end, e.shown] for e in content.edits],
        "dropped": [[d.kind, d.text, d.page] for d in content.dropped],
        "pages": content.pages,
        "notes": list(content.notes),
    }
    return json.dumps(answer, ensure_ascii=False, separators=(",", ":")).encode("utf-8")


def answered(answer: bytes) -> Content | dict[str, str]:
    """Read an answer: content, or, when the child failed, one word why and what it says of it.

    Raises `ValueError`, naming what does not hold, when the answer is not exactly of the agreed form.
    """
    try:
        data = json.loads(answer.decode("utf-8"))
    except RecursionError as error:
        raise ValueError("its JSON is too deep") from error
    _demand(isinstance(data, dict), "it is no object")
    if len(data) == 1:
        [(key, value)] = data.items()
        return {key: _text(value)}
    return _content(data)


def _content(data: dict[str, object]) -> Content:
    _demand(set(data) == {"text", "blocks", "edits", "dropped", "pages", "notes"}, "its keys are others")
    text, pages = _text(data["text"]), _number(data["pages"], 1) if data["pages"] is not None else None
    content = Content(
        text,
        _each(data["blocks"], 5, lambda row: _block(row, len(text))),
        _each(data["edits"], 3, lambda row: Edit(_span(row[0], row[1], len(text)), _text(row[2]))),
        _each(data["dropped"], 3, _dropped),
        pages,
        tuple(_line(note) for note in _list(data["notes"])),
    )
    _check_order(text, content)
    return content


def _block(row: list[object], length: int) -> Block:
    kind, level = _text(row[0]), _number(row[3], 0)
    _demand(kind in KINDS, "a block's kind is unknown")
    _demand(level <= 6 and (kind == "heading") == (level > 0), "a block's level is impossible")
    return Block(kind, _span(row[1], row[2], length), level, _page(row[4]))


def _dropped(row: list[object]) -> Dropped:
    kind = _text(row[0])
    _demand(kind in DROPPED_KINDS, "what was dropped is of an unknown kind")
    return Dropped(kind, _text(row[1]), _page(row[2]))


def _check_order(text: str, content: Content) -> None:
    for spans, what in (([b.span for b in content.blocks], "blocks"), ([e.span for e in content.edits], "edits")):
        _demand(all(a.end <= b.start for a, b in pairwise(spans)), f"its {what} overlap or are out of order")
    ends = [0, *(block.span.end for block in content.blocks)]
    starts = [*(block.span.start for block in content.blocks), len(text)]
    _demand(
        all(not text[end:start].strip() for end, start in zip(ends, starts, strict=True)), "words stand in no block"
    )


def _each(value: object, width: int, made: Callable[[list[object]], T]) -> tuple[T, ...]:
    rows = [_list(row) for row in _list(value)]
    _demand(all(len(row) == width for row in rows), "a row has another length")
    return tuple(made(row) for row in rows)


def _list(value: object) -> list[object]:
    if not isinstance(value, list):
        raise ValueError("a list is missing")  # noqa: TRY004 - the answer is wrong, not our code
    return value


def _text(value: object) -> str:
    if not isinstance(value, str) or UNFIT.search(value):
        raise ValueError("a text is missing or holds what no text can carry")
    return value


def _line(value: object) -> str:
    return " ".join(_text(value).split())


def _number(value: object, least: int) -> int:
    if type(value) is not int or value < least:
        raise ValueError("a number is missing or out of bounds")
    return value


def _page(value: object) -> int | None:
    return None if value is None else _number(value, 1)


def _span(start: object, end: object, length: int) -> Span:
    span = Span(_number(start, 0), _number(end, 0))
    _demand(span.start < span.end <= length, "a span is empty or lies outside of the text")
    return span


def _demand(holds: bool, otherwise: str) -> None:
    if not holds:
        raise ValueError(otherwise)
