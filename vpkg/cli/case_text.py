"""A case as it is shown at the keyboard: the sentence with its words marked, and what the machine makes of them."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator

from vpkg.curate.cases import Case, sentence_of
from vpkg.model import Document, Mention, Reading, Span
from vpkg.outline.decisions import told
from vpkg.outline.words import visible
from vpkg.recognisers import recognisers

_MOST_PLACES = 9


def case_text(case: Case, reading: Reading, offered: list[tuple[str, str]], columns: int) -> str:
    """Write a case for a terminal."""
    lines = [*_wrapped(f"{case.kind or 'decision'}: {case.why}", columns)]
    if case.ruling:
        lines += _wrapped(told(case.ruling), columns, "  ")
    if case.about is not None or not case.places:
        lines += _wrapped(marked(reading.report.document, case.span), columns, "  ") if case.span.end else []
    for number, place in enumerate(case.places[:_MOST_PLACES], 1):
        lines += _wrapped(f"{number}  {marked(reading.report.document, place)}", columns, "  ")
    if isinstance(case.about, Mention):
        lines += _said(case.about, columns)
    for number, (local, name) in enumerate(offered, 1):
        lines += _wrapped(f"{'like' if number == 1 else '':<12}{number}  {name} ({local})", columns, "  ")
    lines += _replies(case, reading, columns)
    return "\n".join(lines)


def marked(document: Document, span: Span) -> str:
    """Write the sentence around a stretch in one line, the stretch marked.

    The marks are no characters of a keyboard, so that nothing of a report is taken for them.
    """
    around, text = sentence_of(document, span), document.text
    parts = (text[around.start : span.start], text[span.start : span.end], text[span.end : around.end])
    before, words, after = (visible(" ".join(f"·{part}·".split()))[1:-1] for part in parts)
    return f"{before}▸{words}◂{after}"


def _said(mention: Mention, columns: int) -> Iterator[str]:
    stands_for = mention.target or " or ".join(mention.candidates) or mention.concept or "nothing that has a name"
    if mention.canonical and mention.target:
        stands_for = f"{mention.canonical} ({mention.target})"
    known = recognisers().get(mention.recogniser)
    sure = "unmeasured" if mention.confidence is None else f"right in {mention.confidence:.0%} of cases at least"
    yield from _wrapped(f"{'answer':<12}{mention.answer or 'none'}", columns, "  ")
    yield from _wrapped(f"{'stands for':<12}{stands_for}", columns, "  ")
    if mention.modality:
        yield f"  {'told as':<12}{mention.modality}"
    yield from _wrapped(f"{'found by':<12}{known.label if known else mention.recogniser}, {sure}", columns, "  ")


def _replies(case: Case, reading: Reading, columns: int) -> Iterator[str]:
    """What somebody replied to the claim stands beside it."""
    for ruling in reading.decisions:
        if ruling.decision.kind == "reply" and case.about is not None and case.about in ruling.proposed:
            yield from _wrapped(told(ruling), columns, "  ")


def _wrapped(line: str, columns: int, indent: str = "") -> list[str]:
    return textwrap.wrap(
        visible(line), max(columns, 60), initial_indent=indent, subsequent_indent=indent + "  ", break_on_hyphens=False,
        drop_whitespace=True,
    )  # fmt: skip
