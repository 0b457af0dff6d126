"""A report as text for the screen."""

from __future__ import annotations

import textwrap

from vpkg.shacl.model import Report
from vpkg.shacl.words import EXAMPLES, Group, Names, details, example, groups, local, message, summary, title


def to_text(report: Report, width: int = 100) -> str:
    """Tell a report as text: the summary, each group with count and first examples, and what was not looked at."""
    names = Names(report.prefixes)
    lines = [*_wrapped(summary(report), width, "")]
    for group in groups(report):
        lines += ["", *_group(group, names, width)]
    if report.not_checked:
        lines += ["", "Not checked:"]
        for sentence in report.not_checked:
            lines += _wrapped(sentence, width, "  ", "- ")
    return "\n".join(lines) + "\n"


def _group(group: Group, names: Names, width: int) -> list[str]:
    lines = _wrapped(f"{len(group.results)} × {local(group.severity)} · {title(group, names)}", width, "")
    if group.path:
        lines += _wrapped(f"path {names.path(group.path)}", width, "  ")
    for each in group.messages:
        lines += _wrapped(message(each), width, "  ")
    for result in group.results[:EXAMPLES]:
        lines += _wrapped(example(result, group, names), width, "  ", "- ")
        for depth, words in details(result.details, names):
            lines += _wrapped(words, width, "    " + "  " * depth, "> ")
    if len(group.results) > EXAMPLES:
        lines.append(f"  and {len(group.results) - EXAMPLES} more")
    return lines


def _wrapped(words: str, width: int, indent: str, mark: str = "") -> list[str]:
    return textwrap.wrap(
        words,
        max(width, 40),
        initial_indent=indent + mark,
        subsequent_indent=indent + " " * len(mark),
        break_long_words=False,
        break_on_hyphens=False,
    )
