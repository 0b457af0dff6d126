"""Headings that stand twice: once in a contents list without page numbers, once over their answers."""

from __future__ import annotations

from bisect import bisect_left
from itertools import takewhile

from vpkg.model import Document, Span
from vpkg.segment.fits import Candidate
from vpkg.segment.headings import Title


def without_contents(
    document: Document, questions: list[Candidate], titles: list[Title]
) -> tuple[list[Candidate], list[Span]]:
    """Take out the entries of a contents list: with page numbers, or in a run without text that comes again below."""
    last = {c.question.code: c.span.start for c in sorted(questions, key=lambda c: c.span)}
    again = {c.span for c in questions if c.span.start < last[c.question.code]}
    contents = {c.span for c in questions if c.stretch.contents and c.span in again}
    for run in _runs_without_text(document, questions, titles):
        listed = list(takewhile(lambda c: c.span in again, run))
        if len(listed) >= 3:
            contents.update(c.span for c in listed)
    kept = [c for c in questions if c.span not in contents]
    return kept, _runs(contents, [c.span for c in kept])


def _runs(contents: set[Span], kept: list[Span]) -> list[Span]:
    """Join the entries of a contents list, so that what stands between them goes with it."""
    runs: list[Span] = []
    starts = sorted(each.start for each in kept)
    for span in sorted(contents):
        if runs and bisect_left(starts, runs[-1].end) == bisect_left(starts, span.start):
            runs[-1] = Span(runs[-1].start, span.end)
        else:
            runs.append(span)
    return runs


def _runs_without_text(document: Document, questions: list[Candidate], titles: list[Title]) -> list[list[Candidate]]:
    runs: list[list[Candidate]] = []
    for each in questions:
        if runs and not _text_between(document, runs[-1][-1].span.end, each.span.start, titles):
            runs[-1].append(each)
        else:
            runs.append([each])
    return runs


def _text_between(document: Document, start: int, end: int, titles: list[Title]) -> str:
    """What stands between two headings, section titles and page numbers apart."""
    position, words = start, ""
    for title in titles:
        if start <= title.span.start < end:
            words += document.text[position : title.span.start]
            position = title.span.end
    return (words + document.text[position:end]).strip(" \r\n*_#|0123456789")
