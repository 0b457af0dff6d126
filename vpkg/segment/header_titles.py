"""What labels, titles and lone lines of a head say on who reports."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from vpkg.model import Agent, Document, Span
from vpkg.segment.header_calendar import MONTH
from vpkg.segment.header_evidence import Evidence
from vpkg.segment.header_lines import HeadLine
from vpkg.segment.header_names import LONGEST_NAME, Run, all_capital, empty_of_meaning, runs
from vpkg.segment.header_words import blanked, pattern, principles

Known = Callable[[str], Agent | None]

_LABELLED = re.compile(
    rf"\W*(?:\d{{1,2}}[.)]\s*)?{pattern('label')}(?:\s*/\s*{pattern('label')})?(?:\s*\([^()]{{1,40}}\))?\s*[:|–]\s*\|?\s*[*_]*\s*(?P<value>[^|\n]*?)\s*[*_]*\s*(?:\||$)",
    re.IGNORECASE,
)
_LABEL_ALONE = re.compile(
    rf"\W*{pattern('label')}(?:\s*/\s*{pattern('label')})?(?:\s*\([^()]{{1,40}}\))?\W*$", re.IGNORECASE
)
_ANY_LABEL = re.compile(r"[^:|]{2,40}[:|]\s")
_TITLE_WORD = re.compile(rf"(?<![\w-]){pattern('title')}(?![\w-])", re.IGNORECASE)
_DATE = re.compile(
    rf"(?<!\w)(?:\d{{1,2}}(?:st|nd|rd|th)?(?:\s*[-–]\s*\d{{1,2}})?\s+)?(?:de\s+)?{MONTH}(?=\W|$)(?:\s*\d{{1,2}}(?:\s*[-–]\s*\d{{1,2}})?,)?"
    rf"|\bFY\s?\d{{2,4}}(?:/\d\d)?\b|\b(?:19|20)\d\d(?:\s?[/–-]\s?(?:19|20)?\d\d)?\b|(?<!\w)\d{{1,2}}[./]\d{{1,2}}[./]\d{{4}}",
    re.IGNORECASE,
)
_ACRONYM = re.compile(r"\s*\((?P<short>[A-Z][\w&.-]{1,14})\)\s*$")
_TRAILING_YEAR = re.compile(r"\s*[,|–—-]\s*(?:FY\s?)?(?:19|20)\d\d(?:/\d\d)?\s*$")
_OWN_BEFORE = re.compile(r"(?:\b(?:of|by|from|de|du|del|da|do|des|d')\s*|^)(?:the\s+|la\s+|le\s+|l')?$", re.IGNORECASE)
_OWN_AFTER = re.compile(
    r"(?:['’]s?)?[\s\x00]*(?:(?:19|20)\d\d\s+)?(?:\w+\s+){0,2}(?:report|update|statement|submission|filing)\b",
    re.IGNORECASE,
)
_PLACE_BEFORE = re.compile(r"\b(?:in|to|from|at|with|near|en|au|aux|dans|à|across|,)\s*(?:the\s+)?$", re.IGNORECASE)
_WITH_BEFORE = re.compile(rf"\b{pattern('helper')}\s+(?:the\s+)?$", re.IGNORECASE)


def written_evidence(document: Document, found: list[HeadLine], known: Known) -> Iterator[Evidence]:
    """Read labels, titles and lone lines; those of another's report, in a list of such, count next to nothing."""
    for place, line in enumerate(found):
        if line.kind in ("hosting", "contents", "question"):
            continue
        labelled = _labelled(document.text, found, place, known) if line.kind != "prose" else None
        if labelled is not None:
            yield labelled
        elif line.kind in ("title", "other"):
            yield from _titled(document.text, line, known)
        elif line.kind == "short":
            kind = "cover" if _beside_title(found, place) else "alone"
            yield from _alone(document.text, line, kind, known)


def _beside_title(found: list[HeadLine], place: int) -> bool:
    """Tell a line that stands within two lines of a title, as a name on a cover does."""
    return any(line.kind == "title" for line in found[max(0, place - 2) : place + 3])


def _labelled(text: str, found: list[HeadLine], place: int, known: Known) -> Evidence | None:
    line = found[place]
    # In a table of one block, a label and its value share a line; else the value may stand on the next line.
    match = _LABELLED.match(line.text)
    if match and match["value"]:
        start = text.find(match["value"], line.span.start, line.span.end)
    elif _LABEL_ALONE.match(line.text) and place + 1 < len(found) and found[place + 1].kind == "short":
        line = found[place + 1]
        start = line.span.start
    else:
        return None
    value = match["value"] if match and match["value"] else line.text
    if start < 0 or _ANY_LABEL.match(value):
        return None
    acronym = _ACRONYM.search(value)
    name = _ACRONYM.sub("", value).strip(" .,;*_\"“”'")
    # A brand in small letters is a name if the report goes on to use it.
    repeated = len(name.split()) <= 5 and len(re.findall(rf"(?<!\w){re.escape(name)}(?!\w)", text)) > 1
    if not _may_be_named(name, known) and not (repeated and not empty_of_meaning(name)):
        return None
    return Evidence(name, "label", Span(start, start + len(value)), acronym["short"] if acronym else None)


def _may_be_named(name: str, known: Known) -> bool:
    words = name.split()
    if not 1 <= len(words) <= LONGEST_NAME or empty_of_meaning(name) or _DATE.fullmatch(name):
        return False
    return known(name) is not None or any(word[:1].isupper() or word[:1].isdigit() for word in words)


def _titled(text: str, line: HeadLine, known: Known) -> Iterator[Evidence]:
    stretch = text[line.span.start : line.span.end]
    masked = blanked(_DATE, blanked(_TITLE_WORD, blanked(principles(), stretch)), "\x00")
    for found in runs(masked, 0, len(masked)):
        run = _after_its_place(stretch, found, known)
        if empty_of_meaning(run.name):
            continue
        span = Span(line.span.start + run.span.start, line.span.start + run.span.end)
        short = _ACRONYM.match(stretch[run.span.end :].split("\n")[0].split(" – ")[0])
        kind = "other" if line.kind == "other" else _title_kind(stretch, run, known)
        if kind is not None:
            yield Evidence(run.name, kind, span, short["short"] if short else None)


def _after_its_place(stretch: str, run: Run, known: Known) -> Run:
    """“Lima, Peru Harrow Lake plc”: in a title that runs on, a country after a comma ends a place."""
    if not stretch[: run.span.start].rstrip().endswith(","):
        return run
    words = run.name.split()
    for length in range(min(4, len(words) - 1), 0, -1):
        place = known(" ".join(words[:length]))
        if place is not None and place.kind == "Government":
            start = stretch.find(words[length], run.span.start + 1, run.span.end)
            return Run(Span(start, run.span.end), " ".join(words[length:]), run.possessive) if start > 0 else run
    return run


def _title_kind(stretch: str, run: Run, known: Known) -> str | None:
    """“X's report” and “report of X” own the report; a place, a date's town and a partner do not."""
    before, after = stretch[: run.span.start], stretch[run.span.end :]
    if _WITH_BEFORE.search(before):
        return "helper"
    agent = known(run.name)
    if agent is not None and agent.kind == "Government" and agent.name.startswith("Government"):
        bare = "govern" not in run.name.lower() and "minist" not in run.name.lower()
        if bare and _PLACE_BEFORE.search(before):
            return None
    if following := re.match(r",\s*(?P<next>[^,.;:(\d]+)", after):
        place = known(following["next"].strip())
        # “London, United Kingdom” is where a plenary met.
        if place is not None and place.kind == "Government":
            return None
    if run.possessive or _OWN_AFTER.match(after) or (_OWN_BEFORE.search(before) and before.strip()):
        return "title-own"
    return "title"


def _alone(text: str, line: HeadLine, kind: str, known: Known) -> Iterator[Evidence]:
    """A line that holds nothing but a name."""
    acronym = _ACRONYM.search(line.text)
    bare = _TRAILING_YEAR.sub("", line.text)
    name = _ACRONYM.sub("", bare).strip(" .,;:–-\"“”'©®™") if acronym else bare.strip(" ,;:–-\"“”'©®™")
    words = name.split()
    if (
        not 1 <= len(words) <= LONGEST_NAME
        or empty_of_meaning(name)
        or _DATE.search(name)
        or "|" in name
        or ":" in name
    ):
        return
    if known(name) is None and not all_capital(words):
        return
    if "," in name and known(name) is None:
        tail = known(name.rsplit(",", 1)[1].strip())
        if tail is not None and tail.kind == "Government":
            return
    start = text.find(words[0], line.span.start)
    end = text.find(words[-1], start, line.span.end) + len(words[-1]) if start >= 0 else line.span.end
    yield Evidence(
        name, kind, Span(max(start, line.span.start), max(end, start + 1)), acronym["short"] if acronym else None
    )
