"""The values of a decisions file, each checked: what is not understood is refused with what is allowed."""

from __future__ import annotations

import contextlib
import difflib
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import date, datetime
from typing import Any, NoReturn

from vpkg import gazetteer
from vpkg.curate.kinds import CLAIMS, CONCEPT, KINDS, LOCAL, MENTIONS, NOTHING, VERDICTS, kind_of
from vpkg.errors import UnreadableInput
from vpkg.iri import slug
from vpkg.model import Decision, Span

_WORDS = ("document", "start", "end", "quote", "prefix", "suffix")
_ALWAYS = ("kind", "by", "when", "why")
_KEYS = {
    "accept": ("about", *_WORDS, "value", "name"),
    "reject": ("about", *_WORDS),
    "retype": ("about", *_WORDS, "value"),
    "relink": ("about", *_WORDS, "value", "name"),
    "add": ("about", *_WORDS, "value", "name"),
    "reply": ("about", *_WORDS, "value"),
    "follow-up": ("about", *_WORDS, "value", "later"),
    "merge": ("about", "value", "name"),
    "redact": ("document", "start", "end", "prefix", "suffix", "salt", "words-sha256", "length"),
}
_NEEDED = {
    "accept": ("about", "document", "start", "end", "quote"),
    "reject": ("about", "document", "start", "end", "quote"),
    "retype": ("about", "document", "start", "end", "quote", "value"),
    "relink": ("about", "document", "start", "end", "quote", "value"),
    "add": ("about", "document", "start", "end", "quote"),
    "reply": ("about", "document", "start", "end", "quote", "value"),
    "follow-up": ("about", "document", "start", "end", "quote", "value"),
    "merge": ("about", "value"),
    "redact": ("salt", "words-sha256", "length"),
}
OF_A_FOLDER = ("merge", "redact")
"""Kinds of decisions that need no words of one document."""

_LONGEST = {"quote": 20_000, "prefix": 200, "suffix": 200, "why": 5_000, "reply": 20_000, "by": 200, "name": 500}
_HASH = re.compile(r"[0-9a-f]{64}")
_SALT = re.compile(r"[0-9A-Za-z]{1,64}")
_YEARS = range(2000, 2101)
_LARGEST = 10_000_000
"""Of a position: no text of a report is so long."""


class _Block:
    """One table of a decisions file; ``where`` names it in a sentence."""

    def __init__(self, stated: Mapping[str, Any], where: str) -> None:
        self.stated = stated
        self.where = where

    def wrong(self, key: str, allowed: str) -> NoReturn:
        raise UnreadableInput(f"{self.where} gives {key} as {shown(self.stated.get(key))}; {allowed}.")

    def text(self, key: str, longest: int, *, lines: bool = False) -> str | None:
        value = self.stated.get(key)
        if value is None:
            return None
        if not isinstance(value, str) or len(value) > longest or not _is_fit(value, lines=lines):
            self.wrong(key, f"write text of at most {longest} characters between double quotes")
        return value

    def choice(self, key: str, allowed: tuple[str, ...]) -> str:
        value = self.stated.get(key)
        if not isinstance(value, str) or value not in allowed:
            self.wrong(key, f"use one of {', '.join(allowed)}{_near(value, allowed)}")
        return value

    def number(self, key: str, least: int) -> int:
        value = self.stated.get(key)
        if not isinstance(value, int) or isinstance(value, bool) or not least <= value <= _LARGEST:
            self.wrong(key, f"write a whole number from {least} without quotes")
        return value

    def match(self, key: str, pattern: re.Pattern[str], allowed: str) -> str:
        value = self.stated.get(key)
        if not isinstance(value, str) or not pattern.fullmatch(value):
            self.wrong(key, allowed)
        return value


def decision(stated: Any, name: str, number: int, *, folder: bool) -> Decision:
    """Make a `Decision` of one table of the file ``name``; ``folder`` tells that the file is that of a folder.

    Raises `UnreadableInput` for whatever is not one of the keys and values allowed.
    """
    where = f"Decision {number} of {name}"
    if not isinstance(stated, dict):
        raise UnreadableInput(f"{where} is no table; begin each decision with a line [[decision]].")
    block = _Block(stated, where)
    kind = block.choice("kind", KINDS)
    if folder and kind not in OF_A_FOLDER:
        raise UnreadableInput(f"{where} is about the words of one report; put it into the decisions file beside it.")
    _keys(block, kind)
    about = _about(block, kind)
    span = _span(block)
    made = Decision(
        kind=kind,
        about=about,
        by=_person(block),
        when=_day(block),
        document=block.match("document", _HASH, "write the SHA-256 of the file") if "document" in stated else "",
        span=span,
        quote=block.text("quote", _LONGEST["quote"], lines=True) or "",
        prefix=block.text("prefix", _LONGEST["prefix"], lines=True),
        suffix=block.text("suffix", _LONGEST["suffix"], lines=True),
        value=_value(block, kind, about),
        name=block.text("name", _LONGEST["name"]),
        later=block.match("later", _HASH, "write the SHA-256 of the later file") if "later" in stated else "",
        why=block.text("why", _LONGEST["why"], lines=True),
        source=name,
        number=number,
    )
    if kind == "redact":
        return _redaction(block, made)
    if kind != "merge" and not made.quote.strip():
        block.wrong("quote", "write the words as vpkg text prints them")
    return made


def _redaction(block: _Block, made: Decision) -> Decision:
    return replace(
        made,
        salt=block.match("salt", _SALT, "write letters and digits"),
        digest=block.match("words-sha256", _HASH, "let vpkg curate write it"),
        length=block.number("length", 1),
    )


def _keys(block: _Block, kind: str) -> None:
    allowed = (*_ALWAYS, *_KEYS[kind])
    for key in block.stated:
        if key not in allowed:
            raise UnreadableInput(
                f"{block.where} has the key {shown(key)}, which {_a(kind)} does not take; use one of "
                f"{', '.join(allowed)}{_near(key, allowed)}."
            )
    for key in ("by", "when", *_NEEDED[kind]):
        if key not in block.stated:
            raise UnreadableInput(f"{block.where} lacks {key}, which {_a(kind)} needs; add it.")


def _about(block: _Block, kind: str) -> str:
    if kind == "redact":
        return ""
    if kind == "merge":
        return block.match("about", LOCAL, "write what is given up, such as organisation/torvane-ltd")
    if kind == "follow-up":
        return block.choice("about", ("pledge",))
    return block.choice("about", MENTIONS if kind in ("relink", "add") else (*MENTIONS, *CLAIMS))


def _span(block: _Block) -> Span | None:
    if "start" not in block.stated and "end" not in block.stated:
        return None
    start, end = block.number("start", 0), block.number("end", 1)
    if start >= end:
        block.wrong("end", f"it must be after the start ({start})")
    return Span(start, end)


def _person(block: _Block) -> str:
    by = " ".join((block.text("by", _LONGEST["by"]) or "").split())
    if not any(map(str.isalnum, by)):
        block.wrong("by", "write a name or a pseudonym")
    slug(by)
    return by


def _day(block: _Block) -> date:
    value = block.stated.get("when")
    if isinstance(value, str):
        with contextlib.suppress(ValueError):
            value = date.fromisoformat(value)
    if not isinstance(value, date) or isinstance(value, datetime) or value.year not in _YEARS:
        block.wrong("when", "write a day such as 2024-05-31")
    return value


def _value(block: _Block, kind: str, about: str) -> str | None:
    if kind == "reply":
        words = block.text("value", _LONGEST["reply"], lines=True)
        return words if words and words.strip() else block.wrong("value", "write the words of the reply")
    if kind == "follow-up":
        return block.choice("value", VERDICTS)
    value = block.text("value", _LONGEST["name"])
    if value is None:
        return None
    checks: dict[str, Callable[[str, str], str | None]] = {"merge": _merged, "retype": _retyped, "relink": _linked}
    refused = checks.get(kind, _given)(value, about)
    if refused:
        block.wrong("value", refused)
    return value


def _merged(value: str, about: str) -> str | None:
    if not LOCAL.fullmatch(value) or kind_of(value) != kind_of(about) or value == about:
        return f"write what remains instead of {about}, of the same kind"
    return _unknown(value)


def _retyped(value: str, about: str) -> str | None:
    if about in CLAIMS:
        return None if value in CLAIMS and value != about else f"use one of {', '.join(CLAIMS)}, but {about}"
    if CONCEPT.fullmatch(value) or (value in MENTIONS and value != about):
        return None
    return f"use another kind ({', '.join(MENTIONS)}) or a concept such as stakeholder-type/police"


def _linked(value: str, _about: str) -> str | None:
    if value == NOTHING:
        return None
    if LOCAL.fullmatch(value):
        return _unknown(value)
    return f"write the entity that the words stand for, such as organisation/dcaf, or {NOTHING}"


def _given(value: str, about: str) -> str | None:
    """The value of what is accepted or added: a target or concept of its kind; of a date or figure what it says."""
    if about in ("date", "quantity", "pledge"):
        return None
    if (LOCAL.fullmatch(value) or CONCEPT.fullmatch(value)) and kind_of(value) == about:
        return _unknown(value)
    return f"write what the words stand for, of the kind {about}"


def _unknown(value: str) -> str | None:
    kind, _, local = value.partition("/")
    if kind == "country" and local.upper() not in gazetteer.countries():
        return "no country has this code"
    return None


def _is_fit(words: str, *, lines: bool) -> bool:
    """A quote holds whatever the document holds; all else is one line."""
    return lines or not any(c < " " or "\x7f" <= c < "\xa0" or c in "\u2028\u2029" for c in words)


def _a(kind: str) -> str:
    return f"{'an' if kind[0] in 'a' else 'a'} {kind}"


def _near(word: Any, allowed: Iterable[str]) -> str:
    close = difflib.get_close_matches(word.strip().lower()[:60], allowed, n=1) if isinstance(word, str) else []
    return f" (did you mean {close[0]}?)" if close else ""


def shown(value: Any) -> str:
    """Show a stated value in a sentence, short and without characters that could rewrite a screen."""
    if isinstance(value, str):
        words = "".join(c if c.isprintable() else "·" for c in value)
        return f"“{words if len(words) <= 40 else words[:39] + '…'}”"
    if isinstance(value, bool) or value is None:
        return {True: "true", False: "false", None: "nothing"}[value]
    if isinstance(value, (int, date)):
        return str(value) if not isinstance(value, int) or abs(value) < 10**9 else "a very large number"
    return {float: "a number with a point", list: "a list", dict: "a table"}.get(type(value), "a time")
