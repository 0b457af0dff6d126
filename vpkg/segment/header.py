"""What the head of a report says of it: who reports, on which period, in full or as an update."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from vpkg.model import Agent, Document, Finding, Period, Severity, Span, StatedDate
from vpkg.segment.header_choice import Choice, choose
from vpkg.segment.header_dates import stated_dates
from vpkg.segment.header_evidence import OPENING, Evidence, spoken_evidence
from vpkg.segment.header_front import is_front_matter, name_in
from vpkg.segment.header_lines import HeadLine, head_lines
from vpkg.segment.header_titles import written_evidence
from vpkg.segment.period import Covered, period_of
from vpkg.segment.pillar import names_a_body

__all__ = ["Header", "is_front_matter", "name_in", "read_header"]

_UPDATE = re.compile(
    r"\bupdate\s+report\b|\breport\s*[-–:(|,]?\s*update\b(?!\s*[:,]?\s*(?:on\b)?\s*\d{1,2}\s)|\b(?:annual|interim|progress|yearly)\s+update\b"
    r"|\bprinciples?\s+update\b|\bVPSHR\s+update\b|\bupdate\s+(?:on|to|of|for)\b|\brapport\s+de\s+mise\s+à\s+jour\b|\bmise\s+à\s+jour\s+annuelle\b"
    r"|\binforme\s+de\s+actualizaci[óo]n\b|\bactualizaci[óo]n\s+anual\b",
    re.IGNORECASE,
)
_FULL = re.compile(r"\bfull\s+(?:annual\s+)?report\b|\brapport\s+complet\b|\binforme\s+completo\b", re.IGNORECASE)
_THIS_UPDATE = re.compile(
    r"\b(?:this|our|the\s+present)\s+(?:\d{4}\s+)?(?:annual\s+|interim\s+|yearly\s+|short\s+)?update(?:\s+report)?\b"
    r"|\bthis\s+(?:report|document|submission)\s+is\s+an?\s+(?:annual\s+|interim\s+)?update\b"
    r"|\bce\s+rapport\s+de\s+mise\s+à\s+jour\b|\beste\s+informe\s+de\s+actualizaci[óo]n\b",
    re.IGNORECASE,
)
_FILE_UPDATE = re.compile(r"(?:^|[-_ ])update(?:[-_ ]report)?(?:$|[-_ .])", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Header:
    """What was read at the head of the document.

    ``kind`` is full or update. ``evidence`` is where the reporter's name stands; ``certainty`` (0 to 1) is its share
    of the evidence against the next name's; ``dates`` are those of publication and plenary; ``findings`` are doubts.
    """

    reporter: Agent | None
    period: Period | None
    year: int | None
    kind: str
    evidence: Span | None = None
    certainty: float = 0.0
    dates: tuple[StatedDate, ...] = ()
    findings: tuple[Finding, ...] = ()


def read_header(document: Document, before: int, known: Callable[[str], Agent | None]) -> Header:
    """Read the head of a document: its lines before offset ``before``, and what its opening says of the reporter.

    ``known`` looks a name up in the gazetteer.
    """
    opening = head_lines(document, max(before, OPENING))
    lines = [line for line in opening if line.span.start < before]
    written = list(written_evidence(document, lines, known))
    choice = choose(document.text, document.source, [*written, *spoken_evidence(document, opening)], known)
    lines = _own_lines(lines, written, choice, known)
    dates = stated_dates(document.text, lines)
    covered = _covered(document, lines, opening, dates)
    return Header(
        reporter=choice.reporter,
        period=covered.period,
        year=covered.year,
        kind=_report_kind(document, lines),
        evidence=choice.evidence,
        certainty=choice.certainty,
        dates=dates,
        findings=(*_doubtful_reporter(choice), *_doubtful_period(covered, dates)),
    )


def _own_lines(
    lines: list[HeadLine], written: list[Evidence], choice: Choice, known: Callable[[str], Agent | None]
) -> list[HeadLine]:
    """Leave out titles of others' reports: those of a list, and those that name another body and not the reporter."""
    foreign = [
        each.span
        for each in written
        if choice.reporter and each.span not in choice.spans and _is_of_another(each, known(each.name))
    ]
    own = choice.spans
    return [
        line
        for line in lines
        if line.kind != "other" and (_holds(line, own) or line.kind != "title" or not _holds(line, foreign))
    ]


def _is_of_another(each: Evidence, agent: Agent | None) -> bool:
    """A title with another body's name is another's; with a country's name it may be a chapter on that country."""
    if agent is not None and agent.kind == "Government":
        return each.kind == "title-own"
    return agent is not None or names_a_body(each.name)


def _holds(line: HeadLine, spans: Iterable[Span]) -> bool:
    return any(line.span.start <= span.start < line.span.end for span in spans)


def _covered(
    document: Document, lines: list[HeadLine], opening: list[HeadLine], dates: tuple[StatedDate, ...]
) -> Covered:
    said = [line.text for line in lines if line.kind in ("title", "short")]
    published = [int(d.value[:4]) for d in dates if d.kind == "publication"]
    latest = max(published) if published else None
    return period_of(said, _prose(document, opening), document.source, latest)


def _prose(document: Document, lines: list[HeadLine]) -> list[str]:
    """The paragraphs of the opening, without what belongs to the site."""
    passed = {line.block for line in lines if line.kind in ("hosting", "contents", "other")}
    return [
        document.text[block.span.start : block.span.end][: 3 * OPENING]
        for number, block in enumerate(document.blocks)
        if block.kind in ("paragraph", "list", "quote", "table")
        and number not in passed
        and block.span.start < 3 * OPENING
    ]


def _report_kind(document: Document, lines: list[HeadLine]) -> str:
    """The title decides, then what the report calls itself; a sentence on the rule of reporting decides nothing."""
    titles = [line.text for line in lines if line.kind in ("title", "short")]
    if any(_UPDATE.search(title) for title in titles):
        return "update"
    if any(_FULL.search(title) for title in titles):
        return "full"
    told = " ".join(document.text[: 2 * OPENING].split())
    if _THIS_UPDATE.search(told) or _FILE_UPDATE.search(document.source.rsplit(".", 1)[0]):
        return "update"
    return "full"


def _doubtful_reporter(choice: Choice) -> list[Finding]:
    if choice.reporter is None and choice.rival:
        return [
            _info(
                "ambiguous-reporter",
                f"The head does not tell which of them reports: {choice.rival}.",
                "Give --organisation NAME.",
                choice.evidence,
            )
        ]
    if choice.reporter is None or not choice.doubtful:
        return []
    other = f"; the next likely name is {choice.rival}" if choice.rival else ""
    return [
        _info(
            "doubtful-reporter",
            f"{choice.reporter.name} was taken for the reporter on little evidence{other}.",
            "Check the name, or give --organisation NAME.",
            choice.evidence,
        )
    ]


def _doubtful_period(covered: Covered, dates: tuple[StatedDate, ...]) -> list[Finding]:
    if covered.year is None:
        published = [date.value for date in dates if date.kind == "publication"]
        if not published:
            return []
        return [
            _info(
                "only-publication-date",
                f"The head gives a date of publication ({published[0]}) and no period; none was made of it.",
                "State the period under the title, such as January – December 2023.",
                dates[0].span,
            )
        ]
    sources = {"counted": "the year that its text speaks of most", "file": "the name of its file"}
    if covered.source not in sources:
        return []
    return [
        _info(
            "doubtful-period",
            f"The head states no period; {covered.year} is {sources[covered.source]}.",
            "Check the year, or state the period under the title.",
        )
    ]


def _info(code: str, message: str, remedy: str, span: Span | None = None) -> Finding:
    return Finding(code, Severity.INFO, message, remedy, None, span)
