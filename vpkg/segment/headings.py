"""Finding the stretches of a document that may announce a question, whatever template it follows."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise

from vpkg.model import Block, Document, Section, Span, Status, Template
from vpkg.read.lines import trimmed
from vpkg.segment.contents import led_page
from vpkg.segment.countries import country_in
from vpkg.segment.lines import line_starts, report_blocks, stands_in, widest_line
from vpkg.segment.status import judge
from vpkg.segment.topics import stems
from vpkg.segment.wording import Label, label_at, plain, section_label_at, section_titles

_FIRST_PERSON = re.compile(r"\b(we|our|us|my)\b")
_MORE_OF_THE_QUESTION = re.compile(
    r"\s*(please|include|describe|provide|explain|list|note that|for example|e\.g|if)\b", re.IGNORECASE
)
_SENTENCE_END = re.compile(
    r"(?<!\be\.g)(?<!\bi\.e)(?<!\betc)(?<!\bNo)(?<!\bU\.S)[.?:](?=[*_\"'’”)]*(?:\s|$))[*_\"'’”)]*"
)
_BOLD_RUN = re.compile(r"(\*\*|__)(?=\S)(.+?)(?<=\S)\1", re.DOTALL)
_SECTION_AND_CODE = re.compile(
    r"[\s#*_]*(?:(?:Section|Part)\s+)?(?:[A-E]\s?[.:)–-]?\s+)?(?P<title>[A-Z][^.:\n]{5,60}?)[.:]?\s+"
    r"(?P<rest>(?:[A-E]\s?\.?\s?\d{1,2}|\d{1,2}\s?[.)])\s*[.:)]*\s+[A-Z].*)"
)
_PAGE_TAIL = re.compile(r"[\s.…|]*\d{1,3}[\s|]*\Z")
_OPEN_END = re.compile(
    r"(?:,|-|&|\b(?:and|or|of|the|to|in|on|for|with|by|a|an|as|their|our|voluntary))\s*\Z", re.IGNORECASE
)
_ASKED = re.compile(r"[\s*_#]*(?:Q|Question)\s?[.:][*_]*\s+(?=[A-Z])")
_CELL_END = re.compile(r"\s*\|")
_ENDED = re.compile(r"[.?!:;][*_\"'’”)\]]*\s*\Z")

_LONGEST_LEAD = 5
_SHORTEST_FULL_LINE = 40
_WIDEST = 160
_BLANK_LINE = re.compile(r"\r?\n[ \t]*\r?\n")
LONGEST_HEADING = 90
"""Words; the longest question of a known template has about 40."""
_LONGEST_TITLE = 16


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch that may be a heading.

    ``spans`` are two where a page break cuts it; ``alone`` says that nothing else stands in its block, ``opens`` that
    what stands before it is finished; ``longer`` is the same heading read on over a break, and ``goes_on`` says that it
    plainly goes on there; ``number_above`` says that its label is a bare number in a block of its own.
    """

    spans: tuple[Span, ...]
    block: Block
    label: Label | None
    raw: str
    alone: bool
    opens: bool
    contents: bool
    longer: Stretch | None = None
    goes_on: bool = False
    number_above: bool = False

    @property
    def span(self) -> Span:
        """Where it begins and ends, breaks included."""
        return Span(self.spans[0].start, self.spans[-1].end)

    @property
    def titled(self) -> bool:
        """Whether it has the form of a title rather than of a sentence within a paragraph."""
        words = len(self.raw.split())
        # A word or two in bold before a paragraph is a lead, not a title.
        bold = words >= 3 and _BOLD_RUN.fullmatch(self.raw.strip()) is not None
        alone = self.alone and not (self.raw.rstrip().endswith((".", "!", ";")) and words > _LONGEST_LEAD)
        form = self.block.kind in ("heading", "table") or alone or bold
        return form and self.block.kind != "list" and words <= _LONGEST_TITLE


@dataclass(frozen=True, slots=True)
class Title:
    """A line that announces a section of the template."""

    span: Span
    section: Section
    level: int


def contents_tail(text: str) -> int | None:
    """Return where the dot leaders and page number of a contents list begin in a line, or None."""
    if led_page(text) is None:
        return None
    tail = _PAGE_TAIL.search(text)
    return tail.start() if tail else None


def without_tail(text: str) -> str:
    """Return a line without the page number that a contents list puts after it."""
    tail = contents_tail(text)
    return text if tail is None else text[:tail]


def section_title(document: Document, block: Block, line: Span, template: Template) -> Title | None:
    """Recognise a section's title that stands alone on its line, with or without its letter."""
    from rapidfuzz import fuzz

    text = document.text[line.start : line.end]
    if len(text.split()) > _LONGEST_TITLE:
        return None
    letter, start = section_label_at(document.text, line.start, line.end)
    wording = plain(without_tail(document.text[start : line.end]))
    for section in template.sections:
        ratio = fuzz.ratio(wording, plain(section.title))
        if ratio >= 90 or (letter == section.letter and ratio >= 70):
            return Title(trimmed(document.text, line.start, line.end), section, block.level)
    return None


def heading_lines(document: Document, block: Block) -> Iterator[Span]:
    """Yield the lines of a block; a section's title with a question's code behind it on one line makes two of them."""
    for line in line_starts(document, block):
        cut = _SECTION_AND_CODE.match(document.text, line.start, line.end)
        if cut and plain(cut["title"]) in section_titles():
            yield Span(line.start, cut.end("title"))
            yield Span(cut.start("rest"), line.end)
        else:
            yield line


def stretches(document: Document, contents: tuple[Span, ...]) -> Iterator[Stretch]:
    """Yield every stretch that begins on a line of the report and may be a heading, in document order."""
    blocks = report_blocks(document)
    for number, block in enumerate(blocks):
        following = blocks[number + 1] if number + 1 < len(blocks) else None
        opens = True
        for line in heading_lines(document, block):
            if not stands_in(line.start, contents) and _may_begin(document, line):
                found = _stretch(document, block, line, following, opens)
                if found:
                    yield _with_rest(document, found, blocks, number)
            opens = block.kind == "table" or document.text[line.end - 1] in ".:!?*_"


def _may_begin(document: Document, line: Span) -> bool:
    """A heading begins with a capital, a digit or markup: most lines of running text need not be compared."""
    first = document.text[line.start : line.end].lstrip()[:2]
    return not first[:1].islower() or (first[:1] in "abcde" and first[1:].isdigit())


def _stretch(document: Document, block: Block, line: Span, following: Block | None, opens: bool) -> Stretch | None:
    text = document.text
    label = label_at(text, line.start, block.span.end)
    start = label.end if label else line.start
    asked = _ASKED.match(text, start, line.end)
    start = asked.end() if asked else start
    if label and start >= block.span.end:
        # The number stands in a block of its own: the title is the next one.
        if following is None or label_at(text, following.span.start, following.span.end):
            return None
        first = line_starts(document, following)[0]
        end = heading_end(document, following, first, first.start)
        spans = (Span(line.start, block.span.end), trimmed(text, first.start, end))
        made = _made(document, spans, following, label, first.start, end, opens)
        number = text[line.start : line.end].strip().isdigit()
        return replace(made, number_above=True) if made and number else made
    end = heading_end(document, block, line, start)
    return _made(document, (trimmed(text, line.start, end),), block, label, start, end, opens)


def _made(
    document: Document, spans: tuple[Span, ...], block: Block, label: Label | None, start: int, end: int, opens: bool
) -> Stretch | None:
    raw = document.text[start:end]
    if not raw.strip() or len(raw.split()) > LONGEST_HEADING:
        return None
    alone = spans[-1].end >= block.span.end and (len(spans) > 1 or spans[0].start <= block.span.start)
    # A short line with a number over text without a blank line between them is a title too.
    over_text = label is not None and spans[0].start <= block.span.start and document.text[end : end + 1] in "\r\n"
    return Stretch(spans, block, label, raw, alone or over_text, opens, contents_tail(raw) is not None)


def _with_rest(document: Document, found: Stretch, blocks: tuple[Block, ...], number: int) -> Stretch:
    """A title without an end may go on in the next block, over a page number."""
    text = document.text
    if not found.alone or _ENDED.search(found.raw) or len(found.raw.split()) > _LONGEST_TITLE:
        return found
    if _says_nothing(found.raw.strip()):
        return found
    last = found.spans[-1]
    number += len(found.spans) - 1
    rest = next((b for b in blocks[number + 1 : number + 3] if not _is_number(text, b)), None)
    if rest is None or rest.kind in ("list", "table"):
        return found
    line = line_starts(document, rest)[0]
    end = min(line.end, heading_end(document, rest, line, line.start))
    more = text[line.start : end]
    # A page's number or running head between them, or a title that stops in the middle, shows that it goes on.
    sentence = more[:1].isupper() and _ENDED.search(more) and len(more.split()) > _LONGEST_LEAD
    if sentence or _says_nothing(more) or (more[:1].isupper() and plain(more) in section_titles()):
        return found
    sure = (
        more[:1].islower()
        or not stems(plain(more))
        or _OPEN_END.search(found.raw)
        or _fills_its_line(document, last, more)
    )
    broken = sure or text[last.end : line.start].strip()
    if not broken or end < rest.span.end or len(more.split()) > _LONGEST_TITLE:
        return found
    if label_at(text, line.start, line.end):
        return found
    longer = replace(found, spans=(*found.spans, trimmed(text, line.start, end)), raw=f"{found.raw} {more}")
    return replace(found, longer=longer, goes_on=bool(sure))


def _fills_its_line(document: Document, first: Span, more: str) -> bool:
    """Whether a title's next word had no room on its line, as where each line of a page became a block."""
    length = first.end - first.start
    if length < _SHORTEST_FULL_LINE or country_in(more) or _ENDED.search(more):
        return False
    return length + 1 + len(more.split(maxsplit=1)[0]) > widest_title(document.text)


def _says_nothing(words: str) -> bool:
    """“N/A” or “see A1” under a question is an answer of a kind."""
    verdict = judge(words, (Span(0, len(words)),), None, "")
    return verdict.status is not Status.ANSWERED or verdict.nil_return is not None


@lru_cache(maxsize=8)
def widest_title(text: str) -> int:
    """Return the length of the longest line that stands alone between blank lines and ends no sentence."""
    alone = (chunk.strip() for chunk in _BLANK_LINE.split(text))
    return max((len(c) for c in alone if len(c) <= _WIDEST and "\n" not in c and not _ENDED.search(c)), default=0)


def _is_number(text: str, block: Block) -> bool:
    return text[block.span.start : block.span.end].strip("*_- ").isdigit()


def heading_end(document: Document, block: Block, line: Span, start: int) -> int:
    """Find where a heading that begins on this line ends: its block, its bold run, its sentence, or its line."""
    text = document.text
    if block.kind == "heading" or start >= block.span.end:
        return block.span.end
    if block.kind == "table" or text[line.start : line.end].lstrip().startswith("|"):
        # The cell beside a question is its answer.
        cell = _CELL_END.search(text, start, line.end)
        return cell.start() if cell else line.end
    bold = _BOLD_RUN.match(text, line.start, block.span.end) or _BOLD_RUN.match(text, start, block.span.end)
    if bold and len(bold[2].split()) >= 3:
        return bold.end()
    end = _first_end(document, block, start)
    while (more := _MORE_OF_THE_QUESTION.match(text, end, block.span.end)) is not None:
        following = _SENTENCE_END.search(text, more.end(), block.span.end)
        stretch = text[end : following.end() if following else block.span.end]
        if _FIRST_PERSON.search(stretch.lower()) or _says_nothing(stretch.strip()):
            break
        end += len(stretch)
        if following is None:
            break
    return end


def _first_end(document: Document, block: Block, start: int) -> int:
    """A heading ends with its first sentence, or with a line that was not broken for lack of room."""
    text, width = document.text, widest_line(document.text)
    all_lines = line_starts(document, block)
    rest = all_lines[bisect_right(all_lines, start, key=lambda line: line.end) :]
    for line, following in pairwise(rest):
        if contents_tail(text[max(start, line.start) : line.end]) is not None:
            return line.end
        sentence = _SENTENCE_END.search(text, max(start, line.start), line.end)
        if sentence:
            return sentence.end()
        if _says_nothing(text[following.start : following.end].strip()):
            return line.end
        next_word = text[following.start : following.end].split(maxsplit=1)[0]
        if line.end - line.start + 1 + len(next_word) <= width and not next_word[:1].islower():
            return line.end
    sentence = _SENTENCE_END.search(text, max(start, rest[-1].start) if rest else start, block.span.end)
    return sentence.end() if sentence else block.span.end
