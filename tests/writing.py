"""A small writer of NGO reports for tests: headings in our own words, answers as given."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from vpkg.gazetteer import find_reporter
from vpkg.model import Report
from vpkg.read import read
from vpkg.segment import segment

SECTIONS = {
    "A": "A. Commitment to the Voluntary Principles",
    "B": "B. Procedures",
    "C": "C. Promotion of the Voluntary Principles",
    "D": "D. Country Implementation",
    "E": "E. Lessons and Issues",
}
HEADINGS = {
    "A1": "A1 Describe how your team engaged in the Voluntary Principles Initiative.",
    "A2": "A2 Describe what you did to increase transparency.",
    "A3": "A3 Describe steps to engage in dialogue with other participants.",
    "B4": "B4 Provide the findings of the verification process.",
    "C5": "C5. Describe work to raise awareness of and promote understanding of the Principles.",
    "C6": "C6. Describe support for the participation of non-member CSOs.",
    "C7": "C7. Describe steps to promote the adoption of the Voluntary Principles into policies.",
    "D8": "D8. Describe work to strengthen the rule of law.",
    "D9": "D9. Describe how you conduct and monitor risk assessments.",
    "D10": "D10. Describe how you strengthen policies, procedures and guidelines.",
    "D11": "D11. Describe contacts with public security sectors and/or private security sectors.",
    "D12": "D12. Describe how you hold Voluntary Principles participants accountable.",
    "E13": "E13. Lessons or issues from this reporting year, and plans.",
}
ANSWER = "The team of {organisation} worked on point {code} with care."


def ngo_report(
    answers: Mapping[str, str] | None = None,
    *,
    organisation: str = "Quietwater Trust",
    order: Iterable[str] | None = None,
    before: str = "",
    period: str = "January – December 2023",
) -> str:
    """Write a report; codes not in ``answers`` get a plain answer, None in ``order`` never appears."""
    given = dict(answers or {})
    parts = ["Voluntary Principles on Security and Human Rights – annual report", organisation, period]
    if before:
        parts.append(before)
    section = ""
    for code in order or HEADINGS:
        if code[0] != section:
            section = code[0]
            parts.append(SECTIONS[section])
        parts.append(HEADINGS[code])
        answer = given.get(code, ANSWER.format(organisation=organisation, code=code))
        if answer:
            parts.append(answer)
    return "\n\n".join(parts) + "\n"


def segmented(text: str, folder: Path, name: str = "report.md") -> Report:
    """Write a text to a file and read it as a report, as `vpkg outline` does."""
    path = folder / name
    path.write_text(text, encoding="utf-8", newline="")
    return segment(read(path), find_reporter)
