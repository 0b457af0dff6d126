"""A PDF file is opened page by page, or refused in one sentence; pdfium does the reading and nothing is fetched."""

from __future__ import annotations

from vpkg.errors import UnreadableInput
from vpkg.read.pdf.glyphs import upright_page
from vpkg.read.pdf.shapes import Page

MOST_PAGES = 2_000
"""The longest report known has below 200."""

MOST_CHARACTERS = 5_000_000
"""Characters of a whole file."""

_MOST_UNMAPPED = 0.1
"""Share of the characters of a file; bullets and logos set in symbol fonts stay far below."""

_PASSWORD = 4


def pdf_pages(content: bytes, name: str) -> tuple[list[Page], bool]:
    """Return the pages of a PDF, and whether it is a form to be filled in.

    Raises `UnreadableInput` when it cannot be opened or is too large.
    """
    import pypdfium2

    try:
        file = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as error:
        raise UnreadableInput(_refusal(name, getattr(error, "err_code", None))) from error
    try:
        count = len(file)
        if count > MOST_PAGES:
            raise UnreadableInput(
                f"{name} claims {count:,} pages, more than the {MOST_PAGES:,} that vpkg reads; give the report alone."
            )
        if count < 1:
            raise UnreadableInput(f"{name} has no pages; give a PDF file that holds the report.")
        return _all_pages(file, count, name), bool(file.get_formtype())
    finally:
        file.close()


def _refusal(name: str, code: object) -> str:
    if code == _PASSWORD:
        return f"{name} is protected by a password; save a copy without one and give that."
    return f"{name} is damaged or no PDF file; open it in a PDF reader and save it anew, or give the report's text."


def _all_pages(file: object, count: int, name: str) -> list[Page]:
    pages: list[Page] = []
    characters = unmapped = 0
    for index in range(count):
        drawn = upright_page(file, index)
        if drawn is None:
            raise UnreadableInput(
                f"Page {index + 1} of {name} is damaged and cannot be read; save the file anew, or give the text."
            )
        page, seen, strange = drawn
        characters += seen
        unmapped += strange
        if characters > MOST_CHARACTERS:
            raise UnreadableInput(f"{name} has more than {MOST_CHARACTERS:,} characters; give the report alone.")
        pages.append(page)
    if unmapped > _MOST_UNMAPPED * characters:
        raise UnreadableInput(
            f"The characters of {name} cannot be told from its fonts (they carry no meaning for "
            f"{unmapped / characters:.0%} of them); run OCR on it, or give the report's text."
        )
    return pages
