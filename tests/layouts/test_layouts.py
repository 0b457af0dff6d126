"""Fictional reports, each built around a trap of real layouts, are read as people wrote down before any run.

A folder holds ``report.{txt,md,html}`` and ``expected.json``: the head, the status of each question, the first and last
words of each answer, and stretches that belong to no answer. A question in ``doubtful`` may be a Finding instead of a
match. An alignment is wrong when words stand under a question that are not its answer, be it from the beginning or
because the answer of another question follows in it, and nothing says that they may not be. A report without codes
that is aligned to a template's codes is wrong likewise.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import pytest

import vpkg

LAYOUTS = Path(__file__).parent
FIXTURES = sorted(path.parent for path in LAYOUTS.glob("*/expected.json"))
ALIGNED_AT_LEAST = 0.98
HEAD = ("organisation", "pillar", "year", "period", "kind", "template")
MARKUP = re.compile(r"[*_#`>|]")
CODE = re.compile(r"[A-E]\d{1,2}")


@dataclass(frozen=True, slots=True)
class Difference:
    """One point in which a reading and the expectation part; ``wrong`` where it is a confident error."""

    question: str | None
    words: str
    wrong: bool = False

    def __str__(self) -> str:
        return f"{'WRONG ' if self.wrong else ''}{self.question or 'report'}: {self.words}"


@cache
def _expected(folder: Path) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads((folder / "expected.json").read_text(encoding="utf-8"))
    return loaded


@cache
def _outline(folder: Path) -> dict[str, Any]:
    (report,) = folder.glob("report.*")
    return vpkg.outline_report(report)


def _plain(text: str) -> str:
    """Take markup away and collapse white space, so that formats compare."""
    return " ".join(MARKUP.sub("", text).split())


def _snippet(text: str, *, end: bool = False) -> str:
    words = text.split(" ")
    return repr(" ".join(words[-8:] if end else words[:10]))


def doubted(expected: dict[str, Any], found: dict[str, Any]) -> set[str]:
    """Return the questions on which a finding stands; a language that is not read casts doubt on all of them."""
    questions = {each["question"] for each in found["findings"] if each["question"]}
    if any("language" in each["code"] for each in found["findings"]):
        questions |= set(expected["doubtful"])
    return questions


def compare_head(expected: dict[str, Any], found: dict[str, Any]) -> Iterator[Difference]:
    """Compare reporter, pillar, year, period, kind, template and, where stated, language."""
    for key in (*HEAD, "language"):
        if key not in expected or (key == "period" and expected[key] is None):
            continue
        allowed = expected[key] if isinstance(expected[key], list) else [expected[key]]
        if found[key] not in allowed + expected.get(f"{key}_any", []):
            yield Difference(None, f"{key} is {found[key]!r}, expected {expected[key]!r}")


def _compare_text(code: str, answer: dict[str, Any], text: str, doubt: bool) -> Iterator[Difference]:
    if not text:
        yield Difference(code, f"no text, expected {answer['starts']!r} …")
    elif not text.startswith(answer["starts"]):
        place = "too early" if answer["starts"] in text else "in another place"
        yield Difference(code, f"starts {place}: {_snippet(text)}, expected {answer['starts']!r}", wrong=not doubt)
    elif not text.endswith(answer["ends"]):
        place = "too late" if answer["ends"] in text else "too early"
        yield Difference(code, f"ends {place}: {_snippet(text, end=True)}, expected {answer['ends']!r}")


def _compare_parts(code: str, answer: dict[str, Any], found: dict[str, Any], doubt: bool) -> Iterator[Difference]:
    parts = {(part["country"] or part["id"]).rpartition("/")[2].upper(): part for part in found["parts"]}
    if list(parts) != [part["country"] for part in answer["parts"]]:
        yield Difference(code, f"parts are {list(parts)}, expected {[part['country'] for part in answer['parts']]}")
    for part in answer["parts"]:
        if part["country"] in parts:
            text = _plain(parts[part["country"]]["text"])
            yield from _compare_text(f"{code}.{part['country'].lower()}", part, text, doubt)


def compare_answer(code: str, answer: dict[str, Any], found: dict[str, Any] | None, doubt: bool) -> list[Difference]:
    """Compare what stands under one question with what should."""
    if found is None:
        return [] if answer["status"] == "absent" else [Difference(code, "not among the answers")]
    differences: list[Difference] = []
    text = _plain(found["text"])
    if found["status"] != answer["status"]:
        differences.append(Difference(code, f"status is {found['status']}, expected {answer['status']}"))
    if answer.get("refers_to") and found["refers_to"] != answer["refers_to"]:
        differences.append(Difference(code, f"refers to {found['refers_to']}, expected {answer['refers_to']}"))
    differences += [
        Difference(code, f"{key} is not {answer[key]}")
        for key in ("nil_return", "withheld")
        if key in answer and bool(found[key]) != answer[key]
    ]
    if "starts" in answer:
        differences += _compare_text(code, answer, text, doubt)
        differences += _compare_parts(code, answer, found, doubt) if "parts" in answer else []
    elif text:
        differences.append(Difference(code, f"has text where there is none: {_snippet(text)}", wrong=not doubt))
    return differences


def swallowed(code: str, expected: dict[str, Any], found: dict[str, Any], doubts: set[str]) -> list[Difference]:
    """List the other questions whose answers begin inside the text under a question; four words tell an answer."""
    text = _plain(found["answers"].get(code, {}).get("text", ""))
    others = {
        other: answer["starts"]
        for other, answer in expected["answers"].items()
        if other != code and len(answer.get("starts", "").split()) >= 4
    }
    return [
        Difference(code, f"holds the answer of {other}: {starts!r} …", wrong=not {code, other} & doubts)
        for other, starts in others.items()
        if starts in text and starts != expected["answers"][code].get("starts")
    ]


def compare(expected: dict[str, Any], found: dict[str, Any]) -> list[Difference]:
    """List every difference between an expectation and a reading, the head first, then question by question."""
    differences = list(compare_head(expected, found))
    doubts = doubted(expected, found)
    for code, answer in expected["answers"].items():
        of_question = compare_answer(code, answer, found["answers"].get(code), code in doubts)
        of_question += swallowed(code, expected, found, doubts)
        if not (code in doubts and code in expected["doubtful"]):
            differences += of_question
    for code, answer in found["answers"].items():
        text = _plain(answer["text"])
        if code not in expected["answers"] and text:
            invented = CODE.fullmatch(code) is not None and not any(map(CODE.fullmatch, expected["answers"]))
            words = f"an answer that is not expected: {_snippet(text)}"
            differences.append(Difference(code, words, wrong=invented and code not in doubts))
        differences += [
            Difference(code, f"holds {stretch!r}, which is no part of an answer")
            for stretch in expected["not_in_answers"]
            if _plain(stretch) and _plain(stretch) in text
        ]
    return differences + list(_compare_topics(expected, found))


def _compare_topics(expected: dict[str, Any], found: dict[str, Any]) -> Iterator[Difference]:
    topics = {slug: (answer.get("topic") or "").rpartition("/")[2] for slug, answer in found["answers"].items()}
    for slug, topic in expected.get("topics", {}).items():
        if slug in topics and topics[slug] != topic:
            yield Difference(slug, f"topic is {topics[slug] or None!r}, expected {topic!r}")
    for slug in expected.get("no_topic", []):
        if topics.get(slug):
            yield Difference(slug, f"topic is {topics[slug]!r}, but the heading supports none")


def aligned(expected: dict[str, Any], found: dict[str, Any]) -> dict[str, bool]:
    """Tell for each question that the report answers, or prints, whether its words were found where they stand."""
    doubts = doubted(expected, found) & set(expected["doubtful"])
    result: dict[str, bool] = {}
    for code, answer in expected["answers"].items():
        if answer["status"] == "absent":
            continue
        got = found["answers"].get(code)
        text = _plain(got["text"]) if got else ""
        if "starts" in answer:
            placed = text.startswith(answer["starts"]) and text.endswith(answer["ends"])
        else:
            placed = got is not None and not text and got["status"] == answer["status"]
        result[code] = placed or code in doubts
    return result


def test_there_are_enough_fixtures() -> None:
    """At least 24 reports, of all pillars and three formats, each with one report file, a trap and questions."""
    assert len(FIXTURES) >= 24
    assert all(len(list(folder.glob("report.*"))) == 1 for folder in FIXTURES)
    assert {_expected(folder)["pillar"] for folder in FIXTURES} == {"ngo", "corporate", "government"}
    assert {path.suffix for path in LAYOUTS.glob("*/report.*")} == {".txt", ".md", ".html"}
    assert all(_expected(folder)["trap"] and _expected(folder)["answers"] for folder in FIXTURES)


def test_expectations_are_words_of_the_report() -> None:
    """The first and last words of an expected answer, and what belongs to no answer, stand in the report."""
    for folder in FIXTURES:
        (report,) = folder.glob("report.*")
        source = re.sub(r"</?[a-zA-Z!][^<>]*>", " ", report.read_text(encoding="utf-8"))
        text, expected = _plain(source), _expected(folder)
        words = [answer[key] for answer in expected["answers"].values() for key in ("starts", "ends") if key in answer]
        assert [each for each in words + expected["not_in_answers"] if _plain(each) not in text] == [], folder.name


def test_the_comparison_sees_what_is_wrong() -> None:
    """Another answer's words are wrong, unless a finding says that the question is in doubt."""
    answers = {"A1": {"status": "answered", "starts": "We came", "ends": "in May."}}
    expected = {"answers": answers, "not_in_answers": [], "doubtful": ["A1"]}
    reading = {"status": "answered", "text": "They left in May.", "refers_to": [], "parts": []}
    found: dict[str, Any] = {"answers": {"A1": reading}, "findings": []}
    assert [each.wrong for each in compare(expected, found)] == [True]
    assert aligned(expected, found) == {"A1": False}
    found["findings"] = [{"code": "uncertain-match", "question": "A1"}]
    assert compare(expected, found) == []
    assert aligned(expected, found) == {"A1": True}


def test_the_comparison_sees_an_answer_inside_another() -> None:
    """An answer that runs on into the answer of the next question is wrong."""
    answers = {
        "A1": {"status": "answered", "starts": "We came", "ends": "in May."},
        "A2": {"status": "answered", "starts": "Our report is public", "ends": "at last."},
    }
    text = "We came in May. Our report is public at last."
    reading = {"status": "answered", "text": text, "refers_to": [], "parts": []}
    found: dict[str, Any] = {"answers": {"A1": reading}, "findings": []}
    expected = {"answers": answers, "not_in_answers": [], "doubtful": []}
    assert [each.question for each in compare(expected, found) if each.wrong] == ["A1"]


@pytest.mark.parametrize("folder", FIXTURES, ids=lambda path: path.name)
def test_a_layout_is_read_as_written_down(folder: Path) -> None:
    """Head, statuses, beginnings and ends of answers, parts by country and topics are as a person sees them."""
    differences = compare(_expected(folder), _outline(folder))
    assert not differences, "\n".join([_expected(folder)["trap"], *map(str, differences)])


def test_no_answer_is_wrong() -> None:
    """No words stand under a question that they do not answer, unless a finding says so."""
    wrong = [
        f"{folder.name} {each}"
        for folder in FIXTURES
        for each in compare(_expected(folder), _outline(folder))
        if each.wrong
    ]
    assert not wrong, "\n".join(wrong)


def test_nearly_all_questions_are_aligned() -> None:
    """Of all questions that the reports print, at least 98 in a hundred have their own words, or a doubt where due."""
    found = {
        f"{folder.name} {code}": placed
        for folder in FIXTURES
        for code, placed in aligned(_expected(folder), _outline(folder)).items()
    }
    assert len(found) >= 300
    missed = [question for question, placed in found.items() if not placed]
    assert 1 - len(missed) / len(found) >= ALIGNED_AT_LEAST, f"{len(missed)} of {len(found)}: " + ", ".join(missed)
