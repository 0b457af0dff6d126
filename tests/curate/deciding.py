"""Reports and decisions for tests: fictional bodies, decisions written as a person finds them in a file."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from tests.writing import ngo_report
from vpkg import curate
from vpkg.curate.redaction import digest_of
from vpkg.model import Decision, Mention, Reading, Ruling, Span
from vpkg.pipeline import read_report

DAY = date(2024, 5, 3)
CONTEXT = 32


def report(folder: Path, words: str, name: str = "alpha-2023.md", **answers: str) -> Path:
    """Write a report whose answer to C5 is given, and return where it stands."""
    path = folder / name
    path.write_text(ngo_report({"C5": words} | answers), encoding="utf-8", newline="")
    return path


def decision(path: Path, kind: str, about: str, quote: str, *, nth: int = 0, **more: Any) -> Decision:
    """Make a decision on words as they stand in a report now; ``nth`` tells which of several places."""
    text = read_report(path).report.document.text
    start = -1
    for _ in range(nth + 1):
        start = text.index(quote, start + 1)
    end = start + len(quote)
    return Decision(
        kind=kind,
        about=about,
        by=more.pop("by", "A. Curator"),
        when=more.pop("when", DAY),
        document=hashlib.sha256(path.read_bytes()).hexdigest(),
        span=Span(start, end),
        quote=quote,
        prefix=text[max(0, start - CONTEXT) : start],
        suffix=text[end : end + CONTEXT],
        **more,
    )


def redaction(path: Path, words: str, *, salt: str = "5a17") -> Decision:
    """Make a redaction of words as they stand in a report now."""
    made = decision(path, "redact", "", words)
    digest, length = digest_of(words, salt)
    return replace(made, quote="", prefix=None, suffix=None, salt=salt, digest=digest, length=length)


def decide(path: Path, *decisions: Decision) -> Path:
    """Put decisions into the file beside a report, after those that are there, and return that file."""
    file = curate.decisions_file(path)
    curate.amend(file, lambda known: [*known, *decisions])
    return file


def found(reading: Reading, kind: str, answer: str | None = "C5") -> list[tuple[str, str | None]]:
    """List the mentions of a kind in an answer: their words and what they stand for."""
    return [(m.surface, m.target) for m in reading.mentions if m.kind == kind and m.answer == answer]


def mention(reading: Reading, surface: str, kind: str) -> Mention:
    """Return the one mention of a kind with these words."""
    [only] = [m for m in reading.mentions if m.surface == surface and m.kind == kind and m.answer == "C5"]
    return only


def states(reading: Reading) -> list[tuple[str, str]]:
    """List the decisions of a reading, orphans last: what was decided, and what became of it."""
    return [(r.decision.kind, r.state) for r in (*reading.decisions, *reading.orphans)]


def ruling(reading: Reading, kind: str) -> Ruling:
    """Return the one decision of a kind."""
    [only] = [r for r in (*reading.decisions, *reading.orphans) if r.decision.kind == kind]
    return only
