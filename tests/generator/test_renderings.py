"""Made-up reports in layouts of real ones: each question is found under its heading, or a doubt is said."""

from __future__ import annotations

import io
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from tests.generator.abstract import AbstractReport, Layout
from tests.generator.expect import expected, judge
from tests.generator.generate import FORMATS, generate
from tests.generator.layouts import CODES, WORDINGS
from tests.generator.measure import Tally, measure
from tests.generator.reading import document_of, outline_of
from tests.generator.render import render
from tests.shared import REPOSITORY

RENDERINGS = 500
MOST_WRONG = 26
"""Of the 6,074 questions; a ratchet on the way to none."""


@pytest.fixture(scope="module")
def tally() -> Tally:
    """Every rendering, made and read once."""
    return measure(range(RENDERINGS))


def test_questions_are_aligned(tally: Tally) -> None:
    """Of all questions of the renderings that are read, at least 98 in 100 have exactly what was written under them."""
    assert len(tally.cases) == RENDERINGS
    assert set(Counter(case.form for case in tally.cases).values()) == {RENDERINGS // len(FORMATS)}
    assert tally.questions > 5000
    assert tally.aligned_of_read >= 0.98, f"{tally.summary()}\n{tally.worst()}"


def test_no_alignment_is_wrong_without_a_word(tally: Tally) -> None:
    """Text that stands under another question than its own, or is missing, is at least said to be doubtful.

    What is still wrong without a word may only become less.
    """
    assert len(tally.wrong) <= MOST_WRONG, f"{tally.summary()}\n{tally.worst()}"


def test_heads_are_read(tally: Tally) -> None:
    """Organisation, year, period, kind and template are those of the report in at least 98 of 100 renderings."""
    bad = [case for case in tally.cases if case.judgement.head or case.refused]
    shown = "\n".join(line for case in bad[:20] for line in case.lines() if "HEAD" in line or "seed" in line)
    assert len(bad) <= 0.02 * RENDERINGS, shown


def test_what_is_refused_is_refused_for_its_columns(tally: Tally) -> None:
    """Every rendering is a report and can be read, but for a page whose columns cannot be told apart."""
    refused = [case for case in tally.cases if case.refused]
    assert len(refused) <= 1
    assert all("columns" in case.refused for case in refused), [(case.seed, case.refused) for case in refused]


@pytest.mark.parametrize("form", FORMATS)
def test_the_same_seed_gives_the_same_bytes(form: str) -> None:
    """A report can be made again from its number alone."""
    for seed in (3, 8, 21):
        assert render(*generate(seed), form) == render(*generate(seed), form)


def test_the_bytes_do_not_hang_on_the_process(tmp_path: Path) -> None:
    """Neither the hash seed nor the day changes what is made; the command writes it with what must be read."""
    command = [sys.executable, "-m", "tests.generator", "--count", "2", "--seed", "7", "--formats", "md,docx,pdf"]
    for name, seed in (("one", "1"), ("two", "2")):
        subprocess.run(
            [*command, "--output", str(tmp_path / name)],
            check=True, cwd=REPOSITORY, env={"PYTHONHASHSEED": seed, "PATH": ""},
        )  # fmt: skip
    written = sorted(each.name for each in (tmp_path / "one").iterdir())
    assert written == [f"report-00000{n}.{end}" for n in (7, 8) for end in ("docx", "json", "md", "pdf")]
    for name in written:
        assert (tmp_path / "one" / name).read_bytes() == (tmp_path / "two" / name).read_bytes(), name


def test_every_way_of_writing_is_drawn() -> None:
    """500 seeds bring every style of code, every wording and every trap that the generator knows."""
    drawn = [generate(seed) for seed in range(RENDERINGS)]
    layouts = [layout for _, layout in drawn]
    assert {layout.codes for layout in layouts} == set(CODES)
    assert {layout.wording for layout in layouts} == {*WORDINGS, "own"}
    for trap in "split_heading one_line tight bold_headings automatic chrome hyphens upper_sections".split():
        assert sum(bool(getattr(layout, trap)) for layout in layouts) >= 8, trap
    assert {layout.contents for layout in layouts} == {"", "dots", "spaces", "next line", "titles", "links"}
    assert {layout.countries for layout in layouts} >= {"heading", "bold", "run-in", "by-country"}
    statuses = Counter(answer.status for report, _ in drawn for answer in report.answers)
    assert set(statuses) == {"answered", "blank", "absent", "merged", "not-applicable", "see-other"}
    assert min(statuses.values()) >= 10
    assert {report.kind for report, _ in drawn} == {"full", "update"}


def _plain(template: str) -> tuple[AbstractReport, Layout]:
    """Find a full report whose questions are all answered or said to be blank, to be changed by hand."""
    for seed in range(400):
        report, layout = generate(seed)
        statuses = {answer.status for answer in report.answers}
        if report.template == template and report.kind == "full" and statuses <= {"answered"}:
            return report, layout
    raise AssertionError(template)


def test_the_judge_sees_what_is_wrong() -> None:
    """An outline with two answers exchanged, one emptied or a foreword taken in is judged wrong; a true one is not."""
    report, layout = _plain("ngo-2023")
    wanted = expected(report, layout)
    true = {**wanted, "leftovers": [], "findings": []}
    true["answers"] = {
        code: {**each, "text": "\n\n".join(each["text"]), "parts": []} for code, each in wanted["answers"].items()
    }
    assert judge(report, layout, true).differences == []
    answers = true["answers"]
    exchanged = {**true, "answers": {**answers, "A1": answers["A2"], "A2": answers["A1"]}}
    assert [each.code for each in judge(report, layout, exchanged).wrong] == ["A1", "A2"]
    emptied = {**true, "answers": {**answers, "A1": {**answers["A1"], "status": "blank", "text": ""}}}
    assert [each.code for each in judge(report, layout, emptied).wrong] == ["A1"]
    left = {**emptied, "leftovers": [{"text": answers["A1"]["text"], "span": [0, 1]}]}
    assert [each.doubt for each in judge(report, layout, left).differences] == [True]
    longer = {**answers["A2"], "text": answers["A2"]["text"] + "\n\n" + answers["C7"]["text"]}
    assert [each.code for each in judge(report, layout, {**true, "answers": {**answers, "A2": longer}}).wrong] == ["A2"]


def test_a_pdf_is_one_that_others_read() -> None:
    """A second PDF library finds the words of the first answer in the file."""
    from pypdf import PdfReader

    report, layout = generate(4)
    pages = PdfReader(io.BytesIO(render(report, layout, "pdf"))).pages
    text = " ".join(" ".join(page.extract_text() for page in pages).split())
    first = next(answer for answer in report.answers if answer.status == "answered").pieces[0].text
    assert first.split(" ")[0] in text
    assert " ".join(first.split(" ")[:4]) in text


def test_all_formats_of_a_plain_report_say_the_same() -> None:
    """A report without tricks is read alike from Markdown, text, HTML, Word and PDF."""
    report, layout = _plain("corporate-14")
    plain = Layout(headings=layout.headings, order=layout.order, head=1, wording=layout.wording)
    for form in FORMATS:
        content = render(report, plain, form)
        assert report.reporter in document_of(content, f"report.{form}").text
        found = judge(report, plain, outline_of(content, f"report.{form}"))
        assert (form, found.differences, found.head) == (form, [], [])
