"""What is told of a reading, in order: headline, facts, questions, what to look at. Text and page only lay it out."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Any, Final

from vpkg.model import Document, Finding, Report, Span
from vpkg.outline import words
from vpkg.outline.data import outline
from vpkg.outline.places import Places

_TITLES: Final[dict[str, str]] = {
    "unplaced-text": "Text that stands under no question",
    "doubtful-heading": "Headings recognised with doubt",
    "repeated-question": "Questions that stand more than once",
    "template-not-recognised": "Template not recognised",
    "reporter-not-found": "Organisation not found",
    "period-not-found": "Period not found",
    "language-not-read": "Language that vpkg does not read",
    "told-by-country": "Questions told country by country",
}
_LONGEST_QUOTE: Final = 160
_CALM: Final = "Nothing: no heading is in doubt, and no text was left over."


@dataclass(frozen=True, slots=True)
class Fact:
    """Something recognised of the report as a whole; ``found`` is False where it was looked for in vain."""

    name: str
    value: str
    found: bool = True


@dataclass(frozen=True, slots=True)
class Remark:
    """A finding of the reading and where it points; ``words`` says it, or quotes the text that found no place."""

    finding: Finding
    words: str
    where: str | None
    remedy: str | None


@dataclass(frozen=True, slots=True)
class Group:
    """Remarks of one kind; a remedy that all share stands here once."""

    title: str
    remarks: tuple[Remark, ...]
    remedy: str | None


@dataclass(frozen=True, slots=True)
class Account:
    """A reading ready to be told; ``data`` is what `outline` returns."""

    report: Report
    data: dict[str, Any]
    title: str
    summary: str
    facts: tuple[Fact, ...]
    groups: tuple[Group, ...]
    calm: str
    places: Places


def account(report: Report) -> Account:
    """Gather what is told of a reading."""
    data, places = outline(report), Places(report.document)
    return Account(
        report=report,
        data=data,
        title=_title(data),
        summary=_summary(report, data),
        facts=_facts(report, data),
        groups=_groups(report, places),
        calm=_calm(data),
        places=places,
    )


def chrome_counts(data: dict[str, Any]) -> str:
    """Say how much was set aside as no part of the report, by kind: ``12 page numbers, 3 notices``."""
    kinds = Counter(each["kind"] for each in data["chrome"])
    order = sorted(kinds, key=lambda kind: (kind not in words.CHROME, [*words.CHROME, kind].index(kind)))
    return ", ".join(f"{kinds[kind]:,} {words.set_aside(kind, kinds[kind])}" for kind in order)


def _title(data: dict[str, Any]) -> str:
    who = words.one_line(data["organisation"] or "Organisation not found", 120)
    return f"{who}, {data['year'] or 'year not found'}"


def _summary(report: Report, data: dict[str, Any]) -> str:
    answers = data["answers"].values()
    doubtful = sum(answer["certainty"] == "doubtful" for answer in answers)
    if report.template and report.template.questions:
        found = sum(answer["status"] != "absent" for answer in answers)
        first = f"{found} of {words.several(len(data['answers']), 'question')} found"
    else:
        first = f"{words.several(len(data['answers']), 'heading')} of its own" if answers else "No heading recognised"
    if doubtful:
        first += f", {doubtful} with doubt"
    left = data["placed"]["left_over"]
    placed = "all of the text placed" if not left else f"{words.share(1 - left)} of the text placed"
    look = words.several(len(report.findings), "thing") if report.findings else "nothing"
    return f"{first}; {placed}; {look} to look at."


def _calm(data: dict[str, Any]) -> str:
    """What is said where nothing was found: never more than is true."""
    doubtful = any(answer["certainty"] == "doubtful" for answer in data["answers"].values())
    return "No finding." if doubtful or data["placed"]["left_over"] else _CALM


def _facts(report: Report, data: dict[str, Any]) -> tuple[Fact, ...]:
    period, template = data["period"], report.template
    facts = [
        Fact("organisation", words.one_line(data["organisation"] or "not found", 200), bool(data["organisation"])),
        Fact("pillar", words.PILLARS.get(data["pillar"], data["pillar"] or "not found"), bool(data["pillar"])),
        Fact("period", words.period(period), bool(period)),
        *(_date(kind, data) for kind in words.DATES),
        Fact("kind", _kind(data["kind"])),
        Fact("template", f"{template.id} ({template.label})" if template else "none recognised", bool(template)),
        Fact("language", words.language(data["language"]), data["language"].split("-")[0] == "en"),
        Fact("file", _file(data["document"])),
        Fact("SHA-256", data["document"]["sha256"]),
    ]
    if data["document"]["version"]:
        facts.append(Fact("version", _version(data["document"]["version"])))
    facts += [Fact("note", words.one_line(note)) for note in data["document"]["notes"]]
    if data["chrome"]:
        facts.append(Fact("set aside", chrome_counts(data)))
    if data["correction"]:
        facts.append(Fact("stated", _stated(data["correction"])))
    return tuple(facts)


def _kind(kind: str) -> str:
    return "update: it need not answer every question" if kind == "update" else f"{kind} report"


def _version(version: dict[str, str | None]) -> str:
    number = f"version {version['number']}" if version["number"] else ""
    return ", ".join(part for part in (version["status"], number) if part)


def _date(kind: str, data: dict[str, Any]) -> Fact:
    """Tell a date that is easily taken for the period, in the report's words too."""
    stated = [each for each in data["dates"] if each["kind"] == kind]
    if not stated:
        return Fact(words.DATES[kind], "no date stated", found=False)
    told = []
    for each in stated:
        value, end = each["value"], data["period"]["end"] if data["period"] else ""
        early = kind == "publication" and value < end[: len(value)]
        warned = ", before the period ends: check both" if early else ""
        told.append(f"{words.day(value)} (“{words.one_line(each['text'], 60)}”{warned})")
    return Fact(words.DATES[kind], "; ".join(told))


def _file(document: dict[str, Any]) -> str:
    parts = [words.one_line(document["file"], 120), words.form(document["media_type"])]
    if document["pages"]:
        parts.append(words.several(document["pages"], "page"))
    if document["edits"]:
        parts.append(words.several(document["edits"], "place") + " mended (broken words, ligatures, bullets)")
    return ", ".join(parts)


def _stated(correction: dict[str, Any]) -> str:
    by_option = correction["options"]
    told = [_told(key, value) for key, value in correction["stated"].items()]
    what = "; ".join(told) or "nothing yet"
    if not correction["file"]:
        return f"by options: {what}"
    also = f" and by options ({words.joined(by_option)})" if by_option else ""
    return f"in {words.one_line(correction['file'], 120)}{also}: {what}"


def _told(key: str, value: Any) -> str:
    name = key.replace("_", "-")
    if key == "headings":
        return words.several(len(value), "heading")
    if key == "period":
        return f"{name} {words.period(value)}"
    if key == "rights":
        licence = f", {value['licence']}" if value["licence"] else ""
        return f"rights “{words.one_line(value['statement'], 80)}”{licence}, display {value['display']}"
    return f"{name} {words.one_line(str(value), 80)}"


def _groups(report: Report, places: Places) -> tuple[Group, ...]:
    by_code: dict[str, list[Finding]] = {}
    for finding in report.findings:
        by_code.setdefault(finding.code, []).append(finding)
    # Text without a place is the longest list and the least urgent one.
    codes = sorted(by_code, key=lambda code: code == "unplaced-text")
    return tuple(_group(code, by_code[code], report.document, places) for code in codes)


def _group(code: str, findings: list[Finding], document: Document, places: Places) -> Group:
    remedies = {finding.remedy for finding in findings}
    shared = remedies.pop() if len(remedies) == 1 and len(findings) > 1 else None
    remarks = (
        Remark(
            each,
            _quoted(document, each.span) if code == "unplaced-text" and each.span else each.message,
            places.words(each.span) if each.span else None,
            None if shared else each.remedy,
        )
        for each in findings
    )
    return Group(_TITLES.get(code, code.replace("-", " ").capitalize()), tuple(remarks), shared)


def _quoted(document: Document, span: Span) -> str:
    """Quote text that found no place, with its length where it is cut: the title of the group says the rest."""
    text = document.text[span.start : span.end]
    quoted = words.one_line(text, _LONGEST_QUOTE)
    cut = f" ({span.end - span.start:,} characters)" if len(words.one_line(text)) > _LONGEST_QUOTE else ""
    return f"“{quoted}”{cut}"
