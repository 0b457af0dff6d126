"""A report that comes again in another format keeps what was decided of its words."""

from __future__ import annotations

from pathlib import Path

import docx

from tests.curate.deciding import decide, decision, found, redaction, states
from tests.read.pdf_writing import Sheet, pdf_of
from tests.writing import ngo_report
from vpkg.curate import decisions_file
from vpkg.pipeline import read_document, read_report

WORDS = (
    "In the spring of the year our small team met the people of DCAF and of IOM in Kenya to speak about training for "
    "guards, and Ada Lovelock of our office told them how the villages near the mine see their work."
)
REPORT = ngo_report({"C5": WORDS})


def as_pdf(path: Path) -> Path:
    """Set the report in lines of a page's width."""
    sheets, sheet, at = [Sheet()], Sheet(), 70.0
    sheets = [sheet]
    for paragraph in REPORT.strip().split("\n\n"):
        if at > 740:
            sheet, at = Sheet(), 70.0
            sheets.append(sheet)
        at = sheet.text(70, at, paragraph) + 10
    path.write_bytes(pdf_of(sheets))
    return path


def as_docx(path: Path) -> Path:
    """Write the report as a word processor does, a name in it in bold."""
    document = docx.Document()
    for paragraph in REPORT.strip().split("\n\n"):
        made = document.add_paragraph()
        before, name, after = paragraph.partition("DCAF")
        made.add_run(before)
        made.add_run(name).bold = True
        made.add_run(after)
    document.save(str(path))
    return path


def test_a_pdf_that_comes_again_as_word_file_keeps_its_decisions(tmp_path: Path) -> None:
    """Decisions made on a PDF hold in the Word file that takes its place, though every position is another."""
    pdf = as_pdf(tmp_path / "alpha-2023.pdf")
    assert ("DCAF", "organisation/dcaf") in found(read_report(pdf), "organisation")
    decide(
        pdf,
        decision(pdf, "reject", "organisation", "DCAF"),
        decision(pdf, "relink", "organisation", "IOM", value="organisation/dcaf"),
        redaction(pdf, "Ada Lovelock"),
    )
    word = as_docx(tmp_path / "alpha-2023.docx")
    for _ in range(2):
        reading = read_report(word)
        assert found(reading, "organisation") == [("IOM", "organisation/dcaf")]
        assert {state for _, state in states(reading)} == {"applied"}
        assert "Lovelock" not in read_document(word).text
        pdf.unlink(missing_ok=True)


def test_a_decisions_file_can_be_moved_to_another_report(tmp_path: Path) -> None:
    """A file that is named after the new version goes for it, and says which decisions found no place there."""
    word = as_docx(tmp_path / "draft.docx")
    decide(word, decision(word, "reject", "organisation", "DCAF"), decision(word, "reject", "country", "Kenya"))
    final = tmp_path / "final.md"
    final.write_text(REPORT.replace("about training", "about lessons"), encoding="utf-8")
    decisions_file(word).rename(decisions_file(final))
    reading = read_report(final)
    assert sorted(states(reading)) == [("reject", "applied"), ("reject", "orphan")]
    assert found(reading, "organisation") == [("IOM", "organisation/iom")]
