"""Lists of words for made-up reports, read once."""

from __future__ import annotations

import csv
from collections import defaultdict
from functools import cache
from pathlib import Path

from vpkg.model import Question
from vpkg.templates import load


def _rows(name: str) -> list[dict[str, str]]:
    with (Path(__file__).parent / name).open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream, delimiter="|"))


@cache
def names(kind: str) -> tuple[str, ...]:
    """Return fictional names of a kind (``ngo``, ``partner``, ``place`` …), or names of countries."""
    return tuple(row["name"] for row in _rows("names.csv") if row["kind"] == kind)


@cache
def acts(topic: str) -> tuple[str, ...]:
    """Return what can be said to have been done on a topic."""
    return tuple(row["act"] for row in _rows("acts.csv") if row["topic"] == topic)


@cache
def remarks() -> tuple[str, ...]:
    """Return sentences that fit below any heading."""
    return tuple(row["remark"] for row in _rows("remarks.csv"))


@cache
def _headings() -> dict[tuple[str, str, str], list[str]]:
    found: dict[tuple[str, str, str], list[str]] = defaultdict(list)
    for row in _rows("headings.csv"):
        found[row["template"], row["code"], row["style"]].append(row["text"])
    return found


@cache
def wordings(template: str, code: str, style: str) -> tuple[str, ...]:
    """Return headings for a question: ``full``, ``phrase`` or ``paraphrase``.

    A question without headings of its own borrows those of the corporate question on the same topic.
    """
    own = _headings().get((template, code, style))
    if own:
        return tuple(own)
    topic = next(q.topic for q in load(template).questions if q.code == code)
    other: Question = next(q for q in load("corporate-14").questions if q.topic == topic)
    return tuple(_headings()["corporate-14", other.code, style])


@cache
def own_headings() -> dict[str, str]:
    """Return headings of a report without questions, each with the topic of what stands below it."""
    return {row["text"]: row["code"] for row in _rows("headings.csv") if row["style"] == "own"}
