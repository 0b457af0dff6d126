"""One report says the same in every format, whatever program wrote it."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from tests.read.renderings import NAMES, render
from vpkg.model import Reading
from vpkg.outline import outline
from vpkg.pipeline import read_report
from vpkg.resources import demo_reports

REPORTS = ("lindenroot-peace-foundation-2023", "government-of-halvoria-2023")
"""One that answers a template by its codes, and one that has none and keeps its own headings."""
ASIDE = {"spans", "heading_spans", "span", "match", "coverage", "findings", "placed", "chrome", "document"}
"""What says where something stands, or measures it; compared apart from what it is."""


@pytest.fixture(scope="session", name="files", params=REPORTS)
def _files(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    [source] = [path for path in demo_reports() if path.stem == request.param]
    return render(source.read_text(encoding="utf-8"), tmp_path_factory.mktemp("renderings"))


@pytest.fixture(scope="session", name="readings")
def _readings(files: dict[str, Path]) -> dict[str, Reading]:
    return {name: read_report(path) for name, path in files.items()}


def _plain(found: Any) -> Any:
    """Return an outline without spans and measures, its texts without markup and with single blanks."""
    if isinstance(found, dict):
        return {key: _plain(value) for key, value in found.items() if key not in ASIDE}
    if isinstance(found, list):
        return [_plain(each) for each in found]
    if isinstance(found, str):
        bare = re.sub(r"(?m)^#+ |\*\*", "", unicodedata.normalize("NFC", found))
        return " ".join(re.sub(r"(?m)^\s*[-*•]\s+", "- ", bare).split())
    return found


def _surfaces(reading: Reading) -> dict[str | None, Counter[tuple[str, str]]]:
    found: dict[str | None, Counter[tuple[str, str]]] = {}
    for mention in reading.mentions:
        found.setdefault(mention.answer, Counter())[(mention.kind, mention.surface)] += 1
    return found


OTHERS = [name for name in NAMES if name != "typed.md"]


def test_the_reports_are_worth_comparing() -> None:
    """Together they have answers of every kind but one, bullets, bold words, and some thirty mentions."""
    readings = [read_report(path) for path in demo_reports() if path.stem in REPORTS]
    assert len(readings) == len(REPORTS)
    answers = [answer for reading in readings for answer in outline(reading.report)["answers"].values()]
    assert {each["status"] for each in answers} >= {"answered", "not-applicable", "blank", "merged"}
    assert any("\n- " in each["text"] for each in answers)
    assert any("**" in each["text"] for each in answers)
    assert sum(len(reading.mentions) for reading in readings) > 30


@pytest.mark.parametrize("name", OTHERS)
def test_the_outline_is_the_same(readings: dict[str, Reading], name: str) -> None:
    """Organisation, pillar, period, kind, template, language, and every answer with its status, heading and text."""
    assert _plain(outline(readings[name].report)) == _plain(outline(readings["typed.md"].report))


@pytest.mark.parametrize("name", OTHERS)
def test_the_findings_are_the_same(readings: dict[str, Reading], name: str) -> None:
    """The same doubts on the same questions; as much of the text is placed."""
    first, found = readings["typed.md"].report, readings[name].report
    assert [(f.code, f.question) for f in found.findings] == [(f.code, f.question) for f in first.findings]
    assert found.coverage == pytest.approx(first.coverage, abs=0.02)


@pytest.mark.parametrize("name", OTHERS)
def test_the_mentions_are_the_same(readings: dict[str, Reading], name: str) -> None:
    """The same kinds and surfaces under each question, as often."""
    assert _surfaces(readings[name]) == _surfaces(readings["typed.md"])


@pytest.mark.parametrize("name", NAMES)
def test_spans_are_what_the_document_says(readings: dict[str, Reading], name: str) -> None:
    """Each mention's slice is its surface, once white space is collapsed and joined words are folded."""
    reading = readings[name]
    text = reading.report.document.text
    assert reading.mentions
    for mention in reading.mentions:
        slice_ = " ".join(unicodedata.normalize("NFKC", text[mention.span.start : mention.span.end]).split())
        assert slice_.replace("**", "") == mention.surface
