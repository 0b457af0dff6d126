"""The completeness note: unofficial, without a grade, made again byte by byte, fit for paper and small screens."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from html.parser import HTMLParser
from pathlib import Path

import pytest

from tests.needs import absent
from vpkg import __version__
from vpkg.check import Conformance, Waiver, conformance, render, waived
from vpkg.model import Reading, Span, Status

Make = Callable[..., Reading]
Graph = Callable[[Reading], str]
STATUSES = {
    "A2": Status.ABSENT,
    "B4": Status.NOT_APPLICABLE,
    "C6": Status.NOT_APPLICABLE,
    "D9": Status.SEE_OTHER,
    "D10": Status.MERGED,
    "D12": Status.BLANK,
}


@pytest.fixture(name="found")
def _found(make: Make, graph: Graph) -> Conformance:
    reading = make(STATUSES, reasons=frozenset({"B4"}))
    waiver = Waiver("no-answer", "D12", "A. Officer", "It is under way.", date(2024, 3, 1), date(2024, 12, 31))
    return waived(conformance(reading, graph(reading)), [waiver], date(2024, 5, 31))


class _Rows(HTMLParser):
    """The rows of all tables of a page, as lists of cells."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.rows: list[list[str]] = []
        self._cell = False
        self.feed(text)

    def handle_starttag(self, tag: str, _: list[tuple[str, str | None]]) -> None:
        if tag == "tr":
            self.rows.append([])
        elif tag in ("td", "th"):
            self.rows[-1].append("")
            self._cell = True

    def handle_endtag(self, tag: str) -> None:
        if tag in ("td", "th"):
            self._cell = False

    def handle_data(self, data: str) -> None:
        if self._cell:
            self.rows[-1][-1] += data


def test_it_counts_what_became_of_questions(found: Conformance) -> None:
    """Thirteen questions by state, each state a count of its own and none a share; findings with a waiver beside."""
    rows = _Rows(render.to_note([found])).rows
    counts = rows[rows.index(["State", "Questions"]) :]
    assert counts[1:8] == [
        ["with an answer", "7"],
        ["not applicable, with a reason", "1"],
        ["not applicable, no reason given", "1"],
        ["referring to another answer", "1"],
        ["answered under another question", "1"],
        ["heading without text", "1"],
        ["not in the report", "1"],
    ]
    assert counts[8] == ["findings with a waiver that holds", "1"]


def test_every_question_has_its_row(found: Conformance) -> None:
    """Each question stands with code, wording, state and words of its answer; a waiver says until when."""
    rows = {row[0]: row[1:] for row in _Rows(render.to_note([found])).rows if len(row) == 4}
    assert list(rows)[1:] == "A1 A2 A3 B4 C5 C6 C7 D8 D9 D10 D11 D12 E13".split()
    assert rows["A1"][1:] == ["answered", "14"]
    assert rows["A2"][1:] == ["no answer: not in the report", "–"]
    assert rows["D12"][1:] == ["no answer: heading without textwaived until 2024-12-31", "–"]
    assert rows["D12"][0].startswith("How did you hold participants")


def test_nil_returns_are_answers_of_which_it_says_so(make: Make, graph: Graph, change: Callable[..., Reading]) -> None:
    """An answer that there was nothing to report counts as an answer, and is counted among them."""
    reading = make({})
    answers = tuple(replace(a, nil_return=a.bodies[0]) if a.code == "D9" else a for a in reading.report.answers)
    changed = change(reading, answers=answers)
    rows = _Rows(render.to_note([conformance(changed, graph(changed))])).rows
    assert ["with an answer", "13"] in rows
    assert ["of these, saying that there was nothing to report", "1"] in rows


def test_it_says_that_it_is_unofficial_first(found: Conformance) -> None:
    """Before any fact stands that it is unofficial and self-generated, and that nobody has verified it."""
    text = render.to_note([found])
    body = text[text.index("<body>") :]
    assert body.index("Unofficial and self-generated") < body.index("Nobody has verified it.") < body.index("<table")


def test_it_says_on_what_it_rests_and_what_was_not_checked(found: Conformance) -> None:
    """Template, source of each obligation by code, what was not checked, and how to make it again."""
    text = " ".join(re.sub(r"<[^>]+>", "", render.to_note([found])).split())
    assert "NGO template in use for 2023 (ngo-2023)" in text
    assert (
        "A1, A2, A3, C5, C6, C7, D8, D9, D10, D11 and D12: No NGO guideline text was read; an answer is assumed" in text
    )
    assert "B4: No NGO guideline text was read; an answer is assumed to be expected only for a year" in text
    assert "Whether the answers are true, good or complete." in text
    assert f"vpkg {__version__}" in text
    assert found.sha256 in text
    assert len(found.sha256) == 64
    assert "vpkg check harbour-watch-2023.md --format note --on 2024-05-31" in text


def test_it_grades_nothing(found: Conformance) -> None:
    """No percentage, score, rank, median or badge, and no verdict of compliance; a count is said to be no grade."""
    words = re.sub(r"<style>.*</style>", "", render.to_note([found]), flags=re.DOTALL).lower()
    assert "a count is no grade" in words
    assert not re.search(r"complian|score|rank|median|badge|average|best|%", words)


def test_text_that_found_no_place_is_counted(make: Make, graph: Graph, change: Callable[..., Reading]) -> None:
    """Of the characters, those without a place are told apart; white space counts in neither."""
    reading = make({})
    all_ = len("".join(reading.report.document.text.split()))
    changed = change(reading, leftovers=(Span(0, 6),))
    text = render.to_note([conformance(changed, graph(changed))])
    assert f"{all_ - 6} of {all_} characters" in text


def test_a_report_that_was_not_checked_says_why(make: Make, graph: Graph) -> None:
    """Without a checkable template there is no table of questions, and no count that could be misread."""
    reading = make({}, template=None)
    text = render.to_note([conformance(reading, graph(reading))])
    assert "No questions were looked for." in text
    assert 'class="questions"' not in text
    assert "was not recognised, so no questions were looked for" in text


def test_it_is_one_page_that_asks_for_nothing_and_prints(found: Conformance) -> None:
    """No script, no address outside, styles for paper and small screens; the same verdict gives the same bytes."""
    text = render.to_note([found])
    assert text.startswith('<!DOCTYPE html>\n<html lang="en">')
    for never in ("<script", "://", "url(", "@import", "src="):
        assert never not in text
    for needed in ("default-src 'none'", "@media print", "@page", "break-inside: avoid", "max-width: 34rem"):
        assert needed in text
    assert text == render.to_note([found])
    evil = replace(found, label="<script>x</script>", file="<img src=x>")
    assert "<script" not in render.to_note([evil])
    assert "<img" not in render.to_note([evil])


def test_it_prints_with_a_browser(found: Conformance, tmp_path: Path) -> None:
    """A browser prints it on two to four pages, with its first words on the first."""
    browser = next((p for n in ("chromium", "chromium-browser", "google-chrome") if (p := shutil.which(n))), None)
    if browser is None:
        absent("a browser: Chromium or Chrome")
    page, printed = tmp_path / "note.html", tmp_path / "note.pdf"
    page.write_text(render.to_note([found]), encoding="utf-8")
    command = [browser, "--no-sandbox", "--headless", "--disable-gpu", f"--user-data-dir={tmp_path / 'profile'}"]
    command += ["--no-pdf-header-footer", f"--print-to-pdf={printed}", page.as_uri()]
    subprocess.run(command, capture_output=True, timeout=120, check=True)
    import pypdfium2

    document = pypdfium2.PdfDocument(printed)
    try:
        assert 2 <= len(document) <= 4
        assert "Unofficial and self-generated" in document[0].get_textpage().get_text_bounded()
    finally:
        document.close()
