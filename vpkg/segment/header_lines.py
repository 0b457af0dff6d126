"""The lines of a head, broken titles joined, each known for what it is: title, label, date, prose, the site's own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from vpkg.model import Block, Document, Span
from vpkg.read.lines import lines, trimmed
from vpkg.segment.contents import contents_lists
from vpkg.segment.header_calendar import MONTH, dates_only
from vpkg.segment.header_names import JOINERS, legal_form
from vpkg.segment.header_words import pattern, principles
from vpkg.segment.header_words import words as words_of
from vpkg.segment.wording import label_at

_MARKS = "#*_>|`\t \xa0"
_REPORT = re.compile(r"\b(?:reports?|rapport|informe|relat[óo]rio|reporting|filing|update|submission)\b", re.IGNORECASE)
_HOSTING = re.compile(rf"\W*{pattern('hosting')}(?:\s*[:|>{{(-]|\s+(?:on|by)\b|\s*$)", re.IGNORECASE)
_BRACED = re.compile(r"\{\s*source\b|\bsource\s*:\s*\S+\s*[})]", re.IGNORECASE)
_OTHERS = re.compile(rf"\W*{pattern('others')}\W*$", re.IGNORECASE)
_CONTENTS = re.compile(
    r"\W*(?:table\s+of\s+contents|contents|sommaire|table\s+des\s+mati[èe]res|[íi]ndice|contenido)\W*$", re.IGNORECASE
)
_VERB = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|can|did|does|joined|remains?|describes?|covers|details|sets|est|sont|es|son)\b"
)
_FINITE = re.compile(rf"{_VERB.pattern}|\b(?:we|our|i|my|works?|runs?|nous|notre|hemos|somos|nuestra)\b")
_DATE_ALONE = re.compile(rf"(?:\d{{1,2}}(?:st|nd|rd|th)?\s+)?{MONTH}(?:\s+\d{{1,2}},)?\s+(?:19|20)\d\d", re.IGNORECASE)
_PAGE = re.compile(r"(?:page\s+)?\d{1,3}(?:\s*(?:of|/)\s*\d{1,3})?(?=\s|$)", re.IGNORECASE)
_WORD = re.compile(r"\S+")
_SMALL_TITLE_WORDS = frozenset("to by on in from report annual plenary update full for endorsement".split())
_LONGEST_TITLE = 30
_LONGEST_LABEL_LINE = 24
_SHORTEST_WRAPPED = 45
"""Characters; text that is wrapped has no shorter line but its last."""
_LONGEST_LINE = 600
"""Characters of a line that may be more than prose."""
MOST_LINES = 250
MOST_CHARACTERS = 7000


@dataclass(frozen=True, slots=True)
class HeadLine:
    """A logical line of the head.

    ``kind`` is title, short, prose, question, hosting, contents or other (a title of another's report).
    """

    text: str
    span: Span
    kind: str
    block: int


def head_lines(document: Document, before: int) -> list[HeadLine]:
    """Return the lines of the head in order, up to offset ``before``; the page's furniture is left out."""
    listed = contents_lists(document)
    raw = [_listed(line, listed) for line in _physical(document, before)]
    return _zones(document, _joined(document.text, raw))


def _listed(line: HeadLine, listed: tuple[Span, ...]) -> HeadLine:
    """A line of a contents list repeats a heading, and so does one that begins with a question's code."""
    if line.kind != "others" and any(span.start <= line.span.start < span.end for span in listed):
        return replace(line, kind="contents")
    label = label_at(line.text, 0, len(line.text))
    if line.kind in ("title", "short") and label is not None and label.letter and label.end < len(line.text):
        return line if legal_form(line.text) or _REPORT.search(line.text) else replace(line, kind="question")
    return line


def is_title(text: str) -> bool:
    """Tell a line that names the document: words of a title, and no sentence."""
    if len(text.split()) > _LONGEST_TITLE or (principles().search(text) is None and _REPORT.search(text) is None):
        return False
    if text.endswith("?"):
        return False
    if text.endswith(".") and (_FINITE.search(text) or (len(text.split()) > 8 and not legal_form(text))):
        return False
    # “The Voluntary Principles in 2020: what has changed”.
    return _VERB.search(text.split(":")[0]) is None


def _physical(document: Document, before: int) -> Iterator[HeadLine]:
    count = 0
    for number, block in enumerate(document.blocks):
        if block.span.start >= before or count >= MOST_LINES or block.span.start > MOST_CHARACTERS:
            return
        if block.kind in ("rule", "code", "footnote"):
            continue
        parted = list(_lines_of(document.text, block, before))
        running = _is_running(document.text, block, parted)
        for line in parted:
            count += 1
            for classed in _classed(document.text, line, number, block):
                yield replace(classed, kind="prose") if running and classed.kind in ("title", "short") else classed


def _is_running(text: str, block: Block, parted: list[Span]) -> bool:
    """Tell running text that was wrapped: none of its lines is a title, whatever words it begins with."""
    if block.kind not in ("paragraph", "list", "quote") or len(parted) < 2:
        return False
    full = all(line.end - line.start >= _SHORTEST_WRAPPED for line in parted[:-1])
    said = text[parted[0].start : parted[-1].end]
    ends = said.endswith(".") and len(said.split()) > _LONGEST_TITLE // 2 and not legal_form(said)
    if said.endswith("?") or block.kind == "list":
        return said.endswith(("?", "."))
    return full and (ends or len(said.split()) > 2 * _LONGEST_TITLE)


def _lines_of(text: str, block: Block, before: int) -> Iterator[Span]:
    end = min(block.span.end, max(before, block.span.start))
    for line in lines(text[block.span.start : end]):
        start, stop = block.span.start + line.start, block.span.start + line.end
        while start < stop and text[start] in _MARKS:
            start += 1
        while stop > start and text[stop - 1] in _MARKS:
            stop -= 1
        span = trimmed(text, start, stop)
        # A row of dashes under a table's head, a rule.
        if any(c.isalnum() for c in text[span.start : span.end]):
            yield span


def _classed(text: str, span: Span, number: int, block: Block) -> Iterator[HeadLine]:
    words = text[span.start : span.end]
    if block.kind == "chrome":
        yield HeadLine(words, span, "others" if _OTHERS.match(words) else "chrome", number)
        return
    page = _PAGE.match(words)
    if page and len(words) > page.end() + 1 and principles().match(words, page.end() + 1):
        span = trimmed(text, span.start + page.end(), span.end)
        words = text[span.start : span.end]
    kind = _kind(words, block)
    cut = _title_end(words) if kind == "prose" else 0
    if cut:
        # A whole report in one line: its title runs on into its first sentence.
        title = trimmed(text, span.start, span.start + cut)
        yield HeadLine(text[title.start : title.end], title, "title", number)
        span = trimmed(text, span.start + cut, span.end)
    if span.start < span.end:
        yield HeadLine(text[span.start : span.end], span, kind, number)


def _title_end(words: str) -> int:
    """Return where the words of a title end at the start of a long line, 0 where none stand there."""
    end = 0
    for word in _WORD.finditer(words[:600]):
        plain = word.group().strip(".,:;()–—-|“”\"'’").lower()
        if word.group()[:1].islower() and plain not in JOINERS and plain not in _SMALL_TITLE_WORDS:
            break
        end = word.end()
        if word.group().endswith(".") and len(plain) > 5 and plain not in words_of("company"):
            return 0
    start = words[:end]
    return end if _REPORT.search(start) and principles().search(start) and len(start.split()) > 3 else 0


def _kind(words: str, block: Block) -> str:
    if len(words) > _LONGEST_LINE:
        return "prose"
    if _CONTENTS.match(words):
        return "contents"
    if _OTHERS.match(words):
        return "others"
    if (_HOSTING.match(words) or _BRACED.search(words)) and block.kind != "table":
        return "hosting"
    if is_title(words):
        return "title"
    if dates_only(words):
        return "short"
    count = len(words.split())
    if count > _LONGEST_LABEL_LINE or (count > 6 and words.endswith((".", "”", '"')) and _FINITE.search(words)):
        return "prose"
    if block.kind != "heading" and words.endswith(".") and count > 5 and not legal_form(words):
        return "prose"
    if count > 7 and _FINITE.search(words):
        return "prose"
    return "short"


def _joined(text: str, raw: list[HeadLine]) -> list[HeadLine]:
    """Join a title that was broken: after a joining word, before a small letter."""
    found: list[HeadLine] = []
    for line in raw:
        if found and _goes_on(found[-1], line):
            before = found[-1]
            span = Span(before.span.start, line.span.end)
            whole = " ".join(text[span.start : span.end].split())
            kind = "title" if "title" in (before.kind, line.kind) and is_title(whole) else before.kind
            found[-1] = replace(before, text=whole, span=span, kind=kind)
        else:
            found.append(line)
    return found


def _goes_on(before: HeadLine, after: HeadLine) -> bool:
    if before.kind not in ("title", "short") or after.kind not in ("title", "short"):
        return False
    if after.block > before.block + 1 or len(before.text.split()) + len(after.text.split()) > _LONGEST_TITLE:
        return False
    if ":" in after.text[:30] and after.kind == "short":
        return False
    last, first = before.text.split()[-1], after.text.split()[0]
    broken = re.fullmatch(r"initiative\W*|principles?\W*|human|rights\W*", first, re.IGNORECASE) is not None
    if broken and re.search(r"\b(?:voluntary(?: principles?)?|and(?: human)?)$", before.text, re.IGNORECASE):
        return True
    return (
        last.lower() in JOINERS - {"e", "y"}
        or (last.endswith(",") and before.kind == "title")
        or (first[:1].islower() and first.isalpha() and (first.lower() in JOINERS or before.kind == "title"))
    )


def _zones(document: Document, found: list[HeadLine]) -> list[HeadLine]:
    """Mark what stands in a list of other documents or of contents; prose or the site's own words end such a list."""
    marked: list[HeadLine] = []
    zone = ""
    opener = -1
    for line in found:
        if line.kind == "others" or _CONTENTS.match(line.text):
            zone, opener = ("other" if line.kind == "others" else "contents"), line.block
            marked.append(replace(line, kind="hosting" if zone == "other" else "contents"))
            continue
        if zone and (_ends_zone(zone, line, opener, marked) or _is_apart(document, zone, line, opener, marked)):
            zone = ""
        inside = zone and line.kind in ("title", "short", "prose") and not _DATE_ALONE.fullmatch(line.text)
        marked.append(replace(line, kind=zone) if inside else line)
    return [line for line in marked if line.kind != "chrome"]


def _ends_zone(zone: str, line: HeadLine, opener: int, marked: list[HeadLine]) -> bool:
    if line.kind == "prose":
        tells = len(line.text.split()) >= 10 and _FINITE.search(line.text) and not line.text[-1].isdigit()
        return zone == "other" or bool(tells)
    if line.kind in ("hosting", "chrome"):
        return zone == "other"
    # A list under its opener in one block ends with the block.
    inside = marked[-1].block == opener and marked[-1].kind == zone
    return zone == "other" and inside and line.block != opener


def _is_apart(document: Document, zone: str, line: HeadLine, opener: int, marked: list[HeadLine]) -> bool:
    """Tell a line after a list of other documents that its lines, close together or all of one rank, have ended."""
    last = marked[-1]
    if zone != "other" or last.kind != "other":
        return False
    blocks = document.blocks
    if blocks[line.block].kind == "heading" and blocks[line.block].level == 1:
        return any(blocks[each.block].kind != "heading" for each in marked if each.block > opener)
    listed = [each for each in marked if each.block >= opener and each.kind in ("other", "hosting")]
    widest = max(_blank_lines(document.text, a, b) for a, b in pairwise(listed))
    return _blank_lines(document.text, last, line) > widest


def _blank_lines(text: str, before: HeadLine, after: HeadLine) -> int:
    return max(0, text[before.span.end : after.span.start].count("\n") - 1)
