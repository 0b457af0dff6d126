"""PDF files that cannot be read right are refused in one sentence that says what to do."""

from __future__ import annotations

import io
import time

import pytest

from tests.read.pdf_texts import FIRST, SECOND, read
from tests.read.pdf_writing import Sheet, file_of, pdf_of
from vpkg.errors import UnreadableInput
from vpkg.read.pdf import pdf_content


def _refused(content: bytes) -> str:
    with pytest.raises(UnreadableInput) as caught:
        pdf_content(content, "report.pdf")
    message = str(caught.value)
    assert "report.pdf" in message
    assert message.endswith(".")
    assert "\n" not in message
    return message


def _written() -> bytes:
    sheet = Sheet()
    sheet.text(70, 100, FIRST)
    return pdf_of([sheet])


def test_scan_is_refused() -> None:
    """Pictures of pages without text are called a scan, with the advice to run OCR."""
    message = _refused(pdf_of([Sheet().scan(), Sheet().scan().write(290, 815, "2")]))
    assert "scan" in message
    assert "OCR" in message


def test_file_that_is_mostly_scans_is_refused() -> None:
    """A typed cover before scanned pages does not make the scan readable."""
    cover = Sheet()
    cover.text(70, 100, FIRST)
    assert "2 of the 3 pages" in _refused(pdf_of([cover, Sheet().scan(), Sheet().scan()]))


def test_one_page_that_is_a_picture_is_noted() -> None:
    """One picture among pages of text is said in a note, and the rest is read."""
    first, last = Sheet(), Sheet()
    first.text(70, 100, FIRST)
    last.text(70, 100, SECOND)
    content = read(first, Sheet().scan(), last)
    assert content.notes == ("Page 2 is a picture without text; what they show was not read.",)
    assert content.text == f"{FIRST}\n\n{SECOND}"


def test_scan_with_a_text_layer_is_read() -> None:
    """A scan that went through OCR has its text under the picture and is read."""
    sheet = Sheet().scan()
    sheet.text(70, 100, FIRST)
    assert read(sheet).text == FIRST


def test_empty_page_is_refused() -> None:
    """A file without a single word is refused."""
    assert "no text" in _refused(pdf_of([Sheet()]))


def test_password_is_told() -> None:
    """A file that asks for a password is refused for that reason."""
    pypdf = pytest.importorskip("pypdf")
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(_written()))
    writer.encrypt("secret", algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)
    assert "password" in _refused(out.getvalue())


def test_damaged_files_are_told() -> None:
    """No PDF at all, half a file and an empty one are refused as damaged."""
    for content in (b"", b"%PDF-1.7\n", b"Brackwater Trust", _written()[:200]):
        assert "damaged" in _refused(content)


def test_fonts_that_do_not_tell_their_letters_are_refused() -> None:
    """Glyphs without a meaning are not passed on as letters."""
    sheet = Sheet()
    sheet.text(70, 100, FIRST)
    message = _refused(pdf_of([sheet], unmapped=True))
    assert "fonts" in message
    assert "100%" in message


def test_million_pages_are_refused_by_their_count() -> None:
    """A file that claims a million pages is refused before any page is read."""
    page = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 100 100] >>"
    objects = [b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Count 1000000 /Kids [3 0 R] >>", page]
    start = time.monotonic()
    message = _refused(file_of(objects))
    assert "1,000,000" in message
    assert time.monotonic() - start < 5


def test_circular_page_trees_do_not_hang() -> None:
    """A page tree that contains itself is refused, soon."""
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Count 40 /Kids [3 0 R 2 0 R] >>",
        b"<< /Type /Pages /Parent 2 0 R /Count 20 /Kids [2 0 R 3 0 R] >>",
    ]
    start = time.monotonic()
    _refused(file_of(objects))
    assert time.monotonic() - start < 5


def test_what_lies_outside_the_page_is_dropped() -> None:
    """Words off the edge of the page are not shown by it and not read; they are told."""
    sheet = Sheet()
    sheet.text(70, 100, FIRST)
    sheet.write(900, 100, "slug of the printer")
    content = read(sheet)
    assert content.text == FIRST
    assert [(item.kind, item.text, item.page) for item in content.dropped] == [("hidden", "slugoftheprinter", 1)]


def test_a_form_says_that_its_fields_were_not_read() -> None:
    """What is typed into the fields of a PDF form is not in its pages; a note says so."""
    from pypdf import PdfReader, PdfWriter
    from pypdf.generic import ArrayObject, DictionaryObject, NameObject

    writer, made = PdfWriter(), io.BytesIO()
    writer.append_pages_from_reader(PdfReader(io.BytesIO(_written())))
    form = DictionaryObject({NameObject("/Fields"): ArrayObject()})
    writer.root_object[NameObject("/AcroForm")] = form
    writer.write(made)
    assert pdf_content(_written(), "plain.pdf").notes == ()
    (note,) = pdf_content(made.getvalue(), "form.pdf").notes
    assert "fields was not read" in note
