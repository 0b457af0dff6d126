"""A correction file to start from: what was recognised, commented out, and the headings that deserve a look."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterator
from itertools import islice

from vpkg import templates
from vpkg.correction.values import DISPLAYS, KINDS, PILLARS, VERSIONS
from vpkg.model import Block, Correction, Document, Period, Report, Span

_HEAD = """\
# What a person states of {file}. It wins over what vpkg recognises.
# Each line shows what was recognised. To state it, take away the "# " before it and mend the value.
# Leave [headings] and [rights] where they stand: the lines below each belong to it.
"""
_OF_A_HEADING = """\
# The words of a heading as they stand in the report, and the question that it asks; "" where it is no heading.
"""

_NOTE_MARK = re.compile(r"\s*\[\d+\]\Z")
_MOST_LINES = 40
_LONGEST_LINE = 14
"""Words; a longer paragraph without a place is text and no heading."""
_TO_FILL = {"year": "2023", "period": "{ start = 2023-01-01, end = 2023-12-31 }"}
"""What stands for a value that was not found, where an empty text would not do."""


def starter(report: Report) -> str:
    """Return the text of a correction file for a report; only what a person stated already is not commented out."""
    stated = report.correction or Correction()
    parts = [
        _HEAD.format(file=_comment(report.document.source)),
        "".join(_facts(report, stated)),
        "[headings]\n" + _OF_A_HEADING + "".join(_headings(report, stated)),
        "[rights]\n" + "".join(_rights(stated)),
    ]
    return "\n".join(parts)


def _facts(report: Report, stated: Correction) -> Iterator[str]:
    template = report.template.id if report.template else None
    yield _line("template", stated.template, template, _or(tuple(each.id for each in templates.all_templates())))
    yield _line("organisation", stated.organisation, report.reporter.name if report.reporter else None, "who reports")
    yield _line("year", stated.year, report.year, "the year that the report is named by")
    yield _line("period", stated.period, report.period, "both days belong to it")
    yield _line("kind", stated.kind, report.kind, _or(KINDS))
    yield _line("pillar", stated.pillar, report.pillar, _or(PILLARS))
    language = report.document.language
    yield _line("language", stated.language, None if language == "und" else language, "a language tag")
    yield _line("version", stated.version, "public", _or(VERSIONS))
    yield _line("translation-of", stated.translation_of, "fr", "the language of the original, of a translation only")


def _headings(report: Report, stated: Correction) -> Iterator[str]:
    for words, code in stated.headings:
        yield f"{_string(words)} = {_string(code)}\n"
    known = {" ".join(words.split()) for words, _ in stated.headings}
    for words, code, why in _worth_a_look(report):
        if words and words not in known:
            known.add(words)
            yield f"# {why}\n# {_string(words)} = {_string(code)}\n"


def _worth_a_look(report: Report) -> Iterator[tuple[str, str, str]]:
    """Yield the words of doubtful headings with what was taken of them, then of lines that may be headings."""
    document = report.document
    for finding in report.findings:
        if finding.code == "doubtful-heading" and finding.span:
            yield _words(document, finding.span), finding.question or "", _comment(finding.message)
    codes = {question.code for question in report.template.questions} if report.template else set()
    lost = (block for block in document.blocks if _overlaps(block.span, report.leftovers))
    lines = (_words(document, block.span) for block in lost if _may_be_a_heading(document, block))
    for line in islice(lines, _MOST_LINES):
        label = line.split()[0].rstrip(".:)")
        yield line, label if label in codes else "", "This line was taken for no question."


def _overlaps(span: Span, others: tuple[Span, ...]) -> bool:
    return any(other.start < span.end and span.start < other.end for other in others)


def _may_be_a_heading(document: Document, block: Block) -> bool:
    words = _words(document, block.span)
    if block.kind != "paragraph":
        return block.kind == "heading" and bool(words)
    sentence = _NOTE_MARK.sub("", words).endswith((".", ",", ";", "!"))
    return 0 < len(words.split()) <= _LONGEST_LINE and not sentence


def _rights(stated: Correction) -> Iterator[str]:
    rights = stated.rights
    yield _line("statement", rights and rights.statement, "", "whose words these are, as the report says it")
    yield _line("licence", rights and rights.licence, "", "such as CC-BY-4.0 or OGL-UK-3.0")
    yield _line("display", rights and rights.display, "quotes", _or(DISPLAYS))


def _line(key: str, stated: object, recognised: object, explained: str) -> str:
    value = recognised if stated is None else stated
    if value is None:
        shown, explained = _TO_FILL.get(key, '""'), f"not found; {explained}"
    elif isinstance(value, Period):
        shown = f"{{ start = {value.start}, end = {value.end} }}"
    else:
        shown = _string(value) if isinstance(value, str) else str(value)
    return f"{'# ' if stated is None else ''}{f'{key} = {shown}':<52}  # {explained}\n"


def _words(document: Document, span: Span) -> str:
    return " ".join(document.text[span.start : span.end].split()).strip("#*_ ")


def _string(words: str) -> str:
    """Write a TOML string; characters that show nothing are escaped, so that no word hides in the file."""
    quoted = json.dumps(words, ensure_ascii=False)
    return "".join(_escaped(c) if unicodedata.category(c) in ("Cc", "Cf", "Zl", "Zp") else c for c in quoted)


def _escaped(character: str) -> str:
    number = ord(character)
    return f"\\u{number:04X}" if number < 0x10000 else f"\\U{number:08X}"


def _comment(words: str) -> str:
    return "".join(c for c in " ".join(words.split()) if c.isprintable())


def _or(choices: tuple[str, ...]) -> str:
    return ", ".join(choices[:-1]) + " or " + choices[-1]
