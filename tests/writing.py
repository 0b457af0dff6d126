"""A small writer of NGO reports for tests: headings in our own words, answers as given."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
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


CORPORATE = (
    "Statement of commitment or endorsement of the VPs",
    "Examples of promoting awareness of the VPs throughout the company",
    "Examples of promoting and advancing implementation of the VPs internationally",
    "Relevant policies, procedures and guidelines",
    "Company procedure to conduct security and human rights risk assessments",
    "Company mechanism to report security-related incidents",
    "Procedure to consider the VPs when entering into relations with private security",
    "Company mechanism to address security-related incidents",
    "Overview of country operations selected for reporting",
    "Engagements with stakeholders on country implementation",
    "VPs considerations in the selection of private security providers",
    "Examples of supporting outreach, education and training",
    "Company procedure to review progress on implementing the VPs at local facilities",
    "Lessons or issues from this reporting year",
)
CORPORATE_CODES = tuple("A1 A2 A3 B4 B5 B6 B7 B8 C9 C10 C11 C12 C13 D14".split())
CORPORATE_SECTIONS = {
    1: "A. Commitment",
    4: "B. Policies, Procedures and Related Activities",
    9: "C. Country Implementation",
    14: "D. Lessons and Issues",
}
CORPORATE_HEAD = "Voluntary Principles on Security and Human Rights\n\nAnnual Report 2022\n\nBrackwater Mining plc\n\n"


def corporate_answer(number: int) -> str:
    """The answer to a question: long enough for running text, and its number is in it."""
    return f"Answer number {number} tells of work done with care at the sites of the company and of those who did it."


def corporate_report(
    heading: Callable[[int, str], str],
    *,
    order: Iterable[int] = range(1, 15),
    answer: Callable[[int], str] = corporate_answer,
    sections: bool = True,
    before: str = "",
) -> str:
    """Write a company's report; ``heading`` lays out a question's number and title, ``answer`` what stands below it."""
    parts = [CORPORATE_HEAD + before]
    for number in order:
        if sections and number in CORPORATE_SECTIONS:
            parts.append(CORPORATE_SECTIONS[number] + "\n\n")
        parts.append(heading(number, CORPORATE[number - 1]) + "\n\n" + answer(number) + "\n\n")
    return "".join(parts)
