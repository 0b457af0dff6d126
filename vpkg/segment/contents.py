"""Contents lists: headings with page numbers, which repeat what stands below and are no answers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from vpkg import templates
from vpkg.model import Block, Document, Span
from vpkg.read.lines import trimmed
from vpkg.segment.lines import line_starts, report_blocks
from vpkg.segment.topics import topic_of
from vpkg.segment.wording import label_at, plain, section_titles

_HEADING = re.compile(
    r"\W*(?:table\s+of\s+contents?|contents?|in\s+this\s+report|index|sommaire|contenido|índice)\W*\Z", re.I
)
_NUMBER = re.compile(r"\W*(\d{1,3})\W*\Z")
_CODE = re.compile(r"\W*(?:[A-E]|[A-E]?\s?\.?\s?\d{1,2}|(?:No|Item|Question)\.?\s\d{1,2})\s?[.):]+\W*\Z")
_LED = re.compile(r"(?:\.\s?){3,}\s*(\d{1,3})\s*\Z|…\s*(\d{1,3})\s*\Z|(?:\s{2,}|\t|\s\|\s)(\d{1,3})[\s|]*\Z")
_DOTS = re.compile(r"(?:(?:\.\s?){3,}|…)\s*\d{1,3}\s*\Z")
_TRAILING = re.compile(r"[^\W\d][^\d]*\s(\d{1,3})\Z")
_PROSE_END = re.compile(r"[.!?;:][*_\"'’”)\]]*\Z")
_LONGEST_LINE = 300
_LONGEST_OPENING = 400
"""Words of running text that may stand before a contents list without page numbers."""
_SHORTEST_ENTRY = 8
_LONGEST_ENTRY = 16
"""Words on one line of an entry that has no page number; longer lines are running text."""


@dataclass(frozen=True, slots=True)
class _Line:
    span: Span
    kind: str
    page: int | None = None
    led: bool = False


def contents_lists(document: Document) -> tuple[Span, ...]:
    """Return where contents lists stand: runs of short lines whose page numbers never fall, or that come again below.

    Without page numbers a list is one only at the head of the report: in an answer it is a list of something.
    """
    found: list[Span] = []
    below = _headings_below(document)
    told = 0
    for run, prose in _runs(document, below):
        numbered = [span for region in _regions(run) if (span := _list(document, region)) is not None]
        found += numbered or (_repeated(document, run, below) if told <= _LONGEST_OPENING else [])
        told += prose
    return tuple(found)


def _repeated(document: Document, run: list[_Line], below: dict[str, int]) -> list[Span]:
    """Lists of lines that all come again further down as whole lines, as the links of a page to its own headings."""
    text = document.text
    spans: list[Span] = []
    entries: list[Span] = []
    title: _Line | None = None
    for number, line in enumerate([*run, None]):
        following = run[number + 1] if number + 1 < len(run) else None
        if line and _comes_again(text, line.span, below):
            entries.append(line.span)
            continue
        if line and len(entries) >= 2 and following and _comes_again(text, following.span, below):
            continue  # one entry that is worded otherwise below
        if len(entries) >= 3 and _head_text(text, entries, below):
            spans.append(trimmed(text, title.span.start if title else entries[0].start, entries[-1].end))
        entries, title = [], line if line and line.kind == "contents" else None
    return spans


def _head_text(text: str, entries: list[Span], below: dict[str, int]) -> bool:
    """Whether the lines stand over text where they come again: repeated lines of an answer stand together there too."""
    again = sorted({below[_entry_wording(text, span)] for span in entries if _comes_again(text, span, below)})
    over = sum("\n" in text[start:following].strip() for start, following in pairwise(again))
    return 3 * len(again) >= 2 * len(entries) and 2 * over >= len(again) - 1


def _comes_again(text: str, span: Span, below: dict[str, int]) -> bool:
    wording = _entry_wording(text, span)
    return len(wording) >= _SHORTEST_ENTRY and below.get(wording, -1) > span.end


def _entry_wording(text: str, span: Span) -> str:
    label = label_at(text, span.start, span.end)
    return plain(text[label.end if label else span.start : span.end])


def _headings_below(document: Document) -> dict[str, int]:
    """Where each line or short block that may be a heading stands for the last time, by its folded wording."""
    found: dict[str, int] = {}
    for block in report_blocks(document):
        whole = [block.span] if block.span.end - block.span.start <= _LONGEST_LINE else []
        for span in (*whole, *line_starts(document, block)):
            listed = block.kind in ("list", "table") and label_at(document.text, span.start, span.end) is None
            if span.end - span.start <= _LONGEST_LINE and not listed:
                found[_entry_wording(document.text, span)] = span.start
    return found


def led_page(line: str) -> int | None:
    """Return the page number that dots, tabs or wide space lead to at the end of a line."""
    match = _LED.search(line)
    return int(next(group for group in match.groups() if group)) if match else None


def _runs(document: Document, below: dict[str, int]) -> Iterator[tuple[list[_Line], int]]:
    """Yield stretches of lines without running text between them, each with the words of the text that follows it."""
    run: list[_Line] = []
    for block in report_blocks(document):
        for span in line_starts(document, block):
            line = _line(document.text, span, block)
            if line.kind == "prose" and _comes_again(document.text, span, below):
                line = _Line(span, "title")
            if line.kind == "prose":
                yield run, len(document.text[span.start : span.end].split())
                run = []
            else:
                run.append(line)
    yield run, 0


def _line(text: str, span: Span, block: Block) -> _Line:
    words = text[span.start : span.end].strip()
    if _HEADING.match(words):
        return _Line(span, "contents")
    if (page := led_page(words)) is not None:
        # Tables of figures have wide space, tabs and bars before their numbers too.
        return _Line(span, "entry", page, led=_DOTS.search(words) is not None)
    if _CODE.match(words):
        return _Line(span, "code")
    if match := _NUMBER.match(words):
        return _Line(span, "number", int(match[1]))
    count = len(words.split())
    whole = span.start <= block.span.start and block.span.end <= span.end
    if count > _LONGEST_ENTRY + (10 if whole or label_at(text, span.start, span.end) else 0):
        return _Line(span, "prose")
    if match := _TRAILING.match(words.strip("*_# ")):
        return _Line(span, "entry", int(match[1]))
    if _PROSE_END.search(words) and count >= 4 and block.kind != "heading":
        return _Line(span, "prose")
    return _Line(span, "title")


def _regions(run: list[_Line]) -> Iterator[list[_Line]]:
    """Cut a run where the page numbers fall, as they do where the list ends and the report begins."""
    region: list[_Line] = []
    last = 0
    for line in run:
        if line.page is not None and line.page < last:
            yield region
            # Titles below the last number belong to the number that comes now.
            after = 1 + max(n for n, each in enumerate(region) if each.page is not None)
            region, last = region[after:], 0
        region.append(line)
        last = max(last, line.page or 0)
    yield region


def _list(document: Document, region: list[_Line]) -> Span | None:
    numbered = [n for n, line in enumerate(region) if line.page is not None]
    if len(numbered) < 3:
        return None
    named = next((n for n, line in enumerate(region) if line.kind == "contents" and n <= numbered[0] + 3), None)
    led = sum(line.led for line in region)
    if named is None and led < 3 and not _titles_known(document, region, numbered):
        return None
    first = named if named is not None else _first_of(region, numbered[0])
    return trimmed(document.text, region[first].span.start, region[numbered[-1]].span.end)


def _first_of(region: list[_Line], number: int) -> int:
    """The first entry begins with its own line, or with the title (and code) above a number that stands alone."""
    if region[number].kind == "entry":
        return number
    title = max(0, number - 1)
    return title - 1 if title and region[title - 1].kind == "code" else title


def _titles_known(document: Document, region: list[_Line], numbered: list[int]) -> bool:
    """Numbers without dots are pages where the titles before them come again below, or are those of VP reports."""
    if region[numbered[0]].kind == "number" and numbered[0] == 0:
        return False
    text, end = document.text, region[-1].span.end
    below = plain(text[end:])
    known = 0
    for number in numbered:
        # The number's own line, or the lines above a number that stands alone.
        titles = region[number : number + 1] if region[number].kind == "entry" else region[max(0, number - 2) : number]
        wordings = [plain(_TRAILING_PAGE.sub("", text[line.span.start : line.span.end])) for line in titles]
        known += any(
            len(wording) >= _SHORTEST_ENTRY
            and (wording in below or wording in section_titles() or topic_of(wording) is not None)
            for wording in wordings
        )
    return known >= 3 and 2 * known >= len(numbered)


def _section_titles() -> frozenset[str]:
    return frozenset(plain(s.title) for template in templates.all_templates() for s in template.sections)


_TRAILING_PAGE = re.compile(r"[\s.…|]*\d{1,3}\W*\Z")
