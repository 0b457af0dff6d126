"""A report before it is written down, and the choices of how it is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of an answer; ``kind`` is ``paragraph``, ``item``, ``numbered``, ``table`` or ``own`` (a sub-heading)."""

    kind: str
    text: str
    rows: tuple[tuple[str, ...], ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class CountryPart:
    """What an answer says of one country."""

    country: str
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class AbstractAnswer:
    """What a report says under a question. ``status`` is one of the graph's statuses, ``absent`` included.

    ``refers_to`` is the code that a reference names, or the one under which a merged question was answered.
    ``code`` is the report's own heading where its template has no questions.
    """

    code: str
    status: str
    pieces: tuple[Piece, ...] = ()
    parts: tuple[CountryPart, ...] = ()
    refers_to: str = ""
    nil: bool = False

    @property
    def all_pieces(self) -> tuple[Piece, ...]:
        """Every piece of the answer, those on countries last."""
        return (*self.pieces, *(piece for part in self.parts for piece in part.pieces))


@dataclass(frozen=True, slots=True)
class AbstractReport:
    """Who reports on which year by which template, with which answers, in the template's order."""

    template: str
    pillar: str
    reporter: str
    year: int
    start: date
    end: date
    kind: str
    answers: tuple[AbstractAnswer, ...]
    foreword: tuple[Piece, ...] = ()
    annex: tuple[Piece, ...] = ()

    def answer(self, code: str) -> AbstractAnswer:
        """Return what the report says under a question."""
        return next(each for each in self.answers if each.code == code)


@dataclass(frozen=True, slots=True)
class Layout:
    """How a report is written down. Every choice was met in real reports, see `layouts.py`."""

    codes: str = "C5."
    wording: str = "full"
    title_case: bool = False
    upper_sections: bool = False
    sections: bool = True
    section_letters: bool = True
    contents: str = ""
    order: tuple[str, ...] = ()
    countries: str = "heading"
    running: str = ""
    split_heading: bool = False
    wrapped: int = 0
    one_line: bool = False
    tight: bool = False
    bold_headings: bool = False
    automatic: bool = False
    chrome: bool = False
    hyphens: bool = False
    columns: int = 1
    head: int = 0
    dates: str = ""
    headings: tuple[tuple[str, str], ...] = ()

    def heading(self, code: str) -> str:
        """Return the wording of a question's heading."""
        return dict(self.headings)[code]


@dataclass(frozen=True, slots=True)
class Element:
    """A stretch of the document to be rendered, in its order.

    ``kind`` is ``title``, ``line`` (of the head), ``heading``, ``paragraph``, ``item``, ``numbered``, ``table``,
    ``contents``, ``footnote`` or ``chrome``. ``label`` stands before the words of a heading, an item or a note.
    """

    kind: str
    text: str = ""
    level: int = 0
    label: str = ""
    rows: tuple[tuple[str, ...], ...] = ()
    page: int = 0

    @property
    def whole(self) -> str:
        """Label and words."""
        return f"{self.label} {self.text}".strip()
