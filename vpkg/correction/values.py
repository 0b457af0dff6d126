"""The values of a correction file, each checked: what is not understood is refused with what is allowed."""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime
from typing import Any, NoReturn

from vpkg import templates
from vpkg.errors import UnreadableInput
from vpkg.model import Correction, Period, Rights, Template

KINDS = ("full", "update")
PILLARS = ("ngo", "corporate", "government")
VERSIONS = ("draft", "filed", "public", "corrected", "withdrawn")
DISPLAYS = ("full-text", "quotes", "facts")
YEARS = range(2000, 2101)
"""The Voluntary Principles are of the year 2000: no report is older."""

_TAG = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")
_OWN_CODE = re.compile(r"[A-Za-z0-9][A-Za-z0-9-]*")
_LONGEST = 500
"""Characters of a text; the name of an organisation and the line of its rights are shorter."""


def correction(stated: Mapping[str, Any], name: str) -> Correction:
    """Make a `Correction` of the parsed file ``name``.

    Raises `UnreadableInput` for whatever is not one of the keys and values allowed.
    """
    _known(stated, _KEYS, name, "")
    values = {key.replace("-", "_"): _KEYS[key](value, name, key) for key, value in stated.items()}
    made = Correction(**values)
    template = templates.load(made.template) if made.template else None
    _headings_fit(made, template, name)
    _facts_agree(made, template, name)
    return made


def _known(table: Mapping[str, Any], keys: Iterable[str], name: str, where: str) -> None:
    for key in table:
        if key not in keys:
            said = f"{name} has the unknown key {_shown(key)}{where}"
            raise UnreadableInput(f"{said}; use {_one_of(tuple(keys))}{_near(key, keys)}.")


def _wrong(name: str, key: str, value: Any, allowed: str) -> NoReturn:
    raise UnreadableInput(f"{name} gives {key} as {_shown(value)}; {allowed}.")


def _text(value: Any, name: str, key: str) -> str:
    if not isinstance(value, str):
        _wrong(name, key, value, "write text between double quotes")
    words = " ".join(value.split())
    if not words or len(words) > _LONGEST or not words.isprintable():
        _wrong(name, key, value, f"write one line of 1 to {_LONGEST} printable characters, or leave the key out")
    return words


def _choice(*allowed: str) -> Callable[[Any, str, str], str]:
    def check(value: Any, name: str, key: str) -> str:
        if not isinstance(value, str) or value not in allowed:
            _wrong(name, key, value, f"use {_one_of(allowed)}{_near(value, allowed)}")
        return value

    return check


def _template(value: Any, name: str, key: str) -> str:
    return _choice(*(each.id for each in templates.all_templates()))(value, name, key)


def _year(value: Any, name: str, key: str) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or value not in YEARS:
        _wrong(name, key, value, f"write a year from {YEARS[0]} to {YEARS[-1]} without quotes")
    return value


def _period(value: Any, name: str, key: str) -> Period:
    form = "write { start = 2023-01-01, end = 2023-12-31 }"
    if not isinstance(value, dict):
        _wrong(name, key, value, form)
    _known(value, ("start", "end"), name, " in period")
    if set(value) != {"start", "end"}:
        _wrong(name, key, value, f"give it both a start and an end, so {form}")
    start, end = (_day(value[each], name, f"{key}.{each}") for each in ("start", "end"))
    if start > end:
        raise UnreadableInput(
            f"{name} gives a period that ends ({end}) before it starts ({start}); change one of them."
        )
    return Period(start, end)


def _day(value: Any, name: str, key: str) -> date:
    form = "write a day such as 2023-12-31"
    if isinstance(value, str):
        try:
            value = date.fromisoformat(value)
        except ValueError:
            _wrong(name, key, value, form)
    if not isinstance(value, date) or isinstance(value, datetime) or value.year not in YEARS:
        _wrong(name, key, value, f"{form}, from {YEARS[0]} to {YEARS[-1]}")
    return value


def _language(value: Any, name: str, key: str) -> str:
    if not isinstance(value, str) or len(value) > 35 or not _TAG.fullmatch(value):
        _wrong(name, key, value, "write a language tag such as en, fr or pt-BR")
    return value


def _headings(value: Any, name: str, key: str) -> tuple[tuple[str, str], ...]:
    if not isinstance(value, dict):
        _wrong(name, key, value, 'write them under [headings], each as "words of the heading" = "C5"')
    for words, code in value.items():
        if not words.strip():
            _wrong(name, "the words of a heading", words, "write them as they stand in the report")
        if not isinstance(code, str):
            _wrong(name, f"the question of the heading {_shown(words)}", code, 'write its code such as "C5", or ""')
    return tuple((words, code.strip()) for words, code in value.items())


def _rights(value: Any, name: str, key: str) -> Rights | None:
    if not isinstance(value, dict):
        _wrong(name, key, value, 'write it under [rights], such as statement = "© 2024 Quietwater Trust"')
    checks = {"statement": _text, "licence": _text, "display": _choice(*DISPLAYS)}
    _known(value, checks, name, " in rights")
    given = {each: checks[each](stated, name, f"rights.{each}") for each, stated in value.items()}
    if not given:
        return None
    if "statement" not in given:
        raise UnreadableInput(f"{name} gives rights without a statement; say in rights.statement on what they rest.")
    return Rights(**given)


_KEYS: dict[str, Callable[[Any, str, str], Any]] = {
    "template": _template,
    "organisation": _text,
    "year": _year,
    "period": _period,
    "kind": _choice(*KINDS),
    "pillar": _choice(*PILLARS),
    "language": _language,
    "version": _choice(*VERSIONS),
    "translation-of": _language,
    "headings": _headings,
    "rights": _rights,
}


def _headings_fit(made: Correction, template: Template | None, name: str) -> None:
    """A code must be a question's: of the template stated, or else of any; a form without questions has own codes."""
    asked = [template] if template else templates.all_templates()
    codes = tuple(dict.fromkeys(question.code for each in asked for question in each.questions))
    for words, code in made.headings:
        if code and code not in codes and not (template and not codes and _OWN_CODE.fullmatch(code)):
            of = f"{template.id} has {', '.join(codes)}" if template and codes else "no template has it"
            hint = f'use a question\'s code ({of}), or "" where this is no heading{_near(code, codes)}'
            _wrong(name, f"the question of the heading {_shown(words)}", code, hint)


def _facts_agree(made: Correction, template: Template | None, name: str) -> None:
    if made.period and made.year and not made.period.start.year <= made.year <= made.period.end.year:
        raise UnreadableInput(
            f"{name} gives the year {made.year}, which is not in its period "
            f"({made.period.start} to {made.period.end}); change one of them."
        )
    if template and template.pillar and made.pillar and template.pillar != made.pillar:
        raise UnreadableInput(
            f"{name} gives the pillar {made.pillar}, but {template.id} is a template of the pillar {template.pillar}; "
            "change one of them."
        )


def _one_of(allowed: tuple[str, ...]) -> str:
    return f"one of {', '.join(allowed)}"


def _near(word: Any, allowed: Iterable[str]) -> str:
    """Name what was probably meant, or nothing."""
    if not isinstance(word, str):
        return ""
    # Codes are upper case, all else lower: an officer need not mind.
    folded = {each.lower(): each for each in allowed}
    close = difflib.get_close_matches(word.strip().lower()[:60], folded, n=1)
    return f" (did you mean {folded[close[0]]}?)" if close else ""


def _shown(value: Any) -> str:
    """Show a stated value in a sentence, short and without characters that could rewrite a screen."""
    if isinstance(value, str):
        words = "".join(c if c.isprintable() else "·" for c in value)
        return f"“{words if len(words) <= 40 else words[:39] + '…'}”"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (int, date)):
        return str(value) if not isinstance(value, int) or abs(value) < 10**9 else "a very large number"
    named = {float: "a number with a point", list: "a list", dict: "a table"}
    return named.get(type(value), "a time")
