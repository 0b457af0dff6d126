"""Fictional wording for PDF tests, and what the tests ask of a reader's answer."""

from __future__ import annotations

from collections.abc import Iterator

from tests.read.pdf_writing import Sheet, pdf_of
from vpkg.model import Content
from vpkg.read.pdf import pdf_content

FIRST = (
    "The Brackwater Trust keeps an office in each of the three river towns where it works with communities. "
    "Its staff meet the guards of the harbour company every month and write down what was agreed. "
    "In spring the meetings moved to the school because the old hall was flooded."
)
SECOND = (
    "Officers of the river police took part in two courses on the use of force. "
    "The second course was shorter since the roads were closed for much of the week. "
    "A list of those who came is kept at the office in Oster."
)
THIRD = (
    "Women of the market association asked for lamps along the road to the quarry. "
    "The company set up nineteen of them before the rains and promised the rest for later. "
    "Nobody was hurt on that road since."
)


def read(*sheets: Sheet) -> Content:
    """Read pages as the reader does."""
    return pdf_content(pdf_of(sheets), "report.pdf")


def shown(content: Content) -> list[tuple[str, str]]:
    """List the blocks as (kind, text)."""
    return [(block.kind, content.text[block.span.start : block.span.end]) for block in content.blocks]


def undone(content: Content) -> str:
    """Return the text with every edit reversed: what the pages show."""
    parts, at = [], 0
    for edit in content.edits:
        parts += [content.text[at : edit.span.start], edit.shown]
        at = edit.span.end
    return "".join([*parts, content.text[at:]])


def pressed(text: str) -> str:
    """Return a text without white space."""
    return "".join(text.split())


def uncovered(content: Content) -> Iterator[str]:
    """Yield every character that is no white space and stands in no block."""
    at = 0
    for block in content.blocks:
        yield from pressed(content.text[at : block.span.start])
        at = block.span.end
    yield from pressed(content.text[at:])
