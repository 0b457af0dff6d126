"""What belongs to the page and not to the report: page numbers, running heads and a host's menu in plain text.

A text that was taken out of a PDF or off a web page still carries them, and nothing marks them. Only what is certain
becomes a block of kind ``chrome``: a number alone on its line may be the number of a question, a repeated line may be
a heading that every country has. So a number counts only where a page visibly ended: at a form feed, or in the middle
of sentences. The text itself is never changed.
"""

from __future__ import annotations

import csv
import re
from bisect import bisect_left, bisect_right
from collections import defaultdict, deque
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import pairwise
from pathlib import Path

from vpkg.model import Block, Span
from vpkg.read.lines import lines, trimmed

_PAGE = "(?:page|pg\\.?|p\\.|seite|página|pagina|halaman)"
_OF = "(?:of|de|sur|von|di|van|dari|/|\\|)"
_NUMBERED = re.compile(rf"{_PAGE}\s*(\d{{1,4}})\s*{_OF}\s*(\d{{1,4}})\.?", re.I)
_MARK = re.compile(rf"{_PAGE}\s*\d{{1,4}}\.?|[-–—]\s?\d{{1,4}}\s?[-–—]|\[\s?page\s?\d{{1,4}}\s?\]", re.I)
_SHARE = re.compile(r"(\d{1,4})\s?(?:/|of)\s?(\d{1,4})")
_NUMBER = re.compile(r"\d{1,3}")
_INSIDE = re.compile(r"(?<!\w)Page\s(\d{1,4})\s(?:of|/|\|)\s(\d{1,4})(?!\w)")
_SHARE_INSIDE = re.compile(r"(?<![\w/.,])(\d{1,3})/(\d{1,3})(?![\w/]|[.,]\d)")
_HINT = re.compile(r"\[Write (?:your answer )?here\b[^\[\]]*\]")
"""What a form prints where nothing was filled in."""
_PAGE_BESIDE = re.compile(r"^\d{1,3}(?![.):\d])|(?<![.:\d])\d{1,3}$")
_ANY_NUMBER = re.compile(r"\d{1,4}")
_REFERENCE = re.compile(r"(?:\b(?:see|on|in|at|from|to|and|the|cf)|[(,])\s*\Z", re.I)

_PAGE_LENGTH = 400
"""Characters that lie at least between two page ends; a page of a report has some 1,500 to 4,000."""
_SHORT_PAGE = 100
_SURE_NUMBERS = 3
"""Numbers that count on from page to page, from which they are pages' even if no sentence runs over them."""
_HEAD_WORDS = 12
"""Words of the longest running head."""
_FEWEST_HEADS = 3
_LONGEST = 300
"""Characters of the longest line that may be furniture: a notice on cookies."""
_FEW_WORDS = 6
_STACK = 4
"""Lines of furniture that may stand together: a foot, a page number, a head."""
_RUNS = 8
"""Runs of numbers that may wait for the same next one: contents lists and tables start many that lead nowhere."""

Line = tuple[int, Span]
"""The number of a line, counted from 0, and its span without white space at both ends."""


def mark_furniture(text: str, blocks: Sequence[Block]) -> tuple[Block, ...]:
    """Cut what is certainly page furniture out of the blocks of a text, as blocks of kind ``chrome``.

    >>> text = "We trained\\n\\nPage 2 of 9\\n\\nthe guards."
    >>> blocks = [Block("paragraph", Span(0, 10)), Block("paragraph", Span(12, 23)), Block("paragraph", Span(25, 36))]
    >>> [block.kind for block in mark_furniture(text, blocks)]
    ['paragraph', 'chrome', 'paragraph']
    """
    open_ = list(_open_lines(text, blocks))
    # The hints of a form are as long as they like.
    hints = [line for line in open_ if _HINT.fullmatch(text, line[1].start, line[1].end)]
    certain = {*hints, *_certain(text, open_)}
    marks = {span for _, span in (*certain, *_page_ends(text, open_, certain))}
    marks.update(_inside(text, blocks, marks))
    marks.update(_shares_inside(text, blocks))
    marks.update(_page_count(text, open_, marks))
    cuts = _apart(sorted(marks))
    return tuple(piece for block in blocks for piece in _pieces(text, block, cuts))


def _apart(spans: list[Span]) -> list[Span]:
    """Leave out what lies within the span before it."""
    kept: list[Span] = []
    for span in spans:
        if not kept or span.start >= kept[-1].end:
            kept.append(span)
    return kept


def _open_lines(text: str, blocks: Sequence[Block]) -> Iterator[Line]:
    """Yield the lines that may be furniture: those of paragraphs, and list items of one line (``- 3 -`` looks so)."""
    starts = [block.span.start for block in blocks]
    for number, span in enumerate(lines(text)):
        line = trimmed(text, span.start, span.end)
        if line.start == line.end:
            continue
        block = blocks[bisect_right(starts, line.start) - 1]
        if block.kind == "paragraph" or (block.kind == "list" and block.span == line):
            yield number, line


def _certain(text: str, open_: list[Line]) -> Iterator[Line]:
    """Yield lines that say themselves what they are, and shares such as ``3/8`` that count up to one whole."""
    shares: dict[str, list[tuple[int, Line]]] = defaultdict(list)
    for line, words in _short(text, open_):
        if _NUMBERED.fullmatch(words) or _MARK.fullmatch(words) or _is_host_line(words):
            yield line
        elif (share := _SHARE.fullmatch(words)) and int(share[1]) <= int(share[2]):
            shares[share[2]].append((int(share[1]), line))
    for members in shares.values():
        if len(members) > 1 and all(a < b for (a, _), (b, _) in pairwise(members)):
            yield from (line for _, line in members)


def _short(text: str, open_: list[Line]) -> Iterator[tuple[Line, str]]:
    """Yield the lines that are short enough to be furniture, each with its words."""
    for line in open_:
        if line[1].end - line[1].start <= _LONGEST:
            yield line, text[line[1].start : line[1].end]


def _page_count(text: str, open_: list[Line], marks: set[Span]) -> Iterator[Span]:
    """Yield the number of pages that a viewer shows before the first page, if the marks of the pages name it too."""
    if open_ and (first := text[open_[0][1].start : open_[0][1].end]).isdecimal():
        totals = {match[2] for span in marks if (match := _NUMBERED.fullmatch(text, span.start, span.end))}
        if first in totals:
            yield open_[0][1]


def _is_host_line(words: str) -> bool:
    folded = " ".join(words.casefold().split()).strip(" .!»›>|*_#↑↓→^")
    if folded in _host_lines("whole"):
        return True
    few = len(words.split()) <= _FEW_WORDS and folded.startswith(tuple(_host_lines("few")))
    return few or folded.startswith(tuple(_host_lines("start")))


@cache
def _host_lines(match: str) -> frozenset[str]:
    with Path(__file__).with_name("furniture.csv").open(encoding="utf-8", newline="") as stream:
        return frozenset(row["words"] for row in csv.DictReader(stream) if row["match"] == match)


def _page_ends(text: str, open_: list[Line], certain: set[Line]) -> Iterator[Line]:
    """Yield bare numbers and repeated lines that stand where pages visibly end, or beside what says that they do."""
    groups = _groups(text, open_)
    doubtful = {number for members in groups for number, _ in members}
    for members in groups:
        if _numbers_pages(text, open_, members) or _counts_pages(text, members):
            yield from members
            continue
        beside = [_is_beside(open_, line, certain) for line in members]
        ends = sum(
            near or _ends_a_page(text, open_, line, doubtful) for near, line in zip(beside, members, strict=True)
        )
        if ends >= 2 and 3 * ends >= len(members) and (2 * sum(beside) >= len(members) or _far_apart(members)):
            # The title at the head of the report is what the heads of its pages repeat.
            titled = sum(beside) > 1 and not beside[0] and members[0] in open_[:_STACK]
            yield from members[1:] if titled else members


def _numbers_pages(text: str, open_: list[Line], members: list[Line]) -> bool:
    """Whether numbers that count on are those of pages: a question's number is followed by its title."""
    if len(members) < _SURE_NUMBERS or not all(text[line.start : line.end].isdecimal() for _, line in members):
        return False
    following = [open_[at + 1 : at + 2] for at in (bisect_left(open_, line) for line in members)]
    titles = sum(_is_title(text[line.start : line.end]) for below in following for _, line in below)
    return 3 * titles <= len(members)


def _counts_pages(text: str, members: list[Line]) -> bool:
    """Whether lines that differ in one number only count on by it, as “2 | Annual report” and “3 | Annual report”."""
    words = [text[line.start : line.end] for _, line in members]
    numbers = [[int(n) for n in _ANY_NUMBER.findall(each)] for each in words]
    if len(members) < _FEWEST_HEADS or len({len(each) for each in numbers}) != 1:
        return False
    if not all(_PAGE_BESIDE.search(each) and not each.isdecimal() for each in words):
        return False
    columns = list(zip(*numbers, strict=True))
    counting = [c for c in columns if all(b - a == 1 for a, b in pairwise(c))]
    return len(counting) == 1 and all(len(set(c)) == 1 for c in columns if c not in counting) and _far_apart(members)


def _is_title(words: str) -> bool:
    return len(words.split()) <= _HEAD_WORDS and words[:1].isupper() and words[-1] not in ".!;"


def _is_beside(open_: list[Line], line: Line, certain: set[Line]) -> bool:
    at = bisect_left(open_, line)
    return any(each in certain for each in (*open_[max(0, at - 1) : at], *open_[at + 1 : at + 2]))


def _groups(text: str, open_: list[Line]) -> list[list[Line]]:
    """Gather what may be furniture: numbers that count on, a page's length apart, and short lines that recur."""
    heads: dict[str, list[Line]] = defaultdict(list)
    numbers: list[tuple[int, Line]] = []
    for line, words in _short(text, open_):
        if _NUMBER.fullmatch(words):
            numbers.append((int(words), line))
        elif len(words.split()) <= _HEAD_WORDS and words[0].isalnum():
            heads[re.sub(r"\d+", "#", " ".join(words.casefold().split()))].append(line)
    found = [m for m in heads.values() if len(m) >= _FEWEST_HEADS]
    return [*found, *_counting(numbers)]


def _counting(numbers: list[tuple[int, Line]]) -> Iterator[list[Line]]:
    """Yield runs of numbers of which each is one more than the last, a page's length on."""
    finished: list[list[Line]] = []
    waiting: dict[int, deque[list[Line]]] = defaultdict(lambda: deque(maxlen=_RUNS))  # by the number that comes next
    for value, line in numbers:
        run = next((each for each in waiting[value] if _far_apart([each[-1], line])), None)
        if run is None:
            run = []
            finished.append(run)
        else:
            waiting[value].remove(run)
        run.append(line)
        waiting[value + 1].append(run)
    yield from (run for run in finished if len(run) >= _FEWEST_HEADS)


def _far_apart(members: list[Line]) -> bool:
    return all(b.start - a.end >= _PAGE_LENGTH for (_, a), (_, b) in pairwise(members))


def _ends_a_page(text: str, open_: list[Line], line: Line, doubtful: set[int]) -> bool:
    """Tell whether a form feed stands beside a line, or a sentence runs on over it."""
    at = bisect_right(open_, line) - 1
    above_, below_ = open_[max(0, at - _STACK) : at], open_[at + 1 : at + 1 + _STACK]
    before = next((each for each in reversed(above_) if each[0] not in doubtful), None)
    after = next((each for each in below_ if each[0] not in doubtful), None)
    start = before[1].end if before else (above_[0] if above_ else line)[1].start
    end = after[1].start if after else (below_[-1] if below_ else line)[1].end
    if "\f" in text[start:end]:
        return True
    if before is None or after is None:
        return False
    above, below = text[before[1].start : before[1].end], text[after[1].start : after[1].end]
    runs_on = above[-1].isalnum() or above[-1] in ",-‐–"
    return runs_on and len(above.split()) > 4 and below[0].islower()


def _inside(text: str, blocks: Sequence[Block], marks: Iterable[Span]) -> Iterator[Span]:
    """Yield ``Page 3 of 16`` within a line, where such marks count up to one whole or stand at a paragraph's edge."""
    known = {match[2] for span in marks if (match := _NUMBERED.fullmatch(text, span.start, span.end))}
    found: dict[str, list[tuple[int, Span, bool]]] = defaultdict(list)
    for block in blocks:
        if block.kind not in ("paragraph", "heading", "list"):
            continue
        for match in _INSIDE.finditer(text, block.span.start, block.span.end):
            before = text[max(block.span.start, match.start() - 40) : match.start()].rstrip(" ")
            if int(match[1]) <= int(match[2]) and not _REFERENCE.search(before):
                edge = match.end() == block.span.end or _stands_alone(before, text[match.end() : match.end() + 2])
                found[match[2]].append((int(match[1]), Span(match.start(), match.end()), edge))
    for total, members in found.items():
        counts = len(members) > 1 and all(a[0] < b[0] for a, b in pairwise(members))
        yield from (span for _, span, edge in members if counts or edge or total in known)


def _shares_inside(text: str, blocks: Sequence[Block]) -> Iterator[Span]:
    """Yield shares such as ``3/8`` within a line that count up from the first page to the last, a page apart."""
    found: dict[int, list[tuple[int, Span]]] = defaultdict(list)
    for block in blocks:
        if block.kind in ("paragraph", "heading", "list"):
            for match in _SHARE_INSIDE.finditer(text, block.span.start, block.span.end):
                found[int(match[2])].append((int(match[1]), Span(match.start(), match.end())))
    for total, members in found.items():
        counts = [number for number, _ in members]
        apart = all(b.start - a.end >= _SHORT_PAGE for (_, a), (_, b) in pairwise(members))
        if total >= _FEWEST_HEADS and counts == list(range(1, total + 1)) and apart:
            yield from (span for _, span in members)


def _stands_alone(before: str, after: str) -> bool:
    """Tell whether no sentence leads to a mark, and none begins with it."""
    before = before.rstrip()
    return (not before or before[-1] in ".!?:" or before.isdecimal()) and not after.strip().islower()


def _pieces(text: str, block: Block, cuts: list[Span]) -> Iterator[Block]:
    """Yield a block cut at the furniture that stands in it; what is left of it keeps its kind."""
    position = block.span.start
    for at in range(bisect_left(cuts, Span(block.span.start, 0)), bisect_left(cuts, Span(block.span.end, 0))):
        yield from _rest(text, block, position, cuts[at].start)
        yield Block("chrome", cuts[at], 0, block.page)
        position = cuts[at].end
    yield from _rest(text, block, position, block.span.end)


def _rest(text: str, block: Block, start: int, end: int) -> Iterator[Block]:
    span = trimmed(text, start, end)
    if span.start < span.end:
        yield Block(block.kind, span, block.level, block.page)
