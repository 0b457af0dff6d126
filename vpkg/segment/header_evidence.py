"""What the opening of a report says on who reports: each saying is one piece of evidence for a name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from vpkg.model import Document, Span
from vpkg.segment.header_lines import HeadLine
from vpkg.segment.header_names import Run, empty_of_meaning, legal_form, runs
from vpkg.segment.header_sayings import Place, begins_sentence, sayings
from vpkg.segment.header_words import blanked, principles

WEIGHTS = {
    "label": 6.0, "self": 4.0, "as-member": 4.0, "we-at": 4.0, "title-own": 4.0, "this-report": 3.0, "member": 3.0,
    "signed": 3.0, "title": 3.0, "cover": 3.0, "opens": 2.5, "about": 2.0, "signature": 2.0, "alone": 1.5,
    "copyright": 1.5, "possessive": 1.5, "short": 1.0, "subject": 0.5, "other": 0.3, "helper": -2.5,
}  # fmt: skip
"""How much each kind of saying counts. What the reporter says of itself outweighs what stands on a cover."""

NAMING = frozenset(WEIGHTS) - {"copyright", "short", "subject", "other", "helper"}
"""Kinds that can make a name the reporter's; the others only support or weaken it."""

OPENING = 7000
"""Characters; further on a report speaks of others more than of itself."""

_SHORT = re.compile(
    r"\s*\((?:(?:hereafter|hereinafter|henceforth|also|or|known\s+as|referred\s+to\s+as|called|collectively|the"
    r"|together)[\s,]+)*"
    r"(?:[“\"'‘](?:the\s+)?(?P<quoted>[^\W_][^“”\"()]{0,40}?),?[”\"'’]|(?P<bare>[A-Z][A-Za-z&.-]*[A-Z][A-Za-z&.-]*))"
    r"[^()]{0,60}\)"
)
_IN_BRACKETS = re.compile(r"\s*\(([A-Z][\w&’' -]{1,40})\)")
_IS_OR_DOES = re.compile(r"(?:\s*\([^()]{1,80}\))?\s+(?:is|has|[a-z]{2,}s)\b")
_US = re.compile(r"\b(?:us|our|ours|we)\b", re.IGNORECASE)
_SENTENCE_END = re.compile(r"(?<=[a-z)])[.;!?](?:\s|$)")
_BLANK_LINE = re.compile(r"\n\s*\n")
_BEFORE, _AFTER = 200, 260


@dataclass(frozen=True, slots=True)
class Evidence:
    """One saying on who reports: the name as it stands at ``span``, what kind of saying it is, a short name for it."""

    name: str
    kind: str
    span: Span
    alias: str | None = None


def spoken_evidence(document: Document, found: list[HeadLine]) -> Iterator[Evidence]:
    """Read the opening's running text and headings; lines of the site, contents and others' reports are passed over."""
    text = document.text
    passed = [line.span for line in found if line.kind in ("hosting", "contents", "other", "title")]
    masked = blanked(principles(), text[: OPENING + 2000])
    first = next((line.span.start for line in found if line.kind == "prose"), -1)
    for block in document.blocks:
        if block.span.start > OPENING:
            return
        if block.kind in ("chrome", "code", "rule"):
            continue
        for start, end in _stretches(block.span, found, len(masked)):
            for run in runs(masked, start, end):
                inside = any(span.start <= run.span.start < span.end for span in passed)
                if not inside and not empty_of_meaning(run.name):
                    yield from _said(text, masked, run, start)
                    if _opens(text, first, run):
                        yield Evidence(run.name, "opens", run.span)


def _opens(text: str, first: int, run: Run) -> bool:
    """The first sentence of all, which tells what a company is: “Harrow Lake plc digs for zinc.”"""
    at_start = 0 <= run.span.start - first <= len("The ") and run.span.start >= first
    sentence = _SENTENCE_END.split(text[run.span.end : run.span.end + _AFTER])[0]
    return at_start and legal_form(run.name) and _IS_OR_DOES.match(sentence) is not None and not _US.search(sentence)


def _stretches(block: Span, found: list[HeadLine], last: int) -> Iterator[tuple[int, int]]:
    """Part a block where a line of the head stands for itself: no name goes on from a place line into a sentence."""
    cuts = {block.start, min(block.end, last)}
    for line in found:
        if line.kind != "prose" and block.start <= line.span.start < block.end:
            cuts |= {line.span.start, min(line.span.end, last)}
    yield from pairwise(sorted(cut for cut in cuts if cut <= last))


def _said(text: str, masked: str, found: Run, floor: int) -> Iterator[Evidence]:
    """List what the words before and after a name make of it."""
    right = _BLANK_LINE.split(text[found.span.end : found.span.end + _AFTER])[0]
    short = _short_name(right, found.name)
    run = _from_its_short_name(text, found, short)
    # A name at the head of its block may be signed for by the block before.
    first = 0 if run.span.start - floor < _BEFORE // 2 else floor
    left = text[max(first, run.span.start - _BEFORE) : run.span.start]
    begins = run.span.start == floor or begins_sentence(masked, run.span.start)
    if begins and not found.possessive and not short and is_common(text, run.name):
        return
    kinds = sayings(Place(run, left, right, begins))
    for kind in kinds:
        yield Evidence(run.name, kind, run.span, short)
    if short and not kinds:
        yield Evidence(run.name, "short", run.span, short)


def is_common(text: str, word: str) -> bool:
    """Tell a common noun that begins a sentence from a name: it comes in small letters too, or never again."""
    if " " in word or not word[1:].islower() or not word.isalpha():
        return False
    if re.search(rf"(?<!\w){word.lower()}(?!\w)", text[: 3 * OPENING]):
        return True
    # “Taking part”, “Taking stock”: such a word is a name where a sentence holds it.
    if word.endswith("ing") and not re.search(rf"[a-z,]\s+{word}(?!\w)", text[: 3 * OPENING]):
        return True
    # A heading is repeated in the list of contents, with the same words after it.
    return len(set(re.findall(rf"(?<!\w){word}(?:\W+\w+){{0,2}}", text[: 3 * OPENING]))) < 2


def _short_name(right: str, name: str) -> str | None:
    match = _SHORT.match(right)
    begun = _IN_BRACKETS.match(right)
    if match is None and begun and name.startswith(f"{begun[1]} "):
        return begun[1]
    if match is None:
        return None
    said = match["quoted"] or match["bare"]
    plain = re.sub(r"^(?:the|our)\s+", "", said.strip(" ,.'’"), flags=re.IGNORECASE)
    return None if empty_of_meaning(plain) or plain.lower() in ("we", "us", "our") else plain


def _from_its_short_name(text: str, run: Run, short: str | None) -> Run:
    """“… Lima, Peru Harrow Lake plc (“Harrow Lake”)”: the name begins where its short form does."""
    place = run.name.find(short) if short else -1
    cut = text.find(short, run.span.start, run.span.end) if short and place > 0 else -1
    if cut < 0 or run.name[place - 1] != " ":
        return run
    return Run(Span(cut, run.span.end), run.name[place:], run.possessive)
