"""What labels, titles and lone lines of a head say on who reports."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from vpkg.model import Agent, Document, Span
from vpkg.segment.header_calendar import MONTH
from vpkg.segment.header_evidence import Evidence, is_common
from vpkg.segment.header_lines import HeadLine
from vpkg.segment.header_names import (
    JOINERS,
    LONGEST_NAME,
    Run,
    all_capital,
    body_word,
    empty_of_meaning,
    legal_form,
    runs,
)
from vpkg.segment.header_words import blanked, pattern, principles
from vpkg.segment.header_words import words as words_of

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
_CAUSE = re.compile(rf"{pattern('cause')}", re.IGNORECASE)
_HEAD_AFTER = re.compile(rf"\s+(?-i:(?=[A-Z])){pattern('society')}(?!\w)", re.IGNORECASE)
"""The word that says what a body is, after what it works for: “Human Rights” “Forum”."""
_BODY_OF = re.compile(
    rf"(?<!\w)(?-i:(?=[A-Z])){pattern('society')}\s+(?:of|for|de|du|des|del|dos|da|do|para|pour|los|les|la|the|l['’]|\s+)+\s*$",
    re.IGNORECASE,
)
_NAME_BEFORE = re.compile(r"(?:^|[^\w\s\x00]|[A-Z]\w*|\b(?:of|by|from|the|and|for))\s*$")
_NAMED_BEFORE = re.compile(r"(?<![\w\x00])[A-Z][\w'’.&-]*\s+$")
_ACRONYM = re.compile(r"\s*\((?P<short>[A-Z][\w&.-]{1,14})\)\s*$")
_TRAILING_YEAR = re.compile(r"\s*[,|–—-]\s*(?:FY\s?)?(?:19|20)\d\d(?:/\d\d)?\s*$")
_OWN_BEFORE = re.compile(r"(?:\b(?:of|by|from|de|du|del|da|do|des|d')\s*|^)(?:the\s+|la\s+|le\s+|l')?$", re.IGNORECASE)
_OWN_AFTER = re.compile(
    r"(?:['’]s?)?[\s\x00]*(?:(?:19|20)\d\d\s+)?(?:\w+\s+){0,2}(?:report|update|statement|submission|filing)\b",
    re.IGNORECASE,
)
_OWN_REPORT = re.compile(
    r"\b(?:report|rapport|informe|relat[óo]rio|update|statement|submission|filing)\b", re.IGNORECASE
)
_NUMBERED = re.compile(r"\W*(?:question\s+)?\d{1,2}(?:[.):]|(?:\.\d{1,2})+\.?)\s+\D", re.IGNORECASE)
_RUNNING = 25
"""Words; a paragraph so long is running text."""
_STOPPED = frozenset({"inc.", "ltd.", "co.", "corp.", "e.v.", "cía.", "cia.", "ltda."})
_LEADS_ON = frozenset("with of the and for in on to from by at or as de la du des et y del".split())
_LABEL_BEFORE = re.compile(r"(?:^|\s)(?:[A-E]\.?\s?)?\d{1,2}(?:\.\d{1,2})*[.):]?\s+$")
_SMALL_NEXT = re.compile(r"\s+[a-z]")
_GAP = re.compile(r"\S(?:[ \xa0]{3,}|\t+)\S")
"""White space between the cells of a table that was written with blanks."""
_PLACE_BEFORE = re.compile(r"\b(?:in|to|from|at|with|near|en|au|aux|dans|à|across|,)\s*(?:the\s+)?$", re.IGNORECASE)
_WITH_BEFORE = re.compile(rf"\b{pattern('helper')}\s+(?:the\s+)?$", re.IGNORECASE)


def written_evidence(document: Document, found: list[HeadLine], known: Known) -> Iterator[Evidence]:
    """Read labels, titles and lone lines; those of another's report, in a list of such, count next to nothing."""
    begun, told = False, dict[int, int]()
    for place, line in enumerate(found):
        told[line.block] = told.get(line.block, 0) + (len(line.text.split()) if line.kind == "prose" else 0)
        begun = begun or told[line.block] >= _RUNNING
        if line.kind in ("hosting", "contents", "question"):
            continue
        labelled = _labelled(document.text, found, place, known) if line.kind != "prose" else None
        if labelled is not None:
            yield labelled
        elif line.kind in ("title", "other"):
            section = line.kind == "title" and _is_section(line, begun)
            for each in _titled(document.text, line, known):
                # “2. Harrow Lake’s Commitment …” tells whose report it is, “2. Taking Part …” nothing.
                if not section or document.text[each.span.end : each.span.end + 1] in ("'", "’"):
                    yield each
        elif line.kind == "short":
            kind = "cover" if _beside_title(found, place) else "alone"
            # Under running text a line that stands alone is a heading, unless it is plainly a body's name.
            yield from (e for e in _alone(document.text, line, kind, known) if not begun or _is_plain(e.name, known))


def _is_plain(name: str, known: Known) -> bool:
    named = known(name) is not None or legal_form(name)
    return named or any(body_word(name, kind) for kind in ("company", "society", "government", "body"))


def _is_section(line: HeadLine, begun: bool) -> bool:
    """“1. Taking Part in the Voluntary Principles”, numbered or under running text, heads a section of the report."""
    return (begun or _NUMBERED.match(line.text) is not None) and _OWN_REPORT.search(line.text) is None


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
    name = _with_its_stop(_ACRONYM.sub("", value).strip(" ,;*_\"“”'"))
    # A brand in small letters is a name if the report goes on to use it.
    repeated = len(name.split()) <= 5 and len(re.findall(rf"(?<!\w){re.escape(name)}(?!\w)", text)) > 1
    if not _may_be_named(name, known) and not (repeated and not empty_of_meaning(name)):
        return None
    return Evidence(name, "label", Span(start, start + len(value)), acronym["short"] if acronym else None)


def _with_its_stop(name: str) -> str:
    """Take the stop of a line off its name; “Inc.” and “S.A.” keep theirs."""
    bare = name.strip(" .")
    last = bare.split()[-1].lower() if bare else ""
    return f"{bare}." if name.endswith(".") and (f"{last}." in _STOPPED or "." in last) else bare


def _may_be_named(name: str, known: Known) -> bool:
    words = name.split()
    if not 1 <= len(words) <= LONGEST_NAME or empty_of_meaning(name) or _DATE.fullmatch(name):
        return False
    return known(name) is not None or any(word[:1].isupper() or word[:1].isdigit() for word in words)


def _titled(text: str, line: HeadLine, known: Known) -> Iterator[Evidence]:
    stretch = text[line.span.start : line.span.end]
    masked = blanked(_DATE, _without_title_words(blanked(principles(), stretch)), "\x00")
    for found in runs(masked, 0, len(masked)):
        run = _after_its_place(stretch, found, known)
        if empty_of_meaning(run.name) or _is_ordinary(
            text, masked + text[line.span.end : line.span.end + 2], stretch, run
        ):
            continue
        span = Span(line.span.start + run.span.start, line.span.start + run.span.end)
        short = _ACRONYM.match(stretch[run.span.end :].split("\n")[0].split(" – ")[0])
        kind = "other" if line.kind == "other" else _title_kind(stretch, run, known)
        if kind is not None:
            yield Evidence(run.name, kind, span, short["short"] if short else None)


def _is_ordinary(text: str, masked: str, stretch: str, run: Run) -> bool:
    """“Ways for people to report”, “A1. Tell us …”: the first word of a question goes on in small letters."""
    if run.possessive or " " in run.name or not _SMALL_NEXT.match(masked, run.span.end):
        return False
    return _LABEL_BEFORE.search(stretch[: run.span.start]) is not None or is_common(text, run.name)


def _without_title_words(stretch: str) -> str:
    """Blot out the words of titles but those of a name: “Harrow Human Rights Forum”, “Harrow Initiative”."""

    def kept(match: re.Match[str]) -> str:
        words = match.group()
        cause = _CAUSE.fullmatch(words) is not None and _cased(words)
        body = words.lower() in words_of("society") and words[:1].isupper()
        before, after = stretch[: match.start()], stretch[match.end() :]
        if cause and (
            (_HEAD_AFTER.match(after) and _NAME_BEFORE.search(before) is not None) or _BODY_OF.search(before)
        ):
            return words
        return words if body and _NAMED_BEFORE.search(before) else "\x00" * len(words)

    return _TITLE_WORD.sub(kept, stretch)


def _cased(words: str) -> bool:
    return all(word[:1].isupper() for word in words.split() if word.lower() not in JOINERS)


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
    name = (_ACRONYM.sub("", bare) if acronym else bare).strip(" ,;:–-\"“”'©®™")
    name = _with_its_stop(name) if acronym else name
    words = name.split()
    if (
        not 1 <= len(words) <= LONGEST_NAME
        or empty_of_meaning(name)
        or _DATE.search(name)
        or "|" in name
        or ":" in name
        or _GAP.search(text, line.span.start, line.span.end)
        or _NUMBERED.match(line.text)
        or words[-1] in _LEADS_ON
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
